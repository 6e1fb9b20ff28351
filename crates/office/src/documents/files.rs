//! From an id of the window to the bytes behind it: what hangs on a message, or a version of a document.

use crate::{Error, Session, words};
use ::documents::{Document as Opened, Kind};
use domain::Capability;
use std::sync::{Arc, PoisonError};
use store::{
    Attachment, BlobHash, CatalogueFile, Communication, Document, DocumentVersion, FileKind, Id,
    Reader,
};

/// What the window calls a document.
pub(super) enum Piece {
    /// It hangs on a message.
    Mail(Attachment),
    /// Somebody added it; its versions, oldest first, never empty.
    File(Document, Vec<DocumentVersion>),
}

/// What a reading is about.
pub(super) enum Subject {
    /// A document of a workspace.
    Document(Piece),
    /// A file of a catalogue, which no list of documents shows.
    Catalogue(CatalogueFile),
}

impl Subject {
    /// Whether this kind of file is read at all: a catalogue has pages that can be shown.
    pub(super) fn takes(&self, opened: &Opened) -> bool {
        match self {
            Self::Document(_) => true,
            Self::Catalogue(_) => matches!(opened.kind(), Kind::Pdf | Kind::Image),
        }
    }

    /// The features whose answers change when it is read.
    pub(super) const fn features(&self) -> &'static [&'static str] {
        match self {
            Self::Document(_) => &["documents"],
            Self::Catalogue(_) => &["catalogues"],
        }
    }

    /// What a reading is about, and the content; `None` when it is gone.
    pub(super) fn find(
        reader: &Reader<'_>,
        kind: FileKind,
        id: Id,
    ) -> Result<Option<(Self, File)>, Error> {
        if kind == FileKind::Catalogue {
            let found = reader.get::<CatalogueFile>(&id)?;
            return Ok(found.map(|file| {
                let content = File::of_catalogue(&file);
                (Self::Catalogue(file), content)
            }));
        }
        let (piece, number) = match Piece::of_file(reader, kind, id) {
            Ok(found) => found,
            Err(Error::NotFound { .. } | Error::Store(store::Error::NotFound { .. })) => {
                return Ok(None);
            }
            Err(error) => return Err(error),
        };
        let (file, _) = piece.file(Some(number))?;
        Ok(Some((Self::Document(piece), file)))
    }
}

/// One content that can be read: what its reading is kept under, and what it is called.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct File {
    pub(super) id: Id,
    pub(super) kind: FileKind,
    pub(super) filename: String,
    pub(super) content_type: String,
}

impl File {
    /// A file of a catalogue.
    pub(super) fn of_catalogue(file: &CatalogueFile) -> Self {
        Self {
            id: file.id,
            kind: FileKind::Catalogue,
            filename: file.filename.clone(),
            content_type: file.content_type.clone(),
        }
    }
}

pub(super) fn unknown(id: &str) -> Error {
    Error::NotFound {
        entity: "document",
        id: id.to_owned(),
    }
}

impl Piece {
    /// The piece with this id.
    pub(super) fn find(reader: &Reader<'_>, id: Id) -> Result<Self, Error> {
        if let Some(document) = reader.get::<Document>(&id)? {
            let versions = reader.document_versions(id)?;
            return if versions.is_empty() {
                Err(unknown(&id.to_string()))
            } else {
                Ok(Self::File(document, versions))
            };
        }
        reader
            .get::<Attachment>(&id)?
            .map(Self::Mail)
            .ok_or_else(|| unknown(&id.to_string()))
    }

    /// The piece that a reading belongs to, and the number of the version. Catalogues are no documents.
    pub(super) fn of_file(
        reader: &Reader<'_>,
        kind: FileKind,
        file: Id,
    ) -> Result<(Self, u32), Error> {
        match kind {
            FileKind::Attachment => return Ok((Self::find(reader, file)?, 1)),
            FileKind::Catalogue => return Err(unknown(&file.to_string())),
            FileKind::Version => {}
        }
        let version: DocumentVersion = reader.expect(&file)?;
        let piece = Self::find(reader, version.document_id)?;
        let number = match &piece {
            Self::File(_, versions) => versions.iter().position(|other| other.id == file),
            Self::Mail(_) => None,
        };
        Ok((piece, numbered(number.unwrap_or(0))))
    }

    pub(super) const fn id(&self) -> Id {
        match self {
            Self::Mail(attachment) => attachment.id,
            Self::File(document, _) => document.id,
        }
    }

    /// Its name now.
    pub(super) fn filename(&self) -> &str {
        match self {
            Self::Mail(attachment) => &attachment.filename,
            Self::File(document, _) => &document.filename,
        }
    }

    /// How many versions it has.
    pub(super) fn newest(&self) -> u32 {
        match self {
            Self::Mail(_) => 1,
            Self::File(_, versions) => u32::try_from(versions.len()).unwrap_or(u32::MAX),
        }
    }

    /// The content of one version, the newest when none is named, and its number.
    pub(super) fn file(&self, version: Option<u32>) -> Result<(File, u32), Error> {
        let number = version.unwrap_or_else(|| self.newest());
        let file = match self {
            Self::Mail(attachment) if number == 1 => File {
                id: attachment.id,
                kind: FileKind::Attachment,
                filename: attachment.filename.clone(),
                content_type: attachment.content_type.clone(),
            },
            Self::File(_, versions) => {
                let at = usize::try_from(number)
                    .ok()
                    .and_then(|number| number.checked_sub(1));
                let version = at
                    .and_then(|at| versions.get(at))
                    .ok_or_else(|| Error::invalid("version", &number.to_string()))?;
                File {
                    id: version.id,
                    kind: FileKind::Version,
                    filename: version.filename.clone(),
                    content_type: version.content_type.clone(),
                }
            }
            Self::Mail(_) => return Err(Error::invalid("version", &number.to_string())),
        };
        Ok((file, number))
    }

    /// The workspace it is in.
    pub(super) fn workspace(&self, reader: &Reader<'_>) -> Result<Option<Id>, Error> {
        Ok(match self {
            Self::File(document, _) => Some(document.workspace_id),
            Self::Mail(attachment) => reader
                .get::<Communication>(&attachment.communication_id)?
                .and_then(|message| message.workspace_id),
        })
    }
}

/// The number of the version at a place.
pub(super) fn numbered(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX - 1) + 1
}

/// The bytes of a content; `None` when the firm lost them.
pub(super) fn content(
    reader: &Reader<'_>,
    kind: FileKind,
    id: Id,
) -> Result<Option<Vec<u8>>, Error> {
    let found = match kind {
        FileKind::Version => {
            let version: DocumentVersion = reader.expect(&id)?;
            kept(reader, version.blob_hash.as_ref())?
        }
        FileKind::Catalogue => {
            let file: CatalogueFile = reader.expect(&id)?;
            kept(reader, Some(&file.content))?
        }
        FileKind::Attachment => {
            let attachment: Attachment = reader.expect(&id)?;
            let message: Communication = reader.expect(&attachment.communication_id)?;
            let part = attachment
                .part_index
                .and_then(|part| u32::try_from(part).ok());
            kept(reader, message.raw_hash.as_ref())?
                .zip(part)
                .and_then(|(raw, part)| mail::attachment_bytes(&raw, part))
        }
    };
    Ok(found)
}

fn kept(reader: &Reader<'_>, hash: Option<&BlobHash>) -> Result<Option<Vec<u8>>, Error> {
    match hash.map_or(Ok(None), |hash| reader.blob(hash)) {
        Err(store::Error::BlobMissing { .. } | store::Error::Damaged { .. }) => Ok(None),
        bytes => Ok(bytes?),
    }
}

/// Name, type and bytes of a document in its newest version, of a file of a catalogue, or of a product's picture.
pub(crate) fn bytes(session: &Session, id: &str) -> Result<(String, String, Vec<u8>), Error> {
    session.require(Capability::Read)?;
    let wanted = words::id(id)?;
    session.read(|reader| {
        if let Some(found) = crate::catalogues::bytes(session, reader, wanted)? {
            return Ok(found);
        }
        let piece = Piece::find(reader, wanted)?;
        let (file, _) = piece.file(None)?;
        let bytes = content(reader, file.kind, file.id)?.ok_or_else(|| unknown(id))?;
        Ok((piece.filename().to_owned(), file.content_type, bytes))
    })
}

/// Opens a file of a catalogue for drawing its pages.
pub(crate) fn open_catalogue(session: &Session, file: &CatalogueFile) -> Result<Opened, Error> {
    session.open_file(&File::of_catalogue(file))
}

/// The picture of a page, at most `max_side` pixels wide or high.
pub(crate) fn picture(
    session: &Session,
    id: &str,
    version: u32,
    number: u32,
    max_side: u32,
) -> Result<(String, Vec<u8>), Error> {
    session.require(Capability::Read)?;
    let wanted = words::id(id)?;
    let (file, number) = session.read(|reader| {
        if let Some((file, number)) =
            crate::catalogues::file_of_page(session, reader, wanted, number)?
        {
            return Ok((File::of_catalogue(&file), number));
        }
        let (file, _) = Piece::find(reader, wanted)?.file(Some(version))?;
        Ok((file, number))
    })?;
    let picture = session
        .opened(&file)?
        .picture(number, max_side.clamp(32, 4000))
        .map_err(Error::Document)?;
    Ok((picture.content_type.to_owned(), picture.bytes))
}

impl Session {
    /// A content opened for reading. The last one stays open: a person turns its pages.
    pub(super) fn opened(&self, file: &File) -> Result<Arc<Opened>, Error> {
        let mut last = self
            .reading
            .opened
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        if let Some((id, opened)) = last.as_ref()
            && *id == file.id
        {
            return Ok(Arc::clone(opened));
        }
        *last = None;
        let opened = Arc::new(self.open_file(file)?);
        *last = Some((file.id, Arc::clone(&opened)));
        Ok(opened)
    }

    /// Opens a content for reading.
    pub(super) fn open_file(&self, file: &File) -> Result<Opened, Error> {
        let bytes = self
            .read(|reader| content(reader, file.kind, file.id))?
            .ok_or_else(|| unknown(&file.id.to_string()))?;
        ::documents::open(&file.content_type, &file.filename, bytes.into()).map_err(Error::Document)
    }
}
