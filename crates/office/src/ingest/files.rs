//! Mail from files: .eml, mbox, Maildir and folders of them.

use super::line;
use crate::{Error, Session, error::why};
use contract::ingest::{IngestFailure, IngestReport};
use mail::files::{Failed, Reason, Source};
use std::{path::PathBuf, time::Instant};
use store::{Account, AccountKind, Authentication, Id, Security};

/// Takes reports of progress and says whether to go on.
pub(crate) type Sink<'a> = &'a (dyn Fn(u32, Option<u32>) -> bool + Sync);

/// The account that files are filed under, made when it is not there.
pub(crate) fn files_account(session: &Session, label: &str) -> Result<Id, Error> {
    session.write(|writer| {
        if let Some(account) = writer.account_by_label(label)? {
            return Ok(account.id);
        }
        let account = Account {
            id: session.new_id(),
            kind: AccountKind::Files,
            label: label.to_owned(),
            address: String::new(),
            host: String::new(),
            port: 0,
            security: Security::Tls,
            username: String::new(),
            authentication: Authentication::Password,
            folders: Vec::new(),
            owner_user_id: Some(session.user_id),
            created_ms: session.now_ms(),
        };
        writer.insert(&account)?;
        Ok(account.id)
    })
}

/// Brings in everything under `paths`. Durable when it returns; what could not be read is in the report.
///
/// # Errors
///
/// When the firm's file cannot be written; what was received before stays.
pub(crate) fn ingest_paths(
    session: &Session,
    label: &str,
    paths: &[PathBuf],
    progress: Sink<'_>,
) -> Result<IngestReport, Error> {
    let started = Instant::now();
    super::resume(session);
    let account_id = files_account(session, label)?;
    let source = Source::open(paths);
    let total = u32::try_from(source.count_hint()).ok();
    let tally = line::run(session, account_id, source.entries(), &|done| {
        progress(done, total.map(|total| total.max(done)))
    })?;
    Ok(IngestReport {
        read: tally.read,
        stored: tally.stored,
        duplicates: tally.duplicates,
        unparsed: tally.unparsed,
        seconds: started.elapsed().as_secs_f64(),
        failed: tally.failed,
    })
}

/// What the person learns of a file that could not be read.
pub(super) fn not_read(failed: &Failed) -> IngestFailure {
    let fr = match &failed.error {
        Reason::Io { kind, words } => why(*kind).map_or(words.clone(), |(fr, _)| fr.to_owned()),
        Reason::NoFile => "ni un fichier ni un dossier".to_owned(),
        Reason::LeadsBack => {
            "ce lien ramène à un dossier qui le contient ; il n’est pas suivi".to_owned()
        }
        Reason::Foreign(ending) => format!(
            "seul le logiciel qui l’a fait lit un .{ending} ; enregistrez-y le courriel en .eml ou .mbox"
        ),
        Reason::TooLarge { most } => format!("un message dépasse {} Mo", most >> 20),
        Reason::Grew { bytes } => format!(
            "le fichier a grandi de {bytes} octets pendant sa lecture ; relisez-le pour le reste"
        ),
        Reason::Stopped { offset, words } => {
            format!("la lecture s’est arrêtée à l’octet {offset} : {words}")
        }
    };
    IngestFailure {
        path: failed.path.display().to_string(),
        error: failed.error.to_string(),
        error_fr: fr,
    }
}
