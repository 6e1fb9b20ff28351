//! Model providers: off unless the firm chooses one, and only to refine what the built-in engine found.
//!
//! The built-in judgement stands before anything is sent and after anything fails. A provider may
//! raise the urgency, never lower it; it has no tool that acts; what leaves this machine is redacted
//! first, and every call is accounted for in a [`Trace`].

mod answer;
mod client;
pub mod redaction;

use std::time::Duration;

use crate::judgement::Triage;
use crate::letter::Letter;

pub use self::answer::Refinement;
pub use self::client::GenaiProvider;
use self::redaction::Redaction;

vocabulary! {
    /// Whose models.
    pub ProviderKind as "provider" {
        /// Ollama, usually on this machine.
        Ollama = "ollama",
        /// OpenAI.
        OpenAi = "openai",
        /// Anthropic.
        Anthropic = "anthropic",
        /// xAI.
        Xai = "xai",
    }
}

use crate::word::vocabulary;

/// A call to a provider that did not give an answer.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ProviderError {
    /// Nobody listens there.
    #[error("{destination} cannot be reached: check the address, or start the program")]
    Unreachable {
        /// Host and port.
        destination: String,
    },
    /// No answer in time.
    #[error("{destination} did not answer within {seconds} s")]
    TimedOut {
        /// Host and port.
        destination: String,
        /// The time allowed.
        seconds: u64,
    },
    /// The provider refused: key, model or quota.
    #[error(
        "{destination} refused the request (HTTP {status}): check the key and the name of the model"
    )]
    Refused {
        /// Host and port.
        destination: String,
        /// HTTP status.
        status: u16,
    },
    /// The answer is no answer.
    #[error("{destination} gave no usable answer")]
    NoAnswer {
        /// Host and port.
        destination: String,
    },
}

/// Something that completes a prompt. It sees text and gives text: there is nothing else it could do.
pub trait Provider: Send + Sync {
    /// Whose models.
    fn kind(&self) -> ProviderKind;
    /// Host and port the text goes to.
    fn destination(&self) -> &str;
    /// The name of the model.
    fn model(&self) -> &str;
    /// Whether the text stays on this machine.
    fn is_local(&self) -> bool;
    /// Completes a prompt.
    ///
    /// # Errors
    /// [`ProviderError`] when there is no answer.
    fn complete(
        &self,
        prompt: &Prompt,
    ) -> impl Future<Output = Result<String, ProviderError>> + Send;
}

/// What is sent: nothing else leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prompt {
    /// The task.
    pub system: String,
    /// The letter, as data.
    pub user: String,
}

/// The account of one use of a provider, for the firm's journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// Whose models.
    pub provider: ProviderKind,
    /// The name of the model.
    pub model: String,
    /// Host and port.
    pub destination: String,
    /// Bytes of text sent, all attempts together.
    pub bytes_sent: usize,
    /// Names and numbers were replaced before sending.
    pub redacted: bool,
    /// Calls made: one, or two when the answer had to be repaired.
    pub attempts: u8,
}

/// The outcome of asking a provider.
#[derive(Debug)]
pub enum Outcome {
    /// The judgement with what the provider added.
    Refined(Box<Triage>),
    /// The built-in judgement stands.
    NotAnalysed(NotAnalysed),
}

/// Why a provider added nothing.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum NotAnalysed {
    /// The call failed.
    #[error(transparent)]
    Call(#[from] ProviderError),
    /// Twice an answer that is not the JSON asked for.
    #[error("the answer is not what was asked for: {0}")]
    Malformed(String),
}

/// Asks a provider to refine a judgement. Never blocks a letter: whatever goes wrong, the built-in
/// judgement stands. Text that goes to another machine is redacted first, and the answer restored here.
pub async fn refine<P: Provider>(
    provider: &P,
    letter: &Letter<'_>,
    triage: &Triage,
) -> (Outcome, Trace) {
    let redaction = if provider.is_local() {
        Redaction::nothing()
    } else {
        Redaction::of(letter, triage)
    };
    let prompt = Prompt {
        system: answer::TASK.to_owned(),
        user: answer::question(letter, &redaction),
    };
    let mut trace = Trace {
        provider: provider.kind(),
        model: provider.model().to_owned(),
        destination: provider.destination().to_owned(),
        bytes_sent: 0,
        redacted: !provider.is_local(),
        attempts: 0,
    };
    let outcome = match ask(provider, prompt, &mut trace).await {
        Ok(refinement) => Outcome::Refined(Box::new(refinement.restored(&redaction).onto(triage))),
        Err(reason) => Outcome::NotAnalysed(reason),
    };
    (outcome, trace)
}

/// One question, and one chance to repair the answer.
async fn ask<P: Provider>(
    provider: &P,
    mut prompt: Prompt,
    trace: &mut Trace,
) -> Result<Refinement, NotAnalysed> {
    let mut problem = String::new();
    for _ in 0..2 {
        trace.attempts += 1;
        trace.bytes_sent += prompt.system.len() + prompt.user.len();
        let reply = provider.complete(&prompt).await?;
        match Refinement::read(&reply) {
            Ok(refinement) => return Ok(refinement),
            Err(what) => problem = what,
        }
        prompt.user.push_str(&answer::repair(&problem));
    }
    Err(NotAnalysed::Malformed(problem))
}

/// How long a provider may take.
pub const DEFAULT_TIMEOUT: Duration = Duration::from_secs(30);

#[cfg(test)]
mod tests;
