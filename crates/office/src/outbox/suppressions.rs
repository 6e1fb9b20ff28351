//! Addresses that are never written to.

use crate::{Error, Session, router::Handle, when};
use contract::outbox::{
    ListSuppressions, ReleaseAddress, SuppressAddress, SuppressionView, SuppressionsView,
};
use domain::{Capability, prospects::address};
use serde_json::json;
use store::{Id, Suppression};

const MAX_REASON: usize = 500;

fn checked(email: &str) -> Result<String, Error> {
    address(email).map_err(|_| Error::invalid("mail address", email))
}

impl Session {
    fn suppressions_view(&self) -> Result<SuppressionsView, Error> {
        let items = self.read(|reader| Ok(reader.suppressions(self.user_id)?))?;
        Ok(SuppressionsView {
            items: items
                .into_iter()
                .map(|entry| SuppressionView {
                    email: entry.email,
                    reason: entry.reason,
                    at: when::time_ms(entry.created_ms),
                })
                .collect(),
        })
    }

    fn write_suppression(&self, action: &str, entry: &Suppression) -> Result<(), Error> {
        self.write(|writer| {
            writer.save(entry)?;
            // The address itself is not for the log, which nobody can take anything out of.
            let id: Id = entry.id;
            self.audit(writer, action, "suppressions", &id.to_string(), &json!({}))
        })?;
        self.bus.changed(&["outbox", "mixer"]);
        Ok(())
    }
}

impl Handle<ListSuppressions> for Session {
    fn handle(&self, _: ListSuppressions) -> Result<SuppressionsView, Error> {
        self.allow(Capability::Work)?;
        self.suppressions_view()
    }
}

impl Handle<SuppressAddress> for Session {
    fn handle(&self, request: SuppressAddress) -> Result<SuppressionsView, Error> {
        self.require(Capability::Work)?;
        let email = checked(&request.email)?;
        let reason = request.reason.trim();
        if reason.chars().count() > MAX_REASON || reason.contains(char::is_control) {
            return Err(Error::invalid("reason", reason));
        }
        let entry = Suppression {
            id: Suppression::key(self.user_id, &email),
            owner_user_id: self.user_id,
            email,
            reason: reason.to_owned(),
            created_ms: self.now_ms(),
            removed_ms: None,
        };
        self.write_suppression("outbox.suppress", &entry)?;
        self.suppressions_view()
    }
}

impl Handle<ReleaseAddress> for Session {
    fn handle(&self, request: ReleaseAddress) -> Result<SuppressionsView, Error> {
        self.require(Capability::Work)?;
        let email = checked(&request.email)?;
        let known = self.read(|reader| Ok(reader.suppressed(self.user_id, &email)?))?;
        let entry = known.ok_or(Error::NotFound {
            entity: "suppression",
            id: email,
        })?;
        let removed_ms = Some(self.now_ms());
        self.write_suppression(
            "outbox.release",
            &Suppression {
                removed_ms,
                ..entry
            },
        )?;
        self.suppressions_view()
    }
}
