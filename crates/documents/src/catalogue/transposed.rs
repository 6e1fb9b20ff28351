//! Tables that stand on their side: a column for each article, a row for what is said of all of them, their codes and
//! their prices among it.

use super::draft::{Draft, Event, Part, Priced, Value};
use super::heads::{self, Kind, Role};
use super::lines::{Piece, Row};
use super::price::{self, Vat};
use super::table::unit_in_head;
use super::{matrix, reference};

/// Longer tables of this kind are none.
const MOST_ROWS: usize = 40;

/// Such a table.
#[derive(Debug)]
pub(super) struct Transposed {
    /// How many rows it has, with that of the names.
    pub(super) length: usize,
    names: Vec<Piece>,
    codes: Vec<Piece>,
    prices: Prices,
}

/// The row of prices.
#[derive(Debug)]
struct Prices {
    rank: usize,
    head: String,
    vat: Option<Vat>,
    kind: Kind,
    cells: Vec<Piece>,
}

/// The table whose names are the first of these rows.
pub(super) fn begins(rows: &[Row]) -> Option<Transposed> {
    let names = names(rows.first()?)?;
    let mut codes: Option<Vec<Piece>> = None;
    let mut prices: Option<Prices> = None;
    let mut length = 1;
    for (at, row) in rows.iter().enumerate().take(MOST_ROWS).skip(1) {
        if row.y() - rows[at - 1].y() > 3.5 * row.size() {
            break;
        }
        let Some((label, cells)) = parted(row, &names) else {
            break;
        };
        // A word between its rows, or a title under its last.
        if cells.iter().all(|cell| cell.tokens.is_empty()) {
            continue;
        }
        match heads::role(&label) {
            Some(Role::Reference) if codes.is_none() => {
                codes = is_filled(&cells, reference::looks_like_code).then_some(cells);
            }
            Some(Role::Price(vat, kind)) => {
                let rank = rank(kind);
                let is_better = prices.as_ref().is_none_or(|known| rank < known.rank);
                if is_better && kind.is_price() && is_filled(&cells, is_price) {
                    prices = Some(Prices {
                        rank,
                        head: label,
                        vat,
                        kind,
                        cells,
                    });
                }
            }
            _ => {}
        }
        length = at + 1;
    }
    Some(Transposed {
        length,
        names,
        codes: codes?,
        prices: prices?,
    })
}

/// The names of the articles, over their columns; nothing at their left but perhaps what they are called together.
fn names(row: &Row) -> Option<Vec<Piece>> {
    let is_head = |piece: &Piece| heads::role(&piece.text()).is_some();
    let from = usize::from(row.pieces.first().is_some_and(is_head));
    let names = row.pieces.get(from..)?;
    let is_name = |piece: &Piece| {
        let text = piece.text();
        text.chars().filter(|c| c.is_alphabetic()).count() > 1
            && !is_head(piece)
            && price::amounts(&text, true).is_empty()
    };
    (names.len() > 1 && names.iter().all(is_name)).then(|| names.to_vec())
}

/// What a row is about, and the cell of each article; `None` where it is no row of the table.
fn parted(row: &Row, names: &[Piece]) -> Option<(String, Vec<Piece>)> {
    let middle = |piece: &Piece| f32::midpoint(piece.x0(), piece.x1());
    let first = middle(names.first()?);
    let pitch = (middle(names.last()?) - first) / (names.len() - 1) as f32;
    let mut label: Vec<String> = Vec::new();
    let mut cells = vec![Piece::default(); names.len()];
    for piece in &row.pieces {
        if middle(piece) < first - 0.5 * pitch {
            label.push(piece.text());
            continue;
        }
        let apart = |at: &usize| (middle(&names[*at]) - middle(piece)).abs();
        let nearest = (0..names.len()).min_by(|a, b| apart(a).total_cmp(&apart(b)))?;
        if apart(&nearest) > 0.45 * pitch {
            return None;
        }
        cells[nearest].tokens.extend(piece.tokens.iter().cloned());
    }
    (!label.is_empty()).then(|| (label.join(" "), cells))
}

/// Whether most cells are filled, and all of those alike.
fn is_filled(cells: &[Piece], is_alike: impl Fn(&str) -> bool) -> bool {
    let mut filled = cells.iter().filter(|cell| !cell.tokens.is_empty());
    let count = filled.clone().count();
    count > 1 && count * 2 > cells.len() && filled.all(|cell| is_alike(&cell.text()))
}

fn is_price(text: &str) -> bool {
    let offer = price::offer(text, true);
    offer.before.is_empty() && (offer.amounts.len() == 1 || offer.request)
        || text.chars().all(|c| matches!(c, '-' | '–' | '—'))
}

/// Which of several rows of prices says what is paid.
const fn rank(kind: Kind) -> usize {
    match kind {
        Kind::New => 0,
        Kind::Plain => 1,
        Kind::Quantity => 2,
        _ => 3,
    }
}

impl Transposed {
    /// Its products; `rows` begin with that of the names.
    pub(super) fn read(&self, rows: &[Row], group: usize) -> Part {
        let mut part = Part::default();
        part.lines.extend(rows[..self.length].iter().map(Row::text));
        let columns = self.names.iter().zip(&self.codes).zip(&self.prices.cells);
        for ((name, code), cell) in columns.filter(|((_, code), _)| !code.tokens.is_empty()) {
            let price = matrix::priced(cell).map(|price| Priced {
                vat: price.vat.or(self.prices.vat),
                ..price
            });
            let unit = unit_in_head(&self.prices.head, self.prices.kind);
            part.events.push(Event::Item(Box::new(Draft {
                reference: Some(Value::of(code)),
                name: vec![name.clone()],
                price,
                unit: unit.map(|unit| Value::new(unit, cell)),
                layout: 0.95,
                group,
                ..Draft::default()
            })));
        }
        part
    }
}
