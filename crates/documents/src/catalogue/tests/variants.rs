//! Articles that come in several sizes: rows without a name, and tables with a column for each size.

use super::{page, said};
use crate::read_catalogue;

/// Rows under a head, 40 apart: each cell with the left edge of its column.
fn table<'a>(top: f32, edges: &[f32], rows: &[&[&'a str]]) -> Vec<(f32, f32, &'a str)> {
    rows.iter()
        .enumerate()
        .flat_map(|(at, cells)| {
            let y = top + at as f32 * 40.0;
            edges
                .iter()
                .zip(*cells)
                .filter(|(_, text)| !text.is_empty())
                .map(move |(x, text)| (*x, y, *text))
        })
        .collect()
}

#[test]
fn a_row_without_a_name_is_another_size_of_the_article_above() {
    let lines = table(
        100.0,
        &[60.0, 500.0, 800.0],
        &[
            &["Designation", "Pot", "Price"],
            &["Hazel of the hills", "3L", "£12.50"],
            &["", "10L", "£34.00"],
            &["Rowan red", "12L", "£26.75"],
            &["Alder", "12L", "£29.50"],
            &["", "25L", "£62.00"],
        ],
    );
    assert_eq!(
        said(&read_catalogue(&[page(1, &lines)])),
        [
            "- | Hazel of the hills | 1250 GBP - | 3L | - | -",
            "- | Hazel of the hills | 3400 GBP - | 10L | - | -",
            "- | Rowan red | 2675 GBP - | 12L | - | -",
            "- | Alder | 2950 GBP - | 12L | - | -",
            "- | Alder | 6200 GBP - | 25L | - | -",
        ]
    );
}

#[test]
fn prices_for_more_pieces_in_rows_below_are_those_of_the_article_above() {
    for (first, more) in [("1", "10"), ("1+", "10+"), ("1 à 9", "dès 10")] {
        let lines = table(
            100.0,
            &[60.0, 200.0, 500.0, 800.0],
            &[
                &["Réf.", "Désignation", "Quantité", "Prix HT"],
                &["VX-101", "Gant de cuir", first, "5,20 €"],
                &["", "", more, "4,20 €"],
                &["VX-102", "Gant de toile", first, "3,10 €"],
                &["", "", more, "2,90 €"],
                &["VX-103", "Gant de laine", first, "6,40 €"],
            ],
        );
        let told = said(&read_catalogue(&[page(1, &lines)]));
        assert_eq!(told.len(), 3, "{more}: {told:?}");
        assert!(
            told[1].starts_with("VX-102 | Gant de toile | 310 "),
            "{told:?}"
        );
    }
}
