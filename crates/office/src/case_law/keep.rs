//! One file becomes a decision, another version of one, or nothing: inside the transaction of its group.

use super::{
    index::{self, NOT_WORK},
    ready::Ready,
};
use crate::{Error, Session};
use store::{
    Decision, DecisionArrival, Document, DocumentVersion, FileKind, Id, ReadPage, Reading,
    ReadingState, Writer, fingerprint,
};

/// What became of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fate {
    /// A decision that was not here, or had been taken out.
    Created,
    /// One that was here, with another text.
    Updated,
    /// One that was here.
    Unchanged,
}

/// Keeps a file in the name of an import.
pub(super) fn keep(
    session: &Session,
    writer: &Writer<'_>,
    import: Id,
    ready: Ready,
) -> Result<Fate, Error> {
    let facts = &ready.facts;
    let key = domain::case_law::case_key(&facts.court, &facts.numbers, &facts.read_on);
    let hash = writer.put_blob(&ready.blob)?;
    let same = match writer.same_decision(&facts.ecli, key.as_deref().unwrap_or_default())? {
        Some(same) => Some(same),
        // The same words are the same decision only where nothing says otherwise: courts decide alike often.
        None if facts.ecli.is_empty() && key.is_none() => writer.decision_with(&hash)?,
        None => None,
    };
    let Some(mut decision) = same else {
        create(session, writer, import, ready)?;
        return Ok(Fate::Created);
    };
    let was_out = decision.removed_ms.take().is_some();
    let versions = writer.document_versions(decision.document_id)?;
    let is_known = versions
        .iter()
        .any(|version| version.blob_hash == Some(hash));
    if is_known && !was_out {
        return Ok(Fate::Unchanged);
    }
    let replaced = versions.last().map(|version| version.id);
    if !is_known {
        add_version(session, writer, decision.document_id, &ready)?;
    }
    index::fill(writer, &mut decision, ready.facts)?;
    writer.save(&decision)?;
    index::again(writer, decision.id)?;
    arrive(writer, import, &decision, was_out, replaced)?;
    Ok(if was_out {
        Fate::Created
    } else {
        Fate::Updated
    })
}

fn create(session: &Session, writer: &Writer<'_>, import: Id, ready: Ready) -> Result<(), Error> {
    let (id, now_ms) = (session.new_id(), session.now_ms());
    let document = Document {
        id: session.new_id(),
        workspace_id: id,
        filename: ready.filename.clone(),
        created_ms: now_ms,
        created_by: Some(session.user_id),
        removed_ms: None,
    };
    let mut decision = Decision {
        id,
        document_id: document.id,
        court: String::new(),
        formation: String::new(),
        numbers: Vec::new(),
        ecli: String::new(),
        case_key: String::new(),
        read_on: String::new(),
        title: String::new(),
        outcome: String::new(),
        publication: String::new(),
        procedure: None,
        summary: String::new(),
        note: String::new(),
        source: String::new(),
        licence: String::new(),
        created_ms: now_ms,
        created_by: Some(session.user_id),
        archived_ms: None,
        removed_ms: None,
    };
    writer.insert(&document)?;
    add_version(session, writer, document.id, &ready)?;
    index::fill(writer, &mut decision, ready.facts)?;
    writer.insert(&decision)?;
    writer.index(index::prepared(&decision, &[], &ready.text));
    arrive(writer, import, &decision, true, None)
}

/// Adds a version of the text. What has no pages is read already; the reader of documents gets the rest.
fn add_version(
    session: &Session,
    writer: &Writer<'_>,
    document: Id,
    ready: &Ready,
) -> Result<(), Error> {
    let version = DocumentVersion {
        id: session.new_id(),
        document_id: document,
        content_type: mime_guess::from_path(&ready.filename)
            .first_or_octet_stream()
            .essence_str()
            .to_owned(),
        filename: ready.filename.clone(),
        bytes: i64::try_from(ready.blob.size).unwrap_or(i64::MAX),
        blob_hash: Some(ready.blob.hash),
        at_ms: session.now_ms(),
        by_user: Some(session.user_id),
        restores: None,
    };
    writer.insert(&version)?;
    let mut reading = Reading::waiting(version.id, FileKind::Version, session.now_ms());
    if ready.whole {
        reading.state = ReadingState::Done;
        reading.pages = Some(1);
        writer.put_page(
            version.id,
            &ReadPage {
                number: 1,
                source: "text".to_owned(),
                confidence: None,
                text: ready.text.clone(),
                words: Vec::new(),
                turned: 0,
                width: 0,
                height: 0,
            },
        )?;
    }
    Ok(writer.save_reading(&reading)?)
}

fn arrive(
    writer: &Writer<'_>,
    import: Id,
    decision: &Decision,
    made: bool,
    replaced: Option<Id>,
) -> Result<(), Error> {
    let id = DecisionArrival::key(import, decision.id);
    // A decision that is in one import twice arrived the first time.
    if writer.get::<DecisionArrival>(&id)?.is_some() {
        return Ok(());
    }
    Ok(writer.insert(&DecisionArrival {
        id,
        import_id: import,
        decision_id: decision.id,
        made,
        replaced: replaced.filter(|_| !made),
        row_hash: fingerprint(decision, NOT_WORK),
    })?)
}
