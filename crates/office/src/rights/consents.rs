//! The consent log of a contact. A line is never changed: taking back is a line of its own.

use crate::{Error, Session, router::Handle, when, words};
use contract::rights::{ConsentView, ConsentsView, ListConsents, RecordConsent};
use domain::Capability;
use serde_json::json;
use std::collections::{HashMap, HashSet};
use store::{Consent, Contact, Id};

/// Signs of a purpose or an evidence.
const MOST_SIGNS: usize = 500;

impl Session {
    fn consents(&self, contact: Id) -> Result<ConsentsView, Error> {
        self.read(|reader| {
            let names: HashMap<Id, String> = reader
                .users()?
                .into_iter()
                .map(|user| (user.id, user.name))
                .collect();
            let mut spoken = HashSet::new();
            let items = reader
                .consents(contact)?
                .into_iter()
                .map(|row| ConsentView {
                    id: row.id.to_string(),
                    stands: spoken.insert(store::fold(&row.purpose)),
                    purpose: row.purpose,
                    given: row.given,
                    said_on: row.said_on,
                    evidence: row.evidence,
                    by: row
                        .by_user
                        .and_then(|id| names.get(&id).cloned())
                        .unwrap_or_default(),
                    at: when::time_ms(row.at_ms),
                })
                .collect();
            Ok(ConsentsView { items })
        })
    }
}

fn checked(text: &str, what: &'static str) -> Result<String, Error> {
    let text = text.trim();
    if text.is_empty() || text.chars().count() > MOST_SIGNS {
        return Err(Error::invalid(what, text));
    }
    Ok(text.to_owned())
}

impl Handle<ListConsents> for Session {
    fn handle(&self, request: ListConsents) -> Result<ConsentsView, Error> {
        self.require(Capability::Read)?;
        self.consents(words::id(&request.contact_id)?)
    }
}

impl Handle<RecordConsent> for Session {
    fn handle(&self, request: RecordConsent) -> Result<ConsentsView, Error> {
        self.require(Capability::Work)?;
        let contact = words::id(&request.contact_id)?;
        let said_on = match request.said_on.as_deref() {
            Some(day) => when::parse_day(day)?,
            None => when::day(self.now()),
        };
        let row = Consent {
            id: self.new_id(),
            contact_id: contact,
            purpose: checked(&request.purpose, "purpose")?,
            given: request.given,
            said_on: said_on.to_string(),
            evidence: checked(&request.evidence, "evidence")?,
            by_user: Some(self.user_id),
            at_ms: self.now_ms(),
        };
        self.write(|writer| {
            writer.expect::<Contact>(&contact)?;
            writer.insert(&row)?;
            self.audit(
                writer,
                "consent.record",
                "consents",
                &row.id.to_string(),
                &json!({ "contact": request.contact_id, "given": row.given }),
            )
        })?;
        self.bus.changed(&["contacts"]);
        self.consents(contact)
    }
}
