//! What the firm is told.

use crate::Time;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Lists notifications, newest first.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ListNotifications {}

/// The notifications.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NotificationsView {
    /// At most 100.
    pub items: Vec<NotificationView>,
    /// Unread.
    pub unread: u32,
}

/// One notification.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct NotificationView {
    /// Id.
    pub id: String,
    /// `SLA_BREACH`, `EMAIL_URGENT`, `DEADLINE_CRITICAL`.
    pub kind: String,
    /// What it is about.
    pub title: String,
    /// The message.
    pub message_id: Option<String>,
    /// The workspace.
    pub workspace_id: Option<String>,
    /// When.
    pub at: Time,
    /// Whether it was read.
    pub read: bool,
}

/// Marks notifications read.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct MarkNotificationsRead {
    /// Which; all when empty.
    pub ids: Vec<String>,
}
