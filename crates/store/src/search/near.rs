//! Names typed wrongly: `Benhado` asks for Benhaddou when nothing here begins like it.

use std::collections::HashMap;

use super::fold::fold;
use crate::Error;
use crate::access::Reader;

/// Shorter words are near to too many names.
const SHORTEST: usize = 4;

/// From this many letters on, two slips are forgiven instead of one.
const LONG: usize = 8;

/// The filters whose words are names.
const NAME_FILTERS: [&str; 2] = ["from", "to"];

impl Reader<'_> {
    /// The question with each word that nothing here begins with replaced by the nearest name of a contact: one slip
    /// of a letter (left out, added, wrong, two exchanged), two in a long name. `None` when there is nothing to replace.
    ///
    /// For a question that found nothing: it reads the names of all contacts.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn nearest_names(&self, question: &str) -> Result<Option<String>, Error> {
        // What stands in quotes is meant as it is written.
        if question.contains('"') {
            return Ok(None);
        }
        let mut names: Option<HashMap<String, String>> = None;
        let mut replaced = false;
        let mut pieces = Vec::new();
        for piece in question.split_whitespace() {
            let (filter, word) = match piece.split_once(':') {
                Some((filter, word)) if NAME_FILTERS.contains(&filter) => (Some(filter), word),
                Some(_) => (None, ""),
                None => (None, piece),
            };
            let folded = fold(word);
            let is_name = folded.chars().count() >= SHORTEST
                && !word.starts_with('-')
                && !word.ends_with('*')
                && folded.chars().all(char::is_alphabetic);
            if is_name && !self.is_beginning(&folded)? {
                let names = match &mut names {
                    Some(names) => names,
                    None => names.insert(self.names_of_contacts()?),
                };
                if let Some(name) = nearest(&folded, names) {
                    let filter = filter.map(|filter| format!("{filter}:"));
                    pieces.push(format!("{}{name}", filter.unwrap_or_default()));
                    replaced = true;
                    continue;
                }
            }
            pieces.push(piece.to_owned());
        }
        Ok(replaced.then(|| pieces.join(" ")))
    }

    /// Whether some word of the firm begins so.
    fn is_beginning(&self, folded: &str) -> Result<bool, Error> {
        let found: Option<i64> = self.value(
            "SELECT 1 FROM words WHERE word >= ?1 AND word < ?2 LIMIT 1",
            (folded, format!("{folded}\u{10ffff}")),
        )?;
        Ok(found.is_some())
    }

    /// The words of the contacts' names: folded, and as one of them writes it.
    fn names_of_contacts(&self) -> Result<HashMap<String, String>, Error> {
        let mut statement = self
            .connection
            .prepare_cached("SELECT display_name FROM contacts WHERE merged_into IS NULL")?;
        let mut rows = statement.query([])?;
        let mut names = HashMap::new();
        while let Some(row) = rows.next()? {
            let name = row.get_ref(0)?.as_str().unwrap_or("");
            for word in name.split(|sign: char| !sign.is_alphanumeric()) {
                let folded = fold(word);
                if folded.chars().count() >= SHORTEST {
                    names.entry(folded).or_insert_with(|| word.to_owned());
                }
            }
        }
        Ok(names)
    }
}

fn nearest<'a>(folded: &str, names: &'a HashMap<String, String>) -> Option<&'a String> {
    let letters = folded.chars().count();
    let first = folded.chars().next();
    names
        .iter()
        .filter_map(|(name, written)| {
            let longer = letters.max(name.chars().count());
            let forgiven = if longer >= LONG { 2 } else { 1 };
            if name.len().abs_diff(folded.len()) > 2 * forgiven {
                return None;
            }
            let slips = strsim::osa_distance(folded, name);
            (1..=forgiven)
                .contains(&slips)
                // Few people get the first letter wrong; the alphabet makes the answer the same each time.
                .then(|| (slips, name.chars().next() != first, name, written))
        })
        .min_by_key(|(slips, other_start, name, _)| (*slips, *other_start, *name))
        .map(|(.., written)| written)
}
