//! Worked cases in a file, run against a law: what `guichetctl deadlines check` does.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;

use super::words::jour;
use super::{LegalAidFacts, Outcome, Request, Residence, Start, compute};
use crate::holidays::Zone;
use crate::law::read::{Table, Text};
use crate::law::{Law, LawError};

/// One case after it was run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseResult {
    /// Its id: `P01`.
    pub id: String,
    /// The fields the file expects.
    pub expected: BTreeMap<String, String>,
    /// The fields that came out; an `error` field where nothing could be computed.
    pub got: BTreeMap<String, String>,
    /// Whether every expected field came out equal.
    pub ok: bool,
}

/// Runs every case of a file of the shape of `assets/law/deadline_cases_public.toml`.
///
/// Times are compared as instants, everything else as text. Days begin and end in the time zone that
/// the file's `[meta]` names, else in that of the law. A case that cannot be read or computed is a
/// failed case, not an error.
///
/// # Errors
///
/// [`LawError`] when the text is not TOML or has no `[[cases]]`.
pub fn check(law: &Law, cases_toml: &str) -> Result<Vec<CaseResult>, LawError> {
    let text = Text(cases_toml);
    let root = text.parse()?;
    let root = Table::root(text, root.get_ref());
    let named = if root.has("meta") {
        root.table("meta")?.text("timezone").ok()
    } else {
        None
    };
    let time_zone = named.unwrap_or(&law.meta.time_zone);
    root.tables("cases")?
        .into_iter()
        .map(|case| run(law, time_zone, case))
        .collect()
}

fn run(law: &Law, time_zone: &str, case: Table<'_, '_>) -> Result<CaseResult, LawError> {
    let id = case.words("id")?;
    let expected: BTreeMap<String, String> =
        case.table("expected")?.written().into_iter().collect();
    let got = match request(case) {
        Ok(request) => got(
            law,
            &Request {
                time_zone: Some(time_zone.to_owned()),
                ..request
            },
        ),
        Err(error) => BTreeMap::from([("error".to_owned(), error.to_string())]),
    };
    let ok = expected
        .iter()
        .all(|(field, wanted)| got.get(field).is_some_and(|value| same(wanted, value)));
    Ok(CaseResult {
        id,
        expected,
        got,
        ok,
    })
}

/// The request of a case; an absent or empty field is a fact that is not known.
fn request(case: Table<'_, '_>) -> Result<Request, LawError> {
    let start = if case.has("start_at") {
        "start_at"
    } else {
        "start_date"
    };
    let begins: Start = case
        .text(start)?
        .parse()
        .map_err(|error| case.refuse_key(start, error))?;
    let residence = optional(case, "residence")?;
    let residence = match residence.as_str() {
        "" => Residence::Metropole,
        word => word
            .parse()
            .map_err(|error: crate::UnknownWord| case.refuse_key("residence", error))?,
    };
    let zone = optional(case, "holiday_zone")?;
    let zone = match zone.as_str() {
        "" => Zone::Metropole,
        name => Zone::named(name)
            .ok_or_else(|| case.refuse_key("holiday_zone", "is not a known zone"))?,
    };
    let fact = |key: &str| -> Result<Option<Date>, LawError> {
        if case.has(key) {
            case.open_date(key)
        } else {
            Ok(None)
        }
    };
    let mut base_family = optional(case, "base_family")?;
    if base_family.is_empty() {
        base_family = optional(case, "base_rule")?
            .split('@')
            .next()
            .unwrap_or_default()
            .to_owned();
    }
    Ok(Request {
        variant: optional(case, "variant")?,
        zone,
        residence,
        legal_aid: LegalAidFacts {
            requested: fact("aj_request_date")?,
            notified_applicant: fact("baj_notified_applicant")?,
            notified_lawyer: fact("baj_notified_lawyer")?,
            lawyer_designated: fact("lawyer_designated")?,
            base_family,
            base_variant: optional(case, "base_variant")?,
        },
        ..Request::new(case.words("family")?, case.date("key_date")?, begins)
    })
}

fn optional(case: Table<'_, '_>, key: &str) -> Result<String, LawError> {
    if case.has(key) {
        case.text(key).map(str::to_owned)
    } else {
        Ok(String::new())
    }
}

fn got(law: &Law, request: &Request) -> BTreeMap<String, String> {
    let mut got = BTreeMap::new();
    let mut put = |field: &str, value: Option<String>| {
        got.extend(value.map(|value| (field.to_owned(), value)))
    };
    match compute(law, request) {
        Err(error) => put("error", Some(error.to_string())),
        Ok(Outcome::Manual(reason)) => {
            put("rule", Some(String::new()));
            put("manual", Some("true".to_owned()));
            put("reason", Some(reason.fr));
        }
        Ok(Outcome::Computed(computed)) => {
            let dates = &computed.dates;
            let instant = |at: &Option<jiff::Zoned>| at.as_ref().map(rfc3339);
            let last = dates.due.as_ref().map(jiff::Zoned::date).or(dates.date);
            put("rule", Some(computed.rule.id.clone()));
            put("mode", Some(computed.rule.mode.to_string()));
            put("due", instant(&dates.due));
            put("due_safe", instant(&dates.due_safe));
            put("due_if_franc", instant(&dates.due_if_franc));
            put("date", dates.date.map(|date| date.to_string()));
            put(
                "due_weekday",
                last.map(|date| jour(date.weekday()).to_owned()),
            );
            put("restart_date", dates.restart.map(|date| date.to_string()));
            put(
                "remaining_days",
                dates.remaining_days.map(|days| days.to_string()),
            );
            put("confidence", Some(computed.rule.confidence.to_string()));
            put("manual", Some("false".to_owned()));
            put("agrees", Some(computed.agrees.to_string()));
        }
    }
    got
}

/// RFC 3339 with the offset of the zone and no zone name.
fn rfc3339(at: &jiff::Zoned) -> String {
    at.timestamp().display_with_offset(at.offset()).to_string()
}

/// Whether two values mean the same: one instant, or one text.
fn same(wanted: &str, got: &str) -> bool {
    match (wanted.parse::<Timestamp>(), got.parse::<Timestamp>()) {
        (Ok(wanted), Ok(got)) => wanted == got,
        _ => wanted == got,
    }
}
