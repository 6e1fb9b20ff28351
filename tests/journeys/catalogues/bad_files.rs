//! What cannot be read, or holds no product: said in one word, and kept to the byte.

use super::{
    CATALOGUE, SHELF,
    made::{heavy_price_list, pdf, price_list},
};
use crate::cabinet::Cabinet;
use contract::catalogues::{PublishCatalogue, ReadCatalogueAgain, ShowCatalogue};
use image::{Rgb, RgbImage, codecs::jpeg::JpegEncoder, imageops};

const LOCKED: &[u8] = include_bytes!("../../fixtures/scans/locked.pdf");

#[test]
fn a_file_that_cannot_be_read_is_kept_and_says_why() {
    let firm = Cabinet::new();
    let campaign = firm.stand("Salon", None);
    for (name, bytes, reason) in [
        ("chiffre.pdf", LOCKED, "encrypted"),
        ("casse.pdf", &b"%PDF-1.7\nnothing"[..], "damaged"),
        ("tarif.txt", b"Nappe 12,50", "unsupported"),
        ("tarif.zip", b"PK\x03\x04", "unsupported"),
    ] {
        let catalogue = firm.scan(&campaign, &[(name, bytes)]);
        assert_eq!(
            (catalogue.state.as_str(), catalogue.reason.as_deref()),
            ("failed", Some(reason)),
            "{name}"
        );
        let files = firm
            .ask(ShowCatalogue {
                id: catalogue.id.clone(),
            })
            .files;
        assert_eq!(files[0].reason.as_deref(), Some(reason));
        assert_eq!(
            firm.desk.attachment(&files[0].id).unwrap().2,
            bytes,
            "{name}"
        );
        firm.ask(ReadCatalogueAgain {
            id: catalogue.id.clone(),
        });
        assert_eq!(
            firm.read_to_end(&catalogue.id).reason.as_deref(),
            Some(reason)
        );
    }
    let mixed = firm.scan(
        &campaign,
        &[("a.pdf", CATALOGUE), ("b.pdf", LOCKED), ("c.jpg", SHELF)],
    );
    assert_eq!(
        (mixed.state.as_str(), mixed.reason.as_deref()),
        ("review", Some("encrypted"))
    );
    assert_eq!(
        (mixed.pages, mixed.counts.waiting),
        (3, 14),
        "what can be read is"
    );
    let pages: Vec<u32> = firm
        .staged(&mixed.id, None)
        .iter()
        .map(|row| row.page)
        .collect();
    assert!(pages.contains(&3), "the photo is the third page");
    assert!(firm.desk.page_picture(&mixed.id, 1, 3, 300).is_ok());
    assert!(firm.desk.page_picture(&mixed.id, 1, 4, 300).is_err());
}

/// The same photo as a telephone writes it that was held on its side: turned when it is shown.
fn on_its_side(jpeg: &[u8]) -> Vec<u8> {
    // Exif of one field: orientation 6, a quarter turn clockwise.
    let exif: &[u8] = b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let length = u16::try_from(exif.len() + 2).unwrap().to_be_bytes();
    [&jpeg[..2], b"\xff\xe1", &length, exif, &jpeg[2..]].concat()
}

#[test]
fn a_photo_that_is_shown_on_its_side_gives_the_same_products() {
    let firm = Cabinet::new();
    let campaign = firm.stand("Salon", None);
    let upright = said(&firm, &campaign, SHELF);
    assert_eq!(upright.len(), 2);
    assert_eq!(said(&firm, &campaign, &on_its_side(SHELF)), upright);
}

/// What a photo gives: reference and price of each product.
fn said(firm: &Cabinet, campaign: &str, photo: &[u8]) -> Vec<(Option<String>, Option<i64>)> {
    let id = firm.scan(campaign, &[("photo.jpg", photo)]).id;
    let rows = firm.staged(&id, None);
    let mut said: Vec<_> = rows
        .iter()
        .map(|row| (row.fields.reference.clone(), row.fields.price_cents))
        .collect();
    said.sort();
    said
}

fn jpeg(photo: &RgbImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 90)
        .encode_image(photo)
        .unwrap();
    bytes
}

#[test]
fn a_page_laid_upside_down_gives_the_same_and_one_that_faded_what_is_left() {
    let firm = Cabinet::new();
    let campaign = firm.stand("Salon", None);
    let photo = image::load_from_memory(SHELF).unwrap().to_rgb8();
    let whole = said(&firm, &campaign, SHELF);
    let over = jpeg(&imageops::rotate180(&photo));
    assert_eq!(said(&firm, &campaign, &over), whole);

    // All but the first product has faded: that one is read, and what is guessed at is not made up.
    let mut faded = photo.clone();
    let edge = faded.height() / 5;
    for (_, y, dot) in faded.enumerate_pixels_mut() {
        if y >= edge {
            *dot = Rgb(dot.0.map(|light| 242 + light / 21));
        }
    }
    let left = said(&firm, &campaign, &jpeg(&faded));
    assert!(left.contains(&whole[0]), "{left:?} of {whole:?}");
    assert!(
        left.iter().all(|product| whole.contains(product)),
        "{left:?} of {whole:?}"
    );
}

#[test]
fn a_heavy_file_is_taken_and_read() {
    let firm = Cabinet::new();
    let campaign = firm.stand("Salon", None);
    let list = heavy_price_list(24 << 20, &[("NAP-1", "Nappe lin blanc", "12,50 EUR")]);
    let catalogue = firm.scan(&campaign, &[("tarif.pdf", &list)]);
    assert_eq!((catalogue.pages, catalogue.counts.waiting), (1, 1));
    let file = &firm.ask(ShowCatalogue { id: catalogue.id }).files[0].id;
    assert!(
        firm.desk.attachment(file).unwrap().2 == list,
        "kept to the byte"
    );
}

#[test]
fn a_catalogue_without_any_product_says_so() {
    let firm = Cabinet::new();
    let campaign = firm.stand("Salon", None);
    let words = pdf(&[
        (60, 100, 12, "Chers clients,"),
        (
            60,
            130,
            12,
            "Notre maison tisse le lin depuis 1938, à trois heures de Lyon.",
        ),
        (
            60,
            150,
            12,
            "Retrouvez-nous au salon, stand C 41, du 18 au 21 novembre.",
        ),
    ]);
    let letter = firm.scan(&campaign, &[("editorial.pdf", &words)]);
    assert_eq!((letter.state.as_str(), letter.counts.waiting), ("empty", 0));
    let job = firm.ask(PublishCatalogue { id: letter.id });
    assert_eq!(firm.finished(&job.id).report.unwrap().stored, 0);
}

const NOUNS: [&str; 5] = ["Nappe", "Serviette", "Torchon", "Rideau", "Coussin"];
const STUFFS: [&str; 7] = [
    "lin", "coton", "jacquard", "satin", "percale", "velours", "laine",
];
const COLOURS: [&str; 11] = [
    "blanc", "rouge", "ardoise", "ocre", "ivoire", "sable", "prune", "olive", "corail", "indigo",
    "moka",
];

#[test]
fn three_hundred_pages_are_listed_and_staged() {
    let firm = Cabinet::new();
    let campaign = firm.stand("Salon", None);
    let lists: Vec<Vec<u8>> = (0..300)
        .map(|page| {
            let (stuff, colour) = (STUFFS[page % 7], COLOURS[page % 11]);
            let rows: Vec<(String, String, String)> = (0..3)
                .map(|row| {
                    let name = format!(
                        "{} {stuff} {colour} {}",
                        NOUNS[(page + row) % 5],
                        COLOURS[row]
                    );
                    (
                        format!("REF-{page:03}{row}"),
                        name,
                        format!("{},50 EUR", 10 + page % 80),
                    )
                })
                .collect();
            let rows: Vec<(&str, &str, &str)> = rows
                .iter()
                .map(|(code, name, price)| (code.as_str(), name.as_str(), price.as_str()))
                .collect();
            price_list(&rows)
        })
        .collect();
    let names: Vec<String> = (0..300).map(|page| format!("{page:03}.pdf")).collect();
    let files: Vec<(&str, &[u8])> = names
        .iter()
        .zip(&lists)
        .map(|(name, bytes)| (name.as_str(), bytes.as_slice()))
        .collect();
    let catalogue = firm.scan(&campaign, &files);
    assert_eq!((catalogue.pages, catalogue.counts.waiting), (300, 900));
    assert_eq!(
        firm.staged(&catalogue.id, None).len(),
        500,
        "a page of the list"
    );
}
