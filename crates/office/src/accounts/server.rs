//! How the server of an account is reached, for reading mail and for sending it: what a person typed, checked, and what
//! was kept.

use crate::Error;
use contract::{accounts::ImapServer, outbox::SmtpServer};
use mail::imap::{self, Auth, Secret};
use store::{Authentication, Id, Reader, Security, Writer};

/// What a person typed about a server, without the secret, checked.
#[derive(Debug)]
pub(crate) struct Server {
    pub(crate) host: String,
    pub(crate) port: u16,
    pub(crate) username: String,
    pub(crate) security: Security,
    pub(crate) authentication: Authentication,
    pub(crate) root_pem: Option<String>,
}

impl TryFrom<&ImapServer> for Server {
    type Error = Error;

    fn try_from(typed: &ImapServer) -> Result<Self, Error> {
        // A server may take mail from whoever comes, but shows nobody a mailbox without asking who it is.
        if typed.username.trim().is_empty() {
            return Err(Error::invalid("user name", ""));
        }
        checked(
            (&typed.host, typed.port),
            &typed.username,
            (&typed.security, &typed.auth),
            typed.extra_root_pem.as_deref(),
        )
    }
}

impl TryFrom<&SmtpServer> for Server {
    type Error = Error;

    fn try_from(typed: &SmtpServer) -> Result<Self, Error> {
        checked(
            (&typed.host, typed.port),
            &typed.username,
            (&typed.security, &typed.auth),
            typed.extra_root_pem.as_deref(),
        )
    }
}

fn checked(
    (host, port): (&str, u16),
    username: &str,
    (security, auth): (&str, &str),
    root_pem: Option<&str>,
) -> Result<Server, Error> {
    let (host, username) = (host.trim(), username.trim());
    let strange = |letter: char| letter.is_whitespace() || letter.is_control() || letter == '/';
    if host.is_empty() || host.contains(strange) {
        return Err(Error::invalid("server name", host));
    }
    if port == 0 {
        return Err(Error::invalid("port", "0"));
    }
    if username.contains(char::is_control) {
        return Err(Error::invalid("user name", username));
    }
    Ok(Server {
        host: host.to_owned(),
        port,
        username: username.to_owned(),
        security: security
            .parse()
            .map_err(|_| Error::invalid("protection (tls, starttls, plain)", security))?,
        authentication: auth
            .parse()
            .map_err(|_| Error::invalid("way to sign in (password, oauth2)", auth))?,
        root_pem: root_pem
            .filter(|pem| !pem.trim().is_empty())
            .map(str::to_owned),
    })
}

/// Where the secret of an account is.
fn secret_key(account: Id) -> String {
    format!("account/{account}/secret")
}

/// Where the firm's own certificate authority for an account is.
fn root_key(account: Id) -> String {
    format!("account/{account}/root_pem")
}

/// The password or token of an account.
pub(crate) fn kept_secret(reader: &Reader<'_>, account: Id) -> Result<Option<Secret>, Error> {
    let kept = reader.secret(&secret_key(account))?;
    Ok(kept.map(|kept| Secret::new(String::from_utf8_lossy(&kept))))
}

/// The firm's own certificate authority for an account.
pub(crate) fn kept_root(reader: &Reader<'_>, account: Id) -> Result<Option<String>, Error> {
    let kept = reader.secret(&root_key(account))?;
    Ok(kept.map(|pem| String::from_utf8_lossy(&pem).into_owned()))
}

/// Keeps the password or token of an account.
pub(crate) fn keep_secret(writer: &Writer<'_>, account: Id, secret: &str) -> Result<(), Error> {
    Ok(writer.set_secret(&secret_key(account), secret.as_bytes())?)
}

/// Keeps the firm's own certificate authority for an account.
pub(crate) fn keep_root(writer: &Writer<'_>, account: Id, pem: &str) -> Result<(), Error> {
    Ok(writer.set_secret(&root_key(account), pem.as_bytes())?)
}

pub(crate) const fn protection(security: Security) -> imap::Security {
    match security {
        Security::Tls => imap::Security::Tls,
        Security::StartTls => imap::Security::StartTls,
        Security::Plain => imap::Security::PlainOnThisMachine,
    }
}

pub(crate) const fn auth(how: Authentication, secret: Secret) -> Auth {
    match how {
        Authentication::Password => Auth::Password(secret),
        Authentication::OAuth2 => Auth::OAuth2(secret),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn imap(host: &str, username: &str) -> ImapServer {
        ImapServer {
            host: host.to_owned(),
            port: 993,
            security: "tls".to_owned(),
            username: username.to_owned(),
            secret: String::new(),
            auth: "password".to_owned(),
            extra_root_pem: Some("  ".to_owned()),
        }
    }

    #[test]
    fn what_a_server_could_take_for_a_line_of_its_own_is_refused() {
        for (host, username) in [
            ("", "a"),
            ("a b", "a"),
            ("a\u{1}b", "a"),
            ("h", "a\r\nb"),
            ("h", ""),
        ] {
            assert!(
                Server::try_from(&imap(host, username)).is_err(),
                "{host:?} {username:?}"
            );
        }
        let server = Server::try_from(&imap(" mail.example.fr ", " claire ")).unwrap();
        assert_eq!(
            (server.host.as_str(), server.username.as_str()),
            ("mail.example.fr", "claire")
        );
        assert_eq!(server.root_pem, None, "blanks are no certificate");
    }
}
