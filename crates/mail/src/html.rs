//! HTML of strangers, made safe to show, and HTML in words.

mod clean;
mod pictures;
mod style;
mod tags;
mod text;

pub use clean::{CleanHtml, Remote, clean};
pub use text::to_text;
