//! Pages that are hard to read: dirt, dark bands, prices on photographs, photographs taken from one side.

use crate::made::{fixture, jpeg, ocr, opened, png, recall};
use crate::reading::place;
use documents::Page;
use image::{GrayImage, Luma, imageops};

/// The decision as it was printed, level and clean, at 200 dpi.
fn drawn() -> GrayImage {
    let picture = opened(fixture("decision.pdf")).picture(1, 2339).unwrap();
    image::load_from_memory(&picture.bytes).unwrap().to_luma8()
}

/// Where a word of the decision is on the drawn page, in pixels: left, top, right, bottom.
fn pixels_of(word: &str, page: &GrayImage) -> [u32; 4] {
    let original = opened(fixture("decision.pdf"))
        .own_text(1)
        .unwrap()
        .unwrap();
    let [left, top, right, bottom] = place(&original, word).box_;
    let (width, height) = (page.width() as f32, page.height() as f32);
    [left * width, top * height, right * width, bottom * height].map(|at| at as u32)
}

fn read(picture: &GrayImage) -> Page {
    opened(png(picture)).read(1, &mut ocr()).unwrap()
}

/// Numbers that look like chance and are the same every time.
fn chances() -> impl Iterator<Item = u32> {
    std::iter::successors(Some(1u32), |last| {
        Some(last.wrapping_mul(1_664_525).wrapping_add(1_013_904_223))
    })
    .map(|value| value >> 8)
}

#[test]
fn a_page_full_of_specks_is_read_as_if_it_were_clean() {
    let mut page = drawn();
    for (pixel, chance) in page.pixels_mut().zip(chances()) {
        match chance % 1000 {
            0..6 => pixel.0[0] = 20,
            994.. => pixel.0[0] = 255,
            _ => {}
        }
    }
    let page = read(&page);
    assert!(recall(&page.text) > 0.95, "{}", page.text);
}

#[test]
fn light_letters_on_a_dark_band_are_read() {
    let mut page = drawn();
    let (ground, light) = (130, 125);
    for word in ["Pièce", "Timbre", "Notifié", "ARRÊTÉ"] {
        let [_, top, _, bottom] = pixels_of(word, &page);
        for y in top - 12..bottom + 10 {
            for x in 160..1495 {
                let pixel = page.get_pixel_mut(x, y);
                pixel.0[0] =
                    u8::try_from(ground + light * (255 - u32::from(pixel.0[0])) / 255).unwrap();
            }
        }
    }
    let page = opened(jpeg(&page)).read(1, &mut ocr()).unwrap();
    for word in ["Pièce", "Montant", "Timbre", "Notifié", "ARRÊTÉ"] {
        assert!(page.text.contains(word), "{word} in: {}", page.text);
    }
    assert!(recall(&page.text) > 0.98, "{}", page.text);
}

#[test]
fn prices_on_photographs_are_read_where_they_are() {
    let mut page = drawn();
    let [left, top, right, bottom] = pixels_of("225,00", &page);
    let price =
        imageops::crop_imm(&page, left - 4, top - 2, right - left + 8, bottom - top + 4).to_image();
    let (wide, high) = (price.width() * 13 / 10, price.height() * 13 / 10);
    let price = imageops::resize(&price, wide, high, imageops::FilterType::CatmullRom);
    let corners = [(200, 1560), (850, 1560)];
    for (left, top) in corners {
        photograph(&mut page, left, top, &price);
    }
    let (width, height) = (page.width() as f32, page.height() as f32);
    let page = read(&page);
    assert!(recall(&page.text) > 0.98, "{}", page.text);
    for (left, top) in corners {
        let wanted = ((left + 450) as f32 / width, (top + 90) as f32 / height);
        let is_there = page.words.iter().any(|word| {
            let [x0, y0, x1, y1] = word.box_;
            page.text[word.start as usize..word.end as usize] == *"225,00"
                && (x0..x1).contains(&wanted.0)
                && (y0..y1).contains(&wanted.1)
        });
        assert!(
            is_there,
            "a price at {wanted:?}: {:?}\n{}",
            page.words, page.text
        );
    }
}

/// A photograph of shapes, with a price in a bright disc at its corner.
fn photograph(page: &mut GrayImage, left: u32, top: u32, price: &GrayImage) {
    let within = |x: u32, y: u32, middle: (i32, i32), radius: i32| {
        let (x, y) = (x as i32 - middle.0, y as i32 - middle.1);
        x * x + y * y < radius * radius
    };
    for (x, y) in (0..560).flat_map(|x| (0..420).map(move |y| (x, y))) {
        let shade = if within(x, y, (450, 90), 100) {
            195.0
        } else if within(x, y, (330, 300), 80) {
            215.0
        } else if within(x, y, (200, 220), 110) {
            70.0
        } else {
            110.0 + 50.0 * (x as f32 / 150.0).sin() + 30.0 * (y as f32 / 90.0).cos()
        };
        page.put_pixel(left + x, top + y, Luma([shade as u8]));
    }
    let (x, y) = (
        left + 450 - price.width() / 2,
        top + 90 - price.height() / 2,
    );
    for (dx, dy, ink) in price.enumerate_pixels() {
        let pixel = page.get_pixel_mut(x + dx, y + dy);
        pixel.0[0] = pixel.0[0].min(ink.0[0]);
    }
}

#[test]
fn a_photograph_taken_from_one_side_is_made_level() {
    let page = drawn();
    let (width, height) = (page.width() as f32, page.height() as f32);
    // The right edge is further away: it is shorter.
    let shorter = 140.0;
    let aslant = GrayImage::from_fn(page.width(), page.height(), |x, y| {
        let margin = shorter * x as f32 / width;
        let row = (y as f32 - margin) * height / (height - 2.0 * margin);
        if row < 0.0 || row >= height {
            Luma([250])
        } else {
            *page.get_pixel(x, row as u32)
        }
    });
    let read = read(&aslant);
    assert!(recall(&read.text) > 0.95, "{}", read.text);
    let [_, top, _, bottom] = place(&read, "6903412875").box_;
    let [left, wanted, right, _] = pixels_of("6903412875", &page);
    let margin = shorter * f32::midpoint(left as f32, right as f32) / width;
    let wanted = (margin + wanted as f32 * (height - 2.0 * margin) / height) / height;
    assert!(
        (top - 0.01..bottom).contains(&wanted),
        "the place of a word is that on the page as it came: {wanted} and {top} to {bottom}"
    );
}
