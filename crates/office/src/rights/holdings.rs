//! The backups in which somebody who was erased still is, and until when.

use crate::{Error, Session, when};
use contract::rights::BackupHolding;
use jiff::ToSpan as _;
use std::{collections::BTreeMap, path::PathBuf};
use store::{BackupFile, BackupKind};

/// Runs that are looked at: a year of days.
const RUNS: usize = 400;

/// Every backup from before a moment that is known to be kept, newest first.
pub(super) fn holdings(session: &Session, before_ms: i64) -> Result<Vec<BackupHolding>, Error> {
    let device = session.store.device_id();
    let runs = session.read(|reader| Ok(reader.backup_runs(device, RUNS)?))?;
    let planned = session.planned_backups()?;
    let mut made: BTreeMap<PathBuf, Vec<i64>> = BTreeMap::new();
    for run in runs {
        if run.kind == BackupKind::Backup && run.failure.is_none() {
            made.entry(PathBuf::from(run.path))
                .or_default()
                .push(run.at_ms);
        }
    }
    let mut all = Vec::new();
    for (path, mut times) in made {
        let plan = planned.as_ref().filter(|planned| planned.path == path);
        // The file knows best; a disk that is not there leaves what was written down.
        if let Ok(inside) = BackupFile::open(&path).and_then(|file| file.all_made_ms()) {
            times = inside;
        }
        times.sort_unstable_by(|one, other| other.cmp(one));
        times.truncate(plan.map_or(usize::MAX, |plan| plan.keep));
        for (newer, made_ms) in times
            .into_iter()
            .enumerate()
            .filter(|(_, at)| *at <= before_ms)
        {
            let lapses_on = plan.map(|plan| {
                let more = i64::try_from(plan.keep.saturating_sub(newer + 1)).unwrap_or(0);
                plan.next_on.saturating_add(more.days()).to_string()
            });
            all.push((made_ms, path.display().to_string(), lapses_on));
        }
    }
    all.sort_by(|one, other| other.cmp(one));
    Ok(all
        .into_iter()
        .map(|(made_ms, path, lapses_on)| BackupHolding {
            path,
            made_at: when::time_ms(made_ms),
            lapses_on,
        })
        .collect())
}
