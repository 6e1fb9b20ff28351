//! Heads of tables: which column holds what.

mod amounts;
mod parted;
mod stacked;

use super::lexicon::{Phrases, fold, lexicon};
use super::lines::{Piece, Row};
use super::price::{self, Vat};
use amounts::{is_money, kind};
pub(super) use amounts::{is_period, is_quantity};
use parted::split;
use regex::Regex;
pub(super) use stacked::level;
use std::sync::LazyLock;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    Reference,
    Ean,
    Name,
    Description,
    Unit,
    Family,
    Price(Option<Vat>, Kind),
    Other,
    /// The head is a word of the trade: `Fromage`, `Essence`.
    Unknown,
}

/// Which price a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The price.
    Plain,
    /// The price now, beside the one before.
    New,
    /// For a number of pieces.
    Quantity,
    /// For a carton of what another column has the price of one of.
    Carton,
    /// What a shop is advised to ask, beside what the shop itself pays.
    Advised,
    /// The price before, an amount of something else.
    Aside,
}

impl Kind {
    /// Whether it says what one costs, unless another column says it better.
    pub(super) const fn is_price(self) -> bool {
        matches!(
            self,
            Self::Plain | Self::New | Self::Quantity | Self::Advised
        )
    }

    /// Whether nothing but an empty cell lets another column speak.
    pub(super) const fn is_own(self) -> bool {
        matches!(self, Self::Plain | Self::New | Self::Quantity)
    }
}

/// A column under its head.
#[derive(Debug, Clone)]
pub(super) struct Column {
    pub(super) role: Role,
    pub(super) x0: f32,
    pub(super) x1: f32,
    pub(super) text: String,
}

/// What a text at the head of a column says; `None` when it is no head.
pub(super) fn role(text: &str) -> Option<Role> {
    let text = &unglued(text);
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    if words.len() > 8 || !price::amounts(text, true).is_empty() {
        return None;
    }
    if is_money(text, &words) {
        return Some(Role::Price(None, Kind::Plain));
    }
    if words.is_empty() {
        return None;
    }
    if is_quantity(text) || is_period(text) {
        return Some(Role::Price(None, Kind::Quantity));
    }
    // `EAN 13` has a number; codes and sizes of products have others.
    if words.iter().any(|word| {
        word.chars().any(|c| c.is_ascii_digit())
            && !word.ends_with("13")
            && *word != "1"
            && lexicon().unit.words.starting(&[word]) == 0
    }) {
        return None;
    }
    let heads = &lexicon().heads;
    if let Some((_, length)) = heads.price.find(&words) {
        let vat = price::vat_in(text);
        let kind = kind(&words, vat);
        return (words.len() <= length + 6).then_some(Role::Price(vat, kind));
    }
    if let Some(vat) = price::vat_in(text)
        && words.len() <= 4
    {
        return Some(Role::Price(Some(vat), kind(&words, Some(vat))));
    }
    let choices = [
        (&heads.ean, Role::Ean),
        (&heads.family, Role::Family),
        (&heads.name, Role::Name),
        (&heads.description, Role::Description),
        (&heads.unit, Role::Unit),
        (&heads.reference, Role::Reference),
        (&heads.charge, Role::Price(None, Kind::Aside)),
        (&heads.old, Role::Price(None, Kind::Aside)),
        (&heads.other, Role::Other),
    ];
    let best = choices
        .iter()
        .filter_map(|(phrases, role)| {
            phrases
                .find(&words)
                .map(|(at, length)| (length, std::cmp::Reverse(at), *role))
        })
        .max_by(|a, b| {
            (a.0, a.1)
                .cmp(&(b.0, b.1))
                .then(std::cmp::Ordering::Greater)
        });
    let best = match best {
        // `Format (mm)` measures a thing, and does not say how it is sold.
        Some((length, at, Role::Unit)) if is_measure(text) => Some((length, at, Role::Other)),
        other => other,
    };
    // `Dimensions L x P x H`: which ones says no more.
    let is_side = |word: &str| word.chars().all(|c| "lphx".contains(c));
    let said = words.iter().filter(|word| !is_side(word)).count();
    if let Some((length, _, role)) = best
        && said <= length * 2 + 2
    {
        return Some(role);
    }
    None
}

/// `Format (mm)`, `Size in cm`.
fn is_measure(text: &str) -> bool {
    let folded = fold(text);
    folded.split(' ').any(|word| matches!(word, "mm" | "cm"))
}

/// A head with the blanks that narrow type hides: `Prixcarton`, `£perm`.
pub(super) fn unglued(text: &str) -> String {
    static GLUED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)(\bprix|\bprice|[£€$]\s*per|[£€$]\s*par)(\p{L}{2,}|m\b|l\b)")
            .unwrap_or_else(|error| unreachable!("{error}"))
    });
    GLUED.replace_all(text, "$1 $2").into_owned()
}

/// The columns of a head of which only a few were read; empty when it is no head. The rows under it must prove it.
pub(super) fn some_columns(row: &Row) -> Vec<Column> {
    let columns = all_columns(row);
    let known = columns
        .iter()
        .filter(|column| column.role != Role::Unknown)
        .count();
    let is_named = columns
        .iter()
        .any(|column| matches!(column.role, Role::Name | Role::Reference));
    if known == columns.len() && known >= 2 && is_named {
        columns
    } else {
        Vec::new()
    }
}

fn all_columns(row: &Row) -> Vec<Column> {
    let pieces: Vec<Piece> = row.pieces.iter().flat_map(split).collect();
    let mut columns: Vec<Column> = pieces
        .iter()
        .map(|piece| {
            let text = piece.text();
            Column {
                role: role(&text).unwrap_or(Role::Unknown),
                x0: piece.x0(),
                x1: piece.x1(),
                text,
            }
        })
        .collect();
    renew(&mut columns);
    columns
}

/// The columns that a row is the head of; empty when it is no head.
pub(super) fn columns(row: &Row) -> Vec<Column> {
    let mut columns = all_columns(row);
    let unknown = columns
        .iter()
        .filter(|column| column.role == Role::Unknown)
        .count();
    // Numbers over columns of prices count only where other heads stand beside them.
    let quantities = columns
        .iter()
        .filter(|column| matches!(column.role, Role::Price(_, Kind::Quantity)))
        .count();
    let known = columns.len() - unknown - quantities;
    if quantities == 1 {
        for column in &mut columns {
            if matches!(column.role, Role::Price(_, Kind::Quantity)) {
                column.role = Role::Unknown;
            }
        }
    }
    let is = |wanted: fn(&Role) -> bool| columns.iter().any(|column| wanted(&column.role));
    let has_price = is(|role| matches!(role, Role::Price(_, kind) if kind.is_price()));
    let has_name = is(|role| matches!(role, Role::Name | Role::Description | Role::Unknown));
    let has_code = is(|role| matches!(role, Role::Reference | Role::Ean));
    let mut distinct: Vec<Role> = Vec::new();
    for column in &columns {
        if !distinct.contains(&column.role) {
            distinct.push(column.role);
        }
    }
    let is_head = known >= 2
        && distinct.len() >= 2
        && !columns
            .iter()
            .all(|column| matches!(column.role, Role::Price(_, Kind::Quantity) | Role::Unknown))
        // Technical columns are called as their trade likes; what is ordered and paid is said plainly.
        && (unknown <= known || (has_price && has_code && unknown <= 2 * known))
        && ((has_price && (has_name || has_code || known >= 3))
            || (has_name && (has_code || known >= 3)));
    if !is_head
        || columns
            .iter()
            .any(|column| column.text.chars().count() > 45)
        || columns.iter().any(is_amount)
    {
        return Vec::new();
    }
    columns
}

/// The old price beside what four stickers on a row say of the new ones.
fn is_amount(column: &Column) -> bool {
    column.role == Role::Unknown && !price::amounts(&column.text, false).is_empty()
}

/// `Now` is the head of a price only where the price before stands beside it.
fn renew(columns: &mut [Column]) {
    let said = |phrases: &Phrases, column: &Column| phrases.within(&column.text);
    let has_old = columns.iter().any(|column| {
        matches!(column.role, Role::Price(_, Kind::Aside)) && said(&lexicon().heads.old, column)
    });
    for column in columns.iter_mut() {
        if has_old && column.role == Role::Unknown && said(&lexicon().amount.now, column) {
            column.role = Role::Price(price::vat_in(&column.text), Kind::New);
        }
    }
}

/// Whether a row under a head goes on with it: `Contenance /` over `Size`.
pub(super) fn goes_on(columns: &[Column], row: &Row, gap: f32) -> bool {
    gap < 1.9 * row.size()
        && row.pieces.len() <= columns.len()
        && !is_group(columns, row)
        && row.pieces.iter().all(|piece| {
            let text = piece.text();
            let says = role(&text).is_some()
                || price::vat_in(&text).is_some()
                || text.trim().starts_with(['(', '/']);
            says && (is_under(columns, piece) || own_price(&text).is_some())
                && price::amounts(&text, true).is_empty()
        })
}

/// What a price says whose head stands lower than the others; `HT` alone goes on with one that was not read.
fn own_price(text: &str) -> Option<Role> {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    role(text).filter(|role| {
        matches!(
            role,
            Role::Price(_, Kind::Plain | Kind::New | Kind::Advised)
        ) && letters > 3
    })
}

/// Whether a head stands over a piece.
fn is_under(columns: &[Column], piece: &Piece) -> bool {
    let column = nearest(columns, piece);
    let apart = (column.x0 - piece.x1()).max(piece.x0() - column.x1);
    apart < 2.0 * piece.size()
}

/// A group of the table that is called like a head: `Taille` over shears.
fn is_group(columns: &[Column], row: &Row) -> bool {
    let [piece] = &row.pieces[..] else {
        return false;
    };
    let text = piece.text();
    columns.len() > 2
        && nearest(columns, piece).x0 == columns[0].x0
        && (columns[0].role != Role::Unknown || text.split(' ').count() > 2)
        && !matches!(role(&text), Some(Role::Price(..)))
        && text.chars().next().is_some_and(char::is_uppercase)
        && !columns[0].text.ends_with(['/', '-', '&'])
}

/// The column whose head a piece stands under.
fn nearest<'a>(columns: &'a [Column], piece: &Piece) -> &'a Column {
    let apart = |column: &Column| {
        (column.x0 - piece.x1())
            .max(piece.x0() - column.x1)
            .max(0.0)
    };
    columns
        .iter()
        .min_by(|a, b| apart(a).total_cmp(&apart(b)))
        .unwrap_or(&columns[0])
}

/// Puts a second line of heads under the first, with the prices that stand only there.
pub(super) fn join(columns: &mut Vec<Column>, row: &Row) {
    for piece in &row.pieces {
        let text = piece.text();
        if !is_under(columns, piece)
            && let Some(role) = own_price(&text)
        {
            columns.push(Column {
                role,
                x0: piece.x0(),
                x1: piece.x1(),
                text,
            });
            columns.sort_by(|a, b| a.x0.total_cmp(&b.x0));
            continue;
        }
        let under = nearest(columns, piece).x0;
        if let Some(column) = columns.iter_mut().find(|column| column.x0 == under) {
            column.text = format!("{} {}", column.text, piece.text());
            column.x0 = column.x0.min(piece.x0());
            column.x1 = column.x1.max(piece.x1());
            column.role = role(&column.text).unwrap_or(column.role);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heads_of_both_languages_are_known() {
        let ht = Some(Vat::Excluded);
        for (text, expected) in [
            ("Réf.", Some(Role::Reference)),
            ("Réf. / Ref.", Some(Role::Reference)),
            ("Gencod", Some(Role::Ean)),
            ("Désignation", Some(Role::Name)),
            ("Produit / Product", Some(Role::Name)),
            ("Contenance / Size", Some(Role::Unit)),
            ("Sold as", Some(Role::Unit)),
            ("Prix HT (€)", Some(Role::Price(ht, Kind::Plain))),
            ("Price (ex VAT)", Some(Role::Price(ht, Kind::Plain))),
            (
                "Prix TTC",
                Some(Role::Price(Some(Vat::Included), Kind::Plain)),
            ),
            ("Ancien prix HT", Some(Role::Price(ht, Kind::Aside))),
            ("Prix promo HT", Some(Role::Price(ht, Kind::New))),
            ("10-49", Some(Role::Price(None, Kind::Quantity))),
            ("1 pack", Some(Role::Price(None, Kind::Quantity))),
            ("Famille", Some(Role::Family)),
            ("Taille", Some(Role::Other)),
            ("Dimensions L x P x H", Some(Role::Other)),
            ("£", Some(Role::Price(None, Kind::Plain))),
            ("£ each", Some(Role::Price(None, Kind::Plain))),
            ("CHF", Some(Role::Price(None, Kind::Plain))),
            ("Ex VAT", Some(Role::Price(ht, Kind::Plain))),
            ("€TIC", Some(Role::Price(Some(Vat::Included), Kind::Plain))),
            (
                "Prix TVAC",
                Some(Role::Price(Some(Vat::Included), Kind::Plain)),
            ),
            ("each", None),
            ("Perceuse à percussion", None),
        ] {
            assert_eq!(role(text), expected, "{text}");
        }
    }
}
