//! Order forms.

use super::{page, row, said};
use crate::read_catalogue;

#[test]
fn boxes_to_tick_are_no_part_of_a_name() {
    let mut lines = vec![(260.0, 60.0, "Plateaux salés")];
    for (at, (mark, name, price)) in [
        ("[]", "Canapés assortis", "42,00 €"),
        ("C]", "Pains surprise", "36,50 €"),
        ("CT", "Navettes garnies", "28,80 €"),
        ("v4", "Verrines de saison", "39,00 €"),
        ("[1", "Feuilletés chauds", "27,60 €"),
    ]
    .into_iter()
    .enumerate()
    {
        let y = 120.0 + at as f32 * 60.0;
        lines.extend([(60.0, y, mark), (90.0, y, name), (800.0, y, price)]);
    }
    let told = said(&read_catalogue(&[page(1, &lines)]));
    let names: Vec<&str> = told
        .iter()
        .filter_map(|product| product.split(" | ").nth(1))
        .collect();
    assert_eq!(
        names,
        [
            "Canapés assortis",
            "Pains surprise",
            "Navettes garnies",
            "Verrines de saison",
            "Feuilletés chauds"
        ]
    );
}

#[test]
fn a_tick_before_a_name_is_no_part_of_it() {
    let mut lines = row(
        100.0,
        &[
            (140.0, "Désignation"),
            (500.0, "Vendu par"),
            (800.0, "Prix TTC"),
        ],
    );
    for (at, (tick, name, pack, price)) in [
        ("", "Macarons, six parfums", "coffret de 36", "43,20 €"),
        ("V4", "Croquembouche", "chou", "1,45 €"),
        ("", "Mini tartelettes", "plateau", "34,50 €"),
        ("R7/|", "Fraisier ou framboisier", "part", "4,95 €"),
        ("", "Corbeille de fruits", "pièce", "38,00 €"),
        ("", "Nougatine décorée", "support", "58,00 €"),
    ]
    .into_iter()
    .enumerate()
    {
        let y = 140.0 + at as f32 * 40.0;
        lines.extend(row(y, &[(100.0, name), (500.0, pack), (800.0, price)]));
        if !tick.is_empty() {
            lines.push((50.0, y, tick));
        }
    }
    let told = said(&read_catalogue(&[page(1, &lines)]));
    assert_eq!(told.len(), 6, "{told:?}");
    assert!(
        told[1].starts_with("- | Croquembouche | 145 EUR TTC | chou"),
        "{told:?}"
    );
    assert!(
        told[3].starts_with("- | Fraisier ou framboisier | 495 "),
        "{told:?}"
    );
}

#[test]
fn a_table_ends_before_lists_side_by_side() {
    let mut lines = row(
        100.0,
        &[
            (60.0, "Désignation"),
            (500.0, "Vendu par"),
            (800.0, "Prix TTC"),
        ],
    );
    for (at, (name, pack, price)) in [
        ("Macarons, six parfums", "coffret de 36", "43,20 €"),
        ("Croquembouche", "chou", "1,45 €"),
        ("Corbeille de fruits", "pièce", "38,00 €"),
    ]
    .into_iter()
    .enumerate()
    {
        let y = 140.0 + at as f32 * 40.0;
        lines.extend(row(y, &[(60.0, name), (500.0, pack), (800.0, price)]));
    }
    lines.extend(row(300.0, &[(160.0, "Boissons"), (600.0, "Service")]));
    for (at, (drink, price, help, pay)) in [
        ("Crémant brut", "14,90 €", "Serveur", "32,00 €"),
        ("Muscadet sur lie", "9,80 €", "Vaisselle complète", "3,90 €"),
        ("Jus de pomme", "4,20 €", "Nappage blanc", "12,50 €"),
    ]
    .into_iter()
    .enumerate()
    {
        let y = 340.0 + at as f32 * 40.0;
        lines.extend(row(
            y,
            &[(60.0, drink), (360.0, price), (540.0, help), (860.0, pay)],
        ));
    }
    let told = said(&read_catalogue(&[page(1, &lines)]));
    assert_eq!(told.len(), 9, "{told:?}");
    assert!(
        told[3].starts_with("- | Crémant brut | 1490 EUR - | - | Boissons"),
        "{told:?}"
    );
    assert!(
        told[8].starts_with("- | Nappage blanc | 1250 EUR - | - | Service"),
        "{told:?}"
    );
}
