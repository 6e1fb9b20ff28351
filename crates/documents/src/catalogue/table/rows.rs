//! Which rows of a table are products, which go on with one, which are headings.

use super::cells::Grid;
use super::variants;
use crate::catalogue::heads::{Kind, Role};
use crate::catalogue::lines::{Piece, Row};
use crate::catalogue::{heading, price, reference};

/// What a row of a table is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    Item,
    /// Another size or pack of the item above, whose name is not printed again.
    Variant,
    /// Goes on with the item above.
    Below,
    /// Begins the item below.
    Above,
    Heading,
    /// A sentence between rows.
    Note,
}

/// Sorts the rows.
pub(super) fn sort(grid: &Grid, rows: &[Row], cells: &[Vec<Piece>]) -> Vec<Sort> {
    let mut sorts: Vec<Sort> = rows
        .iter()
        .zip(cells)
        .map(|(row, cells)| {
            if is_item(grid, cells) && !is_about_orders(row) {
                Sort::Item
            } else {
                Sort::Below
            }
        })
        .collect();
    variants::find(grid, rows, cells, &mut sorts);
    let items = sorts.iter().filter(|sort| **sort == Sort::Item).count();
    let alone = |at: usize| rows[at].pieces.len() == 1;
    let followed = (1..rows.len())
        .filter(|at| sorts[at - 1] == Sort::Item && sorts[*at] == Sort::Below && alone(*at))
        .count();
    let describes = followed * 5 > items * 2;
    let size = item_size(&sorts, grid, cells);
    for at in 0..rows.len() {
        if matches!(sorts[at], Sort::Item | Sort::Variant) {
            continue;
        }
        let above = if at == 0 {
            f32::MAX
        } else {
            rows[at].y() - rows[at - 1].y()
        };
        let below = rows
            .get(at + 1)
            .map_or(f32::MAX, |next| next.y() - rows[at].y());
        let next_is_item = sorts.get(at + 1) == Some(&Sort::Item);
        let after_item = at > 0 && matches!(sorts[at - 1], Sort::Item | Sort::Variant);
        let completes = next_is_item && completes(&cells[at], cells.get(at + 1));
        sorts[at] = if completes && below < 0.8 * rows[at].size() {
            // Half a line higher: the cells of the item have two lines.
            Sort::Above
        } else if is_heading(
            grid,
            &rows[at],
            &cells[at],
            Around {
                above,
                below,
                next_is_item,
                after_item,
                describes,
                size,
                name: name_behind_code(grid, cells, &sorts, at),
            },
        ) {
            Sort::Heading
        } else if is_note(grid, &rows[at])
            || (at > 0 && sorts[at - 1] == Sort::Note && above < 2.0 * rows[at].size())
        {
            Sort::Note
        } else if next_is_item
            && below < 0.7 * above
            && begins_below(grid, &cells[at], cells.get(at + 1))
        {
            Sort::Above
        } else if sorts[..at].contains(&Sort::Item) {
            Sort::Below
        } else {
            Sort::Note
        };
    }
    sorts
}

/// Whether the item below lacks all that stands here.
fn completes(cells: &[Piece], next: Option<&Vec<Piece>>) -> bool {
    next.is_some_and(|next| {
        cells
            .iter()
            .zip(next)
            .all(|(cell, below)| cell.tokens.is_empty() || below.tokens.is_empty())
    })
}

/// How a row stands among its neighbours.
struct Around {
    above: f32,
    below: f32,
    next_is_item: bool,
    after_item: bool,
    /// Most products of the table have a line under their name.
    describes: bool,
    /// The usual size of names.
    size: f32,
    /// Where the name above begins, in a column that it shares with its code.
    name: Option<f32>,
}

/// Where the name of the item above begins, when it stands behind its code in one column.
fn name_behind_code(grid: &Grid, cells: &[Vec<Piece>], sorts: &[Sort], at: usize) -> Option<f32> {
    let column = grid.of(Role::Reference)?;
    if grid.of(Role::Name).is_some() {
        return None;
    }
    let above = sorts[..at].iter().rposition(|sort| *sort == Sort::Item)?;
    let [_, first, ..] = &cells[above][column].tokens[..] else {
        return None;
    };
    Some(first.x0)
}

fn is_item(grid: &Grid, cells: &[Piece]) -> bool {
    let mut priced = false;
    let mut filled = false;
    let mut coded = false;
    let mut sure = false;
    let mut named = false;
    for (column, cell) in grid
        .columns
        .iter()
        .zip(cells)
        .filter(|(_, cell)| !cell.tokens.is_empty())
    {
        let text = cell.text();
        match column.role {
            Role::Price(_, kind) => {
                let offer = price::offer(&text, true);
                let is_price =
                    !offer.amounts.is_empty() || offer.request || price::cell(&text).is_some();
                priced |= is_price && kind != Kind::Aside && offer.strange < 12;
                // A price that could not be read is short; a sentence is none.
                filled |= is_price || text.chars().count() < 12;
            }
            Role::Reference => {
                sure |= reference::looks_like_code(&text);
                coded |= text.chars().any(|c| c.is_ascii_digit())
                    || reference::is_lettered(&text) && grid.of(Role::Name).is_none();
            }
            Role::Name => named |= text.chars().filter(|c| c.is_alphabetic()).count() > 1,
            _ => {}
        }
    }
    (priced && (coded || named)) || (sure && named && filled)
}

/// `Remise de 35 %. Franco de port au-dessus de 150 €`: a sentence that runs over the columns.
fn is_about_orders(row: &Row) -> bool {
    matches!(&row.pieces[..], [piece] if price::offer(&piece.text(), true).charge)
}

fn item_size(sorts: &[Sort], grid: &Grid, cells: &[Vec<Piece>]) -> f32 {
    let Some(column) = grid.of(Role::Name) else {
        return 0.0;
    };
    let mut sizes: Vec<f32> = sorts
        .iter()
        .zip(cells)
        .filter(|(sort, cells)| **sort == Sort::Item && !cells[column].tokens.is_empty())
        .map(|(_, cells)| cells[column].size())
        .collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(0.0)
}

fn is_heading(grid: &Grid, row: &Row, cells: &[Piece], around: Around) -> bool {
    let text = row.text();
    if around
        .name
        .is_some_and(|x| (row.x0() - x).abs() < 0.8 * row.size())
    {
        return false;
    }
    let gaps = row
        .pieces
        .windows(2)
        .any(|pair| pair[1].x0() - pair[0].x1() > 3.0 * pair[0].size());
    if gaps || !heading::may_be(&text) {
        return false;
    }
    let name = grid.of(Role::Name).unwrap_or(0);
    let table_left = grid.columns.first().map_or(0.0, |column| column.x0);
    let name_left = if name == 0 {
        table_left
    } else {
        grid.cuts[name - 1]
    };
    let starts_left = name > 0 && row.x0() < name_left - 0.5 * row.size();
    if starts_left {
        // In the column of codes, or over it: words there are headings.
        return !reference::looks_like_code(&text)
            || text.chars().filter(|c| c.is_alphabetic()).count() > 6;
    }
    let larger = around.size > 0.0 && row.size() > 1.12 * around.size;
    let smaller = around.size > 0.0 && row.size() < 0.9 * around.size;
    let in_name = cells
        .iter()
        .enumerate()
        .all(|(at, cell)| cell.tokens.is_empty() || at == name);
    let name_edge = grid.cuts.get(name).copied().unwrap_or(f32::MAX);
    let indent = row.x0() - grid.columns[name].x0;
    let centred = indent > 3.0 * row.size() || (row.x1() > name_edge + row.size() && !in_name);
    if centred && around.above > 1.2 * row.size() {
        return true;
    }
    if larger && !(around.after_item && around.above < 0.8 * around.below) {
        return true;
    }
    if smaller {
        return false;
    }
    around.next_is_item && !around.describes && around.above > 0.85 * around.below
        || around.above > 1.5 * around.below && around.next_is_item && !centred && name == 0
}

/// A sentence over several columns.
fn is_note(grid: &Grid, row: &Row) -> bool {
    let crossed = |piece: &Piece| {
        grid.cuts
            .iter()
            .filter(|cut| piece.x0() < **cut && **cut < piece.x1())
            .count()
    };
    row.pieces.len() == 1
        && row
            .pieces
            .iter()
            .any(|piece| crossed(piece) >= 2 && piece.tokens.len() > 6)
}

/// Whether this row has what the one below lacks, or its name goes on there.
fn begins_below(grid: &Grid, cells: &[Piece], next: Option<&Vec<Piece>>) -> bool {
    let (Some(name), Some(next)) = (grid.of(Role::Name), next) else {
        return false;
    };
    let only_text = grid.columns.iter().zip(cells).all(|(column, cell)| {
        cell.tokens.is_empty() || matches!(column.role, Role::Name | Role::Description)
    });
    only_text && !cells[name].tokens.is_empty() && next.len() == cells.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::heads::Column;
    use crate::catalogue::words::Token;

    fn token(text: &str, x0: f32) -> Token {
        Token {
            text: text.to_owned(),
            x0,
            x1: x0 + 10.0 * text.chars().count() as f32,
            y: 100.0,
            size: 20.0,
            confidence: 0.95,
            box_: [0.0; 4],
        }
    }

    #[test]
    fn a_sentence_about_postage_is_no_item() {
        let columns: Vec<Column> = [(Role::Name, 60.0), (Role::Price(None, Kind::Plain), 600.0)]
            .map(|(role, x0)| Column {
                role,
                x0,
                x1: x0 + 80.0,
                text: String::new(),
            })
            .to_vec();
        let mut grid = Grid::new(columns, &[]);
        grid.cuts = vec![365.0];
        let mut x0 = 60.0;
        let tokens: Vec<Token> = "Remise de 35 %. Franco de port au-dessus de 150,00 €"
            .split(' ')
            .map(|word| {
                let token = token(word, x0);
                x0 = token.x1 + 10.0;
                token
            })
            .collect();
        let row = Row {
            pieces: vec![Piece { tokens }],
        };
        let cells = vec![grid.cells(&row)];
        assert!(is_item(&grid, &cells[0]), "{cells:?}");
        assert_ne!(sort(&grid, &[row], &cells)[0], Sort::Item);
    }
}
