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
    /// Reads the first row that says anything. The first column of a field wins. Without names, the column that holds a
    /// valid address is the address, and what the others mean cannot be known.
    #[must_use]
    pub fn of(first: &[String]) -> Self {
        let named: Vec<Option<Field>> = first.iter().map(|name| field_named(name)).collect();
        let has_address = first.iter().any(|cell| address(cell).is_ok());
        if named.iter().any(Option::is_some) && !has_address {
            let mut fields = named;
            for at in 0..fields.len() {
                let (before, rest) = fields.split_at_mut(at);
                if let Some(field) = rest.first_mut()
                    && field.is_some()
                    && before.contains(field)
                {
                    *field = None;
                }
            }
            return Self {
                fields,
                header: true,
            };
        }
        let address_at = first.iter().position(|cell| address(cell).is_ok());
        Self {
            fields: (0..first.len())
                .map(|at| (Some(at) == address_at).then_some(Field::Email))
                .collect(),
            header: false,
        }
    }

    /// How much sense a first row makes: known names, or without any the addresses that stand alone in a cell.
    #[must_use]
    pub fn sense(first: &[String]) -> (usize, usize) {
        let names = first.iter().filter(|name| field_named(name).is_some());
        let addresses = first.iter().filter(|cell| address(cell).is_ok());
        (names.count(), addresses.count())
    }

    /// Where a field stands.
    #[must_use]
    pub fn at(&self, field: Field) -> Option<usize> {
        self.fields.iter().position(|one| *one == Some(field))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|&cell| cell.to_owned()).collect()
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
        let columns = Columns::of(&row(&["Nom", "E-mail", "Mail", "Stand"]));
        assert!(columns.header);
        assert_eq!(
            columns.fields,
            [Some(Field::LastName), Some(Field::Email), None, None]
        );
    }

    #[test]
    fn without_names_only_the_address_is_known() {
        let columns = Columns::of(&row(&["Dupont", "a@x.fr", "mail"]));
        assert!(!columns.header);
        assert_eq!(columns.at(Field::Email), Some(1));
        assert_eq!(columns.at(Field::LastName), None);
    }
}
