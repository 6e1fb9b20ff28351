//! What a file is.

/// A kind of file whose text we can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// Plain text.
    Plain,
    /// Comma-separated values, read as plain text.
    Csv,
    /// HTML.
    Html,
    /// Rich Text Format.
    Rtf,
    /// Word (Office Open XML).
    Docx,
    /// OpenDocument text.
    Odt,
    /// PDF.
    Pdf,
    /// A picture: PNG, JPEG, TIFF, WebP, BMP or GIF.
    Image,
}

/// The kind of a file, from its first bytes, then its declared type, then its name.
pub(crate) fn recognise(content_type: &str, filename: &str, bytes: &[u8]) -> Option<Kind> {
    let declared = declared(content_type, filename);
    if contains(bytes.get(..1024).unwrap_or(bytes), b"%PDF-") {
        return Some(Kind::Pdf);
    }
    if bytes.starts_with(b"{\\rtf") {
        return Some(Kind::Rtf);
    }
    if crate::picture::recognise(bytes).is_some() {
        return Some(Kind::Image);
    }
    if bytes.starts_with(b"PK\x03\x04") {
        return zipped(bytes).or(declared.filter(|kind| matches!(kind, Kind::Docx | Kind::Odt)));
    }
    match declared {
        // The name promises a format that the first bytes do not keep: text if it looks like text.
        Some(Kind::Pdf | Kind::Rtf | Kind::Docx | Kind::Odt | Kind::Image) | None => {
            looks_like_text(bytes).then_some(Kind::Plain)
        }
        Some(kind) => (!looks_binary(bytes)).then_some(kind),
    }
}

fn declared(content_type: &str, filename: &str) -> Option<Kind> {
    let essence = content_type
        .split(';')
        .next()
        .unwrap_or_default()
        .trim()
        .to_ascii_lowercase();
    let by_type = match essence.as_str() {
        "text/html" | "application/xhtml+xml" => Some(Kind::Html),
        "text/csv" => Some(Kind::Csv),
        "application/rtf" | "text/rtf" => Some(Kind::Rtf),
        "application/pdf" | "application/x-pdf" => Some(Kind::Pdf),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => {
            Some(Kind::Docx)
        }
        "application/vnd.oasis.opendocument.text" => Some(Kind::Odt),
        "text/plain" => Some(Kind::Plain),
        _ => None,
    };
    let extension = filename
        .rsplit_once('.')
        .map(|(_, end)| end.trim().to_ascii_lowercase())
        .unwrap_or_default();
    let by_name = match extension.as_str() {
        "htm" | "html" | "xhtml" => Some(Kind::Html),
        "csv" | "tsv" => Some(Kind::Csv),
        "rtf" => Some(Kind::Rtf),
        "pdf" => Some(Kind::Pdf),
        "docx" | "docm" => Some(Kind::Docx),
        "odt" => Some(Kind::Odt),
        "txt" | "text" | "md" | "log" | "ics" | "vcf" => Some(Kind::Plain),
        _ => None,
    };
    match by_type {
        // `text/plain` is what programs write when they do not know.
        Some(Kind::Plain) | None => by_name.or(by_type),
        known => known,
    }
}

/// Which document a zip holds: the names of its members stand in clear in the file.
fn zipped(bytes: &[u8]) -> Option<Kind> {
    if contains(
        bytes.get(..200).unwrap_or(bytes),
        b"application/vnd.oasis.opendocument.text",
    ) {
        return Some(Kind::Odt);
    }
    contains(bytes, b"word/document.xml").then_some(Kind::Docx)
}

fn contains(haystack: &[u8], needle: &[u8]) -> bool {
    haystack
        .windows(needle.len())
        .any(|window| window == needle)
}

fn looks_binary(bytes: &[u8]) -> bool {
    let utf16 = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    !utf16 && bytes.iter().take(4096).filter(|&&byte| byte == 0).count() > 8
}

fn looks_like_text(bytes: &[u8]) -> bool {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let controls = head
        .iter()
        .filter(|&&byte| byte < 0x20 && !matches!(byte, b'\t' | b'\n' | b'\r' | 0x0c))
        .count();
    !head.is_empty() && controls == 0
}
