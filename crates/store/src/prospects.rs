//! The `prospects` table (one person met at one show), `prospect_changes` (who sorted them, and when) and
//! `prospect_imports` (each list that was brought in).

mod batches;
mod follow_ups;
mod imports;
mod list;
pub(crate) mod memos;
pub(crate) mod questions;
mod report;

use domain::prospects::{Answer, Lead, Stage};
use rusqlite::params;
use sha2::{Digest, Sha256};

use crate::access::{Reader, Writer};
use crate::row::{part, row};
use crate::{Error, Id};

pub use batches::ProspectBatch;
pub use imports::ProspectImport;
pub use list::{ProspectFilter, StageCounts};
pub use memos::ProspectMemo;
pub use questions::{CampaignQuestion, ProspectReply};
pub use report::ProspectStory;

pub(crate) const CREATE: &str = "
CREATE TABLE prospects (
    -- Made of the campaign and the address, so that two devices that add the same person add one row.
    id          TEXT    NOT NULL PRIMARY KEY,
    campaign_id TEXT    NOT NULL DEFAULT '',
    -- Lower case; NULL is incomplete: nothing can be sent.
    email       TEXT,
    first_name  TEXT,
    last_name   TEXT,
    company     TEXT,
    job_title   TEXT,
    -- E.164.
    phone       TEXT,
    mobile      TEXT,
    city        TEXT,
    postal_code TEXT,
    country     TEXT,
    notes       TEXT,
    stage       TEXT    NOT NULL DEFAULT 'waiting_room',
    answer      TEXT,
    -- 0 to 100, as the person at the stand judged.
    score       INTEGER,
    -- ISO date of the next call or mail.
    follow_up   TEXT,
    -- The list it came from.
    import_id   TEXT,
    created_ms  INTEGER NOT NULL DEFAULT 0,
    removed_ms  INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX prospects_by_campaign  ON prospects (campaign_id, stage, created_ms) WHERE removed_ms IS NULL;
CREATE INDEX prospects_by_email     ON prospects (email) WHERE email IS NOT NULL;
CREATE INDEX prospects_by_import    ON prospects (import_id) WHERE import_id IS NOT NULL;
CREATE INDEX prospects_to_follow_up ON prospects (follow_up) WHERE follow_up IS NOT NULL AND removed_ms IS NULL;

CREATE TABLE prospect_changes (
    id          TEXT    NOT NULL PRIMARY KEY,
    prospect_id TEXT    NOT NULL DEFAULT '',
    -- What was done at once is taken back at once.
    batch_id    TEXT    NOT NULL DEFAULT '',
    at_ms       INTEGER NOT NULL DEFAULT 0,
    by_user     TEXT,
    -- `stage`, `answer` or `removed`.
    field       TEXT    NOT NULL DEFAULT '',
    from_word   TEXT,
    to_word     TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX prospect_changes_by_prospect ON prospect_changes (prospect_id, at_ms);
CREATE INDEX prospect_changes_by_batch    ON prospect_changes (batch_id);

CREATE TABLE prospect_imports (
    id          TEXT    NOT NULL PRIMARY KEY,
    campaign_id TEXT    NOT NULL DEFAULT '',
    -- The file, without its path.
    filename    TEXT    NOT NULL DEFAULT '',
    at_ms       INTEGER NOT NULL DEFAULT 0,
    -- JSON: counts, and what was rejected.
    report      TEXT    NOT NULL DEFAULT 'null',
    -- JSON array: what stood in the rows that it changed.
    replaced    TEXT    NOT NULL DEFAULT '[]',
    undone_ms   INTEGER
) STRICT, WITHOUT ROWID;
CREATE INDEX prospect_imports_by_campaign ON prospect_imports (campaign_id, at_ms);";

/// Who was met before under a number, where no address says so.
pub(crate) const BY_NUMBER: &str = "
CREATE INDEX prospects_by_phone  ON prospects (phone)  WHERE phone IS NOT NULL;
CREATE INDEX prospects_by_mobile ON prospects (mobile) WHERE mobile IS NOT NULL;";

row! {
    /// One person met at one show.
    owned Prospect in "prospects" keyed Id {
        /// Identity.
        id: Id,
        /// The show.
        campaign_id: Id,
        /// Lower case; `None` is incomplete.
        email: Option<String>,
        /// Given name.
        first_name: Option<String>,
        /// Family name.
        last_name: Option<String>,
        /// Where they work.
        company: Option<String>,
        /// As what.
        job_title: Option<String>,
        /// E.164.
        phone: Option<String>,
        /// E.164.
        mobile: Option<String>,
        /// City.
        city: Option<String>,
        /// Postal code.
        postal_code: Option<String>,
        /// Country.
        country: Option<String>,
        /// Lines ended by `\n`.
        notes: Option<String>,
        /// Where they stand.
        stage: Stage,
        /// What they answered.
        answer: Option<Answer>,
        /// 0 to 100.
        score: Option<i64>,
        /// ISO date of the next call or mail.
        follow_up: Option<String>,
        /// The list they came from.
        import_id: Option<Id>,
        /// When they were added.
        created_ms: i64,
        /// When somebody took them away.
        removed_ms: Option<i64>,
    }
}

row! {
    /// One step of a prospect.
    owned ProspectChange in "prospect_changes" keyed Id {
        /// Identity.
        id: Id,
        /// Who.
        prospect_id: Id,
        /// What was done at once is taken back at once.
        batch_id: Id,
        /// When.
        at_ms: i64,
        /// By whom.
        by_user: Option<Id>,
        /// `stage`, `answer` or `removed`.
        field: String,
        /// What it was.
        from_word: Option<String>,
        /// What it became.
        to_word: Option<String>,
    }
}

part! {
    Prospect as Lead {
        /// What is known of them.
        pub fn lead;
        /// Replaces what is known of them.
        pub fn set_lead;
        email, first_name, last_name, company, job_title, phone, mobile, city, postal_code, country, notes,
    }
}

impl Prospect {
    /// The identity of an address in a campaign: a UUID of version 8 (RFC 9562, section 5.8) made of both.
    #[must_use]
    pub fn key(campaign: Id, email: &str) -> Id {
        Id::derived(
            &Sha256::new()
                .chain_update(b"guichet prospect 1")
                .chain_update(campaign.as_bytes())
                .chain_update(email.as_bytes())
                .finalize()
                .into(),
        )
    }

    /// A person who was not sorted yet.
    #[must_use]
    pub fn new(id: Id, campaign_id: Id, lead: Lead, created_ms: i64) -> Self {
        let mut prospect = Self {
            id,
            campaign_id,
            email: None,
            first_name: None,
            last_name: None,
            company: None,
            job_title: None,
            phone: None,
            mobile: None,
            city: None,
            postal_code: None,
            country: None,
            notes: None,
            stage: Stage::WaitingRoom,
            answer: None,
            score: None,
            follow_up: None,
            import_id: None,
            created_ms,
            removed_ms: None,
        };
        prospect.set_lead(lead);
        prospect
    }
}

impl Reader<'_> {
    /// What happened to a prospect, oldest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn prospect_changes(&self, prospect: Id) -> Result<Vec<ProspectChange>, Error> {
        self.rows(
            "WHERE prospect_id = ?1 ORDER BY at_ms, id",
            [prospect.to_string()],
        )
    }

    /// Who has this address at other shows of the same person, the newest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn prospects_with(&self, owner: Id, email: &str) -> Result<Vec<Prospect>, Error> {
        self.rows(
            "WHERE email = ?2 AND removed_ms IS NULL
               AND campaign_id IN (SELECT id FROM campaigns WHERE owner_user_id = ?1)
             ORDER BY created_ms DESC",
            params![owner.to_string(), email],
        )
    }
}

impl Reader<'_> {
    /// Who has this number at other shows of the same person, as a telephone or a mobile, the newest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn prospects_called(&self, owner: Id, number: &str) -> Result<Vec<Prospect>, Error> {
        self.rows(
            "WHERE (phone = ?2 OR mobile = ?2) AND removed_ms IS NULL
               AND campaign_id IN (SELECT id FROM campaigns WHERE owner_user_id = ?1)
             ORDER BY created_ms DESC",
            params![owner.to_string(), number],
        )
    }
}

impl Writer<'_> {
    /// Writes a prospect with the step that changed it.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn change_prospect(&self, after: &Prospect, step: &ProspectChange) -> Result<(), Error> {
        self.save(after)?;
        self.insert(step)
    }
}
