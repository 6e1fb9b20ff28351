//! A decision that hangs on a message: what it says counts for the message that brings it, however little that one says.

use super::understand::Context;
use crate::documents::{beginning, judged};
use ::intelligence::{By, DeadlineHint, Field, SuggestedAction, Triage};
use domain::{Category, Procedure};
use jiff::Timestamp;

/// Shorter texts are stamps and covers, not decisions.
const LEAST_BYTES: usize = 120;

/// A decision that opens a delay, in the text of an attachment.
pub(super) struct Decision {
    /// Which attachment, from 0.
    pub(super) attachment: usize,
    /// Its pages.
    pub(super) pages: usize,
    /// The page with the notification, from 1.
    pub(super) page: u32,
    /// The notification.
    pub(super) hint: DeadlineHint,
    /// What it is about.
    pub(super) procedure: Option<Procedure>,
    /// The sentence that tells the notification.
    pub(super) passage: String,
    triage: Triage,
}

impl Decision {
    /// The decision that the pages of an attachment hold, if they hold one whose notification they tell.
    pub(super) fn read(
        context: &Context,
        (attachment, filename): (usize, &str),
        pages: &[String],
        received: Timestamp,
    ) -> Option<Self> {
        let text = pages.join("\n");
        let text = beginning(&text);
        if text.trim().len() < LEAST_BYTES {
            return None;
        }
        let triage = judged(&context.engine, filename, text, received);
        let hint = triage.deadline_hint.clone()?;
        if triage.category.value != Category::Ceseda
            || !hint.is_named
            || hint.span.field != Field::Body
        {
            return None;
        }
        let mut end = 0;
        let before = pages.iter().take_while(|page| {
            end += page.len() + 1;
            end <= hint.span.start
        });
        Some(Self {
            attachment,
            pages: pages.len(),
            page: u32::try_from(before.count() + 1).unwrap_or(u32::MAX),
            passage: crate::inbox::sentence_around(text, hint.span.start, hint.span.end),
            procedure: triage.procedure.value,
            hint,
            triage,
        })
    }

    /// Lets the decision speak for a message that only hands it on. What the message itself says stays.
    pub(super) fn speak_for(&self, mail: &mut Triage) {
        let is_handed_on = match mail.category.value {
            Category::Ceseda | Category::ReponseClient | Category::NouveauClient => true,
            Category::General => mail.confidence < 0.9,
            Category::Spam | Category::LaposteNotification | Category::Urgent => false,
        };
        if !is_handed_on {
            return;
        }
        let is_surer = self.triage.confidence > mail.confidence;
        if mail.category.value != Category::Ceseda || is_surer {
            mail.category.value = Category::Ceseda;
            mail.category.confidence = self.triage.category.confidence;
            mail.category.span = None;
            mail.category.by = By::Rule;
            mail.confidence = self.triage.confidence;
            mail.is_steered = self.triage.is_steered;
        }
        if mail.procedure.value.is_none() {
            mail.procedure.value = self.procedure;
            mail.procedure.confidence = self.triage.procedure.confidence;
            mail.procedure.span = None;
        }
        if self.triage.priority.value < mail.priority.value {
            mail.priority.value = self.triage.priority.value;
            mail.priority.confidence = self.triage.priority.confidence;
            mail.priority.span = None;
        }
        mail.suggested_action = SuggestedAction::ComputeDeadline;
    }
}
