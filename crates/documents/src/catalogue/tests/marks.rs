//! Order forms.

use super::{page, said};
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
