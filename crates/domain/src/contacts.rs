//! Whether two records are the same person.
//!
//! A mail address or a phone number with a name that does not contradict it is certain; a name alone
//! is only likely and waits for a person; an address with another name is a shared mailbox until
//! somebody says otherwise.

use crate::names::{self, NameMatch};

/// What is known of one person.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PersonFacts {
    /// Names as they were written, best first.
    pub names: Vec<String>,
    /// Mail addresses as they were written.
    pub mails: Vec<String>,
    /// Phone numbers in E.164.
    pub phones: Vec<String>,
    /// Numbers that an authority gave this person alone: AGDREF, OFPRA.
    pub references: Vec<String>,
}

/// One thing that two records share, or that speaks against them.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Evidence {
    /// The same mail address, in lower case.
    Mail(String),
    /// The same phone number.
    Phone(String),
    /// The same number of an authority.
    Reference(String),
    /// The same name, as the second record writes it.
    SameName(String),
    /// A shorter or misspelled form of the name, as the second record writes it.
    CompatibleName(String),
    /// Names that cannot be one person's.
    OtherName(String),
}

/// How two records relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MatchDegree {
    /// Nothing joins them.
    No,
    /// A person decides.
    Likely,
    /// One person; they may be joined, and the evidence is kept.
    Certain,
}

/// The answer of [`same_person`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// How sure.
    pub degree: MatchDegree,
    /// What it rests on, in the order of strength.
    pub evidence: Vec<Evidence>,
}

/// A mail address in the form that is compared: lower case, no angle brackets, no `+tag`.
///
/// `None` when it has no `@` with something on both sides.
#[must_use]
pub fn mail_key(address: &str) -> Option<String> {
    let address = address
        .trim()
        .trim_start_matches('<')
        .trim_end_matches('>')
        .trim()
        .to_lowercase();
    let (local, domain) = address.rsplit_once('@')?;
    let local = local
        .split_once('+')
        .map_or(local, |(untagged, _)| untagged);
    (!local.is_empty() && !domain.is_empty()).then(|| format!("{local}@{domain}"))
}

/// A phone number as its digits with a leading `+`, or `None` when it is too short to name anybody.
#[must_use]
pub fn phone_key(number: &str) -> Option<String> {
    let international = number.trim().starts_with('+');
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    match (international, digits.strip_prefix("00"), digits.len()) {
        (true, _, 8..=15) => Some(format!("+{digits}")),
        (false, Some(abroad), 10..=17) => Some(format!("+{abroad}")),
        // The firm is French: ten digits that begin with one 0 are a French number.
        (false, None, 10) => digits
            .strip_prefix('0')
            .map(|national| format!("+33{national}")),
        _ => None,
    }
}

/// The letters and digits of a number given by an authority, or `None` when there are too few to be one.
#[must_use]
pub fn reference_key(reference: &str) -> Option<String> {
    let key: String = reference
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_uppercase())
        .collect();
    (key.len() >= 7).then_some(key)
}

/// Whether `left` and `right` are the same person, and why.
///
/// - Certain: a shared mail, phone or reference, and the names are compatible or one side has none.
/// - Likely: a shared mail, phone or reference with other names (a family's mailbox), or the same name alone.
/// - No: everything else; a compatible name alone is no evidence.
///
/// ```
/// use domain::contacts::{MatchDegree, PersonFacts, same_person};
/// let known = PersonFacts { names: vec!["Mamadou DIALLO".into()], mails: vec!["m.diallo@example.fr".into()], ..PersonFacts::default() };
/// let sender = PersonFacts { names: vec!["Diallo Mamadou".into()], mails: vec!["M.Diallo@Example.fr".into()], ..PersonFacts::default() };
/// assert_eq!(same_person(&known, &sender).degree, MatchDegree::Certain);
/// ```
#[must_use]
pub fn same_person(left: &PersonFacts, right: &PersonFacts) -> Match {
    let mut evidence: Vec<Evidence> = Vec::new();
    evidence.extend(
        shared(&left.mails, &right.mails, mail_key)
            .into_iter()
            .map(Evidence::Mail),
    );
    evidence.extend(
        shared(&left.phones, &right.phones, phone_key)
            .into_iter()
            .map(Evidence::Phone),
    );
    evidence.extend(
        shared(&left.references, &right.references, reference_key)
            .into_iter()
            .map(Evidence::Reference),
    );
    let joined = !evidence.is_empty();
    let name = best_name(left, right);
    let degree = match (joined, name.as_ref().map(|(degree, _)| *degree)) {
        (true, None | Some(NameMatch::Same | NameMatch::Compatible)) => MatchDegree::Certain,
        (true, Some(NameMatch::Different)) | (false, Some(NameMatch::Same)) => MatchDegree::Likely,
        (false, _) => {
            return Match {
                degree: MatchDegree::No,
                evidence: Vec::new(),
            };
        }
    };
    evidence.extend(name.map(|(degree, written)| match degree {
        NameMatch::Same => Evidence::SameName(written),
        NameMatch::Compatible => Evidence::CompatibleName(written),
        NameMatch::Different => Evidence::OtherName(written),
    }));
    Match { degree, evidence }
}

/// The keys that both lists hold, each once, in the order of the right one.
fn shared(left: &[String], right: &[String], key: fn(&str) -> Option<String>) -> Vec<String> {
    let left: Vec<String> = left.iter().filter_map(|value| key(value)).collect();
    let mut both: Vec<String> = Vec::new();
    for value in right.iter().filter_map(|value| key(value)) {
        if left.contains(&value) && !both.contains(&value) {
            both.push(value);
        }
    }
    both
}

/// The best relation of any two names, or `None` when one side has no name.
fn best_name(left: &PersonFacts, right: &PersonFacts) -> Option<(NameMatch, String)> {
    let named = |name: &&String| !names::fold(name).is_empty();
    let pairs = left.names.iter().filter(named).flat_map(|known| {
        right
            .names
            .iter()
            .filter(named)
            .map(move |other| (names::compare(known, other), other.clone()))
    });
    pairs.reduce(|best, next| if next.0 > best.0 { next } else { best })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn person(name: &str, mail: &str, phone: &str) -> PersonFacts {
        let some = |text: &str| {
            if text.is_empty() {
                vec![]
            } else {
                vec![text.to_owned()]
            }
        };
        PersonFacts {
            names: some(name),
            mails: some(mail),
            phones: some(phone),
            references: vec![],
        }
    }

    #[test]
    fn the_table_of_matches() {
        use MatchDegree::{Certain, Likely, No};
        let known = person("Mamadou DIALLO", "m.diallo@example.fr", "+33639981452");
        for (name, mail, phone, expected) in [
            ("Diallo Mamadou", "M.Diallo@EXAMPLE.fr", "", Certain),
            ("", "<m.diallo@example.fr>", "", Certain),
            ("M. Diallo", "m.diallo+visa@example.fr", "", Certain),
            ("Mamadou Dialo", "", "06 39 98 14 52", Certain),
            ("Mamadou Diallo", "autre@example.fr", "", Likely),
            ("Awa Diallo", "m.diallo@example.fr", "", Likely),
            ("Awa Diallo", "", "+33 6 39 98 14 52", Likely),
            ("M. Diallo", "autre@example.fr", "", No),
            ("Jean Martin", "jean@example.fr", "+33639981499", No),
            ("", "", "", No),
            ("", "@", "3631", No),
        ] {
            let found = same_person(&known, &person(name, mail, phone));
            assert_eq!(found.degree, expected, "{name} {mail} {phone}: {found:?}");
            assert_eq!(
                found.degree == No,
                found.evidence.is_empty(),
                "a match says why, a non-match has nothing to say"
            );
        }
    }

    #[test]
    fn matching_is_symmetric_in_degree() {
        let people = [
            person("Mamadou DIALLO", "m@example.fr", ""),
            person("Diallo M.", "m@example.fr", "+33639981452"),
            person("Awa Diallo", "", "0639981452"),
            person("Mamadou Diallo", "", ""),
        ];
        for left in &people {
            for right in &people {
                assert_eq!(
                    same_person(left, right).degree,
                    same_person(right, left).degree
                );
            }
        }
    }

    #[test]
    fn a_foreigner_number_joins_as_a_mail_does() {
        let with = |name: &str, number: &str| PersonFacts {
            names: vec![name.into()],
            references: vec![number.into()],
            ..PersonFacts::default()
        };
        let found = same_person(
            &with("A. Sow", "06 0312 8447"),
            &with("Aminata Sow", "0603128447"),
        );
        assert_eq!(found.degree, MatchDegree::Certain);
        assert_eq!(
            found.evidence.first(),
            Some(&Evidence::Reference("0603128447".into()))
        );
    }
}
