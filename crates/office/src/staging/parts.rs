//! Putting right where one product ends and the next one begins: merge, split, and add what was not found.

use super::{decide::wanted, place, typed};
use crate::{
    Error, Session,
    catalogues::{CataloguePages, Read, read_place},
    router::Handle,
    words,
};
use contract::staging::{AddStaged, MergeStaged, SplitStaged, StagedChanged};
use domain::{Capability, products::Facts};
use serde_json::Value;
use store::{Id, Reader, StagedProduct, StagedState};

/// The smallest part of a page that can be a product.
const SMALLEST: f32 = 0.002;

/// A state in which a product can still be cut.
fn is_open(staged: &StagedProduct) -> bool {
    !matches!(staged.state, StagedState::Published | StagedState::Merged)
}

impl Handle<MergeStaged> for Session {
    fn handle(&self, request: MergeStaged) -> Result<StagedChanged, Error> {
        self.require(Capability::Work)?;
        let mut ids = wanted(&request.ids)?;
        let mut seen = std::collections::BTreeSet::new();
        ids.retain(|id| seen.insert(*id));
        if ids.len() < 2 {
            return Err(Error::invalid("number of products", &ids.len().to_string()));
        }
        let catalogue = self.catalogue_of(&ids)?;
        self.batch(catalogue, "staging.merge", |batch| {
            let mut parts = Vec::new();
            for id in &ids {
                let (of, part) = self.own_staged(batch.writer, *id)?;
                if of.id != catalogue {
                    return Err(Error::invalid("product of this catalogue", &id.to_string()));
                }
                parts.push(part);
            }
            let page = parts.first().map(|part| part.page);
            if parts
                .iter()
                .any(|part| !is_open(part) || Some(part.page) != page)
            {
                return Err(Error::invalid("part of one page that is not published", ""));
            }
            let after = merged(&parts);
            let mut parts = parts.into_iter();
            if let (Some(first), Some(after)) = (parts.next(), after) {
                batch.change(&first, after)?;
            }
            for part in parts {
                let gone = StagedProduct {
                    state: StagedState::Merged,
                    ..part.clone()
                };
                batch.change(&part, gone)?;
            }
            Ok(())
        })
    }
}

/// One product of several parts: the first that has a field gives it.
fn merged(parts: &[StagedProduct]) -> Option<StagedProduct> {
    let (first, rest) = parts.split_first()?;
    let mut whole = first.clone();
    let mut facts = first.facts();
    let mut was_read = Read::of(first);
    for part in rest {
        let more = part.facts();
        let priced = facts.price_cents.is_none() && more.price_cents.is_some();
        facts = Facts {
            reference: facts.reference.or(more.reference),
            name: facts.name.or(more.name),
            price_cents: facts.price_cents.or(more.price_cents),
            currency: facts.currency.or(more.currency),
            unit: facts.unit.or(more.unit),
            category: facts.category.or(more.category),
            description: facts.description.or(more.description),
            vat: facts.vat.or(more.vat),
            price_from: if priced {
                more.price_from
            } else {
                facts.price_from
            },
        };
        let [left, top, right, bottom] = whole.place;
        let [x0, y0, x1, y1] = part.place;
        whole.place = [left.min(x0), top.min(y0), right.max(x1), bottom.max(y1)];
        let more = Read::of(part);
        was_read.text = format!("{}\n{}", was_read.text, more.text);
        for field in more.fields {
            if was_read
                .fields
                .iter()
                .all(|known| known.field != field.field)
            {
                was_read.fields.push(field);
            }
        }
    }
    whole.set_facts(facts);
    whole.state = StagedState::Waiting;
    whole.read = serde_json::to_value(was_read).unwrap_or_default();
    Some(whole)
}

/// What stands at a place of a page of a catalogue, read by itself.
fn at_place(
    reader: &Reader<'_>,
    catalogue: Id,
    page: u32,
    place: [f32; 4],
) -> Result<(Value, Facts), Error> {
    let pages = CataloguePages::of(reader, catalogue)?;
    if pages.find(page).is_none() {
        return Err(Error::invalid("page", &page.to_string()));
    }
    let read = pages.read(reader, page)?;
    let (read, facts) = read.map_or_else(Default::default, |page| read_place(&page, place));
    Ok((serde_json::to_value(read).unwrap_or_default(), facts))
}

impl Handle<SplitStaged> for Session {
    fn handle(&self, request: SplitStaged) -> Result<StagedChanged, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        let catalogue = self.catalogue_of(&[id])?;
        self.batch(catalogue, "staging.split", |batch| {
            let (_, whole) = self.own_staged(batch.writer, id)?;
            if !is_open(&whole) {
                return Err(Error::invalid("product that is not published", &request.id));
            }
            let [left, top, right, bottom] = whole.place;
            let (from, to) = if request.upright {
                (left, right)
            } else {
                (top, bottom)
            };
            if !(from + SMALLEST..=to - SMALLEST).contains(&request.at) {
                return Err(Error::invalid(
                    "line through the product",
                    &request.at.to_string(),
                ));
            }
            let (one, two) = if request.upright {
                (
                    [left, top, request.at, bottom],
                    [request.at, top, right, bottom],
                )
            } else {
                (
                    [left, top, right, request.at],
                    [left, request.at, right, bottom],
                )
            };
            let page = u32::try_from(whole.page).unwrap_or(0);
            let (read, facts) = at_place(batch.writer, catalogue, page, one)?;
            let mut first = StagedProduct {
                place: one,
                read,
                state: StagedState::Waiting,
                ..whole.clone()
            };
            first.set_facts(under(&whole, facts));
            batch.change(&whole, first)?;
            let (read, facts) = at_place(batch.writer, catalogue, page, two)?;
            let mut second = StagedProduct {
                read,
                confidence: whole.confidence,
                ..StagedProduct::new(self.new_id(), catalogue, page, whole.position, two)
            };
            second.set_facts(under(&whole, facts));
            batch.add(second)
        })
    }
}

/// A part stands under the same heading as the whole, in the same currency.
fn under(whole: &StagedProduct, part: Facts) -> Facts {
    Facts {
        category: part.category.or_else(|| whole.category.clone()),
        currency: part
            .currency
            .or_else(|| whole.currency.clone())
            .filter(|_| part.price_cents.is_some()),
        vat: part.vat.or_else(|| whole.vat.clone()),
        ..part
    }
}

impl Handle<AddStaged> for Session {
    fn handle(&self, request: AddStaged) -> Result<StagedChanged, Error> {
        self.require(Capability::Work)?;
        let catalogue = words::id(&request.catalogue_id)?;
        let place = place(request.place)?;
        let typed = request.fields.map(typed).transpose()?;
        self.batch(catalogue, "staging.add", |batch| {
            let (read, facts) = at_place(batch.writer, catalogue, request.page, place)?;
            let position = batch.writer.staged_outline(catalogue)?.len();
            let mut staged = StagedProduct {
                by_hand: true,
                read,
                ..StagedProduct::new(
                    self.new_id(),
                    catalogue,
                    request.page,
                    i64::try_from(position).unwrap_or(i64::MAX),
                    place,
                )
            };
            staged.set_facts(typed.unwrap_or(facts));
            batch.add(staged)
        })
    }
}
