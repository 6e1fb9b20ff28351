//! Waiting for new mail.

use super::error::{self, answer};
use super::stream::Stream;
use super::sync::select;
use super::{CancellationToken, Error};
use async_imap::Session;
use async_imap::extensions::idle::IdleResponse;
use async_imap::imap_proto::{Response, Status};
use std::time::Duration;

/// Why a wait for new mail ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wake {
    /// Something happened in the folder: sync it.
    NewMail,
    /// Nothing happened in the given time: wait again.
    TimedOut,
}

/// Waits for the server to speak. The inner result is for the caller, the outer one ends the session.
///
/// - `synced`: the folder's next UID when it was last synced. What came since is announced to nobody, so
///   it is looked for before the wait.
pub(super) async fn wait(
    mut session: Session<Stream>,
    folder: &str,
    synced: Option<u32>,
    wait: Duration,
    silence: Duration,
    cancel: &CancellationToken,
) -> Result<(Session<Stream>, Result<Wake, Error>), Error> {
    let selected = select(&mut session, folder, silence).await?;
    if synced
        .zip(selected.uid_next)
        .is_some_and(|(synced, next)| next > synced)
    {
        return Ok((session, Ok(Wake::NewMail)));
    }
    let mut idle = session.idle();
    answer(silence, idle.init()).await?;
    let woken = {
        let (response, _interrupt) = idle.wait_with_timeout(wait);
        // The library's own limit starts again with every "still here" of the server; ours does not.
        tokio::select! {
            biased;
            () = cancel.cancelled() => Err(Error::Cancelled),
            () = tokio::time::sleep(wait) => Ok(Wake::TimedOut),
            response = response => match response.map_err(error::command)? {
                IdleResponse::NewData(data) if says_goodbye(data.parsed()) => {
                    return Err(Error::Dropped { cause: "the server ended the session".to_owned() });
                }
                IdleResponse::NewData(_) => Ok(Wake::NewMail),
                IdleResponse::Timeout => Ok(Wake::TimedOut),
                IdleResponse::ManualInterrupt => return Err(Error::Dropped { cause: "the server hung up".to_owned() }),
            },
        }
    };
    let session = answer(silence, idle.done()).await?;
    Ok((session, woken))
}

fn says_goodbye(data: &Response<'_>) -> bool {
    matches!(
        data,
        Response::Data {
            status: Status::Bye,
            ..
        }
    )
}
