//! `MECARD:N:Roux,Anna;TEL:+33639980001;EMAIL:anna@example.com;;` - no library keeps this format; it is fields ended by
//! `;`, a name and its value divided by `:`, and a backslash before what means itself.

use super::CardField;

/// Fields as they stand, without their backslashes; the parts of a value that commas divide stay apart.
fn fields(text: &str) -> Vec<(String, Vec<String>)> {
    let mut fields = Vec::new();
    let (mut name, mut parts) = (None, vec![String::new()]);
    let mut signs = text.chars();
    while let Some(sign) = signs.next() {
        let part = parts.last_mut();
        match (sign, part) {
            ('\\', Some(part)) => part.extend(signs.next()),
            (':', Some(part)) if name.is_none() => name = Some(std::mem::take(part)),
            (';', _) => {
                let parts = std::mem::replace(&mut parts, vec![String::new()]);
                if let Some(name) = name.take() {
                    fields.push((name.trim().to_ascii_uppercase(), parts));
                }
            }
            (',', _) => parts.push(String::new()),
            (sign, Some(part)) => part.push(sign),
            (_, None) => {}
        }
    }
    if let Some(name) = name {
        fields.push((name.trim().to_ascii_uppercase(), parts));
    }
    fields
}

/// The values of a card, after its first word.
pub(super) fn values(text: &str) -> Vec<(CardField, String)> {
    let mut values = Vec::new();
    for (name, parts) in fields(text) {
        let whole = parts.join(", ");
        match (name.as_str(), parts.as_slice()) {
            ("N", [last, first, ..]) => {
                values.push((CardField::LastName, last.clone()));
                values.push((CardField::FirstName, first.clone()));
            }
            ("N", _) => values.push((CardField::FullName, whole)),
            ("TEL", _) => values.push((CardField::Phone, whole)),
            ("EMAIL", _) => values.push((CardField::Email, whole)),
            ("ORG", _) => values.push((CardField::Company, whole)),
            ("TITLE", _) => values.push((CardField::JobTitle, whole)),
            ("NOTE" | "MEMO", _) => values.push((CardField::Note, whole)),
            // Box, room, street, city, region, postal code, country.
            ("ADR", [_, _, _, city, _, code, country, ..]) => {
                values.push((CardField::City, city.clone()));
                values.push((CardField::PostalCode, code.clone()));
                values.push((CardField::Country, country.clone()));
            }
            _ => {}
        }
    }
    values
}
