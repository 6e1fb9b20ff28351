//! What a person's name looks like.

use super::words::Words;
use crate::fold::Folded;

/// A name found in a text, by original byte range.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    /// `Given Surname`, in natural case.
    pub(crate) value: String,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

impl Name {
    pub(crate) fn words(&self) -> usize {
        self.value
            .split([' '])
            .filter(|w| w.chars().count() > 1)
            .count()
    }

    /// The folded words, to compare without case, accents or order.
    pub(crate) fn key(&self) -> Vec<String> {
        key(&self.value)
    }
}

/// Folded words of a name, sorted.
pub(crate) fn key(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Folded::new(name)
        .text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|w| !w.is_empty())
        .map(ToOwned::to_owned)
        .collect();
    words.sort_unstable();
    words
}

/// How much the case of letters may be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// Names begin with capitals.
    Strict,
    /// The writer does not use capitals, or nothing else: words count until an ordinary one.
    Any,
}

/// Whether a folded word makes a label no person's name.
pub(crate) fn is_organisation(word: &str) -> bool {
    Words::get().is_organisation(word)
}

/// Reads a name that begins at `start`. At most five words; a lone given name is for the caller to judge.
pub(crate) fn name_at(text: &str, start: usize, case: Case) -> Option<Name> {
    let mut words: Vec<(usize, usize)> = Vec::new();
    let mut at = start
        + (text[start..].len()
            - text[start..]
                .trim_start_matches([' ', '\u{a0}', '\u{202f}', ':', '*', '"'])
                .len());
    at += elided(&text[at..]);
    let begin = at;
    while words.len() < 5 {
        let word = word_at(text, at);
        if word.is_empty() || !goes_on(word, words.is_empty(), &text[at + word.len()..], case) {
            break;
        }
        words.push((at, at + word.len()));
        at += word.len();
        let rest = &text[at..];
        let gap = rest.len() - rest.trim_start_matches([' ', '\u{a0}', '\u{202f}']).len();
        let gap = if gap == 0
            && rest.starts_with('\n')
            && !rest.starts_with("\n\n")
            && case == Case::Strict
            && words.len() < 3
            && at - begin > 2
        {
            wrapped(text, begin)
        } else {
            gap
        };
        if gap == 0 || gap > 3 {
            break;
        }
        at += gap;
    }
    while words
        .last()
        .is_some_and(|&(s, e)| Words::get().is_particle(&Folded::new(&text[s..e]).text))
    {
        words.pop();
    }
    let &(_, end) = words.last()?;
    let parts: Vec<&str> = words.iter().map(|&(s, e)| &text[s..e]).collect();
    Some(Name {
        value: given_first(&parts),
        start: begin,
        end,
    })
}

/// Bytes of an elided word before a vowel: `d'`, `L’`.
pub(super) fn elided(text: &str) -> usize {
    let mut chars = text.chars();
    let is_elided = chars.next().is_some_and(|c| "dljnmtscDLJNMTSC".contains(c));
    let mark = chars.next().filter(|c| matches!(c, '\'' | '’'));
    match mark {
        Some(mark) if is_elided && text.starts_with(char::is_lowercase) => 1 + mark.len_utf8(),
        Some(mark) if is_elided && chars.next().is_some_and(char::is_lowercase) => {
            1 + mark.len_utf8()
        }
        _ => 0,
    }
}

/// A line break inside a name only where the line was full.
fn wrapped(text: &str, begin: usize) -> usize {
    let line = text[..begin].rsplit('\n').next().unwrap_or_default();
    usize::from(line.chars().count() > 50)
}

/// Letters, hyphens and apostrophes, or an initial.
fn word_at(text: &str, at: usize) -> &str {
    let rest = &text[at..];
    let end = rest
        .char_indices()
        .find(|&(i, c)| {
            !(c.is_alphabetic()
                || matches!(c, '-' | '\'' | '’')
                    && i > 0
                    && rest[i + c.len_utf8()..].starts_with(char::is_alphabetic))
        })
        .map_or(rest.len(), |(i, _)| i);
    without_possessive(&rest[..end])
}

/// `Park` of `Park's permit`.
pub(super) fn without_possessive(word: &str) -> &str {
    word.strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word)
}

/// The name with the other half that stands in brackets behind it: `YUSUPOVA (prénom Nodira)`.
pub(super) fn with_brackets(text: &str, name: Name) -> Name {
    let other = || {
        let rest = text[name.end..].strip_prefix(" (")?;
        let (inner, _) = rest.split_once(')')?;
        let label = ["prénom ", "prenom ", "nom "]
            .iter()
            .find(|label| inner.starts_with(**label));
        let from = name.end + 2 + label.map_or(0, |label| label.len());
        whole(&text[from..name.end + 2 + inner.len()], from)
    };
    match other() {
        Some(other) if other.words() <= 2 && name.words() == 1 => Name {
            value: format!("{} {}", other.value, name.value),
            start: name.start,
            end: other.end,
        },
        _ => name,
    }
}

fn goes_on(word: &str, is_first: bool, rest: &str, case: Case) -> bool {
    let folded = Folded::new(word).text;
    let capital = word.starts_with(char::is_uppercase);
    if Words::get().is_particle(&folded) && !is_first && folded != "a" {
        let next = word_at(rest, rest.len() - rest.trim_start().len());
        return match case {
            Case::Strict => next.starts_with(char::is_uppercase),
            Case::Any => {
                !next.is_empty()
                    && !Words::get().is_ordinary(&Folded::new(next).text)
                    && !matches!(
                        folded.as_str(),
                        "le" | "la" | "du" | "des" | "de" | "y" | "e" | "do"
                    )
            }
        };
    }
    // `Mai` is a name where names have capitals.
    let is_month =
        case == Case::Strict && capital && crate::entities::calendar::month(&folded).is_some();
    if Words::get().is_ordinary(&folded) && !is_month
        || word.chars().count() == 1 && case == Case::Any
        || is_organisation(&folded)
    {
        return false;
    }
    let shouted = word.chars().count() > 1 && word.chars().all(|c| !c.is_lowercase());
    match case {
        Case::Strict => {
            capital
                && (shouted
                    || word.chars().count() == 1
                    || word.chars().skip(1).any(char::is_lowercase))
        }
        Case::Any => word.chars().count() > 1,
    }
}

/// `PETROSYAN Anahit` becomes `Anahit Petrosyan`; capitals become natural.
fn given_first(words: &[&str]) -> String {
    let shouted = |w: &&str| w.chars().count() > 1 && w.chars().all(|c| !c.is_lowercase());
    let first_lower = words
        .iter()
        .position(|w| !shouted(w) && w.chars().count() > 1);
    let ordered: Vec<&str> = match first_lower {
        Some(at) if at > 0 && words[at..].iter().all(|w| !shouted(w)) => {
            words[at..].iter().chain(&words[..at]).copied().collect()
        }
        _ => words.to_vec(),
    };
    ordered
        .into_iter()
        .map(natural)
        .collect::<Vec<_>>()
        .join(" ")
}

fn natural(word: &str) -> String {
    if Words::get().is_particle(word)
        || word.chars().any(char::is_lowercase) && word.chars().any(char::is_uppercase)
    {
        return word.to_owned();
    }
    let mut out = String::with_capacity(word.len());
    let mut upper = true;
    for c in word.chars() {
        if upper {
            out.extend(c.to_uppercase());
        } else {
            out.extend(c.to_lowercase());
        }
        upper = !c.is_alphabetic();
    }
    out
}

/// A label such as a display name or a signature line that is a person and nothing else.
pub(crate) fn whole(label: &str, base: usize) -> Option<Name> {
    let trimmed = label
        .trim()
        .trim_matches(['"', '\'', ',', '.', '*', '(', ')']);
    let start = label.find(trimmed)?;
    if trimmed.is_empty()
        || trimmed.len() > 60
        || trimmed.contains(['@', '&', '/', '!', '?', ':'])
        || trimmed.bytes().any(|b| b.is_ascii_digit())
    {
        return None;
    }
    let folded = Folded::new(trimmed).text;
    if folded.split([' ', '-', '\'', '.']).any(is_organisation) {
        return None;
    }
    let case = if trimmed.chars().any(char::is_uppercase) {
        Case::Strict
    } else {
        Case::Any
    };
    let name = name_at(label, start, case)?;
    (label[name.end..]
        .trim_matches([' ', '.', '"', ',', '*', ')', '\n', '\r'])
        .is_empty())
    .then(|| Name {
        start: name.start + base,
        end: name.end + base,
        ..name
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_out_given_name_first_in_natural_case() {
        for (text, value) in [
            ("PETROSYAN Anahit", "Anahit Petrosyan"),
            ("Rinat SULEYMANOV c/ préfet", "Rinat Suleymanov"),
            ("Élodie SANMARTIN RUIZ\n06", "Élodie Sanmartin Ruiz"),
            ("Jean-Bosco N'DIAYE et", "Jean-Bosco N'Diaye"),
            ("Mohamed El Amrani, né", "Mohamed El Amrani"),
            ("Maria da Silva Pinto est", "Maria da Silva Pinto"),
        ] {
            assert_eq!(
                name_at(text, 0, Case::Strict).map(|n| n.value).as_deref(),
                Some(value)
            );
        }
    }

    #[test]
    fn without_capitals_a_name_ends_at_an_ordinary_word() {
        assert_eq!(
            name_at("mamadou saliou bari jai 24 ans", 0, Case::Any)
                .map(|n| n.value)
                .as_deref(),
            Some("Mamadou Saliou Bari")
        );
        assert_eq!(
            name_at("YOUCEF HADDOUCHE A ETE ARRETE", 0, Case::Any)
                .map(|n| n.value)
                .as_deref(),
            Some("Youcef Haddouche")
        );
    }

    #[test]
    fn offices_are_not_persons() {
        assert!(whole("Service des étrangers", 0).is_none());
        assert!(whole("Greffe CNDA", 0).is_none());
        assert_eq!(
            whole("Thi Mai PHAM", 0).map(|n| n.value).as_deref(),
            Some("Thi Mai Pham")
        );
    }
}
