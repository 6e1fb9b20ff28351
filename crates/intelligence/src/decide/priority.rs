//! How soon a letter wants a person. Rules alone, over category, days and situation: a floor that no
//! model and no provider may lower.

use domain::{Category, Priority};

use crate::entities::dates::days_between;
use crate::entities::days::Event;
use crate::entities::roles::Role;
use crate::judgement::{By, DeadlineHint, Judged, RuleSituation, Span};
use crate::lexicon::Concept as C;
use crate::reading::Reading;
use crate::sender::Sender;

/// Everything the priority is derived from.
pub(crate) struct Facts<'r, 'a> {
    pub(crate) reading: &'r Reading<'a>,
    pub(crate) sender: Sender,
    pub(crate) category: Category,
    pub(crate) is_first_contact: bool,
    pub(crate) events: &'r [Event],
    pub(crate) hint: Option<&'r DeadlineHint>,
}

/// Judges the priority.
pub(crate) fn priority(facts: &Facts<'_, '_>) -> Judged<Priority> {
    let (value, span) = match facts.category {
        Category::Spam => (Priority::Low, None),
        Category::LaposteNotification => postal(facts),
        Category::Ceseda => procedure(facts),
        Category::Urgent => (Priority::Critical, facts.reading.place(C::HoursLimit)),
        Category::NouveauClient => (Priority::High, facts.reading.place(C::FirstContact)),
        Category::ReponseClient => (
            if is_courtesy(facts.reading) {
                Priority::Low
            } else {
                Priority::Medium
            },
            None,
        ),
        Category::General => (
            if is_quiet(facts.reading, facts.sender) {
                Priority::Low
            } else {
                Priority::Medium
            },
            None,
        ),
    };
    Judged {
        value,
        confidence: 0.9,
        span,
        by: By::Rule,
    }
}

fn postal(facts: &Facts<'_, '_>) -> (Priority, Option<Span>) {
    let reading = facts.reading;
    let collect = reading.says(C::Collect) && !reading.says(C::Delivered);
    let waits = facts.events.iter().any(|e| e.role == Role::Pickup);
    if collect || waits {
        (Priority::High, reading.place(C::Collect))
    } else {
        (Priority::Medium, None)
    }
}

/// Hours ahead of the letter within which an event makes it critical.
const CRITICAL_HOURS: i32 = 72;
/// Days ahead of the letter within which an event makes it high.
const HIGH_DAYS: i32 = 31;

fn procedure(facts: &Facts<'_, '_>) -> (Priority, Option<Span>) {
    let reading = facts.reading;
    let says = |c: C| reading.says(c);
    let favourable = says(C::Favourable) && !says(C::Refused) && facts.hint.is_none();
    let ahead = |e: &Event| {
        matches!(
            e.role,
            Role::Hearing | Role::Appointment | Role::Limit | Role::Release
        ) || e.role == Role::Expiry
    };
    let soonest = facts
        .events
        .iter()
        .filter(|e| ahead(e))
        .min_by_key(|e| e.date);
    let days = |e: &Event| days_between(reading.now.date(), e.date);
    if let Some(event) = facts
        .events
        .iter()
        .filter(|e| ahead(e) && e.role != Role::Expiry)
        .find(|e| days(e) * 24 <= CRITICAL_HOURS)
    {
        return (Priority::Critical, Some(event.span));
    }
    if let Some(hint) = facts.hint
        && let Some(limit) = limit_days(hint.rule_situation)
    {
        let left = days_between(reading.now.date(), hint.date) + limit;
        if (0..=3).contains(&left) {
            return (Priority::Critical, Some(hint.span));
        }
    }
    if !favourable
        && (says(C::Oqtf)
            && (says(C::OqtfNoDelay) || says_without_delay(reading))
            && !says(C::Hearing)
            || in_detention(reading))
    {
        return (
            Priority::Critical,
            reading
                .place(C::OqtfNoDelay)
                .or_else(|| reading.place(C::Detention))
                .or_else(|| reading.place(C::Oqtf)),
        );
    }
    if let Some(event) = soonest.filter(|e| days(e) <= HIGH_DAYS) {
        return (Priority::High, Some(event.span));
    }
    if facts.is_first_contact {
        return (Priority::High, reading.place(C::FirstContact));
    }
    if facts.hint.is_some() {
        return (Priority::High, facts.hint.map(|h| h.span));
    }
    let adverse = [
        C::Oqtf,
        C::RefusTitre,
        C::RetraitTitre,
        C::OfpraReject,
        C::OfpraInadmissible,
        C::OfpraClosure,
        C::CndaReject,
        C::Dublin,
        C::NatPostponed,
        C::NatRefused,
        C::VisaRefused,
        C::WorkPermitRefused,
        C::Expulsion,
        C::ImplicitRefusal,
        C::CourtJudgment,
        C::Cma,
        C::EndProtection,
        C::ClosureRequest,
        C::EntryRefused,
    ];
    let running = adverse
        .into_iter()
        .find(|&c| says(c))
        .filter(|_| !favourable && soonest.is_none());
    match running {
        Some(concept) => (Priority::High, reading.place(concept)),
        None if says(C::Refused) && says(C::FamilyReunion) => {
            (Priority::High, reading.place(C::Refused))
        }
        None => (Priority::Medium, None),
    }
}

fn says_without_delay(reading: &Reading<'_>) -> bool {
    reading.subject.text.contains("sans delai")
        || reading
            .spoken()
            .any(|text| text.contains("sans delai") || text.contains("without delay"))
}

/// Somebody is held, and not released.
fn in_detention(reading: &Reading<'_>) -> bool {
    let released = [
        "mis en liberte",
        "remis en liberte",
        "libere par",
        "a ete libere",
        "est libere",
        "est sorti du",
    ];
    reading.says_any(&[C::Detention, C::Jld]) && !released.iter().any(|r| reading.flat.contains(r))
}

/// Days from notification to the end of the shortest delay of a situation: prudent, for urgency only.
/// The deadline itself is computed from the rules of law.
const fn limit_days(situation: RuleSituation) -> Option<i32> {
    use RuleSituation as R;
    Some(match situation {
        R::OqtfRetention | R::Retention | R::OrdonnanceJld => 2,
        R::OqtfAssignation
        | R::OqtfDetention
        | R::Assignation
        | R::TransfertDublin
        | R::RefusCma => 7,
        R::ProcedureContradictoire => 15,
        R::OqtfAvecDelai
        | R::OqtfSansDelai
        | R::OqtfInconnu
        | R::RejetOfpra
        | R::IrrecevabiliteOfpra
        | R::RefusVisa
        | R::JugementTa => 30,
        R::RefusTitre
        | R::RetraitTitre
        | R::RejetCnda
        | R::RefusRegroupement
        | R::RefusNaturalisation
        | R::AjournementNaturalisation
        | R::Irtf
        | R::Expulsion
        | R::RefusAutorisationTravail => 60,
        R::ClotureOfpra | R::ClotureDemande => return None,
    })
}

/// Pure thanks: nothing asked, nothing sent, nothing announced.
fn is_courtesy(reading: &Reading<'_>) -> bool {
    let asks = reading.says_any(&[
        C::SendsDocs,
        C::AskNews,
        C::FeesMoney,
        C::MeetingOwner,
        C::AskQuote,
        C::AskConsultation,
        C::Anger,
        C::Fear,
        C::Threat,
        C::DocsRequestAuthority,
        C::AcceptQuote,
    ]);
    let question = reading.spoken().any(|text| text.contains('?')) && !reading.says(C::Joke);
    let long = reading.spoken().map(str::len).sum::<usize>() > 900;
    let thanks = reading.says_any(&[C::Thanks, C::Joy])
        || reading.spoken().map(str::len).sum::<usize>() < 160
            && reading.spoken().any(|text| {
                text.contains("merci") || text.contains("thank") || text.contains("bien recu")
            });
    thanks && !long && !question && (!asks || reading.says(C::Joke))
}

/// Newsletters, lists, automatic replies, bounces, receipts.
pub(crate) fn is_quiet(reading: &Reading<'_>, sender: Sender) -> bool {
    let letter = reading.letter;
    let subscribed = (letter.list_id.is_some()
        || letter.list_unsubscribe.is_some()
        || letter.precedence.is_some())
        || reading.count(C::Newsletter) > 1;
    letter.is_delivery_report
        || letter.auto_submitted.is_some_and(|a| a.contains("replied"))
        || reading
            .subject_hits
            .iter()
            .any(|h| matches!(h.concept, C::AutoReply | C::Bounce))
        || subscribed
        || reading.says(C::Receipt)
        || reading.says(C::AutoReply) && sender == Sender::Machine
        || is_courtesy(reading) && !reading.says_any(&[C::Invitation, C::Organiser])
}
