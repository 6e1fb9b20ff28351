//! What the head and the end of a court's decision say: court, numbers, day, ECLI, formation, outcome.
//!
//! Pure patterns, each with the place it read and how sure it is. What stands far from where courts write it is not
//! believed: an empty field is better than a wrong one, a person fills it.

use std::sync::OnceLock;

use domain::case_law;
use regex::Regex;

use crate::fold::clip;
use crate::judgement::{Field, Found, Span};

/// Of a text only so much is its head.
const HEAD_BYTES: usize = 4000;

/// The last part of a text, where the court says what it decides.
const END_BYTES: usize = 6000;

/// Where a court writes its own name and number: before it tells the story.
const TOP_BYTES: usize = 900;

/// What was read of a decision.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct DecisionHead {
    /// The court by its usual name.
    pub court: Option<Found<String>>,
    /// The case numbers, in their order.
    pub numbers: Vec<Found<String>>,
    /// The day it was read, ISO 8601.
    pub read_on: Option<Found<String>>,
    /// The European identifier.
    pub ecli: Option<Found<String>>,
    /// The formation.
    pub formation: Option<Found<String>>,
    /// The outcome in one word.
    pub outcome: Option<Found<String>>,
}

struct Patterns {
    ecli: Regex,
    court: Regex,
    numbers: Regex,
    number: Regex,
    day: Regex,
    formation: Regex,
    operative: Regex,
    outcomes: [(Regex, &'static str, f32); 5],
}

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("the patterns of this file are valid")
}

fn patterns() -> &'static Patterns {
    static PATTERNS: OnceLock<Patterns> = OnceLock::new();
    PATTERNS.get_or_init(|| Patterns {
        ecli: pattern(r"ECLI\s?:\s?([A-Z]{2}\s?:\s?[A-Z0-9]{1,8}\s?:\s?\d{4}\s?:\s?[A-Z0-9.]{1,25})"),
        court: pattern(
            r"(?ix) conseil\s+d\s?['’]\s?[eé]tat | cour\s+nationale\s+du\s+droit\s+d\s?['’]\s?asile | cour\s+de\s+cassation
            | cour\s+de\s+justice\s+de\s+l\s?['’]\s?union\s+europ[eé]enne | cour\s+europ[eé]enne\s+des\s+droits\s+de\s+l\s?['’]\s?homme
            | (?:cour\s+administrative\s+d\s?['’]\s?appel|tribunal\s+administratif)\s+(?:de\s+la\s+|de\s+|d\s?['’]\s?|du\s+)
              [\p{L}]+(?:-[\p{L}]+)*",
        ),
        numbers: pattern(
            r"(?i)\bn\s?(?:°|º|os?\b)\s?s?\s*:?\s*((?:\d{2}[A-Z]{2}\d{4,5}|C[-‑]\d{1,4}/\d{2}|\d{2}-\d{2}\.\d{3}|\d{5,8})(?:\s*(?:,|;|et|/)\s*(?:\d{2}[A-Z]{2}\d{4,5}|\d{5,8}))*)",
        ),
        number: pattern(r"(?i)\d{2}[A-Z]{2}\d{4,5}|C[-‑]\d{1,4}/\d{2}|\d{2}-\d{2}\.\d{3}|\d{5,8}"),
        day: pattern(
            r"(?ix) (lecture\s+du|lue?\s+en\s+audience\s+publique,?\s+le|rendue?\s+publi(?:c|que)\s+par\s+mise\s+à\s+disposition\s+au\s+greffe,?\s+le|d[eé]cision\s+du|ordonnance\s+du|arr[eê]t\s+du|audience\s+publique\s+du|fait\s+à\s+[\p{L}-]+,?\s+le)
            \s+(?:(?:lundi|mardi|mercredi|jeudi|vendredi|samedi)\s+)?(\d{1,2}(?:er)?\s+(?:janvier|f[eé]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[eé]cembre)\s+\d{4})",
        ),
        formation: pattern(
            r"(?im)^[ \t(]*((?:\d{1,2}\s?(?:[eè]re?|er|[eè]me|nde)[^\n]{0,40}(?:chambres?|sections?|sous-sections?)(?:\s+(?:r[eé]unies|jugeant\s+seule))?|section\s+du\s+contentieux|assembl[eé]e\s+du\s+contentieux|formation\s+pl[eé]ni[eè]re|grande\s+chambre|juge\s+des\s+r[eé]f[eé]r[eé]s))[ \t).]*$",
        ),
        operative: pattern(r"(?m)^\s*(?:D\s?[EÉ]\s?C\s?I\s?D\s?E|O\s?R\s?D\s?O\s?N\s?N\s?E|PAR CES MOTIFS)"),
        outcomes: [
            (pattern(r"(?i)(?:est|sont)\s+annul[eé]e?s?"), "Annulation", 0.85),
            (pattern(r"(?i)est\s+r[eé]form[eé]e?"), "Réformation", 0.8),
            (pattern(r"(?i)n['’]y\s+a\s+(?:pas|plus)\s+lieu\s+(?:de|à)\s+statuer"), "Non-lieu à statuer", 0.8),
            (pattern(r"(?i)donn[eé]\s+acte\s+du\s+d[eé]sistement"), "Désistement", 0.9),
            (pattern(r"(?i)(?:est|sont)\s+rejet[eé]e?s?"), "Rejet", 0.9),
        ],
    })
}

fn found(value: String, start: usize, end: usize, confidence: f32) -> Found<String> {
    let field = Field::Body;
    Found {
        value,
        span: Span { field, start, end },
        confidence,
    }
}

/// Reads the head and the end of a decision.
#[must_use]
pub fn read_decision(text: &str) -> DecisionHead {
    let patterns = patterns();
    let head = clip(text, HEAD_BYTES);
    let top = clip(text, TOP_BYTES);
    let ecli = patterns.ecli.find(head).map(|it| {
        let value = case_law::ecli(it.as_str());
        found(value, it.start(), it.end(), 0.98)
    });
    let court = patterns.court.find(head).map(|it| {
        let sure = if it.start() < TOP_BYTES { 0.9 } else { 0.5 };
        found(case_law::court(it.as_str()), it.start(), it.end(), sure)
    });
    DecisionHead {
        court: court.or_else(|| ecli.as_ref().and_then(court_of_ecli)),
        numbers: numbers(patterns, top),
        read_on: day(patterns, text, head).or_else(|| ecli.as_ref().and_then(day_of_ecli)),
        formation: patterns.formation.captures(head).and_then(|it| {
            let it = it.get(1)?;
            let value = it.as_str().split_whitespace().collect::<Vec<_>>().join(" ");
            Some(found(value, it.start(), it.end(), 0.8))
        }),
        outcome: outcome(patterns, text),
        ecli,
    }
}

/// The numbers of the first place that has any.
fn numbers(patterns: &Patterns, top: &str) -> Vec<Found<String>> {
    let Some(list) = patterns.numbers.captures(top).and_then(|it| it.get(1)) else {
        return Vec::new();
    };
    let numbers = patterns.number.find_iter(list.as_str());
    let number = |it: regex::Match<'_>| {
        let (start, end) = (list.start() + it.start(), list.start() + it.end());
        found(it.as_str().to_uppercase(), start, end, 0.85)
    };
    numbers.map(number).collect()
}

/// The day it was read: `Lecture du` says so, other words mean it when they stand at the top or at the end.
fn day(patterns: &Patterns, text: &str, head: &str) -> Option<Found<String>> {
    let end = tail(text);
    let read = |part: &str, from: usize, only_reading: bool, sure: f32| {
        patterns.day.captures_iter(part).find_map(|it| {
            let (label, day) = (it.get(1)?, it.get(2)?);
            let is_reading = label.as_str().to_lowercase().starts_with("lecture");
            if only_reading && !is_reading {
                return None;
            }
            let date = case_law::day_of_words(day.as_str())?;
            let (start, end) = (from + day.start(), from + day.end());
            Some(found(date.to_string(), start, end, sure))
        })
    };
    read(head, 0, true, 0.95)
        .or_else(|| read(end, text.len() - end.len(), false, 0.85))
        .or_else(|| read(clip(head, TOP_BYTES), 0, false, 0.8))
}

fn tail(text: &str) -> &str {
    let mut from = text.len().saturating_sub(END_BYTES);
    while !text.is_char_boundary(from) {
        from += 1;
    }
    text.get(from..).unwrap_or_default()
}

fn outcome(patterns: &Patterns, text: &str) -> Option<Found<String>> {
    let end = tail(text);
    let begins = patterns.operative.find_iter(end).last()?;
    let operative = end.get(begins.end()..)?;
    let from = text.len() - operative.len();
    patterns.outcomes.iter().find_map(|(shape, word, sure)| {
        let it = shape.find(operative)?;
        Some(found(
            (*word).to_owned(),
            from + it.start(),
            from + it.end(),
            *sure,
        ))
    })
}

fn court_of_ecli(ecli: &Found<String>) -> Option<Found<String>> {
    let mut parts = ecli.value.split(':').skip(1);
    let name = match (parts.next()?, parts.next()?) {
        ("EU", "C") => "CJUE",
        ("CE", "ECHR") => "CEDH",
        ("FR", "CCASS") => "Cour de cassation",
        ("FR", code) if code.starts_with("CE") => "Conseil d'État",
        _ => return None,
    };
    Some(Found {
        value: name.to_owned(),
        ..ecli.clone()
    })
}

/// French administrative identifiers end with the day: `…:422327.20200612`.
fn day_of_ecli(ecli: &Found<String>) -> Option<Found<String>> {
    let digits = ecli.value.rsplit_once('.')?.1;
    let part = |range: std::ops::Range<usize>| digits.get(range);
    if digits.len() != 8 {
        return None;
    }
    let day = jiff::civil::Date::new(
        part(0..4)?.parse().ok()?,
        part(4..6)?.parse().ok()?,
        part(6..8)?.parse().ok()?,
    );
    Some(Found {
        value: day.ok()?.to_string(),
        ..ecli.clone()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(found: Option<&Found<String>>) -> &str {
        found.map_or("", |found| found.value.as_str())
    }

    const APPEAL: &str = "COUR ADMINISTRATIVE D'APPEL\nDE LYON\n\nN° 21LY01234\n___________\n\nM. A... B...\n\n\
        (3ème chambre)\n\nLecture du 9 mars 2023\n\nVu la procédure suivante :\n\
        Par un jugement n° 2001111 du 2 février 2021, le tribunal administratif de Grenoble a rejeté sa demande.\n\
        Considérant ce qui suit :\n1. L'arrêté du 3 janvier 2020 est entaché d'incompétence.\n\n\
        DÉCIDE :\nArticle 1er : Le jugement n° 2001111 est annulé.\nArticle 2 : Le surplus des conclusions est rejeté.\n";

    #[test]
    fn an_appeal_is_read_where_courts_write() {
        let head = read_decision(APPEAL);
        assert_eq!(word(head.court.as_ref()), "CAA Lyon");
        assert_eq!(head.numbers.len(), 1);
        assert_eq!(word(head.numbers.first()), "21LY01234");
        assert_eq!(word(head.read_on.as_ref()), "2023-03-09");
        assert_eq!(word(head.formation.as_ref()), "3ème chambre");
        assert_eq!(word(head.outcome.as_ref()), "Annulation");
        let place = head.read_on.unwrap().span;
        assert_eq!(&APPEAL[place.start..place.end], "9 mars 2023");
        let place = head.outcome.unwrap().span;
        assert_eq!(&APPEAL[place.start..place.end], "est annulé");
    }

    #[test]
    fn an_identifier_says_court_and_day() {
        let head = read_decision(
            "ECLI:FR:CECHR:2020:422327.20200612\nN°s 422327, 431026\n10ème - 9ème chambres réunies\nVu la requête",
        );
        assert_eq!(word(head.court.as_ref()), "Conseil d'État");
        assert_eq!(word(head.read_on.as_ref()), "2020-06-12");
        let numbers: Vec<_> = head.numbers.iter().map(|it| it.value.as_str()).collect();
        assert_eq!(numbers, ["422327", "431026"]);
        assert_eq!(
            word(head.formation.as_ref()),
            "10ème - 9ème chambres réunies"
        );
        assert_eq!(head.outcome, None, "nothing was decided in this piece");
    }

    #[test]
    fn what_is_no_decision_leaves_everything_empty() {
        let letter = "Bonjour Maître,\nje vous écris au sujet de mon titre de séjour. Cordialement";
        assert_eq!(read_decision(letter), DecisionHead::default());
        assert_eq!(read_decision(""), DecisionHead::default());
    }

    #[test]
    fn a_court_that_is_only_mentioned_is_not_believed() {
        let late = format!(
            "{}Le tribunal administratif de Paris a jugé.",
            "Bla bla. ".repeat(200)
        );
        let court = read_decision(&late).court.unwrap();
        assert!(court.confidence < 0.6, "{court:?}");
    }
}
