//! The engine in use: the delivered model, or the firm's own, taught by its corrections.
//!
//! The firm's model is kept on this device beside the secrets (it was made from the firm's mail), and trained
//! again in the background after every twenty corrections. A provider is off unless the firm chose one; its
//! key never leaves the encrypted file but for the provider.

mod refine;

pub(crate) use refine::refine_later;

use crate::{Error, Session, router::Handle, when};
use ::intelligence::{Engine, Knowledge, Label, Letter, Model};
use contract::{
    ingest::{JobView, ListJobs},
    intelligence::{AccuracyView, IntelligenceView, Retrain, SetProvider, ShowIntelligence},
};
use domain::{Capability, EventName};
use serde_json::json;
use std::{collections::HashMap, str::FromStr};
use store::{Communication, Id, Reader, Store};

/// Where the firm's model is kept.
const MODEL: &str = "intelligence/model";

/// Corrections after which the model is trained again.
const LESSONS: i64 = 20;

/// Corrections that a training looks at, newest first.
const MEMORY: usize = 20_000;

/// The providers to choose from; `off` is none.
const PROVIDERS: &[&str] = &["off", "ollama", "openai", "anthropic", "xai"];

/// The engine of a firm: its own model when it has one that this release can read, else the delivered one.
///
/// # Errors
///
/// When the file cannot be read.
pub(crate) fn firm_engine(store: &Store) -> Result<Engine, Error> {
    let kept = store.read(|reader| Ok::<_, Error>(reader.secret(MODEL)?))?;
    let own = kept.and_then(|bytes| match Model::from_bytes(&bytes) {
        Ok(model) => Some(model),
        Err(error) => {
            tracing::info!(%error, "the firm's own model is set aside");
            None
        }
    });
    Ok(own.map_or_else(|| Engine::builtin().clone(), Engine::with_model))
}

/// Messages were erased: the firm's model is made anew of the lessons that are left, or given up when there are none.
///
/// # Errors
///
/// When the file cannot be written.
pub(crate) fn forget(session: &Session) -> Result<(), Error> {
    if session.read(|reader| Ok(reader.secret(MODEL)?.is_none()))? {
        return Ok(());
    }
    let lessons = session.lessons()?;
    if !lessons.is_empty() {
        return session.train(&lessons);
    }
    session.write(|writer| Ok(writer.delete_secret(MODEL)?))?;
    session.set_engine(Engine::builtin().clone());
    Ok(())
}

/// A lesson was given: trains the firm's model in the background when there are enough new ones.
///
/// # Errors
///
/// When the file cannot be read or there is no thread.
pub(crate) fn learn(session: &Session) -> Result<(), Error> {
    let (_, new) = session.read(|reader| Ok(reader.count_labels(trained_ms(reader)?)?))?;
    if new >= LESSONS && !session.is_training()? {
        session.start_training()?;
    }
    Ok(())
}

fn trained_ms(reader: &Reader<'_>) -> Result<i64, Error> {
    Ok(reader
        .setting("intelligence.trained_ms")?
        .and_then(|value| value.as_i64())
        .unwrap_or(0))
}

fn text_setting(reader: &Reader<'_>, key: &str) -> Result<String, Error> {
    Ok(reader
        .setting(key)?
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default())
}

fn key_of(provider: &str) -> String {
    format!("provider/{provider}/key")
}

/// Whether texts leave this computer with a provider.
fn leaves(provider: &str, endpoint: &str) -> bool {
    let host = endpoint
        .split("://")
        .nth(1)
        .unwrap_or(endpoint)
        .split(['/', ':'])
        .next()
        .unwrap_or_default();
    match provider {
        "off" => false,
        "ollama" => !matches!(host, "" | "localhost" | "127.0.0.1") && !endpoint.contains("[::1]"),
        _ => true,
    }
}

impl Handle<ShowIntelligence> for Session {
    fn handle(&self, _: ShowIntelligence) -> Result<IntelligenceView, Error> {
        self.require(Capability::Read)?;
        self.read(|reader| {
            let provider = Some(text_setting(reader, "intelligence.provider")?)
                .filter(|word| !word.is_empty())
                .unwrap_or_else(|| "off".to_owned());
            let endpoint = text_setting(reader, "intelligence.endpoint")?;
            let trained = trained_ms(reader)?;
            let (labels, new) = reader.count_labels(trained)?;
            let count = |number: i64| u32::try_from(number).unwrap_or(0);
            let accuracy = reader.label_accuracy()?.into_iter();
            Ok(IntelligenceView {
                model: text_setting(reader, "intelligence.model")?,
                has_key: reader.secret(&key_of(&provider))?.is_some(),
                leaves_computer: leaves(&provider, &endpoint),
                provider,
                endpoint,
                labels: count(labels),
                labels_since_training: count(new),
                trained_at: (trained > 0).then(|| when::time_ms(trained)),
                accuracy: accuracy
                    .map(|(field, decided, kept)| AccuracyView {
                        field,
                        decided: count(decided),
                        kept: count(kept),
                    })
                    .collect(),
            })
        })
    }
}

impl Handle<SetProvider> for Session {
    fn handle(&self, request: SetProvider) -> Result<IntelligenceView, Error> {
        self.require(Capability::Administer)?;
        let provider = request.provider.as_str();
        if !PROVIDERS.contains(&provider) {
            return Err(Error::invalid("provider", provider));
        }
        let endpoint = request.endpoint.as_deref().unwrap_or_default().trim();
        if !endpoint.is_empty()
            && !endpoint.starts_with("http://")
            && !endpoint.starts_with("https://")
        {
            return Err(Error::invalid("address of a provider", endpoint));
        }
        self.write(|writer| {
            writer.set_setting("intelligence.provider", json!(provider))?;
            if let Some(model) = &request.model {
                writer.set_setting("intelligence.model", json!(model.trim()))?;
            }
            if request.endpoint.is_some() {
                writer.set_setting("intelligence.endpoint", json!(endpoint))?;
            }
            match request.key.as_deref() {
                Some("") => {
                    writer.delete_secret(&key_of(provider))?;
                }
                Some(key) => writer.set_secret(&key_of(provider), key.as_bytes())?,
                None => {}
            }
            self.audit(
                writer,
                "intelligence.set_provider",
                "settings",
                "intelligence",
                &json!({ "provider": provider, "leaves_computer": leaves(provider, endpoint) }),
            )
        })?;
        self.bus.changed(&["intelligence"]);
        self.handle(ShowIntelligence {})
    }
}

impl Handle<Retrain> for Session {
    fn handle(&self, _: Retrain) -> Result<JobView, Error> {
        self.require(Capability::Work)?;
        self.start_training()
    }
}

/// A corrected message, with its text, as training reads it.
struct Lesson {
    message: Communication,
    text: String,
    label: Label,
}

impl Session {
    fn is_training(&self) -> Result<bool, Error> {
        Ok(self
            .handle(ListJobs {})?
            .jobs
            .iter()
            .any(|job| job.kind == "retrain" && job.state == "running"))
    }

    fn start_training(&self) -> Result<JobView, Error> {
        self.start_job("retrain", "triage".to_owned(), |session, job| {
            let lessons = session.lessons()?;
            let total = u32::try_from(lessons.len()).unwrap_or(u32::MAX);
            if !session.step(job, 0, Some(total)) {
                return Ok(None);
            }
            session.train(&lessons)?;
            session.step(job, total, Some(total));
            Ok(None)
        })
    }

    fn train(&self, lessons: &[Lesson]) -> Result<(), Error> {
        let letters: Vec<(Letter<'_>, Label)> = lessons
            .iter()
            .map(|lesson| (letter(lesson), lesson.label))
            .collect();
        let model = Model::train(&letters);
        self.write(|writer| {
            writer.set_secret(MODEL, &model.to_bytes())?;
            writer.set_setting("intelligence.trained_ms", json!(self.now_ms()))?;
            writer.emit(
                EventName::AiAnalysisComplete.as_str(),
                "settings",
                "intelligence",
                &json!({ "lessons": lessons.len() }),
            )?;
            writer.audit(
                None,
                "intelligence.train",
                "settings",
                "intelligence",
                &json!({ "lessons": lessons.len() }),
            )?;
            Ok(())
        })?;
        self.set_engine(Engine::with_model(model));
        Ok(())
    }

    /// The newest correction of each field of each message.
    fn lessons(&self) -> Result<Vec<Lesson>, Error> {
        self.read(|reader| {
            let mut labels: HashMap<Id, Label> = HashMap::new();
            for row in reader.labels(MEMORY)? {
                let label = labels.entry(row.communication_id).or_default();
                match row.field.as_str() {
                    "category" => keep(&mut label.category, &row.human),
                    "sentiment" => keep(&mut label.sentiment, &row.human),
                    "procedure" if row.human.is_empty() => {
                        label.procedure = label.procedure.or(Some(None))
                    }
                    "procedure" => {
                        label.procedure =
                            label.procedure.or_else(|| row.human.parse().ok().map(Some))
                    }
                    "first_contact" => keep(&mut label.is_first_contact, &row.human),
                    _ => {}
                }
            }
            let mut lessons = Vec::with_capacity(labels.len());
            for (id, label) in labels {
                let Some(message) = reader.communication(id)? else {
                    continue;
                };
                let text = reader
                    .text(id)?
                    .map(|stored| stored.text)
                    .unwrap_or_default();
                lessons.push(Lesson {
                    message,
                    text,
                    label,
                });
            }
            // The same lessons in the same order make the same model.
            lessons.sort_by_key(|lesson| lesson.message.id);
            Ok(lessons)
        })
    }
}

/// Labels come newest first: an older one does not replace a newer one.
fn keep<T: FromStr>(field: &mut Option<T>, word: &str) {
    if field.is_none() {
        *field = word.parse().ok();
    }
}

fn letter(lesson: &Lesson) -> Letter<'_> {
    let message = &lesson.message;
    Letter {
        from_name: &message.from_name,
        from_address: &message.from_address,
        subject: &message.subject,
        text: &lesson.text,
        date: message.sent_ms.map(when::moment),
        received: when::moment(message.received_ms),
        known_sender: if message.first_contact {
            Knowledge::Unknown
        } else {
            Knowledge::NotTold
        },
        ..Letter::default()
    }
}

#[cfg(test)]
mod tests {
    use super::leaves;

    #[test]
    fn only_a_provider_on_this_computer_keeps_texts_here() {
        assert!(!leaves("off", ""));
        assert!(!leaves("ollama", ""));
        assert!(!leaves("ollama", "http://localhost:11434"));
        assert!(!leaves("ollama", "http://127.0.0.1:11434/api"));
        assert!(leaves("ollama", "https://models.example.fr"));
        assert!(leaves("ollama", "http://localhost.example.fr"));
        assert!(leaves("openai", ""));
        assert!(leaves("anthropic", "http://localhost"));
    }
}
