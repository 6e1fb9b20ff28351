//! Blanks that text recognition left out of a unit: `Boxof100`, where others of the catalogue say `Box of 50`.

use super::draft::{Event, Part, Value};
use std::collections::BTreeMap;

/// Writes the units of a scan as most others of the catalogue write theirs, as far as they differ in blanks alone.
pub(super) fn put_right(parts: &mut [Part]) {
    let mut written: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    for unit in units(parts) {
        let pattern = pattern(&unit.text);
        let ways = written.entry(tight(&pattern)).or_default();
        *ways.entry(pattern).or_default() += 1;
    }
    for unit in units(parts).filter(|unit| unit.tokens.iter().any(|one| one.confidence < 0.999)) {
        let own = pattern(&unit.text);
        let blanks = |way: &str| way.matches(' ').count();
        let usual = written.get(&tight(&own)).and_then(|ways| {
            ways.iter()
                .max_by_key(|(way, count)| (**count, blanks(way)))
                .map(|(way, _)| way)
        });
        if let Some(usual) = usual.filter(|usual| blanks(usual) > blanks(&own)) {
            unit.text = filled(usual, &unit.text);
        }
    }
}

fn units(parts: &mut [Part]) -> impl Iterator<Item = &mut Value> {
    parts
        .iter_mut()
        .flat_map(|part| &mut part.events)
        .filter_map(|event| match event {
            Event::Item(draft) => draft.unit.as_mut(),
            Event::Heading(_) => None,
        })
}

/// The text with a `#` for each number: `7,5 kg bag` is `# kg bag`.
fn pattern(text: &str) -> String {
    let is_number = |sign: &&str| sign.starts_with(|c: char| c.is_ascii_digit());
    signs(text)
        .map(|sign| if is_number(&sign) { "#" } else { sign })
        .collect()
}

/// The numbers of a text, each whole, and every other letter by itself.
fn signs(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let length = if first.is_ascii_digit() {
            let number = rest.trim_start_matches(|c: char| c.is_ascii_digit() || ".,".contains(c));
            rest[..rest.len() - number.len()]
                .trim_end_matches(['.', ','])
                .len()
        } else {
            first.len_utf8()
        };
        let (sign, after) = rest.split_at(length);
        rest = after;
        Some(sign)
    })
}

fn tight(pattern: &str) -> String {
    pattern.chars().filter(|c| *c != ' ').collect()
}

/// The pattern with the numbers of a text in the places of its signs, and the text's own letters, which may be capitals.
fn filled(pattern: &str, text: &str) -> String {
    let mut own = signs(text).filter(|sign| *sign != " ");
    let mut filled = String::new();
    for want in pattern.chars() {
        filled.push_str(if want == ' ' {
            " "
        } else {
            own.next().unwrap_or_default()
        });
    }
    filled
}
