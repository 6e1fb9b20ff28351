//! The words that several features share.

use crate::word::words;

words! { /// What kind of message this is.
Category { /// Unsolicited.
Spam = "spam", /// Postal notice.
LaposteNotification = "laposte_notification", /// Step of an immigration procedure.
Ceseda = "ceseda", /// Action within 48 hours.
Urgent = "urgent", /// First contact.
NouveauClient = "nouveau_client", /// Running matter.
ReponseClient = "reponse_client", /// The rest.
General = "general", } }
words! { /// How soon a message wants a person.
Priority { /// Hours count.
Critical = "critical", /// A delay is running.
High = "high", /// Ordinary.
Medium = "medium", /// Courtesy.
Low = "low", } }
words! { /// The mood of the writer.
Sentiment { /// Joy, thanks.
Positive = "positive", /// Factual.
Neutral = "neutral", /// Anger, fear.
Negative = "negative", } }
words! { /// Where a prospect stands.
Stage { /// Not sorted yet.
WaitingRoom = "waiting_room", /// Hot: to be written to soon.
Oven = "oven", /// Later.
Fridge = "fridge", /// Not interested.
Trash = "trash", } }
words! { /// What a person says of the answer to a mail.
Answer { /// They want it.
Yes = "yes", /// They do not.
No = "no", /// They never answered.
Ghost = "ghost", /// Not worth another mail.
Trash = "trash", } }
words! { /// The immigration procedures.
Procedure { /// Obligation de quitter le territoire français.
Oqtf = "OQTF", /// Withdrawal of a permit.
RetraitTitre = "RETRAIT_TITRE", /// Refusal of a permit.
RefusTitre = "REFUS_TITRE", /// Asylum.
Asile = "ASILE", /// Family reunification.
RegroupementFamilial = "REGROUPEMENT_FAMILIAL", /// Naturalisation.
Naturalisation = "NATURALISATION", /// Anything else about entry and stay.
Autre = "AUTRE", } }
words! { /// How a matter ended.
Outcome { /// Won.
Favourable = "favourable", /// Won in part.
Partly = "partly", /// Lost.
Unfavourable = "unfavourable", /// Given up; nobody decided.
Withdrawn = "withdrawn", /// Another way.
Other = "other", } }
words! { /// Where a message stands.
Status { /// Nobody has looked yet.
ToValidate = "to_validate", /// Accepted; work goes on ("En cours").
Validated = "validated", /// Overdue or raised by hand.
Escalated = "escalated", /// Done.
Closed = "closed", } }
words! { /// How urgent a workspace is.
Urgency { /// More than 30 days.
Faible = "faible", /// Within 30 days.
Moyen = "moyen", /// Within 10 days.
Eleve = "eleve", /// Within 3 days, in hours, or past.
Critique = "critique", } }
words! { /// Role of a member of the firm.
Role { /// Head of the firm.
Admin = "admin", /// Oversees and validates.
Manager = "manager", /// Works on messages.
Employee = "employee", } }
words! { /// What a person may do.
Capability { /// Read.
Read = "read", /// Validate.
Validate = "validate", /// Write to the outside.
Reply = "reply", /// File, correct, confirm.
Work = "work", /// Connect mailboxes.
Connect = "connect", /// The manager's dashboard.
Oversee = "oversee", /// Settings and members.
Administer = "administer", } }
words! { /// Confidence as a word.
Confidence { /// "sûr"
Sure = "sure", /// "probable"
Likely = "likely", /// "à vérifier"
Check = "check", } }
words! { /// Who said a value.
Origin { /// The built-in engine or a model.
Machine = "machine", /// A person.
Person = "person", } }
words! { /// State of a proposed deadline.
DeadlineState { /// Said by the machine, not yet by a person.
Proposed = "proposed", /// Confirmed by a person.
Confirmed = "confirmed", /// Refused by a person.
Rejected = "rejected", /// Kept.
Met = "met", /// Let go by.
Missed = "missed", } }
words! { /// The two languages.
Language { /// French, the original.
Fr = "fr", /// English.
En = "en", } }
words! { /// Colours of the window.
Theme { /// As the system.
System = "system", /// Light.
Light = "light", /// Dark.
Dark = "dark", } }
words! { /// Kind of firm.
FirmKind { /// A law firm.
LawFirm = "law-firm", /// A sales team.
Sales = "sales", } }
words! { /// Whose things to show.
Scope { /// The whole firm's.
Firm = "firm", /// Only mine.
Mine = "mine", } }
