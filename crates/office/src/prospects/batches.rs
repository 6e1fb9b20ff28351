//! What was done to the prospects of a campaign, so that it can be taken back an hour later as well.

use super::lead_view;
use crate::{Error, Session, inbox::page_size, router::Handle, when, words};
use contract::prospects::{BatchPage, BatchRow, BatchStep, ListBatches};
use domain::Capability;
use store::{Prospect, ProspectBatch, Reader};

/// Longer pages are not read at once.
const MOST: u32 = 100;

impl Handle<ListBatches> for Session {
    fn handle(&self, request: ListBatches) -> Result<BatchPage, Error> {
        self.allow(Capability::Work)?;
        let campaign = words::id(&request.campaign_id)?;
        let before = request.cursor.as_deref().map(words::id).transpose()?;
        let limit = page_size(request.limit, MOST);
        self.read(|reader| {
            self.own_campaign(reader, campaign)?;
            let batches = reader.prospect_batches(campaign, before, limit)?;
            let next = batches.last().filter(|_| batches.len() == limit);
            let next = next.map(|last| last.id.to_string());
            let items = batches.into_iter().map(|batch| row(reader, batch));
            Ok(BatchPage {
                items: items.collect::<Result<_, _>>()?,
                next,
            })
        })
    }
}

fn row(reader: &Reader<'_>, batch: ProspectBatch) -> Result<BatchRow, Error> {
    let lead = match batch.prospects {
        1 => Some(lead_view(
            reader.expect::<Prospect>(&batch.prospect)?.lead(),
        )),
        _ => None,
    };
    let mut set: Vec<(String, Option<String>)> =
        serde_json::from_str(&batch.set).map_err(|_| Error::invalid("steps", &batch.set))?;
    set.sort();
    Ok(BatchRow {
        id: batch.id.to_string(),
        at: when::time_ms(batch.at_ms),
        changed: u32::try_from(batch.prospects).unwrap_or(u32::MAX),
        standing: u32::try_from(batch.standing).unwrap_or(u32::MAX),
        lead,
        set: set
            .into_iter()
            .map(|(field, to)| BatchStep { field, to })
            .collect(),
    })
}
