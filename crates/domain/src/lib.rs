//! The nouns of the firm and the rules about them.
//!
//! Everything here is a pure function of its arguments: this room reads no clock, no file and no
//! random number, opens no connection, and its types are not serialisable. Whoever stores or ships a
//! value translates it, which is what keeps a rule free to change without breaking a file.
//!
//! - [`law`] and [`deadlines`]: the rules of immigration law as data, and how to count with them.
//! - [`holidays`]: French public holidays of any year and zone.
//! - [`reminders`]: when a person hears of what is to come.
//! - [`mod@urgency`], [`sla`], [`clock`]: how soon something wants a person, and time that jumps.
//! - [`plan`]: what a licence opens.
//! - [`case_law`]: how decisions of courts are named and cited.
//! - [`contacts`], [`names`], [`mod@reference`]: who is who, and how a workspace is called.
//! - [`outcome`], [`forecast`]: how matters ended, and what that says about the others.
//! - [`outbox`]: the steps of mail on its way out.
//! - [`prospects`], [`products`]: who was met at a show, and what was shown.
//! - [`events`], [`status`], [`triage`], [`people`]: the vocabularies.

mod word;

pub mod case_law;
pub mod clock;
pub mod contacts;
pub mod deadlines;
pub mod events;
pub mod forecast;
pub mod holidays;
pub mod law;
pub mod names;
pub mod outbox;
pub mod outcome;
pub mod people;
pub mod plan;
pub mod products;
pub mod prospects;
pub mod reference;
pub mod reminders;
pub mod sla;
pub mod status;
pub mod triage;
pub mod urgency;

pub use clock::ClockCheck;
pub use events::EventName;
pub use holidays::Zone;
pub use law::Urgency;
pub use outcome::Outcome;
pub use people::{Capability, Role};
pub use plan::{Feature, Plan};
pub use reference::Reference;
pub use sla::SlaPolicy;
pub use status::{Status, Step};
pub use triage::{Category, Priority, Procedure, Sentiment};
pub use word::UnknownWord;
