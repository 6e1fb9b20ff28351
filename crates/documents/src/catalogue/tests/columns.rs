//! Pages set in columns whose tables do not stand level.

use super::{page, said};
use crate::read_catalogue;

#[test]
fn tables_that_do_not_stand_level_are_read_column_by_column() {
    let mut lines = vec![(
        60.0,
        50.0,
        "Tarif des pièces de rechange et de la quincaillerie de bord",
    )];
    let mut table = |x: f32, top: f32, title: &'static str, rows: &[[&'static str; 3]]| {
        lines.push((x, top, title));
        let edges = [x, x + 90.0, x + 350.0];
        let heads = ["Réf.", "Désignation", "Prix"];
        for (edge, head) in edges.iter().zip(heads) {
            lines.push((*edge, top + 40.0, head));
        }
        for (at, row) in rows.iter().enumerate() {
            for (edge, text) in edges.iter().zip(row) {
                lines.push((*edge, top + 76.0 + at as f32 * 36.0, text));
            }
        }
    };
    table(
        40.0,
        100.0,
        "Manilles",
        &[
            ["11.04", "Manille droite", "1,45 €"],
            ["11.05", "Manille lyre", "1,65 €"],
            ["11.06", "Manille longue", "1,98 €"],
        ],
    );
    table(
        40.0,
        330.0,
        "Charnières",
        &[
            ["12.01", "Charnière courte", "6,40 €"],
            ["12.02", "Charnière longue", "7,95 €"],
            ["12.03", "Loquet encastré", "9,15 €"],
        ],
    );
    table(
        520.0,
        100.0,
        "Pompes",
        &[
            ["20.05", "Pompe immergée", "24,90 €"],
            ["20.08", "Pompe à main", "33,75 €"],
            ["20.11", "Contacteur", "41,20 €"],
            ["20.20", "Membrane", "18,90 €"],
        ],
    );
    table(
        520.0,
        366.0,
        "Vannes",
        &[
            ["21.12", "Vanne laiton", "7,45 €"],
            ["21.34", "Vanne inox", "9,80 €"],
            ["21.36", "Collier inox", "4,70 €"],
        ],
    );
    let told = said(&read_catalogue(&[page(1, &lines)]));
    assert_eq!(told.len(), 13, "{told:#?}");
    assert_eq!(
        told[5],
        "12.03 | Loquet encastré | 915 EUR - | - | Charnières | -"
    );
    assert_eq!(
        told[10],
        "21.12 | Vanne laiton | 745 EUR - | - | Vannes | -"
    );
}
