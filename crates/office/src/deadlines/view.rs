//! A deadline as the window sees it.

use super::policy::needs_second;
use crate::{Error, Session, when};
use contract::{
    deadlines::{BriefView, DeadlineView, StepView, WarningView},
    words::{Confidence, DeadlineState},
};
use jiff::Zoned;
use serde::de::DeserializeOwned;
use serde_json::Value;
use store::{Deadline, Reader};

/// A stored deadline as the window sees it.
pub(crate) fn view(
    session: &Session,
    reader: &Reader<'_>,
    deadline: &Deadline,
) -> Result<DeadlineView, Error> {
    let member = |id: Option<store::Id>| id.map_or(Ok(None), |id| reader.get::<store::User>(&id));
    let confirmed_by = member(deadline.confirmed_by)?;
    let second_by = member(deadline.second_by)?;
    // A deadline without a legal date is shown by its prudent one; both are never missing.
    let due = deadline
        .due_ms
        .or(deadline.due_safe_ms)
        .unwrap_or(deadline.created_ms);
    Ok(DeadlineView {
        id: deadline.id.to_string(),
        title: deadline.title.clone(),
        rule: deadline.rule_id.clone(),
        due_at: when::time_ms(due),
        due_safe_at: when::time_ms(deadline.due_safe_ms.unwrap_or(due)),
        due_if_franc_at: deadline.due_if_franc_ms.map(when::time_ms),
        start: deadline.facts["start"]
            .as_str()
            .unwrap_or(&deadline.start_text)
            .to_owned(),
        steps: list::<StepView>(&deadline.steps),
        sources: deadline.sources.clone(),
        warnings: list::<WarningView>(&deadline.warnings),
        confidence: confidence(&deadline.confidence),
        state: DeadlineState::from_word(deadline.state.as_str()).unwrap_or(DeadlineState::Proposed),
        confirmed_by: confirmed_by.map(|user| user.name),
        confirmed_at: deadline.confirmed_ms.map(when::time_ms),
        passage: (!deadline.passage.is_empty()).then(|| deadline.passage.clone()),
        message_id: deadline.communication_id.map(|id| id.to_string()),
        document_id: deadline.document_id.map(|id| id.to_string()),
        page: deadline.page.and_then(|page| u32::try_from(page).ok()),
        agrees: deadline.facts["agrees"].as_bool().unwrap_or(true),
        second_dates: serde_json::from_value(deadline.facts["second"].clone()).unwrap_or_default(),
        needs_second: needs_second(session, reader, deadline)?,
        second_by: second_by.map(|user| user.name),
        second_at: deadline.second_ms.map(when::time_ms),
        note: deadline.note.clone(),
        lapsed_at: deadline.lapsed_ms.map(when::time_ms),
        brief: list::<BriefView>(&deadline.facts["brief"]),
        firm_rule: deadline.facts["firm_rule"].as_bool().unwrap_or(false),
    })
}

/// A JSON list of another release that this one cannot read is empty, not an error: the dates matter more.
fn list<T: DeserializeOwned>(value: &Value) -> Vec<T> {
    serde_json::from_value(value.clone()).unwrap_or_default()
}

/// The rule's own confidence as a word for people.
pub(crate) fn confidence(word: &str) -> Confidence {
    match word {
        "high" => Confidence::Sure,
        "medium" => Confidence::Likely,
        _ => Confidence::Check,
    }
}

/// An instant on the wire, with the offset of its own zone.
pub(super) fn moment(at: &Zoned) -> contract::Time {
    at.strftime("%Y-%m-%dT%H:%M:%S%:z").to_string()
}

/// Steps on the wire, which is also how they are kept.
pub(super) fn steps(steps: &[domain::deadlines::Step]) -> Vec<StepView> {
    steps
        .iter()
        .map(|step| StepView {
            fr: step.text.fr.clone(),
            en: step.text.en.clone(),
            source: step.source.clone(),
        })
        .collect()
}

/// Short lines on the wire, which is also how they are kept.
pub(super) fn brief(lines: &[domain::deadlines::Brief]) -> Vec<BriefView> {
    lines
        .iter()
        .map(|line| BriefView {
            fr: line.text.fr.clone(),
            en: line.text.en.clone(),
            source: line.source.clone(),
        })
        .collect()
}

/// Warnings on the wire, which is also how they are kept.
pub(super) fn warnings(warnings: &[domain::deadlines::Warning]) -> Vec<WarningView> {
    warnings
        .iter()
        .map(|warning| WarningView {
            fr: warning.text.fr.clone(),
            en: warning.text.en.clone(),
        })
        .collect()
}
