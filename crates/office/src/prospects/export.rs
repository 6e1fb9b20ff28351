//! Prospects leave for a spreadsheet, and come in again as they were.

use super::standing::{Cell, Standing};
use crate::{
    Error, Session,
    error::{Explanation, say},
    places,
    router::Handle,
    words,
};
use ::documents::sheet::{MAX_WORKBOOK_CELL, MAX_WORKBOOK_ROWS, write_csv, write_xlsx};
use contract::{
    FailureCode,
    prospects::{ExportProspects, ExportedProspects},
};
use domain::{Capability, prospects::Field};
use serde_json::json;
use store::{Prospect, ProspectFilter};

/// Why prospects cannot leave as a workbook. Nothing was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ExportError {
    /// A text is longer than a cell of Excel may be.
    #[error("a text of {who} is too long for a workbook")]
    LongText {
        /// Whose.
        who: String,
    },
    /// A sheet of Excel has fewer rows.
    #[error("a workbook holds no more than {MAX_WORKBOOK_ROWS} rows")]
    ManyRows,
}

/// What the person learns.
pub(crate) fn explain(error: &ExportError) -> Explanation {
    let (reason, fr, en) = match error {
        ExportError::LongText { who } => (
            "long_text",
            format!(
                "Un texte de « {who} » dépasse ce qu’une cellule Excel peut contenir ({MAX_WORKBOOK_CELL} caractères)"
            ),
            format!(
                "A text of “{who}” is longer than a cell of Excel may be ({MAX_WORKBOOK_CELL} characters)"
            ),
        ),
        ExportError::ManyRows => (
            "many_rows",
            format!("Une feuille Excel a {MAX_WORKBOOK_ROWS} lignes au plus"),
            format!("A sheet of Excel has at most {MAX_WORKBOOK_ROWS} rows"),
        ),
    };
    say(
        FailureCode::Refused,
        reason,
        format!("{fr}. Aucun fichier n’a été écrit."),
        format!("{en}. No file was written."),
    )
    .remedy(
        "Exportez en CSV, qui contient tout.",
        "Export as CSV, which holds everything.",
    )
}

/// Refuses what a workbook would have to cut: what leaves must come in again as it was.
fn fits_a_workbook(prospects: &[Prospect], table: &[Vec<String>]) -> Result<(), ExportError> {
    // The names of the columns are a row too.
    if table.len() >= MAX_WORKBOOK_ROWS {
        return Err(ExportError::ManyRows);
    }
    let is_long = |cell: &String| cell.encode_utf16().count() > MAX_WORKBOOK_CELL;
    let long = prospects
        .iter()
        .zip(table)
        .find(|(_, row)| row.iter().any(is_long));
    match long {
        Some((prospect, _)) => Err(ExportError::LongText {
            who: name_of(prospect),
        }),
        None => Ok(()),
    }
}

/// By what a person knows somebody; a name may be the text that is too long.
fn name_of(prospect: &Prospect) -> String {
    let lead = prospect.lead();
    let name = [lead.first_name, lead.last_name].into_iter().flatten();
    let name = name.collect::<Vec<_>>().join(" ");
    let name = Some(name).filter(|name| !name.is_empty());
    let who = lead.email.or(name).or(lead.company).unwrap_or_default();
    who.chars().take(100).collect()
}

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
            fits_a_workbook(&rows, &table)?;
            write_xlsx("Prospects", &NAMES, &table)
                .map_err(|error| Error::Broken(format!("a workbook: {error}")))?
        } else {
            write_csv(&NAMES, &table)
        };
        places::save(&path, &bytes)?;
        let count = u32::try_from(table.len()).unwrap_or(u32::MAX);
        self.write(|writer| {
            let detail = json!({ "count": count });
            let id = campaign.to_string();
            self.audit(writer, "prospects.export", "campaigns", &id, &detail)
        })?;
        Ok(ExportedProspects { count })
    }
}
