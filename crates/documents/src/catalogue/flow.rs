//! What is not a table with heads: cards, lists of names and prices, text.

mod advised;
mod arrangement;
mod bands;
mod brand;
mod card;
mod coded;
mod cut;
mod finishes;
mod order;
mod prose;
mod starts;
mod strips;
mod taxed;

use super::draft::{Draft, Event, Part, Value};
use super::lexicon::{fold, lexicon};
use super::lines::{Piece, Row};
use super::price::{self, Offer};
use super::{heading, heads, reference};
use cut::Cards;
use strips::Strip;

/// A piece of text and what it says about a price.
#[derive(Debug, Clone)]
pub(super) struct Told {
    pub(super) piece: Piece,
    pub(super) offer: Option<Offer>,
    /// Nothing is read of it: it says a price again that stands over it, or is stuck on a product.
    pub(super) is_mute: bool,
}

/// Pieces of one row in one column.
#[derive(Debug, Clone, Default)]
pub(super) struct Line {
    pub(super) told: Vec<Told>,
}

impl Line {
    fn y(&self) -> f32 {
        self.told.iter().map(|told| told.piece.y()).sum::<f32>() / self.told.len().max(1) as f32
    }

    fn size(&self) -> f32 {
        self.told
            .iter()
            .map(|told| told.piece.size())
            .fold(0.0, f32::max)
    }

    fn x0(&self) -> f32 {
        self.told.first().map_or(0.0, |told| told.piece.x0())
    }

    fn text(&self) -> String {
        let texts: Vec<String> = self.told.iter().map(|told| told.piece.text()).collect();
        texts.join(" ")
    }

    /// What may be a heading: all of it, or what a word in small print follows.
    fn title(&self) -> Option<Piece> {
        match &self.told[..] {
            [only] => Some(only.piece.headline()),
            [title, note] => {
                let is_note = note.offer.is_none() && note.piece.size() < 0.85 * title.piece.size();
                (is_note && title.offer.is_none()).then(|| title.piece.headline())
            }
            _ => None,
        }
    }

    /// There is a price on it.
    fn is_priced(&self) -> bool {
        self.told.iter().any(|told| told.offer.is_some())
    }

    /// There is nothing on it that is read.
    fn is_mute(&self) -> bool {
        self.told.iter().all(|told| told.is_mute)
    }

    /// There is a name on it, beside the price if there is one.
    fn is_named(&self) -> bool {
        self.told.iter().any(|told| match &told.offer {
            Some(offer) => letters(&told.piece.text()[offer.before.clone()]) > 2,
            None => !told.is_mute && is_words(&told.piece),
        })
    }
}

fn letters(text: &str) -> usize {
    text.chars().filter(|c| c.is_alphabetic()).count()
}

/// Whether a piece is words rather than a code, a unit or a time, or what goes with a price.
fn is_words(piece: &Piece) -> bool {
    let text = piece.text();
    letters(&text) > 2
        && !reference::looks_like_code(&text)
        && reference::labelled(&text).is_none()
        && (price::terms(&text).is_none() || card::is_title(&text))
        && !heads::is_period(&text)
}

/// Reads rows that stand under no head. `leads_to_table`: a table follows.
pub(super) fn read(rows: &[Row], body_size: f32, leads_to_table: bool, group: usize) -> Part {
    let told = advised::mark(taxed::mark(tell(rows)));
    if told.iter().flatten().all(|told| told.offer.is_none()) || is_teaser(&told) {
        return text(rows, body_size, leads_to_table);
    }
    let mut part = Part::default();
    for own in arrangement::parts(rows, &told) {
        part.append(arranged(&rows[own.clone()], &told[own], body_size, group));
    }
    brand::take_out(&mut part.events);
    coded::take_out(&mut part.events);
    part
}

/// Reads rows that share their columns.
fn arranged(rows: &[Row], told: &[Vec<Told>], body_size: f32, group: usize) -> Part {
    let strips = strips::strips(told);
    let bands = bands::bands(rows, told, &strips);
    let mut part = Part::default();
    let mut band: Vec<Vec<Told>> = Vec::new();
    for ((row, told), is_band) in rows.iter().zip(told).zip(bands) {
        if !is_band && (strips.len() < 2 || !spans(row, told, &strips)) {
            band.push(told.clone());
            continue;
        }
        let above = std::mem::take(&mut band);
        part.append(columns(above, &strips, body_size, group));
        if is_band {
            part.lines.push(row.text());
            let title = row.title().unwrap_or_else(|| row.joined());
            part.events
                .extend(Value::joined(&[title]).map(Event::Heading));
        } else {
            part.append(text(std::slice::from_ref(row), body_size, true));
        }
    }
    part.append(columns(band, &strips, body_size, group));
    part
}

/// `Plus de 300 jouets à partir de 4,90 €` on a cover: the only amount, of nothing in particular.
fn is_teaser(told: &[Vec<Told>]) -> bool {
    let mut offers = told
        .iter()
        .flatten()
        .filter_map(|told| told.offer.as_ref().map(|offer| (offer, &told.piece)));
    let (Some((offer, piece)), None) = (offers.next(), offers.next()) else {
        return false;
    };
    let is_counted = piece.text()[offer.before.clone()]
        .split(' ')
        .any(|word| word.len() > 1 && word.chars().all(|c| c.is_ascii_digit()));
    let is_coded = told
        .iter()
        .flatten()
        .any(|told| reference::labelled(&told.piece.text()).is_some());
    offer.from && is_counted && !is_coded
}

/// What each piece says about a price. An amount in a sentence is not the price of anything.
fn tell(rows: &[Row]) -> Vec<Vec<Told>> {
    let pure = |text: &str| {
        let offer = price::offer(text, true);
        !offer.amounts.is_empty() && offer.before.is_empty() && offer.strange == 0
    };
    let bare = rows
        .iter()
        .flat_map(|row| &row.pieces)
        .filter(|piece| pure(&piece.text()))
        .count()
        >= 3;
    rows.iter()
        .enumerate()
        .map(|(at, row)| {
            row.pieces
                .iter()
                .filter(|piece| !is_speck(piece))
                .map(|piece| Told {
                    offer: offer(piece, bare)
                        .filter(|offer| !prose::is_prose(rows, at, piece, offer)),
                    piece: piece.clone(),
                    is_mute: is_badge(&piece.text()) || is_tier(row, piece),
                })
                .collect()
        })
        .collect()
}

/// What is left of a picture or a spot: a sign or two that nobody would swear by.
fn is_speck(piece: &Piece) -> bool {
    let text = piece.text();
    let count = text.chars().filter(|c| c.is_alphanumeric()).count();
    count == 0
        || (count <= 2
            && !text.chars().any(|c| c.is_ascii_digit())
            && (piece.confidence() < 0.6 || count == 1))
        || (count <= 6 && piece.confidence() < 0.25)
}

/// `-20 %`, `NOUVEAU`: stuck on a product beside its texts.
fn is_badge(text: &str) -> bool {
    let number = text
        .strip_suffix('%')
        .map(|number| number.trim_matches([' ', '-', '–', '−']));
    if let Some(number) = number {
        return (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit());
    }
    if is_age(text) {
        return true;
    }
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    !text.chars().any(char::is_lowercase) && lexicon().amount.badge.starting(&words) == words.len()
}

/// `3 ans+`, `18 m+`: from which age on a toy is for children.
fn is_age(text: &str) -> bool {
    let Some((number, unit)) = text.strip_suffix('+').and_then(|text| {
        let at = text.find(|c: char| !c.is_ascii_digit())?;
        Some(text.split_at(at))
    }) else {
        return false;
    };
    let unit = fold(unit);
    (1..=2).contains(&number.len())
        && matches!(
            unit.trim(),
            "m" | "mois" | "an" | "ans" | "months" | "y" | "years" | "yrs"
        )
}

/// `par 6`, beside others: the number of pieces that the price under it is for.
fn is_tier(row: &Row, piece: &Piece) -> bool {
    let is_for = |piece: &Piece| {
        let text = piece.text();
        heads::is_quantity(&text) && text.chars().any(char::is_alphabetic)
    };
    is_for(piece) && row.pieces.iter().filter(|piece| is_for(piece)).count() > 1
}

fn offer(piece: &Piece, bare: bool) -> Option<Offer> {
    let text = piece.text();
    let mut offer = price::offer(&text, false);
    if offer.amounts.is_empty() && !offer.request && bare {
        let plain = price::offer(&text, true);
        if plain.before.is_empty() && plain.strange == 0 {
            offer = plain;
        }
    }
    if offer.charge || (offer.amounts.is_empty() && !offer.request) {
        return None;
    }
    let before = &text[offer.before.clone()];
    if letters(before) <= 2 {
        // A letter from the picture beside it.
        offer.before = 0..0;
    }
    let leads = offer
        .amounts
        .first()
        .is_some_and(|amount| amount.at.start == 0 && amount.currency.is_some());
    let is_sentence = offer.strange > if leads { 20 } else { 3 }
        || before.split(' ').count() > 12
        || before.contains(". ")
        || (offer.request && offer.amounts.is_empty() && letters(&text) > 34)
        || heading::is_small_print(&text);
    (!is_sentence).then_some(offer)
}

/// Whether a row goes across the columns: a heading over all of them, a sentence.
fn spans(row: &Row, told: &[Told], strips: &[Strip]) -> bool {
    let crosses = |piece: &Piece| {
        strips
            .iter()
            .filter(|strip| {
                piece.x0() < strip.x1 - piece.size() && piece.x1() > strip.x0 + piece.size()
            })
            .count()
            > 1
    };
    row.pieces.iter().any(crosses) && told.iter().all(|told| told.offer.is_none())
}

/// Text without products; its headings are those of what follows.
pub(super) fn text(rows: &[Row], body_size: f32, leads_to_table: bool) -> Part {
    let mut part = Part::default();
    for (at, row) in rows.iter().enumerate() {
        part.lines.push(row.text());
        let is_larger = row.size() > 1.15 * body_size;
        let is_last = leads_to_table && at + 2 >= rows.len();
        // Classes and sizes in a row of little boxes are no title.
        let is_measured = |piece: &Piece| piece.text().contains(|c: char| c.is_ascii_digit());
        let is_one = row
            .pieces
            .windows(2)
            .all(|pair| pair[1].x0() - pair[0].x1() < 3.0 * row.size())
            && row.pieces.iter().filter(|piece| is_measured(piece)).count() < 2;
        let Some(title) = row.title().or_else(|| is_one.then(|| row.joined())) else {
            continue;
        };
        let text = title.text();
        let sentence = text.split(' ').count() > 8;
        if heading::may_be(&text)
            && !heading::is_small_print(&text)
            && (is_larger || (is_last && !sentence && row.size() > 0.95 * body_size))
        {
            part.events
                .extend(Value::joined(&[title]).map(Event::Heading));
        }
    }
    part
}

/// Reads columns beside each other.
fn columns(band: Vec<Vec<Told>>, strips: &[Strip], body_size: f32, group: usize) -> Part {
    let mut lines: Vec<Vec<Line>> = vec![Vec::new(); strips.len().max(1)];
    for row in band {
        let mut parts = vec![Line::default(); lines.len()];
        for told in row {
            let middle = f32::midpoint(told.piece.x0(), told.piece.x1());
            let at = strips
                .iter()
                .take_while(|strip| strip.x1 < middle)
                .count()
                .min(lines.len() - 1);
            parts[at].told.push(told);
        }
        for (column, line) in lines.iter_mut().zip(parts) {
            if !line.told.is_empty() {
                column.push(line);
            }
        }
    }
    for column in &mut lines {
        finishes::mark(column);
    }
    let columns: Vec<Cards> = lines
        .into_iter()
        .map(|lines| cut::cards(lines, body_size))
        .collect();
    order::in_order(columns, group)
}

fn item(draft: Draft) -> Event {
    Event::Item(Box::new(draft))
}
