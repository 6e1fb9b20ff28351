//! Writing the index. Documents wait until the end of the transaction and are written oldest first: the
//! index takes rising row numbers in memory and would write a segment at every step back.

use std::collections::HashSet;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use rusqlite::params;

use super::fold::fold_into;
use super::{HitKind, SearchDocument};
use crate::access::{Reader, Writer};
use crate::{Error, Id};

/// Row numbers per second, as a power of two. Few, because the index stores the distances between them: a
/// burst of more documents in one second goes on into the next ones.
const SLOT_BITS: u32 = 3;

/// The columns of prose.
const BODY: usize = 1;
const ATTACHMENTS: usize = 4;

/// Longer words are encoded data, not language.
const MAX_WORD_BYTES: usize = 40;

/// Of a longer text only the beginning is indexed, in bytes: a mail of ten novels is not prose.
const MAX_COLUMN_BYTES: usize = 4 << 20;

/// The first row number of a second.
pub(super) fn first_row(at_ms: i64) -> i64 {
    at_ms.div_euclid(1000).clamp(0, i64::MAX >> (SLOT_BITS + 1)) << SLOT_BITS
}

/// The moment of a row number, to the second; a little late after a burst.
pub(super) const fn row_ms(row: i64) -> i64 {
    (row >> SLOT_BITS) * 1000
}

/// A document ready to be indexed. Make it outside of the transaction: folding takes longer than writing.
#[derive(Clone)]
pub struct PreparedSearch {
    kind: HitKind,
    id: Id,
    at_ms: i64,
    /// Each column's distinct words.
    columns: [String; 5],
    /// The hash of each of these words, in order.
    hashes: Vec<u64>,
    /// What was indexed of it before is forgotten.
    replaces: bool,
}

impl std::fmt::Debug for PreparedSearch {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PreparedSearch({} {})", self.kind, self.id)
    }
}

/// Hashes are spread already: hashing them again would be wasted.
#[derive(Default)]
pub(crate) struct AsIs(u64);

impl Hasher for AsIs {
    fn finish(&self) -> u64 {
        self.0
    }
    fn write(&mut self, _: &[u8]) {}
    fn write_u64(&mut self, value: u64) {
        self.0 = value;
    }
}

type Hashes = HashSet<u64, BuildHasherDefault<AsIs>>;

/// FNV-1a, with a last mix so that its high bits spread.
fn hash(word: &str) -> u64 {
    let mut hash = 0xcbf2_9ce4_8422_2325_u64;
    for &byte in word.as_bytes() {
        hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    }
    hash ^ (hash >> 32).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

impl PreparedSearch {
    /// Folds the words of a document.
    #[must_use]
    pub fn new(document: &SearchDocument<'_>) -> Self {
        let texts = [
            document.subject,
            document.body,
            document.sender,
            document.recipients,
            document.attachments,
        ];
        let mut hashes = Vec::with_capacity(256);
        let mut seen = Hashes::default();
        let mut at = 0;
        let columns = texts.map(|text| {
            seen.clear();
            // Names and subjects are indexed whole: `Le` is a family name.
            let is_prose = at == BODY || at == ATTACHMENTS;
            at += 1;
            distinct_words(text, is_prose, &mut seen, &mut hashes)
        });
        Self {
            kind: document.kind,
            id: document.id,
            at_ms: document.at_ms,
            columns,
            hashes,
            replaces: false,
        }
    }
}

/// The distinct words of a text, and their hashes.
fn distinct_words(text: &str, is_prose: bool, seen: &mut Hashes, hashes: &mut Vec<u64>) -> String {
    let mut end = text.len().min(MAX_COLUMN_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let mut folded = String::with_capacity(end + 8);
    fold_into(&text[..end], &mut folded);
    let mut words = String::with_capacity(folded.len());
    for word in folded
        .split(' ')
        .filter(|word| (1..=MAX_WORD_BYTES).contains(&word.len()))
    {
        let hash = hash(word);
        if seen.insert(hash) && !(is_prose && is_empty_word(word)) {
            hashes.push(hash);
            words.push_str(word);
            words.push(' ');
        }
    }
    words
}

/// The words the file knows, by hash, so that each is written once.
#[derive(Default)]
pub(crate) struct SeenWords {
    known: Option<Hashes>,
    /// Those of the running transaction.
    new: Vec<u64>,
}

impl SeenWords {
    /// Keeps the words of a transaction that was committed.
    pub(crate) fn keep(&mut self) {
        self.new.clear();
    }

    /// Forgets the words of a transaction that was rolled back.
    pub(crate) fn forget_new(&mut self) {
        for hash in self.new.drain(..) {
            if let Some(known) = &mut self.known {
                known.remove(&hash);
            }
        }
    }

    fn load(&mut self, reader: &Reader<'_>) -> Result<&mut Hashes, Error> {
        if self.known.is_none() {
            let mut statement = reader.connection.prepare("SELECT word FROM words")?;
            let mut rows = statement.query([])?;
            let mut known = Hashes::default();
            while let Some(row) = rows.next()? {
                known.insert(hash(row.get_ref(0)?.as_str().unwrap_or("")));
            }
            self.known = Some(known);
        }
        Ok(self.known.get_or_insert_default())
    }

    /// Calls `each` with every word of a document that the file does not know.
    fn learn(
        &mut self,
        reader: &Reader<'_>,
        document: &PreparedSearch,
        mut each: impl FnMut(&str) -> Result<(), Error>,
    ) -> Result<(), Error> {
        self.load(reader)?;
        let Some(known) = &mut self.known else {
            return Ok(());
        };
        if document.hashes.iter().all(|hash| known.contains(hash)) {
            return Ok(());
        }
        let words = document
            .columns
            .iter()
            .flat_map(|column| column.split_ascii_whitespace());
        for (word, &hash) in words.zip(&document.hashes) {
            if known.insert(hash) {
                self.new.push(hash);
                each(word)?;
            }
        }
        Ok(())
    }
}

/// The newest run of neighbouring rows that were taken, so that a burst of documents of one moment does not walk
/// over itself again in every transaction. A row in it that a rollback gave back stays empty.
#[derive(Debug, Clone, Default)]
pub(crate) struct Burst(Range<i64>);

impl Burst {
    fn take(&mut self, row: i64) {
        if row == self.0.end {
            self.0.end = row + 1;
        } else if row > self.0.end {
            self.0 = row..row + 1;
        }
    }

    /// The first row from `wanted` on that is not in the run.
    fn after(&self, wanted: i64) -> i64 {
        if self.0.contains(&wanted) {
            self.0.end
        } else {
            wanted
        }
    }
}

/// Words that every prose contains and nobody looks for: they would be a fifth of the index.
pub(super) fn is_empty_word(word: &str) -> bool {
    word.len() <= 4 && EMPTY_WORDS.contains(&word)
}

/// Sorted by frequency, so that the search through them ends early.
const EMPTY_WORDS: &[&str] = &[
    "de", "la", "le", "et", "les", "a", "l", "d", "des", "en", "du", "un", "une", "que", "pour",
    "je", "vous", "est", "the", "to", "of", "and", "in", "ne", "pas", "par", "qui", "au", "sur",
    "se", "ce", "il", "n", "s", "c", "j", "qu", "m", "nous", "mon", "ma", "me", "mes", "dans",
    "avec", "sont", "ou", "aux", "plus", "vos", "son", "sa", "ses", "for", "is", "on", "i", "that",
    "you", "it", "with", "as", "be", "this", "are", "we", "by", "or", "at", "from", "your", "re",
];

/// Whether stems and prefixes are looked for among words like this one.
pub(super) fn is_language(word: &str) -> bool {
    word.len() >= 3 && word.chars().all(char::is_alphabetic)
}

impl Reader<'_> {
    /// The row of the index that stands for something.
    fn search_row(&self, kind: HitKind, id: Id) -> Result<Option<i64>, Error> {
        if kind == HitKind::Mail {
            let sql = "SELECT n FROM search_rows WHERE communication =
                       (SELECT n FROM communications WHERE id = ?1)";
            return self.value(sql, [id.to_string()]);
        }
        let sql = "SELECT n FROM search_rows WHERE id = ?1 AND kind = ?2";
        self.value(sql, params![id.to_string(), kind.as_str()])
    }
}

impl Writer<'_> {
    /// Makes something findable that was not in the index before. It is written at the end of the
    /// transaction.
    ///
    /// A mail must have its row in `communications` by then.
    pub fn index(&self, document: PreparedSearch) {
        self.pending_search.borrow_mut().push(document);
    }

    /// Makes something findable under its new words; what was indexed of it before is forgotten. It is written at
    /// the end of the transaction, and once however often it changed in it.
    pub fn reindex(&self, document: PreparedSearch) {
        self.index(PreparedSearch {
            replaces: true,
            ..document
        });
    }

    /// Forgets something. Returns whether it was in the index.
    ///
    /// # Errors
    ///
    /// When the file cannot be written.
    pub fn unindex(&self, kind: HitKind, id: Id) -> Result<bool, Error> {
        self.pending_search
            .borrow_mut()
            .retain(|waiting| (waiting.kind, waiting.id) != (kind, id));
        let row = self.search_row(kind, id)?;
        row.map_or(Ok(()), |row| self.delete_row(row))?;
        Ok(row.is_some())
    }

    fn delete_row(&self, row: i64) -> Result<(), Error> {
        self.execute_local("DELETE FROM search WHERE rowid = ?1", [row])?;
        self.execute_local("DELETE FROM search_rows WHERE n = ?1", [row])?;
        Ok(())
    }

    /// Writes the documents of this transaction.
    pub(crate) fn flush_search(&self) -> Result<(), Error> {
        let mut documents = self.pending_search.take();
        // The newest form of each replaced document, in its place among the others.
        let mut replaced = HashSet::new();
        documents.reverse();
        documents.retain(|document| {
            !replaced.contains(&(document.kind, document.id))
                && (!document.replaces || replaced.insert((document.kind, document.id)))
        });
        documents.reverse();
        let mut rows = Vec::new();
        for (kind, id) in replaced {
            rows.extend(self.search_row(kind, id)?);
        }
        // Rising, because the index writes a segment at every step back.
        rows.sort_unstable();
        for row in rows {
            self.delete_row(row)?;
        }
        documents.sort_by_key(|document| document.at_ms);
        let mut last = i64::MIN;
        for document in &documents {
            last = self.free_row(first_row(document.at_ms).max(last.saturating_add(1)))?;
            self.write_document(last, document)?;
            self.memory.borrow_mut().burst.take(last);
        }
        Ok(())
    }

    /// The first free row number that is not before `wanted`.
    fn free_row(&self, wanted: i64) -> Result<i64, Error> {
        let wanted = self.memory.borrow().burst.after(wanted);
        let sql = "SELECT n FROM search_rows WHERE n >= ?1 ORDER BY n";
        let mut statement = self.connection.prepare_cached(sql)?;
        let mut taken = statement.query([wanted])?;
        let mut free = wanted;
        while let Some(row) = taken.next()? {
            if row.get::<_, i64>(0)? != free {
                break;
            }
            free += 1;
        }
        Ok(free)
    }

    fn write_document(&self, row: i64, document: &PreparedSearch) -> Result<(), Error> {
        let [subject, body, sender, recipients, attachments] = &document.columns;
        self.execute_local(
            "INSERT INTO search (rowid, subject, body, sender, recipients, attachments)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            params![row, subject, body, sender, recipients, attachments],
        )?;
        let (communication, id) = if document.kind == HitKind::Mail {
            (Some(self.communication_row(document.id)?), None)
        } else {
            (None, Some(document.id.to_string()))
        };
        self.execute_local(
            "INSERT INTO search_rows (n, kind, communication, id) VALUES (?1, ?2, ?3, ?4)",
            params![row, document.kind.as_str(), communication, id],
        )?;
        let mut memory = self.memory.borrow_mut();
        memory.words.learn(self, document, |word| {
            if is_language(word) {
                self.execute_local("INSERT OR IGNORE INTO words (word) VALUES (?1)", [word])?;
            }
            Ok(())
        })
    }
}
