//! Prices as people read them.

use contract::words::Language;
use domain::products::Facts;

/// A no-break space: an amount and its sign stay on one line.
const BLANK: char = '\u{a0}';

/// An amount with its currency: `1 234,50 €`, `€1,234.50`.
fn amount(cents: i64, currency: &str, language: Language) -> String {
    let (whole, rest) = (cents / 100, (cents % 100).abs());
    let sign = match currency {
        "EUR" => "€",
        "GBP" => "£",
        "USD" => "$",
        other => other,
    };
    match language {
        Language::Fr => format!("{},{rest:02}{BLANK}{sign}", grouped(whole, BLANK)),
        Language::En if sign.chars().count() == 1 => {
            format!("{sign}{}.{rest:02}", grouped(whole, ','))
        }
        Language::En => format!("{sign}{BLANK}{}.{rest:02}", grouped(whole, ',')),
    }
}

fn grouped(whole: i64, blank: char) -> String {
    let digits = whole.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(blank);
        }
        grouped.push(digit);
    }
    grouped
}

/// The price of a product with what it is for, as a letter says it. Without a price one must ask.
pub(crate) fn price(facts: &Facts, language: Language) -> String {
    let french = language == Language::Fr;
    let (Some(cents), Some(currency)) = (facts.price_cents, facts.currency.as_deref()) else {
        return if french {
            "prix sur demande"
        } else {
            "price on request"
        }
        .to_owned();
    };
    let mut price = amount(cents, currency, language);
    if let Some(vat) = &facts.vat {
        let word = match (vat.as_str(), french) {
            ("HT", false) => "excl. VAT",
            ("TTC", false) => "incl. VAT",
            (other, _) => other,
        };
        price = format!("{price} {word}");
    }
    if let Some(unit) = &facts.unit {
        price = format!("{price} / {unit}");
    }
    if facts.price_from {
        let from = if french { "à partir de" } else { "from" };
        price = format!("{from} {price}");
    }
    price
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts() -> Facts {
        Facts {
            price_cents: Some(123_450),
            currency: Some("EUR".to_owned()),
            vat: Some("HT".to_owned()),
            unit: Some("lot de 6".to_owned()),
            ..Facts::default()
        }
    }

    #[test]
    fn a_price_is_written_as_its_language_does() {
        assert_eq!(
            price(&facts(), Language::Fr),
            "1\u{a0}234,50\u{a0}€ HT / lot de 6"
        );
        assert_eq!(
            price(&facts(), Language::En),
            "€1,234.50 excl. VAT / lot de 6"
        );
        let swiss = Facts {
            currency: Some("CHF".to_owned()),
            price_from: true,
            unit: None,
            vat: None,
            ..facts()
        };
        assert_eq!(
            price(&swiss, Language::Fr),
            "à partir de 1\u{a0}234,50\u{a0}CHF"
        );
        assert_eq!(price(&swiss, Language::En), "from CHF\u{a0}1,234.50");
        assert_eq!(price(&Facts::default(), Language::Fr), "prix sur demande");
    }
}
