//! A believable firm to look around in: invented letters, dated from now, through the same door as real ones.
//!
//! Nothing of it opens anything: the members it adds have no passphrase.

mod campaign;
mod closed;
mod letters;
mod story;
mod wire;

use crate::{Error, Session, ingest, jobs::Job, router::Handle};
use contract::{
    demo::LoadDemo,
    ingest::{IngestReport, JobView},
};
use domain::Capability;
use letters::Written;
use mail::{Flags, RawMessage};
use std::{sync::Arc, time::Instant};
use store::{Account, AccountKind, Authentication, Id, Security};

/// Messages unless somebody asks for another number.
const MESSAGES: u32 = 60;

/// More are no demonstration.
const MOST: u32 = 1_000_000;

/// The mailbox of the invented firm.
const MAILBOX: &str = "contact@vauquelin-dieng.example";

/// Messages filed at a time.
const BATCH: usize = 100;

impl Handle<LoadDemo> for Session {
    fn handle(&self, request: LoadDemo) -> Result<JobView, Error> {
        self.require(Capability::Work)?;
        let count = request.scale.unwrap_or(MESSAGES);
        if !(1..=MOST).contains(&count) {
            return Err(Error::invalid("number of messages", &count.to_string()));
        }
        self.start_job("demo", MAILBOX.to_owned(), move |session, job| {
            load(session, job, count).map(Some)
        })
    }
}

fn load(session: &Arc<Session>, job: &Arc<Job>, count: u32) -> Result<IngestReport, Error> {
    let started = Instant::now();
    let letters = letters::write(count, session.now())?;
    let account = mailbox(session)?;
    story::members(session)?;
    let mut report = IngestReport {
        read: 0,
        stored: 0,
        duplicates: 0,
        unparsed: 0,
        seconds: 0.0,
        failed: Vec::new(),
    };
    for batch in letters.chunks(BATCH) {
        let raws = batch.iter().map(raw).collect();
        let filed = ingest::receive_batch(session, account, raws)?;
        report.read += u32::try_from(batch.len()).unwrap_or(u32::MAX);
        report.stored += filed.stored;
        report.duplicates += filed.duplicates;
        report.unparsed += filed.unparsed;
        if !session.step(job, report.read, Some(count)) {
            break;
        }
    }
    // Once is enough: the second time the letters are known, and people may have gone on with them.
    if report.stored > 0 && !job.is_cancelled() {
        story::happen(session, account, &letters)?;
        closed::matters(session)?;
        campaign::show(session)?;
    }
    report.seconds = started.elapsed().as_secs_f64();
    Ok(report)
}

fn raw(letter: &Written) -> RawMessage {
    RawMessage {
        bytes: wire::message(letter),
        provider_id: format!("demo/{}", letter.key),
        origin: format!("demo/{}", letter.key),
        folder: None,
        flags: Flags {
            seen: letter.is_closed() || letter.is_validated(),
            answered: letter.is_closed(),
            ..Flags::default()
        },
        received: Some(letter.at),
    }
}

/// The account that the letters came through.
fn mailbox(session: &Session) -> Result<Id, Error> {
    session.write(|writer| {
        if let Some(known) = writer.account_by_label(MAILBOX)? {
            return Ok(known.id);
        }
        let account = Account {
            id: session.new_id(),
            kind: AccountKind::Files,
            label: MAILBOX.to_owned(),
            address: MAILBOX.to_owned(),
            host: String::new(),
            port: 0,
            security: Security::Tls,
            username: String::new(),
            authentication: Authentication::Password,
            folders: Vec::new(),
            owner_user_id: None,
            created_ms: session.now_ms(),
        };
        writer.insert(&account)?;
        Ok(account.id)
    })
}
