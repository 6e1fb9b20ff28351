//! Catalogues: a distributor's price list, brought to a campaign, read page by page by the reader of documents, laid out
//! for review ([`crate::staging`]) and published ([`crate::products`]).
//!
//! A catalogue is its maker's alone; to everybody else of the firm it does not exist. Its files are kept whatever can be
//! read of them.

mod add;
mod change;
mod pages;
mod publish;
mod show;
mod stage;

pub(crate) use pages::{CataloguePages, bytes, file_of_page};
pub(crate) use publish::publish;
pub(crate) use stage::{Read, read_place, was_read};

use crate::{Error, Session};
use store::{Campaign, Catalogue, Id, Reader};

impl Session {
    /// The person's own catalogue, also one that was taken away.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`], or when the file cannot be read.
    pub(crate) fn any_catalogue(&self, reader: &Reader<'_>, id: Id) -> Result<Catalogue, Error> {
        let own = reader
            .get::<Catalogue>(&id)?
            .filter(|catalogue| catalogue.owner_user_id == self.user_id);
        own.ok_or_else(|| Error::NotFound {
            entity: "catalogue",
            id: id.to_string(),
        })
    }

    /// The person's own catalogue.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`], or when the file cannot be read.
    pub(crate) fn own_catalogue(&self, reader: &Reader<'_>, id: Id) -> Result<Catalogue, Error> {
        let catalogue = self.any_catalogue(reader, id)?;
        if catalogue.removed_ms.is_some() {
            return Err(Error::NotFound {
                entity: "catalogue",
                id: id.to_string(),
            });
        }
        Ok(catalogue)
    }
}

/// Whose list the products of a campaign are: its distributor's, or its own when it has none.
pub(crate) fn shelf(campaign: &Campaign) -> Id {
    campaign.distributor_id.unwrap_or(campaign.id)
}
