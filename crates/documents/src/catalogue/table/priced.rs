//! The price of a row: which of its columns says what one costs now.

use super::cells::Grid;
use crate::catalogue::draft::{Priced, Value};
use crate::catalogue::heads::{self, Column, Kind, Role};
use crate::catalogue::lexicon::{fold, lexicon};
use crate::catalogue::lines::Piece;
use crate::catalogue::price::{self, Amount, Vat};
use crate::catalogue::unit;
use regex::Regex;
use std::sync::LazyLock;

/// What a head says one pays for: `£ each`, `Prix au kg`, `€/l`, `Prix pièce HT`, `Jour`.
pub(in crate::catalogue) fn unit_in_head(head: &str, kind: Kind) -> Option<String> {
    static PER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)(?:\b(?:(?:prix|price)\s+)?(?:per|par|la|le|au|à la)\s+|\b(?:prix|price)\s+|/\s*)(\p{L}{1,10}(?:[²³]|\b))|\b(each)\b")
            .unwrap_or_else(|error| unreachable!("{error}"))
    });
    static VAT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:(?:ex|excl|inc|incl)\b\.?(?:uding)?\s*(?:vat|tva|tax)|h\.?\s?t\b|t\.?\s?t\.?\s?c\b|hors\s)")
            .unwrap_or_else(|error| unreachable!("{error}"))
    });
    if heads::is_period(head) {
        return Some(head.to_owned());
    }
    let is_carton = |word: &str| lexicon().heads.carton.starting(&[word]) > 0;
    // `La bouteille 75 cl`: the whole head.
    let head = &heads::unglued(head);
    let whole = unit::unit(head.trim_start_matches(['£', '€', '$', ' '])).filter(|unit| {
        let folded = fold(unit);
        folded.contains(' ') && !folded.split(' ').next().is_some_and(is_carton)
    });
    if whole.is_some() {
        return whole;
    }
    PER.captures_iter(head).find_map(|hit| {
        let said = hit.get(1).or(hit.get(2))?;
        // `Price ex VAT`, `Prix H.T.`: what is in it, not what it is for.
        if VAT.is_match(head.get(said.start()..).unwrap_or_default()) {
            return None;
        }
        let said = said.as_str();
        let folded = fold(said);
        // `Prix unit. HT` says nothing.
        let is_unit = folded != "unit"
            && lexicon().unit.words.starting(&[folded.as_str()]) > 0
            && is_carton(&folded) == (kind == Kind::Carton);
        is_unit.then(|| said.to_owned())
    })
}

/// `–` in place of a price: not sold so.
fn is_dash(cell: &Piece) -> bool {
    let text = cell.text();
    !text.is_empty() && text.chars().all(|c| matches!(c, '-' | '–' | '—' | ' '))
}

/// How the amounts of a column are written.
#[derive(Debug, Default)]
struct Written {
    /// Amounts with cents, and all amounts.
    exact: usize,
    all: usize,
    /// The amount in the middle of those with cents.
    middle: i64,
    /// How many amounts most cells hold, from three on.
    in_cell: Option<usize>,
}

impl Written {
    fn of(texts: &[String]) -> Self {
        let amounts: Vec<Amount> = texts.iter().filter_map(|text| price::cell(text)).collect();
        let mut exact: Vec<i64> = amounts
            .iter()
            .filter(|amount| amount.exact)
            .map(|amount| amount.cents)
            .collect();
        exact.sort_unstable();
        let mut counts: Vec<usize> = texts
            .iter()
            .map(|text| price::amounts(text, true).len())
            .collect();
        counts.sort_unstable();
        let usual = counts.get(counts.len() / 2).copied().unwrap_or(0);
        Self {
            exact: exact.len(),
            all: amounts.len(),
            middle: exact.get(exact.len() / 2).copied().unwrap_or(0),
            in_cell: (usual >= 3).then_some(usual),
        }
    }

    /// Whether an amount of so many cents, read as so many whole ones, has only lost its comma: nearly all others
    /// have cents, or it would be out of all proportion to them.
    fn has_cents(&self, cents: i64) -> bool {
        let nearly_all = self.exact * 10 >= self.all * 7;
        let many = self.exact * 10 >= self.all * 4;
        let is_like = cents <= 8 * self.middle && cents * 20 >= self.middle;
        self.exact >= 3 && (nearly_all || (many && is_like && cents * 100 > 25 * self.middle))
    }
}

/// What the columns of prices have in common.
#[derive(Debug)]
pub(super) struct Prices {
    /// How the amounts of each column are written.
    written: Vec<Written>,
    /// The first of the columns for a number of pieces.
    first_quantity: Option<usize>,
    has_before: bool,
}

impl Prices {
    pub(super) fn new(grid: &Grid, cells: &[Vec<Piece>]) -> Self {
        let written = (0..grid.columns.len())
            .map(|at| {
                let texts: Vec<String> = cells
                    .iter()
                    .filter(|cells| !cells[at].tokens.is_empty())
                    .map(|cells| cells[at].text())
                    .collect();
                Written::of(&texts)
            })
            .collect();
        let at = |test: fn(&Role) -> bool| grid.columns.iter().position(|c| test(&c.role));
        Self {
            written,
            first_quantity: at(|role| matches!(role, Role::Price(_, Kind::Quantity))),
            has_before: at(|role| {
                matches!(
                    role,
                    Role::Price(Some(Vat::Excluded), Kind::Plain | Kind::New)
                )
            })
            .is_some(),
        }
    }

    /// The price of a row, and whether one should be there that could not be read.
    pub(super) fn of(
        &self,
        grid: &Grid,
        cells: &[Piece],
        unit: &mut Option<Value>,
    ) -> (Option<Priced>, bool) {
        let mut found: Vec<(usize, usize, Priced)> = Vec::new();
        let mut request = None;
        let mut expected = false;
        let ones = || {
            let is_one =
                |column: &Column| matches!(column.role, Role::Price(_, kind) if kind.is_own());
            grid.columns
                .iter()
                .zip(cells)
                .filter(move |(column, _)| is_one(column))
        };
        let is_sold_by_one = ones().any(|(_, cell)| !cell.tokens.is_empty() && !is_dash(cell));
        // A dash in small print is easily lost, and so is a price.
        let is_sure = ones().all(|(_, cell)| is_dash(cell));
        for (at, (column, cell)) in grid.columns.iter().zip(cells).enumerate() {
            let Role::Price(vat, kind) = column.role else {
                continue;
            };
            // The price for more pieces, or with VAT, is not what stands in the empty place.
            let is_other = (kind == Kind::Quantity
                && self.first_quantity.is_some_and(|first| first < at))
                || (self.has_before && vat == Some(Vat::Included));
            let gives_way = matches!(kind, Kind::Carton | Kind::Advised) && is_sold_by_one;
            if kind == Kind::Aside || is_other || gives_way {
                continue;
            }
            expected = true;
            if cell.tokens.is_empty() {
                continue;
            }
            let text = cell.text();
            let offer = price::offer(&text, true);
            if offer.request && offer.amounts.is_empty() {
                request.get_or_insert(Priced {
                    cents: None,
                    currency: None,
                    from: false,
                    vat: None,
                    exact: true,
                    value: Value::of(cell),
                });
                continue;
            }
            let Some(amount) = self.amount(at, &text, &offer) else {
                continue;
            };
            if unit.is_none()
                && let Some(said) = &offer.unit
            {
                *unit = Some(Value::new(said.clone(), cell));
            }
            let rank = match (kind, vat.or(offer.vat)) {
                (Kind::New, Some(Vat::Included)) => 1,
                (Kind::New, _) => 0,
                (Kind::Plain, Some(Vat::Excluded)) => 2,
                (Kind::Plain, None) => 3,
                (Kind::Quantity, _) => 4,
                (Kind::Plain, Some(Vat::Included)) => 5,
                (Kind::Advised, _) => 6,
                (Kind::Carton, _) => 7,
                (Kind::Aside, _) => 9,
            };
            let mut value = Value::of(cell);
            value.doubtful = amount.doubtful || (!kind.is_own() && !is_sure);
            found.push((
                rank,
                at,
                Priced {
                    cents: Some(amount.cents),
                    currency: amount.currency,
                    from: offer.from,
                    vat: offer.vat.or(vat),
                    exact: amount.exact,
                    value,
                },
            ));
        }
        // A price for one that is printed beside those for many comes first.
        let chosen = found.into_iter().min_by_key(|(rank, at, _)| (*rank, *at));
        // `Lot mini: 20` counts; what one pays for is said by `Prix pce HT`.
        let counts = |unit: &Value| unit.text.bytes().all(|byte| byte.is_ascii_digit());
        if unit.as_ref().is_none_or(counts)
            && let Some((_, at, priced)) = &chosen
            && let Role::Price(_, kind) = grid.columns[*at].role
            && let Some(said) = unit_in_head(&grid.columns[*at].text, kind)
        {
            *unit = Some(Value::new(
                said,
                &Piece {
                    tokens: priced.value.tokens.clone(),
                },
            ));
        }
        let priced = chosen.map(|(.., priced)| priced).or(request);
        let unread = expected && priced.is_none();
        (priced, unread)
    }

    /// What a cell of prices says.
    fn amount(&self, at: usize, text: &str, offer: &price::Offer) -> Option<Amount> {
        let mut amounts = offer.amounts.clone();
        // A struck-out price is read as a number without cents.
        if amounts.iter().any(|amount| amount.exact) {
            amounts.retain(|amount| amount.exact);
        }
        let written = &self.written[at];
        if let Some(usual) = written.in_cell {
            // Prices by quantity under one head: with one missing nobody knows which is the first.
            return amounts
                .into_iter()
                .next()
                .filter(|_| offer.amounts.len() >= usual);
        }
        let largest = amounts.iter().map(|amount| amount.cents).max().unwrap_or(0);
        let amount = match amounts.len() {
            0 => price::cell(text),
            // An old price that was struck out, and the new one: lower, but not by much.
            2.. if offer.unit.is_none() => amounts
                .into_iter()
                .filter(|amount| amount.cents * 5 > largest * 2)
                .min_by_key(|amount| amount.cents),
            _ => amounts.into_iter().next(),
        }?;
        let said = text.get(amount.at.clone()).unwrap_or(text);
        let digits: String = said.chars().filter(char::is_ascii_digit).collect();
        let is_whole = said.trim_matches(|c: char| !c.is_ascii_digit()).len() == digits.len();
        let lost_comma = is_whole && (digits.len() >= 3 || digits.starts_with('0'));
        if !amount.exact && lost_comma {
            let cents = digits.parse().ok()?;
            if written.has_cents(cents) {
                // All others have cents: the sign between was not read.
                return Some(Amount {
                    cents,
                    exact: true,
                    doubtful: true,
                    ..amount
                });
            }
        }
        Some(amount)
    }
}
