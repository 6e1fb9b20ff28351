//! Drawings beside tables, whose strokes and figures are read as signs, letters and numbers.

use super::{page, row, said};
use crate::read_catalogue;

#[test]
fn strokes_of_a_drawing_part_no_name_from_its_table() {
    let mut lines = vec![(60.0, 60.0, "Meubles")];
    for (at, [name, about, strokes]) in [
        ["Meuble Brisant", "Charnières invisibles.", "— —"],
        ["Meuble Estran", "Chêne massif huilé.", "TT"],
        ["Meuble Ressac", "Livré monté.", "[ ]"],
    ]
    .into_iter()
    .enumerate()
    {
        let y = 120.0 + at as f32 * 300.0;
        let codes = [
            ["BRI45B", "BRI60G", "BRI80G"],
            ["EST90N", "EST90T", "EST99N"],
            ["RES60", "RES80", "RES90"],
        ][at];
        lines.extend([
            (300.0, y, name),
            (60.0, y + 30.0, "["),
            (300.0, y + 30.0, about),
            (100.0, y + 45.0, "— —"),
        ]);
        lines.extend(row(
            y + 60.0,
            &[
                (60.0, strokes),
                (300.0, "Référence"),
                (480.0, "Finition"),
                (800.0, "Prix HT"),
            ],
        ));
        for (below, code) in codes.into_iter().enumerate() {
            let y = y + 95.0 + below as f32 * 35.0;
            if below == 1 {
                lines.push((60.0, y, "60 cm"));
            }
            lines.extend(row(
                y,
                &[(300.0, code), (480.0, "Blanc mat"), (800.0, "198,00 €")],
            ));
        }
    }
    let told = said(&read_catalogue(&[page(1, &lines)]));
    assert_eq!(told.len(), 9, "{told:#?}");
    assert_eq!(
        told[1],
        "BRI60G | Meuble Brisant | 19800 EUR HT | - | Meubles | Charnières invisibles."
    );
    assert_eq!(
        told[4],
        "EST90T | Meuble Estran | 19800 EUR HT | - | Meubles | Chêne massif huilé."
    );
    assert_eq!(
        told[7],
        "RES80 | Meuble Ressac | 19800 EUR HT | - | Meubles | Livré monté."
    );
}
