//! Where dossiers come from: a JSON file, or a folder of CSV files. Either way one dossier after the other comes out,
//! with everything in it.

use super::{
    ImportError,
    fields::{Fields, Problem, decoded, folded},
    folder::{DOSSIER_ID, Folder},
    json::{self, Elements},
};
use serde_json::Value;
use std::{
    fs::File,
    io::BufReader,
    path::{Path, PathBuf},
    sync::Arc,
};

/// What kinds of rows a dossier has below it, in the order in which they are imported.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Dossier,
    Contact,
    Task,
    Event,
    Comment,
    Deadline,
    Document,
}

impl Kind {
    pub(super) const ALL: [Self; 7] = [
        Self::Dossier,
        Self::Contact,
        Self::Task,
        Self::Event,
        Self::Comment,
        Self::Deadline,
        Self::Document,
    ];

    /// The word of the contract.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Dossier => "dossiers",
            Self::Contact => "contacts",
            Self::Task => "tasks",
            Self::Event => "events",
            Self::Comment => "comments",
            Self::Deadline => "deadlines",
            Self::Document => "documents",
        }
    }

    /// The names under which an export has rows of this kind, folded; also the names of CSV files.
    pub(super) const fn names(self) -> &'static [&'static str] {
        match self {
            Self::Dossier => &["dossiers"],
            Self::Contact => &["clients", "contacts", "client"],
            Self::Task => &[
                "taches",
                "tasks",
                "tachedossiers",
                "tachesdossier",
                "tachedossier",
            ],
            Self::Event => &[
                "evenements",
                "events",
                "evenementdossiers",
                "evenementsdossier",
                "evenementdossier",
            ],
            Self::Comment => &[
                "commentaires",
                "comments",
                "commentairedossiers",
                "commentairesdossier",
                "commentairedossier",
            ],
            Self::Deadline => &["echeances", "deadlines", "echeance"],
            Self::Document => &["documents", "document"],
        }
    }

    /// The kind of row that a field or a file of this name has; nothing for the dossiers themselves.
    fn below(name: &str) -> Option<Self> {
        let name = folded(name);
        Self::ALL
            .into_iter()
            .skip(1)
            .find(|kind| kind.names().contains(&name.as_str()))
    }
}

/// Where a row stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) file: Arc<str>,
    /// From 1.
    pub(super) line: u32,
}

/// A row as it was read.
pub(super) type Found = (Kind, Spot, Result<Fields, Problem>);

/// A dossier as it was read.
#[derive(Debug)]
pub(super) struct Raw {
    pub(super) spot: Spot,
    pub(super) fields: Fields,
    pub(super) below: Vec<Found>,
}

/// What comes next.
#[derive(Debug)]
pub(super) enum Next {
    Dossier(Raw),
    /// A row that nothing can be made of.
    Bad(Kind, Spot, Problem),
}

/// An export that is being read.
pub(super) struct Source {
    /// The system it comes from, as it names itself.
    pub(super) name: String,
    /// The folder its documents lie in.
    pub(super) folder: PathBuf,
    /// Dossiers in all.
    pub(super) total: u32,
    from: From,
}

enum From {
    Json(Arc<str>, Elements<BufReader<File>>),
    Folder(Box<Folder>),
}

/// What is remembered of each row while an import runs fits into memory for so many dossiers, or rows of a CSV file.
pub(super) const MOST_ROWS: u32 = 2_000_000;

/// Without another word, rows come from "the" other system.
const NAMELESS: &str = "dossiers";

impl Source {
    /// Opens a JSON file, a folder that has one, or a folder with CSV files.
    ///
    /// # Errors
    ///
    /// [`ImportError`] when it is none of them.
    pub(super) fn open(path: &Path) -> Result<Self, ImportError> {
        let is_folder = std::fs::metadata(path)?.is_dir();
        let (file, folder) = if is_folder {
            (path.join("dossiers.json"), path.to_owned())
        } else {
            let parent = path.parent().unwrap_or(path).to_owned();
            (path.to_owned(), parent)
        };
        let is_csv = file
            .extension()
            .is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
        if is_csv || (is_folder && !file.is_file()) {
            let from = Folder::open(&folder)?;
            return Ok(Self {
                name: NAMELESS.to_owned(),
                total: from.total,
                from: From::Folder(Box::new(from)),
                folder,
            });
        }
        let (head, elements) = elements(&file)?;
        let name = head.source.unwrap_or_default();
        let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.chars().count() > 80 || name.contains('/') {
            return Err(ImportError::NotDossiers);
        }
        let (mut total, mut counted) = (0, elements);
        while counted.next(0)?.is_some() {
            total += 1;
            if total > MOST_ROWS {
                return Err(ImportError::TooMany(MOST_ROWS));
            }
        }
        let label = file.file_name().unwrap_or_default().to_string_lossy();
        Ok(Self {
            name: if name.is_empty() {
                NAMELESS.to_owned()
            } else {
                name
            },
            folder,
            total,
            from: From::Json(Arc::from(&*label), self::elements(&file)?.1),
        })
    }

    /// The next dossier; `None` at the end.
    pub(super) fn next(&mut self) -> Result<Option<Next>, ImportError> {
        match &mut self.from {
            From::Folder(folder) => folder.next(),
            From::Json(file, elements) => {
                let Some(element) = elements.next(json::MOST_BYTES)? else {
                    return Ok(None);
                };
                let spot = Spot {
                    file: Arc::clone(file),
                    line: element.line,
                };
                Ok(Some(dossier(&spot, element.text)))
            }
        }
    }
}

fn elements(file: &Path) -> Result<(json::Head, Elements<BufReader<File>>), ImportError> {
    // Asked before it is opened: opening a pipe waits for somebody to write into it.
    if !std::fs::metadata(file)?.is_file() {
        return Err(ImportError::NotDossiers);
    }
    let opened = File::open(file)?;
    Elements::open(BufReader::with_capacity(1 << 18, opened))
}

/// What one element of the array says.
fn dossier(spot: &Spot, text: Result<Vec<u8>, &'static str>) -> Next {
    let bad = |problem| Next::Bad(Kind::Dossier, spot.clone(), problem);
    let text = match text {
        Ok(bytes) => decoded(&bytes),
        Err(reason) => return bad(Problem::new(reason, "")),
    };
    let object = match serde_json::from_str(&text) {
        Ok(Value::Object(object)) => object,
        Ok(_) => return bad(Problem::new("not_json", &text)),
        Err(error) => {
            let line = u32::try_from(error.line()).unwrap_or(1).max(1) - 1;
            let spot = Spot {
                line: spot.line.saturating_add(line),
                ..spot.clone()
            };
            let problem = Problem::new("not_json", &error.to_string());
            return Next::Bad(Kind::Dossier, spot, problem);
        }
    };
    let mut below = Vec::new();
    for (name, value) in &object {
        let Some(kind) = Kind::below(name) else {
            continue;
        };
        let mut add = |row: &Value| {
            let fields = match row {
                Value::Object(row) => {
                    let mut fields = Fields::of_object(row);
                    fields.forget(DOSSIER_ID);
                    Ok(fields)
                }
                other => Err(Problem::new("not_json", &other.to_string())),
            };
            below.push((kind, spot.clone(), fields));
        };
        match value {
            Value::Array(rows) => rows.iter().for_each(&mut add),
            Value::Object(_) => add(value),
            _ => {}
        }
    }
    below.sort_by_key(|(kind, ..)| *kind);
    let own = object
        .into_iter()
        .filter(|(name, value)| Kind::below(name).is_none() || value.is_string())
        .collect();
    Next::Dossier(Raw {
        spot: spot.clone(),
        fields: Fields::of_object(&own),
        below,
    })
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use proptest::prelude::*;

    fn drain(path: &Path) -> usize {
        let Ok(mut source) = Source::open(path) else {
            return 0;
        };
        let mut seen = 0;
        while let Ok(Some(_)) = source.next() {
            seen += 1;
        }
        seen
    }

    #[test]
    fn a_dossier_gives_its_own_fields_and_what_is_below_it() {
        let spot = Spot {
            file: Arc::from("d.json"),
            line: 4,
        };
        let text = br#"{"id": 7, "client": {"id": "c", "nom": "Diallo"}, "taches": [{"id": 1}, 5], "titre": "T"}"#;
        let Next::Dossier(raw) = dossier(&spot, Ok(text.to_vec())) else {
            panic!()
        };
        assert_eq!(raw.fields.text(&["titre"]), Some("T"));
        assert_eq!(raw.fields.text(&["clientid"]), None);
        let kinds: Vec<_> = raw
            .below
            .iter()
            .map(|(kind, _, fields)| (*kind, fields.is_ok()))
            .collect();
        assert_eq!(
            kinds,
            [
                (Kind::Contact, true),
                (Kind::Task, true),
                (Kind::Task, false)
            ]
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(300))]

        #[test]
        fn foreign_bytes_never_panic(bytes in proptest::collection::vec(any::<u8>(), 0..400), sign in "[\\[\\]{},:;\" \n]{0,40}") {
            let folder = tempfile::tempdir().unwrap();
            let head = b"{\"format\":\"guichet-dossiers\",\"version\":1,\"dossiers\":[".to_vec();
            let json = [head, sign.clone().into_bytes(), bytes.clone()].concat();
            std::fs::write(folder.path().join("a.json"), json).unwrap();
            drain(&folder.path().join("a.json"));
            let csv = [b"id;titre\n".to_vec(), bytes.clone(), sign.clone().into_bytes()].concat();
            std::fs::write(folder.path().join("dossiers.csv"), csv).unwrap();
            let child = [b"id,dossierId,titre\n".to_vec(), sign.into_bytes(), bytes].concat();
            std::fs::write(folder.path().join("taches.csv"), child).unwrap();
            drain(folder.path());
        }
    }
}
