//! The library as a list: filters, words, pages, and what there is to filter by.

use super::show::row;
use crate::{
    Error, Session,
    inbox::{page_size, utf16_len},
    router::Handle,
    words,
};
use contract::case_law::{
    CountView, DecisionPage, DecisionRow, LibraryView, ListDecisions, ShowLibrary,
};
use domain::Capability;
use std::time::Instant;
use store::{
    Decision, DecisionCount, DecisionFilter, DecisionOrder, HitKind, Id, Question, Reader, snippet,
};

/// Hits of a search that are filtered further: nobody reads more.
const SEARCHED: usize = 3000;

/// About how much text is shown of a hit, in bytes.
const PASSAGE: usize = 180;

/// A text longer than this is no question.
const MAX_QUERY: usize = 1000;

impl Handle<ListDecisions> for Session {
    fn handle(&self, request: ListDecisions) -> Result<DecisionPage, Error> {
        self.require(Capability::Read)?;
        let started = Instant::now();
        let order = match request.order.as_deref() {
            None | Some("newest") => DecisionOrder::Newest,
            Some("oldest") => DecisionOrder::Oldest,
            Some("court") => DecisionOrder::Court,
            Some("added") => DecisionOrder::Added,
            Some(other) => return Err(Error::invalid("order", other)),
        };
        let offset = match request.cursor.as_deref() {
            None => 0,
            Some(text) => text
                .parse::<usize>()
                .map_err(|_| Error::invalid("cursor", text))?,
        };
        let limit = page_size(request.limit, 200);
        let query: String = request
            .query
            .as_deref()
            .unwrap_or_default()
            .chars()
            .take(MAX_QUERY)
            .collect();
        let mut filter = DecisionFilter {
            court: request.court.unwrap_or_default(),
            from_year: request.from_year,
            to_year: request.to_year,
            tag: request.tag.unwrap_or_default(),
            outcome: request.outcome.unwrap_or_default(),
            procedure: request.procedure.map(words::to_procedure),
            archived: request.archived.unwrap_or_default(),
            among: None,
        };
        self.read(|reader| {
            if !query.trim().is_empty() {
                filter.among = Some(found(reader, &query)?);
            }
            let (decisions, total) = reader.decisions(&filter, order, offset, limit)?;
            let next = offset + decisions.len();
            let items = decisions
                .iter()
                .map(|decision| {
                    let mut line = row(reader, decision)?;
                    if filter.among.is_some() {
                        passage(reader, decision, &query, &mut line)?;
                    }
                    Ok(line)
                })
                .collect::<Result<Vec<_>, Error>>()?;
            Ok(DecisionPage {
                items,
                next: (next < total as usize).then(|| next.to_string()),
                total,
                took_ms: started.elapsed().as_secs_f64() * 1000.0,
            })
        })
    }
}

/// The decisions that answer a question, the newest of them.
fn found(reader: &Reader<'_>, query: &str) -> Result<Vec<Id>, Error> {
    let page = reader.search(&Question {
        text: query,
        typing: !query.ends_with(' '),
        kinds: &[HitKind::Decision],
        offset: 0,
        limit: SEARCHED,
    })?;
    Ok(page.hits.into_iter().map(|hit| hit.id).collect())
}

fn passage(
    reader: &Reader<'_>,
    decision: &Decision,
    query: &str,
    line: &mut DecisionRow,
) -> Result<(), Error> {
    let Some(hit) = crate::documents::hit(reader, decision.document_id, query)? else {
        return Ok(());
    };
    let found = snippet(&hit.text, query, PASSAGE);
    let place = |at: usize| found.text.get(..at).map_or(0, utf16_len);
    line.marks = found
        .highlights
        .iter()
        .map(|mark| [place(mark.start), place(mark.end)])
        .collect();
    line.page = Some(hit.page);
    line.snippet = found.text;
    Ok(())
}

impl Handle<ShowLibrary> for Session {
    fn handle(&self, _: ShowLibrary) -> Result<LibraryView, Error> {
        let user = self.require(Capability::Read)?;
        let plan = self.require_feature(domain::Feature::CaseLaw);
        let works = user.role.may(Capability::Work) && !self.is_read_only()?;
        self.read(|reader| {
            let counts = |rows: Vec<DecisionCount>| -> Vec<CountView> {
                let view = |row: DecisionCount| CountView {
                    value: row.value,
                    count: row.count,
                };
                rows.into_iter().map(view).collect()
            };
            Ok(LibraryView {
                courts: counts(reader.decision_courts()?),
                outcomes: counts(reader.decision_outcomes()?),
                tags: counts(reader.all_decision_tags()?),
                years: reader.decision_years()?.map(|(from, to)| [from, to]),
                may_add: works && plan.is_ok(),
                refused: plan.as_ref().err().map(Error::to_failure),
                imports: self.decision_imports(reader)?,
            })
        })
    }
}

/// The decisions that a matter uses.
pub(crate) fn of_workspace(reader: &Reader<'_>, workspace: Id) -> Result<Vec<DecisionRow>, Error> {
    let decisions = reader.decisions_of_workspace(workspace)?;
    decisions.iter().map(|it| row(reader, it)).collect()
}
