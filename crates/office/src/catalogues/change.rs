//! Names, pauses and the end of a catalogue.

use crate::{Error, Session, documents, router::Handle, words};
use contract::catalogues::{
    CatalogueView, CataloguesView, ListCatalogues, PauseCatalogue, PutBackCatalogue,
    ReadCatalogueAgain, RemoveCatalogue, RenameCatalogue,
};
use domain::Capability;
use serde_json::json;
use store::{Catalogue, Product, ReadingState, Writer};

/// A title is one line.
const MAX_TITLE: usize = 200;

/// A title as it is kept; nothing when it is blank.
pub(super) fn title(written: &str) -> Result<Option<String>, Error> {
    let title = written.split_whitespace().collect::<Vec<_>>().join(" ");
    if title.chars().count() > MAX_TITLE || title.contains(char::is_control) {
        return Err(Error::invalid("title", written));
    }
    Ok((!title.is_empty()).then_some(title))
}

impl Session {
    /// Moves those readings of a catalogue that are in one state into another.
    fn move_readings(
        &self,
        writer: &Writer<'_>,
        catalogue: &Catalogue,
        from: ReadingState,
        to: ReadingState,
    ) -> Result<(), Error> {
        for file in writer.catalogue_files(catalogue.id)? {
            match writer.reading(file.id)? {
                Some(mut reading) if reading.state == from => {
                    reading.state = to;
                    if to == ReadingState::Waiting {
                        reading.error = None;
                    }
                    writer.save_reading(&reading)?;
                }
                Some(_) => {}
                // Another device brought it: this one did not read it yet.
                None => documents::queue_catalogue(self, writer, &file)?,
            }
        }
        Ok(())
    }

    /// Puts a catalogue back that was taken away; one that is there stays as it is.
    pub(super) fn put_back_catalogue(
        &self,
        writer: &Writer<'_>,
        catalogue: Catalogue,
    ) -> Result<(), Error> {
        if catalogue.removed_ms.is_none() {
            return Ok(());
        }
        self.move_readings(
            writer,
            &catalogue,
            ReadingState::Paused,
            ReadingState::Waiting,
        )?;
        // What went with it has the moment in which it went.
        for product in writer.products_of_catalogue(catalogue.id, catalogue.removed_ms)? {
            writer.save(&Product {
                removed_ms: None,
                ..product
            })?;
        }
        let id = catalogue.id.to_string();
        writer.save(&Catalogue {
            removed_ms: None,
            ..catalogue
        })?;
        self.audit(writer, "catalogues.put_back", "catalogues", &id, &json!({}))
    }
}

impl Handle<RenameCatalogue> for Session {
    fn handle(&self, request: RenameCatalogue) -> Result<CatalogueView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        let title = title(&request.title)?.ok_or_else(|| Error::invalid("title", ""))?;
        self.write(|writer| {
            let catalogue = self.own_catalogue(writer, id)?;
            Ok(writer.save(&Catalogue { title, ..catalogue })?)
        })?;
        self.bus.changed(&["catalogues"]);
        self.catalogue_view(id)
    }
}

impl Handle<PauseCatalogue> for Session {
    fn handle(&self, request: PauseCatalogue) -> Result<CatalogueView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        self.write(|writer| {
            let catalogue = self.own_catalogue(writer, id)?;
            let (from, to) = if request.paused {
                (ReadingState::Waiting, ReadingState::Paused)
            } else {
                (ReadingState::Paused, ReadingState::Waiting)
            };
            self.move_readings(writer, &catalogue, from, to)
        })?;
        self.bus.changed(&["catalogues"]);
        if !request.paused {
            documents::resume(self)?;
        }
        self.catalogue_view(id)
    }
}

impl Handle<ReadCatalogueAgain> for Session {
    fn handle(&self, request: ReadCatalogueAgain) -> Result<CatalogueView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        self.write(|writer| {
            let catalogue = self.own_catalogue(writer, id)?;
            let (from, to) = (ReadingState::Failed, ReadingState::Waiting);
            self.move_readings(writer, &catalogue, from, to)
        })?;
        self.bus.changed(&["catalogues"]);
        documents::read_on(self)?;
        self.catalogue_view(id)
    }
}

impl Handle<RemoveCatalogue> for Session {
    fn handle(&self, request: RemoveCatalogue) -> Result<CataloguesView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        let campaign_id = self.write(|writer| {
            let catalogue = self.own_catalogue(writer, id)?;
            self.move_readings(
                writer,
                &catalogue,
                ReadingState::Waiting,
                ReadingState::Paused,
            )?;
            let campaign_id = catalogue.campaign_id.to_string();
            let removed_ms = Some(self.now_ms());
            writer.save(&Catalogue {
                removed_ms,
                ..catalogue
            })?;
            let products = if request.products.unwrap_or(false) {
                writer.products_of_catalogue(id, None)?
            } else {
                Vec::new()
            };
            let detail = json!({ "products": products.len() });
            for product in products {
                writer.save(&Product {
                    removed_ms,
                    ..product
                })?;
            }
            let id = id.to_string();
            self.audit(writer, "catalogues.remove", "catalogues", &id, &detail)?;
            Ok(campaign_id)
        })?;
        self.bus.changed(&["catalogues", "products", "interests"]);
        self.handle(ListCatalogues { campaign_id })
    }
}

impl Handle<PutBackCatalogue> for Session {
    fn handle(&self, request: PutBackCatalogue) -> Result<CataloguesView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        let campaign_id = self.write(|writer| {
            let catalogue = self.any_catalogue(writer, id)?;
            let campaign_id = catalogue.campaign_id.to_string();
            self.put_back_catalogue(writer, catalogue)?;
            Ok(campaign_id)
        })?;
        self.bus.changed(&["catalogues", "products", "interests"]);
        documents::read_on(self)?;
        self.handle(ListCatalogues { campaign_id })
    }
}
