//! Tesseract's table of words.

use super::{Before, Read};

/// Fields of a row: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
const FIELDS: usize = 12;
const WORD_LEVEL: &str = "5";

/// The words of the table, in its order, with boxes in pixels.
pub(super) fn words(table: &str) -> Vec<Read> {
    let mut words = Vec::new();
    let mut last = None;
    for row in table.lines() {
        let fields: Vec<&str> = row.splitn(FIELDS, '\t').collect();
        let [
            WORD_LEVEL,
            _,
            block,
            paragraph,
            line,
            _,
            left,
            top,
            wide,
            high,
            confidence,
            text,
        ] = fields[..]
        else {
            continue;
        };
        let text = text.trim();
        if text.is_empty() {
            continue;
        }
        let number = |field: &str| field.parse::<f32>().unwrap_or(0.0);
        let here = (block.to_owned(), paragraph.to_owned(), line.to_owned());
        let before = match &last {
            Some((b, p, l)) if (b, p) == (&here.0, &here.1) => {
                if *l == here.2 {
                    Before::Blank
                } else {
                    Before::Line
                }
            }
            _ => Before::Paragraph,
        };
        last = Some(here);
        let (left, top) = (number(left), number(top));
        words.push(Read {
            text: text.to_owned(),
            box_: [left, top, left + number(wide), top + number(high)],
            confidence: (number(confidence) / 100.0).clamp(0.0, 1.0),
            before,
        });
    }
    words
}
