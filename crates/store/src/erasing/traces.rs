//! What remembers words or places of what goes without being a synchronised row: the search index and its vocabulary,
//! conversations, readings, events, finished jobs, pages of the deadline log.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use super::ErasureOrder;
use super::belongings::Belongings;
use crate::access::Writer;
use crate::search::{HitKind, SeenWords, fold};
use crate::{Error, Id};

/// The conversations that messages go from.
pub(super) struct Threads {
    ids: BTreeSet<[u8; 16]>,
    message_ids: Vec<String>,
}

/// Shorter words of a name say nothing about whose it is.
const SHORTEST_NAME: usize = 3;

/// What stands in the index for a row of a table.
const INDEXED: &[(&str, HitKind)] = &[
    ("communications", HitKind::Mail),
    ("attachments", HitKind::Document),
    ("documents", HitKind::Document),
    ("contacts", HitKind::Contact),
    ("workspaces", HitKind::Workspace),
    ("notes", HitKind::Note),
];

/// The words of names by which a person would be found, folded.
fn words_of(names: &[String]) -> BTreeSet<String> {
    names
        .iter()
        .flat_map(|name| fold(name).split(' ').map(str::to_owned).collect::<Vec<_>>())
        .filter(|word| word.chars().count() >= SHORTEST_NAME)
        .collect()
}

impl Writer<'_> {
    /// Takes everything that goes out of the index.
    pub(super) fn unindex_all(&self, all: &Belongings) -> Result<(), Error> {
        for (table, kind) in INDEXED {
            for id in all.of(table).filter_map(|id| id.parse::<Id>().ok()) {
                self.unindex(*kind, id)?;
            }
        }
        Ok(())
    }

    /// Writes the index anew without the documents that were taken out, and forgets the words that only they had.
    pub(super) fn forget_words(&self) -> Result<(), Error> {
        // A contentless index only marks what it deleted; merging it into one piece leaves the marked words out.
        self.connection
            .execute_batch("INSERT INTO search (search) VALUES ('optimize')")?;
        self.connection.execute_batch(
            "CREATE VIRTUAL TABLE IF NOT EXISTS temp.indexed_words USING fts5vocab('main', 'search', 'row');
             DELETE FROM words WHERE word NOT IN (SELECT term FROM temp.indexed_words);
             DROP TABLE temp.indexed_words;",
        )?;
        self.memory.borrow_mut().words = SeenWords::default();
        Ok(())
    }

    /// Forgets every search in which a word of a name stands, kept or not.
    pub(super) fn forget_searches_for(&self, names: &[String]) -> Result<(), Error> {
        let words = words_of(names);
        let mut statement = self
            .connection
            .prepare_cached("SELECT user_id, query FROM searches")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (user, query): (String, String) = (row.get(0)?, row.get(1)?);
            if fold(&query).split(' ').any(|word| words.contains(word)) {
                self.execute_local(
                    "DELETE FROM searches WHERE user_id = ?1 AND query = ?2",
                    (user, query),
                )?;
            }
        }
        Ok(())
    }

    /// Forgets what people began to type about what goes, or with a word of a name in it.
    pub(super) fn forget_begun_about(
        &self,
        all: &Belongings,
        names: &[String],
    ) -> Result<(), Error> {
        let words = words_of(names);
        let mut statement = self
            .connection
            .prepare_cached("SELECT user_id, place, value FROM begun")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let (user, place, value): (String, String, String) =
                (row.get(0)?, row.get(1)?, row.get(2)?);
            let is_about = place.split('.').any(|id| all.names(id));
            let value = fold(&value);
            let mut said = value.split(|letter: char| !letter.is_alphanumeric());
            if is_about || said.any(|word| words.contains(word)) {
                self.execute_local(
                    "DELETE FROM begun WHERE user_id = ?1 AND place = ?2",
                    (user, place),
                )?;
            }
        }
        Ok(())
    }

    /// The conversations of the messages that go.
    pub(super) fn threads_of(&self, all: &Belongings) -> Result<Threads, Error> {
        let mut threads = Threads {
            ids: BTreeSet::new(),
            message_ids: Vec::new(),
        };
        let sql = "SELECT thread_id, message_id FROM communications WHERE id = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        for id in all.of("communications") {
            let mut rows = statement.query([id])?;
            if let Some(row) = rows.next()? {
                let thread: Option<String> = row.get(0)?;
                let thread = thread.and_then(|id| id.parse::<Id>().ok());
                threads.ids.extend(thread.map(|id| *id.as_bytes()));
                threads.message_ids.push(row.get(1)?);
            }
        }
        Ok(threads)
    }

    /// Forgets the names of the messages that went, and the conversations in which nothing is left.
    pub(super) fn forget_threads(&self, threads: &Threads) -> Result<(), Error> {
        for name in &threads.message_ids {
            self.forget_reference(name)?;
        }
        let mut empty = BTreeSet::new();
        for id in &threads.ids {
            if self.thread_size(Id::from_bytes(*id))? == 0 {
                empty.insert(*id);
            }
        }
        let (empty, all) = (
            self.with_joined(empty)?,
            self.with_joined(threads.ids.clone())?,
        );
        // The fall-back by subject of a conversation that goes on is found again with its next message.
        self.forget_keys("message_refs", "ref", &empty)?;
        self.forget_keys("thread_subjects", "key", &all)?;
        for id in &empty {
            self.execute_local("DELETE FROM joined_threads WHERE thread_id = ?1", [id])?;
        }
        Ok(())
    }

    /// These conversations and those that became part of them.
    fn with_joined(&self, mut threads: BTreeSet<[u8; 16]>) -> Result<BTreeSet<[u8; 16]>, Error> {
        let mut statement =
            (self.connection).prepare_cached("SELECT thread_id, into_id FROM joined_threads")?;
        let joined: Vec<([u8; 16], [u8; 16])> = statement
            .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
            .collect::<Result<_, _>>()?;
        loop {
            let before = threads.len();
            let parts = joined.iter().filter(|(_, into)| threads.contains(into));
            let parts: Vec<_> = parts.map(|(thread, _)| *thread).collect();
            threads.extend(parts);
            if threads.len() == before {
                return Ok(threads);
            }
        }
    }

    fn forget_keys(
        &self,
        table: &str,
        key: &str,
        threads: &BTreeSet<[u8; 16]>,
    ) -> Result<(), Error> {
        if threads.is_empty() {
            return Ok(());
        }
        let mut keys: Vec<i64> = Vec::new();
        {
            let sql = format!("SELECT {key}, thread_id FROM {table}");
            let mut statement = self.connection.prepare_cached(&sql)?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                if threads.contains(&row.get::<_, [u8; 16]>(1)?) {
                    keys.push(row.get(0)?);
                }
            }
        }
        let sql = format!("DELETE FROM {table} WHERE {key} = ?1");
        for key in keys {
            self.execute_local(&sql, [key])?;
        }
        Ok(())
    }

    /// Takes out what only this device keeps: readings of files, reminders, events, and jobs that ended.
    pub(super) fn local_traces(&self, all: &Belongings) -> Result<(), Error> {
        for table in ["attachments", "document_versions"] {
            for id in all.of(table).filter_map(|id| id.parse::<Id>().ok()) {
                self.forget_reading(id)?;
            }
        }
        for table in ["deadlines", "appointments"] {
            for id in all.of(table) {
                self.execute_local("DELETE FROM reminders WHERE subject = ?1", [id])?;
            }
        }
        let mut events: Vec<i64> = Vec::new();
        {
            let mut statement = self
                .connection
                .prepare_cached("SELECT seq, entity_id FROM events")?;
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                if all.names(row.get_ref(1)?.as_str().unwrap_or_default()) {
                    events.push(row.get(0)?);
                }
            }
        }
        for seq in events {
            self.execute_local("DELETE FROM events WHERE seq = ?1", [seq])?;
        }
        // They hold names of files, and nobody asks for them again.
        self.execute_local(
            "DELETE FROM jobs WHERE state NOT IN ('running', 'paused')",
            [],
        )?;
        Ok(())
    }

    /// Blanks client and title of the lines about what goes. The page keeps its dates, gets a new hash, and the audit
    /// log says so: a page that was blanked is told from one that was changed.
    pub(super) fn blank_log_pages(
        &self,
        order: &ErasureOrder,
        all: &Belongings,
    ) -> Result<(), Error> {
        let mut references = BTreeMap::new();
        for id in all.of("workspaces") {
            let sql = "SELECT reference FROM workspaces WHERE id = ?1";
            references.extend(self.value::<String>(sql, [id])?.map(|name| (name, ())));
        }
        let goes = |line: &Value| {
            let field = |name: &str| line[name].as_str().unwrap_or_default();
            references.contains_key(field("reference"))
                || order.names.iter().any(|name| name == field("client"))
        };
        if references.is_empty() && order.names.is_empty() {
            return Ok(());
        }
        for page in self.log_pages(usize::MAX)? {
            let Ok(mut body) = serde_json::from_str::<Value>(&page.body) else {
                continue;
            };
            let lines = body["lines"].as_array_mut();
            let mut blanked = 0;
            for line in lines.into_iter().flatten().filter(|line| goes(line)) {
                (line["client"], line["title"]) = (json!(""), json!(""));
                blanked += 1;
            }
            if blanked > 0 {
                self.blank_log_page(&page, &body.to_string(), blanked)?;
            }
        }
        Ok(())
    }
}
