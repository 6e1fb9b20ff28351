//! Mail to an SMTP server.
//!
//! [`Smtp`] keeps its connection from one mail to the next. What it must tell apart with certainty is whether a mail
//! was complete when a connection broke: the last bytes are watched as they go out (`wire`). Before them the
//! server cannot have taken the mail, and trying again is safe; after them only its answer says.

mod connect;
mod reply;
mod wire;

use std::time::Duration;

use lettre::address::Address;
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::response::Response;
use tokio::runtime::Runtime;

use crate::imap::{Auth, Security};
use crate::sending::{Envelope, Outcome, Said, Transport};
use domain::outbox::Reason;
use reply::{At, heard, outcome};
use wire::Watch;

/// How to reach a server. `Debug` shows no secret.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Host name, as in the server's certificate.
    pub host: String,
    /// 465 for [`Security::Tls`], 587 for [`Security::StartTls`], unless the provider says otherwise.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// The login name; `None` for a server that asks for no sign-in.
    pub sign_in: Option<(String, Auth)>,
    /// A certificate authority to trust besides the system's, PEM.
    pub extra_root_pem: Option<String>,
    /// How long to wait for the server.
    pub timeouts: Timeouts,
}

/// How long to wait for a server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeouts {
    /// From the name lookup to the end of the TLS handshake.
    pub connect: Duration,
    /// For the answer to a command.
    pub command: Duration,
    /// For the answer to a complete mail. Source: RFC 5321, section 4.5.3.2.6 asks for ten minutes: a server that
    /// looks for viruses takes its time, and whoever hangs up early cannot know what became of the mail.
    pub answer: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(20),
            command: Duration::from_secs(120),
            answer: Duration::from_secs(600),
        }
    }
}

/// A connection that is signed in, with the watch on its last bytes.
struct Open {
    connection: AsyncSmtpConnection,
    watch: Watch,
}

/// An SMTP server as a way out.
pub struct Smtp {
    settings: Settings,
    runtime: Runtime,
    open: Option<Open>,
}

impl std::fmt::Debug for Smtp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Smtp")
            .field("settings", &self.settings)
            .field("is_open", &self.open.is_some())
            .finish_non_exhaustive()
    }
}

impl Smtp {
    /// A server that is connected to with the first mail. It blocks: use it on a thread outside of any runtime.
    ///
    /// # Errors
    ///
    /// When the system has no room for a runtime.
    pub fn new(settings: Settings) -> std::io::Result<Self> {
        Ok(Self {
            settings,
            runtime: tokio::runtime::Builder::new_current_thread()
                .enable_all()
                .build()?,
            open: None,
        })
    }

    /// Connects and signs in, and hands nothing over.
    ///
    /// # Errors
    ///
    /// The outcome that a mail would have had.
    pub fn test(&mut self) -> Result<(), Outcome> {
        self.hang_up();
        self.open = Some(self.runtime.block_on(connect::open(&self.settings))?);
        Ok(())
    }

    /// Says goodbye, if the server still listens.
    pub fn hang_up(&mut self) {
        let Some(mut open) = self.open.take() else {
            return;
        };
        let goodbye = Duration::from_secs(2);
        let _ = self
            .runtime
            .block_on(async { tokio::time::timeout(goodbye, open.connection.quit()).await });
    }
}

impl Drop for Smtp {
    fn drop(&mut self) {
        self.hang_up();
    }
}

impl Transport for Smtp {
    fn send(&mut self, envelope: &Envelope, bytes: &[u8]) -> Outcome {
        let open = self.open.take();
        let (outcome, open) =
            self.runtime
                .block_on(hand_over(&self.settings, open, envelope, bytes));
        self.open = open;
        outcome
    }
}

/// Hands one mail over. The connection comes back when it is good for another one.
async fn hand_over(
    settings: &Settings,
    open: Option<Open>,
    envelope: &Envelope,
    bytes: &[u8],
) -> (Outcome, Option<Open>) {
    let open = match still_there(settings, open).await {
        Some(open) => Ok(open),
        None => connect::open(settings).await,
    };
    let mut open = match open {
        Ok(open) => open,
        Err(outcome) => return (outcome, None),
    };
    match converse(settings, &mut open, envelope, bytes).await {
        Ok(reply) => (Outcome::Accepted(heard(&reply)), Some(open)),
        Err(outcome) => (outcome, None),
    }
}

/// A connection that was kept, when the server has kept it too.
async fn still_there(settings: &Settings, open: Option<Open>) -> Option<Open> {
    let mut open = open?;
    let limit = settings.timeouts.command;
    let answer = tokio::time::timeout(limit, open.connection.test_connected()).await;
    (answer == Ok(true)).then_some(open)
}

async fn converse(
    settings: &Settings,
    open: &mut Open,
    envelope: &Envelope,
    bytes: &[u8],
) -> Result<Response, Outcome> {
    let (from, to) = (address(&envelope.from)?, address(&envelope.to)?);
    let limit = settings.timeouts.command;
    let connection = &mut open.connection;
    timed(
        limit,
        At::Sender,
        connection.command(Mail::new(Some(from), Vec::new())),
    )
    .await?;
    timed(
        limit,
        At::Recipient,
        connection.command(Rcpt::new(to, Vec::new())),
    )
    .await?;
    timed(limit, At::Data, connection.command(Data)).await?;
    open.watch.begin();
    // The library ends the last line itself.
    let content = bytes.strip_suffix(b"\r\n").unwrap_or(bytes);
    let said = tokio::time::timeout(settings.timeouts.answer, connection.message(content)).await;
    let left = open.watch.may_be_complete();
    match said {
        Ok(Ok(reply)) => Ok(reply),
        Ok(Err(error)) => Err(outcome(&error, At::Content, left)),
        Err(_) => Err(reply::silence(settings.timeouts.answer, At::Content, left)),
    }
}

/// Waits for an answer, but not for ever.
async fn timed(
    limit: Duration,
    at: At,
    answer: impl Future<Output = Result<Response, lettre::transport::smtp::Error>>,
) -> Result<Response, Outcome> {
    match tokio::time::timeout(limit, answer).await {
        Ok(Ok(reply)) => Ok(reply),
        Ok(Err(error)) => Err(outcome(&error, at, false)),
        Err(_) => Err(reply::silence(limit, at, false)),
    }
}

fn address(text: &str) -> Result<Address, Outcome> {
    text.parse()
        .map_err(|error: lettre::address::AddressError| {
            Outcome::Refused(
                Reason::Recipient,
                Said {
                    code: None,
                    words: format!("{text}: {error}"),
                },
            )
        })
}
