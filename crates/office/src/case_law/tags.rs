//! Tags: given, taken, renamed everywhere.

use super::{change::ids, index};
use crate::{Error, Session, router::Handle};
use contract::case_law::{RenameTag, TagDecisions, TaggedView};
use domain::Capability;
use serde_json::json;
use store::{Decision, DecisionTag, Id};

/// Longer texts are no tag.
const MOST_LETTERS: usize = 60;

/// A tag as it is kept: one line of lower-case letters, so that one word is one tag.
fn tag(written: &str) -> Result<String, Error> {
    let tag = written
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase();
    if tag.is_empty() || tag.chars().count() > MOST_LETTERS {
        return Err(Error::invalid("tag", written));
    }
    Ok(tag)
}

fn view(changed: Vec<Id>) -> TaggedView {
    TaggedView {
        ids: changed.iter().map(ToString::to_string).collect(),
    }
}

impl Handle<TagDecisions> for Session {
    fn handle(&self, request: TagDecisions) -> Result<TaggedView, Error> {
        self.require(Capability::Work)?;
        let (ids, tag) = (ids(&request.ids)?, tag(&request.tag)?);
        let changed = self.write(|writer| {
            let mut changed = Vec::new();
            for id in ids {
                writer.expect::<Decision>(&id)?;
                let row = DecisionTag::new(id, &tag);
                let is_new = if request.tagged {
                    let is_new = writer.get::<DecisionTag>(&row.id)?.is_none();
                    writer.save(&row)?;
                    is_new
                } else {
                    writer.delete::<DecisionTag>(&row.id)?
                };
                if is_new {
                    index::again(writer, id)?;
                    changed.push(id);
                }
            }
            Ok::<_, Error>(changed)
        })?;
        self.bus.changed(&["case_law", "search"]);
        Ok(view(changed))
    }
}

impl Handle<RenameTag> for Session {
    fn handle(&self, request: RenameTag) -> Result<TaggedView, Error> {
        self.require(Capability::Work)?;
        let (from, to) = (tag(&request.tag)?, tag(&request.name)?);
        if from == to {
            return Ok(view(Vec::new()));
        }
        let changed = self.write(|writer| {
            let mut changed = Vec::new();
            for row in writer.tagged(&from)? {
                writer.delete::<DecisionTag>(&row.id)?;
                writer.save(&DecisionTag::new(row.decision_id, &to))?;
                index::again(writer, row.decision_id)?;
                changed.push(row.decision_id);
            }
            let detail = json!({ "from": from, "to": to, "decisions": changed.len() });
            self.audit(
                writer,
                "case_law.tag_renamed",
                "decision_tags",
                &to,
                &detail,
            )?;
            Ok::<_, Error>(changed)
        })?;
        self.bus.changed(&["case_law", "search"]);
        Ok(view(changed))
    }
}
