//! Tables: rows under heads.

mod cells;
mod content;
mod family;
mod priced;
mod renewed;
mod rows;
mod ticked;
mod variants;

use super::caption::Caption;
use super::draft::{Draft, Event, Part, Value};
use super::heads::Role;
use super::lines::{Piece, Row};
use super::price;
use super::{reference, unit};
pub(super) use cells::Grid;
use priced::Prices;
pub(super) use priced::unit_in_head;
use rows::{Sort, sort};

/// The columns of a table, to read the rows of the next page by.
#[derive(Debug, Clone)]
pub(super) struct Shape {
    pub(super) grid: Grid,
    /// What its products are called when no column says it.
    pub(super) caption: Option<Caption>,
}

/// Whether rows go on with the table of the page before.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Carried {
    Yes,
    No,
}

/// Reads the rows of a table.
pub(super) fn read(shape: &Shape, rows: &[Row], carried: Carried, group: usize) -> Part {
    let grid = &shape.grid;
    let rows: Vec<Row> = rows.iter().map(Row::without_specks).collect();
    let rows = &rows[..];
    let cells: Vec<Vec<Piece>> = rows.iter().map(|row| grid.cells(row)).collect();
    let prices = Prices::new(grid, &cells);
    let mut sorted = sort(grid, rows, &cells);
    renewed::find(grid, rows, &cells, &prices, &mut sorted);
    let mut part = Part::default();
    let mut drafts: Vec<Draft> = Vec::new();
    let mut order: Vec<Step> = Vec::new();
    let mut waiting: Vec<usize> = Vec::new();
    let mut others: Vec<usize> = Vec::new();
    let mut family: Option<Value> = None;
    let name_edge = name_edge(grid, &cells);
    let families = family::find(grid, rows, &cells, &sorted);
    let is_named = grid.of(Role::Name).is_some();
    if !is_named {
        for (at, kind) in sorted.iter_mut().enumerate() {
            if families
                .iter()
                .any(|family| family.is_headed_by(&rows[at], at))
            {
                *kind = Sort::Heading;
            }
        }
    }
    for (at, kind) in sorted.iter().enumerate() {
        part.lines.push(rows[at].text());
        let over = families.iter().find(|family| family.holds(at));
        match kind {
            Sort::Heading | Sort::Note if over.is_some() => {}
            _ if over.is_some_and(|family| family.is_led_by(at)) => {}
            Sort::Heading => {
                family = None;
                order.push(Step::Heading(
                    Value::joined(&rows[at].pieces).unwrap_or_default(),
                ));
            }
            Sort::Item | Sort::Variant => {
                let mut draft = item(grid, &cells[at], &prices, group);
                let follows = at > 0 && matches!(sorted[at - 1], Sort::Item | Sort::Variant);
                if let Some(above) = drafts.last_mut().filter(|_| is_named || over.is_none())
                    && (*kind == Sort::Variant
                        || follows
                            && variants::is_another(
                                grid,
                                [&cells[at - 1], &cells[at]],
                                [above, &draft],
                            ))
                {
                    variants::inherit(&mut draft, above);
                    if *kind == Sort::Item {
                        others.push(drafts.len());
                    }
                }
                if let Some(family) = over {
                    family.name(&mut draft);
                }
                if carried == Carried::Yes {
                    draft.layout *= 0.97;
                }
                // A family is printed once for all of its rows.
                match &draft.family {
                    Some(said) => family = Some(said.clone()),
                    None => draft.family.clone_from(&family),
                }
                for above in waiting.drain(..) {
                    prepend(&mut draft, grid, &cells[above]);
                }
                order.push(Step::Item(drafts.len()));
                drafts.push(draft);
            }
            Sort::Above => waiting.push(at),
            Sort::Below => {
                if let Some(draft) = drafts.last_mut() {
                    add(draft, grid, &cells[at], name_edge);
                    renewed::take(draft, grid, &cells[at], &prices);
                }
            }
            Sort::Note => {}
        }
    }
    variants::doubt(&mut drafts, &others);
    part_names_from_codes(grid, &mut drafts);
    ticked::take_off(&mut drafts);
    if let Some(caption) = shape.caption.as_ref().filter(|_| families.is_empty()) {
        for draft in &mut drafts {
            draft.name.clone_from(&caption.name);
            draft.description.clone_from(&caption.description);
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
    part
}

/// A code that came so close to its name that it was read as its first word: it looks like the codes of its column.
fn part_names_from_codes(grid: &Grid, drafts: &mut [Draft]) {
    if grid.of(Role::Reference).is_none() {
        return;
    }
    let codes = drafts
        .iter()
        .filter_map(|draft| draft.reference.as_ref().map(|code| code.text.as_str()));
    let Some(shape) = reference::common_shape(codes) else {
        return;
    };
    for draft in drafts.iter_mut().filter(|draft| draft.reference.is_none()) {
        let count = shape.split(' ').count();
        let Some(first) = draft
            .name
            .first_mut()
            .filter(|name| name.tokens.len() > count)
        else {
            continue;
        };
        let piece = Piece {
            tokens: first.tokens[..count].to_vec(),
        };
        if let Some(code) = reference::shaped(&piece.text(), &shape) {
            draft.reference = Some(Value::new(code, &piece));
            first.tokens.drain(..count);
        }
    }
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

fn item(grid: &Grid, cells: &[Piece], prices: &Prices, group: usize) -> Draft {
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
                    None if grid
                        .of(Role::Name)
                        .is_none_or(|name| cells[name].tokens.is_empty()) =>
                    {
                        code_and_name(cell, &mut draft.name)
                    }
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
    (draft.price, draft.unread) = prices.of(grid, cells, &mut draft.unit);
    if draft.reference.is_none() && grid.of(Role::Reference).is_none() {
        code_in_name(&mut draft);
    }
    draft
}

/// A code and the name after it, where one head stands over both.
fn code_and_name(cell: &Piece, name: &mut Vec<Piece>) -> Value {
    let (code, rest) = cell.tokens.split_at(1.min(cell.tokens.len()));
    let [code, rest] = [code, rest].map(|tokens| Piece {
        tokens: tokens.to_vec(),
    });
    let letters = rest.text().chars().filter(|c| c.is_alphabetic()).count();
    // What would be a year elsewhere is a code under the head of codes.
    let digits = code.text();
    let is_number = digits.len() > 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    if letters > 3 && (is_number || reference::looks_like_code(&digits)) {
        name.push(rest);
        return Value::of(&code);
    }
    Value::of(cell)
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
            Role::Price(_, kind) if kind.is_price() => {
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
            Role::Reference
                if grid.of(Role::Name).is_none() && !reference::looks_like_code(&text) =>
            {
                draft.description.push(cell.clone())
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
    // A sentence of its own describes.
    if text.ends_with('.')
        && text.contains(' ')
        && text.chars().next().is_some_and(char::is_uppercase)
    {
        return false;
    }
    let last = above.text();
    let begins_small = text.chars().next().is_some_and(char::is_lowercase);
    let is_open = last.ends_with([',', '-', '–', '/', '(', '&', '+', '×'])
        || last.ends_with(" x")
        || begins_small;
    // Bold type is wider as well as larger; words without the blanks between them are narrower.
    let width = if is_open {
        1.0
    } else {
        below.width_of_type() / above.width_of_type().max(0.01)
    };
    let ratio = below.size() / above.size().max(1.0) * width;
    if !(0.87..1.25).contains(&ratio) {
        return false;
    }
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
    if let Some(column) = grid.of(Role::Unit)
        && !cells[column].tokens.is_empty()
    {
        draft.unit.get_or_insert_with(|| Value::of(&cells[column]));
    }
}
