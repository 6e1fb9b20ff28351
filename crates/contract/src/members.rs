//! The members of the firm.

use crate::words::{Language, Role};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Lists the members.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ListMembers {}

/// The members.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MembersView {
    /// By name.
    pub members: Vec<MemberView>,
}

/// One member.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct MemberView {
    /// Id.
    pub id: String,
    /// Name.
    pub name: String,
    /// Initials.
    pub initials: String,
    /// Mail address.
    pub email: String,
    /// Role.
    pub role: Role,
    /// Whether they may no longer unlock.
    pub disabled: bool,
    /// Whether it is the person at the screen.
    pub is_me: bool,
}

/// Adds a member who can unlock this firm on this computer.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct AddMember {
    /// Name.
    pub name: String,
    /// Mail address.
    pub email: String,
    /// Role.
    pub role: Role,
    /// Language.
    pub language: Language,
    /// Their passphrase.
    pub passphrase: String,
}

/// Changes a member; absent fields stay.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct UpdateMember {
    /// Which.
    pub id: String,
    /// Name.
    pub name: Option<String>,
    /// Role.
    pub role: Option<Role>,
    /// Take away or give back the right to unlock.
    pub disabled: Option<bool>,
}

/// Changes one's own passphrase.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ChangePassphrase {
    /// The present one.
    pub current: String,
    /// The new one.
    pub new: String,
}
