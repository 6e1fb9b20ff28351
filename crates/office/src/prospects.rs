//! Prospects: who was met at a show. Brought in from a list, added at the stand, sorted by a key.
//!
//! A prospect belongs to a campaign, and a campaign to one person; nothing here answers to anybody else.

mod batches;
mod capture;
mod export;
mod follow_up;
mod import;
mod list_file;
mod memos;
mod questions;
mod sort;
mod standing;
mod undo_import;

pub use export::ExportError;
pub(crate) use export::explain as explain_export;
pub(crate) use follow_up::{
    Planned, planned as planned_follow_ups, remind as remind_of_follow_ups,
};
pub use list_file::ListError;
pub(crate) use list_file::explain;

use crate::{
    Error, Session,
    inbox::page_size,
    router::Handle,
    when, words,
    workspaces::{self},
};
use contract::prospects::{
    LeadView, ListProspects, MetBefore, ProspectPage, ProspectRow, ProspectStep, ProspectView,
    SaveProspect, ShowProspect,
};
use domain::{
    Capability,
    names::fold,
    prospects::{Lead, address, cell, note, phone},
};
use store::{Campaign, Id, Prospect, ProspectChange, ProspectFilter, Reader, Writer};

/// A cell of a form is one line.
const MAX_CELL: usize = 500;

/// Longer is a document.
const MAX_NOTES: usize = 20_000;

fn lead_view(lead: Lead) -> LeadView {
    LeadView {
        email: lead.email,
        first_name: lead.first_name,
        last_name: lead.last_name,
        company: lead.company,
        job_title: lead.job_title,
        phone: lead.phone,
        mobile: lead.mobile,
        city: lead.city,
        postal_code: lead.postal_code,
        country: lead.country,
        notes: lead.notes,
    }
}

fn row(prospect: &Prospect) -> ProspectRow {
    ProspectRow {
        id: prospect.id.to_string(),
        lead: lead_view(prospect.lead()),
        stage: words::stage(prospect.stage),
        answer: prospect.answer.map(words::answer),
        score: prospect.score.and_then(|score| u8::try_from(score).ok()),
        follow_up: prospect.follow_up.clone(),
        created_at: when::time_ms(prospect.created_ms),
    }
}

/// What somebody typed, by the rules of a list.
fn typed(lead: &LeadView) -> Result<Lead, Error> {
    let one = |text: &Option<String>| -> Result<Option<String>, Error> {
        let text = text.as_deref().unwrap_or_default();
        if text.chars().count() > MAX_CELL {
            return Err(Error::invalid("cell", text));
        }
        Ok(cell(text))
    };
    let number = |text: &Option<String>| {
        let text = text.as_deref().unwrap_or_default();
        phone(text).map_err(|_| Error::invalid("telephone number", text))
    };
    let email = match lead.email.as_deref().unwrap_or_default().trim() {
        "" => None,
        written => Some(address(written).map_err(|_| Error::invalid("mail address", written))?),
    };
    let notes = lead.notes.as_deref().unwrap_or_default();
    if notes.chars().count() > MAX_NOTES {
        return Err(Error::invalid("note", &format!("> {MAX_NOTES}")));
    }
    Ok(Lead {
        email,
        first_name: one(&lead.first_name)?,
        last_name: one(&lead.last_name)?,
        company: one(&lead.company)?,
        job_title: one(&lead.job_title)?,
        phone: number(&lead.phone)?,
        mobile: number(&lead.mobile)?,
        city: one(&lead.city)?,
        postal_code: one(&lead.postal_code)?,
        country: one(&lead.country)?,
        notes: note(notes),
    })
}

impl Session {
    /// A prospect of the person's own campaign, not taken away.
    pub(crate) fn own_prospect(&self, reader: &Reader<'_>, id: Id) -> Result<Prospect, Error> {
        let missing = || Error::NotFound {
            entity: "prospect",
            id: id.to_string(),
        };
        let prospect = reader.get::<Prospect>(&id)?.ok_or_else(missing)?;
        self.own_campaign(reader, prospect.campaign_id)
            .map_err(|_| missing())?;
        Ok(prospect)
    }

    fn prospect_view(&self, id: Id) -> Result<ProspectView, Error> {
        self.read(|reader| {
            let prospect = self.own_prospect(reader, id)?;
            let names = workspaces::member_names(reader)?;
            let history = reader.prospect_changes(id)?;
            Ok(ProspectView {
                row: row(&prospect),
                campaign_id: prospect.campaign_id.to_string(),
                met_before: self.met_before(reader, &prospect)?,
                history: history
                    .into_iter()
                    .map(|step| ProspectStep {
                        at: when::time_ms(step.at_ms),
                        by: step.by_user.and_then(|id| names.get(&id).cloned()),
                        field: step.field,
                        from: step.from_word,
                        to: step.to_word,
                    })
                    .collect(),
            })
        })
    }

    fn met_before(
        &self,
        reader: &Reader<'_>,
        prospect: &Prospect,
    ) -> Result<Vec<MetBefore>, Error> {
        let mut others = Vec::new();
        if let Some(email) = &prospect.email {
            others.extend(reader.prospects_with(self.user_id, email)?);
        }
        // Somebody who gave another address, or none, is known by the number they can be called at.
        let mut by_number = Vec::new();
        for number in [&prospect.mobile, &prospect.phone].into_iter().flatten() {
            by_number.extend(reader.prospects_called(self.user_id, number)?);
        }
        let known = |one: &Prospect, all: &[Prospect]| all.iter().any(|other| other.id == one.id);
        let mut numbers: Vec<Prospect> = Vec::new();
        for one in by_number {
            if !known(&one, &others) && !known(&one, &numbers) {
                numbers.push(one);
            }
        }
        let elsewhere = others
            .into_iter()
            .map(|one| (one, "email"))
            .chain(numbers.into_iter().map(|one| (one, "number")))
            .filter(|(one, _)| one.campaign_id != prospect.campaign_id);
        elsewhere
            .map(|(one, by)| {
                let campaign: Campaign = reader.expect(&one.campaign_id)?;
                Ok(MetBefore {
                    prospect_id: one.id.to_string(),
                    campaign_id: campaign.id.to_string(),
                    campaign: campaign.name,
                    stage: words::stage(one.stage),
                    by: by.to_owned(),
                })
            })
            .collect()
    }
}

impl Handle<ListProspects> for Session {
    fn handle(&self, request: ListProspects) -> Result<ProspectPage, Error> {
        self.allow(Capability::Work)?;
        let from = workspaces::offset(request.cursor.as_deref())?;
        let filter = ProspectFilter {
            campaign_id: words::id(&request.campaign_id)?,
            stage: request.stage.map(words::to_stage),
            incomplete: request.incomplete.unwrap_or(false),
            query: request.query.unwrap_or_default(),
        };
        let limit = page_size(request.limit, 500);
        self.read(|reader| {
            self.own_campaign(reader, filter.campaign_id)?;
            let (page, total) = reader.prospect_page(&filter, from, limit)?;
            let end = from + page.len();
            Ok(ProspectPage {
                next: (end < total && !page.is_empty()).then(|| end.to_string()),
                items: page.iter().map(row).collect(),
                total: u32::try_from(total).unwrap_or(u32::MAX),
            })
        })
    }
}

impl Handle<ShowProspect> for Session {
    fn handle(&self, request: ShowProspect) -> Result<ProspectView, Error> {
        self.allow(Capability::Work)?;
        self.prospect_view(words::id(&request.id)?)
    }
}

impl Handle<SaveProspect> for Session {
    fn handle(&self, request: SaveProspect) -> Result<ProspectView, Error> {
        self.require(Capability::Work)?;
        let campaign = words::id(&request.campaign_id)?;
        let known = request.id.as_deref().map(words::id).transpose()?;
        let lead = typed(&request.lead)?;
        if request.score.is_some_and(|score| score > 100) {
            return Err(Error::invalid("score", "> 100"));
        }
        let follow_up = request
            .follow_up
            .as_deref()
            .map(|day| when::parse_day(day).map(|day| day.to_string()))
            .transpose()?;
        let says_who = [
            &lead.email,
            &lead.first_name,
            &lead.last_name,
            &lead.company,
        ];
        if says_who.iter().all(|one| one.is_none()) {
            return Err(Error::invalid("name, company or address", ""));
        }
        let stage = request.stage.map(words::to_stage);
        let was = request.was.filter(|_| known.is_some());
        let seen = was.as_ref().map(|was| typed(&was.lead)).transpose()?;
        let is_same_score = was.as_ref().is_some_and(|was| was.score == request.score);
        let is_same_day = was
            .as_ref()
            .is_some_and(|was| was.follow_up == request.follow_up);
        let id = self.write(|writer| {
            self.own_campaign(writer, campaign)?;
            let before = match known {
                Some(id) => Some(self.own_prospect(writer, id)?),
                None => self.same_address(writer, campaign, &lead)?,
            };
            let mut prospect = match before {
                Some(before) => {
                    if known.is_none() && before.removed_ms.is_none() {
                        refuse_other_name(&before.lead(), &lead)?;
                    }
                    let mut after = before.clone();
                    // Somebody who is there already is met again: what is said is added, and nothing is lost.
                    let lead = match (&known, &seen) {
                        (None, _) => added(before.lead(), lead),
                        (Some(_), Some(seen)) => changed(before.lead(), seen, lead),
                        (Some(_), None) => lead,
                    };
                    after.set_lead(lead);
                    after.removed_ms = None;
                    after
                }
                None => {
                    let id = lead
                        .email
                        .as_deref()
                        .map_or_else(|| self.new_id(), |email| Prospect::key(campaign, email));
                    Prospect::new(id, campaign, lead, self.now_ms())
                }
            };
            self.refuse_twin(writer, &prospect)?;
            if !is_same_score {
                prospect.score = request.score.map(i64::from).or(prospect.score);
            }
            if known.is_some() && !is_same_score {
                prospect.score = request.score.map(i64::from);
            }
            if !is_same_day && (known.is_some() || follow_up.is_some()) {
                prospect.follow_up = follow_up;
            }
            match stage.filter(|stage| *stage != prospect.stage) {
                Some(stage) => {
                    let step = ProspectChange {
                        id: self.new_id(),
                        prospect_id: prospect.id,
                        batch_id: self.new_id(),
                        at_ms: self.now_ms(),
                        by_user: Some(self.user_id),
                        field: "stage".to_owned(),
                        from_word: Some(prospect.stage.as_str().to_owned()),
                        to_word: Some(stage.as_str().to_owned()),
                    };
                    prospect.stage = stage;
                    writer.change_prospect(&prospect, &step)?;
                }
                None => writer.save(&prospect)?,
            }
            Ok(prospect.id)
        })?;
        self.bus.changed(&["prospects", "campaigns"]);
        self.prospect_view(id)
    }
}

impl Session {
    fn same_address(
        &self,
        reader: &Reader<'_>,
        campaign: Id,
        lead: &Lead,
    ) -> Result<Option<Prospect>, Error> {
        let Some(email) = &lead.email else {
            return Ok(None);
        };
        let same = reader.prospects_with(self.user_id, email)?;
        let here = same.into_iter().find(|one| one.campaign_id == campaign);
        // One that was taken away comes back as it was.
        here.map_or_else(
            || Ok(reader.get(&Prospect::key(campaign, email))?),
            |one| Ok(Some(one)),
        )
    }

    /// An address is one prospect of a campaign.
    fn refuse_twin(&self, writer: &Writer<'_>, prospect: &Prospect) -> Result<(), Error> {
        let Some(email) = &prospect.email else {
            return Ok(());
        };
        let same = writer.prospects_with(self.user_id, email)?;
        let twin = same
            .iter()
            .any(|one| one.campaign_id == prospect.campaign_id && one.id != prospect.id);
        if twin {
            return Err(Error::invalid(
                "address that is free in this campaign",
                email,
            ));
        }
        Ok(())
    }
}

/// An address that several people share (`contact@…`) is no reason to call one of them what another is called.
fn refuse_other_name(before: &Lead, new: &Lead) -> Result<(), Error> {
    let name = |lead: &Lead| {
        let parts = [&lead.first_name, &lead.last_name];
        let said: Vec<&str> = parts.into_iter().flatten().map(String::as_str).collect();
        said.join(" ")
    };
    let (before, new) = (name(before), name(new));
    // A name that says more, or less, or in another order, is that of the same person.
    let words = |name: &str| -> Vec<String> {
        fold(name)
            .split(' ')
            .filter(|word| !word.is_empty())
            .map(str::to_owned)
            .collect()
    };
    let (known, said) = (words(&before), words(&new));
    let is_same = known.iter().all(|word| said.contains(word))
        || said.iter().all(|word| known.contains(word));
    if is_same {
        Ok(())
    } else {
        Err(Error::TakenAddress(before))
    }
}

/// What somebody changed of what they saw; the rest is as it is now.
fn changed(now: Lead, seen: &Lead, new: Lead) -> Lead {
    let one = |now: Option<String>, seen: &Option<String>, new: Option<String>| {
        if new == *seen { now } else { new }
    };
    Lead {
        email: one(now.email, &seen.email, new.email),
        first_name: one(now.first_name, &seen.first_name, new.first_name),
        last_name: one(now.last_name, &seen.last_name, new.last_name),
        company: one(now.company, &seen.company, new.company),
        job_title: one(now.job_title, &seen.job_title, new.job_title),
        phone: one(now.phone, &seen.phone, new.phone),
        mobile: one(now.mobile, &seen.mobile, new.mobile),
        city: one(now.city, &seen.city, new.city),
        postal_code: one(now.postal_code, &seen.postal_code, new.postal_code),
        country: one(now.country, &seen.country, new.country),
        notes: both_notes(now.notes, seen.notes.as_deref(), new.notes),
    }
}

/// Two people who note something about one person at once lose neither: what the second wrote stands under what the
/// first did.
fn both_notes(now: Option<String>, seen: Option<&str>, new: Option<String>) -> Option<String> {
    if now.as_deref() == seen {
        return new;
    }
    if new.as_deref() == seen {
        return now;
    }
    match (now, new) {
        (Some(now), Some(new)) => {
            let own = new
                .strip_prefix(seen.unwrap_or_default())
                .unwrap_or(&new)
                .trim_start();
            if now.contains(own) {
                Some(now)
            } else {
                Some(format!("{now}\n{own}"))
            }
        }
        (now, new) => now.or(new),
    }
}

/// What is new wins where it says something; notes stand below one another.
fn added(before: Lead, new: Lead) -> Lead {
    let notes = match (before.notes, new.notes) {
        (Some(before), Some(new)) if before.contains(&new) => Some(before),
        (Some(before), Some(new)) => Some(format!("{before}\n{new}")),
        (before, new) => new.or(before),
    };
    Lead {
        email: new.email.or(before.email),
        first_name: new.first_name.or(before.first_name),
        last_name: new.last_name.or(before.last_name),
        company: new.company.or(before.company),
        job_title: new.job_title.or(before.job_title),
        phone: new.phone.or(before.phone),
        mobile: new.mobile.or(before.mobile),
        city: new.city.or(before.city),
        postal_code: new.postal_code.or(before.postal_code),
        country: new.country.or(before.country),
        notes,
    }
}
