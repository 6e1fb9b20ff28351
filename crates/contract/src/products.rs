//! Products of a person's distributors, as their catalogues were published, and which prospect wants which.
//!
//! The picture of a product is at `guichet://attachment/{product id}`.

use crate::{Time, staging::ProductFields};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Lists or searches the products a campaign can show: those of its distributor, and those of its own catalogues.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ListProducts {
    /// The campaign.
    pub campaign_id: String,
    /// Beginnings of words of the reference, name, category or description, all of them; typing mistakes are forgiven.
    pub query: Option<String>,
    /// Only this category; empty for those without one.
    pub category: Option<String>,
    /// Only what this catalogue has.
    pub catalogue_id: Option<String>,
    /// The `next` of the page before.
    pub cursor: Option<String>,
    /// At most this many, 1 to 200.
    pub limit: u32,
}

/// One page of products: the best match first, without a query by category and name.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProductPage {
    /// The rows.
    pub items: Vec<ProductRow>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// How many in all.
    pub total: u32,
    /// The words that were looked for instead, when some were typed wrongly.
    pub corrected: Option<String>,
    /// Milliseconds in the core.
    pub took_ms: f64,
}

/// One product in a list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProductRow {
    /// Id.
    pub id: String,
    /// Its code.
    pub reference: Option<String>,
    /// What it is called; its code when it has no name.
    pub name: String,
    /// What one unit costs, in cents; absent when one must ask.
    #[ts(type = "number | null")]
    pub price_cents: Option<i64>,
    /// ISO 4217 code.
    pub currency: Option<String>,
    /// What the price is for.
    pub unit: Option<String>,
    /// The heading it stands under.
    pub category: Option<String>,
    /// The price is that of the cheapest.
    pub price_from: bool,
    /// Whether it has a picture.
    pub picture: bool,
    /// How many prospects want it.
    pub interested: u32,
}

/// Lists the categories of the products a campaign can show, by name.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListCategories {
    /// The campaign.
    pub campaign_id: String,
}

/// The categories.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CategoriesView {
    /// By name.
    pub items: Vec<CategoryCount>,
}

/// One category.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CategoryCount {
    /// Its name; empty for products without one.
    pub name: String,
    /// How many products.
    pub count: u32,
}

/// Shows one product.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShowProduct {
    /// Which.
    pub id: String,
}

/// One product.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProductView {
    /// As in the list.
    pub row: ProductRow,
    /// What it says.
    pub fields: ProductFields,
    /// The catalogue it was published from last.
    pub catalogue_id: String,
    /// Its page there: `guichet://page/{catalogue id}/1/{page}`.
    pub page: u32,
    /// Where on that page.
    pub place: [f32; 4],
    /// What it cost when, newest first.
    pub prices: Vec<ProductPriceView>,
    /// Who wants it, in all campaigns of the person, newest first.
    pub interested: Vec<InterestView>,
    /// When it was taken away.
    pub removed_at: Option<Time>,
}

/// What a product cost.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ProductPriceView {
    /// In cents; absent when one must ask.
    #[ts(type = "number | null")]
    pub price_cents: Option<i64>,
    /// ISO 4217 code.
    pub currency: Option<String>,
    /// Since when.
    pub at: Time,
    /// The title of the catalogue that says so; absent when a person changed it.
    pub catalogue: Option<String>,
}

/// Changes a product. A new price is one more in its history.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveProduct {
    /// Which.
    pub id: String,
    /// All of it: what is absent is not said. A name or a reference must be there.
    pub fields: ProductFields,
}

/// Takes a product away: no list shows it and no letter names it. [`PutBackProduct`] undoes it.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RemoveProduct {
    /// Which.
    pub id: String,
}

/// Puts a product back that was taken away.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PutBackProduct {
    /// Which.
    pub id: String,
}

/// A prospect wants a product. What was noted before stays where nothing is said; a removed interest is back.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct AddInterest {
    /// Who.
    pub prospect_id: String,
    /// What.
    pub product_id: String,
    /// How many, 1 to 1,000,000; 1 when absent and new.
    pub quantity: Option<u32>,
    /// What was said.
    pub note: Option<String>,
}

/// Changes what was noted of an interest.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct UpdateInterest {
    /// Which.
    pub id: String,
    /// How many, 1 to 1,000,000.
    pub quantity: u32,
    /// What was said; goes into the letter. Empty is nothing.
    pub note: String,
}

/// Takes an interest away; [`AddInterest`] undoes it.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RemoveInterest {
    /// Which.
    pub id: String,
}

/// Lists what a prospect wants, oldest first: the order of the letter.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListInterests {
    /// Who.
    pub prospect_id: String,
}

/// Interests.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InterestsView {
    /// The rows.
    pub items: Vec<InterestView>,
}

/// A prospect wants a product.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct InterestView {
    /// Id.
    pub id: String,
    /// Who.
    pub prospect_id: String,
    /// As they are shown: name and company.
    pub prospect: String,
    /// The campaign of the prospect.
    pub campaign_id: String,
    /// What.
    pub product: ProductRow,
    /// How many.
    pub quantity: u32,
    /// What was said.
    pub note: String,
    /// Since when.
    pub at: Time,
}
