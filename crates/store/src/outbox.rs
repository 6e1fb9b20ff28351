//! The `outbox_mails` table (what is to leave, to the byte, and where it stands) and `outbox_attempts` (each time a
//! server was offered it). An attempt is written before its first byte goes out.

mod list;

use domain::outbox::{Reason, State};
use sha2::{Digest, Sha256};

use crate::Id;
use crate::blobs::BlobHash;
use crate::cell::word_cells;
use crate::row::row;

pub use list::{OutboxFilter, StateCounts};

pub(crate) const CREATE: &str = "
CREATE TABLE outbox_mails (
    -- Made of campaign, prospect, template and round: the same mail cannot be made twice.
    id            TEXT    NOT NULL PRIMARY KEY,
    owner_user_id TEXT    NOT NULL DEFAULT '',
    -- Only this device sends it.
    device_id     TEXT    NOT NULL DEFAULT '',
    campaign_id   TEXT    NOT NULL DEFAULT '',
    prospect_id   TEXT    NOT NULL DEFAULT '',
    template_id   TEXT    NOT NULL DEFAULT '',
    -- 0; more when a person asked for the same mail again.
    round         INTEGER NOT NULL DEFAULT 0,
    sender_id     TEXT,
    recipient     TEXT    NOT NULL DEFAULT '',
    -- As the recipient is shown.
    name          TEXT    NOT NULL DEFAULT '',
    subject       TEXT    NOT NULL DEFAULT '',
    -- Without angle brackets.
    message_id    TEXT    NOT NULL DEFAULT '',
    -- What the Date header says.
    date_ms       INTEGER NOT NULL DEFAULT 0,
    -- SHA-256 of the exact bytes, which is the address of the content.
    content       BLOB    NOT NULL DEFAULT (zeroblob(32)),
    bytes         INTEGER NOT NULL DEFAULT 0,
    state         TEXT    NOT NULL DEFAULT 'draft',
    -- What a person approved; only these bytes may leave.
    approved      BLOB,
    approved_by   TEXT,
    approved_ms   INTEGER,
    -- Not before.
    next_ms       INTEGER,
    reason        TEXT,
    -- The server's words, or the system's.
    said          TEXT    NOT NULL DEFAULT '',
    -- Temporary obstacles in a row.
    failures      INTEGER NOT NULL DEFAULT 0,
    sent_ms       INTEGER,
    created_ms    INTEGER NOT NULL DEFAULT 0,
    changed_ms    INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_mails_by_state    ON outbox_mails (owner_user_id, state, created_ms);
CREATE INDEX outbox_mails_by_prospect ON outbox_mails (prospect_id, template_id);

CREATE TABLE outbox_attempts (
    id          TEXT    NOT NULL PRIMARY KEY,
    mail_id     TEXT    NOT NULL DEFAULT '',
    sender_id   TEXT    NOT NULL DEFAULT '',
    number      INTEGER NOT NULL DEFAULT 0,
    -- SHA-256 of the bytes that were offered.
    content     BLOB    NOT NULL DEFAULT (zeroblob(32)),
    started_ms  INTEGER NOT NULL DEFAULT 0,
    -- NULL: no outcome is known.
    ended_ms    INTEGER,
    -- `sent`, `ready`, `failed` or `unknown`: where the mail stood after it.
    outcome     TEXT,
    reason      TEXT,
    -- The SMTP reply.
    code        INTEGER,
    said        TEXT    NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;
CREATE INDEX outbox_attempts_by_mail   ON outbox_attempts (mail_id, number);
CREATE INDEX outbox_attempts_by_sender ON outbox_attempts (sender_id, started_ms);";

/// The outbox shows what moved last first.
pub(crate) const BY_CHANGE: &str =
    "CREATE INDEX outbox_mails_by_change ON outbox_mails (owner_user_id, changed_ms DESC, id);";

word_cells!(State, Reason);

row! {
    /// A mail on its way out.
    owned OutboxMail in "outbox_mails" keyed Id {
        /// Identity, and idempotency key: [`OutboxMail::key`].
        id: Id,
        /// Whose.
        owner_user_id: Id,
        /// Only this device sends it.
        device_id: Id,
        /// The show.
        campaign_id: Id,
        /// To whom.
        prospect_id: Id,
        /// From what.
        template_id: Id,
        /// 0; more when a person asked for the same mail again.
        round: i64,
        /// The account it leaves from.
        sender_id: Option<Id>,
        /// The address it goes to.
        recipient: String,
        /// As the recipient is shown.
        name: String,
        /// Its subject, decoded.
        subject: String,
        /// Without angle brackets.
        message_id: String,
        /// What its `Date` header says.
        date_ms: i64,
        /// The address of its exact bytes: their SHA-256.
        content: BlobHash,
        /// How many there are.
        bytes: i64,
        /// Where it stands.
        state: State,
        /// What a person approved.
        approved: Option<BlobHash>,
        /// Who.
        approved_by: Option<Id>,
        /// When.
        approved_ms: Option<i64>,
        /// No attempt before.
        next_ms: Option<i64>,
        /// Why it waits, failed or is unknown.
        reason: Option<Reason>,
        /// The server's words, or the system's.
        said: String,
        /// Temporary obstacles in a row.
        failures: i64,
        /// When it left.
        sent_ms: Option<i64>,
        /// When it was written.
        created_ms: i64,
        /// When it moved last.
        changed_ms: i64,
    }
}

row! {
    /// One time a server was offered a mail.
    owned OutboxAttempt in "outbox_attempts" keyed Id {
        /// Identity.
        id: Id,
        /// Which mail.
        mail_id: Id,
        /// From which account.
        sender_id: Id,
        /// From 1.
        number: i64,
        /// The bytes that were offered.
        content: BlobHash,
        /// When it was written down; the first byte followed.
        started_ms: i64,
        /// `None`: no outcome is known.
        ended_ms: Option<i64>,
        /// Where the mail stood after it.
        outcome: Option<State>,
        /// Why it did not leave.
        reason: Option<Reason>,
        /// The SMTP reply.
        code: Option<i64>,
        /// The server's words.
        said: String,
    }
}

impl OutboxMail {
    /// The identity of a mail, a UUID of version 8: one for each campaign, prospect, template and round.
    #[must_use]
    pub fn key(campaign: Id, prospect: Id, template: Id, round: i64) -> Id {
        Id::derived(
            &Sha256::new()
                .chain_update(b"guichet outbox 1")
                .chain_update(campaign.as_bytes())
                .chain_update(prospect.as_bytes())
                .chain_update(template.as_bytes())
                .chain_update(round.to_be_bytes())
                .finalize()
                .into(),
        )
    }
}
