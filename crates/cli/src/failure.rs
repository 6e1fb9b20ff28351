//! Why a command was not done: one JSON object on standard error, and an exit status.

use serde_json::json;
use std::{io::Write as _, process::ExitCode};

/// Why a command was not done.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    status: Status,
    code: String,
    message: String,
    hint: String,
}

/// The exit statuses besides 0 (done) and 1 (done with findings).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Status {
    /// 2: typed wrongly.
    Usage,
    /// 3: the firm cannot be opened.
    Closed,
    /// 4: anything else.
    Failed,
    /// 0: whoever reads the answer has heard enough (`| head`).
    Heard,
}

impl Failure {
    fn new(
        status: Status,
        code: &str,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) -> Self {
        Self {
            status,
            code: code.to_owned(),
            message: message.into(),
            hint: hint.into(),
        }
    }

    /// The command line makes no sense.
    pub(crate) fn usage(error: &clap::Error) -> Self {
        let text = error.to_string();
        // The first line says what is wrong, those up to the blank one with what.
        let lines = text.lines().map(str::trim);
        let message: Vec<&str> = lines.take_while(|line| !line.is_empty()).collect();
        let message = message.join(" ");
        let message = message.trim_start_matches("error: ");
        Self::new(Status::Usage, "usage", message, "guichetctl --help")
    }

    /// A value makes no sense.
    pub(crate) fn value(message: impl Into<String>) -> Self {
        Self::new(Status::Usage, "invalid", message, "")
    }

    /// The firm cannot be opened.
    pub(crate) fn closed(code: &str, message: impl Into<String>, hint: &str) -> Self {
        Self::new(Status::Closed, code, message, hint)
    }

    /// The firm cannot be opened, for this reason of the office.
    pub(crate) fn opening(error: office::Error) -> Self {
        Self::of(error, Status::Closed)
    }

    /// A file cannot be read, for this reason.
    pub(crate) fn file(file: &std::path::Path, reason: &str) -> Self {
        let message = format!("{}: {reason}", file.display());
        Self::new(Status::Failed, "unreadable", message, "")
    }

    /// A file or the network stands in the way.
    pub(crate) fn io(what: &str, error: &std::io::Error) -> Self {
        Self::new(Status::Failed, "io", format!("{what}: {error}"), "")
    }

    fn of(error: office::Error, status: Status) -> Self {
        let failure = error.into_failure(String::new());
        let status = match failure.reason.as_str() {
            "locked" | "wrong_passphrase" | "wrong_kit" => Status::Closed,
            "invalid" | "bad_request" | "weak_passphrase" => Status::Usage,
            _ => status,
        };
        Self::new(
            status,
            &failure.reason,
            failure.message_en,
            failure.remedy_en,
        )
    }

    /// Says so, and gives the exit status.
    pub(crate) fn report(&self) -> ExitCode {
        if self.status == Status::Heard {
            return ExitCode::SUCCESS;
        }
        let error =
            json!({ "error": { "code": self.code, "message": self.message, "hint": self.hint } });
        let _ = writeln!(std::io::stderr().lock(), "{error}");
        ExitCode::from(match self.status {
            Status::Usage => 2,
            Status::Closed => 3,
            Status::Failed => 4,
            Status::Heard => 0,
        })
    }
}

impl From<office::Error> for Failure {
    fn from(error: office::Error) -> Self {
        Self::of(error, Status::Failed)
    }
}

impl From<contract::Failure> for Failure {
    fn from(failure: contract::Failure) -> Self {
        Self::new(
            Status::Failed,
            &failure.reason,
            failure.message_en,
            failure.remedy_en,
        )
    }
}

/// A pipe that was closed, or a disk that is full under a redirection.
impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return Self::new(Status::Heard, "heard", "", "");
        }
        Self::io("standard output", &error)
    }
}
