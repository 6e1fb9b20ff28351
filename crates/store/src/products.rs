//! The `products` table (what a distributor's catalogues say, as a person approved it), `product_prices` (what each cost
//! when) and the words they are found by.
//!
//! The words are kept beside each product, folded, and triggers keep the index: a row that another device brings is found
//! like one that was written here.

mod find;
mod wanted;

use domain::products::Facts;
use rusqlite::params;

use crate::access::Reader;
use crate::blobs::BlobHash;
use crate::row::{part, row};
use crate::{Error, Id, fold};

pub use find::{CategoryTally, ProductFilter, ProductHits};
pub use wanted::WantedProduct;

pub(crate) const CREATE: &str = "
CREATE TABLE products (
    -- This device's own number of the row: the index of words refers to it.
    n             INTEGER NOT NULL PRIMARY KEY,
    id            TEXT    NOT NULL UNIQUE,
    owner_user_id TEXT    NOT NULL DEFAULT '',
    -- The distributor, or the campaign when it has none: whose list this is.
    shelf_id      TEXT    NOT NULL DEFAULT '',
    -- What makes it the same product in a later catalogue.
    sameness      TEXT    NOT NULL DEFAULT '',
    reference     TEXT,
    name          TEXT,
    -- NULL: one must ask.
    price_cents   INTEGER,
    -- ISO 4217.
    currency      TEXT,
    unit          TEXT,
    category      TEXT,
    description   TEXT,
    -- `HT` or `TTC`.
    vat           TEXT,
    -- 1: the price is that of the cheapest.
    price_from    INTEGER NOT NULL DEFAULT 0,
    -- The catalogue it was published from last, its page there, and the crop on that page.
    catalogue_id  TEXT    NOT NULL DEFAULT '',
    page          INTEGER NOT NULL DEFAULT 1,
    place         TEXT    NOT NULL DEFAULT '[0,0,1,1]',
    -- SHA-256 of its picture, a JPEG, which is the address of the content.
    picture       BLOB,
    -- Words of reference and name, folded.
    named_words   TEXT    NOT NULL DEFAULT '',
    -- Words of category and description, folded.
    other_words   TEXT    NOT NULL DEFAULT '',
    created_ms    INTEGER NOT NULL DEFAULT 0,
    changed_ms    INTEGER NOT NULL DEFAULT 0,
    removed_ms    INTEGER
) STRICT;
CREATE INDEX products_by_shelf    ON products (shelf_id, category, name, reference, id) WHERE removed_ms IS NULL;
CREATE INDEX products_by_sameness ON products (shelf_id, sameness);

CREATE TABLE product_prices (
    id           TEXT    NOT NULL PRIMARY KEY,
    product_id   TEXT    NOT NULL DEFAULT '',
    -- The catalogue that says so; NULL when a person did.
    catalogue_id TEXT,
    price_cents  INTEGER,
    currency     TEXT,
    at_ms        INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE INDEX product_prices_by_product   ON product_prices (product_id, at_ms);
CREATE INDEX product_prices_by_catalogue ON product_prices (catalogue_id, product_id) WHERE catalogue_id IS NOT NULL;

CREATE VIRTUAL TABLE product_words USING fts5 (
    named_words, other_words,
    content = 'products', content_rowid = 'n', detail = column, tokenize = 'ascii', prefix = '2 3'
);
CREATE VIRTUAL TABLE product_vocabulary USING fts5vocab ('product_words', 'row');
CREATE TRIGGER products_are_indexed AFTER INSERT ON products BEGIN
    INSERT INTO product_words (rowid, named_words, other_words) VALUES (new.n, new.named_words, new.other_words);
END;
CREATE TRIGGER products_are_forgotten AFTER DELETE ON products BEGIN
    INSERT INTO product_words (product_words, rowid, named_words, other_words)
    VALUES ('delete', old.n, old.named_words, old.other_words);
END;
CREATE TRIGGER products_are_indexed_anew AFTER UPDATE OF named_words, other_words ON products BEGIN
    INSERT INTO product_words (product_words, rowid, named_words, other_words)
    VALUES ('delete', old.n, old.named_words, old.other_words);
    INSERT INTO product_words (rowid, named_words, other_words) VALUES (new.n, new.named_words, new.other_words);
END;";

row! {
    /// A product of a distributor.
    owned Product in "products" keyed Id {
        /// Identity.
        id: Id,
        /// Whose.
        owner_user_id: Id,
        /// The distributor, or the campaign when it has none.
        shelf_id: Id,
        /// What makes it the same product in a later catalogue.
        sameness: String,
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
        /// The catalogue it was published from last.
        catalogue_id: Id,
        /// Its page there.
        page: i64,
        /// The crop on that page: left, top, right, bottom as fractions.
        place: [f32; 4],
        /// Its picture, a JPEG.
        picture: Option<BlobHash>,
        /// Words of reference and name, folded.
        named_words: String,
        /// Words of category and description, folded.
        other_words: String,
        /// When it was published first.
        created_ms: i64,
        /// When it changed last.
        changed_ms: i64,
        /// When somebody took it away.
        removed_ms: Option<i64>,
    }
}

row! {
    /// What a product cost.
    owned ProductPrice in "product_prices" keyed Id {
        /// Identity.
        id: Id,
        /// The product.
        product_id: Id,
        /// The catalogue that says so; absent when a person did.
        catalogue_id: Option<Id>,
        /// In cents; absent when one must ask.
        price_cents: Option<i64>,
        /// ISO 4217 code.
        currency: Option<String>,
        /// Since when.
        at_ms: i64,
    }
}

part! {
    Product as Facts {
        /// What it says.
        pub fn facts;
        fn put_facts;
        reference, name, price_cents, currency, unit, category, description, vat, price_from,
    }
}

impl Product {
    /// A product that says nothing yet.
    #[must_use]
    pub fn new(id: Id, owner: Id, shelf: Id, catalogue: Id, created_ms: i64) -> Self {
        Self {
            id,
            owner_user_id: owner,
            shelf_id: shelf,
            sameness: String::new(),
            reference: None,
            name: None,
            price_cents: None,
            currency: None,
            unit: None,
            category: None,
            description: None,
            vat: None,
            price_from: false,
            catalogue_id: catalogue,
            page: 1,
            place: [0.0, 0.0, 1.0, 1.0],
            picture: None,
            named_words: String::new(),
            other_words: String::new(),
            created_ms,
            changed_ms: created_ms,
            removed_ms: None,
        }
    }

    /// Says something else, and is found by it.
    pub fn set_facts(&mut self, facts: Facts) {
        self.sameness = facts.sameness().unwrap_or_default();
        let reference = facts.reference.as_deref().unwrap_or_default();
        let bare: String = reference.chars().filter(|c| c.is_alphanumeric()).collect();
        let said = |text: &Option<String>| text.clone().unwrap_or_default();
        // A code is typed with its signs or without.
        self.named_words = fold(&format!("{reference} {bare} {}", said(&facts.name)));
        self.other_words = fold(&format!(
            "{} {}",
            said(&facts.category),
            said(&facts.description)
        ));
        self.put_facts(facts);
    }
}

impl Reader<'_> {
    /// The product of a shelf that is the same; one that is shown before one that was taken away.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn same_product(&self, shelf: Id, sameness: &str) -> Result<Option<Product>, Error> {
        self.row(
            "WHERE shelf_id = ?1 AND sameness = ?2 ORDER BY removed_ms IS NOT NULL, created_ms LIMIT 1",
            params![shelf.to_string(), sameness],
        )
    }

    /// The products that were published from a catalogue last.
    ///
    /// - `removed_ms`: those that were taken away at this moment; those that are there when absent.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn products_of_catalogue(
        &self,
        catalogue: Id,
        removed_ms: Option<i64>,
    ) -> Result<Vec<Product>, Error> {
        self.rows(
            "WHERE id IN (SELECT product_id FROM product_prices WHERE catalogue_id = ?1)
             AND catalogue_id = ?1 AND removed_ms IS ?2 ORDER BY id",
            rusqlite::params![catalogue.to_string(), removed_ms],
        )
    }

    /// What a product cost, newest first.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn product_prices(&self, product: Id) -> Result<Vec<ProductPrice>, Error> {
        self.rows(
            "WHERE product_id = ?1 ORDER BY at_ms DESC, id DESC",
            [product.to_string()],
        )
    }
}
