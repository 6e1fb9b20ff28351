//! From a notification to a proposed deadline: by a person who names the rule, or from the words of a mail.

use super::{
    alarm::watch,
    compute::request,
    doubts::{KEPT_AFTER_ALL, free_is_a_guess, key_date, several_situations, short_title},
    view::{brief, moment, steps, warnings},
};
use crate::{
    Error, Session,
    router::Handle,
    settings, when, words,
    workspaces::{Happened, note, raise, touch},
};
use ::intelligence::DeadlineHint;
use contract::{
    deadlines::{Compute, LegalAid, Propose, SecondDatesView, WarningView},
    workspaces::WorkspaceView,
};
use domain::{
    Capability, EventName, Procedure,
    deadlines::{
        Circumstance, Computation, LegalAidFacts, Outcome, Request, Start, compute,
        compute_possible, families_beside, possible_families,
    },
};
use jiff::civil::Date;
use serde_json::{Value, json};
use store::{AlertLevel, Deadline, DeadlineState, Id, Workspace, Writer};

/// What a hint was read from.
#[derive(Debug, Clone, Default)]
pub(crate) struct Source {
    pub(crate) communication: Option<Id>,
    /// The document, and the page from 1.
    pub(crate) document: Option<(Id, u32)>,
    /// The procedure that the text itself is about, for a workspace that names none.
    pub(crate) procedure: Option<Procedure>,
}

/// Where a computation came from.
struct Origin<'a> {
    workspace: Id,
    communication: Option<Id>,
    document: Option<(Id, u32)>,
    passage: &'a str,
    /// Who asked for it; nothing when it was the machine.
    by: Option<Id>,
}

/// Proposes the deadline that a mail hints at, the shortest of the possible ones, and those that run beside it.
///
/// Never fails for what the mail says: where no rule fits, an alert asks a person to enter the date.
///
/// # Errors
///
/// When the file cannot be written.
pub(crate) fn propose_from_hint(
    session: &Session,
    writer: &Writer<'_>,
    workspace: Id,
    source: &Source,
    hint: &DeadlineHint,
    passage: &str,
) -> Result<(), Error> {
    let mut row: Workspace = writer.expect(&workspace)?;
    let situation = hint.rule_situation.as_str();
    if row.situation.is_none() {
        row.situation = Some(situation.to_owned());
        row.notification = Some(hint.when());
        writer.save(&row)?;
    }
    let begins = hint.time.map_or(Start::On(hint.date), |time| {
        Start::Local(hint.date.to_datetime(time))
    });
    let procedure = row
        .procedure
        .filter(|&procedure| procedure != Procedure::Autre)
        .or(source.procedure)
        .unwrap_or(Procedure::Autre);
    // Where the day that chooses the version is not known, the notification stands in, and a warning says so.
    let mut facts = Request::new("", hint.date, begins);
    facts.zone = settings::holiday_zone(writer)?;
    let possible = |families: &[&str]| {
        compute_possible(&session.law(), families, &facts, hint.key_dates).unwrap_or_default()
    };
    let families = possible_families(procedure, Some(situation), &hint.circumstances);
    let main = possible(&families).computed;
    let Some((shortest, others)) = main.split_first() else {
        return raise(
            session,
            writer,
            workspace,
            source.communication,
            "no_rule",
            AlertLevel::High,
            json!({ "what": passage }),
        );
    };
    let origin = Origin {
        workspace,
        communication: source.communication,
        document: source.document,
        passage,
        by: None,
    };
    let mut proposed = Vec::new();
    let mut propose = |(facts, computed): &(Request, Computation), extra: Vec<WarningView>| {
        let mut notes = vec![key_date(
            computed.rule.version_key,
            hint.key_dates,
            hint.date,
        )];
        notes.extend(extra);
        proposed.extend(store_proposal(
            session, writer, &origin, facts, computed, notes,
        )?);
        Ok::<_, Error>(())
    };
    let mut extra = Vec::new();
    if !others.is_empty() {
        extra.push(several_situations(others));
    } else if situation == "oqtf_avec_delai" && !hint.circumstances.contains(&Circumstance::Free) {
        extra.push(free_is_a_guess(&possible(&KEPT_AFTER_ALL).computed));
    }
    propose(shortest, extra)?;
    for beside in &possible(families_beside(situation, &hint.circumstances)).computed {
        propose(beside, Vec::new())?;
    }
    let Some(first) = proposed.first() else {
        return Ok(());
    };
    if !others.is_empty() && situation.starts_with("oqtf") {
        raise(
            session,
            writer,
            workspace,
            source.communication,
            "situation_unknown",
            AlertLevel::High,
            json!({}),
        )?;
    }
    session.emit(
        writer,
        EventName::AiValidationRequired,
        "deadlines",
        first.id,
        &json!({ "workspace": workspace.to_string() }),
    )
}

/// Writes a computation as a proposal. `None` when it is history, or was proposed before.
fn store_proposal(
    session: &Session,
    writer: &Writer<'_>,
    origin: &Origin<'_>,
    facts: &Request,
    computed: &Computation,
    extra: Vec<WarningView>,
) -> Result<Option<Deadline>, Error> {
    let start_text = facts.start.to_string();
    let known = writer.deadlines(origin.workspace)?;
    let again = known.iter().any(|deadline| {
        deadline.family == computed.rule.family && deadline.start_text == start_text
    });
    let (due_ms, due_safe_ms) = kept_dates(computed);
    if again {
        return Ok(None);
    }
    let mut notes = extra;
    notes.extend(warnings(&computed.warnings));
    let deadline = Deadline {
        id: session.new_id(),
        workspace_id: origin.workspace,
        communication_id: origin.communication,
        rule_id: Some(computed.rule.id.clone()),
        family: computed.rule.family.clone(),
        variant: computed.rule.variant.clone(),
        title: short_title(&computed.rule.situation),
        start_text,
        due_ms,
        due_safe_ms,
        due_if_franc_ms: computed
            .dates
            .due_if_franc
            .as_ref()
            .map(|at| at.timestamp().as_millisecond()),
        mode: computed.rule.mode.as_str().to_owned(),
        steps: json!(steps(&computed.steps)),
        sources: computed.source.clone(),
        warnings: json!(notes),
        confidence: computed.rule.confidence.as_str().to_owned(),
        passage: origin.passage.to_owned(),
        state: DeadlineState::Proposed,
        confirmed_by: None,
        confirmed_ms: None,
        manual: false,
        created_ms: session.now_ms(),
        document_id: origin.document.map(|(id, _)| id),
        page: origin.document.map(|(_, page)| i64::from(page)),
        facts: told(facts, computed),
        second_by: None,
        second_ms: None,
        note: String::new(),
        lapsed_ms: None,
    };
    writer.insert(&deadline)?;
    announce(session, writer, origin, &deadline, computed.agrees)?;
    Ok(Some(deadline))
}

/// What a computation was made from and is shown with, as it is kept: enough to make it again.
pub(super) fn told(facts: &Request, computed: &Computation) -> Value {
    let aid = &facts.legal_aid;
    let day = |date: Option<Date>| date.map(|date| date.to_string());
    let mut told = json!({
        "agrees": computed.agrees,
        "start": start_words(computed, &facts.start),
        "decided": facts.decided.to_string(),
        "zone": facts.zone.as_str(),
        "residence": facts.residence.as_str(),
        "situation": computed.rule.situation,
        "brief": brief(&computed.brief),
        "firm_rule": computed.rule.origin == domain::law::Origin::Firm,
    });
    if *aid != LegalAidFacts::default() {
        told["legal_aid"] = json!(LegalAid {
            requested: day(aid.requested),
            notified_applicant: day(aid.notified_applicant),
            notified_lawyer: day(aid.notified_lawyer),
            lawyer_designated: day(aid.lawyer_designated),
            base_family: Some(aid.base_family.clone()),
            base_variant: Some(aid.base_variant.clone()),
        });
    }
    if let Some(second) = &computed.second {
        told["second"] = json!(SecondDatesView {
            due_at: second.due.as_ref().map(moment),
            due_safe_at: second.due_safe.as_ref().map(moment),
        });
    }
    told
}

/// The two dates of a computation as they are kept: the legal one, and the prudent one or else the same.
pub(super) fn kept_dates(computed: &Computation) -> (Option<i64>, Option<i64>) {
    let dates = &computed.dates;
    let end_of_day = |date: Date| date.at(23, 59, 59, 0).to_zoned(when::paris()).ok();
    let date = dates.date.and_then(end_of_day);
    let ms = |at: Option<&jiff::Zoned>| at.map(|at| at.timestamp().as_millisecond());
    let due_ms = ms(dates.due.as_ref().or(date.as_ref()));
    (due_ms, ms(dates.due_safe.as_ref()).or(due_ms))
}

/// `notification, 14/11/2026 à 16:40`
fn start_words(computed: &Computation, start: &Start) -> String {
    let at = match start {
        Start::At(instant) => instant
            .to_zoned(when::paris())
            .strftime("%d/%m/%Y à %H:%M")
            .to_string(),
        Start::Local(local) => local.strftime("%d/%m/%Y à %H:%M").to_string(),
        Start::On(day) => day.strftime("%d/%m/%Y").to_string(),
    };
    format!("{}, {at}", computed.rule.start_words().0)
}

/// The prudent date of a deadline, as the timeline carries it.
pub(super) fn prudent(deadline: &Deadline) -> Option<contract::Time> {
    deadline.due_safe_ms.map(when::time_ms)
}

/// What everybody learns of a new proposal: timeline, event, alerts, urgency.
fn announce(
    session: &Session,
    writer: &Writer<'_>,
    origin: &Origin<'_>,
    deadline: &Deadline,
    agrees: bool,
) -> Result<(), Error> {
    let happened = Happened {
        kind: "deadline_proposed",
        params: json!({ "what": deadline.title, "on": prudent(deadline) }),
        communication: origin.communication,
        by: origin.by,
    };
    note(session, writer, origin.workspace, &happened)?;
    session.emit(
        writer,
        EventName::DeadlineCreated,
        "deadlines",
        deadline.id,
        &json!({ "workspace": origin.workspace.to_string(), "rule": deadline.rule_id, "due_safe_ms": deadline.due_safe_ms }),
    )?;
    if !agrees {
        raise(
            session,
            writer,
            origin.workspace,
            origin.communication,
            "computations_disagree",
            AlertLevel::High,
            json!({ "what": deadline.title }),
        )?;
    }
    watch(session, writer, deadline)?;
    touch(session, writer, origin.workspace)
}

impl Handle<Propose> for Session {
    fn handle(&self, asked: Propose) -> Result<WorkspaceView, Error> {
        self.require(Capability::Work)?;
        let workspace = words::id(&asked.workspace_id)?;
        let asked = Compute {
            family: asked.family,
            variant: asked.variant,
            decided: asked.decided,
            start: asked.start,
            zone: asked.zone,
            residence: asked.residence,
            legal_aid: asked.legal_aid,
        };
        self.write(|writer| {
            writer.expect::<Workspace>(&workspace)?;
            let facts = request(writer, &asked)?;
            let Outcome::Computed(computed) = compute(&self.law(), &facts)? else {
                return Err(Error::invalid(
                    "decision date that a rule covers (enter the deadline by hand)",
                    &asked.decided,
                ));
            };
            let origin = Origin {
                workspace,
                communication: None,
                document: None,
                passage: "",
                by: Some(self.user_id),
            };
            let proposed = store_proposal(self, writer, &origin, &facts, &computed, Vec::new())?;
            let proposed = proposed.ok_or(store::Error::Duplicate {
                entity: "deadlines",
            })?;
            self.audit(
                writer,
                "deadlines.propose",
                "deadlines",
                &proposed.id.to_string(),
                &json!({ "rule": proposed.rule_id }),
            )
        })?;
        self.changed_workspace(workspace)
    }
}
