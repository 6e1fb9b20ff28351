//! A dossier on its way in: understood, its documents opened and sealed, nothing written yet.

use super::{
    fields::{Fields, Problem},
    legacy::{self, Understood},
    papers::{self, Paper},
    source::{Kind, Raw, Spot},
    tally::Tally,
};
use crate::{Error, Session};
use std::{collections::HashSet, path::Path};
use store::{BlobHash, Imported, PreparedBlob};

/// More rows of one dossier are a defect of the export.
const MOST_BELOW: usize = 20_000;

/// A dossier that can be written.
pub(super) struct Ready {
    pub(super) spot: Spot,
    pub(super) id: String,
    pub(super) hash: BlobHash,
    pub(super) row: legacy::Dossier,
    pub(super) below: Vec<Below>,
}

/// A row of a dossier that can be written.
pub(super) struct Below {
    pub(super) kind: Kind,
    pub(super) spot: Spot,
    pub(super) id: String,
    pub(super) hash: BlobHash,
    pub(super) row: Row,
}

/// What kind of row.
pub(super) enum Row {
    Client(legacy::Client),
    Task(legacy::Task),
    Event(legacy::Event),
    Comment(legacy::Comment),
    Deadline(legacy::Deadline),
    /// Its content is sealed when the firm does not have it as it is.
    Document(legacy::Document, Option<PreparedBlob>),
}

impl Ready {
    /// How many bytes of content it holds in memory, about.
    pub(super) fn weight(&self) -> usize {
        self.below
            .iter()
            .map(|below| match &below.row {
                Row::Document(_, Some(blob)) => blob.size.min(1 << 20),
                _ => 256,
            })
            .sum()
    }
}

/// Makes dossiers ready, one after the other, and refuses what nothing can be made of.
pub(super) struct Reception<'a> {
    pub(super) session: &'a Session,
    pub(super) source: String,
    pub(super) folder: std::path::PathBuf,
    pub(super) dry: bool,
    pub(super) seen: HashSet<String>,
}

/// The watcher said to stop.
pub(super) struct Stopped;

impl Reception<'_> {
    /// A dossier that can be written; `None` when it was refused, with everything in it.
    pub(super) fn ready(
        &mut self,
        raw: Raw,
        tally: &mut Tally,
        watch: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Result<Option<Ready>, Stopped>, Error> {
        tally.read(Kind::Dossier);
        let understood = legacy::id(&raw.fields).and_then(|id| {
            if raw.below.len() > MOST_BELOW {
                return Err(Problem::new("too_large", &id));
            }
            self.once(Kind::Dossier, &id)?;
            Ok((id, legacy::Dossier::of(&raw.fields)?))
        });
        let (id, Understood { row, noted }) = match understood {
            Ok(understood) => understood,
            Err(problem) => {
                let id = legacy::id(&raw.fields).unwrap_or_default();
                tally.reject(Kind::Dossier, &raw.spot, &id, problem);
                for (kind, ..) in raw.below {
                    tally.read(kind);
                    tally.reject_with_dossier(kind);
                }
                return Ok(Ok(None));
            }
        };
        for problem in noted {
            tally.note(Kind::Dossier, &raw.spot, &id, problem);
        }
        let mut below = Vec::with_capacity(raw.below.len());
        for (kind, spot, fields) in raw.below {
            let fields = match fields {
                Ok(fields) => fields,
                Err(problem) => {
                    tally.read(kind);
                    tally.reject(kind, &spot, "", problem);
                    continue;
                }
            };
            match self.below(kind, &spot, &fields, tally, watch)? {
                Ok(Some(row)) => below.push(row),
                Ok(None) => {}
                Err(Stopped) => return Ok(Err(Stopped)),
            }
        }
        Ok(Ok(Some(Ready {
            hash: raw.fields.hash(b""),
            spot: raw.spot,
            id,
            row,
            below,
        })))
    }

    fn below(
        &mut self,
        kind: Kind,
        spot: &Spot,
        fields: &Fields,
        tally: &mut Tally,
        watch: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Result<Option<Below>, Stopped>, Error> {
        let id = legacy::id(fields);
        // A client may stand in many dossiers: the first one says who it is.
        let again = kind == Kind::Contact
            && id.as_ref().is_ok_and(|id| {
                self.seen
                    .contains(&Imported::key(&self.source, kind.as_str(), id))
            });
        if !again {
            tally.read(kind);
        }
        let understood = id.and_then(|id| {
            if !again {
                self.once(kind, &id)?;
            }
            let (row, noted) = understand(kind, fields)?;
            Ok((id, row, noted))
        });
        let (id, mut row, noted) = match understood {
            Ok(understood) => understood,
            Err(problem) => {
                if !again {
                    tally.reject(kind, spot, &legacy::id(fields).unwrap_or_default(), problem);
                }
                return Ok(Ok(None));
            }
        };
        let mut hash = fields.hash(b"");
        if let Row::Document(document, blob) = &mut row {
            let sha256 = document.sha256.as_deref();
            match papers::open(&self.folder, &document.path, sha256, watch) {
                Ok(None) => return Ok(Err(Stopped)),
                Err(problem) => {
                    tally.reject(kind, spot, &id, problem);
                    return Ok(Ok(None));
                }
                Ok(Some(paper)) => {
                    hash = fields.hash(&paper.hash.0);
                    match self.sealed(&id, hash, paper, watch)? {
                        Ok(sealed) => *blob = sealed,
                        Err(Stopped) => return Ok(Err(Stopped)),
                    }
                }
            }
        }
        for problem in noted {
            tally.note(kind, spot, &id, problem);
        }
        Ok(Ok(Some(Below {
            kind,
            spot: spot.clone(),
            id,
            hash,
            row,
        })))
    }

    /// Refuses a second row with the same id: which of both is meant cannot be told.
    fn once(&mut self, kind: Kind, id: &str) -> Result<(), Problem> {
        if self
            .seen
            .insert(Imported::key(&self.source, kind.as_str(), id))
        {
            Ok(())
        } else {
            Err(Problem::new("duplicate", id))
        }
    }

    /// Seals the content of a document, unless the firm has the document as it is or nothing shall be written.
    fn sealed(
        &self,
        id: &str,
        hash: BlobHash,
        mut paper: Paper,
        watch: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Result<Option<PreparedBlob>, Stopped>, Error> {
        let key = Imported::key(&self.source, Kind::Document.as_str(), id);
        let known = self
            .session
            .read(|reader| Ok(reader.get::<Imported>(&key)?))?;
        if known.is_some_and(|known| known.legacy_hash == hash) {
            return Ok(Ok(None));
        }
        if self.dry {
            // A stand-in of no content: what is written with it is rolled back.
            return Ok(Ok(Some(PreparedBlob::new(b"")?)));
        }
        let Some(blob) = self.session.store.prepare_file(&mut paper.file, watch)? else {
            return Ok(Err(Stopped));
        };
        if blob.hash != paper.hash || blob.size as u64 != paper.bytes {
            return Err(Error::File {
                path: Path::new(id).display().to_string(),
                error: std::io::Error::other("the file changed while it was copied"),
            });
        }
        Ok(Ok(Some(blob)))
    }
}

fn understand(kind: Kind, fields: &Fields) -> Result<(Row, Vec<Problem>), Problem> {
    fn of<T>(understood: Understood<T>, row: impl FnOnce(T) -> Row) -> (Row, Vec<Problem>) {
        (row(understood.row), understood.noted)
    }
    Ok(match kind {
        Kind::Contact => of(legacy::Client::of(fields)?, Row::Client),
        Kind::Task => of(legacy::Task::of(fields)?, Row::Task),
        Kind::Event => of(legacy::Event::of(fields)?, Row::Event),
        Kind::Comment => of(legacy::Comment::of(fields)?, Row::Comment),
        Kind::Deadline => of(legacy::Deadline::of(fields)?, Row::Deadline),
        Kind::Document => of(legacy::Document::of(fields)?, |row| {
            Row::Document(row, None)
        }),
        Kind::Dossier => return Err(Problem::new("not_json", "")),
    })
}
