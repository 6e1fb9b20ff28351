//! The firm's own documents of a workspace, every version of each. Notes stay with the firm: they are work, not evidence.

use super::{
    gather::{Paper, content},
    pack::safe_name,
};
use crate::{Error, when};
use serde_json::{Value, json};
use std::collections::HashMap;
use store::{BlobHash, Id, Reader};

/// One version of a document.
pub(crate) struct Kept {
    pub(crate) document: Id,
    pub(crate) version: Id,
    path: String,
    hash: Option<BlobHash>,
    facts: Value,
}

/// Every version of every document that nobody took out, the oldest document first.
///
/// - `root`: the folder of the pack that gets them.
pub(crate) fn kept(
    reader: &Reader<'_>,
    workspace: Id,
    names: &HashMap<Id, String>,
    root: &str,
) -> Result<Vec<Kept>, Error> {
    let mut documents = reader.documents(workspace)?;
    documents.reverse();
    let mut all = Vec::new();
    for (number, document) in (1..).zip(documents) {
        let folder = format!("{root}/{number:04}-{}", safe_name(&document.filename, 60));
        for (place, version) in (1..).zip(reader.document_versions(document.id)?) {
            let path = format!("{folder}/v{place}-{}", safe_name(&version.filename, 100));
            let facts = json!({
                "document": document.id.to_string(), "name": document.filename, "version": place, "file": path,
                "content_type": version.content_type, "bytes": version.bytes, "at": when::time_ms(version.at_ms),
                "by": version.by_user.and_then(|id| names.get(&id)), "sha256": version.blob_hash.map(|hash| hash.to_string()),
                "restores": version.restores.map(|id| id.to_string()),
            });
            all.push(Kept {
                document: document.id,
                version: version.id,
                path,
                hash: version.blob_hash,
                facts,
            });
        }
    }
    Ok(all)
}

/// What is known of every version.
pub(crate) fn listed(kept: &[Kept]) -> Value {
    json!(kept.iter().map(|one| &one.facts).collect::<Vec<_>>())
}

/// The bytes of a version.
pub(crate) fn paper(reader: &Reader<'_>, kept: &Kept) -> Result<Paper, Error> {
    let content = match kept.hash {
        Some(hash) => content(reader, &hash)?,
        None => Err("its content has not arrived on this device".to_owned()),
    };
    Ok(Paper {
        path: kept.path.clone(),
        is_document: true,
        content,
    })
}
