//! One firm's memory: an encrypted `SQLite` file, the encrypted blobs beside it, the journal of every
//! change, the audit chain and the search index.
//!
//! This is the only room of the desktop that names `rusqlite`. It keeps values and finds them again; it
//! knows no engine (it cannot parse a mail, judge it or compute a deadline), no network, no clock (time
//! comes in with every [`Store::write`]) and no passphrase: it receives three ready [`Keys`].
//!
//! - [`Store`] opens a firm's folder; [`Store::write`] is one transaction, [`Store::read`] one snapshot.
//! - A row is a plain struct ([`Communication`], [`Workspace`], ...). [`Writer::insert`], [`Writer::save`]
//!   and [`Writer::delete`] take any row of a synchronised table and write the journal record from the very
//!   fields they write into the table, so that a change without a record cannot be expressed.
//! - Anything costly that needs no database (compressing, hashing, folding words) is *prepared* outside the
//!   transaction: [`PreparedBlob`], [`PreparedText`], [`SearchDocument`].
//!
//! Times are milliseconds since the Unix epoch, UTC (`_ms`). Civil dates are ISO 8601 text.

mod access;
mod audit;
mod backup;
mod begun;
mod blobs;
mod campaigns;
mod cell;
mod error;
mod hand_over;
mod id;
mod journal;
mod keys;
mod migrations;
mod moving;
mod open;
mod row;
mod search;
mod searches;
mod verify;
mod whole;

mod accounts;
mod alerts;
mod appointments;
mod arrivals;
mod attachments;
mod catalogues;
mod checklist;
mod communications;
mod consents;
mod contacts;
mod deadline_log;
mod deadlines;
mod decision_imports;
mod decisions;
mod document_drafts;
mod documents;
mod drafts;
mod erasing;
mod events;
mod evidence;
mod imports;
mod interests;
mod jobs;
mod labels;
mod mail_templates;
mod notes;
mod notifications;
mod outbox;
mod overview;
mod products;
mod prospects;
mod readings;
mod reminders;
mod secrets;
mod senders;
mod settings;
mod staging;
mod status_history;
mod suppressions;
mod tasks;
mod texts;
mod threads;
mod timeline;
mod users;
mod workspaces;

/// How many messages an import should write in one transaction.
///
/// Every transaction flushes the disk once and writes the changed pages of every index once, so larger is
/// faster; but what it holds is in memory, and lost work at a crash. Import in the order of time: then new
/// entries stand beside each other and fewer pages change.
pub const BULK_BATCH: usize = 1000;

pub use access::{Reader, Writer};
pub use accounts::{
    Account, AccountCursor, AccountHealth, AccountKind, AccountState, Authentication, Security,
};
pub use alerts::{Alert, AlertLevel};
pub use appointments::Appointment;
pub use arrivals::{Arrival, ArrivalId, ArrivalState, NewArrival, Postmark};
pub use attachments::{Attachment, TextState};
pub use audit::{AuditEntry, AuditFinding};
pub use backup::{
    BackupError, BackupFile, BackupFinding, BackupKind, BackupOrder, BackupPlan, BackupProgress,
    BackupRun, CheckedBackup, MadeBackup,
};
pub use begun::Begun;
pub use blobs::{BlobHash, PreparedBlob, Watcher};
pub use campaigns::{Campaign, CampaignStatus, Distributor};
pub use catalogues::{Catalogue, CatalogueFile};
pub use checklist::ChecklistItem;
pub use communications::{
    Card, Communication, Cursor, Direction, InboxFilter, Order, Page, ParseState, SummaryState,
};
pub use consents::Consent;
pub use contacts::{
    Contact, ContactKind, ContactMerge, ContactName, ContactPair, ContactPoint, PointKind,
};
pub use deadline_log::LogPage;
pub use deadlines::{Deadline, DeadlineMoment, DeadlineState};
pub use decision_imports::{DecisionArrival, DecisionImport};
pub use decisions::{
    Decision, DecisionCount, DecisionFilter, DecisionOrder, DecisionTag, DecisionWorkspace,
};
pub use document_drafts::DocumentDraft;
pub use documents::{Document, DocumentVersion};
pub use drafts::Draft;
pub use erasing::{Erasure, ErasureCounts, ErasureOrder, Lapsing, Mention, Thoroughness};
pub use error::Error;
pub use events::Event;
pub use evidence::{AuditChain, AuditProof};
pub use hand_over::{CampaignParts, Joined};
pub use id::{Id, IdSource, NotAnId};
pub use imports::{ImportRun, ImportState, Imported, fingerprint};
pub use interests::Interest;
pub use jobs::{Job, JobState};
pub use journal::{JournalRecord, Operation, Stamp, Value};
pub use keys::Keys;
pub use labels::Label;
pub use mail_templates::MailTemplate;
pub use notes::Note;
pub use notifications::Notification;
pub use open::{Options, Store};
pub use outbox::{OutboxAttempt, OutboxFilter, OutboxMail, StateCounts};
pub use products::{
    CategoryTally, Product, ProductFilter, ProductHits, ProductPrice, WantedProduct,
};
pub use prospects::{
    CampaignQuestion, Prospect, ProspectBatch, ProspectChange, ProspectFilter, ProspectImport,
    ProspectMemo, ProspectReply, ProspectStory, StageCounts,
};
pub use readings::{FileKind, PageHead, ReadPage, Reading, ReadingState, WordBox};
pub use row::{Row, Synced};
pub use search::{
    Highlight, HitKind, PreparedSearch, Question, SearchDocument, SearchHit, SearchPage, Snippet,
    fold, highlights, snippet,
};
pub use searches::PastSearch;
pub use senders::Sender;
pub use settings::Setting;
pub use staging::{StagedCounts, StagedFilter, StagedOutline, StagedProduct, StagedState};
pub use status_history::StatusChange;
pub use suppressions::Suppression;
pub use tasks::{DueTask, Task};
pub use texts::{PreparedText, StoredText};
pub use threads::ThreadKeys;
pub use timeline::TimelineEntry;
pub use users::User;
pub use verify::{Counts, Finding};
pub use whole::{Unfinished, flush_folder, write_whole};
pub use workspaces::{
    Counted, DurationCount, Group, OutcomeCount, Part, Sample, Urgency, Workspace,
    WorkspaceContact, WorkspaceFilter, WorkspaceMerge, WorkspaceStatus, WorkspaceSummary,
};
