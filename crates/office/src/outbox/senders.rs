//! The accounts mail leaves from.

use super::reason::why_not;
use crate::{
    Error, Session,
    accounts::server::{Server, auth, keep_root, keep_secret, kept_root, kept_secret, protection},
    router::Handle,
    words,
};
use contract::outbox::{
    ListSenders, RemoveSender, SaveSender, SenderTest, SenderView, SendersView, TestSender,
};
use domain::{
    Capability,
    outbox::{Reason, State},
    prospects::address,
};
use mail::{
    imap::{Auth, Secret},
    sending::Outcome,
    smtp::{Settings, Smtp, Timeouts},
};
use serde_json::json;
use store::{Authentication, Id, OutboxMail, Reader, Sender, Writer};
use zeroize::Zeroizing;

const MAX_NAME: usize = 200;

fn sign_in(
    username: String,
    how: Authentication,
    secret: Option<Secret>,
) -> Option<(String, Auth)> {
    let secret = secret.unwrap_or_else(|| Secret::new(""));
    (!username.is_empty()).then(|| (username, auth(how, secret)))
}

/// How to reach the server of an account.
pub(super) fn server(reader: &Reader<'_>, sender: &Sender) -> Result<Settings, Error> {
    let secret = kept_secret(reader, sender.id)?;
    Ok(Settings {
        host: sender.host.clone(),
        port: u16::try_from(sender.port).unwrap_or_default(),
        security: protection(sender.security),
        sign_in: sign_in(sender.username.clone(), sender.authentication, secret),
        extra_root_pem: kept_root(reader, sender.id)?,
        timeouts: Timeouts::default(),
    })
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

    /// Mail that an account held back is looked at again at once: what held it may have changed.
    fn release(&self, writer: &Writer<'_>, sender: Id) -> Result<(), Error> {
        for mail in writer.outbox_in(self.user_id, self.store.device_id(), State::Ready)? {
            let held = matches!(
                mail.reason,
                Some(
                    Reason::HourlyCap
                        | Reason::Authentication
                        | Reason::Offline
                        | Reason::NotTrusted
                )
            );
            if held && mail.sender_id == Some(sender) {
                writer.save(&OutboxMail {
                    reason: None,
                    next_ms: None,
                    said: String::new(),
                    ..mail
                })?;
            }
        }
        Ok(())
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
        self.allow(Capability::Work)?;
        self.senders_view()
    }
}

impl Handle<TestSender> for Session {
    fn handle(&self, request: TestSender) -> Result<SenderTest, Error> {
        self.require(Capability::Connect)?;
        let mut server = Server::try_from(&request.server)?;
        let mut secret = request.server.secret.map(Secret::new);
        if let Some(id) = request.id.as_deref().map(words::id).transpose()? {
            self.read(|reader| {
                // Another host is not told what this one was trusted with.
                if self.own_sender(reader, id)?.host == server.host {
                    secret = secret.take().or(kept_secret(reader, id)?);
                    server.root_pem = server.root_pem.take().or(kept_root(reader, id)?);
                }
                Ok(())
            })?;
        }
        let (host, port) = (server.host.clone(), server.port);
        let settings = Settings {
            host: server.host,
            port,
            security: protection(server.security),
            sign_in: sign_in(server.username, server.authentication, secret),
            extra_root_pem: server.root_pem,
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
                Some(why_not(reason, &host, port, &said.words))
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

impl Handle<SaveSender> for Session {
    fn handle(&self, request: SaveSender) -> Result<SendersView, Error> {
        self.require(Capability::Connect)?;
        let server = Server::try_from(&request.server)?;
        let secret = request.server.secret.map(Zeroizing::new);
        let from_name = request.from_name.trim();
        if from_name.chars().count() > MAX_NAME || from_name.contains(char::is_control) {
            return Err(Error::invalid("name", from_name));
        }
        let address = address(&request.address)
            .map_err(|_| Error::invalid("mail address", &request.address))?;
        let known = request.id.as_deref().map(words::id).transpose()?;
        self.write(|writer| {
            self.outbox.correct();
            let before = known.map(|id| self.own_sender(writer, id)).transpose()?;
            let (id, created_ms) = before.as_ref().map_or_else(
                || (self.new_id(), self.now_ms()),
                |sender| (sender.id, sender.created_ms),
            );
            writer.save(&Sender {
                id,
                owner_user_id: self.user_id,
                from_name: from_name.to_owned(),
                address: address.clone(),
                host: server.host.clone(),
                port: i64::from(server.port),
                security: server.security,
                username: server.username.clone(),
                authentication: server.authentication,
                hourly_cap: i64::from(request.hourly_cap),
                // Whoever writes an account has seen to it.
                refused: None,
                created_ms,
                removed_ms: None,
            })?;
            if let Some(secret) = &secret {
                keep_secret(writer, id, secret)?;
            }
            if let Some(pem) = &server.root_pem {
                keep_root(writer, id, pem)?;
            }
            self.release(writer, id)?;
            let detail = json!({ "host": server.host, "security": server.security.as_str() });
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
