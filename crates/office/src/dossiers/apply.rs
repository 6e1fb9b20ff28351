//! One dossier becomes a workspace, inside the transaction of its group.
//!
//! Every row of theirs is remembered beside the row of ours that came of it: what they said (a hash), and how ours
//! was left (another one). Importing again then tells what is new, what changed there, and what a person changed
//! here since.

mod below;

use super::{
    fields::{Problem, folded},
    legacy,
    ready::Ready,
    rows,
    source::{Kind, Spot},
    tally::{Accepted, Fate, Tally},
};
use crate::{
    Error, Session, when, words,
    workspaces::{adopt, find_again, touch},
};
use serde_json::json;
use std::collections::HashMap;
use store::{BlobHash, Id, Imported, Reader, TimelineEntry, Workspace, WorkspaceStatus, Writer};

/// More workspaces with one reference are a mistake of the export.
const MOST_NAMESAKES: u32 = 99;

/// The members of the firm, by mail address and by name.
pub(super) struct Members(HashMap<String, Id>);

impl Members {
    pub(super) fn of(reader: &Reader<'_>) -> Result<Self, Error> {
        let mut known = HashMap::new();
        for user in reader.users()?.into_iter().filter(|user| !user.disabled) {
            known.insert(user.email.to_lowercase(), user.id);
            known.insert(folded(&user.name), user.id);
        }
        Ok(Self(known))
    }

    fn find(&self, word: &str) -> Option<Id> {
        self.0
            .get(&word.to_lowercase())
            .or_else(|| self.0.get(&folded(word)))
            .copied()
    }
}

/// What a run carries from one dossier to the next.
pub(super) struct Import<'a> {
    pub(super) session: &'a Session,
    pub(super) run: Id,
    pub(super) source: String,
    pub(super) title: String,
    pub(super) members: Members,
    pub(super) tally: Tally,
    /// The contacts of this run by their id in the other system.
    pub(super) contacts: HashMap<String, Id>,
}

/// A row of ours that was written or recognised.
struct Made {
    entity: &'static str,
    key: String,
    made: bool,
}

impl Made {
    fn new(entity: &'static str, key: Id) -> Self {
        Self {
            entity,
            key: key.to_string(),
            made: true,
        }
    }
}

/// A row of theirs.
struct Theirs<'a> {
    kind: &'static str,
    id: &'a str,
    hash: BlobHash,
    workspace: Option<Id>,
}

impl Import<'_> {
    /// Writes a dossier with everything in it.
    ///
    /// # Errors
    ///
    /// When the file cannot be written; nothing of its group is kept then.
    pub(super) fn dossier(&mut self, writer: &Writer<'_>, ready: &Ready) -> Result<(), Error> {
        let theirs = Theirs {
            kind: Kind::Dossier.as_str(),
            id: &ready.id,
            hash: ready.hash,
            workspace: None,
        };
        let (fate, key) = self.settle(writer, &theirs, |this, known| {
            this.workspace(writer, &ready.row, &ready.spot, &ready.id, known)
        })?;
        self.count(Kind::Dossier, fate, &theirs);
        let workspace = words::id(&key)?;
        let mut wrote = matches!(fate, Fate::Created | Fate::Updated);
        for below in &ready.below {
            let fate = self.below(writer, workspace, &ready.id, below)?;
            wrote |= matches!(fate, Fate::Created | Fate::Updated);
        }
        if wrote {
            let row: Workspace = writer.expect(&workspace)?;
            if row.status == WorkspaceStatus::Open {
                touch(self.session, writer, workspace)?;
            }
            find_again(writer, &row)?;
        }
        Ok(())
    }

    /// Writes a row that is new or changed, and remembers it. `write` gets our row when there is one.
    fn settle(
        &mut self,
        writer: &Writer<'_>,
        theirs: &Theirs<'_>,
        write: impl FnOnce(&mut Self, Option<&Imported>) -> Result<Made, Error>,
    ) -> Result<(Fate, String), Error> {
        let id = Imported::key(&self.source, theirs.kind, theirs.id);
        let known: Option<Imported> = writer.get(&id)?;
        if let Some(known) = &known {
            if known.legacy_hash == theirs.hash {
                return Ok((Fate::Unchanged, known.entity_id.clone()));
            }
            let ours = rows::print(writer, &known.entity, &known.entity_id)?;
            if !known.made || ours != Some(known.row_hash) {
                return Ok((Fate::Kept, known.entity_id.clone()));
            }
        }
        let made = write(self, known.as_ref())?;
        let row_hash = rows::print(writer, made.entity, &made.key)?
            .ok_or_else(|| Error::Broken(format!("an import lost its row of {}", made.entity)))?;
        let fate = match (&known, made.made) {
            (Some(_), _) => Fate::Updated,
            (None, true) => Fate::Created,
            (None, false) => Fate::Unchanged,
        };
        let workspace_id = match made.entity {
            "workspaces" => Some(words::id(&made.key)?),
            _ => theirs.workspace,
        };
        writer.save(&Imported {
            id,
            run_id: known.map_or(self.run, |known| known.run_id),
            kind: theirs.kind.to_owned(),
            workspace_id,
            entity: made.entity.to_owned(),
            entity_id: made.key.clone(),
            made: made.made,
            legacy_hash: theirs.hash,
            row_hash,
        })?;
        Ok((fate, made.key))
    }

    fn count(&mut self, kind: Kind, fate: Fate, theirs: &Theirs<'_>) {
        let accepted = Accepted {
            key: Imported::key(&self.source, theirs.kind, theirs.id),
            hash: theirs.hash,
            written: matches!(fate, Fate::Created | Fate::Updated),
        };
        self.tally.settle(kind, fate, accepted);
    }

    fn workspace(
        &mut self,
        writer: &Writer<'_>,
        row: &legacy::Dossier,
        spot: &Spot,
        id: &str,
        known: Option<&Imported>,
    ) -> Result<Made, Error> {
        let now_ms = self.session.now_ms();
        let before: Option<Workspace> = known
            .map(|known| {
                writer
                    .expect(&words::id(&known.entity_id)?)
                    .map_err(Error::from)
            })
            .transpose()?;
        let is_new = before.is_none();
        let mut workspace = match before {
            Some(before) => before,
            None => {
                let created_ms = row.created_ms.unwrap_or(now_ms).min(now_ms);
                let reference = self.reference(writer, row, created_ms, spot, id)?;
                Workspace::open(self.session.new_id(), reference, created_ms)
            }
        };
        workspace.title.clone_from(&row.title);
        workspace.description.clone_from(&row.description);
        workspace.procedure = Some(row.procedure);
        workspace.status = if row.archived {
            WorkspaceStatus::Archived
        } else {
            WorkspaceStatus::Open
        };
        self.end(&mut workspace, row, spot, id);
        workspace.responsible_user_id =
            self.member(Kind::Dossier, spot, id, row.responsible.as_deref());
        if is_new {
            adopt(self.session, writer, &workspace, &self.title)?;
            if let Some(closed_ms) = row.closed_ms.filter(|_| row.archived) {
                self.line(writer, workspace.id, closed_ms, "workspace_archived")?;
            }
        } else {
            writer.save(&workspace)?;
        }
        Ok(Made::new("workspaces", workspace.id))
    }

    /// How it ended and when it was filed. What cannot be so is left out and told: an end of what is open, a day to
    /// come, an end before the filing.
    fn end(&mut self, workspace: &mut Workspace, row: &legacy::Dossier, spot: &Spot, id: &str) {
        let today = when::day(self.session.now());
        let ended = &row.ended;
        let filed_on = ended.filed_on.filter(|day| *day <= today);
        let on = ended.on.filter(|day| *day <= today);
        let outcome = ended.outcome.filter(|_| {
            row.archived
                && on == ended.on
                && filed_on.is_none_or(|filed_on| on.is_none_or(|on| filed_on <= on))
        });
        if outcome != ended.outcome || filed_on != ended.filed_on {
            let said = ended.outcome.map_or("", domain::Outcome::as_str);
            let days = [ended.filed_on, ended.on].map(|day| day.map(|day| day.to_string()));
            let value = [said, &days.map(Option::unwrap_or_default).join(" → ")].join(" ");
            self.tally
                .note(Kind::Dossier, spot, id, Problem::new("bad_ending", &value));
        }
        workspace.filed_on = filed_on.map(|day| day.to_string());
        workspace.outcome = outcome;
        workspace.ended_on = outcome.and(on).map(|day| day.to_string());
    }

    /// A line of the timeline that time wrote, not a person.
    fn line(
        &self,
        writer: &Writer<'_>,
        workspace: Id,
        at_ms: i64,
        kind: &str,
    ) -> Result<(), Error> {
        Ok(writer.insert(&TimelineEntry {
            id: self.session.new_id(),
            workspace_id: workspace,
            at_ms,
            kind: kind.to_owned(),
            params: json!({}),
            communication_id: None,
            by_user: None,
            by_machine: true,
        })?)
    }

    /// The reference of a new workspace: theirs, unless another workspace has it.
    fn reference(
        &mut self,
        writer: &Writer<'_>,
        row: &legacy::Dossier,
        created_ms: i64,
        spot: &Spot,
        id: &str,
    ) -> Result<String, Error> {
        let year = when::day(when::moment(created_ms)).year();
        let Some(wanted) = &row.reference else {
            return Ok(writer.next_reference(year)?);
        };
        if writer.workspace_by_reference(wanted)?.is_none() {
            return Ok(wanted.clone());
        }
        for number in 2..=MOST_NAMESAKES {
            let free = format!("{wanted}-{number}");
            if writer.workspace_by_reference(&free)?.is_none() {
                let problem = Problem::new("reference_taken", &format!("{wanted} → {free}"));
                self.tally.note(Kind::Dossier, spot, id, problem);
                return Ok(free);
            }
        }
        let free = writer.next_reference(year)?;
        let problem = Problem::new("reference_taken", &format!("{wanted} → {free}"));
        self.tally.note(Kind::Dossier, spot, id, problem);
        Ok(free)
    }

    /// The member whom a word names; one that names nobody is told.
    fn member(&mut self, kind: Kind, spot: &Spot, id: &str, word: Option<&str>) -> Option<Id> {
        let word = word?;
        let found = self.members.find(word);
        if found.is_none() {
            self.tally
                .note(kind, spot, id, Problem::new("unknown_member", word));
        }
        found
    }
}
