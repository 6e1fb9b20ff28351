//! Pages in several languages, read one after the other by the same reader.

use crate::made::{ocr, opened, pdf, png};

const ENGLISH: &str = "The workshop press is delivered with its stand and hoses.
Every machine carries a warranty of three years on parts.
Please quote the reference when you order from our branch.
Prices are given without tax and hold until the thirtieth of June.
Spare blades, belts and guards are kept in stock for ten years.
Our engineers would be glad to show you each of them at work.";

/// In the octal escapes of a PDF string.
const FRENCH: &str = r"La presse d'atelier est livr\351e avec son pi\350tement et ses tuyaux.
Chaque machine est garantie trois ann\351es, pi\350ces et main-d'\234uvre.
Rappelez la r\351f\351rence lorsque vous commandez \340 notre agence.
Les prix s'entendent hors taxes, jusqu'\340 la fin du mois d'ao\373t.
Lames, courroies et protections demeurent en r\351serve dix ann\351es.
Nos ing\351nieurs seront tr\350s heureux de vous les pr\351senter.";

#[test]
fn a_page_says_the_same_whatever_language_the_page_before_it_was_in() {
    let drawn = opened(pdf(&[ENGLISH, FRENCH]));
    let [english, french] = [1, 2].map(|page| {
        let picture = drawn.picture(page, 3508).unwrap();
        let seen = image::load_from_memory(&picture.bytes).unwrap();
        opened(png(&seen.to_luma8()))
    });
    let alone = |document: &documents::Document| document.read(1, &mut ocr()).unwrap().text;
    let (said, dit) = (alone(&english), alone(&french));
    assert!(said.contains("Please quote the reference when you order"));
    assert!(dit.contains("Rappelez la référence lorsque vous commandez à"));
    let mut reader = ocr();
    for (document, expected) in [
        (&english, &said),
        (&english, &said),
        (&french, &dit),
        (&french, &dit),
        (&english, &said),
    ] {
        let page = document.read(1, &mut reader).unwrap();
        assert_eq!(&page.text, expected);
    }
}
