//! Reading the bytes of spans.

use std::fs::File;
use std::io::{Read as _, Seek as _, SeekFrom};
use std::path::Path;

use super::layout::Span;
use super::{BackupError, BackupFinding};

/// The bytes of a span, checked against their hash.
///
/// - `most`: no more bytes than this are taken into memory.
/// - `what`: what is damaged when they are others.
pub(super) fn read(
    mut file: &File,
    path: &Path,
    span: &Span,
    most: u64,
    what: impl FnOnce() -> BackupFinding,
) -> Result<Vec<u8>, BackupError> {
    let length = usize::try_from(span.bytes)
        .ok()
        .filter(|_| span.bytes <= most);
    let Some(length) = length else {
        return Err(BackupError::Damaged(what()));
    };
    let mut bytes = vec![0; length];
    let done = file
        .seek(SeekFrom::Start(span.offset))
        .and_then(|_| file.read_exact(&mut bytes));
    match done {
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => {
            Err(BackupError::Damaged(what()))
        }
        Err(error) => Err(BackupError::at(path, error)),
        Ok(()) if *blake3::hash(&bytes).as_bytes() != span.hash => {
            Err(BackupError::Damaged(what()))
        }
        Ok(()) => Ok(bytes),
    }
}
