//! A folder of CSV files: one of dossiers, and one of each kind of row below them, joined by `dossierId`.
//!
//! The other files are read through once, to know where the rows of each dossier stand; then the dossiers are read
//! one by one and the rows of each are fetched from their places. Memory holds places, not rows.

use super::{
    ImportError,
    csv::{self, Record, Records},
    fields::{Fields, Problem, decoded},
    source::{Found, Kind, MOST_ROWS, Next, Raw, Spot},
};
use std::{
    collections::{HashMap, VecDeque},
    fs::File,
    path::{Path, PathBuf},
    sync::Arc,
};

/// The names under which a row says whose it is.
pub(super) const DOSSIER_ID: &[&str] = &["dossierid", "iddossier", "dossier"];

/// The names under which a row says who it is.
pub(super) const ID: &[&str] = &["id", "identifiant", "uuid"];

/// One CSV file.
struct Table {
    kind: Kind,
    file: Arc<str>,
    names: Vec<String>,
    records: Records<File>,
    /// Where the rows of each dossier stand.
    places: HashMap<String, Vec<csv::Spot>>,
}

impl Table {
    fn open(kind: Kind, path: &Path) -> Result<Self, ImportError> {
        let file = path.file_name().unwrap_or_default().to_string_lossy();
        let (names, records) = Records::of(File::open(path)?)?;
        Ok(Self {
            kind,
            file: Arc::from(&*file),
            names: names.iter().map(|name| decoded(name)).collect(),
            records,
            places: HashMap::new(),
        })
    }

    fn spot(&self, line: u32) -> Spot {
        Spot {
            file: Arc::clone(&self.file),
            line,
        }
    }

    /// The fields of a record. One with more columns than the first line has a sign in a text that divides it, so its
    /// columns are not what they seem.
    fn fields(&self, record: Record) -> Result<Fields, Problem> {
        let columns = record.columns.map_err(|reason| Problem::new(reason, ""))?;
        if let Some(extra) = columns
            .iter()
            .skip(self.names.len())
            .find(|column| !column.is_empty())
        {
            return Err(Problem::new("columns", &decoded(extra)));
        }
        let mut fields = Fields::default();
        for (name, column) in self.names.iter().zip(&columns) {
            fields.put(name, &decoded(column));
        }
        Ok(fields)
    }
}

/// A folder that is being read.
pub(super) struct Folder {
    /// Dossiers in all.
    pub(super) total: u32,
    dossiers: Table,
    tables: Vec<Table>,
    /// What nothing can be made of, to be told first.
    bad: VecDeque<Next>,
    ended: bool,
}

impl Folder {
    /// Finds the files and the places of their rows.
    ///
    /// # Errors
    ///
    /// [`ImportError::NotDossiers`] when there is no file of dossiers, or when a file cannot be read.
    pub(super) fn open(folder: &Path) -> Result<Self, ImportError> {
        let path = named(folder, Kind::Dossier).ok_or(ImportError::NotDossiers)?;
        let dossiers = Table::open(Kind::Dossier, &path)?;
        let mut counted = Table::open(Kind::Dossier, &path)?;
        let mut total = 0_u32;
        while counted.records.next()?.is_some() {
            total += 1;
            if total > MOST_ROWS {
                return Err(ImportError::TooMany(MOST_ROWS));
            }
        }
        let (mut tables, mut bad) = (Vec::new(), VecDeque::new());
        for kind in Kind::ALL.into_iter().skip(1) {
            if let Some(path) = named(folder, kind) {
                let mut table = Table::open(kind, &path)?;
                place(&mut table, &mut bad)?;
                tables.push(table);
            }
        }
        Ok(Self {
            total,
            dossiers,
            tables,
            bad,
            ended: false,
        })
    }

    /// The next dossier; `None` at the end.
    ///
    /// # Errors
    ///
    /// When a file cannot be read.
    pub(super) fn next(&mut self) -> Result<Option<Next>, ImportError> {
        if let Some(bad) = self.bad.pop_front() {
            return Ok(Some(bad));
        }
        let Some(record) = self.dossiers.records.next()? else {
            if !std::mem::replace(&mut self.ended, true) {
                self.orphans();
            }
            return Ok(self.bad.pop_front());
        };
        let spot = self.dossiers.spot(record.spot.line);
        let fields = match self.dossiers.fields(record) {
            Ok(fields) => fields,
            Err(problem) => return Ok(Some(Next::Bad(Kind::Dossier, spot, problem))),
        };
        let mut below: Vec<Found> = Vec::new();
        if let Some(id) = fields.text(ID) {
            for table in &mut self.tables {
                for at in table.places.remove(id).unwrap_or_default() {
                    if let Some(record) = table.records.at(at)? {
                        let fields = table.fields(record).map(|mut fields| {
                            fields.forget(DOSSIER_ID);
                            fields
                        });
                        below.push((table.kind, table.spot(at.line), fields));
                    }
                }
            }
        }
        Ok(Some(Next::Dossier(Raw {
            spot,
            fields,
            below,
        })))
    }

    /// The rows of dossiers that are not in the folder.
    fn orphans(&mut self) {
        for table in &mut self.tables {
            let mut left: Vec<_> = table
                .places
                .drain()
                .flat_map(|(id, places)| places.into_iter().map(move |at| (at.line, id.clone())))
                .collect();
            left.sort_unstable();
            for (line, id) in left {
                let spot = table.spot(line);
                let problem = Problem::new("unknown_dossier", &id);
                self.bad.push_back(Next::Bad(table.kind, spot, problem));
            }
        }
    }
}

/// The file of a kind, whatever the case of its name. A link or a pipe is no file of an export.
fn named(folder: &Path, kind: Kind) -> Option<PathBuf> {
    let mut found: Vec<PathBuf> = std::fs::read_dir(folder)
        .ok()?
        .filter_map(|entry| {
            let entry = entry.ok()?;
            entry.file_type().ok()?.is_file().then(|| entry.path())
        })
        .filter(|path| {
            let is_csv = path
                .extension()
                .is_some_and(|extension| extension.eq_ignore_ascii_case("csv"));
            let stem = path.file_stem().unwrap_or_default().to_string_lossy();
            is_csv
                && kind
                    .names()
                    .contains(&super::fields::folded(&stem).as_str())
        })
        .collect();
    found.sort();
    found.into_iter().next()
}

/// Remembers where the rows of each dossier stand.
fn place(table: &mut Table, bad: &mut VecDeque<Next>) -> Result<(), ImportError> {
    let mut rows = 0;
    while let Some(record) = table.records.next()? {
        rows += 1;
        if rows > MOST_ROWS {
            return Err(ImportError::TooMany(MOST_ROWS));
        }
        let at = record.spot;
        let owner = table.fields(record).and_then(|fields| {
            fields
                .text(DOSSIER_ID)
                .map(str::to_owned)
                .ok_or_else(|| Problem::new("no_dossier", fields.text(ID).unwrap_or_default()))
        });
        match owner {
            Ok(id) => table.places.entry(id).or_default().push(at),
            Err(problem) => {
                bad.push_back(Next::Bad(table.kind, table.spot(at.line), problem));
            }
        }
    }
    Ok(())
}
