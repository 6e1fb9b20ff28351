//! Whether a letter is about a person it names.
//!
//! Rules know how names are written and whom a kind of writer usually writes about
//! ([`crate::entities::names`]); what they say of a person, the ways in which the letter names them, the words around and who
//! else is named are weighed here.

use domain::Category;

use super::Example;
use super::beside::{WORD, beside};
use super::features::{Feature, mix, name};
use crate::corpus::Mail;
use crate::entities::names::people;
use crate::entities::names::people::{Person, Way};
use crate::entities::names::shape::key;
use crate::fold::{Folded, clip};
use crate::judgement::Field;
use crate::lexicon::Concept;
use crate::reading::Reading;
use crate::sender::Sender;
use crate::word::vocabulary;

vocabulary! {
    /// What a person is to the letter that names them.
    pub(crate) Part as "part" {
        /// Somebody of the story: an official, a lawyer, who writes for another.
        Bystander = "bystander",
        /// Whom the letter is about.
        Party = "party",
    }
}

/// A letter and everybody it names.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Cast<'a> {
    pub(crate) reading: &'a Reading<'a>,
    pub(crate) sender: Sender,
    pub(crate) category: Category,
    pub(crate) people: &'a [Person],
}

/// Words on either side that are looked at.
const BESIDE: usize = 5;

/// What a letter says of who writes and for whom.
const SAID: &[Concept] = &[
    Concept::EmployerVoice,
    Concept::SocialWorker,
    Concept::LawyerVoice,
    Concept::WebForm,
    Concept::Reunification,
    Concept::VisaRefused,
    Concept::KnownClient,
    Concept::FirstContact,
];

/// The features of a person, sorted, each once.
pub(crate) fn features(cast: &Cast<'_>, person: &Person) -> Vec<Feature> {
    let mut out = Vec::with_capacity(80);
    let category = name("y", cast.category.as_str());
    let sender = name("s", cast.sender.name());
    let ruled = name("r", if person.is_ruled { "yes" } else { "no" });
    let others = others(cast, person);
    out.extend([ruled, category, sender, others].map(|feature| (feature, 1.0)));
    for (one, other) in [
        (ruled, category),
        (ruled, sender),
        (ruled, others),
        (others, sender),
        (mix(ruled, sender), others),
    ] {
        out.push((mix(one, other), 0.7));
    }
    for way in person.ways() {
        let way = name("w", way.as_str());
        out.push((way, 1.0));
        for other in [category, sender, ruled, others] {
            out.push((mix(way, other), 0.5));
        }
    }
    let writes = name("i", if person.is_writer() { "yes" } else { "no" });
    for &concept in SAID.iter().filter(|&&concept| cast.reading.says(concept)) {
        out.push((mix(name("c", concept.name()), writes), 0.7));
    }
    let length = match person.name.words() {
        0 | 1 => "one",
        2 => "two",
        _ => "more",
    };
    let often = match person.mentions {
        1 => "once",
        2 => "twice",
        _ => "often",
    };
    out.push((name("n", length), 0.7));
    out.push((mix(name("n", often), writes), 0.5));
    out.push((mix(name("n", length), ruled), 0.5));
    for word in key(&person.name.value) {
        out.push((name("k", &word), WORD));
    }
    words(cast.reading, person, &mut out);
    out.sort_by_key(|feature| feature.0);
    out.dedup_by_key(|feature| feature.0);
    out
}

/// Who else is named: the best of the ways in which others are.
fn others(cast: &Cast<'_>, person: &Person) -> u32 {
    let others = || {
        cast.people
            .iter()
            .filter(|other| !std::ptr::eq(*other, person))
    };
    let best = [
        Way::Labelled,
        Way::Relative,
        Way::Employee,
        Way::Shouted,
        Way::Titled,
        Way::Introduced,
        Way::Signed,
        Way::Shown,
        Way::Plain,
    ]
    .into_iter()
    .find(|&way| others().any(|other| other.is(way)));
    let is_ruled = others().any(|other| other.is_ruled);
    mix(
        name("o", best.map_or("none", Way::as_str)),
        name("o", if is_ruled { "ruled" } else { "not" }),
    )
}

/// The words on either side of a name.
fn words(reading: &Reading<'_>, person: &Person, out: &mut Vec<Feature>) {
    let text = match person.field {
        Field::Body => reading.letter.text,
        Field::Subject => reading.letter.subject,
        Field::FromName => reading.letter.from_name,
        _ => return,
    };
    let (Some(before), Some(after)) = (text.get(..person.name.start), text.get(person.name.end..))
    else {
        return;
    };
    let from = before.char_indices().rev().nth(60).map_or(0, |(at, _)| at);
    let before = Folded::new(&before[from..]).text;
    let after = Folded::new(clip(after, 60)).text;
    beside(&before, &after, (BESIDE, BESIDE), out);
    let place = if before.is_empty() || before.ends_with('\n') {
        "line"
    } else {
        "within"
    };
    out.push((name("p", place), 0.5));
}

/// The persons of the corpus with what is true about them.
pub(super) fn examples(mails: &[Mail]) -> Vec<Example> {
    mails.iter().flat_map(of_mail).collect()
}

fn of_mail(mail: &Mail) -> Vec<Example> {
    let (Some(persons), Some(category)) = (&mail.persons, mail.label.category) else {
        return Vec::new();
    };
    let letter = mail.letter();
    let reading = Reading::new(&letter);
    let sender = Sender::of(&reading);
    let people = people(&reading, sender, category, mail.label.procedure.flatten());
    let cast = Cast {
        reading: &reading,
        sender,
        category,
        people: &people,
    };
    let truth = |person: &Person| {
        let is = persons.iter().any(|name| key(name) == person.name.key());
        if is { Part::Party } else { Part::Bystander }
    };
    people
        .iter()
        .map(|person| Example {
            features: features(&cast, person),
            classes: vec![Some(truth(person) as usize)],
            copies: 1,
        })
        .collect()
}
