//! Files in, text and pictures out.

// What a test needs is there, or the test fails.
#![allow(clippy::unwrap_used)]

mod hard;
mod hostile;
mod made;
mod reading;
mod text;
mod turned;
