//! The facts of one case.

use jiff::civil::Date;

use crate::deadlines::{LegalAidFacts, Request, Residence, Start};
use crate::holidays::Zone;
use crate::law::read::Table;
use crate::law::{Law, LawError, VersionKey};

/// What a person should look at in a case that can be computed all the same: `key_date` is said to be another date
/// than the one that chooses the version of its family.
pub(super) fn doubts(law: &Law, case: Table<'_, '_>) -> Vec<String> {
    let word = optional(case, "key_kind").unwrap_or_default();
    let family = optional(case, "family").unwrap_or_default();
    let doubt = match (version_key(word), law.family(family).first()) {
        _ if word.is_empty() => None,
        (None, _) => Some(format!(
            "`{word}` is not a kind of date that chooses a version"
        )),
        (Some(told), Some(rule)) if rule.version_key != told => Some(format!(
            "the version of `{family}` is chosen by {}, not by {told}",
            rule.version_key
        )),
        _ => None,
    };
    doubt
        .map(|doubt| case.refuse_key("key_kind", doubt).to_string())
        .into_iter()
        .collect()
}

/// The kind of date that a case names, in the words of the rules or in English.
fn version_key(word: &str) -> Option<VersionKey> {
    match word {
        "asylum_application_date" => Some(VersionKey::AsylumApplicationDate),
        "surveillance_date" => Some(VersionKey::SurveillanceDate),
        "hearing_date" => Some(VersionKey::HearingDate),
        word => word.parse().ok(),
    }
}

/// The request of a case; an absent or empty field is a fact that is not known.
///
/// # Errors
///
/// [`LawError`] for a fact that cannot be read, or two that contradict each other.
pub(super) fn request(case: Table<'_, '_>) -> Result<Request, LawError> {
    let residence = match optional(case, "residence")? {
        "" => Residence::Metropole,
        word => word
            .parse()
            .map_err(|error: crate::UnknownWord| case.refuse_key("residence", error))?,
    };
    let zone = match optional(case, "holiday_zone")? {
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
    let base_family = match optional(case, "base_family")? {
        "" => {
            let rule = optional(case, "base_rule")?;
            rule.split_once('@').map_or(rule, |(family, _)| family)
        }
        family => family,
    };
    let begins = begins(case)?;
    Ok(Request {
        variant: optional(case, "variant")?.to_owned(),
        written: Start::written(&begins),
        zone,
        residence,
        legal_aid: LegalAidFacts {
            requested: fact("aj_request_date")?,
            notified_applicant: fact("baj_notified_applicant")?,
            notified_lawyer: fact("baj_notified_lawyer")?,
            lawyer_designated: fact("lawyer_designated")?,
            base_family: base_family.to_owned(),
            base_variant: optional(case, "base_variant")?.to_owned(),
        },
        ..Request::new(
            case.words("family")?,
            case.date("key_date")?,
            parsed(&begins, case)?,
        )
    })
}

fn optional<'t>(case: Table<'t, '_>, key: &str) -> Result<&'t str, LawError> {
    if case.has(key) {
        case.text(key)
    } else {
        Ok("")
    }
}

/// The text of `start_at`, or else of `start_date`. Where both are given they must name the same day.
fn begins(case: Table<'_, '_>) -> Result<String, LawError> {
    if !case.has("start_at") {
        return case.moment("start_date");
    }
    let at = case.moment("start_at")?;
    if case.has("start_date") {
        let (day, same) = (case.date("start_date")?, day_of(&at));
        if same.is_some_and(|same| same != day) {
            return Err(case.refuse_key(
                "start_date",
                format!("{day} is not the day of `start_at`, {at}"),
            ));
        }
    }
    Ok(at)
}

/// The day that a start names, if it names one.
fn day_of(at: &str) -> Option<Date> {
    match at.parse().ok()? {
        Start::At(_) => Start::written(at).map(|written| written.date()),
        Start::Local(local) => Some(local.date()),
        Start::On(day) => Some(day),
    }
}

fn parsed(begins: &str, case: Table<'_, '_>) -> Result<Start, LawError> {
    let key = if case.has("start_at") {
        "start_at"
    } else {
        "start_date"
    };
    begins.parse().map_err(|error| case.refuse_key(key, error))
}
