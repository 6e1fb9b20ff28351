//! Tables whose heads say too little, too much, or once for several.

use super::{page, row, said};
use crate::read_catalogue;

#[test]
fn a_head_that_is_only_a_sign_of_money_is_that_of_prices() {
    for (price, tax) in [("£", "-"), ("£ each", "-"), ("Ex VAT", "HT")] {
        let mut lines = row(100.0, &[(60.0, "Code"), (260.0, "Item"), (800.0, price)]);
        for (at, (code, name, amount)) in [
            ("MA-101", "Single gas arm", "59.00"),
            ("MA-102", "Dual gas arm", "104.00"),
            ("MA-110", "Laptop tray", "27.50"),
        ]
        .into_iter()
        .enumerate()
        {
            let y = 140.0 + at as f32 * 40.0;
            lines.extend(row(y, &[(60.0, code), (260.0, name), (800.0, amount)]));
        }
        let catalogue = read_catalogue(&[page(1, &lines)]);
        let told: Vec<String> = said(&catalogue);
        assert_eq!(told.len(), 3, "{price}: {told:?}");
        assert!(
            told[1].starts_with("MA-102 | Dual gas arm | 10400 ") && told[1].contains(tax),
            "{price}: {told:?}"
        );
    }
}

#[test]
fn now_is_the_price_beside_the_one_before() {
    let mut lines = row(
        100.0,
        &[
            (60.0, "Code"),
            (260.0, "Item"),
            (640.0, "Was"),
            (800.0, "Now"),
        ],
    );
    for (at, (code, name, old, new)) in [
        ("CL-014", "Walnut credenza", "£640.00", "£449.00"),
        ("CL-022", "Folding table", "£132.00", "£89.95"),
        ("CL-031", "Filing cabinet", "£210.00", "£155.00"),
    ]
    .into_iter()
    .enumerate()
    {
        let y = 140.0 + at as f32 * 40.0;
        lines.extend(row(
            y,
            &[(60.0, code), (260.0, name), (640.0, old), (800.0, new)],
        ));
    }
    let catalogue = read_catalogue(&[page(1, &lines)]);
    assert_eq!(
        said(&catalogue),
        [
            "CL-014 | Walnut credenza | 44900 GBP - | - | - | -",
            "CL-022 | Folding table | 8995 GBP - | - | - | -",
            "CL-031 | Filing cabinet | 15500 GBP - | - | - | -",
        ]
    );
}

#[test]
fn numbers_of_a_drawing_are_neither_codes_nor_names() {
    for (position, code) in [("Item", "Part no."), ("Fig.", "Code"), ("Rep.", "Réf.")] {
        let mut lines = row(
            100.0,
            &[
                (60.0, position),
                (200.0, code),
                (420.0, "Description"),
                (800.0, "€ HT"),
            ],
        );
        for (at, (number, code, name)) in [
            ("1", "TM48-1101", "Housing, upper half"),
            ("2", "TM48-1102", "Housing, lower half"),
            ("3", "TM48-1110", "Input shaft"),
            ("4", "TM48-1111", "Output shaft"),
        ]
        .into_iter()
        .enumerate()
        {
            let y = 140.0 + at as f32 * 40.0;
            lines.extend(row(
                y,
                &[
                    (60.0, number),
                    (200.0, code),
                    (420.0, name),
                    (800.0, "12,50"),
                ],
            ));
        }
        let catalogue = read_catalogue(&[page(1, &lines)]);
        assert_eq!(
            said(&catalogue)[3],
            "TM48-1111 | Output shaft | 1250 EUR HT | - | - | -",
            "{position}"
        );
    }
}

#[test]
fn variants_are_called_what_stands_over_their_table() {
    let mut lines = vec![
        (60.0, 80.0, "Batterie inox"),
        (260.0, 160.0, "Casserole Brigade"),
        (260.0, 190.0, "Fond triple, tous feux."),
    ];
    let table = |from: f32, rows: &[(&'static str, &'static str, &'static str)]| {
        let mut lines = row(
            from,
            &[(260.0, "Code"), (460.0, "Ø cm"), (800.0, "Prix HT")],
        );
        for (at, (code, size, price)) in rows.iter().enumerate() {
            let y = from + 36.0 * (at + 1) as f32;
            lines.extend(row(y, &[(260.0, code), (460.0, size), (800.0, price)]));
        }
        lines
    };
    lines.extend(table(
        228.0,
        &[
            ("CB-1214", "14", "28,90 €"),
            ("CB-1216", "16", "32,40 €"),
            ("CB-1220", "20", "41,75 €"),
        ],
    ));
    lines.extend([
        (260.0, 420.0, "Faitout bas"),
        (260.0, 450.0, "Bord verseur."),
    ]);
    lines.extend(table(
        488.0,
        &[("CB-1328", "28", "84,60 €"), ("CB-1336", "36", "131,90 €")],
    ));
    let catalogue = read_catalogue(&[page(1, &lines)]);
    assert_eq!(
        said(&catalogue),
        [
            "CB-1214 | Casserole Brigade | 2890 EUR HT | - | Batterie inox | Fond triple, tous feux.",
            "CB-1216 | Casserole Brigade | 3240 EUR HT | - | Batterie inox | Fond triple, tous feux.",
            "CB-1220 | Casserole Brigade | 4175 EUR HT | - | Batterie inox | Fond triple, tous feux.",
            "CB-1328 | Faitout bas | 8460 EUR HT | - | Batterie inox | Bord verseur.",
            "CB-1336 | Faitout bas | 13190 EUR HT | - | Batterie inox | Bord verseur.",
        ]
    );
}

#[test]
fn tables_side_by_side_have_their_own_headings() {
    let mut lines = vec![(60.0, 80.0, "Assiettes"), (560.0, 80.0, "Verrerie")];
    let heads = [(0.0, "Plant"), (160.0, "Vente"), (360.0, "Prix")];
    for left in [60.0, 560.0] {
        let cells = heads.map(|(x, text)| (left + x, text));
        lines.extend(row(120.0, &cells));
    }
    for (at, (one, other)) in [
        ("Assiette plate", "Verre"),
        ("Saladier", "Flûte"),
        ("Ramequin", "Chope"),
    ]
    .into_iter()
    .enumerate()
    {
        let y = 160.0 + at as f32 * 40.0;
        lines.extend(row(
            y,
            &[(60.0, one), (220.0, "lot de 6"), (420.0, "4,85 €")],
        ));
        lines.extend(row(
            y,
            &[(560.0, other), (720.0, "pièce"), (920.0, "2,15 €")],
        ));
    }
    let catalogue = read_catalogue(&[page(1, &lines)]);
    assert_eq!(
        said(&catalogue),
        [
            "- | Assiette plate | 485 EUR - | lot de 6 | Assiettes | -",
            "- | Saladier | 485 EUR - | lot de 6 | Assiettes | -",
            "- | Ramequin | 485 EUR - | lot de 6 | Assiettes | -",
            "- | Verre | 215 EUR - | pièce | Verrerie | -",
            "- | Flûte | 215 EUR - | pièce | Verrerie | -",
            "- | Chope | 215 EUR - | pièce | Verrerie | -",
        ]
    );
    assert!(
        catalogue.pages[0].starts_with("Assiettes\nPlant Vente Prix\nAssiette plate lot de 6"),
        "{}",
        catalogue.pages[0]
    );
}

#[test]
fn a_family_holds_until_the_next_one() {
    let mut lines = row(
        100.0,
        &[
            (60.0, "Famille"),
            (260.0, "Réf."),
            (420.0, "Désignation"),
            (800.0, "Prix HT"),
        ],
    );
    for (at, (family, code, name)) in [
        ("Chauffe-eau", "SQ-5005", "Vertical mural"),
        ("", "SQ-5010", "Vertical long"),
        ("Radiateurs", "SQ-6060", "Acier type 22"),
        ("", "SQ-6080", "Acier type 33"),
    ]
    .into_iter()
    .enumerate()
    {
        let y = 140.0 + at as f32 * 40.0;
        let cells = [
            (60.0, family),
            (260.0, code),
            (420.0, name),
            (800.0, "289,00"),
        ];
        lines.extend(row(y, &cells[usize::from(family.is_empty())..]));
    }
    let catalogue = read_catalogue(&[page(1, &lines)]);
    let families: Vec<&str> = catalogue
        .products
        .iter()
        .filter_map(|product| product.category.as_ref())
        .map(|field| field.value.as_str())
        .collect();
    assert_eq!(
        families,
        ["Chauffe-eau", "Chauffe-eau", "Radiateurs", "Radiateurs"]
    );
}

#[test]
fn a_price_that_lost_its_comma_is_read_by_its_column_and_an_unread_one_by_no_other() {
    let mut lines = row(
        100.0,
        &[
            (60.0, "Réf."),
            (260.0, "Désignation"),
            (600.0, "1-4"),
            (700.0, "5-9"),
            (800.0, "10+"),
        ],
    );
    for (at, (code, first)) in [
        ("QP-310", "3,60"),
        ("QP-311", "4,20"),
        ("QP-320", "340"),
        ("QP-332", "5,45"),
        ("QP-340", "#=~"),
    ]
    .into_iter()
    .enumerate()
    {
        let y = 140.0 + at as f32 * 40.0;
        lines.extend(row(
            y,
            &[
                (60.0, code),
                (260.0, "Chou cabus"),
                (600.0, first),
                (700.0, "3,10"),
                (800.0, "2,90"),
            ],
        ));
    }
    let catalogue = read_catalogue(&[page(1, &lines)]);
    let prices: Vec<Option<i64>> = catalogue
        .products
        .iter()
        .map(|product| product.price_cents.as_ref().map(|field| field.value))
        .collect();
    assert_eq!(prices, [Some(360), Some(420), Some(340), Some(545), None]);
    let sure = &catalogue.products[0];
    assert!(catalogue.products[2].confidence < sure.confidence);
    assert!(catalogue.products[4].confidence < 0.6 * sure.confidence);
}

#[test]
fn a_group_may_be_called_like_a_head() {
    let mut lines = row(
        100.0,
        &[
            (60.0, "Réf."),
            (260.0, "Désignation"),
            (600.0, "Vendu par"),
            (800.0, "€ TTC"),
        ],
    );
    lines.push((60.0, 130.0, "Taille"));
    for (at, (code, name)) in [("OU-5101", "Sécateur"), ("OU-5104", "Coupe-branches")]
        .into_iter()
        .enumerate()
    {
        let y = 160.0 + at as f32 * 40.0;
        lines.extend(row(
            y,
            &[
                (60.0, code),
                (260.0, name),
                (600.0, "pièce"),
                (800.0, "27,50"),
            ],
        ));
    }
    let catalogue = read_catalogue(&[page(1, &lines)]);
    assert_eq!(
        said(&catalogue)[0],
        "OU-5101 | Sécateur | 2750 EUR TTC | pièce | Taille | -"
    );
}

#[test]
fn a_drawing_beside_a_table_of_finishes_says_nothing_of_its_articles() {
    let mut lines = Vec::new();
    for (top, name, detail, rows) in [
        (
            120.0,
            "Meuble Alizé",
            "Façades laquées.",
            [
                ("ALZ60B", "Blanc brillant", "389,00 €"),
                ("ALZ60C", "Chêne naturel", "412,00 €"),
                ("ALZ80B", "Blanc brillant", "457,00 €"),
            ],
        ),
        (
            420.0,
            "Meuble Brisant",
            "Livré monté.",
            [
                ("BRI45B", "Blanc mat", "198,00 €"),
                ("BRI45G", "Gris argile", "209,50 €"),
                ("BRI60G", "Gris argile", "243,00 €"),
            ],
        ),
    ] {
        lines.extend([(300.0, top, name), (300.0, top + 26.0, detail)]);
        lines.extend([
            (300.0, top + 60.0, "Référence"),
            (480.0, top + 60.0, "Finition"),
            (760.0, top + 60.0, "Prix HT"),
        ]);
        for (at, (code, finish, price)) in rows.into_iter().enumerate() {
            let y = top + 90.0 + 30.0 * at as f32;
            lines.extend([(300.0, y, code), (480.0, y, finish), (760.0, y, price)]);
        }
        // The width under the drawing stands level with the last row.
        lines.push((80.0, top + 150.0, "60 cm"));
    }
    let catalogue = read_catalogue(&[page(1, &lines)]);
    let named: Vec<_> = said(&catalogue)
        .iter()
        .map(|line| line.split(" | ").take(3).collect::<Vec<_>>().join(" | "))
        .collect();
    assert_eq!(
        named,
        [
            "ALZ60B | Meuble Alizé | 38900 EUR HT",
            "ALZ60C | Meuble Alizé | 41200 EUR HT",
            "ALZ80B | Meuble Alizé | 45700 EUR HT",
            "BRI45B | Meuble Brisant | 19800 EUR HT",
            "BRI45G | Meuble Brisant | 20950 EUR HT",
            "BRI60G | Meuble Brisant | 24300 EUR HT",
        ]
    );
    assert!(catalogue.pages[0].contains("60 cm"));
}

#[test]
fn a_euro_read_as_a_letter_is_one_and_specks_on_a_band_are_no_price() {
    let edges = [60.0, 160.0, 560.0];
    let mut lines: Vec<(f32, f32, &str)> = Vec::new();
    let rows: [[&str; 3]; 6] = [
        ["Réf.", "Désignation", "Prix"],
        ["HB-120", "Hublot rond", "26,50 E HT"],
        ["HB-130", "Hublot carré", "28,35 EHT"],
        ["Projecteurs", "", "7"],
        ["PJ-100", "Projecteur de chantier", "64,75 €HT"],
        ["PJ-200", "Projecteur sur pied", "82,10 €HT"],
    ];
    for (at, cells) in rows.iter().enumerate() {
        let y = 100.0 + at as f32 * 40.0;
        let cells = edges.iter().zip(cells).filter(|(_, text)| !text.is_empty());
        lines.extend(cells.map(|(x, text)| (*x, y, *text)));
    }
    let mut page = page(1, &lines);
    let text = page.text.clone();
    for word in &mut page.words {
        if &text[word.start as usize..word.end as usize] == "7" {
            word.confidence = 0.3;
        }
    }
    let told = said(&read_catalogue(&[page]));
    assert_eq!(told.len(), 4, "{told:#?}");
    assert!(
        told[0].starts_with("HB-120 | Hublot rond | 2650 EUR HT"),
        "{told:#?}"
    );
    assert!(
        told[1].starts_with("HB-130 | Hublot carré | 2835 EUR HT"),
        "{told:#?}"
    );
    assert!(told[2].contains("| Projecteurs |"), "{told:#?}");
}
