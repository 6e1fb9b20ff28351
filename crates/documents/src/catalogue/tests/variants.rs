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

#[test]
fn each_cell_under_a_size_is_an_article() {
    let mut lines = vec![
        (60.0, 60.0, "Étagères"),
        (60.0, 120.0, "Étagère LUNA"),
        (
            60.0,
            146.0,
            "Fond de huit millimètres, tablettes réglables.",
        ),
    ];
    lines.extend(table(
        190.0,
        &[60.0, 400.0, 600.0, 800.0],
        &[
            &["Décor", "2 tablettes", "3 tablettes", "4 tablettes"],
            &["Blanc", "89,00", "112,00", "139,00"],
            &["Chêne", "99,00", "124,00", "sur devis"],
        ],
    ));
    let told = said(&read_catalogue(&[page(1, &lines)]));
    assert_eq!(told.len(), 6, "{told:?}");
    assert!(
        told[1].starts_with("- | Étagère LUNA Blanc 3 tablettes | 11200 "),
        "{told:?}"
    );
    assert!(
        told[5].starts_with("- | Étagère LUNA Chêne 4 tablettes | - "),
        "{told:?}"
    );
}

#[test]
fn codes_over_prices_tell_the_articles_of_a_table_apart() {
    let mut lines = vec![(60.0, 120.0, "Bureau LINEA")];
    lines.extend(table(
        160.0,
        &[60.0, 400.0, 600.0, 800.0],
        &[
            &["Plateau", "120 cm", "140 cm", "160 cm"],
            &["Blanc", "4110-120", "4110-140", "4110-160"],
            &["", "189,00 €", "209,00 €", "229,00 €"],
            &["Chêne", "4140-120", "4140-140", "4140-160"],
            &["", "204,00 €", "224,00 €", "244,00 €"],
        ],
    ));
    let told = said(&read_catalogue(&[page(1, &lines)]));
    assert_eq!(told.len(), 6, "{told:?}");
    assert!(
        told[4].starts_with("4140-140 | Bureau LINEA | 22400 EUR"),
        "{told:?}"
    );
}

#[test]
fn a_variant_may_have_a_code_of_its_own_and_the_description_beside_it() {
    let told = said(&read_catalogue(&[page(
        1,
        &table(
            100.0,
            &[60.0, 160.0, 460.0, 560.0],
            &[
                &["Code", "Product", "Size", "Each"],
                &["62199", "Hydrangea macrophylla", "30-40 cm", "£4.95"],
                &["34939", "", "40-60 cm", "£11.25"],
                &["53721", "Lavandula angustifolia", "15-20 cm", "£1.65"],
                &["34345", "Compact, for edging.", "20-25 cm", "£2.95"],
                &["11124", "Pittosporum", "40-60 cm", "£8.90"],
            ],
        ),
    )]));
    let names: Vec<&str> = told
        .iter()
        .filter_map(|line| line.split(" | ").nth(1))
        .collect();
    assert_eq!(
        names,
        [
            "Hydrangea macrophylla",
            "Hydrangea macrophylla",
            "Lavandula angustifolia",
            "Lavandula angustifolia",
            "Pittosporum",
        ],
        "{told:#?}"
    );
    assert!(told[3].ends_with("| Compact, for edging."), "{told:#?}");
}

#[test]
fn a_code_alone_under_a_code_with_its_name_is_another_size_and_a_head_says_the_unit() {
    let lines = table(
        100.0,
        &[60.0, 420.0, 520.0, 760.0],
        &[
            &["Réf.", "Taille", "Prix la bouteille", "Le carton"],
            &["1748 Fronsac du coteau", "15 cm", "11,70 €", "68,40 €"],
            &["1751", "30 cm", "12,55 €", "73,50 €"],
            &[
                "1764 Saint-Émilion grand cru",
                "20 cm",
                "27,45 €",
                "162,00 €",
            ],
            &["1907 Second du domaine", "40 cm", "15,75 €", "92,40 €"],
            &["2079 Pessac-Léognan blanc", "50 cm", "28,90 €", "171,00 €"],
        ],
    );
    let told = said(&read_catalogue(&[page(1, &lines)]));
    assert_eq!(told.len(), 5, "{told:#?}");
    assert!(
        told[1].starts_with("1751 | Fronsac du coteau | 1255 EUR - | bouteille"),
        "{told:#?}"
    );
    assert!(
        told[3].starts_with("1907 | Second du domaine | 1575"),
        "{told:#?}"
    );
}

#[test]
fn a_name_between_rows_is_that_of_the_articles_indented_under_it() {
    let mut lines = table(
        100.0,
        &[60.0, 200.0, 500.0, 800.0],
        &[
            &["Code", "Product", "Pack", "£ net"],
            &["Wound care"],
            &["PC1018", "Dressing", "Box of 100", "14.95"],
        ],
    );
    lines.extend([
        (60.0, 222.0, "Medisorb hydrogel"),
        (60.0, 246.0, "Sterile, for dry wounds"),
    ]);
    lines.extend(table(
        290.0,
        &[60.0, 216.0, 500.0, 800.0],
        &[
            &["PC1031", "Tube", "15 g", "4.65"],
            &["PC1033", "Pump dispenser", "250 ml", "38.75"],
        ],
    ));
    lines.extend(table(
        370.0,
        &[60.0, 200.0, 500.0, 800.0],
        &[
            &["PC1040", "Cotton wool", "500 g", "4.15"],
            &["PC1046", "Collar", "Each", "2.95"],
        ],
    ));
    assert_eq!(
        said(&read_catalogue(&[page(1, &lines)])),
        [
            "PC1018 | Dressing | 1495 GBP - | Box of 100 | Wound care | -",
            "PC1031 | Medisorb hydrogel | 465 GBP - | 15 g | Wound care | Tube Sterile, for dry wounds",
            "PC1033 | Medisorb hydrogel | 3875 GBP - | 250 ml | Wound care | Pump dispenser Sterile, for dry wounds",
            "PC1040 | Cotton wool | 415 GBP - | 500 g | Wound care | -",
            "PC1046 | Collar | 295 GBP - | Each | Wound care | -",
        ]
    );
}

#[test]
fn versions_and_sizes_under_a_name_are_its_variants() {
    for (head, first, second) in [
        ("Version", "dossier filet", "dossier haut, appui-tête"),
        (
            "Dimensions L x P x H",
            "54 x 52 x 81",
            "54 x 52 x 81, assise tissu",
        ),
    ] {
        // Thin type: the sign of the franc is read with an arm too many.
        for money in ["CHF HT", "CHE HT", "CHFHT"] {
            let mut lines = vec![
                (60.0, 100.0, "Chaise visiteur Rolle"),
                (60.0, 130.0, "Quatre pieds, empilable par six."),
            ];
            lines.extend(table(
                180.0,
                &[60.0, 200.0, 800.0],
                &[
                    &["Réf.", head, money],
                    &["RO-40", first, "98.50"],
                    &["RO-41", second, "129.00"],
                    &["RO-SM", "sur mesure", "sur devis"],
                ],
            ));
            let told = said(&read_catalogue(&[page(1, &lines)]));
            assert_eq!(told.len(), 3, "{head} {money}: {told:?}");
            assert!(
                told[1].starts_with("RO-41 | Chaise visiteur Rolle | 12900 CHF HT"),
                "{head} {money}: {told:?}"
            );
            assert!(
                told[2].starts_with("RO-SM | Chaise visiteur Rolle | - "),
                "{told:?}"
            );
        }
    }
}

#[test]
fn the_only_code_without_a_name_is_looked_at_first() {
    let mut rows: Vec<[String; 4]> = (0..12)
        .map(|at| {
            let name = if at == 5 {
                String::new()
            } else {
                format!("Tomme du val {}", ["douce", "fleurie"][at % 2])
            };
            [
                format!("10{at:02}"),
                name,
                format!("{} kg", at + 1),
                format!("{},50 €", at + 11),
            ]
        })
        .collect();
    rows.insert(
        0,
        ["Code", "Produit", "Poids", "Prix HT"].map(str::to_owned),
    );
    let cells: Vec<Vec<&str>> = rows
        .iter()
        .map(|row| row.iter().map(String::as_str).collect())
        .collect();
    let cells: Vec<&[&str]> = cells.iter().map(Vec::as_slice).collect();
    let lines = table(100.0, &[60.0, 200.0, 500.0, 800.0], &cells);
    let catalogue = read_catalogue(&[page(1, &lines)]);
    assert_eq!(catalogue.products.len(), 12);
    let doubtful: Vec<&str> = catalogue
        .products
        .iter()
        .filter(|product| product.confidence < 0.75)
        .filter_map(|product| product.reference.as_ref())
        .map(|code| code.value.as_str())
        .collect();
    assert_eq!(doubtful, ["1005"]);
}

#[test]
fn a_head_that_says_the_tax_says_no_unit() {
    for (head, unit) in [
        ("Price ex VAT", "-"),
        ("Price excl. VAT", "-"),
        ("Prix H.T.", "-"),
        ("Prix HT", "-"),
        ("Prix hors taxes", "-"),
        ("Prix pièce H.T.", "pièce"),
    ] {
        let lines = table(
            100.0,
            &[60.0, 220.0, 620.0],
            &[
                &["Ref", "Designation", head],
                &["AB-101", "Étau à main acier", "12,50 €"],
                &["AB-102", "Serre-joint à pompe", "17,90 €"],
                &["AB-103", "Rabot de paume", "31,00 €"],
            ],
        );
        let told = said(&read_catalogue(&[page(1, &lines)]));
        assert_eq!(told.len(), 3, "{head}: {told:#?}");
        assert!(
            told.iter().all(|one| one.contains(&format!("| {unit} "))),
            "{head}: {told:#?}"
        );
    }
}
