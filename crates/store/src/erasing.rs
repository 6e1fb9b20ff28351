//! Erasing for good. Deleting a row leaves its words in the journal, in the search index, in free pages; erasing does
//! not.
//!
//! An [`ErasureOrder`] names the roots: contacts, workspaces, messages. `belongings` finds what goes with them,
//! [`Writer::erase`] takes all of it out in one transaction, and [`crate::Store::settle_erasures`] afterwards removes the
//! blob files and writes the database anew, so that no page keeps what stood in it before.
//!
//! What was erased is remembered by ids and hashes alone (`register`), so that a backup from before forgets it too.

mod belongings;
mod content;
mod leftovers;
mod mentions;
mod register;
mod retention;
mod settle;
mod traces;

use std::collections::BTreeSet;

use belongings::Belongings;
pub use mentions::Mention;
pub use register::Erasure;
pub use retention::Lapsing;

use crate::access::{Reader, Writer};
use crate::journal::table;
use crate::{Error, Id};

pub(crate) use register::CREATE;

/// What is to be erased. What belongs to it goes with it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ErasureOrder {
    /// Contacts, with those that were merged into them.
    pub contacts: BTreeSet<Id>,
    /// Workspaces with everything in them but messages.
    pub workspaces: BTreeSet<Id>,
    /// Messages with everything that hangs on them.
    pub communications: BTreeSet<Id>,
    /// Notifications of their own.
    pub notifications: BTreeSet<Id>,
    /// Names and addresses: lines that the machine wrote in what stays go when one of them stands in it.
    pub names: Vec<String>,
}

impl ErasureOrder {
    /// Whether there is nothing to erase.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.contacts.is_empty()
            && self.workspaces.is_empty()
            && self.communications.is_empty()
            && self.notifications.is_empty()
    }
}

/// How much goes, or went.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ErasureCounts {
    /// Contacts, merged ones with them.
    pub contacts: usize,
    /// Messages.
    pub communications: usize,
    /// What hangs on messages.
    pub attachments: usize,
    /// Workspaces.
    pub workspaces: usize,
    /// The firm's own documents.
    pub documents: usize,
    /// Notes about workspaces.
    pub notes: usize,
    /// Tasks.
    pub tasks: usize,
    /// Deadlines.
    pub deadlines: usize,
    /// Appointments.
    pub appointments: usize,
    /// Notifications.
    pub notifications: usize,
    /// Synchronised rows in all.
    pub rows: usize,
}

impl ErasureCounts {
    fn of(all: &Belongings) -> Self {
        Self {
            contacts: all.count("contacts"),
            communications: all.count("communications"),
            attachments: all.count("attachments"),
            workspaces: all.count("workspaces"),
            documents: all.count("documents"),
            notes: all.count("notes"),
            tasks: all.count("tasks"),
            deadlines: all.count("deadlines"),
            appointments: all.count("appointments"),
            notifications: all.count("notifications"),
            rows: all.rows(),
        }
    }
}

/// What becomes of the database file once the rows are gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thoroughness {
    /// Every page is written anew: nothing of what ever stood in it is left.
    Anew,
    /// The room that was given back is overwritten with zeros; what an earlier change left may remain.
    Overwritten,
}

impl Reader<'_> {
    /// How much an order would take.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn erasure_counts(&self, order: &ErasureOrder) -> Result<ErasureCounts, Error> {
        Ok(ErasureCounts::of(&self.belongings(order)?))
    }
}

impl Writer<'_> {
    /// Erases everything of an order. The caller then calls [`Self::end_erasure`] in the same transaction, and
    /// [`crate::Store::settle_erasures`] after it.
    ///
    /// # Errors
    ///
    /// When the file cannot be written; nothing is erased then.
    pub fn erase(&self, order: &ErasureOrder) -> Result<ErasureCounts, Error> {
        if order.is_empty() {
            return Ok(ErasureCounts::default());
        }
        // Whatever is freed from here on is overwritten, in the tables and in the index alike.
        self.connection.pragma_update(None, "secure_delete", true)?;
        let mut all = self.belongings(order)?;
        self.forgotten_rows(&mut all)?;
        self.named_traces(order, &mut all)?;
        self.blank_log_pages(order, &all)?;
        let threads = self.threads_of(&all)?;
        let contents = self.contents_of(&all)?;
        self.unindex_all(&all)?;
        self.local_traces(&all)?;
        self.forget_searches_for(&order.names)?;
        self.forget_begun_about(&all, &order.names)?;
        self.release(&all)?;
        for (name, ids) in all.tables() {
            let Some(table) = table(name) else { continue };
            for id in ids {
                self.erase_row(table, id)?;
            }
        }
        self.forget_threads(&threads)?;
        self.drop_contents(contents)?;
        Ok(ErasureCounts::of(&all))
    }

    /// Takes the words of what was erased out of the search index. To be called last, after what stays was indexed
    /// anew.
    ///
    /// # Errors
    ///
    /// When the file cannot be written; nothing is erased then.
    pub fn end_erasure(&self, thoroughness: Thoroughness) -> Result<(), Error> {
        self.flush_search()?;
        self.forget_words()?;
        self.must_settle(thoroughness)
    }
}
