//! Catalogues as the window shows them.

use super::CataloguePages;
use crate::{Error, Session, documents, router::Handle, staging, when, words};
use contract::catalogues::{
    CatalogueDetail, CatalogueFileView, CataloguePageView, CatalogueView, CataloguesView,
    ListCatalogues, ShowCatalogue, StagingCounts,
};
use domain::Capability;
use std::collections::BTreeMap;
use store::{Catalogue, CatalogueFile, Id, Reader, Reading, ReadingState, StagedState};

/// How far the files of a catalogue were read.
struct Progress {
    files: Vec<(u32, CatalogueFile, Option<Reading>)>,
    pages: u32,
    read: u32,
    /// A person stopped the reader of this computer.
    stopped: bool,
    /// It was read to the end on another computer, and came from there with what was read.
    elsewhere: bool,
}

impl Progress {
    fn of(reader: &Reader<'_>, catalogue: &Catalogue) -> Result<Self, Error> {
        let pages = CataloguePages::of(reader, catalogue.id)?;
        let (mut files, mut read) = (Vec::new(), 0);
        let count = pages.count();
        for (first, file) in pages.0 {
            read += reader.count_pages(file.id)?;
            let reading = reader.reading(file.id)?;
            files.push((first, file, reading));
        }
        let is_known = files.iter().any(|(.., reading)| reading.is_some());
        let elsewhere = catalogue.staged_ms.is_some() && !is_known;
        Ok(Self {
            files,
            pages: count,
            read: if elsewhere { count } else { read },
            stopped: documents::is_paused(reader)?,
            elsewhere,
        })
    }

    fn any(&self, state: ReadingState) -> bool {
        self.readings().any(|reading| reading.state == state)
    }

    fn readings(&self) -> impl Iterator<Item = &Reading> {
        self.files
            .iter()
            .filter_map(|(.., reading)| reading.as_ref())
    }

    fn state(&self, counts: StagingCounts) -> &'static str {
        if self.any(ReadingState::Waiting) {
            if self.stopped { "paused" } else { "reading" }
        } else if self.any(ReadingState::Paused)
            || (self.readings().next().is_none() && !self.elsewhere)
        {
            "paused"
        } else if !self.any(ReadingState::Done) && !self.elsewhere {
            "failed"
        } else if counts.waiting + counts.approved > 0 {
            "review"
        } else if counts.published > 0 {
            "published"
        } else {
            "empty"
        }
    }
}

fn view(reader: &Reader<'_>, catalogue: Catalogue) -> Result<CatalogueView, Error> {
    let progress = Progress::of(reader, &catalogue)?;
    let counts = staging::counts(reader, catalogue.id)?;
    let bytes: i64 = progress.files.iter().map(|(_, file, _)| file.bytes).sum();
    Ok(CatalogueView {
        id: catalogue.id.to_string(),
        campaign_id: catalogue.campaign_id.to_string(),
        title: catalogue.title,
        state: progress.state(counts).to_owned(),
        reason: progress
            .readings()
            .find_map(|reading| reading.error.clone()),
        pages: progress.pages,
        read: progress.read,
        counts,
        bytes: u64::try_from(bytes).unwrap_or(0),
        added_at: when::time_ms(catalogue.created_ms),
        published_at: catalogue.published_ms.map(when::time_ms),
    })
}

impl Session {
    /// A catalogue as the window shows it.
    pub(super) fn catalogue_view(&self, id: Id) -> Result<CatalogueView, Error> {
        self.read(|reader| view(reader, self.own_catalogue(reader, id)?))
    }
}

impl Handle<ListCatalogues> for Session {
    fn handle(&self, request: ListCatalogues) -> Result<CataloguesView, Error> {
        self.allow(Capability::Work)?;
        let campaign = words::id(&request.campaign_id)?;
        self.read(|reader| {
            self.own_campaign(reader, campaign)?;
            let shown = reader.catalogues(campaign)?;
            let items = shown
                .into_iter()
                .filter(|catalogue| catalogue.removed_ms.is_none())
                .map(|catalogue| view(reader, catalogue))
                .collect::<Result<_, _>>()?;
            Ok(CataloguesView { items })
        })
    }
}

impl Handle<ShowCatalogue> for Session {
    fn handle(&self, request: ShowCatalogue) -> Result<CatalogueDetail, Error> {
        self.allow(Capability::Work)?;
        let id = words::id(&request.id)?;
        self.read(|reader| {
            let catalogue = self.own_catalogue(reader, id)?;
            let printed: Vec<u32> =
                serde_json::from_value(catalogue.printed_prices.clone()).unwrap_or_default();
            let progress = Progress::of(reader, &catalogue)?;
            let pages = page_views(reader, id, &progress, &printed)?;
            let files = progress.files.into_iter().map(file_view).collect();
            Ok(CatalogueDetail {
                catalogue: view(reader, catalogue)?,
                files,
                pages,
            })
        })
    }
}

fn file_view(
    (first_page, file, reading): (u32, CatalogueFile, Option<Reading>),
) -> CatalogueFileView {
    CatalogueFileView {
        id: file.id.to_string(),
        filename: file.filename,
        content_type: file.content_type,
        bytes: u64::try_from(file.bytes).unwrap_or(0),
        first_page,
        pages: u32::try_from(file.pages).unwrap_or(0),
        reason: reading.and_then(|reading| reading.error),
    }
}

fn page_views(
    reader: &Reader<'_>,
    catalogue: Id,
    progress: &Progress,
    printed: &[u32],
) -> Result<Vec<CataloguePageView>, Error> {
    let mut tallies: BTreeMap<i64, (u32, u32)> = BTreeMap::new();
    for one in reader.staged_outline(catalogue)? {
        if one.state != StagedState::Rejected {
            let tally = tallies.entry(one.page).or_default();
            tally.0 += 1;
            tally.1 += u32::from(one.state == StagedState::Waiting);
        }
    }
    let mut views = Vec::new();
    for (first, file, _) in &progress.files {
        let heads = reader.page_heads(file.id)?;
        for number in 1..=u32::try_from(file.pages).unwrap_or(0) {
            let head = heads.iter().find(|head| head.number == number);
            let page = first + number - 1;
            let (products, waiting) = tallies.get(&i64::from(page)).copied().unwrap_or_default();
            views.push(CataloguePageView {
                number: page,
                source: head
                    .map_or("waiting", |head| head.source.as_str())
                    .to_owned(),
                #[allow(clippy::cast_possible_truncation, reason = "it was an f32")]
                confidence: head
                    .and_then(|head| head.confidence)
                    .map(|sure| sure as f32),
                prices: printed.get(page as usize - 1).copied().unwrap_or(0),
                products,
                waiting,
            });
        }
    }
    Ok(views)
}
