//! The words of a page on paper that was made flat: upright, level, its columns plumb.
//!
//! A page is photographed askew, from one side, or from an open book. Lines of text then fall, fan out or bend, and
//! neither rows nor columns can be told apart by coordinates. The reader of pictures knows which words follow each
//! other on a line: from these the fall of the lines is fitted over the whole page and taken away.

use super::straight::Straight;
use crate::{Page, PageSource};
use regex::Regex;
use std::borrow::Cow;
use std::sync::LazyLock;

/// A word with its place on the flat page.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub(super) text: String,
    /// Left and right, in pixels of the upright page.
    pub(super) x0: f32,
    pub(super) x1: f32,
    /// The line it stands on, in pixels from the top.
    pub(super) y: f32,
    /// The size of its letters, in pixels.
    pub(super) size: f32,
    pub(super) confidence: f32,
    /// Where it is on the page as it is shown.
    pub(super) box_: [f32; 4],
}

/// The words of a page and its height, upright.
#[derive(Debug, Clone, Default)]
pub(super) struct Sheet {
    pub(super) tokens: Vec<Token>,
    pub(super) height: f32,
}

/// The flat page.
pub(super) fn sheet(page: &Page) -> Sheet {
    let sideways = page.turned % 180 == 90;
    let (shown_width, shown_height) = (page.width.max(1) as f32, page.height.max(1) as f32);
    let (width, height) = if sideways {
        (shown_height, shown_width)
    } else {
        (shown_width, shown_height)
    };
    let mut tokens: Vec<Token> = Vec::with_capacity(page.words.len());
    let mut joined = Vec::with_capacity(page.words.len());
    let mut last_end = 0;
    for word in &page.words {
        let (start, end) = (word.start as usize, word.end as usize);
        let Some(text) = page.text.get(start..end) else {
            continue;
        };
        let [left, top, right, bottom] = upright(word.box_, page.turned);
        let is_sane = [left, top, right, bottom].iter().all(|at| at.is_finite());
        if text.trim().is_empty() || !is_sane {
            continue;
        }
        let same_line = page
            .text
            .get(last_end..start)
            .is_some_and(|between| !between.contains('\n') && last_end > 0);
        last_end = end;
        let (top, bottom) = (top * height, bottom * height);
        if text.trim().chars().count() > 2 && bottom - top > 1.6 * (right - left) * width {
            // A title that runs up the edge of the page.
            continue;
        }
        let high = (bottom - top).max(1.0);
        let (size, under) = match page.source {
            PageSource::Text => (high, 0.25 * high),
            PageSource::Ocr | PageSource::None => letters(text, high),
        };
        tokens.push(Token {
            // One sign for the hyphen: printers have three, and a code is searched by what a keyboard has.
            text: text.trim().replace(['\u{2010}', '\u{2011}'], "-"),
            x0: left * width,
            x1: (right * width).max(left * width + 1.0),
            y: bottom - under,
            size,
            confidence: word.confidence.clamp(0.0, 1.0),
            box_: word.box_,
        });
        joined.push(same_line);
    }
    drop_ruling_lines(&mut tokens, &mut joined);
    end_before_next(&mut tokens, &joined);
    join_spaced(&mut tokens, &mut joined);
    mend_euros(&mut tokens);
    mend_squares(&mut tokens);
    mend_francs(&mut tokens);
    stand_on_line(&mut tokens, &joined);
    Straight::fit(&tokens, &joined, width, height).apply(&mut tokens);
    settle(&mut tokens, &joined);
    Sheet { tokens, height }
}

/// A dotted line is read as letters of no height.
fn drop_ruling_lines(tokens: &mut Vec<Token>, joined: &mut Vec<bool>) {
    let mut sizes: Vec<f32> = tokens.iter().map(|token| token.size).collect();
    sizes.sort_by(f32::total_cmp);
    let least = 0.25 * sizes.get(sizes.len() / 2).copied().unwrap_or(0.0);
    let keeps: Vec<bool> = tokens
        .iter()
        .map(|token| token.size > least || !token.text.chars().any(char::is_alphanumeric))
        .collect();
    for at in (0..tokens.len()).rev().filter(|at| !keeps[*at]) {
        tokens.remove(at);
        let was_joined = joined.remove(at);
        if let Some(next) = joined.get_mut(at) {
            *next &= was_joined;
        }
    }
}

/// A box that holds a piece of a ruling line reaches over the words that follow: it ends where they begin.
fn end_before_next(tokens: &mut [Token], joined: &[bool]) {
    for at in 1..tokens.len() {
        let next = tokens[at].x0;
        let before = &mut tokens[at - 1];
        if joined[at] && before.x0 < next {
            before.x1 = before.x1.min(next);
        }
    }
}

/// `B o u r g o g n e s`: letters set wide apart are one word.
fn join_spaced(tokens: &mut Vec<Token>, joined: &mut Vec<bool>) {
    let is_short = |token: &Token| {
        token.text.chars().count() <= 2 && token.text.chars().all(char::is_alphabetic)
    };
    let mut from = 0;
    while from < tokens.len() {
        let to = (from + 1..tokens.len())
            .find(|at| !joined[*at] || !is_short(&tokens[*at]))
            .unwrap_or(tokens.len());
        if to - from < 5 || !is_short(&tokens[from]) {
            from = to.max(from + 1);
            continue;
        }
        let mut gaps: Vec<f32> = tokens[from..to]
            .windows(2)
            .map(|pair| pair[1].x0 - pair[0].x1)
            .collect();
        gaps.sort_by(f32::total_cmp);
        let usual = gaps[gaps.len() / 2].max(0.05 * tokens[from].size);
        let mut words: Vec<Token> = Vec::new();
        for token in &tokens[from..to] {
            match words.last_mut() {
                Some(last) if token.x0 - last.x1 < 2.0 * usual => {
                    last.text.push_str(&token.text);
                    last.x1 = token.x1;
                    for side in 0..2 {
                        last.box_[side] = last.box_[side].min(token.box_[side]);
                        last.box_[side + 2] = last.box_[side + 2].max(token.box_[side + 2]);
                    }
                    last.confidence = last.confidence.min(token.confidence);
                }
                _ => words.push(token.clone()),
            }
        }
        let count = words.len();
        let mut same = vec![true; count];
        same[0] = joined[from];
        tokens.splice(from..to, words);
        joined.splice(from..to, same);
        from += count;
    }
}

/// `26,50 E HT`, `18,35 EHT`: the sign of the euro is read as a letter.
fn mend_euros(tokens: &mut [Token]) {
    let is_vat = |text: &str| matches!(text, "HT" | "TTC");
    for at in 1..tokens.len() {
        if !tokens[at - 1].text.ends_with(|c: char| c.is_ascii_digit()) {
            continue;
        }
        let text = tokens[at].text.as_str();
        let is_euro = matches!(text, "E" | "€E" | "C")
            && tokens.get(at + 1).is_some_and(|next| is_vat(&next.text));
        let vat = text
            .strip_prefix('€')
            .unwrap_or(text)
            .strip_prefix('E')
            .filter(|rest| is_vat(rest));
        let mended = match vat {
            Some(vat) => format!("€{vat}"),
            None if is_euro => "€".to_owned(),
            None => continue,
        };
        tokens[at].text = mended;
    }
}

/// `€/m?`, `m°/boîte`: the small figure of a square metre is read as a sign.
fn mend_squares(tokens: &mut [Token]) {
    static SQUARE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(^|[/\d€])m[?°*]+2?(/|\)|$)").unwrap_or_else(|error| unreachable!("{error}"))
    });
    for token in tokens {
        if let Cow::Owned(mended) = SQUARE.replace(&token.text, "${1}m²${2}") {
            token.text = mended;
        }
    }
}

/// `CHE HT`, `CHFTTC`: thin type is read with an arm too many, or as one word.
fn mend_francs(tokens: &mut [Token]) {
    let is_vat = |text: &str| matches!(text, "HT" | "TTC");
    for at in 0..tokens.len() {
        let text = tokens[at].text.as_str();
        let Some(rest) = text.strip_prefix("CHE").or(text.strip_prefix("CHF")) else {
            continue;
        };
        let is_before_vat = tokens.get(at + 1).is_some_and(|next| is_vat(&next.text));
        if is_vat(rest) {
            tokens[at].text = format!("CHF {rest}");
        } else if rest.is_empty() && is_before_vat {
            tokens[at].text = "CHF".to_owned();
        }
    }
}

/// Dashes and dots do not reach the line: they stand where the word before or after them does.
fn stand_on_line(tokens: &mut [Token], joined: &[bool]) {
    let is_sign = |token: &Token| !token.text.chars().any(char::is_alphanumeric);
    for at in 0..tokens.len() {
        if !is_sign(&tokens[at]) {
            continue;
        }
        let before = (at > 0 && joined[at]).then(|| at - 1);
        let after = (at + 1 < tokens.len() && joined[at + 1]).then_some(at + 1);
        if let Some(other) = before.or(after)
            && (tokens[at].y - tokens[other].y).abs() < 1.2 * tokens[other].size
        {
            tokens[at].y = tokens[other].y;
            tokens[at].size = tokens[other].size;
        }
    }
}

/// A box that holds a piece of a ruling line or a spot stands off its line: it is put back among its neighbours.
fn settle(tokens: &mut [Token], joined: &[bool]) {
    let feet: Vec<f32> = tokens.iter().map(|token| token.y).collect();
    let mut from = 0;
    while from < tokens.len() {
        let to = (from + 1..tokens.len())
            .find(|at| !joined[*at])
            .unwrap_or(tokens.len());
        if to - from >= 3 {
            for at in from..to {
                let mut around: Vec<f32> =
                    feet[at.saturating_sub(2).max(from)..(at + 3).min(to)].to_vec();
                around.sort_by(f32::total_cmp);
                let middle = around[around.len() / 2];
                let off = (tokens[at].y - middle).abs();
                if off > 0.15 * tokens[at].size && off < tokens[at].size {
                    tokens[at].y = middle;
                }
            }
        }
        from = to;
    }
}

/// A box of the page as it is shown on the page as it is read.
fn upright([left, top, right, bottom]: [f32; 4], turned: u16) -> [f32; 4] {
    match turned % 360 {
        90 => [1.0 - bottom, left, 1.0 - top, right],
        180 => [1.0 - right, 1.0 - bottom, 1.0 - left, 1.0 - top],
        270 => [top, 1.0 - right, bottom, 1.0 - left],
        _ => [left, top, right, bottom],
    }
}

/// The size of letters that are `high` pixels from their lowest to their highest point, and how far the lowest point
/// is under the line. In usual type capitals reach 0.72 of the size over the line, small letters 0.5, tails 0.21 under it.
fn letters(text: &str, high: f32) -> (f32, f32) {
    let over = if text
        .chars()
        .any(|c| c.is_uppercase() || c.is_ascii_digit() || "bdfhklt€£$éèêëîïôûùàâç/()".contains(c))
    {
        0.72
    } else if text.chars().any(char::is_alphanumeric) {
        0.52
    } else {
        // Signs alone say nothing about the size around them.
        return (high.max(8.0), 0.0);
    };
    let under = if text.chars().any(|c| "gjpqyçQ()/|[]".contains(c)) {
        0.21
    } else if text.ends_with([',', ';']) || text.contains(',') {
        0.12
    } else {
        0.0
    };
    let size = high / (over + under);
    (size, under * size)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_on_its_side_is_read_upright() {
        // Turned clockwise by 90 degrees to be read: what is shown at the bottom left comes to the top left.
        let [left, top, right, bottom] = upright([0.0, 0.9, 0.1, 1.0], 90);
        assert!((left - 0.0).abs() < 1e-6 && (top - 0.0).abs() < 1e-6);
        assert!((right - 0.1).abs() < 1e-6 && (bottom - 0.1).abs() < 1e-6);
    }
}
