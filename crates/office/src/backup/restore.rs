//! From a file to a firm: into a folder that nobody sees, checked, and only then to its place.

use super::{proof, read};
use crate::{Desk, Error};
use contract::backup::BackupReport;
use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};
use store::{BackupError, BackupFile};

impl Desk {
    /// Puts the firm of a backup into this data folder. It opens with the passphrases and the kit that it had.
    ///
    /// - `passphrase`: when it is given, the firm is also opened and compared with its sealed summary before it is put
    ///   in place. Without one that is done when somebody opens it.
    ///
    /// # Errors
    ///
    /// [`Error::FirmHere`] when this computer has the firm; [`Error::Backup`] when the file is damaged or the disk is
    /// full; [`Error::WrongPassphrase`], [`Error::BackupUnproven`]. Nothing is left behind then.
    pub fn restore_backup(
        &self,
        path: &Path,
        passphrase: Option<&str>,
        progress: super::Progress<'_>,
    ) -> Result<BackupReport, Error> {
        let backup = BackupFile::open(path)?;
        let id = backup.tenant().to_string();
        let envelope = read::envelope(&backup)?;
        let place = self.firms_dir().join(&id);
        let refuse_if_here = || {
            if place.exists() {
                return Err(Error::FirmHere(envelope.firm.clone()));
            }
            Ok(())
        };
        refuse_if_here()?;
        let master = match passphrase {
            Some(passphrase) => self.key_for(&backup, Some(passphrase))?,
            None => None,
        };
        let key = master.as_ref().map(|master| master.derive().sealing);
        let mut reading = |done: u64, total: u64| progress(super::half(done, total), super::HALVES);
        let report = read::report(&backup, key.as_ref(), &mut reading)?;
        if let Some(damage) = report.damage {
            return Err(BackupError::Damaged(damage).into());
        }

        let room = Room::take(&self.inner().options.data_dir, &id)?;
        let mut unpacking = |done: u64, total: u64| {
            progress(super::HALVES / 2 + super::half(done, total), super::HALVES)
        };
        backup.unpack(&room.folder, &mut unpacking)?;
        match &master {
            Some(master) => self.compare(&backup, &room.folder, master)?,
            None => proof::leave(&backup, &room.folder)?,
        }
        refuse_if_here()?;
        // Before the firm is there: nobody opens it without what has to be erased again.
        crate::rights::take_from_beside(path, &self.inner().options.data_dir, &id)?;
        crate::outbox::mark_restored(&room.folder)?;
        room.put(&place)?;
        self.inner().bus.changed(&["firm"]);
        Ok(report.view)
    }
}

/// A folder beside the firms, taken by one restoration at a time and gone when that did not succeed.
struct Room {
    folder: PathBuf,
    _lock: File,
}

impl Room {
    fn take(data_dir: &Path, id: &str) -> Result<Self, Error> {
        let rooms = data_dir.join("restoring");
        let blocked = |path: &Path| {
            let path = path.display().to_string();
            move |error| Error::File { path, error }
        };
        fs::create_dir_all(&rooms).map_err(blocked(&rooms))?;
        let path = rooms.join(format!("{id}.lock"));
        let lock = File::create(&path).map_err(blocked(&path))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => return Err(BackupError::InUse.into()),
            Err(fs::TryLockError::Error(error)) => return Err(blocked(&path)(error)),
        }
        let folder = rooms.join(id);
        // Only a restoration that was killed leaves its folder.
        if folder.exists() {
            fs::remove_dir_all(&folder).map_err(blocked(&folder))?;
        }
        Ok(Self {
            folder,
            _lock: lock,
        })
    }

    /// Moves the firm to its place, in one step.
    fn put(self, place: &Path) -> Result<(), Error> {
        let firms = place.parent().unwrap_or(place);
        let put = || {
            fs::create_dir_all(firms)?;
            fs::rename(&self.folder, place)?;
            store::flush_folder(firms)
        };
        put().map_err(|error| Error::File {
            path: place.display().to_string(),
            error,
        })
    }
}

impl Drop for Room {
    fn drop(&mut self) {
        match fs::remove_dir_all(&self.folder) {
            Ok(()) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => tracing::warn!(%error, "a half restored firm was left behind"),
        }
    }
}
