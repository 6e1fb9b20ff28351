//! The parts of a page: what runs at its head and foot, tables, and the rest.

use super::columns::{self, Section};
use super::draft::Part;
use super::heads::{self, Column};
use super::lines::{Piece, Row};
use super::table::{self, Carried, Shape};
use super::{
    beside_table, caption, ending, flow, marks, matrix, price, reference, repeated, transposed,
    uneven,
};
use std::ops::Range;

/// Reads a page. `carried` is the shape of the last table of the page before, and becomes that of this one.
pub(super) fn read(
    rows: &[Row],
    body: Range<usize>,
    carried: &mut Option<Shape>,
    number: usize,
) -> Part {
    let mut part = Part::default();
    part.lines.extend(rows[..body.start].iter().map(Row::text));
    let inside = &marks::without(&rows[body.clone()])[..];
    match columns::sections(inside) {
        Some(sections) => {
            for section in sections {
                *carried = None;
                part.append(match section {
                    Section::Across(rows) => flow::text(&rows, body_size(inside), true),
                    Section::Column(rows) => column(&rows, carried, number),
                });
            }
        }
        None => part.append(column(inside, carried, number)),
    }
    part.lines.extend(rows[body.end..].iter().map(Row::text));
    part
}

/// Reads rows that stand in one column, which may be the whole page.
fn column(rows: &[Row], carried: &mut Option<Shape>, number: usize) -> Part {
    let mut part = Part::default();
    let rows = &heads::level(rows)[..];
    let body_size = body_size(rows);
    let mut from = 0;
    let mut at = 0;
    let mut first = true;
    while at < rows.len() {
        if let Some(table) = transposed::begins(&rows[at..]) {
            part.append(flow::read(&rows[from..at], body_size, true, number));
            part.append(table.read(&rows[at..], number));
            *carried = None;
            first = false;
            at += table.length;
            from = at;
            continue;
        }
        let mut columns = heads::columns(&rows[at]);
        if columns.is_empty() && is_tabular(&rows[at + 1..]) {
            columns = heads::some_columns(&rows[at]);
        }
        let is_named =
            |column: &Column| matches!(column.role, heads::Role::Name | heads::Role::Reference);
        let matrix = matrix::begins(&rows[at..])
            .filter(|matrix| columns.is_empty() || matrix.has_codes_alone())
            .filter(|_| !columns.iter().any(is_named));
        if columns.is_empty() && matrix.is_none() {
            at += 1;
            continue;
        }
        if let Some(matrix) = matrix {
            let (own, products) = matrix.read(&rows[at..], &rows[from..at], number);
            part.append(flow::read(&rows[from..from + own], body_size, true, number));
            part.append(products);
            *carried = None;
            first = false;
            at += matrix.length;
            from = at;
            continue;
        }
        if let Some(part_of_page) = uneven::around(rows, from, at, body_size) {
            let uneven::Uneven { rows: own, gutter } = part_of_page;
            part.append(headless(
                &rows[from..own.start],
                body_size,
                true,
                None,
                number,
            ));
            for side in [f32::MIN..gutter, gutter..f32::MAX] {
                let beside: Vec<Row> = rows[own.clone()]
                    .iter()
                    .filter_map(|row| row.with(|token| side.contains(&token.x0)))
                    .collect();
                part.append(column(&beside, &mut None, number));
            }
            *carried = None;
            first = false;
            at = own.end;
            from = at;
            continue;
        }
        let head = Head::new(rows, at, rows.len(), columns);
        let lead = &rows[from..at];
        let own = head.captions(lead);
        part.append(headless(
            &lead[..own],
            body_size,
            true,
            first.then_some(&mut *carried),
            number,
        ));
        first = false;
        let (next, tables) = headed(rows, &head, &lead[own..], body_size, number);
        part.append(tables.0);
        *carried = tables.1;
        at = next;
        from = next;
    }
    let has_table = !first;
    part.append(headless(
        &rows[from..],
        body_size,
        false,
        first.then_some(&mut *carried),
        number,
    ));
    if !has_table && part.events.is_empty() {
        // A page of text between two pages of a table: nothing goes on after it.
        *carried = None;
    }
    part
}

/// Whether rows begin with a code and end with an amount, as those of a table do.
fn is_tabular(rows: &[Row]) -> bool {
    let is_product = |row: &&Row| {
        let (Some(first), Some(last)) = (row.pieces.first(), row.pieces.last()) else {
            return false;
        };
        let code = &first.tokens[0].text;
        row.pieces.len() > 1
            && reference::looks_like_code(code)
            && !price::amounts(&last.text(), true).is_empty()
    };
    rows.iter().take(8).filter(is_product).count() >= 4
}

/// The usual size of letters.
fn body_size(rows: &[Row]) -> f32 {
    let mut sizes: Vec<f32> = rows
        .iter()
        .flat_map(|row| &row.pieces)
        .map(Piece::size)
        .collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(1.0)
}

/// A head of one or several tables, and the rows under it.
struct Head {
    /// The lines of the head itself.
    lines: Range<usize>,
    tables: Vec<Under>,
    stop: usize,
}

/// One of the tables under a head.
struct Under {
    from: f32,
    to: f32,
    rows: Vec<Row>,
    /// Words beside its rows that are none of its cells.
    others: Vec<String>,
    grid: table::Grid,
}

impl Head {
    fn new(rows: &[Row], at: usize, end: usize, mut columns: Vec<Column>) -> Self {
        let mut start = at + 1;
        while start < end
            && start < at + 3
            && heads::goes_on(
                &columns,
                &rows[start],
                rows[start].y() - rows[start - 1].y(),
            )
        {
            heads::join(&mut columns, &rows[start]);
            start += 1;
        }
        let next = (start..end)
            .find(|row| begins_a_table(&rows[*row..]))
            .unwrap_or(end);
        let mut stop = ending::after(rows, start, next, &columns);
        if next < end {
            stop = stop.min(caption::before_head(rows, start, next, &columns));
        }
        let tables = repeated::tables(&columns);
        let edges: Vec<f32> = tables.iter().skip(1).map(|(_, from, _)| *from).collect();
        if repeated::renamed(&columns).is_some() {
            stop = ending::of_variants(rows, start, stop, &edges);
        }
        let tables = tables
            .into_iter()
            .map(|(columns, from, to)| {
                let rows: Vec<Row> = rows[start..stop]
                    .iter()
                    .filter_map(|row| between(row, from, to))
                    .collect();
                let columns = beside_table::heads(columns, &rows);
                let (rows, others) = beside_table::part(rows, &columns);
                let grid = table::Grid::new(columns, &rows);
                Under {
                    from,
                    to,
                    rows,
                    others,
                    grid,
                }
            })
            .collect();
        Self {
            lines: at..start,
            tables,
            stop,
        }
    }

    /// Where the rows over the head begin that are those of its tables.
    fn captions(&self, lead: &[Row]) -> usize {
        let edges: Vec<f32> = self.tables.iter().skip(1).map(|table| table.from).collect();
        if !edges.is_empty() {
            return caption::beside(lead, &edges);
        }
        let caption = caption::caption(lead);
        match (&self.tables[..], caption) {
            ([table], Some((from, caption))) if table.grid.is_family(&caption) => from,
            _ => lead.len(),
        }
    }
}

/// Whether the first of these rows is the head of a table.
fn begins_a_table(rows: &[Row]) -> bool {
    !heads::columns(&rows[0]).is_empty()
        || matrix::begins(rows).is_some_and(|matrix| matrix.has_codes_alone())
}

/// Reads the tables under a head, one after the other. Answers where the next part begins.
fn headed(
    rows: &[Row],
    head: &Head,
    lead: &[Row],
    body_size: f32,
    number: usize,
) -> (usize, (Part, Option<Shape>)) {
    let mut part = Part::default();
    let mut shape = None;
    for table in &head.tables {
        let own = |rows: &[Row]| -> Vec<Row> {
            rows.iter()
                .filter_map(|row| between(row, table.from, table.to))
                .collect()
        };
        let lead = own(lead);
        let family = caption::caption(&lead).filter(|(_, caption)| table.grid.is_family(caption));
        let above = family.as_ref().map_or(lead.len(), |(from, _)| *from);
        part.append(flow::text(&lead[..above], body_size, true));
        part.lines.extend(lead[above..].iter().map(Row::text));
        part.lines
            .extend(own(&rows[head.lines.clone()]).iter().map(Row::text));
        let shaped = Shape {
            grid: table.grid.clone(),
            caption: family.map(|(_, caption)| caption),
        };
        part.append(table::read(&shaped, &table.rows, Carried::No, number));
        part.lines.extend(table.others.iter().cloned());
        shape = Some(shaped);
    }
    (head.stop, (part, shape))
}

/// The pieces of a row that lie between two places.
fn between(row: &Row, from: f32, to: f32) -> Option<Row> {
    let inside = |piece: &&Piece| {
        let middle = f32::midpoint(piece.x0(), piece.x1());
        from < middle && middle <= to
    };
    let pieces: Vec<Piece> = row.pieces.iter().filter(inside).cloned().collect();
    (!pieces.is_empty()).then_some(Row { pieces })
}

/// Rows under no head: those of a table that goes on from the page before, or anything else.
fn headless(
    rows: &[Row],
    body_size: f32,
    leads: bool,
    carried: Option<&mut Option<Shape>>,
    number: usize,
) -> Part {
    if rows.is_empty() {
        return Part::default();
    }
    if let Some(Some(shape)) = carried.as_deref()
        && fits(rows, shape)
    {
        return table::read(shape, rows, Carried::Yes, number);
    }
    flow::read(rows, body_size, leads, number)
}

/// Whether rows stand in the columns of the table before, as far as the paper lies the same way.
fn fits(rows: &[Row], shape: &Shape) -> bool {
    let full: Vec<&Row> = rows.iter().filter(|row| row.pieces.len() > 1).collect();
    let coded = shape
        .grid
        .columns
        .iter()
        .position(|column| column.role == heads::Role::Reference);
    let mut priced = 0;
    let mut fitting = 0;
    for row in &full {
        let Some(piece) = row.pieces.iter().find(|piece| {
            let offer = price::offer(&piece.text(), true);
            !offer.amounts.is_empty() && offer.before.is_empty()
        }) else {
            continue;
        };
        priced += 1;
        let crossing = row
            .pieces
            .iter()
            .flat_map(|piece| shape.grid.cuts.iter().map(move |cut| (piece, *cut)))
            .filter(|(piece, cut)| {
                piece.x0() + piece.size() < *cut && *cut < piece.x1() - piece.size()
            })
            .count();
        let under = shape.grid.columns.iter().any(|column| {
            matches!(column.role, heads::Role::Price(..)) && ending::overlaps(piece, column)
        });
        // A table goes on where its codes do, or where its first column stands.
        let begins = match (coded, row.pieces.first()) {
            (Some(0), Some(first)) => reference::looks_like_code(&first.text()),
            (_, Some(first)) => shape
                .grid
                .columns
                .first()
                .is_some_and(|column| (first.x0() - column.x0).abs() < 3.0 * first.size()),
            _ => false,
        };
        fitting += usize::from(
            begins && under && crossing == 0 && row.pieces.len() <= shape.grid.columns.len() + 1,
        );
    }
    priced >= 2 && fitting * 10 >= priced * 8 && priced * 3 >= full.len()
}
