//! What is in a dossier of theirs: tasks, events, comments, deadlines, documents.

use super::{
    MOST_LINE, MOST_NOTE, Understood, cut, date, moment, title,
    vocabulary::{CREATED, DESCRIPTION, DONE, DONE_AT, STATUS, TITLE, is_done, is_yes},
};
use crate::dossiers::{
    dates::Written,
    fields::{Fields, Problem, folded},
};

/// A task of theirs.
#[derive(Debug)]
pub(in crate::dossiers) struct Task {
    pub(in crate::dossiers) label: String,
    pub(in crate::dossiers) due_on: Option<String>,
    pub(in crate::dossiers) owner: Option<String>,
    pub(in crate::dossiers) created_ms: Option<i64>,
    /// When it was done, when that is known.
    pub(in crate::dossiers) done: Option<Option<i64>>,
}

/// An event of theirs.
#[derive(Debug)]
pub(in crate::dossiers) struct Event {
    pub(in crate::dossiers) title: String,
    pub(in crate::dossiers) detail: String,
    pub(in crate::dossiers) place: String,
    pub(in crate::dossiers) start: Written,
    pub(in crate::dossiers) end: Option<Written>,
    pub(in crate::dossiers) author: Option<String>,
}

/// A comment of theirs.
#[derive(Debug)]
pub(in crate::dossiers) struct Comment {
    pub(in crate::dossiers) text: String,
    /// A mail address or a name.
    pub(in crate::dossiers) author: Option<String>,
    pub(in crate::dossiers) at_ms: Option<i64>,
}

/// What became of a deadline of theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::dossiers) enum Became {
    Open,
    Met,
    Missed,
    Dropped,
}

/// A deadline of theirs.
#[derive(Debug)]
pub(in crate::dossiers) struct Deadline {
    pub(in crate::dossiers) title: String,
    pub(in crate::dossiers) due: Written,
    pub(in crate::dossiers) became: Became,
    pub(in crate::dossiers) decided_ms: Option<i64>,
    pub(in crate::dossiers) note: String,
}

/// A document of theirs.
#[derive(Debug)]
pub(in crate::dossiers) struct Document {
    pub(in crate::dossiers) name: String,
    pub(in crate::dossiers) path: String,
    pub(in crate::dossiers) sha256: Option<String>,
    pub(in crate::dossiers) at_ms: Option<i64>,
}

impl Task {
    pub(in crate::dossiers) fn of(fields: &Fields) -> Result<Understood<Self>, Problem> {
        fields.check()?;
        let mut noted = Vec::new();
        let mut label = fields
            .line(TITLE)
            .ok_or_else(|| Problem::new("no_title", ""))?;
        if let Some(detail) = fields.line(DESCRIPTION) {
            label = format!("{label} : {detail}");
        }
        let done_ms = moment(fields, DONE_AT)?;
        let is_over = fields.text(DONE).is_some_and(is_yes)
            || fields
                .line(STATUS)
                .is_some_and(|word| is_done(&folded(&word)));
        let due = date(
            fields,
            &[
                "duedate",
                "dueon",
                "dateecheance",
                "echeance",
                "due",
                "pourle",
            ],
        )?;
        let row = Self {
            label: cut(label, MOST_LINE, &mut noted),
            due_on: due.map(|due| due.day().to_string()),
            owner: fields.line(&[
                "owneremail",
                "owner",
                "assigneeemail",
                "assignee",
                "assignedtoemail",
                "assignedto",
                "responsableemail",
                "responsable",
                "assigneaemail",
                "assignea",
            ]),
            created_ms: moment(fields, CREATED)?,
            done: (is_over || done_ms.is_some()).then_some(done_ms),
        };
        Ok(Understood { row, noted })
    }
}

impl Event {
    pub(in crate::dossiers) fn of(fields: &Fields) -> Result<Understood<Self>, Problem> {
        fields.check()?;
        let mut noted = Vec::new();
        let start = date(
            fields,
            &[
                "date",
                "startat",
                "start",
                "datedebut",
                "dateevenement",
                "debut",
                "at",
            ],
        )?
        .ok_or_else(|| Problem::new("bad_date", ""))?;
        let row = Self {
            title: title(fields, &[TITLE, &["type"]].concat(), &mut noted)?,
            detail: cut(
                fields.text(DESCRIPTION).unwrap_or_default().to_owned(),
                MOST_NOTE,
                &mut noted,
            ),
            place: cut(
                fields
                    .line(&["lieu", "place", "location"])
                    .unwrap_or_default(),
                MOST_LINE,
                &mut noted,
            ),
            start,
            end: date(fields, &["endat", "end", "datefin", "fin"])?,
            author: author(fields),
        };
        Ok(Understood { row, noted })
    }
}

fn author(fields: &Fields) -> Option<String> {
    fields.line(&[
        "authoremail",
        "auteuremail",
        "useremail",
        "author",
        "auteur",
        "authorname",
        "auteurnom",
        "username",
        "usernom",
        "createdby",
    ])
}

impl Comment {
    pub(in crate::dossiers) fn of(fields: &Fields) -> Result<Understood<Self>, Problem> {
        fields.check()?;
        let mut noted = Vec::new();
        let text = fields
            .text(&[
                "contenu",
                "content",
                "texte",
                "text",
                "commentaire",
                "message",
                "body",
            ])
            .ok_or_else(|| Problem::new("no_title", ""))?;
        let row = Self {
            // Room for the name of an author who is no member.
            text: cut(text.to_owned(), MOST_NOTE - 400, &mut noted),
            author: author(fields),
            at_ms: moment(fields, &[CREATED, &["date", "at"]].concat())?,
        };
        Ok(Understood { row, noted })
    }
}

impl Deadline {
    pub(in crate::dossiers) fn of(fields: &Fields) -> Result<Understood<Self>, Problem> {
        fields.check()?;
        let mut noted = Vec::new();
        let due = date(
            fields,
            &[
                "dateecheance",
                "duedate",
                "due",
                "date",
                "datelimite",
                "dueon",
            ],
        )?
        .ok_or_else(|| Problem::new("bad_date", ""))?;
        let decided_ms = moment(fields, DONE_AT)?;
        let status = fields.line(STATUS);
        let became = match status.as_deref().map(folded).as_deref() {
            Some(word) if is_done(word) => Became::Met,
            Some(
                "missed" | "manque" | "manquee" | "depasse" | "depassee" | "expire" | "expiree"
                | "ratee",
            ) => Became::Missed,
            Some("annule" | "annulee" | "cancelled" | "abandonnee" | "sansobjet") => {
                Became::Dropped
            }
            Some(
                "open" | "ouverte" | "encours" | "afaire" | "avenir" | "enattente" | "pending"
                | "active" | "todo",
            ) => Became::Open,
            unknown => {
                if unknown.is_some() {
                    noted.push(Problem::new(
                        "unknown_status",
                        status.as_deref().unwrap_or_default(),
                    ));
                }
                if decided_ms.is_some() || fields.text(DONE).is_some_and(is_yes) {
                    Became::Met
                } else {
                    Became::Open
                }
            }
        };
        let row = Self {
            title: title(
                fields,
                &[TITLE, &["type", "description"]].concat(),
                &mut noted,
            )?,
            due,
            became,
            decided_ms,
            note: cut(
                fields
                    .text(&["note", "notes", "commentaire", "description"])
                    .unwrap_or_default()
                    .to_owned(),
                2000,
                &mut noted,
            ),
        };
        Ok(Understood { row, noted })
    }
}

impl Document {
    pub(in crate::dossiers) fn of(fields: &Fields) -> Result<Understood<Self>, Problem> {
        fields.check()?;
        let mut noted = Vec::new();
        let path = fields
            .text(&[
                "path",
                "chemin",
                "fichier",
                "file",
                "filepath",
                "cheminfichier",
            ])
            .ok_or_else(|| Problem::new("no_path", ""))?;
        let name = fields
            .line(&["name", "nom", "filename", "nomfichier", "titre", "title"])
            .unwrap_or_else(|| path.rsplit(['/', '\\']).next().unwrap_or(path).to_owned());
        // A name is shown and saved under; it is no way to anywhere.
        let name = name.replace(['/', '\\'], "-");
        let sha256 = fields.line(&["sha256", "hash", "empreinte", "checksum"]);
        if let Some(hash) = &sha256
            && hash.parse::<store::BlobHash>().is_err()
        {
            return Err(Problem::new("bad_sha256", hash));
        }
        let row = Self {
            name: cut(name, 200, &mut noted),
            path: path.to_owned(),
            sha256: sha256.map(|hash| hash.to_lowercase()),
            at_ms: moment(
                fields,
                &[CREATED, &["uploadedat", "date", "dateajout"]].concat(),
            )?,
        };
        Ok(Understood { row, noted })
    }
}
