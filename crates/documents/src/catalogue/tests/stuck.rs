//! What is stuck on a card, and the same price with and without VAT.

use super::{page, said};
use crate::read_catalogue;

#[test]
fn a_reduction_stuck_on_a_card_is_no_part_of_it_and_the_price_before_vat_counts() {
    let card =
        |x: f32, y: f32, name: &'static str, code: &'static str, prices: [&'static str; 2]| {
            [
                (x, y, name),
                (x, y + 26.0, code),
                (x, y + 52.0, "Lame acier."),
                (x, y + 84.0, prices[0]),
                (x, y + 110.0, prices[1]),
            ]
        };
    let mut lines = vec![(240.0, 150.0, "-20 %"), (740.0, 150.0, "NOUVEAU")];
    lines.extend(card(
        60.0,
        200.0,
        "Tondeuse Vernal",
        "Réf. 21-0461",
        ["399,00 € TTC", "soit 332,50 € HT"],
    ));
    lines.extend(card(
        560.0,
        200.0,
        "Taille-haie",
        "Réf. 22-0550",
        ["84,00 € TTC", "soit 70,00 € HT"],
    ));
    lines.extend(card(
        60.0,
        420.0,
        "Sécateur",
        "Réf. 22-1020",
        ["34,50 € TTC", "soit 28,75 € HT"],
    ));
    lines.extend(card(
        560.0,
        420.0,
        "Scie pliante",
        "Réf. 22-1130",
        ["22,80 € TTC", "soit 19,00 € HT"],
    ));
    assert_eq!(
        said(&read_catalogue(&[page(1, &lines)])),
        [
            "21-0461 | Tondeuse Vernal | 33250 EUR HT | - | - | Lame acier.",
            "22-0550 | Taille-haie | 7000 EUR HT | - | - | Lame acier.",
            "22-1020 | Sécateur | 2875 EUR HT | - | - | Lame acier.",
            "22-1130 | Scie pliante | 1900 EUR HT | - | - | Lame acier.",
        ]
    );
}

#[test]
fn amounts_without_a_head_that_are_lower_by_the_vat_are_the_prices_before_it() {
    let mut lines = Vec::new();
    for (at, cells) in [
        ["Réf.", "Désignation", "€ TTC", ""],
        ["29-0011", "Lame de tondeuse", "21,90", "18,25"],
        ["29-0024", "Fil nylon rond", "6,90", "5,75"],
        ["29-0040", "Chaîne de rechange", "23,50", "19,58"],
        ["29-0063", "Huile moteur", "9,90", "8,25"],
    ]
    .into_iter()
    .enumerate()
    {
        let y = 120.0 + at as f32 * 34.0;
        for (x, text) in [60.0, 220.0, 700.0, 840.0].into_iter().zip(cells) {
            if !text.is_empty() {
                lines.push((x, y, text));
            }
        }
    }
    let told = said(&read_catalogue(&[page(1, &lines)]));
    assert_eq!(told.len(), 4, "{told:#?}");
    assert!(
        told[0].starts_with("29-0011 | Lame de tondeuse | 1825 EUR HT"),
        "{told:#?}"
    );
    assert!(
        told[3].starts_with("29-0063 | Huile moteur | 825 EUR HT"),
        "{told:#?}"
    );
}

#[test]
fn a_sign_left_of_a_name_that_nobody_would_swear_by_is_no_part_of_it() {
    let lines = [
        (60.0, 100.0, "4 Drap housse"),
        (700.0, 100.0, "16,90 €"),
        (60.0, 140.0, "4 Couverts argentés"),
        (700.0, 140.0, "24,90 €"),
        (60.0, 180.0, "Taie de lin"),
        (700.0, 180.0, "9,90 €"),
    ];
    let mut page = page(1, &lines);
    page.words[0].confidence = 0.4;
    let told = said(&read_catalogue(&[page]));
    assert_eq!(told.len(), 3, "{told:#?}");
    assert!(told[0].starts_with("- | Drap housse | 1690"), "{told:#?}");
    assert!(
        told[1].starts_with("- | 4 Couverts argentés | 2490"),
        "{told:#?}"
    );
}

#[test]
fn a_price_that_lost_its_comma_gets_it_back_where_all_others_have_cents() {
    let names = [
        "Huile", "Gants", "Savon", "Brosse", "Peigne", "Ciseaux", "Pince", "Cape", "Miroir",
        "Fauteuil",
    ];
    let prices = [
        "4,90 €",
        "5,50 €",
        "3,20 €",
        "7,10 €",
        "2,40 €",
        "180,00 €",
        "415 €",
        "9,90 €",
        "12,50 €",
        "350 €",
    ];
    let mut lines = Vec::new();
    for (at, (name, price)) in names.into_iter().zip(prices).enumerate() {
        let y = 100.0 + at as f32 * 40.0;
        lines.extend([(60.0, y, name), (700.0, y, price)]);
    }
    let catalogue = read_catalogue(&[page(1, &lines)]);
    assert_eq!(catalogue.products.len(), 10, "{:#?}", said(&catalogue));
    let of = |name: &str| {
        let is_it =
            |product: &&crate::Product| product.name.as_ref().is_some_and(|it| it.value == name);
        catalogue
            .products
            .iter()
            .find(is_it)
            .unwrap()
            .price_cents
            .clone()
            .unwrap()
    };
    assert_eq!(of("Pince").value, 415);
    assert!(of("Pince").confidence < of("Cape").confidence);
    assert_eq!(of("Fauteuil").value, 35_000);
}
