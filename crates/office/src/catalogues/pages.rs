//! The pages of a catalogue, numbered through its files, and its bytes for the window.

use crate::{Error, Session};
use ::documents::{Page, PageSource, Word};
use store::{BlobHash, Catalogue, CatalogueFile, Id, Product, ReadPage, Reader};

/// The files of a catalogue, each with the number of its first page.
pub(crate) struct CataloguePages(pub(super) Vec<(u32, CatalogueFile)>);

impl CataloguePages {
    /// Those of a catalogue.
    pub(crate) fn of(reader: &Reader<'_>, catalogue: Id) -> Result<Self, Error> {
        let mut next = 1;
        let numbered = |file: CatalogueFile| {
            let first = next;
            next += u32::try_from(file.pages).unwrap_or(0);
            (first, file)
        };
        let files = reader.catalogue_files(catalogue)?;
        Ok(Self(files.into_iter().map(numbered).collect()))
    }

    /// How many pages there are.
    pub(crate) fn count(&self) -> u32 {
        let end = |(first, file): &(u32, CatalogueFile)| {
            first - 1 + u32::try_from(file.pages).unwrap_or(0)
        };
        self.0.last().map_or(0, end)
    }

    /// The file that a page is in, and its number there.
    pub(crate) fn find(&self, page: u32) -> Option<(&CatalogueFile, u32)> {
        let (first, file) = self.0.iter().rev().find(|(first, _)| *first <= page)?;
        let number = page - first + 1;
        (page >= 1 && i64::from(number) <= file.pages).then_some((file, number))
    }

    /// A page that was read, as the reader of pictures gave it.
    pub(crate) fn read(&self, reader: &Reader<'_>, page: u32) -> Result<Option<Page>, Error> {
        let Some((file, number)) = self.find(page) else {
            return Ok(None);
        };
        let found = reader.read_page(file.id, number)?;
        Ok(found.map(|read| as_read(page, read)))
    }
}

fn as_read(number: u32, read: ReadPage) -> Page {
    Page {
        number,
        source: match read.source.as_str() {
            "text" => PageSource::Text,
            "ocr" => PageSource::Ocr,
            _ => PageSource::None,
        },
        #[allow(clippy::cast_possible_truncation, reason = "it was an f32")]
        confidence: read.confidence.map(|sure| sure as f32),
        words: read
            .words
            .iter()
            .map(|word| Word {
                start: word.start,
                end: word.end,
                box_: word.place,
                confidence: word.confidence,
            })
            .collect(),
        turned: read.turned,
        width: read.width,
        height: read.height,
        text: read.text,
    }
}

fn content(reader: &Reader<'_>, hash: &BlobHash) -> Result<Vec<u8>, Error> {
    Ok(reader
        .blob(hash)?
        .ok_or_else(|| store::Error::BlobMissing {
            hash: hash.to_string(),
        })?)
}

/// Name, type and bytes of a file of the person's own catalogue or the picture of their product; `None` for anything else.
pub(crate) fn bytes(
    session: &Session,
    reader: &Reader<'_>,
    id: Id,
) -> Result<Option<(String, String, Vec<u8>)>, Error> {
    if let Some(file) = reader.get::<CatalogueFile>(&id)? {
        if session.any_catalogue(reader, file.catalogue_id).is_err() {
            return Ok(None);
        }
        let bytes = content(reader, &file.content)?;
        return Ok(Some((file.filename, file.content_type, bytes)));
    }
    let product = reader
        .get::<Product>(&id)?
        .filter(|product| product.owner_user_id == session.user_id);
    let Some(picture) = product.and_then(|product| product.picture) else {
        return Ok(None);
    };
    let bytes = content(reader, &picture)?;
    Ok(Some((format!("{id}.jpg"), "image/jpeg".to_owned(), bytes)))
}

/// The file that a page of the person's own catalogue is in, and its number there; `None` for what is no catalogue of theirs.
pub(crate) fn file_of_page(
    session: &Session,
    reader: &Reader<'_>,
    id: Id,
    page: u32,
) -> Result<Option<(CatalogueFile, u32)>, Error> {
    let own = reader
        .get::<Catalogue>(&id)?
        .filter(|catalogue| catalogue.owner_user_id == session.user_id);
    if own.is_none() {
        return Ok(None);
    }
    let pages = CataloguePages::of(reader, id)?;
    Ok(pages
        .find(page)
        .map(|(file, number)| (file.clone(), number)))
}
