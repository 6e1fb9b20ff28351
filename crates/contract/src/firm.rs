//! Making, opening and locking a firm: everything that can be asked before a firm is open.

use crate::{
    Time,
    words::{Capability, FirmKind, Language, Role, Theme},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Lists the firms on this computer and whether one is open.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ShowFirms {}

/// The firms on this computer.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FirmsView {
    /// Every firm in the data folder.
    pub firms: Vec<FirmEntry>,
    /// The open firm, if any.
    pub session: Option<SessionView>,
    /// Whether the system keyring can hold a key.
    pub keyring_available: bool,
    /// Where the data lies, for people.
    pub data_folder: String,
    /// Version of the application.
    pub version: String,
}

/// One firm on this computer, closed.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct FirmEntry {
    /// Tenant id.
    pub tenant_id: String,
    /// Name of the firm.
    pub name: String,
    /// Law firm or sales team.
    pub kind: FirmKind,
    /// Whether the keyring of this computer can open it without a passphrase.
    pub remembered: bool,
    /// Members who can unlock it, by name.
    pub members: Vec<String>,
}

/// Makes the words of a recovery kit. Nothing is stored.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct MakeRecoveryKit {}

/// A recovery kit to print.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RecoveryKitView {
    /// 18 French words, in order.
    pub words: Vec<String>,
    /// Control code printed at the foot, `4F-91-C2`.
    pub control: String,
    /// The words as a QR code: an SVG document.
    pub qr_svg: String,
    /// When it was made.
    pub made_at: Time,
}

/// How good a passphrase is.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct RatePassphrase {
    /// The passphrase as typed.
    pub passphrase: String,
}

/// The strength of a passphrase.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PassphraseView {
    /// 0 (guessed at once) to 4 (centuries).
    pub score: u8,
    /// Whether a firm may be made with it.
    pub acceptable: bool,
}

/// Makes a firm and opens it.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct CreateFirm {
    /// Name of the firm.
    pub name: String,
    /// Law firm or sales team.
    pub kind: FirmKind,
    /// Name of the head of the firm.
    pub owner_name: String,
    /// Mail address of the head of the firm.
    pub owner_email: String,
    /// Language of the firm.
    pub language: Language,
    /// Opens the firm when the keyring cannot.
    pub passphrase: String,
    /// The 18 words of the kit that was printed.
    pub kit_words: Vec<String>,
    /// Keep the key in the keyring of this computer.
    pub remember: bool,
}

/// The open firm and who is at the screen.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct SessionView {
    /// Tenant id.
    pub tenant_id: String,
    /// Name of the firm.
    pub firm_name: String,
    /// Law firm or sales team.
    pub kind: FirmKind,
    /// Who is at the screen.
    pub user_id: String,
    /// Their name.
    pub user_name: String,
    /// Their role.
    pub role: Role,
    /// What they may do.
    pub capabilities: Vec<Capability>,
    /// Language of the window.
    pub language: Language,
    /// Colours of the window.
    pub theme: Theme,
    /// Blur names for screen sharing.
    pub discreet: bool,
    /// Minutes without a key or a click until the firm locks; 0 is never.
    pub lock_after_minutes: u32,
    /// Whether the subscription allows reading only.
    pub read_only: bool,
    /// Whether the firm asks a code of every member and this one has no telephone yet: nothing else is answered.
    pub second_factor_missing: bool,
    /// Something about the keyring to tell once: `keyring_missing`.
    pub notices: Vec<String>,
}

/// Opens a firm.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Unlock {
    /// Which firm.
    pub tenant_id: String,
    /// The passphrase, or nothing to try the keyring.
    pub passphrase: Option<String>,
    /// Keep the key in the keyring of this computer.
    pub remember: Option<bool>,
    /// The code of the person's telephone; wanted where they have given one, failure `code_wanted`.
    pub code: Option<String>,
}

/// Opens a firm with its recovery kit and sets a new passphrase for the head of the firm.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Recover {
    /// Which firm.
    pub tenant_id: String,
    /// The words of the kit, as typed.
    pub words: String,
    /// The new passphrase.
    pub new_passphrase: String,
}

/// Closes the firm and wipes its keys from memory.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Lock {}

/// Who is at the screen.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ShowSession {}

/// Writes the kit to a file that the person chose in a save dialog.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct SaveRecoveryKit {
    /// The words.
    pub words: Vec<String>,
    /// Name of the firm, for the heading.
    pub firm_name: String,
    /// The place the person chose, as a token of the shell.
    pub place: String,
}

/// Somebody is at the keyboard: the idle clock starts again.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Touch {}
