//! A list comes in: looked at first, then everything or nothing, and it can be taken back whole.

use super::{
    lead_view,
    list_file::{Correction, List, ListError, Met, Unread, read},
    standing::{Cell, Standing},
    undo_import::Replaced,
};
use crate::{Error, Session, router::Handle, when, words};
use contract::prospects::{
    CellWarning, DuplicateRow, ImportProspects, LeadView, ListColumnView, ListProspectImports,
    PreviewImport, ProspectImportPreview, ProspectImportReport, ProspectImportView,
    ProspectImportsView, RejectedRow, TroubledRow,
};
use domain::{
    Capability,
    prospects::{Field, Lead},
};
use serde_json::json;
use std::{
    collections::{HashMap, HashSet},
    path::Path,
};
use store::{Id, Prospect, ProspectImport, Reader};

/// What a list wants of the campaign.
#[derive(Default)]
struct Plan {
    new: Vec<Prospect>,
    /// As it is, and as it would be.
    changed: Vec<(Prospect, Prospect)>,
    unchanged: u32,
}

/// A list that was read into a campaign.
struct Taken {
    report: ProspectImportReport,
    list: List,
}

fn count(many: usize) -> u32 {
    u32::try_from(many).unwrap_or(u32::MAX)
}

fn correction(request: &ImportProspects) -> Result<Correction, Error> {
    let field = |word: &String| match word.as_str() {
        "" => Ok(None),
        // Where somebody stands is said by the list itself.
        word if Cell::ALL.iter().any(|cell| cell.word() == word) => Ok(None),
        word => word
            .parse::<Field>()
            .map(Some)
            .map_err(|_| Error::invalid("field", word)),
    };
    let columns = request.columns.as_ref();
    Ok(Correction {
        columns: columns
            .map(|columns| columns.iter().map(field).collect::<Result<Vec<_>, _>>())
            .transpose()?,
        keep_incomplete: request.keep_incomplete.unwrap_or(false),
    })
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, Error> {
    let failed = |error| Error::File {
        path: path.display().to_string(),
        error,
    };
    let size = path.metadata().map_err(failed)?.len();
    if size > ::documents::sheet::MAX_SHEET_BYTES as u64 {
        return Err(ListError::TooLarge.into());
    }
    std::fs::read(path).map_err(failed)
}

/// What a list says beyond what is known, without taking anything away.
fn updated(before: &Lead, said: &Lead) -> Lead {
    let mut after = before.clone();
    for &field in Field::ALL {
        if let Some(value) = said.get(field) {
            *after.slot(field) = Some(value.to_owned());
        }
    }
    after
}

impl Session {
    fn plan(
        &self,
        reader: &Reader<'_>,
        campaign: Id,
        import: Id,
        list: &List,
        update: bool,
    ) -> Result<Plan, Error> {
        let here = reader.prospects_of(campaign)?;
        let known: HashMap<&str, &Prospect> = here
            .iter()
            .filter_map(|one| Some((one.email.as_deref()?, one)))
            .collect();
        // Without an address somebody is known again by everything that is said of them.
        let nameless: HashSet<Lead> = here
            .iter()
            .filter(|one| one.email.is_none() && one.removed_ms.is_none())
            .map(Prospect::lead)
            .collect();
        let newcomer = |id, met: &Met| {
            let mut prospect = Prospect::new(id, campaign, met.lead.clone(), self.now_ms());
            prospect.import_id = Some(import);
            Standing::default().told(&met.said).put(&mut prospect);
            prospect
        };
        let mut plan = Plan::default();
        for met in &list.met {
            let lead = &met.lead;
            match lead.email.as_deref().map(|email| (email, known.get(email))) {
                None if nameless.contains(lead) => plan.unchanged += 1,
                None => plan.new.push(newcomer(self.new_id(), met)),
                Some((email, None)) => {
                    plan.new.push(newcomer(Prospect::key(campaign, email), met));
                }
                Some((_, Some(before))) => {
                    let mut after = (*before).clone();
                    after.set_lead(updated(&before.lead(), lead));
                    Standing::of(before).told(&met.said).put(&mut after);
                    // Whom a person took away, a list does not bring back.
                    if update && before.removed_ms.is_none() && after != **before {
                        plan.changed.push(((*before).clone(), after));
                    } else {
                        plan.unchanged += 1;
                    }
                }
            }
        }
        // In the order of their keys, which stand in no order: rows and indexes then grow at their ends.
        plan.new.sort_unstable_by_key(|one| one.id);
        Ok(plan)
    }

    /// Reads a list into a campaign, or only says what would come of it: the report, and who is in the list in the
    /// order of their first rows.
    ///
    /// - `request`: its `place` is not looked at.
    ///
    /// # Errors
    ///
    /// [`Error::List`] when nothing of the list can be used, [`Error::NotFound`] for somebody else's campaign.
    pub fn import_prospects(
        &self,
        request: &ImportProspects,
        path: &Path,
        dry_run: bool,
    ) -> Result<(ProspectImportReport, Vec<LeadView>), Error> {
        let Taken { report, list } = self.take_list(request, path, dry_run)?;
        let who = list.met.into_iter().map(|met| lead_view(met.lead));
        Ok((report, who.collect()))
    }

    fn take_list(
        &self,
        request: &ImportProspects,
        path: &Path,
        dry_run: bool,
    ) -> Result<Taken, Error> {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        self.take_bytes(request, &name, || bytes_of(path), dry_run)
    }

    /// The same for a list that lies in memory.
    pub(crate) fn bring_list(
        &self,
        request: &ImportProspects,
        name: &str,
        bytes: &[u8],
    ) -> Result<ProspectImportReport, Error> {
        Ok(self
            .take_bytes(request, name, || Ok(bytes.to_vec()), false)?
            .report)
    }

    fn take_bytes(
        &self,
        request: &ImportProspects,
        name: &str,
        bytes: impl FnOnce() -> Result<Vec<u8>, Error>,
        dry_run: bool,
    ) -> Result<Taken, Error> {
        self.require(Capability::Work)?;
        let campaign = words::id(&request.campaign_id)?;
        self.read(|reader| self.own_campaign(reader, campaign))?;
        let list = read(&bytes()?, &correction(request)?)?;
        let update = request.update.unwrap_or(false);
        let import = self.new_id();
        let mut report = report_of(&list, name.to_owned());
        if dry_run {
            let plan = self.read(|reader| self.plan(reader, campaign, import, &list, update))?;
            report.tell(&plan);
            return Ok(Taken { report, list });
        }
        self.write(|writer| {
            self.own_campaign(writer, campaign)?;
            let plan = self.plan(writer, campaign, import, &list, update)?;
            report.tell(&plan);
            report.import_id = Some(import.to_string());
            let mut replaced = Vec::new();
            for prospect in &plan.new {
                writer.insert(prospect)?;
                let sorted = Standing::of(prospect);
                if sorted != Standing::default() {
                    self.tell_steps(writer, import, prospect, &Standing::default())?;
                    replaced.push(Replaced::brought(prospect));
                }
            }
            for (before, after) in plan.changed {
                writer.save(&after)?;
                self.tell_steps(writer, import, &after, &Standing::of(&before))?;
                replaced.push(Replaced::between(&before, &after));
            }
            writer.insert(&ProspectImport {
                id: import,
                campaign_id: campaign,
                filename: report.file.clone(),
                at_ms: self.now_ms(),
                report: json!({ "created": report.created, "updated": report.updated, "rows": report.rows,
                    "rejected": report.rejected.len(), "duplicates": report.duplicates.len() }),
                replaced: json!(replaced),
                undone_ms: None,
            })?;
            let detail = json!({ "created": report.created, "updated": report.updated });
            let id = import.to_string();
            self.audit(writer, "prospects.import", "prospect_imports", &id, &detail)
        })?;
        self.bus.changed(&["prospects", "campaigns"]);
        Ok(Taken { report, list })
    }
}

/// Counts what comes of a plan.
trait Tell {
    fn tell(&mut self, plan: &Plan);
}

impl Tell for ProspectImportReport {
    fn tell(&mut self, plan: &Plan) {
        self.created = count(plan.new.len());
        self.updated = count(plan.changed.len());
        self.unchanged = plan.unchanged;
    }
}

fn report_of(list: &List, file: String) -> ProspectImportReport {
    let duplicate = |(line, email, first_line): &(u32, String, u32)| DuplicateRow {
        line: *line,
        email: email.clone(),
        first_line: *first_line,
    };
    ProspectImportReport {
        import_id: None,
        file,
        encoding: list.encoding.to_owned(),
        delimiter: list.delimiter.map(String::from),
        header: list.columns.header,
        rows: list.rows,
        accepted: count(list.met.len()),
        created: 0,
        updated: 0,
        unchanged: 0,
        duplicates: list.duplicates.iter().map(duplicate).collect(),
        rejected: list
            .rejected
            .iter()
            .map(|(line, reason)| RejectedRow {
                line: *line,
                reason: reason.as_str().to_owned(),
            })
            .collect(),
        warnings: list
            .warnings
            .iter()
            .map(|(line, unread)| {
                let (field, reason) = match unread {
                    Unread::Phone(field) => (field.as_str(), "invalid_phone"),
                    Unread::Standing(cell) => (cell.word(), "unknown_word"),
                };
                CellWarning {
                    line: *line,
                    field: field.to_owned(),
                    reason: reason.to_owned(),
                }
            })
            .collect(),
    }
}

impl Handle<PreviewImport> for Session {
    fn handle(&self, request: PreviewImport) -> Result<ProspectImportPreview, Error> {
        let path = self.places.path(&request.place)?;
        let asked = ImportProspects {
            campaign_id: request.campaign_id,
            place: request.place,
            columns: request.columns,
            keep_incomplete: request.keep_incomplete,
            update: request.update,
        };
        let Taken { report, list } = self.take_list(&asked, &path, true)?;
        let standing = list.standing.iter();
        let fields = list.columns.fields.iter().zip(standing).zip(&list.first);
        Ok(ProspectImportPreview {
            columns: fields
                .map(|((field, cell), name)| ListColumnView {
                    name: if list.columns.header {
                        name.trim().to_owned()
                    } else {
                        String::new()
                    },
                    field: field
                        .map(|field| field.as_str())
                        .or(cell.map(Cell::word))
                        .map(str::to_owned),
                })
                .collect(),
            sample: list.sample,
            troubled: list
                .troubled
                .into_iter()
                .map(|(line, said)| TroubledRow { line, said })
                .collect(),
            report,
        })
    }
}

impl Handle<ImportProspects> for Session {
    fn handle(&self, request: ImportProspects) -> Result<ProspectImportReport, Error> {
        let path = self.places.path(&request.place)?;
        Ok(self.take_list(&request, &path, false)?.report)
    }
}

impl Handle<ListProspectImports> for Session {
    fn handle(&self, request: ListProspectImports) -> Result<ProspectImportsView, Error> {
        self.allow(Capability::Work)?;
        self.imports_view(words::id(&request.campaign_id)?)
    }
}

impl Session {
    pub(super) fn imports_view(&self, campaign: Id) -> Result<ProspectImportsView, Error> {
        let number = |report: &serde_json::Value, name: &str| {
            let number = report[name].as_u64();
            number.and_then(|n| u32::try_from(n).ok()).unwrap_or(0)
        };
        let view = |import: ProspectImport| ProspectImportView {
            id: import.id.to_string(),
            created: number(&import.report, "created"),
            updated: number(&import.report, "updated"),
            left: import.undone_ms.map(|_| number(&import.report, "left")),
            file: import.filename,
            at: when::time_ms(import.at_ms),
            undone_at: import.undone_ms.map(when::time_ms),
        };
        self.read(|reader| {
            self.own_campaign(reader, campaign)?;
            let items = reader.prospect_imports(campaign)?;
            Ok(ProspectImportsView {
                items: items.into_iter().map(view).collect(),
            })
        })
    }
}
