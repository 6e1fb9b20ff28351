//! A document that comes from another system.

use super::{files::Piece, queue::queue};
use crate::{Error, Session};
use domain::EventName;
use serde_json::json;
use store::{Document, DocumentVersion, Id, PreparedBlob, Writer};

/// Nobody waits for it: what people open and add is read first.
const PATIENT: i64 = 0;

/// What is taken over.
pub(crate) struct Adopted<'a> {
    pub(crate) workspace: Id,
    pub(crate) filename: &'a str,
    pub(crate) at_ms: i64,
    pub(crate) blob: &'a PreparedBlob,
    /// The document that gets another version; a new one when there is none.
    pub(crate) document: Option<Id>,
}

/// Makes a document of what was copied, or a version of one that was taken over before. Returns it.
///
/// # Errors
///
/// When the file cannot be written.
pub(crate) fn adopt(
    session: &Session,
    writer: &Writer<'_>,
    adopted: &Adopted<'_>,
) -> Result<Id, Error> {
    let filename = adopted.filename.to_owned();
    let document = match adopted.document {
        Some(id) => Document {
            filename: filename.clone(),
            ..writer.expect(&id)?
        },
        None => Document {
            id: session.new_id(),
            workspace_id: adopted.workspace,
            filename: filename.clone(),
            created_ms: adopted.at_ms,
            created_by: Some(session.user_id),
            removed_ms: None,
        },
    };
    writer.save(&document)?;
    let hash = writer.put_blob(adopted.blob)?;
    let newest = writer.document_versions(document.id)?.pop();
    if newest.is_some_and(|newest| newest.blob_hash == Some(hash)) {
        return Ok(document.id);
    }
    writer.insert(&DocumentVersion {
        id: session.new_id(),
        document_id: document.id,
        content_type: mime_guess::from_path(&filename)
            .first_or_octet_stream()
            .essence_str()
            .to_owned(),
        filename,
        bytes: i64::try_from(adopted.blob.size).unwrap_or(i64::MAX),
        blob_hash: Some(hash),
        // A second version is newer than the first, whatever the other system says of it.
        at_ms: if adopted.document.is_some() {
            session.now_ms()
        } else {
            adopted.at_ms
        },
        by_user: Some(session.user_id),
        restores: None,
    })?;
    let (file, _) = Piece::find(writer, document.id)?.file(None)?;
    queue(session, writer, &file, PATIENT)?;
    session.emit(
        writer,
        EventName::DocumentUploaded,
        "documents",
        document.id,
        &json!({ "workspace": adopted.workspace.to_string(), "imported": true }),
    )?;
    Ok(document.id)
}
