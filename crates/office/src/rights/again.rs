//! What was erased stays erased, also when a backup from before is restored.
//!
//! The register (ids and hashes) is in the firm's database, and sealed with the firm's key in the data folder and beside
//! every backup file. Restoring takes it along; the first opening erases again what the backup brought back.

use super::{erase, plan::Person};
use crate::{Error, Session, clock};
use serde_json::json;
use std::{
    fs,
    path::{Path, PathBuf},
};
use store::{BackupKind, Erasure, Thoroughness};

/// Runs whose files get the register beside them.
const RUNS: usize = 400;

/// The ending of the register beside a backup.
const ENDING: &str = "erased";

fn folder(data_dir: &Path) -> PathBuf {
    data_dir.join("erased")
}

/// The register of a firm in a data folder: what this computer wrote, and what came with a backup.
fn files(data_dir: &Path, tenant: &str) -> [PathBuf; 2] {
    let folder = folder(data_dir);
    [
        folder.join(format!("{tenant}.{ENDING}")),
        folder.join(format!("{tenant}.restored.{ENDING}")),
    ]
}

fn beside(backup: &Path) -> PathBuf {
    let mut name = backup.as_os_str().to_owned();
    name.push(".");
    name.push(ENDING);
    PathBuf::from(name)
}

fn purpose(tenant: &str) -> Vec<u8> {
    [b"guichet erasures 1 ".as_slice(), tenant.as_bytes()].concat()
}

fn write(path: &Path, sealed: &[u8]) -> std::io::Result<()> {
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    let unfinished = path.with_extension("unfinished");
    fs::write(&unfinished, sealed)?;
    fs::rename(&unfinished, path)
}

fn sealed(session: &Session) -> Result<Option<Vec<u8>>, Error> {
    let erasures = session.read(|reader| Ok(reader.erasures()?))?;
    if erasures.is_empty() {
        return Ok(None);
    }
    let text = serde_json::to_vec(&erasures)
        .map_err(|error| Error::Broken(format!("a register that is no JSON: {error}")))?;
    let key = session.master.derive().sealing;
    Ok(Some(vault::seal(
        &key,
        &purpose(&session.tenant.id),
        &text,
        clock::random,
    )))
}

/// Writes the register outside of the database: into the data folder, and beside every backup that can be reached.
pub(super) fn keep_register(session: &Session) -> Result<(), Error> {
    let Some(sealed) = sealed(session)? else {
        return Ok(());
    };
    let [own, _] = files(&session.tenant.data_dir, &session.tenant.id);
    write(&own, &sealed).map_err(|error| Error::File {
        path: own.display().to_string(),
        error,
    })?;
    let device = session.store.device_id();
    let runs = session.read(|reader| Ok(reader.backup_runs(device, RUNS)?))?;
    for run in runs.iter().filter(|run| run.kind == BackupKind::Backup) {
        let backup = PathBuf::from(&run.path);
        if backup.exists()
            && let Err(error) = write(&beside(&backup), &sealed)
        {
            tracing::warn!(%error, "a backup did not get the register of erasures");
        }
    }
    Ok(())
}

/// Writes the register beside a backup that was just made.
pub(crate) fn leave_beside(session: &Session, backup: &Path) -> Result<(), Error> {
    if let Some(sealed) = sealed(session)?
        && let Err(error) = write(&beside(backup), &sealed)
    {
        tracing::warn!(%error, "a backup did not get the register of erasures");
    }
    Ok(())
}

/// Takes the register that lies beside a backup, for the first opening of the firm that is restored from it.
pub(crate) fn take_from_beside(backup: &Path, data_dir: &Path, tenant: &str) -> Result<(), Error> {
    let (from, [_, to]) = (beside(backup), files(data_dir, tenant));
    let Ok(sealed) = fs::read(&from) else {
        return Ok(());
    };
    write(&to, &sealed).map_err(|error| Error::File {
        path: to.display().to_string(),
        error,
    })
}

/// Erases again what the register says and the database does not know of. Called when a firm is opened.
///
/// # Errors
///
/// When the firm's file cannot be written.
pub(crate) fn play_again(session: &Session) -> Result<(), Error> {
    let key = session.master.derive().sealing;
    let mut known: Vec<String> = session.read(|reader| {
        let erasures = reader.erasures()?;
        Ok(erasures.into_iter().map(|erasure| erasure.id).collect())
    })?;
    let mut played = false;
    for path in files(&session.tenant.data_dir, &session.tenant.id) {
        let Ok(sealed) = fs::read(&path) else {
            continue;
        };
        let erasures: Vec<Erasure> = vault::open(&key, &purpose(&session.tenant.id), &sealed)
            .ok()
            .and_then(|text| serde_json::from_slice(&text).ok())
            .unwrap_or_else(|| {
                tracing::warn!("a register of erasures is not of this firm or damaged");
                Vec::new()
            });
        for erasure in erasures {
            if !known.contains(&erasure.id) {
                erase_again(session, &erasure)?;
                known.push(erasure.id);
                played = true;
            }
        }
    }
    if played {
        crate::intelligence::forget(session)?;
        keep_register(session)?;
    }
    // Also finishes what a crash interrupted.
    erase::settle(session);
    Ok(())
}

fn erase_again(session: &Session, erasure: &Erasure) -> Result<(), Error> {
    session.write(|writer| {
        let mut order = erasure.order();
        for contact in &order.contacts {
            if let Ok(person) = Person::find(writer, *contact) {
                order.names.extend(person.sure_words());
            }
        }
        let erased = writer.erase(&order)?;
        writer.register_erasure(erasure)?;
        let detail = json!({
            "erasure": erasure.id, "contacts": erased.contacts, "messages": erased.communications,
            "workspaces": erased.workspaces, "rows": erased.rows,
        });
        writer.audit(
            None,
            "person.erased_again",
            "erasures",
            &erasure.id,
            &detail,
        )?;
        Ok(writer.end_erasure(Thoroughness::Anew)?)
    })
}
