//! One thread for each page.

/// What tells OpenMP how many threads a program may have. It is read once, before `main`.
#[cfg(unix)]
const LIMIT: &str = "OMP_THREAD_LIMIT";

/// Makes Tesseract use one thread for each page, by starting the program anew with the environment that says so.
///
/// Debian's Tesseract cuts each page into four OpenMP threads. With as many pages at a time as there are processors
/// they wait for each other: two pages on two processors take almost three times as long. To be called first in
/// `main`, before anything is read or opened; returns at once when the environment says so already, or when the
/// program cannot be started anew, and then pages are merely slower.
#[cfg(unix)]
pub fn ocr_with_one_thread() {
    use std::os::unix::process::CommandExt;
    if std::env::var_os(LIMIT).is_some() {
        return;
    }
    let Ok(program) = std::env::current_exe() else {
        return;
    };
    let mut arguments = std::env::args_os();
    let mut command = std::process::Command::new(program);
    if let Some(name) = arguments.next() {
        command.arg0(name);
    }
    // Comes back only when it fails.
    let cause = command.args(arguments).env(LIMIT, "1").exec();
    tracing::debug!(%cause, "text recognition keeps its own threads");
}

/// Nothing to do: the Tesseract of other systems is built without OpenMP.
#[cfg(not(unix))]
pub fn ocr_with_one_thread() {}
