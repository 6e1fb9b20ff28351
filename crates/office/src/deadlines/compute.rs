//! The rules, and a computation that stores nothing.

use super::view::{brief, confidence, moment, steps, warnings};
use crate::{Error, Session, router::Handle, settings, when, words};
use contract::deadlines::{
    Compute, FamiliesView, FamilyView, LegalAid, ListFamilies, OutcomeView, WarningView,
};
use domain::{
    Capability, Zone,
    deadlines::{LegalAidFacts, Outcome, Request, Residence, Start, compute},
    law::{Law, Rule},
};
use jiff::civil::Date;
use store::Reader;

/// What a person tells about a decision, checked. The firm's holiday zone counts when none is named.
pub(super) fn request(reader: &Reader<'_>, asked: &Compute) -> Result<Request, Error> {
    let begins: Start = asked
        .start
        .parse()
        .map_err(|_| Error::invalid("date or time", &asked.start))?;
    let mut request = Request::new(&asked.family, when::parse_day(&asked.decided)?, begins);
    request.written = Start::written(&asked.start);
    request.variant = asked.variant.clone().unwrap_or_default();
    request.zone = match &asked.zone {
        Some(name) => Zone::named(name).ok_or_else(|| Error::invalid("holiday zone", name))?,
        None => settings::holiday_zone(reader)?,
    };
    if let Some(word) = &asked.residence {
        request.residence = word
            .parse::<Residence>()
            .map_err(|_| Error::invalid("residence", word))?;
    }
    if let Some(aid) = &asked.legal_aid {
        request.legal_aid = aid_facts(aid)?;
    }
    Ok(request)
}

/// What a person tells about legal aid, checked.
pub(super) fn aid_facts(aid: &LegalAid) -> Result<LegalAidFacts, Error> {
    let day = |text: &Option<String>| text.as_deref().map(when::parse_day).transpose();
    Ok(LegalAidFacts {
        requested: day(&aid.requested)?,
        notified_applicant: day(&aid.notified_applicant)?,
        notified_lawyer: day(&aid.notified_lawyer)?,
        lawyer_designated: day(&aid.lawyer_designated)?,
        base_family: aid.base_family.clone().unwrap_or_default(),
        base_variant: aid.base_variant.clone().unwrap_or_default(),
    })
}

impl Handle<ListFamilies> for Session {
    fn handle(&self, request: ListFamilies) -> Result<FamiliesView, Error> {
        self.require(Capability::Read)?;
        let on = request
            .on
            .as_deref()
            .map_or_else(|| Ok(when::day(self.now())), when::parse_day)?;
        let law = self.law();
        let rules = law.rules_in_force(on, request.procedure.map(words::to_procedure));
        Ok(FamiliesView {
            families: rules
                .into_iter()
                // What follows a decision on legal aid is asked for by way of the delay that it interrupts.
                .filter(|rule| !rule.mode.takes_its_length_elsewhere())
                .map(|rule| family(&law, rule, on))
                .collect(),
            verified_until: law.meta.verified_until.to_string(),
        })
    }
}

fn family(law: &Law, rule: &Rule, on: Date) -> FamilyView {
    FamilyView {
        family: rule.family.clone(),
        variant: rule.variant.clone(),
        rule: rule.id.clone(),
        procedure: words::procedure(rule.procedure),
        situation: rule.situation.clone(),
        delay: rule.delay().0,
        start_event: rule.start_words().0,
        sources: rule.legal_basis.clone(),
        confidence: confidence(rule.confidence.as_str()),
        after_legal_aid: law
            .after_legal_aid(rule, on)
            .map(|after| after.family.clone()),
    }
}

impl Handle<Compute> for Session {
    fn handle(&self, question: Compute) -> Result<OutcomeView, Error> {
        self.require(Capability::Read)?;
        let request = self.read(|reader| request(reader, &question))?;
        Ok(outcome(&compute(&self.law(), &request)?))
    }
}

fn outcome(outcome: &Outcome) -> OutcomeView {
    match outcome {
        Outcome::Manual(reason) => OutcomeView {
            rule: None,
            mode: None,
            due_at: None,
            due_safe_at: None,
            due_if_franc_at: None,
            date: None,
            steps: Vec::new(),
            brief: Vec::new(),
            sources: Vec::new(),
            warnings: vec![WarningView {
                fr: reason.fr.clone(),
                en: reason.en.clone(),
            }],
            confidence: None,
            manual: true,
            agrees: true,
        },
        Outcome::Computed(computed) => OutcomeView {
            rule: Some(computed.rule.id.clone()),
            mode: Some(computed.rule.mode.as_str().to_owned()),
            due_at: computed.dates.due.as_ref().map(moment),
            due_safe_at: computed.dates.due_safe.as_ref().map(moment),
            due_if_franc_at: computed.dates.due_if_franc.as_ref().map(moment),
            date: computed.dates.date.map(|date| date.to_string()),
            steps: steps(&computed.steps),
            brief: brief(&computed.brief),
            sources: computed.source.clone(),
            warnings: warnings(&computed.warnings),
            confidence: Some(confidence(computed.rule.confidence.as_str())),
            manual: false,
            agrees: computed.agrees,
        },
    }
}
