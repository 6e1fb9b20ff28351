//! What is new in a text, and what it repeats.

use std::ops::Range;

/// A text in three pieces, as byte ranges into it (always on line boundaries).
///
/// The pieces follow each other and cover the text: `newest`, then `signature`, then `quoted`. An
/// answer written between the lines of a quote is `newest` with the quote inside.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Newest {
    /// What the writer wrote this time. When the message forwards another one, that one counts as new.
    pub newest: Range<usize>,
    /// The quoted history below it; empty when there is none.
    pub quoted: Range<usize>,
    /// The signature of the newest text; empty when there is none.
    pub signature: Range<usize>,
    /// Whether the message forwards another one.
    pub forwarded: bool,
}

/// A line and where it starts.
#[derive(Clone, Copy)]
struct Line<'a> {
    start: usize,
    text: &'a str,
}

/// Splits a text into what is new, the signature, and the quoted history.
///
/// Knows `>` quotes, "Le … a écrit :", "On … wrote:", Outlook's "De : … Envoyé :" and "From: … Sent:"
/// blocks, "-----Message d'origine-----", and treats forwarded messages ("-----Message transféré-----")
/// as new text: they are what the writer wants read. Linear in the size of the text.
#[must_use]
pub fn newest_text(text: &str) -> Newest {
    let lines = lines(text);
    let forwarded = lines.iter().position(|line| is_forward_mark(line.text));
    let quoted_line = first_quoted(&lines, forwarded);
    let quoted_start =
        quoted_line.map_or(text.len(), |number| start_of(&lines, number, text.len()));
    let own_lines = quoted_line.unwrap_or(lines.len());
    // A forwarded message ends with its own writer's signature, which is part of what is forwarded.
    let signature_start = match forwarded {
        Some(mark) if mark < own_lines => quoted_start,
        _ => signature(&lines[..own_lines]).map_or(quoted_start, |number| {
            start_of(&lines, number, quoted_start)
        }),
    };
    Newest {
        newest: 0..signature_start,
        signature: signature_start..quoted_start,
        quoted: quoted_start..text.len(),
        forwarded: forwarded.is_some_and(|mark| mark < own_lines),
    }
}

fn lines(text: &str) -> Vec<Line<'_>> {
    let mut start = 0;
    text.split_inclusive('\n')
        .map(|line| {
            let found = Line {
                start,
                text: line.trim(),
            };
            start += line.len();
            found
        })
        .collect()
}

fn start_of(lines: &[Line<'_>], number: usize, end: usize) -> usize {
    lines.get(number).map_or(end, |line| line.start)
}

/// The first line of the quoted history, if there is one below the newest text.
fn first_quoted(lines: &[Line<'_>], forwarded: Option<usize>) -> Option<usize> {
    let last_own = lines
        .iter()
        .rposition(|line| !line.text.is_empty() && !line.text.starts_with('>'));
    let mut number = 0;
    while number < lines.len() {
        // What follows a forward mark is wanted, its header block included.
        if forwarded == Some(number) {
            let body = lines[number..]
                .iter()
                .position(|line| line.text.is_empty())
                .map_or(lines.len(), |blank| number + blank);
            number = body.max(number + 1);
            continue;
        }
        let line = lines[number].text;
        let attribution = attribution(lines, number);
        let starts = is_original_mark(line)
            || is_header_block(lines, number)
            || attribution.is_some_and(|next| is_history(lines, next, last_own));
        if starts || (line.starts_with('>') && is_history(lines, number, last_own)) {
            // The rule that Outlook draws above belongs to the quote.
            let mut first = number;
            while first > 0 && is_rule(lines[first - 1].text) {
                first -= 1;
            }
            return Some(first);
        }
        number += 1;
    }
    None
}

/// Whether nothing of the writer's own follows: only quoted and blank lines. `last_own` is the last line
/// that is neither.
fn is_history(lines: &[Line<'_>], from: usize, last_own: Option<usize>) -> bool {
    let rest = lines.get(from..).unwrap_or_default();
    let Some(first) = rest.iter().find(|line| !line.text.is_empty()) else {
        return true;
    };
    if !first.text.starts_with('>') {
        // Gmail and Apple write the attribution above text that the plain version does not mark.
        return true;
    }
    last_own.is_none_or(|last| last < from)
}

/// The line after "Le … a écrit :" or "On … wrote:", which some programs break in two or three.
fn attribution(lines: &[Line<'_>], number: usize) -> Option<usize> {
    let start = lines
        .get(number)?
        .text
        .trim_start_matches(['>', ' '])
        .to_lowercase();
    let opens = ["le ", "on ", "am ", "el ", "il giorno ", "em "]
        .iter()
        .any(|open| start.starts_with(open))
        || (start.contains('@') && start.contains('<'));
    if !opens {
        return None;
    }
    (number..(number + 3).min(lines.len())).find_map(|last| {
        let line = lines[last].text.to_lowercase();
        let line = line.trim_end_matches([' ', '\u{a0}', '\u{202f}']);
        let is_end = [
            "a écrit :",
            "a écrit:",
            "a écrit\u{a0}:",
            "a écrit\u{202f}:",
            "a ecrit :",
            "a ecrit:",
            "wrote:",
            "wrote :",
            "schrieb:",
            "escribió:",
            "ha scritto:",
        ]
        .iter()
        .any(|end| line.ends_with(end));
        let said = lines[number..=last]
            .iter()
            .any(|line| line.text.chars().any(|c| c.is_ascii_digit()) || line.text.contains('@'));
        (is_end && said).then_some(last + 1)
    })
}

/// Outlook's header block: "De :" and at least two more of its lines close behind.
fn is_header_block(lines: &[Line<'_>], number: usize) -> bool {
    let label = |line: &str| {
        let (label, value) = line.trim_start_matches(['*', '>', ' ']).split_once(':')?;
        let label = label
            .trim_matches(['*', ' ', '\u{a0}', '\u{202f}'])
            .to_lowercase();
        (!value.trim().is_empty()).then_some(label)
    };
    let first = lines.get(number).and_then(|line| label(line.text));
    if !matches!(first.as_deref(), Some("de" | "from" | "von" | "expéditeur")) {
        return false;
    }
    let others = [
        "envoyé", "envoye", "date", "sent", "à", "a", "to", "cc", "objet", "subject", "gesendet",
        "an", "betreff",
    ];
    let known =
        |line: &&Line<'_>| label(line.text).is_some_and(|label| others.contains(&label.as_str()));
    lines[number + 1..].iter().take(6).filter(known).count() >= 2
}

fn is_rule(line: &str) -> bool {
    line.len() >= 5 && line.chars().all(|c| matches!(c, '_' | '-' | '='))
}

fn mark(line: &str) -> Option<String> {
    let dashed = line.starts_with("--") && line.ends_with("--");
    let inner = line
        .trim_matches(['-', ' ', '\u{a0}'])
        .to_lowercase()
        .replace('’', "'");
    (dashed && !inner.is_empty()).then_some(inner)
}

fn is_original_mark(line: &str) -> bool {
    let marks = [
        "message d'origine",
        "original message",
        "message original",
        "message initial",
        "ursprüngliche nachricht",
    ];
    mark(line).is_some_and(|inner| marks.contains(&inner.as_str()))
}

fn is_forward_mark(line: &str) -> bool {
    let marks = [
        "message transféré",
        "forwarded message",
        "message transmis",
        "mail transféré",
        "courriel transféré",
        "message réexpédié",
        "weitergeleitete nachricht",
    ];
    mark(line).is_some_and(|inner| marks.iter().any(|known| inner.contains(known)))
        || matches!(
            line.trim_end_matches([' ', ':', '\u{a0}'])
                .to_lowercase()
                .as_str(),
            "début du message transféré" | "début du message réexpédié" | "begin forwarded message"
        )
}

/// The first line of the signature: "-- ", or what a telephone adds.
fn signature(lines: &[Line<'_>]) -> Option<usize> {
    let written = |number: usize| lines[..number].iter().any(|line| !line.text.is_empty());
    let phones = [
        "envoyé de mon ",
        "envoyé depuis ",
        "envoyé à partir de ",
        "sent from my ",
        "obtenir outlook pour ",
        "get outlook for ",
        "télécharger outlook pour ",
    ];
    let is_mark = |line: &str| {
        let lower = line.to_lowercase();
        line == "--" || phones.iter().any(|phone| lower.starts_with(phone))
    };
    let end = lines.len().saturating_sub(40);
    let found = lines[end..]
        .iter()
        .position(|line| is_mark(line.text))
        .map(|number| end + number);
    found.filter(|number| written(*number))
}

#[cfg(test)]
mod tests {
    use super::newest_text;

    #[test]
    fn a_text_of_half_a_million_quotes_is_read_in_one_go() {
        let text = "> a\nb\n".repeat(250_000);
        assert_eq!(newest_text(&text).newest.end, text.len());
    }

    /// `text` holds `|` where the signature starts and `#` where the quote starts.
    #[track_caller]
    fn check(marked: &str) {
        let text = marked.replace(['|', '#'], "");
        let quote = marked
            .find('#')
            .map_or(text.len(), |at| at - usize::from(marked.contains('|')));
        let signature = marked.find('|').unwrap_or(quote);
        let newest = newest_text(&text);
        assert_eq!(
            (newest.newest.end, newest.quoted.start),
            (signature, quote),
            "{:?} / {:?}",
            &text[newest.newest.clone()],
            &text[newest.quoted.clone()]
        );
        assert_eq!(newest.quoted.end, text.len());
    }

    #[test]
    fn each_program_quotes_in_its_own_way() {
        check("Bonjour,\nmerci.\n");
        check("Oui.\n\n#Le lun. 3 mars 2026 à 10:12, Zoé <z@x.fr> a écrit :\n> Venez-vous ?\n");
        check(
            "Oui.\n\n#Le lun. 3 mars 2026 à 10:12, Maître Zoé Martin\n<zoe.martin@exemple.fr> a écrit :\n\n> Venez-vous ?\n",
        );
        check("Yes.\n|-- \nJohn\n#On Mon, Mar 3, 2026 at 10:12 AM Zoé wrote:\n> Coming?\n");
        check(
            "Oui.\n\n#________________________________\nDe : Zoé <z@x.fr>\nEnvoyé : lundi 3 mars 2026 10:12\nÀ : Amine\nObjet : RDV\n\nVenez-vous ?\n",
        );
        check("Oui.\n#-----Message d'origine-----\nDe : Zoé\nVenez ?\n");
        check("Oui.\n|Envoyé de mon iPhone\n\n#Le 3 mars 2026 à 10:12, Zoé a écrit :\n\nVenez ?\n");
        check("#> seulement une citation\n");
        check("");
    }

    #[test]
    fn an_answer_between_the_lines_stays_whole() {
        check("> Date ?\nLe 3 mars.\n> Lieu ?\nParis.\n");
    }

    #[test]
    fn a_forwarded_message_is_what_the_writer_wants_read() {
        let text = "Voir ci-dessous.\n\n---------- Message transféré ---------\nDe : Préfecture <p@x.fr>\nDate: lun. 3 mars 2026\nSubject: OQTF\nTo: A\n\nVous êtes obligé de quitter le territoire.\n";
        let newest = newest_text(text);
        assert!(newest.forwarded);
        assert_eq!(newest.newest, 0..text.len());
    }

    #[test]
    fn a_sentence_that_starts_like_a_quote_is_not_one() {
        check("Le préfet a pris sa décision.\nDe : rien\nMerci\n");
    }
}
