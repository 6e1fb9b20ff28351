//! What cannot be read, or holds no product: said in one word, and kept to the byte.

use super::{
    CATALOGUE, SHELF,
    made::{pdf, price_list},
};
use crate::cabinet::Cabinet;
use contract::catalogues::{PublishCatalogue, ReadCatalogueAgain, ShowCatalogue};

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
