//! What a draft may say of a workspace, each fact with where it comes from.

use crate::{Error, Session, documents, settings, when, workspaces::is_running};
use ::intelligence::drafts::Facts;
use contract::{documents::FactView, drafts::SourceView};
use domain::{
    Procedure, Zone,
    deadlines::{Start, day_in_words},
    law::ItemKind,
};
use jiff::{
    Timestamp,
    civil::{Date, DateTime},
};
use store::{Contact, Deadline, DeadlineState, Id, Part, Reader, User, Workspace};

/// The facts and their sources.
#[derive(Default)]
pub(super) struct Known {
    pub(super) facts: Facts,
    pub(super) sources: Vec<SourceView>,
    english: bool,
}

fn source(kind: &str, id: Option<Id>, title: impl Into<String>) -> SourceView {
    SourceView {
        kind: kind.to_owned(),
        id: id.map(|id| id.to_string()),
        title: title.into(),
        page: None,
        quote: None,
    }
}

/// Everything that is known of a workspace, in the language of the text.
pub(super) fn of(
    session: &Session,
    reader: &Reader<'_>,
    workspace: &Workspace,
    language: &str,
) -> Result<Known, Error> {
    let mut known = Known {
        english: language == "en",
        ..Known::default()
    };
    known.house(session, reader, workspace)?;
    known.people(reader, workspace.id)?;
    known.decision(session, reader, workspace)?;
    known.pieces(session, reader, workspace)?;
    Ok(known)
}

impl Known {
    fn from(&mut self, source: SourceView) -> usize {
        if let Some(at) = self.sources.iter().position(|other| *other == source) {
            return at;
        }
        self.sources.push(source);
        self.sources.len() - 1
    }

    fn day(&self, day: Date) -> String {
        let words = day_in_words(day);
        if self.english { words.en } else { words.fr }
    }

    /// The firm, who writes, today, and the matter itself.
    fn house(
        &mut self,
        session: &Session,
        reader: &Reader<'_>,
        workspace: &Workspace,
    ) -> Result<(), Error> {
        let firm = settings::firm_name(reader)?;
        let at = self.from(source("firm", None, &firm));
        self.facts.set("firm", firm, at);
        let today = self.day(when::day(session.now()));
        self.facts.set("today", today, at);
        let lawyer = workspace.responsible_user_id.unwrap_or(session.user_id);
        if let Some(lawyer) = reader.get::<User>(&lawyer)? {
            let at = self.from(source("member", None, &lawyer.name));
            self.facts.set("lawyer", lawyer.name, at);
        }
        let matter = self.from(source(
            "workspace",
            Some(workspace.id),
            &workspace.reference,
        ));
        self.facts
            .set("reference", workspace.reference.clone(), matter);
        if let Some(procedure) = workspace.procedure {
            let words = procedure_in_words(procedure, self.english);
            self.facts.set("procedure", words, matter);
        }
        if let Some(authority) = &workspace.decided_by {
            self.facts.set("authority", authority.clone(), matter);
        }
        Ok(())
    }

    fn people(&mut self, reader: &Reader<'_>, workspace: Id) -> Result<(), Error> {
        let mut clients = Vec::new();
        for link in reader.workspace_contacts(workspace)? {
            let name = match link.part {
                Part::Client => "client",
                Part::Court => "court",
                Part::Authority => "authority",
                Part::Family | Part::Opposing => continue,
            };
            let Some(contact) = reader.get::<Contact>(&link.contact_id)? else {
                continue;
            };
            let at = self.from(source("contact", Some(contact.id), &contact.display_name));
            if link.part == Part::Client {
                clients.push(contact.id);
            }
            self.facts.set(name, contact.display_name, at);
        }
        let written = reader.workspace_cards(workspace, 50)?;
        let of_client = written
            .iter()
            .find(|card| card.contact_id.is_some_and(|id| clients.contains(&id)));
        if let Some(card) = of_client {
            let at = self.from(source("message", Some(card.id), &card.subject));
            let day = self.day(when::day(when::moment(card.received_ms)));
            self.facts.set("client_wrote", day, at);
        }
        Ok(())
    }

    /// The decision and the deadline that runs from it.
    fn decision(
        &mut self,
        session: &Session,
        reader: &Reader<'_>,
        workspace: &Workspace,
    ) -> Result<(), Error> {
        let mut deadlines = reader.deadlines(workspace.id)?;
        deadlines.retain(|deadline| deadline.state != DeadlineState::Rejected);
        deadlines.sort_by_key(|deadline| {
            (
                !is_running(deadline.state),
                deadline.state != DeadlineState::Confirmed,
                deadline.due_safe_ms.or(deadline.due_ms).unwrap_or(i64::MAX),
            )
        });
        let Some(deadline) = deadlines.first() else {
            return Ok(());
        };
        let at = self.origin(reader, deadline, workspace)?;
        let start = begins(deadline);
        if let Some(start) = start {
            let words = match deadline.start_text.parse() {
                Ok(Start::On(day)) => self.day(day),
                _ => self.moment(deadline, start),
            };
            self.facts.set("notification", words, at);
        }
        // A proposal that was read from a text without the day of the decision takes that of the notification; that is
        // good enough to choose a rule, and not to be written.
        let decided = deadline.facts["decided"].as_str();
        let decided = decided.and_then(|day| day.parse::<Date>().ok());
        let is_guess = !deadline.passage.is_empty() && decided == start.map(DateTime::date);
        if let (Some(day), false) = (decided, is_guess) {
            let day = self.day(day);
            self.facts.set("decision_date", day, at);
        }
        if let Some(document) = deadline.document_id {
            self.number(session, reader, document, &workspace.reference)?;
        }
        let rule = source("deadline", Some(workspace.id), &deadline.title);
        let rule = self.from(SourceView {
            quote: deadline.rule_id.clone(),
            ..rule
        });
        self.facts
            .set("deadline_title", deadline.title.clone(), rule);
        for article in &deadline.sources {
            self.facts.add("articles", article.clone(), rule);
        }
        // Only what a person confirmed is written as a date.
        if deadline.state == DeadlineState::Confirmed {
            for (name, ms) in [
                ("deadline", deadline.due_ms),
                ("deadline_safe", deadline.due_safe_ms.or(deadline.due_ms)),
            ] {
                if let Some(ms) = ms {
                    let words = self.moment(deadline, wall_clock(deadline, when::moment(ms)));
                    self.facts.set(name, words, rule);
                }
            }
        }
        let law = session.law();
        let court = deadline.rule_id.as_deref().and_then(|id| law.rule(id));
        if let Some(court) = court.filter(|court| !court.court.is_empty()) {
            let named = reader
                .workspace_contacts(workspace.id)?
                .iter()
                .any(|link| link.part == Part::Court);
            if !named {
                self.facts.set("court", court.court.clone(), rule);
            }
        }
        Ok(())
    }

    /// A delay that is counted in hours begins and ends at a minute, the others on a day.
    fn moment(&self, deadline: &Deadline, at: DateTime) -> String {
        let day = self.day(at.date());
        match (deadline.mode.starts_with("hours"), self.english) {
            (true, true) => format!("{day} at {}", at.strftime("%H:%M")),
            (true, false) => format!("{day} à {}", at.strftime("%-H h %M")),
            (false, _) => day,
        }
    }

    /// Where the day of notification was read.
    fn origin(
        &mut self,
        reader: &Reader<'_>,
        deadline: &Deadline,
        workspace: &Workspace,
    ) -> Result<usize, Error> {
        let quote = (!deadline.passage.is_empty()).then(|| deadline.passage.clone());
        let origin = if let Some(id) = deadline.document_id {
            SourceView {
                page: deadline.page.and_then(|page| u32::try_from(page).ok()),
                quote,
                ..source("document", Some(id), filename(reader, id)?)
            }
        } else if let Some(id) = deadline.communication_id {
            let subject = reader.card(id)?.map(|card| card.subject);
            SourceView {
                quote,
                ..source("message", Some(id), subject.unwrap_or_default())
            }
        } else {
            source("workspace", Some(workspace.id), &workspace.reference)
        };
        Ok(self.from(origin))
    }

    fn number(
        &mut self,
        session: &Session,
        reader: &Reader<'_>,
        document: Id,
        own: &str,
    ) -> Result<(), Error> {
        let (filename, facts) = documents::facts_of(session, reader, document)?;
        let number = facts
            .into_iter()
            .find(|fact| fact.kind == "reference" && fact.value != own && numbers_a_decision(fact));
        if let Some(number) = number {
            let at = self.from(SourceView {
                page: Some(number.page),
                quote: Some(number.passage),
                ..source("document", Some(document), filename)
            });
            self.facts.set("decision_number", number.value, at);
        }
        Ok(())
    }

    /// What was received, and what is missing of what every such matter needs.
    fn pieces(
        &mut self,
        session: &Session,
        reader: &Reader<'_>,
        workspace: &Workspace,
    ) -> Result<(), Error> {
        for item in session.checklist(reader, workspace)? {
            if item.kind != ItemKind::Piece.as_str() {
                continue;
            }
            let list = match (item.done_ms, item.mandatory) {
                (Some(_), _) => "received_pieces",
                (None, true) if item.condition.as_deref().unwrap_or_default().is_empty() => {
                    "missing_pieces"
                }
                (None, _) => continue,
            };
            let from = match item.document_id {
                Some(id) => source("document", Some(id), filename(reader, id)?),
                None => SourceView {
                    quote: item.source.clone(),
                    ..source("checklist", Some(workspace.id), &item.label)
                },
            };
            let at = self.from(from);
            self.facts.add(list, item.label, at);
        }
        Ok(())
    }
}

/// Whether a reference is said to be the number of a decision: a document also carries the number of the foreigner, of
/// the file at the préfecture, of a letter.
fn numbers_a_decision(fact: &FactView) -> bool {
    let Some((before, _)) = fact.passage.split_once(fact.value.as_str()) else {
        return false;
    };
    let words: Vec<String> = before
        .split_whitespace()
        .rev()
        .take(4)
        .map(str::to_lowercase)
        .collect();
    let is = |word: &String| {
        [
            "arrêté",
            "arrete",
            "arrêt",
            "décision",
            "decision",
            "jugement",
        ]
        .contains(&word.as_str())
    };
    words.iter().any(is)
}

fn filename(reader: &Reader<'_>, id: Id) -> Result<String, Error> {
    if let Some(document) = reader.get::<store::Document>(&id)? {
        return Ok(document.filename);
    }
    let attachment = reader.get::<store::Attachment>(&id)?;
    Ok(attachment.map(|one| one.filename).unwrap_or_default())
}

/// When a deadline begins, on the clock of the place it is counted in.
fn begins(deadline: &Deadline) -> Option<DateTime> {
    match deadline.start_text.parse().ok()? {
        Start::At(instant) => Some(wall_clock(deadline, instant)),
        Start::Local(local) => Some(local),
        Start::On(day) => Some(day.at(0, 0, 0, 0)),
    }
}

fn wall_clock(deadline: &Deadline, at: Timestamp) -> DateTime {
    let zone = deadline.facts["zone"].as_str().and_then(Zone::named);
    let clock = zone.and_then(|zone| zone.time_zone().ok());
    at.to_zoned(clock.unwrap_or_else(when::paris)).datetime()
}

/// As a letter names it, in the middle of a sentence.
fn procedure_in_words(procedure: Procedure, english: bool) -> &'static str {
    match (procedure, english) {
        (Procedure::Oqtf, false) => "obligation de quitter le territoire français",
        (Procedure::Oqtf, true) => "obligation to leave French territory",
        (Procedure::RefusTitre, false) => "refus de titre de séjour",
        (Procedure::RefusTitre, true) => "refusal of a residence permit",
        (Procedure::RetraitTitre, false) => "retrait de titre de séjour",
        (Procedure::RetraitTitre, true) => "withdrawal of a residence permit",
        (Procedure::Asile, false) => "asile",
        (Procedure::Asile, true) => "asylum",
        (Procedure::RegroupementFamilial, false) => "regroupement familial",
        (Procedure::RegroupementFamilial, true) => "family reunification",
        (Procedure::Naturalisation, false) => "naturalisation",
        (Procedure::Naturalisation, true) => "naturalisation",
        (Procedure::Autre, false) => "autre procédure",
        (Procedure::Autre, true) => "other procedure",
    }
}
