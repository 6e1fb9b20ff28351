//! A campaign goes to another computer with its catalogue: the products, their pictures, and who wants what.

use super::{CATALOGUE, add_interest, made::price_list};
use crate::cabinet::{Cabinet, PASSPHRASE};
use contract::{
    catalogues::{ListCatalogues, PauseCatalogue, ShowCatalogue},
    products::{ListInterests, RemoveInterest, SaveProduct, ShowProduct, UpdateInterest},
    staging::{ShowStaged, UndoStaged},
    words::Role,
};
use jiff::SignedDuration;

impl Cabinet {
    /// Everything that a journey can see of what a campaign sells, with the pictures.
    fn goods(&self, campaign: &str) -> Vec<String> {
        let mut lines = Vec::new();
        let catalogues = self.ask(ListCatalogues {
            campaign_id: campaign.to_owned(),
        });
        for catalogue in catalogues.items {
            let shown = self.ask(ShowCatalogue {
                id: catalogue.id.clone(),
            });
            for file in &shown.files {
                let (_, _, bytes) = self.desk.attachment(&file.id).unwrap();
                lines.push(format!("{file:?} {}", store::BlobHash::of(&bytes)));
            }
            for row in self.staged(&catalogue.id, None) {
                lines.push(format!("{:?}", self.ask(ShowStaged { id: row.id })));
            }
            lines.push(format!("{catalogue:?}"));
        }
        for row in self.find(campaign, "").items {
            let picture = self.desk.attachment(&row.id);
            let picture = picture.map(|(_, _, bytes)| store::BlobHash::of(&bytes).to_string());
            let shown = self.ask(ShowProduct { id: row.id });
            lines.push(format!("{shown:?} {picture:?}"));
        }
        lines
    }
}

#[test]
fn two_laptops_have_the_same_products_pictures_and_wishes() {
    let (one, two) = (Cabinet::new(), Cabinet::new());
    let campaign = one.stand("Tables et Matières", Some("Filature Orsange"));
    let catalogue = one.scan(&campaign, &[("Orsange 2026.pdf", CATALOGUE)]);
    let mut rows = one.staged(&catalogue.id, None);
    rows.sort_by_key(|row| row.fields.reference.as_deref() == Some("ORS-110"));
    let (waits, approved) = rows.split_at(4);
    one.decide(&approved.iter().collect::<Vec<_>>(), "approve");
    one.publish(&catalogue.id);
    let napkin = one.find(&campaign, "ORS-110").items.remove(0).id;
    let zoe = one.prospect(&campaign, "zoe@hotel.example");
    let wish = one.ask(add_interest(&zoe, &napkin)).id;
    one.ask(UpdateInterest {
        id: wish.clone(),
        quantity: 40,
        note: "échantillon écru".to_owned(),
    });

    two.take_over(&one.hand_over(&campaign));
    let there = two.catalogue(&catalogue.id);
    assert_eq!(
        (
            there.state.as_str(),
            there.pages,
            there.read,
            there.counts.waiting
        ),
        ("review", 2, 2, 4),
        "nothing is read a second time"
    );
    assert_eq!(one.goods(&campaign), two.goods(&campaign));
    let picture = |firm: &Cabinet| firm.desk.page_picture(&catalogue.id, 1, 2, 400).unwrap();
    assert!(picture(&two).1.len() > 1000, "the page is there to look at");
    let wishes = two.ask(ListInterests {
        prospect_id: zoe.clone(),
    });
    assert_eq!(
        (wishes.items.len(), wishes.items[0].quantity),
        (1, 40),
        "{wishes:?}"
    );

    // Both go on: the review there, a later catalogue, another wish; here a price and a wish that was a mistake.
    one.clock.pass(SignedDuration::from_mins(5));
    two.clock.pass(SignedDuration::from_mins(9));
    let mut fields = one.ask(ShowProduct { id: napkin.clone() }).fields;
    fields.price_cents = Some(3300);
    one.ask(SaveProduct {
        id: napkin.clone(),
        fields,
    });
    one.ask(RemoveInterest { id: wish });
    two.decide(&waits.iter().collect::<Vec<_>>(), "approve");
    two.publish(&catalogue.id);
    let autumn = price_list(&[
        ("ORS 110", "Serviette lin lavé", "34,00 EUR"),
        ("ORS-900", "Torchon coton", "4,10 EUR"),
    ]);
    let later = two.scan(&campaign, &[("automne.pdf", &autumn)]).id;
    two.approve_all(&later);
    let report = two.publish(&later);
    assert_eq!(
        (report.stored, report.duplicates),
        (1, 1),
        "what was handed over is known as the distributor's"
    );
    let cloth = two.find(&campaign, "ORS-900").items.remove(0).id;
    let leo = two.prospect(&campaign, "leo@gite.example");
    two.ask(add_interest(&leo, &cloth));

    let (from_one, from_two) = (one.hand_over(&campaign), two.hand_over(&campaign));
    one.take_over(&from_two);
    two.take_over(&from_one);
    assert_eq!(one.goods(&campaign), two.goods(&campaign));
    assert_eq!(one.find(&campaign, "").total, 13);
    assert_eq!(one.catalogue(&catalogue.id).state, "published");
    assert_eq!(one.catalogue(&later).state, "published");
    let shown = one.ask(ShowProduct { id: napkin });
    assert_eq!((shown.row.price_cents, shown.prices.len()), (Some(3400), 3));
    assert_eq!(one.ask(ShowProduct { id: cloth }).interested.len(), 1);
    assert!(two.ask(ListInterests { prospect_id: zoe }).items.is_empty());
    one.take_over(&from_two);
    assert_eq!(
        one.goods(&campaign),
        two.goods(&campaign),
        "the same file again"
    );
}

#[test]
fn a_catalogue_that_is_not_read_yet_waits_there_until_somebody_wants_it() {
    let (one, two) = (Cabinet::new(), Cabinet::new());
    let campaign = one.stand("Salon", None);
    let id = one
        .ask(one.request(&campaign, &[("Orsange 2026.pdf", CATALOGUE)]))
        .id;
    one.ask(PauseCatalogue {
        id: id.clone(),
        paused: true,
    });
    two.take_over(&one.hand_over(&campaign));
    let there = two.catalogue(&id);
    assert_eq!((there.state.as_str(), there.read), ("paused", 0));
    two.ask(PauseCatalogue {
        id: id.clone(),
        paused: false,
    });
    let there = two.read_to_end(&id);
    assert_eq!((there.state.as_str(), there.counts.waiting), ("review", 12));
    one.take_over(&two.hand_over(&campaign));
    one.ask(PauseCatalogue {
        id: id.clone(),
        paused: false,
    });
    let here = one.read_to_end(&id);
    assert_eq!(
        (here.state.as_str(), here.counts.waiting),
        ("review", 12),
        "its products are there once, whoever read them"
    );
}

#[test]
fn a_colleague_at_the_same_computer_gets_products_of_their_own() {
    let firm = Cabinet::new();
    let campaign = firm.stand("2026", Some("Filature Orsange"));
    let products = firm.shelf(&campaign);
    let catalogue = firm
        .ask(ListCatalogues {
            campaign_id: campaign.clone(),
        })
        .items
        .remove(0)
        .id;
    let second = firm.scan(
        &campaign,
        &[("petit.pdf", &price_list(&[("A-1", "Sac", "9,00 EUR")]))],
    );
    let batch = firm
        .decide(&[&firm.staged(&second.id, None)[0]], "reject")
        .batch;
    let zoe = firm.prospect(&campaign, "zoe@hotel.example");
    firm.ask(add_interest(&zoe, &products[0].id));
    let (file, before) = (firm.hand_over(&campaign), firm.goods(&campaign));
    // Another show for the same distributor, handed over alone.
    let other = firm.stand("2027", Some("Filature Orsange"));
    let elsewhere = Cabinet::new();
    elsewhere.take_over(&firm.hand_over(&other));
    let passphrases = [&firm, &elsewhere].map(|firm| firm.add("Paul Roche", Role::Employee));

    firm.lock();
    firm.unlock(&passphrases[0]).unwrap();
    let copy = firm.take_over(&file).campaign.id;
    let found = firm.find(&copy, "");
    assert_eq!(found.total, 12);
    assert!(
        products
            .iter()
            .all(|one| found.items.iter().all(|copy| copy.id != one.id))
    );
    let wanted = found.items.iter().find(|one| one.interested == 1).unwrap();
    assert_eq!(wanted.reference, products[0].reference);
    assert!(firm.desk.attachment(&wanted.id).is_ok(), "with its picture");
    assert!(
        firm.desk.attachment(&products[0].id).is_err(),
        "which is not that of the other"
    );
    let shown = firm.ask(ListCatalogues {
        campaign_id: copy.clone(),
    });
    assert!(
        shown
            .items
            .iter()
            .all(|one| one.id != catalogue && one.state != "reading")
    );
    firm.ask(add_interest(
        &firm.prospect(&copy, "leo@gite.example"),
        &wanted.id,
    ));
    firm.take_over(&file);
    assert_eq!(firm.find(&copy, "").total, 12, "one copy");

    firm.lock();
    firm.unlock(PASSPHRASE).unwrap();
    assert_eq!(
        firm.goods(&campaign),
        before,
        "the first owner's are as they were"
    );
    let back = firm.ask(UndoStaged { batch });
    assert_eq!(
        back.items.len(),
        1,
        "a decision is taken back for one person"
    );

    // Where somebody else has the products of the distributor, but not the campaign.
    elsewhere.lock();
    elsewhere.unlock(&passphrases[1]).unwrap();
    let taken = elsewhere.take_over(&file).campaign.id;
    assert_eq!(taken, campaign);
    let found = elsewhere.find(&taken, "");
    let wanted = found.items.iter().find(|one| one.interested == 1).unwrap();
    assert_eq!(
        (found.total, &wanted.reference),
        (12, &products[0].reference)
    );
    assert!(wanted.id != products[0].id && elsewhere.desk.attachment(&wanted.id).is_ok());
}
