//! Correcting a decision, putting it away, taking it out, and using it in a matter.

use super::{index, show};
use crate::{Error, Session, router::Handle, words};
use contract::{
    Done,
    case_law::{
        ArchiveDecisions, AttachDecision, DecisionCardView, RemoveDecisions, UpdateDecision,
    },
};
use domain::{Capability, case_law};
use serde_json::json;
use store::{Decision, DecisionWorkspace, Id, Workspace, Writer};

/// Longer texts than this are a decision by themselves.
const MOST_TEXT: usize = 20_000;

/// Longer lines are no line.
const MOST_LINE: usize = 400;

/// Decisions that one request may change.
const MOST_IDS: usize = 20_000;

/// The ids of a request.
pub(super) fn ids(texts: &[String]) -> Result<Vec<Id>, Error> {
    if texts.len() > MOST_IDS {
        return Err(Error::invalid(
            "number of decisions",
            &texts.len().to_string(),
        ));
    }
    texts.iter().map(|text| words::id(text)).collect()
}

fn line(what: &'static str, text: &str) -> Result<String, Error> {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() > MOST_LINE {
        return Err(Error::invalid(what, &line));
    }
    Ok(line)
}

fn text(what: &'static str, text: &str) -> Result<String, Error> {
    if text.chars().count() > MOST_TEXT {
        return Err(Error::invalid(what, "…"));
    }
    Ok(text.trim().to_owned())
}

/// Applies a request to a decision.
fn corrected(request: &UpdateDecision, mut row: Decision) -> Result<Decision, Error> {
    for (field, what, value) in [
        (&mut row.title, "title", &request.title),
        (&mut row.formation, "formation", &request.formation),
        (&mut row.outcome, "outcome", &request.outcome),
        (&mut row.publication, "publication", &request.publication),
        (&mut row.source, "source", &request.source),
        (&mut row.licence, "licence", &request.licence),
    ] {
        if let Some(value) = value {
            *field = line(what, value)?;
        }
    }
    for (field, what, value) in [
        (&mut row.summary, "summary", &request.summary),
        (&mut row.note, "note", &request.note),
    ] {
        if let Some(value) = value {
            *field = text(what, value)?;
        }
    }
    if let Some(court) = &request.court {
        row.court = case_law::court(&line("court", court)?);
    }
    if let Some(numbers) = &request.numbers {
        let numbers = numbers.iter().map(|number| line("case number", number));
        row.numbers = numbers.collect::<Result<_, _>>()?;
        row.numbers.retain(|number| !number.is_empty());
    }
    if let Some(ecli) = &request.ecli {
        row.ecli = case_law::ecli(ecli);
        if !row.ecli.is_empty() && (!row.ecli.starts_with("ECLI:") || row.ecli.len() > 80) {
            return Err(Error::invalid("ECLI", ecli));
        }
    }
    if let Some(day) = &request.read_on {
        if !day.is_empty() {
            crate::when::parse_day(day)?;
        }
        row.read_on.clone_from(day);
    }
    if let Some(word) = &request.procedure {
        row.procedure = match word.as_str() {
            "" => None,
            word => Some(
                word.parse()
                    .map_err(|_| Error::invalid("procedure", word))?,
            ),
        };
    }
    row.case_key = index::case_key(&row);
    Ok(row)
}

impl Handle<UpdateDecision> for Session {
    fn handle(&self, request: UpdateDecision) -> Result<DecisionCardView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        self.write(|writer| {
            let before: Decision = writer.expect(&id)?;
            let after = corrected(&request, before.clone())?;
            if after == before {
                return Ok(());
            }
            // Two decisions of one identity would be found as one by the next import.
            let other = writer.same_decision(&after.ecli, "")?;
            if other.is_some_and(|other| other.id != id) {
                return Err(Error::invalid("ECLI: another decision has it", &after.ecli));
            }
            writer.save(&after)?;
            index::again(writer, id)?;
            let detail = json!({ "citation": show::name(&after) });
            self.audit(
                writer,
                "case_law.updated",
                "decisions",
                &id.to_string(),
                &detail,
            )
        })?;
        self.bus.changed(&["case_law", "workspaces", "search"]);
        self.decision_view(id)
    }
}

impl Handle<ArchiveDecisions> for Session {
    fn handle(&self, request: ArchiveDecisions) -> Result<Done, Error> {
        self.require(Capability::Work)?;
        let at = request.archived.then(|| self.now_ms());
        self.write(|writer| {
            for id in ids(&request.ids)? {
                let row: Decision = writer.expect(&id)?;
                if row.archived_ms.is_some() != request.archived {
                    writer.save(&Decision {
                        archived_ms: at,
                        ..row
                    })?;
                }
            }
            Ok::<_, Error>(())
        })?;
        self.bus.changed(&["case_law"]);
        Ok(Done {})
    }
}

impl Handle<RemoveDecisions> for Session {
    fn handle(&self, request: RemoveDecisions) -> Result<Done, Error> {
        self.require(Capability::Work)?;
        let at = request.removed.then(|| self.now_ms());
        self.write(|writer| {
            for id in ids(&request.ids)? {
                let row: Decision = writer.expect(&id)?;
                if row.removed_ms.is_some() == request.removed {
                    continue;
                }
                let detail = json!({ "citation": show::name(&row) });
                writer.save(&Decision {
                    removed_ms: at,
                    ..row
                })?;
                index::again(writer, id)?;
                let action = if request.removed {
                    "case_law.removed"
                } else {
                    "case_law.put_back"
                };
                self.audit(writer, action, "decisions", &id.to_string(), &detail)?;
            }
            Ok(())
        })?;
        self.bus.changed(&["case_law", "workspaces", "search"]);
        Ok(Done {})
    }
}

impl Handle<AttachDecision> for Session {
    fn handle(&self, request: AttachDecision) -> Result<DecisionCardView, Error> {
        if request.attached {
            self.may_add_decisions()?;
        } else {
            self.require(Capability::Work)?;
        }
        let (id, workspace) = (words::id(&request.id)?, words::id(&request.workspace_id)?);
        self.write(|writer| self.attach(writer, id, workspace, request.attached))?;
        self.bus.changed(&["case_law", "workspaces"]);
        self.decision_view(id)
    }
}

impl Session {
    fn attach(
        &self,
        writer: &Writer<'_>,
        id: Id,
        workspace: Id,
        attached: bool,
    ) -> Result<(), Error> {
        let decision: Decision = writer.expect(&id)?;
        writer.expect::<Workspace>(&workspace)?;
        let key = DecisionWorkspace::key(id, workspace);
        let kind = if attached {
            if writer.get::<DecisionWorkspace>(&key)?.is_some() {
                return Ok(());
            }
            writer.insert(&DecisionWorkspace {
                id: key,
                decision_id: id,
                workspace_id: workspace,
                at_ms: self.now_ms(),
                by_user: Some(self.user_id),
            })?;
            "decision_attached"
        } else {
            if !writer.delete::<DecisionWorkspace>(&key)? {
                return Ok(());
            }
            "decision_detached"
        };
        let params = json!({ "decision": id.to_string(), "citation": show::name(&decision) });
        self.note(writer, workspace, kind, params)?;
        let detail = json!({ "workspace": workspace.to_string() });
        let action = format!("case_law.{kind}");
        self.audit(writer, &action, "decisions", &id.to_string(), &detail)
    }
}
