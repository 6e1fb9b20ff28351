//! What a folder has that we do not.

use super::Error;
use super::error::{self, answer};
use super::stream::Stream;
use crate::{Flags, RawMessage};
use async_imap::Session;
use async_imap::types::{Fetch, Flag, Mailbox};
use futures::StreamExt;
use jiff::Timestamp;
use std::time::Duration;

/// Where the last sync of one folder stopped. Stored by the caller, together with the messages.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Cursor {
    /// The folder's `UIDVALIDITY` when `last_uid` was read: if the server's differs, every UID means
    /// something else now (RFC 9051, 2.3.1.1).
    pub uid_validity: u32,
    /// The highest UID that was durably accepted.
    pub last_uid: u32,
}

/// Some messages of one folder, in order of arrival, and the cursor that is right once they are kept.
#[derive(Debug, Clone)]
pub struct Batch {
    /// The messages, oldest first.
    pub messages: Vec<RawMessage>,
    /// Store this together with the messages.
    pub cursor: Cursor,
    /// How far the sync of this folder is, this batch included.
    pub progress: Progress,
}

/// How far a sync is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Progress {
    /// Messages handed over so far.
    pub done: u32,
    /// Messages there are to hand over in this sync.
    pub total: u32,
}

/// What a sync did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SyncReport {
    /// Where the next sync goes on; `None` when the folder has never held a message.
    pub cursor: Option<Cursor>,
    /// How many messages were handed over and accepted.
    pub fetched: u32,
    /// The folder's UIDs changed their meaning, so everything in it was fetched again; the caller's
    /// check for duplicates by content decides what is new.
    pub resynced: bool,
    /// How many messages vanished on the server between being listed and being fetched.
    pub vanished: u32,
}

/// Why the caller could not keep a batch.
pub type SinkError = Box<dyn std::error::Error + Send + Sync>;

/// The most messages of a batch.
const BATCH_MESSAGES: usize = 100;
/// The most bytes of a batch, unless one message alone is larger.
const BATCH_BYTES: u64 = 16 * 1024 * 1024;
/// How many messages are asked for their size at once.
const LISTED: usize = 2000;

type Sink<'a> = &'a mut (dyn FnMut(Batch) -> Result<(), SinkError> + Send);

/// Opens a folder for reading.
pub(super) async fn select(session: &mut Session<Stream>, folder: &str, silence: Duration) -> Result<Mailbox, Error> {
    match tokio::time::timeout(silence, session.examine(folder)).await {
        Err(_) => Err(Error::Silent { waited: silence }),
        // NO to a folder is about the folder, whatever its words.
        Ok(Err(async_imap::error::Error::No(server))) => Err(Error::FolderGone { folder: folder.to_owned(), server: error::sentence(&server) }),
        Ok(selected) => selected.map_err(error::command),
    }
}

/// See [`super::Connection::sync`].
pub(super) async fn run(
    session: &mut Session<Stream>,
    folder: &str,
    cursor: Option<Cursor>,
    silence: Duration,
    sink: Sink<'_>,
) -> Result<SyncReport, Error> {
    let selected = select(session, folder, silence).await?;
    let Some(uid_validity) = selected.uid_validity else {
        return Err(Error::Protocol { server: "the server gives its messages no lasting numbers (UIDVALIDITY)".to_owned() });
    };
    let resynced = cursor.is_some_and(|cursor| cursor.uid_validity != uid_validity);
    let start = cursor.filter(|_| !resynced).map_or(0, |cursor| cursor.last_uid);
    let mut sync = Fetching { session, folder, silence, sink, cursor: Cursor { uid_validity, last_uid: start }, progress: Progress::default(), vanished: 0 };
    let uids = if selected.exists == 0 { Vec::new() } else { sync.beyond(start).await? };
    sync.progress.total = u32::try_from(uids.len()).unwrap_or(u32::MAX);
    for listed in uids.chunks(LISTED) {
        let sized = sync.sizes(listed).await?;
        for batch in batches(&sized) {
            sync.bring(batch).await?;
        }
    }
    let has_cursor = sync.cursor.last_uid > 0 || cursor.is_some();
    Ok(SyncReport { cursor: has_cursor.then_some(sync.cursor), fetched: sync.progress.done, resynced, vanished: sync.vanished })
}

struct Fetching<'a> {
    session: &'a mut Session<Stream>,
    folder: &'a str,
    silence: Duration,
    sink: Sink<'a>,
    cursor: Cursor,
    progress: Progress,
    vanished: u32,
}

impl Fetching<'_> {
    /// The UIDs after `start`, in order.
    async fn beyond(&mut self, start: u32) -> Result<Vec<u32>, Error> {
        let Some(next) = start.checked_add(1) else { return Ok(Vec::new()) };
        let found = answer(self.silence, self.session.uid_search(format!("UID {next}:*"))).await?;
        // `n:*` always contains the last message, even when it is before `n` (RFC 9051, 6.4.8).
        let mut uids: Vec<u32> = found.into_iter().filter(|uid| *uid > start).collect();
        uids.sort_unstable();
        Ok(uids)
    }

    /// How large these messages are. One that the server does not mention counts as gone.
    async fn sizes(&mut self, uids: &[u32]) -> Result<Vec<(u32, u64)>, Error> {
        let answers = self.fetch(uids, "(UID RFC822.SIZE)").await?;
        let mut sized: Vec<(u32, u64)> = answers.iter().filter_map(|fetch| Some((fetch.uid?, u64::from(fetch.size.unwrap_or(0))))).collect();
        sized.retain(|(uid, _)| uids.binary_search(uid).is_ok());
        sized.sort_unstable();
        sized.dedup_by_key(|(uid, _)| *uid);
        self.vanished += u32::try_from(uids.len() - sized.len()).unwrap_or(0);
        Ok(sized)
    }

    async fn fetch(&mut self, uids: &[u32], what: &str) -> Result<Vec<Fetch>, Error> {
        let silence = self.silence;
        let mut stream = answer(silence, self.session.uid_fetch(set(uids), what)).await?;
        let mut fetched = Vec::new();
        // The limit is on silence, not on the whole answer: a slow line may take minutes for a batch.
        while let Some(fetch) = tokio::time::timeout(silence, stream.next()).await.map_err(|_| Error::Silent { waited: silence })? {
            fetched.push(fetch.map_err(error::command)?);
        }
        Ok(fetched)
    }

    /// Brings one batch and moves the cursor once it is kept.
    async fn bring(&mut self, batch: &[(u32, u64)]) -> Result<(), Error> {
        let uids: Vec<u32> = batch.iter().map(|(uid, _)| *uid).collect();
        let Some(last) = uids.last().copied() else { return Ok(()) };
        let mut messages: Vec<(u32, RawMessage)> = self.fetch(&uids, "(UID FLAGS INTERNALDATE BODY.PEEK[])").await?.iter().filter_map(|fetch| self.message(fetch, &uids)).collect();
        messages.sort_by_key(|(uid, _)| *uid);
        messages.dedup_by_key(|(uid, _)| *uid);
        self.vanished += u32::try_from(uids.len() - messages.len()).unwrap_or(0);
        let cursor = Cursor { last_uid: last, ..self.cursor };
        let progress = Progress { done: self.progress.done + u32::try_from(messages.len()).unwrap_or(0), ..self.progress };
        let messages = messages.into_iter().map(|(_, message)| message).collect();
        (self.sink)(Batch { messages, cursor, progress }).map_err(Error::Sink)?;
        (self.cursor, self.progress) = (cursor, progress);
        Ok(())
    }

    fn message(&self, fetch: &Fetch, wanted: &[u32]) -> Option<(u32, RawMessage)> {
        let uid = fetch.uid.filter(|uid| wanted.binary_search(uid).is_ok())?;
        // Servers report changed flags in between, without a body.
        let bytes = fetch.body()?.to_vec();
        let received = fetch.internal_date().and_then(|date| Timestamp::from_second(date.timestamp()).ok());
        let message = RawMessage {
            bytes,
            provider_id: format!("{}/{}/{uid}", self.folder, self.cursor.uid_validity),
            origin: format!("{}, UID {uid}", super::decode_folder_name(self.folder)),
            folder: Some(super::decode_folder_name(self.folder)),
            flags: flags(fetch),
            received,
        };
        Some((uid, message))
    }
}

fn flags(fetch: &Fetch) -> Flags {
    let mut flags = Flags::default();
    for flag in fetch.flags() {
        match flag {
            Flag::Seen => flags.seen = true,
            Flag::Answered => flags.answered = true,
            Flag::Flagged => flags.flagged = true,
            Flag::Draft => flags.draft = true,
            Flag::Deleted => flags.deleted = true,
            _ => {}
        }
    }
    flags
}

/// Sorted numbers as the shortest IMAP set: `1:3,7`.
fn set(uids: &[u32]) -> String {
    let mut set = String::new();
    let mut rest = uids;
    while let Some(&first) = rest.first() {
        let length = rest.iter().zip(first..=u32::MAX).take_while(|(uid, expected)| *uid == expected).count();
        let last = rest.get(length.saturating_sub(1)).copied().unwrap_or(first);
        if !set.is_empty() {
            set.push(',');
        }
        set.push_str(&if last == first { first.to_string() } else { format!("{first}:{last}") });
        rest = rest.get(length.max(1)..).unwrap_or_default();
    }
    set
}

/// Cuts sized messages into batches.
fn batches(mut sized: &[(u32, u64)]) -> Vec<&[(u32, u64)]> {
    let mut batches = Vec::new();
    while !sized.is_empty() {
        let mut bytes = 0;
        let fits = |(_, size): &&(u32, u64)| {
            bytes += size;
            bytes <= BATCH_BYTES
        };
        let length = sized.iter().take(BATCH_MESSAGES).take_while(fits).count().max(1);
        let (batch, rest) = sized.split_at(length);
        batches.push(batch);
        sized = rest;
    }
    batches
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_a_row_are_one_range() {
        assert_eq!(set(&[1, 2, 3, 7, 9, 10]), "1:3,7,9:10");
        assert_eq!(set(&[u32::MAX]), "4294967295");
        assert_eq!(set(&[]), "");
    }

    #[test]
    fn a_batch_is_bounded_and_never_empty() {
        let many: Vec<(u32, u64)> = (1..=250).map(|uid| (uid, 10)).collect();
        assert_eq!(batches(&many).iter().map(|batch| batch.len()).collect::<Vec<_>>(), [100, 100, 50]);
        let large = [(1, 20 << 20), (2, 9 << 20), (3, 9 << 20)];
        assert_eq!(batches(&large).iter().map(|batch| batch.len()).collect::<Vec<_>>(), [1, 1, 1]);
    }
}
