//! Tesseract's table of words.

use super::{Before, Read};

/// Fields of a row: level, page, block, paragraph, line, word, left, top, width, height, confidence, text.
const FIELDS: usize = 12;
const WORD_LEVEL: &str = "5";
/// Signs alone are kept from this confidence on, in percent.
const SURE: f32 = 50.0;

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
        if is_dirt(text, confidence) {
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

/// Whether it is no word: the line of a table, a speck, the edge of the paper.
fn is_dirt(text: &str, confidence: &str) -> bool {
    let says_something = text.chars().any(char::is_alphanumeric);
    let is_line = text.chars().all(|c| matches!(c, '|' | '¦' | '_'));
    let is_sure = confidence
        .parse::<f32>()
        .is_ok_and(|percent| percent >= SURE);
    is_line || (!says_something && !is_sure)
}

#[cfg(test)]
mod tests {
    use super::{Before, words};

    #[test]
    fn a_table_of_words_gives_words_and_what_stands_between_them() {
        let table = "1\t1\t0\t0\t0\t0\t0\t0\t900\t900\t-1\t\n\
                     5\t1\t1\t1\t1\t1\t10\t20\t30\t40\t96.5\tDélai\n\
                     5\t1\t1\t1\t1\t2\t50\t20\t5\t40\t90\t|\n\
                     5\t1\t1\t1\t1\t3\t60\t20\t5\t40\t12\t:\n\
                     5\t1\t1\t1\t2\t1\t10\t70\t30\t40\t80\tde\n\
                     5\t1\t2\t1\t1\t1\t10\t170\t30\t40\t80\tsept\n\
                     5\tcut";
        let read = words(table);
        let said: Vec<_> = read
            .iter()
            .map(|word| (word.text.as_str(), word.before))
            .collect();
        assert_eq!(
            said,
            [
                ("Délai", Before::Paragraph),
                ("de", Before::Line),
                ("sept", Before::Paragraph)
            ],
            "lines of tables and specks are no words"
        );
        assert_eq!(read[0].box_, [10.0, 20.0, 40.0, 60.0]);
    }
}
