//! What a business card or a badge says of somebody: which of its lines is the name, the company, the number.
//!
//! Everything found is a proposal with the place it was read at; a person confirms it. What is not there is left out, never
//! guessed.

mod words;

use super::{Field, address, cell, phone};
use crate::names::fold;
use std::ops::Range;
use words::{is_company_form, is_job, is_mail_house, is_street, starts_title};

/// One line as it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct CardLine {
    /// Its text.
    pub text: String,
    /// How tall its letters are, in any unit: a name is mostly the tallest.
    pub height: f32,
}

/// How sure a reading is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sure {
    /// Its form says so: an address, a number.
    Sure,
    /// A word of it, or another line, says so.
    Likely,
    /// Only its place and size do.
    Check,
}

/// One thing that a card says.
#[derive(Debug, Clone, PartialEq)]
pub struct CardValue {
    /// What it is.
    pub field: Field,
    /// As it is kept.
    pub value: String,
    /// The line it stands in.
    pub line: usize,
    /// Where in the line, in bytes.
    pub at: Range<usize>,
    /// How sure that is.
    pub sure: Sure,
}

/// More lines are no card.
const MOST_LINES: usize = 60;

/// A card being read: what was found, and which lines are spent.
struct Reading<'l> {
    lines: &'l [CardLine],
    found: Vec<CardValue>,
    spent: Vec<bool>,
}

/// Reads a card.
#[must_use]
pub fn read_card(lines: &[CardLine]) -> Vec<CardValue> {
    let lines = lines.get(..MOST_LINES.min(lines.len())).unwrap_or_default();
    let mut reading = Reading {
        lines,
        found: Vec::new(),
        spent: vec![false; lines.len()],
    };
    reading.addresses();
    reading.numbers();
    reading.towns();
    reading.jobs();
    reading.company();
    reading.name();
    reading.company_by_size();
    reading.found.sort_by_key(|value| value.field);
    reading.found
}

impl<'l> Reading<'l> {
    fn has(&self, field: Field) -> bool {
        self.found.iter().any(|value| value.field == field)
    }

    fn keep(&mut self, field: Field, value: String, line: usize, at: Range<usize>, sure: Sure) {
        if let Some(spent) = self.spent.get_mut(line) {
            *spent = true;
        }
        if !self.has(field) {
            self.found.push(CardValue {
                field,
                value,
                line,
                at,
                sure,
            });
        }
    }

    fn keep_line(&mut self, field: Field, line: usize, sure: Sure) {
        let lines = self.lines;
        if let Some(text) = lines.get(line).map(|line| &line.text)
            && let Some(value) = cell(text)
        {
            self.keep(field, value, line, 0..text.len(), sure);
        }
    }

    /// The lines that nothing was found in.
    fn free(&self) -> impl Iterator<Item = (usize, &'l CardLine)> {
        let spent = self.spent.clone();
        self.lines
            .iter()
            .enumerate()
            .filter(move |(at, _)| !spent.get(*at).copied().unwrap_or(true))
    }

    fn addresses(&mut self) {
        for (number, line) in self.lines.iter().enumerate() {
            for (at, word) in words_of(&line.text) {
                let bare = word.trim_matches(|sign: char| "<>()[],;:.".contains(sign));
                let begin = bare.rfind(':').map_or(0, |colon| colon + 1);
                let bare = bare.get(begin..).unwrap_or_default();
                if let Ok(address) = address(bare) {
                    let start = at + word.find(bare).unwrap_or(0);
                    let place = start..start + bare.len();
                    self.keep(Field::Email, address, number, place, Sure::Sure);
                }
            }
        }
    }

    fn numbers(&mut self) {
        for (number, line) in self.lines.iter().enumerate() {
            let mut label_from = 0;
            for place in runs_of_digits(&line.text) {
                let label = fold(line.text.get(label_from..place.start).unwrap_or_default());
                label_from = place.end;
                let written = line.text.get(place.clone()).unwrap_or_default();
                let digits = written.replace(is_round, "0");
                let sure = if digits == written {
                    Sure::Sure
                } else {
                    Sure::Likely
                };
                let Ok(Some(e164)) = phone(&digits) else {
                    continue;
                };
                let says =
                    |words: &[&str]| label.split_whitespace().any(|word| words.contains(&word));
                // A register number has as many digits.
                if says(&[
                    "fax",
                    "telecopie",
                    "f",
                    "siret",
                    "siren",
                    "rcs",
                    "tva",
                    "vat",
                    "ape",
                ]) {
                    self.keep_spent(number);
                    continue;
                }
                let is_mobile =
                    says(&["mobile", "mob", "portable", "port", "gsm", "cell", "m", "p"])
                        || e164.starts_with("+336")
                        || e164.starts_with("+337");
                let field = if is_mobile {
                    Field::Mobile
                } else {
                    Field::Phone
                };
                self.keep(field, e164, number, place, sure);
            }
        }
    }

    fn keep_spent(&mut self, line: usize) {
        if let Some(spent) = self.spent.get_mut(line) {
            *spent = true;
        }
    }

    fn towns(&mut self) {
        for (number, line) in self.free().collect::<Vec<_>>() {
            let Some((code, town)) = town(&line.text) else {
                continue;
            };
            let say = |place: &Range<usize>| line.text.get(place.clone()).unwrap_or_default();
            let digits: String = say(&code).to_owned();
            if let Some(name) = cell(say(&town)) {
                self.keep(Field::PostalCode, digits, number, code, Sure::Sure);
                self.keep(Field::City, name, number, town, Sure::Likely);
            }
        }
    }

    fn jobs(&mut self) {
        for (number, line) in self.free().collect::<Vec<_>>() {
            if fold(&line.text).split_whitespace().any(is_job) && !self.has(Field::JobTitle) {
                self.keep_line(Field::JobTitle, number, Sure::Likely);
            }
        }
    }

    /// By a legal form, or by the house that the address names.
    fn company(&mut self) {
        let house = self.found.iter().find_map(|value| {
            let (_, domain) =
                (value.field == Field::Email).then(|| value.value.split_once('@'))??;
            let label = domain.split('.').next()?.replace('-', "");
            (label.len() >= 4 && !is_mail_house(&label)).then_some(label)
        });
        for (number, line) in self.free().collect::<Vec<_>>() {
            let folded = fold(&line.text);
            let by_form = folded.split_whitespace().any(is_company_form);
            let close = folded.replace(' ', "");
            let by_house = house.as_ref().is_some_and(|house| {
                !close.contains("www")
                    && (close.contains(house) || (close.len() >= 5 && house.contains(&close)))
            });
            if by_form || by_house {
                self.keep_line(Field::Company, number, Sure::Likely);
                return;
            }
        }
    }

    fn name(&mut self) {
        let local: Vec<String> = self
            .found
            .iter()
            .find(|value| value.field == Field::Email)
            .and_then(|value| value.value.split_once('@'))
            .map(|(local, _)| local.split(['.', '_', '-']).map(str::to_owned).collect())
            .unwrap_or_default();
        let mut best: Option<(Sure, f32, usize, Named)> = None;
        for (number, line) in self.free() {
            let Some(named) = named(&line.text) else {
                continue;
            };
            let parts: Vec<String> = fold(&line.text)
                .split_whitespace()
                .map(str::to_owned)
                .collect();
            let said = local.iter().filter(|part| parts.contains(part)).count();
            let joined = local.concat();
            let by_initial = parts
                .iter()
                .any(|part| part.len() >= 4 && joined.ends_with(part.as_str()));
            let sure = match said {
                2.. => Sure::Sure,
                _ if by_initial || said == 1 => Sure::Likely,
                _ => Sure::Check,
            };
            let better = best.as_ref().is_none_or(|(other, height, ..)| {
                sure < *other || (sure == *other && line.height > *height)
            });
            if better {
                best = Some((sure, line.height, number, named));
            }
        }
        if let Some((sure, _, line, named)) = best {
            if let Some((value, at)) = named.first {
                self.keep(Field::FirstName, value, line, at, sure);
            }
            let (value, at) = named.last;
            self.keep(Field::LastName, value, line, at, sure);
        }
    }

    /// What is left and tallest, when nothing said which line it is.
    fn company_by_size(&mut self) {
        if self.has(Field::Company) {
            return;
        }
        let tallest = self
            .free()
            .filter(|(_, line)| {
                let folded = fold(&line.text);
                let letters = line
                    .text
                    .chars()
                    .filter(|sign| sign.is_alphabetic())
                    .count();
                letters >= 3
                    && !line.text.chars().any(|sign| sign.is_ascii_digit())
                    && !folded.contains("www")
                    && !folded.contains("http")
                    && !folded.split_whitespace().any(is_street)
            })
            .max_by(|(_, one), (_, other)| one.height.total_cmp(&other.height));
        if let Some((line, _)) = tallest {
            self.keep_line(Field::Company, line, Sure::Check);
        }
    }
}

/// The words of a line with the byte at which each begins.
fn words_of(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace()
        .map(|word| (word.as_ptr().addr() - text.as_ptr().addr(), word))
}

/// A letter that a reader of pictures takes a nought for.
const fn is_round(sign: char) -> bool {
    matches!(sign, 'O' | 'o')
}

/// Where a telephone number may stand: at least eight digits with what people write between them.
fn runs_of_digits(text: &str) -> Vec<Range<usize>> {
    let between = |sign: char| " .-/()\u{a0}".contains(sign);
    let mut runs = Vec::new();
    let mut run: Option<(usize, usize, usize)> = None;
    for (at, sign) in text.char_indices().chain([(text.len(), '\n')]) {
        let next = text
            .get(at + sign.len_utf8()..)
            .and_then(|rest| rest.chars().next());
        let stands_alone = next.is_none_or(|next| !next.is_alphabetic() || is_round(next));
        let is_digit = sign.is_ascii_digit() || (run.is_some() && is_round(sign) && stands_alone);
        run = match run {
            None if is_digit || sign == '+' || sign == '(' => {
                Some((at, at + sign.len_utf8(), usize::from(is_digit)))
            }
            None => None,
            Some((start, _, digits)) if is_digit => Some((start, at + 1, digits + 1)),
            open @ Some(_) if between(sign) => open,
            Some((start, end, digits)) => {
                if digits >= 8 {
                    runs.push(start..end);
                }
                (sign == '+').then_some((at, at + 1, 0))
            }
        };
    }
    runs
}

/// A postal code and the town after it: `75011 Paris`, `CH-1201 Genève`, `69002 LYON CEDEX 02`.
fn town(text: &str) -> Option<(Range<usize>, Range<usize>)> {
    let mut words = words_of(text).peekable();
    while let Some((at, word)) = words.next() {
        let (skip, digits) = match word.split_once('-') {
            Some((country, digits)) if (1..=2).contains(&country.len()) => {
                (country.len() + 1, digits)
            }
            _ => (0, word),
        };
        // A year stands before a town as well.
        let is_year = skip == 0 && digits.len() == 4 && digits.starts_with("20");
        let is_code = !is_year
            && (4..=5).contains(&digits.len())
            && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !is_code {
            continue;
        }
        let code = at + skip..at + word.len();
        let mut town: Option<Range<usize>> = None;
        for (at, word) in words.by_ref() {
            let bare = word.trim_end_matches([',', ';', '.']);
            let is_name = bare
                .chars()
                .all(|sign| sign.is_alphabetic() || "-'’".contains(sign));
            if !is_name || bare.is_empty() || fold(bare) == "cedex" {
                break;
            }
            let start = town.as_ref().map_or(at, |town| town.start);
            town = Some(start..at + bare.len());
            if bare.len() < word.len() {
                break;
            }
        }
        return town.map(|town| (code, town));
    }
    None
}

/// A name in two parts.
struct Named {
    first: Option<(String, Range<usize>)>,
    last: (String, Range<usize>),
}

/// A line that may be somebody's name: two to four words of letters.
fn named(text: &str) -> Option<Named> {
    let words: Vec<(usize, &str)> = words_of(text)
        .filter(|(_, word)| !starts_title(&fold(word)))
        .collect();
    let is_word = |word: &str| {
        word.chars()
            .all(|sign| sign.is_alphabetic() || "-'’.".contains(sign))
            && word.chars().next().is_some_and(char::is_uppercase)
    };
    if !(2..=4).contains(&words.len()) || !words.iter().all(|(_, word)| is_word(word)) {
        return None;
    }
    let folded = fold(text);
    if folded
        .split_whitespace()
        .any(|word| is_street(word) || is_company_form(word) || is_job(word))
    {
        return None;
    }
    let is_loud = |word: &str| {
        word.chars().filter(|sign| sign.is_alphabetic()).count() > 1
            && !word.chars().any(char::is_lowercase)
    };
    let loud = words.iter().filter(|(_, word)| is_loud(word)).count();
    // « Prénom NOM » and « NOM Prénom »: capitals are the family name when not everything is.
    let (last, first): (Vec<_>, Vec<_>) = if loud > 0 && loud < words.len() {
        words.iter().partition(|(_, word)| is_loud(word))
    } else {
        let (first, last) = words.split_first()?;
        (last.iter().collect(), vec![first])
    };
    let part = |words: &[&(usize, &str)]| {
        let (start, _) = words.first()?;
        let (at, word) = words.last()?;
        let place = *start..at + word.len();
        let value = cell(text.get(place.clone())?)?;
        Some((value, place))
    };
    Some(Named {
        first: part(&first),
        last: part(&last)?,
    })
}

#[cfg(test)]
mod tests;
