//! The whole text of a document, put together from its pages.

use super::files::Piece;
use crate::Error;
use store::{Id, Reader};

/// Text of a document that search and triage look at, in bytes.
const MAX_TEXT_BYTES: usize = 4 << 20;

/// A page in the whole text of a document.
pub(super) struct Placed {
    pub(super) number: u32,
    /// Where the page begins in the text, in bytes.
    pub(super) start: usize,
}

/// The text of all pages, and where each begins.
pub(super) fn whole_text(reader: &Reader<'_>, file: Id) -> Result<(String, Vec<Placed>), Error> {
    let (mut text, mut places) = (String::new(), Vec::new());
    for head in reader.page_heads(file)? {
        if text.len() > MAX_TEXT_BYTES {
            break;
        }
        let Some(page) = reader.read_page(file, head.number)? else {
            continue;
        };
        places.push(Placed {
            number: page.number,
            start: text.len(),
        });
        text.push_str(&page.text);
        text.push('\n');
    }
    Ok((text, places))
}

/// The text of a document in its newest version, as far as it was read.
pub(crate) fn text_of(reader: &Reader<'_>, document: Id) -> Result<String, Error> {
    let (file, _) = Piece::find(reader, document)?.file(None)?;
    Ok(whole_text(reader, file.id)?.0)
}
