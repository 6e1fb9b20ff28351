//! A page set in columns, each with tables of its own that do not stand level with those beside them.

use super::heads::{self, Role};
use super::lexicon::fold;
use super::lines::{Piece, Row};
use std::collections::BTreeMap;

/// A part of such a page.
#[derive(Debug)]
pub(super) enum Section {
    /// Rows that reach across the columns.
    Across(Vec<Row>),
    /// The rows of one column.
    Column(Vec<Row>),
}

/// Where a head of a table begins.
#[derive(Debug)]
struct Start {
    x0: f32,
    /// Where the last of the heads after it ends.
    x1: f32,
    y: f32,
    size: f32,
    /// Where the texts after it on its row begin, heads or not.
    after: Vec<f32>,
}

/// Places that are tried for a gutter before a head.
const TRIED: usize = 40;

/// The sections of a page in reading order; `None` when it is not set in columns, or its tables stand level.
pub(super) fn sections(rows: &[Row]) -> Option<Vec<Section>> {
    let columns = starts(rows);
    if columns.len() < 2 || is_level(&columns) {
        return None;
    }
    let gutters: Vec<f32> = columns[1..]
        .iter()
        .map(|starts| gutter(rows, starts))
        .collect::<Option<_>>()?;
    let is_wide = |(pair, gutter): (&[Vec<Start>], &f32)| {
        // The head of the table beside may not have been read.
        let is_beside = |x0: &f32| (x0 - pair[1][0].x0).abs() < 0.6 * pair[1][0].size;
        pair[0]
            .iter()
            .any(|one| one.x1 > *gutter && !one.after.iter().any(is_beside))
    };
    if columns.windows(2).zip(&gutters).any(is_wide) {
        return None;
    }
    let crosses = |row: &Row| {
        let tokens = row.pieces.iter().flat_map(|piece| &piece.tokens);
        tokens.into_iter().any(|token| {
            gutters
                .iter()
                .any(|gutter| token.x0 < *gutter && *gutter < token.x1)
        })
    };
    let mut sections = Vec::new();
    let mut band: Vec<Row> = Vec::new();
    for row in rows {
        if crosses(row) {
            part(&mut band, &gutters, &mut sections);
            match sections.last_mut() {
                Some(Section::Across(across)) => across.push(row.clone()),
                _ => sections.push(Section::Across(vec![row.clone()])),
            }
        } else {
            band.push(row.clone());
        }
    }
    part(&mut band, &gutters, &mut sections);
    Some(sections)
}

/// Puts the columns of a band one after the other.
fn part(band: &mut Vec<Row>, gutters: &[f32], sections: &mut Vec<Section>) {
    let band = std::mem::take(band);
    let edges = [&[f32::MIN], gutters, &[f32::MAX]].concat();
    for edge in edges.windows(2) {
        let mut rows: Vec<Row> = band
            .iter()
            // A narrow gutter may lie within a piece.
            .filter_map(|row| row.with(|token| edge[0] <= token.x0 && token.x0 < edge[1]))
            .collect();
        rows.sort_by(|a, b| a.y().total_cmp(&b.y()));
        if !rows.is_empty() {
            sections.push(Section::Column(rows));
        }
    }
}

/// Where the tables of each column begin: the same first head again and again, further to the right.
fn starts(rows: &[Row]) -> Vec<Vec<Start>> {
    let mut all: Vec<(String, Start)> = rows.iter().flat_map(starts_of).collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (said, _) in &all {
        *counts.entry(said).or_default() += 1;
    }
    let Some(usual) = counts
        .iter()
        .max_by_key(|(_, count)| **count)
        .map(|(said, _)| (*said).to_owned())
    else {
        return Vec::new();
    };
    all.retain(|(said, _)| *said == usual);
    all.sort_by(|a, b| a.1.x0.total_cmp(&b.1.x0));
    let mut columns: Vec<Vec<Start>> = Vec::new();
    for (_, start) in all {
        match columns.last_mut() {
            Some(column) if start.x0 - column[0].x0 < 6.0 * start.size => column.push(start),
            _ => columns.push(vec![start]),
        }
    }
    columns
}

/// The first heads on a row, with what they say.
fn starts_of(row: &Row) -> Vec<(String, Start)> {
    let heads: Vec<(&Piece, Role)> = row
        .pieces
        .iter()
        .filter_map(|piece| heads::role(&piece.text()).map(|role| (piece, role)))
        .collect();
    let begins = |role: Role| matches!(role, Role::Reference | Role::Name | Role::Ean);
    if heads.len() < 2 {
        return Vec::new();
    }
    let mut found: Vec<(String, Start)> = Vec::new();
    for (piece, role) in heads {
        let said = fold(&piece.text());
        let is_next = found.first().is_none_or(|(first, _)| *first == said);
        if begins(role) && is_next {
            let start = Start {
                x0: piece.x0(),
                x1: piece.x1(),
                y: piece.y(),
                size: piece.size(),
                after: row
                    .pieces
                    .iter()
                    .map(Piece::x0)
                    .filter(|x0| *x0 > piece.x1())
                    .collect(),
            };
            found.push((said, start));
        } else if let Some((_, start)) = found.last_mut() {
            start.x1 = piece.x1();
        }
    }
    found
}

/// Whether each table has one beside it in every column: they are read under one head.
fn is_level(columns: &[Vec<Start>]) -> bool {
    columns.iter().flatten().all(|start| {
        columns.iter().all(|column| {
            column
                .iter()
                .any(|other| (other.y - start.y).abs() < 0.7 * start.size)
        })
    })
}

/// The blank before the heads of a column that runs down the page.
fn gutter(rows: &[Row], starts: &[Start]) -> Option<f32> {
    let size = starts[0].size;
    let to = starts.iter().map(|start| start.x0).fold(f32::MAX, f32::min);
    let from = to - 5.0 * size;
    let step = (to - from) / TRIED as f32;
    let covered = |x: f32| {
        let tokens = rows
            .iter()
            .flat_map(|row| &row.pieces)
            .flat_map(|piece| &piece.tokens);
        tokens
            .filter(|token| token.x0 - 0.1 * size < x && x < token.x1 + 0.1 * size)
            .count()
    };
    let counts: Vec<usize> = (0..=TRIED)
        .map(|at| covered(from + step * at as f32))
        .collect();
    let fewest = *counts.iter().min()?;
    // Titles may reach across, tables may not.
    if fewest * 12 > rows.len() {
        return None;
    }
    // The blank that lies nearest to the heads; a word or two may reach into it.
    let most = fewest + rows.len() / 30;
    let end = counts.iter().rposition(|count| *count <= most)?;
    let begin = counts[..end]
        .iter()
        .rposition(|count| *count > most)
        .map_or(0, |at| at + 1);
    let least = counts[begin..=end].iter().min()?;
    let last = begin
        + counts[begin..=end]
            .iter()
            .rposition(|count| count == least)?;
    let first = counts[begin..last]
        .iter()
        .rposition(|count| count > least)
        .map_or(begin, |at| begin + at + 1);
    Some(from + step * (first + last) as f32 / 2.0)
}
