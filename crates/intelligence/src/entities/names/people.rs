//! The persons a letter names, each once, with every way in which it names them.

use super::overlap;
use super::search::{EMPLOYEES, Names, RELATIVES, Search};
use super::shape::Name;
use crate::judgement::Field;
use crate::word::vocabulary;

vocabulary! {
    /// How a letter names a person.
    pub(crate) Way as "way" {
        /// Behind a label: `Nom : …`.
        Labelled = "labelled",
        /// Behind `M.` or `Mme`.
        Titled = "titled",
        /// Against somebody: `X c/ Y`.
        Party = "party",
        /// As `Given SURNAME`.
        Shouted = "shouted",
        /// As an employee of the writer.
        Employee = "employee",
        /// As a relative of the writer.
        Relative = "relative",
        /// By themselves: `je m'appelle …`.
        Introduced = "introduced",
        /// Under the letter.
        Signed = "signed",
        /// As the sender shown.
        Shown = "shown",
        /// As the sender of the letter that is passed on.
        Forwarded = "forwarded",
        /// In running text, with capitals.
        Plain = "plain",
    }
}

/// A person that a letter names.
#[derive(Debug, Clone)]
pub(crate) struct Person {
    /// The fullest form.
    pub(crate) name: Name,
    pub(crate) field: Field,
    ways: u16,
    /// How often.
    pub(crate) mentions: usize,
    /// Rules that know who writes say that the letter is about them.
    pub(crate) is_ruled: bool,
}

impl Person {
    /// The ways in which the letter names them.
    pub(crate) fn ways(&self) -> impl Iterator<Item = Way> {
        let ways = self.ways;
        Way::ALL
            .iter()
            .copied()
            .filter(move |&way| ways & bit(way) != 0)
    }

    pub(crate) fn is(&self, way: Way) -> bool {
        self.ways & bit(way) != 0
    }

    /// Whether they write the letter themselves.
    pub(crate) fn is_writer(&self) -> bool {
        self.is(Way::Shown) || self.is(Way::Signed) || self.is(Way::Introduced)
    }
}

const fn bit(way: Way) -> u16 {
    1 << way as u16
}

/// Names by the way in which they are found.
pub(super) struct Found(Vec<(Way, Names)>);

impl Found {
    pub(super) fn of(search: &Search<'_, '_>) -> Self {
        let shouted = search.shouted();
        let forwarded: Names = search.forwarded().into_iter().collect();
        let fuller = [shouted.as_slice(), forwarded.as_slice()].concat();
        Self(vec![
            (Way::Labelled, search.labelled()),
            (Way::Titled, search.titled(&fuller)),
            (Way::Party, search.parties()),
            (Way::Shouted, shouted),
            (Way::Employee, search.related(EMPLOYEES)),
            (Way::Relative, search.related(RELATIVES)),
            (Way::Introduced, search.introduced()),
            (Way::Signed, search.signed()),
            (Way::Shown, search.shown()),
            (Way::Forwarded, forwarded),
            (Way::Plain, search.plain()),
        ])
    }

    pub(super) fn by(&self, way: Way) -> &Names {
        &self.0[way as usize].1
    }

    /// Each person once, in the order of the ways; `ruled` are those of whom rules say that the letter is about them.
    pub(super) fn people(&self, ruled: &Names) -> Vec<Person> {
        let mut people: Vec<Person> = Vec::new();
        for (way, names) in &self.0 {
            for (field, name) in names {
                join(&mut people, *way, *field, name);
            }
        }
        for person in &mut people {
            let key = person.name.key();
            person.is_ruled = ruled.iter().any(|(_, name)| overlap(&name.key(), &key));
        }
        people
    }
}

/// Adds a mention to the person it names, or a person.
fn join(people: &mut Vec<Person>, way: Way, field: Field, name: &Name) {
    let key = name.key();
    let known = people
        .iter_mut()
        .find(|person| overlap(&person.name.key(), &key));
    let Some(person) = known else {
        people.push(Person {
            name: name.clone(),
            field,
            ways: bit(way),
            mentions: 1,
            is_ruled: false,
        });
        return;
    };
    person.ways |= bit(way);
    person.mentions += 1;
    // Capitals in running text go on behind a name more often than a name is longer than it is written elsewhere.
    let is_fuller = match way {
        Way::Plain => person.name.words() == 1,
        _ => name.words() <= 4,
    };
    if is_fuller && name.words() > person.name.words() {
        person.name = name.clone();
        person.field = field;
    }
}
