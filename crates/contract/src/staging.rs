//! What was read from a catalogue and waits for a person: each product beside the picture it was read from.
//!
//! A place is left, top, right, bottom as fractions of the page as it is shown.

use crate::catalogues::StagingCounts;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a product says of itself. Absent is not said.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ProductFields {
    /// Its code.
    pub reference: Option<String>,
    /// What it is called.
    pub name: Option<String>,
    /// What one unit costs, in cents; absent when one must ask.
    #[ts(type = "number | null")]
    pub price_cents: Option<i64>,
    /// ISO 4217 code; a price needs one.
    pub currency: Option<String>,
    /// What the price is for: `m`, `lot de 6`.
    pub unit: Option<String>,
    /// The heading it stands under.
    pub category: Option<String>,
    /// Text under or beside the name.
    pub description: Option<String>,
    /// `HT` or `TTC`.
    pub vat: Option<String>,
    /// The price is that of the cheapest: "à partir de".
    pub price_from: bool,
}

/// Lists what was read from a catalogue: the least sure first, then in the order of the pages. The order does not depend
/// on what was decided: without `state`, a review can walk through it by `cursor` while it decides.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ListStaged {
    /// The catalogue.
    pub catalogue_id: String,
    /// Only `waiting`, `approved`, `rejected` or `published`.
    pub state: Option<String>,
    /// Only this page, in the order of the page.
    pub page: Option<u32>,
    /// The `next` of the page before.
    pub cursor: Option<String>,
    /// At most this many, 1 to 500.
    pub limit: u32,
}

/// One page of the list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StagedPage {
    /// The rows.
    pub items: Vec<StagedRow>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// How many in all.
    pub total: u32,
    /// How many of the catalogue stand where.
    pub counts: StagingCounts,
}

/// A product as it was read, or as somebody put it right.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StagedRow {
    /// Id.
    pub id: String,
    /// The page of the catalogue it is on.
    pub page: u32,
    /// Around it: the crop.
    pub place: [f32; 4],
    /// What it says.
    pub fields: ProductFields,
    /// How sure the reader is of all of it, 0 to 1; 1 for what a person wrote.
    pub confidence: f32,
    /// `waiting`, `approved`, `rejected` or `published`.
    pub state: String,
    /// A person drew it.
    pub by_hand: bool,
    /// The product it became.
    pub product_id: Option<String>,
    /// What to look at: `no_name`, `no_reference`, `no_price`, `no_currency`, `check_digit` (an article number whose check
    /// digit is wrong), `duplicate_reference` (another one of the catalogue has it), `sums` (the printed price with
    /// VAT, or of the pack, does not follow from the price), `far_price` (ten times above or below the others of its
    /// category).
    pub warnings: Vec<String>,
}

/// Shows one product that was read.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShowStaged {
    /// Which.
    pub id: String,
}

/// One product that was read, with the paper it was read from.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StagedView {
    /// As in the list.
    pub row: StagedRow,
    /// The catalogue.
    pub catalogue_id: String,
    /// What was read for each field, where it stands.
    pub read: Vec<ReadFieldView>,
    /// All words within its place, as the page says them.
    pub text: String,
    /// Others of the catalogue with the same reference.
    pub same_reference: Vec<String>,
    /// The published product that would be changed.
    pub known: Option<KnownProductView>,
}

/// One value and where it was read.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReadFieldView {
    /// `reference`, `name`, `price`, `unit`, `category`, `description`.
    pub field: String,
    /// The value as it was understood; a price as `12.50`.
    pub value: String,
    /// The same words as the page says them.
    pub said: String,
    /// How sure the reader is, 0 to 1.
    pub confidence: f32,
    /// Where its words stand on the page; none when they stand on another one (a category).
    pub boxes: Vec<[f32; 4]>,
}

/// A product of an earlier catalogue.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct KnownProductView {
    /// The product.
    pub id: String,
    /// Its name there.
    pub name: String,
    /// Its price there, in cents.
    #[ts(type = "number | null")]
    pub price_cents: Option<i64>,
    /// ISO 4217 code.
    pub currency: Option<String>,
}

/// Decides about products that were read. What is published already is left as it is.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct DecideStaged {
    /// Which, of one catalogue.
    pub ids: Vec<String>,
    /// `approve`, `reject`, or `wait` (to write fields without deciding, or to take a decision back).
    pub decision: String,
    /// What it says as a person put it right; for one product only. All fields: what is absent is not said.
    pub fields: Option<ProductFields>,
    /// The crop as a person drew it anew; for one product only.
    pub place: Option<[f32; 4]>,
}

/// What came of a change; [`UndoStaged`] takes it back.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StagedChanged {
    /// Names it.
    pub batch: String,
    /// Those that changed, or are new.
    pub items: Vec<StagedRow>,
    /// Those that are gone: merged into another one.
    pub gone: Vec<String>,
    /// Those that were left as they are, and why.
    pub left: Vec<StagedRefusal>,
    /// How many of the catalogue stand where now.
    pub counts: StagingCounts,
}

/// A product that was left as it is.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StagedRefusal {
    /// Which.
    pub id: String,
    /// `published`; `unchanged`; and what keeps it from being approved: `no_name` (neither
    /// name nor reference), `no_currency`, `duplicate_reference` (one with the same reference is approved or published).
    pub reason: String,
}

/// Makes one product of several parts of it: the first one that has a field gives it, the crop goes around all.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct MergeStaged {
    /// Two or more of one page; the first one stays.
    pub ids: Vec<String>,
}

/// Makes two products of one, cut by a line; each half is read again by itself.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SplitStaged {
    /// Which.
    pub id: String,
    /// Where the line is, as a fraction of the page: from its top, or from its left for an upright line.
    pub at: f32,
    /// The line stands upright.
    pub upright: bool,
}

/// Adds a product that was not found, by a place drawn on the page.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct AddStaged {
    /// The catalogue.
    pub catalogue_id: String,
    /// The page.
    pub page: u32,
    /// Where on it.
    pub place: [f32; 4],
    /// What it says; read from the place when absent. It waits for its decision in any case.
    pub fields: Option<ProductFields>,
}

/// Reads a place of a page by itself. Nothing is written.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReadPlace {
    /// The catalogue.
    pub catalogue_id: String,
    /// The page.
    pub page: u32,
    /// Where on it.
    pub place: [f32; 4],
}

/// What stands at a place of a page.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct PlaceView {
    /// Its words, line by line.
    pub text: String,
    /// What a product there would say.
    pub fields: ProductFields,
}

/// Says that a page has no product: rejects all that wait on it.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RejectPage {
    /// The catalogue.
    pub catalogue_id: String,
    /// The page.
    pub page: u32,
}

/// Takes back what was done at once, also an hour later. What was decided again since is not touched and not listed.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UndoStaged {
    /// The `batch` of what was done.
    pub batch: String,
}
