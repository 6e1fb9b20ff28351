//! Sentences of what a letter itself says, by folded byte range.

use crate::layout::{Layout, Zone};

/// A sentence, a list item, or a line of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Sentence {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) zone: Zone,
}

/// Lines this long were broken by the writer's program, shorter ones by the writer.
const WRAPPED: usize = 58;

pub(crate) fn sentences(folded: &str, layout: &Layout) -> Vec<Sentence> {
    let mut out = Vec::new();
    for piece in layout.pieces.iter().filter(|p| p.zone.speaks()) {
        split(folded, piece.start, piece.end, piece.zone, &mut out);
    }
    out
}

fn split(folded: &str, from: usize, to: usize, zone: Zone, out: &mut Vec<Sentence>) {
    let bytes = folded.as_bytes();
    let (mut start, mut line_start) = (from, from);
    for at in from..to {
        let ends = match bytes[at] {
            b'\n' => {
                let length = at - line_start;
                line_start = at + 1;
                breaks(folded, at, to, length)
            }
            b'.' | b'!' | b'?' => {
                bytes.get(at + 1).is_none_or(u8::is_ascii_whitespace)
                    && !abbreviates(&folded[start..at], bytes[at])
            }
            _ => false,
        };
        if ends {
            push(folded, start, at + 1, zone, out);
            start = at + 1;
        }
    }
    push(folded, start, to, zone, out);
}

fn push(folded: &str, start: usize, end: usize, zone: Zone, out: &mut Vec<Sentence>) {
    let text = &folded[start..end];
    let trimmed = text.trim();
    if trimmed
        .bytes()
        .any(|b| b.is_ascii_alphanumeric() || b >= 0x80)
    {
        let start = start + text.len() - text.trim_start().len();
        out.push(Sentence {
            start,
            end: start + trimmed.len(),
            zone,
        });
    }
}

/// Whether a line break ends the sentence.
fn breaks(folded: &str, at: usize, to: usize, length: usize) -> bool {
    let next = &folded[at + 1..to];
    let first = next.chars().next();
    let label = next.split('\n').next().unwrap_or_default();
    let is_label = label
        .split_once(" :")
        .or_else(|| label.split_once(": "))
        .is_some_and(|(l, _)| l.len() < 34 && !l.contains(['.', ',']));
    length < WRAPPED && !ends_open(&folded[..at])
        || first.is_none_or(|c| matches!(c, '\n' | '-' | '*' | '•' | '>' | '='))
        || is_label
}

/// The line cannot end here: a comma, a colon before a value, an article.
fn ends_open(before: &str) -> bool {
    before.ends_with(',')
        || [
            " le", " la", " les", " de", " du", " au", " a", " et", " ou", " the", " of", " n°",
        ]
        .iter()
        .any(|word| before.ends_with(word))
}

/// A full stop after `M.`, `Mme.`, `n.`, `art.`, an initial, or the number of a list.
fn abbreviates(before: &str, stop: u8) -> bool {
    if stop != b'.' {
        return false;
    }
    let word = before
        .rsplit([' ', '\n', '(', '\''])
        .next()
        .unwrap_or_default();
    matches!(
        word,
        "m" | "mm"
            | "mme"
            | "mlle"
            | "me"
            | "dr"
            | "art"
            | "n"
            | "no"
            | "l"
            | "r"
            | "tel"
            | "ref"
            | "av"
            | "bd"
            | "st"
            | "ste"
            | "mr"
            | "mrs"
            | "ms"
            | "cf"
            | "etc"
            | "p"
            | "janv"
            | "fevr"
            | "avr"
            | "juil"
            | "sept"
            | "oct"
            | "nov"
            | "dec"
            | "lun"
            | "mar"
            | "mer"
            | "jeu"
            | "ven"
            | "sam"
            | "dim"
    ) || word.len() <= 2 && !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Thread;

    fn parts(text: &str) -> Vec<&str> {
        sentences(text, &Layout::new(text, Thread::Fresh))
            .into_iter()
            .map(|s| &text[s.start..s.end])
            .collect()
    }

    #[test]
    fn sentences_end_at_stops_items_and_short_lines() {
        assert_eq!(
            parts(
                "bonjour,\nj'ai recu une lettre. que faire ?\n- un\n- deux\nnom : x\nm. diallo est ne ici."
            ),
            [
                "bonjour,\nj'ai recu une lettre.",
                "que faire ?",
                "- un",
                "- deux",
                "nom : x",
                "m. diallo est ne ici."
            ]
        );
    }

    #[test]
    fn a_line_broken_by_the_program_goes_on() {
        let text = "la prefecture vient de fixer le rendez-vous de notre salarie nathaniel au\nmercredi 18 mars";
        assert_eq!(parts(text), [text]);
    }
}
