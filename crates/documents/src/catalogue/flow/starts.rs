//! Where the products of a column begin, and what is between them.

use super::{Line, card};
use crate::catalogue::{heading, price, reference};

/// Lines with prices: the first and the last of each product.
pub(super) fn anchors(lines: &[Line]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, line) in lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.is_priced())
    {
        match found.last_mut() {
            // Another pack with a code of its own.
            Some((_, last)) if has_code(line) && has_code(&lines[*last]) => found.push((at, at)),
            // The old price and the new one, the price for one and for ten.
            Some((_, last))
                if is_old(&lines[*last]) && *last + 1 == at && gap(lines, at) < line.size()
                    || !line.is_named()
                        && !lines[*last + 1..at]
                            .iter()
                            .any(|between| between.is_named() || has_code(between)) =>
            {
                *last = at
            }
            _ => found.push((at, at)),
        }
    }
    found
}

/// Whether a line holds only a price of before: `statt 249,00 €`.
fn is_old(line: &Line) -> bool {
    let mut offers = line.told.iter().filter_map(|told| told.offer.as_ref());
    offers.all(|offer| offer.old)
}

pub(super) fn has_code(line: &Line) -> bool {
    line.told.iter().any(|told| {
        let text = told.piece.text();
        reference::labelled(&text).is_some()
    }) || leads_with_code(line)
}

/// A line of a colour: its code first, nothing else that is read but the price.
pub(super) fn leads_with_code(line: &Line) -> bool {
    let [code, rest @ ..] = &line.told[..] else {
        return false;
    };
    line.is_priced()
        && code.offer.is_none()
        && reference::looks_like_code(&code.piece.text())
        && rest.iter().any(|told| told.is_mute)
        && rest.iter().all(|told| told.is_mute || told.offer.is_some())
}

/// The line that each product begins with, and whether its name leads to its price.
pub(super) fn starts(lines: &[Line], anchors: &[(usize, usize)]) -> (Vec<usize>, bool) {
    let named = |from: usize, to: usize| lines[from..to].iter().any(Line::is_named);
    let (first, last) = (anchors[0].0, anchors[anchors.len() - 1].1);
    let own_names = anchors
        .iter()
        .filter(|(at, _)| lines[*at].is_named())
        .count()
        * 2
        > anchors.len();
    let leads = own_names || named(0, first) || !named(last + 1, lines.len());
    let coded_before = lines[..first].iter().any(has_code);
    let coded_after =
        lines[last + 1..].iter().any(has_code) && !coded_before && !has_code(&lines[first]);
    let mut starts = Vec::with_capacity(anchors.len());
    for pair in anchors.windows(2) {
        let (above, below) = (pair[0].1, pair[1].0);
        let mut from = above + 1;
        let mut to = below;
        if !leads {
            starts.push(below);
            continue;
        }
        while from < to && is_terms(&lines[from]) {
            from += 1;
        }
        // A card ends with its colours: whatever blank lies over the next ones, all there is above them is theirs.
        if leads_with_code(&lines[above]) && leads_with_code(&lines[below]) {
            starts.push(from);
            continue;
        }
        let code = (from..to).find(|at| has_code(&lines[*at]));
        match code {
            Some(code) if coded_after => from = (code + 1).min(to),
            Some(code) if !has_code(&lines[below]) => to = code,
            _ => {}
        }
        let title = (from..to).find(|at| hangs_out(&lines[*at], &lines[below]));
        starts.push(title.unwrap_or_else(|| {
            let widest = widest(lines, from, to, lines[below].is_named());
            let is_titled = widest > from && is_title(lines, widest - 1, below);
            if is_titled { widest - 1 } else { widest }
        }));
    }
    let longest = starts
        .iter()
        .zip(&anchors[1..])
        .map(|(start, (anchor, _))| anchor - start)
        .max();
    starts.insert(0, lead(lines, first, longest, own_names));
    (starts, leads)
}

/// Where the first product begins: lines over it may be headings and text.
fn lead(lines: &[Line], first: usize, longest: Option<usize>, own_names: bool) -> usize {
    let mut start = match longest {
        Some(longest) if first > longest + 1 => first - longest - 1,
        None if own_names && first > 1 => first - 1,
        _ => 0,
    };
    // It may have more lines than the others: they stand close to each other.
    while !own_names && start > 0 && gap(lines, start) < TIGHT * lines[start].size() {
        start -= 1;
    }
    start
}

/// A heading between two products, as far from one as from the other.
fn is_title(lines: &[Line], at: usize, below: usize) -> bool {
    let line = &lines[at];
    line.told.len() == 1
        && !line.is_priced()
        && heading::may_be(&line.text())
        && gap(lines, at) > 0.8 * gap(lines, at + 1)
        && stands_over(&lines[at..=below])
}

/// Whether the first line is as large as the second, and further from it than that from the third: a heading over a name
/// and its description.
pub(super) fn stands_over(lines: &[Line]) -> bool {
    let [line, next, ..] = lines else {
        return false;
    };
    lines.len() > 2
        && line.size() > 0.97 * next.size()
        && gap(lines, 1) > 1.5 * gap(lines, 2).max(0.2 * line.size())
}

/// A heading that begins left of the names below it, and larger.
fn hangs_out(line: &Line, named: &Line) -> bool {
    named.is_named()
        && line.told.len() == 1
        && !line.is_priced()
        && line.x0() < named.x0() - 0.7 * named.size()
        && line.size() > 1.05 * named.size()
        && heading::may_be(&line.text())
}

pub(super) fn is_terms(line: &Line) -> bool {
    line.told.iter().all(|told| {
        let text = told.piece.text();
        told.is_mute
            || price::offer(&text, false).charge
            || price::terms(&text).is_some_and(|(vat, _)| vat.is_some() || !card::is_title(&text))
    })
}

/// `Prix la pièce selon quantité`, `par 6  par 24  par 96`.
fn is_tiered(line: &Line) -> bool {
    heading::is_about_prices(&line.text())
        || (line.told.len() > 1 && line.told.iter().all(|told| told.is_mute))
}

/// The blank between the lines of a product, in letter sizes, at most.
const TIGHT: f32 = 0.7;

/// The blank over a line.
pub(super) fn gap(lines: &[Line], at: usize) -> f32 {
    lines[at].y() - 0.75 * lines[at].size() - lines[at - 1].y()
}

/// The line from `from` to `to` with the widest blank over it. `own`: the last of them bears a name.
fn widest(lines: &[Line], from: usize, to: usize, own: bool) -> usize {
    // No product begins with the number of pieces that its prices are for.
    let begins =
        |at: &usize| !is_tiered(&lines[*at]) && (*at == from || !is_tiered(&lines[at - 1]));
    let best = (from..=to)
        .filter(begins)
        .max_by(|a, b| gap(lines, *a).total_cmp(&gap(lines, *b)))
        .unwrap_or(to);
    if own && gap(lines, best) < 1.3 * gap(lines, to).max(0.2 * lines[to].size()) {
        to
    } else {
        best
    }
}
