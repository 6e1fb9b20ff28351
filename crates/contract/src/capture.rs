//! A business card or a badge at the stand becomes fields to confirm. Nothing is kept before a person says so.

use crate::{
    prospects::{LeadView, MetBefore},
    words::Confidence,
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Reads a card: a photo, a scan, a `.vcf` file, or text that was pasted. Nothing is written.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ReadCard {
    /// The campaign they would be added to.
    pub campaign_id: String,
    /// Token of the file.
    pub place: Option<String>,
    /// The bytes themselves, base64: a photograph that was taken in the window.
    pub data: Option<String>,
    /// Text: a vCard, a MECARD, or the lines of a signature.
    pub text: Option<String>,
}

/// What a card says.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CardReading {
    /// `vcard`, `mecard`, `picture` or `text`.
    pub source: String,
    /// Each thing it says, with the place it was read at.
    pub values: Vec<CardValueView>,
    /// All of it, as a prospect to confirm.
    pub lead: LeadView,
    /// The prospect of this campaign who has the same address.
    pub known: Option<String>,
    /// The same address at other shows.
    pub met_before: Vec<MetBefore>,
    /// The card as it was seen.
    pub picture: Option<CardPicture>,
}

/// One thing that a card says.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CardValueView {
    /// The field of a prospect, `first_name`.
    pub field: String,
    /// As it would be kept.
    pub value: String,
    /// As it is written on the card.
    pub said: String,
    /// How sure the machine is.
    pub confidence: Confidence,
    /// Left, top, right, bottom on the picture, each from 0 to 1.
    pub place: Option<[f32; 4]>,
}

/// The card as it was seen, upright.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct CardPicture {
    /// `image/png` or `image/jpeg`.
    pub content_type: String,
    /// Base64.
    pub data: String,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}
