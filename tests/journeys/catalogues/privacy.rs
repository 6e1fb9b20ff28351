//! To everybody else of the firm a catalogue, its products and who wants them do not exist.

use super::{SHELF, add_interest};
use crate::cabinet::Cabinet;
use contract::{
    FailureCode,
    catalogues::{
        ListCatalogues, PauseCatalogue, PublishCatalogue, PutBackCatalogue, ReadCatalogueAgain,
        RemoveCatalogue, RenameCatalogue, ShowCatalogue,
    },
    documents::{ListReadings, OpenDocument, ReadAgain},
    products::{
        ListCategories, ListInterests, ListProducts, PutBackProduct, RemoveInterest, RemoveProduct,
        SaveProduct, ShowProduct, UpdateInterest,
    },
    staging::{
        AddStaged, DecideStaged, ListStaged, MergeStaged, ReadPlace, RejectPage, ShowStaged,
        SplitStaged, UndoStaged,
    },
    words::Role,
};

#[test]
fn nobody_else_of_the_firm_sees_a_catalogue_a_product_or_an_interest() {
    let firm = Cabinet::new();
    let campaign = firm.stand("Tables et Matières", Some("Filature Orsange"));
    let product = firm.shelf(&campaign).remove(0);
    let fields = firm
        .ask(ShowProduct {
            id: product.id.clone(),
        })
        .fields;
    let catalogue = firm
        .ask(ListCatalogues {
            campaign_id: campaign.clone(),
        })
        .items
        .remove(0)
        .id;
    let file = firm
        .ask(ShowCatalogue {
            id: catalogue.clone(),
        })
        .files
        .remove(0)
        .id;
    let staged = firm.staged(&catalogue, None).remove(0).id;
    let second = firm.scan(&campaign, &[("a.jpg", SHELF)]).id;
    let rows = firm.staged(&second, None);
    let batch = firm.decide(&[&rows[0]], "reject").batch;
    let waiting = firm
        .ask(firm.request(&campaign, &[("b.jpg", SHELF), ("c.jpg", SHELF)]))
        .id;
    firm.ask(PauseCatalogue {
        id: waiting.clone(),
        paused: true,
    });
    let prospect = firm.prospect(&campaign, "zoe@hotel.example");
    let interest = firm.ask(add_interest(&prospect, &product.id)).id;
    let passphrase = firm.add("Paul Roche", Role::Admin);
    firm.lock();
    firm.unlock(&passphrase).unwrap();

    let id = || catalogue.clone();
    let place = [0.1, 0.1, 0.9, 0.9];
    let request = firm.request(&campaign, &[("a.pdf", super::CATALOGUE)]);
    let refusals = [
        firm.refused(ListCatalogues {
            campaign_id: campaign.clone(),
        }),
        firm.refused(request),
        firm.refused(ShowCatalogue { id: id() }),
        firm.refused(RenameCatalogue {
            id: id(),
            title: "à moi".to_owned(),
        }),
        firm.refused(PauseCatalogue {
            id: id(),
            paused: true,
        }),
        firm.refused(ReadCatalogueAgain { id: id() }),
        firm.refused(RemoveCatalogue {
            id: id(),
            products: None,
        }),
        firm.refused(PutBackCatalogue { id: id() }),
        firm.refused(PublishCatalogue { id: id() }),
        firm.refused(ListStaged {
            catalogue_id: id(),
            state: None,
            page: None,
            cursor: None,
            limit: 10,
        }),
        firm.refused(ShowStaged { id: staged.clone() }),
        firm.refused(DecideStaged {
            ids: vec![staged.clone()],
            decision: "reject".to_owned(),
            fields: None,
            place: None,
        }),
        firm.refused(MergeStaged {
            ids: rows.iter().map(|row| row.id.clone()).collect(),
        }),
        firm.refused(SplitStaged {
            id: rows[1].id.clone(),
            at: 0.5,
            upright: false,
        }),
        firm.refused(AddStaged {
            catalogue_id: id(),
            page: 1,
            place,
            fields: None,
        }),
        firm.refused(ReadPlace {
            catalogue_id: id(),
            page: 1,
            place,
        }),
        firm.refused(RejectPage {
            catalogue_id: id(),
            page: 1,
        }),
        firm.refused(UndoStaged { batch }),
        firm.refused(ListProducts {
            campaign_id: campaign.clone(),
            query: None,
            category: None,
            catalogue_id: None,
            cursor: None,
            limit: 10,
        }),
        firm.refused(ListCategories {
            campaign_id: campaign.clone(),
        }),
        firm.refused(ShowProduct {
            id: product.id.clone(),
        }),
        firm.refused(SaveProduct {
            id: product.id.clone(),
            fields,
        }),
        firm.refused(RemoveProduct {
            id: product.id.clone(),
        }),
        firm.refused(PutBackProduct {
            id: product.id.clone(),
        }),
        firm.refused(ListInterests {
            prospect_id: prospect.clone(),
        }),
        firm.refused(add_interest(&prospect, &product.id)),
        firm.refused(UpdateInterest {
            id: interest.clone(),
            quantity: 2,
            note: String::new(),
        }),
        firm.refused(RemoveInterest { id: interest }),
        firm.refused(OpenDocument {
            id: file.clone(),
            version: None,
        }),
        firm.refused(ReadAgain { id: file.clone() }),
    ];
    for refused in refusals {
        assert_eq!(
            refused.code,
            FailureCode::NotFound,
            "as if it did not exist: {refused:?}"
        );
    }
    for hidden in [&file, &product.id] {
        assert!(firm.desk.attachment(hidden).is_err());
    }
    assert!(firm.desk.page_picture(&catalogue, 1, 1, 300).is_err());
    assert!(firm.search("Orsange").is_empty() && firm.search("ORS-101").is_empty());
    let queue = firm.ask(ListReadings {});
    assert_eq!((queue.waiting, queue.items), (0, Vec::new()));

    let own = firm.stand("À moi", Some("Filature Orsange"));
    assert_eq!(
        firm.ask(ListProducts {
            campaign_id: own,
            query: None,
            category: None,
            catalogue_id: None,
            cursor: None,
            limit: 10
        })
        .total,
        0
    );
}

#[test]
fn a_catalogue_is_read_in_its_makers_session_only() {
    let firm = Cabinet::new();
    let passphrase = firm.add("Paul Roche", Role::Admin);
    let campaign = firm.stand("Salon", None);
    let files: Vec<(&str, &[u8])> = vec![("1.jpg", SHELF), ("2.jpg", SHELF), ("3.jpg", SHELF)];
    let added = firm.ask(firm.request(&campaign, &files)).id;
    firm.ask(PauseCatalogue {
        id: added.clone(),
        paused: true,
    });
    let read = firm.catalogue(&added).read;
    firm.ask(PauseCatalogue {
        id: added.clone(),
        paused: false,
    });
    firm.lock();
    firm.unlock(&passphrase).unwrap();
    for _ in 0..20 {
        firm.desk.session().unwrap().read_documents().unwrap();
        std::thread::sleep(std::time::Duration::from_millis(100));
    }
    firm.lock();
    firm.unlock(crate::cabinet::PASSPHRASE).unwrap();
    let after = firm.catalogue(&added);
    assert!(
        after.read <= read + 2 && after.state == "reading",
        "only what was being read: {after:?}"
    );
    assert_eq!(firm.read_to_end(&added).counts.waiting, 6);
}
