//! Believable French mail in any amount, the same for the same seed.

mod encode;
mod phrases;
mod random;
mod write;

use std::fs;
use std::io;
use std::path::Path;

/// What a written corpus holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Written {
    /// How many messages.
    pub messages: u64,
    /// Their size in bytes, all together.
    pub bytes: u64,
    /// How many of them carry at least one attachment.
    pub with_attachments: u64,
}

/// Writes `count` mails as a Maildir at `dir` (made if missing), in `cur` and `new`.
///
/// Mean size 10 KB; about 15 in 100 with attachments; threads, plain and HTML, quoted-printable,
/// base64 and 8-bit, several character sets; every category a law firm's mailbox sees. The same
/// `seed` writes the same bytes under the same names, and message `n` does not depend on `count`.
///
/// # Errors
///
/// What the file system says.
pub fn write_maildir(dir: &Path, count: u64, seed: u64) -> io::Result<Written> {
    for part in ["cur", "new", "tmp"] {
        fs::create_dir_all(dir.join(part))?;
    }
    let mut written = Written::default();
    for n in 0..count {
        let mail = write::mail(n, seed);
        // One in ten has not been seen yet.
        let (part, marks) = if n % 10 == 9 {
            ("new", "")
        } else {
            ("cur", ":2,S")
        };
        let name = format!("{}.M{n}P{seed}.corpus{marks}", write::second(n));
        fs::write(dir.join(part).join(name), &mail.bytes)?;
        written.messages += 1;
        written.bytes += mail.bytes.len() as u64;
        written.with_attachments += u64::from(mail.has_attachment);
    }
    Ok(written)
}

/// Message number `n` of the corpus `seed`, as it would be written.
#[must_use]
pub fn message(n: u64, seed: u64) -> Vec<u8> {
    write::mail(n, seed).bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_writes_the_same_mail() {
        assert_eq!(message(7, 1), message(7, 1));
        assert_ne!(message(7, 1), message(7, 2));
        let dir = tempfile::tempdir().unwrap();
        write_maildir(dir.path(), 12, 1).unwrap();
        let first = fs::read_dir(dir.path().join("cur")).unwrap().count()
            + fs::read_dir(dir.path().join("new")).unwrap().count();
        assert_eq!(first, 12);
    }

    #[test]
    fn a_corpus_weighs_what_real_mail_weighs() {
        let mails: Vec<_> = (0..2000).map(|n| write::mail(n, 3)).collect();
        let mean = mails.iter().map(|mail| mail.bytes.len()).sum::<usize>() / mails.len();
        assert!((8_000..12_500).contains(&mean), "mean of {mean} bytes");
        let attached = mails.iter().filter(|mail| mail.has_attachment).count();
        assert!(
            (250..350).contains(&attached),
            "{attached} of 2000 with attachments"
        );
    }
}
