//! Reading a backup back, with the firm's key when somebody has it.

use super::proof;
use crate::{Desk, Error, firm, session::Tenant, when, words};
use contract::backup::BackupReport;
use std::path::{Path, PathBuf};
use store::{BackupFile, BackupFinding, Store};
use vault::{Envelope, MasterKey};

/// What reading a backup came to.
pub(super) struct Report {
    pub(super) view: BackupReport,
    /// The first damage that concerns the newest backup in the file.
    pub(super) damage: Option<BackupFinding>,
}

/// Reads every byte and compares it with what was written.
pub(super) fn report(
    backup: &BackupFile,
    key: Option<&[u8; 32]>,
    progress: store::BackupProgress<'_>,
) -> Result<Report, Error> {
    let checked = backup.check(progress)?;
    let summary = key.map(|key| proof::open(backup, key)).transpose()?;
    let damage = checked.findings.iter().find(|finding| {
        !matches!(
            finding,
            BackupFinding::Header { .. }
                | BackupFinding::Newest { .. }
                | BackupFinding::Earlier { .. }
                | BackupFinding::EarlierContent { .. }
        )
    });
    let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    Ok(Report {
        damage: damage.cloned(),
        view: BackupReport {
            tenant_id: backup.tenant().to_string(),
            firm_name: summary
                .as_ref()
                .map_or_else(|| public_name(backup), |summary| summary.firm.clone()),
            made_at: when::time_ms(backup.made_ms()),
            communications: summary
                .as_ref()
                .map(|summary| count(summary.communications)),
            blobs: summary.as_ref().map(|summary| count(summary.blobs)),
            sha256: store::BlobHash(checked.sha256).to_string(),
            bytes: checked.bytes,
            content_bytes: backup.content_bytes(),
            moved_bytes: None,
            generations: u32::try_from(backup.generations()).unwrap_or(u32::MAX),
            proven: summary.is_some(),
            ok: checked.findings.is_empty(),
            findings: checked.findings.iter().map(ToString::to_string).collect(),
        },
    })
}

/// The name that the list of firms shows, without any key.
fn public_name(backup: &BackupFile) -> String {
    envelope(backup).map_or_else(|_| String::new(), |envelope| envelope.firm)
}

/// The key file in a backup.
pub(super) fn envelope(backup: &BackupFile) -> Result<Envelope, Error> {
    let envelope = Envelope::decode(&backup.key_file()?).map_err(firm::vault_error)?;
    if envelope.tenant_id == backup.tenant().to_string() {
        Ok(envelope)
    } else {
        Err(Error::BackupUnproven)
    }
}

/// A folder that is gone when it is no longer needed.
pub(super) struct Scratch(pub(super) PathBuf);

impl Scratch {
    pub(super) fn under(data_dir: &Path) -> Result<Self, Error> {
        let mut random = [0; 8];
        crate::clock::random(&mut random);
        let name = format!("backup-{:016x}", u64::from_be_bytes(random));
        let path = data_dir.join("tmp").join(name);
        std::fs::create_dir_all(&path).map_err(|error| Error::File {
            path: path.display().to_string(),
            error,
        })?;
        Ok(Self(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_dir_all(&self.0)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            tracing::warn!(%error, "a folder was left behind");
        }
    }
}

impl Desk {
    /// Reads a backup back: every byte, and with the firm's key also the proof and the database in it.
    ///
    /// - `passphrase`: of a member, as it was when the backup was made or as it is now. Without one, the key of the
    ///   open firm or of the keyring is used when there is one.
    ///
    /// # Errors
    ///
    /// [`Error::Backup`] when the file cannot be read as a backup at all, [`Error::WrongPassphrase`],
    /// [`Error::BackupUnproven`]. What is merely damaged is in the report.
    pub fn check_backup(
        &self,
        path: &Path,
        passphrase: Option<&str>,
        progress: super::Progress<'_>,
    ) -> Result<BackupReport, Error> {
        let backup = BackupFile::open(path)?;
        let master = self.key_for(&backup, passphrase)?;
        let key = master.as_ref().map(|master| master.derive().sealing);
        let mut reading = |done: u64, total: u64| progress(super::half(done, total), super::HALVES);
        let report = report(&backup, key.as_ref(), &mut reading)?;
        if let (Some(master), None) = (&master, &report.damage) {
            let scratch = Scratch::under(&self.inner().options.data_dir)?;
            let folder = scratch.0.join("firm");
            let mut unpacking = |done: u64, total: u64| {
                progress(super::HALVES / 2 + super::half(done, total), super::HALVES)
            };
            backup.unpack_database(&folder, &mut unpacking)?;
            self.compare(&backup, &folder, master)?;
        }
        Ok(report.view)
    }

    /// Opens an unpacked firm and compares what it holds with the sealed summary.
    pub(super) fn compare(
        &self,
        backup: &BackupFile,
        folder: &Path,
        master: &MasterKey,
    ) -> Result<(), Error> {
        let keys = master.derive();
        let summary = proof::open(backup, &keys.sealing)?;
        let store = Store::open(&firm::store_options(folder, master, self.inner().device))?;
        if summary.agrees(&store.counts()?) {
            Ok(())
        } else {
            Err(Error::BackupUnproven)
        }
    }

    /// The firm's key, from a passphrase, the open firm or the keyring.
    pub(super) fn key_for(
        &self,
        backup: &BackupFile,
        passphrase: Option<&str>,
    ) -> Result<Option<MasterKey>, Error> {
        let id = backup.tenant().to_string();
        let here: Option<Tenant> = self.tenant(&id).ok();
        let Some(passphrase) = passphrase else {
            if let Ok(session) = self.session()
                && session.tenant.id == id
            {
                return Ok(Some(session.master.clone()));
            }
            let remembered = here.and_then(|tenant| firm::remembered_key(&tenant).ok());
            return Ok(remembered.map(|(_, master)| master));
        };
        // It may have been changed since the backup was made; the key behind it is the same.
        let theirs = envelope(backup)?;
        let ours = here.and_then(|tenant| firm::read_keys(&tenant.folder).ok());
        let opened = std::iter::once(theirs)
            .chain(ours)
            .find_map(|envelope| envelope.open_with_passphrase(None, passphrase).ok());
        match opened {
            Some((user, master)) => words::id(&user).map(|_| Some(master)),
            None => Err(Error::WrongPassphrase),
        }
    }
}
