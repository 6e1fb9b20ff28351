//! Lines of a column to products and headings.

use super::{Line, card};
use crate::catalogue::draft::{Draft, Value};
use crate::catalogue::{heading, price, reference, unit};

/// What a column consists of.
#[derive(Debug)]
pub(super) enum Block {
    Heading(Vec<Line>),
    /// Text that is no product.
    Text(Vec<Line>),
    Card {
        lines: Vec<Line>,
        draft: Box<Draft>,
        is_row: bool,
    },
}

/// A column's blocks from top to bottom.
pub(super) type Cards = Vec<Block>;

impl Block {
    pub(super) fn lines(&self) -> &[Line] {
        match self {
            Self::Heading(lines) | Self::Text(lines) | Self::Card { lines, .. } => lines,
        }
    }

    pub(super) fn top(&self) -> f32 {
        self.lines().first().map_or(0.0, Line::y)
    }

    pub(super) fn bottom(&self) -> f32 {
        self.lines().last().map_or(0.0, Line::y)
    }

    pub(super) fn heading(&self) -> Option<Value> {
        match self {
            Self::Heading(lines) => {
                let pieces: Vec<_> = lines
                    .iter()
                    .flat_map(|line| line.told.iter().map(|told| told.piece.clone()))
                    .collect();
                Value::joined(&pieces)
            }
            Self::Text(_) | Self::Card { .. } => None,
        }
    }
}

/// Cuts the lines of a column into products and what stands between them.
pub(super) fn cards(lines: Vec<Line>, body_size: f32) -> Cards {
    let anchors = anchors(&lines);
    if anchors.is_empty() {
        return loose(lines, body_size);
    }
    let (starts, leads) = starts(&lines, &anchors);
    // How many lines follow the price in the other products of the column.
    let after = starts
        .iter()
        .skip(1)
        .zip(&anchors)
        .map(|(next, (_, last))| next - last - 1)
        .max()
        .filter(|_| !leads);
    let mut firsts: Vec<&Line> = starts.iter().map(|at| &lines[*at]).collect();
    firsts.sort_by(|a, b| a.size().total_cmp(&b.size()));
    let name_size = firsts[firsts.len() / 2].size();
    firsts.sort_by(|a, b| a.x0().total_cmp(&b.x0()));
    // Half of the products may begin under a heading that hangs out to the left.
    let name_left = firsts[firsts.len() * 2 / 3].x0();
    let edge = lines
        .iter()
        .flat_map(|line| {
            line.told
                .iter()
                .filter(|told| told.offer.is_none())
                .map(|told| told.piece.x1())
        })
        .fold(0.0, f32::max);
    let mut above: Vec<usize> = starts
        .iter()
        .zip(&anchors)
        .skip(1)
        .map(|(start, (anchor, _))| anchor - start)
        .collect();
    above.sort_unstable();
    let usual = above.get(above.len() / 2).copied().unwrap_or(0);
    let mut blocks: Cards = Vec::new();
    let mut rest = lines;
    for (at, start) in starts.iter().enumerate().rev() {
        let mut own = rest.split_off(*start);
        let (first, last) = anchors[at];
        let (first, last) = (first - start, last - start);
        let end = match (at + 1 == anchors.len(), after) {
            (false, _) => own.len(),
            (true, Some(after)) => own.len().min(last + 1 + after),
            (true, None) => tail(&own, last, leads),
        };
        let after = own.split_off(end);
        let mut before = Vec::new();
        while before.len() < first {
            let spare = first - before.len() > usual;
            if heading::is_about_prices(&own[0].text()) {
                before.push(Block::Text(vec![own.remove(0)]));
            } else if is_heading(&own, name_size, name_left, spare) {
                before.push(Block::Heading(vec![own.remove(0)]));
            } else if spare
                && (stands_off(&own) || is_subtitle(&own, first - before.len(), name_left))
            {
                before.push(Block::Text(vec![own.remove(0)]));
            } else {
                break;
            }
        }
        blocks.extend(loose(after, body_size).into_iter().rev());
        let is_row = own.iter().any(|line| line.is_priced() && line.is_named());
        let draft = Box::new(card::card(&own, edge));
        if draft.name.is_empty() && draft.reference.is_none() {
            blocks.push(Block::Text(own));
        } else {
            blocks.push(Block::Card {
                lines: own,
                draft,
                is_row,
            });
        }
        blocks.extend(before.into_iter().rev());
    }
    blocks.extend(loose(rest, body_size).into_iter().rev());
    blocks.reverse();
    carry_units(&mut blocks);
    blocks
}

/// A line that says what prices are for holds for the products below it, until the next heading.
fn carry_units(blocks: &mut Cards) {
    let mut unit: Option<Value> = None;
    for block in blocks {
        match block {
            Block::Heading(_) => unit = None,
            Block::Text(lines) => unit = lines.iter().find_map(unit_of).or(unit),
            Block::Card { draft, .. } if draft.unit.is_none() => draft.unit.clone_from(&unit),
            Block::Card { .. } => {}
        }
    }
}

/// `Prix pour le sachet de 100 g`, `Prix au kg, en grains`.
fn unit_of(line: &Line) -> Option<Value> {
    let text = line.text();
    let (_, said) = text
        .split_once(' ')
        .filter(|_| heading::is_about_prices(&text))?;
    let unit = unit::unit(said.split(',').next()?)?;
    Some(Value::new(unit, &line.told.first()?.piece))
}

/// Lines with prices: the first and the last of each product.
fn anchors(lines: &[Line]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, line) in lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.is_priced())
    {
        match found.last_mut() {
            // The old price and the new one, the price for one and for ten.
            Some((_, last))
                if !line.is_named()
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

fn has_code(line: &Line) -> bool {
    line.told.iter().any(|told| {
        let text = told.piece.text();
        reference::labelled(&text).is_some()
    })
}

/// The line that each product begins with, and whether its name leads to its price.
fn starts(lines: &[Line], anchors: &[(usize, usize)]) -> (Vec<usize>, bool) {
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
        let code = (from..to).find(|at| has_code(&lines[*at]));
        match code {
            Some(code) if coded_after => from = (code + 1).min(to),
            Some(code) if !has_code(&lines[below]) => to = code,
            _ => {}
        }
        starts.push(widest(lines, from, to, lines[below].is_named()));
    }
    let longest = starts
        .iter()
        .zip(&anchors[1..])
        .map(|(start, (anchor, _))| anchor - start)
        .max();
    starts.insert(0, lead(first, longest, own_names));
    (starts, leads)
}

/// Where the first product begins: lines over it may be headings and text.
fn lead(first: usize, longest: Option<usize>, own_names: bool) -> usize {
    match longest {
        Some(longest) if first > longest + 1 => first - longest - 1,
        None if own_names && first > 1 => first - 1,
        _ => 0,
    }
}

fn is_terms(line: &Line) -> bool {
    line.told.iter().all(|told| {
        let text = told.piece.text();
        price::offer(&text, false).charge
            || price::terms(&text).is_some_and(|(vat, _)| vat.is_some() || !card::is_title(&text))
    })
}

/// The blank over a line.
fn gap(lines: &[Line], at: usize) -> f32 {
    lines[at].y() - 0.75 * lines[at].size() - lines[at - 1].y()
}

/// The line from `from` to `to` with the widest blank over it. `own`: the last of them bears a name.
fn widest(lines: &[Line], from: usize, to: usize, own: bool) -> usize {
    let best = (from..=to)
        .max_by(|a, b| gap(lines, *a).total_cmp(&gap(lines, *b)))
        .unwrap_or(to);
    if own && gap(lines, best) < 1.3 * gap(lines, to).max(0.2 * lines[to].size()) {
        to
    } else {
        best
    }
}

/// How many of a product's lines are really its own: what follows the last price of a column may be anything.
fn tail(own: &[Line], last: usize, leads: bool) -> usize {
    let mut end = last + 1;
    while end < own.len() {
        let line = &own[end];
        // Between a price over a picture and the name under it.
        let is_picture = !leads && end == last + 1 && line.is_named();
        let near = is_picture || gap(own, end) < 1.1 * line.size();
        let about = is_terms(line) || has_code(line);
        if !near || (!about && heading::is_small_print(&line.text())) {
            break;
        }
        end += 1;
    }
    end
}

/// Whether the first of these lines is a heading over the product that they are. `spare`: the product has more lines
/// over its price than others.
fn is_heading(own: &[Line], name_size: f32, name_left: f32, spare: bool) -> bool {
    let (Some(line), Some(next)) = (own.first(), own.get(1)) else {
        return false;
    };
    if line.is_priced() || line.told.len() > 1 || !heading::may_be(&line.text()) {
        return false;
    }
    if heading::is_about_prices(&next.text()) {
        return true;
    }
    let larger = line.size() > 1.12 * name_size;
    let hangs = line.x0() < name_left - 0.7 * name_size;
    let stands_off =
        stands_off(own) || (gap(own, 1) > 1.0 * line.size() && next.is_named() && next.is_priced());
    let single = next.is_priced() && next.is_named() && line.told.len() == 1;
    larger || hangs || (spare && (stands_off || single))
}

/// Whether the first of these lines stands over a list of names and prices rather than begins one of them: the price
/// has its name beside it, and this stands elsewhere.
fn is_subtitle(own: &[Line], priced: usize, name_left: f32) -> bool {
    own.get(priced).is_some_and(Line::is_named) && (own[0].x0() - name_left).abs() > own[0].size()
}

/// Whether the first of these lines stands far from the second.
fn stands_off(own: &[Line]) -> bool {
    own.len() > 1 && gap(own, 1) > 1.5 * own[0].size().max(own[1].size())
}

/// Lines between and after products.
fn loose(lines: Vec<Line>, body_size: f32) -> Cards {
    lines
        .into_iter()
        .map(|line| {
            let text = line.text();
            let is_heading = line.told.len() == 1
                && line.size() > 1.12 * body_size
                && heading::may_be(&text)
                && !heading::is_small_print(&text);
            if is_heading {
                Block::Heading(vec![line])
            } else {
                Block::Text(vec![line])
            }
        })
        .collect()
}
