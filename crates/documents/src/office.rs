//! Word and OpenDocument texts: XML in a zip.

use crate::{Error, guard};
use quick_xml::Reader;
use quick_xml::events::{BytesRef, Event};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// How large the XML of a document may be once unpacked: a thousand pages are 20 MB.
const MAX_XML_BYTES: usize = 64 * 1024 * 1024;

/// The text of a Word document: body, then foot- and endnotes.
pub(crate) fn docx(bytes: &[u8]) -> Result<String, Error> {
    let mut archive = open(bytes)?;
    let mut text = words(&member(&mut archive, "word/document.xml")?, word_element)?;
    for notes in ["word/footnotes.xml", "word/endnotes.xml"] {
        if archive.index_for_name(notes).is_some() {
            text.push('\n');
            text.push_str(&words(&member(&mut archive, notes)?, word_element)?);
        }
    }
    Ok(text.trim().to_owned())
}

/// The text of an OpenDocument text.
pub(crate) fn odt(bytes: &[u8]) -> Result<String, Error> {
    let mut archive = open(bytes)?;
    if archive.index_for_name("META-INF/manifest.xml").is_some() {
        let manifest = member(&mut archive, "META-INF/manifest.xml")?;
        if manifest
            .windows(15)
            .any(|window| window == b"encryption-data")
        {
            return Err(Error::Encrypted);
        }
    }
    let text = words(&member(&mut archive, "content.xml")?, open_element)?;
    Ok(text.trim().to_owned())
}

fn open(bytes: &[u8]) -> Result<ZipArchive<Cursor<&[u8]>>, Error> {
    ZipArchive::new(Cursor::new(bytes)).map_err(refused)
}

fn refused(error: ZipError) -> Error {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => Error::Encrypted,
        other => guard::damaged(&other.to_string()),
    }
}

/// One file of the archive. What it says about its size is not believed: the count is ours.
fn member(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str) -> Result<Vec<u8>, Error> {
    let file = archive.by_name(name).map_err(refused)?;
    let mut bytes = Vec::new();
    let limit = MAX_XML_BYTES as u64 + 1;
    file.take(limit)
        .read_to_end(&mut bytes)
        .map_err(|cause| guard::damaged(&cause.to_string()))?;
    if bytes.len() > MAX_XML_BYTES {
        return Err(Error::TooLarge {
            limit_bytes: MAX_XML_BYTES,
        });
    }
    Ok(bytes)
}

/// What an element means for the text.
enum Meaning {
    /// Its text is text of the document.
    Text,
    /// A line ends with it.
    Line,
    /// A cell ends with it.
    Cell,
    /// It stands for this.
    Mark(&'static str),
    /// Its text is not text of the document (deleted, instructions).
    Silent,
    /// Nothing.
    Nothing,
}

fn word_element(name: &[u8]) -> Meaning {
    match name {
        b"w:t" => Meaning::Text,
        b"w:p" => Meaning::Line,
        b"w:tc" => Meaning::Cell,
        b"w:tab" => Meaning::Mark("\t"),
        b"w:br" | b"w:cr" => Meaning::Mark("\n"),
        b"w:noBreakHyphen" => Meaning::Mark("-"),
        b"w:delText" | b"w:instrText" => Meaning::Silent,
        _ => Meaning::Nothing,
    }
}

fn open_element(name: &[u8]) -> Meaning {
    match name {
        b"text:p" | b"text:h" => Meaning::Line,
        b"table:table-cell" => Meaning::Cell,
        b"text:tab" => Meaning::Mark("\t"),
        b"text:line-break" => Meaning::Mark("\n"),
        b"text:s" => Meaning::Mark(" "),
        b"text:tracked-changes" | b"office:annotation" => Meaning::Silent,
        _ => Meaning::Nothing,
    }
}

/// Walks the XML and keeps the words. In Word only `w:t` holds text; in OpenDocument every paragraph does.
fn words(xml: &[u8], meaning: fn(&[u8]) -> Meaning) -> Result<String, Error> {
    let mut reader = Reader::from_reader(xml);
    reader.config_mut().check_end_names = false;
    let mut walk = Walk::default();
    loop {
        match reader
            .read_event()
            .map_err(|cause| guard::damaged(&cause.to_string()))?
        {
            Event::Start(start) => walk.open(&meaning(start.name().as_ref())),
            Event::Empty(empty) => {
                let meaning = meaning(empty.name().as_ref());
                walk.open(&meaning);
                walk.close(&meaning);
            }
            Event::End(end) => walk.close(&meaning(end.name().as_ref())),
            Event::Text(text) => walk.say(&text.decode().unwrap_or_default()),
            Event::CData(text) => walk.say(&text.decode().unwrap_or_default()),
            Event::GeneralRef(reference) => walk.say(&character(&reference)),
            Event::Eof => return Ok(walk.out),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

#[derive(Default)]
struct Walk {
    out: String,
    /// How many elements that hold text are open.
    speaking: usize,
    /// How many elements whose text is not wanted are open.
    silent: usize,
}

impl Walk {
    fn open(&mut self, meaning: &Meaning) {
        match meaning {
            Meaning::Text | Meaning::Line => self.speaking += 1,
            Meaning::Silent => self.silent += 1,
            Meaning::Mark(mark) if self.silent == 0 => self.out.push_str(mark),
            Meaning::Mark(_) | Meaning::Cell | Meaning::Nothing => {}
        }
    }

    fn close(&mut self, meaning: &Meaning) {
        match meaning {
            Meaning::Text => self.speaking = self.speaking.saturating_sub(1),
            Meaning::Line => {
                self.speaking = self.speaking.saturating_sub(1);
                self.out.push('\n');
            }
            // A cell ends with its paragraph: the next one goes on in the same line.
            Meaning::Cell => {
                if self.out.ends_with('\n') {
                    self.out.pop();
                }
                self.out.push('\t');
            }
            Meaning::Silent => self.silent = self.silent.saturating_sub(1),
            Meaning::Mark(_) | Meaning::Nothing => {}
        }
    }

    fn say(&mut self, text: &str) {
        if self.speaking > 0 && self.silent == 0 {
            self.out
                .extend(text.chars().filter(|&c| c == '\t' || !c.is_control()));
        }
    }
}

/// `&amp;`, `&#233;`. Entities of the document's own are never expanded: that is how XML bombs work.
fn character(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(c)) = reference.resolve_char_ref() {
        return c.to_string();
    }
    let name = reference.decode().unwrap_or_default();
    quick_xml::escape::resolve_xml_entity(&name)
        .unwrap_or_default()
        .to_owned()
}
