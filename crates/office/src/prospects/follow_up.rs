//! Whom to call or write to again: on the first screen, in the agenda, and told once in the morning of a day, with no
//! network. Only the owner of a campaign ever sees any of it.

use super::lead_view;
use crate::{Error, Session, inbox::page_size, notifications, router::Handle, when};
use contract::follow_ups::{FollowUpView, FollowUpsView, ListFollowUps};
use domain::{Capability, prospects::Lead};
use jiff::civil::{Date, Time};
use std::collections::HashMap;
use store::{Campaign, Id, Notification, Prospect, Reader};

/// When a day's follow-ups are told.
const MORNING: Time = Time::constant(9, 0, 0, 0);

/// Names in one notification.
const NAMED: usize = 3;

/// What is told of; the names stay here. The list of what a person was told is the firm's, and a campaign is not.
const KIND: &str = "FOLLOW_UP";

/// What somebody is called.
fn name(lead: &Lead) -> String {
    let names = [&lead.first_name, &lead.last_name];
    let said: Vec<&str> = names.into_iter().flatten().map(String::as_str).collect();
    if said.is_empty() {
        let other = lead.company.as_ref().or(lead.email.as_ref());
        return other.cloned().unwrap_or_default();
    }
    said.join(" ")
}

/// The names of the campaigns of these prospects.
fn campaigns(reader: &Reader<'_>, rows: &[Prospect]) -> Result<HashMap<Id, String>, Error> {
    let mut names = HashMap::new();
    for row in rows {
        if let std::collections::hash_map::Entry::Vacant(empty) = names.entry(row.campaign_id) {
            empty.insert(reader.expect::<Campaign>(&row.campaign_id)?.name);
        }
    }
    Ok(names)
}

impl Handle<ListFollowUps> for Session {
    fn handle(&self, request: ListFollowUps) -> Result<FollowUpsView, Error> {
        self.allow(Capability::Work)?;
        let today = when::day(self.now());
        let until = match &request.until {
            Some(day) => when::parse_day(day)?,
            None => today,
        };
        let limit = page_size(request.limit, 200);
        self.read(|reader| {
            let (rows, total) = reader.follow_ups(self.user_id, "", &until.to_string(), limit)?;
            let names = campaigns(reader, &rows)?;
            let today = today.to_string();
            let items = rows.into_iter().filter_map(|row| {
                let day = row.follow_up.clone()?;
                Some(FollowUpView {
                    prospect_id: row.id.to_string(),
                    campaign_id: row.campaign_id.to_string(),
                    campaign: names.get(&row.campaign_id).cloned().unwrap_or_default(),
                    overdue: day < today,
                    day,
                    lead: lead_view(row.lead()),
                })
            });
            Ok(FollowUpsView {
                items: items.collect(),
                total: u32::try_from(total).unwrap_or(u32::MAX),
                today: today.clone(),
            })
        })
    }
}

/// One follow-up for the agenda: prospect, campaign, day, who, and where they work.
pub(crate) struct Planned {
    pub(crate) prospect: Id,
    pub(crate) campaign: Id,
    pub(crate) day: Date,
    pub(crate) who: String,
    pub(crate) company: Option<String>,
    pub(crate) show: String,
}

/// The follow-ups of the person at the screen on the days from `first` (ISO date; empty for the beginning).
///
/// # Errors
///
/// When the file cannot be read.
pub(crate) fn planned(
    session: &Session,
    reader: &Reader<'_>,
    first: &str,
    to: Date,
) -> Result<Vec<Planned>, Error> {
    let (rows, _) = reader.follow_ups(session.user_id, first, &to.to_string(), 1_000)?;
    let names = campaigns(reader, &rows)?;
    let planned = rows.into_iter().filter_map(|row| {
        let lead = row.lead();
        Some(Planned {
            prospect: row.id,
            campaign: row.campaign_id,
            day: row.follow_up.as_deref()?.parse().ok()?,
            who: name(&lead),
            company: lead.company.filter(|company| *company != name(&row.lead())),
            show: names.get(&row.campaign_id).cloned().unwrap_or_default(),
        })
    });
    Ok(planned.collect())
}

/// Tells the person at the screen of a day's follow-ups, once, from nine in the morning. Returns whether it was said now.
///
/// # Errors
///
/// When the file cannot be written.
pub(crate) fn remind(session: &Session) -> Result<bool, Error> {
    let now = session.now();
    let today = when::day(now);
    let morning = today
        .to_datetime(MORNING)
        .to_zoned(when::paris())
        .map_or(now, |at| at.timestamp());
    if now < morning {
        return Ok(false);
    }
    let at_ms = morning.as_millisecond();
    let user = session.user_id;
    let (rows, total) = session.read(|reader| {
        if reader.was_reminded(user, at_ms)? {
            return Ok((Vec::new(), 0));
        }
        Ok(reader.follow_ups(user, "", &today.to_string(), NAMED)?)
    })?;
    if total == 0 {
        return Ok(false);
    }
    let names: Vec<String> = rows.iter().map(|row| name(&row.lead())).collect();
    let more = match total - names.len() {
        0 => String::new(),
        more => format!(" + {more}"),
    };
    let what = format!("{}{more}", names.join(", "));
    let event = session.write(|writer| {
        writer.reminded(user, at_ms)?;
        writer.notify(&Notification {
            id: session.new_id(),
            user_id: user,
            kind: KIND.to_owned(),
            communication_id: None,
            workspace_id: None,
            at_ms: session.now_ms(),
            read: false,
            subject: total.to_string(),
        })?;
        notifications::desktop(session, writer, KIND, "", &what, None)
    })?;
    session.bus.tell(&event);
    session.bus.changed(&["notifications", "prospects"]);
    Ok(true)
}
