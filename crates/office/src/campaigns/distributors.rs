//! For whom a show is.

use super::line;
use crate::{Error, Session, router::Handle, words};
use contract::campaigns::{
    DistributorView, DistributorsView, ListDistributors, RemoveDistributor, SaveDistributor,
};
use domain::Capability;
use store::{Distributor, Id, Reader, Writer, fold};

/// Longer is a document.
const MAX_NOTES: usize = 5_000;

pub(super) fn view(distributor: Distributor) -> DistributorView {
    DistributorView {
        id: distributor.id.to_string(),
        name: distributor.name,
        vat_number: distributor.vat_number,
        notes: distributor.notes,
    }
}

/// A VAT number as it is compared: letters and digits, in capitals.
fn vat(number: &str) -> String {
    number
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|c| c.to_ascii_uppercase())
        .collect()
}

/// The person's own distributor of this name, made when there is none. An empty name is nobody.
///
/// # Errors
///
/// When the file cannot be written.
pub(crate) fn distributor_named(
    session: &Session,
    writer: &Writer<'_>,
    name: &str,
) -> Result<Option<Id>, Error> {
    if name.is_empty() {
        return Ok(None);
    }
    let known = writer.distributors(session.user_id)?;
    if let Some(known) = known.iter().find(|one| fold(&one.name) == fold(name)) {
        return Ok(Some(known.id));
    }
    let distributor = Distributor {
        id: session.new_id(),
        owner_user_id: session.user_id,
        name: name.to_owned(),
        vat_number: None,
        notes: String::new(),
        created_ms: session.now_ms(),
        removed_ms: None,
    };
    writer.insert(&distributor)?;
    Ok(Some(distributor.id))
}

impl Session {
    fn own_distributor(&self, reader: &Reader<'_>, id: Id) -> Result<Distributor, Error> {
        let own = reader
            .get::<Distributor>(&id)?
            .filter(|one| one.owner_user_id == self.user_id);
        own.ok_or_else(|| Error::NotFound {
            entity: "distributor",
            id: id.to_string(),
        })
    }

    fn distributors_view(&self) -> Result<DistributorsView, Error> {
        self.read(|reader| {
            let items = reader.distributors(self.user_id)?;
            Ok(DistributorsView {
                items: items.into_iter().map(view).collect(),
            })
        })
    }
}

impl Handle<ListDistributors> for Session {
    fn handle(&self, ListDistributors {}: ListDistributors) -> Result<DistributorsView, Error> {
        self.allow(Capability::Work)?;
        self.distributors_view()
    }
}

impl Handle<SaveDistributor> for Session {
    fn handle(&self, request: SaveDistributor) -> Result<DistributorsView, Error> {
        self.require(Capability::Work)?;
        let name = line("name", Some(&request.name))?;
        if name.is_empty() {
            return Err(Error::invalid("name", ""));
        }
        let number = line("VAT number", request.vat_number.as_deref())?;
        let notes = request.notes.unwrap_or_default();
        if notes.chars().count() > MAX_NOTES {
            return Err(Error::invalid("note", &format!("> {MAX_NOTES}")));
        }
        let id = request.id.as_deref().map(words::id).transpose()?;
        self.write(|writer| {
            // The same name or the same number is the same house.
            let same = |one: &Distributor| {
                fold(&one.name) == fold(&name)
                    || (!number.is_empty()
                        && one.vat_number.as_deref().map(vat) == Some(vat(&number)))
            };
            let others = writer.distributors(self.user_id)?;
            let known = match id {
                Some(id) => Some(self.own_distributor(writer, id)?),
                None => others.iter().find(|one| same(one)).cloned(),
            };
            let before = known.unwrap_or_else(|| Distributor {
                id: self.new_id(),
                owner_user_id: self.user_id,
                name: String::new(),
                vat_number: None,
                notes: String::new(),
                created_ms: self.now_ms(),
                removed_ms: None,
            });
            if others.iter().any(|one| one.id != before.id && same(one)) {
                return Err(Error::invalid("name that is free", &name));
            }
            Ok(writer.save(&Distributor {
                name: name.clone(),
                vat_number: (!number.is_empty()).then(|| number.clone()),
                notes,
                ..before
            })?)
        })?;
        self.bus.changed(&["campaigns"]);
        self.distributors_view()
    }
}

impl Handle<RemoveDistributor> for Session {
    fn handle(&self, request: RemoveDistributor) -> Result<DistributorsView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        self.write(|writer| {
            let before = self.own_distributor(writer, id)?;
            Ok(writer.save(&Distributor {
                removed_ms: Some(self.now_ms()),
                ..before
            })?)
        })?;
        self.bus.changed(&["campaigns"]);
        self.distributors_view()
    }
}
