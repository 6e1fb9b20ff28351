//! Where the parts of a message lie.
//!
//! One pass over the bytes finds the boundary lines; a forwarded message is one part that is not
//! entered. So the work is bounded by the size of the message and by two small numbers, whatever the
//! nesting, and nothing is decoded before somebody asks for it.

use super::{charset, decode, header};
use crate::message::Defect;
use mail_parser::{MessageParser, MimeHeaders};
use memchr::{memchr, memmem};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::LazyLock;

/// How deep multiparts may stand in multiparts. Real mail stays under 6.
const MAX_DEPTH: usize = 32;
/// How many parts are looked at. Real mail stays under 100.
const MAX_PARTS: usize = 1000;

/// The parts of a message that hold something.
#[derive(Debug)]
pub(super) struct Parts {
    /// The header block of the message, without the blank line.
    pub(super) header: Range<usize>,
    /// The parts that are not containers, in order; the index is the part's name.
    pub(super) leaves: Vec<Part>,
    /// What was wrong.
    pub(super) defects: Vec<Defect>,
}

/// One part that is not a container.
#[derive(Debug)]
pub(super) struct Part {
    /// `type/subtype` in lower case.
    pub(super) content_type: String,
    /// The character set it claims.
    pub(super) charset: Option<String>,
    /// How it is encoded for transport.
    pub(super) encoding: decode::Encoding,
    /// What the sender calls the file.
    pub(super) filename: Option<String>,
    /// `attachment`, `inline`, or nothing.
    pub(super) disposition: Option<String>,
    /// `Content-ID` without brackets.
    pub(super) content_id: Option<String>,
    /// `format=flowed`, and whether `delsp=yes` stands with it.
    pub(super) flowed: Option<bool>,
    /// The containers it stands in, outermost first, as their subtypes and numbers.
    pub(super) inside: Vec<(Container, usize)>,
    /// Its encoded bytes in the message.
    pub(super) body: Range<usize>,
}

/// The kinds of container that differ for a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Container {
    /// The same thing several times; one is enough.
    Alternative,
    /// A text and what it shows.
    Related,
    /// Forwarded messages without headers of their own.
    Digest,
    /// One thing after another.
    Mixed,
}

/// A multipart whose end has not been seen.
#[derive(Debug)]
struct Open {
    kind: Container,
    number: usize,
    boundary: Vec<u8>,
    /// What it is if no boundary ever comes: one text.
    fallback: Part,
    is_empty: bool,
}

static MIME: LazyLock<MessageParser> = LazyLock::new(|| {
    MessageParser::new()
        .with_mime_headers()
        .default_header_ignore()
});

impl Part {
    /// The bytes, decoded, and whether they were what the encoding promises.
    pub(super) fn decoded<'a>(&self, raw: &'a [u8]) -> (Cow<'a, [u8]>, bool) {
        decode::transfer(
            self.encoding,
            raw.get(self.body.clone()).unwrap_or_default(),
        )
    }
}

impl Parts {
    /// Finds the parts of a message.
    pub(super) fn find(raw: &[u8]) -> Self {
        let start = start_of_header(raw);
        let parts = Self {
            header: start..start,
            leaves: Vec::new(),
            defects: Vec::new(),
        };
        let mut finder = Finder {
            raw,
            open: Vec::new(),
            leaf: None,
            containers: 0,
            parts,
        };
        let body = finder.header(start);
        finder.parts.header = body.header.clone();
        finder.enter(&body);
        finder.walk(body.start);
        finder.parts
    }
}

/// A header block and where its body starts.
struct Entity {
    header: Range<usize>,
    start: usize,
}

struct Finder<'a> {
    raw: &'a [u8],
    /// The containers around the current place, outermost first.
    open: Vec<Open>,
    /// The part that is being passed, whose end is not known yet.
    leaf: Option<Part>,
    containers: usize,
    parts: Parts,
}

impl Finder<'_> {
    /// Passes the boundary lines from `body`, where the body of the message starts.
    fn walk(&mut self, body: usize) {
        let line_start = memmem::Finder::new(b"\n--");
        // One back: a boundary may be the first line of a body.
        let mut at = body.saturating_sub(1);
        while !self.open.is_empty() {
            let Some(found) = line_start.find(self.from(at)) else {
                break;
            };
            let dashes = at + found + 1;
            let line_end =
                memchr(b'\n', self.from(dashes)).map_or(self.raw.len(), |end| dashes + end);
            at = line_end;
            let Some((depth, closes)) =
                self.boundary(self.raw.get(dashes + 2..line_end).unwrap_or_default())
            else {
                continue;
            };
            self.leave(depth + 1, dashes);
            if let Some(container) = self.open.last_mut() {
                container.is_empty = false;
            }
            if closes {
                self.leave(depth, dashes);
                continue;
            }
            if self.parts.leaves.len() + self.containers >= MAX_PARTS {
                self.parts.defects.push(Defect::TooManyParts);
                return;
            }
            let entity = self.header((line_end + 1).min(self.raw.len()));
            at = entity.start.saturating_sub(1).max(line_end);
            self.enter(&entity);
        }
        if !self.open.is_empty() {
            self.parts.defects.push(Defect::BrokenStructure);
        }
        self.leave(0, self.raw.len());
    }

    fn from(&self, at: usize) -> &[u8] {
        self.raw.get(at..).unwrap_or_default()
    }

    /// Which open multipart a line belongs to (given without its dashes), and whether it closes it.
    fn boundary(&self, line: &[u8]) -> Option<(usize, bool)> {
        let line = line.trim_ascii_end();
        let named = |line: &[u8]| self.open.iter().rposition(|open| open.boundary == line);
        let closing = || named(line.strip_suffix(b"--")?.trim_ascii_end());
        named(line)
            .map(|depth| (depth, false))
            .or_else(|| Some((closing()?, true)))
    }

    /// Ends the current part and every container from `depth` inwards, at the line that starts at `line`.
    fn leave(&mut self, depth: usize, line: usize) {
        let end = if line == self.raw.len() {
            line
        } else {
            before_line_break(self.raw, line)
        };
        if let Some(leaf) = self.leaf.take() {
            self.keep(leaf, end);
        }
        while self.open.len() > depth {
            if let Some(container) = self.open.pop()
                && container.is_empty
            {
                self.parts.defects.push(Defect::BrokenStructure);
                self.keep(container.fallback, end);
            }
        }
    }

    fn keep(&mut self, mut part: Part, end: usize) {
        part.body.end = end.max(part.body.start);
        self.parts.leaves.push(part);
    }

    /// The header block that starts at `start`: up to a blank line, or up to a boundary line if a
    /// careless program left the blank line out.
    fn header(&mut self, start: usize) -> Entity {
        let mut line = start;
        let (end, body) = loop {
            let Some(length) = memchr(b'\n', self.from(line)) else {
                break (self.raw.len(), self.raw.len());
            };
            let text = self.from(line).get(..length).unwrap_or_default();
            if text.is_empty() || text == b"\r" {
                break (line, line + length + 1);
            }
            if text
                .strip_prefix(b"--")
                .is_some_and(|rest| self.boundary(rest).is_some())
            {
                break (line, line);
            }
            line += length + 1;
        };
        if end - start > header::MAX_BLOCK {
            self.parts.defects.push(Defect::HeadersTooLong);
        }
        Entity {
            header: start..end,
            start: body,
        }
    }

    /// Opens what a header block announces: a container, or the current part.
    fn enter(&mut self, entity: &Entity) {
        let header = header::read(self.raw.get(entity.header.clone()).unwrap_or_default());
        let (part, container) = self.announced(&header.text, entity.start);
        match container {
            Some(_) if self.open.len() >= MAX_DEPTH => {
                self.parts.defects.push(Defect::TooManyParts);
                self.leaf = Some(part);
            }
            Some((kind, boundary)) => {
                self.containers += 1;
                let fallback = Part {
                    content_type: "text/plain".to_owned(),
                    ..part
                };
                self.open.push(Open {
                    kind,
                    number: self.containers,
                    boundary,
                    fallback,
                    is_empty: true,
                });
            }
            None => self.leaf = Some(part),
        }
    }

    /// What the MIME headers say.
    fn announced(&mut self, header: &str, start: usize) -> (Part, Option<(Container, Vec<u8>)>) {
        let in_digest = self
            .open
            .last()
            .is_some_and(|open| open.kind == Container::Digest);
        let mut part = Part {
            content_type: if in_digest {
                "message/rfc822"
            } else {
                "text/plain"
            }
            .to_owned(),
            charset: None,
            encoding: decode::Encoding::Identity,
            filename: None,
            disposition: None,
            content_id: None,
            flowed: None,
            inside: self
                .open
                .iter()
                .map(|open| (open.kind, open.number))
                .collect(),
            body: start..self.raw.len(),
        };
        let Some(parsed) = MIME.parse_headers(header) else {
            return (part, None);
        };
        part.encoding =
            decode::Encoding::named(parsed.content_transfer_encoding().unwrap_or_default());
        part.disposition = parsed
            .content_disposition()
            .map(|value| value.ctype().to_ascii_lowercase());
        part.filename = parsed
            .attachment_name()
            .map(charset::decode_words)
            .filter(|name| !name.trim().is_empty());
        part.content_id = parsed
            .content_id()
            .map(|id| id.trim_matches(['<', '>', ' ']).to_owned());
        let Some(declared) = parsed.content_type() else {
            return (part, None);
        };
        let subtype = declared.subtype().unwrap_or(if declared.ctype() == "text" {
            "plain"
        } else {
            "octet-stream"
        });
        part.content_type = format!("{}/{subtype}", declared.ctype()).to_ascii_lowercase();
        part.charset = declared
            .attribute("charset")
            .map(|name| name.trim().to_owned());
        let says = |name, value: &str| {
            declared
                .attribute(name)
                .is_some_and(|found| found.eq_ignore_ascii_case(value))
        };
        part.flowed = says("format", "flowed").then(|| says("delsp", "yes"));
        if !declared.ctype().eq_ignore_ascii_case("multipart") {
            return (part, None);
        }
        let kind = Container::named(subtype);
        let named = declared
            .attribute("boundary")
            .map(|boundary| boundary.trim_end().as_bytes())
            .filter(|boundary| !boundary.is_empty());
        if let Some(boundary) = named {
            return (part, Some((kind, boundary.to_vec())));
        }
        self.parts.defects.push(Defect::BrokenStructure);
        if let Some(boundary) = self.seen_boundary(start) {
            return (part, Some((kind, boundary)));
        }
        part.content_type = "text/plain".to_owned();
        (part, None)
    }

    /// The boundary of a container that does not name it: the first line of its body, if it looks like one.
    fn seen_boundary(&self, start: usize) -> Option<Vec<u8>> {
        let body = self.from(start).trim_ascii_start();
        let line = body.get(..memchr(b'\n', body)?)?;
        let boundary = line.strip_prefix(b"--")?.trim_ascii_end();
        (!boundary.is_empty() && !boundary.contains(&b' ')).then(|| boundary.to_vec())
    }
}

impl Container {
    fn named(subtype: &str) -> Self {
        match subtype.to_ascii_lowercase().as_str() {
            "alternative" => Self::Alternative,
            "related" => Self::Related,
            "digest" => Self::Digest,
            _ => Self::Mixed,
        }
    }
}

/// Skips what stands before the first header: a byte order mark, blank lines, an mbox `From ` line.
fn start_of_header(raw: &[u8]) -> usize {
    let mut at = if raw.starts_with(b"\xef\xbb\xbf") {
        3
    } else {
        0
    };
    loop {
        let rest = raw.get(at..).unwrap_or_default();
        let line = memchr(b'\n', rest).map_or(rest.len(), |end| end + 1);
        let text = rest.get(..line).unwrap_or_default();
        let is_noise = text.trim_ascii().is_empty()
            || text.starts_with(b"From ")
            || text.starts_with(b">From ");
        if line == 0 || !is_noise {
            return at;
        }
        at += line;
    }
}

/// The line break before a line belongs to its boundary (RFC 2046, 5.1.1), not to the part above.
fn before_line_break(raw: &[u8], line: usize) -> usize {
    let mut end = line;
    for byte in [b'\n', b'\r'] {
        if end > 0 && raw.get(end - 1) == Some(&byte) {
            end -= 1;
        }
    }
    end
}
