//! Why a key would not come out.

/// Why the vault would not give a key, or content.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// No slot opens with this passphrase.
    #[error("the passphrase is wrong")]
    WrongPassphrase,
    /// The file is none that this program seals.
    #[error("this is no sealed file")]
    Foreign,
    /// The words are a kit, but not this firm's.
    #[error("this recovery kit belongs to another firm, or was replaced by a newer one")]
    WrongKit,
    /// The key file, or sealed content, is not what was written.
    #[error("{what} is damaged")]
    Damaged {
        /// What was being read.
        what: &'static str,
    },
    /// A newer release wrote the key file.
    #[error("the key file has format {found}; this release knows up to {known}")]
    NewerFormat {
        /// The format of the file.
        found: u32,
        /// The newest format this release understands.
        known: u32,
    },
    /// The firm has no recovery kit.
    #[error("this firm has no recovery kit")]
    NoKit,
    /// The firm has no passphrase slot for this member, or it is the last way in.
    #[error("there is no passphrase of {user_id} to change")]
    NoSlot {
        /// The member.
        user_id: String,
    },
    /// Removing this would leave no way into the firm.
    #[error("this is the last way into the firm")]
    LastWayIn,
    /// The same sheet was given twice.
    #[error("this is the same sheet twice; two different ones are needed")]
    SameSheet,
    /// The two sheets were not printed together.
    #[error("these two sheets do not belong to the same set")]
    OtherSheets,
    /// The words are not a recovery kit.
    #[error(transparent)]
    Words(#[from] RecoveryError),
}

/// What is wrong with typed recovery words.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryError {
    /// Too few or too many.
    #[error("a recovery kit has {expected} words, not {found}")]
    Count {
        /// How many there are.
        found: usize,
        /// How many there should be.
        expected: usize,
    },
    /// A word that is not in the list.
    #[error("word {position}, `{word}`, is not a recovery word")]
    UnknownWord {
        /// Its place, from 1.
        position: usize,
        /// As it was typed.
        word: String,
    },
    /// Every word exists, but they do not belong together: one is wrong or two are swapped.
    #[error("the words do not belong together: check their order")]
    Checksum,
}
