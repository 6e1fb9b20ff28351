//! From what the pages say to products: categories, currencies and VAT that are said once for many, codes compared.

use super::draft::{Draft, Event, Part, Priced, Value};
use super::lexicon::lexicon;
use super::lines::{Piece, Row};
use super::price::{self, Vat};
use super::words::Token;
use super::{Catalogue, Field, Product, cents, measures, reference, spacing, unit};
use crate::Page;

/// How much a value that was put together with doubt is trusted.
const DOUBT: f32 = 0.6;

/// A short word before a name is read at least as surely as this when it is part of it.
const SURE: f32 = 0.6;

/// Puts the catalogue together.
pub(super) fn finish(pages: &[Page], rows: &[Vec<Row>], mut parts: Vec<Part>) -> Catalogue {
    spacing::put_right(&mut parts);
    parts.iter_mut().for_each(cents::put_right);
    let house = currency_of(rows.iter().flatten());
    let shapes = Shapes::of(&parts);
    let mut catalogue = Catalogue::default();
    let mut category: Option<Field<String>> = None;
    for ((page, rows), part) in pages.iter().zip(rows).zip(parts) {
        let said = Said {
            currency: currency_of(rows.iter()).or(house),
            house,
            vat: vat_of(rows),
            unit: unit_of(rows),
        };
        let mut text = part.lines.join("\n");
        if !text.is_empty() {
            text.push('\n');
        }
        catalogue.pages.push(text);
        for event in part.events {
            match event {
                Event::Heading(value) => category = Some(field(&tidied(value), 1.0)),
                Event::Item(draft) => {
                    let product = product(*draft, page.number, &category, &said, &shapes);
                    catalogue.products.extend(product);
                }
            }
        }
    }
    catalogue
}

/// What a page says for all of its prices.
struct Said {
    currency: Option<&'static str>,
    /// The currency of the whole catalogue, when it has one.
    house: Option<&'static str>,
    vat: Option<Vat>,
    unit: Option<Value>,
}

/// What codes look like on each page, and how many letters they begin with everywhere.
struct Shapes {
    groups: std::collections::BTreeMap<usize, Option<String>>,
    front: Option<usize>,
}

impl Shapes {
    fn of(parts: &[Part]) -> Self {
        let codes: Vec<(usize, &str)> = parts
            .iter()
            .flat_map(|part| &part.events)
            .filter_map(|event| match event {
                Event::Item(draft) => draft
                    .reference
                    .as_ref()
                    .map(|code| (draft.group, code.text.as_str())),
                Event::Heading(_) => None,
            })
            .collect();
        let everywhere = reference::common_shape(codes.iter().map(|(_, code)| *code));
        let front = reference::common_front(codes.iter().map(|(_, code)| *code));
        let mut by_group: std::collections::BTreeMap<usize, Vec<&str>> =
            std::collections::BTreeMap::new();
        for (group, code) in codes {
            by_group.entry(group).or_default().push(code);
        }
        let groups = by_group
            .into_iter()
            .map(|(group, codes)| {
                (
                    group,
                    reference::common_shape(codes.into_iter()).or_else(|| everywhere.clone()),
                )
            })
            .collect();
        Self { groups, front }
    }
}

/// The currency that nearly all amounts have; words count where no sign does.
fn currency_of<'a>(rows: impl Iterator<Item = &'a Row>) -> Option<&'static str> {
    let mut counts: std::collections::BTreeMap<&'static str, usize> =
        std::collections::BTreeMap::new();
    for row in rows {
        let text = row.text();
        for amount in price::amounts(&text, false) {
            if let Some(code) = amount.currency {
                *counts.entry(code).or_default() += 4;
            }
        }
        for word in text.split(|c: char| c.is_whitespace() || "().,:;/".contains(c)) {
            let code = match word.to_lowercase().as_str() {
                "€" | "eur" | "euro" | "euros" => "EUR",
                "£" | "gbp" | "sterling" | "pounds" => "GBP",
                "$" | "usd" | "dollars" => "USD",
                "chf" => "CHF",
                _ => continue,
            };
            *counts.entry(code).or_default() += 1;
        }
    }
    let total: usize = counts.values().sum();
    let (code, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (count * 10 >= total * 8).then_some(code)
}

/// What a sentence on the page says about the VAT of all its prices. What follows an amount is about that amount.
fn vat_of(rows: &[Row]) -> Option<Vat> {
    rows.iter().find_map(|row| {
        let text = row.text();
        let text = text
            .replace(" - ", "|")
            .replace(" – ", "|")
            .replace(" — ", "|");
        let sentences = text.split(['.', '|', '•']);
        sentences
            .filter(|sentence| {
                lexicon().vat.about.within(sentence)
                    && price::amounts(sentence, true).is_empty()
                    && sentence.split(' ').count() > 2
            })
            .filter(|_| super::heads::columns(row).is_empty())
            .find_map(price::vat_in)
    })
}

/// What the page says all of its prices are for, when it says that of one thing only.
fn unit_of(rows: &[Row]) -> Option<Value> {
    let mut said = rows.iter().filter_map(|row| {
        let text = row.text();
        let is_sentence = price::amounts(&text, true).is_empty()
            && super::heads::columns(row).is_empty()
            && !super::heading::is_about_prices(&text);
        let unit = unit::for_all(&text).filter(|_| is_sentence)?;
        let mut words = row.pieces.iter().flat_map(|piece| &piece.tokens);
        let word = words.find(|word| word.text.contains(&unit))?.clone();
        let tokens = vec![word];
        Some(Value::new(unit, &Piece { tokens }))
    });
    let first = said.next()?;
    said.all(|other| other.text == first.text).then_some(first)
}

fn product(
    draft: Draft,
    page: u32,
    category: &Option<Field<String>>,
    said: &Said,
    shapes: &Shapes,
) -> Option<Product> {
    let layout = draft.layout;
    let name_value = Value::joined(&without_speck(draft.name)).map(tidied);
    let description = Value::joined(&draft.description)
        .map(tidied)
        .filter(|value| value.text.chars().any(char::is_alphanumeric));
    let mut boxes: Vec<[f32; 4]> = Vec::new();
    let mut keep = |tokens: &[Token]| boxes.extend(tokens.iter().map(|token| token.box_));
    for value in [&draft.reference, &name_value, &description, &draft.unit]
        .into_iter()
        .flatten()
    {
        keep(&value.tokens);
    }
    if let Some(priced) = &draft.price {
        keep(&priced.value.tokens);
    }
    let reference = draft
        .reference
        .filter(|value| value.text.chars().any(char::is_alphanumeric))
        .map(|value| {
            let shape = shapes.groups.get(&draft.group).and_then(Option::as_deref);
            // What the file itself says is not put right, however odd it is.
            let is_printed = value.tokens.iter().all(|token| token.confidence > 0.999);
            let (text, doubtful) = match reference::repaired(&value.text, shape, shapes.front) {
                (text, doubtful) if is_printed && text.len() >= value.text.len() => {
                    (value.text.clone(), doubtful || text != value.text)
                }
                repaired => repaired,
            };
            let doubtful = doubtful || value.doubtful;
            let mut field = field(&Value { text, ..value }, layout);
            if doubtful {
                field.confidence *= DOUBT;
            }
            field
        });
    let name = name_value.map(|value| field(&value, layout));
    let category = match draft.family {
        Some(family) => Some(field(&family, layout)),
        None => category.clone(),
    };
    let (price_cents, currency, vat, price_from) = price_fields(draft.price, said, layout);
    let parts = [
        reference.as_ref().map(|field| field.confidence),
        name.as_ref().map(|field| field.confidence),
        price_cents.as_ref().map(|field| field.confidence),
    ];
    let known: Vec<f32> = parts.into_iter().flatten().collect();
    let weakest = known.iter().copied().fold(1.0, f32::min);
    let mean = known.iter().sum::<f32>() / known.len().max(1) as f32;
    if name.is_none() && reference.is_none() {
        return None;
    }
    let confidence = f32::midpoint(weakest, mean) * if draft.unread { 0.5 } else { 1.0 };
    // What is left of a picture: no code, and neither a name nor a price that anybody would swear by.
    if reference.is_none() && confidence < 0.3 {
        return None;
    }
    let unit = draft
        .unit
        .or_else(|| said.unit.clone().filter(|_| price_cents.is_some()));
    Some(Product {
        page,
        confidence,
        unit: unit.map(|value| field(&tidied(value), layout)),
        description: description.map(|value| field(&value, layout)),
        box_: around(&boxes),
        reference,
        name,
        price_cents,
        currency,
        category,
        vat,
        price_from,
    })
}

type PriceFields = (Option<Field<i64>>, Option<&'static str>, Option<Vat>, bool);

fn price_fields(priced: Option<Priced>, said: &Said, layout: f32) -> PriceFields {
    let Some(priced) = priced else {
        return (None, None, None, false);
    };
    let Some(cents) = priced.cents else {
        return (None, None, None, false);
    };
    let read = field(&priced.value, layout);
    let mut confidence = read.confidence;
    if priced.value.doubtful {
        confidence *= DOUBT;
    }
    if !priced.exact {
        confidence *= 0.9;
    }
    // One sign among many others is more likely misread than another currency.
    let currency = match (priced.currency, said.house) {
        (_, Some(house)) => Some(house),
        (own, None) => own.or(said.currency),
    };
    let field = Field {
        value: cents,
        boxes: read.boxes,
        confidence,
    };
    (Some(field), currency, priced.vat.or(said.vat), priced.from)
}

/// A name without the sign or two before it that a picture or the edge of the paper was read as.
fn without_speck(mut name: Vec<Piece>) -> Vec<Piece> {
    let is_speck = |token: &Token| {
        token.text.chars().count() <= 2 && token.confidence < SURE && !token.text.contains('Ø')
    };
    if let Some(first) = name.first_mut() {
        let specks = first
            .tokens
            .iter()
            .take_while(|token| is_speck(token))
            .count();
        let rest = &first.tokens[specks..];
        if rest
            .first()
            .is_some_and(|token| token.text.chars().count() > 2)
        {
            first.tokens.drain(..specks);
        }
    }
    name
}

/// Without the specks that stick to its ends.
fn tidied(value: Value) -> Value {
    let text = value
        .text
        .trim_matches([
            ' ', '|', '‘', '_', '•', '~', '—', '–', '-', ':', ';', '`', '¦', '*', '©', '=', '<',
            '>',
        ])
        .trim();
    let text = text.strip_prefix(['\'', '’', '.']).unwrap_or(text).trim();
    let is_scan = value.tokens.iter().any(|token| token.confidence < 0.999);
    Value {
        text: if is_scan {
            measures::put_right(text)
        } else {
            text.to_owned()
        },
        ..value
    }
}

/// A value as it leaves: its confidence is the mean over its letters.
fn field(value: &Value, layout: f32) -> Field<String> {
    let weight = |token: &Token| token.text.chars().count().max(1) as f32;
    let total: f32 = value.tokens.iter().map(weight).sum();
    let mean = value
        .tokens
        .iter()
        .map(|token| token.confidence * weight(token))
        .sum::<f32>()
        / total.max(1.0);
    Field {
        value: value.text.clone(),
        boxes: value.tokens.iter().map(|token| token.box_).collect(),
        confidence: (mean * layout).clamp(0.0, 1.0),
    }
}

fn around(boxes: &[[f32; 4]]) -> [f32; 4] {
    boxes
        .iter()
        .copied()
        .reduce(|a, b| {
            [
                a[0].min(b[0]),
                a[1].min(b[1]),
                a[2].max(b[2]),
                a[3].max(b[3]),
            ]
        })
        .unwrap_or_default()
}
