//! A campaign with everything that belongs to it, as the records of its rows: what one person's computer gives to
//! another's.
//!
//! Rows are not copied but told: the other side learns the records and folds them, field by field, the latest stamp
//! wins. The same records twice are the same rows, and two computers that told each other everything have the same.

use std::collections::{HashMap, HashSet};

use rusqlite::OptionalExtension;
use sha2::{Digest, Sha256};

use crate::access::{Reader, Writer};
use crate::journal::{JournalRecord, Operation, Value, owner_records, table};
use crate::row::OWNER;
use crate::{BlobHash, Error, Id};

/// A table that belongs to a campaign.
struct Part {
    entity: &'static str,
    /// The column that names what it belongs to, and that table. A part stands after what it belongs to.
    within: Option<(&'static str, &'static str)>,
    /// The column that holds the address of a content.
    content: Option<&'static str>,
}

const ROOT: &str = "campaigns";

const PARTS: &[Part] = &[
    Part {
        entity: ROOT,
        within: None,
        content: None,
    },
    Part {
        entity: "prospect_imports",
        within: Some(("campaign_id", ROOT)),
        content: None,
    },
    Part {
        entity: "prospects",
        within: Some(("campaign_id", ROOT)),
        content: None,
    },
    Part {
        entity: "prospect_changes",
        within: Some(("prospect_id", "prospects")),
        content: None,
    },
    Part {
        entity: "campaign_questions",
        within: Some(("campaign_id", ROOT)),
        content: None,
    },
    Part {
        entity: "prospect_replies",
        within: Some(("prospect_id", "prospects")),
        content: None,
    },
    Part {
        entity: "prospect_memos",
        within: Some(("prospect_id", "prospects")),
        content: Some("content"),
    },
];

fn part(entity: &str) -> Option<&'static Part> {
    PARTS.iter().find(|part| part.entity == entity)
}

/// A campaign with everything that belongs to it.
#[derive(Debug, Clone, PartialEq)]
pub struct CampaignParts {
    /// What was ever said of its rows, in the order in which this device learnt it.
    pub records: Vec<JournalRecord>,
    /// The contents that its rows name.
    pub contents: Vec<BlobHash>,
}

/// What came of joining records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Joined {
    /// So many were new.
    New(usize),
    /// They speak of rows that belong elsewhere. The transaction must not be kept.
    Foreign,
}

fn text<'r>(record: &'r JournalRecord, column: &str) -> Option<&'r str> {
    record.fields.iter().find_map(|(name, value)| match value {
        Value::Text(text) if name == column => Some(text.as_str()),
        _ => None,
    })
}

impl Id {
    /// The identity of somebody's copy of a thing that is another's in the same file. The same copy twice is one.
    #[must_use]
    pub fn copied_for(&self, owner: Self) -> Self {
        Self::derived(
            &Sha256::new()
                .chain_update(b"guichet copy 1")
                .chain_update(self.as_bytes())
                .chain_update(owner.as_bytes())
                .finalize()
                .into(),
        )
    }
}

impl Reader<'_> {
    /// A campaign with everything that belongs to it.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn campaign_parts(&self, campaign: Id) -> Result<CampaignParts, Error> {
        let entities: Vec<&str> = PARTS.iter().map(|part| part.entity).collect();
        let all = owner_records(self, &entities)?;
        let mut members: HashMap<&str, HashSet<&str>> = HashMap::new();
        let root = campaign.to_string();
        for part in PARTS {
            let ids = match part.within {
                None => HashSet::from([root.as_str()]),
                Some((column, above)) => {
                    let above = members.get(above);
                    all.iter()
                        .filter(|record| record.entity == part.entity)
                        .filter(|record| {
                            text(record, column)
                                .is_some_and(|id| above.is_some_and(|ids| ids.contains(id)))
                        })
                        .map(|record| record.entity_id.as_str())
                        .collect()
                }
            };
            members.insert(part.entity, ids);
        }
        let belongs = |record: &&JournalRecord| {
            members
                .get(record.entity.as_str())
                .is_some_and(|ids| ids.contains(record.entity_id.as_str()))
        };
        let records: Vec<JournalRecord> = all.iter().filter(belongs).cloned().collect();
        let contents = contents_of(&records);
        Ok(CampaignParts { records, contents })
    }

    /// The campaign that a row belongs to; `None` when the row, or what it belongs to, is not here.
    fn campaign_of(&self, part: &Part, id: &str) -> Result<Option<String>, Error> {
        let Some((column, above)) = part.within else {
            return Ok(Some(id.to_owned()));
        };
        let sql = format!("SELECT {column} FROM {} WHERE id = ?1", part.entity);
        let parent: Option<String> = self
            .connection
            .prepare_cached(&sql)?
            .query_row([id], |row| row.get(0))
            .optional()?;
        match (parent, self::part(above)) {
            (Some(parent), Some(above)) => self.campaign_of(above, &parent),
            _ => Ok(None),
        }
    }
}

/// The contents that records name.
fn contents_of(records: &[JournalRecord]) -> Vec<BlobHash> {
    let mut contents = Vec::new();
    for record in records {
        let Some(column) = part(&record.entity).and_then(|part| part.content) else {
            continue;
        };
        for (name, value) in &record.fields {
            if name == column
                && let Value::Blob(bytes) = value
                && let Ok(hash) = <[u8; 32]>::try_from(bytes.as_slice())
                && !contents.contains(&BlobHash(hash))
            {
                contents.push(BlobHash(hash));
            }
        }
    }
    contents
}

impl Writer<'_> {
    /// Learns what another computer says of a campaign.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn join_campaign(&self, campaign: Id, records: &[JournalRecord]) -> Result<Joined, Error> {
        let root = campaign.to_string();
        let mut told = Vec::with_capacity(records.len());
        for record in records {
            let Some(part) = part(&record.entity).filter(|part| table(part.entity).is_some())
            else {
                return Ok(Joined::Foreign);
            };
            let here = self.campaign_of(part, &record.entity_id)?;
            if here.is_some_and(|here| here != root) || record.operation == Operation::Erase {
                return Ok(Joined::Foreign);
            }
            told.push(JournalRecord {
                scope: OWNER.to_owned(),
                ..record.clone()
            });
        }
        let new = self.apply_journal(&told)?;
        for record in records {
            let Some(part) = part(&record.entity) else {
                return Ok(Joined::Foreign);
            };
            let here = self.campaign_of(part, &record.entity_id)?;
            if here.is_some_and(|here| here != root) {
                return Ok(Joined::Foreign);
            }
        }
        Ok(Joined::New(new))
    }
}
