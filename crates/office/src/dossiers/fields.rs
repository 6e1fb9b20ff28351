//! One row of the other system as names and texts, whether it was written as JSON or as CSV.
//!
//! Exports of one system write `createdAt`, `created_at` and `dateCreation` for the same thing, so names are compared
//! without case, accents and signs, and each reader of a field asks for all the names it goes by.

use serde_json::{Map, Value};
use std::collections::BTreeMap;
use store::BlobHash;

/// Longer than this no text of a row is: it is a file that lost its way.
pub(super) const MOST_TEXT: usize = 100_000;

/// Why a row is refused, and the value in question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Problem {
    /// One stable word.
    pub(super) reason: &'static str,
    pub(super) value: String,
}

impl Problem {
    pub(super) fn new(reason: &'static str, value: &str) -> Self {
        Self {
            reason,
            value: short(value, 120),
        }
    }
}

/// The texts of one row under their folded names. What is empty is absent.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Fields(BTreeMap<String, String>);

impl Fields {
    /// The scalar fields of a JSON object. A field of an object inside is `<outer><inner>`, so that
    /// `"assignee": {"email": …}` is `assigneeEmail`.
    pub(super) fn of_object(object: &Map<String, Value>) -> Self {
        let mut fields = Self::default();
        for (name, value) in object {
            match value {
                Value::Object(inner) => {
                    for (below, value) in inner {
                        fields.put_json(&format!("{name}{below}"), value);
                    }
                }
                value => fields.put_json(name, value),
            }
        }
        fields
    }

    fn put_json(&mut self, name: &str, value: &Value) {
        match value {
            Value::String(text) => self.put(name, text),
            Value::Number(number) => self.put(name, &number.to_string()),
            Value::Bool(value) => self.put(name, if *value { "true" } else { "false" }),
            Value::Null | Value::Array(_) | Value::Object(_) => {}
        }
    }

    /// Sets a field; an empty text is none.
    pub(super) fn put(&mut self, name: &str, text: &str) {
        let text = clean(text);
        if !text.is_empty() {
            self.0.insert(folded(name), text);
        }
    }

    /// The first of these fields that is there.
    pub(super) fn text(&self, names: &[&str]) -> Option<&str> {
        names
            .iter()
            .find_map(|name| self.0.get(*name))
            .map(String::as_str)
    }

    /// The same on one line.
    pub(super) fn line(&self, names: &[&str]) -> Option<String> {
        self.text(names)
            .map(|text| text.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// Lets go of fields that say where the row stands, which CSV needs and JSON does not: the same row has the same
    /// hash in both.
    pub(super) fn forget(&mut self, names: &[&str]) {
        self.0.retain(|name, _| !names.contains(&name.as_str()));
    }

    /// Refuses what no row of a case file says.
    pub(super) fn check(&self) -> Result<(), Problem> {
        let long = |(_, text): &(&String, &String)| text.len() > MOST_TEXT;
        self.0
            .iter()
            .find(long)
            .map_or(Ok(()), |(name, _)| Err(Problem::new("too_long", name)))
    }

    /// SHA-256 of everything the row says.
    ///
    /// - `more`: what it stands for beside its fields, as the content of a file.
    pub(super) fn hash(&self, more: &[u8]) -> BlobHash {
        let mut bytes = Vec::new();
        let mut part = |part: &[u8]| {
            bytes.extend_from_slice(&(part.len() as u64).to_be_bytes());
            bytes.extend_from_slice(part);
        };
        for (name, text) in &self.0 {
            part(name.as_bytes());
            part(text.as_bytes());
        }
        part(more);
        BlobHash::of(&bytes)
    }
}

/// A name or a word without case, accents and signs: `Créé_le` is `creele`.
pub(super) fn folded(name: &str) -> String {
    store::fold(name)
        .chars()
        .filter(char::is_ascii_alphanumeric)
        .collect()
}

/// A text at most so many characters long; what is cut ends with `…`.
pub(super) fn short(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let mut cut: String = text.chars().take(most.saturating_sub(1)).collect();
    cut.push('…');
    cut
}

/// The text of bytes: UTF-8, or what old programs on Windows write.
pub(super) fn decoded(bytes: &[u8]) -> String {
    match str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::WINDOWS_1252
            .decode_without_bom_handling(bytes)
            .0
            .into_owned(),
    }
}

fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n");
    let text: String = text
        .chars()
        .filter(|&c| c == '\n' || c == '\t' || !c.is_control())
        .collect();
    text.trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn one_field_has_one_name_however_it_is_spelt() {
        let row = json!({ "createdAt": "a", "Intitulé": " b ", "assignee": { "email": "c" }, "empty": "", "n": 3 });
        let fields = Fields::of_object(row.as_object().unwrap());
        assert_eq!(fields.text(&["createdat"]), Some("a"));
        assert_eq!(fields.text(&["titre", "intitule"]), Some("b"));
        assert_eq!(fields.text(&["assigneeemail"]), Some("c"));
        assert_eq!(fields.text(&["empty"]), None);
        assert_eq!(fields.text(&["n"]), Some("3"));
    }

    #[test]
    fn the_hash_is_of_the_content_whatever_the_order() {
        let (mut one, mut other) = (Fields::default(), Fields::default());
        one.put("a", "1");
        one.put("b", "2");
        other.put("B", "2");
        other.put("a", "1\r\n");
        assert_eq!(one.hash(b""), other.hash(b""));
        assert_ne!(one.hash(b""), one.hash(b"file"));
        other.put("a", "12");
        assert_ne!(one.hash(b""), other.hash(b""));
    }
}
