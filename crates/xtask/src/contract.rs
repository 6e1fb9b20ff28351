//! Generates the TypeScript of the contract, or checks that the committed one is today's.

use anyhow::{Context as _, bail};
use std::{collections::BTreeMap, fs, path::Path};

const FOLDER: &str = "ui/src/contract";

/// Writes `ui/src/contract`, or with `check` compares it with what would be written.
pub(crate) fn run(check: bool) -> anyhow::Result<()> {
    let fresh = tempfile::tempdir()?;
    contract::typescript::write(fresh.path()).context("writing the contract")?;
    let (committed, written) = (read(Path::new(FOLDER))?, read(fresh.path())?);
    if committed == written {
        return Ok(());
    }
    if check {
        bail!("{FOLDER} is not what the contract says; run `cargo xtask contract`");
    }
    fs::create_dir_all(FOLDER)?;
    for name in committed.keys().filter(|name| !written.contains_key(*name)) {
        fs::remove_file(Path::new(FOLDER).join(name))?;
    }
    for (name, text) in written {
        fs::write(Path::new(FOLDER).join(name), text)?;
    }
    Ok(())
}

fn read(folder: &Path) -> anyhow::Result<BTreeMap<String, String>> {
    let mut files = BTreeMap::new();
    if !folder.exists() {
        return Ok(files);
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        files.insert(name, fs::read_to_string(entry.path())?);
    }
    Ok(files)
}
