//! One row of a list as a prospect.

use super::{BadAddress, Columns, Field, address, cell, note, phone};
use crate::word::vocabulary;

vocabulary! {
    /// Why a row becomes no prospect.
    Rejection as "rejection" {
        /// A quote was opened in it and never closed.
        UnterminatedQuote = "unterminated_quote",
        /// Something is written beyond the last column.
        TooManyColumns = "too_many_columns",
        /// It has no address.
        MissingEmail = "missing_email",
        /// Its address is none.
        InvalidEmail = "invalid_email",
    }
}

/// What is known of a person, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Default)]
pub struct Lead {
    /// The address, in lower case: who they are in a campaign. `None` is incomplete: nothing can be sent.
    pub email: Option<String>,
    /// Given name.
    pub first_name: Option<String>,
    /// Family name.
    pub last_name: Option<String>,
    /// Where they work.
    pub company: Option<String>,
    /// As what.
    pub job_title: Option<String>,
    /// E.164.
    pub phone: Option<String>,
    /// E.164.
    pub mobile: Option<String>,
    /// City.
    pub city: Option<String>,
    /// Postal code.
    pub postal_code: Option<String>,
    /// Country.
    pub country: Option<String>,
    /// Lines ended by `\n`.
    pub notes: Option<String>,
}

impl Lead {
    /// The value of a field.
    #[must_use]
    pub fn get(&self, field: Field) -> Option<&str> {
        match field {
            Field::Email => &self.email,
            Field::FirstName => &self.first_name,
            Field::LastName => &self.last_name,
            Field::Company => &self.company,
            Field::JobTitle => &self.job_title,
            Field::Phone => &self.phone,
            Field::Mobile => &self.mobile,
            Field::City => &self.city,
            Field::PostalCode => &self.postal_code,
            Field::Country => &self.country,
            Field::Notes => &self.notes,
        }
        .as_deref()
    }

    /// The place of a field, to be written as it is kept already.
    pub const fn slot(&mut self, field: Field) -> &mut Option<String> {
        match field {
            Field::Email => &mut self.email,
            Field::FirstName => &mut self.first_name,
            Field::LastName => &mut self.last_name,
            Field::Company => &mut self.company,
            Field::JobTitle => &mut self.job_title,
            Field::Phone => &mut self.phone,
            Field::Mobile => &mut self.mobile,
            Field::City => &mut self.city,
            Field::PostalCode => &mut self.postal_code,
            Field::Country => &mut self.country,
            Field::Notes => &mut self.notes,
        }
    }

    /// Reads a row. Beside the person: the fields whose number is none and was left out.
    ///
    /// - `keep_incomplete`: a row without a valid address is kept without one; its cell stands in the notes.
    ///
    /// # Errors
    ///
    /// The first [`Rejection`] that applies.
    pub fn of(
        columns: &Columns,
        cells: &[String],
        unterminated: bool,
        keep_incomplete: bool,
    ) -> Result<(Self, Vec<Field>), Rejection> {
        if unterminated {
            return Err(Rejection::UnterminatedQuote);
        }
        let beyond = cells.iter().skip(columns.fields.len());
        if beyond.clone().any(|cell| !cell.trim().is_empty()) {
            return Err(Rejection::TooManyColumns);
        }
        let mut lead = Self::default();
        let mut wrong = Vec::new();
        let mut refused = None;
        for (field, written) in columns.fields.iter().zip(cells) {
            match field {
                None => {}
                Some(Field::Email) => match address(written) {
                    Ok(address) => lead.email = Some(address),
                    Err(BadAddress::Missing) => {}
                    Err(BadAddress::Invalid) => refused = Some(written),
                },
                Some(field @ (Field::Phone | Field::Mobile)) => match phone(written) {
                    Ok(number) => *lead.slot(*field) = number,
                    Err(_) => wrong.push(*field),
                },
                Some(Field::Notes) => lead.notes = note(written),
                Some(field) => *lead.slot(*field) = cell(written),
            }
        }
        match (&lead.email, refused) {
            (Some(_), _) => {}
            (None, Some(_)) if !keep_incomplete => return Err(Rejection::InvalidEmail),
            (None, None) if !keep_incomplete => return Err(Rejection::MissingEmail),
            (None, refused) => {
                let written = refused.and_then(|written| cell(written));
                let notes = [lead.notes.take(), written];
                let notes: Vec<String> = notes.into_iter().flatten().collect();
                lead.notes = (!notes.is_empty()).then(|| notes.join("\n"));
            }
        }
        Ok((lead, wrong))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(cells: &[&str]) -> Vec<String> {
        cells.iter().map(|&cell| cell.to_owned()).collect()
    }

    #[test]
    fn the_first_reason_that_applies_rejects_a_row() {
        let columns = Columns::of([row(&["mail", "tel", "notes"]).as_slice()]);
        let read = |cells: &[&str]| Lead::of(&columns, &row(cells), false, false);
        assert_eq!(read(&["", "", "", "x"]), Err(Rejection::TooManyColumns));
        assert_eq!(read(&["", "06"]), Err(Rejection::MissingEmail));
        assert_eq!(read(&["x", "06"]), Err(Rejection::InvalidEmail));
        let (lead, wrong) = read(&["A@x.fr", "06", " n ", " "]).unwrap();
        assert_eq!((lead.email.as_deref(), lead.phone), (Some("a@x.fr"), None));
        assert_eq!(wrong, [Field::Phone]);
    }

    #[test]
    fn an_incomplete_row_keeps_what_stood_for_its_address() {
        let columns = Columns::of([row(&["mail", "notes"]).as_slice()]);
        let (lead, _) =
            Lead::of(&columns, &row(&["anna chez acme", "rappeler"]), false, true).unwrap();
        assert_eq!(lead.email, None);
        assert_eq!(lead.notes.as_deref(), Some("rappeler\nanna chez acme"));
    }
}
