//! What was read, as the window shows it.

use super::{counts, fields, marks::Others, place};
use crate::{
    Error, Session,
    catalogues::{CataloguePages, Read, read_place, shelf},
    inbox::page_size,
    router::Handle,
    words, workspaces,
};
use contract::staging::{
    KnownProductView, ListStaged, PlaceView, ReadFieldView, ReadPlace, ShowStaged, StagedPage,
    StagedView,
};
use domain::Capability;
use store::{Catalogue, Reader, StagedFilter, StagedProduct, StagedState};

impl Handle<ListStaged> for Session {
    fn handle(&self, request: ListStaged) -> Result<StagedPage, Error> {
        self.allow(Capability::Work)?;
        let catalogue_id = words::id(&request.catalogue_id)?;
        let from = workspaces::offset(request.cursor.as_deref())?;
        let limit = page_size(request.limit, 500);
        let shown = |state: &StagedState| *state != StagedState::Merged;
        let state = match &request.state {
            None => None,
            Some(word) => Some(
                word.parse()
                    .ok()
                    .filter(shown)
                    .ok_or_else(|| Error::invalid("state", word))?,
            ),
        };
        let filter = StagedFilter {
            catalogue_id,
            state,
            page: request.page,
        };
        self.read(|reader| {
            self.own_catalogue(reader, catalogue_id)?;
            let rows = reader.staged_page(&filter, from, limit)?;
            let outline = reader.staged_outline(catalogue_id)?;
            let total = outline
                .iter()
                .filter(|one| state.is_none_or(|state| one.state == state))
                .filter(|one| request.page.is_none_or(|page| one.page == i64::from(page)))
                .count();
            let others = Others::of(reader, catalogue_id)?;
            let end = from + rows.len();
            Ok(StagedPage {
                next: (end < total && !rows.is_empty()).then(|| end.to_string()),
                items: rows.into_iter().map(|row| others.row(row)).collect(),
                total: u32::try_from(total).unwrap_or(u32::MAX),
                counts: counts(reader, catalogue_id)?,
            })
        })
    }
}

impl Handle<ShowStaged> for Session {
    fn handle(&self, request: ShowStaged) -> Result<StagedView, Error> {
        self.allow(Capability::Work)?;
        let id = words::id(&request.id)?;
        self.read(|reader| {
            let (catalogue, staged) = self.own_staged(reader, id)?;
            let others = Others::of(reader, catalogue.id)?;
            let was_read = Read::of(&staged);
            let same = others.same_reference(staged.id, &staged.facts());
            Ok(StagedView {
                known: self.known_product(reader, &catalogue, &staged)?,
                catalogue_id: catalogue.id.to_string(),
                read: was_read
                    .fields
                    .into_iter()
                    .map(|one| ReadFieldView {
                        field: one.field,
                        value: one.value,
                        said: one.said,
                        confidence: one.confidence,
                        boxes: one.boxes,
                    })
                    .collect(),
                text: was_read.text,
                same_reference: same.iter().map(|(id, _)| id.to_string()).collect(),
                row: others.row(staged),
            })
        })
    }
}

impl Session {
    /// The product that publishing would change.
    fn known_product(
        &self,
        reader: &Reader<'_>,
        catalogue: &Catalogue,
        staged: &StagedProduct,
    ) -> Result<Option<KnownProductView>, Error> {
        let shelf = shelf(&self.own_campaign(reader, catalogue.campaign_id)?);
        let known = match staged.facts().sameness() {
            Some(sameness) => reader.same_product(shelf, &sameness)?,
            None => None,
        };
        Ok(known.map(|product| KnownProductView {
            id: product.id.to_string(),
            name: product.name.or(product.reference).unwrap_or_default(),
            price_cents: product.price_cents,
            currency: product.currency,
        }))
    }
}

impl Handle<ReadPlace> for Session {
    fn handle(&self, request: ReadPlace) -> Result<PlaceView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.catalogue_id)?;
        let place = place(request.place)?;
        self.read(|reader| {
            self.own_catalogue(reader, id)?;
            let pages = CataloguePages::of(reader, id)?;
            if pages.find(request.page).is_none() {
                return Err(Error::invalid("page", &request.page.to_string()));
            }
            let page = pages.read(reader, request.page)?;
            let (read, facts) = page.map_or_else(Default::default, |page| read_place(&page, place));
            Ok(PlaceView {
                text: read.text,
                fields: fields(facts),
            })
        })
    }
}
