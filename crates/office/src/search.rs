//! Search over everything in the firm. The store finds; here the hits get a title and a passage.

mod log;

use crate::{
    Error, Session,
    inbox::{page_size, utf16_len},
    router::Handle,
    when,
};
use contract::search::{HitView, Search, SearchView};
use domain::Capability;
use std::time::Instant;
use store::{Contact, HitKind, Question, Reader, SearchHit, Snippet, snippet};

/// About how much text is shown of a hit, in bytes.
const PASSAGE: usize = 180;

/// A text longer than this is no question.
const MAX_QUERY: usize = 1000;

impl Handle<Search> for Session {
    fn handle(&self, request: Search) -> Result<SearchView, Error> {
        self.require(Capability::Read)?;
        let started = Instant::now();
        let kinds = kinds(request.kinds.as_deref())?;
        let text: String = request.query.chars().take(MAX_QUERY).collect();
        let limit = page_size(request.limit, 200);
        let offset = request.offset.unwrap_or(0) as usize;
        self.read(|reader| {
            let ask = |text: &str| {
                reader.search(&Question {
                    text,
                    typing: !text.ends_with(' '),
                    kinds: &kinds,
                    offset,
                    limit,
                })
            };
            let mut page = ask(&text)?;
            let mut text = text;
            let mut corrected = None;
            if page.total == 0
                && let Some(nearest) = reader.nearest_names(&text)?
            {
                let answered = ask(&nearest)?;
                if answered.total > 0 {
                    page = answered;
                    text.clone_from(&nearest);
                    corrected = Some(nearest);
                }
            }
            let mut hits = Vec::with_capacity(page.hits.len());
            for hit in &page.hits {
                hits.extend(view(reader, hit, &text)?);
            }
            let searched = u32::try_from(reader.messages_ever()?).unwrap_or(u32::MAX);
            let total = u32::try_from(page.total).unwrap_or(u32::MAX);
            Ok(SearchView {
                took_ms: started.elapsed().as_secs_f64() * 1000.0,
                total,
                total_is_exact: page.total_is_exact,
                hits,
                searched,
                corrected,
            })
        })
    }
}

fn kinds(words: Option<&[String]>) -> Result<Vec<HitKind>, Error> {
    words
        .unwrap_or_default()
        .iter()
        .map(|word| {
            word.parse()
                .map_err(|_| Error::invalid("kind of hit", word))
        })
        .collect()
}

/// A hit as the window shows it; `None` when what it stands for is gone.
fn view(reader: &Reader<'_>, hit: &SearchHit, query: &str) -> Result<Option<HitView>, Error> {
    let mut page = None;
    let mut workspace_id = None;
    let (title, who, text) = match hit.kind {
        HitKind::Document => {
            let Some(document) = crate::documents::hit(reader, hit.id, query)? else {
                return Ok(None);
            };
            page = Some(document.page);
            let who = document.workspace.as_ref().map(|it| it.title.clone());
            workspace_id = document.workspace.map(|workspace| workspace.id);
            (document.title, who.unwrap_or_default(), document.text)
        }
        HitKind::Decision => {
            let Some(decision) = reader.get::<store::Decision>(&hit.id)? else {
                return Ok(None);
            };
            let found = crate::documents::hit(reader, decision.document_id, query)?;
            let (number, text) = found.map_or((1, String::new()), |it| (it.page, it.text));
            page = Some(number);
            (crate::case_law::name(&decision), decision.court, text)
        }
        HitKind::Mail => {
            let Some(card) = reader.card(hit.id)? else {
                return Ok(None);
            };
            let text = reader
                .text(hit.id)?
                .map(|stored| stored.text)
                .unwrap_or_default();
            let who = if card.from_name.is_empty() {
                card.from_address
            } else {
                card.from_name
            };
            (card.subject, who, text)
        }
        HitKind::Contact => {
            let Some(contact) = reader.get::<Contact>(&hit.id)? else {
                return Ok(None);
            };
            let points: Vec<String> = reader
                .contact_points(hit.id)?
                .into_iter()
                .map(|point| point.value)
                .collect();
            (contact.display_name, String::new(), points.join(", "))
        }
        HitKind::Note => {
            let Some(note) = reader.get::<store::Note>(&hit.id)? else {
                return Ok(None);
            };
            let workspace = reader.workspace(note.workspace_id)?;
            workspace_id = Some(note.workspace_id.to_string());
            let title = workspace.map(|it| it.title).unwrap_or_default();
            (title, String::new(), note.text)
        }
        HitKind::Workspace => {
            let Some(workspace) = reader.workspace(hit.id)? else {
                return Ok(None);
            };
            (workspace.title, workspace.reference, workspace.description)
        }
    };
    let passage = snippet(&text, query, PASSAGE);
    Ok(Some(HitView {
        kind: hit.kind.as_str().to_owned(),
        id: hit.id.to_string(),
        title,
        who,
        marks: marks(&passage),
        snippet: passage.text,
        at: when::time_ms(hit.at_ms),
        score: hit.score,
        page,
        workspace_id,
    }))
}

/// Where the words are, as the window counts.
fn marks(passage: &Snippet) -> Vec<[u32; 2]> {
    let place = |at: usize| passage.text.get(..at).map_or(0, utf16_len);
    passage
        .highlights
        .iter()
        .map(|mark| [place(mark.start), place(mark.end)])
        .collect()
}
