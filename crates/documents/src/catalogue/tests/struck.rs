//! A price that was struck out and the price now in one cell.

use super::{page, said};
use crate::read_catalogue;

/// Rows with a foot of their own, in columns for code, name, pack and price; the head is the first.
fn read(rows: &[(f32, [&str; 4])]) -> Vec<String> {
    let lines: Vec<(f32, f32, &str)> = rows
        .iter()
        .flat_map(|(y, cells)| {
            [60.0, 200.0, 500.0, 800.0]
                .into_iter()
                .zip(*cells)
                .filter(|(_, text)| !text.is_empty())
                .map(move |(x, text)| (x, *y, text))
        })
        .collect();
    said(&read_catalogue(&[page(1, &lines)]))
}

#[test]
fn the_price_on_the_line_below_is_the_one_now() {
    let told = read(&[
        (100.0, ["Code", "Product", "Pack", "£ net"]),
        (150.0, ["PC1004", "Cohesive bandage", "Box of 12", "11.85"]),
        (210.0, ["PC1011", "Conforming", "Pack of 20", "9.60"]),
        (235.0, ["", "bandage, white", "", "8.75"]),
        // The one that was struck out could not be read.
        (295.0, ["PC1018", "Non-adherent", "Box of 100", ""]),
        (320.0, ["", "dressing", "", "14.95"]),
        (380.0, ["PC1031", "Hydrogel", "Tube", "4.65"]),
        (405.0, ["", "", "", "3.95"]),
        (465.0, ["PC1040", "Cotton wool", "500 g", "4.15"]),
    ]);
    assert_eq!(
        told,
        [
            "PC1004 | Cohesive bandage | 1185 GBP - | Box of 12 | - | -",
            "PC1011 | Conforming bandage, white | 875 GBP - | Pack of 20 | - | -",
            "PC1018 | Non-adherent dressing | 1495 GBP - | Box of 100 | - | -",
            "PC1031 | Hydrogel | 395 GBP - | Tube | - | -",
            "PC1040 | Cotton wool | 415 GBP - | 500 g | - | -",
        ]
    );
}

#[test]
fn what_is_no_reduction_leaves_the_price_as_it_is() {
    // The price of a litre, or with VAT, under the price.
    for below in ["2,10 €/l", "14,22", "soit 9,40 € le carton"] {
        let told = read(&[
            (100.0, ["Réf.", "Désignation", "Conditionnement", "Prix HT"]),
            (150.0, ["VX-101", "Savon noir", "bidon 5 l", "11,85"]),
            (175.0, ["", "", "", below]),
            (235.0, ["VX-102", "Savon blanc", "bidon 5 l", "12,40"]),
            (295.0, ["VX-103", "Savon vert", "bidon 5 l", "13,10"]),
        ]);
        assert_eq!(told.len(), 3, "{below}: {told:?}");
        assert!(
            told[0].starts_with("VX-101 | Savon noir | 1185 "),
            "{below}: {told:?}"
        );
    }
}
