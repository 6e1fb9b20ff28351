//! The shell: one window around the office.
//!
//! It carries calls from the window to the office and events back, hands out the bytes that do not fit in JSON
//! (mail bodies, pictures, attachments) under `guichet:`, and shows what only the desktop can show: dialogs and notifications.
//!
//! It must not know what a mail, a workspace or a deadline is. A rule written here could not be tested without a window.

mod door;
mod events;
mod frames;
mod launch;
mod leaving;
mod log;
mod window;

pub use launch::{Launch, say};

use std::path::PathBuf;
use std::process::ExitCode;

/// Opens the window on the firm kept under `data_dir` and stays until it is closed.
///
/// Answers failure, after saying why on standard error, when no window can be had or the folder cannot be used.
#[must_use]
pub fn run(data_dir: PathBuf) -> ExitCode {
    match window::open(data_dir) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            eprintln!("guichet: {reason}");
            ExitCode::FAILURE
        }
    }
}
