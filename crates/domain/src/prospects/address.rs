//! Mail addresses of prospects.

use super::is_invisible;

/// Why a cell is no address.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadAddress {
    /// It is empty.
    #[error("there is no address")]
    Missing,
    /// It is something else.
    #[error("this is no address")]
    Invalid,
}

/// The most characters of an address (RFC 5321, section 4.5.3.1, with its errata).
const MOST: usize = 254;

/// The most characters before the @.
const MOST_LOCAL: usize = 64;

/// The address in a cell, in lower case: who somebody is in a campaign. Plus-tags and dots are significant.
///
/// # Errors
///
/// [`BadAddress::Missing`] for an empty cell, [`BadAddress::Invalid`] for a name, a list or a slip.
pub fn address(cell: &str) -> Result<String, BadAddress> {
    let address = if cell.is_ascii() {
        cell.trim().to_ascii_lowercase()
    } else {
        let seen: String = cell.chars().filter(|&c| !is_invisible(c)).collect();
        seen.trim().to_lowercase()
    };
    if address.is_empty() {
        return Err(BadAddress::Missing);
    }
    let valid = address.len() <= MOST
        && address
            .split_once('@')
            .is_some_and(|(local, domain)| is_local(local) && is_domain(domain));
    if valid {
        Ok(address)
    } else {
        Err(BadAddress::Invalid)
    }
}

fn is_local(local: &str) -> bool {
    let atom = |c: char| c.is_ascii_alphanumeric() || "!#$%&'*+/=?^_{|}~-`".contains(c);
    (1..=MOST_LOCAL).contains(&local.len())
        && local
            .split('.')
            .all(|part| !part.is_empty() && part.chars().all(atom))
}

fn is_domain(domain: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty()
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.chars().all(|c| c.is_ascii_alphanumeric() || c == '-')
    };
    let Some((_, last)) = domain.rsplit_once('.') else {
        return false;
    };
    let top = last.starts_with("xn--")
        || (last.len() >= 2 && last.chars().all(|c| c.is_ascii_alphabetic()));
    top && domain.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_lower_case_without_what_cannot_be_seen() {
        assert_eq!(
            address("\u{feff} Jean.Dupont+Salon@Exa\u{200b}mple.FR\u{a0}").as_deref(),
            Ok("jean.dupont+salon@example.fr")
        );
        assert_eq!(address(" \u{200b}"), Err(BadAddress::Missing));
    }

    #[test]
    fn what_is_no_address_is_refused() {
        for bad in [
            "jean",
            "jean@",
            "@x.fr",
            "a@b",
            "a@b.c",
            "a..b@x.fr",
            ".a@x.fr",
            "a@x..fr",
            "a@-x.fr",
            "a@x.fr, b@x.fr",
            "Jean <a@x.fr>",
            "mailto:a@x.fr",
            "a b@x.fr",
            "é@x.fr",
            "a@x.f1",
            "a@@x.fr",
        ] {
            assert_eq!(address(bad), Err(BadAddress::Invalid), "{bad}");
        }
        assert!(address(&format!("{}@x.fr", "a".repeat(64))).is_ok());
        assert!(address(&format!("{}@x.fr", "a".repeat(65))).is_err());
        assert!(address("a@xn--bcher-kva.xn--p1ai").is_ok());
        let long = "d".repeat(120);
        let of = |local: usize| address(&format!("{}@{long}.{long}.fr", "a".repeat(local)));
        assert!(
            of(9).is_ok(),
            "labels have no length of their own; 254 in all"
        );
        assert!(of(10).is_err());
    }
}
