//! mbox: many messages in one file, each behind a `From ` line.
//!
//! Reads mboxrd and mboxo: lines that start with `>From ` lose one `>`. A `From ` line separates if a header
//! follows and a blank line stands before it or, because some programs leave that out, it carries a date:
//! careless programs leave such lines unquoted in the text.

use super::walk::MAX_MESSAGE_BYTES;
use super::{Failed, Reason};
use crate::{Flags, RawMessage, parse_date};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read, Seek, SeekFrom, Take, Write};
use std::path::{Path, PathBuf};

/// The messages of an mbox, one at a time.
#[derive(Debug)]
pub struct MboxReader<R> {
    source: R,
    /// Where the next unread byte is.
    offset: u64,
    /// A line that was read to decide about the one before it.
    ahead: Option<Vec<u8>>,
    /// The separator of the next message, and where it stands.
    separator: Option<(Vec<u8>, u64)>,
    limit: u64,
}

/// One message of an mbox.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MboxEntry {
    /// Where its `From ` line starts, in bytes.
    pub offset: u64,
    /// Its `From ` line, without the line break.
    pub separator: Vec<u8>,
    /// The message, quoting undone; `None` when it is larger than can be read.
    pub bytes: Option<Vec<u8>>,
}

impl<R: BufRead> MboxReader<R> {
    /// Reads from the start of an mbox.
    pub fn new(source: R) -> Self {
        Self {
            source,
            offset: 0,
            ahead: None,
            separator: None,
            limit: MAX_MESSAGE_BYTES,
        }
    }

    /// The next message; `None` at the end.
    ///
    /// # Errors
    ///
    /// What the source says; there is no going on after it.
    pub fn next_entry(&mut self) -> io::Result<Option<MboxEntry>> {
        let (separator, offset) = match self.separator.take() {
            Some(found) => found,
            None => match self.first()? {
                Some(found) => found,
                None => return Ok(None),
            },
        };
        let mut bytes = Vec::new();
        let mut is_too_large = false;
        let mut after_blank = false;
        loop {
            let start = self.offset;
            let Some(line) = self.line()? else { break };
            if self.separates(&line, after_blank)? {
                self.separator = Some((trimmed(&line), start));
                break;
            }
            after_blank = is_blank(&line);
            let quoted = line
                .strip_prefix(b">")
                .filter(|rest| rest.trim_prefix_marks().starts_with(b"From "));
            if bytes.len() as u64 + line.len() as u64 > self.limit {
                is_too_large = true;
                bytes = Vec::new();
            } else if !is_too_large {
                bytes.extend_from_slice(quoted.unwrap_or(&line));
            }
        }
        // The blank line before the next separator belongs to the format.
        if after_blank {
            let blank = if bytes.ends_with(b"\r\n") { 2 } else { 1 };
            bytes.truncate(bytes.len().saturating_sub(blank));
        }
        Ok(Some(MboxEntry {
            offset,
            separator,
            bytes: (!is_too_large).then_some(bytes),
        }))
    }

    /// The first `From ` line. A file that starts without one is read as if it had one.
    fn first(&mut self) -> io::Result<Option<(Vec<u8>, u64)>> {
        loop {
            let start = self.offset;
            let Some(line) = self.line()? else {
                return Ok(None);
            };
            if line.starts_with(b"From ") {
                return Ok(Some((trimmed(&line), start)));
            }
            if !is_blank(&line) {
                self.offset = start;
                self.ahead = Some(line);
                return Ok(Some((Vec::new(), start)));
            }
        }
    }

    fn line(&mut self) -> io::Result<Option<Vec<u8>>> {
        let line = match self.ahead.take() {
            Some(line) => line,
            None => {
                let mut line = Vec::new();
                // A file of one endless line is bounded as well.
                let read = self
                    .source
                    .by_ref()
                    .take(self.limit + 1)
                    .read_until(b'\n', &mut line)?;
                if read == 0 {
                    return Ok(None);
                }
                line
            }
        };
        self.offset += line.len() as u64;
        Ok(Some(line))
    }

    /// Whether a line starts a new message.
    fn separates(&mut self, line: &[u8], after_blank: bool) -> io::Result<bool> {
        if !line.starts_with(b"From ") {
            return Ok(false);
        }
        if !after_blank && separator_date(line).is_none() {
            return Ok(false);
        }
        let start = self.offset;
        let Some(next) = self.line()? else {
            return Ok(false);
        };
        self.offset = start;
        let is_header = looks_like_header(&next);
        self.ahead = Some(next);
        Ok(is_header)
    }
}

/// Strips the `>` marks in front of a line.
trait QuoteMarks {
    fn trim_prefix_marks(&self) -> &[u8];
}

impl QuoteMarks for [u8] {
    fn trim_prefix_marks(&self) -> &[u8] {
        let marks = self.iter().take_while(|&&byte| byte == b'>').count();
        self.get(marks..).unwrap_or_default()
    }
}

fn is_blank(line: &[u8]) -> bool {
    matches!(line, b"\n" | b"\r\n")
}

fn trimmed(line: &[u8]) -> Vec<u8> {
    line.trim_ascii_end().to_vec()
}

fn looks_like_header(line: &[u8]) -> bool {
    let name = line
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
        .count();
    name > 0 && line.get(name) == Some(&b':')
}

/// The date in a `From ` line, if it is written as the format wants: weekday, then the rest.
fn separator_date(line: &[u8]) -> Option<Timestamp> {
    let line = str::from_utf8(line).ok()?.trim_end();
    let days = ["Mon ", "Tue ", "Wed ", "Thu ", "Fri ", "Sat ", "Sun "];
    let start = days.iter().filter_map(|day| line.find(day)).min()?;
    let date = line.get(start..).filter(|date| date.contains(':'))?;
    parse_date(date).map(|date| date.at)
}

/// An mbox file being read, up to the length it had when it was opened.
#[derive(Debug)]
pub(super) struct MboxFile {
    path: PathBuf,
    length: u64,
    reader: Option<MboxReader<BufReader<Take<File>>>>,
    /// What is left to say after the last message.
    report: Option<Reason>,
}

impl MboxFile {
    pub(super) fn open(path: &Path) -> io::Result<Self> {
        let file = File::open(path)?;
        let length = file.metadata()?.len();
        let reader = MboxReader::new(BufReader::with_capacity(256 * 1024, file.take(length)));
        Ok(Self {
            path: path.to_owned(),
            length,
            reader: Some(reader),
            report: None,
        })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    fn message(&self, entry: MboxEntry) -> Result<RawMessage, Failed> {
        let place = format!("{}, byte {}", self.path.display(), entry.offset);
        let Some(bytes) = entry.bytes else {
            let error = Reason::TooLarge {
                most: MAX_MESSAGE_BYTES,
            };
            return Err(Failed::new(&self.path, error));
        };
        let hash = Sha256::digest(&bytes);
        let start: String = hash
            .iter()
            .take(8)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        Ok(RawMessage {
            provider_id: format!("mbox/{}/{start}", entry.offset),
            origin: place,
            folder: self
                .path
                .file_stem()
                .map(|name| name.to_string_lossy().into_owned()),
            flags: flags(&bytes),
            received: separator_date(&entry.separator),
            bytes,
        })
    }

    /// How many bytes were appended since the file was opened, and whether they start a new message.
    fn growth(&self) -> (u64, bool) {
        let Ok(mut file) = File::open(&self.path) else {
            return (0, true);
        };
        let now = file.metadata().map_or(0, |file| file.len());
        let mut next = Vec::new();
        // From one byte back: the blank line may be the last thing that was there.
        let start = self.length.saturating_sub(2);
        let read = file
            .seek(SeekFrom::Start(start))
            .and_then(|_| file.take(16).read_to_end(&mut next));
        let starts_new =
            read.is_ok() && memchr::memmem::find(&next, b"\nFrom ").is_some_and(|at| at <= 3);
        (now.saturating_sub(self.length), starts_new)
    }
}

impl Iterator for MboxFile {
    type Item = Result<RawMessage, Failed>;

    fn next(&mut self) -> Option<Self::Item> {
        let Some(reader) = self.reader.as_mut() else {
            return self
                .report
                .take()
                .map(|report| Err(Failed::new(&self.path, report)));
        };
        let entry = match reader.next_entry() {
            Ok(Some(entry)) => entry,
            Ok(None) => {
                self.reader = None;
                return None;
            }
            Err(error) => {
                let error = Reason::Stopped {
                    offset: reader.offset,
                    words: error.to_string(),
                };
                self.reader = None;
                return Some(Err(Failed::new(&self.path, error)));
            }
        };
        if self
            .reader
            .as_ref()
            .is_some_and(|reader| reader.separator.is_some())
        {
            return Some(self.message(entry));
        }
        // The last one: if the file has grown, it may be a message that is still being written.
        let (grown, starts_new) = self.growth();
        if grown == 0 {
            return Some(self.message(entry));
        }
        self.reader = None;
        if starts_new {
            self.report = Some(Reason::Grew { bytes: grown });
            return Some(self.message(entry));
        }
        // The message is still being written.
        Some(Err(Failed::new(&self.path, Reason::Grew { bytes: grown })))
    }
}

/// The marks that mail programs keep in the header of an mbox message.
fn flags(message: &[u8]) -> Flags {
    let mut flags = Flags::default();
    for line in message
        .split(|&byte| byte == b'\n')
        .take(200)
        .take_while(|line| !line.trim_ascii().is_empty())
    {
        let value = |name: &[u8]| {
            let head = line.get(..name.len())?;
            head.eq_ignore_ascii_case(name)
                .then(|| line.get(name.len()..).unwrap_or_default().trim_ascii())
        };
        if let Some(value) = value(b"status:").or_else(|| value(b"x-status:")) {
            flags.seen |= value.contains(&b'R');
            flags.answered |= value.contains(&b'A');
            flags.flagged |= value.contains(&b'F');
            flags.deleted |= value.contains(&b'D');
        } else if let Some(value) = value(b"x-mozilla-status:") {
            let bits = str::from_utf8(value)
                .ok()
                .and_then(|text| u32::from_str_radix(text, 16).ok())
                .unwrap_or(0);
            flags.seen |= bits & 1 != 0;
            flags.answered |= bits & 2 != 0;
            flags.flagged |= bits & 4 != 0;
            flags.deleted |= bits & 8 != 0;
        }
    }
    flags
}

/// Appends one message to an mbox, quoted so that [`MboxReader`] gives the same bytes back
/// (mboxrd; a missing line break at the end is added).
///
/// # Errors
///
/// What the destination says.
pub fn write_mbox_entry(
    out: &mut impl Write,
    sender: &str,
    at: Timestamp,
    message: &[u8],
) -> io::Result<()> {
    let sender: String = sender.chars().filter(|c| c.is_ascii_graphic()).collect();
    let sender = if sender.is_empty() {
        "MAILER-DAEMON"
    } else {
        &sender
    };
    writeln!(out, "From {sender} {}", at.strftime("%a %b %e %H:%M:%S %Y"))?;
    for line in message.split_inclusive(|&byte| byte == b'\n') {
        if line.trim_prefix_marks().starts_with(b"From ") {
            out.write_all(b">")?;
        }
        out.write_all(line)?;
    }
    if !message.ends_with(b"\n") {
        out.write_all(b"\n")?;
    }
    out.write_all(b"\n")
}
