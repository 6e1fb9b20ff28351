//! Case numbers given by an authority or a court.

use std::sync::OnceLock;

use regex::{Regex, RegexSet};

use super::{
    add,
    stretches::{stretches, within},
    texts,
};
use crate::decide::is_immigration;
use crate::fold::Folded;
use crate::judgement::{Field, Found, Span};
use crate::reading::Reading;

/// A kind of case number: its shape, and the words that must stand near it.
struct Kind {
    shape: &'static str,
    /// One of these within the reach before the number. Empty: the shape is enough.
    near: &'static [&'static str],
    /// None of these directly before the number.
    never: &'static [&'static str],
    confidence: f32,
    /// Only in a letter about entry and stay.
    stay_only: bool,
}

/// Words before numbers that are nobody's case: orders, bills, tickets, papers, laws.
const NOT_A_CASE: &[&str] = &[
    "arrete n",
    "arrete no",
    "arrete prefectoral n",
    "facture",
    "devis",
    "commande",
    "ticket",
    "reclamation",
    "passeport n",
    "passport",
    "recepisse n",
    "cni n",
    "identite n",
    "siret",
    "siren",
    "rcs",
    "client n",
    "abonne n",
    "contrat n",
    "ref. interne",
    "notre ref",
    "nos ref",
    "iban",
    "loi n",
    "decret n",
    "assignation n",
    "police n",
    "adherent n",
    "vol n",
    "suivi",
    "envoi",
    "colis",
];

const KINDS: &[Kind] = &[
    Kind {
        shape: r"(?-u:\b)20\d{2}-\d{2}-\d{5}(?-u:\b)",
        near: &[],
        never: NOT_A_CASE,
        confidence: 0.95,
        stay_only: false,
    },
    Kind {
        shape: r"(?-u:\b)\d{2}-\d{2}-\d{5}(?-u:\b)",
        near: &["ofpra"],
        never: NOT_A_CASE,
        confidence: 0.9,
        stay_only: false,
    },
    Kind {
        shape: r"(?-u:\b)(?:19|20)\d{2}\s?x\s?\d{3}\s?\d{3}(?-u:\b)",
        near: &[],
        never: &[],
        confidence: 0.97,
        stay_only: false,
    },
    Kind {
        shape: r"(?-u:\b)fra\d[a-z]{2}\s?\d{4}\s?\d{4,8}(?-u:\b)|(?-u:\b)fra\d[a-z0-9]{2,3}\d{9,14}(?-u:\b)",
        near: &[],
        never: &[],
        confidence: 0.97,
        stay_only: false,
    },
    Kind {
        shape: r"(?-u:\b)\d{2}\s?(?:bx|da|do|ly|ma|nc|nt|pa|tl|ve)\s?\d{5}(?-u:\b)",
        near: &[],
        never: &[],
        confidence: 0.97,
        stay_only: false,
    },
    Kind {
        shape: r"(?-u:\b)c-\d{5}-20\d{2}-\d{4,6}(?-u:\b)",
        near: &[],
        never: &[],
        confidence: 0.9,
        stay_only: false,
    },
    Kind {
        shape: r"(?-u:\b)(?:rg\s*)?(?:[a-z]\s?)?\d{2}/\d{5}(?-u:\b)",
        near: &[
            "rg",
            "role",
            "tribunal",
            "tj ",
            "cph",
            "prud",
            "jld",
            "cour",
            "minute",
            "juge",
            "jaf",
            "dossier",
            "affaire",
            " c/ ",
            "procedure",
            "audience",
            "docket",
            "greffe",
            "parquet",
            "bureau de conciliation",
            "demandeur",
            "demanderesse",
        ],
        never: NOT_A_CASE,
        confidence: 0.95,
        stay_only: false,
    },
    Kind {
        shape: r"(?-u:\b)(?:rg\s*)(?:n\W{0,3})?(?:[a-z]\s?)?\d{2}[/-]\d{4,6}(?-u:\b)",
        near: &[],
        never: &[],
        confidence: 0.97,
        stay_only: false,
    },
    Kind {
        shape: r"(?-u:\b)\d{2}\s?\d{3}\s?\d{3}(?-u:\b)",
        near: &[
            "cnda",
            "cour nationale",
            "c/ ofpra",
            "recours",
            "ofpra",
            "la cour",
        ],
        never: NOT_A_CASE,
        confidence: 0.95,
        stay_only: false,
    },
    Kind {
        shape: r"(?-u:\b)[012]\d{6}(?:-\d{1,2})?(?-u:\b)",
        near: &[
            "tribunal",
            "ta ",
            "requete",
            "telerecours",
            "[tr]",
            "dossier",
            "instance",
            " c/ ",
            "court",
            "refere",
            "audience",
            "greffe",
            "juradm",
            "recours n",
            "case no",
            "case number",
            "affaire",
        ],
        never: NOT_A_CASE,
        confidence: 0.93,
        stay_only: false,
    },
    Kind {
        shape: r"(?-u:\b)\d{1,2}\s?\d{2}\s?\d\s?\d{2}\s?\d\s?\d{3}(?-u:\b)|(?-u:\b)\d{10}(?-u:\b)|(?-u:\b)\d{2}(?:[\s.]\d{2}){4}(?-u:\b)",
        near: &[
            "etranger",
            "agdref",
            "fne",
            "n° personnel",
            "numero personnel",
            "numero perso",
            "n perso",
            "foreigner",
            "identifiant anef",
            "numero d'etranger",
            "alien",
        ],
        never: &["tel", "port.", "mobile", "fax"],
        confidence: 0.95,
        stay_only: false,
    },
    // A numéro étranger without the word: no telephone number begins so, and other numbers say what they are.
    Kind {
        shape: r"(?-u:\b)[1-9]\d{3}\s?\d{3}\s?\d{3}(?-u:\b)",
        near: &[
            "prefecture",
            "dossier",
            "numero",
            "n°",
            "(no ",
            "demande (",
            "votre demande",
            "sejour",
            "recepisse",
            "oqtf",
            "mme ",
            "m. ",
            "madame",
            "monsieur",
        ],
        never: NOT_A_CASE,
        confidence: 0.8,
        stay_only: true,
    },
    Kind {
        shape: r"(?-u:\b)2[0-9]\d{5}(?-u:\b)",
        near: &["oqtf (", "recours contre", "notre recours", "le recours"],
        never: NOT_A_CASE,
        confidence: 0.8,
        stay_only: true,
    },
    Kind {
        shape: r"(?-u:\b)\d{6}(?-u:\b)",
        near: &["conseil d'etat"],
        never: NOT_A_CASE,
        confidence: 0.8,
        stay_only: false,
    },
];

/// How far back the words that make a number a case may stand, in folded bytes.
const REACH: usize = 90;

/// No case number has fewer digits.
const LEAST_DIGITS: usize = 6;

/// Every case number of the letter: spaces, dots and words dropped, hyphens and slashes kept.
pub(crate) fn references(reading: &Reading<'_>, taken: &[Span]) -> Vec<Found<String>> {
    let mut found = Vec::new();
    for (field, text) in texts(reading) {
        let folded = match field {
            Field::Subject => &reading.subject,
            Field::Body => &reading.body,
            Field::FromName | Field::FromAddress => continue,
        };
        if text.bytes().filter(u8::is_ascii_digit).count() >= LEAST_DIGITS {
            search(field, folded, reading, taken, &mut found);
        }
    }
    found
}

fn search(
    field: Field,
    folded: &Folded,
    reading: &Reading<'_>,
    taken: &[Span],
    found: &mut Vec<Found<String>>,
) {
    let text = folded.text.as_str();
    let shapes = shapes();
    let places: Vec<_> = stretches(text, LEAST_DIGITS)
        .map(|range| (shapes.any.matches(&text[range.clone()]), range))
        .collect();
    let mut claimed: Vec<(usize, usize)> = Vec::new();
    for (number, (kind, shape)) in KINDS.iter().zip(&shapes.each).enumerate() {
        let hits = places
            .iter()
            .filter(|(kinds, _)| kinds.matched(number))
            .flat_map(|(_, range)| within(shape, text, range.clone()));
        for (start, end) in hits {
            let range = folded.range(start, end);
            let overlaps = taken
                .iter()
                .any(|t| t.field == field && t.start < range.end && range.start < t.end)
                || claimed.iter().any(|&(s, e)| s < end && start < e);
            if overlaps
                || touches_digits(text, start, end)
                || !is_case(kind, text, start, end, field, reading)
            {
                continue;
            }
            claimed.push((start, end));
            let span = Span {
                field,
                start: range.start,
                end: range.end,
            };
            add(found, normal(&text[start..end]), span, kind.confidence);
        }
    }
}

/// The shapes of all kinds: one at a time, and all at once to learn which occur.
struct Shapes {
    each: Vec<Regex>,
    any: RegexSet,
}

fn shapes() -> &'static Shapes {
    static SHAPES: OnceLock<Shapes> = OnceLock::new();
    SHAPES.get_or_init(|| Shapes {
        each: KINDS
            .iter()
            .map(|kind| Regex::new(kind.shape).expect("a constant pattern"))
            .collect(),
        any: RegexSet::new(KINDS.iter().map(|kind| kind.shape)).expect("constant patterns"),
    })
}

/// A digit group just before or after, as in dates and longer numbers.
fn touches_digits(text: &str, start: usize, end: usize) -> bool {
    let before = text[..start].trim_end_matches([' ', '.', '/', '-']);
    let after = text[end..].trim_start_matches(['.', '/', '-']);
    let gap_before = start - before.len();
    (gap_before == 1
        && before.ends_with(|c: char| c.is_ascii_digit())
        && !text[..start].ends_with('.'))
        || (after.starts_with(|c: char| c.is_ascii_digit()) && after.len() < text[end..].len())
}

fn is_case(
    kind: &Kind,
    text: &str,
    start: usize,
    end: usize,
    field: Field,
    reading: &Reading<'_>,
) -> bool {
    let just_before = back(text, start, 34);
    // `06 39 98 00 00` is a telephone number unless the word that makes it a case stands right before it.
    let as_phone = in_pairs(&text[start..end]);
    let before = if as_phone {
        just_before
    } else {
        back(text, start, REACH)
    };
    if kind.never.iter().any(|word| ends_near(just_before, word))
        || kind.stay_only && !is_immigration(reading)
    {
        return false;
    }
    let around_subject = || {
        field == Field::Body
            && kind
                .near
                .iter()
                .any(|w| reading.subject.text.contains(w.trim()))
            && numbered(just_before)
    };
    let after = if as_phone { "" } else { forward(text, end, 30) };
    kind.near.is_empty()
        || kind
            .near
            .iter()
            .any(|word| before.contains(word) || after.contains(word))
        || around_subject()
        || reading.from.contains("telerecours") && kind.shape.contains("6}(?:-")
}

/// Ten digits written in pairs, the first one 0: how a French telephone number is written.
fn in_pairs(hit: &str) -> bool {
    let pairs: Vec<&str> = hit.split([' ', '.']).collect();
    pairs.len() == 5 && pairs.iter().all(|pair| pair.len() == 2) && hit.starts_with('0')
}

/// The number is introduced as one: `n°`, `no`, `numero`, `:`.
fn numbered(before: &str) -> bool {
    let before = before.trim_end();
    before.ends_with('°')
        || before.ends_with(':')
        || before.ends_with(" n")
        || before.ends_with("no")
        || before.ends_with("numero")
}

fn ends_near(before: &str, word: &str) -> bool {
    before
        .rfind(word)
        .is_some_and(|at| before.len() - at - word.len() < 12)
}

fn back(text: &str, at: usize, reach: usize) -> &str {
    let mut from = at.saturating_sub(reach);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    &text[from..at]
}

fn forward(text: &str, at: usize, reach: usize) -> &str {
    crate::fold::clip(&text[at..], reach)
}

fn normal(raw: &str) -> String {
    let upper = raw.to_ascii_uppercase();
    let bare = upper.trim_start_matches("RG");
    let value: String = bare
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || matches!(c, '/' | '-'))
        .collect();
    let value = value.trim_start_matches(['-', '/']);
    let value = value
        .strip_prefix('N')
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
        .unwrap_or(value);
    // The chamber suffix of an administrative court is no part of the number.
    match value.split_once('-') {
        Some((number, _)) if number.len() == 7 && number.bytes().all(|b| b.is_ascii_digit()) => {
            number.to_owned()
        }
        _ => value.to_owned(),
    }
}

#[cfg(test)]
mod tests;
