//! Where the writer's own name stands: introductions, signatures, the sender shown.

use std::cell::LazyCell;
use std::sync::OnceLock;

use regex::Regex;

use super::search::{Names, Search, is_quiet};
use super::shape::{Case, Name, key, name_at, whole};
use crate::fold::{Folded, clip};
use crate::judgement::Field;

impl Search<'_, '_> {
    /// `je m'appelle …`, `c'est …`, `my name is …`.
    pub(super) fn introduced(&self) -> Names {
        static INTRODUCTIONS: OnceLock<Regex> = OnceLock::new();
        let shape = INTRODUCTIONS.get_or_init(|| {
            Regex::new(r"(?-u:\b)(?:je\s*m[' ]?\s?ap+el+e?s?|mon nom est|mon nom c'est|my name is|je soussignee?,?|moi c'est|ici|je suis|c[' ]?est|me c|i am|i'm|this is)\s+(?:m\.|mme|monsieur|madame|mr\.?|mrs\.?)?\s*").expect("a constant pattern")
        });
        let mut out: Names = Vec::new();
        let folded = &self.reading.body;
        let is_quiet = LazyCell::new(|| is_quiet(self.body));
        for hit in shape.find_iter(&folded.text) {
            if !self.says(hit.start()) {
                continue;
            }
            let begin = folded.origin(hit.end());
            let sure = ["pel", "nom", "name", "soussigne"]
                .iter()
                .any(|word| hit.as_str().contains(word));
            let strict = name_at(self.body, begin, Case::Strict);
            let any = || name_at(self.body, begin, Case::Any);
            let name = if sure {
                strict.or_else(any)
            } else {
                // A voice or a telephone writes without capitals.
                let strict = strict.filter(|n| n.words() > 1);
                let any = || any().filter(|n| *is_quiet && (2..=3).contains(&n.words()));
                strict.or_else(any)
            };
            out.extend(name.map(|n| (Field::Body, n)));
        }
        self.collect(out)
    }

    /// A line under the letter that is a name and nothing else.
    pub(super) fn signed(&self) -> Names {
        let mut out: Names = Vec::new();
        let mut at = 0;
        let mut lines: Vec<(usize, &str)> = Vec::new();
        for line in self.body.split_inclusive('\n') {
            if self.speaks(at) && !line.trim().is_empty() {
                lines.push((at, line));
            }
            at += line.len();
        }
        for &(start, line) in lines.iter().rev().take(9) {
            let folded = Folded::new(line.trim()).text;
            if folded.len() < 3
                || lines
                    .first()
                    .is_some_and(|l| l.0 == start && lines.len() > 1)
            {
                continue;
            }
            let until = line
                .find(|c: char| matches!(c, ',' | '|' | '–' | '(') || c.is_ascii_digit())
                .unwrap_or(line.len());
            let label = line[..until].trim_end_matches(['-', '+', ' ', '\n', '\r']);
            let inner = line
                .split_once('(')
                .and_then(|(_, rest)| rest.split_once(')'))
                .map(|(inner, _)| inner);
            let bracketed = inner.and_then(|i| whole(i, start + line.find(i)?));
            // `merci. Salif Ouedraogo`: the name ends the last line.
            let whole_line = line.trim_end_matches(|c: char| !c.is_alphabetic());
            let tail = whole_line
                .rfind(['.', '!', '?'])
                .map(|at| at + 1)
                .and_then(|at| whole(&whole_line[at..], start + at));
            let found = whole(label, start).into_iter().chain(bracketed).chain(tail);
            out.extend(
                found
                    .filter(|n| n.words() > 1 && self.is_signature(n))
                    .map(|n| (Field::Body, n)),
            );
        }
        self.collect(out)
    }

    /// Written with capitals, or by the sender shown.
    fn is_signature(&self, name: &Name) -> bool {
        let written = &self.body[name.start..name.end];
        let shown = key(self.reading.letter.from_name);
        written
            .split(' ')
            .filter(|w| w.starts_with(char::is_uppercase))
            .count()
            > 1
            || name
                .key()
                .iter()
                .any(|word| word.len() > 2 && shown.contains(word))
    }

    /// The display name of the sender, without an office before a dash.
    pub(super) fn shown(&self) -> Names {
        let shown = clip(self.reading.letter.from_name, 200);
        let whole_name = whole(shown, 0);
        let part = || {
            shown
                .rsplit([':', '|', '–'])
                .chain(shown.rsplit(" - "))
                .find_map(|part| whole(part, shown.find(part)?))
        };
        let given_before_office = || {
            shown
                .split_once([',', '('])
                .and_then(|(first, _)| whole(first, 0))
        };
        let name = whole_name.or_else(part).or_else(given_before_office);
        self.collect(name.map(|name| (Field::FromName, name)))
    }
}
