//! The files of an import, one after the other: those a person pointed at, those in folders, those inside a zip.
//!
//! Nothing is unpacked to the disk, so a name inside a zip leads nowhere; one that tries is refused all the same.

use crate::Error;
use std::{
    fs::{self, File},
    io::{BufReader, Read},
    path::{Path, PathBuf},
};
use zip::ZipArchive;

/// A larger file is no decision with its annexes.
const MAX_FILE_BYTES: u64 = 64 << 20;

/// A month of every administrative tribunal is 20 000 files and 400 MB.
const MAX_FILES: usize = 200_000;

/// What all members of one zip may unpack to.
const MAX_UNPACKED_BYTES: u64 = 8 << 30;

/// Folders in folders deeper than this are somebody's disk.
const MAX_DEPTH: usize = 12;

/// One file, or why it is refused.
pub(super) struct Offered {
    /// What the report calls it.
    pub(super) name: String,
    pub(super) bytes: Result<Vec<u8>, &'static str>,
}

/// The files behind paths, in the order of their names; hidden ones and links are left out.
pub(super) fn collect(paths: &[PathBuf]) -> Result<Vec<PathBuf>, Error> {
    let mut found = Vec::new();
    for path in paths {
        add(path, 0, &mut found).map_err(|error| Error::File {
            path: path.display().to_string(),
            error,
        })?;
    }
    Ok(found)
}

fn add(path: &Path, depth: usize, into: &mut Vec<PathBuf>) -> std::io::Result<()> {
    if !fs::metadata(path)?.is_dir() {
        into.push(path.to_owned());
        return Ok(());
    }
    let mut inside = fs::read_dir(path)?.collect::<Result<Vec<_>, _>>()?;
    inside.sort_by_key(fs::DirEntry::file_name);
    for entry in inside {
        let is_hidden = entry.file_name().to_string_lossy().starts_with('.');
        let is_link = entry.file_type()?.is_symlink();
        if !is_hidden && !is_link && depth < MAX_DEPTH && into.len() < MAX_FILES {
            add(&entry.path(), depth + 1, into)?;
        }
    }
    Ok(())
}

/// The name of a path without its folders.
pub(super) fn name_of(path: &Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}

fn is_zip(path: &Path) -> bool {
    path.extension()
        .is_some_and(|end| end.eq_ignore_ascii_case("zip"))
}

fn open_zip(path: &Path) -> Result<ZipArchive<BufReader<File>>, &'static str> {
    let file = File::open(path).map_err(|_| "unreadable")?;
    ZipArchive::new(BufReader::new(file)).map_err(|_| "damaged")
}

/// How many files there are, those inside of zips counted.
pub(super) fn count(paths: &[PathBuf]) -> u32 {
    let files = paths.iter().map(|path| match is_zip(path) {
        true => open_zip(path).map_or(1, |zip| zip.len()),
        false => 1,
    });
    u32::try_from(files.sum::<usize>()).unwrap_or(u32::MAX)
}

/// Hands every file to `each` until it answers false. Returns whether it came to the end.
pub(super) fn walk(
    paths: &[PathBuf],
    each: &mut dyn FnMut(Offered) -> Result<bool, Error>,
) -> Result<bool, Error> {
    for path in paths {
        let goes_on = if is_zip(path) {
            walk_zip(path, each)?
        } else {
            each(Offered {
                name: name_of(path),
                bytes: read_file(path),
            })?
        };
        if !goes_on {
            return Ok(false);
        }
    }
    Ok(true)
}

fn read_file(path: &Path) -> Result<Vec<u8>, &'static str> {
    let file = File::open(path).map_err(|_| "unreadable")?;
    bounded(file, MAX_FILE_BYTES)
}

/// What a file says about its size is not believed: the count is ours.
fn bounded(from: impl Read, most: u64) -> Result<Vec<u8>, &'static str> {
    let mut bytes = Vec::new();
    from.take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| "damaged")?;
    if bytes.len() as u64 > most {
        return Err("too_large");
    }
    Ok(bytes)
}

fn walk_zip(
    path: &Path,
    each: &mut dyn FnMut(Offered) -> Result<bool, Error>,
) -> Result<bool, Error> {
    let outer = name_of(path);
    let mut zip = match open_zip(path) {
        Ok(zip) if zip.len() > MAX_FILES => return refuse(outer, "too_many", each),
        Ok(zip) => zip,
        Err(reason) => return refuse(outer, reason, each),
    };
    let mut left = MAX_UNPACKED_BYTES;
    for at in 0..zip.len() {
        let Ok(member) = zip.by_index(at) else {
            if !refuse(format!("{outer}/{}", at + 1), "damaged", each)? {
                return Ok(false);
            }
            continue;
        };
        if member.is_dir() {
            continue;
        }
        let inner = member.name().replace('\\', "/");
        let is_safe = member.enclosed_name().is_some();
        let last = inner.rsplit('/').next().unwrap_or(&inner).to_owned();
        if last.starts_with('.') {
            continue;
        }
        let bytes = if !is_safe {
            Err("unsafe_name")
        } else if last.to_lowercase().ends_with(".zip") {
            Err("unsupported")
        } else if left == 0 {
            Err("too_large")
        } else {
            bounded(member, MAX_FILE_BYTES.min(left))
        };
        // A refused member has cost what it was allowed to.
        left = left.saturating_sub(match &bytes {
            Ok(bytes) => bytes.len() as u64,
            Err("too_large") => MAX_FILE_BYTES,
            Err(_) => 0,
        });
        let name = format!("{outer}/{last}");
        if !each(Offered { name, bytes })? {
            return Ok(false);
        }
    }
    Ok(true)
}

fn refuse(
    name: String,
    reason: &'static str,
    each: &mut dyn FnMut(Offered) -> Result<bool, Error>,
) -> Result<bool, Error> {
    let bytes = Err(reason);
    each(Offered { name, bytes })
}
