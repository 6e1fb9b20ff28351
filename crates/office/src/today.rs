//! Guichet, the first screen: what lapses first, what to decide, what is stuck.

use crate::{Error, Session, contacts, deadlines, router::Handle, when, words};
use contract::{
    contacts::DuplicateView,
    ingest::ListJobs,
    today::{DecisionView, GapView, LapseView, ShowToday, StuckView, TodayView},
    words::{Confidence, Scope},
};
use domain::{Capability, Category};
use serde_json::Value;
use std::collections::HashMap;
use store::{AccountState, Alert, Card, Deadline, Id, Reader, WorkspaceStatus};

/// Lines of each list.
const LINES: usize = 12;

/// Announced hearings and appointments that are counted among the decisions; nobody has more in front of them.
const ANNOUNCED: usize = 99;

/// Messages among what is stuck.
const STUCK: usize = 6;

/// Pairs of contacts among the decisions: the rest is in the contacts.
const PAIRS: usize = 3;

/// Contacts that are looked at for the first screen.
const NEWCOMERS: usize = 100;

const HOUR_MS: i64 = 3_600_000;

impl Handle<ShowToday> for Session {
    fn handle(&self, request: ShowToday) -> Result<TodayView, Error> {
        let user = self.require(Capability::Read)?;
        let mine = (request.scope == Scope::Mine).then_some(user.id);
        let now_ms = self.now_ms();
        let failed = self.failed_jobs()?;
        let watched = self.watched();
        self.read(|reader| {
            let names: HashMap<Id, String> = reader
                .users()?
                .into_iter()
                .map(|user| (user.id, user.name))
                .collect();
            let since_ms = now_ms - deadlines::HISTORY_MS;
            // What lapsed and was not explained stands before what is to come.
            let mut nearest = reader.unexplained_deadlines(mine, LINES)?;
            let unexplained = i64::try_from(nearest.len()).unwrap_or(0);
            nearest.extend(reader.nearest_deadlines(mine, since_ms, LINES)?);
            nearest.truncate(LINES);
            let (running, within72h) =
                reader.count_running(mine, since_ms, now_ms + 72 * HOUR_MS)?;
            let (decide, decide_total) = decisions(reader, mine, now_ms)?;
            let (stuck, stuck_total) = stuck(reader, failed)?;
            let mean_ms = reader.mean_response_ms(now_ms - 7 * 24 * HOUR_MS)?;
            Ok(TodayView {
                now: when::time_ms(now_ms),
                lapsing: nearest
                    .iter()
                    .map(|deadline| lapse(self, reader, deadline, &names, now_ms))
                    .collect::<Result<_, _>>()?,
                lapsing_total: count(running + unexplained),
                decide,
                decide_total,
                stuck,
                stuck_total,
                within72h: count(within72h),
                mean_response_minutes: mean_ms.map(minutes),
                clock_checked_at: watched
                    .checked_at
                    .map_or_else(|| when::time_ms(now_ms), when::time),
                clock_gap: watched.gap.map(|gap| GapView {
                    from: when::time(gap.from),
                    to: when::time(gap.to),
                    escalated: gap.escalated,
                    set_back: gap.set_back,
                }),
                empty: reader.is_empty()?,
            })
        })
    }
}

fn count(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(0)
}

#[allow(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a mean of non-negative times, saturating"
)]
fn minutes(ms: f64) -> u32 {
    (ms / 60_000.0).round() as u32
}

fn lapse(
    session: &Session,
    reader: &Reader<'_>,
    deadline: &Deadline,
    names: &HashMap<Id, String>,
    now_ms: i64,
) -> Result<LapseView, Error> {
    let summary = reader.workspace_summary(deadline.workspace_id, now_ms)?;
    let workspace = summary.workspace;
    let missing = session.progress(reader, &workspace)?.missing;
    let missing = u32::try_from(missing).unwrap_or(u32::MAX);
    let title = matter(&workspace.title, &summary.client);
    Ok(LapseView {
        deadline: deadlines::view(session, reader, deadline)?,
        workspace_id: workspace.id.to_string(),
        reference: workspace.reference,
        client: summary.client,
        title,
        responsible: workspace
            .responsible_user_id
            .and_then(|id| names.get(&id).cloned()),
        missing,
    })
}

/// What a matter is, beside the name of its client: a title that begins with the name says it twice.
fn matter(title: &str, client: &str) -> String {
    let rest = title
        .strip_prefix(client)
        .and_then(|rest| rest.strip_prefix(", "));
    let Some(rest) = rest.filter(|_| !client.is_empty()) else {
        return title.to_owned();
    };
    let mut letters = rest.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// Announced days first, then proposed deadlines, then messages by priority, then contacts that look like one.
fn decisions(
    reader: &Reader<'_>,
    mine: Option<Id>,
    now_ms: i64,
) -> Result<(Vec<DecisionView>, u32), Error> {
    let mut list = Vec::new();
    let today = when::day(when::moment(now_ms)).to_string();
    let announced = reader.announced_days(mine, &today, now_ms, ANNOUNCED)?;
    for alert in announced.iter().take(LINES / 4) {
        list.push(of_announced(reader, alert, now_ms)?);
    }
    for deadline in reader.proposed_deadlines(mine, now_ms - deadlines::HISTORY_MS, LINES / 2)? {
        list.push(of_deadline(reader, &deadline, now_ms)?);
    }
    let pairs = if mine.is_none() {
        contacts::duplicates(reader, NEWCOMERS, PAIRS)?
    } else {
        Vec::new()
    };
    let room = LINES.saturating_sub(list.len() + pairs.len());
    for card in reader.to_decide(mine, now_ms, room)? {
        list.push(of_card(reader, &card)?);
    }
    let total = reader.count_proposed(mine, now_ms - deadlines::HISTORY_MS)?
        + reader.count_to_decide(mine)?
        + i64::try_from(pairs.len() + announced.len()).unwrap_or(0);
    list.extend(pairs.iter().map(|pair| of_pair(pair, now_ms)));
    Ok((list, count(total)))
}

/// A hearing or an appointment that nobody put into the agenda.
fn of_announced(reader: &Reader<'_>, alert: &Alert, now_ms: i64) -> Result<DecisionView, Error> {
    let id = alert
        .workspace_id
        .ok_or_else(|| Error::Broken(format!("alert {} is about no workspace", alert.id)))?;
    let summary = reader.workspace_summary(id, now_ms)?;
    let about = match alert.communication_id {
        Some(id) => reader.card(id)?,
        None => None,
    };
    let param = |name: &str| {
        let value = alert.params.get(name).and_then(Value::as_str);
        value.map(str::to_owned)
    };
    Ok(DecisionView {
        kind: alert.kind.clone(),
        message_id: alert.communication_id.map(|id| id.to_string()),
        workspace_id: Some(id.to_string()),
        contact_ids: Vec::new(),
        who: if summary.client.is_empty() {
            summary.workspace.title
        } else {
            summary.client
        },
        what: about.map_or_else(String::new, |card| {
            if card.summary.is_empty() {
                card.subject
            } else {
                card.summary
            }
        }),
        at: when::time_ms(alert.at_ms),
        day: param("day"),
        hour: param("hour"),
        alert_id: Some(alert.id.to_string()),
        confidence: Confidence::Likely,
    })
}

fn of_deadline(
    reader: &Reader<'_>,
    deadline: &Deadline,
    now_ms: i64,
) -> Result<DecisionView, Error> {
    let summary = reader.workspace_summary(deadline.workspace_id, now_ms)?;
    Ok(DecisionView {
        kind: "deadline".to_owned(),
        message_id: deadline.communication_id.map(|id| id.to_string()),
        workspace_id: Some(deadline.workspace_id.to_string()),
        contact_ids: Vec::new(),
        who: if summary.client.is_empty() {
            summary.workspace.title
        } else {
            summary.client
        },
        what: if deadline.passage.is_empty() {
            deadline.title.clone()
        } else {
            deadline.passage.clone()
        },
        at: when::time_ms(deadline.created_ms),
        day: None,
        hour: None,
        alert_id: None,
        confidence: deadlines::confidence(&deadline.confidence),
    })
}

fn of_card(reader: &Reader<'_>, card: &Card) -> Result<DecisionView, Error> {
    let review = card
        .flags
        .iter()
        .any(|flag| flag == crate::inbox::NEEDS_REVIEW);
    let workspace = card
        .workspace_id
        .map_or(Ok(None), |id| reader.workspace(id))?;
    let closed = workspace.is_some_and(|it| it.status == WorkspaceStatus::Archived);
    let kind = match card.category {
        // Nothing that is filed there is seen on any list.
        _ if closed => "archived",
        _ if review => "review",
        Category::NouveauClient => "new_client",
        _ if card.first_contact => "new_client",
        _ => "validate",
    };
    Ok(DecisionView {
        kind: kind.to_owned(),
        message_id: Some(card.id.to_string()),
        workspace_id: card.workspace_id.map(|id| id.to_string()),
        contact_ids: Vec::new(),
        who: if card.from_name.is_empty() {
            card.from_address.clone()
        } else {
            card.from_name.clone()
        },
        what: if card.summary.is_empty() {
            card.subject.clone()
        } else {
            card.summary.clone()
        },
        at: when::time_ms(card.received_ms),
        day: None,
        hour: None,
        alert_id: None,
        confidence: words::confidence(card.confidence),
    })
}

fn of_pair(pair: &DuplicateView, now_ms: i64) -> DecisionView {
    let same_phone = pair.evidence.iter().any(|word| word == "same_phone");
    DecisionView {
        kind: "duplicate".to_owned(),
        message_id: None,
        workspace_id: None,
        contact_ids: vec![pair.left.id.clone(), pair.right.id.clone()],
        who: pair.left.name.clone(),
        what: pair.right.name.clone(),
        at: when::time_ms(now_ms),
        day: None,
        hour: None,
        alert_id: None,
        confidence: if same_phone {
            Confidence::Likely
        } else {
            Confidence::Check
        },
    }
}

impl Session {
    /// Long work that failed since the firm was opened.
    fn failed_jobs(&self) -> Result<Vec<StuckView>, Error> {
        let jobs = self
            .handle(ListJobs {})?
            .jobs
            .into_iter()
            .filter(|job| job.state == "failed");
        Ok(jobs
            .take(3)
            .map(|job| StuckView {
                kind: "job_failed".to_owned(),
                id: job.id,
                name: job.title,
                detail: job.error.unwrap_or_default(),
                since: job.started_at,
            })
            .collect())
    }
}

/// What does not move on its own, and how much of it there is in all.
fn stuck(reader: &Reader<'_>, failed: Vec<StuckView>) -> Result<(Vec<StuckView>, u32), Error> {
    let mut stuck = Vec::new();
    for account in reader.accounts()? {
        let health = reader.account_health(account.id)?;
        if health.state == AccountState::Refused {
            stuck.push(StuckView {
                kind: "account_refused".to_owned(),
                id: account.id.to_string(),
                name: account.label,
                detail: health.last_error.unwrap_or_default(),
                since: when::time_ms(health.last_error_ms.unwrap_or(account.created_ms)),
            });
        }
    }
    stuck.extend(failed);
    let total = count(reader.count_stuck()?) + u32::try_from(stuck.len()).unwrap_or(0);
    let card = |kind: &str, card: &Card, since_ms: i64| StuckView {
        kind: kind.to_owned(),
        id: card.id.to_string(),
        name: if card.from_name.is_empty() {
            card.from_address.clone()
        } else {
            card.from_name.clone()
        },
        detail: if card.snippet.is_empty() {
            card.subject.clone()
        } else {
            card.snippet.clone()
        },
        since: when::time_ms(since_ms),
    };
    stuck.extend(
        reader
            .unparsed(STUCK / 2)?
            .iter()
            .map(|row| card("unparsed", row, row.received_ms)),
    );
    stuck.extend(
        reader
            .escalated(STUCK)?
            .iter()
            .map(|row| card("overdue", row, row.sla_due_ms.unwrap_or(row.received_ms))),
    );
    Ok((stuck, total))
}
