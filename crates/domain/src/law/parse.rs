//! From the text of a rule file to a [`Law`], with every check that can be made without a lawyer.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::read::{Table, Text};
use super::{Law, LawError, Meta, Mode, ModeText, Origin, Rule, Source};
use crate::reminders::{parse_length, tidy};

/// The shape of file that this release reads.
const SCHEMA: u16 = 1;

const ROOT_KEYS: &[&str] = &[
    "meta",
    "version_keys",
    "distance",
    "urgency",
    "sources",
    "sources_reading",
    "computation_modes",
    "defaults_review",
    "rules",
];

const RULE_KEYS: &[&str] = &[
    "id",
    "family",
    "variant",
    "procedure",
    "phase",
    "situation",
    "amount",
    "unit",
    "start_event",
    "mode",
    "franc",
    "report_642",
    "report_note",
    "alt_franc",
    "distance",
    "recours_administratif",
    "aide_juridictionnelle",
    "aj_note",
    "suspensif",
    "juridiction",
    "base_legale",
    "valid_from",
    "valid_to",
    "version_key",
    "urgence",
    "confidence",
    "verifier",
    "found_in",
    "rappels",
];

pub(super) fn law(source: &str) -> Result<Law, LawError> {
    let text = Text(source);
    let root = text.parse()?;
    let root = Table::root(text, root.get_ref());
    root.only(ROOT_KEYS)?;
    let meta = meta(root.table("meta")?)?;
    let sources = sources(root)?;
    let modes = root
        .tables("computation_modes")?
        .into_iter()
        .map(mode)
        .collect::<Result<Vec<_>, _>>()?;
    let mut law = Law {
        meta,
        modes,
        rules: Vec::new(),
        sources,
    };
    law.rules = rules(root, &law, Origin::Published)?;
    Ok(law)
}

pub(super) fn firm(published: &Law, source: &str) -> Result<Law, LawError> {
    let text = Text(source);
    let root = text.parse()?;
    let root = Table::root(text, root.get_ref());
    root.only(&["sources", "sources_reading", "rules"])?;
    let mut law = published.clone();
    if root.has("sources") {
        let own = sources(root)?;
        law.sources
            .retain(|known| own.iter().all(|source| source.key != known.key));
        law.sources.extend(own);
        law.sources.sort_by(|left, right| left.key.cmp(&right.key));
    }
    let tables = root.tables("rules")?;
    let own = rules(root, &law, Origin::Firm)?;
    for (rule, table) in own.into_iter().zip(tables) {
        no_overlap(&rule, &law.rules, table)?;
        match law.rules.iter_mut().find(|known| known.id == rule.id) {
            Some(known) => *known = rule,
            None => law.rules.push(rule),
        }
    }
    Ok(law)
}

fn meta(table: Table<'_, '_>) -> Result<Meta, LawError> {
    let schema = table.count("schema")?;
    if schema != SCHEMA {
        return Err(table.refuse_key(
            "schema",
            format!("this release reads schema {SCHEMA}, not {schema}"),
        ));
    }
    let time_zone = table.words("timezone")?;
    if jiff::tz::TimeZone::get(&time_zone).is_err() {
        return Err(table.refuse_key(
            "timezone",
            format!("`{time_zone}` is not a known time zone"),
        ));
    }
    Ok(Meta {
        generated_on: table.date("generated_on")?,
        verified_until: table.date("verified_until")?,
    })
}

fn sources(root: Table<'_, '_>) -> Result<Vec<Source>, LawError> {
    let readings = root.table("sources_reading")?;
    let texts = root.table("sources")?;
    let mut sources = Vec::new();
    for (key, text) in texts.strings()? {
        let reading = readings.word(&key)?;
        sources.push(Source { key, text, reading });
    }
    sources.sort_by(|left, right| left.key.cmp(&right.key));
    Ok(sources)
}

fn mode(table: Table<'_, '_>) -> Result<ModeText, LawError> {
    table.only(&["id", "libelle", "calcul", "franc"])?;
    Ok(ModeText {
        mode: table.word("id")?,
        label: table.words("libelle")?,
        definition: table.words("calcul")?,
        franc: table.flag("franc")?,
    })
}

fn rules(root: Table<'_, '_>, law: &Law, origin: Origin) -> Result<Vec<Rule>, LawError> {
    let mut rules: Vec<Rule> = Vec::new();
    let mut ids = BTreeSet::new();
    for table in root.tables("rules")? {
        let rule = rule(table, origin)?;
        consistent(&rule, table, law)?;
        if !ids.insert(rule.id.clone()) {
            return Err(table.refuse_key("id", format!("`{}` stands twice in the file", rule.id)));
        }
        no_overlap(&rule, &rules, table)?;
        rules.push(rule);
    }
    Ok(rules)
}

fn rule(table: Table<'_, '_>, origin: Origin) -> Result<Rule, LawError> {
    table.only(RULE_KEYS)?;
    Ok(Rule {
        id: table.words("id")?,
        family: table.words("family")?,
        variant: table.text("variant")?.to_owned(),
        procedure: table.word("procedure")?,
        phase: table.word("phase")?,
        situation: table.words("situation")?,
        amount: table.count("amount")?,
        unit: table.word("unit")?,
        start_event: table.words("start_event")?,
        mode: table.word("mode")?,
        franc: table.flag("franc")?,
        report_642: table.flag("report_642")?,
        report_note: table.text("report_note")?.to_owned(),
        alt_franc: table.flag("alt_franc")?,
        distance: table.word("distance")?,
        administrative_appeal: table.word("recours_administratif")?,
        legal_aid: table.word("aide_juridictionnelle")?,
        legal_aid_note: table.text("aj_note")?.to_owned(),
        suspensive: table.text("suspensif")?.to_owned(),
        court: table.text("juridiction")?.to_owned(),
        legal_basis: table.list("base_legale")?,
        valid_from: table.date("valid_from")?,
        valid_to: table.open_date("valid_to")?,
        version_key: table.word("version_key")?,
        urgency: table.word("urgence")?,
        confidence: table.word("confidence")?,
        to_verify: table.text("verifier")?.to_owned(),
        found_in: table.list("found_in")?,
        reminders: reminders(table)?,
        origin,
    })
}

/// The optional `rappels = ["7j", "12h"]`.
fn reminders(table: Table<'_, '_>) -> Result<Option<Vec<u32>>, LawError> {
    if !table.has("rappels") {
        return Ok(None);
    }
    let lengths = table
        .list("rappels")?
        .iter()
        .map(|text| parse_length(text))
        .collect::<Result<Vec<_>, _>>()
        .map_err(|text| {
            table.refuse_key(
                "rappels",
                format!("`{text}` is not a length such as 7j, 12h or 30min"),
            )
        })?;
    Ok(Some(tidy(lengths)))
}

/// Refuses a rule whose fields contradict each other or the rest of the file.
fn consistent(rule: &Rule, table: Table<'_, '_>, law: &Law) -> Result<(), LawError> {
    if !rule
        .id
        .strip_prefix(rule.family.as_str())
        .is_some_and(|rest| rest.starts_with('@'))
    {
        return Err(table.refuse_key(
            "id",
            format!("must begin with the family, `{}@`", rule.family),
        ));
    }
    if rule.valid_to.is_some_and(|last| last < rule.valid_from) {
        return Err(table.refuse_key("valid_to", "lies before valid_from"));
    }
    let Some(mode) = law.modes.iter().find(|text| text.mode == rule.mode) else {
        return Err(table.refuse_key(
            "mode",
            format!("`{}` is not in [[computation_modes]]", rule.mode),
        ));
    };
    if mode.franc != rule.franc {
        return Err(table.refuse_key("franc", format!("contradicts the mode `{}`", rule.mode)));
    }
    if !rule.mode.units().contains(&rule.unit) {
        return Err(table.refuse_key(
            "unit",
            format!("the mode `{}` does not count in {}", rule.mode, rule.unit),
        ));
    }
    if (rule.amount == 0) != rule.mode.takes_its_length_elsewhere() {
        return Err(table.refuse_key(
            "amount",
            format!("{} does not fit the mode `{}`", rule.amount, rule.mode),
        ));
    }
    if rule.report_642 && rule.mode.never_moves() {
        return Err(table.refuse_key(
            "report_642",
            format!("the mode `{}` is never moved", rule.mode),
        ));
    }
    if rule.alt_franc && rule.mode != Mode::DaysNonFranc && rule.mode != Mode::MonthsNonFranc {
        return Err(table.refuse_key(
            "alt_franc",
            "only a delay that is not franc has a franc alternative",
        ));
    }
    if rule.legal_basis.is_empty() {
        return Err(table.refuse_key("base_legale", "at least one article is wanted"));
    }
    if let Some(key) = rule.found_in.iter().find(|key| law.source(key).is_none()) {
        return Err(table.refuse_key("found_in", format!("`{key}` is not in [sources]")));
    }
    Ok(())
}

/// Refuses a rule when another version of its family covers a day that it covers too.
fn no_overlap(rule: &Rule, rules: &[Rule], table: Table<'_, '_>) -> Result<(), LawError> {
    let open = |last: Option<Date>| last.unwrap_or(Date::MAX);
    for other in rules
        .iter()
        .filter(|other| other.family == rule.family && other.id != rule.id)
    {
        let meet =
            rule.valid_from <= open(other.valid_to) && other.valid_from <= open(rule.valid_to);
        let apart =
            !rule.variant.is_empty() && !other.variant.is_empty() && rule.variant != other.variant;
        if meet && !apart {
            let problem = format!(
                "the versions `{}` and `{}` cover the same days",
                other.id, rule.id
            );
            return Err(table.refuse_key("valid_from", problem));
        }
    }
    Ok(())
}
