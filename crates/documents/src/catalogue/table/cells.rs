//! Which word of a row is in which column.

use super::content::{self, Content};
use crate::catalogue::caption::Caption;
use crate::catalogue::heads::{Column, Kind, Role};
use crate::catalogue::lexicon::fold;
use crate::catalogue::lines::{Piece, Row};
use crate::catalogue::{price, reference, unit};

/// Columns and the places between them.
#[derive(Debug, Clone)]
pub(in crate::catalogue) struct Grid {
    pub(in crate::catalogue) columns: Vec<Column>,
    /// One less than columns.
    pub(in crate::catalogue) cuts: Vec<f32>,
    /// What stands in each column; empty when the columns are those of another page.
    pub(super) contents: Vec<Content>,
}

/// Places that are tried for a cut between two heads.
const TRIED: usize = 48;

impl Grid {
    pub(in crate::catalogue) fn new(mut columns: Vec<Column>, rows: &[Row]) -> Self {
        add_unheaded(&mut columns, rows);
        let full: Vec<&Row> = rows.iter().filter(|row| row.pieces.len() > 1).collect();
        let cuts = columns
            .windows(2)
            .map(|pair| cut(pair[0].x1, pair[1].x0.max(pair[0].x1 + 1.0), &full))
            .collect();
        let mut grid = Self {
            columns,
            cuts,
            contents: Vec::new(),
        };
        let cells: Vec<Vec<Piece>> = full.iter().map(|row| grid.cells(row)).collect();
        let cells = grid.products(cells);
        grid.contents = Content::of(grid.columns.len(), &cells);
        content::settle(&mut grid.columns, &grid.contents);
        grid
    }

    /// The rows with a code, where one column holds codes: names of families stand between them.
    fn products(&self, cells: Vec<Vec<Piece>>) -> Vec<Vec<Piece>> {
        let codes = |column: &Column| column.role == Role::Reference;
        let Some(column) = self.of(Role::Reference) else {
            return cells;
        };
        let is_coded = |cells: &&Vec<Piece>| reference::looks_like_code(&cells[column].text());
        let coded: Vec<Vec<Piece>> = cells.iter().filter(is_coded).cloned().collect();
        if coded.len() * 2 < cells.len() || self.columns.iter().filter(|it| codes(it)).count() > 1 {
            return cells;
        }
        coded
    }

    /// The column with this role.
    pub(super) fn of(&self, role: Role) -> Option<usize> {
        self.columns.iter().position(|column| column.role == role)
    }

    /// Whether the table lists the variants of what stands over it: no column says what they are called.
    pub(in crate::catalogue) fn is_family(&self, caption: &Caption) -> bool {
        match self.of(Role::Name) {
            // Colours and finishes are words as well: their head says that they are no names.
            None => self
                .columns
                .iter()
                .zip(&self.contents)
                .all(|(column, content)| column.role == Role::Other || !content.is_worded()),
            // `Model: straight, angled` under a name and its description.
            Some(at) => {
                let head = fold(&self.columns[at].text);
                let is_short = || self.contents.get(at).is_some_and(Content::is_short);
                let is_series = self.contents.get(at).is_some_and(Content::is_series);
                !caption.description.is_empty()
                    && !is_series
                    && (head == "version"
                        || matches!(head.as_str(), "modele" | "model" | "type") && is_short())
            }
        }
    }

    /// The words of a row in each column.
    pub(super) fn cells(&self, row: &Row) -> Vec<Piece> {
        let mut cells = vec![Piece::default(); self.columns.len()];
        for piece in &row.pieces {
            for part in self.parted(piece) {
                let middle = f32::midpoint(part.x0(), part.x1());
                let column = self.column_at(&part, middle);
                cells[column].tokens.extend(part.tokens);
            }
        }
        cells
    }

    fn column_at(&self, part: &Piece, middle: f32) -> usize {
        // Columns stand to the left or to the right: the end that lies clear of the cuts decides.
        let by = |x: f32| self.cuts.iter().take_while(|cut| **cut < x).count();
        let (left, right) = (
            by(part.x0() + 0.3 * part.size()),
            by(part.x1() - 0.3 * part.size()),
        );
        if left == right { left } else { by(middle) }
    }

    /// A piece at the cuts that fall between two of its words.
    fn parted(&self, piece: &Piece) -> Vec<Piece> {
        let mut parts = vec![Piece::default()];
        let column = |x: f32| self.cuts.iter().take_while(|cut| **cut < x).count();
        for token in &piece.tokens {
            let last = parts.last().and_then(|part| part.tokens.last()).cloned();
            if let Some(last) = last {
                let (before, after) = (
                    column(f32::midpoint(last.x0, last.x1)),
                    column(f32::midpoint(token.x0, token.x1)),
                );
                let gap = token.x0 - last.x1;
                let wide = gap > 0.5 * token.size || self.is_sure_cut(last.x1, token.x0);
                if before != after && wide {
                    parts.push(Piece::default());
                }
            }
            if let Some(part) = parts.last_mut() {
                part.tokens.push(token.clone());
            }
        }
        parts
    }

    /// A cut lies in this gap, so it is one between cells rather than between words.
    fn is_sure_cut(&self, from: f32, to: f32) -> bool {
        self.cuts
            .iter()
            .any(|cut| *cut >= from - 1.0 && *cut <= to + 1.0)
    }
}

/// The place between two heads that the fewest words lie over; of several, the middle of the widest run.
fn cut(from: f32, to: f32, rows: &[&Row]) -> f32 {
    let step = (to - from) / TRIED as f32;
    let mut counts = [0usize; TRIED + 1];
    for row in rows {
        for word in row.pieces.iter().flat_map(|piece| &piece.tokens) {
            let (left, right) = (word.x0 - 0.1 * word.size, word.x1 + 0.1 * word.size);
            if right < from || left > to {
                continue;
            }
            let low = (((left - from) / step).ceil().max(0.0)) as usize;
            let high = (((right - from) / step).floor().min(TRIED as f32)).max(0.0) as usize;
            for count in counts.iter_mut().take(high + 1).skip(low) {
                *count += 1;
            }
        }
    }
    let fewest = counts.iter().copied().min().unwrap_or(0);
    let limit = fewest + fewest / 4;
    let mut best = (0, TRIED);
    let mut longest = 0;
    let mut start = None;
    for at in 0..=TRIED + 1 {
        let free = counts.get(at).is_some_and(|count| *count <= limit);
        if free {
            start.get_or_insert(at);
        } else if let Some(begin) = start.take()
            && at - begin > longest
        {
            longest = at - begin;
            best = (begin, at - 1);
        }
    }
    from + step * (best.0 + best.1) as f32 / 2.0
}

/// Columns whose head was not read: codes at the left, prices at the right.
fn add_unheaded(columns: &mut Vec<Column>, rows: &[Row]) {
    let full: Vec<&Row> = rows.iter().filter(|row| row.pieces.len() > 1).collect();
    if full.len() < 3 {
        return;
    }
    let most = |count: usize| count * 2 > full.len();
    let is_price = |role: Role| matches!(role, Role::Price(_, kind) if kind.is_price());
    if !columns.iter().any(|column| is_price(column.role)) {
        let prices: Vec<&Piece> = full
            .iter()
            .filter_map(|row| {
                row.pieces.iter().find(|piece| {
                    price::offer(&piece.text(), true).amounts.len() == 1 && is_free(columns, piece)
                })
            })
            .collect();
        if most(prices.len()) {
            let (x0, x1) = span(&prices);
            columns.retain(|column| column.x1 < x0 || column.x0 > x1);
            columns.push(Column {
                role: Role::Price(None, Kind::Plain),
                x0,
                x1,
                text: String::new(),
            });
        }
    }
    let has_code = columns
        .iter()
        .any(|column| matches!(column.role, Role::Reference | Role::Ean));
    if !has_code {
        let name = columns
            .iter()
            .find(|column| matches!(column.role, Role::Name | Role::Description))
            .or(columns.first())
            .map_or(0.0, |column| column.x0);
        let codes: Vec<&Piece> = full
            .iter()
            .filter_map(|row| {
                row.pieces.iter().find(|piece| {
                    piece.x1() < name
                        && reference::looks_like_code(&piece.text())
                        && is_free(columns, piece)
                })
            })
            .collect();
        if most(codes.len()) {
            let (x0, x1) = span(&codes);
            columns.push(Column {
                role: Role::Reference,
                x0,
                x1,
                text: String::new(),
            });
        }
    }
    add_by_content(columns, &full);
    add_family(columns, &full);
    columns.sort_by(|a, b| a.x0.total_cmp(&b.x0));
}

/// Words left of everything in some rows of products: a family that is printed once for all of its rows.
fn add_family(columns: &mut Vec<Column>, full: &[&Row]) {
    let Some(first) = columns.iter().min_by(|a, b| a.x0.total_cmp(&b.x0)) else {
        return;
    };
    let (left, right) = (first.x0, first.x1);
    let labels: Vec<Piece> = full
        .iter()
        .filter(|row| {
            row.pieces
                .iter()
                .any(|piece| !price::amounts(&piece.text(), true).is_empty())
        })
        .filter_map(|row| {
            let (label, others): (Vec<_>, Vec<_>) = row.pieces[0]
                .tokens
                .iter()
                .cloned()
                .partition(|token| token.x1 < left - 0.4 * token.size);
            let label = Piece { tokens: label };
            let letters = label.text().chars().filter(|c| c.is_alphabetic()).count();
            // A name under a head in the middle of its column is no label before another.
            let next = others
                .first()
                .or(row.pieces.get(1).and_then(|piece| piece.tokens.first()))?;
            let is_before = next.x0 < right && next.x0 - label.x1() > 0.8 * next.size;
            (letters > 2 && is_before).then_some(label)
        })
        .collect();
    if labels.len() < 2 || labels.len() * 2 > full.len() {
        return;
    }
    columns.push(Column {
        role: Role::Family,
        x0: labels.iter().map(Piece::x0).fold(f32::MAX, f32::min),
        x1: labels.iter().map(Piece::x1).fold(0.0, f32::max),
        text: String::new(),
    });
}

/// Columns of other things whose head was not read: what stands in them says what they are.
fn add_by_content(columns: &mut Vec<Column>, full: &[&Row]) {
    let mut free: Vec<&Piece> = full
        .iter()
        .flat_map(|row| &row.pieces)
        .filter(|piece| is_free(columns, piece))
        .collect();
    free.sort_by(|a, b| a.x0().total_cmp(&b.x0()));
    let mut clusters: Vec<(f32, Vec<&Piece>)> = Vec::new();
    for piece in free {
        match clusters.last_mut() {
            Some((end, cluster)) if piece.x0() < *end => {
                *end = end.max(piece.x1());
                cluster.push(piece);
            }
            _ => clusters.push((piece.x1(), vec![piece])),
        }
    }
    for (_, cluster) in clusters {
        if cluster.len() * 2 <= full.len() || cluster.len() > full.len() {
            continue;
        }
        let most = |test: fn(&str) -> bool| {
            cluster.iter().filter(|piece| test(&piece.text())).count() * 2 > cluster.len()
        };
        let role = if most(|text| !price::amounts(text, true).is_empty()) {
            Role::Price(None, Kind::Aside)
        } else if most(reference::looks_like_code) {
            Role::Ean
        } else if most(|text| unit::unit(text).is_some()) {
            Role::Unit
        } else {
            continue;
        };
        let (x0, x1) = span(&cluster);
        columns.push(Column {
            role,
            x0,
            x1,
            text: String::new(),
        });
    }
}

/// Whether no head stands over a piece.
fn is_free(columns: &[Column], piece: &Piece) -> bool {
    columns
        .iter()
        .all(|column| piece.x1() < column.x0 || column.x1 < piece.x0())
}

/// Where most of the pieces lie.
fn span(pieces: &[&Piece]) -> (f32, f32) {
    let middle = |mut all: Vec<f32>| {
        all.sort_by(f32::total_cmp);
        all[all.len() / 2]
    };
    (
        middle(pieces.iter().map(|piece| piece.x0()).collect()),
        middle(pieces.iter().map(|piece| piece.x1()).collect()),
    )
}
