//! Lines of a column to products and headings.

use super::starts::{anchors, gap, has_code, is_terms, leads_with_code, stands_over, starts};
use super::{Line, card, letters};
use crate::catalogue::draft::{Draft, Value};
use crate::catalogue::heading;
use crate::catalogue::lines::Piece;

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
        /// Another pack of the card above.
        is_pack: bool,
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
                let pieces: Vec<_> = lines.iter().filter_map(Line::title).collect();
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
    // What is left of a picture may stand before a name.
    let is_said = |line: &&Line| !line.is_mute() && letters(&line.text()) > 2;
    let mut firsts: Vec<&Line> = starts
        .iter()
        .map(|at| lines[*at..].iter().find(is_said).unwrap_or(&lines[*at]))
        .collect();
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
    let is_coloured = anchors.iter().any(|(at, _)| leads_with_code(&lines[*at]));
    let mut above: Vec<usize> = starts
        .iter()
        .zip(&anchors)
        .skip(1)
        .map(|(start, (anchor, _))| anchor - start)
        // A second colour has nothing of its own above.
        .filter(|above| *above > 0 || !is_coloured)
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
            if own[0].is_mute() || heading::is_about_prices(&own[0].text()) {
                before.push(Block::Text(vec![own.remove(0)]));
            } else if is_heading(&own, name_size, name_left, spare) {
                before.push(Block::Heading(vec![own.remove(0)]));
            } else if spare
                && (stands_off(&own)
                    || is_subtitle(&own, first - before.len(), name_left)
                    || (1..first - before.len() - usual)
                        .any(|at| is_heading(&own[at..], name_size, name_left, true)))
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
                is_pack: false,
            });
        }
        blocks.extend(before.into_iter().rev());
    }
    blocks.extend(loose(rest, body_size).into_iter().rev());
    blocks.reverse();
    carry_names(&mut blocks);
    carry_units(&mut blocks);
    blocks
}

/// A code and a price alone right under a product are another pack of it.
fn carry_names(blocks: &mut Cards) {
    for at in 1..blocks.len() {
        let (above, below) = blocks.split_at_mut(at);
        if let (Some(Block::Card { draft: known, .. }), Block::Card { draft, is_pack, .. }) =
            (above.last(), &mut below[0])
            && draft.name.is_empty()
        {
            *is_pack = true;
            draft.name.clone_from(&known.name);
            draft.description.clone_from(&known.description);
        }
    }
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

fn unit_of(line: &Line) -> Option<Value> {
    let [told] = &line.told[..] else {
        return None;
    };
    heading::priced_unit(&told.piece)
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
    let may_be = |title: Piece| heading::may_be(&title.text());
    if line.is_priced() || !line.title().is_some_and(may_be) {
        return false;
    }
    if heading::is_about_prices(&next.text()) {
        return true;
    }
    let larger = line.size() > 1.12 * name_size;
    let hangs = line.x0() < name_left - 0.7 * name_size && line.x0() < next.x0() - 0.7 * name_size;
    let leads = line.size().min(next.size()) > 0.95 * name_size && stands_over(own);
    let stands_off =
        stands_off(own) || (gap(own, 1) > 1.0 * line.size() && next.is_named() && next.is_priced());
    let single = next.is_priced() && next.is_named();
    larger || hangs || (spare && (leads || stands_off || single))
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
            let is_heading = line.title().is_some_and(|title| {
                let text = title.text();
                line.size() > 1.12 * body_size
                    && heading::may_be(&text)
                    && !heading::is_small_print(&text)
            });
            if is_heading {
                Block::Heading(vec![line])
            } else {
                Block::Text(vec![line])
            }
        })
        .collect()
}
