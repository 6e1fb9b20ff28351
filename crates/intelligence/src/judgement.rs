//! What triage says: judged values, each with its confidence and the passage it rests on.

use domain::deadlines::{Circumstance, KeyDates};
use domain::{Category, Priority, Procedure, Sentiment};
use jiff::civil::{Date, Time};

use crate::word::vocabulary;

/// The judgement on one letter.
#[derive(Debug, Clone, PartialEq)]
pub struct Triage {
    /// What kind of letter it is.
    pub category: Judged<Category>,
    /// How soon it wants a person. Never below what the rules found.
    pub priority: Judged<Priority>,
    /// The mood of the writer.
    pub sentiment: Judged<Sentiment>,
    /// The procedure the newest text is about.
    pub procedure: Judged<Option<Procedure>>,
    /// An unknown person who asks for help or information.
    pub is_first_contact: Judged<bool>,
    /// Confidence in the whole, 0 to 1: that of category and priority together.
    pub confidence: f32,
    /// One or two sentences taken from the newest text, in the language of the letter.
    pub summary: Summary,
    /// What to do next.
    pub suggested_action: SuggestedAction,
    /// Dates, numbers and names that matter.
    pub entities: Entities,
    /// The day a decision that opens a delay was notified, when the letter gives it.
    pub deadline_hint: Option<DeadlineHint>,
    /// What deserves a warning.
    pub flags: Vec<Flag>,
    /// The letter orders its reader about: a person reads it, however sure the rest is.
    pub is_steered: bool,
}

/// Below this a person decides, unless the firm says otherwise: about one letter in ten, and most of the wrong ones.
pub const REVIEW_BELOW: f32 = 0.75;

impl Triage {
    /// The letter belongs in the review column: a person decides.
    ///
    /// - `below`: the confidence that the firm asks for, 0 to 1; [`REVIEW_BELOW`] where nobody said.
    #[must_use]
    pub fn needs_review(&self, below: f32) -> bool {
        self.is_steered || self.confidence < below
    }
}

/// A value, how sure it is, and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged<T> {
    /// The value.
    pub value: T,
    /// 0 to 1, calibrated on held-out letters.
    pub confidence: f32,
    /// The decisive passage.
    pub span: Option<Span>,
    /// Who decided.
    pub by: By,
}

vocabulary! {
    /// Who decided a value.
    pub By as "judge" {
        /// A written rule.
        Rule = "rule",
        /// The statistical model, or a provider.
        Model = "model",
        /// A person, by correction.
        Person = "person",
    }
}

vocabulary! {
    /// A text of the letter.
    pub Field as "field" {
        /// The subject.
        Subject = "subject",
        /// The body text.
        Body = "body",
        /// The display name of the sender.
        FromName = "from_name",
        /// The address of the sender.
        FromAddress = "from_address",
    }
}

/// A place in a letter: byte offsets into the text that was given, on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// Which text.
    pub field: Field,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// An extractive summary.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Summary {
    /// The chosen sentences, white space folded.
    pub text: String,
    /// Where they stand in the letter.
    pub sources: Vec<Span>,
}

vocabulary! {
    /// What a person should do next. The office carries nothing of it out by itself.
    pub SuggestedAction as "suggested action" {
        /// A decision opens a delay: check its date and compute the deadline.
        ComputeDeadline = "compute_deadline",
        /// A new matter: open a workspace.
        OpenWorkspace = "open_workspace",
        /// A hearing or summons: put it in the calendar and prepare it.
        PrepareHearing = "prepare_hearing",
        /// An appointment with an authority.
        PrepareAppointment = "prepare_appointment",
        /// Hours count: call.
        CallBack = "call_back",
        /// Answer, with no hurry beyond the usual.
        Reply = "reply",
        /// A new client or prospect: propose a meeting or a quote.
        ProposeMeeting = "propose_meeting",
        /// Papers arrived, or are missing: complete the file.
        CompleteFile = "complete_file",
        /// Fetch a registered letter or a parcel.
        CollectLetter = "collect_letter",
        /// An invoice or a payment: hand it to accounting.
        ForwardToAccounting = "forward_to_accounting",
        /// Keep it in the workspace, nothing to do.
        File = "file",
        /// Nothing to do.
        Ignore = "ignore",
    }
}

/// The entities of a letter.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Entities {
    /// Dates that matter now.
    pub dates: Vec<Found<Date>>,
    /// The hour of a day, in Paris, where one stands next to it.
    pub hours: Vec<(Date, Time)>,
    /// La Poste tracking numbers, upper case without spaces.
    pub tracking_numbers: Vec<Found<String>>,
    /// Telephone and fax numbers, E.164.
    pub phones: Vec<Found<String>>,
    /// Case numbers given by an authority or a court.
    pub references: Vec<Found<String>>,
    /// The persons the matter is about, `Given Surname`.
    pub person_names: Vec<Found<String>>,
}

/// A value found in the letter.
#[derive(Debug, Clone, PartialEq)]
pub struct Found<T> {
    /// The value, normalised.
    pub value: T,
    /// Where it stands.
    pub span: Span,
    /// 0 to 1.
    pub confidence: f32,
}

/// A notification that opens a delay. A proposal: nothing is computed without a person's confirmation.
#[derive(Debug, Clone, PartialEq)]
pub struct DeadlineHint {
    /// The event. Only `notification` exists today.
    pub event: &'static str,
    /// The day, in Paris.
    pub date: Date,
    /// The hour, when the letter gives it.
    pub time: Option<Time>,
    /// The situation, for the choice of a rule.
    pub rule_situation: RuleSituation,
    /// What the letter says beside the situation that chooses another rule.
    pub circumstances: Vec<Circumstance>,
    /// The days that choose the version of a rule, where the letter gives them.
    pub key_dates: KeyDates,
    /// Whether words name the decision. Without them only the look of the text speaks for one, and a certificate with a
    /// place and a day looks like one.
    pub is_named: bool,
    /// The passage with the date.
    pub span: Span,
    /// 0 to 1.
    pub confidence: f32,
}

impl DeadlineHint {
    /// `YYYY-MM-DD`, or `YYYY-MM-DDTHH:MM` in Paris time when the hour is known.
    #[must_use]
    pub fn when(&self) -> String {
        match self.time {
            Some(time) => format!("{}T{:02}:{:02}", self.date, time.hour(), time.minute()),
            None => self.date.to_string(),
        }
    }
}

vocabulary! {
    /// The situation a notified decision puts a person in. Names the situation, not the delay.
    pub RuleSituation as "rule situation" {
        /// OQTF with a departure period.
        OqtfAvecDelai = "oqtf_avec_delai",
        /// OQTF without departure period, free.
        OqtfSansDelai = "oqtf_sans_delai",
        /// OQTF with house arrest.
        OqtfAssignation = "oqtf_assignation",
        /// OQTF with administrative detention.
        OqtfRetention = "oqtf_retention",
        /// OQTF served in prison.
        OqtfDetention = "oqtf_detention",
        /// OQTF, nothing said about its period.
        OqtfInconnu = "oqtf_inconnu",
        /// House arrest alone.
        Assignation = "assignation",
        /// Placement in administrative detention.
        Retention = "retention",
        /// Order of the judge of liberties.
        OrdonnanceJld = "ordonnance_jld",
        /// Refusal of a permit, without OQTF.
        RefusTitre = "refus_titre",
        /// Withdrawal of a permit, without OQTF.
        RetraitTitre = "retrait_titre",
        /// The authority plans a withdrawal and asks for observations.
        ProcedureContradictoire = "procedure_contradictoire",
        /// OFPRA rejects.
        RejetOfpra = "rejet_ofpra",
        /// OFPRA finds inadmissible.
        IrrecevabiliteOfpra = "irrecevabilite_ofpra",
        /// OFPRA closes the file.
        ClotureOfpra = "cloture_ofpra",
        /// CNDA rejects.
        RejetCnda = "rejet_cnda",
        /// Dublin transfer.
        TransfertDublin = "transfert_dublin",
        /// Reception conditions refused or ended.
        RefusCma = "refus_cma",
        /// Visa refused.
        RefusVisa = "refus_visa",
        /// Family reunification refused.
        RefusRegroupement = "refus_regroupement",
        /// Naturalisation refused or inadmissible.
        RefusNaturalisation = "refus_naturalisation",
        /// Naturalisation postponed.
        AjournementNaturalisation = "ajournement_naturalisation",
        /// Judgement of an administrative court.
        JugementTa = "jugement_ta",
        /// Ban on return, alone.
        Irtf = "irtf",
        /// Expulsion.
        Expulsion = "expulsion",
        /// Work permit refused.
        RefusAutorisationTravail = "refus_autorisation_travail",
        /// The authority closed the request.
        ClotureDemande = "cloture_demande",
    }
}

/// Something a person should be warned about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flag {
    /// The letter speaks to an automatic reader. It changed nothing.
    InjectedInstruction {
        /// Where, when it stands in a visible text.
        span: Option<Span>,
    },
    /// The letter looks like fraud: do not click, do not pay.
    Fraud,
    /// The sender pretends to be one of the owners.
    Impersonation,
    /// The date header is missing or absurd: relative dates were resolved against the reception.
    DoubtfulDate,
}

impl Flag {
    /// The stable word for this flag.
    #[must_use]
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::InjectedInstruction { .. } => "injected_instruction",
            Self::Fraud => "fraud",
            Self::Impersonation => "impersonation",
            Self::DoubtfulDate => "doubtful_date",
        }
    }
}
