//! Cards with prices on stickers, in lines of colours, or for numbers of pieces.

use super::packs::read;
use super::{page, read_catalogue, row, said};

#[test]
fn what_stands_on_a_sticker_or_on_the_parcel_is_no_name_and_no_description() {
    let mut lines = Vec::new();
    for (at, (age, price, name, told, code, ean)) in [
        (
            "12 m+",
            "3€45",
            "Pyramide",
            "Bois de hêtre clair",
            "Réf. 41027",
            "3760210410279",
        ),
        (
            "3 ans+",
            "0€79",
            "Canard",
            "Sans aucun parfum",
            "Réf. 41033",
            "3760210410330",
        ),
        (
            "18 m+",
            "4€90",
            "Xylophone",
            "Métal sur socle",
            "Réf. 41040",
            "3760210410408",
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let x = 60.0 + 320.0 * at as f32;
        lines.extend([
            (x, 60.0, age),
            (x + 150.0, 160.0, price),
            (x + 150.0, 184.0, "HT / pce"),
            (x, 214.0, name),
            (x, 242.0, told),
            (x, 270.0, code),
            (x + 150.0, 270.0, ean),
            (x, 298.0, "Lot mini 6"),
        ]);
    }
    assert_eq!(
        read(&lines),
        [
            "41027 | Pyramide | 345 EUR HT | pce | - | Bois de hêtre clair",
            "41033 | Canard | 79 EUR HT | pce | - | Sans aucun parfum",
            "41040 | Xylophone | 490 EUR HT | pce | - | Métal sur socle",
        ]
    );
}

#[test]
fn each_line_of_a_colour_is_an_article_and_advised_prices_are_none() {
    let mut lines = Vec::new();
    for (at, name, colours) in [
        (
            0.0,
            "Four pyrolyse",
            &[
                ("FPN 7210 X", "Inox", "489,00 €"),
                ("FPN 7210 B", "Noir", "469,00 €"),
            ][..],
        ),
        (
            300.0,
            "Table induction",
            &[
                ("TIN 6303 B", "Noir", "249,00 €"),
                ("TIN 6303 W", "Blanc", "269,00 €"),
            ][..],
        ),
    ] {
        lines.push((60.0, 60.0 + at, name));
        lines.push((60.0, 90.0 + at, "Cuisson douce et rapide"));
        for (below, (code, colour, price)) in colours.iter().enumerate() {
            let y = 180.0 + at + 28.0 * below as f32;
            lines.extend(row(y, &[(60.0, *code), (240.0, *colour), (360.0, *price)]));
        }
        lines.push((240.0, 236.0 + at, "PPC TTC conseillé 849,00 €"));
    }
    let mut page = page(1, &lines);
    for word in &mut page.words {
        let text = &page.text[word.start as usize..word.end as usize];
        if ["Four", "pyrolyse", "Table", "induction"].contains(&text) {
            word.box_[1] -= 4.0 / 1400.0;
        }
    }
    let said = said(&read_catalogue(&[page]));
    let begins = [
        "FPN 7210 X | Four pyrolyse | 48900",
        "FPN 7210 B | Four pyrolyse | 46900",
        "TIN 6303 B | Table induction | 24900",
        "TIN 6303 W | Table induction | 26900",
    ];
    assert_eq!(said.len(), 4, "{said:?}");
    for (said, begins) in said.iter().zip(begins) {
        assert!(said.starts_with(begins), "{said}");
    }
}

#[test]
fn the_first_of_the_prices_for_numbers_of_pieces_is_the_price() {
    let mut lines = Vec::new();
    for (x, name, told, prices) in [
        (
            60.0,
            "Le marché",
            "Collecte et négociation",
            ["11,90 €", "11,20 €"],
        ),
        (540.0, "Zigzag", "Cartes et sablier", ["6,45 €", "6,15 €"]),
    ] {
        for (y, name) in [(60.0, name), (360.0, "Potager")] {
            lines.extend([
                (x, y, name),
                (x, y + 28.0, told),
                (x, y + 110.0, "Prix HT la pièce selon quantité"),
            ]);
            lines.extend(row(y + 140.0, &[(x, "par 6"), (x + 160.0, "par 24")]));
            lines.extend(row(y + 170.0, &[(x, prices[0]), (x + 160.0, prices[1])]));
        }
    }
    let said = read(&lines);
    assert_eq!(said.len(), 4, "{said:?}");
    for (name, price) in [("Le marché", 1190), ("Zigzag", 645)] {
        let expected = format!("- | {name} | {price} EUR HT | pièce | -");
        assert!(
            said.iter().any(|said| said.starts_with(&expected)),
            "{said:?}"
        );
    }
}
