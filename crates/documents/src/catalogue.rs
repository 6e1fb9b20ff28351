//! Catalogues: the products of a distributor's price list, from the words of its pages.
//!
//! [`read_catalogue`] is a pure function. Pages are made flat, words become rows, rows become tables (under heads that
//! say what each column holds) or columns of cards and lists; what is printed on every page is set aside; headings
//! become categories that carry over to the next column and page. A value keeps the boxes of the words it was read
//! from, so that a person can compare it with the paper, and how sure it is. This room must not know any firm, any
//! product, or what happens with the answer.

mod beside_table;
mod caption;
mod cents;
mod columns;
mod diameter;
mod draft;
mod ean;
mod ending;
mod finish;
mod flow;
mod heading;
mod heads;
mod lexicon;
mod lines;
mod margins;
mod marks;
mod matrix;
mod measures;
mod page;
mod price;
mod reference;
mod repeated;
mod spacing;
mod straight;
mod table;
#[cfg(test)]
mod tests;
mod transposed;
mod uneven;
mod unit;
mod words;

pub use price::Vat;

use crate::Page;

/// What a catalogue says.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Catalogue {
    /// The text of each page in reading order: tables row by row, cards one after the other. Lines end with `\n`.
    pub pages: Vec<String>,
    /// The products, in reading order.
    pub products: Vec<Product>,
}

/// A product as it is printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Product {
    /// The page it is on, from 1.
    pub page: u32,
    /// Its code, without a label.
    pub reference: Option<Field<String>>,
    /// What it is called. Absent when only its code could be read.
    pub name: Option<Field<String>>,
    /// What one unit costs now, in cents; absent when one must ask.
    pub price_cents: Option<Field<i64>>,
    /// ISO 4217 code of the price.
    pub currency: Option<&'static str>,
    /// What the price is for, as printed, without `/`, `le`, `per`.
    pub unit: Option<Field<String>>,
    /// The heading it stands under, or its family.
    pub category: Option<Field<String>>,
    /// Text under or beside the name.
    pub description: Option<Field<String>>,
    /// Whether the price is before or with VAT, when the page says so.
    pub vat: Option<Vat>,
    /// The price is that of the cheapest: `à partir de`.
    pub price_from: bool,
    /// Around all of its values except the category: left, top, right, bottom from 0 to 1, on the page as it is shown.
    pub box_: [f32; 4],
    /// How sure all of it is, from 0 to 1.
    pub confidence: f32,
}

/// A value and where it was read.
#[derive(Debug, Clone, PartialEq)]
pub struct Field<T> {
    /// The value.
    pub value: T,
    /// The boxes of its words on the page as it is shown; of a category carried over, those on the page of its heading.
    pub boxes: Vec<[f32; 4]>,
    /// How sure it is, from 0 to 1.
    pub confidence: f32,
}

/// The prices that are printed in a text, in cents.
#[must_use]
pub fn printed_prices(text: &str) -> Vec<i64> {
    price::amounts(text, true)
        .iter()
        .map(|amount| amount.cents)
        .collect()
}

/// Whether the check digit of an article number (EAN-13, UPC-A, GTIN-14) is right; `None` for what is none.
/// Eight digits are more often a code of the house than an EAN-8.
#[must_use]
pub fn article_number_is_right(text: &str) -> Option<bool> {
    let signs = || text.chars().filter(|c| *c != ' ' && *c != '-');
    let digits: Option<Vec<u8>> = signs()
        .map(|c| c.to_digit(10).and_then(|digit| u8::try_from(digit).ok()))
        .collect();
    let digits = digits.filter(|digits| matches!(digits.len(), 12..=14))?;
    Some(ean::is_valid(&digits))
}

/// The products of a catalogue.
///
/// `pages` are those of one file in order, as [`crate::Document::read`] gives them. Takes time in proportion to their
/// words, never fails, and finds nothing where there is nothing.
#[must_use]
pub fn read_catalogue(pages: &[Page]) -> Catalogue {
    let sheets: Vec<_> = pages.iter().map(words::sheet).collect();
    let mut rows: Vec<_> = sheets.iter().map(lines::rows).collect();
    rows.iter_mut().for_each(|rows| diameter::put_right(rows));
    let bodies = margins::bodies(&rows);
    let mut carried = None;
    let mut parts = Vec::with_capacity(pages.len());
    for (at, rows) in rows.iter().enumerate() {
        parts.push(page::read(rows, bodies[at].clone(), &mut carried, at));
    }
    finish::finish(pages, &rows, parts)
}
