//! Who a message is from and whose matter it is: two questions with two answers when a préfecture or a sister writes.

use super::{letter::House, understand::Content};
use crate::{Error, Session, contacts};
use domain::{
    Category,
    names::{self, NameMatch},
};
use std::collections::BTreeSet;
use store::{Communication, Direction, Id, Part, Reader, Writer};

/// Providers whose domain says nothing about who a person works for.
const PUBLIC_DOMAINS: &[&str] = &[
    "aol.com",
    "aol.fr",
    "club-internet.fr",
    "gmail.com",
    "googlemail.com",
    "hotmail.be",
    "hotmail.co.uk",
    "live.be",
    "mail.com",
    "numericable.fr",
    "outlook.be",
    "pm.me",
    "rocketmail.com",
    "skynet.be",
    "tutanota.com",
    "yahoo.co.uk",
    "ymail.com",
    "zoho.com",
    "outlook.com",
    "outlook.fr",
    "hotmail.com",
    "hotmail.fr",
    "live.fr",
    "live.com",
    "msn.com",
    "yahoo.fr",
    "yahoo.com",
    "orange.fr",
    "wanadoo.fr",
    "free.fr",
    "sfr.fr",
    "neuf.fr",
    "laposte.net",
    "bbox.fr",
    "icloud.com",
    "me.com",
    "gmx.fr",
    "gmx.com",
    "protonmail.com",
    "proton.me",
    "example.com",
    "example.org",
    "example.net",
    "example.fr",
    "example.test",
];

/// The people and mailboxes of the firm.
pub(super) fn house(reader: &Reader<'_>) -> Result<House, Error> {
    let users = reader.users()?;
    let mut addresses: BTreeSet<String> =
        users.iter().map(|user| user.email.to_lowercase()).collect();
    addresses.extend(
        reader
            .accounts()?
            .into_iter()
            .map(|account| account.address.to_lowercase())
            .filter(|address| address.contains('@')),
    );
    let domains: BTreeSet<String> = addresses
        .iter()
        .filter_map(|address| {
            address
                .rsplit_once('@')
                .map(|(_, domain)| domain.to_owned())
        })
        .filter(|domain| !PUBLIC_DOMAINS.contains(&domain.as_str()))
        .collect();
    Ok(House {
        names: users.into_iter().map(|user| user.name).collect(),
        addresses: addresses.into_iter().collect(),
        domains: domains.into_iter().collect(),
    })
}

/// Who takes part in a message.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Parties {
    /// Who wrote, and whether the firm met them just now.
    pub(super) sender: Option<(Id, bool)>,
    /// Whose matter it is.
    pub(super) client: Option<Id>,
    /// What the sender is in the matter when they are not the client; a lawyer may be on either side.
    sender_part: Option<Part>,
}

impl Parties {
    /// Everybody in the matter but the client.
    pub(super) fn others(&self, client: Id) -> Vec<(Id, Part)> {
        self.sender
            .filter(|(id, _)| *id != client)
            .and_then(|(id, _)| Some((id, self.sender_part?)))
            .into_iter()
            .collect()
    }
}

/// Matches or creates the contacts of a message.
///
/// Newsletters, notices and spam make no contact: a firm's address book is people.
pub(super) fn parties(
    session: &Session,
    writer: &Writer<'_>,
    row: &Communication,
    content: &Content,
) -> Result<Parties, Error> {
    if row.direction == Direction::Out
        || matches!(row.category, Category::Spam | Category::LaposteNotification)
        || is_bulk(content)
    {
        return Ok(Parties::default());
    }
    let people = &content.triage.entities.person_names;
    let is_writer = |person: &str| names::compare(person, &row.from_name) != NameMatch::Different;
    let own_name = people.iter().find(|person| is_writer(&person.value));
    let is_authority = contacts::is_authority(&row.from_address);
    let is_lawyer = contacts::is_lawyer(&row.from_name, &row.from_address);
    // Phones in a letter belong to its writer, unless the writer is an office.
    let phones: Vec<String> = if is_authority {
        Vec::new()
    } else {
        content
            .triage
            .entities
            .phones
            .iter()
            .map(|phone| phone.value.clone())
            .collect()
    };
    let name = own_name.map_or(row.from_name.as_str(), |person| person.value.as_str());
    let met = contacts::Met {
        name,
        address: &row.from_address,
        phones: &phones,
    };
    let sender = contacts::match_or_create(session, writer, &met)?;
    // The likeliest comes first: a brother who is named as well stays a brother.
    let is_about_writer = people
        .first()
        .is_some_and(|person| is_writer(&person.value));
    let writes_for_another =
        is_authority || is_lawyer || (!is_about_writer && row.category == Category::Ceseda);
    let another = people
        .iter()
        .find(|person| !is_lawyer || !is_writer(&person.value))
        .filter(|_| writes_for_another);
    let client = match another {
        Some(person) => Some(
            contacts::match_or_create(
                session,
                writer,
                &contacts::Met {
                    name: &person.value,
                    address: "",
                    phones: &[],
                },
            )?
            .0,
        ),
        None if is_authority || is_lawyer => None,
        None => Some(sender.0),
    };
    let sender_part = match (is_authority, is_lawyer) {
        (true, _) => Some(Part::Authority),
        (false, true) => None,
        (false, false) => Some(Part::Family),
    };
    Ok(Parties {
        sender: Some(sender),
        client,
        sender_part,
    })
}

fn is_bulk(content: &Content) -> bool {
    let headers = &content.message.headers;
    headers.list_id.is_some()
        || headers.list_unsubscribe.is_some()
        || content.message.from.is_empty()
}
