//! Documents as lines of a list, and as hits of a search.

use super::files::{File, Piece};
use crate::{Error, Session, when};
use contract::{
    documents::{DocumentRow, ReadingView},
    inbox::WorkspaceRef,
};
use std::collections::HashMap;
use store::{Communication, FileKind, Id, PageHead, Reader, Reading, ReadingState, TextState};

/// Below this the reader of pictures was guessing.
const UNREADABLE_BELOW: f64 = 0.55;

/// Documents of a workspace that one answer holds.
const MOST: usize = 500;

/// What a list of documents needs to know of its workspace.
pub(super) struct Around {
    names: HashMap<Id, String>,
    /// The item of the checklist that each document is.
    items: HashMap<Id, String>,
}

impl Around {
    pub(super) fn of(reader: &Reader<'_>, workspace: Option<Id>) -> Result<Self, Error> {
        let written = workspace.map_or(Ok(Vec::new()), |id| reader.checklist(id))?;
        Ok(Self {
            names: reader
                .users()?
                .into_iter()
                .map(|user| (user.id, user.name))
                .collect(),
            items: written
                .into_iter()
                .filter_map(|item| Some((item.document_id?, item.id)))
                .collect(),
        })
    }

    /// The name of a member.
    pub(super) fn name(&self, user: Option<Id>) -> Option<String> {
        user.and_then(|id| self.names.get(&id).cloned())
    }
}

/// The documents of a workspace, newest first.
pub(crate) fn of_workspace(reader: &Reader<'_>, workspace: Id) -> Result<Vec<DocumentRow>, Error> {
    let around = Around::of(reader, Some(workspace))?;
    let mut rows = Vec::new();
    for document in reader.documents(workspace)? {
        let versions = reader.document_versions(document.id)?;
        if let Some(at) = versions.last().map(|version| version.at_ms) {
            rows.push((at, row(reader, &Piece::File(document, versions), &around)?));
        }
    }
    for (attachment, at) in reader.workspace_documents(workspace, MOST)? {
        rows.push((at, row(reader, &Piece::Mail(attachment), &around)?));
    }
    rows.sort_by_key(|(at, _)| std::cmp::Reverse(*at));
    Ok(rows.into_iter().map(|(_, row)| row).collect())
}

/// One line.
pub(super) fn row(
    reader: &Reader<'_>,
    piece: &Piece,
    around: &Around,
) -> Result<DocumentRow, Error> {
    let (file, version) = piece.file(None)?;
    let reading = reading_view(reader, piece, &file)?;
    let (origin, bytes, message, at, by) = match piece {
        Piece::Mail(attachment) => {
            let message = reader.get::<Communication>(&attachment.communication_id)?;
            (
                "mail",
                attachment.bytes,
                Some(attachment.communication_id.to_string()),
                message.map_or(0, |message| message.received_ms),
                None,
            )
        }
        Piece::File(document, versions) => {
            let newest = versions.last();
            (
                "file",
                newest.map_or(0, |version| version.bytes),
                None,
                newest.map_or(document.created_ms, |version| version.at_ms),
                around.name(newest.map_or(document.created_by, |version| version.by_user)),
            )
        }
    };
    Ok(DocumentRow {
        id: piece.id().to_string(),
        origin: origin.to_owned(),
        filename: piece.filename().to_owned(),
        content_type: file.content_type,
        bytes: u64::try_from(bytes).unwrap_or(0),
        message_id: message,
        item_id: around.items.get(&piece.id()).cloned(),
        version,
        at: when::time_ms(at),
        by,
        reading,
    })
}

/// How far a content was read, as the window shows it.
pub(super) fn reading_view(
    reader: &Reader<'_>,
    piece: &Piece,
    file: &File,
) -> Result<ReadingView, Error> {
    let Some(reading) = reader.reading(file.id)? else {
        // Text that is in the file itself was read when the message came in; its pages were not kept apart.
        let state = match piece {
            Piece::Mail(attachment) if attachment.text_state == TextState::Done => "done",
            Piece::Mail(attachment) if attachment.text_state == TextState::Failed => "failed",
            Piece::Mail(_) | Piece::File(..) => "none",
        };
        return Ok(ReadingView {
            state: state.to_owned(),
            pages: None,
            read: 0,
            unreadable: Vec::new(),
            error: (state == "failed").then(|| "damaged".to_owned()),
        });
    };
    let heads = reader.page_heads(file.id)?;
    Ok(view(&reading, &heads))
}

/// How far a file was read, from its row and its pages.
pub(super) fn view(reading: &Reading, heads: &[PageHead]) -> ReadingView {
    let read = u32::try_from(heads.len()).unwrap_or(u32::MAX);
    let state = match reading.state {
        ReadingState::Waiting if read > 0 => "reading",
        state => state.as_str(),
    };
    let unreadable = |head: &&PageHead| head.confidence.is_some_and(|sure| sure < UNREADABLE_BELOW);
    ReadingView {
        state: state.to_owned(),
        pages: reading.pages.and_then(|pages| u32::try_from(pages).ok()),
        read,
        unreadable: heads
            .iter()
            .filter(unreadable)
            .map(|head| head.number)
            .collect(),
        error: reading.error.clone(),
    }
}

/// A workspace, in short.
pub(super) fn workspace_ref(
    reader: &Reader<'_>,
    id: Option<Id>,
) -> Result<Option<WorkspaceRef>, Error> {
    let workspace = id.map_or(Ok(None), |id| reader.workspace(id))?;
    Ok(workspace.as_ref().map(crate::workspaces::reference))
}

/// What a search shows of a document: its name, its workspace and the best page.
pub(crate) struct Hit {
    pub(crate) title: String,
    pub(crate) workspace: Option<WorkspaceRef>,
    pub(crate) page: u32,
    pub(crate) text: String,
}

/// The document behind a hit, with the first page on which the most words of the question stand.
pub(crate) fn hit(reader: &Reader<'_>, id: Id, query: &str) -> Result<Option<Hit>, Error> {
    /// Pages that are looked through for one line of a list.
    const LOOKED_AT: usize = 400;
    let Ok(piece) = Piece::find(reader, id) else {
        return Ok(None);
    };
    if matches!(&piece, Piece::File(document, _) if document.removed_ms.is_some()) {
        return Ok(None);
    }
    let (file, _) = piece.file(None)?;
    let mut best: Option<(usize, u32, String)> = None;
    for head in reader.page_heads(file.id)?.iter().take(LOOKED_AT) {
        let Some(page) = reader.read_page(file.id, head.number)? else {
            continue;
        };
        let found = store::highlights(&page.text, query).len();
        if best.as_ref().is_none_or(|(most, ..)| found > *most) {
            best = Some((found, page.number, page.text));
        }
    }
    let (_, page, text) = best.unwrap_or((0, 1, String::new()));
    let workspace = piece.workspace(reader)?;
    Ok(Some(Hit {
        title: piece.filename().to_owned(),
        workspace: workspace_ref(reader, workspace)?,
        page,
        text,
    }))
}

/// What one row of the queue shows.
pub(super) fn queued(
    session: &Session,
    reader: &Reader<'_>,
    reading: &Reading,
) -> Result<Option<contract::documents::ReadingRow>, Error> {
    let kind: FileKind = reading.kind;
    let Ok((piece, _)) = Piece::of_file(reader, kind, reading.file_id) else {
        return Ok(None);
    };
    let heads = reader.page_heads(reading.file_id)?;
    let mut view = view(reading, &heads);
    if session.reading.is_reading(reading.file_id) {
        "reading".clone_into(&mut view.state);
    }
    let workspace = piece.workspace(reader)?;
    Ok(Some(contract::documents::ReadingRow {
        document_id: piece.id().to_string(),
        filename: piece.filename().to_owned(),
        workspace: workspace_ref(reader, workspace)?,
        reading: view,
    }))
}
