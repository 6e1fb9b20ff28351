//! Opening the data folder and its firm.

use crate::{arguments::Arguments, failure::Failure};
use contract::firm::FirmEntry;
use office::{Desk, DeskOptions, Keyring};
use std::{
    ops::Deref,
    path::{Path, PathBuf},
};
use zeroize::Zeroizing;

/// The desk of one command, closed when the command is done.
pub(crate) struct Door(Desk);

impl Deref for Door {
    type Target = Desk;

    fn deref(&self) -> &Desk {
        &self.0
    }
}

impl Drop for Door {
    fn drop(&mut self) {
        self.0.close();
    }
}

/// The application's data folder.
pub(crate) fn data_dir(arguments: &Arguments) -> Result<PathBuf, Failure> {
    if let Some(data) = &arguments.data {
        return Ok(data.clone());
    }
    let from = |name: &str| {
        std::env::var_os(name)
            .map(PathBuf::from)
            .filter(|path| path.is_absolute())
    };
    if let Some(data) = from("GUICHET_DATA") {
        return Ok(data);
    }
    let base = if cfg!(windows) {
        from("APPDATA")
    } else if cfg!(target_os = "macos") {
        from("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        from("XDG_DATA_HOME").or_else(|| from("HOME").map(|home| home.join(".local/share")))
    };
    base.map(|base| base.join("guichet"))
        .ok_or_else(|| Failure::value("no home folder; name the data folder with --data"))
}

/// The passphrase of `--passphrase-file`: its first line.
pub(crate) fn passphrase(arguments: &Arguments) -> Result<Option<Zeroizing<String>>, Failure> {
    let Some(path) = &arguments.passphrase_file else {
        return Ok(None);
    };
    first_line(path).map(Some).map_err(|error| {
        Failure::closed(
            "passphrase_file",
            format!("{}: {error}", path.display()),
            "Check the path and the rights of the file.",
        )
    })
}

/// The first line of a file that holds a secret.
pub(crate) fn first_line(path: &Path) -> std::io::Result<Zeroizing<String>> {
    let text = Zeroizing::new(std::fs::read_to_string(path)?);
    Ok(Zeroizing::new(
        text.lines().next().unwrap_or_default().to_owned(),
    ))
}

/// The data folder, no firm open. A passphrase in a file means that no keyring is wanted.
pub(crate) fn desk(arguments: &Arguments) -> Result<Door, Failure> {
    let keyring = if arguments.passphrase_file.is_some() {
        Keyring::None
    } else {
        Keyring::System
    };
    let options = DeskOptions {
        keyring,
        ..DeskOptions::at(data_dir(arguments)?)
    };
    Desk::open(options).map(Door).map_err(Failure::opening)
}

/// The firm that is meant.
pub(crate) fn chosen(desk: &Desk, arguments: &Arguments) -> Result<FirmEntry, Failure> {
    let firms = desk.firms().map_err(Failure::opening)?;
    let wanted = |firm: &&FirmEntry| {
        arguments
            .firm
            .as_ref()
            .is_none_or(|name| *name == firm.tenant_id || *name == firm.name)
    };
    let mut found = firms.iter().filter(wanted);
    match (found.next(), found.next()) {
        (Some(only), None) => Ok(only.clone()),
        (Some(_), Some(_)) => Err(Failure::closed(
            "several_firms",
            "the data folder holds several firms",
            "Choose one with --firm ID; guichetctl office list shows them.",
        )),
        (None, _) => Err(unknown_firm()),
    }
}

fn unknown_firm() -> Failure {
    Failure::closed(
        "unknown_firm",
        "the data folder holds no such firm",
        "guichetctl office list; guichetctl office create makes one.",
    )
}

/// The firm that is meant, open.
pub(crate) fn open(arguments: &Arguments) -> Result<Door, Failure> {
    let passphrase = passphrase(arguments)?;
    if !data_dir(arguments)?.is_dir() {
        return Err(unknown_firm());
    }
    let desk = desk(arguments)?;
    let firm = chosen(&desk, arguments)?;
    desk.unlock(
        &firm.tenant_id,
        passphrase.as_ref().map(|text| text.as_str()),
        arguments.code.as_deref(),
        None,
    )
    .map_err(Failure::opening)?;
    Ok(desk)
}
