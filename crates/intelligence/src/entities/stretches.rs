//! Where digits stand: the only places of a letter in which a number can be. Looking for numbers there and nowhere else
//! is most of the cost of finding them.

use std::ops::Range;

use regex::Regex;

/// Bytes around digits that may belong to their number: words such as `RG n°`, letters, separators.
const MARGIN: usize = 24;

/// The parts of a text around its digits, in order and apart: between two of them lie more than two margins without a
/// digit. Parts with fewer than `least` digits are left out.
pub(super) fn stretches(text: &str, least: usize) -> impl Iterator<Item = Range<usize>> + '_ {
    let mut digits = text
        .bytes()
        .enumerate()
        .filter(|(_, byte)| byte.is_ascii_digit())
        .map(|(at, _)| at)
        .peekable();
    std::iter::from_fn(move || {
        loop {
            let first = digits.next()?;
            let (mut last, mut count) = (first, 1);
            while let Some(next) = digits.next_if(|next| next - last <= 2 * MARGIN) {
                last = next;
                count += 1;
            }
            if count >= least {
                return Some(around(text, first, last + 1));
            }
        }
    })
}

/// Where a shape with at least so many digits stands in a text, by byte range.
pub(super) fn hits<'t>(
    shape: &'t Regex,
    text: &'t str,
    least: usize,
) -> impl Iterator<Item = (usize, usize)> + 't {
    stretches(text, least).flat_map(move |range| within(shape, text, range))
}

/// The same in one part of a text.
pub(super) fn within<'t>(
    shape: &'t Regex,
    text: &'t str,
    part: Range<usize>,
) -> impl Iterator<Item = (usize, usize)> + 't {
    let from = part.start;
    let found = shape.find_iter(&text[part]);
    found.map(move |hit| (from + hit.start(), from + hit.end()))
}

fn around(text: &str, from: usize, to: usize) -> Range<usize> {
    let mut start = from.saturating_sub(MARGIN);
    while !text.is_char_boundary(start) {
        start += 1;
    }
    let mut end = (to + MARGIN).min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn digits_that_are_near_share_a_stretch() {
        let text = format!("RG n° 24/00321{}06 39 98 14 52, à midi", " ".repeat(60));
        let found: Vec<&str> = stretches(&text, 6)
            .map(|range| text[range].trim())
            .collect();
        assert_eq!(found, ["RG n° 24/00321", "06 39 98 14 52, à midi"]);
        assert_eq!(stretches(&text, 8).count(), 1);
        assert_eq!(stretches("nothing", 1).count(), 0);
    }

    proptest! {
        #[test]
        fn every_digit_stands_in_exactly_one_stretch(text in "[a-zé°0-9 ]{0,300}") {
            let found: Vec<_> = stretches(&text, 1).collect();
            for (at, _) in text.bytes().enumerate().filter(|(_, byte)| byte.is_ascii_digit()) {
                prop_assert_eq!(found.iter().filter(|range| range.contains(&at)).count(), 1);
            }
            prop_assert!(found.windows(2).all(|pair| pair[0].end <= pair[1].start));
        }
    }
}
