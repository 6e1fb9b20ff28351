//! Advertising, fraud, and text that speaks to automatic readers.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};

use crate::entities::names::is_owners;
use crate::entities::names::shape::key;
use crate::fold::Folded;
use crate::judgement::{Field, Flag, Span};
use crate::lexicon::Concept as C;
use crate::reading::Reading;

/// Evidence of unsolicited mail; from 1 on there is hardly a doubt.
pub(crate) fn unsolicited(reading: &Reading<'_>) -> f32 {
    let many = |concept: C| f32::from(reading.count(concept).min(3));
    let mut evidence = 0.0;
    evidence += 0.3 * many(C::AdLeads)
        + 0.25 * many(C::AdSeo)
        + 0.22 * many(C::AdPitch)
        + 0.2 * many(C::AdSource);
    evidence += 0.22 * many(C::PhishClick)
        + 0.3 * many(C::ScamMoney)
        + 0.6 * many(C::Extortion)
        + 0.2 * many(C::BossFraud);
    if reading.says(C::Parcel) && reading.says(C::PhishClick) {
        evidence += 0.5;
    }
    let link = reading.letter.text.contains("http") || reading.letter.text.contains("www.");
    if reading.says(C::PhishClick) && (link || borrows_brand(reading)) {
        evidence += 0.4;
    }
    if reading.count(C::BossFraud) > 1 && reading.thread != crate::layout::Thread::Reply {
        evidence += 0.4;
    }
    if [" de ", " chez ", " from ", " @ "]
        .iter()
        .any(|link| reading.from.contains(link))
        && reading.says(C::AdPitch)
    {
        evidence += 0.25;
    }
    if impersonates(reading) {
        evidence += 0.8;
    }
    if is_wanted(reading) {
        evidence *= 0.35;
    }
    evidence
}

/// The display name is a brand that thieves like, and the address is not its own.
pub(crate) fn borrows_brand(reading: &Reading<'_>) -> bool {
    const BRANDS: &[&str] = &[
        "impots",
        "ameli",
        "assurance maladie",
        "antai",
        "caf",
        "la poste",
        "chronopost",
        "colissimo",
        "mondial relay",
        "dhl",
        "ups",
        "fedex",
        "banque",
        "credit agricole",
        "paypal",
        "netflix",
        "microsoft",
        "apple",
        "orange",
        "sfr",
        "edf",
        "support",
        "administrateur",
        "service client",
        "compte",
        "livraison",
        "colis",
        "webmail",
        "amende",
        "docusign",
        "dropbox",
        "cpf",
    ];
    let domain = reading
        .letter
        .from_address
        .rsplit_once('@')
        .map_or("", |(_, d)| d)
        .to_ascii_lowercase();
    let house = domain.split('.').rev().nth(1).unwrap_or_default();
    BRANDS
        .iter()
        .any(|brand| reading.from.contains(brand) && house != *brand)
}

/// Subscriptions, organisers and running threads are wanted, whatever they advertise.
fn is_wanted(reading: &Reading<'_>) -> bool {
    let letter = reading.letter;
    letter.is_reply && !reading.says(C::AdLeads)
        || letter.list_id.is_some() && reading.says(C::Newsletter)
        || reading.count(C::Organiser) > 1
}

/// Money is asked for, or an identity is borrowed.
pub(crate) fn is_fraud(reading: &Reading<'_>) -> bool {
    reading.says(C::Extortion)
        || reading.count(C::ScamMoney) > 1
        || reading.count(C::PhishClick) > 1
        || impersonates(reading)
}

/// The name of somebody of the house above an address from elsewhere.
pub(crate) fn impersonates(reading: &Reading<'_>) -> bool {
    let letter = reading.letter;
    if is_owners(reading, letter.from_address) || letter.from_address.is_empty() {
        return false;
    }
    let shown: Vec<String> = key(letter.from_name)
        .into_iter()
        .filter(|w| w.len() > 2 && !matches!(w.as_str(), "maitre" | "cabinet"))
        .collect();
    let named = letter.owners.names.iter().any(|name| {
        let owner = key(name);
        shown.len() > 1 && shown.iter().all(|w| owner.contains(w))
    });
    named || reading.count(C::BossFraud) > 0 && borrows_house(reading, &shown)
}

/// The surname shown is the house's own, as in `c.arnal@` or `arnal-avocats`.
fn borrows_house(reading: &Reading<'_>, shown: &[String]) -> bool {
    let houses: Vec<String> = reading
        .letter
        .to
        .iter()
        .map(|m| Folded::new(m.address).text)
        .filter(|a| a.contains('@'))
        .collect();
    shown
        .iter()
        .any(|word| word.len() > 3 && houses.iter().any(|house| house.contains(word.as_str())))
}

/// Phrases that order an automatic reader about. Folded.
const ORDERS: &[&str] = &[
    "ignore les instructions",
    "ignorez les instructions",
    "ignore toutes les",
    "ignorez toutes les",
    "ignore all previous",
    "ignore previous",
    "ignore the previous",
    "ignore any previous",
    "ignore all prior",
    "ignore prior",
    "ignore your instructions",
    "disregard previous",
    "disregard all",
    "disregard the above",
    "oublie les instructions",
    "oubliez les instructions",
    "oublie tes instructions",
    "forget your instructions",
    "forget previous",
    "forget all previous",
    "set category",
    "set priority",
    "category=",
    "category =",
    "priority=",
    "priority =",
    "\"category\"",
    "categorie=",
    "categorie =",
    "priorite=",
    "priorite =",
    "classe ce message",
    "classez ce message",
    "classe ce mail",
    "classez ce mail",
    "classe ce courriel",
    "classer ce message",
    "classer en urgent",
    "classify this",
    "label this",
    "mark this email",
    "mark this message",
    "mark as urgent",
    "marque ce message",
    "marquez ce message",
    "system prompt",
    "system:",
    "<system>",
    "[system]",
    "[inst]",
    "assistant:",
    "as an ai",
    "en tant qu'ia",
    "en tant qu'assistant",
    "ai assistant",
    "mail assistant",
    "note to mail assistants",
    "note aux assistants",
    "message to the ai",
    "note to ai",
    "to the ai",
    "a l'attention de l'ia",
    "a l'intention de l'ia",
    "note pour l'ia",
    "instruction pour l'assistant",
    "instructions pour l'assistant",
    "instruction to the assistant",
    "you are now",
    "tu es maintenant",
    "vous etes desormais un",
    "new instructions",
    "nouvelles instructions :",
    "override",
    "jailbreak",
    "developer mode",
    "do not flag",
    "ne signale pas",
    "ne pas signaler ce message",
    "set urgency",
    "urgency=",
    "urgence=",
    "reponds uniquement",
    "repondez uniquement par",
    "respond only with",
    "answer only with",
    "output only",
    "transfere ce message a",
    "transferez ce message a",
    "forward this email to",
    "forward all emails",
    "archive ce message",
    "archivez ce message",
    "supprime ce message",
    "delete this email",
    "mets la priorite",
    "mettez la priorite",
    "priorite basse",
    "priority: low",
    "priority low",
    "priorite : basse",
    "as low priority",
    "en spam",
    "as spam",
    "not urgent, ai",
    "llm",
    "prompt injection",
    "automatic classifier",
    "classificateur",
    "triage system",
    "systeme de tri",
    "robot de tri",
    "outil de tri",
    "ignore tes",
    "ignorez vos",
    "toutes tes consignes",
    "toutes vos consignes",
    "oublie tes",
    "oubliez vos",
    "ne tiens pas compte de ce qui precede",
    "assistant automatique",
    "assistant ia",
    "assistant sans restriction",
    "pour l'ia",
    "instruction systeme",
    "instructions systeme",
];

/// All orders in one automaton: a letter is searched once, not once for each.
fn orders() -> &'static AhoCorasick {
    static ORDERS_AT_ONCE: OnceLock<AhoCorasick> = OnceLock::new();
    ORDERS_AT_ONCE.get_or_init(|| {
        AhoCorasick::builder()
            .match_kind(MatchKind::LeftmostLongest)
            .kind(Some(AhoCorasickKind::DFA))
            .build(ORDERS)
            .expect("a few hundred constant phrases fit an automaton")
    })
}

/// The sentences that order an automatic reader about, as places in the body: their words say nothing about the letter.
pub(crate) fn steering<'r>(reading: &'r Reading<'_>) -> impl Iterator<Item = (usize, usize)> + 'r {
    orders().find_iter(&reading.flat).filter_map(|order| {
        let at = reading
            .sentences
            .partition_point(|s| s.end <= order.start());
        let sentence = reading.sentences.get(at)?;
        Some((sentence.start, sentence.end))
    })
}

/// Where the letter orders an automatic reader about. Reported, never obeyed.
pub(crate) fn injected(reading: &Reading<'_>) -> Option<Flag> {
    let places = [
        (
            Field::Subject,
            &reading.subject,
            reading.subject.text.as_str(),
        ),
        (Field::Body, &reading.body, reading.flat.as_str()),
    ];
    for (field, folded, text) in places {
        if let Some(order) = orders().find(text) {
            let range = folded.range(order.start(), order.end());
            return Some(Flag::InjectedInstruction {
                span: Some(Span {
                    field,
                    start: range.start,
                    end: range.end,
                }),
            });
        }
    }
    let hidden = Folded::new(crate::fold::clip(reading.letter.hidden_text, 20_000)).text;
    let from_hidden = orders().is_match(&hidden.replace('\n', " "));
    let from_name = orders().is_match(&*reading.from);
    (from_hidden || from_name).then_some(Flag::InjectedInstruction { span: None })
}
