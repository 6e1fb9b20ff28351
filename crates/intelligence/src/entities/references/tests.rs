//! Case numbers as authorities and people write them.

use super::*;
use crate::letter::Letter;

fn read(text: &str) -> Vec<String> {
    let letter = Letter {
        text,
        ..Letter::default()
    };
    references(&Reading::new(&letter), &[])
        .into_iter()
        .map(|f| f.value)
        .collect()
}

#[test]
fn numbers_of_authorities_are_read_in_their_usual_forms() {
    assert_eq!(read("recours CNDA n° 26004518"), ["26004518"]);
    assert_eq!(
        read("décision OFPRA, dossier 2025-09-04417"),
        ["2025-09-04417"]
    );
    assert_eq!(read("N° étranger\n7 503 441 902"), ["7503441902"]);
    assert_eq!(read("TA de Lyon, requête n° 2603108-7"), ["2603108"]);
    assert_eq!(read("CPH Paris - RG F 25/06113"), ["F25/06113"]);
    assert_eq!(read("RG n° 24/00321, tribunal judiciaire"), ["24/00321"]);
    assert_eq!(read("Numéro : 2024X 037815."), ["2024X037815"]);
    assert_eq!(read("référence FRA1AL20267018832."), ["FRA1AL20267018832"]);
}

#[test]
fn other_numbers_are_nobodys_case() {
    for text in [
        "facture n° 2603108",
        "arrêté n° 2026-78-04120",
        "le 12/2026",
        "SIRET 123 456 789 00012",
        "Abonné n° 10882",
        "tel 06 39 98 14 52",
        "commande 2404107 au greffe",
    ] {
        assert_eq!(read(text), Vec::<String>::new(), "{text}");
    }
}
