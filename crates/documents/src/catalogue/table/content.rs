//! What stands in the columns of a table: where heads say too little or too much, it decides.

use crate::catalogue::heads::{Column, Kind, Role};
use crate::catalogue::lexicon::{fold, lexicon};
use crate::catalogue::lines::Piece;
use crate::catalogue::price::{self, Vat};
use crate::catalogue::{reference, unit};

/// Rates of VAT in percent, in France (CGI, art. 278, 279 and 278-0 bis) and the United Kingdom (VATA 1994, s. 2).
const RATES: [f64; 3] = [20.0, 10.0, 5.5];

/// What the cells of a column are, counted.
#[derive(Debug, Clone, Default)]
pub(super) struct Content {
    filled: usize,
    /// Cells that hold one amount.
    amounts: usize,
    /// Cells that hold one amount with the sign of a currency.
    signed: usize,
    /// Cells that hold one amount with cents, and the amount in the middle of those.
    exact: usize,
    middle: i64,
    codes: usize,
    units: usize,
    /// Cells without a word: counts, sizes, thread pitches.
    numbers: usize,
    /// Cells that begin with the word that most begin with, and go on.
    alike: usize,
    /// They count the rows: 1, 2, 3.
    is_run: bool,
    /// Letters in a cell, and words, on the average.
    letters: f32,
    words: f32,
}

impl Content {
    /// The contents of each column. `cells` are those of the rows that look like products.
    pub(super) fn of(columns: usize, cells: &[Vec<Piece>]) -> Vec<Self> {
        (0..columns)
            .map(|at| {
                let texts: Vec<String> = cells
                    .iter()
                    .map(|cells| cells[at].text())
                    .filter(|text| !text.trim().is_empty())
                    .collect();
                Self::count(&texts)
            })
            .collect()
    }

    fn count(texts: &[String]) -> Self {
        let count = |test: &dyn Fn(&str) -> bool| texts.iter().filter(|text| test(text)).count();
        let letters = |text: &str| text.chars().filter(|c| c.is_alphabetic()).count();
        let mean = |of: &dyn Fn(&str) -> usize| {
            texts.iter().map(|text| of(text)).sum::<usize>() as f32 / texts.len().max(1) as f32
        };
        let is_amount = |text: &str, bare: bool| {
            let offer = price::offer(text, bare);
            offer.amounts.len() == 1 && offer.before.is_empty() && offer.strange == 0
        };
        let mut exact: Vec<i64> = texts
            .iter()
            .filter(|text| is_amount(text, true))
            .filter_map(|text| price::cell(text).filter(|amount| amount.exact))
            .map(|amount| amount.cents)
            .collect();
        exact.sort_unstable();
        Self {
            filled: texts.len(),
            exact: exact.len(),
            middle: exact.get(exact.len() / 2).copied().unwrap_or(0),
            amounts: count(&|text| is_amount(text, true)),
            signed: count(&|text| is_amount(text, false)),
            codes: count(&reference::looks_like_code),
            units: count(&|text| unit::unit(text).is_some()),
            numbers: count(&|text| longest_word(text) < 3),
            alike: alike(texts),
            is_run: is_run(texts),
            letters: mean(&letters),
            words: mean(&|text| text.split(' ').filter(|word| letters(word) > 1).count()),
        }
    }

    fn most(&self, count: usize) -> bool {
        count > 0 && count * 10 >= self.filled * 6
    }

    /// Whether products may be called what stands here.
    fn may_name(&self) -> bool {
        self.filled == 0 || (!self.most(self.numbers) && self.letters >= 3.0)
    }

    /// Several words in most cells: names, whatever their column is called.
    pub(super) fn is_worded(&self) -> bool {
        self.filled > 0 && self.words >= 1.6 && self.letters >= 9.0 && self.units * 2 < self.filled
    }

    /// More than a colour: `Chêne lamellé-collé abouté`.
    fn is_told(&self) -> bool {
        self.is_worded() && self.letters >= 16.0
    }

    /// Most cells begin with the same word: `Kore 2.8`, `Kore rack 12`.
    pub(super) fn is_series(&self) -> bool {
        self.most(self.alike) && self.filled > 1
    }

    /// Single words at most: a finish, a colour, a type.
    pub(super) fn is_short(&self) -> bool {
        self.filled > 0 && self.words < 1.35 && self.letters < 12.0
    }
}

fn alike(texts: &[String]) -> usize {
    let first = |text: &str| {
        let (word, _) = text.trim().split_once(' ')?;
        let is_name = word.chars().all(char::is_alphabetic) && word.starts_with(char::is_uppercase);
        is_name.then(|| fold(word))
    };
    let words: Vec<String> = texts.iter().filter_map(|text| first(text)).collect();
    let times = |word: &String| words.iter().filter(|other| *other == word).count();
    words.iter().map(times).max().unwrap_or(0)
}

fn longest_word(text: &str) -> usize {
    text.split(|c: char| !c.is_alphabetic())
        .map(|word| word.chars().count())
        .max()
        .unwrap_or(0)
}

/// Whether cells count the rows: small numbers, each one more than the one above, a slip here and there.
fn is_run(texts: &[String]) -> bool {
    let numbers: Vec<u32> = texts
        .iter()
        .filter(|text| text.chars().count() <= 3)
        .filter_map(|text| text.trim_matches(['.', ')', '|', ' ']).parse().ok())
        .collect();
    let steps = numbers
        .windows(2)
        .filter(|pair| pair[1] == pair[0] + 1)
        .count();
    numbers.len() >= 3
        && numbers.len() * 10 >= texts.len() * 7
        && steps * 10 >= (numbers.len() - 1) * 6
        && numbers.first().is_some_and(|first| *first <= 20)
}

/// Makes one table's columns agree with their cells and with each other: one reference, one name, a price.
pub(super) fn settle(columns: &mut [Column], contents: &[Content]) {
    first_of_quantities(columns, contents);
    price_by_content(columns, contents);
    codes_by_content(columns, contents);
    name_by_content(columns, contents);
    others_by_content(columns, contents);
    per_beside_price(columns);
    excluded_by_content(columns, contents);
    for (wanted, other) in [
        (Role::Name, Role::Description),
        (Role::Reference, Role::Other),
        (Role::Unit, Role::Other),
        (Role::Family, Role::Other),
    ] {
        let mut seen = false;
        for column in columns.iter_mut().filter(|column| column.role == wanted) {
            if seen {
                column.role = other;
            }
            seen = true;
        }
    }
    if !has(columns, Role::Reference)
        && let Some(column) = columns.iter_mut().find(|column| column.role == Role::Ean)
    {
        column.role = Role::Reference;
    }
}

fn has(columns: &[Column], wanted: Role) -> bool {
    columns.iter().any(|column| column.role == wanted)
}

/// The price for one, whose head was not read beside `5 à 9` and `dès 10`: amounts on their left, and higher.
fn first_of_quantities(columns: &mut [Column], contents: &[Content]) {
    let is_priced = columns.iter().any(|column| {
        matches!(column.role, Role::Price(_, Kind::Plain | Kind::New)) && !column.text.is_empty()
    });
    let is_for_many = |at: &usize| {
        let Column { role, text, .. } = &columns[*at];
        matches!(role, Role::Unknown | Role::Price(_, Kind::Quantity))
            && contents[*at].most(contents[*at].exact)
            && first_number(text).is_some_and(|number| number > 1)
    };
    let Some(many) = (0..columns.len()).find(is_for_many).filter(|_| !is_priced) else {
        return;
    };
    let is_for_fewer = |at: &usize| {
        let content = &contents[*at];
        columns[*at].text.is_empty()
            && content.most(content.exact)
            && content.middle > contents[many].middle
    };
    let Some(first) = (0..many).rev().take_while(is_for_fewer).last() else {
        return;
    };
    for column in &mut columns[first..=many] {
        column.role = Role::Price(None, Kind::Quantity);
    }
}

/// `Pack` and `Per`: of two columns of units the one after the price says what the price is for.
fn per_beside_price(columns: &mut [Column]) {
    let after = (1..columns.len()).find(|at| {
        columns[*at].role == Role::Unit && matches!(columns[at - 1].role, Role::Price(..))
    });
    if let Some(after) = after {
        for column in columns[..after]
            .iter_mut()
            .filter(|column| column.role == Role::Unit)
        {
            column.role = Role::Other;
        }
    }
}

/// Amounts under a head that was not read, as much lower than those with VAT as VAT makes them.
fn excluded_by_content(columns: &mut [Column], contents: &[Content]) {
    let with = (0..columns.len()).find(|at| {
        matches!(
            columns[*at].role,
            Role::Price(Some(Vat::Included), Kind::Plain)
        )
    });
    let is_without = |with: usize, at: &usize| {
        let ratio = contents[with].middle as f64 / contents[*at].middle.max(1) as f64;
        columns[*at].text.is_empty()
            && columns[*at].role == Role::Price(None, Kind::Aside)
            && RATES
                .iter()
                .any(|rate| (ratio / (1.0 + rate / 100.0) - 1.0).abs() < 0.002)
    };
    let without = with.and_then(|with| (0..columns.len()).find(|at| is_without(with, at)));
    if let Some(at) = without {
        columns[at].role = Role::Price(Some(Vat::Excluded), Kind::Plain);
    }
}

/// The first number that a head says.
fn first_number(text: &str) -> Option<u32> {
    text.split(|c: char| !c.is_ascii_digit())
        .find(|part| !part.is_empty())
        .and_then(|part| part.parse().ok())
}

/// A price under a head that nobody knows.
fn price_by_content(columns: &mut [Column], contents: &[Content]) {
    let is_priced = columns
        .iter()
        .any(|column| matches!(column.role, Role::Price(_, kind) if kind.is_price()));
    if is_priced {
        return;
    }
    let found = (0..columns.len())
        .find(|at| columns[*at].role == Role::Unknown && contents[*at].most(contents[*at].amounts))
        .or_else(|| {
            (0..columns.len()).find(|at| {
                columns[*at].role == Role::Other && contents[*at].most(contents[*at].signed)
            })
        });
    if let Some(at) = found {
        columns[at].role = Role::Price(price::vat_in(&columns[at].text), Kind::Plain);
    }
}

/// Of several columns of codes the one with codes; numbers that count the rows are none.
fn codes_by_content(columns: &mut [Column], contents: &[Content]) {
    let is_article = columns.first().is_some_and(|column| {
        column.role == Role::Name && fold(&column.text).starts_with("article")
    });
    let names = columns
        .iter()
        .filter(|column| column.role == Role::Name)
        .count();
    if is_article && names > 1 && !has(columns, Role::Reference) && !has(columns, Role::Ean) {
        columns[0].role = Role::Reference;
    }
    for (column, content) in columns.iter_mut().zip(contents) {
        if content.is_run && matches!(column.role, Role::Reference | Role::Unknown | Role::Name) {
            column.role = Role::Other;
        }
    }
    let mut all: Vec<usize> = (0..columns.len())
        .filter(|at| columns[*at].role == Role::Reference)
        .collect();
    if all.len() < 2 {
        return;
    }
    // `Code` and `Item`: one holds codes, the other names.
    let worded = all.iter().copied().find(|at| {
        let content = &contents[*at];
        !content.most(content.codes) && content.letters > 4.0 && content.may_name()
    });
    if let Some(at) = worded
        && !has(columns, Role::Name)
    {
        columns[at].role = Role::Name;
        all.retain(|other| *other != at);
    }
    let best = all.iter().copied().max_by_key(|at| {
        let content = &contents[*at];
        (
            content.most(content.codes),
            columns[*at].text.chars().count(),
            std::cmp::Reverse(*at),
        )
    });
    for at in all.into_iter().filter(|at| Some(*at) != best) {
        columns[at].role = Role::Other;
    }
}

/// A name that is one: numbers and sizes are none, whatever their head says.
fn name_by_content(columns: &mut [Column], contents: &[Content]) {
    for (column, content) in columns.iter_mut().zip(contents) {
        if column.role == Role::Name && !content.may_name() {
            column.role = Role::Other;
        }
    }
    if has(columns, Role::Name) {
        return;
    }
    let worded = |wanted: Role| {
        let may = |at: &usize| columns[*at].role == wanted && contents[*at].may_name();
        let most = (0..columns.len())
            .filter(may)
            .map(|at| contents[at].letters)
            .fold(0.0, f32::max);
        (0..columns.len())
            .filter(may)
            .find(|at| contents[*at].letters >= 0.6 * most)
    };
    // A unit under a head that nobody knows is no name beside a description.
    let is_unit = |at: &usize| contents[*at].most(contents[*at].units);
    let found = worded(Role::Unknown)
        .filter(|at| !is_unit(at))
        .or_else(|| worded(Role::Description))
        // `Matière` over `Chêne lamellé-collé abouté`.
        .or_else(|| worded(Role::Other).filter(|at| contents[*at].is_told()));
    if let Some(at) = found {
        columns[at].role = Role::Name;
    }
}

/// Columns of other things: what stands in them says what they are.
fn others_by_content(columns: &mut [Column], contents: &[Content]) {
    for at in 0..columns.len() {
        let content = &contents[at];
        let is_pack =
            columns[at].role == Role::Other && lexicon().heads.carton.within(&columns[at].text);
        if columns[at].role != Role::Unknown && !is_pack {
            continue;
        }
        let role = if content.most(content.amounts) {
            Role::Price(None, Kind::Aside)
        } else if content.most(content.units) && !has(columns, Role::Unit) {
            Role::Unit
        } else if !is_pack && content.most(content.codes) {
            Role::Ean
        } else {
            continue;
        };
        columns[at].role = role;
    }
}
