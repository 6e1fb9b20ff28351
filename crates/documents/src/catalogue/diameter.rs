//! The sign of diameters, which text recognition does not know: `Coude S 16` is `Coude Ø 16`.

use super::lines::Row;
use super::words::Token;

/// What it is read as.
const READ_AS: [&str; 14] = [
    "G", "S", "s", "g", "Q", "O", "o", "0", "2", "3", "6", "8", "9", "@",
];
/// A letter or digit that is one is read more surely, and the number after it more surely than this sign.
const UNSURE: f32 = 0.92;
const SURE: f32 = 0.8;
/// The blanks of words on both sides of it, in letter sizes.
const BLANK: std::ops::Range<f32> = 0.15..0.7;
/// How wide letters and digits are, in letter sizes: the sign is wider, or only half of it was measured.
const OTHERS: std::ops::Range<f32> = 0.36..0.59;

/// Puts the sign where it was read as something else.
pub(super) fn put_right(rows: &mut [Row]) {
    for row in rows {
        let mut tokens: Vec<&mut Token> = row
            .pieces
            .iter_mut()
            .flat_map(|piece| &mut piece.tokens)
            .collect();
        for at in 1..tokens.len().saturating_sub(1) {
            if is_diameter([&*tokens[at - 1], &*tokens[at], &*tokens[at + 1]]) {
                "Ø".clone_into(&mut tokens[at].text);
            }
        }
    }
}

fn is_diameter([before, sign, after]: [&Token; 3]) -> bool {
    let size = sign.size.max(1.0);
    let width = (sign.x1 - sign.x0) / size;
    let is_blank = |from: &Token, to: &Token| BLANK.contains(&((to.x0 - from.x1) / size));
    READ_AS.contains(&sign.text.as_str())
        && sign.confidence < UNSURE
        && after.confidence > SURE
        && !OTHERS.contains(&width)
        && is_blank(before, sign)
        && is_blank(sign, after)
        && (before.text.ends_with('°') || before.text.chars().any(char::is_alphabetic))
        && !before.text.eq_ignore_ascii_case("x")
        && is_number(&after.text)
}

/// A number as diameters are: up to three digits and a fraction.
fn is_number(text: &str) -> bool {
    let bare = text.trim_end_matches([',', '.', 'm', 'c']);
    let whole = bare.split([',', '.']).next().unwrap_or_default();
    (1..=3).contains(&whole.len())
        && bare
            .chars()
            .all(|c| c.is_ascii_digit() || c == ',' || c == '.')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::lines::Piece;

    /// `Coude`, a sign of this width and confidence, and what stands after it, in letters of size 30.
    fn read(sign: &str, width: f32, confidence: f32, after: &str) -> String {
        let token = |text: &str, x0: f32, x1: f32, confidence: f32| Token {
            text: text.to_owned(),
            x0,
            x1,
            y: 100.0,
            size: 30.0,
            confidence,
            box_: [0.0; 4],
        };
        let tokens = vec![
            token("Coude", 0.0, 90.0, 0.96),
            token(sign, 102.0, 102.0 + width, confidence),
            token(after, 114.0 + width, 150.0 + width, 0.96),
        ];
        let mut rows = [Row {
            pieces: vec![Piece { tokens }],
        }];
        put_right(&mut rows);
        rows[0].text()
    }

    #[test]
    fn a_wide_sign_that_nobody_would_swear_by_before_a_number_is_that_of_diameters() {
        assert_eq!(read("S", 20.0, 0.2, "16"), "Coude Ø 16");
        assert_eq!(read("G", 9.0, 0.8, "22,5"), "Coude Ø 22,5");
        assert_eq!(read("G", 20.0, 0.96, "16"), "Coude G 16", "read surely");
        assert_eq!(read("S", 14.0, 0.3, "16"), "Coude S 16", "as wide as an S");
        assert_eq!(read("G", 20.0, 0.3, "1/2"), "Coude G 1/2", "a thread");
        assert_eq!(
            read("S", 20.0, 0.3, "2355"),
            "Coude S 2355",
            "a grade of steel"
        );
    }
}
