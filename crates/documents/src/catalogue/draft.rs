//! What was gathered of a product before the whole catalogue is known.

use super::lines::Piece;
use super::price::Vat;
use super::words::Token;

/// A value and the words it was read from.
#[derive(Debug, Clone, Default)]
pub(super) struct Value {
    pub(super) text: String,
    pub(super) tokens: Vec<Token>,
    /// The words say something else, or the place is a guess.
    pub(super) doubtful: bool,
}

impl Value {
    pub(super) fn of(piece: &Piece) -> Self {
        Self {
            text: piece.text(),
            tokens: piece.tokens.clone(),
            doubtful: false,
        }
    }

    pub(super) fn new(text: impl Into<String>, piece: &Piece) -> Self {
        Self {
            text: text.into(),
            tokens: piece.tokens.clone(),
            doubtful: false,
        }
    }

    /// Several lines as one.
    pub(super) fn joined(pieces: &[Piece]) -> Option<Self> {
        if pieces.is_empty() {
            return None;
        }
        let mut text = String::new();
        for piece in pieces {
            let next = piece.text();
            // A word that was broken at the end of a line; hyphens of compounds stay.
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&next);
        }
        Some(Self {
            text,
            tokens: pieces
                .iter()
                .flat_map(|piece| piece.tokens.clone())
                .collect(),
            doubtful: false,
        })
    }
}

/// A price, or that there is none before one asks.
#[derive(Debug, Clone)]
pub(super) struct Priced {
    pub(super) cents: Option<i64>,
    pub(super) currency: Option<&'static str>,
    pub(super) from: bool,
    pub(super) vat: Option<Vat>,
    pub(super) exact: bool,
    pub(super) value: Value,
}

/// A product.
#[derive(Debug, Clone, Default)]
pub(super) struct Draft {
    pub(super) reference: Option<Value>,
    pub(super) name: Vec<Piece>,
    pub(super) description: Vec<Piece>,
    /// A line under the name was taken for a description: the next one goes on with that.
    pub(super) described: bool,
    pub(super) price: Option<Priced>,
    /// There is a place for its price, and it could not be read.
    pub(super) unread: bool,
    pub(super) unit: Option<Value>,
    pub(super) family: Option<Value>,
    /// How sure the layout is, from 0 to 1.
    pub(super) layout: f32,
    /// Products of the same table or page have the same number: their codes look alike.
    pub(super) group: usize,
}

/// What a page says, in reading order.
#[derive(Debug, Clone)]
pub(super) enum Event {
    Heading(Value),
    Item(Box<Draft>),
}

/// A part of a page, read.
#[derive(Debug, Clone, Default)]
pub(super) struct Part {
    pub(super) lines: Vec<String>,
    pub(super) events: Vec<Event>,
}

impl Part {
    pub(super) fn append(&mut self, other: Part) {
        self.lines.extend(other.lines);
        self.events.extend(other.events);
    }
}
