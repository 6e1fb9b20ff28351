//! Prospects leave for a spreadsheet, and come in again as they were.

use super::standing::{Cell, Standing};
use crate::{
    Error, Session,
    error::{Explanation, say},
    places,
    router::Handle,
    words,
};
use ::documents::sheet::{
    MAX_WORKBOOK_CELL, MAX_WORKBOOK_ROWS, Table, Value, write_csv, write_xlsx,
};
use contract::{
    FailureCode,
    prospects::{ExportProspects, ExportedProspects},
};
use domain::{Capability, prospects::Field};
use serde_json::json;
use store::{Interest, Product, Prospect, ProspectFilter};

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
fn fits_a_workbook(leaving: &[Leaving], table: &[Vec<String>]) -> Result<(), ExportError> {
    // The names of the columns are a row too.
    if table.len() >= MAX_WORKBOOK_ROWS {
        return Err(ExportError::ManyRows);
    }
    let is_long = |cell: &String| cell.encode_utf16().count() > MAX_WORKBOOK_CELL;
    let long = leaving
        .iter()
        .zip(table)
        .find(|(_, row)| row.iter().any(is_long));
    match long {
        Some((Leaving { prospect, .. }, _)) => Err(ExportError::LongText {
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

/// The columns by the names under which a list is read; where they stand comes after, and what they want, for people.
const NAMES: [&str; 16] = [
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
    WANTED,
];

/// What prospects want: a column, and a sheet of a workbook.
const WANTED: &str = "Articles";

/// The columns of that sheet.
const WANTED_NAMES: [&str; 13] = [
    "E-mail",
    "Prénom",
    "Nom",
    "Société",
    "Référence",
    "Article",
    "Quantité",
    "Unité",
    "Prix",
    "Devise",
    "HT/TTC",
    "Total",
    "Note",
];

/// A prospect and what they want.
struct Leaving {
    prospect: Prospect,
    wanted: Vec<(Interest, Product)>,
}

fn cells(Leaving { prospect, wanted }: &Leaving) -> Vec<String> {
    let lead = prospect.lead();
    let known = Field::ALL
        .iter()
        .map(|&field| lead.get(field).unwrap_or_default().to_owned());
    let standing = Standing::of(prospect);
    known
        .chain(Cell::ALL.map(|cell| standing.cell(cell)))
        .chain([wanted.iter().map(said).collect::<Vec<_>>().join("\n")])
        .collect()
}

/// One line: « 12 × AU-2101 Savon à la rose ».
fn said((interest, product): &(Interest, Product)) -> String {
    let known = [&product.reference, &product.name].into_iter().flatten();
    let known = known.map(String::as_str).collect::<Vec<_>>().join(" ");
    format!("{} × {known}", interest.quantity)
}

/// What one prospect wants, a row each.
fn orders(Leaving { prospect, wanted }: &Leaving) -> Vec<Vec<Value>> {
    let text = |text: Option<&String>| Value::Text(text.cloned().unwrap_or_default());
    let cents = |cents: Option<i64>| cents.map_or(text(None), Value::Cents);
    let lead = prospect.lead();
    let row = |(interest, product): &(Interest, Product)| {
        let price = product.price_cents;
        // What begins at a price has no total yet.
        let sure = price.filter(|_| !product.price_from);
        vec![
            text(lead.email.as_ref()),
            text(lead.first_name.as_ref()),
            text(lead.last_name.as_ref()),
            text(lead.company.as_ref()),
            text(product.reference.as_ref()),
            text(product.name.as_ref()),
            Value::Count(interest.quantity),
            text(product.unit.as_ref()),
            cents(price),
            text(product.currency.as_ref()),
            text(product.vat.as_ref()),
            cents(sure.and_then(|cents| cents.checked_mul(interest.quantity))),
            Value::Text(interest.note.clone()),
        ]
    };
    wanted.iter().map(row).collect()
}

/// The workbook: whom it holds, and what they want when anybody wants anything.
fn workbook(leaving: &[Leaving], table: &[Vec<String>]) -> Result<Vec<u8>, Error> {
    let in_cells = |row: &Vec<String>| row.iter().cloned().map(Value::Text).collect();
    let mut tables = vec![Table {
        title: "Prospects",
        names: &NAMES,
        rows: table.iter().map(in_cells).collect(),
    }];
    let orders: Vec<Vec<Value>> = leaving.iter().flat_map(orders).collect();
    if orders.len() >= MAX_WORKBOOK_ROWS {
        return Err(ExportError::ManyRows.into());
    }
    if !orders.is_empty() {
        tables.push(Table {
            title: WANTED,
            names: &WANTED_NAMES,
            rows: orders,
        });
    }
    write_xlsx(&tables).map_err(|error| Error::Broken(format!("a workbook: {error}")))
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
                for prospect in reader.prospect_page(&filter, 0, usize::MAX)?.0 {
                    let wanted = self.wanted_by(reader, prospect.id)?;
                    rows.push(Leaving { prospect, wanted });
                }
            }
            Ok(rows)
        })?;
        let table: Vec<Vec<String>> = rows.iter().map(cells).collect();
        let is_workbook = path
            .extension()
            .is_some_and(|kind| kind.eq_ignore_ascii_case("xlsx"));
        let bytes = if is_workbook {
            fits_a_workbook(&rows, &table)?;
            workbook(&rows, &table)?
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
