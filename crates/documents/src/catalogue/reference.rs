//! References of products: with their label, or by their look.

mod shape;

pub(super) use shape::{common_front, common_shape, shape, shaped};

use super::ean::{self, Checked};
use super::lexicon::{fold, lexicon};
use regex::Regex;
use shape::{to_shape, with_noughts};
use std::ops::Range;
use std::sync::LazyLock;

static CODE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^[A-Z0-9][A-Za-z0-9./_\-]*$").unwrap_or_else(|error| unreachable!("{error}"))
});

/// Whether a text looks like the code of an article: capitals and digits.
pub(super) fn looks_like_code(text: &str) -> bool {
    let text = text.trim();
    let words: Vec<&str> = text.split(' ').collect();
    // `CRO9-STR`: a nought before a digit was read as a letter.
    let noughts = text.as_bytes().windows(2);
    let noughts = noughts
        .filter(|pair| pair[0] == b'O' && pair[1].is_ascii_digit())
        .count();
    let digits = noughts + text.chars().filter(char::is_ascii_digit).count();
    let small = text.chars().filter(|c| c.is_lowercase()).count();
    let is_year =
        digits == 4 && text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
    if is_year {
        return false;
    }
    if is_model(&words) {
        return true;
    }
    let is_long_number = text.chars().all(|c| c.is_ascii_digit() || c == ' ') && digits >= 8;
    (is_long_number && words.len() <= 5)
        || (digits >= 2
            && small * 3 <= text.chars().count()
            && text.chars().count() >= 3
            && words.len() <= 2
            && words.iter().all(|word| CODE.is_match(word))
            && (words.len() == 1
                || has_suffix(&words)
                || words
                    .iter()
                    .any(|word| word.chars().all(|c| c.is_ascii_digit() || c == '-'))))
}

/// `FPN 7210 X`: a model and its finish.
fn is_model(words: &[&str]) -> bool {
    let [house, number, finish] = words else {
        return false;
    };
    let is_capitals = |word: &str| word.chars().all(|c| c.is_ascii_uppercase());
    (2..=4).contains(&house.len())
        && is_capitals(house)
        && (2..=5).contains(&number.len())
        && number.chars().all(|c| c.is_ascii_digit())
        && (1..=2).contains(&finish.len())
        && is_capitals(finish)
}

/// `QR-11 AN`: a code with a colour or a finish behind.
fn has_suffix(words: &[&str]) -> bool {
    let [code, suffix] = words else {
        return false;
    };
    code.contains('-') && suffix.len() <= 3 && suffix.chars().all(|c| c.is_ascii_uppercase())
}

/// `MB-SM`: capitals joined by a dash, the code of what is made to order.
pub(super) fn is_lettered(text: &str) -> bool {
    let is_capitals = |part: &str| !part.is_empty() && part.chars().all(char::is_uppercase);
    text.chars().count() <= 9 && text.contains('-') && text.split('-').all(is_capitals)
}

/// The code that follows a label, and where label and code stand: `Réf. VIN 1204`, `Order code HP-1010`.
pub(super) fn labelled(text: &str) -> Option<(String, Range<usize>)> {
    let words = spans(text);
    let folded: Vec<String> = words
        .iter()
        .map(|range| fold(&text[range.clone()]))
        .collect();
    let mut parts: Vec<(usize, &str)> = Vec::new();
    for (at, word) in folded.iter().enumerate() {
        parts.extend(
            word.split(' ')
                .filter(|part| !part.is_empty())
                .map(|part| (at, part)),
        );
    }
    let plain: Vec<&str> = parts.iter().map(|(_, part)| *part).collect();
    for start in 0..plain.len() {
        let mut length = lexicon().reference.labels.starting(&plain[start..]);
        if length == 0
            || (start > 0
                && parts[start].0 == parts[start - 1].0
                && length < 2
                && !is_sure(plain[start]))
        {
            continue;
        }
        // `Réf./Ref.`, `Code EAN`: one label after the other.
        loop {
            let more = plain
                .get(start + length..)
                .map_or(0, |rest| lexicon().reference.labels.starting(rest));
            if more == 0 {
                break;
            }
            length += more;
        }
        let Some((first, _)) = parts.get(start + length) else {
            continue;
        };
        if *first == parts[start + length - 1].0 {
            // `Réf.VX-204`: label and code in one word.
            let word = &text[words[*first].clone()];
            if let Some(at) = word
                .find(['.', ':'])
                .filter(|at| looks_like_code(&word[at + 1..]))
            {
                let from = words[*first].start;
                return Some((word[at + 1..].to_owned(), from..words[*first].end));
            }
            continue;
        }
        let code = code(text, &words[*first..]);
        if let Some(code) = code {
            let from = words[parts[start].0].start;
            return Some((text[code.clone()].to_owned(), from..code.end));
        }
    }
    None
}

fn is_sure(label: &str) -> bool {
    label.starts_with("ref") || label == "code" || label == "ean" || label == "sku"
}

fn spans(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c == ' ' {
            found.extend(start.take().map(|from| from..at));
        } else {
            start.get_or_insert(at);
        }
    }
    found
}

/// The code at the start of these words: one word with a digit, or capitals and the digits after them.
fn code(text: &str, words: &[Range<usize>]) -> Option<Range<usize>> {
    let trim = |range: &Range<usize>| {
        let word = &text[range.clone()];
        let start =
            range.start + (word.len() - word.trim_start_matches([':', '(', '‘', '\'', '°']).len());
        let end = range.start + word.trim_end_matches([',', ';', ')', '.', ':', '|']).len();
        start..end.max(start)
    };
    let words: Vec<Range<usize>> = words
        .iter()
        .skip_while(|range| text[(*range).clone()].chars().all(|c| !c.is_alphanumeric()))
        .map(trim)
        .collect();
    let first = words.first()?;
    let has_digit = |range: &Range<usize>| text[range.clone()].chars().any(|c| c.is_ascii_digit());
    let is_number = |range: &Range<usize>| {
        !range.is_empty()
            && text[range.clone()]
                .chars()
                .all(|c| c.is_ascii_digit() || c == '-')
    };
    let word = &text[first.clone()];
    let is_capital = word
        .chars()
        .all(|c| c.is_uppercase() || c == '-' || c == '/')
        && !word.is_empty();
    if has_digit(first) {
        let mut end = first.end;
        // An EAN in groups.
        if is_number(first) {
            let digits = |end: usize| {
                text[first.start..end]
                    .chars()
                    .filter(char::is_ascii_digit)
                    .count()
            };
            for next in words.iter().skip(1).take_while(|range| is_number(range)) {
                if digits(next.end) > 14 {
                    break;
                }
                end = next.end;
            }
            if end != first.end && !matches!(digits(end), 8 | 12..=14) {
                end = first.end;
            }
        }
        return Some(first.start..end);
    }
    let second = words.get(1)?;
    (is_capital && has_digit(second)).then_some(first.start..second.end)
}

/// A code as it must have been printed, and whether it is doubtful. `pattern` is what the other codes of the column look
/// like, `front` how many letters they begin with.
pub(super) fn repaired(text: &str, pattern: Option<&str>, front: Option<usize>) -> (String, bool) {
    let text = text
        .trim()
        .trim_matches(['‘', '\'', '|', '"', '`', '’', ':', ';', ',', '.', '_'])
        .trim();
    match ean::check(text) {
        Checked::Right => return (text.to_owned(), false),
        Checked::Repaired(right) => return (right, false),
        Checked::Wrong => {
            return (
                text.to_owned(),
                text.chars().filter(char::is_ascii_digit).count() >= 12,
            );
        }
        Checked::No => {}
    }
    // A line of the table or a spot that was read as a word beside the code.
    if let Some(pattern) = pattern
        && let Some(code) = text.split(' ').find(|word| shape(word) == pattern)
        && text.chars().count() <= code.chars().count() + 4
    {
        return (code.to_owned(), false);
    }
    match pattern {
        Some(pattern) if shape(text) != pattern => match to_shape(text, pattern) {
            Some(right) => (right, false),
            None => (text.to_owned(), true),
        },
        Some(_) => (text.to_owned(), false),
        None => match front {
            Some(front) => (
                with_noughts(shape::behind_figures(text, front), front),
                false,
            ),
            None => (text.to_owned(), false),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_lead_to_codes() {
        let code = |text: &str| labelled(text).map(|(code, _)| code);
        assert_eq!(code("Réf. VIN 1204").as_deref(), Some("VIN 1204"));
        assert_eq!(code("Order code HP-1010").as_deref(), Some("HP-1010"));
        assert_eq!(
            code("Réf./Ref. AU-2101 – 50 ml").as_deref(),
            Some("AU-2101")
        );
        assert_eq!(
            code("EAN 3 760123 450010").as_deref(),
            Some("3 760123 450010")
        );
        assert_eq!(code("Réf. : 4512").as_deref(), Some("4512"));
        assert_eq!(code("Code postal du client"), None);
    }

    #[test]
    fn a_code_is_put_right_by_the_others_of_its_column() {
        assert_eq!(
            repaired("VXx-408", Some("VX-000"), None),
            ("VX-408".to_owned(), false)
        );
        assert_eq!(
            repaired("Tvx-426", Some("VX-000"), None),
            ("VX-426".to_owned(), false)
        );
        assert_eq!(
            repaired("VX408", Some("VX-000"), None),
            ("VX-408".to_owned(), false)
        );
        assert_eq!(
            repaired("1] VX-408", Some("VX-000"), None),
            ("VX-408".to_owned(), false)
        );
        assert_eq!(
            repaired("VX-4O8", Some("VX-000"), None),
            ("VX-408".to_owned(), false)
        );
        assert_eq!(
            repaired("VX-40", Some("VX-000"), None),
            ("VX-40".to_owned(), true),
            "nothing is invented"
        );
    }

    #[test]
    fn noughts_among_digits_are_no_letters() {
        for (read, front, right) in [
            ("EMB9ON", 3, "EMB90N"),
            ("AVEO1", 3, "AVE01"),
            ("ONDOO1", 4, "ONDO01"),
            ("PRO12", 3, "PRO12"),
            ("EST-BON", 3, "EST-BON"),
            ("90 90 cm EST14ON", 3, "EST140N"),
            ("VIN 1204", 3, "VIN 1204"),
        ] {
            assert_eq!(repaired(read, None, Some(front)).0, right, "{read}");
        }
    }

    #[test]
    fn codes_are_told_from_words() {
        assert!(
            looks_like_code("VX-204")
                && looks_like_code("40112")
                && looks_like_code("VIN 1204")
                && looks_like_code("3 760123 450010")
        );
        assert!(!looks_like_code("Marteau") && !looks_like_code("pièce") && !looks_like_code("M8"));
    }
}
