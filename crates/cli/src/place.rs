//! Paths of the command line.

use crate::failure::Failure;
use office::Desk;
use std::{
    io,
    path::{Path, PathBuf},
};

/// A path from wherever the command runs.
pub(crate) fn absolute(path: &Path) -> Result<PathBuf, Failure> {
    std::path::absolute(path).map_err(|error| Failure::io(&path.display().to_string(), &error))
}

/// The token of a file that is read.
pub(crate) fn read(desk: &Desk, path: &Path) -> Result<String, Failure> {
    Ok(desk.offer(&absolute(path)?).token)
}

/// The token of a file that is made.
///
/// The window replaces a file because its dialog asked; nobody is asked here, so what stands there is kept.
pub(crate) fn made(desk: &Desk, path: &Path) -> Result<String, Failure> {
    absent(path)?;
    read(desk, path)
}

/// Refuses to write over a file.
pub(crate) fn absent(path: &Path) -> Result<(), Failure> {
    if std::fs::symlink_metadata(path).is_ok() {
        let error = io::ErrorKind::AlreadyExists.into();
        return Err(Failure::io(&path.display().to_string(), &error));
    }
    Ok(())
}
