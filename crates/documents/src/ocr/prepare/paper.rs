//! The grain of paper: where little is printed, the reader of pictures takes its darker spots for ink.

use image::GrayImage;

/// What is less than this darker than the paper is paper, in shades.
const GRAIN: usize = 35;
/// Shades that paper may have.
const PAPER: std::ops::RangeInclusive<usize> = 160..=255;

/// Makes the paper white: the shade that most of the page has, and what is hardly darker.
pub(super) fn whiten(grey: &mut GrayImage) {
    let mut counts = [0usize; 256];
    for value in grey.iter() {
        counts[usize::from(*value)] += 1;
    }
    let Some(paper) = PAPER.max_by_key(|shade| counts[*shade]) else {
        return;
    };
    let least = paper - GRAIN;
    for value in grey.iter_mut() {
        if usize::from(*value) >= least {
            *value = u8::MAX;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Luma;

    #[test]
    fn grain_and_pale_rules_become_paper_and_pale_letters_stay() {
        let mut page = GrayImage::from_pixel(40, 40, Luma([246]));
        for (x, shade) in [(5, 255), (6, 230), (7, 212), (8, 200), (9, 60)] {
            page.put_pixel(x, 20, Luma([shade]));
        }
        whiten(&mut page);
        let row: Vec<u8> = (4..10).map(|x| page.get_pixel(x, 20).0[0]).collect();
        assert_eq!(row, [255, 255, 255, 255, 200, 60]);
    }

    #[test]
    fn a_page_without_paper_is_left_as_it_is() {
        let mut page = GrayImage::from_fn(40, 40, |x, y| Luma([((x * y) % 120) as u8]));
        let before = page.clone();
        whiten(&mut page);
        assert_eq!(page, before);
    }
}
