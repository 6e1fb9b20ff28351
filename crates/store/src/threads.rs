//! Conversations: `message_refs` finds the thread of a Message-ID, also of one that has not arrived yet;
//! `thread_subjects` is the fall-back by subject and correspondent.
//!
//! Not synchronised: the thread of a message is a field of the message, and these tables are rebuilt.

use rusqlite::params;

use crate::access::{Reader, Writer};
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE message_refs (
    -- 64 bits of the hash of a Message-ID.
    ref       INTEGER NOT NULL PRIMARY KEY,
    -- The sixteen bytes of the id: half the width of its text.
    thread_id BLOB    NOT NULL
) STRICT;

CREATE TABLE thread_subjects (
    -- 64 bits of the hash of correspondent and subject.
    key       INTEGER NOT NULL PRIMARY KEY,
    thread_id BLOB    NOT NULL,
    -- When the thread was last heard of.
    last_ms   INTEGER NOT NULL
) STRICT;";

/// Conversations that turned out to be one. A name that leads to the first of them leads on to the second.
pub(crate) const JOINED: &str = "
CREATE TABLE joined_threads (
    thread_id BLOB NOT NULL PRIMARY KEY,
    -- Never a thread that was joined itself when this was written.
    into_id   BLOB NOT NULL
) STRICT, WITHOUT ROWID;";

/// What a message says about the conversation it belongs to.
#[derive(Debug, Clone, Default)]
pub struct ThreadKeys<'a> {
    /// Its own Message-ID, angle brackets removed; empty when it has none.
    pub message_id: &'a str,
    /// In-Reply-To and References, nearest first.
    pub references: Vec<&'a str>,
    /// The subject without `Re:`, `Fwd:`, `TR:`; empty switches the fall-back off.
    pub subject: &'a str,
    /// The correspondent: the address of the other side.
    pub correspondent: &'a str,
    /// When it was received.
    pub received_ms: i64,
    /// Whether the subject says it is an answer (`Re:`). Only then may the subject alone join a thread.
    pub is_answer: bool,
}

/// A subject joins a thread when it was heard of in the last 60 days: lawyers' matters are slow, and
/// "Bonjour" comes back every week.
const SUBJECT_WINDOW_MS: i64 = 60 * 86_400_000;

/// A message that refers to more others than this is not a conversation but an attempt to fill the disk.
const MOST_REFERENCES: usize = 100;

impl<'a> ThreadKeys<'a> {
    /// Its own name and those it refers to.
    fn names(&self) -> impl Iterator<Item = &'a str> {
        std::iter::once(self.message_id)
            .chain(self.references.iter().copied().take(MOST_REFERENCES))
            .filter(|name| !name.is_empty())
    }
}

fn key(parts: &[&str]) -> i64 {
    let mut hash = blake3::Hasher::new();
    for part in parts {
        hash.update(part.as_bytes()).update(&[0]);
    }
    crate::blobs::first_eight(hash.finalize().as_bytes())
}

fn subject_key(keys: &ThreadKeys<'_>) -> Option<i64> {
    let subject = keys.subject.trim().to_lowercase();
    let named = !subject.is_empty() && !keys.correspondent.is_empty();
    named.then(|| key(&["subject", &keys.correspondent.to_lowercase(), &subject]))
}

impl Reader<'_> {
    /// The thread that this message belongs to, when one is known.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn find_thread(&self, keys: &ThreadKeys<'_>) -> Result<Option<Id>, Error> {
        if let Some(&thread) = self.threads_named(keys)?.first() {
            return Ok(Some(thread));
        }
        let Some(subject) = subject_key(keys).filter(|_| keys.is_answer) else {
            return Ok(None);
        };
        let found: Option<[u8; 16]> = self.value(
            "SELECT thread_id FROM thread_subjects WHERE key = ?1 AND abs(last_ms - ?2) <= ?3",
            params![subject, keys.received_ms, SUBJECT_WINDOW_MS],
        )?;
        found.map(|thread| self.whole_thread(thread)).transpose()
    }

    /// The threads in which the names of a message lie, each once. They are several when what ties them together
    /// arrives last.
    fn threads_named(&self, keys: &ThreadKeys<'_>) -> Result<Vec<Id>, Error> {
        let mut threads = Vec::new();
        for name in keys.names() {
            let found: Option<[u8; 16]> = self.value(
                "SELECT thread_id FROM message_refs WHERE ref = ?1",
                [key(&[name])],
            )?;
            if let Some(bytes) = found {
                let thread = self.whole_thread(bytes)?;
                if !threads.contains(&thread) {
                    threads.push(thread);
                }
            }
        }
        Ok(threads)
    }

    /// The conversation that a thread became part of, or itself.
    fn whole_thread(&self, mut thread: [u8; 16]) -> Result<Id, Error> {
        while let Some(into) = self.value(
            "SELECT into_id FROM joined_threads WHERE thread_id = ?1",
            [thread],
        )? {
            thread = into;
        }
        Ok(Id::from_bytes(thread))
    }
}

impl Writer<'_> {
    /// The thread of a message: the known one, or `new_thread`. Remembers everything the message refers
    /// to, so that messages find each other in whatever order they arrive; what it ties together becomes one thread.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn join_thread(&self, keys: &ThreadKeys<'_>, new_thread: Id) -> Result<Id, Error> {
        let named = self.threads_named(keys)?;
        let thread = match named.as_slice() {
            [] => self.find_thread(keys)?.unwrap_or(new_thread),
            [only] => *only,
            several => self.tie(several)?,
        };
        for name in keys.names() {
            self.execute_local(
                "INSERT OR IGNORE INTO message_refs (ref, thread_id) VALUES (?1, ?2)",
                params![key(&[name]), thread.as_bytes()],
            )?;
        }
        if let Some(subject) = subject_key(keys) {
            self.execute_local(
                "INSERT INTO thread_subjects (key, thread_id, last_ms) VALUES (?1, ?2, ?3)
                 ON CONFLICT (key) DO UPDATE SET thread_id = excluded.thread_id,
                 last_ms = max(last_ms, excluded.last_ms)",
                params![subject, thread.as_bytes(), keys.received_ms],
            )?;
        }
        Ok(thread)
    }

    /// Makes one thread of several, and answers which. Threads of different workspaces stay apart, whatever a
    /// message refers to: anybody can write a reference.
    fn tie(&self, threads: &[Id]) -> Result<Id, Error> {
        let mut into = threads[0];
        for &thread in &threads[1..] {
            if self.thread_size(into)? == 0 {
                self.join_threads(into, thread)?;
                into = thread;
                continue;
            }
            let (one, other) = (self.thread_workspace(into)?, self.thread_workspace(thread)?);
            if one.is_some() && other.is_some() && one != other {
                continue;
            }
            for mut message in self.thread(thread)? {
                message.thread_id = Some(into);
                self.save(&message)?;
            }
            self.join_threads(thread, into)?;
        }
        Ok(into)
    }

    /// Whoever is led to `thread` is led on to `into`. Both are whole threads.
    fn join_threads(&self, thread: Id, into: Id) -> Result<(), Error> {
        self.execute_local(
            "INSERT INTO joined_threads (thread_id, into_id) VALUES (?1, ?2)",
            params![thread.as_bytes(), into.as_bytes()],
        )?;
        Ok(())
    }

    /// Forgets the name of a message.
    pub(crate) fn forget_reference(&self, message_id: &str) -> Result<(), Error> {
        self.execute_local(
            "DELETE FROM message_refs WHERE ref = ?1",
            [key(&[message_id])],
        )?;
        Ok(())
    }
}
