//! One command and everything that answers it.
//!
//! The library's own streams end the same way when the server has said everything and when the line
//! broke; a sync that took the second for the first would lose mail. Here an exchange is complete when
//! the tagged answer has arrived, and not before.

use super::Error;
use super::error::{self, answer, network, short};
use super::stream::Stream;
use async_imap::Session;
use async_imap::imap_proto::{Response, Status};
use std::time::Duration;

/// How the server closed an exchange that it understood.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Closed {
    /// It did what was asked.
    Done,
    /// It could not, for the reason it gives; what it said before counts all the same.
    Refused(String),
}

/// Sends a command and shows every answer to `each`, until the tagged one.
///
/// `silence` limits the wait for each answer, not the whole: a slow line may take minutes for a batch.
pub(super) async fn exchange(
    session: &mut Session<Stream>,
    command: &str,
    silence: Duration,
    mut each: impl FnMut(&Response<'_>),
) -> Result<Closed, Error> {
    let id = answer(silence, session.run_command(command)).await?;
    loop {
        let response = tokio::time::timeout(silence, session.read_response()).await;
        let response = response
            .map_err(|_| Error::Silent { waited: silence })?
            .map_err(network)?;
        let Some(response) = response else {
            return Err(Error::Dropped {
                cause: "the server hung up".to_owned(),
            });
        };
        match response.parsed() {
            Response::Done {
                tag,
                status,
                information,
                ..
            } if *tag == id => {
                let words = error::short(information.as_deref().unwrap_or_default());
                return match status {
                    Status::Ok => Ok(Closed::Done),
                    Status::No => Ok(Closed::Refused(words)),
                    _ => Err(Error::Protocol { server: words }),
                };
            }
            Response::Data {
                status: Status::Bye,
                information,
                ..
            } => {
                return Err(Error::Dropped {
                    cause: short(
                        information
                            .as_deref()
                            .unwrap_or("the server ended the session"),
                    ),
                });
            }
            other => each(other),
        }
    }
}
