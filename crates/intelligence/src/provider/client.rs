//! The provider library behind [`Provider`].

use std::time::Duration;

use genai::adapter::AdapterKind;
use genai::chat::{ChatMessage, ChatOptions, ChatRequest};
use genai::resolver::{AuthData, Endpoint, ServiceTargetResolver};
use genai::{Client, ModelIden, ServiceTarget};

use super::{Prompt, Provider, ProviderError, ProviderKind};

/// A provider reached over HTTP through the `genai` library.
pub struct GenaiProvider {
    client: Client,
    kind: ProviderKind,
    model: String,
    destination: String,
    is_local: bool,
    timeout: Duration,
}

impl std::fmt::Debug for GenaiProvider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The client holds the key.
        f.debug_struct("GenaiProvider")
            .field("kind", &self.kind)
            .field("model", &self.model)
            .field("destination", &self.destination)
            .finish_non_exhaustive()
    }
}

impl GenaiProvider {
    /// A provider at its usual address, or at `endpoint` (a base URL such as `http://localhost:11434/v1/`).
    /// `key` is kept in memory only.
    #[must_use]
    pub fn new(
        kind: ProviderKind,
        model: &str,
        key: Option<&str>,
        endpoint: Option<&str>,
        timeout: Duration,
    ) -> Self {
        let base = endpoint
            .unwrap_or_else(|| default_endpoint(kind))
            .to_owned();
        let base = if base.ends_with('/') {
            base
        } else {
            format!("{base}/")
        };
        let destination = host(&base).to_owned();
        let auth = AuthData::from_single(key.unwrap_or("none"));
        let adapter = adapter(kind);
        let resolver = ServiceTargetResolver::from_resolver_fn(
            move |target: ServiceTarget| -> Result<ServiceTarget, genai::resolver::Error> {
                let model = ModelIden::new(adapter, target.model.model_name);
                Ok(ServiceTarget {
                    endpoint: Endpoint::from_owned(base.clone()),
                    auth: auth.clone(),
                    model,
                })
            },
        );
        Self {
            client: Client::builder()
                .with_service_target_resolver(resolver)
                .build(),
            is_local: is_loopback(&destination),
            kind,
            model: model.to_owned(),
            destination,
            timeout,
        }
    }

    fn error(&self, error: &genai::Error) -> ProviderError {
        let destination = self.destination.clone();
        match error {
            genai::Error::WebModelCall {
                webc_error: genai::webc::Error::ResponseFailedStatus { status, .. },
                ..
            } => ProviderError::Refused {
                destination,
                status: status.as_u16(),
            },
            genai::Error::WebModelCall {
                webc_error: genai::webc::Error::Reqwest(_),
                ..
            } => ProviderError::Unreachable { destination },
            _ => ProviderError::NoAnswer { destination },
        }
    }
}

impl Provider for GenaiProvider {
    fn kind(&self) -> ProviderKind {
        self.kind
    }

    fn destination(&self) -> &str {
        &self.destination
    }

    fn model(&self) -> &str {
        &self.model
    }

    fn is_local(&self) -> bool {
        self.is_local
    }

    async fn complete(&self, prompt: &Prompt) -> Result<String, ProviderError> {
        let request = ChatRequest::default()
            .with_system(&prompt.system)
            .append_message(ChatMessage::user(&prompt.user));
        let options = ChatOptions::default()
            .with_temperature(0.0)
            .with_max_tokens(700);
        let call = self.client.exec_chat(&self.model, request, Some(&options));
        let destination = || self.destination.clone();
        match tokio::time::timeout(self.timeout, call).await {
            Err(_) => Err(ProviderError::TimedOut {
                destination: destination(),
                seconds: self.timeout.as_secs(),
            }),
            Ok(Err(error)) => Err(self.error(&error)),
            Ok(Ok(answer)) => answer
                .into_first_text()
                .ok_or_else(|| ProviderError::NoAnswer {
                    destination: destination(),
                }),
        }
    }
}

const fn adapter(kind: ProviderKind) -> AdapterKind {
    match kind {
        ProviderKind::Ollama => AdapterKind::Ollama,
        ProviderKind::OpenAi => AdapterKind::OpenAI,
        ProviderKind::Anthropic => AdapterKind::Anthropic,
        ProviderKind::Xai => AdapterKind::Xai,
    }
}

const fn default_endpoint(kind: ProviderKind) -> &'static str {
    match kind {
        ProviderKind::Ollama => "http://localhost:11434/v1/",
        ProviderKind::OpenAi => "https://api.openai.com/v1/",
        ProviderKind::Anthropic => "https://api.anthropic.com/v1/",
        ProviderKind::Xai => "https://api.x.ai/v1/",
    }
}

/// `localhost:11434` of a base URL.
fn host(base: &str) -> &str {
    let rest = base.split_once("://").map_or(base, |(_, rest)| rest);
    rest.split(['/', '?']).next().unwrap_or(rest)
}

/// Only an address that cannot leave this machine counts as local.
fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(v6) => v6.split(']').next().unwrap_or(v6),
        None => host.rsplit_once(':').map_or(host, |(name, _)| name),
    };
    name == "localhost"
        || name
            .parse::<std::net::IpAddr>()
            .is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_loopback_addresses_are_local() {
        for host in ["localhost:11434", "127.0.0.1:80", "[::1]:9", "localhost"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in [
            "192.168.1.4:11434",
            "api.openai.com",
            "localhost.example.org",
            "127.0.0.1.example.org",
        ] {
            assert!(!is_loopback(host), "{host}");
        }
    }

    #[test]
    fn the_key_is_not_shown() {
        let provider = GenaiProvider::new(
            ProviderKind::OpenAi,
            "m",
            Some("sk-secret"),
            None,
            Duration::from_secs(1),
        );
        assert!(!format!("{provider:?}").contains("sk-secret"));
    }
}
