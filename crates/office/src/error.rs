//! Why the application would not do something, and what the person at the screen learns of it.

mod explain;
mod french;

use contract::Failure;
use domain::Capability;

pub(crate) use explain::{Explanation, explain_store, say, why};

/// Why the application would not do something. Nothing has been changed in any of these cases.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No firm is open.
    #[error("no firm is open")]
    Locked,
    /// The passphrase is not the one of any member of this firm.
    #[error("this passphrase opens nothing here")]
    WrongPassphrase,
    /// The passphrase is right, and the code of the person's telephone is wanted too.
    #[error("the code of the telephone is wanted")]
    CodeWanted,
    /// The code is not the one of now, or opened already.
    #[error("this is not the code of the telephone")]
    WrongCode,
    /// Too many wrong codes.
    #[error("too many wrong codes; the next one counts in {seconds} s")]
    CodeWait {
        /// Until when.
        seconds: i64,
    },
    /// The firm asks a code of every member, and this one has no telephone yet.
    #[error("the firm asks for a second factor, and there is none yet")]
    SecondFactorMissing,
    /// The words are not the recovery kit of this firm.
    #[error("these words do not open this firm: {0}")]
    WrongKit(String),
    /// The passphrase can be guessed.
    #[error("the passphrase is too easy to guess")]
    WeakPassphrase,
    /// The keyring of this computer has no key for this firm, or cannot be asked.
    #[error("the keyring did not give the key: {0}")]
    Keyring(String),
    /// There is no such firm on this computer.
    #[error("there is no firm {0} here")]
    UnknownFirm(String),
    /// There is no such thing in this firm.
    #[error("there is no {entity} {id}")]
    NotFound {
        /// What was looked for.
        entity: &'static str,
        /// Its id.
        id: String,
    },
    /// There is no such command.
    #[error("there is no command {0}")]
    UnknownCommand(String),
    /// The request does not have the shape of its command.
    #[error("the request does not have the shape of {command}: {detail}")]
    BadRequest {
        /// The command.
        command: String,
        /// What is wrong with it.
        detail: String,
    },
    /// A value makes no sense.
    #[error("`{value}` is not a {what}")]
    Invalid {
        /// What it should be.
        what: &'static str,
        /// What it is.
        value: String,
    },
    /// The role of this person does not allow it. It is in the audit log.
    #[error("a {role} may not {capability}")]
    Forbidden {
        /// Their role.
        role: domain::Role,
        /// What they tried to do.
        capability: Capability,
    },
    /// The mailbox is another member's. The attempt is in the audit log.
    #[error("the mailbox {0} is another member's")]
    OthersMailbox(String),
    /// Somebody of the firm would be let in as somebody else.
    #[error("this passphrase cannot be used")]
    TakenPassphrase,
    /// The firm would be without a head.
    #[error("the firm keeps at least one administrator")]
    LastAdministrator,
    /// A member who left comes back with a new passphrase only.
    #[error("{0} is added again with a new passphrase")]
    AddAgain(String),
    /// Another prospect of the campaign, of this name, has the address.
    #[error("another prospect of the campaign has this address")]
    TakenAddress(String),
    /// The subscription ended: reading and exporting only.
    #[error("the subscription has ended; the firm can be read, not changed")]
    ReadOnlyFirm,
    /// What the workspace held lies in the one it was merged into.
    #[error("the workspace was merged into another one")]
    MergedWorkspace,
    /// A message cannot take this step.
    #[error(transparent)]
    IllegalStep(#[from] domain::status::IllegalStep),
    /// The change was followed by another one and cannot be taken back.
    #[error("something else changed since; it cannot be taken back")]
    TooLateToUndo,
    /// It was taken back before.
    #[error("it was taken back already")]
    AlreadyUndone,
    /// A mailbox could not be read.
    #[error("the mailbox cannot be read: {0}")]
    Mailbox(String),
    /// A deadline could not be computed.
    #[error(transparent)]
    Deadline(#[from] domain::deadlines::DeadlineError),
    /// A law file is wrong.
    #[error(transparent)]
    Law(#[from] domain::law::LawError),
    /// The firm's own rules are wrong; those in use stay.
    #[error("the rules of the firm: {0}")]
    FirmRules(domain::law::LawError),
    /// The second person who confirms must be another one than the first.
    #[error("the second person must not be the first")]
    SamePerson,
    /// Somebody cannot be erased while a deadline runs for them: the references of the workspaces.
    #[error("a deadline runs in {0}")]
    RunningDeadline(String),
    /// A decision that wants a reason came without one.
    #[error("a reason is wanted")]
    ReasonWanted,
    /// The model provider did not answer, or answered nonsense.
    #[error("the provider did not help: {0}")]
    Provider(String),
    /// A file that the person chose could not be written or read.
    #[error("{path}: {error}")]
    File {
        /// Its name.
        path: String,
        /// What the system said.
        error: std::io::Error,
    },
    /// The key file of the firm.
    #[error("the key file of the firm: {0}")]
    Envelope(String),
    /// A newer release wrote the key file.
    #[error("a newer release wrote this firm")]
    NewerFormat,
    /// A document could not be read.
    #[error(transparent)]
    Document(::documents::Error),
    /// The firm's file.
    #[error(transparent)]
    Store(#[from] store::Error),
    /// A backup.
    #[error(transparent)]
    Backup(#[from] store::BackupError),
    /// What is in a backup is not what the firm's key says of it.
    #[error("the backup is not what the firm's key sealed")]
    BackupUnproven,
    /// The firm of a backup is on this computer.
    #[error("the firm {0} is on this computer")]
    FirmHere(String),
    /// Dossiers of another system cannot be brought in.
    #[error(transparent)]
    Import(#[from] crate::dossiers::ImportError),
    /// A draft cannot go further.
    #[error(transparent)]
    Draft(#[from] crate::drafts::DraftRefusal),
    /// The licence, or what the plan does not open.
    #[error(transparent)]
    Licence(#[from] crate::licence::LicenceError),
    /// A list of prospects cannot be used.
    #[error(transparent)]
    List(#[from] crate::prospects::ListError),
    /// Prospects do not fit into the file they were to leave in.
    #[error(transparent)]
    Export(#[from] crate::prospects::ExportError),
    /// A campaign cannot be handed over or taken over.
    #[error(transparent)]
    HandOver(#[from] crate::campaigns::HandOverError),
    /// The outbox or the mixer would not do it.
    #[error(transparent)]
    Outbox(#[from] crate::outbox::OutboxError),
    /// A defect of ours.
    #[error("{0}")]
    Broken(String),
}

impl Error {
    /// A value that makes no sense.
    pub(crate) fn invalid(what: &'static str, value: &str) -> Self {
        Self::Invalid {
            what,
            value: value.chars().take(80).collect(),
        }
    }

    /// What the log may say of it: the cause of a defect. The log is not sealed, so nothing that a person typed and no
    /// name is in it; the word for programs says the rest.
    pub(crate) fn loggable(&self) -> String {
        match self {
            Self::Store(_) | Self::Backup(_) | Self::Document(_) | Self::Envelope(_) => {
                self.to_string()
            }
            Self::Keyring(cause) | Self::Broken(cause) => cause.clone(),
            Self::File { error, .. } => error.to_string(),
            _ => String::new(),
        }
    }

    /// What the person at the screen learns. The chain goes to the log under `trace`.
    #[must_use]
    pub fn into_failure(self, trace: String) -> Failure {
        Failure {
            trace,
            ..self.to_failure()
        }
    }

    /// The same without a trace, for what is told later.
    pub(crate) fn to_failure(&self) -> Failure {
        let text = self.explain();
        Failure {
            code: text.code,
            reason: text.reason.to_owned(),
            message_fr: text.fr,
            message_en: text.en,
            remedy_fr: text.remedy_fr.to_owned(),
            remedy_en: text.remedy_en.to_owned(),
            trace: String::new(),
        }
    }
}
