//! Review: what was read from a catalogue waits here for a person, each product beside the paper it was read from.
//! Nothing leaves it but what is approved, and every decision can be taken back.

mod decide;
mod marks;
mod parts;
mod show;

use crate::{Error, Session};
use contract::{catalogues::StagingCounts, staging::ProductFields};
use domain::products::Facts;
use store::{Catalogue, Id, Reader, StagedProduct};

/// How many products of a catalogue stand where.
pub(crate) fn counts(reader: &Reader<'_>, catalogue: Id) -> Result<StagingCounts, Error> {
    let [waiting, approved, rejected, published, _] = reader.staged_counts(catalogue)?;
    Ok(StagingCounts {
        waiting,
        approved,
        rejected,
        published,
    })
}

/// What a product says, for the window.
pub(crate) fn fields(facts: Facts) -> ProductFields {
    ProductFields {
        reference: facts.reference,
        name: facts.name,
        price_cents: facts.price_cents,
        currency: facts.currency,
        unit: facts.unit,
        category: facts.category,
        description: facts.description,
        vat: facts.vat,
        price_from: facts.price_from,
    }
}

/// What a person typed of a product, in the form in which it is kept.
pub(crate) fn typed(fields: ProductFields) -> Result<Facts, Error> {
    let shown = |field: &str| match field {
        "price" => fields.price_cents.map(|cents| cents.to_string()),
        "currency" => fields.currency.clone(),
        "vat" => fields.vat.clone(),
        "reference" => fields.reference.clone(),
        "name" => fields.name.clone(),
        "unit" => fields.unit.clone(),
        "category" => fields.category.clone(),
        _ => fields.description.clone(),
    };
    let facts = Facts {
        reference: fields.reference.clone(),
        name: fields.name.clone(),
        price_cents: fields.price_cents,
        currency: fields.currency.clone(),
        unit: fields.unit.clone(),
        category: fields.category.clone(),
        description: fields.description.clone(),
        vat: fields.vat.clone(),
        price_from: fields.price_from,
    };
    facts
        .tidied()
        .map_err(|nonsense| Error::invalid(nonsense.0, &shown(nonsense.0).unwrap_or_default()))
}

/// A place on a page.
fn place(place: [f32; 4]) -> Result<[f32; 4], Error> {
    let [left, top, right, bottom] = place;
    let is_inside = place.iter().all(|at| (0.0..=1.0).contains(at));
    if is_inside && left < right && top < bottom {
        Ok(place)
    } else {
        Err(Error::invalid("place on a page", &format!("{place:?}")))
    }
}

impl Session {
    /// A product that was read from the person's own catalogue.
    fn own_staged(&self, reader: &Reader<'_>, id: Id) -> Result<(Catalogue, StagedProduct), Error> {
        let missing = || Error::NotFound {
            entity: "staged product",
            id: id.to_string(),
        };
        let staged = reader.get::<StagedProduct>(&id)?.ok_or_else(missing)?;
        let catalogue = self
            .own_catalogue(reader, staged.catalogue_id)
            .map_err(|_| missing())?;
        Ok((catalogue, staged))
    }
}
