//! What the rows of the other system say, in our words. Nothing here reads or writes the firm's file.

mod below;
mod vocabulary;

pub(super) use below::{Became, Comment, Deadline, Document, Event, Task};

use super::{
    dates::Written,
    fields::{Fields, Problem, folded, short},
    folder::ID,
};
use domain::{Outcome, Procedure};
use jiff::civil::Date;
use vocabulary::{
    CREATED, DESCRIPTION, ENDED, FILED, OUTCOME, STATUS, TITLE, is_archived, outcome, procedure,
};

/// The longest line: a title, a label.
const MOST_LINE: usize = 300;

/// The longest note or description.
const MOST_NOTE: usize = 20_000;

/// A row, and what could not be taken over as it was written.
pub(super) struct Understood<T> {
    pub(super) row: T,
    pub(super) noted: Vec<Problem>,
}

/// A dossier of theirs.
#[derive(Debug)]
pub(super) struct Dossier {
    pub(super) reference: Option<String>,
    pub(super) title: String,
    pub(super) procedure: Procedure,
    pub(super) archived: bool,
    pub(super) created_ms: Option<i64>,
    pub(super) closed_ms: Option<i64>,
    pub(super) description: String,
    /// The mail address of who is in charge.
    pub(super) responsible: Option<String>,
    pub(super) ended: Ended,
}

/// How a dossier ended, as far as they say.
#[derive(Debug, Default)]
pub(super) struct Ended {
    pub(super) outcome: Option<Outcome>,
    pub(super) on: Option<Date>,
    pub(super) filed_on: Option<Date>,
}

/// A client of theirs.
#[derive(Debug)]
pub(super) struct Client {
    pub(super) name: String,
    pub(super) email: String,
    pub(super) phones: Vec<String>,
    /// What we have no field for, one line each.
    pub(super) notes: String,
}
/// Who a row is, in the other system.
pub(super) fn id(fields: &Fields) -> Result<String, Problem> {
    let id = fields.line(ID).unwrap_or_default();
    if id.is_empty() {
        Err(Problem::new("no_id", ""))
    } else if id.chars().count() > 100 || id.contains('/') {
        Err(Problem::new("bad_id", &id))
    } else {
        Ok(id)
    }
}

/// A line that must be there; a longer one is cut, and that is noted.
fn title(fields: &Fields, names: &[&str], noted: &mut Vec<Problem>) -> Result<String, Problem> {
    let line = fields
        .line(names)
        .ok_or_else(|| Problem::new("no_title", ""))?;
    Ok(cut(line, MOST_LINE, noted))
}

fn cut(text: String, most: usize, noted: &mut Vec<Problem>) -> String {
    if text.chars().count() <= most {
        return text;
    }
    noted.push(Problem::new("shortened", &text));
    short(&text, most)
}

fn date(fields: &Fields, names: &[&str]) -> Result<Option<Written>, Problem> {
    fields.text(names).map(Written::read).transpose()
}

fn day(fields: &Fields, names: &[&str]) -> Result<Option<Date>, Problem> {
    Ok(date(fields, names)?.map(Written::day))
}

fn moment(fields: &Fields, names: &[&str]) -> Result<Option<i64>, Problem> {
    Ok(date(fields, names)?.map(Written::first_ms))
}

impl Dossier {
    pub(super) fn of(fields: &Fields) -> Result<Understood<Self>, Problem> {
        fields.check()?;
        let mut noted = Vec::new();
        let title = title(fields, TITLE, &mut noted)?;
        let mut description = fields.text(DESCRIPTION).unwrap_or_default().to_owned();
        let mut also = |line: String| {
            if !description.is_empty() {
                description.push_str("\n\n");
            }
            description.push_str(&line);
        };
        let word = fields.line(&[
            "procedure",
            "typeprocedure",
            "type",
            "typedossier",
            "categorie",
            "domaine",
        ]);
        let known = word.as_deref().and_then(procedure);
        if let (Some(word), None) = (&word, known) {
            also(format!("Procédure d’origine : {word}"));
        }
        let status = fields.line(STATUS);
        let archived = status
            .as_deref()
            .and_then(|word| is_archived(&folded(word)));
        if let (Some(word), None) = (&status, archived) {
            also(format!("Statut d’origine : {word}"));
            noted.push(Problem::new("unknown_status", word));
        }
        let word = fields.line(OUTCOME);
        let known_outcome = word.as_deref().and_then(outcome);
        if let (Some(word), None) = (&word, known_outcome) {
            also(format!("Issue d’origine : {word}"));
            noted.push(Problem::new("unknown_outcome", word));
        }
        let closed = [
            "closedat",
            "datecloture",
            "datefermeture",
            "cloturele",
            "archivedat",
        ];
        let closed_ms = moment(fields, &closed)?;
        let ended = Ended {
            outcome: known_outcome,
            on: match day(fields, ENDED)? {
                Some(day) => Some(day),
                None => day(fields, &closed)?,
            },
            filed_on: day(fields, FILED)?,
        };
        let reference = fields.line(&["reference", "numero", "numerodossier", "ref", "number"]);
        if reference.as_deref().is_some_and(is_odd) {
            return Err(Problem::new(
                "bad_reference",
                reference.as_deref().unwrap_or_default(),
            ));
        }
        let row = Self {
            reference,
            title,
            procedure: known.unwrap_or(Procedure::Autre),
            archived: archived.unwrap_or(closed_ms.is_some() || known_outcome.is_some()),
            created_ms: moment(fields, CREATED)?,
            closed_ms,
            description: cut(description, MOST_NOTE, &mut noted),
            responsible: fields.line(&[
                "responsableemail",
                "responsibleemail",
                "responsible",
                "responsable",
                "avocatemail",
                "assignedtoemail",
                "assignee",
                "assigneeemail",
                "useremail",
            ]),
            ended,
        };
        Ok(Understood { row, noted })
    }
}

/// A reference that ours cannot be counted on from: too long, or of our own form with a number that leaves no next one.
fn is_odd(reference: &str) -> bool {
    let ours = reference.split_once('-').is_some_and(|(year, number)| {
        year.len() == 4 && number.bytes().take_while(u8::is_ascii_digit).count() > 6
    });
    reference.chars().count() > 40 || ours
}

impl Client {
    pub(super) fn of(fields: &Fields) -> Result<Understood<Self>, Problem> {
        fields.check()?;
        let mut noted = Vec::new();
        let surname = fields.line(&["nom", "lastname", "surname", "nomfamille"]);
        let given = fields.line(&["prenom", "firstname", "prenoms"]);
        let name = match (
            fields.line(&["name", "nomcomplet", "fullname", "displayname"]),
            given,
            surname,
        ) {
            (Some(name), ..) => name,
            (None, Some(given), Some(surname)) => format!("{given} {surname}"),
            (None, given, surname) => given
                .or(surname)
                .ok_or_else(|| Problem::new("no_title", ""))?,
        };
        let phones = [
            "telephone",
            "phone",
            "tel",
            "mobile",
            "portable",
            "telephone2",
        ]
        .iter()
        .filter_map(|name| fields.line(&[name]))
        .collect();
        let notes: Vec<String> = [
            ("Né(e) le", &["birthdate", "datenaissance", "nele"][..]),
            ("Lieu de naissance", &["birthplace", "lieunaissance"]),
            ("Nationalité", &["nationality", "nationalite"]),
            ("Adresse", &["address", "adresse"]),
            (
                "Numéro étranger",
                &["foreignernumber", "numeroetranger", "agdref"],
            ),
            ("Langue", &["language", "langue"]),
        ]
        .into_iter()
        .filter_map(|(label, names)| Some(format!("{label} : {}", fields.line(names)?)))
        .chain(
            fields
                .text(&["notes", "remarques", "commentaire"])
                .map(str::to_owned),
        )
        .collect();
        let row = Self {
            name: cut(name, MOST_LINE, &mut noted),
            email: fields
                .line(&["email", "mail", "courriel"])
                .unwrap_or_default(),
            phones,
            notes: cut(notes.join("\n"), MOST_NOTE, &mut noted),
        };
        Ok(Understood { row, noted })
    }
}
#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn fields(row: &Value) -> Fields {
        Fields::of_object(row.as_object().unwrap())
    }

    #[test]
    fn the_old_names_and_the_new_ones_say_the_same() {
        let old = fields(
            &json!({ "numero": "2024-7", "titre": "Diallo", "type": "Retrait de titre", "statut": "CLÔTURÉ", "dateCreation": "02/01/2024" }),
        );
        let new = fields(
            &json!({ "reference": "2024-7", "title": "Diallo", "procedure": "RETRAIT_TITRE", "status": "closed", "createdAt": "2024-01-02" }),
        );
        for row in [old, new] {
            let Understood { row, noted } = Dossier::of(&row).unwrap();
            assert_eq!(row.reference.as_deref(), Some("2024-7"));
            assert_eq!(
                (row.procedure, row.archived),
                (Procedure::RetraitTitre, true)
            );
            assert_eq!(row.created_ms, Some(1_704_150_000_000), "midnight in Paris");
            assert_eq!(noted, []);
        }
    }

    #[test]
    fn a_word_nobody_knows_is_kept() {
        let row = fields(&json!({ "title": "T", "type": "Droit équin", "status": "GALOPE" }));
        let Understood { row, noted } = Dossier::of(&row).unwrap();
        assert_eq!((row.procedure, row.archived), (Procedure::Autre, false));
        assert!(row.description.contains("Droit équin") && row.description.contains("GALOPE"));
        assert_eq!(noted, [Problem::new("unknown_status", "GALOPE")]);
    }

    #[test]
    fn a_reference_that_leaves_no_next_number_is_refused() {
        for bad in ["2026-9223372036854775807", "2026-1234567", &"x".repeat(41)] {
            let row = fields(&json!({ "title": "T", "reference": bad }));
            assert_eq!(Dossier::of(&row).err().unwrap().reason, "bad_reference");
        }
        assert!(!is_odd("DOS-2024-0001") && !is_odd("2024-0001"));
    }

    #[test]
    fn a_deadline_is_open_met_missed_or_dropped() {
        let became = |row: Value| Deadline::of(&fields(&row)).unwrap().row.became;
        let due = "2026-01-02";
        assert_eq!(became(json!({ "titre": "a", "date": due })), Became::Open);
        assert_eq!(
            became(json!({ "titre": "a", "date": due, "statut": "RESPECTEE" })),
            Became::Met
        );
        assert_eq!(
            became(json!({ "titre": "a", "date": due, "fait": true })),
            Became::Met
        );
        assert_eq!(
            became(json!({ "titre": "a", "date": due, "statut": "Dépassée" })),
            Became::Missed
        );
        assert_eq!(
            became(json!({ "titre": "a", "date": due, "statut": "annulée" })),
            Became::Dropped
        );
    }
}
