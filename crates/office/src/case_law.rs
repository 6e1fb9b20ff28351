//! The firm's library of court decisions.
//!
//! A file becomes a decision in three steps: [`source`] finds it (also inside a zip), [`ready`] reads what it says,
//! [`keep`] recognises it or adds it, in one transaction for a group. The text of a decision is a document of the
//! documents room, with its versions, its reader and its pictures; [`index`] makes it findable as a decision.
//!
//! Reading is for everybody of the firm, whatever its plan. Bringing decisions in and attaching them is for whoever
//! works, and for a plan that opens it.

mod change;
mod import;
mod index;
mod keep;
mod list;
mod ready;
mod show;
mod source;
mod tags;
mod undo;

use crate::{Error, Session};
use domain::{Capability, Feature};
use std::sync::atomic::AtomicBool;

pub(crate) use index::was_read;
pub(crate) use list::of_workspace;
pub(crate) use show::{listed, name};

/// What this session knows of its library.
#[derive(Default)]
pub(crate) struct Library {
    /// An import or an undo is at work.
    busy: AtomicBool,
}

impl Session {
    /// Refuses bringing in and attaching to whom the role or the plan does not open it.
    fn may_add_decisions(&self) -> Result<(), Error> {
        self.require(Capability::Work)?;
        self.require_feature(Feature::CaseLaw)
    }
}
