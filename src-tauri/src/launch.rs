//! What the command line asked for.

use std::ffi::OsString;
use std::io::Write as _;
use std::path::PathBuf;

const HELP: &str = "\
Guichet: every mail of a law firm on the right card, on this computer

Usage: guichet [--data DIR]

  --data DIR   keep the firm's files in DIR (also GUICHET_DATA; default: the folder of this user's application data)
  --version    say which release this is
  --help       say this

Without a window, the same office answers to guichetctl.
";

/// What to do, read from the command line and the environment.
#[derive(Debug, PartialEq, Eq)]
pub enum Launch {
    /// Open the window on the firm kept in this folder.
    Open {
        /// Where the firm's files are; made when it does not exist.
        data_dir: PathBuf,
    },
    /// Only print this text.
    Explain(String),
}

impl Launch {
    /// Reads the arguments after the program's name. `--data` wins over `GUICHET_DATA`, which wins over the platform's folder.
    ///
    /// # Errors
    ///
    /// A sentence about the argument that is not understood or lacks its value.
    pub fn from_arguments(
        mut arguments: impl Iterator<Item = OsString>,
        variable: impl Fn(&str) -> Option<OsString>,
    ) -> Result<Self, String> {
        let mut data_dir = None;
        while let Some(argument) = arguments.next() {
            match argument.to_str() {
                Some("--data") => data_dir = Some(arguments.next().ok_or("--data needs a folder")?),
                Some("--help" | "-h") => return Ok(Self::Explain(HELP.to_owned())),
                Some("--version" | "-V") => {
                    return Ok(Self::Explain(format!(
                        "guichet {}\n",
                        env!("CARGO_PKG_VERSION")
                    )));
                }
                _ => {
                    return Err(format!(
                        "{} is not understood; see guichet --help",
                        argument.display()
                    ));
                }
            }
        }
        let filled = |name: &str| variable(name).filter(|value| !value.is_empty());
        let data_dir = data_dir
            .or_else(|| filled("GUICHET_DATA"))
            .map(PathBuf::from)
            .or_else(|| platform_folder(filled))
            .ok_or("this user has no home folder; say where to keep the firm with --data DIR")?;
        Ok(Self::Open { data_dir })
    }
}

/// Where this platform keeps a user's application data.
fn platform_folder(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let folder = |name: &str| variable(name).map(PathBuf::from);
    let parent = if cfg!(windows) {
        folder("APPDATA")
    } else if cfg!(target_os = "macos") {
        folder("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        folder("XDG_DATA_HOME").or_else(|| folder("HOME").map(|home| home.join(".local/share")))
    };
    parent.map(|parent| parent.join("guichet"))
}

/// Prints a text for the person at the terminal; a closed terminal is not an error.
pub fn say(text: &str) {
    let _ = std::io::stdout().write_all(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn launch(arguments: &[&str], variables: &[(&str, &str)]) -> Result<Launch, String> {
        Launch::from_arguments(arguments.iter().map(OsString::from), |name| {
            variables
                .iter()
                .find(|(known, _)| *known == name)
                .map(|(_, value)| OsString::from(value))
        })
    }

    fn opens(folder: &str) -> Result<Launch, String> {
        Ok(Launch::Open {
            data_dir: folder.into(),
        })
    }

    #[test]
    fn the_argument_wins_over_the_variable_and_the_variable_over_the_platform() {
        let variables = [
            ("GUICHET_DATA", "/variable"),
            ("HOME", "/home/a"),
            ("XDG_DATA_HOME", "/xdg"),
        ];
        assert_eq!(
            launch(&["--data", "/argument"], &variables),
            opens("/argument")
        );
        assert_eq!(launch(&[], &variables), opens("/variable"));
        assert_eq!(
            launch(&[], &[("GUICHET_DATA", ""), ("XDG_DATA_HOME", "/xdg")]),
            opens("/xdg/guichet")
        );
    }

    #[test]
    fn a_mistyped_argument_opens_nothing() {
        assert!(launch(&["--dta", "/x"], &[("HOME", "/home/a")]).is_err());
        assert!(launch(&["--data"], &[("HOME", "/home/a")]).is_err());
        assert!(launch(&[], &[]).is_err(), "no home folder and no argument");
    }
}
