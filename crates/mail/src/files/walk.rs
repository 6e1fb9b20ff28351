//! From paths to messages, in an order that is the same every time.

use super::mbox::MboxFile;
use super::{Failed, Reason, maildir};
use crate::{Flags, RawMessage};
use jiff::Timestamp;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::vec;
use walkdir::{DirEntry, WalkDir};

/// The largest message that is read, in bytes.
pub(super) const MAX_MESSAGE_BYTES: u64 = 512 * 1024 * 1024;

/// What an average mail weighs, for the estimate of an mbox.
const MEAN_MESSAGE_BYTES: u64 = 10 * 1024;

/// A message whose place is known.
#[derive(Debug)]
pub(super) enum Found {
    /// A file of its own, not read yet.
    File(OnDisk),
    /// Already read, because only reading shows where it ends.
    Read(PathBuf, Box<RawMessage>),
}

/// A message that is a file of its own.
#[derive(Debug)]
pub(super) struct OnDisk {
    pub(super) path: PathBuf,
    pub(super) provider_id: String,
    pub(super) folder: Option<String>,
    pub(super) flags: Flags,
    pub(super) received: Option<Timestamp>,
}

impl Found {
    pub(super) fn path(&self) -> &Path {
        match self {
            Self::File(file) => &file.path,
            Self::Read(path, _) => path,
        }
    }

    pub(super) fn read(self) -> Result<RawMessage, Failed> {
        match self {
            Self::Read(_, message) => Ok(*message),
            Self::File(file) => {
                let bytes =
                    read_at_most(&file.path).map_err(|error| Failed::new(&file.path, error))?;
                Ok(RawMessage {
                    bytes: if ending(&file.path) == "emlx" {
                        of_apple_mail(bytes)
                    } else {
                        bytes
                    },
                    provider_id: file.provider_id,
                    origin: file.path.display().to_string(),
                    folder: file.folder,
                    flags: file.flags,
                    received: file.received,
                })
            }
        }
    }
}

/// The content of a file as long as it is now: what is appended meanwhile belongs to the next reading.
fn read_at_most(path: &Path) -> Result<Vec<u8>, Reason> {
    let file = File::open(path)?;
    let length = file.metadata()?.len();
    if length > MAX_MESSAGE_BYTES {
        return Err(Reason::TooLarge {
            most: MAX_MESSAGE_BYTES,
        });
    }
    let mut bytes = Vec::with_capacity(usize::try_from(length).unwrap_or_default());
    file.take(length).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The walk: which path is next, which folder is being listed, which mbox is being read.
#[derive(Debug)]
pub(super) struct Walk {
    paths: vec::IntoIter<PathBuf>,
    folder: Option<(PathBuf, walkdir::IntoIter)>,
    mbox: Option<MboxFile>,
}

impl Walk {
    pub(super) fn new(paths: Vec<PathBuf>) -> Self {
        Self {
            paths: paths.into_iter(),
            folder: None,
            mbox: None,
        }
    }

    /// The next path as the caller named it: a file named by a person is read whatever its name.
    fn start(&mut self, path: PathBuf) -> Option<Result<Found, Failed>> {
        match fs::metadata(&path) {
            Err(error) => Some(Err(Failed::new(&path, error))),
            Ok(kind) if kind.is_dir() => {
                self.folder = Some((path.clone(), listing(&path)));
                None
            }
            Ok(kind) if kind.is_file() => self.file(&path, &path, true),
            Ok(_) => Some(Err(Failed::new(&path, Reason::NoFile))),
        }
    }

    /// A file that was found: a message, an mbox, or something else.
    fn file(&mut self, root: &Path, path: &Path, is_named: bool) -> Option<Result<Found, Failed>> {
        if let Some(found) = maildir::message(root, path) {
            return Some(Ok(Found::File(found)));
        }
        match kind(path, is_named) {
            Ok(Some(Kind::Mbox)) => match MboxFile::open(path) {
                Ok(mbox) => {
                    self.mbox = Some(mbox);
                    None
                }
                Err(error) => Some(Err(Failed::new(path, error))),
            },
            Ok(Some(Kind::Message)) => Some(Ok(Found::File(OnDisk {
                path: path.to_owned(),
                provider_id: path.display().to_string(),
                folder: None,
                flags: Flags::default(),
                received: None,
            }))),
            Ok(Some(Kind::Foreign(ending))) => {
                Some(Err(Failed::new(path, Reason::Foreign(ending))))
            }
            Ok(None) => None,
            Err(error) => Some(Err(Failed::new(path, error))),
        }
    }

    /// The next entry of the folder being listed; `None` when it is done.
    fn listed(&mut self) -> Option<Option<Result<Found, Failed>>> {
        let (root, listing) = self.folder.as_mut()?;
        let root = root.clone();
        Some(match listing.next()? {
            Ok(entry) if entry.file_type().is_file() => self.file(&root, entry.path(), false),
            Ok(_) => None,
            Err(error) => Some(Err(unreadable(&root, error))),
        })
    }
}

impl Iterator for Walk {
    type Item = Result<Found, Failed>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(mbox) = &mut self.mbox {
                match mbox.next() {
                    Some(message) => {
                        let path = mbox.path().to_owned();
                        return Some(message.map(|message| Found::Read(path, Box::new(message))));
                    }
                    None => self.mbox = None,
                }
            }
            let found = if self.folder.is_some() {
                match self.listed() {
                    Some(found) => found,
                    None => {
                        self.folder = None;
                        continue;
                    }
                }
            } else {
                let path = self.paths.next()?;
                self.start(path)
            };
            if found.is_some() {
                return found;
            }
        }
    }
}

/// Everything under a folder, sorted; a Maildir's unfinished deliveries (`tmp`) are left alone.
fn listing(root: &Path) -> walkdir::IntoIter {
    WalkDir::new(root)
        .follow_links(true)
        .sort_by_file_name()
        .into_iter()
}

fn unreadable(root: &Path, error: walkdir::Error) -> Failed {
    let path = error.path().unwrap_or(root).to_owned();
    if error.loop_ancestor().is_some() {
        return Failed::new(&path, Reason::LeadsBack);
    }
    Failed::new(&path, io::Error::from(error))
}

/// Endings of mail that Outlook, Outlook Express and Outlook for Mac write for themselves.
const FOREIGN: [&str; 6] = ["msg", "oft", "pst", "ost", "dbx", "olm"];

enum Kind {
    Message,
    Mbox,
    Foreign(&'static str),
}

/// What a file is, by its name, and by its first bytes when the name says nothing.
fn kind(path: &Path, is_named: bool) -> io::Result<Option<Kind>> {
    let ending = ending(path);
    if path.parent().is_some_and(|parent| parent.ends_with("tmp")) && maildir::is_maildir_part(path)
    {
        return Ok(None);
    }
    if let Some(foreign) = FOREIGN.into_iter().find(|foreign| *foreign == ending) {
        return Ok(Some(Kind::Foreign(foreign)));
    }
    Ok(match ending.as_str() {
        "emlx" => Some(Kind::Message),
        "mbox" | "mbx" => Some(Kind::Mbox),
        "eml" => Some(if starts_like_mbox(path)? {
            Kind::Mbox
        } else {
            Kind::Message
        }),
        _ if is_named => Some(if starts_like_mbox(path)? {
            Kind::Mbox
        } else {
            Kind::Message
        }),
        // Thunderbird's folders have no ending.
        "" if starts_like_mbox(path)? => Some(Kind::Mbox),
        _ => None,
    })
}

/// What follows the last dot of a name, in small letters.
fn ending(path: &Path) -> String {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let ending = name.rsplit_once('.').map(|(_, ending)| ending);
    ending.unwrap_or_default().to_lowercase()
}

/// The message of a file of Apple Mail: its length in a line of its own, the message, and what Apple Mail notes about it.
fn of_apple_mail(mut bytes: Vec<u8>) -> Vec<u8> {
    let Some(line) = memchr::memchr(b'\n', &bytes) else {
        return bytes;
    };
    let length = std::str::from_utf8(&bytes[..line]).ok();
    let Some(length) = length.and_then(|digits| digits.trim().parse::<usize>().ok()) else {
        return bytes;
    };
    bytes.drain(..=line);
    bytes.truncate(length);
    bytes
}

fn starts_like_mbox(path: &Path) -> io::Result<bool> {
    let mut start = Vec::with_capacity(5);
    File::open(path)?.take(5).read_to_end(&mut start)?;
    Ok(start == b"From ")
}

/// About how many messages there are under these paths.
pub(super) fn count_hint(paths: &[PathBuf]) -> u64 {
    paths
        .iter()
        .flat_map(|root| listing(root).filter_map(Result::ok))
        .map(|entry| weight(&entry))
        .sum()
}

fn weight(entry: &DirEntry) -> u64 {
    let path = entry.path();
    if !entry.file_type().is_file() || (path.parent().is_some_and(|parent| parent.ends_with("tmp")))
    {
        return 0;
    }
    if maildir::is_maildir_part(path) {
        return 1;
    }
    let is_mbox = match ending(path).as_str() {
        "eml" | "emlx" => return 1,
        "mbox" | "mbx" => true,
        "" => starts_like_mbox(path).unwrap_or(false),
        _ => false,
    };
    if !is_mbox {
        return u64::from(entry.depth() == 0);
    }
    entry
        .metadata()
        .map_or(0, |file| file.len() / MEAN_MESSAGE_BYTES + 1)
}
