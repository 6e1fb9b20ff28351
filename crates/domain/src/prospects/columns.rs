//! Which column of a list means what.

use super::address;
use crate::names::fold;
use crate::word::vocabulary;
use std::collections::HashMap;
use std::sync::LazyLock;

vocabulary! {
    /// What is known of a prospect.
    Field as "field" {
        /// The mail address.
        Email = "email",
        /// Given name.
        FirstName = "first_name",
        /// Family name.
        LastName = "last_name",
        /// Where they work.
        Company = "company",
        /// As what.
        JobTitle = "job_title",
        /// Telephone, E.164.
        Phone = "phone",
        /// Mobile, E.164.
        Mobile = "mobile",
        /// City.
        City = "city",
        /// Postal code, as it is written.
        PostalCode = "postal_code",
        /// Country, as it is written.
        Country = "country",
        /// Whatever else somebody wrote.
        Notes = "notes",
    }
}

/// The names by which lists call their columns, French and English.
const NAMES: &[(Field, &[&str])] = &[
    (
        Field::Email,
        &[
            "e-mail",
            "email",
            "mail",
            "mél",
            "courriel",
            "adresse e-mail",
            "adresse mail",
            "adresse électronique",
            "email address",
            "e-mail address",
        ],
    ),
    (
        Field::FirstName,
        &["prénom", "first name", "firstname", "given name"],
    ),
    (
        Field::LastName,
        &[
            "nom",
            "nom de famille",
            "last name",
            "lastname",
            "surname",
            "family name",
        ],
    ),
    (
        Field::Company,
        &[
            "société",
            "entreprise",
            "raison sociale",
            "organisation",
            "organization",
            "company",
            "company name",
        ],
    ),
    (
        Field::JobTitle,
        &["fonction", "poste", "job title", "position"],
    ),
    (
        Field::Phone,
        &[
            "téléphone",
            "tél",
            "tel.",
            "téléphone fixe",
            "tél. fixe",
            "fixe",
            "phone",
            "phone number",
            "telephone",
            "work phone",
        ],
    ),
    (
        Field::Mobile,
        &[
            "mobile",
            "portable",
            "téléphone mobile",
            "téléphone portable",
            "tél. mobile",
            "tél. portable",
            "gsm",
            "mobile phone",
            "cell",
            "cell phone",
        ],
    ),
    (Field::City, &["ville", "commune", "city", "town"]),
    (
        Field::PostalCode,
        &[
            "code postal",
            "cp",
            "zip",
            "zip code",
            "postcode",
            "postal code",
        ],
    ),
    (Field::Country, &["pays", "country"]),
    (
        Field::Notes,
        &[
            "notes",
            "note",
            "commentaire",
            "commentaires",
            "remarque",
            "remarques",
            "observations",
            "comment",
            "comments",
        ],
    ),
];

/// A name without case, accents, spaces and punctuation.
fn key(name: &str) -> String {
    fold(name).replace(' ', "")
}

static KNOWN: LazyLock<HashMap<String, Field>> = LazyLock::new(|| {
    NAMES
        .iter()
        .flat_map(|(field, names)| names.iter().map(|name| (key(name), *field)))
        .collect()
});

/// What a column of this name means; `None` when nobody knows.
#[must_use]
pub fn field_named(name: &str) -> Option<Field> {
    KNOWN.get(&key(name)).copied()
}

/// Which column holds which field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Columns {
    /// The field of each column, in order; `None` is ignored.
    pub fields: Vec<Option<Field>>,
    /// Whether the first row names them, and is no prospect.
    pub header: bool,
}

impl Columns {
    /// Reads the first rows that say anything. The first of them names the columns if it holds a known name and no valid
    /// address; the first column of a field wins. Without names, the column that holds most valid addresses is the
    /// address, what the others mean cannot be known, and there are as many as the widest of these rows has.
    #[must_use]
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a [String]>) -> Self {
        let mut rows = rows.into_iter().peekable();
        if let Some(fields) = rows.peek().and_then(|first| named(first)) {
            return Self {
                fields,
                header: true,
            };
        }
        let (addresses, _) = addresses_of(rows);
        let most = addresses.iter().max().filter(|&&most| most > 0);
        let address_at = addresses.iter().position(|many| Some(many) == most);
        Self {
            fields: (0..addresses.len())
                .map(|at| (Some(at) == address_at).then_some(Field::Email))
                .collect(),
            header: false,
        }
    }

    /// How much sense the first rows make: the known names of the first, or without any, the addresses that stand alone in
    /// their cells; then the cells.
    #[must_use]
    pub fn sense<'a>(rows: impl IntoIterator<Item = &'a [String]>) -> (usize, usize, usize) {
        let mut rows = rows.into_iter().peekable();
        if let Some(first) = rows.peek().filter(|first| named(first).is_some()) {
            let names = first.iter().filter(|name| field_named(name).is_some());
            return (names.count(), 0, 0);
        }
        let (addresses, cells) = addresses_of(rows);
        (0, addresses.iter().max().copied().unwrap_or(0), cells)
    }

    /// Where a field stands.
    #[must_use]
    pub fn at(&self, field: Field) -> Option<usize> {
        self.fields.iter().position(|one| *one == Some(field))
    }
}

/// What a row says of its columns; `None` when it is no header.
fn named(row: &[String]) -> Option<Vec<Option<Field>>> {
    let mut fields: Vec<Option<Field>> = row.iter().map(|name| field_named(name)).collect();
    if fields.iter().all(Option::is_none) || row.iter().any(|cell| address(cell).is_ok()) {
        return None;
    }
    for at in 0..fields.len() {
        let (before, rest) = fields.split_at_mut(at);
        if let Some(field) = rest.first_mut()
            && field.is_some()
            && before.contains(field)
        {
            *field = None;
        }
    }
    Some(fields)
}

/// How many valid addresses each column holds, and how many cells there are.
fn addresses_of<'a>(rows: impl Iterator<Item = &'a [String]>) -> (Vec<usize>, usize) {
    let mut addresses = Vec::new();
    let mut cells = 0;
    for row in rows {
        cells += row.len();
        if addresses.len() < row.len() {
            addresses.resize(row.len(), 0);
        }
        for (many, cell) in addresses.iter_mut().zip(row) {
            *many += usize::from(address(cell).is_ok());
        }
    }
    (addresses, cells)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(rows: &[&[&str]]) -> Vec<Vec<String>> {
        let row = |cells: &[&str]| cells.iter().map(|&cell| cell.to_owned()).collect();
        rows.iter().map(|cells| row(cells)).collect()
    }

    fn of(rows: &[&[&str]]) -> Columns {
        Columns::of(table(rows).iter().map(Vec::as_slice))
    }

    #[test]
    fn names_are_known_without_case_accents_and_signs() {
        for (name, field) in [
            ("E-MAIL", Field::Email),
            ("Adresse  électronique :", Field::Email),
            ("PRENOM", Field::FirstName),
            ("Tél. portable", Field::Mobile),
            ("C.P.", Field::PostalCode),
        ] {
            assert_eq!(field_named(name), Some(field), "{name}");
        }
        assert_eq!(field_named("Chiffre d'affaires"), None);
    }

    #[test]
    fn the_first_column_of_a_field_wins() {
        let columns = of(&[&["Nom", "E-mail", "Mail", "Stand"]]);
        assert!(columns.header);
        assert_eq!(
            columns.fields,
            [Some(Field::LastName), Some(Field::Email), None, None]
        );
    }

    #[test]
    fn without_names_only_the_address_is_known() {
        let columns = of(&[&["Dupont", "a@x.fr", "mail"]]);
        assert!(!columns.header);
        assert_eq!(columns.at(Field::Email), Some(1));
        assert_eq!(columns.at(Field::LastName), None);
    }

    #[test]
    fn without_names_the_column_with_most_addresses_is_the_address() {
        let first_has_none: &[&[&str]] = &[&["Dupont", ""], &["Martin", "m@x.fr", "Lyon"]];
        let columns = of(first_has_none);
        assert_eq!(
            (columns.at(Field::Email), columns.fields.len()),
            (Some(1), 3)
        );
        let assistants: &[&[&str]] = &[&["a@x.fr", "b@x.fr"], &["", "c@x.fr"], &["d", "e@x.fr"]];
        assert_eq!(of(assistants).at(Field::Email), Some(1));
        let title: &[&[&str]] = &[&["Salon de Lyon"], &["E-mail", "Nom"], &["a@x.fr", "A"]];
        let columns = of(title);
        assert!(!columns.header, "only the first row is a header");
        assert_eq!(columns.fields, [Some(Field::Email), None]);
        assert_eq!(of(&[&["bonjour"]]).at(Field::Email), None);
    }

    #[test]
    fn more_cells_make_more_sense_when_as_many_addresses_stand_alone() {
        let sense = |rows| Columns::sense(table(rows).iter().map(Vec::as_slice));
        // A vertical bar may stand in an address.
        let together: &[&[&str]] = &[&["dupont|a@x.fr"]];
        let apart: &[&[&str]] = &[&["dupont", "a@x.fr"]];
        assert!(sense(apart) > sense(together));
    }
}
