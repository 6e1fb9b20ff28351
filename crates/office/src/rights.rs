//! The rights of a person over their data: a copy of it, its erasure, an end to how long it is kept, and what they
//! agreed to.
//!
//! `plan` decides what goes and what stays, and says why; the store takes it out ([`store::ErasureOrder`]). What was
//! erased is remembered by ids and hashes (`again`), so that a backup from before does not bring it back.

mod again;
mod consents;
mod erase;
mod export;
mod holdings;
mod page;
mod plan;
mod retention;

use contract::rights::ErasedCounts;
use store::ErasureCounts;

pub(crate) use again::{leave_beside, play_again, take_from_beside};
pub(crate) use erase::settle;
pub(crate) use retention::purge;

fn counts(counts: &ErasureCounts) -> ErasedCounts {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    ErasedCounts {
        contacts: count(counts.contacts),
        messages: count(counts.communications),
        attachments: count(counts.attachments),
        workspaces: count(counts.workspaces),
        documents: count(counts.documents),
        notes: count(counts.notes),
        tasks: count(counts.tasks),
        deadlines: count(counts.deadlines),
        appointments: count(counts.appointments),
        notifications: count(counts.notifications),
    }
}
