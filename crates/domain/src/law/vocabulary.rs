//! The closed words of a rule file.

use crate::word::vocabulary;

vocabulary! {
    /// The unit in which a rule counts.
    Unit as "unit" {
        /// Hours.
        Hours = "hours",
        /// Calendar days, unless the mode says working days.
        Days = "days",
        /// Months, from one day of the month to the same.
        Months = "months",
    }
}

vocabulary! {
    /// How a rule counts: the `[[computation_modes]]` that this release can compute.
    Mode as "computation mode" {
        /// Months, neither the first nor the last day counted.
        MonthsFranc = "months_franc",
        /// Calendar days, neither the first nor the last day counted.
        DaysFranc = "days_franc",
        /// Calendar days, the last one counted.
        DaysNonFranc = "days_nonfranc",
        /// Months, the last day counted.
        MonthsNonFranc = "months_nonfranc",
        /// From hour to hour, never moved.
        Hours = "hours",
        /// From hour to hour, moved to the next working day by an express text.
        HoursReport642 = "hours_report_642",
        /// Days as slices of 24 hours on the clock of the wall, never moved.
        DaysX24h = "days_x24h",
        /// Months of silence after which a decision is born.
        SilenceMonths = "silence_months",
        /// Days of silence after which a decision is born.
        SilenceDays = "silence_days",
        /// Working days.
        DaysOuvres = "days_ouvres",
        /// Days counted back from an event.
        DaysBefore = "days_before",
        /// What remains of the month before the CNDA after a legal-aid decision.
        CndaRemaining = "cnda_remaining",
        /// A whole new delay after a legal-aid decision.
        AjInterruption = "aj_interruption",
    }
}

vocabulary! {
    /// What kind of time limit a rule sets.
    Phase as "phase" {
        /// Appeal to an administrative court.
        RecoursContentieux = "recours_contentieux",
        /// Appeal to a judicial court.
        RecoursJudiciaire = "recours_judiciaire",
        /// Appeal against a judgment.
        Appel = "appel",
        /// Appeal on points of law.
        Cassation = "cassation",
        /// A mandatory administrative appeal before the court.
        Rapo = "rapo",
        /// A step inside a running procedure.
        DelaiProcedural = "delai_procedural",
        /// An application to lodge.
        Demande = "demande",
        /// A request for legal aid.
        AideJuridictionnelle = "aide_juridictionnelle",
        /// Silence that makes a decision.
        Silence = "silence",
        /// A date to know, not a limit to keep.
        Information = "information",
    }
}

vocabulary! {
    /// Which date chooses the version of a rule.
    VersionKey as "version key" {
        /// The day the decision was taken, as written on it.
        DecisionDate = "decision_date",
        /// The day of the application.
        FilingDate = "filing_date",
        /// The day the asylum application was lodged.
        AsylumApplicationDate = "date_introduction_demande_asile",
        /// The day of the house arrest or detention that is planned.
        SurveillanceDate = "date_de_la_mesure_de_surveillance",
        /// The day of the hearing.
        HearingDate = "date_de_l_audience",
    }
}

vocabulary! {
    /// Whether and how residence far from the court lengthens a delay.
    Distance as "distance rule" {
        /// Not at all.
        None = "aucun",
        /// R. 421-7 CJA.
        R421_7 = "R421-7",
        /// R. 811-5 CJA, in appeal and cassation.
        R811_5 = "R811-5",
        /// One month overseas before the CNDA, except French Guiana; its text is unsure.
        CndaOverseas = "CNDA-outre-mer",
        /// Expressly ruled out.
        Excluded = "exclu",
    }
}

vocabulary! {
    /// What a request for legal aid does to a delay.
    LegalAid as "effect of legal aid" {
        /// A whole new delay runs after the decision on it.
        Interrupts = "interrompt",
        /// The delay stops and what is left runs afterwards.
        Suspends = "suspend",
        /// Nothing.
        NoEffect = "sans_effet",
        /// There is nothing to interrupt.
        NotApplicable = "sans_objet",
        /// The texts were not read: a lawyer checks.
        ToCheck = "a_verifier",
    }
}

vocabulary! {
    /// What an administrative appeal does to a delay.
    AdministrativeAppeal as "effect of an administrative appeal" {
        /// A whole new delay runs after its rejection.
        Interrupts = "interrompt",
        /// Nothing.
        NoEffect = "n_interrompt_pas",
        /// There is nothing to interrupt.
        NotApplicable = "sans_objet",
        /// The texts were not read: a lawyer checks.
        ToCheck = "a_verifier",
    }
}

vocabulary! {
    /// How sure a rule is.
    Confidence as "confidence" {
        /// The primary text or a judgment was read.
        High = "high",
        /// Courts differ, or the source is secondary.
        Medium = "medium",
        /// One secondary source.
        Low = "low",
    }
}

vocabulary! {
    /// How well a source was read.
    Reading as "way of reading" {
        /// The articles themselves.
        Articles = "articles_lus",
        /// An extract or a commentary.
        Extract = "extrait_lu",
        /// It is only known that it exists.
        MentionOnly = "mention_seule",
        /// Not found again: from memory.
        Unverified = "non_verifie",
    }
}

impl Reading {
    /// In French, for the line of a source.
    #[must_use]
    pub const fn in_words(self) -> &'static str {
        match self {
            Self::Articles => "articles lus",
            Self::Extract => "extrait lu",
            Self::MentionOnly => "mention seule, contenu non lu",
            Self::Unverified => "non vérifié",
        }
    }
}

vocabulary! {
    /// How soon a workspace wants a person, least urgent first.
    Urgency as "urgency" {
        /// More than thirty days.
        Faible = "faible",
        /// Within thirty days.
        Moyen = "moyen",
        /// Within ten days.
        Eleve = "eleve",
        /// Hours count, three days or fewer remain, or the limit has passed.
        Critique = "critique",
    }
}

vocabulary! {
    /// Who wrote a rule.
    Origin as "origin" {
        /// It came with the application.
        Published = "published",
        /// The firm added it or put it in place of a published one.
        Firm = "firm",
    }
}

impl Mode {
    /// The units that the mode can count.
    pub(super) const fn units(self) -> &'static [Unit] {
        match self {
            Self::MonthsFranc | Self::MonthsNonFranc | Self::SilenceMonths => &[Unit::Months],
            Self::DaysFranc
            | Self::DaysNonFranc
            | Self::DaysX24h
            | Self::SilenceDays
            | Self::DaysOuvres
            | Self::DaysBefore => &[Unit::Days],
            Self::Hours | Self::HoursReport642 => &[Unit::Hours],
            Self::CndaRemaining | Self::AjInterruption => &[Unit::Days, Unit::Months],
        }
    }

    /// Whether the length comes from another rule, so that the amount is 0.
    #[must_use]
    pub const fn takes_its_length_elsewhere(self) -> bool {
        matches!(self, Self::CndaRemaining | Self::AjInterruption)
    }

    /// Whether the result never moves to a working day.
    pub(super) const fn never_moves(self) -> bool {
        matches!(
            self,
            Self::Hours
                | Self::DaysX24h
                | Self::SilenceMonths
                | Self::SilenceDays
                | Self::DaysOuvres
                | Self::DaysBefore
        )
    }
}
