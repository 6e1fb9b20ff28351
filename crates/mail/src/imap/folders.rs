//! The folders of a mailbox.

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
