//! Packs, cartons and families of sizes.

use super::{page, row, said};
use crate::read_catalogue;

/// A table at these left edges, a row every 34 pixels; empty cells are left out.
pub(super) fn table<'a>(lefts: &[f32], rows: &[&[&'a str]]) -> Vec<(f32, f32, &'a str)> {
    let mut lines = Vec::new();
    for (at, cells) in rows.iter().enumerate() {
        let cells: Vec<(f32, &str)> = lefts
            .iter()
            .copied()
            .zip(cells.iter().copied())
            .filter(|(_, text)| !text.is_empty())
            .collect();
        lines.extend(row(120.0 + at as f32 * 34.0, &cells));
    }
    lines
}

pub(super) fn read(lines: &[(f32, f32, &str)]) -> Vec<String> {
    said(&read_catalogue(&[page(1, lines)]))
}

#[test]
fn the_price_of_a_carton_counts_only_where_one_is_not_sold() {
    let lines = table(
        &[60.0, 200.0, 560.0, 760.0],
        &[
            &["Code", "Produit", "Prixcarton HT", "Prix pièce HT"],
            &["10120", "Croissant pur beurre", "32,90", "0,47"],
            &["10125", "Pain au chocolat", "35,40", "0,59"],
            &["10481", "Assortiment du matin", "71,25", "–"],
            &["10430", "Brioche à trancher", "43,80", "3,65"],
        ],
    );
    assert_eq!(
        read(&lines),
        [
            "10120 | Croissant pur beurre | 47 - HT | pièce | - | -",
            "10125 | Pain au chocolat | 59 - HT | pièce | - | -",
            "10481 | Assortiment du matin | 7125 - HT | carton | - | -",
            "10430 | Brioche à trancher | 365 - HT | pièce | - | -",
        ]
    );
}

#[test]
fn what_stands_after_the_price_is_what_it_is_for_and_not_the_pack() {
    let lines = table(
        &[60.0, 200.0, 560.0, 700.0, 860.0],
        &[
            &["Cat. No.", "Description", "Pack", "Price £", "Per"],
            &["CM1020", "Conduit heavy gauge", "20", "164.50", "100"],
            &["CM1070", "Mini trunking", "30", "2.48", "each"],
            &["CM1090", "Galvanised trunking", "1", "31.65", "each"],
        ],
    );
    assert_eq!(
        read(&lines),
        [
            "CM1020 | Conduit heavy gauge | 16450 GBP - | 100 | - | -",
            "CM1070 | Mini trunking | 248 GBP - | each | - | -",
            "CM1090 | Galvanised trunking | 3165 GBP - | each | - | -",
        ]
    );
}

#[test]
fn a_price_by_the_metre_is_known_without_its_blanks() {
    let lines = table(
        &[60.0, 200.0, 520.0, 640.0, 760.0, 860.0],
        &[
            &[
                "Cat. No.",
                "Description",
                "Cores",
                "O/D",
                "£perm",
                "£ per 100 m",
            ],
            &[
                "CM5115",
                "Twin and earth",
                "2 x 1.5",
                "8.2",
                "0.68",
                "59.40",
            ],
            &["CM5210", "Flexible cord", "3 x 1.0", "6.8", "0.72", "63.10"],
            &[
                "CM5304",
                "Armoured cable",
                "3 x 4.0",
                "15.1",
                "3.95",
                "369.00",
            ],
        ],
    );
    let told = read(&lines);
    assert_eq!(told.len(), 3, "{told:#?}");
    assert!(
        told[0].starts_with("CM5115 | Twin and earth | 68 GBP - | m |"),
        "{told:#?}"
    );
    assert!(
        told[2].starts_with("CM5304 | Armoured cable | 395 GBP - | m |"),
        "{told:#?}"
    );
}

#[test]
fn families_between_rows_of_sizes_name_them() {
    let mut lines = vec![(
        60.0,
        80.0,
        "Prix hors taxes, par unité de vente, selon les conditions générales ci-après",
    )];
    lines.extend(table(
        &[60.0, 320.0, 520.0, 700.0, 860.0],
        &[
            &[
                "Taille",
                "Code",
                "Vendu par",
                "Ancien tarif",
                "Nouveau tarif",
            ],
            &["Linge de table"],
            &["Nappe Alcazar", "", "", "", "Famille LT31"],
            &["Pur lin lavé."],
            &["150 x 150 cm", "LT31.150", "pièce", "41,80", "43,90"],
            &["150 x 250 cm", "LT31.250", "pièce", "62,40", "65,50"],
            &["Serviette Alcazar", "", "", "", "Famille LT32"],
            &["Mêmes coloris."],
            &["40 x 40 cm", "LT32.040", "lot de 6", "33,60", "34,90"],
            &["50 x 50 cm", "LT32.050", "lot de 6", "44,15", "45,90"],
        ],
    ));
    assert_eq!(
        read(&lines),
        [
            "LT31.150 | Nappe Alcazar | 4390 - HT | pièce | Linge de table | Pur lin lavé.",
            "LT31.250 | Nappe Alcazar | 6550 - HT | pièce | Linge de table | Pur lin lavé.",
            "LT32.040 | Serviette Alcazar | 3490 - HT | lot de 6 | Linge de table | Mêmes coloris.",
            "LT32.050 | Serviette Alcazar | 4590 - HT | lot de 6 | Linge de table | Mêmes coloris.",
        ]
    );
}

#[test]
fn packs_with_codes_of_their_own_under_a_name_are_articles() {
    let block = |x: f32, y: f32, name: &'static str, codes: [&'static str; 2]| {
        [
            (x, y, name),
            (x, y + 26.0, "Sans silicone."),
            (x, y + 54.0, "flacon 300 ml"),
            (x + 180.0, y + 54.0, codes[0]),
            (x + 320.0, y + 54.0, "6,40 €"),
            (x, y + 82.0, "bidon 1 000 ml"),
            (x + 180.0, y + 82.0, codes[1]),
            (x + 320.0, y + 82.0, "14,90 €"),
        ]
    };
    let mut lines = Vec::new();
    lines.extend(block(
        60.0,
        200.0,
        "Shampooing karité",
        ["Réf. 40112", "Réf. 40113"],
    ));
    lines.extend(block(
        60.0,
        360.0,
        "Shampooing violet",
        ["Réf. 40126", "Réf. 40127"],
    ));
    lines.extend(block(
        560.0,
        214.0,
        "Masque kératine",
        ["Réf. 40210", "Réf. 40211"],
    ));
    lines.extend(block(
        560.0,
        374.0,
        "Baume démêlant",
        ["Réf. 40224", "Réf. 40226"],
    ));
    let told = read(&lines);
    assert_eq!(told.len(), 8, "{told:#?}");
    for (at, expected) in [
        (
            0,
            "40112 | Shampooing karité | 640 EUR - | flacon 300 ml | - | Sans silicone.",
        ),
        (
            1,
            "40113 | Shampooing karité | 1490 EUR - | bidon 1 000 ml | - | Sans silicone.",
        ),
        (
            2,
            "40210 | Masque kératine | 640 EUR - | flacon 300 ml | - | Sans silicone.",
        ),
        (
            3,
            "40211 | Masque kératine | 1490 EUR - | bidon 1 000 ml | - | Sans silicone.",
        ),
    ] {
        assert_eq!(told[at], expected, "{told:#?}");
    }
}
