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

/// A table that belongs to a campaign. What is not here stays with its person: templates and accounts, the outbox, so that
/// no mail leaves from two computers, and what each computer reads by itself.
struct Part {
    entity: &'static str,
    within: Within,
    /// The column that holds the address of a content.
    content: Option<&'static str>,
}

/// How a row belongs to a campaign.
#[derive(Clone, Copy)]
enum Within {
    /// It is the campaign.
    Itself,
    /// A column names what it belongs to, in that table. A part stands after what it belongs to.
    Row(&'static str, &'static str),
    /// It is a product, which several campaigns of one person can show.
    Shelf,
}

const ROOT: &str = "campaigns";

const fn part_of(entity: &'static str, column: &'static str, above: &'static str) -> Part {
    Part {
        entity,
        within: Within::Row(column, above),
        content: None,
    }
}

const PARTS: &[Part] = &[
    Part {
        entity: ROOT,
        within: Within::Itself,
        content: None,
    },
    part_of("prospect_imports", "campaign_id", ROOT),
    part_of("prospects", "campaign_id", ROOT),
    part_of("prospect_changes", "prospect_id", "prospects"),
    part_of("campaign_questions", "campaign_id", ROOT),
    part_of("prospect_replies", "prospect_id", "prospects"),
    Part {
        content: Some("content"),
        ..part_of("prospect_memos", "prospect_id", "prospects")
    },
    part_of("catalogues", "campaign_id", ROOT),
    Part {
        content: Some("content"),
        ..part_of("catalogue_files", "catalogue_id", "catalogues")
    },
    part_of("staged_products", "catalogue_id", "catalogues"),
    Part {
        entity: "products",
        within: Within::Shelf,
        content: Some("picture"),
    },
    part_of("product_prices", "product_id", "products"),
    part_of("interests", "prospect_id", "prospects"),
];

/// The products of its owner that a campaign shows, published, or has a prospect for, also those that were taken away.
const SHOWN: &str = "
    SELECT p.id FROM campaigns c JOIN products p ON p.shelf_id IN (c.id, c.distributor_id)
    WHERE c.id = ?1 AND p.owner_user_id = c.owner_user_id
    UNION
    SELECT p.id FROM campaigns c JOIN prospects w ON w.campaign_id = c.id JOIN interests i ON i.prospect_id = w.id
        JOIN products p ON p.id = i.product_id
    WHERE c.id = ?1 AND p.owner_user_id = c.owner_user_id
    UNION
    SELECT p.id FROM campaigns c JOIN catalogues k ON k.campaign_id = c.id
        JOIN product_prices d ON d.catalogue_id = k.id JOIN products p ON p.id = d.product_id
    WHERE c.id = ?1 AND p.owner_user_id = c.owner_user_id";

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
        let shown = self.shown_products(campaign)?;
        let mut members: HashMap<&str, HashSet<&str>> = HashMap::new();
        let root = campaign.to_string();
        for part in PARTS {
            let ids = match part.within {
                Within::Itself => HashSet::from([root.as_str()]),
                Within::Shelf => shown.iter().map(String::as_str).collect(),
                Within::Row(column, above) => {
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

    /// The products that go with a campaign.
    fn shown_products(&self, campaign: Id) -> Result<HashSet<String>, Error> {
        let mut statement = self.connection.prepare_cached(SHOWN)?;
        let ids = statement.query_map([campaign.to_string()], |row| row.get(0))?;
        Ok(ids.collect::<Result<_, _>>()?)
    }

    /// What a row belongs to in the end; `None` when the row, or what it belongs to, is not here.
    fn belongs_to(&self, part: &Part, id: &str) -> Result<Option<Above>, Error> {
        let (column, above) = match part.within {
            Within::Itself => return Ok(Some(Above::Campaign(id.to_owned()))),
            Within::Shelf => {
                let sql = "SELECT owner_user_id, shelf_id FROM products WHERE id = ?1";
                let found = self
                    .connection
                    .prepare_cached(sql)?
                    .query_row([id], |row| {
                        Ok(Above::Product {
                            id: id.to_owned(),
                            owner: row.get(0)?,
                            shelf: row.get(1)?,
                        })
                    })
                    .optional()?;
                return Ok(found);
            }
            Within::Row(column, above) => (column, above),
        };
        let sql = format!("SELECT {column} FROM {} WHERE id = ?1", part.entity);
        let parent: Option<String> = self
            .connection
            .prepare_cached(&sql)?
            .query_row([id], |row| row.get(0))
            .optional()?;
        match (parent, self::part(above)) {
            (Some(parent), Some(above)) => self.belongs_to(above, &parent),
            _ => Ok(None),
        }
    }
}

/// What a row belongs to in the end.
enum Above {
    Campaign(String),
    Product {
        id: String,
        owner: String,
        shelf: String,
    },
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
    /// - `owner`: whose it is here.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn join_campaign(
        &self,
        campaign: Id,
        owner: Id,
        records: &[JournalRecord],
    ) -> Result<Joined, Error> {
        let (root, owner) = (campaign.to_string(), owner.to_string());
        let mut told = Vec::with_capacity(records.len());
        let mut stood: HashMap<String, String> = HashMap::new();
        for record in records {
            let Some(part) = part(&record.entity).filter(|part| table(part.entity).is_some())
            else {
                return Ok(Joined::Foreign);
            };
            match self.belongs_to(part, &record.entity_id)? {
                Some(Above::Campaign(here)) if here != root => return Ok(Joined::Foreign),
                Some(Above::Product { owner: whose, .. }) if whose != owner => {
                    return Ok(Joined::Foreign);
                }
                Some(Above::Product { id, shelf, .. }) => {
                    stood.insert(id, shelf);
                }
                _ => {}
            }
            if record.operation == Operation::Erase {
                return Ok(Joined::Foreign);
            }
            told.push(JournalRecord {
                scope: OWNER.to_owned(),
                ..record.clone()
            });
        }
        let new = self.apply_journal(&told)?;
        let shelves = self.shelves(&root, records)?;
        let shown = self.shown_products(campaign)?;
        for record in records {
            let Some(part) = part(&record.entity) else {
                return Ok(Joined::Foreign);
            };
            let is_ours = match self.belongs_to(part, &record.entity_id)? {
                None => true,
                Some(Above::Campaign(here)) => here == root,
                // A product never changes its shelf, and one of another shelf goes with a campaign that wants it.
                Some(Above::Product {
                    id,
                    owner: whose,
                    shelf,
                }) => {
                    whose == owner
                        && stood.get(&id).is_none_or(|stood| *stood == shelf)
                        && (shelves.contains(&shelf) || shown.contains(&id))
                }
            };
            if !is_ours {
                return Ok(Joined::Foreign);
            }
        }
        Ok(Joined::New(new))
    }

    /// The shelves that a campaign has, and had according to what is told of it.
    fn shelves(&self, root: &str, records: &[JournalRecord]) -> Result<HashSet<String>, Error> {
        let sql = "SELECT distributor_id FROM campaigns WHERE id = ?1";
        let now = self.value::<Option<String>>(sql, [root])?.flatten();
        let told = records
            .iter()
            .filter(|record| record.entity == ROOT)
            .filter_map(|record| text(record, "distributor_id"))
            .map(str::to_owned);
        Ok(told.chain(now).chain([root.to_owned()]).collect())
    }
}
