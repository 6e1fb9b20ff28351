//! The log beside the firm: what the program did, never what a message said.

use std::fs::{File, OpenOptions};
use std::path::Path;
use std::sync::Mutex;

use tracing_subscriber::EnvFilter;

/// Above this size, in bytes, the log of the last run is put aside and a new one begun.
const MAX_LOG_BYTES: u64 = 5 * 1024 * 1024;

/// Starts writing `guichet.log` in the data folder.
///
/// Answers `None` when the folder cannot be written: the office will say so in the window, with what to do.
pub(crate) fn start(data_dir: &Path) -> Option<()> {
    let file = open(data_dir).ok()?;
    let filter = EnvFilter::try_from_env("GUICHET_LOG")
        .unwrap_or_else(|_| EnvFilter::new("info,zbus=warn,tao=warn,wry=warn"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(false)
        .with_writer(Mutex::new(file))
        .try_init()
        .ok()
}

fn open(data_dir: &Path) -> std::io::Result<File> {
    std::fs::create_dir_all(data_dir)?;
    let path = data_dir.join("guichet.log");
    if std::fs::metadata(&path).is_ok_and(|file| file.len() > MAX_LOG_BYTES) {
        std::fs::rename(&path, data_dir.join("guichet.old.log"))?;
    }
    OpenOptions::new().create(true).append(true).open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_log_is_put_aside_and_a_short_one_continued() {
        let folder = tempfile::tempdir().unwrap();
        let log = folder.path().join("guichet.log");
        std::fs::write(&log, "short").unwrap();
        open(folder.path()).unwrap();
        assert_eq!(std::fs::read(&log).unwrap(), b"short");

        File::create(&log)
            .unwrap()
            .set_len(MAX_LOG_BYTES + 1)
            .unwrap();
        open(folder.path()).unwrap();
        assert_eq!(std::fs::metadata(&log).unwrap().len(), 0);
        assert_eq!(
            std::fs::metadata(folder.path().join("guichet.old.log"))
                .unwrap()
                .len(),
            MAX_LOG_BYTES + 1
        );
    }
}
