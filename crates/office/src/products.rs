//! Products: what a person published from their distributors' catalogues, and who wants them.
//!
//! A product is its maker's alone. It stands on the shelf of its distributor, so that every campaign for that distributor
//! shows it, or on that of its campaign when there is no distributor.

mod change;
mod interests;
mod money;

pub(crate) use money::price;

use crate::{Error, Session, inbox::page_size, router::Handle, staging, when, words, workspaces};
use contract::products::{
    CategoriesView, CategoryCount, ListCategories, ListProducts, ProductPage, ProductPriceView,
    ProductRow, ProductView, ShowProduct,
};
use domain::Capability;
use std::time::Instant;
use store::{Campaign, Catalogue, Id, Product, ProductFilter, Reader};

/// The shelves a campaign can show: its distributor's, and its own from before it had one.
fn shelves(campaign: &Campaign) -> Vec<Id> {
    campaign
        .distributor_id
        .into_iter()
        .chain([campaign.id])
        .collect()
}

fn row(reader: &Reader<'_>, product: &Product) -> Result<ProductRow, Error> {
    let named = product.name.clone().or_else(|| product.reference.clone());
    Ok(ProductRow {
        id: product.id.to_string(),
        reference: product.reference.clone(),
        name: named.unwrap_or_default(),
        price_cents: product.price_cents,
        currency: product.currency.clone(),
        unit: product.unit.clone(),
        category: product.category.clone(),
        price_from: product.price_from,
        picture: product.picture.is_some(),
        interested: reader.count_interests(product.id)?,
    })
}

impl Session {
    /// The person's own product, also one that was taken away.
    pub(crate) fn own_product(&self, reader: &Reader<'_>, id: Id) -> Result<Product, Error> {
        let own = reader
            .get::<Product>(&id)?
            .filter(|product| product.owner_user_id == self.user_id);
        own.ok_or_else(|| Error::NotFound {
            entity: "product",
            id: id.to_string(),
        })
    }

    fn product_view(&self, id: Id) -> Result<ProductView, Error> {
        self.read(|reader| {
            let product = self.own_product(reader, id)?;
            let prices = reader
                .product_prices(id)?
                .into_iter()
                .map(|one| {
                    let catalogue = one
                        .catalogue_id
                        .map_or(Ok(None), |id| reader.get::<Catalogue>(&id))?;
                    Ok(ProductPriceView {
                        price_cents: one.price_cents,
                        currency: one.currency,
                        at: when::time_ms(one.at_ms),
                        catalogue: catalogue.map(|catalogue| catalogue.title),
                    })
                })
                .collect::<Result<_, Error>>()?;
            Ok(ProductView {
                row: row(reader, &product)?,
                catalogue_id: product.catalogue_id.to_string(),
                page: u32::try_from(product.page).unwrap_or(0),
                place: product.place,
                prices,
                interested: self.interested(reader, &product)?,
                removed_at: product.removed_ms.map(when::time_ms),
                fields: staging::fields(product.facts()),
            })
        })
    }
}

impl Handle<ListProducts> for Session {
    fn handle(&self, request: ListProducts) -> Result<ProductPage, Error> {
        self.allow(Capability::Work)?;
        let started = Instant::now();
        let campaign = words::id(&request.campaign_id)?;
        let catalogue = request.catalogue_id.as_deref().map(words::id).transpose()?;
        let from = workspaces::offset(request.cursor.as_deref())?;
        let limit = page_size(request.limit, 200);
        self.read(|reader| {
            let campaign = self.own_campaign(reader, campaign)?;
            if let Some(id) = catalogue {
                self.any_catalogue(reader, id)?;
            }
            let filter = ProductFilter {
                shelves: shelves(&campaign),
                query: request.query.unwrap_or_default(),
                category: request.category,
                catalogue,
            };
            let hits = reader.product_page(&filter, from, limit)?;
            let items = hits
                .items
                .iter()
                .map(|product| row(reader, product))
                .collect::<Result<Vec<_>, _>>()?;
            let end = from + items.len();
            Ok(ProductPage {
                next: (end < hits.total && !items.is_empty()).then(|| end.to_string()),
                items,
                total: u32::try_from(hits.total).unwrap_or(u32::MAX),
                corrected: hits.corrected,
                took_ms: started.elapsed().as_secs_f64() * 1000.0,
            })
        })
    }
}

impl Handle<ListCategories> for Session {
    fn handle(&self, request: ListCategories) -> Result<CategoriesView, Error> {
        self.allow(Capability::Work)?;
        let id = words::id(&request.campaign_id)?;
        self.read(|reader| {
            let campaign = self.own_campaign(reader, id)?;
            let found = reader.product_categories(&shelves(&campaign))?;
            let items = found
                .into_iter()
                .map(|(name, count)| CategoryCount {
                    name: name.unwrap_or_default(),
                    count,
                })
                .collect();
            Ok(CategoriesView { items })
        })
    }
}

impl Handle<ShowProduct> for Session {
    fn handle(&self, request: ShowProduct) -> Result<ProductView, Error> {
        self.allow(Capability::Work)?;
        self.product_view(words::id(&request.id)?)
    }
}
