//! Is everything that was kept still there and unchanged? And how much is it?

use crate::access::Reader;
use crate::blobs::BlobHash;
use crate::open::Store;
use crate::{AuditFinding, Error};

/// Something that is not as it was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Finding {
    /// The database's own check found something.
    #[error("database: {0}")]
    Database(String),
    /// A row refers to one that does not exist.
    #[error("{table}.{column} refers to {id}, which does not exist")]
    Dangling {
        /// The table of the row.
        table: String,
        /// The column that refers.
        column: String,
        /// What it refers to.
        id: String,
    },
    /// A message was received and is on no card.
    #[error("the message {name} is kept and could not be filed: {error}")]
    NotFiled {
        /// What its source calls it.
        name: String,
        /// What the last attempt said.
        error: String,
    },
    /// Content is gone.
    #[error("the content {0} is missing")]
    BlobMissing(BlobHash),
    /// Content is not what its address says.
    #[error("the content {0} is damaged")]
    BlobDamaged(BlobHash),
    /// Messages that cannot be found by searching.
    #[error("{0} messages are not in the search index")]
    NotIndexed(i64),
    /// Rows of the index without anything behind them.
    #[error("{0} entries of the search index stand for nothing")]
    IndexedNothing(i64),
    /// A page of the deadline log is not what the audit log says.
    #[error("the deadline log of {day} {what}")]
    DeadlineLog {
        /// The day of the page.
        day: String,
        /// What is wrong with it.
        what: &'static str,
    },
    /// Something about the audit log.
    #[error(transparent)]
    Audit(#[from] AuditFinding),
}

/// How much the firm keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Messages.
    pub communications: i64,
    /// Contacts, merged ones left out.
    pub contacts: i64,
    /// Workspaces.
    pub workspaces: i64,
    /// Pieces of content.
    pub blobs: i64,
    /// Journal records.
    pub journal: i64,
}

/// References between synchronised rows. They are not constraints of the database, because the row that is
/// referred to may arrive from another device later.
const REFERENCES: &[(&str, &str, &str)] = &[
    ("communications", "contact_id", "contacts"),
    ("communications", "workspace_id", "workspaces"),
    ("communications", "assignee_user_id", "users"),
    ("attachments", "communication_id", "communications"),
    ("status_history", "communication_id", "communications"),
    ("labels", "communication_id", "communications"),
    ("contacts", "merged_into", "contacts"),
    ("contact_points", "contact_id", "contacts"),
    ("contact_names", "contact_id", "contacts"),
    ("workspace_contacts", "workspace_id", "workspaces"),
    ("workspace_contacts", "contact_id", "contacts"),
    ("consents", "contact_id", "contacts"),
    ("checklist_items", "workspace_id", "workspaces"),
    ("deadlines", "workspace_id", "workspaces"),
    ("deadlines", "communication_id", "communications"),
    ("alerts", "workspace_id", "workspaces"),
    ("alerts", "communication_id", "communications"),
    ("notifications", "user_id", "users"),
    ("notifications", "communication_id", "communications"),
    ("appointments", "workspace_id", "workspaces"),
    ("timeline", "workspace_id", "workspaces"),
    ("timeline", "communication_id", "communications"),
    ("arrivals", "communication_id", "communications"),
    ("catalogue_files", "catalogue_id", "catalogues"),
    ("staged_products", "catalogue_id", "catalogues"),
    ("product_prices", "product_id", "products"),
    ("interests", "prospect_id", "prospects"),
    ("interests", "product_id", "products"),
];

/// A damaged file can have very many findings; the first ones tell the story.
const MOST_FINDINGS: usize = 1000;

impl Store {
    /// Checks everything: every page's authentication code, the database's structure, references, every
    /// blob against its address, the search index, the audit chain. It takes as long as reading
    /// everything.
    ///
    /// # Errors
    ///
    /// When the file cannot be read at all. What is merely wrong is a [`Finding`].
    pub fn verify(&self) -> Result<Vec<Finding>, Error> {
        self.read(|reader| {
            let mut findings = Vec::new();
            let checks = [
                Reader::verify_pages,
                Reader::verify_references,
                Reader::verify_blobs,
                Reader::verify_arrivals,
                Reader::verify_search,
                Reader::verify_chain,
                Reader::verify_log,
            ];
            for check in checks {
                // A page that does not decrypt ends a check, which is a finding, and not the others.
                if let Err(error) = check(reader, &mut findings) {
                    findings.push(Finding::Database(error.to_string()));
                }
            }
            findings.truncate(MOST_FINDINGS);
            Ok(findings)
        })
    }

    /// How much the firm keeps.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn counts(&self) -> Result<Counts, Error> {
        self.read(|reader| reader.counts())
    }
}

impl Reader<'_> {
    /// How much the firm keeps.
    pub(crate) fn counts(&self) -> Result<Counts, Error> {
        let count = |sql: &str| -> Result<i64, Error> { Ok(self.value(sql, [])?.unwrap_or(0)) };
        Ok(Counts {
            communications: count("SELECT count(*) FROM communications")?,
            contacts: count("SELECT count(*) FROM contacts WHERE merged_into IS NULL")?,
            workspaces: count("SELECT count(*) FROM workspaces")?,
            blobs: count("SELECT count(*) FROM blobs")?,
            journal: count("SELECT count(*) FROM journal")?,
        })
    }

    fn verify_pages(&self, findings: &mut Vec<Finding>) -> Result<(), Error> {
        for pragma in ["PRAGMA cipher_integrity_check", "PRAGMA integrity_check"] {
            let mut statement = self.connection.prepare(pragma)?;
            let lines = statement.query_map([], |row| row.get::<_, String>(0))?;
            for line in lines.collect::<Result<Vec<_>, _>>()? {
                if line != "ok" {
                    findings.push(Finding::Database(line));
                }
            }
        }
        Ok(())
    }

    fn verify_chain(&self, findings: &mut Vec<Finding>) -> Result<(), Error> {
        findings.extend(self.verify_audit()?.into_iter().map(Finding::from));
        Ok(())
    }

    fn verify_log(&self, findings: &mut Vec<Finding>) -> Result<(), Error> {
        let wrong = self.verify_deadline_log()?.into_iter();
        findings.extend(wrong.map(|(day, what)| Finding::DeadlineLog { day, what }));
        Ok(())
    }

    fn verify_references(&self, findings: &mut Vec<Finding>) -> Result<(), Error> {
        let mut statement = self.connection.prepare("PRAGMA foreign_key_check")?;
        let broken = statement.query_map([], |row| {
            Ok(Finding::Dangling {
                table: row.get(0)?,
                column: row.get::<_, String>(2)?,
                id: row.get::<_, Option<i64>>(1)?.unwrap_or(0).to_string(),
            })
        })?;
        findings.extend(broken.collect::<Result<Vec<_>, _>>()?);
        for (table, column, target) in REFERENCES {
            let sql = format!(
                "SELECT DISTINCT {column} FROM {table} t WHERE {column} IS NOT NULL
                 AND NOT EXISTS (SELECT 1 FROM {target} WHERE id = t.{column}) LIMIT {MOST_FINDINGS}"
            );
            let mut statement = self.connection.prepare(&sql)?;
            let dangling = statement.query_map([], |row| {
                Ok(Finding::Dangling {
                    table: (*table).to_owned(),
                    column: (*column).to_owned(),
                    id: row.get(0)?,
                })
            })?;
            findings.extend(dangling.collect::<Result<Vec<_>, _>>()?);
        }
        Ok(())
    }

    fn verify_blobs(&self, findings: &mut Vec<Finding>) -> Result<(), Error> {
        let mut statement = self
            .connection
            .prepare("SELECT hash FROM blobs ORDER BY n")?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let hash = BlobHash(row.get(0)?);
            match self.blob(&hash) {
                Ok(Some(_)) => {}
                Ok(None) | Err(Error::BlobMissing { .. }) => {
                    findings.push(Finding::BlobMissing(hash))
                }
                Err(Error::Damaged { .. }) => findings.push(Finding::BlobDamaged(hash)),
                // One file that cannot be read, and the others are looked at all the same.
                Err(error @ (Error::Io(_) | Error::ReadOnly { .. })) => {
                    findings.push(Finding::Database(format!("the content {hash}: {error}")));
                }
                Err(error) => return Err(error),
            }
        }
        Ok(())
    }

    fn verify_arrivals(&self, findings: &mut Vec<Finding>) -> Result<(), Error> {
        let mut statement = self.connection.prepare(
            "SELECT provider_id, coalesce(error, '') FROM arrivals WHERE state = 'failed' ORDER BY n",
        )?;
        let failed = statement.query_map([], |row| {
            Ok(Finding::NotFiled {
                name: row.get(0)?,
                error: row.get(1)?,
            })
        })?;
        findings.extend(failed.collect::<Result<Vec<_>, _>>()?);
        Ok(())
    }

    fn verify_search(&self, findings: &mut Vec<Finding>) -> Result<(), Error> {
        let missing: Option<i64> = self.value(
            "SELECT count(*) FROM communications c
             WHERE NOT EXISTS (SELECT 1 FROM search_rows WHERE communication = c.n)",
            [],
        )?;
        findings.extend(missing.filter(|&count| count > 0).map(Finding::NotIndexed));
        let nothing: Option<i64> = self.value(
            "SELECT count(*) FROM search_rows r WHERE communication IS NOT NULL
             AND NOT EXISTS (SELECT 1 FROM communications WHERE n = r.communication)",
            [],
        )?;
        findings.extend(
            nothing
                .filter(|&count| count > 0)
                .map(Finding::IndexedNothing),
        );
        Ok(())
    }
}
