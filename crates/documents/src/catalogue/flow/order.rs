//! Blocks of columns in the order in which they are read.

use super::cut::{Block, Cards};
use super::item;
use crate::catalogue::draft::{Event, Part};

/// The columns as one: cards of a grid row by row, other columns one after the other.
pub(super) fn in_order(columns: Vec<Cards>, group: usize) -> Part {
    let is_grid = is_grid(&columns);
    let mut blocks: Vec<Block> = Vec::new();
    if is_grid {
        let mut all: Vec<(usize, Vec<Block>)> = columns
            .into_iter()
            .enumerate()
            .flat_map(|(at, column)| with_packs(column).into_iter().map(move |card| (at, card)))
            .collect();
        all.sort_by(|a, b| a.1[0].top().total_cmp(&b.1[0].top()));
        // Cards whose tops are level are read from left to right.
        let mut from = 0;
        while from < all.len() {
            let limit = all[from].1[0].top() + level(&all[from].1[0]);
            let to = (from..all.len())
                .find(|at| all[*at].1[0].top() > limit)
                .unwrap_or(all.len());
            all[from..to].sort_by_key(|(column, _)| *column);
            from = to;
        }
        blocks.extend(all.into_iter().flat_map(|(_, card)| card));
    } else {
        blocks.extend(columns.into_iter().flatten());
    }
    let mut part = Part::default();
    for block in blocks {
        let joins = match &block {
            Block::Card { is_row, .. } => *is_row,
            Block::Heading(_) | Block::Text(_) => true,
        };
        for line in block.lines() {
            if joins {
                part.lines.push(line.text());
            } else {
                part.lines
                    .extend(line.told.iter().map(|told| told.piece.text()));
            }
        }
        part.events.extend(block.heading().map(Event::Heading));
        if let Block::Card { mut draft, .. } = block {
            draft.group = group;
            part.events.push(item(*draft));
        }
    }
    part
}

/// The blocks of a column, each card with its other packs.
fn with_packs(column: Cards) -> Vec<Vec<Block>> {
    let mut whole: Vec<Vec<Block>> = Vec::new();
    for block in column {
        match whole.last_mut() {
            Some(card) if matches!(block, Block::Card { is_pack: true, .. }) => card.push(block),
            _ => whole.push(vec![block]),
        }
    }
    whole
}

/// How far the tops of two cards may be apart and still be level.
fn level(block: &Block) -> f32 {
    let size = block.lines().first().map_or(1.0, super::Line::size);
    (block.bottom() - block.top()).max(size) * 0.35 + 0.8 * size
}

/// Whether cards stand in rows across the columns.
fn is_grid(columns: &[Cards]) -> bool {
    let cards = |column: &Cards| -> Vec<(f32, f32, f32)> {
        column
            .iter()
            .filter(|block| matches!(block, Block::Card { is_row: false, .. }))
            .map(|block| (block.top(), block.bottom(), level(block)))
            .collect()
    };
    let filled: Vec<&Cards> = columns.iter().filter(|column| !column.is_empty()).collect();
    let [first, others @ ..] = &filled[..] else {
        return false;
    };
    let lead = cards(first);
    if others.is_empty() || lead.is_empty() {
        return false;
    }
    let rows = columns
        .iter()
        .flatten()
        .filter(|block| matches!(block, Block::Card { is_row: true, .. }))
        .count();
    let all: Vec<(f32, f32, f32)> = others.iter().flat_map(|column| cards(column)).collect();
    if rows > all.len() + lead.len() {
        return false;
    }
    let matched = all
        .iter()
        .filter(|(top, _, reach)| lead.iter().any(|(other, ..)| (top - other).abs() < *reach))
        .count();
    // A heading beside a card of another column belongs to its own column only.
    let beside = columns.iter().enumerate().any(|(at, column)| {
        column
            .iter()
            .filter(|block| matches!(block, Block::Heading(_)))
            .any(|heading| {
                columns
                    .iter()
                    .enumerate()
                    .filter(|(other, _)| *other != at)
                    .flat_map(|(_, other)| cards(other))
                    .any(|(top, bottom, _)| {
                        heading.top() > top + 1.0 && heading.top() < bottom - 1.0
                    })
            })
    });
    matched * 10 >= all.len() * 7 && !beside
}
