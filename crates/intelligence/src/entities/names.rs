//! The persons a letter is about: clients, prospects, and family members who are a party.
//!
//! Who writes decides where to look. A person writing for themselves is the person; an authority, a
//! colleague or a social worker names somebody else; a relative names a relative.

mod around;
mod capitals;
mod own;
pub(crate) mod people;
mod ruled;
mod search;
pub(crate) mod shape;
mod words;

use domain::{Category, Procedure};

use self::people::{Found as FoundNames, Person};
use self::search::Search;
use crate::judgement::{Found, Span};
use crate::model::Model;
use crate::model::party::{Cast, features};
use crate::reading::Reading;
use crate::sender::Sender;

/// How likely it must be that the letter is about a person, chosen on letters that no training saw.
const LEAST: f32 = 0.5;

/// The same for the likeliest person: nearly every letter is about somebody.
const LEAST_OF_FIRST: f32 = 0.2;

/// At most so many persons are worth a line each.
const MOST: usize = 4;

/// The persons a letter names, each once.
pub(crate) fn people(
    reading: &Reading<'_>,
    sender: Sender,
    category: Category,
    procedure: Option<Procedure>,
) -> Vec<Person> {
    let found = FoundNames::of(&Search::new(reading, sender));
    let ruled = ruled::ruled(&found, reading, sender, category, procedure);
    found.people(&ruled)
}

/// The persons the letter is about, most certain first.
pub(crate) fn person_names(
    reading: &Reading<'_>,
    sender: Sender,
    category: Category,
    procedure: Option<Procedure>,
    model: &Model,
) -> Vec<Found<String>> {
    if matches!(
        category,
        Category::Spam | Category::LaposteNotification | Category::General
    ) {
        return Vec::new();
    }
    let people = people(reading, sender, category, procedure);
    let cast = Cast {
        reading,
        sender,
        category,
        people: &people,
    };
    let mut found: Vec<Found<String>> = people
        .iter()
        .map(|person| {
            let confidence = model.party(&features(&cast, person));
            let span = Span {
                field: person.field,
                start: person.name.start,
                end: person.name.end,
            };
            Found {
                value: person.name.value.clone(),
                span,
                confidence: confidence.min(0.97),
            }
        })
        .collect();
    found.sort_by(|one, other| other.confidence.total_cmp(&one.confidence));
    let sure = found
        .iter()
        .take_while(|person| person.confidence >= LEAST)
        .count();
    let first = found
        .iter()
        .take(1)
        .filter(|person| person.confidence >= LEAST_OF_FIRST);
    found.truncate(sure.max(first.count()).min(MOST));
    found
}

/// One person written twice: the surname alone, or with more given names.
fn overlap(one: &[String], other: &[String]) -> bool {
    let (short, long) = if one.len() <= other.len() {
        (one, other)
    } else {
        (other, one)
    };
    short.iter().all(|word| {
        long.contains(word) || word.len() == 1 && long.iter().any(|l| l.starts_with(word.as_str()))
    })
}

/// An address of the firm that owns the mailbox.
pub(crate) fn is_owners(reading: &Reading<'_>, address: &str) -> bool {
    let owners = &reading.letter.owners;
    if owners
        .addresses
        .iter()
        .any(|a| a.eq_ignore_ascii_case(address))
    {
        return true;
    }
    let domain = address.rsplit_once('@').map_or("", |(_, d)| d);
    if owners.domains.is_empty() && owners.addresses.is_empty() {
        // Nothing told: the first recipient's house is the owner's.
        return reading.letter.to.first().is_some_and(|m| {
            m.address
                .rsplit_once('@')
                .map_or("", |(_, d)| d)
                .eq_ignore_ascii_case(domain)
        });
    }
    owners
        .domains
        .iter()
        .any(|d| d.eq_ignore_ascii_case(domain))
}

#[cfg(test)]
mod tests;
