//! `catalogue extract`, on a page as `bench/made_catalogues.py` draws it and on files that are none.

use crate::office::{code, json, program};
use std::path::Path;

fn fixtures() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures"))
}

#[test]
fn a_photograph_of_a_page_becomes_products() {
    let output = program()
        .args(["--json", "catalogue", "extract"])
        .arg(fixtures().join("catalogue/shelf.jpg"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(0));
    let answer = json(&output);
    let products = answer["products"].as_array().unwrap();
    let told: Vec<_> = products
        .iter()
        .map(|product| {
            (
                product["reference"].as_str().unwrap(),
                product["name"].as_str().unwrap(),
                product["price_cents"].as_i64().unwrap(),
                product["currency"].as_str().unwrap(),
                product["category"].as_str().unwrap(),
                product["price_from"].as_bool().unwrap(),
            )
        })
        .collect();
    assert_eq!(
        told,
        [
            ("WX 482", "Harvest hamper", 6199, "GBP", "Hampers", true),
            (
                "WX 888",
                "Cheese and ale crate",
                2796,
                "GBP",
                "Hampers",
                true
            ),
        ]
    );
    assert_eq!(answer["pages"].as_array().unwrap().len(), 1);
}

#[test]
fn a_file_that_cannot_be_read_is_status_four() {
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("broken.pdf");
    std::fs::write(&broken, b"%PDF-1.7\nnothing").unwrap();
    let text = folder.path().join("text.pdf");
    std::fs::write(&text, b"a text has no places on a page").unwrap();
    for file in [
        broken.as_path(),
        text.as_path(),
        Path::new("/nowhere/at/all.pdf"),
    ] {
        let output = program()
            .args(["--json", "catalogue", "extract"])
            .arg(file)
            .output()
            .unwrap();
        assert_eq!(
            (output.status.code(), code(&output).as_str()),
            (Some(4), "unreadable")
        );
        assert!(output.stdout.is_empty());
    }
}
