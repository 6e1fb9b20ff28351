//! Telephone and fax numbers, to E.164. A number without country is French.

use std::sync::OnceLock;

use aho_corasick::AhoCorasick;
use regex::Regex;

use super::{add, stretches::hits, texts};
use crate::fold::Folded;
use crate::judgement::{Found, Span};
use crate::reading::Reading;

/// The shortest shape: a country, and two more.
const LEAST_DIGITS: usize = 3;

/// Every number of the letter, except where the words before it say that it names a file.
/// `taken` are spans already read as something else.
pub(crate) fn phones(reading: &Reading<'_>, taken: &[Span]) -> Vec<Found<String>> {
    let mut found = Vec::new();
    for (field, text) in texts(reading) {
        for (start, end) in hits(shapes(), text, LEAST_DIGITS) {
            let span = Span { field, start, end };
            let number = &text[start..end];
            let overlaps = taken
                .iter()
                .any(|t| t.field == field && t.start < span.end && span.start < t.end);
            if overlaps || !stands_alone(text, start, end) || names_a_file(text, start, number) {
                continue;
            }
            if let Some((number, confidence)) = e164(number) {
                add(&mut found, number, span, confidence);
            }
        }
    }
    found
}

fn shapes() -> &'static Regex {
    static SHAPES: OnceLock<Regex> = OnceLock::new();
    SHAPES.get_or_init(|| {
        Regex::new(concat!(
            r"(?:\+|(?-u:\b)00)[ \u{a0}]?[1-9]\d{0,2}[ \u{a0}\u{202f}.\-]{0,2}(?:\(0\)[ .\-]?)?(?:\(?\d{1,5}\)?[ \u{a0}\u{202f}.\-/]{0,2}){1,6}\d{1,4}",
            r"|(?-u:\b)0[1-9](?:[ \u{a0}\u{202f}.\-/_]{0,3}\d{2}){4}",
            r"|(?-u:\b)0[ \u{a0}\u{202f}.\-]?[1-9](?:[ \u{a0}\u{202f}.\-]{0,2}\d){8}",
        ))
        .expect("a constant pattern")
    })
}

/// No digit or letter touches the number: it is not a part of a longer one.
fn stands_alone(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].chars().next_back();
    let after = text[end..].chars().next();
    let glued = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let goes_on = text[end..]
        .strip_prefix([' ', '.', '-'])
        .is_some_and(|rest| {
            let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
            digits == 2 || digits == 3 || digits == 1 && !rest[1..].starts_with(['.', ')', '/'])
        });
    !glued(before) && !glued(after) && !matches!(before, Some('/' | '_' | '=' | '+')) && !goes_on
}

/// Words before a telephone number. Folded.
const PHONE_WORDS: &[&str] = &[
    "tel",
    "port",
    "mobile",
    "portable",
    "appel",
    "joindre",
    "fax",
    "phone",
    "call",
    "whatsapp",
    "sms",
    "numero de tel",
    "std",
    "joignable",
    "rappel",
    "mon num",
    "son num",
    "my number",
];

/// Words before a number that names a file. Folded.
const FILE_WORDS: &[&str] = &[
    "etranger",
    "agdref",
    "fne",
    "n° personnel",
    "numero personnel",
    "identifiant",
    "dossier",
    "titre n",
    "recepisse n",
    "requete",
    "recours n",
    "siret",
    "siren",
    "rcs",
    "iban",
    "facture",
    "commande",
    "client n",
    "reference",
    "ref.",
    "suivi",
    "colis",
    "foreigner",
    "file number",
    "alien",
    "file no",
    "case number",
];

fn labels() -> &'static AhoCorasick {
    static LABELS: OnceLock<AhoCorasick> = OnceLock::new();
    LABELS.get_or_init(|| {
        AhoCorasick::new(PHONE_WORDS.iter().chain(FILE_WORDS)).expect("a few dozen short words")
    })
}

/// `numéro étranger : 0603128447` names a file, although it looks like a telephone number.
pub(crate) fn names_a_file(text: &str, start: usize, number: &str) -> bool {
    let from = text[..start]
        .char_indices()
        .rev()
        .nth(48)
        .map_or(0, |(i, _)| i);
    let before = Folded::new(&text[from..start]).text;
    let (mut phone, mut file) = (None, None);
    for found in labels().find_overlapping_iter(&before) {
        let last = if found.pattern().as_usize() < PHONE_WORDS.len() {
            &mut phone
        } else {
            &mut file
        };
        *last = (*last).max(Some(found.start()));
    }
    let bare = number.bytes().all(|b| b.is_ascii_digit());
    match (file, phone) {
        (Some(file), Some(phone)) => file > phone,
        (Some(file), None) => bare || before.len() - file < 26,
        _ => false,
    }
}

/// E.164 and a confidence. French numbers go by their shape alone, so that ranges the published plan
/// calls unassigned still count.
fn e164(raw: &str) -> Option<(String, f32)> {
    let international = raw.starts_with('+') || raw.starts_with("00");
    let cleaned = raw.replace("(0)", "");
    let digits: String = cleaned.chars().filter(char::is_ascii_digit).collect();
    let digits = if raw.starts_with("00") {
        &digits[2..]
    } else {
        &digits[..]
    };
    if !international {
        return (digits.len() == 10 && digits.starts_with('0'))
            .then(|| (format!("+33{}", &digits[1..]), 0.97));
    }
    if let Some(national) = digits.strip_prefix("33") {
        let national = national.strip_prefix('0').unwrap_or(national);
        return (national.len() == 9 && !national.starts_with('0'))
            .then(|| (format!("+33{national}"), 0.98));
    }
    let parsed = phonenumber::parse(None, format!("+{digits}")).ok()?;
    let length = parsed.national().value().to_string().len();
    (6..=12).contains(&length).then(|| {
        let number = parsed.format().mode(phonenumber::Mode::E164).to_string();
        let confidence = if phonenumber::is_valid(&parsed) {
            0.98
        } else {
            0.9
        };
        (number, confidence)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_way_to_write_a_number_comes_out_the_same() {
        for raw in [
            "06 39 98 14 52",
            "06.39.98.14.52",
            "0639981452",
            "+33 6 39 98 14 52",
            "+33 (0)6 39 98 14 52",
            "0033639981452",
            "06-39-98-14-52",
            "06 39981452",
        ] {
            let hit = shapes().find(raw).unwrap_or_else(|| panic!("{raw}"));
            assert_eq!(
                e164(hit.as_str()).map(|n| n.0).as_deref(),
                Some("+33639981452"),
                "{raw}"
            );
        }
        let hit = shapes()
            .find("call +44 7700 900127 (mobile)")
            .expect("found");
        assert_eq!(e164(hit.as_str()).expect("number").0, "+447700900127");
    }

    #[test]
    fn the_words_before_a_number_say_whether_it_names_a_file() {
        assert!(names_a_file("N° étranger : ", 15, "0603128447"));
        assert!(!names_a_file("mon dossier, tel : ", 19, "0603128447"));
        assert!(!names_a_file("", 0, "0603128447"));
    }
}
