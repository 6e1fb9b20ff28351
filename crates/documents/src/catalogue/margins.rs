//! Running heads and feet: what is printed on every page and belongs to none.

use super::lexicon::{fold, lexicon};
use super::lines::Row;
use super::price;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// How many rows at the top and at the bottom may be running.
const MOST_HEAD: usize = 4;
const MOST_FOOT: usize = 5;

static PAGE_NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)(?:^|\s)(?:page|p\.)\s*\d{1,4}(?:\s*/\s*\d{1,4})?$|\s[-–—•·|+*]\s*'?\d{1,4}(?:\s*/\s*\d{1,4})?$|^[-–—•·|\s]*\d{1,4}[-–—•·|\s]*$|^\d{1,4}\s*[-–—•·|]\s")
        .unwrap_or_else(|error| unreachable!("{error}"))
});

/// The rows of each page that are its body.
pub(super) fn bodies(pages: &[Vec<Row>]) -> Vec<Range<usize>> {
    let signs: Vec<Vec<String>> = pages
        .iter()
        .map(|rows| rows.iter().map(|row| sign(&row.text())).collect())
        .collect();
    pages
        .iter()
        .enumerate()
        .map(|(at, rows)| {
            let others = || {
                signs
                    .iter()
                    .enumerate()
                    .filter(move |(other, _)| *other != at)
                    .map(|(_, signs)| signs)
            };
            let start = head(
                rows,
                &signs[at],
                others().map(|signs| &signs[..signs.len().min(MOST_HEAD)]),
            );
            let end = foot(
                rows,
                start,
                &signs[at],
                others().map(|signs| &signs[signs.len().saturating_sub(MOST_FOOT)..]),
            );
            start..end
        })
        .collect()
}

/// A row without what changes from page to page.
fn sign(text: &str) -> String {
    let folded = fold(text);
    folded
        .split(' ')
        .filter(|word| {
            word.len() > 1 && !(word.len() < 4 && word.chars().all(|c| c.is_ascii_digit()))
        })
        .collect::<Vec<_>>()
        .join(" ")
}

fn alike(one: &str, other: &str) -> bool {
    if one.len() < 6 || other.len() < 6 {
        return false;
    }
    let words: Vec<&str> = other.split(' ').collect();
    let mine: Vec<&str> = one.split(' ').collect();
    let shared = mine.iter().filter(|word| words.contains(word)).count();
    shared * 5 >= mine.len().max(words.len()) * 4
}

fn head<'a>(rows: &[Row], signs: &[String], others: impl Iterator<Item = &'a [String]>) -> usize {
    let others: Vec<&[String]> = others.collect();
    let mut count = 0;
    for (at, row) in rows.iter().enumerate().take(MOST_HEAD) {
        let text = row.text();
        if !super::heads::columns(row).is_empty() || has_price(row) {
            break;
        }
        let repeats = others
            .iter()
            .any(|signs_there| signs_there.iter().any(|there| alike(&signs[at], there)));
        let numbered = at < 3
            && row
                .pieces
                .iter()
                .any(|piece| PAGE_NUMBER.is_match(&piece.text()))
            && text.chars().count() < 90;
        if repeats || numbered {
            count = at + 1;
        } else if at > 0 {
            // Over the first row there may be a speck; under a row of its own the page begins.
            break;
        }
    }
    count
}

fn foot<'a>(
    rows: &[Row],
    start: usize,
    signs: &[String],
    others: impl Iterator<Item = &'a [String]>,
) -> usize {
    let others: Vec<&[String]> = others.collect();
    let mut end = rows.len();
    for at in (start..rows.len()).rev().take(MOST_FOOT) {
        let row = &rows[at];
        let text = row.text();
        let repeats = others
            .iter()
            .any(|signs_there| signs_there.iter().any(|there| alike(&signs[at], there)));
        let says =
            lexicon().foot.words.within(&text) || text.contains('@') || text.contains("www.");
        let numbered =
            PAGE_NUMBER.is_match(&text) && text.chars().count() < 60 && rows.len() - at <= 2;
        let stands_off = at == 0 || row.y() - rows[at - 1].y() > 1.9 * row.size();
        let near = end == rows.len() || rows[end].y() - row.y() < 4.0 * row.size();
        // The heads of a table that goes on from page to page are no foot, and neither is what stands over them.
        if !near || !super::heads::columns(row).is_empty() {
            break;
        }
        let is_foot = (says && (stands_off || end < rows.len() || !has_price(row)))
            || ((repeats || numbered) && !has_price(row) && (stands_off || end < rows.len()));
        if is_foot {
            end = at;
        } else if has_price(row) {
            // Of a page with few products everything is near its end.
            break;
        }
    }
    // A line over the foot may seem to be one; the foot is what stands off.
    while end < rows.len()
        && end > start
        && rows[end].y() - rows[end - 1].y() < 1.25 * rows[end].size()
        && !lexicon().foot.words.within(&rows[end].text())
    {
        end += 1;
    }
    end
}

fn has_price(row: &Row) -> bool {
    row.pieces.iter().any(|piece| {
        let offer = price::offer(&piece.text(), false);
        !offer.charge && (!offer.amounts.is_empty() && offer.strange == 0)
    })
}
