//! What a person should look at: each product compared with its own paper and with the others of its catalogue.

use super::fields;
use crate::{Error, catalogues::Read};
use ::documents::{article_number_is_right, printed_prices};
use contract::staging::StagedRow;
use domain::products::{Facts, is_far};
use std::collections::HashMap;
use store::{Id, Reader, StagedProduct, StagedState};

type Heading = (Option<String>, Option<String>);

/// The others of a catalogue.
pub(super) struct Others {
    /// Who has which reference, in the form in which references are compared.
    references: HashMap<String, Vec<(Id, StagedState)>>,
    /// The prices of each category and currency.
    prices: HashMap<Heading, Vec<i64>>,
}

/// A reference in the form in which references are compared.
pub(super) fn compared(reference: Option<&String>) -> Option<String> {
    Facts {
        reference: reference.cloned(),
        ..Facts::default()
    }
    .sameness()
}

impl Others {
    pub(super) fn of(reader: &Reader<'_>, catalogue: Id) -> Result<Self, Error> {
        let mut others = Self {
            references: HashMap::new(),
            prices: HashMap::new(),
        };
        for one in reader.staged_outline(catalogue)? {
            if one.state == StagedState::Rejected {
                continue;
            }
            if let Some(reference) = compared(one.reference.as_ref()) {
                let those = others.references.entry(reference).or_default();
                those.push((one.id, one.state));
            }
            if let Some(price) = one.price_cents {
                let heading = (one.category, one.currency);
                others.prices.entry(heading).or_default().push(price);
            }
        }
        Ok(others)
    }

    /// Those with the same reference that are not rejected.
    pub(super) fn same_reference(&self, id: Id, facts: &Facts) -> Vec<(Id, StagedState)> {
        let those = compared(facts.reference.as_ref()).and_then(|one| self.references.get(&one));
        those
            .into_iter()
            .flatten()
            .copied()
            .filter(|(other, _)| *other != id)
            .collect()
    }

    /// Remembers what a product became.
    pub(super) fn note(&mut self, staged: &StagedProduct) {
        for those in self.references.values_mut() {
            those.retain(|(id, _)| *id != staged.id);
        }
        let is_shown = !matches!(staged.state, StagedState::Rejected | StagedState::Merged);
        if let Some(reference) = compared(staged.reference.as_ref()).filter(|_| is_shown) {
            let those = self.references.entry(reference).or_default();
            those.push((staged.id, staged.state));
        }
    }

    /// One line of the list.
    pub(super) fn row(&self, staged: StagedProduct) -> StagedRow {
        let facts = staged.facts();
        let warnings = self.warnings(&staged, &facts);
        StagedRow {
            id: staged.id.to_string(),
            page: u32::try_from(staged.page).unwrap_or(0),
            place: staged.place,
            warnings: warnings.into_iter().map(str::to_owned).collect(),
            fields: fields(facts),
            #[allow(clippy::cast_possible_truncation, reason = "it was an f32")]
            confidence: staged.confidence as f32,
            state: staged.state.as_str().to_owned(),
            by_hand: staged.by_hand,
            product_id: staged.product_id.map(|id| id.to_string()),
        }
    }

    fn warnings(&self, staged: &StagedProduct, facts: &Facts) -> Vec<&'static str> {
        let text = Read::of(staged).text;
        let wrong_number = |text: &Option<String>| {
            let text = text.as_deref().unwrap_or_default();
            article_number_is_right(text) == Some(false)
                || text
                    .split_whitespace()
                    .any(|word| article_number_is_right(word) == Some(false))
        };
        let heading = (facts.category.clone(), facts.currency.clone());
        let far = facts.price_cents.is_some_and(|price| {
            let others = self.prices.get(&heading).map_or(&[][..], Vec::as_slice);
            is_far(price, others)
        });
        [
            (facts.name.is_none(), "no_name"),
            (facts.reference.is_none(), "no_reference"),
            (facts.price_cents.is_none(), "no_price"),
            (
                facts.price_cents.is_some() && facts.currency.is_none(),
                "no_currency",
            ),
            (
                wrong_number(&facts.reference) || wrong_number(&facts.description),
                "check_digit",
            ),
            (
                !self.same_reference(staged.id, facts).is_empty(),
                "duplicate_reference",
            ),
            (facts.sums_are_wrong(&printed_prices(&text), &text), "sums"),
            (far, "far_price"),
        ]
        .into_iter()
        .filter(|(is_so, _)| *is_so)
        .map(|(_, word)| word)
        .collect()
    }
}
