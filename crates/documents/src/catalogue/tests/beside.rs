//! Tables beside each other: of variants, at different heights, over lists; and tables that stand on their side.

use super::packs::{read, table};
use super::row;

#[test]
fn tables_of_variants_side_by_side_are_called_what_stands_over_them() {
    let mut lines = vec![
        (60.0, 60.0, "Poignée barre"),
        (540.0, 60.0, "Poignée coquille"),
    ];
    let lefts = [60.0, 200.0, 380.0, 540.0, 680.0, 860.0];
    let rows: [&[&str]; 3] = [
        &["Entraxe", "Code", "Prix HT", "Finition", "Code", "Prix HT"],
        &["128 mm", "HO128", "2,45", "Laiton", "DN064", "3,12"],
        &["192 mm", "HO192", "2,98", "Étain", "DN065", "2,87"],
    ];
    lines.extend(table(&lefts, &rows));
    assert_eq!(
        read(&lines),
        [
            "HO128 | Poignée barre | 245 - HT | - | - | -",
            "HO192 | Poignée barre | 298 - HT | - | - | -",
            "DN064 | Poignée coquille | 312 - HT | - | - | -",
            "DN065 | Poignée coquille | 287 - HT | - | - | -",
        ]
    );
}

#[test]
fn tables_side_by_side_need_not_stand_level() {
    let mut lines = vec![(60.0, 60.0, "Helmet Vale"), (560.0, 60.0, "Saddle pack")];
    for (y, cells) in [
        (110.0, [(60.0, "SKU"), (180.0, "Size"), (380.0, "Trade £")]),
        (
            150.0,
            [(60.0, "HM-100"), (180.0, "Small"), (380.0, "44.00")],
        ),
        (
            190.0,
            [(60.0, "HM-200"), (180.0, "Large"), (380.0, "45.00")],
        ),
        (
            128.0,
            [(560.0, "SKU"), (680.0, "Volume"), (880.0, "Trade £")],
        ),
        (
            168.0,
            [(560.0, "LG-800"), (680.0, "Eight"), (880.0, "32.70")],
        ),
        (
            208.0,
            [(560.0, "LG-900"), (680.0, "Nine"), (880.0, "38.15")],
        ),
    ] {
        lines.extend(row(y, &cells));
    }
    let codes: Vec<String> = read(&lines);
    assert_eq!(codes.len(), 4, "{codes:?}");
    for (said, begins) in codes.iter().zip([
        "HM-100 | Helmet Vale | 4400",
        "HM-200 | Helmet Vale | 4500",
        "LG-800 | Saddle pack | 3270",
        "LG-900 | Saddle pack | 3815",
    ]) {
        assert!(said.starts_with(begins), "{said}");
    }
}

#[test]
fn a_table_on_its_side_has_an_article_in_each_column() {
    let lefts = [60.0, 320.0, 560.0, 800.0];
    let lines = table(
        &lefts,
        &[
            &["", "Vento 8", "Vento 12", "Vento 15"],
            &["Driver", "ferrite", "neodymium", "neodymium"],
            &["Weight", "9.4 kg", "18.6 kg", "25.2 kg"],
            &["Order code", "HS-20108", "HS-20112", "HS-20115"],
            &["RRP inc. VAT", "€689.00", "€1,149.00", "€1,699.00"],
            &["Trade price", "€412.00", "€689.00", "€1,024.00"],
        ],
    );
    assert_eq!(
        read(&lines),
        [
            "HS-20108 | Vento 8 | 41200 EUR - | - | - | -",
            "HS-20112 | Vento 12 | 68900 EUR - | - | - | -",
            "HS-20115 | Vento 15 | 102400 EUR - | - | - | -",
        ]
    );
}

#[test]
fn a_price_over_two_heads_is_that_of_both() {
    let lefts = [60.0, 200.0, 560.0, 700.0, 860.0];
    let mut lines = table(
        &lefts,
        &[
            &["Réf.", "Article", "Lot mini", "Par lot", "Par colis"],
            &["74001", "Canard numéroté", "20", "0,62", "0,55"],
            &["74008", "Bracelet fluo", "50", "0,09", "0,07"],
        ],
    );
    let first = lines.iter().map(|(_, y, _)| *y).fold(f32::MAX, f32::min);
    lines.push((760.0, first - 26.0, "Prix pce HT"));
    assert_eq!(
        read(&lines),
        [
            "74001 | Canard numéroté | 62 - HT | pce | - | -",
            "74008 | Bracelet fluo | 9 - HT | pce | - | -",
        ]
    );
}
