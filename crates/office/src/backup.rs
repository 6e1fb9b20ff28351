//! The firm as one file: made while people work, read back at once, restored on an empty computer.
//!
//! The file's bytes are the store's affair (`store::BackupFile`) and need no key. What the office adds is proof: a
//! summary of the firm, sealed with its key together with the digest of the contents. Whoever has a passphrase or the
//! kit learns by it that this is one backup of this firm, whole, and what was in it.

mod door;
mod failure;
mod kept;
mod plan;
mod proof;
mod read;
mod restore;
mod runs;

use crate::{Error, Session};
use contract::backup::BackupReport;
use domain::Capability;
use proof::Summary;
use serde_json::json;
use std::path::Path;
use store::{BackupFile, BackupOrder};

pub(crate) use door::Restoring;
pub(crate) use failure::explain;
pub(crate) use proof::{Settled, settle};

/// Told how much of how much is done, in KiB; answers whether to go on.
pub type Progress<'a> = &'a mut dyn FnMut(u32, u32) -> bool;

impl Session {
    /// Backs the firm up into a file, because a person asks for it, and reads everything back.
    ///
    /// - `keep`: backups that stay in the file.
    ///
    /// # Errors
    ///
    /// When the person may not administer the firm; [`Error::Backup`]. The backup that was in the file before is
    /// readable then.
    pub fn back_up(
        &self,
        target: &Path,
        keep: usize,
        progress: Progress<'_>,
    ) -> Result<BackupReport, Error> {
        self.require(Capability::Administer)?;
        self.write_backup(target, keep, progress)
    }

    /// Backs the firm up, whoever is at the screen. Onto an existing backup only what changed is written.
    fn write_backup(
        &self,
        target: &Path,
        keep: usize,
        progress: Progress<'_>,
    ) -> Result<BackupReport, Error> {
        let tenant = crate::words::id(&self.tenant.id)?;
        let order = BackupOrder {
            tenant,
            target,
            now_ms: self.now_ms(),
            keep,
            compact: self.must_compact(target, keep)?,
        };
        let firm = self.read(crate::settings::firm_name)?;
        let key = self.master.derive().sealing;
        let seal = |counts: &store::Counts, digest: &[u8; 32]| {
            Summary::of(&firm, counts).seal(&key, &proof::purpose(tenant, order.now_ms, digest))
        };
        // Writing is the first half, reading back the second.
        let mut writing = |done: u64, total: u64| progress(half(done, total), HALVES);
        let made = self.store.back_up(&order, seal, &mut writing)?;
        let backup = BackupFile::open(target)?;
        let mut reading = |done: u64, total: u64| progress(HALVES / 2 + half(done, total), HALVES);
        let mut report = read::report(&backup, Some(&key), &mut reading)?;
        if let Some(finding) = report.damage.take() {
            return Err(store::BackupError::Damaged(finding).into());
        }
        report.view.moved_bytes = Some(made.moved_bytes);
        self.write(|writer| {
            let detail = json!({ "sha256": report.view.sha256, "bytes": report.view.bytes });
            self.audit(writer, "backup.create", "backup", &self.tenant.id, &detail)
        })?;
        crate::rights::leave_beside(self, target)?;
        Ok(report.view)
    }
}

/// Steps of a progress that has two halves.
const HALVES: u32 = 2000;

/// How many of the steps of one half are done.
fn half(done: u64, total: u64) -> u32 {
    let steps = u64::from(HALVES / 2);
    u32::try_from((u128::from(done) * u128::from(steps)) / u128::from(total.max(1)))
        .unwrap_or(HALVES / 2)
        .min(HALVES / 2)
}
