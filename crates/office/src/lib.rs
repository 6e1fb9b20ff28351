//! The office: one function for each command of the contract, the jobs that run by themselves, and the
//! way of a message from raw bytes to the right card.
//!
//! It composes the engines (mail, documents, intelligence), the vault, the store and the domain, which
//! do not know each other, and translates between the domain's values and the contract's. It knows no
//! window, no Tauri, no HTTP and no command line: a shell opens a [`Desk`], puts questions to
//! [`Desk::call`] and listens to [`Desk::subscribe`].

mod bus;
mod campaigns;
mod clock;
mod desk;
mod error;
mod jobs;
mod places;
mod router;
mod routes;
mod session;
mod when;
mod words;

mod accounts;
mod agenda;
mod audit;
mod backup;
mod begun;
mod board;
mod case_law;
mod catalogues;
mod contacts;
mod deadlines;
mod demo;
mod documents;
mod dossiers;
mod drafts;
mod evidence;
mod firm;
mod inbox;
mod ingest;
mod intelligence;
mod licence;
mod members;
mod mixer;
mod notes;
mod notifications;
mod outbox;
mod people;
mod products;
mod prospects;
mod rights;
mod search;
mod settings;
mod sla;
mod staging;
mod tasks;
mod timers;
mod today;
mod workspaces;

pub use ::documents::{
    Catalogue, Document, Error as DocumentError, Field as CatalogueField, Kind as DocumentKind,
    Languages, Ocr, Page as DocumentPage, PageSource, Product as CatalogueProduct,
    ocr_with_one_thread, open as open_document, read_catalogue, text as document_text,
};
pub use accounts::Synced;
pub use audit::Holdings;
pub use backup::Progress as BackupProgress;
pub use campaigns::HandOverError;
pub use clock::{Clock, SystemClock};
pub use desk::{Desk, DeskOptions, Keyring};
pub use dossiers::{DryRun, ImportError, Progress as ImportProgress};
pub use error::Error;
pub use firm::Weak;
pub use ingest::letter::{House, letter};
pub use licence::LicenceError;
pub use outbox::{OutboxError, Sent};
pub use prospects::{ExportError, ListError};
pub use router::Handle;
pub use session::Session;
pub use sla::Swept;
