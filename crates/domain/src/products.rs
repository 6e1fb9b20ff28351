//! Products: what a distributor's price list says of one, and whether it can be right.
//!
//! Pure rules: which values make sense, when two lines are the same product, which sums on paper follow from a price.

use std::fmt;

/// A line of text of a product has at most this many characters.
const MAX_LINE: usize = 300;

/// A description is longer than a line.
const MAX_DESCRIPTION: usize = 4_000;

/// The largest price, in cents: a longer number is something else.
const MOST_CENTS: i64 = 10_000_000_000;

/// Rates of VAT in France and the United Kingdom, in thousandths.
const VAT_THOUSANDTHS: [i64; 5] = [200, 100, 55, 21, 50];

/// What a product says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Facts {
    /// Its code.
    pub reference: Option<String>,
    /// What it is called.
    pub name: Option<String>,
    /// What one unit costs, in cents.
    pub price_cents: Option<i64>,
    /// ISO 4217 code.
    pub currency: Option<String>,
    /// What the price is for.
    pub unit: Option<String>,
    /// The heading it stands under.
    pub category: Option<String>,
    /// Text under or beside the name.
    pub description: Option<String>,
    /// `HT` or `TTC`.
    pub vat: Option<String>,
    /// The price is that of the cheapest.
    pub price_from: bool,
}

/// A value that makes no sense: the field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nonsense(pub &'static str);

impl fmt::Display for Nonsense {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

/// What keeps a line from being a product.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// Neither name nor reference.
    NoName,
    /// A price without a currency.
    NoCurrency,
}

impl Obstacle {
    /// The word it is shown under.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::NoName => "no_name",
            Self::NoCurrency => "no_currency",
        }
    }
}

/// One line of at most so many characters; nothing when there is nothing in it.
fn line(what: &'static str, text: Option<String>, most: usize) -> Result<Option<String>, Nonsense> {
    let Some(text) = text else { return Ok(None) };
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() > most || text.contains(char::is_control) {
        return Err(Nonsense(what));
    }
    Ok((!text.is_empty()).then_some(text))
}

impl Facts {
    /// The same, without blanks around and within, in the form in which it is kept.
    ///
    /// # Errors
    ///
    /// [`Nonsense`], naming the field.
    pub fn tidied(self) -> Result<Self, Nonsense> {
        let currency = line("currency", self.currency, 3)?.map(|code| code.to_ascii_uppercase());
        let is_code =
            |code: &String| code.len() == 3 && code.chars().all(|c| c.is_ascii_uppercase());
        if currency.as_ref().is_some_and(|code| !is_code(code)) {
            return Err(Nonsense("currency"));
        }
        if self
            .price_cents
            .is_some_and(|cents| !(0..=MOST_CENTS).contains(&cents))
        {
            return Err(Nonsense("price"));
        }
        let vat = line("vat", self.vat, 3)?.map(|vat| vat.to_uppercase());
        if vat
            .as_deref()
            .is_some_and(|vat| vat != "HT" && vat != "TTC")
        {
            return Err(Nonsense("vat"));
        }
        Ok(Self {
            reference: line("reference", self.reference, MAX_LINE)?,
            name: line("name", self.name, MAX_LINE)?,
            price_cents: self.price_cents,
            // Without a price nothing is in any currency.
            currency: currency.filter(|_| self.price_cents.is_some()),
            unit: line("unit", self.unit, MAX_LINE)?,
            category: line("category", self.category, MAX_LINE)?,
            description: line("description", self.description, MAX_DESCRIPTION)?,
            vat,
            price_from: self.price_from && self.price_cents.is_some(),
        })
    }

    /// What keeps it from being a product.
    #[must_use]
    pub fn obstacle(&self) -> Option<Obstacle> {
        if self.name.is_none() && self.reference.is_none() {
            Some(Obstacle::NoName)
        } else if self.price_cents.is_some() && self.currency.is_none() {
            Some(Obstacle::NoCurrency)
        } else {
            None
        }
    }

    /// What makes it the same product in another catalogue of the same distributor: its reference without blanks, signs
    /// and case; without a reference its name with unit and description, likewise: one name has many sizes.
    ///
    /// ```
    /// # use domain::products::Facts;
    /// let one = Facts { reference: Some("nap 12-A".to_owned()), ..Facts::default() };
    /// assert_eq!(one.sameness().as_deref(), Some("reference NAP12A"));
    /// ```
    #[must_use]
    pub fn sameness(&self) -> Option<String> {
        let bare = |text: &String| -> String {
            let letters = text.chars().filter(|c| c.is_alphanumeric());
            letters.flat_map(char::to_uppercase).collect()
        };
        let of = |what: &str, text: Option<&String>| {
            let bare = bare(text?);
            (!bare.is_empty()).then(|| format!("{what} {bare}"))
        };
        let named = || {
            let texts = [&self.name, &self.unit, &self.description];
            let said: Vec<&str> = texts.into_iter().flatten().map(String::as_str).collect();
            of("name", self.name.as_ref().map(|_| said.join(" ")).as_ref())
        };
        of("reference", self.reference.as_ref()).or_else(named)
    }

    /// Whether an amount that is printed beside the price contradicts it: text that speaks of VAT, and the only other
    /// amount in the range of a price with VAT is none; or `6 x 4,00 = 25,00`.
    ///
    /// - `printed`: the amounts on the paper around the price, in cents.
    /// - `text`: the words there.
    #[must_use]
    pub fn sums_are_wrong(&self, printed: &[i64], text: &str) -> bool {
        let Some(price) = self.price_cents.filter(|cents| *cents > 0) else {
            return false;
        };
        let others: Vec<i64> = printed
            .iter()
            .copied()
            .filter(|cents| *cents != price)
            .collect();
        let lower = text.to_lowercase();
        let word = |word: &str| {
            lower
                .split(|c: char| !c.is_alphanumeric())
                .any(|one| one == word)
        };
        let speaks_of_vat = ["ttc", "tva", "vat"].into_iter().any(word);
        let near: Vec<i64> = others
            .iter()
            .copied()
            .filter(|other| (price * 7..=price * 13).contains(&(other * 10)))
            .collect();
        let vat_is_wrong = speaks_of_vat
            && !near.is_empty()
            && !near
                .iter()
                .any(|other| is_with_vat(price, *other) || is_with_vat(*other, price));
        vat_is_wrong || pack_is_wrong(price, &others, &lower)
    }
}

/// Whether one amount is the other with VAT, to the cent.
fn is_with_vat(without: i64, with: i64) -> bool {
    VAT_THOUSANDTHS.iter().any(|rate| {
        let exact = without * (1000 + rate);
        (with * 1000 - exact).abs() <= 1000
    })
}

/// `6 x 4,00 = 25,00`: a number of pieces, the price, and another sum.
fn pack_is_wrong(price: i64, others: &[i64], text: &str) -> bool {
    let Some((before, _)) = text.split_once(" x ") else {
        return false;
    };
    if !text.contains('=') {
        return false;
    }
    let pieces = before
        .rsplit(' ')
        .next()
        .and_then(|word| word.parse::<i64>().ok());
    let Some(pieces) = pieces.filter(|pieces| (2..=1000).contains(pieces)) else {
        return false;
    };
    !others.is_empty() && !others.contains(&(price * pieces))
}

/// Whether a price is ten times above or below the middle one of at least five others.
///
/// - `others`: prices in the same currency, in cents.
#[must_use]
pub fn is_far(price: i64, others: &[i64]) -> bool {
    let mut others: Vec<i64> = others.iter().copied().filter(|cents| *cents > 0).collect();
    if others.len() < 5 || price <= 0 {
        return false;
    }
    others.sort_unstable();
    let middle = others[others.len() / 2];
    price >= middle.saturating_mul(10) || price.saturating_mul(10) <= middle
}

#[cfg(test)]
mod tests {
    use super::*;

    fn priced(cents: i64) -> Facts {
        Facts {
            name: Some("Nappe".to_owned()),
            price_cents: Some(cents),
            currency: Some("EUR".to_owned()),
            ..Facts::default()
        }
    }

    #[test]
    fn what_a_person_types_is_kept_in_one_form() {
        let typed = Facts {
            name: Some("  Nappe \n lin ".to_owned()),
            currency: Some("eur".to_owned()),
            vat: Some("ht".to_owned()),
            unit: Some(" ".to_owned()),
            ..priced(1250)
        };
        let kept = typed.tidied().unwrap();
        assert_eq!(kept.name.as_deref(), Some("Nappe lin"));
        assert_eq!(
            (kept.currency.as_deref(), kept.vat.as_deref(), kept.unit),
            (Some("EUR"), Some("HT"), None)
        );
    }

    #[test]
    fn nonsense_names_its_field() {
        for (facts, field) in [
            (
                Facts {
                    currency: Some("€".to_owned()),
                    ..priced(1)
                },
                "currency",
            ),
            (
                Facts {
                    vat: Some("20".to_owned()),
                    ..priced(1)
                },
                "vat",
            ),
            (priced(-1), "price"),
            (priced(i64::MAX), "price"),
            (
                Facts {
                    name: Some("x".repeat(301)),
                    ..priced(1)
                },
                "name",
            ),
        ] {
            assert_eq!(facts.tidied(), Err(Nonsense(field)));
        }
    }

    #[test]
    fn the_same_code_in_other_signs_is_the_same_product() {
        let of = |reference: &str| {
            Facts {
                reference: Some(reference.to_owned()),
                ..priced(1)
            }
            .sameness()
        };
        assert_eq!(of("NAP-12 a"), of("nap 12A"));
        assert_ne!(of("NAP12"), of("NAP13"));
        assert_eq!(
            of("--"),
            Facts {
                reference: None,
                ..priced(1)
            }
            .sameness(),
            "signs are no code"
        );
    }

    #[test]
    fn one_name_in_two_sizes_is_two_products() {
        let of = |description: &str| {
            Facts {
                description: Some(description.to_owned()),
                ..priced(1)
            }
            .sameness()
        };
        assert_ne!(of("150 x 250"), of("150 x 200"));
        assert_eq!(of("150 x 250"), of("150X250 "));
    }

    #[test]
    fn a_price_with_vat_must_follow_from_the_one_without() {
        for right in [1500, 1375, 1319, 1276, 1250] {
            assert!(
                !priced(1250).sums_are_wrong(&[1250, right], "12,50 HT TTC"),
                "{right}"
            );
        }
        assert!(priced(1250).sums_are_wrong(&[1250, 1560], "12,50 € HT 15,60 € TTC"));
        assert!(
            !priced(1250).sums_are_wrong(&[1250, 1560], "12,50 au lieu de 15,60"),
            "an old price is no sum"
        );
        assert!(
            !priced(1250).sums_are_wrong(&[1250, 9900], "TTC franco 99,00"),
            "too far to be the same price"
        );
    }

    #[test]
    fn a_pack_costs_its_pieces() {
        assert!(!priced(400).sums_are_wrong(&[400, 2400], "6 x 4,00 = 24,00"));
        assert!(priced(400).sums_are_wrong(&[400, 2500], "6 x 4,00 = 25,00"));
        assert!(
            !priced(400).sums_are_wrong(&[400, 2500], "120 x 80 cm 4,00"),
            "a size is no pack"
        );
    }

    #[test]
    fn a_slipped_comma_is_far_from_the_others() {
        let others = [1200, 1500, 900, 2000, 1100];
        assert!(is_far(125_000, &others) && is_far(12, &others));
        assert!(!is_far(1250, &others) && !is_far(125_000, &others[..4]));
    }
}
