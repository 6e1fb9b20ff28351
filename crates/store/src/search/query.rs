//! What a person types, taken apart. There is no wrong syntax: what is not understood is words.

use domain::{Category, Priority, Status};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::fold::fold;
use super::numbers::spellings;

/// A column a word can be asked for in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Column {
    Subject,
    Sender,
    Recipients,
}

/// Words asked for, all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Term {
    pub(super) column: Option<Column>,
    /// Folded.
    pub(super) words: Vec<String>,
    /// The last word is only a beginning.
    pub(super) prefix: bool,
    /// The person wrote `*`: all words with that beginning are wanted, not a guess at the one being typed.
    pub(super) starred: bool,
    /// The words must stand side by side, in this order and form.
    pub(super) phrase: bool,
}

/// A condition on a message that is not about its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Condition {
    Unread,
    Read,
    Open,
    HasAttachment,
    Status(Status),
    Category(Category),
    Priority(Priority),
}

/// One thing asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Item {
    Term(Term),
    Condition(Condition),
}

/// A question, taken apart: every group must hold, in a group any item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Query {
    pub(super) groups: Vec<Vec<Item>>,
    pub(super) excluded: Vec<Item>,
    /// At or after, milliseconds.
    pub(super) after_ms: Option<i64>,
    /// Strictly before, milliseconds.
    pub(super) before_ms: Option<i64>,
}

impl Query {
    /// Takes a question apart.
    ///
    /// - `typing`: the person has not finished the last word.
    pub(super) fn parse(text: &str, typing: bool) -> Self {
        let mut query = Self::default();
        let spelled = |words| {
            Item::Term(Term {
                column: None,
                words,
                prefix: false,
                starred: false,
                phrase: true,
            })
        };
        let number: Vec<Item> = spellings(text).into_iter().map(spelled).collect();
        if !number.is_empty() {
            query.groups.push(number);
            return query;
        }
        let pieces = pieces(text);
        let unfinished = typing && !text.ends_with(char::is_whitespace);
        let mut joined = false;
        for (at, piece) in pieces.iter().enumerate() {
            let is_last = at + 1 == pieces.len();
            if piece.bare == "OR" && !piece.quoted && at > 0 && !is_last {
                joined = true;
                continue;
            }
            query.add(piece, joined, is_last && unfinished);
            joined = false;
        }
        query
    }

    fn add(&mut self, piece: &Piece, joined: bool, unfinished: bool) {
        if self.limit_time(piece) {
            return;
        }
        let Some(item) = item(piece, unfinished) else {
            return;
        };
        if piece.negated {
            self.excluded.push(item);
        } else if joined
            && let Some(group) = self.groups.last_mut().filter(|group| alike(group, &item))
        {
            group.push(item);
        } else {
            self.groups.push(vec![item]);
        }
    }

    /// Takes `before:` and `after:`. Returns whether the piece was one of them.
    fn limit_time(&mut self, piece: &Piece) -> bool {
        let Some(moment) = date_ms(&piece.bare) else {
            return false;
        };
        let is_before = match piece.field.as_deref() {
            Some("before") => true,
            Some("after" | "since") => false,
            _ => return false,
        };
        // What is not before a day is after its first moment.
        if is_before != piece.negated {
            self.before_ms = Some(self.before_ms.unwrap_or(i64::MAX).min(moment));
        } else {
            self.after_ms = Some(self.after_ms.unwrap_or(i64::MIN).max(moment));
        }
        true
    }

    /// Whether nothing at all was asked for.
    pub(super) fn is_empty(&self) -> bool {
        self.groups.is_empty()
            && self.excluded.is_empty()
            && self.after_ms.is_none()
            && self.before_ms.is_none()
    }

    /// The words asked for and not excluded.
    pub(super) fn wanted_terms(&self) -> impl Iterator<Item = &Term> {
        self.groups.iter().flatten().filter_map(Item::term)
    }
}

impl Item {
    /// The words it asks for, if it is about words.
    pub(super) const fn term(&self) -> Option<&Term> {
        match self {
            Self::Term(term) => Some(term),
            Self::Condition(_) => None,
        }
    }
}

impl Term {
    /// Each word, with whether it is only a beginning.
    pub(super) fn each(&self) -> impl Iterator<Item = (&str, bool)> {
        let last = self.words.len().saturating_sub(1);
        let prefix = self.prefix;
        self.words
            .iter()
            .enumerate()
            .map(move |(at, word)| (word.as_str(), prefix && at == last))
    }
}

/// Words and conditions cannot stand in one group: they are answered by different indexes.
fn alike(group: &[Item], item: &Item) -> bool {
    group
        .iter()
        .all(|have| matches!(have, Item::Term(_)) == matches!(item, Item::Term(_)))
}

/// A piece of the question: `-from:"Jean Dupont"`.
#[derive(Debug)]
struct Piece {
    negated: bool,
    field: Option<String>,
    bare: String,
    quoted: bool,
}

const FIELDS: &[&str] = &[
    "from", "to", "subject", "is", "category", "priority", "before", "after", "since", "has",
];

/// Splits a question at spaces outside quotes. A quote that is never closed ends with the text.
fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text.trim_start();
    while !rest.is_empty() {
        let negated =
            rest.starts_with('-') && rest[1..].starts_with(|sign: char| !sign.is_whitespace());
        if negated {
            rest = &rest[1..];
        }
        let field = rest.split_once(':').and_then(|(name, tail)| {
            let name = name.to_lowercase();
            let known = FIELDS.contains(&name.as_str()) && !tail.starts_with(char::is_whitespace);
            (known && !tail.is_empty()).then_some((name, tail))
        });
        let field = field.map(|(name, tail)| {
            rest = tail;
            name
        });
        let quoted = rest.starts_with('"');
        let (bare, tail) = if quoted {
            rest[1..].split_once('"').unwrap_or((&rest[1..], ""))
        } else {
            rest.split_at(rest.find(char::is_whitespace).unwrap_or(rest.len()))
        };
        pieces.push(Piece {
            negated,
            field,
            bare: bare.to_owned(),
            quoted,
        });
        rest = tail.trim_start();
    }
    pieces
}

fn item(piece: &Piece, unfinished: bool) -> Option<Item> {
    if let Some(condition) = condition(piece) {
        return Some(Item::Condition(condition));
    }
    let column = match piece.field.as_deref() {
        Some("from") => Some(Column::Sender),
        Some("to") => Some(Column::Recipients),
        Some("subject") => Some(Column::Subject),
        _ => None,
    };
    // A field that did not understand its value is words like any others.
    let text = match (&piece.field, column) {
        (Some(field), None) => format!("{field} {}", piece.bare),
        _ => piece.bare.clone(),
    };
    let words: Vec<String> = fold(&text)
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let starred = !piece.quoted && piece.bare.ends_with('*');
    let prefix = starred || !piece.quoted && unfinished;
    let phrase = piece.quoted && words.len() > 1;
    (!words.is_empty()).then_some(Item::Term(Term {
        column,
        words,
        prefix,
        starred,
        phrase,
    }))
}

fn condition(piece: &Piece) -> Option<Condition> {
    let word = fold(&piece.bare).replace(' ', "_");
    match piece.field.as_deref()? {
        "has" if word.starts_with("attachment") || word.starts_with("piece") => {
            Some(Condition::HasAttachment)
        }
        "category" => word.parse().ok().map(Condition::Category),
        "priority" => word.parse().ok().map(Condition::Priority),
        "is" => match word.as_str() {
            "unread" => Some(Condition::Unread),
            "read" => Some(Condition::Read),
            "open" => Some(Condition::Open),
            "urgent" => Some(Condition::Priority(Priority::Critical)),
            other => (other.parse().ok().map(Condition::Status))
                .or_else(|| other.parse().ok().map(Condition::Category))
                .or_else(|| other.parse().ok().map(Condition::Priority)),
        },
        _ => None,
    }
}

/// The first moment of `2026`, `2026-03` or `2026-03-14` in France, in milliseconds: days are the firm's.
fn date_ms(text: &str) -> Option<i64> {
    let mut numbers = text.split('-');
    let year: i16 = numbers
        .next()
        .filter(|year| year.len() == 4)?
        .parse()
        .ok()?;
    let month = numbers.next().map_or(Some(1), |month| month.parse().ok())?;
    let day = numbers.next().map_or(Some(1), |day| day.parse().ok())?;
    if numbers.next().is_some() {
        return None;
    }
    let date = Date::new(year, month, day).ok()?;
    Some(
        date.to_zoned(TimeZone::get("Europe/Paris").unwrap_or(TimeZone::UTC))
            .ok()?
            .timestamp()
            .as_millisecond(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<String> {
        Query::parse(text, false)
            .wanted_terms()
            .flat_map(Term::each)
            .map(|(word, _)| word.to_owned())
            .collect()
    }

    #[test]
    fn bad_syntax_is_words() {
        assert_eq!(words("foo:bar"), ["foo", "bar"]);
        assert_eq!(words("is:nonsense"), ["is", "nonsense"]);
        assert_eq!(words("before:tomorrow"), ["before", "tomorrow"]);
        assert_eq!(words("\"never closed"), ["never", "closed"]);
        assert_eq!(words("OR"), ["or"]);
        assert_eq!(words("AND (x)) NEAR"), ["and", "x", "near"]);
        assert!(Query::parse("- * \" ", false).is_empty());
    }

    #[test]
    fn or_joins_its_neighbours_only() {
        let query = Query::parse("a b OR c d", false);
        let sizes: Vec<usize> = query.groups.iter().map(Vec::len).collect();
        assert_eq!(sizes, [1, 2, 1]);
    }

    #[test]
    fn dates_are_half_open_ranges() {
        let query = Query::parse("after:2026 before:2026-03-14", false);
        // Midnight in Paris is 23:00 UTC in winter.
        assert_eq!(query.after_ms, Some(1_767_222_000_000));
        assert_eq!(query.before_ms, Some(1_773_442_800_000));
        assert!(query.groups.is_empty());
        let negated = Query::parse("-before:2026 -after:2026-03-14", false);
        assert_eq!(negated, query);
    }

    #[test]
    fn only_the_last_word_is_unfinished_while_typing() {
        let prefixes = |text| -> Vec<bool> {
            Query::parse(text, true)
                .wanted_terms()
                .flat_map(Term::each)
                .map(|(_, prefix)| prefix)
                .collect()
        };
        assert_eq!(prefixes("titre sej"), [false, true]);
        assert_eq!(prefixes("titre sej "), [false, false]);
    }

    proptest! {
        #[test]
        fn every_question_has_an_answer(text in "(\\PC|from:|is:|\"|-| OR |\\*){0,20}", typing: bool) {
            let _ = Query::parse(&text, typing);
        }
    }
}
