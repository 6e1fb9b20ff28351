//! What became of each product at a campaign.

use rusqlite::params;

use super::Product;
use crate::access::Reader;
use crate::arrivals::sql_limit;
use crate::row::load;
use crate::{Error, Id};

/// A product that prospects of a campaign want. The numbers are of prospects, unless they say otherwise.
#[derive(Debug, Clone, PartialEq)]
pub struct WantedProduct {
    /// What they want.
    pub product: Product,
    /// Those who want it.
    pub wanted: u32,
    /// How many pieces they want together.
    pub quantity: i64,
    /// Those of them to whom a mail was sent.
    pub sent: u32,
    /// Those of them written to who said yes or no.
    pub answered: u32,
    /// Those of them written to who said yes.
    pub yes: u32,
}

/// Products that were taken away are left out, as they are where a prospect is shown.
const SQL: &str = "
    SELECT s.product_id, count(*) AS wanted, sum(s.quantity) AS pieces, sum(s.is_sent),
        sum(s.is_sent AND s.answer IN ('yes', 'no')), sum(s.is_sent AND s.answer = 'yes'), count(*) OVER ()
    FROM (SELECT i.product_id, i.quantity, coalesce(w.answer, '') AS answer,
              EXISTS (SELECT 1 FROM outbox_mails m WHERE m.prospect_id = w.id AND m.state = 'sent') AS is_sent
          FROM prospects w JOIN interests i ON i.prospect_id = w.id AND i.removed_ms IS NULL
          WHERE w.campaign_id = ?1 AND w.removed_ms IS NULL) s
        JOIN products p ON p.id = s.product_id AND p.removed_ms IS NULL AND p.owner_user_id = ?2
    GROUP BY s.product_id ORDER BY wanted DESC, pieces DESC, p.name, p.reference, p.id LIMIT ?3";

impl Reader<'_> {
    /// The products that prospects of a campaign want, the most wanted first, and how many there are in all.
    ///
    /// - `owner`: whose products they are.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn wanted_products(
        &self,
        campaign: Id,
        owner: Id,
        limit: usize,
    ) -> Result<(Vec<WantedProduct>, u32), Error> {
        let mut statement = self.connection.prepare_cached(SQL)?;
        let params = params![campaign.to_string(), owner.to_string(), sql_limit(limit)];
        let mut rows = statement.query(params)?;
        let (mut wanted, mut total) = (Vec::new(), 0);
        while let Some(row) = rows.next()? {
            let id: Id = load(row, &mut 0)?;
            total = row.get(6)?;
            wanted.push(WantedProduct {
                product: self.expect(&id)?,
                wanted: row.get(1)?,
                quantity: row.get(2)?,
                sent: row.get(3)?,
                answered: row.get(4)?,
                yes: row.get(5)?,
            });
        }
        Ok((wanted, total))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_table_is_read_whole() {
        let mut connection = rusqlite::Connection::open_in_memory().unwrap();
        crate::migrations::migrate(&mut connection, crate::migrations::HISTORY).unwrap();
        let mut plan = connection
            .prepare(&format!("EXPLAIN QUERY PLAN {SQL}"))
            .unwrap();
        let steps = plan
            .query_map(params!["x", "y", 1], |row| row.get::<_, String>(3))
            .unwrap();
        for step in steps {
            let step = step.unwrap();
            // What is grouped and counted is scanned, which are this campaign's wishes.
            let is_table = ["SCAN w", "SCAN i", "SCAN p", "SCAN m"].contains(&step.as_str());
            assert!(!is_table, "{step}");
        }
    }
}
