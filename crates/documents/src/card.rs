//! Cards that machines write: vCard (2.1, 3.0 and 4.0, RFC 6350) and MECARD, as they stand in a file or a QR code.
//!
//! They come from strangers: what is larger than [`MAX_CARD_BYTES`] is not looked at, and nothing in them is followed
//! or fetched.

mod mecard;

use calcard::vcard::{
    VCard, VCardEntry, VCardParameterName, VCardParameterValue, VCardProperty, VCardType,
    VCardValue,
};
use encoding_rs::{UTF_8, WINDOWS_1252};

/// The largest card that is looked at. A photograph inside is larger, and is not read.
pub const MAX_CARD_BYTES: usize = 256 << 10;

/// Longer is no field of a card.
const MAX_VALUE: usize = 500;

/// What kind of card it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardKind {
    /// RFC 6350 and its predecessors.
    Vcard,
    /// NTT DoCoMo's, as telephones write it into QR codes.
    Mecard,
}

/// What a value of a card is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CardField {
    /// Family name.
    LastName,
    /// Given name.
    FirstName,
    /// The whole name, where it is not given in parts.
    FullName,
    /// Where they work.
    Company,
    /// As what.
    JobTitle,
    /// A telephone.
    Phone,
    /// A mobile telephone.
    Mobile,
    /// A mail address.
    Email,
    /// City.
    City,
    /// Postal code.
    PostalCode,
    /// Country.
    Country,
    /// Whatever else was written.
    Note,
}

/// A card, as it stands: nothing is checked but its form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrittenCard {
    /// What kind it is.
    pub kind: CardKind,
    /// Its values in the order in which they stand.
    pub values: Vec<(CardField, String)>,
}

/// The text of a file or a code: UTF-8, or the encoding of old telephones.
#[must_use]
pub fn card_text(bytes: &[u8]) -> String {
    let (text, _, broken) = UTF_8.decode(bytes);
    if broken {
        WINDOWS_1252.decode(bytes).0.into_owned()
    } else {
        text.into_owned()
    }
}

/// The first card in a text; `None` when it is none.
#[must_use]
pub fn written_card(text: &str) -> Option<WrittenCard> {
    let text = text.trim_start_matches('\u{feff}').trim();
    if text.len() > MAX_CARD_BYTES {
        return None;
    }
    let begins = |with: &str| {
        text.get(..with.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(with))
    };
    let (kind, values) = if begins("BEGIN:VCARD") {
        // A date or a folded line that the library cannot take must not take the window with it.
        let text = text.to_owned();
        let parsed = crate::guard::run(crate::pdf::TIME_LIMIT, move || {
            VCard::parse(&text).map_err(|_| crate::Error::Unsupported)
        });
        (CardKind::Vcard, vcard(&parsed.ok()?))
    } else if begins("MECARD:") {
        (CardKind::Mecard, mecard::values(text.get(7..)?))
    } else {
        return None;
    };
    let values: Vec<_> = values
        .into_iter()
        .map(|(field, value)| (field, tidy(&value)))
        .filter(|(_, value)| !value.is_empty())
        .collect();
    (!values.is_empty()).then_some(WrittenCard { kind, values })
}

/// A value on one line, without what cannot be seen.
fn tidy(value: &str) -> String {
    let line: String = value
        .chars()
        .map(|sign| if sign.is_control() { ' ' } else { sign })
        .take(MAX_VALUE)
        .collect();
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The values of an entry as text, structured ones in their parts.
fn texts(entry: &VCardEntry) -> Vec<String> {
    let mut texts = Vec::new();
    for value in &entry.values {
        match value {
            VCardValue::Text(text) => texts.push(text.clone()),
            VCardValue::Component(parts) => texts.push(parts.join(" ")),
            VCardValue::Integer(number) => texts.push(number.to_string()),
            _ => {}
        }
    }
    texts
}

fn is_mobile(entry: &VCardEntry) -> bool {
    entry.params.iter().any(|param| {
        param.name == VCardParameterName::Type
            && match &param.value {
                VCardParameterValue::Type(VCardType::Cell) => true,
                VCardParameterValue::Text(text) => text.to_ascii_lowercase().contains("cell"),
                _ => false,
            }
    })
}

fn is_fax(entry: &VCardEntry) -> bool {
    entry
        .params
        .iter()
        .any(|param| matches!(&param.value, VCardParameterValue::Type(VCardType::Fax)))
}

fn vcard(card: &VCard) -> Vec<(CardField, String)> {
    let mut values = Vec::new();
    let has_parts = card.entries.iter().any(|entry| {
        entry.name == VCardProperty::N && texts(entry).iter().any(|part| !part.trim().is_empty())
    });
    for entry in &card.entries {
        let parts = texts(entry);
        let part = |at: usize| parts.get(at).cloned().unwrap_or_default();
        let first = || part(0);
        match &entry.name {
            VCardProperty::N => {
                values.push((CardField::LastName, part(0)));
                values.push((CardField::FirstName, part(1)));
            }
            VCardProperty::Fn if !has_parts => values.push((CardField::FullName, first())),
            VCardProperty::Org => values.push((CardField::Company, first())),
            VCardProperty::Title => values.push((CardField::JobTitle, first())),
            VCardProperty::Role => values.push((CardField::JobTitle, first())),
            VCardProperty::Email => {
                values.push((CardField::Email, after(&first(), "mailto:")));
            }
            VCardProperty::Tel if !is_fax(entry) => {
                let field = if is_mobile(entry) {
                    CardField::Mobile
                } else {
                    CardField::Phone
                };
                values.push((field, after(&first(), "tel:")));
            }
            VCardProperty::Adr => {
                values.push((CardField::City, part(3)));
                values.push((CardField::PostalCode, part(5)));
                values.push((CardField::Country, part(6)));
            }
            VCardProperty::Note => values.push((CardField::Note, first())),
            _ => {}
        }
    }
    values
}

/// What comes after the scheme of an address, when it has one.
fn after(value: &str, scheme: &str) -> String {
    match value.get(..scheme.len()) {
        Some(start) if start.eq_ignore_ascii_case(scheme) => {
            value.get(scheme.len()..).unwrap_or_default().to_owned()
        }
        _ => value.to_owned(),
    }
}

#[cfg(test)]
mod tests;
