//! The documents of an export: files beside it, and nowhere else.

use super::fields::Problem;
use std::{
    fs::File,
    io::Seek as _,
    path::{Component, Path, PathBuf},
};
use store::{BlobHash, Watcher};

/// A file of an export, opened, with the address of its content.
pub(super) struct Paper {
    pub(super) file: File,
    pub(super) hash: BlobHash,
    pub(super) bytes: u64,
}

/// Opens a document of an export that lies in `folder`. `None` when `watch` said to stop.
///
/// A path that leads out of the folder, by its words or by a link, is refused: an export from somebody else must not
/// choose which files of this computer are copied into a case.
pub(super) fn open(
    folder: &Path,
    path: &str,
    sha256: Option<&str>,
    watch: Watcher<'_>,
) -> Result<Option<Paper>, Problem> {
    let real = inside(folder, path)?;
    let unreadable =
        |error: std::io::Error| Problem::new("file_unreadable", &format!("{path}: {error}"));
    // Asked before it is opened: opening a pipe waits for somebody to write into it.
    if !real.metadata().map_err(unreadable)?.is_file() {
        return Err(Problem::new("no_file", path));
    }
    let mut file = File::open(&real).map_err(unreadable)?;
    let Some((hash, bytes)) = BlobHash::of_source(&mut file, watch)
        .map_err(|error| Problem::new("file_unreadable", &format!("{path}: {error}")))?
    else {
        return Ok(None);
    };
    if sha256.is_some_and(|declared| declared != hash.to_string()) {
        return Err(Problem::new("sha256_differs", path));
    }
    file.rewind().map_err(unreadable)?;
    Ok(Some(Paper { file, hash, bytes }))
}

fn inside(folder: &Path, path: &str) -> Result<PathBuf, Problem> {
    let outside = || Problem::new("path_outside", path);
    let slashed = path.replace('\\', "/");
    let wanted = Path::new(&slashed);
    let is_drive = slashed.as_bytes().get(1) == Some(&b':');
    if is_drive
        || slashed.contains('\0')
        || !wanted
            .components()
            .all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
    {
        return Err(outside());
    }
    let missing = |_| Problem::new("no_file", path);
    let root = folder.canonicalize().map_err(missing)?;
    let real = root.join(wanted).canonicalize().map_err(missing)?;
    if real.starts_with(&root) {
        Ok(real)
    } else {
        Err(outside())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn only_files_of_the_folder_are_opened() {
        let home = tempfile::tempdir().unwrap();
        let folder = home.path().join("export");
        fs::create_dir_all(folder.join("pièces")).unwrap();
        fs::write(folder.join("pièces/a.txt"), b"a").unwrap();
        fs::write(home.path().join("secret"), b"s").unwrap();
        #[cfg(unix)]
        {
            std::os::unix::fs::symlink(home.path().join("secret"), folder.join("link")).unwrap();
            std::os::unix::fs::symlink("pièces/a.txt", folder.join("inner")).unwrap();
        }
        let reason = |path: &str| match open(&folder, path, None, &mut |_| true) {
            Ok(paper) => format!("{} bytes", paper.unwrap().bytes),
            Err(problem) => problem.reason.to_owned(),
        };
        assert_eq!(reason("pièces/a.txt"), "1 bytes");
        assert_eq!(reason("./pièces\\a.txt"), "1 bytes");
        for path in [
            "../secret",
            "pièces/../../secret",
            "/etc/passwd",
            "..\\secret",
            "C:\\secret",
            "a\0b",
        ] {
            assert_eq!(reason(path), "path_outside", "{path}");
        }
        for path in ["gone.txt", "pièces", ""] {
            assert_eq!(reason(path), "no_file", "{path}");
        }
        #[cfg(unix)]
        {
            assert_eq!(reason("link"), "path_outside");
            assert_eq!(reason("inner"), "1 bytes");
        }
        let wrong = open(&folder, "pièces/a.txt", Some("00"), &mut |_| true);
        assert_eq!(wrong.err().unwrap().reason, "sha256_differs");
    }
}
