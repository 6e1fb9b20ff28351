//! The prospects of a campaign, a page at a time.

use domain::prospects::Stage;
use rusqlite::params;

use super::Prospect;
use crate::access::Reader;
use crate::arrivals::sql_limit;
use crate::row::Row;
use crate::{Error, Id, fold};

/// Narrows the list of prospects.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProspectFilter {
    /// The campaign.
    pub campaign_id: Id,
    /// Only this stage.
    pub stage: Option<Stage>,
    /// Only those nothing can be sent to.
    pub incomplete: bool,
    /// Words of the name, the company, the address or the city; all must be there.
    pub query: String,
}

/// How many prospects stand in each stage, in the order of [`Stage::ALL`].
pub type StageCounts = [u32; 4];

/// The best first, then the newest; whom one list brought, by name.
const ORDERED: &str = "WHERE campaign_id = ?1 AND removed_ms IS NULL AND (?2 IS NULL OR stage = ?2)
       AND (?3 = 0 OR email IS NULL)
     ORDER BY score IS NULL, score DESC, created_ms DESC, last_name, first_name, id";

impl Reader<'_> {
    /// One page of prospects, and how many the filter finds in all.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn prospect_page(
        &self,
        filter: &ProspectFilter,
        offset: usize,
        limit: usize,
    ) -> Result<(Vec<Prospect>, usize), Error> {
        let campaign = filter.campaign_id.to_string();
        let stage = filter.stage.map(Stage::as_str);
        let words = fold(&filter.query);
        let words: Vec<&str> = words.split(' ').filter(|word| !word.is_empty()).collect();
        if words.is_empty() {
            let total: Option<i64> = self.value(
                "SELECT count(*) FROM prospects WHERE campaign_id = ?1 AND removed_ms IS NULL
                   AND (?2 IS NULL OR stage = ?2) AND (?3 = 0 OR email IS NULL)",
                params![campaign, stage, filter.incomplete],
            )?;
            let rows = self.rows(
                &format!("{ORDERED} LIMIT ?4 OFFSET ?5"),
                params![
                    campaign,
                    stage,
                    filter.incomplete,
                    sql_limit(limit),
                    sql_limit(offset)
                ],
            )?;
            return Ok((rows, usize::try_from(total.unwrap_or(0)).unwrap_or(0)));
        }
        let sql = format!("SELECT {} FROM prospects {ORDERED}", Prospect::SELECT);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let mut rows = statement.query(params![campaign, stage, filter.incomplete])?;
        let (mut page, mut total) = (Vec::new(), 0);
        while let Some(row) = rows.next()? {
            let one = Prospect::read(row)?;
            let said = [
                &one.first_name,
                &one.last_name,
                &one.company,
                &one.email,
                &one.city,
                &one.job_title,
            ];
            let said: Vec<&str> = said.into_iter().flatten().map(String::as_str).collect();
            let said = fold(&said.join(" "));
            if words.iter().all(|word| said.contains(word)) {
                if (offset..offset + limit).contains(&total) {
                    page.push(one);
                }
                total += 1;
            }
        }
        Ok((page, total))
    }

    /// How many prospects of a campaign stand in each stage.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn stage_counts(&self, campaign: Id) -> Result<StageCounts, Error> {
        let mut counts = StageCounts::default();
        let mut statement = self.connection.prepare_cached(
            "SELECT stage, count(*) FROM prospects WHERE campaign_id = ?1 AND removed_ms IS NULL GROUP BY stage",
        )?;
        let mut rows = statement.query([campaign.to_string()])?;
        while let Some(row) = rows.next()? {
            let stage: Stage = crate::row::load(row, &mut 0)?;
            let at = Stage::ALL.iter().position(|one| *one == stage);
            if let Some(count) = at.and_then(|at| counts.get_mut(at)) {
                *count = row.get(1)?;
            }
        }
        Ok(counts)
    }

    /// How many prospects of a campaign have no address.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn incomplete_prospects(&self, campaign: Id) -> Result<u32, Error> {
        let sql = "SELECT count(*) FROM prospects
                   WHERE campaign_id = ?1 AND removed_ms IS NULL AND email IS NULL";
        Ok(self.value(sql, [campaign.to_string()])?.unwrap_or(0))
    }

    /// Who is in a campaign already, with their address.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn prospects_of(&self, campaign: Id) -> Result<Vec<Prospect>, Error> {
        self.rows("WHERE campaign_id = ?1", [campaign.to_string()])
    }
}
