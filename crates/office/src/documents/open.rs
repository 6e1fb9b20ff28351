//! One document with everything beside it, and one page of it.

use super::{
    facts,
    files::{File, Piece, content, numbered},
    queue::{URGENT, want},
    rows::{Around, row, workspace_ref},
};
use crate::{Error, Session, deadlines, inbox::utf16_len, router::Handle, when, words};
use contract::documents::{
    DocumentView, FactView, OpenDocument, PageRow, PageView, ReadPage, VersionView,
};
use domain::Capability;
use std::sync::PoisonError;
use store::{BlobHash, Id, Reader, highlights};

impl Handle<OpenDocument> for Session {
    fn handle(&self, request: OpenDocument) -> Result<DocumentView, Error> {
        self.require(Capability::Read)?;
        let id = words::id(&request.id)?;
        let file = self.read(|reader| Ok(Piece::find(reader, id)?.file(request.version)?.0))?;
        want(self, &file, URGENT)?;
        self.document_view(id, request.version)
    }
}

impl Session {
    /// A document as the window shows it.
    pub(super) fn document_view(
        &self,
        id: Id,
        version: Option<u32>,
    ) -> Result<DocumentView, Error> {
        self.read(|reader| {
            let piece = Piece::find(reader, id)?;
            let (file, shown) = piece.file(version)?;
            let workspace = piece.workspace(reader)?;
            let around = Around::of(reader, workspace)?;
            let pages = pages(reader, &file)?;
            let checked = self.check(reader, &piece, &file, pages.len())?;
            let reading = reader.reading(file.id)?;
            let marks = reading.map(|reading| reading.marks).unwrap_or_default();
            Ok(DocumentView {
                document: row(reader, &piece, &around)?,
                workspace: workspace_ref(reader, workspace)?,
                shown,
                sha256: hash_of(&piece, shown, checked.found),
                intact: checked.found.is_some(),
                pictures: marks.iter().any(|mark| mark == PICTURES),
                marks: marks.into_iter().filter(|mark| mark != PICTURES).collect(),
                pages,
                versions: versions(&piece, &around),
                facts: checked.facts,
                deadlines: deadlines_of(self, reader, id, workspace)?,
            })
        })
    }
}

/// For how long the bytes that were found to be whole are believed. While a document is read, the window asks
/// several times a second.
const BELIEVED_MS: i64 = 60_000;

/// What was found when a content was last opened.
#[derive(Clone)]
pub(super) struct Checked {
    file: Id,
    at_ms: i64,
    /// The hash of its bytes; nothing when the firm lost them or they are damaged.
    found: Option<BlobHash>,
    /// Pages that were read when its facts were found.
    pages: usize,
    facts: Vec<FactView>,
}

impl Session {
    /// The hash and the facts of a content, found anew when they are old or more pages were read.
    fn check(
        &self,
        reader: &Reader<'_>,
        piece: &Piece,
        file: &File,
        pages: usize,
    ) -> Result<Checked, Error> {
        let lock = || {
            let checked = self.reading.checked.lock();
            checked.unwrap_or_else(PoisonError::into_inner)
        };
        let now_ms = self.now_ms();
        let known = lock().clone().filter(|known| {
            known.file == file.id && (0..BELIEVED_MS).contains(&(now_ms - known.at_ms))
        });
        let (found, at_ms) = match &known {
            Some(known) => (known.found, known.at_ms),
            None => {
                let bytes = content(reader, file.kind, file.id)?;
                (bytes.as_deref().map(BlobHash::of), now_ms)
            }
        };
        let facts = match known {
            Some(known) if known.pages == pages => known.facts,
            _ => facts::of(self, reader, piece, file)?,
        };
        let checked = Checked {
            file: file.id,
            at_ms,
            found,
            pages,
            facts,
        };
        *lock() = Some(checked.clone());
        Ok(checked)
    }
}

/// The mark of a file whose pages can be shown as pictures.
pub(super) const PICTURES: &str = "pictures";

/// The hash that the version was kept under; of what hangs on a message, that of its bytes.
fn hash_of(piece: &Piece, shown: u32, found: Option<BlobHash>) -> String {
    let kept = match piece {
        Piece::File(_, versions) => versions
            .get(usize::try_from(shown).unwrap_or(0).saturating_sub(1))
            .and_then(|version| version.blob_hash),
        Piece::Mail(_) => found,
    };
    kept.map(|hash| hash.to_string()).unwrap_or_default()
}

fn pages(reader: &Reader<'_>, file: &File) -> Result<Vec<PageRow>, Error> {
    #[allow(clippy::cast_possible_truncation, reason = "a share between 0 and 1")]
    let page = |head: store::PageHead| PageRow {
        number: head.number,
        source: head.source,
        confidence: head.confidence.map(|sure| sure as f32),
    };
    Ok(reader.page_heads(file.id)?.into_iter().map(page).collect())
}

fn versions(piece: &Piece, around: &Around) -> Vec<VersionView> {
    let Piece::File(_, versions) = piece else {
        return Vec::new();
    };
    let place = |id: Id| {
        versions
            .iter()
            .position(|version| version.id == id)
            .map(numbered)
    };
    let view = |(at, version): (usize, &store::DocumentVersion)| VersionView {
        number: numbered(at),
        filename: version.filename.clone(),
        bytes: u64::try_from(version.bytes).unwrap_or(0),
        sha256: version
            .blob_hash
            .map(|hash| hash.to_string())
            .unwrap_or_default(),
        at: when::time_ms(version.at_ms),
        by: around.name(version.by_user),
        restores: version.restores.and_then(place),
    };
    versions.iter().enumerate().map(view).rev().collect()
}

fn deadlines_of(
    session: &Session,
    reader: &Reader<'_>,
    document: Id,
    workspace: Option<Id>,
) -> Result<Vec<contract::deadlines::DeadlineView>, Error> {
    let Some(workspace) = workspace else {
        return Ok(Vec::new());
    };
    reader
        .deadlines(workspace)?
        .iter()
        .filter(|deadline| deadline.document_id == Some(document))
        .map(|deadline| deadlines::view(session, reader, deadline))
        .collect()
}

impl Handle<ReadPage> for Session {
    fn handle(&self, request: ReadPage) -> Result<PageView, Error> {
        self.require(Capability::Read)?;
        let id = words::id(&request.id)?;
        self.read(|reader| {
            let (file, _) = Piece::find(reader, id)?.file(request.version)?;
            let Some(page) = reader.read_page(file.id, request.number)? else {
                return Ok(PageView {
                    number: request.number,
                    text: String::new(),
                    source: "waiting".to_owned(),
                    confidence: None,
                    boxes: Vec::new(),
                    marks: Vec::new(),
                });
            };
            Ok(view(page, request.find.as_deref().unwrap_or_default()))
        })
    }
}

fn view(page: store::ReadPage, find: &str) -> PageView {
    let found = if find.trim().is_empty() {
        Vec::new()
    } else {
        highlights(&page.text, find)
    };
    let place = |at: usize| page.text.get(..at).map_or(0, utf16_len);
    let is_found = |word: &&store::WordBox| {
        found
            .iter()
            .any(|mark| (word.start as usize) < mark.end && (word.end as usize) > mark.start)
    };
    #[allow(clippy::cast_possible_truncation, reason = "a share between 0 and 1")]
    let confidence = page.confidence.map(|sure| sure as f32);
    PageView {
        number: page.number,
        source: page.source,
        confidence,
        boxes: page
            .words
            .iter()
            .filter(is_found)
            .map(|word| word.place)
            .collect(),
        marks: found
            .iter()
            .map(|mark| [place(mark.start), place(mark.end)])
            .collect(),
        text: page.text,
    }
}
