//! What a shop pays: lists of dealers, with tiles by the square metre and terms in boxes.

use super::packs::{read, table};
use super::row;

#[test]
fn what_a_shop_is_advised_to_ask_is_the_price_only_where_no_other_is_printed() {
    let rows: [&[&str]; 3] = [
        &["KS-142", "Kestrel saddle, black", "£84.99", "£46.75"],
        &["KS-155", "Kestrel saddle, white", "£89.99", "£48.20"],
        &["WN-170", "Wren saddle, gel", "£34.99", "£18.40"],
    ];
    let both = [&["SKU", "Description", "RRP inc VAT", "Trade ex VAT"][..]];
    let lefts = [60.0, 200.0, 560.0, 760.0];
    assert_eq!(
        read(&table(&lefts, &[&both[..], &rows].concat())),
        [
            "KS-142 | Kestrel saddle, black | 4675 GBP HT | - | - | -",
            "KS-155 | Kestrel saddle, white | 4820 GBP HT | - | - | -",
            "WN-170 | Wren saddle, gel | 1840 GBP HT | - | - | -",
        ]
    );
    let alone = [&["SKU", "Description", "RRP inc VAT"][..]];
    let rows = rows.map(|row| &row[..3]);
    assert_eq!(
        read(&table(&lefts[..3], &[&alone[..], &rows].concat()))[0],
        "KS-142 | Kestrel saddle, black | 8499 GBP TTC | - | - | -"
    );
}

#[test]
fn tiles_cost_what_a_square_metre_does_and_neither_the_box_nor_the_contribution() {
    let mut lines = table(
        &[60.0, 180.0, 420.0, 540.0, 700.0, 860.0],
        &[
            &["Réf.", "Désignation", "Format (mm)", "", "", ""],
            &[
                "BO-201",
                "Boréal miel",
                "200 x 1200",
                "0,14",
                "47,88",
                "39,90",
            ],
            &[
                "BO-202",
                "Boréal lin",
                "200 x 1200",
                "0,14",
                "47,88",
                "39,90",
            ],
            &[
                "BO-251",
                "Boréal fumé",
                "250 x 1500",
                "0,16",
                "70,20",
                "46,80",
            ],
        ],
    );
    // Heads on two lines, over and under the height of the others.
    lines.extend(row(
        110.0,
        &[(540.0, "Éco PMCB"), (700.0, "Prix/boîte"), (860.0, "Prix")],
    ));
    lines.extend(row(
        130.0,
        &[(540.0, "€/m?"), (700.0, "€ HT"), (860.0, "€ HT/m?")],
    ));
    assert_eq!(
        read(&lines),
        [
            "BO-201 | Boréal miel | 3990 EUR HT | m² | - | -",
            "BO-202 | Boréal lin | 3990 EUR HT | m² | - | -",
            "BO-251 | Boréal fumé | 4680 EUR HT | m² | - | -",
        ]
    );
}

#[test]
fn every_code_of_a_row_costs_what_the_row_does() {
    let lines = table(
        &[60.0, 240.0, 400.0, 560.0, 720.0, 860.0],
        &[
            &["Zellige Tanit"],
            &[
                "Format (mm)",
                "Perle",
                "Lagon",
                "Encre",
                "m²/boîte",
                "€ HT/m²",
            ],
            &[
                "100 x 100",
                "TA1010P",
                "TA1010L",
                "TA1010E",
                "0,50",
                "64,50",
            ],
            &["65 x 200", "TA0620P", "TA0620L", "TA0620E", "0,52", "59,80"],
            &["132 x 132", "TA1313P", "TA1313L", "–", "0,61", "57,25"],
        ],
    );
    let told = read(&lines);
    assert_eq!(told.len(), 8, "{told:#?}");
    assert_eq!(
        told[1],
        "TA1010L | Zellige Tanit | 6450 EUR HT | m² | - | -"
    );
    assert_eq!(
        told[7],
        "TA1313L | Zellige Tanit | 5725 EUR HT | m² | - | -"
    );
}

#[test]
fn terms_in_a_box_beside_a_list_are_none_of_its_names() {
    let mut lines = Vec::new();
    let list = [
        ("QR-09 AN", "Quart-de-rond alu", "11,90 €"),
        ("QR-11 AN", "Quart-de-rond inox", "12,65 €"),
        ("EQ-10 IN", "Équerre brossée", "28,70 €"),
        ("NM-12 AL", "Nez de marche", "26,90 €"),
        ("SE-30 AL", "Seuil perforé", "9,95 €"),
        ("CP-08 XX", "Couvre-joint", "42,00 €"),
    ];
    for (at, (code, name, price)) in list.into_iter().enumerate() {
        lines.extend(row(
            120.0 + at as f32 * 40.0,
            &[(60.0, code), (170.0, name), (400.0, price)],
        ));
    }
    let terms = [
        "Les carreaux sont vendus par boîte entière et non",
        "déballée. La surface commandée est arrondie à la",
        "boîte supérieure, et les chutes ne sont pas reprises",
        "Franco à partir de 1 500 € HT en zone A seulement,",
        "palette de 89,00 € HT en sus pour toute livraison en",
        "bord de trottoir, sur rendez-vous et sans montage ni",
        "reprise des emballages. Les fins de série ne sont pas",
    ];
    for (at, line) in terms.into_iter().enumerate() {
        lines.push((510.0, 130.0 + at as f32 * 36.0, line));
    }
    let told = read(&lines);
    assert_eq!(told.len(), 6, "{told:#?}");
    assert_eq!(told[3], "NM-12 AL | Nez de marche | 2690 EUR - | - | - | -");
}

#[test]
fn a_list_with_prices_elsewhere_is_not_the_end_of_a_table() {
    let mut lines = table(
        &[60.0, 180.0, 520.0, 860.0],
        &[
            &["Code", "Désignation", "Unité", "Prix HT"],
            &["2101", "Foie gras mi-cuit", "500 g", "43,90"],
            &["2103", "Foie gras au poivre", "250 g", "25,40"],
        ],
    );
    for (at, (name, price)) in [
        ("Céleri rémoulade", "6,40 €/kg"),
        ("Taboulé au persil", "8,90 €/kg"),
        ("Museau vinaigrette", "8,10 €/kg"),
    ]
    .into_iter()
    .enumerate()
    {
        lines.extend(row(
            280.0 + at as f32 * 34.0,
            &[(60.0, name), (500.0, price)],
        ));
    }
    assert_eq!(
        read(&lines),
        [
            "2101 | Foie gras mi-cuit | 4390 EUR HT | 500 g | - | -",
            "2103 | Foie gras au poivre | 2540 EUR HT | 250 g | - | -",
            "- | Céleri rémoulade | 640 EUR - | kg | - | -",
            "- | Taboulé au persil | 890 EUR - | kg | - | -",
            "- | Museau vinaigrette | 810 EUR - | kg | - | -",
        ]
    );
}
