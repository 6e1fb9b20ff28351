//! Taking an import back: what it made goes, unless somebody has worked on it since.

use super::{Guard, ImportError, Progress, rows, run::find};
use crate::{Error, Session};
use contract::dossiers::UndoReport;
use serde_json::json;
use std::collections::HashSet;
use store::{Id, ImportState, Imported, Reader, Workspace, Writer};

/// Workspaces that share a transaction.
const GROUP: usize = 25;

/// So many of the workspaces that stay are named.
const MOST_NAMED: usize = 200;

/// Removes what a run made. A workspace that somebody has worked on, or that a later import added to, stays whole.
pub(super) fn undo(session: &Session, id: Id, progress: Progress<'_>) -> Result<UndoReport, Error> {
    let _guard = Guard::take(session)?;
    let mut run = find(session, id)?;
    let (workspaces, contacts) = session.read(|reader| {
        Ok((
            reader.workspaces_of_import(id)?,
            reader.contacts_of_import(id)?,
        ))
    })?;
    if workspaces.is_empty() && contacts.is_empty() {
        return Err(ImportError::NothingLeft.into());
    }
    let mut report = UndoReport {
        workspaces: 0,
        contacts: 0,
        rows: 0,
        kept: Vec::new(),
        kept_count: 0,
    };
    let total = u32::try_from(workspaces.len()).unwrap_or(u32::MAX);
    let (mut done, mut go_on) = (0_u32, progress(0, total));
    for group in workspaces.chunks(GROUP) {
        if !go_on {
            break;
        }
        session.write(|writer| {
            for workspace in group {
                take_back(writer, *workspace, id, &mut report)?;
            }
            Ok(())
        })?;
        done += u32::try_from(group.len()).unwrap_or(0);
        go_on = progress(done, total);
    }
    if go_on {
        for group in contacts.chunks(200) {
            session.write(|writer| {
                for row in group {
                    forget_contact(writer, row, &mut report)?;
                }
                Ok(())
            })?;
        }
        run.state = ImportState::Undone;
    }
    run.undone = json!(report);
    session.write(|writer| {
        writer.save(&run)?;
        let detail = json!({
            "workspaces": report.workspaces,
            "contacts": report.contacts,
            "rows": report.rows,
            "kept": report.kept_count,
        });
        session.audit(
            writer,
            "dossiers.import_undone",
            "import_runs",
            &id.to_string(),
            &detail,
        )
    })?;
    session.changed_by_import();
    Ok(report)
}

/// Takes back what a run made in one workspace: all of it, when the run made the workspace and nobody has worked in it;
/// otherwise what it added and nobody changed, when the workspace is another's; otherwise nothing.
fn take_back(
    writer: &Writer<'_>,
    workspace: Id,
    run: Id,
    report: &mut UndoReport,
) -> Result<(), Error> {
    let all = writer.imported_in(workspace)?;
    let mine: Vec<Imported> = all
        .iter()
        .filter(|row| row.run_id == run)
        .cloned()
        .collect();
    let own = mine
        .iter()
        .find(|row| row.entity == "workspaces" && row.made);
    if own.is_none() {
        return take_out(writer, workspace, &mine, report);
    }
    let everything = writer.rows_of_workspace(workspace)?;
    if is_worked_on(writer, &all, &everything, run)? {
        return keep(writer, workspace, report);
    }
    for (entity, key) in everything {
        report.rows += u32::from(rows::remove(writer, entity, &key)?);
    }
    rows::remove(writer, "workspaces", &workspace.to_string())?;
    report.workspaces += 1;
    forget(writer, &mine)
}

/// Removes rows that a run added to a workspace which it did not make.
fn take_out(
    writer: &Writer<'_>,
    workspace: Id,
    mine: &[Imported],
    report: &mut UndoReport,
) -> Result<(), Error> {
    for row in mine.iter().filter(|row| row.made) {
        if rows::print(writer, &row.entity, &row.entity_id)? != Some(row.row_hash) {
            return keep(writer, workspace, report);
        }
    }
    for row in mine.iter().filter(|row| row.made) {
        report.rows += u32::from(rows::remove(writer, &row.entity, &row.entity_id)?);
    }
    forget(writer, mine)
}

/// Whether a workspace holds anything that the run did not leave there.
fn is_worked_on(
    reader: &Reader<'_>,
    imported: &[Imported],
    everything: &[(&'static str, String)],
    run: Id,
) -> Result<bool, Error> {
    let mut of_run = HashSet::new();
    for row in imported {
        let stands = rows::print(reader, &row.entity, &row.entity_id)? == Some(row.row_hash);
        if row.run_id != run || (row.made && !stands) {
            return Ok(true);
        }
        of_run.insert((row.entity.as_str(), row.entity_id.as_str()));
    }
    for (entity, key) in everything {
        let is_ours = of_run.contains(&(*entity, key.as_str()));
        if !is_ours && rows::is_work(reader, entity, key)? {
            return Ok(true);
        }
    }
    Ok(false)
}

fn keep(reader: &Reader<'_>, workspace: Id, report: &mut UndoReport) -> Result<(), Error> {
    report.kept_count += 1;
    if report.kept.len() < MOST_NAMED {
        let row: Workspace = reader.expect(&workspace)?;
        report.kept.push(crate::workspaces::reference(&row));
    }
    Ok(())
}

fn forget(writer: &Writer<'_>, rows: &[Imported]) -> Result<(), Error> {
    for row in rows {
        writer.delete::<Imported>(&row.id)?;
    }
    Ok(())
}

/// Removes a contact that the run made, when nothing refers to it and nobody changed it.
fn forget_contact(
    writer: &Writer<'_>,
    row: &Imported,
    report: &mut UndoReport,
) -> Result<(), Error> {
    let id = crate::words::id(&row.entity_id)?;
    if row.made {
        let stands = rows::print(writer, &row.entity, &row.entity_id)? == Some(row.row_hash);
        if !stands || writer.is_contact_in_use(id)? {
            return Ok(());
        }
        rows::remove(writer, "contacts", &row.entity_id)?;
        report.contacts += 1;
    }
    forget(writer, std::slice::from_ref(row))
}
