//! What a message is: the values that triage gives and a person may correct.

use crate::word::vocabulary;

vocabulary! {
    /// What kind of message this is. The first line that fits wins, in this order.
    Category as "category" {
        /// Unsolicited commercial mail, phishing, fraud.
        Spam = "spam",
        /// A postal delivery or tracking notice, of any carrier.
        LaposteNotification = "laposte_notification",
        /// A decision, summons, hearing or formal step of an immigration procedure.
        Ceseda = "ceseda",
        /// Demands action within 48 hours and is not an immigration procedure.
        Urgent = "urgent",
        /// First contact asking for help, without a decision or step.
        NouveauClient = "nouveau_client",
        /// A known client or prospect in a running matter.
        ReponseClient = "reponse_client",
        /// The rest.
        General = "general",
    }
}

vocabulary! {
    /// How soon a message wants a person, most urgent first.
    Priority as "priority" {
        /// Hours count.
        Critical = "critical",
        /// A delay is running, or a new client waits.
        High = "high",
        /// Everything between.
        Medium = "medium",
        /// Newsletters, receipts, courtesy.
        Low = "low",
    }
}

vocabulary! {
    /// The mood of the writer.
    Sentiment as "sentiment" {
        /// Thanks beyond the formula, joy, relief.
        Positive = "positive",
        /// Factual.
        Neutral = "neutral",
        /// Anger, complaint, fear, distress, threat.
        Negative = "negative",
    }
}

vocabulary! {
    /// The immigration procedures of the firm, in the order of precedence when several are named.
    Procedure as "procedure" {
        /// Obligation de quitter le territoire français.
        Oqtf = "OQTF",
        /// Withdrawal of a residence permit.
        RetraitTitre = "RETRAIT_TITRE",
        /// Refusal of a residence permit, also by silence.
        RefusTitre = "REFUS_TITRE",
        /// Asylum: OFPRA, CNDA, Dublin, reception conditions.
        Asile = "ASILE",
        /// Family reunification.
        RegroupementFamilial = "REGROUPEMENT_FAMILIAL",
        /// Naturalisation and declaration of nationality.
        Naturalisation = "NATURALISATION",
        /// Anything else about entry and stay.
        Autre = "AUTRE",
    }
}
