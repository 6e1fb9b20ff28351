//! Pages that lie on their side or upside down.

use crate::made::{fixture, jpeg, ocr, opened, recall, scan};
use crate::reading::{is_near, place};
use documents::Document;
use image::imageops;

/// Where a box of the upright page is when the page was turned clockwise by so many quarters.
fn turned(mut place: [f32; 4], quarters: u16) -> [f32; 4] {
    for _ in 0..quarters {
        let [left, top, right, bottom] = place;
        place = [1.0 - bottom, left, 1.0 - top, right];
    }
    place
}

#[test]
fn however_a_page_lies_it_is_read_and_its_words_are_where_they_are_seen() {
    let mut ocr = ocr();
    let scan = scan();
    let upright = opened(jpeg(&scan)).read(1, &mut ocr).unwrap();
    for (quarters, image) in [
        (1, imageops::rotate90(&scan)),
        (2, imageops::rotate180(&scan)),
        (3, imageops::rotate270(&scan)),
    ] {
        let page = opened(jpeg(&image)).read(1, &mut ocr).unwrap();
        assert_eq!(page.turned, 360 - quarters * 90, "the page was turned back");
        assert!(recall(&page.text) > 0.95, "{}: {}", quarters, page.text);
        assert_eq!((page.width, page.height), image.dimensions());
        for word in ["Morvan", "6903412875", "Timbre"] {
            let wanted = turned(place(&upright, word).box_, quarters);
            let found = place(&page, word).box_;
            assert!(is_near(found, wanted), "{word}: {found:?}, not {wanted:?}");
        }
    }
}

#[test]
fn a_photograph_says_how_the_telephone_was_held() {
    let sideways = jpeg(&imageops::rotate270(&scan()));
    // The smallest Exif block there is: one field, orientation 6, "turn it clockwise to see it".
    let mut exif = b"\xff\xe1\x00\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0".to_vec();
    let mut photo = sideways[..2].to_vec();
    photo.append(&mut exif);
    photo.extend(&sideways[2..]);
    let document = opened(photo);
    let picture = document.picture(1, 800).unwrap();
    assert!(picture.height > picture.width, "it is shown upright");
    let page = document.read(1, &mut ocr()).unwrap();
    assert_eq!(page.turned, 0);
    assert!(recall(&page.text) > 0.95, "{}", page.text);
}

#[test]
fn each_picture_of_a_fax_is_a_page() {
    let scan = scan();
    let half = scan.height() / 2;
    let halves = [
        imageops::crop_imm(&scan, 0, 0, scan.width(), half).to_image(),
        imageops::crop_imm(&scan, 0, half, scan.width(), half).to_image(),
    ];
    let fax: Document = opened(tiff(&halves));
    assert_eq!(fax.page_count(), 2);
    let mut ocr = ocr();
    let first = fax.read(1, &mut ocr).unwrap().text;
    let second = fax.read(2, &mut ocr).unwrap().text;
    assert!(
        first.contains("6903412875") && !first.contains("Morvan"),
        "{first}"
    );
    assert!(
        second.contains("Morvan") && !second.contains("6903412875"),
        "{second}"
    );
    assert!(
        fixture("decision.jpg").len() < 200_000,
        "the fixture stays small"
    );
}

/// A TIFF without compression: a header, then each picture followed by its directory.
fn tiff(pictures: &[image::GrayImage]) -> Vec<u8> {
    let mut file = b"II\x2a\0".to_vec();
    let mut link = file.len();
    file.extend([0; 4]);
    for picture in pictures {
        let data = u32::try_from(file.len()).unwrap();
        file.extend(picture.as_raw());
        file.resize(file.len().next_multiple_of(2), 0);
        let here = u32::try_from(file.len()).unwrap();
        file[link..link + 4].copy_from_slice(&here.to_le_bytes());
        let (width, height) = picture.dimensions();
        let fields = [
            (256u16, width),
            (257, height),
            (258, 8),
            (259, 1),
            (262, 1),
            (273, data),
            (277, 1),
            (278, height),
            (279, width * height),
        ];
        file.extend(u16::try_from(fields.len()).unwrap().to_le_bytes());
        for (tag, value) in fields {
            file.extend(tag.to_le_bytes());
            file.extend(4u16.to_le_bytes());
            file.extend(1u32.to_le_bytes());
            file.extend(value.to_le_bytes());
        }
        link = file.len();
        file.extend([0; 4]);
    }
    file
}
