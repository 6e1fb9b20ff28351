//! Cards that end with a line for each colour of their article: its code, the colour, the price.

use super::{Line, Told, letters};
use crate::catalogue::reference;

/// A colour has no more words.
const MOST_WORDS: usize = 3;

/// Colours beside codes are no names where names stand over them.
pub(super) fn mark(lines: &mut [Line]) {
    let coded: Vec<usize> = (0..lines.len())
        .filter(|at| is_coded(&lines[*at]))
        .collect();
    let priced = lines.iter().filter(|line| line.is_priced()).count();
    let is_usual = coded.len() > 1 && coded.len() * 10 >= priced * 8;
    let firsts: Vec<usize> = coded
        .iter()
        .copied()
        .filter(|at| *at == 0 || !is_coded(&lines[at - 1]))
        .collect();
    if !is_usual || !firsts.iter().all(|at| stands_under_a_name(lines, *at)) {
        return;
    }
    for at in coded {
        for told in lines[at]
            .told
            .iter_mut()
            .skip(1)
            .filter(|told| told.offer.is_none())
        {
            told.is_mute = true;
        }
    }
}

/// `FPN 7210 X   Inox   489,00 €`
fn is_coded(line: &Line) -> bool {
    let [code, rest @ ..] = &line.told[..] else {
        return false;
    };
    let is_finish =
        |told: &Told| told.offer.is_some() || told.piece.text().split(' ').count() <= MOST_WORDS;
    let colours = rest.iter().filter(|told| told.offer.is_none()).count();
    line.is_priced()
        && code.offer.is_none()
        && reference::looks_like_code(&code.piece.text())
        && colours == 1
        && rest.iter().all(is_finish)
}

/// Whether the lines over this one, up to the price above, are more than one, and the first of them in larger type than
/// the colour.
fn stands_under_a_name(lines: &[Line], at: usize) -> bool {
    let above = lines[..at]
        .iter()
        .rposition(Line::is_priced)
        .map_or(0, |last| last + 1);
    let over: Vec<&Line> = lines[above..at]
        .iter()
        .filter(|line| !line.is_mute() && letters(&line.text()) > 2)
        .collect();
    let colour = lines[at].told.get(1).map_or(0.0, |told| told.piece.size());
    over.len() > 1 && over.iter().any(|line| line.size() > 1.05 * colour)
}
