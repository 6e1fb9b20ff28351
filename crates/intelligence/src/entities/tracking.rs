//! La Poste tracking numbers: international (UPU S10) and domestic registered letters and parcels.

use std::sync::OnceLock;

use regex::Regex;

use super::{add, stretches::hits, texts};
use crate::judgement::{Field, Found, Span};
use crate::reading::Reading;

/// The digits of an S10 number; the others have more.
const LEAST_DIGITS: usize = 9;

/// Every La Poste number of the letter, upper case without spaces.
pub(crate) fn tracking_numbers(reading: &Reading<'_>) -> Vec<Found<String>> {
    let mut found = Vec::new();
    for (field, text) in texts(reading) {
        if field == Field::FromName || field == Field::FromAddress {
            continue;
        }
        for (start, end) in hits(shapes(), text, LEAST_DIGITS) {
            if text[end..].starts_with(|c: char| c.is_ascii_digit()) {
                continue;
            }
            let value: String = text[start..end]
                .chars()
                .filter(char::is_ascii_alphanumeric)
                .collect::<String>()
                .to_ascii_uppercase();
            if let Some(confidence) = confidence(&value) {
                add(&mut found, value, Span { field, start, end }, confidence);
            }
        }
    }
    found
}

fn shapes() -> &'static Regex {
    static SHAPES: OnceLock<Regex> = OnceLock::new();
    SHAPES.get_or_init(|| {
        Regex::new(r"(?i)(?-u:\b)[A-Z]{2}[\s.]?\d{2}[\s.]?\d[\s.]?\d{2}[\s.]?\d[\s.]?\d{2}[\s.]?\d[\s.]?FR(?-u:\b)|(?-u:\b)\d[A-Z](?:[\s.-]?\d){11}")
            .expect("a constant pattern")
    })
}

/// How sure a number of the right shape is, `None` when it is not one of La Poste's.
fn confidence(value: &str) -> Option<f32> {
    let bytes = value.as_bytes();
    if bytes.len() != 13 {
        return None;
    }
    if bytes[0].is_ascii_alphabetic() {
        return has_s10_check_digit(value).then_some(0.99);
    }
    let keyed = has_luhn_like_key(&bytes[2..]);
    match &value[..2] {
        // The key of registered letters is not published: a wrong one costs confidence, not the number.
        "1A" | "2C" | "2D" => Some(if keyed { 0.98 } else { 0.7 }),
        // Other prefixes are too common a shape to go without their key.
        _ => keyed.then_some(0.8),
    }
}

/// UPU S10: weights 8 6 4 2 3 5 9 7 on the eight digits; 11 - sum mod 11, where 10 is 0 and 11 is 5.
pub(crate) fn has_s10_check_digit(value: &str) -> bool {
    let Some(digits) = value
        .as_bytes()
        .get(2..11)
        .filter(|d| d.iter().all(u8::is_ascii_digit))
    else {
        return false;
    };
    let sum: u32 = digits
        .iter()
        .zip([8, 6, 4, 2, 3, 5, 9, 7])
        .map(|(d, weight)| u32::from(d - b'0') * weight)
        .sum();
    let check = match 11 - sum % 11 {
        10 => 0,
        11 => 5,
        other => other,
    };
    u32::from(digits[8] - b'0') == check
}

/// The last digit makes the 3-1-weighted sum (3 next to the key) a multiple of ten.
fn has_luhn_like_key(digits: &[u8]) -> bool {
    let sum: u32 = digits
        .iter()
        .rev()
        .enumerate()
        .map(|(i, d)| u32::from(d - b'0') * if i % 2 == 1 { 3 } else { 1 })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_s10_numbers_carry_their_check_digit() {
        for number in [
            "RR123456785FR",
            "RR473124829GB",
            "LU680211095FR",
            "LZ712917377US",
            "RB658828494MQ",
        ] {
            assert!(has_s10_check_digit(number), "{number}");
        }
        assert!(!has_s10_check_digit("RR123456784FR"));
        assert!(!has_s10_check_digit("RR12"));
    }

    #[test]
    fn a_wrong_key_refuses_parcels_and_only_doubts_registered_letters() {
        assert_eq!(confidence("6A15602676300"), Some(0.8));
        assert_eq!(confidence("6A15602676301"), None);
        assert_eq!(confidence("2C12345678901"), Some(0.7));
    }
}
