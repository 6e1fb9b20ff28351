//! What the firm's key says about a backup: a sealed summary, bound to every byte of the contents.

use crate::{Error, clock};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::path::Path;
use store::{BackupFile, Counts, Id, Store};

/// What was in the firm when the backup was made. Stored, sealed: fields may be added, never renamed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Summary {
    pub(super) firm: String,
    pub(super) communications: i64,
    pub(super) contacts: i64,
    pub(super) workspaces: i64,
    pub(super) blobs: i64,
    pub(super) journal: i64,
}

impl Summary {
    pub(super) fn of(firm: &str, counts: &Counts) -> Self {
        Self {
            firm: firm.to_owned(),
            communications: counts.communications,
            contacts: counts.contacts,
            workspaces: counts.workspaces,
            blobs: counts.blobs,
            journal: counts.journal,
        }
    }

    pub(super) fn seal(&self, key: &[u8; 32], purpose: &[u8]) -> Vec<u8> {
        let text = json!(self).to_string();
        vault::seal(key, purpose, text.as_bytes(), clock::random)
    }

    /// Whether a firm holds what it held then.
    pub(super) fn agrees(&self, counts: &Counts) -> bool {
        *self == Self::of(&self.firm, counts)
    }
}

/// What a summary is bound to.
pub(super) fn purpose(tenant: Id, made_ms: i64, digest: &[u8; 32]) -> Vec<u8> {
    [
        b"guichet backup 1".as_slice(),
        tenant.as_bytes(),
        &made_ms.to_be_bytes(),
        digest,
    ]
    .concat()
}

/// The summary of a backup.
///
/// # Errors
///
/// [`Error::BackupUnproven`] when the key is another firm's, or anything in the backup was exchanged since.
pub(super) fn open(backup: &BackupFile, key: &[u8; 32]) -> Result<Summary, Error> {
    let purpose = purpose(backup.tenant(), backup.made_ms(), &backup.digest());
    open_with(key, &purpose, backup.sealed())
}

fn open_with(key: &[u8; 32], purpose: &[u8], sealed: &[u8]) -> Result<Summary, Error> {
    let text = vault::open(key, purpose, sealed).map_err(|_| Error::BackupUnproven)?;
    serde_json::from_slice(&text).map_err(|_| Error::BackupUnproven)
}

/// What restoring without a key leaves beside the firm, until somebody opens it.
#[derive(Debug, Serialize, Deserialize)]
struct Pending {
    purpose: Vec<u8>,
    sealed: Vec<u8>,
}

const PENDING: &str = "firm.restored.json";

/// Leaves the proof of a backup for the first time that the firm is opened.
pub(super) fn leave(backup: &BackupFile, folder: &Path) -> Result<(), Error> {
    let pending = Pending {
        purpose: purpose(backup.tenant(), backup.made_ms(), &backup.digest()),
        sealed: backup.sealed().to_vec(),
    };
    let path = folder.join(PENDING);
    let text = json!(pending).to_string();
    std::fs::write(&path, text).map_err(|error| Error::File {
        path: path.display().to_string(),
        error,
    })
}

/// What a firm that was restored without its key shows when it is opened with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Settled {
    /// It was not restored, or that was settled before.
    Nothing,
    /// It is what was backed up.
    Proven,
    /// It is not what the firm's key sealed.
    Unproven,
}

impl Settled {
    /// For the audit log; `None` when there is nothing to say.
    pub(crate) const fn word(self) -> Option<&'static str> {
        match self {
            Self::Nothing => None,
            Self::Proven => Some("proven"),
            Self::Unproven => Some("unproven"),
        }
    }
}

/// Compares a firm that was just restored with what its key says of it. To be called before anything is written.
pub(crate) fn settle(store: &Store, folder: &Path, key: &[u8; 32]) -> Result<Settled, Error> {
    let path = folder.join(PENDING);
    let Ok(text) = std::fs::read(&path) else {
        return Ok(Settled::Nothing);
    };
    let sealed: Option<Pending> = serde_json::from_slice(&text).ok();
    let summary = sealed.and_then(|pending| {
        let tenant = folder.file_name()?.to_str()?.parse::<Id>().ok()?;
        let ours = [b"guichet backup 1".as_slice(), tenant.as_bytes()].concat();
        pending
            .purpose
            .starts_with(&ours)
            .then(|| open_with(key, &pending.purpose, &pending.sealed).ok())
            .flatten()
    });
    let counts = store.counts()?;
    std::fs::remove_file(&path).map_err(|error| Error::File {
        path: path.display().to_string(),
        error,
    })?;
    Ok(match summary {
        Some(summary) if summary.agrees(&counts) => Settled::Proven,
        _ => Settled::Unproven,
    })
}
