//! Ruling lines on a photograph: words measured with a piece of them, and lines that are read as words.

use super::{page, said};
use crate::{Page, PageSource, read_catalogue};

/// A list of cheeses as a reader of pictures tells it.
fn cheeses() -> Page {
    let mut lines = vec![
        (60.0, 100.0, "Code"),
        (200.0, 100.0, "Produit"),
        (500.0, 100.0, "Poids"),
        (800.0, 100.0, "€ HT/kg"),
    ];
    for (at, [code, name, weight, price]) in [
        ["1012", "Cantal fruité doux", "5 kg", "18,85"],
        ["1021", "Beaufort chalet blond", "10 kg", "29,75"],
        ["1034", "Abondance des Bauds", "4 kg", "21,90"],
        ["1040", "Bleu du lac de Laffrey", "3 kg", "11,95"],
    ]
    .into_iter()
    .enumerate()
    {
        let y = 160.0 + at as f32 * 50.0;
        lines.extend([
            (60.0, y, code),
            (200.0, y, name),
            (500.0, y, weight),
            (800.0, y, price),
        ]);
    }
    Page {
        source: PageSource::Ocr,
        ..page(1, &lines)
    }
}

const READ: [&str; 4] = [
    "1012 | Cantal fruité doux | 1885 EUR HT | kg | - | -",
    "1021 | Beaufort chalet blond | 2975 EUR HT | kg | - | -",
    "1034 | Abondance des Bauds | 2190 EUR HT | kg | - | -",
    "1040 | Bleu du lac de Laffrey | 1195 EUR HT | kg | - | -",
];

/// Gives the box of a word another edge: 0 to 3 for left, top, right and bottom, in pixels.
fn stretch(page: &mut Page, word: &str, edge: usize, by: f32) {
    let at = page.text.find(word).unwrap_or_default() as u32;
    let side = if edge.is_multiple_of(2) {
        1000.0
    } else {
        1400.0
    };
    for one in page.words.iter_mut().filter(|one| one.start == at) {
        one.box_[edge] += by / side;
    }
}

#[test]
fn a_word_measured_over_those_behind_it_ends_where_they_begin() {
    let mut page = cheeses();
    stretch(&mut page, "Beaufort", 2, 110.0);
    assert_eq!(said(&read_catalogue(&[page])), READ);
}

#[test]
fn words_measured_down_to_the_line_stay_on_their_row() {
    let mut page = cheeses();
    for word in ["Abondance", "des", "Bauds"] {
        stretch(&mut page, word, 3, 11.0);
    }
    assert_eq!(said(&read_catalogue(&[page])), READ);
}

#[test]
fn a_dotted_line_is_no_heading() {
    let mut page = cheeses();
    let start = page.text.len() as u32 + 1;
    page.text.push_str("\nAOP");
    let mut dots = page.words[0].clone();
    (dots.start, dots.end) = (start, start + 3);
    dots.box_ = [0.2, 233.0 / 1400.0, 0.24, 235.0 / 1400.0];
    page.words.push(dots);
    assert_eq!(said(&read_catalogue(&[page])), READ);
}

#[test]
fn blanks_that_were_not_seen_in_a_unit_are_those_of_the_others() {
    let mut lines = vec![
        (60.0, 100.0, "Code"),
        (200.0, 100.0, "Product"),
        (500.0, 100.0, "Pack"),
        (800.0, 100.0, "£ net"),
    ];
    for (at, [code, name, pack]) in [
        ["PC2030", "Needle blue", "Box of 100"],
        ["PC2031", "Needle green", "Boxof50"],
        ["PC2035", "Needle cream", "Box of 100"],
        ["PC4010", "Food for dogs", "2 kg bag"],
        ["PC4011", "Food for cats", "7.5kgbag"],
    ]
    .into_iter()
    .enumerate()
    {
        let y = 160.0 + at as f32 * 50.0;
        lines.extend([
            (60.0, y, code),
            (200.0, y, name),
            (500.0, y, pack),
            (800.0, y, "3.45"),
        ]);
    }
    let units = |page: Page| -> Vec<String> {
        let read = read_catalogue(&[page]);
        let units = read.products.into_iter().filter_map(|product| product.unit);
        units.map(|unit| unit.value).collect()
    };
    assert_eq!(
        units(page(1, &lines)),
        [
            "Box of 100",
            "Box of 50",
            "Box of 100",
            "2 kg bag",
            "7.5 kg bag"
        ]
    );
    // What the file itself says stays.
    let mut printed = page(1, &lines);
    for word in &mut printed.words {
        word.confidence = 1.0;
    }
    assert_eq!(units(printed)[1], "Boxof50");
}
