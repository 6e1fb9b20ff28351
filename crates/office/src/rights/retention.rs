//! How long the firm keeps what. Every class is kept for ever until somebody chooses a number of days; then, once a day,
//! what is a day older than that goes through the same erasing as a person.

use super::{counts, erase};
use crate::{Error, Session, router::Handle, when};
use contract::rights::{RetentionClass, RetentionView, SetRetention, ShowRetention};
use domain::Capability;
use jiff::{ToSpan as _, civil::Date};
use serde_json::json;
use store::{ErasureCounts, ErasureOrder, Id, Lapsing, Reader, Thoroughness};

/// A hundred years.
const MOST_DAYS: u32 = 36_500;

/// How far the window looks ahead.
const AHEAD_DAYS: i64 = 30;

/// When the last purge ran.
const PURGED: &str = "retention.purged_ms";

fn setting(class: Lapsing) -> String {
    format!("retention.{class}_days")
}

fn days(reader: &Reader<'_>, class: Lapsing) -> Result<Option<u32>, Error> {
    let value = reader.setting(&setting(class))?;
    Ok(value
        .and_then(|value| value.as_u64())
        .and_then(|days| u32::try_from(days).ok())
        .filter(|days| (1..=MOST_DAYS).contains(days)))
}

/// The first day on which something that is kept for `days` days is no longer kept: day N + 1.
fn lapses_on(since_ms: i64, days: u32) -> Date {
    let day = when::day(when::moment(since_ms));
    day.saturating_add((i64::from(days) + 1).days())
}

/// What lapses of a class by a day.
fn order(
    reader: &Reader<'_>,
    class: Lapsing,
    lapsing: &[(Id, i64)],
    days: u32,
    by: Date,
) -> Result<ErasureOrder, Error> {
    let ids = lapsing
        .iter()
        .filter(|(_, since_ms)| lapses_on(*since_ms, days) <= by)
        .map(|(id, _)| *id)
        .collect();
    let mut order = ErasureOrder::default();
    match class {
        Lapsing::Spam | Lapsing::Unfiled => order.communications = ids,
        Lapsing::Notifications => order.notifications = ids,
        Lapsing::Archived => {
            for id in &ids {
                let ended = reader.workspaces_merged_into(*id)?;
                order
                    .workspaces
                    .extend(ended.into_iter().map(|merge| merge.workspace_id));
            }
            order.workspaces.extend(ids);
            for workspace in &order.workspaces {
                let filed = reader.communications_in(*workspace)?;
                order
                    .communications
                    .extend(filed.into_iter().map(|row| row.id));
            }
        }
    }
    Ok(order)
}

/// Erases what lapsed. Called once a day; a second time changes nothing. Returns how much went.
///
/// # Errors
///
/// When the firm's file cannot be written.
pub(crate) fn purge(session: &Session) -> Result<ErasureCounts, Error> {
    let today = when::day(session.now());
    let due = session.read(|reader| {
        let mut due = Vec::new();
        for class in Lapsing::ALL {
            if let Some(days) = days(reader, *class)? {
                let lapsing = reader.lapsing(*class)?;
                let order = order(reader, *class, &lapsing, days, today)?;
                due.push((*class, order));
            }
        }
        Ok(due)
    })?;
    let mut all = ErasureCounts::default();
    if due.is_empty() {
        return Ok(all);
    }
    session.write(|writer| {
        for (class, order) in due.iter().filter(|(_, order)| !order.is_empty()) {
            let went = writer.erase(order)?;
            let detail = json!({
                "messages": went.communications, "attachments": went.attachments, "workspaces": went.workspaces,
                "documents": went.documents, "notifications": went.notifications, "rows": went.rows,
            });
            writer.audit(None, "retention.purge", "retention", class.as_str(), &detail)?;
            all.communications += went.communications;
            all.workspaces += went.workspaces;
            all.notifications += went.notifications;
            all.rows += went.rows;
        }
        writer.set_setting(PURGED, json!(session.now_ms()))?;
        if all.rows > 0 {
            writer.end_erasure(Thoroughness::Overwritten)?;
        }
        Ok(())
    })?;
    if all.rows > 0 {
        if all.communications > 0 {
            crate::intelligence::forget(session)?;
        }
        erase::settle(session);
        session.bus.changed(&[
            "inbox",
            "board",
            "today",
            "workspaces",
            "search",
            "notifications",
        ]);
    }
    Ok(all)
}

impl Session {
    fn retention(&self) -> Result<RetentionView, Error> {
        let today = when::day(self.now());
        self.read(|reader| {
            let mut classes = Vec::new();
            for class in Lapsing::ALL {
                let days = days(reader, *class)?;
                let mut view = RetentionClass {
                    class: class.as_str().to_owned(),
                    days,
                    ..RetentionClass::default()
                };
                if let Some(days) = days {
                    let lapsing = reader.lapsing(*class)?;
                    let count = |by: Date| {
                        let order = order(reader, *class, &lapsing, days, by)?;
                        Ok::<_, Error>(counts(&reader.erasure_counts(&order)?))
                    };
                    view.due = count(today)?;
                    view.soon = count(today.saturating_add(AHEAD_DAYS.days()))?;
                    view.next_on = lapsing
                        .first()
                        .map(|(_, since_ms)| lapses_on(*since_ms, days).max(today).to_string());
                }
                classes.push(view);
            }
            let purged = reader.setting(PURGED)?.and_then(|value| value.as_i64());
            Ok(RetentionView {
                classes,
                purged_at: purged.map(when::time_ms),
            })
        })
    }
}

impl Handle<ShowRetention> for Session {
    fn handle(&self, _: ShowRetention) -> Result<RetentionView, Error> {
        self.require(Capability::Read)?;
        self.retention()
    }
}

impl Handle<SetRetention> for Session {
    fn handle(&self, request: SetRetention) -> Result<RetentionView, Error> {
        self.require(Capability::Administer)?;
        let class: Lapsing = request
            .class
            .parse()
            .map_err(|_| Error::invalid("retention class", &request.class))?;
        if let Some(days) = request.days
            && !(1..=MOST_DAYS).contains(&days)
        {
            return Err(Error::invalid(
                "number of days (1 to 36500)",
                &days.to_string(),
            ));
        }
        self.write(|writer| {
            writer.set_setting(&setting(class), json!(request.days))?;
            self.audit(
                writer,
                "retention.set",
                "retention",
                class.as_str(),
                &json!({ "days": request.days }),
            )
        })?;
        self.bus.changed(&["settings"]);
        self.retention()
    }
}
