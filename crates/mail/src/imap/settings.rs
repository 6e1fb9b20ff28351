//! What is needed to reach one mailbox.

use std::fmt;
use std::time::Duration;
use zeroize::Zeroizing;

/// How to reach one mailbox. `Debug` shows no secret.
#[derive(Debug, Clone)]
pub struct Settings {
    /// Host name, as in the server's certificate.
    pub host: String,
    /// 993 for [`Security::Tls`], 143 for the others, unless the provider says otherwise.
    pub port: u16,
    /// How the connection is protected.
    pub security: Security,
    /// The login name, usually the mail address.
    pub username: String,
    /// How the person proves to be that person.
    pub auth: Auth,
    /// A certificate authority to trust besides the system's, PEM; for a firm's own server and for tests.
    pub extra_root_pem: Option<String>,
    /// How long to wait for the server.
    pub timeouts: Timeouts,
}

impl Settings {
    /// TLS on port 993 with a password, the usual case.
    #[must_use]
    pub fn new(host: impl Into<String>, username: impl Into<String>, auth: Auth) -> Self {
        Self {
            host: host.into(),
            port: 993,
            security: Security::Tls,
            username: username.into(),
            auth,
            extra_root_pem: None,
            timeouts: Timeouts::default(),
        }
    }
}

/// How the connection is protected.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Security {
    /// TLS from the first byte (port 993).
    Tls,
    /// Plain at first, then TLS before anything is said (port 143). Never falls back to plain.
    StartTls,
    /// No protection; refused unless the host is this machine.
    PlainOnThisMachine,
}

/// How the person proves to be that person.
#[derive(Debug, Clone)]
pub enum Auth {
    /// A password or an app password.
    Password(Secret),
    /// An OAuth2 access token, sent as XOAUTH2.
    OAuth2(Secret),
}

/// A password or token that does not show itself, and is wiped from memory when dropped.
#[derive(Clone)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Wraps a secret.
    #[must_use]
    pub fn new(secret: impl Into<String>) -> Self {
        Self(Zeroizing::new(secret.into()))
    }

    /// The only way to see it, for the moment of signing in.
    pub(crate) fn expose_for_sign_in(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// How long to wait for the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Timeouts {
    /// From the name lookup to the end of the TLS handshake.
    pub connect: Duration,
    /// For the answer to sign-in: servers slow down after a wrong password.
    pub sign_in: Duration,
    /// For the next sign of life during any other command, not for the whole command.
    pub silence: Duration,
}

impl Default for Timeouts {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(15),
            sign_in: Duration::from_secs(30),
            silence: Duration::from_secs(60),
        }
    }
}
