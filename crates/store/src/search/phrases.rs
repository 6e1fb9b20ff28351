//! What the index cannot say: whether words stand side by side. It holds each word of a text once, so a phrase is
//! looked up in the stored texts of the rows that have all of its words.

use super::HitKind;
use super::fold::fold;
use super::index::is_empty_word;
use super::query::{Column, Item, Query, Term};
use crate::Error;
use crate::access::Reader;

/// What has to be looked up of a row.
#[derive(Default)]
pub(super) struct Phrases<'q> {
    /// In each group one must hold.
    wanted: Vec<Vec<Check<'q>>>,
    /// None of these may stand in the row.
    excluded: Vec<&'q Term>,
}

enum Check<'q> {
    /// These words side by side.
    Phrase(&'q Term),
    /// What the index finds, as its own expression.
    Words(String),
}

/// The texts of a row, folded, each with blanks around it so that whole words are compared.
enum Texts {
    /// Nothing is stored but the index: that its words all occur must do.
    Unknown,
    Mail {
        n: i64,
        subject: String,
        sender: String,
        recipients: String,
        body: String,
        attachments: i64,
    },
    /// A file that was read: its name and its pages.
    File(Vec<String>),
}

impl Phrases<'_> {
    /// Whether there is nothing to look up.
    pub(super) fn is_empty(&self) -> bool {
        self.wanted.is_empty() && self.excluded.is_empty()
    }
}

impl Reader<'_> {
    /// The phrases of a question.
    ///
    /// - `words`: the index's own expression for a term that is no phrase; `None` when it has none.
    pub(super) fn phrases<'q>(
        &self,
        query: &'q Query,
        mut words: impl FnMut(&Term) -> Result<Option<String>, Error>,
    ) -> Result<Phrases<'q>, Error> {
        let mut phrases = Phrases::default();
        for group in &query.groups {
            let terms = group.iter().filter_map(Item::term);
            if !terms.clone().any(|term| term.phrase) {
                continue;
            }
            let mut checks = Vec::new();
            for term in terms {
                if term.phrase {
                    checks.push(Check::Phrase(term));
                } else {
                    checks.extend(words(term)?.map(Check::Words));
                }
            }
            phrases.wanted.push(checks);
        }
        let excluded = query.excluded.iter().filter_map(Item::term);
        phrases.excluded = excluded.filter(|term| term.phrase).collect();
        Ok(phrases)
    }

    /// Whether a row has what it must have side by side, and nothing that it must not have.
    pub(super) fn has_phrases(&self, row: i64, phrases: &Phrases<'_>) -> Result<bool, Error> {
        if phrases.is_empty() {
            return Ok(true);
        }
        let texts = self.texts_of(row)?;
        for group in &phrases.wanted {
            let mut holds = false;
            for check in group {
                holds = holds
                    || match check {
                        Check::Phrase(term) => self.stands(row, &texts, term, true)?,
                        Check::Words(expression) => self.row_matches(row, expression)?,
                    };
            }
            if !holds {
                return Ok(false);
            }
        }
        for term in &phrases.excluded {
            if self.stands(row, &texts, term, false)? {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn row_matches(&self, row: i64, expression: &str) -> Result<bool, Error> {
        let sql = "SELECT 1 FROM search WHERE search MATCH ?1 AND rowid = ?2";
        Ok(self.value::<i64>(sql, (expression, row))?.is_some())
    }

    /// Whether words stand side by side in a row.
    ///
    /// - `unsure`: the answer where nobody can know.
    fn stands(&self, row: i64, texts: &Texts, term: &Term, unsure: bool) -> Result<bool, Error> {
        let phrase = format!(" {} ", term.words.join(" "));
        Ok(match texts {
            Texts::Unknown => unsure && self.has_words(row, term)?,
            Texts::File(texts) => texts.iter().any(|text| text.contains(&phrase)),
            Texts::Mail {
                n,
                subject,
                sender,
                recipients,
                body,
                attachments,
            } => match term.column {
                Some(Column::Subject) => subject.contains(&phrase),
                Some(Column::Sender) => sender.contains(&phrase),
                Some(Column::Recipients) => recipients.contains(&phrase),
                None => {
                    [subject, sender, recipients, body]
                        .iter()
                        .any(|text| text.contains(&phrase))
                        || *attachments > 0
                            && self.stands_in_attachments(row, *n, &phrase, term, unsure)?
                }
            },
        })
    }

    fn has_words(&self, row: i64, term: &Term) -> Result<bool, Error> {
        match all_words(term, "") {
            Some(expression) => self.row_matches(row, &expression),
            None => Ok(false),
        }
    }

    /// Whether words stand side by side in the names or the pages of what hangs on a message. Of a file whose pages
    /// are not kept, that its words all occur must do.
    fn stands_in_attachments(
        &self,
        row: i64,
        n: i64,
        phrase: &str,
        term: &Term,
        unsure: bool,
    ) -> Result<bool, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT id, filename, text_state FROM attachments
             WHERE communication_id = (SELECT id FROM communications WHERE n = ?1)",
        )?;
        let mut files = statement.query([n])?;
        let mut is_unknown = false;
        while let Some(file) = files.next()? {
            let (id, name, state): (String, String, String) =
                (file.get(0)?, file.get(1)?, file.get(2)?);
            let pages = self.folded_pages(&id)?;
            let mut texts = std::iter::once(padded(&name)).chain(pages.iter().cloned());
            if texts.any(|text| text.contains(phrase)) {
                return Ok(true);
            }
            is_unknown |= pages.is_empty() && state == "done";
        }
        match all_words(term, "attachments : ").filter(|_| is_unknown && unsure) {
            Some(expression) => self.row_matches(row, &expression),
            None => Ok(false),
        }
    }

    /// The texts of a row of the index.
    fn texts_of(&self, row: i64) -> Result<Texts, Error> {
        let sql = "SELECT kind, communication, id FROM search_rows WHERE n = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        let (kind, n, id): (String, Option<i64>, Option<String>) = statement
            .query_row([row], |found| {
                Ok((found.get(0)?, found.get(1)?, found.get(2)?))
            })?;
        if let Some(n) = n {
            return self.texts_of_mail(n);
        }
        match id.filter(|_| kind == HitKind::Document.as_str()) {
            Some(id) => {
                let mut texts = self.folded_pages(&id)?;
                if texts.is_empty() {
                    return Ok(Texts::Unknown);
                }
                let sql = "SELECT filename FROM attachments WHERE id = ?1
                           UNION ALL SELECT filename FROM documents WHERE id = ?1";
                let name: Option<String> = self.value(sql, [&id])?;
                texts.push(padded(&name.unwrap_or_default()));
                Ok(Texts::File(texts))
            }
            None => Ok(Texts::Unknown),
        }
    }

    fn texts_of_mail(&self, n: i64) -> Result<Texts, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT subject, from_name, from_address, to_text, attachment_count
             FROM communications WHERE n = ?1",
        )?;
        let (subject, name, address, recipients, attachments) =
            statement.query_row([n], |found| {
                Ok((
                    found.get::<_, String>(0)?,
                    found.get::<_, String>(1)?,
                    found.get::<_, String>(2)?,
                    found.get::<_, String>(3)?,
                    found.get(4)?,
                ))
            })?;
        Ok(Texts::Mail {
            n,
            subject: padded(&subject),
            // The separator keeps a phrase from reaching from one into the other.
            sender: format!("{}|{}", padded(&name), padded(&address)),
            recipients: padded(&recipients),
            body: padded(&self.plain_text_of_row(n)?.unwrap_or_default()),
            attachments,
        })
    }

    /// The pages of a file, or of the newest version of a document.
    fn folded_pages(&self, id: &str) -> Result<Vec<String>, Error> {
        let mut statement = self.connection.prepare_cached(
            "SELECT text FROM pages WHERE file_id = coalesce(
                 (SELECT id FROM document_versions WHERE document_id = ?1 ORDER BY at_ms DESC, id DESC LIMIT 1), ?1)
             ORDER BY number",
        )?;
        let pages = statement.query_map([id], |page| page.get::<_, Vec<u8>>(0))?;
        pages
            .map(|page| {
                Ok(padded(&String::from_utf8_lossy(&crate::texts::unpack(
                    &page?,
                )?)))
            })
            .collect()
    }
}

/// The index's own expression for all the words of a phrase that the index of prose has.
fn all_words(term: &Term, column: &str) -> Option<String> {
    let words: Vec<String> = term
        .words
        .iter()
        .filter(|word| !is_empty_word(word))
        .map(|word| format!("{column}\"{word}\""))
        .collect();
    (!words.is_empty()).then(|| words.join(" AND "))
}

fn padded(text: &str) -> String {
    format!(" {} ", fold(text))
}
