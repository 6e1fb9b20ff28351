//! Files and folders that a person pointed at. The window holds a token; only the shell and the office know the path.

use crate::Error;
use contract::event::Place;
use std::{
    collections::BTreeMap,
    fs::{File, OpenOptions},
    io::Write as _,
    path::{Path, PathBuf},
    sync::{Mutex, PoisonError},
};

/// The places of this run of the application.
#[derive(Default)]
pub(crate) struct Places {
    paths: Mutex<BTreeMap<String, PathBuf>>,
}

impl Places {
    /// A token for a path.
    pub(crate) fn offer(&self, path: &Path) -> Place {
        let mut bytes = [0; 16];
        crate::clock::random(&mut bytes);
        let token = u128::from_be_bytes(bytes);
        let token = format!("{token:032x}");
        let name = path.file_name().map_or_else(
            || path.display().to_string(),
            |name| name.to_string_lossy().into_owned(),
        );
        self.paths
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .insert(token.clone(), path.to_owned());
        Place { token, name }
    }

    /// The path behind a token.
    pub(crate) fn path(&self, token: &str) -> Result<PathBuf, Error> {
        let paths = self.paths.lock().unwrap_or_else(PoisonError::into_inner);
        paths.get(token).cloned().ok_or_else(|| Error::NotFound {
            entity: "place",
            id: token.to_owned(),
        })
    }
}

/// Writes a new file, to the disk. Never over something else: the person chose a name for a new file.
pub(crate) fn write_new(path: &Path, content: impl AsRef<[u8]>) -> Result<(), Error> {
    write(path, content.as_ref(), &mut File::options())
}

/// The same for what opens the firm: nobody else of this computer may read the file.
pub(crate) fn write_secret(path: &Path, content: impl AsRef<[u8]>) -> Result<(), Error> {
    let mut options = File::options();
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    write(path, content.as_ref(), &mut options)
}

fn write(path: &Path, content: &[u8], options: &mut OpenOptions) -> Result<(), Error> {
    let mut save = || {
        let mut file = options.write(true).create_new(true).open(path)?;
        file.write_all(content)?;
        file.sync_all()
    };
    save().map_err(|error| Error::File {
        path: path.display().to_string(),
        error,
    })
}
