//! Reaching a server: TLS as asked, hello, sign-in.

use std::fmt::Display;

use domain::outbox::Reason;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::extension::ClientId;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::TcpStream;
use tokio::time::timeout;

use super::reply::{At, outcome, silence};
use super::wire::{Watch, Wire};
use super::{Open, Settings};
use crate::imap::connect::is_this_machine;
use crate::imap::stream::Stream;
use crate::imap::{Auth, Error, Security, tls};
use crate::sending::{Outcome, Said};

/// A line of a reply is shorter than this, and a reply has fewer lines.
const LINE: usize = 4096;
const LINES: usize = 100;

fn waits(reason: Reason, cause: &dyn Display) -> Outcome {
    Outcome::Postponed {
        reason,
        said: Said {
            code: None,
            words: cause.to_string(),
        },
        retry_after: None,
    }
}

/// Connects, protects the connection, says hello and signs in. Nothing of any mail is said.
pub(super) async fn open(settings: &Settings) -> Result<Open, Outcome> {
    let limit = settings.timeouts.connect;
    let (stream, before) = timeout(limit, protected(settings)).await.map_err(|_| {
        let seconds = limit.as_secs();
        waits(
            Reason::Offline,
            &format!("no answer within {seconds} seconds"),
        )
    })??;
    let watch = Watch::default();
    let wire = Wire::new(stream, before, watch.clone());
    let limit = settings.timeouts.command;
    // Not this computer's name: it is nobody's business.
    let name = ClientId::Domain("localhost".to_owned());
    let hello = AsyncSmtpConnection::connect_with_transport(Box::new(wire), &name);
    let mut connection = timeout(limit, hello)
        .await
        .map_err(|_| silence(limit, At::Hello, false))?
        .map_err(|error| outcome(&error, At::Hello, false))?;
    if let Some((username, auth)) = &settings.sign_in {
        let (mechanisms, secret): (&[Mechanism], _) = match auth {
            Auth::Password(secret) => (&[Mechanism::Plain, Mechanism::Login], secret),
            Auth::OAuth2(secret) => (&[Mechanism::Xoauth2], secret),
        };
        let credentials =
            Credentials::new(username.clone(), secret.expose_for_sign_in().to_owned());
        timeout(limit, connection.auth(mechanisms, &credentials))
            .await
            .map_err(|_| silence(limit, At::SignIn, false))?
            .map_err(|error| outcome(&error, At::SignIn, false))?;
    }
    Ok(Open { connection, watch })
}

/// The connection, and what of the server's words the library is still to read.
async fn protected(settings: &Settings) -> Result<(Stream, Vec<u8>), Outcome> {
    let host = settings.host.trim_matches(['[', ']']);
    if settings.security == Security::PlainOnThisMachine && !is_this_machine(host) {
        let cause = format!("{host} is not this computer, and the connection is not protected");
        return Err(waits(Reason::NotTrusted, &cause));
    }
    let socket = TcpStream::connect((host, settings.port))
        .await
        .map_err(|cause| waits(Reason::Offline, &cause))?;
    let _ = socket.set_nodelay(true);
    let root = settings.extra_root_pem.as_deref();
    let untrusted = |error: Error| {
        let reason = match error {
            Error::Dropped { .. } => Reason::Offline,
            _ => Reason::NotTrusted,
        };
        waits(reason, &error)
    };
    match settings.security {
        Security::Tls => {
            let stream = tls::protect(socket, host, root).await.map_err(untrusted)?;
            Ok((stream, Vec::new()))
        }
        Security::StartTls => {
            let (socket, reply) = start_tls(socket).await?;
            let stream = tls::protect(socket, host, root).await.map_err(untrusted)?;
            // The library waits for a greeting, and a server greets once: it gets the reply to STARTTLS, which has
            // the same code and the same meaning.
            Ok((stream, reply))
        }
        Security::PlainOnThisMachine => Ok((Stream::Plain(socket), Vec::new())),
    }
}

/// Asks for TLS and answers with the reply. Never goes on without.
async fn start_tls(socket: TcpStream) -> Result<(TcpStream, Vec<u8>), Outcome> {
    let broken = |cause: std::io::Error| waits(Reason::Dropped, &cause);
    let mut talk = BufReader::new(socket);
    let mut reply = Vec::new();
    for command in ["", "EHLO localhost\r\n", "STARTTLS\r\n"] {
        talk.get_mut()
            .write_all(command.as_bytes())
            .await
            .map_err(broken)?;
        reply = answer(&mut talk).await.map_err(broken)?;
        if !reply.starts_with(b"2") {
            let words = String::from_utf8_lossy(&reply).trim().to_owned();
            let reason = if reply.starts_with(b"4") {
                Reason::Temporary
            } else {
                Reason::NotTrusted
            };
            return Err(waits(reason, &words));
        }
    }
    if !talk.buffer().is_empty() {
        // Whatever was said before TLS could be anybody's.
        return Err(waits(Reason::NotTrusted, &"the server spoke before TLS"));
    }
    Ok((talk.into_inner(), reply))
}

/// One reply, all its lines.
async fn answer(talk: &mut BufReader<TcpStream>) -> std::io::Result<Vec<u8>> {
    let bad = |what: &str| std::io::Error::new(std::io::ErrorKind::InvalidData, what.to_owned());
    let mut reply = Vec::new();
    for _ in 0..LINES {
        let start = reply.len();
        loop {
            let chunk = talk.fill_buf().await?;
            if chunk.is_empty() {
                return Err(std::io::ErrorKind::UnexpectedEof.into());
            }
            let end = chunk.iter().position(|&byte| byte == b'\n');
            let count = end.map_or(chunk.len(), |end| end + 1);
            reply.extend_from_slice(chunk.get(..count).unwrap_or_default());
            talk.consume(count);
            if end.is_some() {
                break;
            }
            if reply.len() - start > LINE {
                return Err(bad("a reply without an end"));
            }
        }
        if reply.get(start + 3) != Some(&b'-') {
            return Ok(reply);
        }
    }
    Err(bad("a reply without an end"))
}
