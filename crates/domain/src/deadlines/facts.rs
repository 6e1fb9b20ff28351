//! What a person tells about a decision: the request for a deadline.

use jiff::civil::{Date, DateTime, date};

use super::{DeadlineError, Start};
use crate::holidays::Zone;
use crate::word::vocabulary;

vocabulary! {
    /// Where the person lives, for extensions of distance.
    Residence as "residence" {
        /// Mainland France.
        Metropole = "metropole",
        /// Overseas, French Guiana excepted where that is known.
        OutreMer = "outre-mer",
        /// French Guiana: overseas, but without the extension before the CNDA.
        Guyane = "guyane",
        /// Abroad.
        Etranger = "etranger",
    }
}

/// What is known of a request for legal aid. Only the rules about legal aid use it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LegalAidFacts {
    /// The day it was asked for.
    pub requested: Option<Date>,
    /// The day the decision on it reached the client.
    pub notified_applicant: Option<Date>,
    /// The day it reached the lawyer.
    pub notified_lawyer: Option<Date>,
    /// The day a lawyer was designated.
    pub lawyer_designated: Option<Date>,
    /// The family of the delay that it interrupts.
    pub base_family: String,
    /// The variant of that family, or empty.
    pub base_variant: String,
}

/// A request for a deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Request {
    /// The family of rules that the situation names.
    pub family: String,
    /// The variant, or empty when it is not known.
    pub variant: String,
    /// The date that chooses the version; what it is about says [`crate::law::Rule::version_key`].
    pub decided: Date,
    /// When the delay begins: notification, filing, hearing.
    pub start: Start,
    /// What the act bears, where the start was written with an offset ([`Start::written`]): delays in days and months
    /// run from this day, whatever day it is in the zone. `None` takes the day in the zone.
    pub written: Option<DateTime>,
    /// The holidays of the seat of the court.
    pub zone: Zone,
    /// Where the person lives.
    pub residence: Residence,
    /// IANA zone in which days begin and end; `None` takes that of `zone`.
    pub time_zone: Option<String>,
    /// Legal aid, for the rules about it.
    pub legal_aid: LegalAidFacts,
}

impl Request {
    /// A request with the defaults of the law file: no variant, mainland holidays and residence, no legal aid.
    #[must_use]
    pub fn new(family: impl Into<String>, decided: Date, start: Start) -> Self {
        Self {
            family: family.into(),
            variant: String::new(),
            decided,
            start,
            written: None,
            zone: Zone::Metropole,
            residence: Residence::Metropole,
            time_zone: None,
            legal_aid: LegalAidFacts::default(),
        }
    }
}

/// Refuses a day outside 1970-2100.
pub(super) fn in_range(day: Date) -> Result<Date, DeadlineError> {
    if (date(1970, 1, 1)..=date(2100, 12, 31)).contains(&day) {
        Ok(day)
    } else {
        Err(DeadlineError::OutOfRange(day))
    }
}
