//! The second factor: a code from the telephone of the person, asked after the passphrase.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Shows who must type a code, and who does.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ShowSecondFactor {}

/// Who must type a code, and who does.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SecondFactorView {
    /// Whether the firm asks it of every member.
    pub required: bool,
    /// Whether the person at the screen types one on this computer.
    pub enrolled: bool,
    /// Ids of the members who do, on this computer.
    pub members: Vec<String>,
}

/// Makes a secret for the person at the screen. Nothing is stored: it counts once it is kept.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct MakeSecondFactor {}

/// A secret for an authenticator on a telephone.
#[derive(Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SecondFactorSecretView {
    /// In base 32, to be typed where no picture can be taken.
    pub secret: String,
    /// The same for the camera, an SVG of ours.
    pub qr_svg: String,
}

/// Keeps the secret, proved by the code that the telephone shows now. From then on the firm opens with both.
#[derive(Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct KeepSecondFactor {
    /// The secret that was made.
    pub secret: String,
    /// Six digits.
    pub code: String,
}

/// Forgets the telephone of a member: of oneself, unless the firm asks for one, or of another by an administrator.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct DropSecondFactor {
    /// Whose.
    pub member_id: String,
}

/// Asks a code of every member, or no longer.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct RequireSecondFactor {
    /// Whether.
    pub required: bool,
}
