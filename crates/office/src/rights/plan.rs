//! What goes with a person and what stays, and why.

use crate::Error;
use contract::rights::KeptView;
use std::collections::{BTreeMap, BTreeSet, HashMap};
use store::{
    Communication, Contact, ContactKind, ErasureOrder, Id, Part, PointKind, Reader, Workspace,
    WorkspaceStatus,
};

/// Workspaces that are named beside a number.
const SHOWN: usize = 10;

/// A name this short, or of one word, also stands in other names: lines of the machine are not looked through for it.
const SURE_NAME: usize = 8;

/// What erasing a person means in this firm.
pub(super) struct Plan {
    pub(super) contact: Contact,
    pub(super) order: ErasureOrder,
    /// The workspaces that go.
    pub(super) workspaces: Vec<Workspace>,
    /// Those among them that are open and have a running deadline.
    pub(super) running: Vec<Workspace>,
    /// The workspaces that stay without the person.
    pub(super) left: Vec<Workspace>,
    pub(super) kept: Vec<KeptView>,
}

/// Whom it is about: every row, name and address.
pub(super) struct Person {
    pub(super) contact: Contact,
    pub(super) ids: BTreeSet<Id>,
    pub(super) names: BTreeSet<String>,
    pub(super) addresses: BTreeSet<String>,
    pub(super) points: BTreeSet<String>,
}

impl Person {
    /// The contact with everybody who was merged into it.
    pub(super) fn find(reader: &Reader<'_>, id: Id) -> Result<Self, Error> {
        let mut contact: Contact = reader.expect(&id)?;
        while let Some(kept) = contact.merged_into {
            contact = reader.expect(&kept)?;
        }
        let merged = reader.merged_into(contact.id)?;
        let (mut names, mut addresses, mut points) =
            (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
        let mut ids = BTreeSet::new();
        for one in merged.iter().chain([&contact]) {
            ids.insert(one.id);
            names.insert(one.display_name.clone());
            names.extend(
                reader
                    .contact_names(one.id)?
                    .into_iter()
                    .map(|row| row.name),
            );
            for point in reader.contact_points(one.id)? {
                if point.kind == PointKind::Email {
                    addresses.insert(point.value.clone());
                }
                points.insert(point.value);
            }
        }
        names.retain(|name| !name.trim().is_empty());
        Ok(Self {
            contact,
            ids,
            names,
            addresses,
            points,
        })
    }

    /// The words that surely mean this person.
    pub(super) fn sure_words(&self) -> Vec<String> {
        let sure = |name: &&String| name.trim().contains(' ') || name.chars().count() >= SURE_NAME;
        let names = self.names.iter().filter(sure);
        names.chain(&self.points).cloned().collect()
    }

    /// The messages with one of the addresses among sender and recipients, and not filed under this person.
    pub(super) fn naming(&self, reader: &Reader<'_>) -> Result<BTreeMap<Id, Communication>, Error> {
        let mut found = BTreeMap::new();
        for address in &self.addresses {
            for row in reader.communications_naming(address)? {
                if row.from_address == *address || header_addresses(reader, &row)?.contains(address)
                {
                    found.insert(row.id, row);
                }
            }
        }
        Ok(found)
    }

    /// The workspaces in which this person is a client, and the others in which they have a part.
    pub(super) fn workspaces(
        &self,
        reader: &Reader<'_>,
    ) -> Result<(Vec<Workspace>, Vec<Workspace>), Error> {
        let (mut alone, mut beside) = (BTreeMap::new(), BTreeMap::new());
        for id in &self.ids {
            for workspace in reader.workspaces_of(*id)? {
                let links = reader.workspace_contacts(workspace.id)?;
                let clients = links.iter().filter(|link| link.part == Part::Client);
                let (own, others): (Vec<_>, Vec<_>) =
                    clients.partition(|link| self.ids.contains(&link.contact_id));
                if !own.is_empty() && others.is_empty() {
                    alone.insert(workspace.id, workspace);
                } else {
                    beside.insert(workspace.id, workspace);
                }
            }
        }
        Ok((
            alone.into_values().collect(),
            beside.into_values().collect(),
        ))
    }
}

/// The addresses of the sender and of every recipient, lower case.
pub(super) fn header_addresses(
    reader: &Reader<'_>,
    row: &Communication,
) -> Result<BTreeSet<String>, Error> {
    let mut addresses = BTreeSet::from([row.from_address.clone()]);
    let raw = match row.raw_hash.map(|hash| reader.blob(&hash)).transpose() {
        Ok(raw) => raw.flatten().unwrap_or_default(),
        // A message whose bytes are gone has no recipients that anybody could read.
        Err(store::Error::BlobMissing { .. } | store::Error::Damaged { .. }) => Vec::new(),
        Err(error) => return Err(error.into()),
    };
    // The header is enough, and a fraction of a message with scans.
    let end = raw
        .windows(4)
        .position(|bytes| bytes == b"\r\n\r\n")
        .or_else(|| raw.windows(2).position(|bytes| bytes == b"\n\n"));
    if let Ok(message) = mail::parse(&raw[..end.unwrap_or(raw.len())]) {
        let all = [&message.from, &message.to, &message.cc, &message.bcc];
        addresses.extend(
            all.into_iter()
                .flatten()
                .map(|one| one.address.to_lowercase()),
        );
    }
    addresses.remove("");
    Ok(addresses)
}

/// Decides about every message once, and remembers what it learnt of the others in them.
struct Decider<'a, 'r> {
    reader: &'a Reader<'r>,
    person: &'a Person,
    going: BTreeSet<Id>,
    clients: HashMap<Id, bool>,
    addresses: HashMap<String, bool>,
}

impl Decider<'_, '_> {
    /// Why a message stays; `None` when it goes.
    fn why_kept(&mut self, row: &Communication) -> Result<Option<&'static str>, Error> {
        let own = row
            .contact_id
            .is_some_and(|id| self.person.ids.contains(&id))
            || self.person.addresses.contains(&row.from_address);
        let other = match row.contact_id {
            Some(id) if !self.person.ids.contains(&id) => self.is_client(id)?,
            _ => false,
        };
        Ok(match row.workspace_id {
            Some(workspace) if self.going.contains(&workspace) => other.then_some("shared"),
            Some(_) if own => Some("other_workspace"),
            None if own => self.is_shared(row)?.then_some("shared"),
            _ => Some("address_only"),
        })
    }

    /// Whether another client is among the people of a message.
    fn is_shared(&mut self, row: &Communication) -> Result<bool, Error> {
        for address in header_addresses(self.reader, row)? {
            if self.person.addresses.contains(&address) {
                continue;
            }
            if let Some(known) = self.addresses.get(&address) {
                if *known {
                    return Ok(true);
                }
                continue;
            }
            let contact = self.reader.contact_by_point(PointKind::Email, &address)?;
            let client = match contact {
                Some(contact) if !self.person.ids.contains(&contact.id) => {
                    self.is_client(contact.id)?
                }
                _ => false,
            };
            self.addresses.insert(address, client);
            if client {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// Whether the firm works for a contact, or a person said who that is.
    fn is_client(&mut self, id: Id) -> Result<bool, Error> {
        if let Some(known) = self.clients.get(&id) {
            return Ok(*known);
        }
        let client = match self.reader.get::<Contact>(&id)? {
            Some(contact) if contact.kind == ContactKind::Authority => false,
            Some(contact) if contact.known => true,
            Some(_) => self.has_workspace(id)?,
            None => false,
        };
        self.clients.insert(id, client);
        Ok(client)
    }

    fn has_workspace(&self, id: Id) -> Result<bool, Error> {
        for workspace in self.reader.workspaces_of(id)? {
            let links = self.reader.workspace_contacts(workspace.id)?;
            let is_client = links
                .iter()
                .any(|link| link.contact_id == id && link.part == Part::Client);
            if is_client && !self.going.contains(&workspace.id) {
                return Ok(true);
            }
        }
        Ok(false)
    }
}

/// What stays, by reason.
#[derive(Default)]
struct Kept(BTreeMap<&'static str, (u32, BTreeSet<Id>)>);

impl Kept {
    fn add(&mut self, reason: &'static str, workspace: Option<Id>) {
        let (count, workspaces) = self.0.entry(reason).or_default();
        *count += 1;
        workspaces.extend(workspace);
    }

    fn views(self, reader: &Reader<'_>) -> Result<Vec<KeptView>, Error> {
        let mut views = Vec::new();
        for (reason, (count, ids)) in self.0 {
            let mut workspaces = Vec::new();
            for id in ids.into_iter().take(SHOWN) {
                workspaces.extend(
                    reader
                        .workspace(id)?
                        .as_ref()
                        .map(crate::workspaces::reference),
                );
            }
            views.push(KeptView {
                reason: reason.to_owned(),
                count,
                workspaces,
            });
        }
        Ok(views)
    }
}

/// What erasing a contact would take and leave.
pub(super) fn plan(reader: &Reader<'_>, id: Id) -> Result<Plan, Error> {
    let person = Person::find(reader, id)?;
    let (workspaces, left) = person.workspaces(reader)?;
    let mut going: BTreeSet<Id> = workspaces.iter().map(|workspace| workspace.id).collect();
    for workspace in &workspaces {
        let ended = reader.workspaces_merged_into(workspace.id)?;
        going.extend(ended.into_iter().map(|merge| merge.workspace_id));
    }
    let mut running = Vec::new();
    for workspace in &workspaces {
        let runs = |deadline: &store::Deadline| {
            matches!(
                deadline.state,
                store::DeadlineState::Proposed | store::DeadlineState::Confirmed
            )
        };
        if workspace.status == WorkspaceStatus::Open
            && reader.deadlines(workspace.id)?.iter().any(runs)
        {
            running.push(workspace.clone());
        }
    }

    let mut messages = person.naming(reader)?;
    for contact in &person.ids {
        messages.extend(
            reader
                .communications_of(*contact)?
                .into_iter()
                .map(|row| (row.id, row)),
        );
    }
    for workspace in &going {
        messages.extend(
            reader
                .communications_in(*workspace)?
                .into_iter()
                .map(|row| (row.id, row)),
        );
    }
    let mut kept = Kept::default();
    for workspace in &left {
        kept.add("workspace", Some(workspace.id));
    }
    let mut order = ErasureOrder {
        contacts: person.ids.clone(),
        workspaces: going.clone(),
        names: person.sure_words(),
        ..ErasureOrder::default()
    };
    let mut decider = Decider {
        reader,
        person: &person,
        going,
        clients: HashMap::new(),
        addresses: HashMap::new(),
    };
    for row in messages.values() {
        match decider.why_kept(row)? {
            None => {
                order.communications.insert(row.id);
            }
            Some(reason) => kept.add(reason, row.workspace_id),
        }
    }
    for mention in reader.mentions(&order)? {
        kept.add("mention", mention.workspace_id);
    }
    for _ in 0..reader.audit_naming(&order.names)? {
        kept.add("audit", None);
    }
    Ok(Plan {
        contact: person.contact,
        order,
        workspaces,
        running,
        left,
        kept: kept.views(reader)?,
    })
}
