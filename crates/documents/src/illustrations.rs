//! The pictures of products on a page of a catalogue, and whose each one is.
//!
//! A picture is a block that is neither paper nor words: words leave paper between their letters wherever one looks, a
//! photograph or a drawing on a ground does not. It belongs to the product whose words stand nearest.

use crate::{Error, Picture, light, raster};
use image::{GrayImage, RgbImage, imageops};
use std::ops::Range;

/// Cells along the shorter side of a page: each is wider than the strokes of letters, and narrower than what lies between
/// a picture and its words.
const CELLS: u32 = 160;

/// No cell is narrower, on a small picture of a page.
const NARROWEST: u32 = 6;

/// Shades by which paper is darker than its brightest part, in times by which half of the page is: noise, what shines
/// through from the back.
const PAPER_SPREAD: u8 = 3;

/// At least so many: the tint of a page that was never paper.
const LEAST_SHADES: u8 = 10;

/// At most so many.
const MOST_SHADES: u8 = 26;

/// How much more colour than the page has on the whole is not paper, however bright it is.
const PAPER_COLOUR: u8 = 18;

/// A cell is drawn when less of it is paper.
const PAPER_SHARE: f32 = 0.25;

/// A picture is at least so much of the shorter side of the page, wide and high.
const LEAST_SIDE: f32 = 0.04;

/// So much of its block is drawn at least; the rest are lights.
const LEAST_FILL: f32 = 0.5;

/// What is longer is a bar under a heading, or a line of words.
const MOST_STRETCHED: u32 = 5;

/// A block wider and higher than this is the page, or what it lies on.
const MOST_OF_PAGE: f32 = 0.7;

/// How far from its words a picture may stand, as a share of the longer side of the page.
const REACH: f32 = 0.05;

/// The share of pixels that are darker than the brightest paper.
const BRIGHT: f32 = 0.85;

/// Where a product stands on a page: left, top, right, bottom from 0 to 1; what lies outside is cut off.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Printed {
    /// Around its words.
    pub words: [f32; 4],
    /// Around all of it, as far as that is known.
    pub place: [f32; 4],
}

/// A picture of each product of a page: the photograph or drawing beside its words, else its place as it is printed,
/// unless that is no more than a line of words. JPEG, at most `max_side` pixels wide and high, never larger than on the page.
///
/// - `turned`: by how many degrees, clockwise, the page is turned to be read; so are its pictures.
///
/// # Errors
///
/// [`Error::Damaged`] and [`Error::TooManyPixels`] for a page that cannot be read.
pub fn product_pictures(
    page: &Picture,
    products: &[Printed],
    turned: u16,
    max_side: u32,
) -> Result<Vec<Option<Picture>>, Error> {
    let page = raster::decode(&page.bytes)?;
    let (width, height) = page.dimensions();
    let words: Vec<Block> = products
        .iter()
        .map(|product| Block::of_place(product.words, width, height))
        .collect();
    let pictures = illustrations(&page, &words);
    products
        .iter()
        .zip(pictures)
        .map(|(product, picture)| {
            let block = picture
                .or_else(|| Some(Block::of_place(product.place, width, height)))
                .filter(|block| !block.is_stretched());
            let cut = |block: Block| {
                let (left, top) = (block.across.start, block.down.start);
                let part = imageops::crop_imm(&page, left, top, block.width(), block.height());
                let upright = match turned {
                    90 => imageops::rotate90(&*part),
                    180 => imageops::rotate180(&*part),
                    270 => imageops::rotate270(&*part),
                    _ => part.to_image(),
                };
                raster::photograph(upright, max_side)
            };
            block.map(cut).transpose()
        })
        .collect()
}

/// The picture of each product, `None` where there is none.
///
/// - `words`: where the words of each stand.
fn illustrations(page: &RgbImage, words: &[Block]) -> Vec<Option<Block>> {
    let reach = REACH * page.width().max(page.height()) as f32;
    let mut found: Vec<Option<Block>> = vec![None; words.len()];
    for picture in pictures(page) {
        let gaps: Vec<f32> = words.iter().map(|words| words.gap(&picture)).collect();
        // What the words of two products stand on is the ground of a table.
        if gaps.iter().filter(|&&gap| gap == 0.0).count() > 1 {
            continue;
        }
        let nearest = gaps
            .iter()
            .enumerate()
            .min_by(|(_, one), (_, other)| one.total_cmp(other));
        let Some((at, _)) = nearest.filter(|&(_, &gap)| gap <= reach) else {
            continue;
        };
        if found[at]
            .as_ref()
            .is_none_or(|known| known.area() < picture.area())
        {
            found[at] = Some(picture);
        }
    }
    found
}

/// A rectangle of pixels or of cells.
#[derive(Debug, Clone, PartialEq)]
struct Block {
    across: Range<u32>,
    down: Range<u32>,
}

impl Block {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a fraction of a side is within it"
    )]
    fn of_place([left, top, right, bottom]: [f32; 4], width: u32, height: u32) -> Self {
        // At least one pixel, within the page.
        let range = |from: f32, to: f32, side: u32| {
            let at = |share: f32| (share.clamp(0.0, 1.0) * side as f32) as u32;
            let start = at(from).min(side.saturating_sub(1));
            start..at(to).clamp((start + 1).min(side), side)
        };
        Self {
            across: range(left, right, width),
            down: range(top, bottom, height),
        }
    }

    const fn width(&self) -> u32 {
        self.across.end - self.across.start
    }

    const fn height(&self) -> u32 {
        self.down.end - self.down.start
    }

    const fn area(&self) -> u32 {
        self.width() * self.height()
    }

    fn is_stretched(&self) -> bool {
        let (width, height) = (self.width(), self.height());
        width.max(height) > MOST_STRETCHED * width.min(height)
    }

    /// How many pixels lie between two rectangles.
    fn gap(&self, other: &Self) -> f32 {
        let apart = |one: &Range<u32>, other: &Range<u32>| {
            let (from, to) = (one.start.max(other.start), one.end.min(other.end));
            from.saturating_sub(to) as f32
        };
        apart(&self.across, &other.across).hypot(apart(&self.down, &other.down))
    }
}

/// Every picture on a page, in pixels.
fn pictures(page: &RgbImage) -> Vec<Block> {
    let (width, height) = page.dimensions();
    let cell = (width.min(height) / CELLS).max(NARROWEST);
    let mut cells = drawn_cells(page, cell);
    let (columns, rows) = cells.dimensions();
    let least = LEAST_SIDE * columns.min(rows) as f32;
    let is_picture = |block: &Block, drawn: u32| {
        let (width, height) = (block.width(), block.height());
        let fills_page = width as f32 > MOST_OF_PAGE * columns as f32
            && height as f32 > MOST_OF_PAGE * rows as f32;
        width.min(height) as f32 >= least
            && !block.is_stretched()
            && !fills_page
            && drawn as f32 >= LEAST_FILL * block.area() as f32
    };
    let mut found = Vec::new();
    for row in 0..rows {
        for column in 0..columns {
            let (block, drawn) = take_block(&mut cells, column, row);
            if is_picture(&block, drawn) {
                found.push(Block {
                    across: block.across.start * cell..block.across.end * cell,
                    down: block.down.start * cell..block.down.end * cell,
                });
            }
        }
    }
    found
}

/// One pixel for each square of `cell` pixels of the page: not 0 where it is drawn.
fn drawn_cells(page: &RgbImage, cell: u32) -> GrayImage {
    let mut shades = imageops::grayscale(page);
    light::even(&mut shades);
    let colours = GrayImage::from_fn(page.width(), page.height(), |x, y| {
        let [red, green, blue] = page.get_pixel(x, y).0;
        image::Luma([red.max(green).max(blue) - red.min(green).min(blue)])
    });
    let (paper, half) = (rank(&shades, BRIGHT), rank(&shades, 0.5));
    let spread = paper.saturating_sub(half).saturating_mul(PAPER_SPREAD);
    let darkest_paper = paper.saturating_sub(spread.clamp(LEAST_SHADES, MOST_SHADES));
    let most_colour = rank(&colours, 0.5).saturating_add(PAPER_COLOUR);
    GrayImage::from_fn(page.width() / cell, page.height() / cell, |column, row| {
        let inside = (0..cell * cell).map(|at| (column * cell + at % cell, row * cell + at / cell));
        let paper = inside
            .filter(|&(x, y)| {
                shades.get_pixel(x, y).0[0] >= darkest_paper
                    && colours.get_pixel(x, y).0[0] <= most_colour
            })
            .count();
        let is_drawn = (paper as f32) < PAPER_SHARE * (cell * cell) as f32;
        image::Luma([u8::from(is_drawn)])
    })
}

/// The value that a share of the pixels does not exceed.
fn rank(image: &GrayImage, share: f32) -> u8 {
    let mut counts = [0_u32; 256];
    for pixel in image.pixels() {
        counts[usize::from(pixel.0[0])] += 1;
    }
    let wanted = share * (image.width() * image.height()) as f32;
    let mut seen = 0;
    let found = counts.iter().position(|&count| {
        seen += count;
        seen as f32 > wanted
    });
    found
        .and_then(|value| u8::try_from(value).ok())
        .unwrap_or(u8::MAX)
}

/// Takes the drawn cells that touch each other out of the grid. Answers the rectangle around them and how many they are,
/// 0 where nothing is drawn.
fn take_block(cells: &mut GrayImage, column: u32, row: u32) -> (Block, u32) {
    let mut block = Block {
        across: column..column + 1,
        down: row..row + 1,
    };
    let (mut drawn, mut touched) = (0, vec![(column, row)]);
    while let Some((column, row)) = touched.pop() {
        let Some(cell) = cells.get_pixel_mut_checked(column, row) else {
            continue;
        };
        if std::mem::take(&mut cell.0[0]) == 0 {
            continue;
        }
        drawn += 1;
        block.across = block.across.start.min(column)..block.across.end.max(column + 1);
        block.down = block.down.start.min(row)..block.down.end.max(row + 1);
        touched.extend([
            (column + 1, row),
            (column.wrapping_sub(1), row),
            (column, row + 1),
            (column, row.wrapping_sub(1)),
        ]);
    }
    (block, drawn)
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::Rgb;

    fn words(places: &[[f32; 4]]) -> Vec<Block> {
        let block = |&place| Block::of_place(place, 1200, 1600);
        places.iter().map(block).collect()
    }

    /// Noisy paper under light that falls off to the right, with words made of strokes where `places` are.
    fn page(places: &[[f32; 4]]) -> RgbImage {
        let words = words(places);
        RgbImage::from_fn(1200, 1600, |x, y| {
            let noise = u8::try_from((x * 7 + y * 13) % 9).unwrap();
            let shadow = u8::try_from(x / 24).unwrap();
            let stands = words
                .iter()
                .any(|block| block.across.contains(&x) && block.down.contains(&y));
            let is_stroke = stands && x % 9 < 4 && y % 40 < 22;
            Rgb(if is_stroke {
                [40; 3]
            } else {
                [
                    240 + noise - shadow,
                    238 + noise - shadow,
                    234 + noise - shadow,
                ]
            })
        })
    }

    fn paint(page: &mut RgbImage, [left, top, width, height]: [u32; 4], colour: [u8; 3]) {
        for (x, y) in (left..left + width).flat_map(|x| (top..top + height).map(move |y| (x, y))) {
            page.put_pixel(x, y, Rgb(colour));
        }
    }

    fn near(found: &Block, real: [u32; 4]) -> bool {
        let edges = [
            found.across.start,
            found.down.start,
            found.width(),
            found.height(),
        ];
        edges
            .iter()
            .zip(real)
            .all(|(found, real)| found.abs_diff(real) <= 16)
    }

    #[test]
    fn each_product_has_the_picture_that_stands_nearest() {
        let places = [
            [0.25, 0.1, 0.45, 0.2],
            [0.75, 0.1, 0.95, 0.2],
            [0.1, 0.6, 0.4, 0.65],
            [0.6, 0.6, 0.9, 0.65],
        ];
        let mut page = page(&places);
        let beside = [[80, 150, 200, 180], [680, 150, 200, 180]];
        let above = [100, 760, 400, 180];
        paint(&mut page, beside[0], [150, 60, 70]);
        // Lights of the colour of paper, and a ground as bright as paper.
        paint(&mut page, beside[1], [208, 208, 150]);
        paint(&mut page, [740, 200, 60, 80], [208; 3]);
        paint(&mut page, above, [90, 120, 200]);
        let found = illustrations(&page, &words(&places));
        for (at, real) in beside.into_iter().chain([above]).enumerate() {
            assert!(
                near(found[at].as_ref().unwrap(), real),
                "{at}: {:?} is {real:?}",
                found[at]
            );
        }
        assert_eq!(found[3], None, "there are only words");
    }

    #[test]
    fn on_a_page_that_was_never_paper_a_pale_ground_is_enough_unless_a_table_stands_on_it() {
        let places = [
            [0.1, 0.5, 0.4, 0.55],
            [0.6, 0.5, 0.9, 0.52],
            [0.6, 0.54, 0.9, 0.56],
        ];
        let mut page = RgbImage::from_pixel(1200, 1600, Rgb([255; 3]));
        let pale = [120, 600, 360, 180];
        paint(&mut page, pale, [244, 240, 232]);
        paint(&mut page, [700, 780, 400, 130], [244, 240, 232]);
        let found = illustrations(&page, &words(&places));
        assert!(near(found[0].as_ref().unwrap(), pale));
        assert_eq!(found[1..], [None, None]);
    }

    #[test]
    fn a_picture_of_a_page_that_lies_on_its_side_is_upright() {
        let places = [[0.1, 0.3, 0.15, 0.5], [0.3, 0.1, 0.32, 0.9]];
        let mut page = page(&places);
        paint(&mut page, [200, 480, 100, 300], [150, 60, 70]);
        paint(&mut page, [200, 480, 100, 100], [20, 60, 170]);
        let whole = raster::encode(&page).unwrap();
        let products = places.map(|words| Printed {
            words,
            place: words,
        });
        let pictures = product_pictures(&whole, &products, 90, 600).unwrap();
        let picture = pictures[0].as_ref().unwrap();
        assert!(picture.width.abs_diff(300) < 16 && picture.height.abs_diff(100) < 16);
        let pixels = raster::decode(&picture.bytes).unwrap();
        let right = pixels.get_pixel(picture.width - 30, 50).0;
        assert!(
            right[2] > 120 && right[0] < 60,
            "what was above is right: {right:?}"
        );
        assert!(pictures[1].is_none(), "a line of words is no picture");
    }

    #[test]
    fn bars_tables_and_what_lies_far_away_are_nobodys_picture() {
        let places = [[0.1, 0.3, 0.9, 0.32], [0.1, 0.34, 0.9, 0.36]];
        let mut page = page(&places);
        paint(&mut page, [60, 300, 1080, 60], [60, 40, 90]);
        paint(&mut page, [100, 1200, 300, 300], [60, 140, 90]);
        assert_eq!(illustrations(&page, &words(&places)), [None, None]);
        assert_eq!(
            illustrations(&RgbImage::new(1, 1), &words(&places)),
            [None, None]
        );
        assert_eq!(illustrations(&page, &[]), []);
    }
}
