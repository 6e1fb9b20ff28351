//! Publishing: what a person approved becomes products, a page at a time. Each page is one transaction; a kill leaves the
//! rest approved.

use super::{CataloguePages, shelf, stage::Read};
use crate::{Error, Session, documents, router::Handle, words};
use ::documents::{Printed, product_pictures};
use contract::{
    catalogues::PublishCatalogue,
    ingest::{IngestReport, JobView},
};
use domain::{Capability, products::Facts};
use serde_json::json;
use std::{collections::BTreeMap, time::Instant};
use store::{
    Catalogue, CatalogueFile, Id, PreparedBlob, Product, ProductPrice, StagedProduct, StagedState,
    Writer,
};

/// Pixels of the page that the pictures are cut from.
const PAGE_SIDE: u32 = 2200;

/// Pixels of a product's picture at most: enough for a list and a letter.
const PICTURE_SIDE: u32 = 480;

impl Handle<PublishCatalogue> for Session {
    fn handle(&self, request: PublishCatalogue) -> Result<JobView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        let catalogue = self.read(|reader| self.own_catalogue(reader, id))?;
        self.start_job("catalogue", catalogue.title, move |session, job| {
            publish(session, id, &mut |done, total| {
                session.step(job, done, Some(total))
            })
            .map(Some)
        })
    }
}

/// Publishes what is approved.
///
/// - `step`: told how many products are done, of how many; answers whether to go on.
pub(crate) fn publish(
    session: &Session,
    id: Id,
    step: &mut dyn FnMut(u32, u32) -> bool,
) -> Result<IngestReport, Error> {
    let started = Instant::now();
    let (pages, approved) = session.read(|reader| {
        session.own_catalogue(reader, id)?;
        let mut pages: BTreeMap<u32, Vec<StagedProduct>> = BTreeMap::new();
        for one in reader.staged_products(id)? {
            if one.state == StagedState::Approved {
                let page = u32::try_from(one.page).unwrap_or(0);
                pages.entry(page).or_default().push(one);
            }
        }
        Ok((CataloguePages::of(reader, id)?, pages))
    })?;
    let total = count(approved.values().map(Vec::len).sum());
    let mut report = IngestReport {
        read: total,
        stored: 0,
        duplicates: 0,
        unparsed: 0,
        seconds: 0.0,
        failed: Vec::new(),
    };
    let mut opened = None;
    for (page, products) in approved {
        if !step(report.stored + report.duplicates, total) {
            break;
        }
        let found = pages.find(page);
        let read = session.read(|reader| pages.read(reader, page))?;
        let turned = read.map_or(0, |page| page.turned);
        let pictures = found.map_or_else(Vec::new, |(file, number)| {
            pictures(session, &mut opened, file, (number, turned), &products)
        });
        let (new, changed) =
            session.write(|writer| keep(session, writer, id, &products, &pictures))?;
        report.stored += new;
        report.duplicates += changed;
        session.bus.changed(&["catalogues", "products"]);
    }
    let done = report.stored + report.duplicates;
    step(done, total);
    report.seconds = started.elapsed().as_secs_f64();
    session.write(|writer| {
        let detail = json!({ "new": report.stored, "changed": report.duplicates });
        let id = id.to_string();
        session.audit(writer, "catalogues.publish", "catalogues", &id, &detail)
    })?;
    session.bus.changed(&["catalogues", "products"]);
    Ok(report)
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// The pictures of the products of a page; none when the page cannot be drawn, or has none: a product without a picture is
/// one too.
///
/// - `number`, `turned`: the page in its file, and by how many degrees it was turned to be read.
fn pictures(
    session: &Session,
    opened: &mut Option<(Id, ::documents::Document)>,
    file: &CatalogueFile,
    (number, turned): (u32, u16),
    products: &[StagedProduct],
) -> Vec<Option<PreparedBlob>> {
    let mut draw = || -> Result<Vec<Option<PreparedBlob>>, Error> {
        let document = match opened {
            Some((id, document)) if *id == file.id => document,
            _ => {
                let document = documents::open_catalogue(session, file)?;
                &mut opened.insert((file.id, document)).1
            }
        };
        let page = document
            .picture(number, PAGE_SIDE)
            .map_err(Error::Document)?;
        let products: Vec<Printed> = products.iter().map(printed).collect();
        product_pictures(&page, &products, turned, PICTURE_SIDE)
            .map_err(Error::Document)?
            .into_iter()
            .map(|picture| Ok(picture.map(|it| PreparedBlob::new(&it.bytes)).transpose()?))
            .collect()
    };
    draw().unwrap_or_else(|error| {
        tracing::warn!(number, %error, "a page of a catalogue cannot be drawn");
        Vec::new()
    })
}

/// Where a product stands: its words as they were read, which its place may reach beyond.
fn printed(product: &StagedProduct) -> Printed {
    let read = Read::of(product);
    let around = |[left, top, right, bottom]: [f32; 4], [x0, y0, x1, y1]: [f32; 4]| {
        [left.min(x0), top.min(y0), right.max(x1), bottom.max(y1)]
    };
    // The heading of a category stands over many products.
    let fields = read.fields.iter().filter(|field| field.field != "category");
    Printed {
        words: fields
            .flat_map(|field| field.boxes.iter().copied())
            .reduce(around)
            .unwrap_or(product.place),
        place: product.place,
    }
}

/// Publishes what is still approved. Answers how many products are new, and how many were there.
fn keep(
    session: &Session,
    writer: &Writer<'_>,
    catalogue: Id,
    products: &[StagedProduct],
    pictures: &[Option<PreparedBlob>],
) -> Result<(u32, u32), Error> {
    let catalogue = session.own_catalogue(writer, catalogue)?;
    let shelf = shelf(&session.own_campaign(writer, catalogue.campaign_id)?);
    let now_ms = session.now_ms();
    let (mut new, mut changed) = (0, 0);
    for (at, product) in products.iter().enumerate() {
        let staged: StagedProduct = writer.expect(&product.id)?;
        let facts = staged.facts();
        if staged.state != StagedState::Approved || facts.obstacle().is_some() {
            continue;
        }
        let known = match facts.sameness() {
            // Two lines of one catalogue stay two products, whatever they say.
            Some(sameness) => writer
                .same_product(shelf, &sameness)?
                .filter(|known| known.catalogue_id != catalogue.id),
            None => None,
        };
        if known.is_some() {
            changed += 1;
        } else {
            new += 1;
        }
        let picture = pictures
            .get(at)
            .and_then(Option::as_ref)
            .map(|blob| writer.put_blob(blob))
            .transpose()?;
        let before = known.unwrap_or_else(|| {
            Product::new(
                session.new_id(),
                session.user_id,
                shelf,
                catalogue.id,
                now_ms,
            )
        });
        let mut product = Product {
            catalogue_id: catalogue.id,
            page: staged.page,
            place: staged.place,
            picture: picture.or(before.picture),
            changed_ms: now_ms,
            removed_ms: None,
            ..before
        };
        let facts = renewed(product.facts(), facts);
        product.set_facts(facts);
        writer.save(&product)?;
        writer.insert(&ProductPrice {
            id: session.new_id(),
            product_id: product.id,
            catalogue_id: Some(catalogue.id),
            price_cents: product.price_cents,
            currency: product.currency.clone(),
            at_ms: now_ms,
        })?;
        writer.save(&StagedProduct {
            state: StagedState::Published,
            product_id: Some(product.id),
            ..staged
        })?;
    }
    writer.save(&Catalogue {
        published_ms: Some(now_ms),
        ..catalogue
    })?;
    Ok((new, changed))
}

/// A later catalogue says what a product is and costs now; what it is silent about stays.
fn renewed(before: Facts, now: Facts) -> Facts {
    Facts {
        reference: now.reference.or(before.reference),
        name: now.name.or(before.name),
        unit: now.unit.or(before.unit),
        category: now.category.or(before.category),
        description: now.description.or(before.description),
        vat: now.vat.or(before.vat),
        ..now
    }
}
