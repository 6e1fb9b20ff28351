//! Cards, lists and prose.

use super::{page, said};
use crate::read_catalogue;

#[test]
fn the_price_now_is_not_a_name_and_the_one_before_not_the_price() {
    let card = |x: f32, y: f32, name: &'static str, code: &'static str, old: &'static str| {
        [
            (x, y, name),
            (x, y + 26.0, code),
            (x, y + 52.0, old),
            (x, y + 78.0, "Now £18.50"),
        ]
    };
    let mut lines = Vec::new();
    lines.extend(card(
        60.0,
        200.0,
        "Deck belt",
        "Part no. BE-0072",
        "Was £23.40",
    ));
    lines.extend(card(
        560.0,
        200.0,
        "Oil filter",
        "Part no. FI-3341",
        "Was £20.45",
    ));
    lines.extend(card(60.0, 420.0, "Blade", "Part no. BL-2153", "Was £28.75"));
    lines.extend(card(
        560.0,
        420.0,
        "Balancer",
        "Part no. WS-7702",
        "Was £24.00",
    ));
    let catalogue = read_catalogue(&[page(1, &lines)]);
    assert_eq!(
        said(&catalogue),
        [
            "BE-0072 | Deck belt | 1850 GBP - | - | - | -",
            "FI-3341 | Oil filter | 1850 GBP - | - | - | -",
            "BL-2153 | Blade | 1850 GBP - | - | - | -",
            "WS-7702 | Balancer | 1850 GBP - | - | - | -",
        ]
    );
}

#[test]
fn a_heading_over_a_grid_is_that_of_all_its_columns() {
    let card = |x: f32, y: f32, name: &'static str, code: &'static str| {
        [
            (x, y, name),
            (x, y + 26.0, "Bois huilé."),
            (x, y + 52.0, code),
            (x, y + 78.0, "£24.50"),
        ]
    };
    let mut lines = vec![(60.0, 140.0, "Blades and belts")];
    lines.extend(card(60.0, 200.0, "Deck belt", "Part no. BE-0072"));
    lines.extend(card(380.0, 200.0, "Blade", "Part no. BL-2153"));
    lines.extend(card(700.0, 200.0, "Long belt", "Part no. BE-0075"));
    lines.push((60.0, 400.0, "Filters"));
    lines.extend(card(60.0, 460.0, "Air filter", "Part no. FI-3310"));
    lines.extend(card(380.0, 460.0, "Fuel filter", "Part no. FI-3322"));
    lines.extend(card(700.0, 460.0, "Oil filter", "Part no. FI-3341"));
    let catalogue = read_catalogue(&[page(1, &lines)]);
    assert_eq!(
        said(&catalogue),
        [
            "BE-0072 | Deck belt | 2450 GBP - | - | Blades and belts | Bois huilé.",
            "BL-2153 | Blade | 2450 GBP - | - | Blades and belts | Bois huilé.",
            "BE-0075 | Long belt | 2450 GBP - | - | Blades and belts | Bois huilé.",
            "FI-3310 | Air filter | 2450 GBP - | - | Filters | Bois huilé.",
            "FI-3322 | Fuel filter | 2450 GBP - | - | Filters | Bois huilé.",
            "FI-3341 | Oil filter | 2450 GBP - | - | Filters | Bois huilé.",
        ]
    );
}

#[test]
fn the_last_card_under_a_price_is_whole() {
    let card = |x: f32, y: f32, price: &'static str, name: &'static str, code: &'static str| {
        [(x, y, price), (x, y + 150.0, name), (x, y + 180.0, code)]
    };
    let mut lines = Vec::new();
    lines.extend(card(60.0, 200.0, "12,90 €", "Hochet", "Réf. MJ 1014"));
    lines.extend(card(380.0, 200.0, "44,90 €", "Cube", "Réf. MJ 1022"));
    lines.extend(card(700.0, 200.0, "24,50 €", "Canard", "Réf. MJ 1037"));
    lines.extend(card(60.0, 520.0, "18,95 €", "Pyramide", "Réf. MJ 1041"));
    lines.extend(card(380.0, 520.0, "9,90 €", "Puzzle", "Réf. MJ 1058"));
    lines.extend(card(700.0, 520.0, "59,90 €", "Chariot", "Réf. MJ 1063"));
    let catalogue = read_catalogue(&[page(1, &lines)]);
    assert_eq!(
        said(&catalogue),
        [
            "MJ 1014 | Hochet | 1290 EUR - | - | - | -",
            "MJ 1022 | Cube | 4490 EUR - | - | - | -",
            "MJ 1037 | Canard | 2450 EUR - | - | - | -",
            "MJ 1041 | Pyramide | 1895 EUR - | - | - | -",
            "MJ 1058 | Puzzle | 990 EUR - | - | - | -",
            "MJ 1063 | Chariot | 5990 EUR - | - | - | -",
        ]
    );
}

#[test]
fn dots_with_blanks_between_lead_to_a_price() {
    let mut lines = vec![(60.0, 100.0, "Prix TTC en euros")];
    for (at, line) in [
        "Saint-Véran 2022 . . . . . . . . . . . . 14,50",
        "Viré-Clessé 2021 . . . . . . . . . . . . 16,80",
        "Meursault 2019 . . . . . . . . . . . . . . 54,00",
        "Volnay 2018 . . . . . . . . . . . . . . . . . 58,50",
    ]
    .into_iter()
    .enumerate()
    {
        lines.push((60.0, 180.0 + at as f32 * 40.0, line));
    }
    let catalogue = read_catalogue(&[page(1, &lines)]);
    let told = said(&catalogue);
    assert_eq!(told.len(), 4, "{told:?}");
    assert!(
        told[3].starts_with("- | Volnay 2018 | 5850 EUR TTC"),
        "{told:?}"
    );
}

#[test]
fn an_amount_in_a_sentence_is_the_price_of_nothing() {
    let catalogue = read_catalogue(&[page(
        1,
        &[
            (
                60.0,
                100.0,
                "Il faut 25 kg de fleurs fraîches pour un litre",
            ),
            (
                60.0,
                130.0,
                "d'extrait, lequel se négocie près de 900,00 € sur",
            ),
            (
                60.0,
                160.0,
                "le marché. De quoi expliquer le prix d'une crème.",
            ),
            (
                60.0,
                260.0,
                "Droits de circulation compris (0,03 € par bouteille).",
            ),
        ],
    )]);
    assert!(catalogue.products.is_empty(), "{:?}", said(&catalogue));
}

#[test]
fn a_code_with_a_label_comes_before_what_looks_like_one() {
    let card = |x: f32, name: &'static str, code: &'static str| {
        [
            (x, 200.0, name),
            (x, 230.0, "400 V"),
            (x, 260.0, code),
            (x, 290.0, "2 490,00 € HT"),
        ]
    };
    let mut lines = Vec::new();
    lines.extend(card(60.0, "Pétrin spirale", "Code article : MAT-20"));
    lines.extend(card(560.0, "Laminoir", "Code article : MAT-31"));
    let catalogue = read_catalogue(&[page(1, &lines)]);
    let codes: Vec<&str> = catalogue
        .products
        .iter()
        .filter_map(|product| product.reference.as_ref())
        .map(|field| field.value.as_str())
        .collect();
    assert_eq!(codes, ["MAT-20", "MAT-31"]);
}

#[test]
fn a_price_under_itself_with_vat_is_no_product() {
    let mut lines = Vec::new();
    for (at, (name, detail, code, pack, net, gross)) in [
        (
            "Cahier 96 pages",
            "Grands carreaux",
            "CA-4898",
            "lot de 10",
            "11,90 € HT",
            "14,28 € TTC",
        ),
        (
            "Copies doubles A4",
            "Sous film",
            "CA-8775",
            "paquet",
            "3,15 € HT",
            "3,78 € TTC",
        ),
        (
            "Carnet à spirale",
            "Petits carreaux",
            "CA-3969",
            "lot de 12",
            "10,80 € HT",
            "12,96 € TTC",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let y = 200.0 + 90.0 * at as f32;
        lines.extend([(60.0, y, name), (500.0, y, code), (700.0, y, net)]);
        lines.extend([
            (60.0, y + 26.0, detail),
            (500.0, y + 26.0, pack),
            (700.0, y + 26.0, gross),
        ]);
    }
    let catalogue = read_catalogue(&[page(1, &lines)]);
    assert_eq!(
        said(&catalogue)
            .iter()
            .map(|line| line.split(" | ").take(3).collect::<Vec<_>>().join(" | "))
            .collect::<Vec<_>>(),
        [
            "CA-4898 | Cahier 96 pages | 1190 EUR HT",
            "CA-8775 | Copies doubles A4 | 315 EUR HT",
            "CA-3969 | Carnet à spirale | 1080 EUR HT",
        ]
    );
    assert!(catalogue.pages[0].contains("14,28 € TTC"));
}

#[test]
fn a_line_that_says_what_prices_are_for_is_no_name_and_no_heading() {
    let mut lines = Vec::new();
    for (y, name, price) in [
        (140.0, "Keemun", "11,20 €"),
        (170.0, "Yunnan", "9,60 €"),
        (280.0, "Sencha", "13,40 €"),
        (310.0, "Gyokuro", "36,50 €"),
    ] {
        lines.extend([(60.0, y, name), (600.0, y, price)]);
    }
    lines.push((60.0, 220.0, "Thés verts"));
    lines.push((60.0, 250.0, "Prix pour le sachet de 100 g"));
    let catalogue = read_catalogue(&[page(1, &lines)]);
    let field = |line: &str, at: usize| line.split(" | ").nth(at).map(str::to_owned);
    let named: Vec<_> = said(&catalogue)
        .iter()
        .filter_map(|line| Some([field(line, 1)?, field(line, 3)?, field(line, 4)?].join(" | ")))
        .collect();
    assert_eq!(
        named,
        [
            "Keemun | - | -",
            "Yunnan | - | -",
            "Sencha | sachet de 100 g | Thés verts",
            "Gyokuro | sachet de 100 g | Thés verts",
        ]
    );
}

#[test]
fn a_brand_over_every_name_is_no_name() {
    let card = |x: f32, y: f32, brand: &'static str, name: &'static str, code: &'static str| {
        [
            (x, y, brand),
            (x, y + 26.0, name),
            (x, y + 52.0, code),
            (x, y + 78.0, "24,50 €"),
        ]
    };
    let mut lines = Vec::new();
    for (x, y, brand, name, code) in [
        (60.0, 200.0, "STANVEL", "Scie cloche", "Réf. 484740"),
        (560.0, 200.0, "MORDIX", "Perceuse visseuse", "Réf. 885498"),
        (60.0, 420.0, "STANVEL", "Coffret embouts", "Réf. 406747"),
        (560.0, 420.0, "MORDIX", "Perforateur", "Réf. 545269"),
    ] {
        lines.extend(card(x, y, brand, name, code));
    }
    let catalogue = read_catalogue(&[page(1, &lines)]);
    let names: Vec<_> = said(&catalogue)
        .iter()
        .map(|line| line.split(" | ").take(2).collect::<Vec<_>>().join(" | "))
        .collect();
    assert_eq!(
        names,
        [
            "484740 | Scie cloche",
            "885498 | Perceuse visseuse",
            "406747 | Coffret embouts",
            "545269 | Perforateur",
        ]
    );
}

#[test]
fn cards_under_a_table_are_none_of_its_rows() {
    let lines = [
        (60.0, 100.0, "Code"),
        (200.0, 100.0, "Produit"),
        (600.0, 100.0, "€ HT/kg"),
        (800.0, 100.0, "€ HT/pièce"),
        (60.0, 150.0, "2206"),
        (200.0, 150.0, "Terrine de campagne"),
        (600.0, 150.0, "10,80"),
        (800.0, 150.0, "27,00"),
        (60.0, 190.0, "2211"),
        (200.0, 190.0, "Pâté en croûte"),
        (600.0, 190.0, "23,90"),
        (800.0, 190.0, "47,80"),
        (200.0, 250.0, "Plateau Planèze"),
        (650.0, 250.0, "Plateau Margeride"),
        (200.0, 278.0, "Code P401"),
        (650.0, 278.0, "Code P402"),
        (200.0, 306.0, "Cinq fromages au lait cru."),
        (650.0, 306.0, "Sept fromages au lait cru."),
        (200.0, 334.0, "29,90 € HT"),
        (650.0, 334.0, "46,50 € HT"),
    ];
    assert_eq!(
        said(&read_catalogue(&[page(1, &lines)])),
        [
            "2206 | Terrine de campagne | 1080 EUR HT | kg | - | -",
            "2211 | Pâté en croûte | 2390 EUR HT | kg | - | -",
            "P401 | Plateau Planèze | 2990 EUR HT | - | - | Cinq fromages au lait cru.",
            "P402 | Plateau Margeride | 4650 EUR HT | - | - | Sept fromages au lait cru.",
        ]
    );
}

#[test]
fn a_code_before_a_quantity_on_a_line_of_its_own_is_the_reference() {
    let mut lines = vec![(60.0, 60.0, "Tomatoes")];
    for (at, [name, about, code, price]) in [
        [
            "Gardener's Joy",
            "Sweet cherry fruit, outdoors.",
            "TW1104 25 seeds",
            "£1.45",
        ],
        [
            "Fenland Beefsteak",
            "Solid flesh, fruit to 400 g.",
            "TW1107 15 seeds",
            "£1.75",
        ],
        [
            "Amber Drop",
            "Golden plum for containers.",
            "TW1112 8 seeds",
            "£2.65",
        ],
        [
            "Moneyspinner",
            "A cropper for the cold house.",
            "TW1115 per packet",
            "£0.95",
        ],
        [
            "Purple Wigwam",
            "Climbing, green in the pan.",
            "TW1210 1 tray of 6",
            "£1.95",
        ],
    ]
    .into_iter()
    .enumerate()
    {
        let y = 120.0 + at as f32 * 110.0;
        lines.extend([
            (60.0, y, name),
            (60.0, y + 26.0, about),
            (60.0, y + 52.0, code),
            (420.0, y + 52.0, price),
        ]);
    }
    let told = said(&read_catalogue(&[page(1, &lines)]));
    assert_eq!(
        told,
        [
            "TW1104 | Gardener's Joy | 145 GBP - | 25 seeds | Tomatoes | Sweet cherry fruit, outdoors.",
            "TW1107 | Fenland Beefsteak | 175 GBP - | 15 seeds | Tomatoes | Solid flesh, fruit to 400 g.",
            "TW1112 | Amber Drop | 265 GBP - | 8 seeds | Tomatoes | Golden plum for containers.",
            "TW1115 | Moneyspinner | 95 GBP - | packet | Tomatoes | A cropper for the cold house.",
            "TW1210 | Purple Wigwam | 195 GBP - | tray of 6 | Tomatoes | Climbing, green in the pan.",
        ]
    );
}
