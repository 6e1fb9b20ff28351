//! Worked cases in a file, run against a law: what `guichetctl deadlines check` does.

mod asked;

use std::collections::BTreeMap;

use jiff::Timestamp;
use toml::de::DeValue;

use super::words::jour;
use super::{Outcome, Request, compute};
use crate::law::read::{Table, Text};
use crate::law::{Law, LawError};

/// The value of one field of a case, with the type that it has in the file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Field {
    /// A text, a date or a time.
    Text(String),
    /// A whole number.
    Number(i64),
    /// Yes or no.
    Flag(bool),
}

impl std::fmt::Display for Field {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => number.fmt(f),
            Self::Flag(flag) => flag.fmt(f),
        }
    }
}

impl Field {
    /// A value of the file; what no computation answers is kept as its text, to be shown.
    fn read(value: &DeValue<'_>) -> Self {
        match value {
            DeValue::String(text) => Self::Text(text.to_string()),
            DeValue::Integer(number) => i64::from_str_radix(number.as_str(), number.radix())
                .map_or_else(|_| Self::Text(number.to_string()), Self::Number),
            DeValue::Float(number) => Self::Text(number.to_string()),
            DeValue::Boolean(flag) => Self::Flag(*flag),
            DeValue::Datetime(time) => Self::Text(time.to_string()),
            DeValue::Array(_) | DeValue::Table(_) => Self::Text(value.type_str().to_owned()),
        }
    }

    /// Whether two values mean the same: one instant, or one text.
    fn means(&self, other: &Self) -> bool {
        let (one, other) = (self.to_string(), other.to_string());
        match (one.parse::<Timestamp>(), other.parse::<Timestamp>()) {
            (Ok(one), Ok(other)) => one == other,
            _ => one == other,
        }
    }
}

/// One case after it was run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseResult {
    /// Its id: `P01`.
    pub id: String,
    /// The fields the file expects.
    pub expected: BTreeMap<String, Field>,
    /// The fields that came out; an `error` field where nothing could be computed.
    pub got: BTreeMap<String, Field>,
    /// Whether every expected field came out equal.
    pub ok: bool,
    /// What a person should look at in the case itself.
    pub warnings: Vec<String>,
}

/// Runs every case of a file of the shape of `assets/law/deadline_cases_public.toml`.
///
/// Times are compared as instants, everything else as text. Days begin and end on the clock of the holiday zone, as
/// for any other computation, unless the file's `[meta]` names a time zone. A case that cannot be read or computed,
/// or that names two starts, is a failed case, not an error.
///
/// # Errors
///
/// [`LawError`] when the text is not TOML, has no `[[cases]]`, or its time zone is no text.
pub fn check(law: &Law, cases_toml: &str) -> Result<Vec<CaseResult>, LawError> {
    let text = Text(cases_toml);
    let root = text.parse()?;
    let root = Table::root(text, root.get_ref());
    let mut time_zone = None;
    if root.has("meta") {
        let meta = root.table("meta")?;
        if meta.has("timezone") {
            time_zone = Some(meta.words("timezone")?);
        }
    }
    root.tables("cases")?
        .into_iter()
        .map(|case| run(law, time_zone.as_deref(), case))
        .collect()
}

fn run(law: &Law, time_zone: Option<&str>, case: Table<'_, '_>) -> Result<CaseResult, LawError> {
    let id = case.words("id")?;
    let expected: BTreeMap<String, Field> = case
        .table("expected")?
        .values()
        .map(|(key, value)| (key, Field::read(value)))
        .collect();
    let got = match asked::request(case) {
        Ok(request) => got(
            law,
            &Request {
                time_zone: time_zone.map(str::to_owned),
                ..request
            },
        ),
        Err(error) => BTreeMap::from([("error".to_owned(), Field::Text(error.to_string()))]),
    };
    let ok = expected
        .iter()
        .all(|(field, wanted)| got.get(field).is_some_and(|value| wanted.means(value)));
    Ok(CaseResult {
        id,
        expected,
        got,
        ok,
        warnings: asked::doubts(law, case),
    })
}

fn got(law: &Law, request: &Request) -> BTreeMap<String, Field> {
    let mut got = BTreeMap::new();
    let mut put = |field: &str, value: Option<Field>| {
        got.extend(value.map(|value| (field.to_owned(), value)));
    };
    let text = |value: &dyn ToString| Some(Field::Text(value.to_string()));
    match compute(law, request) {
        Err(error) => put("error", text(&error)),
        Ok(Outcome::Manual(reason)) => {
            put("rule", text(&""));
            put("manual", Some(Field::Flag(true)));
            put("reason", text(&reason.fr));
        }
        Ok(Outcome::Computed(computed)) => {
            let dates = &computed.dates;
            let instant = |at: &Option<jiff::Zoned>| at.as_ref().map(rfc3339).map(Field::Text);
            let last = dates.due.as_ref().map(jiff::Zoned::date).or(dates.date);
            put("rule", text(&computed.rule.id));
            put("mode", text(&computed.rule.mode));
            put("due", instant(&dates.due));
            put("due_safe", instant(&dates.due_safe));
            put("due_if_franc", instant(&dates.due_if_franc));
            put("date", dates.date.and_then(|date| text(&date)));
            put(
                "due_weekday",
                last.and_then(|date| text(&jour(date.weekday()))),
            );
            put("restart_date", dates.restart.and_then(|date| text(&date)));
            put(
                "remaining_days",
                dates.remaining_days.map(|days| Field::Number(days.into())),
            );
            put("confidence", text(&computed.rule.confidence));
            put("manual", Some(Field::Flag(false)));
            put("agrees", Some(Field::Flag(computed.agrees)));
        }
    }
    got
}

/// RFC 3339 with the offset of the zone and no zone name.
fn rfc3339(at: &jiff::Zoned) -> String {
    at.timestamp().display_with_offset(at.offset()).to_string()
}
