//! The way of a catalogue: from the scan to what a prospect wants, a later one of the same distributor, pauses.

use super::{CATALOGUE, SHELF, add_interest, made::price_list};
use crate::cabinet::Cabinet;
use contract::{
    catalogues::{
        ListCatalogues, PauseCatalogue, PutBackCatalogue, RemoveCatalogue, RenameCatalogue,
        ShowCatalogue,
    },
    products::{
        ListCategories, ListInterests, ListProducts, PutBackProduct, RemoveInterest, RemoveProduct,
        SaveProduct, ShowProduct, UpdateInterest,
    },
    prospects::RemoveProspects,
    staging::{DecideStaged, ShowStaged, StagedRow},
};
use jiff::SignedDuration;

#[test]
fn from_the_scan_to_what_a_prospect_wants() {
    let firm = Cabinet::new();
    let campaign = firm.stand("Tables et Matières", Some("Filature Orsange"));
    let catalogue = firm.scan(&campaign, &[("Orsange 2026.pdf", CATALOGUE)]);
    assert_eq!(
        (
            catalogue.title.as_str(),
            catalogue.state.as_str(),
            catalogue.pages,
            catalogue.read
        ),
        ("Orsange 2026", "review", 2, 2)
    );
    assert_eq!((catalogue.counts.waiting, catalogue.reason), (12, None));
    let detail = firm.ask(ShowCatalogue {
        id: catalogue.id.clone(),
    });
    let pages: Vec<_> = detail
        .pages
        .iter()
        .map(|page| (page.prices, page.products, page.waiting))
        .collect();
    assert_eq!(pages, [(6, 6, 6), (6, 6, 6)], "as many products as prices");
    let (_, kept_type, kept) = firm.desk.attachment(&detail.files[0].id).unwrap();
    assert_eq!(
        (kept_type.as_str(), kept.as_slice()),
        ("application/pdf", CATALOGUE)
    );
    let (kind, picture) = firm.desk.page_picture(&catalogue.id, 1, 2, 400).unwrap();
    assert!(kind.starts_with("image/") && picture.len() > 1000);

    let least_sure = firm.staged(&catalogue.id, None);
    assert!(least_sure.is_sorted_by(|one, two| one.confidence <= two.confidence));
    let view = firm.ask(ShowStaged {
        id: firm.staged_one(&catalogue.id, "ORS-101").id,
    });
    let price = view.read.iter().find(|one| one.field == "price").unwrap();
    assert_eq!(
        (price.value.as_str(), price.said.contains("89,00")),
        ("89.00", true)
    );
    assert_eq!(view.row.fields.category.as_deref(), Some("Linge de table"));
    for one in &view.read {
        let [left, top, right, bottom] = view.row.place;
        for [x0, y0, x1, y1] in &one.boxes {
            let is_on_crop = one.field == "category"
                || (left <= *x0 && *x1 <= right && top <= *y0 && *y1 <= bottom);
            assert!(is_on_crop, "{one:?}");
        }
    }
    assert!(
        view.text.contains("ORS-101") && view.row.warnings.is_empty(),
        "{:?}",
        view.row
    );

    assert_eq!(
        firm.publish(&catalogue.id).stored,
        0,
        "nothing was looked at"
    );
    assert_eq!(firm.find(&campaign, "").total, 0);
    let mut fields = firm.staged_one(&catalogue.id, "ORS-120").fields;
    fields.price_cents = Some(3150);
    let edited = firm.ask(DecideStaged {
        ids: vec![firm.staged_one(&catalogue.id, "ORS-120").id],
        decision: "approve".to_owned(),
        fields: Some(fields),
        place: None,
    });
    assert_eq!(
        (edited.counts.approved, edited.items[0].fields.price_cents),
        (1, Some(3150))
    );
    let rejected = firm.staged_one(&catalogue.id, "ORS-230");
    firm.decide(&[&rejected], "reject");
    let waits = firm.staged_one(&catalogue.id, "ORS-225");
    let rows = firm.staged(&catalogue.id, Some("waiting"));
    let approved: Vec<_> = rows.iter().filter(|row| row.id != waits.id).collect();
    firm.decide(&approved, "approve");
    let report = firm.publish(&catalogue.id);
    assert_eq!((report.stored, report.duplicates), (10, 0));
    let counts = firm.catalogue(&catalogue.id).counts;
    assert_eq!(
        (
            counts.waiting,
            counts.approved,
            counts.rejected,
            counts.published
        ),
        (1, 0, 1, 10)
    );
    assert_eq!(firm.find(&campaign, "ORS-225").total, 0, "it still waits");

    let found = firm.find(&campaign, "serviete lin");
    assert_eq!(found.corrected.as_deref(), Some("serviette lin"));
    let napkin = found.items[0].clone();
    assert_eq!(
        (napkin.reference.as_deref(), napkin.price_cents),
        (Some("ORS-110"), Some(3260))
    );
    let (_, kind, picture) = firm.desk.attachment(&napkin.id).unwrap();
    assert_eq!(
        (kind.as_str(), &picture[..2]),
        ("image/jpeg", &[0xff, 0xd8][..])
    );
    let categories = firm.ask(ListCategories {
        campaign_id: campaign.clone(),
    });
    let tallies: Vec<_> = categories
        .items
        .iter()
        .map(|one| (one.name.as_str(), one.count))
        .collect();
    assert_eq!(tallies, [("Cuisine et bain", 4), ("Linge de table", 6)]);

    let prospect = firm.prospect(&campaign, "zoe@hotel.example");
    let wanted = firm.ask(add_interest(&prospect, &napkin.id));
    assert_eq!(
        (wanted.quantity, wanted.prospect.as_str()),
        (1, "Zoé (Hôtel du Pont)")
    );
    firm.ask(UpdateInterest {
        id: wanted.id.clone(),
        quantity: 40,
        note: "échantillon écru".to_owned(),
    });
    let again = firm.ask(add_interest(&prospect, &napkin.id));
    assert_eq!(
        (again.id.as_str(), again.quantity),
        (wanted.id.as_str(), 40),
        "noted once"
    );
    let product = firm.ask(ShowProduct {
        id: napkin.id.clone(),
    });
    assert_eq!((product.row.interested, product.interested.len()), (1, 1));
    let list = || {
        firm.ask(ListInterests {
            prospect_id: prospect.clone(),
        })
        .items
    };
    assert_eq!(list()[0].note, "échantillon écru");
    firm.ask(RemoveInterest {
        id: wanted.id.clone(),
    });
    assert_eq!(list(), []);
    let back = firm.ask(add_interest(&prospect, &napkin.id));
    assert_eq!(
        (back.quantity, back.note.as_str()),
        (40, "échantillon écru"),
        "as it was"
    );
    firm.ask(RemoveProduct {
        id: napkin.id.clone(),
    });
    assert_eq!(
        (list().len(), firm.find(&campaign, "ORS-110").total),
        (0, 0)
    );
    firm.ask(PutBackProduct {
        id: napkin.id.clone(),
    });
    assert_eq!(
        (list().len(), firm.find(&campaign, "ORS-110").total),
        (1, 1)
    );
    firm.ask(RemoveProspects {
        ids: vec![prospect],
    });
    assert_eq!(firm.ask(ShowProduct { id: napkin.id }).interested, []);
}

#[test]
fn a_later_catalogue_of_the_distributor_adds_a_price() {
    let firm = Cabinet::new();
    let first = firm.stand("2025", Some("Filature Orsange"));
    let spring = price_list(&[
        ("ORS-500", "Nappe coton blanche", "45,00 EUR"),
        ("ORS-501", "Nappe coton rayures", "47,50 EUR"),
        ("ORS-502", "Serviette coton unie", "5,20 EUR"),
    ]);
    let catalogue = firm.scan(&first, &[("printemps.pdf", &spring)]);
    assert_eq!(
        catalogue.counts.waiting,
        3,
        "{:?}",
        firm.staged(&catalogue.id, None)
    );
    firm.approve_all(&catalogue.id);
    firm.publish(&catalogue.id);
    firm.clock.pass(SignedDuration::from_hours(24 * 180));

    let second = firm.stand("2026", Some("filature orsange"));
    assert_eq!(
        firm.find(&second, "nappe").total,
        2,
        "another show of the same distributor"
    );
    let autumn = price_list(&[
        ("ors 500", "Nappe coton blanche", "49,00 EUR"),
        ("ORS-503", "Serviette coton rayures", "5,60 EUR"),
        ("ORS-504", "Torchon coton", "4,10 EUR"),
    ]);
    let catalogue = firm.scan(&second, &[("automne.pdf", &autumn)]);
    let known = firm
        .ask(ShowStaged {
            id: firm
                .staged(&catalogue.id, None)
                .into_iter()
                .find(|row| row.fields.price_cents == Some(4900))
                .unwrap()
                .id,
        })
        .known
        .unwrap();
    assert_eq!(
        (known.price_cents, known.name.as_str()),
        (Some(4500), "Nappe coton blanche")
    );
    firm.approve_all(&catalogue.id);
    let report = firm.publish(&catalogue.id);
    assert_eq!((report.stored, report.duplicates), (2, 1));
    let product = firm.ask(ShowProduct {
        id: known.id.clone(),
    });
    let prices: Vec<_> = product
        .prices
        .iter()
        .map(|one| (one.price_cents, one.catalogue.as_deref()))
        .collect();
    assert_eq!(
        prices,
        [
            (Some(4900), Some("automne")),
            (Some(4500), Some("printemps"))
        ]
    );
    assert_eq!(firm.find(&first, "").total, 5, "one shelf");
    let of_autumn = firm.ask(ListProducts {
        campaign_id: second,
        query: None,
        category: None,
        catalogue_id: Some(catalogue.id.clone()),
        cursor: None,
        limit: 50,
    });
    assert_eq!(of_autumn.total, 3);

    let mut fields = product.fields;
    fields.price_cents = Some(4800);
    let changed = firm.ask(SaveProduct {
        id: known.id.clone(),
        fields: fields.clone(),
    });
    assert_eq!(
        (changed.prices.len(), changed.prices[0].catalogue.clone()),
        (3, None)
    );
    fields.reference = Some("ORS 501".to_owned());
    assert_eq!(
        firm.refused(SaveProduct {
            id: known.id,
            fields
        })
        .reason,
        "invalid",
        "another one has it"
    );
    let alone = firm.stand("Sans distributeur", None);
    assert_eq!(firm.find(&alone, "").total, 0);
    // A price list that is no longer sold from goes with what it says last; the older one keeps its own.
    let autumn = catalogue.id;
    firm.clock.pass(SignedDuration::from_hours(1));
    firm.ask(RemoveCatalogue {
        id: autumn.clone(),
        products: Some(true),
    });
    let left = |firm: &Cabinet| -> Vec<String> {
        let found = firm.find(&first, "").items.into_iter();
        found.filter_map(|row| row.reference).collect()
    };
    assert_eq!(left(&firm), ["ORS-501", "ORS-502"]);
    firm.ask(PutBackCatalogue { id: autumn.clone() });
    assert_eq!(firm.find(&first, "").total, 5);
    firm.ask(RemoveCatalogue {
        id: autumn,
        products: None,
    });
    assert_eq!(firm.find(&first, "").total, 5);
}

#[test]
fn a_catalogue_is_paused_removed_and_put_back() {
    let firm = Cabinet::new();
    let campaign = firm.stand("Salon", None);
    let files: Vec<(&str, &[u8])> = vec![("1.jpg", SHELF), ("2.jpg", SHELF)];
    let added = firm.ask(firm.request(&campaign, &files));
    let paused = firm.ask(PauseCatalogue {
        id: added.id.clone(),
        paused: true,
    });
    assert_eq!((paused.state.as_str(), paused.pages), ("paused", 2));
    firm.lock();
    firm.unlock(crate::cabinet::PASSPHRASE).unwrap();
    firm.desk.session().unwrap().read_documents().unwrap();
    assert_eq!(
        firm.catalogue(&added.id).state,
        "paused",
        "over a restart too"
    );
    let same = firm.ask(firm.request(&campaign, &files));
    assert_eq!(same.id, added.id, "the same files are the same catalogue");
    firm.ask(PauseCatalogue {
        id: added.id.clone(),
        paused: false,
    });
    let read = firm.read_to_end(&added.id);
    assert_eq!(
        (read.state.as_str(), read.read, read.counts.waiting),
        ("review", 2, 4)
    );
    let renamed = firm.ask(RenameCatalogue {
        id: added.id.clone(),
        title: " Paniers  2026 ".to_owned(),
    });
    assert_eq!(renamed.title, "Paniers 2026");
    let doubled = firm.staged_one_of_two(&added.id);
    assert!(
        doubled.warnings.contains(&"duplicate_reference".to_owned()),
        "{doubled:?}"
    );
    assert_eq!(
        firm.ask(RemoveCatalogue {
            id: added.id.clone(),
            products: None,
        })
        .items,
        []
    );
    assert_eq!(
        firm.ask(ListCatalogues {
            campaign_id: campaign
        })
        .items,
        []
    );
    assert_eq!(
        firm.ask(PutBackCatalogue {
            id: added.id.clone()
        })
        .items
        .len(),
        1
    );
    assert_eq!(firm.staged(&added.id, None).len(), 4);
}

impl Cabinet {
    fn staged_one_of_two(&self, catalogue: &str) -> StagedRow {
        let rows = self.staged(catalogue, None);
        rows.into_iter().find(|row| row.page == 2).unwrap()
    }
}
