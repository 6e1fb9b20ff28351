//! The people and offices the firm deals with: matched or made when they write, merged by a person, un-merged exactly.

mod matching;
mod merge;

use crate::{Error, Session, inbox::page_size, router::Handle, workspaces};
use contract::{
    contacts::{ContactPage, ContactRow, ContactView, ListContacts, ShowContact},
    inbox::ContactRef,
};
use domain::Capability;
use store::{
    Communication, Contact, HitKind, Id, InboxFilter, PreparedSearch, Reader, SearchDocument,
};

pub(crate) use matching::{Met, introduce, is_authority, is_lawyer, match_or_create, recognise};
pub(crate) use merge::duplicates;

/// Messages beside a contact.
const MESSAGES: usize = 50;

/// One line of the list.
fn row(reader: &Reader<'_>, contact: &Contact) -> Result<ContactRow, Error> {
    Ok(ContactRow {
        id: contact.id.to_string(),
        name: contact.display_name.clone(),
        kind: contact.kind.as_str().to_owned(),
        points: reader
            .contact_points(contact.id)?
            .into_iter()
            .map(|point| point.value)
            .collect(),
        messages: u32::try_from(reader.count_messages_of(contact.id)?).unwrap_or(0),
    })
}

/// A contact beside a message.
///
/// # Errors
///
/// When the file cannot be read.
pub(crate) fn reference(
    reader: &Reader<'_>,
    contact: Id,
    message: &Communication,
) -> Result<Option<ContactRef>, Error> {
    let Some(contact) = reader.get::<Contact>(&contact)? else {
        return Ok(None);
    };
    let messages = u32::try_from(reader.count_messages_of(contact.id)?).unwrap_or(0);
    let is_new = messages <= 1 && !contact.known && message.first_contact;
    Ok(Some(ContactRef {
        id: contact.id.to_string(),
        name: contact.display_name,
        messages,
        is_new,
    }))
}

/// What the search finds of a contact.
fn search_row(reader: &Reader<'_>, contact: &Contact) -> Result<PreparedSearch, Error> {
    let names: Vec<String> = reader
        .contact_names(contact.id)?
        .into_iter()
        .map(|name| name.name)
        .collect();
    let points: Vec<String> = reader
        .contact_points(contact.id)?
        .into_iter()
        .map(|point| point.value)
        .collect();
    Ok(PreparedSearch::new(&SearchDocument {
        subject: &contact.display_name,
        body: &names.join(" "),
        sender: &points.join(" "),
        ..SearchDocument::new(HitKind::Contact, contact.id, contact.created_ms)
    }))
}

impl Handle<ListContacts> for Session {
    fn handle(&self, request: ListContacts) -> Result<ContactPage, Error> {
        self.require(Capability::Read)?;
        let from = workspaces::offset(request.cursor.as_deref())?;
        let limit = page_size(request.limit, 200);
        self.read(|reader| {
            let query = request.query.as_deref().unwrap_or_default();
            let mut found = reader.contact_page(query, from, limit)?;
            let mut corrected = None;
            if found.1 == 0 {
                corrected = reader.nearest_names(query)?;
            }
            if let Some(nearest) = &corrected {
                found = reader.contact_page(nearest, from, limit)?;
            }
            let (page, total) = found;
            let items: Vec<ContactRow> = page
                .iter()
                .map(|contact| row(reader, contact))
                .collect::<Result<_, _>>()?;
            let next = (from + items.len() < total && !items.is_empty())
                .then(|| (from + items.len()).to_string());
            Ok(ContactPage {
                items,
                next,
                total: u32::try_from(total).unwrap_or(u32::MAX),
                corrected: corrected.filter(|_| total > 0),
            })
        })
    }
}

impl Session {
    fn contact_view(&self, id: Id) -> Result<ContactView, Error> {
        self.read(|reader| {
            let mut contact: Contact = reader.expect(&id)?;
            if let Some(kept) = contact.merged_into {
                contact = reader.expect(&kept)?;
            }
            let filter = InboxFilter {
                contact_id: Some(contact.id),
                ..InboxFilter::default()
            };
            let cards = reader.cards(&filter, None, MESSAGES)?.items;
            let workspaces = reader.workspaces_of(contact.id)?;
            Ok(ContactView {
                workspaces: workspaces.iter().map(workspaces::reference).collect(),
                messages: workspaces::message_rows(reader, &cards)?,
                merges: merge::views(reader, contact.id)?,
                contact: row(reader, &contact)?,
            })
        })
    }
}

impl Handle<ShowContact> for Session {
    fn handle(&self, request: ShowContact) -> Result<ContactView, Error> {
        self.require(Capability::Read)?;
        self.contact_view(crate::words::id(&request.id)?)
    }
}
