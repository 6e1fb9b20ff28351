//! Who wrote: a contact the firm knows, or a new one.

use super::search_row;
use crate::{Error, Session};
use domain::{
    contacts::{MatchDegree, PersonFacts, mail_key, phone_key, same_person},
    names,
};
use store::{Contact, ContactKind, ContactName, ContactPoint, Id, PointKind, Reader, Writer};

/// A letter with more numbers than this is a directory, not a signature.
const MAX_PHONES: usize = 5;

/// A number that more contacts have is a switchboard's: it tells nobody apart.
const MAX_SHARING: usize = 20;

/// What a message says about somebody.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Met<'a> {
    /// Their name as written; may be empty.
    pub(crate) name: &'a str,
    /// Their address; empty for somebody who is only mentioned.
    pub(crate) address: &'a str,
    /// Their numbers, E.164.
    pub(crate) phones: &'a [String],
}

/// Domains that only authorities have.
const AUTHORITIES: &[&str] = &[
    "gouv.fr",
    "juradm.fr",
    "justice.fr",
    "conseil-etat.fr",
    "cnda.fr",
    "ofpra.fr",
    "ofii.fr",
    "diplomatie.fr",
    "defenseurdesdroits.fr",
    "senat.fr",
];

/// Words that name an authority when they stand in its domain: `greffe.ta-lille.fr`, `prefecture-nord.fr`.
const AUTHORITY_WORDS: &[&str] = &[
    "prefecture",
    "prefet",
    "sousprefecture",
    "ofpra",
    "cnda",
    "ofii",
    "tribunal",
    "greffe",
    "juradm",
    "gouv",
    "mairie",
    "commissariat",
    "gendarmerie",
    "consulat",
    "anef",
    "interieur",
    "ta",
    "caa",
    "tj",
];

/// Whether an address belongs to a préfecture, a court or an office: its domain decides.
pub(crate) fn is_authority(address: &str) -> bool {
    let Some((_, domain)) = address.rsplit_once('@') else {
        return false;
    };
    let domain = domain.to_lowercase();
    AUTHORITIES.iter().any(|known| {
        domain == *known
            || domain
                .strip_suffix(known)
                .is_some_and(|rest| rest.ends_with('.'))
    }) || domain
        .split(['.', '-'])
        .any(|word| AUTHORITY_WORDS.contains(&word))
}

/// Whether somebody writes as a lawyer, by the title before the name or by the domain: the matter is their client's, not theirs.
pub(crate) fn is_lawyer(name: &str, address: &str) -> bool {
    let title = name.split_whitespace().next().unwrap_or_default();
    let domain = address.rsplit_once('@').map_or("", |(_, domain)| domain);
    let says = |word: &str| {
        matches!(
            word.to_lowercase().as_str(),
            "avocat" | "avocats" | "barreau"
        )
    };
    matches!(title, "Me" | "Maître" | "Maitre" | "Mtre") || domain.split(['.', '-']).any(says)
}

/// Finds whom a message speaks of, or makes a contact. Returns it and whether it is new.
///
/// - A shared address or number with a name that fits is the same person; an authority is its address.
/// - An address with another name is a shared mailbox: a contact of its own, until a person says otherwise.
/// - A name alone is taken for the one contact who bears it when either side has no address.
///
/// # Errors
///
/// When the file cannot be written.
pub(crate) fn match_or_create(
    session: &Session,
    writer: &Writer<'_>,
    met: &Met<'_>,
) -> Result<(Id, bool), Error> {
    let facts = Facts::of(met);
    // Most letters come from somebody who wrote before, under the same name and address.
    if !facts.authority
        && !facts.name.is_empty()
        && let Some(known) =
            writer.contact_written_as(PointKind::Email, &facts.address, &facts.name)?
    {
        if !facts.phones.is_empty() {
            remember(session, writer, &known, &facts)?;
        }
        return Ok((known.id, false));
    }
    if let Some(known) = find(writer, &facts)? {
        remember(session, writer, &known, &facts)?;
        return Ok((known.id, false));
    }
    let contact = Contact {
        id: session.new_id(),
        display_name: facts.display(),
        kind: facts.kind(),
        known: false,
        notes: String::new(),
        created_ms: session.now_ms(),
        merged_into: None,
    };
    writer.insert(&contact)?;
    remember(session, writer, &contact, &facts)?;
    Ok((contact.id, true))
}

/// Somebody the firm knows by an address or a number. Nothing new is remembered about them.
///
/// # Errors
///
/// When the file cannot be read.
pub(crate) fn recognise(reader: &Reader<'_>, met: &Met<'_>) -> Result<Option<Contact>, Error> {
    by_points(reader, &Facts::of(met))
}

/// Makes a contact of somebody a person named.
///
/// # Errors
///
/// When the file cannot be written.
pub(crate) fn introduce(
    session: &Session,
    writer: &Writer<'_>,
    met: &Met<'_>,
    notes: &str,
) -> Result<Id, Error> {
    let facts = Facts::of(met);
    let contact = Contact {
        id: session.new_id(),
        display_name: facts.display(),
        kind: facts.kind(),
        known: true,
        notes: notes.to_owned(),
        created_ms: session.now_ms(),
        merged_into: None,
    };
    writer.insert(&contact)?;
    remember(session, writer, &contact, &facts)?;
    Ok(contact.id)
}

/// What a message says, in the forms that are compared.
struct Facts {
    name: String,
    address: String,
    phones: Vec<String>,
    authority: bool,
}

impl Facts {
    fn of(met: &Met<'_>) -> Self {
        let address = mail_key(met.address).unwrap_or_default();
        let name = met.name.split_whitespace().collect::<Vec<_>>().join(" ");
        // A mail program that knows no name writes the address in its place.
        let name = if name.contains('@') {
            String::new()
        } else {
            name
        };
        let phones = met
            .phones
            .iter()
            .filter_map(|phone| phone_key(phone))
            .take(MAX_PHONES)
            .collect();
        Self {
            authority: is_authority(&address),
            name,
            address,
            phones,
        }
    }

    fn display(&self) -> String {
        if self.name.is_empty() {
            self.address.clone()
        } else {
            self.name.clone()
        }
    }

    fn kind(&self) -> ContactKind {
        let mailbox = self.address.split('@').next().unwrap_or_default();
        let generic = [
            "contact",
            "info",
            "accueil",
            "secretariat",
            "noreply",
            "no-reply",
            "ne-pas-repondre",
            "service",
        ]
        .contains(&mailbox);
        match (self.authority, generic && self.name.is_empty()) {
            (true, _) => ContactKind::Authority,
            (false, true) => ContactKind::Organisation,
            (false, false) => ContactKind::Person,
        }
    }

    fn person(&self) -> PersonFacts {
        let some = |text: &String| {
            if text.is_empty() {
                Vec::new()
            } else {
                vec![text.clone()]
            }
        };
        PersonFacts {
            names: some(&self.name),
            mails: some(&self.address),
            phones: self.phones.clone(),
            references: Vec::new(),
        }
    }

    /// A given name and a surname: enough to look for somebody by name alone.
    fn full_name(&self) -> bool {
        names::fold(&self.name)
            .split(' ')
            .filter(|word| word.len() > 1)
            .count()
            >= 2
    }
}

fn find(reader: &Reader<'_>, facts: &Facts) -> Result<Option<Contact>, Error> {
    let found = by_points(reader, facts)?;
    let by_address_alone = facts.authority && !facts.address.is_empty();
    if found.is_some() || by_address_alone || !facts.full_name() {
        return Ok(found);
    }
    by_name(reader, facts)
}

/// The contact who has one of these addresses or numbers and whom the name fits.
fn by_points(reader: &Reader<'_>, facts: &Facts) -> Result<Option<Contact>, Error> {
    let mut candidates = Vec::new();
    if !facts.address.is_empty() {
        candidates.extend(reader.contacts_by_point(
            PointKind::Email,
            &facts.address,
            MAX_SHARING,
        )?);
        if facts.authority {
            return Ok(candidates.into_iter().next());
        }
    }
    for phone in &facts.phones {
        let sharing = reader.contacts_by_point(PointKind::Phone, phone, MAX_SHARING + 1)?;
        if sharing.len() <= MAX_SHARING {
            candidates.extend(sharing);
        }
    }
    let person = facts.person();
    for candidate in candidates {
        if same_person(&known(reader, &candidate)?, &person).degree == MatchDegree::Certain {
            return Ok(Some(candidate));
        }
    }
    Ok(None)
}

/// The one contact who bears a name, when nothing speaks against it: one of the two has no address.
fn by_name(reader: &Reader<'_>, facts: &Facts) -> Result<Option<Contact>, Error> {
    let mut namesakes = reader.contacts_by_name(&facts.name)?;
    namesakes.retain(|contact| contact.kind == ContactKind::Person);
    let (Some(only), true) = (namesakes.pop(), namesakes.is_empty()) else {
        return Ok(None);
    };
    let mentioned = facts.address.is_empty() && facts.phones.is_empty();
    Ok((mentioned || reader.contact_points(only.id)?.is_empty()).then_some(only))
}

fn known(reader: &Reader<'_>, contact: &Contact) -> Result<PersonFacts, Error> {
    let mut facts = PersonFacts {
        names: reader
            .contact_names(contact.id)?
            .into_iter()
            .map(|name| name.name)
            .collect(),
        ..PersonFacts::default()
    };
    for point in reader.contact_points(contact.id)? {
        match point.kind {
            PointKind::Email => facts.mails.push(point.value),
            PointKind::Phone => facts.phones.push(point.value),
        }
    }
    Ok(facts)
}

/// Adds what is new about a contact: a name, an address, numbers. Two people may share a mailbox or a telephone.
fn remember(
    session: &Session,
    writer: &Writer<'_>,
    contact: &Contact,
    facts: &Facts,
) -> Result<(), Error> {
    let mut changed = false;
    if !facts.name.is_empty() {
        changed |= writer.add_contact_name(&ContactName::new(
            session.new_id(),
            contact.id,
            &facts.name,
        ))?;
    }
    let said = facts
        .phones
        .iter()
        .map(|phone| (PointKind::Phone, phone))
        .chain((!facts.address.is_empty()).then_some((PointKind::Email, &facts.address)));
    for (kind, value) in said {
        if !writer.has_contact_point(contact.id, kind, value)? {
            writer.insert(&ContactPoint {
                id: session.new_id(),
                contact_id: contact.id,
                kind,
                value: value.clone(),
            })?;
            changed = true;
        }
    }
    let mut after = contact.clone();
    if !facts.name.is_empty() && contact.display_name.contains('@') {
        after.display_name.clone_from(&facts.name);
        writer.save(&after)?;
    }
    if changed || after != *contact {
        writer.reindex(search_row(writer, &after)?);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn authorities_are_told_by_their_domain() {
        for address in [
            "pref-etrangers@nord.gouv.fr",
            "greffe@ta-lille.juradm.fr",
            "contact@OFPRA.gouv.fr",
            "bureau@prefecture-nord.example.fr",
        ] {
            assert!(is_authority(address), "{address}");
        }
        for address in [
            "prefecture@example.fr",
            "jean@gouvernail.fr",
            "contact@notgouv.fr",
            "gouv.fr",
            "",
        ] {
            assert!(!is_authority(address), "{address}");
        }
    }

    #[test]
    fn a_mailbox_without_a_name_is_an_organisation_or_a_person_by_its_local_part() {
        let kind = |name: &str, address: &str| {
            Facts::of(&Met {
                name,
                address,
                phones: &[],
            })
            .kind()
        };
        assert_eq!(kind("", "contact@example.fr"), ContactKind::Organisation);
        assert_eq!(
            kind("Jean Martin", "contact@example.fr"),
            ContactKind::Person
        );
        assert_eq!(kind("", "jean@example.fr"), ContactKind::Person);
        assert_eq!(
            kind("jean@example.fr", "jean@example.fr"),
            ContactKind::Person
        );
    }
}
