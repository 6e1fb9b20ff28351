//! Signing in.

use super::settings::{Auth, Secret, Security};
use super::{
    Batch, CancellationToken, Cursor, Error, Folder, Report, Settings, SinkError, SyncReport,
    Timeouts, Wake,
};
use super::{error, folders, idle, stream::Stream, sync, tls};
use async_imap::types::Capabilities;
use async_imap::{Client, Session};
use std::fmt;
use std::time::Duration;
use tokio::net::TcpStream;
use tokio::time::timeout;

/// One signed-in session.
pub struct Connection {
    pub(super) session: Option<Session<Stream>>,
    pub(super) capabilities: Vec<String>,
    pub(super) timeouts: Timeouts,
    /// The folder that was synced last, and its next UID when that began.
    synced: Option<(String, u32)>,
}

impl fmt::Debug for Connection {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Connection")
            .field("is_open", &self.session.is_some())
            .finish_non_exhaustive()
    }
}

/// Signs in, looks at the folders, signs out: the "test connection" of the account form.
///
/// # Errors
///
/// Any [`Error`]; nothing is changed on the server.
pub async fn test(settings: &Settings) -> Result<Report, Error> {
    let mut connection = Connection::open(settings).await?;
    let folders = connection.count_folders().await?;
    let report = Report {
        capabilities: connection.capabilities.clone(),
        can_idle: connection.can_idle(),
        folders,
    };
    connection.close().await;
    Ok(report)
}

impl Connection {
    /// Connects, protects the connection, signs in.
    ///
    /// # Errors
    ///
    /// [`Error::Unreachable`], [`Error::NotTrusted`], [`Error::Unprotected`], [`Error::Refused`],
    /// [`Error::Protocol`].
    pub async fn open(settings: &Settings) -> Result<Self, Error> {
        if settings.security == Security::PlainOnThisMachine && !is_this_machine(&settings.host) {
            return Err(Error::Unprotected {
                host: settings.host.clone(),
            });
        }
        let unreachable = |cause: &dyn fmt::Display| Error::Unreachable {
            host: settings.host.clone(),
            port: settings.port,
            cause: cause.to_string(),
        };
        let limit = settings.timeouts.connect;
        let connecting = timeout(limit, connect(settings, &unreachable)).await;
        let client = connecting
            .map_err(|_| unreachable(&format!("no answer within {} seconds", limit.as_secs())))??;
        let signing_in = timeout(settings.timeouts.sign_in, sign_in(client, settings)).await;
        let session = signing_in.map_err(|_| Error::Silent {
            waited: settings.timeouts.sign_in,
        })??;
        let mut connection = Self {
            session: Some(session),
            capabilities: Vec::new(),
            timeouts: settings.timeouts,
            synced: None,
        };
        let silence = connection.timeouts.silence;
        let known = error::answer(silence, connection.session()?.capabilities()).await?;
        connection.capabilities = names(&known);
        Ok(connection)
    }

    /// Whether the server announces new mail by itself; otherwise poll.
    #[must_use]
    pub fn can_idle(&self) -> bool {
        self.can("IDLE")
    }

    pub(super) fn can(&self, capability: &str) -> bool {
        self.capabilities.iter().any(|known| known == capability)
    }

    /// The session, as long as nothing broke it.
    pub(super) fn session(&mut self) -> Result<&mut Session<Stream>, Error> {
        self.session.as_mut().ok_or_else(|| Error::Dropped {
            cause: "the connection was given up after an error".to_owned(),
        })
    }

    /// All folders, without counts.
    ///
    /// # Errors
    ///
    /// [`Error::Dropped`], [`Error::Silent`], [`Error::Protocol`].
    pub async fn list_folders(&mut self) -> Result<Vec<Folder>, Error> {
        let silence = self.timeouts.silence;
        folders::list(self.session()?, silence).await
    }

    /// All folders, with counts where the server gives them.
    ///
    /// # Errors
    ///
    /// [`Error::Dropped`], [`Error::Silent`], [`Error::Protocol`].
    pub async fn count_folders(&mut self) -> Result<Vec<Folder>, Error> {
        let silence = self.timeouts.silence;
        let mut found = self.list_folders().await?;
        for folder in found.iter_mut().filter(|folder| folder.selectable) {
            folders::count(self.session()?, folder, silence).await?;
        }
        Ok(found)
    }

    /// Brings what `folder` has beyond `cursor` to `sink`, oldest first.
    ///
    /// `sink` returns once the batch and its cursor are durable; it may block. A batch holds at most
    /// 100 messages or 16 MB, whichever is reached first, but always at least one message.
    /// `cancel` ends the wait for the network; what was accepted stays accepted.
    ///
    /// # Errors
    ///
    /// Any [`Error`]; the cursor to go on from is the one of the last batch `sink` accepted.
    pub async fn sync(
        &mut self,
        folder: &str,
        cursor: Option<Cursor>,
        cancel: &CancellationToken,
        sink: &mut (dyn FnMut(Batch) -> Result<(), SinkError> + Send),
    ) -> Result<SyncReport, Error> {
        let silence = self.timeouts.silence;
        let syncing = sync::run(self.session()?, folder, cursor, silence, sink);
        tokio::select! {
            biased;
            () = cancel.cancelled() => {
                // The answer to a command is on its way: the session cannot be used for another one.
                self.session = None;
                Err(Error::Cancelled)
            }
            report = syncing => {
                let report = report?;
                self.synced = report.uid_next.map(|next| (folder.to_owned(), next));
                Ok(report)
            }
        }
    }

    /// Waits until something happens in `folder`, for at most `wait` (see [`crate::IDLE_RENEWAL`]).
    ///
    /// # Errors
    ///
    /// [`Error::NotSupported`] when the server has no IDLE: the connection is still good, poll with
    /// [`Connection::sync`]. [`Error::Cancelled`] when asked to stop. After any other error, drop it.
    pub async fn idle(
        &mut self,
        folder: &str,
        wait: Duration,
        cancel: &CancellationToken,
    ) -> Result<Wake, Error> {
        if !self.can_idle() {
            return Err(Error::NotSupported { what: "IDLE" });
        }
        let silence = self.timeouts.silence;
        self.session()?;
        let Some(session) = self.session.take() else {
            return Err(Error::Cancelled);
        };
        let synced = self
            .synced
            .as_ref()
            .filter(|(synced, _)| synced == folder)
            .map(|(_, next)| *next);
        let (session, wake) = idle::wait(session, folder, synced, wait, silence, cancel).await?;
        self.session = Some(session);
        wake
    }

    /// Signs out politely; dropping the connection is fine as well.
    pub async fn close(mut self) {
        if let Some(session) = &mut self.session {
            let _ = timeout(Duration::from_secs(2), session.logout()).await;
        }
    }
}

/// What the server can do, in its own words, sorted.
fn names(capabilities: &Capabilities) -> Vec<String> {
    use async_imap::types::Capability;
    let mut names: Vec<String> = capabilities
        .iter()
        .map(|capability| match capability {
            Capability::Imap4rev1 => "IMAP4REV1".to_owned(),
            Capability::Auth(method) => format!("AUTH={method}"),
            Capability::Atom(atom) => atom.to_uppercase(),
        })
        .collect();
    names.sort();
    names
}

/// Whether nothing said to this host leaves the machine.
pub(crate) fn is_this_machine(host: &str) -> bool {
    let address: Option<std::net::IpAddr> = host.trim_matches(['[', ']']).parse().ok();
    host.eq_ignore_ascii_case("localhost") || address.is_some_and(|address| address.is_loopback())
}

/// A connection that is protected as asked, after the server's greeting.
async fn connect(
    settings: &Settings,
    unreachable: &(dyn Fn(&dyn fmt::Display) -> Error + Sync),
) -> Result<Client<Stream>, Error> {
    let host = settings.host.trim_matches(['[', ']']);
    let socket = TcpStream::connect((host, settings.port))
        .await
        .map_err(|cause| unreachable(&cause))?;
    // Commands are short and wait for their answers.
    let _ = socket.set_nodelay(true);
    match settings.security {
        Security::Tls => {
            let stream = tls::protect(socket, host, settings.extra_root_pem.as_deref()).await?;
            greeted(Client::new(stream)).await
        }
        Security::StartTls => {
            let mut client = greeted(Client::new(Stream::Plain(socket))).await?;
            client
                .run_command_and_check_ok("STARTTLS", None)
                .await
                .map_err(|cause| Error::NotTrusted {
                    cause: format!("the server does not offer TLS: {cause}"),
                })?;
            let Stream::Plain(socket) = client.into_inner() else {
                return Err(Error::NotTrusted {
                    cause: "TLS inside TLS".to_owned(),
                });
            };
            Ok(Client::new(
                tls::protect(socket, host, settings.extra_root_pem.as_deref()).await?,
            ))
        }
        Security::PlainOnThisMachine => greeted(Client::new(Stream::Plain(socket))).await,
    }
}

/// Waits for the greeting: a server that is overloaded or not IMAP says so here.
async fn greeted(mut client: Client<Stream>) -> Result<Client<Stream>, Error> {
    use async_imap::imap_proto::{Response, Status};
    let greeting = client.read_response().await.map_err(error::network)?;
    let Some(greeting) = greeting else {
        return Err(Error::Dropped {
            cause: "the server hung up instead of greeting".to_owned(),
        });
    };
    if let Response::Data {
        status: Status::Bye | Status::No | Status::Bad,
        information,
        ..
    } = greeting.parsed()
    {
        return Err(Error::Dropped {
            cause: information
                .as_deref()
                .unwrap_or("the server sent us away")
                .to_owned(),
        });
    }
    Ok(client)
}

async fn sign_in(client: Client<Stream>, settings: &Settings) -> Result<Session<Stream>, Error> {
    let (signed_in, secret) = match &settings.auth {
        Auth::Password(password) => (
            client
                .login(&settings.username, password.expose_for_sign_in())
                .await,
            password,
        ),
        Auth::OAuth2(token) => {
            let answer = XOauth2 {
                user: &settings.username,
                token,
                is_said: false,
            };
            (client.authenticate("XOAUTH2", answer).await, token)
        }
    };
    signed_in.map_err(|(cause, _)| error::refused(cause, secret.expose_for_sign_in()))
}

/// Google's and Microsoft's way to sign in with a token.
struct XOauth2<'a> {
    user: &'a str,
    token: &'a Secret,
    is_said: bool,
}

impl async_imap::Authenticator for XOauth2<'_> {
    type Response = String;

    fn process(&mut self, _challenge: &[u8]) -> String {
        // The second challenge explains the refusal, and wants an empty line before it refuses.
        if std::mem::replace(&mut self.is_said, true) {
            return String::new();
        }
        format!(
            "user={}\u{1}auth=Bearer {}\u{1}\u{1}",
            self.user,
            self.token.expose_for_sign_in()
        )
    }
}
