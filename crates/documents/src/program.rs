//! Whether a file runs when somebody opens it.

/// Endings of files that a desktop runs, or that carry what it runs: programs, scripts, shortcuts, installers, disk
/// images, documents with macros. After the list that Outlook blocks
/// (<https://support.microsoft.com/office/434752e1-02d3-4e90-9124-8b81e49a8519>). Sorted.
const ENDINGS: &[&str] = &[
    "app",
    "appimage",
    "appref-ms",
    "bat",
    "chm",
    "cmd",
    "com",
    "cpl",
    "deb",
    "desktop",
    "dll",
    "dmg",
    "docm",
    "dotm",
    "exe",
    "hta",
    "img",
    "iso",
    "jar",
    "js",
    "jse",
    "lnk",
    "msc",
    "msi",
    "msix",
    "msp",
    "mst",
    "pif",
    "pkg",
    "potm",
    "ppsm",
    "pptm",
    "ps1",
    "psm1",
    "py",
    "pyw",
    "reg",
    "rpm",
    "scf",
    "scr",
    "settingcontent-ms",
    "sh",
    "url",
    "vb",
    "vbe",
    "vbs",
    "vhd",
    "vhdx",
    "wsc",
    "wsf",
    "wsh",
    "xlam",
    "xll",
    "xlsm",
    "xltm",
];

/// First bytes of programs: Windows, Linux, macOS, and a Windows shortcut.
const BEGINNINGS: &[&[u8]] = &[
    b"\x7fELF",
    b"\xfe\xed\xfa\xce",
    b"\xfe\xed\xfa\xcf",
    b"\xcf\xfa\xed\xfe",
    b"L\0\0\0\x01\x14\x02\0",
];

/// Whether the name of a file says that opening it runs something.
///
/// ```
/// assert!(documents::runs("facture.pdf.EXE"));
/// assert!(!documents::runs("facture.exe.pdf"));
/// ```
#[must_use]
pub fn runs(filename: &str) -> bool {
    // Windows drops blanks and dots at the end of a name, and a mark that turns the direction hides an ending.
    let name = filename.trim_end_matches(|c: char| c.is_whitespace() || c == '.');
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
    let ending: String = ending
        .chars()
        .filter(|c| !matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'))
        .flat_map(char::to_lowercase)
        .collect();
    ENDINGS.binary_search(&ending.as_str()).is_ok()
}

/// Whether the bytes are a program, whatever the name says.
#[must_use]
pub fn is_program(bytes: &[u8]) -> bool {
    is_windows_program(bytes) || BEGINNINGS.iter().any(|magic| bytes.starts_with(magic))
}

/// `MZ`, and bytes that no text has: a sentence may begin with two letters.
fn is_windows_program(bytes: &[u8]) -> bool {
    bytes.starts_with(b"MZ") && bytes.iter().take(1024).any(|&byte| byte == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_ending_counts_however_it_is_hidden() {
        for name in [
            "a.exe",
            "photo.jpg.SCR",
            "arrêté.pdf.lnk ",
            "note.js.",
            "avis.\u{202e}exe",
            "tarif.xlsm",
        ] {
            assert!(runs(name), "{name}");
        }
        for name in [
            "a.pdf",
            "exe",
            "liste.xlsx",
            "contrat.docx",
            "",
            "page.html",
        ] {
            assert!(!runs(name), "{name}");
        }
        assert!(ENDINGS.is_sorted());
    }

    #[test]
    fn programs_are_known_by_their_first_bytes() {
        assert!(is_program(b"MZ\x90\0\x03\0\0\0"));
        assert!(is_program(b"\x7fELF\x02\x01"));
        for text in [
            &b"MZ est le sigle de"[..],
            b"%PDF-1.7\n",
            b"PK\x03\x04",
            b"",
        ] {
            assert!(!is_program(text));
        }
    }
}
