//! Tables with a column for each size or colour and a price or a code in each of their cells: every cell is a product.

use super::caption::{self, Caption};
use super::draft::{Draft, Event, Part, Priced, Value};
use super::heads::{self, Kind, Role};
use super::lexicon::{fold, lexicon};
use super::lines::{Piece, Row};
use super::table::unit_in_head;
use super::{price, reference};

/// Such a table.
#[derive(Debug)]
pub(super) struct Matrix {
    /// How many rows it has, with its head.
    pub(super) length: usize,
    /// Size, colour: what its columns are for.
    variants: Vec<Piece>,
    /// The head of the prices, where one price holds for all codes of a row.
    price: Option<Piece>,
    /// Whether its rows begin with the names of articles rather than with another size or colour.
    is_named: bool,
    lines: Vec<Line>,
}

/// A row, or two: codes over prices.
#[derive(Debug)]
struct Line {
    label: Vec<Piece>,
    codes: Vec<Piece>,
    prices: Vec<Piece>,
}

/// What stands in the cells of a row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cells {
    Prices,
    Codes,
}

/// The table whose head is the first of these rows.
pub(super) fn begins(rows: &[Row]) -> Option<Matrix> {
    let Heads {
        lead,
        variants,
        price,
    } = heads_of(rows.first()?)?;
    let mut lines: Vec<Line> = Vec::new();
    let mut codes: Option<(Vec<Piece>, Vec<Piece>)> = None;
    let mut length = 1;
    for (at, row) in rows.iter().enumerate().skip(1) {
        if row.y() - rows[at - 1].y() > 4.0 * row.size() {
            break;
        }
        let (row, priced) = match &price {
            Some(price) => without_tail(row, &variants, price),
            None => (row.clone(), None),
        };
        let Some((label, cells)) = parted(&row, &variants) else {
            break;
        };
        if price.is_some() {
            let (Some(Cells::Codes), Some(priced)) = (kind(&cells), priced) else {
                break;
            };
            lines.push(Line {
                label,
                prices: vec![priced; cells.len()],
                codes: cells,
            });
            length = at + 1;
            continue;
        }
        match (kind(&cells), codes.take()) {
            (Some(Cells::Codes), None) if !label.is_empty() => {
                codes = Some((label, cells));
                continue;
            }
            (Some(Cells::Prices), Some((above, codes))) if label.is_empty() => {
                lines.push(Line {
                    label: above,
                    codes,
                    prices: cells,
                });
            }
            (Some(Cells::Prices), None) if !label.is_empty() => lines.push(Line {
                label,
                codes: Vec::new(),
                prices: cells,
            }),
            _ => break,
        }
        length = at + 1;
    }
    (lines.len() >= 2).then_some(Matrix {
        length,
        is_named: lead.contains(&Role::Name),
        variants,
        price,
        lines,
    })
}

/// The heads of such a table.
struct Heads {
    /// What the heads on the left say.
    lead: Vec<Role>,
    /// The heads after them that are sizes or colours, not prices or periods.
    variants: Vec<Piece>,
    /// The price at the right of all.
    price: Option<Piece>,
}

fn heads_of(row: &Row) -> Option<Heads> {
    let roles: Vec<Option<Role>> = row
        .pieces
        .iter()
        .map(|piece| heads::role(&piece.text()))
        .collect();
    let leads = |role: &Option<Role>| {
        matches!(
            role,
            Some(Role::Name | Role::Family | Role::Other | Role::Unit)
        )
    };
    // The head of the labels is often a word of the trade.
    let from = roles.iter().take_while(|role| leads(role)).count().max(1);
    let is_money =
        |role: &Option<Role>| matches!(role, Some(Role::Price(_, kind)) if kind.is_price());
    let price = row
        .pieces
        .last()
        .filter(|_| roles.last().is_some_and(is_money));
    let to = match price {
        Some(_) => {
            let is_plain = |piece: &&Piece| {
                heads::role(&piece.text()).is_none() && !piece.text().contains('/')
            };
            from + row.pieces.get(from..)?.iter().take_while(is_plain).count()
        }
        None => roles.len(),
    };
    let variants = row.pieces.get(from..to)?;
    let is_variant = |piece: &Piece| {
        let text = piece.text();
        price::amounts(&text, true).is_empty()
            && !reference::looks_like_code(&text)
            && text.chars().count() < 28
            && text.chars().any(char::is_alphanumeric)
    };
    let is_plain = roles[from..to].iter().all(Option::is_none);
    // What stands between the colours and the price is known: `m²/boîte`.
    let is_pack = |piece: &Piece| {
        let said = fold(&piece.text());
        said.split(' ')
            .all(|word| lexicon().unit.words.starting(&[word]) > 0)
    };
    let mut tail = row.pieces[to..].iter().zip(&roles[to..]);
    let is_led = tail.all(|(piece, role)| role.is_some() || is_pack(piece));
    (from < 3 && variants.len() >= 2 && is_plain && is_led && variants.iter().all(is_variant)).then(
        || Heads {
            lead: roles[..from].iter().flatten().copied().collect(),
            variants: variants.to_vec(),
            price: price.cloned(),
        },
    )
}

/// A row up to the last of its variants, and the price behind.
fn without_tail(row: &Row, variants: &[Piece], price: &Piece) -> (Row, Option<Piece>) {
    let middle = |piece: &Piece| f32::midpoint(piece.x0(), piece.x1());
    let last = variants.last().map_or(0.0, middle);
    let pitch = variants.first().map_or(0.0, |first| last - middle(first))
        / (variants.len() - 1).max(1) as f32;
    let (kept, tail): (Vec<Piece>, Vec<Piece>) = row
        .pieces
        .iter()
        .cloned()
        .partition(|piece| middle(piece) < last + 0.6 * pitch);
    let under = |piece: &Piece| piece.x0() < price.x1() && piece.x1() > price.x0();
    let priced = tail
        .into_iter()
        .find(|piece| under(piece) && self::price::offer(&piece.text(), true).amounts.len() == 1);
    (Row { pieces: kept }, priced)
}

/// What stands before the first of the variants, and the cell of each.
fn parted(row: &Row, variants: &[Piece]) -> Option<(Vec<Piece>, Vec<Piece>)> {
    let middle = |piece: &Piece| f32::midpoint(piece.x0(), piece.x1());
    let pitch = (middle(variants.last()?) - middle(&variants[0])) / (variants.len() - 1) as f32;
    let left = middle(&variants[0]) - 0.5 * pitch;
    let mut label = Vec::new();
    let mut cells = vec![Piece::default(); variants.len()];
    for piece in row.pieces.iter().filter(|piece| !is_dash(piece)) {
        if middle(piece) < left {
            label.push(piece.clone());
            continue;
        }
        let apart = |at: &usize| (middle(&variants[*at]) - middle(piece)).abs();
        let nearest = (0..variants.len()).min_by(|a, b| apart(a).total_cmp(&apart(b)))?;
        // A text that runs over the columns is no cell.
        if apart(&nearest) > 0.6 * pitch || !cells[nearest].tokens.is_empty() {
            return None;
        }
        cells[nearest] = piece.clone();
    }
    Some((label, cells))
}

/// `–` in place of a code or a price: there is none.
fn is_dash(piece: &Piece) -> bool {
    piece.text().chars().all(|c| matches!(c, '-' | '–' | '—'))
}

/// What most cells are; `None` when too few are filled, or with other things.
fn kind(cells: &[Piece]) -> Option<Cells> {
    let texts: Vec<String> = cells
        .iter()
        .filter(|cell| !cell.tokens.is_empty())
        .map(Piece::text)
        .collect();
    let is_price = |text: &String| {
        let offer = price::offer(text, true);
        offer.before.is_empty()
            && offer.strange == 0
            && (offer.amounts.len() == 1 || (offer.amounts.is_empty() && offer.request))
    };
    if texts.len() < 2 || texts.len() * 2 < cells.len() {
        return None;
    }
    if texts.iter().all(is_price) {
        Some(Cells::Prices)
    } else if texts.iter().all(|text| reference::looks_like_code(text)) {
        Some(Cells::Codes)
    } else {
        None
    }
}

impl Matrix {
    /// Whether its cells are codes, with one price for all of a row.
    pub(super) const fn has_codes_alone(&self) -> bool {
        self.price.is_some()
    }

    /// Its products. `lead` are the rows above: with what follows the answer they are the name of the article.
    pub(super) fn read(&self, rows: &[Row], lead: &[Row], group: usize) -> (usize, Part) {
        let caption = caption::caption(lead).filter(|_| !self.is_named);
        let from = caption.as_ref().map_or(lead.len(), |(from, _)| *from);
        let caption = caption.map(|(_, caption)| caption).unwrap_or_default();
        let mut part = Part::default();
        let own = lead[from..].iter().chain(&rows[..self.length]);
        part.lines.extend(own.map(Row::text));
        for line in &self.lines {
            for (at, cell) in line.prices.iter().enumerate() {
                let has_code = line
                    .codes
                    .get(at)
                    .is_none_or(|code| !code.tokens.is_empty());
                if !cell.tokens.is_empty() && (has_code || self.price.is_none()) {
                    let draft = self.product(line, at, &caption, group);
                    part.events.push(Event::Item(Box::new(draft)));
                }
            }
        }
        (from, part)
    }

    fn product(&self, line: &Line, at: usize, caption: &Caption, group: usize) -> Draft {
        let code = line.codes.get(at).filter(|code| !code.tokens.is_empty());
        let mut name = caption.name.clone();
        // A code tells the variants of an article apart; without one their name must.
        if name.is_empty() || code.is_none() {
            name.extend(line.label.iter().cloned());
        }
        if code.is_none() {
            name.push(self.variants[at].clone());
        }
        let cell = &line.prices[at];
        let head = self.price.as_ref().map(Piece::text).unwrap_or_default();
        let unit = unit_in_head(&head, Kind::Plain).map(|unit| Value::new(unit, cell));
        let mut price = priced(cell);
        if let Some(price) = &mut price {
            price.vat = price.vat.or(price::vat_in(&head));
        }
        Draft {
            reference: code.map(Value::of),
            name,
            description: caption.description.clone(),
            price,
            unit,
            layout: 0.96,
            group,
            ..Draft::default()
        }
    }
}

/// The price in a cell.
pub(super) fn priced(cell: &Piece) -> Option<Priced> {
    let offer = price::offer(&cell.text(), true);
    let amount = offer.amounts.first();
    let mut value = Value::of(cell);
    value.doubtful = amount.is_some_and(|amount| amount.doubtful);
    (amount.is_some() || offer.request).then(|| Priced {
        cents: amount.map(|amount| amount.cents),
        currency: amount.and_then(|amount| amount.currency),
        from: offer.from,
        vat: offer.vat,
        exact: amount.is_none_or(|amount| amount.exact),
        value,
    })
}
