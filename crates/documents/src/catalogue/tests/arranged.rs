//! Pages of which one part stands otherwise than the next.

use super::{page, said};
use crate::{Page, read_catalogue};

/// Makes the words of these lines half as high again, from the foot up.
fn enlarge(page: &mut Page, titles: &[&str]) {
    for title in titles {
        let from = page.text.find(title).unwrap();
        let words = page
            .words
            .iter_mut()
            .filter(|word| (from..from + title.len()).contains(&(word.start as usize)));
        for word in words {
            word.box_[1] -= 10.0 / 1400.0;
        }
    }
}

#[test]
fn a_list_is_over_where_a_title_begins_cards_side_by_side() {
    let mut lines = vec![(60.0, 100.0, "Chairs")];
    for (at, (name, code, price)) in [
        ("Merle chair", "Ref. 6104", "£199.00"),
        ("Merle plus", "Ref. 6112", "£284.50"),
        ("Watch chair", "Ref. 6150", "£749.00"),
    ]
    .into_iter()
    .enumerate()
    {
        let y = 160.0 + at as f32 * 110.0;
        lines.extend([
            (160.0, y, name),
            (840.0, y, price),
            (160.0, y + 26.0, "Net back, seat height adjustable."),
            (160.0, y + 50.0, code),
        ]);
    }
    lines.push((60.0, 520.0, "Meeting"));
    for (at, (name, code, price)) in [
        ("Oval table", "Ref. 7201", "£869.00"),
        ("Canteen chair", "Ref. 7215", "£54.90"),
        ("Front desk", "Ref. 7233", "£1,250.00"),
    ]
    .into_iter()
    .enumerate()
    {
        let x = 60.0 + at as f32 * 320.0;
        lines.extend([
            (x, 600.0, name),
            (x, 626.0, "Beech, stackable."),
            (x, 650.0, code),
            (x, 680.0, price),
        ]);
    }
    let mut page = page(1, &lines);
    enlarge(&mut page, &["Chairs", "Meeting"]);
    assert_eq!(
        said(&read_catalogue(&[page])),
        [
            "6104 | Merle chair | 19900 GBP - | - | Chairs | Net back, seat height adjustable.",
            "6112 | Merle plus | 28450 GBP - | - | Chairs | Net back, seat height adjustable.",
            "6150 | Watch chair | 74900 GBP - | - | Chairs | Net back, seat height adjustable.",
            "7201 | Oval table | 86900 GBP - | - | Meeting | Beech, stackable.",
            "7215 | Canteen chair | 5490 GBP - | - | Meeting | Beech, stackable.",
            "7233 | Front desk | 125000 GBP - | - | Meeting | Beech, stackable.",
        ]
    );
}

#[test]
fn a_price_of_before_over_the_price_is_no_product_of_its_own() {
    let mut lines = Vec::new();
    for (at, (name, code, old, price)) in [
        ("Merle chair", "Ref. 6104", "was £249.00", "£199.00"),
        ("Merle plus", "Ref. 6112", "was £320.00", "£284.50"),
        ("Watch chair", "Ref. 6150", "was £890.00", "£749.00"),
    ]
    .into_iter()
    .enumerate()
    {
        let y = 160.0 + at as f32 * 130.0;
        lines.extend([
            (160.0, y, name),
            (820.0, y, old),
            (160.0, y + 26.0, "Net back, seat height adjustable."),
            (840.0, y + 26.0, price),
            (160.0, y + 50.0, code),
        ]);
    }
    assert_eq!(
        said(&read_catalogue(&[page(1, &lines)])),
        [
            "6104 | Merle chair | 19900 GBP - | - | - | Net back, seat height adjustable.",
            "6112 | Merle plus | 28450 GBP - | - | - | Net back, seat height adjustable.",
            "6150 | Watch chair | 74900 GBP - | - | - | Net back, seat height adjustable.",
        ]
    );
}

#[test]
fn a_heading_as_large_as_names_is_told_by_the_blank_under_it() {
    let card = |y: f32, name: &'static str, code: &'static str| {
        [
            (60.0, y, name),
            (60.0, y + 26.0, "Sans silicone."),
            (60.0, y + 52.0, code),
            (360.0, y + 52.0, "6,40 €"),
        ]
    };
    let mut lines = vec![(60.0, 140.0, "Soins")];
    lines.extend(card(190.0, "Shampooing karité", "Réf. 40112"));
    lines.extend(card(300.0, "Masque kératine", "Réf. 40210"));
    lines.push((60.0, 410.0, "Coiffage"));
    lines.extend(card(460.0, "Laque fixation forte", "Réf. 42010"));
    lines.extend(card(570.0, "Mousse volume", "Réf. 42024"));
    assert_eq!(
        said(&read_catalogue(&[page(1, &lines)])),
        [
            "40112 | Shampooing karité | 640 EUR - | - | Soins | Sans silicone.",
            "40210 | Masque kératine | 640 EUR - | - | Soins | Sans silicone.",
            "42010 | Laque fixation forte | 640 EUR - | - | Coiffage | Sans silicone.",
            "42024 | Mousse volume | 640 EUR - | - | Coiffage | Sans silicone.",
        ]
    );
}
