//! A whole list is taken back: whom it brought goes, whom it changed is as before. Whoever somebody worked on since stays.

use super::{lead_view, standing::Standing, typed};
use crate::{Error, Session, router::Handle, words};
use contract::prospects::{LeadView, ProspectImportsView, UndoProspectImport};
use domain::{Capability, prospects::Answer};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::HashMap;
use store::{Id, Prospect, ProspectChange, ProspectImport, Writer};

/// What stood in a row that a list changed, kept to be put back. As it is stored.
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct Replaced {
    id: String,
    before: LeadView,
    after: LeadView,
    /// Where they stood, and where the list put them; absent when it said nothing of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    standing: Option<(Standing, Standing)>,
}

impl Replaced {
    /// Somebody new whom the list put somewhere.
    pub(super) fn brought(prospect: &Prospect) -> Self {
        Self {
            id: prospect.id.to_string(),
            before: lead_view(prospect.lead()),
            after: lead_view(prospect.lead()),
            standing: Some((Standing::default(), Standing::of(prospect))),
        }
    }

    /// Somebody who was there, and was changed.
    pub(super) fn between(before: &Prospect, after: &Prospect) -> Self {
        let (was, is) = (Standing::of(before), Standing::of(after));
        Self {
            id: before.id.to_string(),
            before: lead_view(before.lead()),
            after: lead_view(after.lead()),
            standing: (was != is).then_some((was, is)),
        }
    }
}

impl Session {
    /// Writes down what a list did to where somebody stands, as steps of their history.
    pub(super) fn tell_steps(
        &self,
        writer: &Writer<'_>,
        batch: Id,
        prospect: &Prospect,
        before: &Standing,
    ) -> Result<(), Error> {
        let word = |answer: Option<Answer>| answer.map(|answer| answer.as_str().to_owned());
        let after = Standing::of(prospect);
        let stages = [before.stage, after.stage].map(|stage| Some(stage.as_str().to_owned()));
        let answers = [word(before.answer), word(after.answer)];
        for (field, [from, to]) in [("answer", answers), ("stage", stages)] {
            if from != to {
                writer.insert(&ProspectChange {
                    id: self.new_id(),
                    prospect_id: prospect.id,
                    batch_id: batch,
                    at_ms: self.now_ms(),
                    by_user: Some(self.user_id),
                    field: field.to_owned(),
                    from_word: from,
                    to_word: to,
                })?;
            }
        }
        Ok(())
    }

    /// Takes away whom a list brought, unless somebody sorted or judged them since: they are no longer only a line of it.
    /// How many those are.
    fn take_away(
        &self,
        writer: &Writer<'_>,
        import: Id,
        given: &HashMap<&str, &Standing>,
    ) -> Result<u32, Error> {
        let unsorted = Standing::default();
        let mut left = 0;
        for prospect in writer.prospects_of_import(import)? {
            let id = prospect.id.to_string();
            let given = given.get(id.as_str()).copied().unwrap_or(&unsorted);
            let steps = writer.prospect_changes(prospect.id)?;
            let is_untouched = Standing::of(&prospect) == *given
                && steps.iter().all(|step| step.batch_id == import);
            if is_untouched {
                for step in steps {
                    writer.delete::<ProspectChange>(&step.id)?;
                }
                writer.delete::<Prospect>(&prospect.id)?;
            } else {
                left += 1;
            }
        }
        Ok(left)
    }

    /// Puts somebody back as they were before a list changed them; whether something stays because it was changed since.
    fn put_back(&self, writer: &Writer<'_>, import: Id, row: &Replaced) -> Result<bool, Error> {
        let Some(mut prospect) = writer.get::<Prospect>(&words::id(&row.id)?)? else {
            return Ok(false);
        };
        if prospect.import_id == Some(import) {
            return Ok(false);
        }
        let mut stays = false;
        if lead_view(prospect.lead()) == row.after {
            prospect.set_lead(typed(&row.before)?);
        } else {
            stays = true;
        }
        let stands = Standing::of(&prospect);
        if let Some((before, after)) = &row.standing {
            if stands == *after {
                before.put(&mut prospect);
            } else {
                stays = true;
            }
        }
        writer.save(&prospect)?;
        self.tell_steps(writer, self.new_id(), &prospect, &stands)?;
        Ok(stays)
    }
}

impl Handle<UndoProspectImport> for Session {
    fn handle(&self, request: UndoProspectImport) -> Result<ProspectImportsView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        let campaign = self.write(|writer| {
            let import: ProspectImport = writer.expect(&id)?;
            self.own_campaign(writer, import.campaign_id)?;
            if import.undone_ms.is_some() {
                return Err(Error::AlreadyUndone);
            }
            let replaced: Vec<Replaced> =
                serde_json::from_value(import.replaced.clone()).unwrap_or_default();
            let given = replaced
                .iter()
                .filter_map(|row| Some((row.id.as_str(), &row.standing.as_ref()?.1)))
                .collect();
            let mut left = self.take_away(writer, id, &given)?;
            for row in &replaced {
                left += u32::from(self.put_back(writer, id, row)?);
            }
            let campaign = import.campaign_id;
            let mut report = import.report.clone();
            if let Some(counts) = report.as_object_mut() {
                counts.insert("left".to_owned(), json!(left));
            }
            writer.save(&ProspectImport {
                undone_ms: Some(self.now_ms()),
                report,
                ..import
            })?;
            let id = id.to_string();
            self.audit(
                writer,
                "prospects.undo_import",
                "prospect_imports",
                &id,
                &json!({ "left": left }),
            )?;
            Ok(campaign)
        })?;
        self.bus.changed(&["prospects", "campaigns"]);
        self.imports_view(campaign)
    }
}
