//! What a file of each procedure must hold: documents and steps.

use super::read::{Table, Text};
use super::{Confidence, LawError};
use crate::triage::Procedure;
use crate::word::vocabulary;

vocabulary! {
    /// What a checklist item is.
    ItemKind as "checklist item type" {
        /// A document to obtain.
        Piece = "piece",
        /// A step to take.
        Etape = "etape",
    }
}

/// One line of a checklist.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChecklistItem {
    /// Unique id: `oqtf-01`.
    pub id: String,
    /// A document or a step.
    pub kind: ItemKind,
    /// Whether every file that meets the condition needs it.
    pub mandatory: bool,
    /// What it is, in French.
    pub label: String,
    /// When it applies, in French; empty means always.
    pub condition: String,
    /// Where the demand comes from, in French.
    pub source: String,
    /// How sure it is.
    pub confidence: Confidence,
}

/// The checklist of one procedure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklist {
    /// The procedure.
    pub procedure: Procedure,
    /// Its French name.
    pub title: String,
    /// The lines, in the order of the file.
    pub items: Vec<ChecklistItem>,
}

/// The checklists of all procedures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Checklists {
    /// One for each procedure, in the order of the file.
    pub all: Vec<Checklist>,
}

impl Checklists {
    /// Reads a file of the shape of `assets/law/checklists.toml`.
    ///
    /// # Errors
    ///
    /// [`LawError`] with the line of the first thing that is wrong; also when a procedure has no
    /// list or two, when an id stands twice, or when a count is not that of its items.
    pub fn parse(checklists_toml: &str) -> Result<Self, LawError> {
        let text = Text(checklists_toml);
        let root = text.parse()?;
        let root = Table::root(text, root.get_ref());
        root.only(&["meta", "procedures"])?;
        if root.table("meta")?.count("schema")? != 1 {
            return Err(root
                .table("meta")?
                .refuse_key("schema", "this release reads schema 1"));
        }
        let mut all: Vec<Checklist> = Vec::new();
        for table in root.tables("procedures")? {
            let list = checklist(table)?;
            if all.iter().any(|known| known.procedure == list.procedure) {
                return Err(table.refuse_key("code", format!("`{}` stands twice", list.procedure)));
            }
            if let Some(item) = list.items.iter().find(|item| knows(&all, &item.id)) {
                return Err(table.refuse(format!("the item `{}` stands in two lists", item.id)));
            }
            all.push(list);
        }
        match Procedure::ALL
            .iter()
            .find(|wanted| all.iter().all(|list| list.procedure != **wanted))
        {
            Some(missing) => {
                Err(root.refuse(format!("the procedure `{missing}` has no checklist")))
            }
            None => Ok(Self { all }),
        }
    }

    /// The lines for a procedure, in order.
    #[must_use]
    pub fn for_procedure(&self, procedure: Procedure) -> &[ChecklistItem] {
        self.all
            .iter()
            .find(|list| list.procedure == procedure)
            .map_or(&[], |list| &list.items)
    }
}

fn knows(lists: &[Checklist], id: &str) -> bool {
    lists
        .iter()
        .flat_map(|list| &list.items)
        .any(|item| item.id == id)
}

fn checklist(table: Table<'_, '_>) -> Result<Checklist, LawError> {
    table.only(&["code", "titre", "count", "items"])?;
    let mut items: Vec<ChecklistItem> = Vec::new();
    for line in table.tables("items")? {
        let item = item(line)?;
        if items.iter().any(|known| known.id == item.id) {
            return Err(line.refuse_key("id", format!("`{}` stands twice", item.id)));
        }
        items.push(item);
    }
    if usize::from(table.count("count")?) != items.len() {
        return Err(table.refuse_key("count", format!("the list has {} items", items.len())));
    }
    Ok(Checklist {
        procedure: table.word("code")?,
        title: table.words("titre")?,
        items,
    })
}

fn item(table: Table<'_, '_>) -> Result<ChecklistItem, LawError> {
    table.only(&[
        "id",
        "type",
        "obligatoire",
        "libelle",
        "condition",
        "source",
        "confidence",
    ])?;
    Ok(ChecklistItem {
        id: table.words("id")?,
        kind: table.word("type")?,
        mandatory: table.flag("obligatoire")?,
        label: table.words("libelle")?,
        condition: table.text("condition")?.to_owned(),
        source: table.text("source")?.to_owned(),
        confidence: table.word("confidence")?,
    })
}
