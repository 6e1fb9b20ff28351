//! How a workspace ended, as a person says it. Only what is archived has ended; what is reopened has not any more, and
//! its timeline keeps what was said.

use crate::{Error, Session, when, words};
use contract::{outcomes::EndingView, workspaces::UpdateWorkspace};
use domain::Outcome;
use jiff::civil::Date;
use serde_json::json;
use store::{Workspace, WorkspaceStatus, Writer};

/// How a workspace ended, on the wire.
pub(super) fn ending(workspace: &Workspace) -> Option<EndingView> {
    workspace.outcome.map(|outcome| EndingView {
        outcome: words::outcome(outcome),
        on: workspace.ended_on.clone(),
    })
}

impl Session {
    /// Writes into a workspace what the request says of its end.
    ///
    /// # Errors
    ///
    /// [`Error::Invalid`] when an open workspace is said to have ended, or a day is to come or before the filing.
    pub(super) fn end(
        &self,
        workspace: &mut Workspace,
        request: &UpdateWorkspace,
    ) -> Result<(), Error> {
        if let Some(filed_on) = request.filed_on.as_deref() {
            workspace.filed_on = match filed_on.trim() {
                "" => None,
                day => Some(self.past_day("day of filing", day)?.to_string()),
            };
        }
        if let Some(ending) = &request.ending {
            if workspace.status == WorkspaceStatus::Open {
                return Err(Error::invalid(
                    "outcome of an open workspace",
                    ending.outcome.as_str(),
                ));
            }
            workspace.outcome = Some(words::to_outcome(ending.outcome));
            workspace.ended_on = ending
                .on
                .as_deref()
                .map(|day| Ok::<_, Error>(self.past_day("day of the end", day)?.to_string()))
                .transpose()?;
        }
        if workspace.status == WorkspaceStatus::Open || request.forget_ending == Some(true) {
            (workspace.outcome, workspace.ended_on) = (None, None);
        }
        match (&workspace.filed_on, &workspace.ended_on) {
            // ISO dates compare as text.
            (Some(filed_on), Some(ended_on)) if filed_on > ended_on => Err(Error::invalid(
                "day of the end, before the filing",
                ended_on,
            )),
            _ => Ok(()),
        }
    }

    fn past_day(&self, what: &'static str, text: &str) -> Result<Date, Error> {
        let day = when::parse_day(text)?;
        if day > when::day(self.now()) || day.year() < 1900 {
            return Err(Error::invalid(what, text));
        }
        Ok(day)
    }

    /// The lines of the timeline about the end and the filing.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub(super) fn tell_ending(
        &self,
        writer: &Writer<'_>,
        before: &Workspace,
        after: &Workspace,
    ) -> Result<(), Error> {
        let ended = |one: &Workspace| (one.outcome, one.ended_on.clone());
        if ended(before) != ended(after) {
            match after.outcome {
                Some(outcome) => self.note(
                    writer,
                    after.id,
                    "workspace_ended",
                    json!({ "to": outcome.as_str(), "on": after.ended_on.clone().unwrap_or_default() }),
                )?,
                // That it was reopened says it already.
                None if after.status == WorkspaceStatus::Open => {}
                None => self.note(
                    writer,
                    after.id,
                    "ending_forgotten",
                    json!({ "to": before.outcome.map_or("", Outcome::as_str) }),
                )?,
            }
        }
        if before.filed_on != after.filed_on {
            let (kind, on) = match &after.filed_on {
                Some(on) => ("workspace_filed", on.as_str()),
                None => ("filing_forgotten", ""),
            };
            self.note(writer, after.id, kind, json!({ "on": on }))?;
        }
        Ok(())
    }
}
