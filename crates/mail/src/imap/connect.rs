//! Signing in.

use super::{Batch, CancellationToken, Cursor, Error, Folder, Report, Settings, SinkError, SyncReport, Wake};
use std::time::Duration;

/// One signed-in session.
#[derive(Debug)]
pub struct Connection {}

/// Signs in, looks at the folders, signs out: the "test connection" of the account form.
///
/// # Errors
///
/// Any [`Error`]; nothing is changed on the server.
pub async fn test(settings: &Settings) -> Result<Report, Error> {
    let _ = settings;
    Err(Error::Cancelled)
}

impl Connection {
    /// Connects, protects the connection, signs in.
    ///
    /// # Errors
    ///
    /// [`Error::Unreachable`], [`Error::NotTrusted`], [`Error::Unprotected`], [`Error::Refused`],
    /// [`Error::Protocol`].
    pub async fn open(settings: &Settings) -> Result<Self, Error> {
        let _ = settings;
        Err(Error::Cancelled)
    }

    /// Whether the server announces new mail by itself; otherwise poll.
    #[must_use]
    pub fn can_idle(&self) -> bool {
        false
    }

    /// All folders, without counts.
    ///
    /// # Errors
    ///
    /// [`Error::Dropped`], [`Error::Silent`], [`Error::Protocol`].
    pub async fn list_folders(&mut self) -> Result<Vec<Folder>, Error> {
        Err(Error::Cancelled)
    }

    /// Brings what `folder` has beyond `cursor` to `sink`, oldest first.
    ///
    /// `sink` returns once the batch and its cursor are durable; it may block. A batch holds at most
    /// 100 messages or 16 MB, whichever is reached first, but always at least one message.
    /// `cancel` is looked at between network reads: what was accepted stays accepted.
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
        let _ = (folder, cursor, cancel, sink);
        Err(Error::Cancelled)
    }

    /// Waits until something happens in `folder`, for at most `wait` (see [`crate::IDLE_RENEWAL`]).
    ///
    /// # Errors
    ///
    /// [`Error::NotSupported`] when the server has no IDLE: the connection is still good, poll with
    /// [`Connection::sync`]. [`Error::Cancelled`] when asked to stop. After any other error, drop it.
    pub async fn idle(&mut self, folder: &str, wait: Duration, cancel: &CancellationToken) -> Result<Wake, Error> {
        let _ = (folder, wait, cancel);
        Err(Error::Cancelled)
    }

    /// Signs out politely; dropping the connection is fine as well.
    pub async fn close(self) {}
}
