//! HTML of strangers, made safe to show, and HTML in words.

mod clean;
mod pictures;
mod style;
mod tags;
mod text;

pub use clean::{CleanHtml, Remote, clean};
pub(crate) use pictures::{is_picture, shown_parts};
pub use text::{hidden_text, to_text};

/// The message's own pictures: a content id in, media type and bytes out (see [`crate::inline_part`]).
pub type InlineParts<'a> = dyn Fn(&str) -> Option<(String, Vec<u8>)> + 'a;
