//! The zip file: written under another name, flushed, and renamed when it is whole.

use super::gather::Paper;
use crate::Error;
use serde_json::{Value, json};
use std::{
    collections::HashSet,
    fs,
    io::{BufWriter, Write as _},
    path::{Path, PathBuf},
};
use store::{BlobHash, Unfinished};
use zip::{CompressionMethod, ZipWriter, write::SimpleFileOptions};

/// Content from here on needs the large form of the format.
const LARGE: usize = 2 << 30;

/// A pack that is being written.
pub(crate) struct Pack {
    target: PathBuf,
    zip: Option<ZipWriter<BufWriter<Unfinished>>>,
    files: Vec<Value>,
    names: HashSet<String>,
    missing: Vec<(String, String)>,
}

impl Pack {
    pub(crate) fn create(target: &Path) -> Result<Self, Error> {
        // Said before the work, and not after it: a folder cannot be replaced by a file.
        if target.is_dir() {
            return Err(Error::File {
                path: target.display().to_string(),
                error: std::io::ErrorKind::IsADirectory.into(),
            });
        }
        let file = Unfinished::beside(target).map_err(|error| Error::File {
            path: target.display().to_string(),
            error,
        })?;
        Ok(Self {
            target: target.to_owned(),
            zip: Some(ZipWriter::new(BufWriter::new(file))),
            files: Vec::new(),
            names: HashSet::new(),
            missing: Vec::new(),
        })
    }

    /// Adds a file. Stored as it is, so that any program and the verifier's few lines can read it.
    pub(crate) fn add(&mut self, path: &str, bytes: &[u8]) -> Result<(), Error> {
        if !self.names.insert(path.to_owned()) {
            return Err(Error::Broken(format!(
                "two files of a pack are called {path}"
            )));
        }
        let options = SimpleFileOptions::default()
            .compression_method(CompressionMethod::Stored)
            .large_file(bytes.len() >= LARGE);
        let zip = self
            .zip
            .as_mut()
            .ok_or_else(|| Error::Broken("a pack that is closed".to_owned()))?;
        zip.start_file(path, options)
            .map_err(std::io::Error::from)
            .and_then(|()| zip.write_all(bytes))
            .map_err(|error| Error::File {
                path: self.target.display().to_string(),
                error,
            })?;
        self.files.push(json!({ "path": path, "bytes": bytes.len(), "sha256": BlobHash::of(bytes).to_string() }));
        Ok(())
    }

    /// Adds a paper, or notes why it is not there. Returns how many documents that was.
    pub(crate) fn put(&mut self, paper: Paper) -> Result<u32, Error> {
        match paper.content {
            Ok(bytes) => {
                self.add(&paper.path, &bytes)?;
                Ok(u32::from(paper.is_document))
            }
            Err(reason) => {
                self.miss(&paper.path, reason);
                Ok(0)
            }
        }
    }

    /// Notes that a file could not be put in.
    pub(crate) fn miss(&mut self, path: &str, reason: String) {
        self.missing.push((path.to_owned(), reason));
    }

    /// Every file so far with its hash.
    pub(crate) fn listed(&self) -> &[Value] {
        &self.files
    }

    pub(crate) fn missing(&self) -> Value {
        let one = |(path, reason): &(String, String)| json!({ "path": path, "reason": reason });
        json!(self.missing.iter().map(one).collect::<Vec<_>>())
    }

    pub(crate) fn missed(&self) -> Vec<String> {
        self.missing
            .iter()
            .map(|(path, reason)| format!("{path}: {reason}"))
            .collect()
    }

    /// Puts the pack where it belongs. Returns its bytes.
    pub(crate) fn finish(&mut self) -> Result<u64, Error> {
        let Some(zip) = self.zip.take() else {
            return Err(Error::Broken("a pack that is closed".to_owned()));
        };
        let done = || -> std::io::Result<u64> {
            zip.finish()
                .map_err(std::io::Error::from)?
                .into_inner()
                .map_err(std::io::IntoInnerError::into_error)?
                .finish()?;
            Ok(fs::metadata(&self.target)?.len())
        };
        done().map_err(|error| Error::File {
            path: self.target.display().to_string(),
            error,
        })
    }
}

/// A name that means the same on every system: letters, digits, and few signs.
///
/// - `most`: characters that are kept; the ending of a file name stays.
pub(crate) fn safe_name(name: &str, most: usize) -> String {
    let clean: String = name
        .chars()
        .map(|sign| match sign {
            '-' | '.' | '_' => sign,
            sign if sign.is_alphanumeric() => sign,
            _ => '-',
        })
        .collect();
    let clean = clean.trim_matches(['-', '.']);
    let count = clean.chars().count();
    let short: String = match clean.rsplit_once('.') {
        Some((stem, ending)) if count > most && ending.chars().count() <= 8 => {
            let room = most.saturating_sub(ending.chars().count() + 1);
            let stem: String = stem.chars().take(room).collect();
            format!("{stem}.{ending}")
        }
        _ => clean.chars().take(most).collect(),
    };
    let short = short.trim_matches(['-', '.']);
    if short.is_empty() {
        "sans-nom".to_owned()
    } else {
        short.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_from_a_stranger_stays_in_its_folder() {
        for (name, safe) in [
            ("../../etc/passwd", "etc-passwd"),
            ("C:\\a\\décision.pdf", "C--a-décision.pdf"),
            ("", "sans-nom"),
            ("...", "sans-nom"),
            ("a\0b\n.eml", "a-b-.eml"),
            ("une pièce très longue.pdf", "une-pièce-trè.pdf"),
        ] {
            assert_eq!(safe_name(name, 17), safe, "{name:?}");
        }
    }
}
