//! What rules know about each category, as weights on the logarithm of the odds.

use domain::Category;

use crate::decide::fraud::unsolicited;
use crate::decide::{DECISIONS, is_immigration};
use crate::layout::Thread;
use crate::letter::Knowledge;
use crate::lexicon::Concept as C;
use crate::reading::Reading;
use crate::sender::Sender;

/// Weights on the logarithm of the odds.
pub(super) fn corrections(reading: &Reading<'_>, sender: Sender) -> [(Category, f32); 7] {
    let decided =
        brings_decision(reading, sender) && !is_talk(reading, sender) && !is_joke(reading);
    [
        (Category::Spam, spam(reading, sender)),
        (Category::LaposteNotification, postal(reading, decided)),
        (Category::Ceseda, procedure(reading, decided)),
        (Category::Urgent, pressing(reading, decided)),
        (Category::NouveauClient, newcomer(reading, sender, decided)),
        (Category::ReponseClient, known(reading, sender, decided)),
        (Category::General, background(reading, sender, decided)),
    ]
}

fn spam(reading: &Reading<'_>, sender: Sender) -> f32 {
    let evidence = unsolicited(reading);
    let official = matches!(
        sender,
        Sender::Authority
            | Sender::Colleague
            | Sender::Lawyer
            | Sender::SocialWorker
            | Sender::Form
    );
    match evidence {
        e if e < 0.2 => -1.0,
        e if official && e < 1.2 => -1.5,
        e => ((e - 0.5) * 4.0).min(6.0),
    }
}

fn postal(reading: &Reading<'_>, decided: bool) -> f32 {
    if !reading.says_any(&[C::Registered, C::Parcel, C::PostalNotice]) {
        return -2.0;
    }
    if decided {
        return -2.5;
    }
    let kinds = [
        C::Registered,
        C::Parcel,
        C::PostalNotice,
        C::Collect,
        C::Delivered,
        C::Announced,
    ];
    let said = kinds.iter().filter(|&&c| reading.says(c)).count();
    let other = reading.says_any(&[C::FeesMoney, C::AskQuote, C::AcceptQuote, C::SendsDocs])
        && reading.thread == Thread::Reply;
    let weight = match said {
        1 => -1.0,
        2 => 0.8,
        _ => 2.0,
    };
    if other { weight - 2.0 } else { weight }
}

fn procedure(reading: &Reading<'_>, decided: bool) -> f32 {
    if !is_immigration(reading) {
        return -1.0;
    }
    let asks = reading.says_any(&[
        C::FirstContact,
        C::AskConsultation,
        C::AskQuote,
        C::SendsDocs,
    ]);
    match decided {
        true => 2.2,
        false if reading.newly(C::Hearsay) => -2.5,
        false if asks => -1.2,
        false => -0.5,
    }
}

fn pressing(reading: &Reading<'_>, decided: bool) -> f32 {
    if !reading.newly_any(&[
        C::HoursLimit,
        C::UrgentWord,
        C::Custody,
        C::Blocked,
        C::Eviction,
        C::CallNow,
        C::Soon,
    ]) {
        return -1.0;
    }
    if decided {
        return -3.0;
    }
    let matter = reading.says_any(&[
        C::Eviction,
        C::Blocked,
        C::LabourLaw,
        C::FamilyLaw,
        C::Court,
        C::Organiser,
        C::Hearing,
    ]);
    let mut weight = -0.6;
    weight += if reading.newly(C::Custody) { 2.5 } else { 0.0 };
    let alarmed = reading.says_any(&[C::UrgentWord, C::CallNow, C::Fear, C::Blocked]);
    weight += if reading.newly(C::Soon) && alarmed && matter {
        1.8
    } else if reading.newly(C::Soon) && reading.newly(C::CallNow) {
        1.2
    } else {
        0.0
    };
    weight += if reading.says(C::HoursLimit) && matter {
        1.8
    } else if reading.says(C::HoursLimit) && reading.says(C::UrgentWord) {
        1.2
    } else {
        0.0
    };
    weight
}

fn newcomer(reading: &Reading<'_>, sender: Sender, decided: bool) -> f32 {
    let mut weight = 0.0;
    weight += match reading.letter.known_sender {
        Knowledge::Known => -4.0,
        Knowledge::Unknown => 0.7,
        Knowledge::NotTold => 0.0,
    };
    weight -= if reading.letter.is_reply { 2.5 } else { 0.0 };
    weight -= if decided { 1.5 } else { 0.0 };
    weight -= if matches!(sender, Sender::Authority | Sender::Colleague) {
        2.0
    } else {
        0.0
    };
    weight -= if reading.says_any(&[C::Application, C::Press]) {
        1.5
    } else {
        0.0
    };
    let asks = [C::FirstContact, C::AskConsultation, C::AskQuote, C::WebForm]
        .iter()
        .filter(|&&c| reading.says(c))
        .count();
    weight += match asks {
        0 => -1.0,
        1 => 0.5,
        _ => 1.3,
    };
    weight
}

fn known(reading: &Reading<'_>, sender: Sender, decided: bool) -> f32 {
    let told = match reading.letter.known_sender {
        Knowledge::Known => 1.2,
        Knowledge::Unknown => -1.5,
        Knowledge::NotTold => 0.0,
    };
    let thread = if reading.thread == Thread::Reply {
        0.8
    } else {
        -0.3
    };
    let office = if matches!(
        sender,
        Sender::Colleague | Sender::Authority | Sender::Machine
    ) {
        -2.0
    } else {
        0.0
    };
    let client = if reading.newly(C::KnownClient) && sender != Sender::Business {
        0.8
    } else {
        0.0
    };
    let quarrels = if reading.newly(C::FeesMoney) && reading.newly(C::Anger) {
        0.8
    } else {
        0.0
    };
    told + thread + office + client + quarrels - if decided { 1.0 } else { 0.0 }
}

fn background(reading: &Reading<'_>, sender: Sender, decided: bool) -> f32 {
    let mut weight = 0.0;
    weight += if is_talk(reading, sender) && !reading.says(C::Hearsay) {
        2.5
    } else {
        0.0
    };
    weight += if sender == Sender::Colleague && !decided {
        1.5
    } else {
        0.0
    };
    weight += if reading.says(C::Receipt) { 0.8 } else { 0.0 };
    weight +=
        if reading.says(C::Organiser) && !reading.says(C::HoursLimit) && !reading.says(C::AskQuote)
        {
            0.8
        } else {
            0.0
        };
    weight -= if decided { 1.0 } else { 0.0 };
    weight
        - if reading.says_any(&[C::FirstContact, C::AskConsultation]) && !is_talk(reading, sender) {
            1.0
        } else {
            0.0
        }
}

/// More than one sign that the writer does not mean it.
pub(super) fn is_joke(reading: &Reading<'_>) -> bool {
    reading.hits.iter().filter(|h| h.concept == C::Joke).count() > 1
}

/// Newsletters, press, applicants and lists speak of procedures without bringing one.
fn is_talk(reading: &Reading<'_>, sender: Sender) -> bool {
    let letter = reading.letter;
    let sent_to_many = letter.list_id.is_some()
        || letter.precedence.is_some()
        || letter.list_unsubscribe.is_some();
    let many = |concept: C| reading.count(concept) > 1;
    sender != Sender::Authority
        && (sent_to_many && reading.says(C::Newsletter)
            || reading.count(C::Newsletter) > 2
            || many(C::Application)
            || many(C::Press)
            || letter.list_id.is_some()
            || reading.newly(C::Hearsay)
                && !reading.newly_any(&[
                    C::Notified,
                    C::OqtfDelay,
                    C::Summons,
                    C::AppointmentAuthority,
                    C::Hearing,
                    C::Detention,
                    C::HouseArrest,
                ])
            || reading.says(C::ListTraffic) && reading.says(C::Invitation))
}

/// The new text brings a decision, a summons or a step of a procedure, rather than talk about one.
fn brings_decision(reading: &Reading<'_>, sender: Sender) -> bool {
    if !is_immigration(reading) {
        return false;
    }
    let newly = |concepts: &[C]| reading.newly_any(concepts);
    let step = newly(&[
        C::Summons,
        C::AppointmentAuthority,
        C::HearingNotice,
        C::Hearing,
        C::MemoNotice,
    ]);
    let acts = [
        C::Notified,
        C::Refused,
        C::Appeal,
        C::Hearing,
        C::Favourable,
        C::HouseArrest,
        C::Detention,
        C::OqtfDelay,
        C::OqtfNoDelay,
        C::Decision,
        C::ImplicitRefusal,
    ];
    let decided = newly(DECISIONS) && (newly(&acts) || reading.newly(C::Oqtf));
    let answered =
        reading.newly(C::Refused) && newly(&[C::Prefecture, C::Notified, C::Decision, C::Appeal]);
    let official = sender == Sender::Authority
        && newly(&[
            C::Permit,
            C::Asylum,
            C::Naturalisation,
            C::FamilyReunion,
            C::Oqtf,
            C::Visa,
            C::DocsRequestAuthority,
            C::ClosureRequest,
        ]);
    step || decided || answered || official || reading.newly(C::Favourable)
}
