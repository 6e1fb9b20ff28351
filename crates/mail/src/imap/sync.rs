//! What a folder has that we do not.

use super::Error;
use super::error;
use super::exchange::{Closed, exchange};
use super::fetched::Fetched;
use super::stream::Stream;
use crate::RawMessage;
use async_imap::Session;
use async_imap::imap_proto::{MailboxDatum, Response};
use async_imap::types::Mailbox;
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
#[derive(Debug, Clone, PartialEq, Eq)]
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
    /// Messages that the server lists and cannot give, by provider id; worth a line to the person.
    pub unreadable: Vec<String>,
    /// The UID that the next message would have got when the sync began, if the server says so.
    pub uid_next: Option<u32>,
}

/// Why the caller could not keep a batch.
pub type SinkError = Box<dyn std::error::Error + Send + Sync>;

/// The most messages of a batch.
const BATCH_MESSAGES: usize = 100;
/// The most bytes of a batch, unless one message alone is larger.
const BATCH_BYTES: u64 = 16 * 1024 * 1024;
/// How many messages are asked for their size at once.
const LISTED: usize = 2000;
/// What is asked of a message. PEEK leaves it unread.
const WHOLE: &str = "(UID FLAGS INTERNALDATE BODY.PEEK[])";

type Sink<'a> = &'a mut (dyn FnMut(Batch) -> Result<(), SinkError> + Send);

/// Opens a folder for reading.
pub(super) async fn select(
    session: &mut Session<Stream>,
    folder: &str,
    silence: Duration,
) -> Result<Mailbox, Error> {
    match tokio::time::timeout(silence, session.examine(folder)).await {
        Err(_) => Err(Error::Silent { waited: silence }),
        // NO to a folder is about the folder, whatever its words.
        Ok(Err(async_imap::error::Error::No(server))) => Err(Error::FolderGone {
            folder: folder.to_owned(),
            server: error::sentence(&server),
        }),
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
        return Err(Error::Protocol {
            server: "the server gives its messages no lasting numbers (UIDVALIDITY)".to_owned(),
        });
    };
    let resynced = cursor.is_some_and(|cursor| cursor.uid_validity != uid_validity);
    let start = cursor
        .filter(|_| !resynced)
        .map_or(0, |cursor| cursor.last_uid);
    let cursor_now = Cursor {
        uid_validity,
        last_uid: start,
    };
    let report = SyncReport {
        cursor: None,
        fetched: 0,
        resynced,
        vanished: 0,
        unreadable: Vec::new(),
        uid_next: selected.uid_next,
    };
    let mut sync = Fetching {
        session,
        folder,
        silence,
        sink,
        cursor: cursor_now,
        total: 0,
        report,
    };
    let uids = sync.beyond(start).await?;
    sync.total = count(uids.len());
    for listed in uids.chunks(LISTED) {
        let sized = sync.sizes(listed).await?;
        for batch in batches(&sized) {
            sync.bring(batch).await?;
        }
    }
    let has_cursor = sync.cursor.last_uid > 0 || cursor.is_some();
    Ok(SyncReport {
        cursor: has_cursor.then_some(sync.cursor),
        ..sync.report
    })
}

struct Fetching<'a> {
    session: &'a mut Session<Stream>,
    folder: &'a str,
    silence: Duration,
    sink: Sink<'a>,
    cursor: Cursor,
    total: u32,
    report: SyncReport,
}

impl Fetching<'_> {
    /// The UIDs after `start`, in order.
    async fn beyond(&mut self, start: u32) -> Result<Vec<u32>, Error> {
        let Some(next) = start.checked_add(1) else {
            return Ok(Vec::new());
        };
        let mut uids: Vec<u32> = Vec::new();
        let command = format!("UID SEARCH UID {next}:*");
        let closed = exchange(self.session, &command, self.silence, |response| {
            if let Response::MailboxData(MailboxDatum::Search(found)) = response {
                uids.extend(found);
            }
        });
        if let Closed::Refused(server) = closed.await? {
            return Err(Error::Protocol { server });
        }
        // `n:*` always contains the last message, even when it is before `n` (RFC 9051, 6.4.8).
        uids.retain(|uid| *uid > start);
        uids.sort_unstable();
        uids.dedup();
        Ok(uids)
    }

    /// How large these messages are. One that the server does not mention is gone.
    async fn sizes(&mut self, uids: &[u32]) -> Result<Vec<(u32, u64)>, Error> {
        let (answers, closed) = self.fetch(uids, "(UID RFC822.SIZE)").await?;
        if let Closed::Refused(server) = closed {
            return Err(Error::Protocol { server });
        }
        let sized: Vec<(u32, u64)> = answers
            .iter()
            .map(|fetched| (fetched.uid, u64::from(fetched.size.unwrap_or(0))))
            .collect();
        self.report.vanished += count(uids.len() - sized.len());
        Ok(sized)
    }

    /// What the server says of these messages, in order, each once; changes it reports of others in
    /// between are left out.
    async fn fetch(&mut self, uids: &[u32], what: &str) -> Result<(Vec<Fetched>, Closed), Error> {
        let mut answers: Vec<Fetched> = Vec::new();
        let command = format!("UID FETCH {} {what}", set(uids));
        let closed = exchange(self.session, &command, self.silence, |response| {
            answers.extend(
                Fetched::read(response).filter(|fetched| uids.binary_search(&fetched.uid).is_ok()),
            );
        });
        let closed = closed.await?;
        // Of several answers about one message the one with a body counts.
        answers.sort_by_key(|fetched| (fetched.uid, fetched.bytes.is_none()));
        answers.dedup_by_key(|fetched| fetched.uid);
        Ok((answers, closed))
    }

    /// Brings one batch and moves the cursor once it is kept.
    async fn bring(&mut self, batch: &[(u32, u64)]) -> Result<(), Error> {
        let uids: Vec<u32> = batch.iter().map(|(uid, _)| *uid).collect();
        let Some(last) = uids.last().copied() else {
            return Ok(());
        };
        let (mut answers, closed) = self.fetch(&uids, WHOLE).await?;
        answers.retain(|fetched| fetched.bytes.is_some());
        let missing: Vec<u32> = uids
            .iter()
            .copied()
            .filter(|uid| !answers.iter().any(|fetched| fetched.uid == *uid))
            .collect();
        if closed == Closed::Done {
            self.report.vanished += count(missing.len());
        } else {
            // One broken message makes some servers refuse the whole batch: ask for each alone.
            self.one_by_one(&missing, &mut answers).await?;
        }
        let messages: Vec<RawMessage> = answers
            .into_iter()
            .map(|fetched| self.message(fetched))
            .collect();
        let done = self.report.fetched + count(messages.len());
        let cursor = Cursor {
            last_uid: last,
            ..self.cursor
        };
        let progress = Progress {
            done,
            total: self.total,
        };
        (self.sink)(Batch {
            messages,
            cursor,
            progress,
        })
        .map_err(Error::Sink)?;
        (self.cursor, self.report.fetched) = (cursor, done);
        Ok(())
    }

    async fn one_by_one(&mut self, uids: &[u32], answers: &mut Vec<Fetched>) -> Result<(), Error> {
        for uid in uids {
            let (found, closed) = self.fetch(&[*uid], WHOLE).await?;
            match (
                found.into_iter().find(|fetched| fetched.bytes.is_some()),
                closed,
            ) {
                (Some(fetched), _) => answers.push(fetched),
                (None, Closed::Done) => self.report.vanished += 1,
                (None, Closed::Refused(server)) => {
                    tracing::warn!(
                        folder = self.folder,
                        uid,
                        server,
                        "the server cannot give a message"
                    );
                    self.report.unreadable.push(self.provider_id(*uid));
                }
            }
        }
        answers.sort_by_key(|fetched| fetched.uid);
        Ok(())
    }

    fn provider_id(&self, uid: u32) -> String {
        format!("{}/{}/{uid}", self.folder, self.cursor.uid_validity)
    }

    fn message(&self, fetched: Fetched) -> RawMessage {
        let folder = super::decode_folder_name(self.folder);
        RawMessage {
            provider_id: self.provider_id(fetched.uid),
            origin: format!("{folder}, UID {}", fetched.uid),
            folder: Some(folder),
            flags: fetched.flags,
            received: fetched.received,
            bytes: fetched.bytes.unwrap_or_default(),
        }
    }
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

/// Sorted numbers as the shortest IMAP set: `1:3,7`.
fn set(uids: &[u32]) -> String {
    let mut set = String::new();
    let mut rest = uids;
    while let Some(&first) = rest.first() {
        let length = rest
            .iter()
            .zip(first..=u32::MAX)
            .take_while(|(uid, expected)| *uid == expected)
            .count();
        let last = rest.get(length.saturating_sub(1)).copied().unwrap_or(first);
        if !set.is_empty() {
            set.push(',');
        }
        set.push_str(&if last == first {
            first.to_string()
        } else {
            format!("{first}:{last}")
        });
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
        let length = sized
            .iter()
            .take(BATCH_MESSAGES)
            .take_while(fits)
            .count()
            .max(1);
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
        assert_eq!(
            batches(&many)
                .iter()
                .map(|batch| batch.len())
                .collect::<Vec<_>>(),
            [100, 100, 50]
        );
        let large = [(1, 20 << 20), (2, 9 << 20), (3, 9 << 20)];
        assert_eq!(
            batches(&large)
                .iter()
                .map(|batch| batch.len())
                .collect::<Vec<_>>(),
            [1, 1, 1]
        );
    }
}
