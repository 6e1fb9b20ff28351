//! `guichetctl` as a script uses it: the real program, its answers, and its exit statuses.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod alone;
mod backup;
mod catalogue;
mod dossiers;
mod firm;
mod office;
mod prospects;
mod serve;
