//! Prices for a time.

use super::{page, row, said};
use crate::read_catalogue;

#[test]
fn prices_by_the_day_and_the_week_are_those_of_one_article() {
    let mut lines = row(
        100.0,
        &[
            (60.0, "Code"),
            (200.0, "Matériel"),
            (500.0, "Jour"),
            (620.0, "Week-end"),
            (760.0, "Semaine"),
            (880.0, "Caution"),
        ],
    );
    lines.push((60.0, 140.0, "Compactage"));
    for (at, [code, name, day, end, week, deposit]) in [
        [
            "L101",
            "Plaque vibrante",
            "38,00 €",
            "57,00 €",
            "152,00 €",
            "600 €",
        ],
        [
            "L104",
            "Pilonneuse 65 kg",
            "49,00 €",
            "73,50 €",
            "196,00 €",
            "900 €",
        ],
        [
            "L107",
            "Rouleau duplex",
            "115,00 €",
            "-",
            "460,00 €",
            "2 500 €",
        ],
    ]
    .into_iter()
    .enumerate()
    {
        lines.extend(row(
            180.0 + at as f32 * 34.0,
            &[
                (60.0, code),
                (200.0, name),
                (500.0, day),
                (620.0, end),
                (760.0, week),
                (880.0, deposit),
            ],
        ));
    }
    assert_eq!(
        said(&read_catalogue(&[page(1, &lines)])),
        [
            "L101 | Plaque vibrante | 3800 EUR - | Jour | Compactage | -",
            "L104 | Pilonneuse 65 kg | 4900 EUR - | Jour | Compactage | -",
            "L107 | Rouleau duplex | 11500 EUR - | Jour | Compactage | -",
        ]
    );
}

#[test]
fn a_card_with_prices_for_several_times_is_one_article_at_the_first() {
    let card = |x: f32, y: f32, name: &'static str, code: &'static str, price: &'static str| {
        [
            (x, y, name),
            (x, y + 26.0, "Révisé, plein fait."),
            (x, y + 52.0, code),
            (x, y + 84.0, "1 jour"),
            (x + 100.0, y + 84.0, "2 à 4 jours"),
            (x + 240.0, y + 84.0, "Semaine"),
            (x, y + 110.0, price),
            (x + 120.0, y + 110.0, "139,50 €"),
            (x + 250.0, y + 110.0, "542,50 €"),
        ]
    };
    let mut lines = Vec::new();
    lines.extend(card(60.0, 200.0, "Mini-pelle", "Code G11", "155,00 €"));
    lines.extend(card(540.0, 200.0, "Nacelle", "Code G31", "198,00 €"));
    lines.extend(card(60.0, 420.0, "Chariot", "Code G38", "210,00 €"));
    lines.extend(card(540.0, 420.0, "Groupe", "Code G51", "147,00 €"));
    assert_eq!(
        said(&read_catalogue(&[page(1, &lines)])),
        [
            "G11 | Mini-pelle | 15500 EUR - | 1 jour | - | Révisé, plein fait.",
            "G31 | Nacelle | 19800 EUR - | 1 jour | - | Révisé, plein fait.",
            "G38 | Chariot | 21000 EUR - | 1 jour | - | Révisé, plein fait.",
            "G51 | Groupe | 14700 EUR - | 1 jour | - | Révisé, plein fait.",
        ]
    );
}
