//! Two contacts that are one: proposed by what they share, decided by a person, taken back exactly.

use super::{row, search_row};
use crate::{Error, Session, router::Handle, when, words};
use contract::contacts::{
    ContactView, DuplicateView, DuplicatesView, ListDuplicates, MergeContacts, MergeView,
    UnmergeContacts,
};
use domain::{Capability, EventName};
use serde_json::json;
use store::{Contact, ContactMerge, HitKind, Id, Reader};

/// Pairs shown at once.
const PAIRS: usize = 50;

/// Every contact is compared.
const ALL: usize = 1_000_000;

fn view(reader: &Reader<'_>, merge: &ContactMerge) -> Result<MergeView, Error> {
    let absorbed = reader
        .get::<Contact>(&merge.absorbed)?
        .map(|contact| contact.display_name)
        .unwrap_or_default();
    Ok(MergeView {
        id: merge.id.to_string(),
        kept_id: merge.kept.to_string(),
        absorbed,
        at: when::time_ms(merge.at_ms),
    })
}

/// The merges into a contact that can be taken back.
pub(super) fn views(reader: &Reader<'_>, contact: Id) -> Result<Vec<MergeView>, Error> {
    reader
        .contact_merges(contact)?
        .iter()
        .map(|merge| view(reader, merge))
        .collect()
}

/// Pairs that look like one person, newest first; `newest` contacts are compared with all.
pub(crate) fn duplicates(
    reader: &Reader<'_>,
    newest: usize,
    limit: usize,
) -> Result<Vec<DuplicateView>, Error> {
    let mut pairs = Vec::new();
    for pair in reader.contact_pairs(newest, limit)? {
        let evidence = [
            ("same_phone", pair.same_phone),
            ("same_name", pair.same_name),
        ];
        pairs.push(DuplicateView {
            left: row(reader, &reader.expect(&pair.left)?)?,
            right: row(reader, &reader.expect(&pair.right)?)?,
            evidence: evidence
                .into_iter()
                .filter(|(_, holds)| *holds)
                .map(|(word, _)| word.to_owned())
                .collect(),
        });
    }
    Ok(pairs)
}

impl Handle<ListDuplicates> for Session {
    fn handle(&self, _: ListDuplicates) -> Result<DuplicatesView, Error> {
        self.require(Capability::Read)?;
        Ok(DuplicatesView {
            pairs: self.read(|reader| duplicates(reader, ALL, PAIRS))?,
        })
    }
}

impl Handle<MergeContacts> for Session {
    fn handle(&self, request: MergeContacts) -> Result<MergeView, Error> {
        self.require(Capability::Work)?;
        let (keep, absorb) = (words::id(&request.keep)?, words::id(&request.absorb)?);
        let merged = self.write(|writer| {
            let merge = writer.merge_contacts(self.new_id(), keep, absorb, Some(self.user_id))?;
            writer.unindex(HitKind::Contact, absorb)?;
            writer.reindex(search_row(writer, &writer.expect(&keep)?)?);
            self.emit(
                writer,
                EventName::ClientUpdated,
                "contacts",
                keep,
                &json!({ "absorbed": request.absorb }),
            )?;
            self.audit(
                writer,
                "contacts.merge",
                "contacts",
                &request.keep,
                &json!({ "absorbed": request.absorb }),
            )?;
            view(writer, &merge)
        })?;
        self.bus
            .changed(&["contacts", "inbox", "workspaces", "today"]);
        Ok(merged)
    }
}

impl Handle<UnmergeContacts> for Session {
    fn handle(&self, request: UnmergeContacts) -> Result<ContactView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.merge_id)?;
        let merge = self.write(|writer| {
            let merge = writer.unmerge_contacts(id)?;
            for contact in [merge.kept, merge.absorbed] {
                writer.reindex(search_row(writer, &writer.expect(&contact)?)?);
            }
            self.emit(
                writer,
                EventName::ClientUpdated,
                "contacts",
                merge.kept,
                &json!({ "restored": merge.absorbed.to_string() }),
            )?;
            self.audit(
                writer,
                "contacts.unmerge",
                "contacts",
                &merge.kept.to_string(),
                &json!({ "restored": merge.absorbed.to_string() }),
            )?;
            Ok(merge)
        })?;
        self.bus
            .changed(&["contacts", "inbox", "workspaces", "today"]);
        self.contact_view(merge.kept)
    }
}
