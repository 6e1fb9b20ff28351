//! The `staged_products` table: what was read from a catalogue, as it was read, as a person put it right, and what was
//! decided. Nothing leaves it but what is approved.

use domain::products::Facts;
use rusqlite::params;
use serde_json::Value;

use crate::access::Reader;
use crate::arrivals::sql_limit;
use crate::cell::words;
use crate::row::{part, row};
use crate::{Error, Id};

pub(crate) const CREATE: &str = "
CREATE TABLE staged_products (
    id           TEXT    NOT NULL PRIMARY KEY,
    catalogue_id TEXT    NOT NULL DEFAULT '',
    -- From 1, through all files of the catalogue.
    page         INTEGER NOT NULL DEFAULT 1,
    -- In the order of reading.
    position     INTEGER NOT NULL DEFAULT 0,
    -- JSON array: left, top, right, bottom of the crop, as fractions of the page.
    place        TEXT    NOT NULL DEFAULT '[0,0,1,1]',
    reference    TEXT,
    name         TEXT,
    -- NULL: one must ask.
    price_cents  INTEGER,
    -- ISO 4217.
    currency     TEXT,
    unit         TEXT,
    category     TEXT,
    description  TEXT,
    -- `HT` or `TTC`.
    vat          TEXT,
    -- 1: the price is that of the cheapest.
    price_from   INTEGER NOT NULL DEFAULT 0,
    -- How sure the reader was, 0 to 1.
    confidence   REAL    NOT NULL DEFAULT 0,
    state        TEXT    NOT NULL DEFAULT 'waiting',
    -- 1: a person drew it.
    by_hand      INTEGER NOT NULL DEFAULT 0,
    -- JSON array: each field as it was read, with the places of its words.
    read         TEXT    NOT NULL DEFAULT 'null',
    -- JSON: what it was before the last decision, and before that; null when nothing was decided.
    before       TEXT    NOT NULL DEFAULT 'null',
    -- The last decision; what was done at once is taken back at once.
    batch_id     TEXT,
    -- The product it became.
    product_id   TEXT,
    decided_ms   INTEGER,
    decided_by   TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX staged_products_by_confidence ON staged_products (catalogue_id, confidence, position, id);
CREATE INDEX staged_products_by_page       ON staged_products (catalogue_id, page, position, id);
CREATE INDEX staged_products_by_batch      ON staged_products (batch_id) WHERE batch_id IS NOT NULL;";

words! {
    /// What was decided about a product that was read.
    StagedState as "state of a staged product" {
        /// Nobody looked at it.
        Waiting = "waiting",
        /// Somebody did.
        Approved = "approved",
        /// It is no product.
        Rejected = "rejected",
        /// It is in the list of products.
        Published = "published",
        /// It became a part of another one.
        Merged = "merged",
    }
}

row! {
    /// A product as it was read from a page.
    owned StagedProduct in "staged_products" keyed Id {
        /// Identity.
        id: Id,
        /// The catalogue.
        catalogue_id: Id,
        /// From 1, through all files of the catalogue.
        page: i64,
        /// In the order of reading.
        position: i64,
        /// The crop: left, top, right, bottom as fractions of the page.
        place: [f32; 4],
        /// Its code.
        reference: Option<String>,
        /// What it is called.
        name: Option<String>,
        /// What one unit costs; absent when one must ask.
        price_cents: Option<i64>,
        /// ISO 4217 code.
        currency: Option<String>,
        /// What the price is for.
        unit: Option<String>,
        /// The heading it stands under.
        category: Option<String>,
        /// Text under or beside the name.
        description: Option<String>,
        /// `HT` or `TTC`.
        vat: Option<String>,
        /// The price is that of the cheapest.
        price_from: bool,
        /// How sure the reader was, 0 to 1.
        confidence: f64,
        /// What was decided.
        state: StagedState,
        /// A person drew it.
        by_hand: bool,
        /// JSON array: each field as it was read.
        read: Value,
        /// JSON: what it was before the last decision.
        before: Value,
        /// The last decision.
        batch_id: Option<Id>,
        /// The product it became.
        product_id: Option<Id>,
        /// When it was decided.
        decided_ms: Option<i64>,
        /// By whom.
        decided_by: Option<Id>,
    }
}

part! {
    StagedProduct as Facts {
        /// What it says.
        pub fn facts;
        /// Says something else.
        pub fn set_facts;
        reference, name, price_cents, currency, unit, category, description, vat, price_from,
    }
}

impl StagedProduct {
    /// A place of a page that nobody looked at.
    #[must_use]
    pub fn new(id: Id, catalogue_id: Id, page: u32, position: i64, place: [f32; 4]) -> Self {
        Self {
            id,
            catalogue_id,
            page: i64::from(page),
            position,
            place,
            reference: None,
            name: None,
            price_cents: None,
            currency: None,
            unit: None,
            category: None,
            description: None,
            vat: None,
            price_from: false,
            confidence: 1.0,
            state: StagedState::Waiting,
            by_hand: false,
            read: Value::Null,
            before: Value::Null,
            batch_id: None,
            product_id: None,
            decided_ms: None,
            decided_by: None,
        }
    }
}

/// What the others of a catalogue are compared with.
#[derive(Debug, Clone, PartialEq)]
pub struct StagedOutline {
    /// Identity.
    pub id: Id,
    /// From 1, through all files of the catalogue.
    pub page: i64,
    /// What was decided.
    pub state: StagedState,
    /// Its code.
    pub reference: Option<String>,
    /// What one unit costs.
    pub price_cents: Option<i64>,
    /// ISO 4217 code.
    pub currency: Option<String>,
    /// The heading it stands under.
    pub category: Option<String>,
}

/// Narrows the list of what was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StagedFilter {
    /// The catalogue.
    pub catalogue_id: Id,
    /// Only in this state.
    pub state: Option<StagedState>,
    /// Only this page, in the order of reading.
    pub page: Option<u32>,
}

/// How many products of a catalogue stand in each state, in the order of [`StagedState::ALL`].
pub type StagedCounts = [u32; 5];

impl Reader<'_> {
    /// One page of what was read from a catalogue, the least sure first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn staged_page(
        &self,
        filter: &StagedFilter,
        offset: usize,
        limit: usize,
    ) -> Result<Vec<StagedProduct>, Error> {
        let catalogue = filter.catalogue_id.to_string();
        let state = filter.state.map(StagedState::as_str);
        let (offset, limit) = (sql_limit(offset), sql_limit(limit));
        match filter.page {
            None => self.rows(
                "WHERE catalogue_id = ?1 AND state <> 'merged' AND (?2 IS NULL OR state = ?2)
                 ORDER BY confidence, position, id LIMIT ?3 OFFSET ?4",
                params![catalogue, state, limit, offset],
            ),
            Some(page) => self.rows(
                "WHERE catalogue_id = ?1 AND page = ?5 AND state <> 'merged' AND (?2 IS NULL OR state = ?2)
                 ORDER BY position, id LIMIT ?3 OFFSET ?4",
                params![catalogue, state, limit, offset, page],
            ),
        }
    }

    /// Everything that was read from a catalogue, in the order of reading, without what was merged.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn staged_products(&self, catalogue: Id) -> Result<Vec<StagedProduct>, Error> {
        self.rows(
            "WHERE catalogue_id = ?1 AND state <> 'merged' ORDER BY page, position, id",
            [catalogue.to_string()],
        )
    }

    /// The outlines of everything that was read from a catalogue, in the order of reading, without what was merged.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn staged_outline(&self, catalogue: Id) -> Result<Vec<StagedOutline>, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, page, state, reference, price_cents, currency, category FROM staged_products
             WHERE catalogue_id = ?1 AND state <> 'merged' ORDER BY page, position, id",
        )?;
        let rows = statement.query_map([catalogue.to_string()], |row| {
            let next = &mut 0;
            Ok(StagedOutline {
                id: crate::row::load(row, next)?,
                page: crate::row::load(row, next)?,
                state: crate::row::load(row, next)?,
                reference: crate::row::load(row, next)?,
                price_cents: crate::row::load(row, next)?,
                currency: crate::row::load(row, next)?,
                category: crate::row::load(row, next)?,
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// What one decision changed last.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn staged_batch(&self, batch: Id) -> Result<Vec<StagedProduct>, Error> {
        self.rows(
            "WHERE batch_id = ?1 ORDER BY position, id",
            [batch.to_string()],
        )
    }

    /// How many products of a catalogue stand in each state.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn staged_counts(&self, catalogue: Id) -> Result<StagedCounts, Error> {
        let mut counts = StagedCounts::default();
        let mut statement = self.connection.prepare_cached(
            "SELECT state, count(*) FROM staged_products WHERE catalogue_id = ?1 GROUP BY state",
        )?;
        let mut rows = statement.query([catalogue.to_string()])?;
        while let Some(row) = rows.next()? {
            let state: StagedState = crate::row::load(row, &mut 0)?;
            let at = StagedState::ALL.iter().position(|one| *one == state);
            if let Some(count) = at.and_then(|at| counts.get_mut(at)) {
                *count = row.get(1)?;
            }
        }
        Ok(counts)
    }
}
