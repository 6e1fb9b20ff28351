//! The lexicon: phrases that point to concepts, found in one pass over a folded text.

use std::sync::OnceLock;

use aho_corasick::{AhoCorasick, AhoCorasickKind, MatchKind};
use std::collections::BTreeMap;

/// Declares the concepts together with their names in the data file.
macro_rules! concepts {
    ($($variant:ident = $word:literal,)+) => {
        /// What a phrase points to. The phrases are data: `assets/triage/lexicon.toml`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub(crate) enum Concept { $($variant,)+ }

        impl Concept {
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant,)+];

            pub(crate) const fn name(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
        }
    };
}

concepts! {
    Oqtf = "oqtf",
    OqtfNoDelay = "oqtf_no_delay",
    OqtfDelay = "oqtf_delay",
    Irtf = "irtf",
    HouseArrest = "house_arrest",
    Detention = "detention",
    Jld = "jld",
    Prison = "prison",
    RefusTitre = "refus_titre",
    ImplicitRefusal = "implicit_refusal",
    RetraitTitre = "retrait_titre",
    Contradictoire = "contradictoire",
    Asylum = "asylum",
    OfpraReject = "ofpra_reject",
    OfpraInadmissible = "ofpra_inadmissible",
    OfpraClosure = "ofpra_closure",
    CndaReject = "cnda_reject",
    Dublin = "dublin",
    Cma = "cma",
    EndProtection = "end_protection",
    FamilyReunion = "family_reunion",
    Reunification = "reunification",
    Naturalisation = "naturalisation",
    NatPostponed = "nat_postponed",
    NatRefused = "nat_refused",
    Visa = "visa",
    VisaRefused = "visa_refused",
    WorkPermit = "work_permit",
    WorkPermitRefused = "work_permit_refused",
    Permit = "permit",
    Regularisation = "regularisation",
    Expulsion = "expulsion",
    CourtJudgment = "court_judgment",
    ClosureRequest = "closure_request",
    TalentHire = "talent_hire",
    EntryRefused = "entry_refused",
    Hearing = "hearing",
    Summons = "summons",
    AppointmentAuthority = "appointment_authority",
    Notified = "notified",
    Decision = "decision",
    Refused = "refused",
    Favourable = "favourable",
    Appeal = "appeal",
    LimitWord = "limit_word",
    DocsRequestAuthority = "docs_request_authority",
    HearingNotice = "hearing_notice",
    MemoNotice = "memo_notice",
    LegalAid = "legal_aid",
    Prefecture = "prefecture",
    Court = "court",
    AuthorityVoice = "authority_voice",
    LawyerVoice = "lawyer_voice",
    SocialWorker = "social_worker",
    EmployerVoice = "employer_voice",
    RelativeVoice = "relative_voice",
    Hearsay = "hearsay",
    FirstContact = "first_contact",
    AskQuote = "ask_quote",
    AskConsultation = "ask_consultation",
    WebForm = "web_form",
    KnownClient = "known_client",
    SendsDocs = "sends_docs",
    AskNews = "ask_news",
    FeesMoney = "fees_money",
    AcceptQuote = "accept_quote",
    MeetingOwner = "meeting_owner",
    SalesProduct = "sales_product",
    AcceptMeeting = "accept_meeting",
    Custody = "custody",
    Eviction = "eviction",
    LabourLaw = "labour_law",
    FamilyLaw = "family_law",
    OtherLaw = "other_law",
    UrgentWord = "urgent_word",
    HoursLimit = "hours_limit",
    Soon = "soon",
    CallNow = "call_now",
    Blocked = "blocked",
    AdPitch = "ad_pitch",
    AdLeads = "ad_leads",
    AdSeo = "ad_seo",
    AdSource = "ad_source",
    PhishClick = "phish_click",
    ScamMoney = "scam_money",
    Extortion = "extortion",
    BossFraud = "boss_fraud",
    Registered = "registered",
    Parcel = "parcel",
    PostalNotice = "postal_notice",
    Collect = "collect",
    Delivered = "delivered",
    Announced = "announced",
    AutoReply = "auto_reply",
    Bounce = "bounce",
    Newsletter = "newsletter",
    ListTraffic = "list_traffic",
    Organiser = "organiser",
    Supplier = "supplier",
    Receipt = "receipt",
    Application = "application",
    Press = "press",
    Invitation = "invitation",
    Internal = "internal",
    Thanks = "thanks",
    Joy = "joy",
    Anger = "anger",
    Fear = "fear",
    Threat = "threat",
    Joke = "joke",
}

/// A phrase found, by folded byte range.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Hit {
    pub(crate) concept: Concept,
    pub(crate) start: usize,
    pub(crate) end: usize,
}

/// Phrases of some vocabulary, compiled.
#[derive(Debug)]
pub(crate) struct Phrases<T> {
    automaton: AhoCorasick,
    /// What each pattern means, and whether the word may go on after it.
    meaning: Vec<(T, bool)>,
}

impl<T: Copy> Phrases<T> {
    pub(crate) fn new<'a>(entries: impl IntoIterator<Item = (T, &'a str)>) -> Self {
        let (patterns, meaning): (Vec<&str>, Vec<(T, bool)>) = entries
            .into_iter()
            .map(|(value, phrase)| match phrase.strip_suffix('*') {
                Some(stem) => (stem, (value, true)),
                None => (phrase, (value, false)),
            })
            .unzip();
        let automaton = AhoCorasick::builder()
            .match_kind(MatchKind::Standard)
            .kind(Some(AhoCorasickKind::DFA))
            .build(patterns)
            .expect("a few thousand short phrases fit an automaton");
        Self { automaton, meaning }
    }

    /// Every phrase that stands at word boundaries, overlapping ones too. Line breaks must already be spaces.
    pub(crate) fn find<'h>(
        &'h self,
        flat: &'h str,
    ) -> impl Iterator<Item = (T, usize, usize)> + 'h {
        let bytes = flat.as_bytes();
        self.automaton
            .find_overlapping_iter(flat)
            .filter_map(move |found| {
                let (value, open) = self.meaning[found.pattern()];
                let (start, end) = (found.start(), found.end());
                let starts = start == 0 || !wordy(bytes[start - 1]) || !wordy(bytes[start]);
                let ends =
                    open || end == bytes.len() || !wordy(bytes[end]) || !wordy(bytes[end - 1]);
                (starts && ends).then_some((value, start, end))
            })
    }
}

/// Letters, digits and every byte of a longer character.
const fn wordy(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte >= 0x80
}

static LEXICON: OnceLock<Phrases<Concept>> = OnceLock::new();

/// The concept phrases, compiled once.
pub(crate) fn lexicon() -> &'static Phrases<Concept> {
    LEXICON.get_or_init(|| {
        let data: BTreeMap<String, Vec<String>> =
            toml::from_str(include_str!("../../../assets/triage/lexicon.toml"))
                .expect("the lexicon is part of the program and a test reads it");
        Phrases::new(Concept::ALL.iter().flat_map(|&concept| {
            data.get(concept.name())
                .into_iter()
                .flatten()
                .map(move |phrase| (concept, phrase.as_str()))
        }))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::fold::Folded;

    #[test]
    fn the_data_file_and_the_concepts_are_the_same_list() {
        let data: BTreeMap<String, Vec<String>> =
            toml::from_str(include_str!("../../../assets/triage/lexicon.toml")).expect("valid");
        let mut names: Vec<&str> = Concept::ALL.iter().map(|c| c.name()).collect();
        names.sort_unstable();
        assert_eq!(names, data.keys().map(String::as_str).collect::<Vec<_>>());
    }

    #[test]
    fn every_phrase_is_written_folded() {
        let data: BTreeMap<String, Vec<String>> =
            toml::from_str(include_str!("../../../assets/triage/lexicon.toml")).expect("valid");
        for phrase in data.values().flatten() {
            assert_eq!(&Folded::new(phrase).text, phrase);
        }
    }

    #[test]
    fn phrases_stand_at_word_boundaries() {
        let found = |text: &str| lexicon().find(text).map(|(c, ..)| c).collect::<Vec<_>>();
        assert!(found("une oqtf hier").contains(&Concept::Oqtf));
        assert!(!found("moqtfa").contains(&Concept::Oqtf));
        assert!(found("refugiees").contains(&Concept::Asylum));
    }
}
