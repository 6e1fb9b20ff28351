//! Heads of tables that were read in part, stand apart, or hold headings between them.

use super::{page, said};
use crate::{Page, read_catalogue};

/// Cells of a row at the same foot.
fn row<'a>(y: f32, cells: &[(f32, &'a str)]) -> Vec<(f32, f32, &'a str)> {
    cells.iter().map(|(x, text)| (*x, y, *text)).collect()
}

/// Makes these words larger than the others.
fn larger(mut page: Page, words: &[&str], times: f32) -> Page {
    let text = page.text.clone();
    for word in &mut page.words {
        if words.contains(&&text[word.start as usize..word.end as usize]) {
            word.box_[1] = word.box_[3] - times * (word.box_[3] - word.box_[1]);
        }
    }
    page
}

#[test]
fn a_price_for_one_under_a_head_that_was_not_read_comes_before_those_for_many() {
    for heads in [
        &[(760.0, "5 à 9"), (900.0, "dès 10")][..],
        &[(900.0, "è 50 et plus")][..],
    ] {
        let mut lines = row(100.0, &[(60.0, "Réf."), (260.0, "Désignation")]);
        lines.extend(row(100.0, heads));
        for (at, (code, name, prices)) in [
            (
                "AT3001",
                "Haie d'initiation",
                ["34,50 €", "31,90 €", "28,90 €"],
            ),
            (
                "AT3010",
                "Témoin de relais",
                ["42,90 €", "39,50 €", "36,00 €"],
            ),
            (
                "AT3022",
                "Poids en fonte",
                ["19,80 €", "18,50 €", "16,90 €"],
            ),
        ]
        .into_iter()
        .enumerate()
        {
            let y = 140.0 + at as f32 * 40.0;
            lines.extend(row(y, &[(60.0, code), (260.0, name)]));
            lines.extend(row(
                y,
                &[(620.0, prices[0]), (760.0, prices[1]), (900.0, prices[2])],
            ));
        }
        let told: Vec<String> = said(&read_catalogue(&[page(1, &lines)]));
        assert_eq!(told.len(), 3, "{heads:?}: {told:?}");
        assert!(
            told[0].starts_with("AT3001 | Haie d'initiation | 3450 "),
            "{heads:?}: {told:?}"
        );
    }
}

#[test]
fn a_price_whose_head_stands_lower_than_the_others_is_a_column() {
    let mut lines = row(
        100.0,
        &[
            (60.0, "Code"),
            (220.0, "Désignation"),
            (520.0, "Finition /"),
        ],
    );
    lines.extend(row(112.0, &[(700.0, "Prix"), (860.0, "Prix HT")]));
    lines.extend(row(124.0, &[(520.0, "Finish"), (700.0, "TTC")]));
    for (at, (code, name, prices)) in [
        ("33.807.A", "Mitigeur lavabo", ["344,88 €", "287,40 €"]),
        ("48.122.B", "Mitigeur haut", ["625,54 €", "521,29 €"]),
        ("31.249.B", "Mélangeur", ["675,38 €", "562,82 €"]),
    ]
    .into_iter()
    .enumerate()
    {
        let y = 170.0 + at as f32 * 40.0;
        lines.extend(row(
            y,
            &[
                (60.0, code),
                (220.0, name),
                (520.0, "Laiton"),
                (700.0, prices[0]),
                (860.0, prices[1]),
            ],
        ));
    }
    let told: Vec<String> = said(&read_catalogue(&[page(1, &lines)]));
    assert_eq!(told.len(), 3, "{told:?}");
    assert!(
        told[1].starts_with("48.122.B | Mitigeur haut | 52129 ") && told[1].contains("HT"),
        "{told:?}"
    );
}

#[test]
fn a_heading_between_tables_side_by_side_is_that_of_the_lower_ones() {
    let heads = [
        (60.0, "Réf."),
        (300.0, "Prix TTC"),
        (560.0, "Réf."),
        (800.0, "Prix TTC"),
    ];
    let mut lines = vec![(60.0, 80.0, "Ballons")];
    let mut from = 180.0;
    for (heading, names, codes) in [
        (
            None,
            ["Ballon Match", "Ballon Grip"],
            [["CB1003", "CB1120"], ["CB1004", "CB1121"]],
        ),
        (
            Some("Textile"),
            ["Maillot Atlas", "Chasuble"],
            [["TX2010", "TX2101"], ["TX2011", "TX2102"]],
        ),
    ] {
        if let Some(heading) = heading {
            lines.push((60.0, from - 120.0, heading));
        }
        lines.extend(row(from, &[(60.0, names[0]), (560.0, names[1])]));
        lines.extend(row(from + 36.0, &heads));
        for (at, pair) in codes.iter().enumerate() {
            let y = from + 72.0 + 36.0 * at as f32;
            let cells = [
                (60.0, pair[0]),
                (300.0, "18,90 €"),
                (560.0, pair[1]),
                (800.0, "16,90 €"),
            ];
            lines.extend(row(y, &cells));
        }
        from += 290.0;
    }
    let page = larger(page(1, &lines), &["Ballons", "Textile"], 1.5);
    let told = said(&read_catalogue(&[page]));
    assert_eq!(told.len(), 8, "{told:?}");
    for line in &told {
        let heading = if line.starts_with("CB") {
            "Ballons"
        } else {
            "Textile"
        };
        assert!(line.contains(heading), "{line}");
    }
}

#[test]
fn a_name_is_larger_than_a_line_that_was_measured_too_tall() {
    let mut lines = vec![
        (60.0, 80.0, "Batterie"),
        (260.0, 160.0, "Casserole Brigade"),
        (260.0, 190.0, "Fond triple, tous feux."),
        (260.0, 218.0, "Queue rivetée."),
    ];
    lines.extend(row(
        256.0,
        &[(260.0, "Code"), (460.0, "cm"), (800.0, "Prix HT")],
    ));
    for (at, code) in ["CB-1214", "CB-1216", "CB-1220"].into_iter().enumerate() {
        let y = 292.0 + 36.0 * at as f32;
        lines.extend(row(y, &[(260.0, code), (460.0, "14"), (800.0, "28,90 €")]));
    }
    let page = larger(page(1, &lines), &["Casserole", "Brigade"], 1.45);
    let page = larger(page, &["Fond", "triple,"], 1.2);
    let told = said(&read_catalogue(&[page]));
    assert!(
        told.len() == 3 && told[0].starts_with("CB-1214 | Casserole Brigade | 2890 "),
        "{told:?}"
    );
}

#[test]
fn heads_of_german_and_spanish_price_lists_are_known() {
    for heads in [
        ["Art.-Nr.", "Bezeichnung", "VE", "Preis"],
        ["Ref.", "Artículo", "U.V.", "P.V.P. €"],
    ] {
        let mut lines: Vec<(f32, f32, &str)> = Vec::new();
        let edges = [60.0, 260.0, 600.0, 800.0];
        for (at, cells) in [
            heads,
            ["90.01", "Kit alfa", "kit", "29,90"],
            ["90.04", "Kit beta", "kit", "46,50"],
            ["90.10", "Kit gamma", "kit", "34,20"],
        ]
        .into_iter()
        .enumerate()
        {
            let y = 100.0 + at as f32 * 40.0;
            lines.extend(edges.iter().zip(cells).map(|(x, text)| (*x, y, text)));
        }
        let told = said(&read_catalogue(&[page(1, &lines)]));
        assert_eq!(told.len(), 3, "{told:?}");
        assert!(told[1].starts_with("90.04 | Kit beta | 4650 "), "{told:?}");
        assert!(told[1].contains("| kit |"), "{told:?}");
    }
}
