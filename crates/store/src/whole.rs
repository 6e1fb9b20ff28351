//! Writing a file whole: under a name of its own, flushed, and renamed over what stood there. After a crash there is the
//! old file or the new one.

use std::fs::{self, File};
use std::io::{self, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// A file that is being written. Dropped before [`Unfinished::finish`], it leaves nothing behind.
///
/// Its name is random: two that write the same file at once do not write into each other. Only its owner may read it.
#[derive(Debug)]
pub struct Unfinished {
    // Before the name: a file is closed before it is removed.
    file: File,
    name: Name,
    target: PathBuf,
}

#[derive(Debug)]
struct Name {
    path: PathBuf,
    moved: bool,
}

impl Drop for Name {
    fn drop(&mut self) {
        if !self.moved
            && let Err(error) = fs::remove_file(&self.path)
        {
            tracing::debug!(%error, "an unfinished file was left behind");
        }
    }
}

impl Unfinished {
    /// Starts a file that lies beside `target` until it is whole.
    ///
    /// # Errors
    ///
    /// When it cannot be made.
    pub fn beside(target: &Path) -> io::Result<Self> {
        let mut name = target.as_os_str().to_owned();
        name.push(format!(".{}.new", random()?));
        Self::at(PathBuf::from(name), target)
    }

    /// Starts a file that lies in `folder`, which is made, until it is whole. It must be on the disk of `target`.
    pub(crate) fn within(folder: &Path, target: &Path) -> io::Result<Self> {
        fs::create_dir_all(folder)?;
        Self::at(folder.join(random()?), target)
    }

    fn at(path: PathBuf, target: &Path) -> io::Result<Self> {
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&path)?;
        Ok(Self {
            file,
            name: Name { path, moved: false },
            target: target.to_owned(),
        })
    }

    /// Puts the file in its place. On the disk when this returns.
    ///
    /// # Errors
    ///
    /// When it cannot be flushed or renamed; what stood there before stands there still.
    pub fn finish(self) -> io::Result<()> {
        let Self {
            file,
            mut name,
            target,
        } = self;
        file.sync_all()?;
        drop(file);
        fs::rename(&name.path, &target)?;
        name.moved = true;
        flush_folder_of(&target)
    }
}

impl Write for Unfinished {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Seek for Unfinished {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

/// Replaces a file by these bytes, whole.
///
/// # Errors
///
/// When it cannot be written; what stood there before stands there still.
pub fn write_whole(target: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = Unfinished::beside(target)?;
    file.write_all(bytes)?;
    file.finish()
}

/// Makes a rename durable. Only Unix can flush a folder; elsewhere the rename itself is.
///
/// # Errors
///
/// When the disk fails.
pub fn flush_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) {
        File::open(folder)?.sync_all()
    } else {
        Ok(())
    }
}

/// [`flush_folder`] of the folder in which a file lies.
pub(crate) fn flush_folder_of(file: &Path) -> io::Result<()> {
    let folder = file
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    flush_folder(folder.unwrap_or(Path::new(".")))
}

fn random() -> io::Result<String> {
    let mut bytes = [0; 8];
    getrandom::fill(&mut bytes).map_err(|error| io::Error::other(error.to_string()))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> usize {
        fs::read_dir(folder).unwrap().count()
    }

    #[test]
    fn a_file_is_replaced_whole_or_not_at_all() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("keys");
        write_whole(&target, b"old").unwrap();
        let mut given_up = Unfinished::beside(&target).unwrap();
        given_up.write_all(b"half").unwrap();
        drop(given_up);
        assert_eq!(fs::read(&target).unwrap(), b"old");
        write_whole(&target, b"new").unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"new");
        assert_eq!(names(folder.path()), 1, "nothing is left behind");
    }

    #[test]
    fn two_that_write_the_same_file_do_not_meet() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("keys");
        let (mut one, mut other) = (
            Unfinished::beside(&target).unwrap(),
            Unfinished::beside(&target).unwrap(),
        );
        one.write_all(b"one").unwrap();
        other.write_all(b"other").unwrap();
        one.finish().unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"one");
        other.finish().unwrap();
        assert_eq!(fs::read(&target).unwrap(), b"other");
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_reads_it() {
        use std::os::unix::fs::PermissionsExt as _;
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("keys");
        write_whole(&target, b"secret").unwrap();
        let mode = fs::metadata(&target).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }
}
