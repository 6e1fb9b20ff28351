//! A letter with what its prospect wants: named in both faces, pictured inside, and sent as it was previewed.

use super::{Show, address, decoded, template};
use contract::{
    mixer::SaveMailTemplate,
    products::{AddInterest, ProductRow, RemoveInterest, RemoveProduct},
    prospects::{AnswerProspects, ExportProspects},
    words::{Answer, Stage},
};
use documents::sheet::workbook;
use std::fs;

fn wants(show: &Show, prospect: &str, product: &ProductRow, quantity: u32, note: &str) -> String {
    let wanted = show.firm.ask(AddInterest {
        prospect_id: prospect.to_owned(),
        product_id: product.id.clone(),
        quantity: Some(quantity),
        note: Some(note.to_owned()),
    });
    wanted.id
}

/// A show whose template names the products of each prospect.
fn show() -> (Show, Vec<ProductRow>) {
    let mut show = Show::new(2);
    let saved = show.firm.ask(SaveMailTemplate {
        name: "Produits".to_owned(),
        ..template(
            "{{ event }} : votre sélection",
            "Bonjour {{ first_name }},\n\n{{ catalog_block }}\n\n{{ sender_name }}",
        )
    });
    show.template = saved.id;
    let products = show.firm.shelf(&show.campaign);
    assert_eq!(products.len(), 12);
    (show, products)
}

#[test]
fn a_letter_shows_what_its_prospect_wants_and_leaves_as_it_was_shown() {
    let (show, products) = show();
    let of = |reference: &str| {
        let found = products
            .iter()
            .find(|one| one.reference.as_deref() == Some(reference));
        found.unwrap().clone()
    };
    let prospect = show.prospects[0].clone();
    wants(&show, &prospect, &of("ORS-110"), 40, "échantillon écru");
    show.pass(1);
    wants(&show, &prospect, &of("ORS-101"), 1, "");
    let preview = show.preview(&prospect);
    assert_eq!(preview.problems, []);
    for face in [&preview.text, &preview.html] {
        for said in [
            "Serviette lin Aubrac",
            "ORS-110",
            "32,60\u{a0}€ HT",
            "Quantité : 40",
            "échantillon écru",
            "89,00\u{a0}€ HT",
        ] {
            assert!(face.contains(said), "{said}: {face}");
        }
        let (first, second) = (face.find("ORS-110"), face.find("ORS-101"));
        assert!(first < second, "in the order in which they were noted");
    }
    assert_eq!(
        preview.html.matches("data:image/jpeg;base64,").count(),
        2,
        "each with its picture: {}",
        preview.html
    );
    let bytes = decoded(&preview);
    assert!(bytes.len() < 5_000_000);
    let raw = String::from_utf8_lossy(&bytes);
    assert_eq!(raw.matches("image/jpeg").count(), 2);

    let other = show.preview(&show.prospects[1]);
    assert!(
        !other.html.contains("ORS-") && other.problems.is_empty(),
        "just their products"
    );
    show.ready();
    assert_eq!(show.run().sent, 2);
    let mails = show.server.received();
    let arrived = mails
        .iter()
        .find(|mail| mail.to == vec![address(0)])
        .unwrap();
    assert_eq!(arrived.bytes, bytes, "as it was shown, pictures too");
}

#[test]
fn a_draft_follows_its_interests_until_it_is_approved() {
    let (show, products) = show();
    let prospect = show.prospects[0].clone();
    let first = wants(&show, &prospect, &products[0], 1, "");
    let one = show.preview(&prospect);
    assert_eq!(
        show.preview(&prospect).sha256,
        one.sha256,
        "the same letter, the same bytes"
    );
    wants(&show, &prospect, &products[1], 1, "");
    let two = show.preview(&prospect);
    assert_ne!(one.sha256, two.sha256);
    assert_eq!(one.mail_id, two.mail_id, "still one mail");
    show.firm.ask(RemoveInterest { id: first });
    show.firm.ask(RemoveProduct {
        id: products[1].id.clone(),
    });
    let none = show.preview(&prospect);
    assert!(
        !none.html.contains("<img"),
        "a product that was taken away is not written about"
    );
    wants(&show, &prospect, &products[2], 1, "<b>gratuit</b>");
    let markup = show.preview(&prospect);
    assert_eq!(
        markup.problems.len(),
        1,
        "text is text: {:?}",
        markup.problems
    );
}

#[test]
fn every_product_of_the_shelf_in_one_letter_stays_small() {
    let (show, products) = show();
    for product in &products {
        wants(&show, &show.prospects[0], product, 2, "à confirmer");
    }
    let preview = show.preview(&show.prospects[0]);
    assert_eq!(
        (
            preview.problems.len(),
            preview.html.matches("data:image/jpeg;base64,").count()
        ),
        (0, 12)
    );
    assert!(preview.size < 5_000_000, "{}", preview.size);
}

#[test]
fn what_prospects_want_leaves_with_them_for_the_distributor() {
    let (show, products) = show();
    let zoe = show.prospects[0].clone();
    wants(&show, &zoe, &products[0], 12, "pour mars");
    wants(&show, &zoe, &products[1], 2, "");
    show.firm.ask(AnswerProspects {
        ids: vec![zoe.clone()],
        answer: Some(Answer::Yes),
    });
    let export = |name: &str| {
        let path = show.firm.place(name);
        show.firm.ask(ExportProspects {
            campaign_id: show.campaign.clone(),
            stages: vec![Stage::Oven],
            place: show.firm.desk.offer(&path).token,
        });
        fs::read(path).unwrap()
    };
    let name = products[0].name.clone();
    let reference = products[0].reference.clone().unwrap();
    let table = String::from_utf8(export("four.csv")).unwrap();
    // Both were noted in one moment, so either may stand first.
    let wanted = format!("12 × {reference} {name}");
    let second = format!("2 × {}", products[1].reference.as_ref().unwrap());
    assert!(
        table.contains(&wanted) && table.contains(&second),
        "{table}"
    );
    assert!(table.contains("\"Oui\""), "{table}");

    let book = export("four.xlsx");
    let first = workbook(&book, |_| true).unwrap();
    assert_eq!(first.name, "Prospects", "the one that comes in again");
    let orders = workbook(&book, |rows| rows[0].cells.contains(&"Total".to_owned())).unwrap();
    assert_eq!((orders.name.as_str(), orders.rows.len()), ("Articles", 3));
    let named = |column: &str, line: usize| {
        let at = orders.rows[0].cells.iter().position(|name| name == column);
        orders.rows[line].cells[at.unwrap()].clone()
    };
    assert_eq!(named("Référence", 1), reference);
    assert_eq!(named("Article", 1), name);
    assert_eq!(named("Quantité", 1), "12");
    assert_eq!(named("Note", 1), "pour mars");
    let cents = products[0].price_cents.unwrap() * 12;
    let total: f64 = named("Total", 1).parse().unwrap();
    assert!((total * 100.0 - cents as f64).abs() < 0.5, "{total}");
}
