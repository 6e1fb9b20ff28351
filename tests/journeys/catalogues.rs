//! Catalogues: a price list is read, reviewed beside its paper, published, searched, wanted; nobody else of the firm sees
//! any of it, and nothing is published that nobody looked at.

mod bad_files;
mod handed;
mod kills;
mod made;
mod path;
mod privacy;
mod review;

use crate::cabinet::Cabinet;
use contract::{
    campaigns::SaveCampaign,
    catalogues::{AddCatalogue, CatalogueView, PublishCatalogue, ShowCatalogue},
    products::{AddInterest, ListProducts, ProductPage, ProductRow},
    prospects::{LeadView, SaveProspect},
    staging::{DecideStaged, ListStaged, StagedChanged, StagedRow},
};
use std::{
    fs,
    time::{Duration, Instant},
};

/// Two pages, twelve products, drawn by `bench/demo_catalogue.py`; it holds its own text.
pub(crate) const CATALOGUE: &[u8] = include_bytes!("../../assets/demo/catalogue.pdf");

/// A photographed page with two products; its text must be recognised.
const SHELF: &[u8] = include_bytes!("../fixtures/catalogue/shelf.jpg");

impl Cabinet {
    pub(crate) fn stand(&self, name: &str, distributor: Option<&str>) -> String {
        self.ask(SaveCampaign {
            id: None,
            name: name.to_owned(),
            event: None,
            place: None,
            starts_on: None,
            ends_on: None,
            distributor: distributor.map(str::to_owned),
        })
        .id
    }

    fn request(&self, campaign: &str, files: &[(&str, &[u8])]) -> AddCatalogue {
        let places = files.iter().map(|(name, bytes)| {
            let path = self.place(name);
            fs::write(&path, bytes).unwrap();
            self.desk.offer(&path).token
        });
        AddCatalogue {
            campaign_id: campaign.to_owned(),
            places: places.collect(),
            title: None,
        }
    }

    /// Adds a catalogue and waits until it is read.
    fn scan(&self, campaign: &str, files: &[(&str, &[u8])]) -> CatalogueView {
        let added = self.ask(self.request(campaign, files));
        self.read_to_end(&added.id)
    }

    fn read_to_end(&self, id: &str) -> CatalogueView {
        let started = Instant::now();
        loop {
            let catalogue = self.catalogue(id);
            if catalogue.state != "reading" {
                return catalogue;
            }
            assert!(
                started.elapsed() < Duration::from_secs(120),
                "{catalogue:?}"
            );
            self.desk.session().unwrap().read_documents().unwrap();
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    fn catalogue(&self, id: &str) -> CatalogueView {
        self.ask(ShowCatalogue { id: id.to_owned() }).catalogue
    }

    fn staged(&self, catalogue: &str, state: Option<&str>) -> Vec<StagedRow> {
        self.ask(ListStaged {
            catalogue_id: catalogue.to_owned(),
            state: state.map(str::to_owned),
            page: None,
            cursor: None,
            limit: 500,
        })
        .items
    }

    fn staged_one(&self, catalogue: &str, reference: &str) -> StagedRow {
        let mut rows = self.staged(catalogue, None);
        rows.retain(|row| row.fields.reference.as_deref() == Some(reference));
        assert_eq!(rows.len(), 1, "{reference}");
        rows.remove(0)
    }

    fn decide(&self, ids: &[&StagedRow], decision: &str) -> StagedChanged {
        self.ask(DecideStaged {
            ids: ids.iter().map(|row| row.id.clone()).collect(),
            decision: decision.to_owned(),
            fields: None,
            place: None,
        })
    }

    fn publish(&self, catalogue: &str) -> contract::ingest::IngestReport {
        let job = self.ask(PublishCatalogue {
            id: catalogue.to_owned(),
        });
        let job = self.finished(&job.id);
        assert_eq!(job.state, "done", "{:?}", job.error);
        job.report.unwrap()
    }

    fn approve_all(&self, catalogue: &str) {
        let rows = self.staged(catalogue, Some("waiting"));
        let changed = self.decide(&rows.iter().collect::<Vec<_>>(), "approve");
        assert_eq!(changed.left, [], "{changed:?}");
    }

    fn find(&self, campaign: &str, query: &str) -> ProductPage {
        self.ask(ListProducts {
            campaign_id: campaign.to_owned(),
            query: Some(query.to_owned()),
            category: None,
            catalogue_id: None,
            cursor: None,
            limit: 50,
        })
    }

    /// The products of the catalogue of the demonstration, published.
    pub(crate) fn shelf(&self, campaign: &str) -> Vec<ProductRow> {
        let catalogue = self.scan(campaign, &[("Filature Orsange 2026.pdf", CATALOGUE)]);
        self.approve_all(&catalogue.id);
        self.publish(&catalogue.id);
        self.find(campaign, "").items
    }

    fn prospect(&self, campaign: &str, email: &str) -> String {
        self.ask(SaveProspect {
            was: None,
            campaign_id: campaign.to_owned(),
            id: None,
            lead: LeadView {
                email: Some(email.to_owned()),
                first_name: Some("Zoé".to_owned()),
                company: Some("Hôtel du Pont".to_owned()),
                ..LeadView::default()
            },
            score: None,
            follow_up: None,
            stage: None,
        })
        .row
        .id
    }
}

fn add_interest(prospect: &str, product: &str) -> AddInterest {
    AddInterest {
        prospect_id: prospect.to_owned(),
        product_id: product.to_owned(),
        quantity: None,
        note: None,
    }
}
