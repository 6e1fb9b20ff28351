//! The firm's choices and each person's own: typed when they are read, checked before they are written.
//!
//! Keys of the firm: `firm.name`, `subscription.status`, `sla.hours`, `sla.business_hours_only`,
//! `sla.business_hours`, `sla.holiday_zone`, `review.below_percent`, `poll.minutes`. Keys of a person:
//! `user/<id>/language`, `theme`, `discreet`, `lock_after_minutes`, `notifications`, `private_notifications`.

mod hours;

use crate::{Error, Session, router::Handle};
use ::documents::{Languages, Ocr};
use contract::{
    settings::{SettingsView, ShowSettings, UpdateSettings},
    words::{Language, Theme},
};
use domain::{Capability, SlaPolicy, Zone, sla::Calendar};
use serde_json::{Value, json};
use store::{Id, Reader, User};

/// Minutes between two polls of a mailbox unless the firm says otherwise.
const POLL_MINUTES: u32 = 5;

/// Below this confidence, in per cent, a person must look.
const REVIEW_BELOW_PERCENT: u8 = 75;

/// Minutes without a key or a click until the firm locks.
const LOCK_AFTER_MINUTES: u32 = 15;

/// The firm answers within a day.
const SLA_HOURS: u32 = 24;

/// The words of `subscription.status`; `cancelled` is read-only.
const SUBSCRIPTIONS: &[&str] = &["active", "trial", "cancelled"];

/// What one person chose for themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Personal {
    pub(crate) language: Language,
    pub(crate) theme: Theme,
    pub(crate) discreet: bool,
    /// 0 is never.
    pub(crate) lock_after_minutes: u32,
    pub(crate) notifications: bool,
    pub(crate) private_notifications: bool,
}

/// What a person chose, with defaults for the rest.
pub(crate) fn personal(reader: &Reader<'_>, user: &User) -> Result<Personal, Error> {
    let own = |name: &str| reader.setting(&own_key(user.id, name));
    let language = own("language")?.and_then(|value| value.as_str().and_then(Language::from_word));
    Ok(Personal {
        language: language
            .or_else(|| Language::from_word(&user.language))
            .unwrap_or(Language::Fr),
        theme: own("theme")?
            .and_then(|value| value.as_str().and_then(Theme::from_word))
            .unwrap_or(Theme::System),
        discreet: flag(own("discreet")?, false),
        lock_after_minutes: number(own("lock_after_minutes")?).unwrap_or(LOCK_AFTER_MINUTES),
        notifications: flag(own("notifications")?, true),
        private_notifications: flag(own("private_notifications")?, false),
    })
}

/// The name of the firm as it is shown.
pub(crate) fn firm_name(reader: &Reader<'_>) -> Result<String, Error> {
    Ok(reader
        .setting("firm.name")?
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_default())
}

/// How long a message may wait, and on which clock.
pub(crate) fn sla_policy(reader: &Reader<'_>) -> Result<SlaPolicy, Error> {
    let hours = number(reader.setting("sla.hours")?).unwrap_or(SLA_HOURS);
    if !flag(reader.setting("sla.business_hours_only")?, false) {
        return Ok(SlaPolicy {
            hours,
            calendar: Calendar::Always,
        });
    }
    let week = hours::week(reader.setting("sla.business_hours")?.as_ref());
    let calendar = hours::opening(&week, holiday_zone(reader)?)
        .map_or(Calendar::Always, Calendar::BusinessHours);
    Ok(SlaPolicy { hours, calendar })
}

/// Below this confidence, 0 to 1, a person must look.
pub(crate) fn review_threshold(reader: &Reader<'_>) -> Result<f32, Error> {
    Ok(f32::from(review_below_percent(reader)?) / 100.0)
}

/// Minutes between two polls of a mailbox.
pub(crate) fn poll_minutes(reader: &Reader<'_>) -> Result<u32, Error> {
    Ok(number(reader.setting("poll.minutes")?)
        .unwrap_or(POLL_MINUTES)
        .max(1))
}

/// The languages in which pictures of pages are read.
pub(crate) fn ocr_languages(reader: &Reader<'_>) -> Result<Languages, Error> {
    let codes = reader.setting("ocr.languages")?;
    Ok(codes
        .and_then(|value| value.as_str().and_then(|codes| codes.parse().ok()))
        .unwrap_or_default())
}

/// The zone whose holidays close the firm and move its deadlines.
pub(crate) fn holiday_zone(reader: &Reader<'_>) -> Result<Zone, Error> {
    let named = reader
        .setting("sla.holiday_zone")?
        .and_then(|value| value.as_str().and_then(Zone::named));
    Ok(named.unwrap_or(Zone::Metropole))
}

fn review_below_percent(reader: &Reader<'_>) -> Result<u8, Error> {
    let percent = number(reader.setting("review.below_percent")?);
    Ok(percent
        .and_then(|percent| u8::try_from(percent).ok())
        .unwrap_or(REVIEW_BELOW_PERCENT))
}

fn subscription(reader: &Reader<'_>) -> Result<String, Error> {
    let status = reader.setting("subscription.status")?;
    Ok(status
        .and_then(|value| value.as_str().map(str::to_owned))
        .unwrap_or_else(|| "active".to_owned()))
}

fn own_key(user: Id, name: &str) -> String {
    format!("user/{user}/{name}")
}

fn flag(value: Option<Value>, default: bool) -> bool {
    value.and_then(|value| value.as_bool()).unwrap_or(default)
}

fn number(value: Option<Value>) -> Option<u32> {
    value
        .and_then(|value| value.as_u64())
        .and_then(|value| u32::try_from(value).ok())
}

/// Values to write, every one of them checked.
#[derive(Default)]
struct Changes {
    firm: Vec<(&'static str, Value)>,
    own: Vec<(&'static str, Value)>,
}

impl Changes {
    /// Checks a request; nothing of a request with one bad value is kept.
    fn of(request: &UpdateSettings) -> Result<Self, Error> {
        let mut changes = Self::default();
        if let Some(name) = &request.firm_name {
            let name = name.trim();
            if name.is_empty() || name.chars().count() > 120 {
                return Err(Error::invalid("firm name", name));
            }
            changes.firm.push(("firm.name", json!(name)));
        }
        if let Some(status) = &request.subscription_status {
            if !SUBSCRIPTIONS.contains(&status.as_str()) {
                return Err(Error::invalid("subscription status", status));
            }
            changes.firm.push(("subscription.status", json!(status)));
        }
        changes.firm_number(
            "sla.hours",
            "number of hours (1 to 720)",
            request.sla_hours,
            1,
            720,
        )?;
        changes.firm_number(
            "poll.minutes",
            "number of minutes (1 to 1440)",
            request.poll_minutes,
            1,
            1440,
        )?;
        let percent = request.review_below_percent.map(u32::from);
        changes.firm_number("review.below_percent", "percentage", percent, 0, 100)?;
        if let Some(codes) = &request.ocr_languages {
            let codes = codes.join("+");
            let languages: Languages = codes
                .parse()
                .map_err(|_| Error::invalid("languages of documents", &codes))?;
            // What is not installed is refused now, not at the first scan.
            Ocr::new(&languages, None).map_err(Error::Document)?;
            changes
                .firm
                .push(("ocr.languages", json!(languages.as_str())));
        }
        if let Some(only) = request.business_hours_only {
            changes.firm.push(("sla.business_hours_only", json!(only)));
        }
        if let Some(week) = &request.business_hours {
            changes
                .firm
                .push(("sla.business_hours", hours::check(week)?));
        }
        if let Some(zone) = &request.holiday_zone {
            let zone = Zone::named(zone).ok_or_else(|| Error::invalid("holiday zone", zone))?;
            changes
                .firm
                .push(("sla.holiday_zone", json!(zone.as_str())));
        }
        let own = [
            (
                "language",
                request.language.map(|word| json!(word.as_str())),
            ),
            ("theme", request.theme.map(|word| json!(word.as_str()))),
            ("discreet", request.discreet.map(Value::from)),
            ("notifications", request.notifications.map(Value::from)),
            (
                "private_notifications",
                request.private_notifications.map(Value::from),
            ),
        ];
        changes.own.extend(
            own.into_iter()
                .filter_map(|(name, value)| Some((name, value?))),
        );
        if let Some(minutes) = request.lock_after_minutes {
            if minutes > 1440 {
                return Err(Error::invalid(
                    "number of minutes (0 to 1440)",
                    &minutes.to_string(),
                ));
            }
            changes.own.push(("lock_after_minutes", json!(minutes)));
        }
        Ok(changes)
    }

    fn firm_number(
        &mut self,
        key: &'static str,
        what: &'static str,
        value: Option<u32>,
        from: u32,
        to: u32,
    ) -> Result<(), Error> {
        let Some(value) = value else { return Ok(()) };
        if !(from..=to).contains(&value) {
            return Err(Error::invalid(what, &value.to_string()));
        }
        self.firm.push((key, json!(value)));
        Ok(())
    }
}

impl Handle<ShowSettings> for Session {
    fn handle(&self, _: ShowSettings) -> Result<SettingsView, Error> {
        let user = self.require(Capability::Read)?;
        let remembered = crate::firm::is_remembered(&self.tenant);
        self.read(|reader| {
            let own = personal(reader, &user)?;
            Ok(SettingsView {
                firm_name: firm_name(reader)?,
                subscription_status: subscription(reader)?,
                language: own.language,
                theme: own.theme,
                discreet: own.discreet,
                lock_after_minutes: own.lock_after_minutes,
                notifications: own.notifications,
                private_notifications: own.private_notifications,
                sla_hours: number(reader.setting("sla.hours")?).unwrap_or(SLA_HOURS),
                business_hours_only: flag(reader.setting("sla.business_hours_only")?, false),
                business_hours: hours::view(&hours::week(
                    reader.setting("sla.business_hours")?.as_ref(),
                )),
                holiday_zone: holiday_zone(reader)?.as_str().to_owned(),
                holiday_zones: Zone::ALL
                    .iter()
                    .map(|zone| zone.as_str().to_owned())
                    .collect(),
                review_below_percent: review_below_percent(reader)?,
                ocr_languages: ocr_languages(reader)?.codes().map(str::to_owned).collect(),
                poll_minutes: poll_minutes(reader)?,
                remembered,
                data_folder: self.tenant.data_dir.display().to_string(),
            })
        })
    }
}

impl Handle<UpdateSettings> for Session {
    fn handle(&self, request: UpdateSettings) -> Result<SettingsView, Error> {
        let changes = Changes::of(&request)?;
        let mut user = self.require(Capability::Read)?;
        if !changes.firm.is_empty() {
            user = self.require(Capability::Administer)?;
        }
        if let Some(remembered) = request.remembered {
            crate::firm::set_remembered(self, remembered)?;
        }
        self.write(|writer| {
            for (key, value) in &changes.firm {
                writer.set_setting(key, value.clone())?;
            }
            for (name, value) in &changes.own {
                writer.set_setting(&own_key(user.id, name), value.clone())?;
            }
            if let Some(language) = request.language {
                writer.save(&User {
                    language: language.as_str().to_owned(),
                    ..user.clone()
                })?;
            }
            if changes.firm.is_empty() {
                return Ok(());
            }
            let keys: Vec<&str> = changes.firm.iter().map(|(key, _)| *key).collect();
            self.audit(
                writer,
                "settings.update",
                "settings",
                "firm",
                &json!({ "keys": keys }),
            )
        })?;
        self.bus.changed(&["settings", "firm"]);
        self.handle(ShowSettings {})
    }
}
