//! Waiting for new mail.

/// Why a wait for new mail ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wake {
    /// Something happened in the folder: sync it.
    NewMail,
    /// Nothing happened in the given time: wait again.
    TimedOut,
}
