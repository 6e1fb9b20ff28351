//! The persons a letter is about: clients, prospects, and family members who are a party.
//!
//! Who writes decides where to look. A person writing for themselves is the person; an authority, a
//! colleague or a social worker names somebody else; a relative names a relative.

mod around;
mod capitals;
mod search;
pub(crate) mod shape;
mod words;

use domain::{Category, Procedure};

use self::search::{EMPLOYEES, Names, RELATIVES, Search};
use self::shape::key;
use crate::judgement::{Found, Span};
use crate::lexicon::Concept;
use crate::reading::Reading;
use crate::sender::Sender;

/// The persons, most certain first.
pub(crate) fn person_names(
    reading: &Reading<'_>,
    sender: Sender,
    category: Category,
    procedure: Option<Procedure>,
) -> Vec<Found<String>> {
    if matches!(
        category,
        Category::Spam | Category::LaposteNotification | Category::General
    ) || category == Category::Urgent && sender == Sender::Business
    {
        return Vec::new();
    }
    let search = Search::new(reading, sender);
    let labelled = search.labelled();
    let mut names = match sender {
        Sender::Form if !labelled.is_empty() => labelled,
        Sender::Authority
        | Sender::Lawyer
        | Sender::SocialWorker
        | Sender::Machine
        | Sender::Colleague => or_else(labelled, || {
            or_else(search.titled(), || {
                or_else(search.parties(), || {
                    search.forwarded().into_iter().collect()
                })
            })
        }),
        Sender::Employer => or_else(or_else(labelled, || search.related(EMPLOYEES)), || {
            or_else(search.titled(), || search.writer())
        }),
        Sender::Relative => or_else(search.related(RELATIVES), || {
            or_else(search.titled(), || {
                or_else(search.shouted(), || search.writer())
            })
        }),
        Sender::Business | Sender::Person | Sender::Form => search.writer(),
    };
    if category == Category::Ceseda
        && !matches!(sender, Sender::Authority | Sender::Machine)
        && let Some(other) = only_other(&search)
    {
        names = vec![other];
    }
    let is_party = matches!(procedure, Some(Procedure::RegroupementFamilial))
        || reading.says_any(&[Concept::VisaRefused, Concept::Reunification]);
    if is_party
        && matches!(
            sender,
            Sender::Person | Sender::Relative | Sender::Form | Sender::Business
        )
    {
        let mut both = search.writer();
        both.extend(
            search
                .related(RELATIVES)
                .into_iter()
                .filter(|(_, n)| n.words() > 1),
        );
        both.extend(search.titled().into_iter().filter(|(_, n)| n.words() > 1));
        both.extend(names);
        names = both;
    }
    let mut found: Vec<Found<String>> = Vec::new();
    for (field, name) in names {
        let span = Span {
            field,
            start: name.start,
            end: name.end,
        };
        let known = found
            .iter()
            .position(|f| overlap(&key(&f.value), &name.key()));
        match known {
            Some(at) if found[at].value.len() < name.value.len() => {
                found[at] = Found {
                    value: name.value,
                    span,
                    confidence: 0.85,
                }
            }
            Some(_) => {}
            None => found.push(Found {
                value: name.value,
                span,
                confidence: 0.85,
            }),
        }
    }
    found.truncate(4);
    found
}

/// The one person written as `Given SURNAME` by somebody who does not sign so: whom the writer speaks for.
fn only_other(search: &Search<'_, '_>) -> Option<(crate::judgement::Field, shape::Name)> {
    let writer = search.shown();
    let mut others: Names = Vec::new();
    for (field, name) in search.shouted() {
        let is = |known: &(_, shape::Name)| overlap(&known.1.key(), &name.key());
        if writer.iter().any(is) {
            return None;
        }
        if !others.iter().any(is) {
            others.push((field, name));
        }
    }
    let only = others.pop()?;
    others.is_empty().then_some(only)
}

fn or_else(first: Names, then: impl FnOnce() -> Names) -> Names {
    if first.is_empty() { then() } else { first }
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
