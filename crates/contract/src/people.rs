//! Who takes part in a workspace, and as what.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Somebody in the matter.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PersonView {
    /// Contact id.
    pub contact_id: String,
    /// Name.
    pub name: String,
    /// `client`, `family`, `opposing`, `court`, `authority`.
    pub part: String,
    /// Mail addresses and phones.
    pub points: Vec<String>,
}

/// Adds somebody to a workspace, or changes what they are in it.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SetPerson {
    /// The workspace.
    pub workspace_id: String,
    /// A known contact.
    pub contact_id: Option<String>,
    /// The name of a new one, when `contact_id` is absent.
    pub name: Option<String>,
    /// The address or the telephone number of a new one.
    pub point: Option<String>,
    /// `client`, `family`, `opposing`, `court`, `authority`.
    pub part: String,
}

/// Takes somebody out of a workspace. The contact stays.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct RemovePerson {
    /// The workspace.
    pub workspace_id: String,
    /// Who.
    pub contact_id: String,
}
