//! The store, tested through its front door: real folders, real encrypted files.
#![allow(
    clippy::unwrap_used,
    reason = "a failed step of a test is a failed test"
)]

mod agenda;
mod backup;
mod begun;
mod blobs;
mod contacts;
mod damage;
mod ended;
mod erasing;
mod hand_over;
mod inbox;
mod journal;
mod plans;
mod products;
mod replay;
mod schema;
mod search;

use std::path::Path;

use domain::Role;
use store::{
    Communication, Error, HitKind, Id, Keys, Options, PreparedSearch, PreparedText, SearchDocument,
    Store, User, Writer,
};

/// A moment: 14 November 2023, 22:13:20 UTC.
pub(crate) const NOW: i64 = 1_700_000_000_000;

/// A message that its mailbox says nothing of.
pub(crate) fn postmark() -> store::Postmark {
    store::Postmark {
        arrived_ms: NOW,
        ..store::Postmark::default()
    }
}

pub(crate) fn keys(seed: u8) -> Keys {
    Keys {
        database: [seed; 32],
        blobs: [seed + 1; 32],
        names: [seed + 2; 32],
    }
}

/// The same number gives the same identifier.
pub(crate) fn id(number: u64) -> Id {
    let mut random = [0; 10];
    random[2..].copy_from_slice(&number.to_be_bytes());
    Id::from_parts(NOW, &random)
}

pub(crate) fn options(folder: &Path) -> Options {
    Options {
        folder: folder.join("firm"),
        keys: keys(1),
        device: id(9_000_000),
    }
}

/// A new firm that is removed at the end of the test.
pub(crate) struct Firm {
    pub(crate) store: Store,
    pub(crate) folder: tempfile::TempDir,
}

impl Firm {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        Self {
            store: Store::create(&options(folder.path())).unwrap(),
            folder,
        }
    }

    pub(crate) fn write<T>(&self, work: impl FnOnce(&Writer<'_>) -> Result<T, Error>) -> T {
        self.write_at(NOW, work)
    }

    pub(crate) fn write_at<T>(
        &self,
        now_ms: i64,
        work: impl FnOnce(&Writer<'_>) -> Result<T, Error>,
    ) -> T {
        self.store.write(now_ms, work).unwrap()
    }

    pub(crate) fn read<T>(&self, work: impl FnOnce(&store::Reader<'_>) -> Result<T, Error>) -> T {
        self.store.read(work).unwrap()
    }
}

pub(crate) fn user(number: u64) -> User {
    User {
        id: id(number),
        name: "Anne".to_owned(),
        email: "anne@cabinet.example".to_owned(),
        role: Role::Employee,
        language: "fr".to_owned(),
        created_ms: NOW,
        disabled: false,
    }
}

/// A mail as the office would store it: row, text and search.
pub(crate) fn mail(number: u64, at_ms: i64, subject: &str, body: &str) -> (Communication, String) {
    let mut mail = Communication::incoming(id(number), at_ms);
    mail.subject = subject.to_owned();
    mail.from_name = "Zoé Martin".to_owned();
    mail.from_address = "zoe.martin@example.fr".to_owned();
    mail.to_text = "contact@cabinet.example".to_owned();
    (mail, body.to_owned())
}

pub(crate) fn keep_mail(
    writer: &Writer<'_>,
    (mail, body): &(Communication, String),
) -> Result<(), Error> {
    writer.insert(mail)?;
    writer.set_text(mail.id, &PreparedText::new(body, None)?)?;
    writer.index(searchable(mail, body));
    Ok(())
}

pub(crate) fn searchable(mail: &Communication, body: &str) -> PreparedSearch {
    PreparedSearch::new(&SearchDocument {
        subject: &mail.subject,
        body,
        sender: &format!("{} {}", mail.from_name, mail.from_address),
        recipients: &mail.to_text,
        ..SearchDocument::new(HitKind::Mail, mail.id, mail.received_ms)
    })
}

/// The firm's file as somebody sees it who has the key and goes around the store.
#[allow(
    clippy::disallowed_methods,
    reason = "going around the store is the point"
)]
pub(crate) fn raw(folder: &Path) -> rusqlite::Connection {
    let connection = rusqlite::Connection::open(folder.join("firm/firm.db")).unwrap();
    let key: String = keys(1)
        .database
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect();
    connection
        .execute_batch(&format!("PRAGMA key = \"x'{key}'\"; PRAGMA cipher_page_size = 8192; PRAGMA cipher_hmac_algorithm = HMAC_SHA256"))
        .unwrap();
    connection
}

/// Changes the firm's file behind the store's back.
pub(crate) fn tamper(folder: &Path, sql: &str) -> rusqlite::Result<()> {
    raw(folder).execute_batch(sql)
}
