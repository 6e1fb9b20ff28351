//! Prospects leave for a spreadsheet, and come in again as they were.

use super::standing::{Cell, Standing};
use crate::{Error, Session, places, router::Handle, words};
use ::documents::sheet::{write_csv, write_xlsx};
use contract::prospects::{ExportProspects, ExportedProspects};
use domain::{Capability, prospects::Field};
use serde_json::json;
use store::{Prospect, ProspectFilter};

/// The columns by the names under which a list is read; where they stand comes after.
const NAMES: [&str; 15] = [
    "E-mail",
    "Prénom",
    "Nom",
    "Société",
    "Fonction",
    "Téléphone",
    "Mobile",
    "Ville",
    "Code postal",
    "Pays",
    "Notes",
    Cell::Stage.name(),
    Cell::Answer.name(),
    Cell::Score.name(),
    Cell::FollowUp.name(),
];

fn cells(prospect: &Prospect) -> Vec<String> {
    let lead = prospect.lead();
    let known = Field::ALL
        .iter()
        .map(|&field| lead.get(field).unwrap_or_default().to_owned());
    let standing = Standing::of(prospect);
    known
        .chain(Cell::ALL.map(|cell| standing.cell(cell)))
        .collect()
}

impl Handle<ExportProspects> for Session {
    fn handle(&self, request: ExportProspects) -> Result<ExportedProspects, Error> {
        self.allow(Capability::Work)?;
        let campaign = words::id(&request.campaign_id)?;
        let path = self.places.path(&request.place)?;
        // One view of the campaign: a prospect that is sorted meanwhile is in one place, not in two or in none.
        let rows = self.read(|reader| {
            self.own_campaign(reader, campaign)?;
            let mut rows = Vec::new();
            for stage in request.stages {
                let filter = ProspectFilter {
                    campaign_id: campaign,
                    stage: Some(words::to_stage(stage)),
                    incomplete: false,
                    query: String::new(),
                };
                rows.extend(reader.prospect_page(&filter, 0, usize::MAX)?.0);
            }
            Ok(rows)
        })?;
        let table: Vec<Vec<String>> = rows.iter().map(cells).collect();
        let is_workbook = path
            .extension()
            .is_some_and(|kind| kind.eq_ignore_ascii_case("xlsx"));
        let bytes = if is_workbook {
            write_xlsx("Prospects", &NAMES, &table)
                .map_err(|error| Error::Broken(format!("a workbook: {error}")))?
        } else {
            write_csv(&NAMES, &table)
        };
        places::write_new(&path, &bytes)?;
        let count = u32::try_from(table.len()).unwrap_or(u32::MAX);
        self.write(|writer| {
            let detail = json!({ "count": count });
            let id = campaign.to_string();
            self.audit(writer, "prospects.export", "campaigns", &id, &detail)
        })?;
        Ok(ExportedProspects { count })
    }
}
