//! Pictures in cleaned HTML: which are shown, which stay out.

use super::InlineParts;
use super::clean::Remote;
use super::tags::{Piece, Pieces, attribute, resolved};
use std::collections::HashSet;
use std::fmt::Write;

/// The largest picture that is put inside the document, in bytes.
const MAX_PICTURE: usize = 8 * 1024 * 1024;
/// The most bytes of pictures in one document.
const MAX_PICTURES: usize = 24 * 1024 * 1024;

/// Media types that are pictures and nothing else. SVG is a document and can do things.
const PICTURE_TYPES: &[&str] = &[
    "image/png",
    "image/jpeg",
    "image/jpg",
    "image/gif",
    "image/webp",
    "image/bmp",
];

/// Whether a media type, in lower case, is one of a picture that can be shown.
pub(crate) fn is_picture(content_type: &str) -> bool {
    PICTURE_TYPES.contains(&content_type)
}

/// The content ids of the message's own pictures that a document shows.
pub(crate) fn shown_parts(html: &str) -> HashSet<String> {
    let mut shown = HashSet::new();
    for (_, piece) in Pieces::of(html) {
        let Piece::Open(name, attributes) = piece else {
            continue;
        };
        if name.eq_ignore_ascii_case("img")
            && let Some(source) = attribute(attributes, "src").map(resolved)
            && scheme(source.trim()) == "cid"
        {
            shown.extend(source.trim().get(4..).map(str::to_owned));
        }
    }
    shown
}

/// A document with its pictures decided.
#[derive(Default)]
pub(super) struct Pictures {
    pub(super) html: String,
    pub(super) blocked: u32,
    pub(super) trackers: u32,
    embedded: usize,
}

/// Decides each picture of an already cleaned document.
///
/// Runs on the cleaner's output, where every tag is closed and every value quoted.
pub(super) fn decide(html: &str, remote: Remote, cid: &InlineParts<'_>) -> Pictures {
    let mut result = Pictures {
        html: String::with_capacity(html.len()),
        ..Pictures::default()
    };
    let mut copied = 0;
    let mut pieces = Pieces::of(html).peekable();
    while let Some((start, piece)) = pieces.next() {
        let Piece::Open(name, attributes) = piece else {
            continue;
        };
        if !name.eq_ignore_ascii_case("img") {
            continue;
        }
        let end = pieces.peek().map_or(html.len(), |(next, _)| *next);
        result
            .html
            .push_str(html.get(copied..start).unwrap_or_default());
        result.picture(attributes, remote, cid);
        copied = end;
    }
    result.html.push_str(html.get(copied..).unwrap_or_default());
    result
}

impl Pictures {
    fn picture(&mut self, attributes: &str, remote: Remote, cid: &InlineParts<'_>) {
        let source = attribute(attributes, "src")
            .map(resolved)
            .unwrap_or_default();
        let source = source.trim();
        let source = match scheme(source).as_str() {
            "cid" => source
                .get(4..)
                .and_then(cid)
                .and_then(|(kind, bytes)| self.embed(&kind, &bytes)),
            "data" => is_plain_picture(source).then(|| source.to_owned()),
            "http" | "https" => self.fetched(source, attributes, remote),
            _ => None,
        };
        self.write(attributes, source.as_deref());
    }

    /// A remote picture: its address if it may be fetched, over https only.
    fn fetched(&mut self, source: &str, attributes: &str, remote: Remote) -> Option<String> {
        let is_tracker = looks_like_a_tracker(attributes);
        self.trackers += u32::from(is_tracker);
        if remote == Remote::Blocked || is_tracker {
            self.blocked += 1;
            return None;
        }
        let (_, address) = source.split_once(':')?;
        Some(format!("https:{address}"))
    }

    fn embed(&mut self, kind: &str, bytes: &[u8]) -> Option<String> {
        let kind = kind.to_ascii_lowercase();
        let fits = bytes.len() <= MAX_PICTURE && self.embedded + bytes.len() <= MAX_PICTURES;
        if !fits || !is_picture(&kind) {
            return None;
        }
        self.embedded += bytes.len();
        Some(format!("data:{kind};base64,{}", base64(bytes)))
    }

    /// Writes the tag anew from the few attributes that matter.
    fn write(&mut self, attributes: &str, source: Option<&str>) {
        self.html.push_str("<img");
        for name in [
            "alt", "title", "width", "height", "border", "align", "style",
        ] {
            if let Some(value) = attribute(attributes, name) {
                let _ = write!(self.html, " {name}=\"{}\"", quoted(&resolved(value)));
            }
        }
        if let Some(source) = source {
            let _ = write!(self.html, " src=\"{}\"", quoted(source));
        }
        self.html.push('>');
    }
}

fn quoted(value: &str) -> String {
    value
        .replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
}

fn scheme(address: &str) -> String {
    address
        .split_once(':')
        .map(|(scheme, _)| scheme.to_ascii_lowercase())
        .unwrap_or_default()
}

/// A `data:` picture of a type that cannot do anything.
fn is_plain_picture(source: &str) -> bool {
    let head = source.get(..40).unwrap_or(source).to_ascii_lowercase();
    let is_base64 = |rest: &str| {
        rest.bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'=' | b' '))
    };
    PICTURE_TYPES.iter().any(|kind| {
        let prefix = format!("data:{kind};base64,");
        head.starts_with(&prefix) && source.get(prefix.len()..).is_some_and(is_base64)
    })
}

/// Too small to be seen, or hidden: its only use is to tell that the mail was opened.
fn looks_like_a_tracker(attributes: &str) -> bool {
    let size = |name| {
        attribute(attributes, name)
            .and_then(|value| value.trim().trim_end_matches("px").parse::<f32>().ok())
    };
    let tiny = |size: Option<f32>| size.is_some_and(|size| size <= 2.0);
    let style: String = attribute(attributes, "style")
        .unwrap_or_default()
        .chars()
        .filter(|c| !c.is_whitespace())
        .collect();
    let has = |text| style.contains(text);
    tiny(size("width"))
        || tiny(size("height"))
        || has("display:none")
        || has("width:1px")
        || has("height:1px")
        || has("width:0")
        || has("height:0")
}

fn base64(bytes: &[u8]) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for group in bytes.chunks(3) {
        let value = group.iter().enumerate().fold(0u32, |value, (at, byte)| {
            value | u32::from(*byte) << (16 - 8 * at)
        });
        for digit in 0..4 {
            let is_padding = digit > group.len();
            let index = (value >> (18 - 6 * digit)) & 63;
            text.push(if is_padding {
                '='
            } else {
                char::from(ALPHABET[index as usize])
            });
        }
    }
    text
}
