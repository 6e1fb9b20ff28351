//! Catalogues of a campaign: a scanned price list is read page by page, reviewed ([`crate::staging`]), published
//! ([`crate::products`]). A catalogue is its campaign's, and so its maker's alone.
//!
//! Page `number` of a catalogue is the picture `guichet://page/{catalogue id}/1/{number}?side={pixels}`, as pages of
//! documents are. Pages are numbered from 1 through all of its files.

use crate::Time;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Lists the catalogues of a campaign, the newest first.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ListCatalogues {
    /// The campaign.
    pub campaign_id: String,
}

/// The catalogues of a campaign.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CataloguesView {
    /// The newest first.
    pub items: Vec<CatalogueView>,
}

/// One catalogue. Ask again when `catalogues` changed: after each page that was read.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CatalogueView {
    /// Id.
    pub id: String,
    /// The campaign.
    pub campaign_id: String,
    /// As it is called; the name of its first file at first.
    pub title: String,
    /// `reading`; `paused` by a person; `failed` (no file of it can be read, see `reason`); `empty` (read, and no product
    /// was found); `review` (products wait for a decision, or are approved and not published); `published`.
    pub state: String,
    /// What is wrong with a file, also when others of the catalogue can be read: `encrypted`, `damaged`, `too_large`,
    /// `too_slow`, `no_ocr`, `original_missing`, `unsupported`. The file is kept in any case.
    pub reason: Option<String>,
    /// Pages in all.
    pub pages: u32,
    /// Pages read so far.
    pub read: u32,
    /// How many of its products stand where.
    pub counts: StagingCounts,
    /// Size of its files in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// When it was added.
    pub added_at: Time,
    /// When products of it were published last.
    pub published_at: Option<Time>,
}

/// How many products of a catalogue stand where.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct StagingCounts {
    /// Nobody looked at them.
    pub waiting: u32,
    /// Somebody did; [`PublishCatalogue`] publishes these and no others.
    pub approved: u32,
    /// They are no products.
    pub rejected: u32,
    /// They are in the list of products.
    pub published: u32,
}

/// Shows one catalogue with its files and pages.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShowCatalogue {
    /// Which.
    pub id: String,
}

/// One catalogue with its files and pages.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CatalogueDetail {
    /// As in the list.
    pub catalogue: CatalogueView,
    /// Its files, in order.
    pub files: Vec<CatalogueFileView>,
    /// Its pages, in order.
    pub pages: Vec<CataloguePageView>,
}

/// One file of a catalogue; its bytes are at `guichet://attachment/{id}`.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CatalogueFileView {
    /// Id.
    pub id: String,
    /// Its name.
    pub filename: String,
    /// MIME type.
    pub content_type: String,
    /// Size in bytes.
    #[ts(type = "number")]
    pub bytes: u64,
    /// Number of its first page in the catalogue.
    pub first_page: u32,
    /// How many pages it has; 0 when it cannot be opened.
    pub pages: u32,
    /// What is wrong with it, as in [`CatalogueView`].
    pub reason: Option<String>,
}

/// One page of a catalogue.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CataloguePageView {
    /// From 1.
    pub number: u32,
    /// `waiting`, or where its text comes from: `text`, `ocr`, `none` (nothing could be read on it).
    pub source: String,
    /// How sure the reader of pictures was, 0 to 1.
    pub confidence: Option<f32>,
    /// Prices that are printed on it; more than `products` is a reason to look at the page.
    pub prices: u32,
    /// Products on it that are not rejected.
    pub products: u32,
    /// Those of them that nobody looked at.
    pub waiting: u32,
}

/// Adds a catalogue: one file, or several photos that are one catalogue. The files (PDF, PNG, JPEG, TIFF) are copied into
/// the firm's encrypted memory before this answers, also those that cannot be read; reading goes on behind. The same
/// files again in the same campaign are the same catalogue.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct AddCatalogue {
    /// The campaign.
    pub campaign_id: String,
    /// Tokens of the files, in the order of the pages; a folder brings the files in it, by name.
    pub places: Vec<String>,
    /// As it is to be called; the name of the first file when absent.
    pub title: Option<String>,
}

/// Gives a catalogue another name.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RenameCatalogue {
    /// Which.
    pub id: String,
    /// The new name.
    pub title: String,
}

/// Stops reading a catalogue, or goes on, also when the reader of documents was stopped; holds over a restart. Pages that
/// were read stay.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PauseCatalogue {
    /// Which.
    pub id: String,
    /// Stop or go on.
    pub paused: bool,
}

/// Tries the files again that could not be read.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReadCatalogueAgain {
    /// Which.
    pub id: String,
}

/// Takes a catalogue away and stops reading it; [`PutBackCatalogue`] undoes all of it.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct RemoveCatalogue {
    /// Which.
    pub id: String,
    /// Takes the products away with it that were published from it last; they stay when absent.
    pub products: Option<bool>,
}

/// Puts a catalogue back that was taken away.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PutBackCatalogue {
    /// Which.
    pub id: String,
}

/// Publishes what is approved, and nothing else; what waits goes on waiting and can be published later. A product that
/// the distributor's earlier catalogues have (same reference, or same name without one) is changed and gets one more
/// price in its history. Runs as the job `catalogue`, counted in products; stopped or killed, what is left stays approved.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct PublishCatalogue {
    /// Which.
    pub id: String,
}
