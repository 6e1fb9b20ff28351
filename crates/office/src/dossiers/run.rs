//! One import from its first dossier to its proof.

use super::{
    DryRun, Guard, Progress,
    apply::{Import, Members},
    ready::{Ready, Reception, Stopped},
    rows,
    source::{Next, Source},
    tally::{Tally, digest},
};
use crate::{Error, Session};
use contract::dossiers::ImportReport;
use serde_json::json;
use std::{
    collections::{HashMap, HashSet},
    path::Path,
    time::Instant,
};
use store::{Id, ImportRun, ImportState, Imported};

/// Dossiers that share a transaction: a kill costs at most these, whole.
const GROUP: usize = 25;

/// Content that a group holds in memory, at most about.
const GROUP_BYTES: usize = 32 << 20;

/// How a transaction of a dry run ends.
enum Halt {
    RolledBack,
    Failed(Error),
}

impl From<store::Error> for Halt {
    fn from(error: store::Error) -> Self {
        Self::Failed(error.into())
    }
}

/// Imports an export, or says what that would do.
///
/// A dry run is the same work with every transaction rolled back, so that it cannot say anything else than what an
/// import does. Where a contact of one group is recognised in another, it counts them twice.
pub(super) fn run(
    session: &Session,
    path: &Path,
    dry: DryRun,
    progress: Progress<'_>,
) -> Result<ImportReport, Error> {
    let _guard = Guard::take(session)?;
    let started = Instant::now();
    let mut source = Source::open(path)?;
    let title = path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    );
    let mut import = Import {
        session,
        run: session.new_id(),
        source: source.name.clone(),
        title: title.clone(),
        members: session.read(Members::of)?,
        tally: Tally::new(),
        contacts: HashMap::new(),
    };
    let mut row = ImportRun {
        id: import.run,
        source: source.name.clone(),
        title,
        by_user: Some(session.user_id),
        started_ms: session.now_ms(),
        ended_ms: None,
        state: ImportState::Running,
        report: json!(null),
        undone: json!(null),
    };
    let is_dry = dry == DryRun::Yes;
    if !is_dry {
        session.write(|writer| Ok(writer.insert(&row)?))?;
    }
    let mut reception = Reception {
        session,
        source: source.name.clone(),
        folder: source.folder.clone(),
        dry: is_dry,
        seen: HashSet::new(),
    };
    let came = bring_in(&mut import, &mut reception, &mut source, dry, progress);
    let mut report = import.tally.report((!is_dry).then(|| row.id.to_string()));
    report.complete = matches!(came, Ok(true));
    if !is_dry {
        let proof = prove(session, &import.tally)?;
        report.verified = Some(proof == report.digest);
    }
    report.seconds = started.elapsed().as_secs_f64();
    if is_dry {
        return came.map(|_| report);
    }
    row.state = match &came {
        Ok(true) => ImportState::Done,
        Ok(false) => ImportState::Cancelled,
        Err(_) => ImportState::Failed,
    };
    row.ended_ms = Some(session.now_ms());
    row.report = json!(report);
    session.write(|writer| {
        writer.save(&row)?;
        let detail = json!({ "state": row.state.as_str(), "counts": report.counts });
        session.audit(
            writer,
            "dossiers.imported",
            "import_runs",
            &row.id.to_string(),
            &detail,
        )
    })?;
    session.changed_by_import();
    came.map(|_| report)
}

/// Brings dossiers in, group by group. Answers false when it was told to stop: what is in stays, whole.
fn bring_in(
    import: &mut Import<'_>,
    reception: &mut Reception<'_>,
    source: &mut Source,
    dry: DryRun,
    progress: Progress<'_>,
) -> Result<bool, Error> {
    let (mut group, mut weight, mut done) = (Vec::new(), 0, 0_u32);
    let total = source.total;
    let mut go_on = progress(0, total);
    while go_on && let Some(next) = source.next()? {
        match next {
            Next::Bad(kind, spot, problem) => {
                import.tally.read(kind);
                import.tally.reject(kind, &spot, "", problem);
                done += u32::from(kind == super::source::Kind::Dossier);
            }
            Next::Dossier(raw) => {
                let ready =
                    reception.ready(raw, &mut import.tally, &mut |_| progress(done, total))?;
                match ready {
                    Err(Stopped) => {
                        go_on = false;
                        break;
                    }
                    Ok(None) => {}
                    Ok(Some(ready)) => {
                        weight += ready.weight();
                        group.push(ready);
                    }
                }
                done += 1;
            }
        }
        if group.len() >= GROUP || weight >= GROUP_BYTES {
            write(import, &group, dry)?;
            group.clear();
            weight = 0;
        }
        go_on = progress(done.min(total), total);
    }
    write(import, &group, dry)?;
    Ok(go_on)
}

fn write(import: &mut Import<'_>, group: &[Ready], dry: DryRun) -> Result<(), Error> {
    if group.is_empty() {
        return Ok(());
    }
    let session = import.session;
    let written = session.store.write(session.now_ms(), |writer| {
        for ready in group {
            import.dossier(writer, ready).map_err(Halt::Failed)?;
        }
        match dry {
            DryRun::Yes => Err(Halt::RolledBack),
            DryRun::No => Ok(()),
        }
    });
    match written {
        Ok(()) | Err(Halt::RolledBack) => Ok(()),
        Err(Halt::Failed(error)) => Err(error),
    }
}

/// The digest of what was accepted, from the firm's file: of the memory of each row, as far as our row is there and
/// says what was written.
fn prove(session: &Session, tally: &Tally) -> Result<String, Error> {
    let mut hashes = Vec::with_capacity(tally.accepted.len());
    for chunk in tally.accepted.chunks(500) {
        session.read(|reader| {
            for row in chunk {
                let Some(known) = reader.get::<Imported>(&row.key)? else {
                    continue;
                };
                let stands = !row.written
                    || rows::print(reader, &known.entity, &known.entity_id)?
                        == Some(known.row_hash);
                if stands {
                    hashes.push(known.legacy_hash);
                }
            }
            Ok(())
        })?;
    }
    Ok(digest(hashes.into_iter()))
}

/// The run with this id.
pub(super) fn find(session: &Session, id: Id) -> Result<ImportRun, Error> {
    session.read(|reader| Ok(reader.expect(&id)?))
}
