//! Decisions about what was read, and taking them back: each row keeps what it was before.

use super::{counts, marks::Others, place, typed};
use crate::{Error, Session, router::Handle, words};
use contract::staging::{DecideStaged, RejectPage, StagedChanged, StagedRefusal, UndoStaged};
use domain::Capability;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use store::{Id, StagedFilter, StagedProduct, StagedState, Writer};

/// More at once is a mistake.
const MOST: usize = 20_000;

/// What a row remembers of earlier decisions at most, in bytes of JSON; the oldest is forgotten first.
const MOST_REMEMBERED: usize = 20_000;

/// What a product was before a decision.
#[derive(Serialize, Deserialize)]
struct Before {
    reference: Option<String>,
    name: Option<String>,
    price_cents: Option<i64>,
    currency: Option<String>,
    unit: Option<String>,
    category: Option<String>,
    description: Option<String>,
    vat: Option<String>,
    price_from: bool,
    place: [f32; 4],
    state: String,
    batch: Option<String>,
    /// What was read, when the decision cut it anew.
    read: Option<Value>,
    before: Value,
}

impl Before {
    fn of(staged: &StagedProduct, after: &StagedProduct) -> Value {
        let facts = staged.facts();
        let before = Self {
            reference: facts.reference,
            name: facts.name,
            price_cents: facts.price_cents,
            currency: facts.currency,
            unit: facts.unit,
            category: facts.category,
            description: facts.description,
            vat: facts.vat,
            price_from: facts.price_from,
            place: staged.place,
            state: staged.state.as_str().to_owned(),
            batch: staged.batch_id.map(|id| id.to_string()),
            read: (staged.read != after.read).then(|| staged.read.clone()),
            before: staged.before.clone(),
        };
        let mut value = json!(before);
        if value.to_string().len() > MOST_REMEMBERED
            && let Some(oldest) = value.get_mut("before")
        {
            *oldest = Value::Null;
        }
        value
    }

    fn restore(self, staged: &mut StagedProduct) -> Option<()> {
        staged.set_facts(domain::products::Facts {
            reference: self.reference,
            name: self.name,
            price_cents: self.price_cents,
            currency: self.currency,
            unit: self.unit,
            category: self.category,
            description: self.description,
            vat: self.vat,
            price_from: self.price_from,
        });
        staged.place = self.place;
        staged.state = self.state.parse().ok()?;
        staged.batch_id = match self.batch {
            Some(batch) => Some(batch.parse().ok()?),
            None => None,
        };
        if let Some(read) = self.read {
            staged.read = read;
        }
        staged.before = self.before;
        Some(())
    }
}

/// What is done at once, as it goes.
pub(super) struct Batch<'a> {
    pub(super) session: &'a Session,
    pub(super) writer: &'a Writer<'a>,
    pub(super) id: Id,
    pub(super) catalogue: Id,
    pub(super) others: Others,
    changed: Vec<StagedProduct>,
    gone: Vec<String>,
    left: Vec<StagedRefusal>,
}

impl<'a> Batch<'a> {
    pub(super) fn new(
        session: &'a Session,
        writer: &'a Writer<'a>,
        catalogue: Id,
    ) -> Result<Self, Error> {
        session.own_catalogue(writer, catalogue)?;
        Ok(Self {
            session,
            writer,
            id: session.new_id(),
            catalogue,
            others: Others::of(writer, catalogue)?,
            changed: Vec::new(),
            gone: Vec::new(),
            left: Vec::new(),
        })
    }

    pub(super) fn leave(&mut self, id: Id, reason: &str) {
        self.left.push(StagedRefusal {
            id: id.to_string(),
            reason: reason.to_owned(),
        });
    }

    /// Keeps what a product became, and what it was.
    pub(super) fn change(
        &mut self,
        before: &StagedProduct,
        after: StagedProduct,
    ) -> Result<(), Error> {
        let after = StagedProduct {
            before: Before::of(before, &after),
            batch_id: Some(self.id),
            decided_ms: Some(self.session.now_ms()),
            decided_by: Some(self.session.user_id),
            ..after
        };
        self.writer.save(&after)?;
        self.others.note(&after);
        if after.state == StagedState::Merged {
            self.gone.push(after.id.to_string());
        } else {
            self.changed.push(after);
        }
        Ok(())
    }

    /// Adds a product that was not there; taking it back removes it.
    pub(super) fn add(&mut self, staged: StagedProduct) -> Result<(), Error> {
        let staged = StagedProduct {
            batch_id: Some(self.id),
            ..staged
        };
        self.writer.insert(&staged)?;
        self.others.note(&staged);
        self.changed.push(staged);
        Ok(())
    }

    /// Decides about one product.
    fn decide(&mut self, before: StagedProduct, after: StagedProduct) -> Result<(), Error> {
        if matches!(before.state, StagedState::Published | StagedState::Merged) {
            self.leave(before.id, "published");
            return Ok(());
        }
        if before == after {
            self.leave(before.id, "unchanged");
            return Ok(());
        }
        if after.state == StagedState::Approved
            && let Some(reason) = self.obstacle(&after)
        {
            self.leave(before.id, reason);
            return Ok(());
        }
        self.change(&before, after)
    }

    /// What keeps a product from being approved.
    fn obstacle(&self, after: &StagedProduct) -> Option<&'static str> {
        let facts = after.facts();
        if let Some(obstacle) = facts.obstacle() {
            return Some(obstacle.as_str());
        }
        let settled = |state| matches!(state, StagedState::Approved | StagedState::Published);
        self.others
            .same_reference(after.id, &facts)
            .into_iter()
            .any(|(_, state)| settled(state))
            .then_some("duplicate_reference")
    }

    pub(super) fn end(self, what: &str) -> Result<StagedChanged, Error> {
        let detail = json!({
            "catalogue": self.catalogue.to_string(),
            "changed": self.changed.len() + self.gone.len(),
        });
        let id = self.id.to_string();
        self.session
            .audit(self.writer, what, "staged_products", &id, &detail)?;
        // What a decision says about the others is known when all of it is done.
        let others = Others::of(self.writer, self.catalogue)?;
        Ok(StagedChanged {
            batch: id,
            items: self
                .changed
                .into_iter()
                .map(|row| others.row(row))
                .collect(),
            gone: self.gone,
            left: self.left,
            counts: counts(self.writer, self.catalogue)?,
        })
    }
}

impl Session {
    /// Does something at once with what was read from a catalogue.
    pub(super) fn batch(
        &self,
        catalogue: Id,
        what: &str,
        work: impl FnOnce(&mut Batch<'_>) -> Result<(), Error>,
    ) -> Result<StagedChanged, Error> {
        let changed = self.write(|writer| {
            let mut batch = Batch::new(self, writer, catalogue)?;
            work(&mut batch)?;
            batch.end(what)
        })?;
        self.bus.changed(&["catalogues"]);
        Ok(changed)
    }

    /// The catalogue that all of these products were read from.
    pub(super) fn catalogue_of(&self, ids: &[Id]) -> Result<Id, Error> {
        let first = ids
            .first()
            .ok_or_else(|| Error::invalid("number of products", "0"))?;
        self.read(|reader| Ok(self.own_staged(reader, *first)?.0.id))
    }
}

/// The ids of a request.
pub(super) fn wanted(ids: &[String]) -> Result<Vec<Id>, Error> {
    if ids.is_empty() || ids.len() > MOST {
        return Err(Error::invalid("number of products", &ids.len().to_string()));
    }
    ids.iter().map(|id| words::id(id)).collect()
}

impl Handle<DecideStaged> for Session {
    fn handle(&self, request: DecideStaged) -> Result<StagedChanged, Error> {
        self.require(Capability::Work)?;
        let ids = wanted(&request.ids)?;
        let state = match request.decision.as_str() {
            "approve" => StagedState::Approved,
            "reject" => StagedState::Rejected,
            "wait" => StagedState::Waiting,
            other => return Err(Error::invalid("decision", other)),
        };
        if ids.len() > 1 && (request.fields.is_some() || request.place.is_some()) {
            return Err(Error::invalid("number of products", &ids.len().to_string()));
        }
        let facts = request.fields.map(typed).transpose()?;
        let drawn = request.place.map(place).transpose()?;
        let catalogue = self.catalogue_of(&ids)?;
        self.batch(catalogue, "staging.decide", |batch| {
            for id in &ids {
                let (of, before) = self.own_staged(batch.writer, *id)?;
                if of.id != catalogue {
                    return Err(Error::invalid("product of this catalogue", &id.to_string()));
                }
                let mut after = before.clone();
                after.state = state;
                after.place = drawn.unwrap_or(after.place);
                if let Some(facts) = &facts {
                    after.set_facts(facts.clone());
                }
                batch.decide(before, after)?;
            }
            Ok(())
        })
    }
}

impl Handle<RejectPage> for Session {
    fn handle(&self, request: RejectPage) -> Result<StagedChanged, Error> {
        self.require(Capability::Work)?;
        let catalogue = words::id(&request.catalogue_id)?;
        let filter = StagedFilter {
            catalogue_id: catalogue,
            state: Some(StagedState::Waiting),
            page: Some(request.page),
        };
        self.batch(catalogue, "staging.reject_page", |batch| {
            for before in batch.writer.staged_page(&filter, 0, MOST)? {
                let after = StagedProduct {
                    state: StagedState::Rejected,
                    ..before.clone()
                };
                batch.decide(before, after)?;
            }
            Ok(())
        })
    }
}

impl Handle<UndoStaged> for Session {
    fn handle(&self, request: UndoStaged) -> Result<StagedChanged, Error> {
        self.require(Capability::Work)?;
        let done = words::id(&request.batch)?;
        let changed = self.write(|writer| {
            let mut rows = writer.staged_batch(done)?;
            // A colleague's copy of the catalogue remembers the same decisions.
            rows.retain(|row| self.own_catalogue(writer, row.catalogue_id).is_ok());
            let Some(first) = rows.first() else {
                return Err(Error::NotFound {
                    entity: "batch",
                    id: done.to_string(),
                });
            };
            let mut batch = Batch::new(self, writer, first.catalogue_id)?;
            for row in rows {
                batch.take_back(row)?;
            }
            batch.end("staging.undo")
        })?;
        self.bus.changed(&["catalogues"]);
        Ok(changed)
    }
}

impl Batch<'_> {
    /// Makes a product what it was before its last decision; one that was not there goes.
    fn take_back(&mut self, mut row: StagedProduct) -> Result<(), Error> {
        if row.state == StagedState::Published {
            self.leave(row.id, "published");
            return Ok(());
        }
        if row.before.is_null() {
            self.writer.delete::<StagedProduct>(&row.id)?;
            self.gone.push(row.id.to_string());
            return Ok(());
        }
        let before: Option<Before> = serde_json::from_value(row.before.take()).ok();
        let id = row.id;
        before
            .and_then(|before| before.restore(&mut row))
            .ok_or_else(|| Error::Broken(format!("what {id} was before cannot be read")))?;
        // Another one may have been approved with the same reference since.
        if row.state == StagedState::Approved
            && let Some(reason) = self.obstacle(&row)
        {
            self.leave(id, reason);
            return Ok(());
        }
        self.writer.save(&row)?;
        self.others.note(&row);
        self.changed.push(row);
        Ok(())
    }
}
