//! Tables: rows under heads.

mod cells;
mod rows;

use super::draft::{Draft, Event, Part, Priced, Value};
use super::heads::{Column, Kind, Role};
use super::lines::{Piece, Row};
use super::price;
use super::{reference, unit};
use cells::Grid;
use rows::{Sort, sort};

/// The columns of a table, to read the rows of the next page by.
#[derive(Debug, Clone)]
pub(super) struct Shape {
    pub(super) columns: Vec<Column>,
    pub(super) cuts: Vec<f32>,
}

/// Reads the rows under a head. `shape` is that of the table before when the rows have no head of their own.
pub(super) fn read(
    columns: &[Column],
    rows: &[Row],
    carried: Option<&Shape>,
    group: usize,
) -> (Part, Shape) {
    let grid = match carried {
        Some(shape) => Grid {
            columns: shape.columns.clone(),
            cuts: shape.cuts.clone(),
        },
        None => Grid::new(columns.to_vec(), rows),
    };
    let cells: Vec<Vec<Piece>> = rows.iter().map(|row| grid.cells(row)).collect();
    let sorted = sort(&grid, rows, &cells);
    let mut part = Part::default();
    let mut drafts: Vec<Draft> = Vec::new();
    let mut order: Vec<Step> = Vec::new();
    let mut waiting: Vec<usize> = Vec::new();
    let name_edge = name_edge(&grid, &cells);
    for (at, kind) in sorted.iter().enumerate() {
        part.lines.push(rows[at].text());
        match kind {
            Sort::Heading => order.push(Step::Heading(
                Value::joined(&rows[at].pieces).unwrap_or_default(),
            )),
            Sort::Item => {
                let mut draft = item(&grid, &cells[at], group);
                if carried.is_some() {
                    draft.layout *= 0.97;
                }
                for above in waiting.drain(..) {
                    prepend(&mut draft, &grid, &cells[above]);
                }
                order.push(Step::Item(drafts.len()));
                drafts.push(draft);
            }
            Sort::Above => waiting.push(at),
            Sort::Below => {
                if let Some(draft) = drafts.last_mut() {
                    add(draft, &grid, &cells[at], name_edge);
                }
            }
            Sort::Note => {}
        }
    }
    let mut slots: Vec<Option<Draft>> = drafts.into_iter().map(Some).collect();
    for step in order {
        match step {
            Step::Heading(value) => part.events.push(Event::Heading(value)),
            Step::Item(at) => part
                .events
                .extend(slots[at].take().map(|draft| Event::Item(Box::new(draft)))),
        }
    }
    (
        part,
        Shape {
            columns: grid.columns,
            cuts: grid.cuts,
        },
    )
}

enum Step {
    Heading(Value),
    Item(usize),
}

/// Where the widest names end: a name that goes on below did not find room before this.
fn name_edge(grid: &Grid, cells: &[Vec<Piece>]) -> f32 {
    let Some(column) = grid.of(Role::Name) else {
        return f32::MAX;
    };
    cells
        .iter()
        .map(|cells| cells[column].x1())
        .fold(0.0, f32::max)
}

fn item(grid: &Grid, cells: &[Piece], group: usize) -> Draft {
    let mut draft = Draft {
        layout: 0.98,
        group,
        ..Draft::default()
    };
    for (column, cell) in grid
        .columns
        .iter()
        .zip(cells)
        .filter(|(_, cell)| !cell.tokens.is_empty())
    {
        match column.role {
            Role::Reference => {
                let text = cell.text();
                // The name may have come so close that it was read as one piece.
                draft.reference = Some(match reference::labelled(&text) {
                    Some((code, range)) => Value::new(code, &cell.over(range.start, range.end)),
                    None => Value::of(cell),
                });
            }
            Role::Name => draft.name.push(cell.clone()),
            Role::Description => draft.description.push(cell.clone()),
            Role::Unit => {
                let text = unit::bare(&cell.text());
                if text.chars().any(char::is_alphanumeric) {
                    draft.unit = Some(Value::new(text, cell));
                }
            }
            Role::Family => draft.family = Some(Value::of(cell)),
            Role::Ean | Role::Price(..) | Role::Other | Role::Unknown => {}
        }
    }
    draft.price = price_of(grid, cells, &mut draft.unit);
    if draft.reference.is_none() && grid.of(Role::Reference).is_none() {
        code_in_name(&mut draft);
    }
    draft
}

/// A code that stands before the name in its column, or after a label.
fn code_in_name(draft: &mut Draft) {
    let Some(first) = draft.name.first().cloned() else {
        return;
    };
    let text = first.text();
    if let Some((code, range)) = reference::labelled(&text) {
        draft.reference = Some(Value::new(code, &first.over(range.start, range.end)));
        let left = first.over(0, range.start.saturating_sub(1));
        if range.start > 2 && !left.tokens.is_empty() {
            draft.name[0] = left;
        }
    }
}

/// The price of a row: the first column that says what one costs now.
fn price_of(grid: &Grid, cells: &[Piece], unit: &mut Option<Value>) -> Option<Priced> {
    let mut found: Vec<(usize, Priced)> = Vec::new();
    let mut request = None;
    for (at, (column, cell)) in grid.columns.iter().zip(cells).enumerate() {
        let Role::Price(vat, kind) = column.role else {
            continue;
        };
        if kind == Kind::Aside || cell.tokens.is_empty() {
            continue;
        }
        let text = cell.text();
        let offer = price::offer(&text, true);
        if offer.request && offer.amounts.is_empty() {
            request.get_or_insert(Priced {
                cents: None,
                currency: None,
                from: false,
                vat: None,
                exact: true,
                value: Value::of(cell),
            });
            continue;
        }
        let mut amounts = offer.amounts.clone();
        // A struck-out price is read as a number without cents.
        if amounts.iter().any(|amount| amount.exact) {
            amounts.retain(|amount| amount.exact);
        }
        let amount = match amounts.len() {
            0 => price::cell(&text),
            // An old price that was struck out, and the new one.
            2.. if offer.unit.is_none() => {
                amounts.iter().min_by_key(|amount| amount.cents).cloned()
            }
            _ => amounts.first().cloned(),
        };
        let Some(amount) = amount else {
            continue;
        };
        if unit.is_none()
            && let Some(said) = &offer.unit
        {
            *unit = Some(Value::new(said.clone(), cell));
        }
        let rank = match (kind, vat.or(offer.vat)) {
            (Kind::New, Some(price::Vat::Included)) => 1,
            (Kind::New, _) => 0,
            (Kind::Plain, Some(price::Vat::Excluded)) => 2,
            (Kind::Plain, None) => 3,
            (Kind::Quantity, _) => 4,
            (Kind::Plain, Some(price::Vat::Included)) => 5,
            (Kind::Aside, _) => 9,
        };
        let mut value = Value::of(cell);
        value.doubtful = amount.doubtful;
        found.push((
            rank * 100 + at,
            Priced {
                cents: Some(amount.cents),
                currency: amount.currency,
                from: offer.from,
                vat: offer.vat.or(vat),
                exact: amount.exact,
                value,
            },
        ));
    }
    // A price for one that is printed beside those for many comes first.
    found
        .into_iter()
        .min_by_key(|(rank, _)| *rank)
        .map(|(_, priced)| priced)
        .or(request)
}

/// A row that goes on with the one above.
fn add(draft: &mut Draft, grid: &Grid, cells: &[Piece], edge: f32) {
    for (column, cell) in grid
        .columns
        .iter()
        .zip(cells)
        .filter(|(_, cell)| !cell.tokens.is_empty())
    {
        let text = cell.text();
        match column.role {
            Role::Name => below_name(draft, cell, &text, edge),
            Role::Description => draft.description.push(cell.clone()),
            Role::Unit => match &mut draft.unit {
                Some(unit) => {
                    unit.text = format!("{} {text}", unit.text);
                    unit.tokens.extend(cell.tokens.clone());
                }
                none => *none = Some(Value::of(cell)),
            },
            Role::Price(_, kind) if kind != Kind::Aside => {
                if let (Some(priced), Some((vat, unit))) = (&mut draft.price, price::terms(&text)) {
                    priced.vat = priced.vat.or(vat);
                    if draft.unit.is_none() {
                        draft.unit = unit.map(|unit| Value::new(unit, cell));
                    }
                }
            }
            Role::Reference if draft.reference.is_none() => draft.reference = Some(Value::of(cell)),
            Role::Reference if !reference::looks_like_code(&text) && draft.name.is_empty() => {
                draft.name.push(cell.clone())
            }
            _ => {}
        }
    }
}

fn below_name(draft: &mut Draft, cell: &Piece, text: &str, edge: f32) {
    if let Some((code, range)) = reference::labelled(text)
        && draft.reference.is_none()
        && range.start < 3
    {
        draft.reference = Some(Value::new(code, &cell.over(range.start, range.end)));
        return;
    }
    if !draft.described && goes_on(draft.name.last(), cell, edge) {
        draft.name.push(cell.clone());
    } else {
        draft.described = true;
        draft.description.push(cell.clone());
    }
}

/// Whether a line goes on with the name above it rather than describing it.
pub(super) fn goes_on(above: Option<&Piece>, below: &Piece, edge: f32) -> bool {
    let Some(above) = above else {
        return true;
    };
    let text = below.text();
    // Bold type is wider as well as larger.
    let ratio = below.size() / above.size().max(1.0)
        * (below.width_of_type() / above.width_of_type().max(0.01));
    if !(0.87..1.25).contains(&ratio) {
        return false;
    }
    let last = above.text();
    let begins_small = text.chars().next().is_some_and(char::is_lowercase);
    let is_open = last.ends_with([',', '-', '–', '/', '(', '&', '+']) || begins_small;
    let first_word = below
        .tokens
        .first()
        .map_or(0.0, |token| token.x1 - token.x0);
    let room = edge - above.x1();
    let had_room = room > first_word + 0.9 * above.size();
    is_open || (!had_room && !last.ends_with('.'))
}

/// A row that the one below goes on with: a name on two lines beside a price in the middle.
fn prepend(draft: &mut Draft, grid: &Grid, cells: &[Piece]) {
    if let Some(column) = grid.of(Role::Name)
        && !cells[column].tokens.is_empty()
    {
        draft.name.insert(0, cells[column].clone());
    }
    if let Some(column) = grid.of(Role::Description)
        && !cells[column].tokens.is_empty()
    {
        draft.description.insert(0, cells[column].clone());
    }
}
