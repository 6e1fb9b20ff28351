//! Mail from an IMAP server.
//!
//! A [`Connection`] is one signed-in session. [`Connection::sync`] brings what a folder has beyond a
//! [`Cursor`], oldest first, in batches; the cursor moves only after the caller has durably accepted a
//! batch, so a connection that drops anywhere costs at most one batch fetched again, and the same
//! message keeps the same provider id. Nothing is changed on the server: messages are read with
//! `BODY.PEEK` and stay unread.
//!
//! Everything waits at most [`Timeouts`]; every failure says which of the few things a person can do
//! something about it was ([`Error`]).
//!
//! Runs on tokio. The caller owns reconnecting: after an error the connection is dropped, the caller
//! waits [`crate::retry_delay`], connects and syncs again from the last cursor.

pub(crate) mod connect;
mod error;
mod exchange;
mod fetched;
mod folders;
mod idle;
mod settings;
pub(crate) mod stream;
mod sync;
pub(crate) mod tls;
mod utf7;

pub use connect::{Connection, test};
pub use error::Error;
pub use folders::{Folder, Report, SpecialUse};
pub use idle::Wake;
pub use settings::{Auth, Secret, Security, Settings, Timeouts};
pub use sync::{Batch, Cursor, Progress, SinkError, SyncReport};
pub use tokio_util::sync::CancellationToken;
pub(crate) use utf7::decode as decode_folder_name;
