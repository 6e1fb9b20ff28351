//! Salt and pepper: the dirt of old glass, the grain of a bad fax. The reader of pictures takes specks for letters and
//! for parts of letters, and making a page larger makes them larger as well.

use image::GrayImage;

/// How much darker than all that surrounds it a speck is, in shades.
const STANDS_OUT: i32 = 40;
/// A page is looked at in so many squares, across and down.
const SQUARES: (usize, usize) = (12, 16);
/// The share of the squares that may be without specks: those under a photograph, or beyond the paper.
const CLEAN_SHARE: usize = 5;
/// Specks for each million pixels that make a square dirty. Dots and accents of print stand where print is; specks
/// are also where nothing is, and that tells them apart.
const DIRTY: usize = 120;
/// Pixels around one that are like it, at most, when it is a speck: two stick together now and then.
const COMPANY: usize = 1;

/// Removes the specks of a page that is full of them. Answers whether it was.
pub(super) fn remove(grey: &mut GrayImage) -> bool {
    let is_dirty = is_full_of_specks(grey);
    if is_dirty {
        clean(grey);
    }
    is_dirty
}

fn is_full_of_specks(grey: &GrayImage) -> bool {
    let (width, height) = (grey.width() as usize, grey.height() as usize);
    let (across, down) = SQUARES;
    if width < across * 8 || height < down * 8 {
        return false;
    }
    let pixels = grey.as_raw();
    let mut counts = vec![0usize; across * down];
    for y in 2..height - 2 {
        let squares = &mut counts[y * down / height * across..][..across];
        for x in 2..width - 2 {
            if is_speck(pixels, width, y * width + x) {
                squares[x * across / width] += 1;
            }
        }
    }
    counts.sort_unstable();
    let pixels_each = (width * height / (across * down)).max(1);
    counts[counts.len() / CLEAN_SHARE] * 1_000_000 >= DIRTY * pixels_each
}

/// Whether everything two pixels away is paper, and this is the darkest of what is between.
fn is_speck(pixels: &[u8], width: usize, at: usize) -> bool {
    let limit = i32::from(pixels[at]) + STANDS_OUT;
    let is_paper = |place: usize| i32::from(pixels[place]) > limit;
    if !(is_paper(at - 2) && is_paper(at + 2)) {
        return false;
    }
    let row = |place: usize| &pixels[place - 2..=place + 2];
    let ring = [at - 2 * width, at + 2 * width]
        .into_iter()
        .flat_map(row)
        .all(|value| i32::from(*value) > limit);
    let sides = [at - width, at + width]
        .into_iter()
        .all(|place| is_paper(place - 2) && is_paper(place + 2));
    ring && sides
        && (at - width - 1..=at - width + 1)
            .chain(at - 1..=at + 1)
            .chain(at + width - 1..=at + width + 1)
            .all(|place| pixels[place] >= pixels[at])
}

/// Gives pixels that stand alone the shade of those around them; strokes, dots and accents are wider and stay sharp.
fn clean(grey: &mut GrayImage) {
    let (width, height) = (grey.width() as usize, grey.height() as usize);
    let source = grey.as_raw().clone();
    let pixels: &mut [u8] = grey;
    for y in 1..height.saturating_sub(1) {
        for x in 1..width.saturating_sub(1) {
            let at = y * width + x;
            let mut around = [0u8; 9];
            for (part, row) in around.chunks_exact_mut(3).zip([at - width, at, at + width]) {
                part.copy_from_slice(&source[row - 1..=row + 1]);
            }
            let own = source[at];
            let mut sorted = around;
            sorted.sort_unstable();
            let usual = sorted[4];
            if i32::from(own).abs_diff(i32::from(usual)) <= STANDS_OUT.unsigned_abs() {
                continue;
            }
            let like = around
                .iter()
                .filter(|other| own.abs_diff(**other) < other.abs_diff(usual))
                .count();
            // Itself is among them.
            if like <= COMPANY + 1 {
                pixels[at] = usual;
            }
        }
    }
}
