//! The keys of a firm: how they are made, derived, wrapped and got back.
//!
//! One random [`MasterKey`] belongs to a firm. Everything that is encrypted uses a key derived from it
//! ([`SubKeys`]). The master key itself is kept by the operating system's keyring, and wrapped in the firm's
//! [`Envelope`]: once for each member's passphrase, and once for the recovery kit ([`RecoveryWords`]) that is
//! printed before the first data is written. A lost keyring is therefore never a lost firm.
//!
//! This room does no input or output: it reads no file, no clock and no random source. Randomness is passed
//! in as a function that fills bytes; the caller answers for its quality. It knows no store, and nothing
//! here prints a secret.

mod cipher;
mod envelope;
mod error;
mod licence;
mod master;
mod passed;
mod passphrase;
mod recovery;
mod seal;
mod second_factor;
mod shares;
mod strength;

pub use envelope::{Envelope, FORMAT, PassphraseSlot, RecoverySlot, TenantKind};
pub use error::{Error, RecoveryError};
pub use licence::{Licence, LicenceError, SigningSeed, VerifyingKey};
pub use master::{MasterKey, SubKeys};
pub use passed::{open_passed, seal_to_pass};
pub use passphrase::{Cost, Kdf};
pub use recovery::{RECOVERY_WORDS, RecoveryWords};
pub use seal::{open, seal};
pub use second_factor::SecondFactor;
pub use shares::{RecoveryShare, SHARE_WORDS, SHARES};
pub use strength::{Strength, strength};
