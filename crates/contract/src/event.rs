//! What the office tells the window without being asked.

use crate::ingest::JobView;
use serde::Serialize;
use ts_rs::TS;

/// Something happened.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(
    tag = "type",
    rename_all = "snake_case",
    rename_all_fields = "camelCase"
)]
pub enum Event {
    /// Answers of these features may have changed: ask again. Words as in command names: `inbox`, `board`.
    Changed {
        /// The features.
        features: Vec<String>,
    },
    /// A job moved on.
    Job {
        /// The job.
        job: JobView,
    },
    /// Show this on the desktop.
    Notify {
        /// Heading, already without content when the firm is locked or discreet.
        title: String,
        /// Body.
        body: String,
        /// Stays until it is handled.
        sticky: bool,
        /// The message to open on click.
        message_id: Option<String>,
    },
    /// The firm was locked: ask for the passphrase.
    Locked {
        /// `idle` or `person`.
        why: String,
    },
    /// Files were dropped on the window or chosen; give the tokens to `ingest.start`.
    Places {
        /// What was dropped.
        places: Vec<Place>,
    },
}

/// A file, folder or save target that the person pointed at. The token stands for the path.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct Place {
    /// Stands for the path for this run of the application.
    pub token: String,
    /// Name for people.
    pub name: String,
}
