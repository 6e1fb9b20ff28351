//! `catalogue extract`: the engine alone, without a firm.

use crate::reading::{Readers, first_failure, open};
use crate::{Outcome, failure::Failure, output::Output};
use office::{
    CatalogueField, CatalogueProduct, DocumentError, DocumentKind, DocumentPage, PageSource,
    read_catalogue,
};
use serde_json::{Value, json};
use std::path::Path;

pub(super) fn run(
    file: &Path,
    languages: &office::Languages,
    jobs: Option<std::num::NonZeroU8>,
    output: &mut Output,
) -> Result<Outcome, Failure> {
    let document = open(file).map_err(|error| Failure::file(file, &error))?;
    // A text has no places on a page: as in the window, it is no catalogue.
    if !matches!(document.kind(), DocumentKind::Pdf | DocumentKind::Image) {
        return Err(Failure::file(file, &DocumentError::Unsupported.to_string()));
    }
    let read = Readers::new(languages, jobs).read(file, &document);
    let error = first_failure(&read);
    if let Some(error) = &error
        && read.iter().all(Result::is_err)
    {
        return Err(Failure::file(file, error));
    }
    // A page that cannot be read keeps its place and its number.
    let pages: Vec<DocumentPage> = (1..)
        .zip(read)
        .map(|(number, page)| page.unwrap_or_else(|_| unread(number)))
        .collect();
    let catalogue = read_catalogue(&pages);
    let products: Vec<Value> = catalogue.products.iter().map(view).collect();
    output.line(
        &json!({ "file": file, "pages": catalogue.pages, "products": products, "error": error }),
    )?;
    output.end()?;
    Ok(if error.is_some() {
        Outcome::Findings
    } else {
        Outcome::Done
    })
}

fn unread(number: u32) -> DocumentPage {
    DocumentPage {
        number,
        text: String::new(),
        source: PageSource::None,
        confidence: None,
        words: Vec::new(),
        turned: 0,
        width: 0,
        height: 0,
    }
}

fn view(product: &CatalogueProduct) -> Value {
    let text =
        |field: &Option<CatalogueField<String>>| field.as_ref().map(|field| field.value.clone());
    json!({
        "reference": text(&product.reference),
        "name": text(&product.name),
        "price_cents": product.price_cents.as_ref().map(|field| field.value),
        "currency": product.currency,
        "unit": text(&product.unit),
        "category": text(&product.category),
        "description": text(&product.description),
        "vat": product.vat.map(|vat| vat.as_str()),
        "price_from": product.price_from,
        "page": product.page,
        "box": product.box_.map(rounded),
        "confidence": rounded(product.confidence),
    })
}

fn rounded(share: f32) -> f64 {
    (f64::from(share) * 10_000.0).round() / 10_000.0
}
