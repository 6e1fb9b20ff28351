//! Files and folders that a person pointed at. The window holds a token; only the shell and the office know the path.

use crate::Error;
use contract::event::Place;
use std::{
    collections::BTreeMap,
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

/// Saves a file where a person chose, to the disk and whole. It takes the place of what stands there: the dialog asked
/// before. What leaves a firm is confidential: only its owner may read it.
pub(crate) fn save(path: &Path, content: impl AsRef<[u8]>) -> Result<(), Error> {
    store::write_whole(path, content.as_ref()).map_err(|error| Error::File {
        path: path.display().to_string(),
        error,
    })
}
