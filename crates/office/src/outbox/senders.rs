//! The accounts mail leaves from.

use super::reason::why;
use crate::{
    Error, Session,
    accounts::{root_key, secret_key},
    router::Handle,
    words,
};
use contract::outbox::{
    ListSenders, RemoveSender, SaveSender, SenderTest, SenderView, SendersView, SmtpServer,
    TestSender,
};
use domain::{Capability, prospects::address};
use mail::{
    imap::{self, Auth, Secret},
    sending::Outcome,
    smtp::{Settings, Smtp, Timeouts},
};
use serde_json::json;
use store::{Authentication, Id, Reader, Security, Sender};

const MAX_NAME: usize = 200;

const fn protection(security: Security) -> imap::Security {
    match security {
        Security::Tls => imap::Security::Tls,
        Security::StartTls => imap::Security::StartTls,
        Security::Plain => imap::Security::PlainOnThisMachine,
    }
}

fn sign_in(username: &str, how: Authentication, secret: String) -> Option<(String, Auth)> {
    let secret = Secret::new(secret);
    let auth = match how {
        Authentication::Password => Auth::Password(secret),
        Authentication::OAuth2 => Auth::OAuth2(secret),
    };
    (!username.is_empty()).then(|| (username.to_owned(), auth))
}

fn kept(reader: &Reader<'_>, key: &str) -> Result<Option<String>, Error> {
    let secret = reader.secret(key)?;
    Ok(secret.map(|secret| String::from_utf8_lossy(&secret).into_owned()))
}

/// How to reach the server of an account.
pub(super) fn server(reader: &Reader<'_>, sender: &Sender) -> Result<Settings, Error> {
    let secret = kept(reader, &secret_key(sender.id))?.unwrap_or_default();
    Ok(Settings {
        host: sender.host.clone(),
        port: u16::try_from(sender.port).unwrap_or_default(),
        security: protection(sender.security),
        sign_in: sign_in(&sender.username, sender.authentication, secret),
        extra_root_pem: kept(reader, &root_key(sender.id))?,
        timeouts: Timeouts::default(),
    })
}

/// What a person typed about a server, checked.
fn checked(server: &SmtpServer) -> Result<(Security, Authentication), Error> {
    let host = server.host.trim();
    let strange = |letter: char| letter.is_whitespace() || letter.is_control() || letter == '/';
    if host.is_empty() || host.contains(strange) {
        return Err(Error::invalid("server name", host));
    }
    if server.port == 0 {
        return Err(Error::invalid("port", "0"));
    }
    if server.username.contains(char::is_control) {
        return Err(Error::invalid("user name", &server.username));
    }
    let security = server
        .security
        .parse()
        .map_err(|_| Error::invalid("protection (tls, starttls, plain)", &server.security))?;
    let authentication = server
        .auth
        .parse()
        .map_err(|_| Error::invalid("way to sign in (password, oauth2)", &server.auth))?;
    Ok((security, authentication))
}

fn view(sender: Sender) -> SenderView {
    SenderView {
        id: sender.id.to_string(),
        from_name: sender.from_name,
        address: sender.address,
        host: sender.host,
        port: u16::try_from(sender.port).unwrap_or_default(),
        security: sender.security.as_str().to_owned(),
        username: sender.username,
        auth: sender.authentication.as_str().to_owned(),
        hourly_cap: u32::try_from(sender.hourly_cap).unwrap_or_default(),
        refused: sender.refused,
    }
}

impl Session {
    fn own_sender(&self, reader: &Reader<'_>, id: Id) -> Result<Sender, Error> {
        let own = reader
            .get::<Sender>(&id)?
            .filter(|sender| sender.owner_user_id == self.user_id && sender.removed_ms.is_none());
        own.ok_or_else(|| Error::NotFound {
            entity: "sender",
            id: id.to_string(),
        })
    }

    fn senders_view(&self) -> Result<SendersView, Error> {
        let senders = self.read(|reader| Ok(reader.senders(self.user_id)?))?;
        Ok(SendersView {
            items: senders.into_iter().map(view).collect(),
        })
    }
}

impl Handle<ListSenders> for Session {
    fn handle(&self, _: ListSenders) -> Result<SendersView, Error> {
        self.require(Capability::Work)?;
        self.senders_view()
    }
}

impl Handle<TestSender> for Session {
    fn handle(&self, request: TestSender) -> Result<SenderTest, Error> {
        self.require(Capability::Connect)?;
        let server = &request.server;
        let (security, authentication) = checked(server)?;
        let host = server.host.trim();
        let (mut secret, mut root) = (server.secret.clone(), pem(server));
        if let Some(id) = request.id.as_deref().map(words::id).transpose()? {
            self.read(|reader| {
                // Another host is not told what this one was trusted with.
                if self.own_sender(reader, id)?.host == host {
                    secret = secret.take().or(kept(reader, &secret_key(id))?);
                    root = root.take().or(kept(reader, &root_key(id))?);
                }
                Ok(())
            })?;
        }
        let settings = Settings {
            host: host.to_owned(),
            port: server.port,
            security: protection(security),
            sign_in: sign_in(
                server.username.trim(),
                authentication,
                secret.unwrap_or_default(),
            ),
            extra_root_pem: root,
            timeouts: Timeouts::default(),
        };
        let broken = |what: String| Error::Broken(format!("a server could not be tried: {what}"));
        let answer = std::thread::scope(|scope| {
            // On a thread of its own: callers may be inside a runtime.
            let test = scope.spawn(|| Ok(Smtp::new(settings)?.test()));
            test.join()
                .map_err(|_| broken("a defect".to_owned()))?
                .map_err(|error: std::io::Error| broken(error.to_string()))
        })?;
        let why = match answer {
            Ok(()) => None,
            Err(Outcome::Refused(reason, said) | Outcome::Postponed { reason, said, .. }) => {
                Some(why(reason, &said.words))
            }
            Err(Outcome::Accepted(said) | Outcome::Unknown(said)) => {
                return Err(broken(said.words));
            }
        };
        Ok(SenderTest {
            ok: why.is_none(),
            why,
        })
    }
}

fn pem(server: &SmtpServer) -> Option<String> {
    server
        .extra_root_pem
        .clone()
        .filter(|pem| !pem.trim().is_empty())
}

impl Handle<SaveSender> for Session {
    fn handle(&self, request: SaveSender) -> Result<SendersView, Error> {
        self.require(Capability::Connect)?;
        let server = &request.server;
        let (security, authentication) = checked(server)?;
        let from_name = request.from_name.trim();
        if from_name.chars().count() > MAX_NAME || from_name.contains(char::is_control) {
            return Err(Error::invalid("name", from_name));
        }
        let address = address(&request.address)
            .map_err(|_| Error::invalid("mail address", &request.address))?;
        let known = request.id.as_deref().map(words::id).transpose()?;
        self.write(|writer| {
            let (id, created_ms) = match known {
                Some(id) => (id, self.own_sender(writer, id)?.created_ms),
                None => (self.new_id(), self.now_ms()),
            };
            writer.save(&Sender {
                id,
                owner_user_id: self.user_id,
                from_name: from_name.to_owned(),
                address: address.clone(),
                host: server.host.trim().to_owned(),
                port: i64::from(server.port),
                security,
                username: server.username.trim().to_owned(),
                authentication,
                hourly_cap: i64::from(request.hourly_cap),
                // Whoever writes an account has seen to it.
                refused: None,
                created_ms,
                removed_ms: None,
            })?;
            if let Some(secret) = &server.secret {
                writer.set_secret(&secret_key(id), secret.as_bytes())?;
            }
            if let Some(pem) = pem(server) {
                writer.set_secret(&root_key(id), pem.as_bytes())?;
            }
            let detail = json!({ "host": server.host.trim(), "security": security.as_str() });
            self.audit(
                writer,
                "outbox.save_sender",
                "senders",
                &id.to_string(),
                &detail,
            )
        })?;
        self.bus.changed(&["outbox", "mixer"]);
        self.outbox.want();
        self.senders_view()
    }
}

impl Handle<RemoveSender> for Session {
    fn handle(&self, request: RemoveSender) -> Result<SendersView, Error> {
        self.require(Capability::Connect)?;
        let id = words::id(&request.id)?;
        self.write(|writer| {
            writer.remove_sender(self.own_sender(writer, id)?)?;
            self.audit(
                writer,
                "outbox.remove_sender",
                "senders",
                &request.id,
                &json!({}),
            )
        })?;
        self.bus.changed(&["outbox", "mixer"]);
        self.senders_view()
    }
}
