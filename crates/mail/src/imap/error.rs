//! What can go wrong with a mail server, by what a person can do about it.

use super::SinkError;
use std::time::Duration;

/// Why the mail server could not be used. `server` is the server's own sentence, never a secret of ours.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// User name, password or token are wrong or expired: ask the person. Trying again does not help.
    #[error("the server refused the user name or password: {server}")]
    Refused {
        /// The server's own sentence.
        server: String,
    },
    /// No such host, no route, connection refused, no answer in time: try again later.
    #[error("cannot reach {host}:{port}: {cause}")]
    Unreachable {
        /// The host that was tried.
        host: String,
        /// The port that was tried.
        port: u16,
        /// What the network said.
        cause: String,
    },
    /// The certificate is not valid for this host, or TLS is not to be had. No secret was sent.
    #[error("the server's identity could not be verified: {cause}")]
    NotTrusted {
        /// What is wrong with it.
        cause: String,
    },
    /// The settings would send the password unprotected over a network.
    #[error("refusing to send the password unprotected to {host}")]
    Unprotected {
        /// The host.
        host: String,
    },
    /// The server said something that is not IMAP, or refused a command it should know.
    #[error("the server answered in a way that was not understood: {server}")]
    Protocol {
        /// What it said.
        server: String,
    },
    /// The connection broke in the middle: connect again and go on from the last cursor.
    #[error("the connection to the mail server was lost: {cause}")]
    Dropped {
        /// What the network said.
        cause: String,
    },
    /// The server said nothing for too long: as [`Error::Dropped`].
    #[error("the mail server did not answer for {} seconds", waited.as_secs())]
    Silent {
        /// How long it was given.
        waited: Duration,
    },
    /// The folder was deleted or renamed, or may not be opened any more.
    #[error("the folder {folder} is not there any more: {server}")]
    FolderGone {
        /// The folder's name on the server.
        folder: String,
        /// The server's own sentence.
        server: String,
    },
    /// The server cannot do this (IDLE): poll instead.
    #[error("the mail server does not support {what}")]
    NotSupported {
        /// The missing capability.
        what: &'static str,
    },
    /// The caller asked to stop.
    #[error("stopped on request")]
    Cancelled,
    /// The caller could not keep a batch; the cursor did not move.
    #[error("received messages could not be kept: {0}")]
    Sink(#[source] SinkError),
}

impl Error {
    /// Whether waiting and trying again, with the same settings, can help.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        matches!(
            self,
            Self::Unreachable { .. }
                | Self::Dropped { .. }
                | Self::Silent { .. }
                | Self::Protocol { .. }
        )
    }
}

/// An error of the line.
pub(super) fn network(cause: std::io::Error) -> Error {
    match cause.kind() {
        // What is not IMAP comes as "other".
        std::io::ErrorKind::Other | std::io::ErrorKind::InvalidData => Error::Protocol {
            server: short(&cause.to_string()),
        },
        _ => Error::Dropped {
            cause: cause.to_string(),
        },
    }
}

/// An error of a command.
pub(super) fn command(cause: async_imap::error::Error) -> Error {
    use async_imap::error::Error as Imap;
    match cause {
        Imap::Io(cause) => network(cause),
        Imap::ConnectionLost => Error::Dropped {
            cause: "the server hung up".to_owned(),
        },
        Imap::Bad(server) | Imap::No(server) => Error::Protocol {
            server: short(&server),
        },
        other => Error::Protocol {
            server: short(&other.to_string()),
        },
    }
}

/// An error of signing in. Some servers repeat what they were sent: the secret must not come back.
pub(super) fn refused(cause: async_imap::error::Error, secret: &str) -> Error {
    use async_imap::error::Error as Imap;
    let hide = |text: &str| {
        if secret.is_empty() {
            text.to_owned()
        } else {
            text.replace(secret, "…")
        }
    };
    match cause {
        Imap::No(server) | Imap::Bad(server) => Error::Refused {
            server: short(&hide(&sentence(&server))),
        },
        // A password that cannot be sent as it is typed (line breaks).
        Imap::Validate(_) => Error::Refused {
            server: "the user name or password holds characters that cannot be sent".to_owned(),
        },
        other => match command(other) {
            Error::Protocol { server } => Error::Protocol {
                server: hide(&server),
            },
            other => other,
        },
    }
}

/// The server's sentence out of what the library wraps around it:
/// `code: Some(..), info: Some("[AUTHENTICATIONFAILED] Authentication failed.")`.
pub(super) fn sentence(wrapped: &str) -> String {
    let inner = wrapped
        .split_once("info: Some(\"")
        .and_then(|(_, rest)| rest.rsplit_once("\")"));
    inner.map_or_else(
        || wrapped.to_owned(),
        |(sentence, _)| sentence.replace("\\\"", "\""),
    )
}

/// A server's sentence, not its novel.
pub(super) fn short(text: &str) -> String {
    let clean: String = sentence(text)
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(300)
        .collect();
    clean.trim().to_owned()
}

/// The answer to a command, waited for no longer than `silence`.
pub(super) async fn answer<T>(
    silence: Duration,
    command: impl Future<Output = Result<T, async_imap::error::Error>>,
) -> Result<T, Error> {
    match tokio::time::timeout(silence, command).await {
        Err(_) => Err(Error::Silent { waited: silence }),
        Ok(answer) => answer.map_err(self::command),
    }
}
