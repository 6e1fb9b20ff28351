//! From the pages of a catalogue to products that wait for a person, in the transaction that ends its reading: a kill
//! before it leaves a file to be finished, a kill after it nothing to do.

use super::CataloguePages;
use crate::{Error, Session};
use ::documents::{Field, Page, Product as Found, printed_prices, read_catalogue};
use domain::products::Facts;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::{collections::BTreeSet, ops::RangeInclusive};
use store::{Catalogue, CatalogueFile, Reader, Reading, ReadingState, StagedProduct};

/// What was read of a product, as it stays beside what a person makes of it.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Read {
    /// All words within its place.
    pub(crate) text: String,
    /// Its fields.
    pub(crate) fields: Vec<ReadField>,
}

impl Read {
    /// What was read of a product; nothing of one that a person drew.
    pub(crate) fn of(product: &StagedProduct) -> Self {
        Self::deserialize(&product.read).unwrap_or_default()
    }
}

/// One value as it was read.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(crate) struct ReadField {
    pub(crate) field: String,
    pub(crate) value: String,
    pub(crate) said: String,
    pub(crate) confidence: f32,
    pub(crate) boxes: Vec<[f32; 4]>,
}

/// A file of a catalogue was read, or cannot be: its reading is kept, and when it was the last one the products are laid
/// out for review.
///
/// # Errors
///
/// When the firm's file cannot be read or written.
pub(crate) fn was_read(
    session: &Session,
    file: &CatalogueFile,
    reading: &Reading,
) -> Result<(), Error> {
    let pages = reading.pages.filter(|pages| *pages != file.pages);
    if let Some(pages) = pages {
        // It could not be opened when it was added.
        let file = CatalogueFile {
            pages,
            ..file.clone()
        };
        session.write(|writer| Ok::<_, Error>(writer.save(&file)?))?;
    }
    let laid_out = session.read(|reader| {
        let Some(catalogue) = reader.get::<Catalogue>(&file.catalogue_id)? else {
            return Ok(None);
        };
        for other in reader.catalogue_files(catalogue.id)? {
            let state = reader.reading(other.id)?.map(|reading| reading.state);
            let is_over = matches!(state, Some(ReadingState::Done | ReadingState::Failed));
            if other.id != file.id && !is_over {
                return Ok(None);
            }
        }
        lay_out(session, reader, catalogue).map(Some)
    })?;
    session.write(|writer| {
        writer.save_reading(reading)?;
        let Some((catalogue, products)) = laid_out else {
            return Ok(());
        };
        for product in &products {
            writer.insert(product)?;
        }
        writer.save(&catalogue)?;
        let detail = json!({ "products": products.len() });
        let id = catalogue.id.to_string();
        session.audit(writer, "catalogues.staged", "catalogues", &id, &detail)
    })?;
    session.bus.changed(&["catalogues"]);
    Ok(())
}

/// The products of the pages that have none yet: what was decided about others stands.
fn lay_out(
    session: &Session,
    reader: &Reader<'_>,
    catalogue: Catalogue,
) -> Result<(Catalogue, Vec<StagedProduct>), Error> {
    let known = reader.staged_outline(catalogue.id)?;
    let seen: BTreeSet<i64> = known.iter().map(|one| one.page).collect();
    let numbers = CataloguePages::of(reader, catalogue.id)?;
    let mut pages = Vec::new();
    let mut printed = vec![0; numbers.count() as usize];
    for number in 1..=numbers.count() {
        if let Some(page) = numbers.read(reader, number)? {
            printed[number as usize - 1] = printed_prices(&page.text).len();
            pages.push(page);
        }
    }
    let mut products = Vec::new();
    for (position, product) in (0..).zip(read_catalogue(&pages).products) {
        let page = pages.iter().find(|page| page.number == product.page);
        if let Some(page) = page.filter(|page| !seen.contains(&i64::from(page.number))) {
            products.push(staged(session, &catalogue, position, &product, page));
        }
    }
    let catalogue = Catalogue {
        printed_prices: json!(printed),
        // One that came from another computer with its products and is read here too was laid out there.
        staged_ms: match catalogue.staged_ms {
            Some(before) if products.is_empty() => Some(before),
            _ => Some(session.now_ms()),
        },
        ..catalogue
    };
    Ok((catalogue, products))
}

fn staged(
    session: &Session,
    catalogue: &Catalogue,
    position: i64,
    product: &Found,
    page: &Page,
) -> StagedProduct {
    let read = Read {
        text: page.within(grown(product.box_, 0.002)).text,
        fields: fields(product, page),
    };
    let mut staged = StagedProduct {
        confidence: f64::from(product.confidence),
        read: serde_json::to_value(read).unwrap_or_default(),
        ..StagedProduct::new(
            session.new_id(),
            catalogue.id,
            product.page,
            position,
            grown(with_picture(product, page), 0.012),
        )
    };
    staged.set_facts(facts_of(product));
    staged
}

/// What stands at a place of a page, read by itself: its words, and the first product that they make.
pub(crate) fn read_place(page: &Page, place: [f32; 4]) -> (Read, Facts) {
    let part = page.within(place);
    let text = part.text.clone();
    let found = read_catalogue(std::slice::from_ref(&part)).products;
    match found.first() {
        Some(product) => {
            let fields = fields(product, &part);
            (Read { text, fields }, facts_of(product))
        }
        None => {
            let facts = facts_of_words(&text);
            (
                Read {
                    text,
                    fields: Vec::new(),
                },
                facts,
            )
        }
    }
}

/// What a few words say when no layout can be seen: the first line of words is the name.
fn facts_of_words(text: &str) -> Facts {
    let name = text
        .lines()
        .find(|line| line.chars().filter(|c| c.is_alphabetic()).count() >= 3)
        .map(|line| line.chars().take(300).collect());
    Facts {
        name,
        ..Facts::default()
    }
}

/// A blank above its words of at least this share of the page is a picture of the product, or its frame.
const PICTURE_ABOVE: RangeInclusive<f32> = 0.06..=0.35;

/// Likewise left of its words: wider, because columns and margins are blank too.
const PICTURE_LEFT: RangeInclusive<f32> = 0.15..=0.40;

/// A picture is at most this wide, as a share of the page.
const WIDEST: f32 = 0.30;

/// The place of a product with what is beside its words and holds none: its picture.
fn with_picture(product: &Found, page: &Page) -> [f32; 4] {
    let [left, top, right, bottom] = product.box_;
    let others = || page.words.iter().map(|word| word.box_);
    let above = others()
        .filter(|[x0, _, x1, y1]| *x0 < right && left < *x1 && *y1 <= top)
        .map(|[.., y1]| y1)
        .fold(0.0, f32::max);
    if PICTURE_ABOVE.contains(&(top - above)) {
        let end = if is_flush_left(product) {
            // A picture is wider than the words under it, and ends before the next column.
            let next = others()
                .filter(|[x0, y0, _, y1]| right <= *x0 && *y0 < bottom && above < *y1)
                .map(|[x0, ..]| x0 - 0.02)
                .fold(f32::MAX, f32::min);
            let last = others().map(|[_, _, x1, _]| x1).fold(right, f32::max);
            next.min(last).min(left + WIDEST).max(right)
        } else {
            right
        };
        return [left, above, end, bottom];
    }
    let before = others()
        .filter(|[_, y0, x1, y1]| *y0 < bottom && top < *y1 && *x1 <= left)
        .map(|[_, _, x1, _]| x1)
        .fold(0.0, f32::max);
    if PICTURE_LEFT.contains(&(left - before)) {
        return [before, top, right, bottom];
    }
    product.box_
}

/// Whether name and price, or what else is known, begin at the same edge.
fn is_flush_left(product: &Found) -> bool {
    let starts = |boxes: &[[f32; 4]]| boxes.iter().map(|place| place[0]).fold(1.0, f32::min);
    let texts = [
        &product.name,
        &product.reference,
        &product.unit,
        &product.description,
    ];
    let fields = texts
        .into_iter()
        .flatten()
        .map(|field| starts(&field.boxes));
    let price = product
        .price_cents
        .as_ref()
        .map(|field| starts(&field.boxes));
    let edge = product.box_[0];
    fields
        .chain(price)
        .filter(|start| (start - edge).abs() < 0.01)
        .count()
        >= 2
}

/// A place with a little of the paper around it.
fn grown([left, top, right, bottom]: [f32; 4], by: f32) -> [f32; 4] {
    [
        (left - by).max(0.0),
        (top - by).max(0.0),
        (right + by).min(1.0),
        (bottom + by).min(1.0),
    ]
}

/// What a product that was read says. A value that cannot be one is left out: a person sees what the page says.
fn facts_of(product: &Found) -> Facts {
    let one = |field: &Option<Field<String>>, most: usize| {
        let text = field.as_ref()?.value.trim();
        (!text.is_empty()).then(|| text.chars().take(most).collect::<String>())
    };
    let facts = Facts {
        reference: one(&product.reference, 300),
        name: one(&product.name, 300),
        price_cents: product.price_cents.as_ref().map(|field| field.value),
        currency: product.currency.map(str::to_owned),
        unit: one(&product.unit, 300),
        category: one(&product.category, 300),
        description: one(&product.description, 4000),
        vat: product.vat.map(|vat| vat.as_str().to_owned()),
        price_from: product.price_from,
    };
    facts.tidied().unwrap_or_else(|_| Facts {
        name: one(&product.name, 300),
        ..Facts::default()
    })
}

fn fields(product: &Found, page: &Page) -> Vec<ReadField> {
    let price = product.price_cents.as_ref().map(|field| Field {
        value: format!("{}.{:02}", field.value / 100, field.value % 100),
        boxes: field.boxes.clone(),
        confidence: field.confidence,
    });
    [
        ("reference", &product.reference),
        ("name", &product.name),
        ("price", &price),
        ("unit", &product.unit),
        ("category", &product.category),
        ("description", &product.description),
    ]
    .into_iter()
    .filter_map(|(name, field)| Some(read_field(name, field.as_ref()?, page)))
    .collect()
}

/// A value with the words it was read from, as the page says them. A heading of another page has no place on this one.
fn read_field(name: &str, field: &Field<String>, page: &Page) -> ReadField {
    let said: Vec<&str> = page
        .words
        .iter()
        .filter(|word| field.boxes.contains(&word.box_))
        .filter_map(|word| page.text.get(word.start as usize..word.end as usize))
        .collect();
    let is_here = said.len() >= field.boxes.len() && !said.is_empty();
    let is_same =
        name != "category" || store::fold(&said.join(" ")).contains(&store::fold(&field.value));
    let boxes = if is_here && is_same {
        field.boxes.clone()
    } else {
        Vec::new()
    };
    ReadField {
        field: name.to_owned(),
        value: field.value.clone(),
        said: if boxes.is_empty() {
            field.value.clone()
        } else {
            said.join(" ")
        },
        confidence: field.confidence,
        boxes,
    }
}
