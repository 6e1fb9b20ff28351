//! Asks the firm's provider about the messages that the built-in engine was not sure of.
//!
//! Off unless the firm chose a provider. It runs after a message is filed and in the background: whatever
//! a provider does, the message is on the board with the built-in judgement. A provider may raise the
//! urgency and never lower it; a person's correction always stands. Each call is in the audit log with what
//! was sent where, and never with the text itself.

use super::{key_of, text_setting};
use crate::{
    Error, Session,
    inbox::{Analysis, NEEDS_REVIEW},
    ingest::{House, letter},
    when,
};
use ::intelligence::{
    Knowledge, Triage,
    provider::{
        DEFAULT_TIMEOUT, GenaiProvider, Outcome, Provider as _, ProviderKind, Trace, refine,
    },
};
use domain::EventName;
use serde_json::json;
use store::{Communication, Id, PreparedText};

/// The provider that the firm chose, or `None` while it is off.
fn provider(session: &Session) -> Result<Option<GenaiProvider>, Error> {
    session.read(|reader| {
        let word = text_setting(reader, "intelligence.provider")?;
        let Ok(kind) = word.parse::<ProviderKind>() else {
            return Ok(None);
        };
        let model = text_setting(reader, "intelligence.model")?;
        let endpoint = text_setting(reader, "intelligence.endpoint")?;
        let endpoint = Some(endpoint.as_str()).filter(|text| !text.is_empty());
        let key = reader.secret(&key_of(&word))?;
        let key = key.as_deref().and_then(|key| std::str::from_utf8(key).ok());
        Ok((!model.is_empty())
            .then(|| GenaiProvider::new(kind, &model, key, endpoint, DEFAULT_TIMEOUT)))
    })
}

/// Asks about these messages in the background, when a provider is chosen.
///
/// # Errors
///
/// When the file cannot be read or there is no thread.
pub(crate) fn refine_later(session: &Session, doubtful: Vec<Id>) -> Result<(), Error> {
    if doubtful.is_empty() {
        return Ok(());
    }
    let Some(provider) = provider(session)? else {
        return Ok(());
    };
    let total = u32::try_from(doubtful.len()).ok();
    let title = provider.model().to_owned();
    session.start_job("refine", title, move |session, job| {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| Error::Broken(format!("no runtime for the provider: {error}")))?;
        for (done, id) in (0..).zip(doubtful) {
            if !session.step(job, done, total) {
                break;
            }
            runtime.block_on(refine_one(session, &provider, id))?;
        }
        Ok(None)
    })?;
    Ok(())
}

async fn refine_one(session: &Session, provider: &GenaiProvider, id: Id) -> Result<(), Error> {
    let (row, raw) = session.read(|reader| {
        let row = reader.expect::<Communication>(&id)?;
        let raw = row.raw_hash.map_or(Ok(None), |hash| reader.blob(&hash))?;
        Ok((row, raw))
    })?;
    let Some(message) = raw.as_deref().and_then(|raw| mail::parse(raw).ok()) else {
        return Ok(());
    };
    let house = House::default();
    let letter = letter(
        &message,
        when::moment(row.received_ms),
        &house,
        Knowledge::NotTold,
    );
    let judged = session.engine().triage(&letter);
    let (outcome, trace) = refine(provider, &letter, &judged).await;
    keep(session, id, &outcome, &trace)
}

/// Writes what a provider added, and the account of what was sent.
fn keep(session: &Session, id: Id, outcome: &Outcome, trace: &Trace) -> Result<(), Error> {
    session.write(|writer| {
        let answer = match outcome {
            Outcome::Refined(_) => "refined".to_owned(),
            Outcome::NotAnalysed(reason) => reason.to_string(),
        };
        let detail = json!({
            "provider": trace.provider.as_str(), "model": trace.model, "destination": trace.destination,
            "bytes_sent": trace.bytes_sent, "redacted": trace.redacted, "attempts": trace.attempts, "answer": answer,
        });
        writer.audit(None, "intelligence.refine", "communications", &id.to_string(), &detail)?;
        let Outcome::Refined(triage) = outcome else {
            return Ok(());
        };
        let mut row = writer.expect::<Communication>(&id)?;
        // Somebody decided meanwhile: a person's word stands.
        if row.corrected || !row.has_flag(NEEDS_REVIEW) {
            return Ok(());
        }
        take_over(&mut row, triage);
        writer.save(&row)?;
        let text = writer.text(id)?.unwrap_or_default().text;
        let mut analysis = Analysis::of(triage);
        analysis.engine = format!("{} {}", trace.provider, trace.model);
        writer.set_text(id, &PreparedText::new(&text, Some(&analysis.to_json()))?)?;
        session.emit(writer, EventName::AiAnalysisComplete, "communications", id, &json!({ "provider": trace.provider.as_str() }))
    })
}

/// What a provider may change of a message. It stays in review: a person looks all the same.
fn take_over(row: &mut Communication, triage: &Triage) {
    row.category = triage.category.value;
    row.priority = row.priority.min(triage.priority.value);
    row.sentiment = triage.sentiment.value;
    row.procedure = triage.procedure.value;
    row.first_contact = triage.is_first_contact.value;
    row.suggested_action = triage.suggested_action.as_str().to_owned();
    if !triage.summary.text.is_empty() {
        row.summary.clone_from(&triage.summary.text);
    }
}
