//! Maildir: one file per message, its marks in its name.

use super::walk::OnDisk;
use crate::Flags;
use crate::imap::decode_folder_name;
use jiff::Timestamp;
use std::path::{Component, Path};

/// Whether a file lies in `cur`, `new` or `tmp` of a Maildir.
pub(super) fn is_maildir_part(path: &Path) -> bool {
    let Some(part) = path.parent() else {
        return false;
    };
    let is_part = ["cur", "new", "tmp"]
        .iter()
        .any(|name| part.ends_with(name));
    is_part
        && part
            .parent()
            .is_some_and(|folder| folder.join("cur").is_dir() || folder.join("new").is_dir())
}

/// The message a file is, if it lies in `cur` or `new` of a Maildir.
pub(super) fn message(root: &Path, path: &Path) -> Option<OnDisk> {
    let part = path.parent()?;
    let is_new = part.ends_with("new");
    // The names decide: asking the disk about `cur` for each of 200,000 files would take as long as reading them.
    if !is_new && !part.ends_with("cur") {
        return None;
    }
    let name = path.file_name()?.to_string_lossy().into_owned();
    if name.starts_with('.') || name.to_lowercase().ends_with(".eml") {
        return None;
    }
    let (unique, info) = split(&name);
    Some(OnDisk {
        provider_id: unique.to_owned(),
        folder: Some(folder(root, part.parent()?)),
        flags: if is_new {
            Flags::default()
        } else {
            flags(info)
        },
        received: received(unique),
        path: path.to_owned(),
    })
}

/// The name that stays and the marks that change: `unique:2,FRS`, with `!` or `;` where `:` cannot be.
fn split(name: &str) -> (&str, &str) {
    [":2,", "!2,", ";2,"]
        .iter()
        .find_map(|mark| name.split_once(mark))
        .unwrap_or((name, ""))
}

fn flags(info: &str) -> Flags {
    Flags {
        seen: info.contains('S'),
        answered: info.contains('R'),
        flagged: info.contains('F'),
        draft: info.contains('D'),
        deleted: info.contains('T'),
    }
}

/// Unique names start with the second of delivery.
fn received(unique: &str) -> Option<Timestamp> {
    let seconds = unique
        .split('.')
        .next()
        .filter(|digits| (9..=10).contains(&digits.len()))?;
    Timestamp::from_second(seconds.parse().ok()?).ok()
}

/// The folder's name for a person: `INBOX`, or the way from the root, Maildir++ dots read as steps.
fn folder(root: &Path, folder: &Path) -> String {
    let steps: Vec<String> = folder
        .strip_prefix(root)
        .unwrap_or(folder)
        .components()
        .filter_map(|step| match step {
            Component::Normal(name) => Some(decode_folder_name(&name.to_string_lossy())),
            _ => None,
        })
        .map(|name| match name.strip_prefix('.') {
            Some(plus) => plus.replace('.', "/"),
            None => name,
        })
        .collect();
    if steps.is_empty() {
        "INBOX".to_owned()
    } else {
        steps.join("/")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marks_are_read_from_the_name_and_do_not_change_the_identity() {
        let root = Path::new("m");
        let message = message(
            root,
            Path::new("m/.Envoy&AOk-s.2026/cur/1767225600.M1P2.host:2,FRS"),
        )
        .unwrap();
        assert_eq!(message.provider_id, "1767225600.M1P2.host");
        assert!(
            message.flags.seen
                && message.flags.answered
                && message.flags.flagged
                && !message.flags.draft
        );
        assert_eq!(message.folder.as_deref(), Some("Envoyés/2026"));
        assert_eq!(
            message.received.map(|at| at.to_string()).as_deref(),
            Some("2026-01-01T00:00:00Z")
        );
    }
}
