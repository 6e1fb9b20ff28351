//! A decision in the search index: by what it is called, by its text, and by what the firm says of it.

use super::{ready, show};
use crate::{Error, Session, documents, when};
use domain::case_law;
use store::{Decision, HitKind, Id, PreparedSearch, Reader, SearchDocument, Writer, fingerprint};

/// A day in milliseconds.
const DAY_MS: i64 = 86_400_000;

/// Columns that change without anybody's work on the decision.
pub(super) const NOT_WORK: &[&str] = &["removed_ms"];

/// When the index believes a decision to be: the day it was read, so that the newest come first. The moment within
/// the day is its own, because the index has eight places to a second.
fn at_ms(decision: &Decision) -> i64 {
    let day: Option<jiff::civil::Date> = decision.read_on.parse().ok();
    let midnight = day.and_then(|day| day.to_zoned(when::paris()).ok());
    let [.., a, b, c, d] = *decision.id.as_bytes();
    let within = i64::from(u32::from_be_bytes([a, b, c, d])) % DAY_MS;
    midnight.map_or(decision.created_ms, |at| {
        at.timestamp().as_millisecond() + within
    })
}

/// What the index gets of a decision.
pub(super) fn prepared(decision: &Decision, tags: &[String], text: &str) -> PreparedSearch {
    let subject = [
        show::name(decision).as_str(),
        &decision.title,
        &decision.numbers.join(" "),
        &decision.ecli,
    ]
    .join(" \n");
    let body = [text, &decision.summary, &decision.note].join("\n");
    let attachments = format!("{}\n{}", tags.join("\n"), decision.outcome);
    PreparedSearch::new(&SearchDocument {
        subject: &subject,
        body: &body,
        sender: &decision.court,
        attachments: &attachments,
        ..SearchDocument::new(HitKind::Decision, decision.id, at_ms(decision))
    })
}

/// Indexes a decision anew; one that was taken out is forgotten.
pub(super) fn again(writer: &Writer<'_>, id: Id) -> Result<(), Error> {
    let decision: Decision = writer.expect(&id)?;
    if decision.removed_ms.is_some() {
        writer.unindex(HitKind::Decision, id)?;
        return Ok(());
    }
    let text = documents::text_of(writer, decision.document_id)?;
    let tags = writer.decision_tags(id)?;
    writer.reindex(prepared(&decision, &tags, &text));
    Ok(())
}

/// The reader of documents came to the end of a decision's text: what was empty is filled from it.
pub(crate) fn was_read(
    session: &Session,
    writer: &Writer<'_>,
    mut decision: Decision,
    text: &str,
) -> Result<(), Error> {
    let before = fingerprint(&decision, NOT_WORK);
    fill(writer, &mut decision, ready::read(text))?;
    writer.save(&decision)?;
    // What the machine filled in is not somebody's work: the import can still be taken back.
    for mut arrival in writer.arrivals_of_decision(decision.id)? {
        if arrival.row_hash == before {
            arrival.row_hash = fingerprint(&decision, NOT_WORK);
            writer.save(&arrival)?;
        }
    }
    if decision.removed_ms.is_none() {
        let tags = writer.decision_tags(decision.id)?;
        writer.reindex(prepared(&decision, &tags, text));
    }
    session.bus.changed(&["case_law", "search"]);
    Ok(())
}

/// Fills what is empty.
pub(super) fn fill(
    reader: &Reader<'_>,
    decision: &mut Decision,
    facts: ready::Facts,
) -> Result<(), Error> {
    let give = |field: &mut String, value: String| {
        if field.is_empty() {
            *field = value;
        }
    };
    give(&mut decision.court, facts.court);
    give(&mut decision.formation, facts.formation);
    give(&mut decision.read_on, facts.read_on);
    give(&mut decision.title, facts.title);
    give(&mut decision.outcome, facts.outcome);
    give(&mut decision.publication, facts.publication);
    give(&mut decision.summary, facts.summary);
    give(&mut decision.source, facts.source);
    give(&mut decision.licence, facts.licence);
    if decision.numbers.is_empty() {
        decision.numbers = facts.numbers;
    }
    // An identity that another decision has already would make two of one.
    let is_taken = |found: Option<Decision>| found.is_some_and(|other| other.id != decision.id);
    if decision.ecli.is_empty() && !is_taken(reader.same_decision(&facts.ecli, "")?) {
        decision.ecli = facts.ecli;
    }
    if decision.case_key.is_empty() {
        let key = case_key(decision);
        if !is_taken(reader.same_decision("", &key)?) {
            decision.case_key = key;
        }
    }
    Ok(())
}

/// What tells a decision from others, when enough of it is known.
pub(super) fn case_key(decision: &Decision) -> String {
    case_law::case_key(&decision.court, &decision.numbers, &decision.read_on).unwrap_or_default()
}
