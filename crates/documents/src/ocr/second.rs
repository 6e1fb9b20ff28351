//! A second look at what the first one left out. The reader of pictures looks for blocks of text, and takes a lone
//! column of prices, a price on a photograph or white letters on a colour for no text at all. Here the ink of the size
//! of letters that no word covers is gathered into lines, and each line is read by itself.

mod ink;
mod line;

use super::engine::{Engine, With};
use super::prepare::Prepared;
use super::{Before, Read};
use crate::Error;
use ink::Line;

/// A word that is read with less does not keep others from its place.
const DOUBTED: f32 = 0.4;
/// Numbers are kept from this confidence on.
const NUMBER: f32 = 0.5;
/// Words are kept from this confidence on: shapes on a photograph look more like letters than like prices.
const WORD: f32 = 0.72;
/// Letters without a digit are kept from this many on.
const FEWEST_LETTERS: usize = 3;

/// Adds the words that the first look left out, each where it belongs in the order of reading.
///
/// - `words`: in pixels of the page as it was laid.
///
/// # Errors
///
/// As [`Engine::read`].
pub(super) fn look(
    engine: &mut Engine,
    with: With,
    laid: &Prepared,
    words: &mut Vec<Read>,
) -> Result<(), Error> {
    let covered: Vec<[f32; 4]> = words
        .iter()
        .filter(|word| word.confidence >= DOUBTED)
        .map(|word| word.box_)
        .collect();
    for left_out in ink::lines(&laid.grey, laid.dpi, &covered) {
        let strip = line::strip(&laid.grey, &left_out);
        let mut read = engine.read_line(with, &strip.grey, line::DPI)?;
        for word in &mut read {
            word.box_ = strip.place(word.box_);
        }
        part(&mut read);
        if makes_sense(&read, &left_out) {
            insert(words, read);
        }
    }
    Ok(())
}

/// Words of a line follow each other: none goes on over the next one.
fn part(line: &mut [Read]) {
    for at in 1..line.len() {
        let next = line[at].box_[0];
        let [left, _, right, _] = &mut line[at - 1].box_;
        if next > *left {
            *right = right.min(next);
        }
    }
}

/// Whether a line says something: as many signs as there are spots of ink, and those with confidence.
fn makes_sense(read: &[Read], line: &Line) -> bool {
    let signs = |test: fn(char) -> bool| -> usize {
        read.iter()
            .map(|word| word.text.chars().filter(|c| test(*c)).count())
            .sum()
    };
    let (all, digits, letters) = (
        signs(|c| !c.is_whitespace()),
        signs(char::is_numeric),
        signs(char::is_alphabetic),
    );
    let spots = line.letters.len();
    if all * 2 < spots || all > 2 * spots + 2 {
        return false;
    }
    let sure = read
        .iter()
        .map(|word| word.confidence * word.text.chars().count() as f32)
        .sum::<f32>()
        / all.max(1) as f32;
    if digits * 2 >= letters + digits && digits > 0 {
        digits > 1 && sure >= NUMBER
    } else {
        letters >= FEWEST_LETTERS && sure >= WORD
    }
}

/// Puts the words of a line after the word to their left, or before the one to their right, or else below what is
/// above them; words they fall on go.
fn insert(words: &mut Vec<Read>, mut line: Vec<Read>) {
    let Some(around) = line.iter().map(|word| word.box_).reduce(union) else {
        return;
    };
    drop_covered(words, around);
    let is_beside =
        |word: &Read| overlap([around[1], around[3]], [word.box_[1], word.box_[3]]) > 0.5;
    let left = (0..words.len())
        .filter(|at| is_beside(&words[*at]) && words[*at].box_[2] <= around[0] + height(around))
        .max_by(|a, b| words[*a].box_[2].total_cmp(&words[*b].box_[2]));
    let right = (0..words.len())
        .filter(|at| is_beside(&words[*at]) && words[*at].box_[0] >= around[2] - height(around))
        .min_by(|a, b| words[*a].box_[0].total_cmp(&words[*b].box_[0]));
    let at = match (left, right) {
        (Some(left), _) => {
            line[0].before = Before::Blank;
            left + 1
        }
        (None, Some(right)) => {
            line[0].before = words[right].before;
            words[right].before = Before::Blank;
            right
        }
        (None, None) => {
            line[0].before = Before::Paragraph;
            let above = words.iter().rposition(|word| word.box_[3] <= around[1]);
            let at = above.map_or(0, |above| {
                // Not into the middle of a line.
                let rest = &words[above + 1..];
                let ends = rest.iter().position(|word| word.before != Before::Blank);
                above + 1 + ends.unwrap_or(rest.len())
            });
            if let Some(next) = words.get_mut(at) {
                next.before = Before::Paragraph;
            }
            at
        }
    };
    words.splice(at..at, line);
}

/// Takes away the doubted words that lie on a place.
fn drop_covered(words: &mut Vec<Read>, place: [f32; 4]) {
    let mut lost = None;
    words.retain_mut(|word| {
        let [left, top, right, bottom] = word.box_;
        let share = overlap([left, right], [place[0], place[2]])
            * overlap([top, bottom], [place[1], place[3]]);
        let is_kept = word.confidence >= DOUBTED || share < 0.5;
        if !is_kept {
            lost = lost.or(Some(word.before));
        } else if let Some(before) = lost.take()
            && word.before == Before::Blank
        {
            // The line still begins where it began.
            word.before = before;
        }
        is_kept
    });
}

/// The share of the shorter of two lengths that both have.
fn overlap(one: [f32; 2], other: [f32; 2]) -> f32 {
    let both = one[1].min(other[1]) - one[0].max(other[0]);
    let shorter = (one[1] - one[0]).min(other[1] - other[0]).max(1.0);
    (both / shorter).max(0.0)
}

fn height(box_: [f32; 4]) -> f32 {
    box_[3] - box_[1]
}

fn union(one: [f32; 4], other: [f32; 4]) -> [f32; 4] {
    [
        one[0].min(other[0]),
        one[1].min(other[1]),
        one[2].max(other[2]),
        one[3].max(other[3]),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_line_do_not_lie_on_each_other() {
        let word = |left: f32, right: f32| Read {
            text: "0,02".to_owned(),
            box_: [left, 10.0, right, 30.0],
            confidence: 0.9,
            before: Before::Blank,
        };
        let mut line = vec![word(10.0, 60.0), word(45.0, 62.0), word(70.0, 90.0)];
        part(&mut line);
        let ends: Vec<f32> = line.iter().map(|word| word.box_[2]).collect();
        assert_eq!(ends, [45.0, 62.0, 90.0]);
    }
}
