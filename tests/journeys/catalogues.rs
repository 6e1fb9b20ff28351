//! Catalogues: a price list is read, reviewed beside its paper, published, searched, wanted; nobody else of the firm sees
//! any of it, and nothing is published that nobody looked at.

mod bad_files;
mod kills;
mod privacy;
mod review;

use crate::cabinet::Cabinet;
use contract::{
    campaigns::SaveCampaign,
    catalogues::{
        AddCatalogue, CatalogueView, ListCatalogues, PauseCatalogue, PublishCatalogue,
        PutBackCatalogue, RemoveCatalogue, RenameCatalogue, ShowCatalogue,
    },
    products::{
        AddInterest, ListCategories, ListInterests, ListProducts, ProductPage, ProductRow,
        PutBackProduct, RemoveInterest, RemoveProduct, SaveProduct, ShowProduct, UpdateInterest,
    },
    prospects::{LeadView, RemoveProspects, SaveProspect},
    staging::{DecideStaged, ListStaged, ShowStaged, StagedChanged, StagedRow},
};
use jiff::SignedDuration;
use std::{
    fs,
    time::{Duration, Instant},
};

/// Two pages, twelve products, drawn by `bench/demo_catalogue.py`; it holds its own text.
pub(crate) const CATALOGUE: &[u8] = include_bytes!("../../assets/demo/catalogue.pdf");

/// A photographed page with two products; its text must be recognised.
const SHELF: &[u8] = include_bytes!("../fixtures/catalogue/shelf.jpg");

/// A PDF of one page with these lines of text: left and top in points, size, words.
fn pdf(lines: &[(u32, u32, u32, &str)]) -> Vec<u8> {
    let content: String = lines
        .iter()
        .map(|(x, y, size, text)| {
            format!(
                "BT /F1 {size} Tf 1 0 0 1 {x} {} Tm ({text}) Tj ET\n",
                842 - y
            )
        })
        .collect();
    // The font is that of Windows: one byte a letter.
    let content: Vec<u8> = content
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let stream = [
        format!("<< /Length {} >>\nstream\n", content.len()).as_bytes(),
        &content,
        b"\nendstream",
    ]
    .concat();
    let objects: [&[u8]; 5] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        &stream,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ];
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(objects) {
        table.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.extend(format!("{number} 0 obj\n").as_bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let end = format!(
        "{table}trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n",
        objects.len() + 1,
        file.len()
    );
    file.extend(end.as_bytes());
    file
}

/// A price list under heads: reference, name, price.
fn price_list(rows: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut lines = vec![
        (60, 60, 16, "Linge de table"),
        (60, 100, 10, "Référence"),
        (180, 100, 10, "Désignation"),
        (450, 100, 10, "Prix HT"),
    ];
    for (row, (reference, name, price)) in (0..).zip(rows) {
        let top = 124 + row * 20;
        lines.push((60, top, 10, reference));
        lines.push((180, top, 10, name));
        lines.push((450, top, 10, price));
    }
    pdf(&lines)
}

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
        catalogue_id: Some(catalogue.id),
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
            id: added.id.clone()
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
