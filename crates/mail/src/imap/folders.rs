//! The folders of a mailbox.

use super::error::answer;
use super::stream::Stream;
use super::{Error, decode_folder_name};
use async_imap::Session;
use async_imap::types::{Name, NameAttribute};
use futures::TryStreamExt;
use std::time::Duration;

/// One folder of a mailbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    /// The name the server uses: give it to [`super::Connection::sync`] as it is.
    pub name: String,
    /// The name a person reads, decoded (`Envoyés`, `Clients/OQTF`).
    pub display: String,
    /// What separates parent and child in names.
    pub delimiter: Option<String>,
    /// What the folder is for, if the server says so or its name does.
    pub special_use: Option<SpecialUse>,
    /// Whether it can hold messages.
    pub selectable: bool,
    /// How many messages it holds; `None` when not asked or refused.
    pub messages: Option<u32>,
    /// How many of them are unread; `None` when not asked or refused.
    pub unseen: Option<u32>,
}

/// What a folder is for (RFC 6154).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SpecialUse {
    /// Incoming mail.
    Inbox,
    /// Sent mail.
    Sent,
    /// Unfinished mail.
    Drafts,
    /// The bin.
    Trash,
    /// Spam.
    Junk,
    /// Put aside.
    Archive,
    /// Every message once more (Gmail's "All Mail").
    All,
    /// Starred messages once more.
    Flagged,
}

impl SpecialUse {
    /// Whether a first set-up proposes this folder for reading.
    #[must_use]
    pub const fn is_read_by_default(self) -> bool {
        matches!(self, Self::Inbox)
    }
}

/// What a connection test found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Report {
    /// What the server can do, in its own words, sorted.
    pub capabilities: Vec<String>,
    /// Whether it announces new mail by itself.
    pub can_idle: bool,
    /// All folders, with counts where the server gives them.
    pub folders: Vec<Folder>,
}

/// What a folder is called when the server does not say what it is for.
const USUAL_NAMES: &[(SpecialUse, &[&str])] = &[
    (
        SpecialUse::Sent,
        &[
            "sent",
            "sent items",
            "sent mail",
            "sent messages",
            "envoyés",
            "éléments envoyés",
            "messages envoyés",
            "mails envoyés",
        ],
    ),
    (
        SpecialUse::Drafts,
        &["drafts", "draft", "brouillons", "brouillon"],
    ),
    (
        SpecialUse::Trash,
        &[
            "trash",
            "deleted items",
            "deleted messages",
            "corbeille",
            "éléments supprimés",
            "bin",
        ],
    ),
    (
        SpecialUse::Junk,
        &[
            "junk",
            "spam",
            "junk e-mail",
            "junk email",
            "bulk mail",
            "courrier indésirable",
            "indésirables",
            "pourriel",
            "pourriels",
        ],
    ),
    (SpecialUse::Archive, &["archive", "archives"]),
];

/// Asks for all folders.
pub(super) async fn list(
    session: &mut Session<Stream>,
    silence: Duration,
) -> Result<Vec<Folder>, Error> {
    let listing = async {
        let names: Vec<Name> = session
            .list(Some(""), Some("*"))
            .await?
            .try_collect()
            .await?;
        // The listing ends in the same way when the line breaks: a second answer tells.
        session.noop().await?;
        Ok(names)
    };
    let mut folders: Vec<Folder> = answer(silence, listing).await?.iter().map(folder).collect();
    folders.sort_by_key(|folder| {
        (
            folder.special_use != Some(SpecialUse::Inbox),
            folder.display.to_lowercase(),
        )
    });
    Ok(folders)
}

/// Asks how many messages a folder holds. A folder that refuses stays without counts.
pub(super) async fn count(
    session: &mut Session<Stream>,
    folder: &mut Folder,
    silence: Duration,
) -> Result<(), Error> {
    match answer(silence, session.status(&folder.name, "(MESSAGES UNSEEN)")).await {
        Ok(status) => {
            folder.messages = Some(status.exists);
            folder.unseen = status.unseen;
            Ok(())
        }
        Err(Error::Protocol { .. }) => Ok(()),
        Err(other) => Err(other),
    }
}

fn folder(name: &Name) -> Folder {
    let display = decode_folder_name(name.name());
    let attributes = name.attributes();
    let special_use = attributes
        .iter()
        .find_map(declared)
        .or_else(|| usual(&display, name.delimiter()));
    let selectable = !attributes.iter().any(|attribute| match attribute {
        NameAttribute::NoSelect => true,
        NameAttribute::Extension(other) => other.eq_ignore_ascii_case("\\NonExistent"),
        _ => false,
    });
    Folder {
        name: name.name().to_owned(),
        display,
        delimiter: name.delimiter().map(str::to_owned),
        special_use,
        selectable,
        messages: None,
        unseen: None,
    }
}

fn declared(attribute: &NameAttribute<'_>) -> Option<SpecialUse> {
    match attribute {
        NameAttribute::Sent => Some(SpecialUse::Sent),
        NameAttribute::Drafts => Some(SpecialUse::Drafts),
        NameAttribute::Trash => Some(SpecialUse::Trash),
        NameAttribute::Junk => Some(SpecialUse::Junk),
        NameAttribute::Archive => Some(SpecialUse::Archive),
        NameAttribute::All => Some(SpecialUse::All),
        NameAttribute::Flagged => Some(SpecialUse::Flagged),
        _ => None,
    }
}

/// What the last step of the name says.
fn usual(display: &str, delimiter: Option<&str>) -> Option<SpecialUse> {
    if display.eq_ignore_ascii_case("INBOX") {
        return Some(SpecialUse::Inbox);
    }
    let last = delimiter
        .filter(|delimiter| !delimiter.is_empty())
        .and_then(|delimiter| display.rsplit(delimiter).next())
        .unwrap_or(display);
    let last = last.to_lowercase();
    USUAL_NAMES
        .iter()
        .find(|(_, names)| names.contains(&last.as_str()))
        .map(|(special_use, _)| *special_use)
}
