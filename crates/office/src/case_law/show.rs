//! One decision, as a line and as a page.

use crate::{Error, Session, router::Handle, when, words};
use contract::case_law::{DecisionCardView, DecisionRow, ShowDecision};
use domain::{
    Capability,
    case_law::{Cited, citation},
};
use serde_json::{Value, json};
use store::{Decision, Id, Reader, User};

/// How a decision is cited; its title while too little is known.
pub(crate) fn name(decision: &Decision) -> String {
    let cited = cited(decision);
    if cited.is_empty() {
        decision.title.clone()
    } else {
        cited
    }
}

fn cited(decision: &Decision) -> String {
    citation(&Cited {
        court: &decision.court,
        formation: &decision.formation,
        read_on: decision.read_on.parse().ok(),
        numbers: &decision.numbers,
        publication: &decision.publication,
    })
}

/// One line.
pub(super) fn row(reader: &Reader<'_>, decision: &Decision) -> Result<DecisionRow, Error> {
    let used = reader.workspaces_of_decision(decision.id)?.len();
    Ok(DecisionRow {
        id: decision.id.to_string(),
        title: decision.title.clone(),
        citation: cited(decision),
        court: decision.court.clone(),
        read_on: decision.read_on.clone(),
        numbers: decision.numbers.clone(),
        outcome: decision.outcome.clone(),
        publication: decision.publication.clone(),
        procedure: decision.procedure.map(words::procedure),
        tags: reader.decision_tags(decision.id)?,
        workspaces: u32::try_from(used).unwrap_or(u32::MAX),
        archived: decision.archived_ms.is_some(),
        snippet: String::new(),
        marks: Vec::new(),
        page: None,
    })
}

impl Session {
    pub(super) fn decision_view(&self, id: Id) -> Result<DecisionCardView, Error> {
        self.read(|reader| {
            let decision: Decision = reader.expect(&id)?;
            let by: Option<User> = decision.created_by.map_or(Ok(None), |id| reader.get(&id))?;
            let mut workspaces = Vec::new();
            for link in reader.workspaces_of_decision(id)? {
                workspaces.extend(
                    reader
                        .workspace(link.workspace_id)?
                        .as_ref()
                        .map(crate::workspaces::reference),
                );
            }
            Ok(DecisionCardView {
                decision: row(reader, &decision)?,
                formation: decision.formation,
                ecli: decision.ecli,
                summary: decision.summary,
                note: decision.note,
                source: decision.source,
                licence: decision.licence,
                document_id: decision.document_id.to_string(),
                workspaces,
                added_at: when::time_ms(decision.created_ms),
                added_by: by.map(|user| user.name),
                removed: decision.removed_ms.is_some(),
            })
        })
    }
}

impl Handle<ShowDecision> for Session {
    fn handle(&self, request: ShowDecision) -> Result<DecisionCardView, Error> {
        self.require(Capability::Read)?;
        self.decision_view(words::id(&request.id)?)
    }
}

/// What a pack of evidence says of the decisions that a matter uses. The firm's note stays with the firm.
pub(crate) fn listed(reader: &Reader<'_>, workspace: Id) -> Result<Value, Error> {
    let decisions = reader.decisions_of_workspace(workspace)?;
    let facts = decisions.iter().map(|decision| {
        json!({
            "id": decision.id.to_string(), "citation": name(decision), "ecli": decision.ecli, "outcome": decision.outcome,
            "source": decision.source, "licence": decision.licence,
        })
    });
    Ok(facts.collect())
}
