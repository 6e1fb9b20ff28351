//! The passage of a text that answers a question, with the words that do.

use std::ops::Range;

use super::expand::Stems;
use super::fold::fold;
use super::query::Query;

/// Where a word that was asked for stands, in bytes of the snippet's text.
pub type Highlight = Range<usize>;

/// A passage.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Snippet {
    /// The passage, white space collapsed; an ellipsis where the text goes on.
    pub text: String,
    /// The words that were asked for.
    pub highlights: Vec<Highlight>,
}

/// Only the beginning of a long text is looked through, in bytes.
const LOOKED_THROUGH: usize = 64 << 10;

/// A word asked for.
struct Wanted {
    word: String,
    prefix: bool,
    /// Its stems, and what every word with one of them starts with: few words of a text are stemmed.
    stems: Option<(Stems, String)>,
}

impl Wanted {
    fn is(&self, folded: &str) -> bool {
        folded == self.word
            || (self.prefix && folded.starts_with(&self.word))
            || self.stems.as_ref().is_some_and(|(stems, start)| {
                folded.starts_with(start)
                    && Stems::of(folded).is_some_and(|other| other.meet(stems))
            })
    }
}

/// The passage of `text` that answers a question best: where its words stand closest together.
///
/// - `question`: what the person typed; filters are ignored.
/// - `length`: about how many bytes of text are wanted.
#[must_use]
pub fn snippet(text: &str, question: &str, length: usize) -> Snippet {
    let wanted = wanted(question);
    let text = &text[..floor(text, LOOKED_THROUGH)];
    let hits = hits(text, &wanted);
    let start = best_start(text, &hits, length);
    let end = floor(text, start + length);
    let end = if end < text.len() {
        text[..end]
            .rfind(char::is_whitespace)
            .unwrap_or(end)
            .max(start)
    } else {
        end
    };
    collapse(text, start..end, &hits)
}

/// Where the words of a question stand in the beginning of a text, in order.
///
/// - `question`: what the person typed; filters are ignored.
#[must_use]
pub fn highlights(text: &str, question: &str) -> Vec<Highlight> {
    hits(&text[..floor(text, LOOKED_THROUGH)], &wanted(question))
}

/// What a question asks for.
#[derive(Default)]
struct Asked {
    words: Vec<Wanted>,
    /// Folded words that must stand side by side.
    phrases: Vec<Vec<String>>,
}

fn wanted(question: &str) -> Asked {
    let mut asked = Asked::default();
    for term in Query::parse(question, true).wanted_terms() {
        if term.phrase {
            asked.phrases.push(term.words.clone());
            continue;
        }
        let words = term.each().filter(|(word, _)| word.len() > 1);
        asked.words.extend(words.map(|(word, prefix)| Wanted {
            word: word.to_owned(),
            prefix,
            stems: Stems::of(word).map(|stems| {
                let start = stems.common_start();
                (stems, start)
            }),
        }));
    }
    asked
}

/// The words of the text that were asked for, in order.
fn hits(text: &str, asked: &Asked) -> Vec<Range<usize>> {
    let mut words = Vec::new();
    let mut word_start = None;
    for (at, sign) in text.char_indices().chain([(text.len(), ' ')]) {
        if sign.is_alphanumeric() {
            word_start.get_or_insert(at);
        } else if let Some(start) = word_start.take() {
            words.push((start..at, fold(&text[start..at])));
        }
    }
    let mut is_hit: Vec<bool> = words
        .iter()
        .map(|(_, folded)| asked.words.iter().any(|wanted| wanted.is(folded)))
        .collect();
    for phrase in &asked.phrases {
        let stands = |window: &[(Range<usize>, String)]| {
            window
                .iter()
                .zip(phrase)
                .all(|((_, word), asked)| word == asked)
        };
        for (at, window) in words.windows(phrase.len()).enumerate() {
            if stands(window) {
                is_hit[at..at + phrase.len()].fill(true);
            }
        }
    }
    words
        .into_iter()
        .zip(is_hit)
        .filter_map(|((place, _), is_hit)| is_hit.then_some(place))
        .collect()
}

/// Where the passage with most hits starts: a few words before its first one.
fn best_start(text: &str, hits: &[Range<usize>], length: usize) -> usize {
    let inside = |first: usize| {
        hits[first..]
            .iter()
            .take_while(|hit| hit.end <= hits[first].start + length * 3 / 4)
            .count()
    };
    let Some(best) = (0..hits.len()).rev().max_by_key(|&first| inside(first)) else {
        return 0;
    };
    let lead = floor(text, hits[best].start.saturating_sub(length / 4));
    if lead == 0 {
        return 0;
    }
    let word = text[lead..]
        .find(char::is_whitespace)
        .map_or(lead, |space| lead + space);
    word.min(hits[best].start)
}

/// The largest character boundary that is not beyond `at`.
fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

/// The passage with its white space collapsed and its highlights moved along.
fn collapse(text: &str, passage: Range<usize>, hits: &[Range<usize>]) -> Snippet {
    let mut snippet = Snippet::default();
    if passage.start > 0 {
        snippet.text.push('…');
    }
    let bare = snippet.text.len();
    let mut hits = hits
        .iter()
        .filter(|hit| hit.start >= passage.start && hit.end <= passage.end)
        .peekable();
    let mut began = None;
    for (at, sign) in text[passage.clone()]
        .char_indices()
        .map(|(at, sign)| (at + passage.start, sign))
    {
        if let Some(hit) = hits.peek() {
            if at == hit.start {
                began = Some(snippet.text.len());
            } else if at == hit.end {
                snippet
                    .highlights
                    .extend(began.take().map(|start| start..snippet.text.len()));
                hits.next();
                if hits.peek().is_some_and(|next| next.start == at) {
                    began = Some(snippet.text.len());
                }
            }
        }
        if !sign.is_whitespace() {
            snippet.text.push(sign);
        } else if snippet.text.len() > bare && !snippet.text.ends_with(' ') {
            snippet.text.push(' ');
        }
    }
    snippet
        .highlights
        .extend(began.map(|start| start..snippet.text.len()));
    if passage.end < text.len() {
        snippet.text.push('…');
    }
    snippet
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn marked(text: &str, question: &str, length: usize) -> String {
        let snippet = snippet(text, question, length);
        let mut marked = snippet.text.clone();
        for highlight in snippet.highlights.iter().rev() {
            marked.insert(highlight.end, ']');
            marked.insert(highlight.start, '[');
        }
        marked
    }

    #[test]
    fn the_words_asked_for_are_marked_in_every_form() {
        let text = "La préfecture\n a refusé\tle titre de séjour des enfants.";
        let question = "prefecture refus enfant titr";
        let expected = "La [préfecture] a [refusé] le [titre] de séjour des [enfants].";
        assert_eq!(marked(text, question, 200), expected);
    }

    #[test]
    fn a_phrase_is_marked_where_it_stands_and_nowhere_else() {
        let text = "Le titre est refusé : refus de titre de séjour, sans autre titre.";
        assert_eq!(
            marked(text, "\"titre de séjour\"", 200),
            "Le titre est refusé : refus de [titre] [de] [séjour], sans autre titre."
        );
        assert_eq!(
            marked(text, "\"refus de\" sans", 200),
            "Le titre est refusé : [refus] [de] titre de séjour, [sans] autre titre."
        );
    }

    #[test]
    fn the_passage_is_where_the_words_are() {
        let text = format!(
            "{} la carte de résident est prête {}",
            "mot ".repeat(200),
            "mot ".repeat(200)
        );
        let passage = marked(&text, "carte résident", 60);
        assert!(
            passage.contains("la [carte] de [résident] est"),
            "{passage}"
        );
        assert!(
            passage.starts_with('…') && passage.ends_with('…'),
            "{passage}"
        );
    }

    proptest! {
        #[test]
        fn highlights_are_places_in_the_text(text in "(\\PC|é|\\s){0,80}", question in "\\PC{0,12}", length in 0..60_usize) {
            let snippet = snippet(&text, &question, length);
            for highlight in snippet.highlights {
                prop_assert!(snippet.text.get(highlight).is_some_and(|word| !word.is_empty()));
            }
        }
    }
}
