//! Generates the TypeScript of the contract, or checks that the committed one is today's.

use anyhow::{Context as _, bail};
use std::{collections::BTreeMap, fs, path::Path};

const FOLDER: &str = "ui/src/contract";

/// Writes `ui/src/contract` under the root of the repository, or with `check` compares it with what would be written.
pub(crate) fn run(root: &Path, check: bool) -> anyhow::Result<()> {
    let folder = &root.join(FOLDER);
    let fresh = tempfile::tempdir()?;
    contract::typescript::write(fresh.path()).context("writing the contract")?;
    let (committed, written) = (read(folder)?, read(fresh.path())?);
    if committed == written {
        return Ok(());
    }
    if check {
        bail!("{FOLDER} is not what the contract says; run `cargo xtask contract`");
    }
    fs::create_dir_all(folder)?;
    for name in committed.keys().filter(|name| !written.contains_key(*name)) {
        fs::remove_file(folder.join(name))?;
    }
    for (name, text) in written {
        fs::write(folder.join(name), text)?;
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_has_todays_contract() {
        // Tests run in the folder of their package.
        run(Path::new("../.."), true).unwrap();
    }
}
