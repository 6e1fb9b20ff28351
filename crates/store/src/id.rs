//! Identifiers: UUID version 7, written as 36 characters, ordered by the time they were made.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

/// The identity of a row on every device of the firm.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Id(Uuid);

/// A text that is not an identifier.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{0}` is not an identifier")]
pub struct NotAnId(pub String);

impl Id {
    /// The identifier made of a moment and 74 random bits (the version and variant bits of `random` are
    /// overwritten). Source: RFC 9562, section 5.7.
    ///
    /// - `at_ms`: milliseconds since the epoch; negative moments count as zero.
    #[must_use]
    pub fn from_parts(at_ms: i64, random: &[u8; 10]) -> Self {
        let millis = u64::try_from(at_ms).unwrap_or(0);
        Self(uuid::Builder::from_unix_timestamp_millis(millis, random).into_uuid())
    }

    /// The identifier of sixteen bytes.
    pub(crate) const fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(Uuid::from_bytes(bytes))
    }

    /// The identifier that follows from a hash: whoever hashes the same has the same, a UUID of version 8 (RFC 9562,
    /// section 5.8).
    pub(crate) fn derived(hash: &[u8; 32]) -> Self {
        let mut bytes = [0; 16];
        bytes
            .iter_mut()
            .zip(hash)
            .for_each(|(to, from)| *to = *from);
        bytes[6] = bytes[6] & 0x0f | 0x80;
        bytes[8] = bytes[8] & 0x3f | 0x80;
        Self::from_bytes(bytes)
    }

    /// The sixteen bytes.
    #[must_use]
    pub const fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }

    /// Runs `f` on the 36 characters, without allocating.
    pub(crate) fn with_str<T>(&self, f: impl FnOnce(&str) -> T) -> T {
        let mut buffer = [0; uuid::fmt::Hyphenated::LENGTH];
        f(self.0.hyphenated().encode_lower(&mut buffer))
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.with_str(|text| f.write_str(text))
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Id {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        Uuid::try_parse(text)
            .map(Self)
            .map_err(|_| NotAnId(text.to_owned()))
    }
}

/// Makes identifiers that never go backwards, even when the clock does.
///
/// Within one millisecond, and while the clock is behind, the random part counts up by one: identifiers
/// made one after the other sort in that order, which keeps the database's pages filling from one end.
#[derive(Debug)]
pub struct IdSource {
    random: fn(&mut [u8]),
    last_ms: i64,
    tail: u128,
}

/// Sixty-seven bits are drawn; the 68th stays free, so that counting up does not overflow.
const DRAWN: u128 = (1 << 67) - 1;

impl IdSource {
    /// A source that draws its randomness from `random`.
    #[must_use]
    pub const fn new(random: fn(&mut [u8])) -> Self {
        Self {
            random,
            last_ms: i64::MIN,
            tail: 0,
        }
    }

    /// The next identifier, greater than all earlier ones of this source.
    #[allow(
        clippy::should_implement_trait,
        reason = "it takes the time, an iterator does not"
    )]
    pub fn next(&mut self, now_ms: i64) -> Id {
        if now_ms > self.last_ms {
            self.last_ms = now_ms;
            let mut drawn = [0; 16];
            (self.random)(&mut drawn[6..]);
            self.tail = u128::from_be_bytes(drawn) & DRAWN;
        } else {
            self.tail += 1;
        }
        Id::from_parts(self.last_ms, &spread(self.tail))
    }
}

/// Lays 68 counting bits around the version nibble and the variant bits, most significant first.
fn spread(tail: u128) -> [u8; 10] {
    let high = ((tail >> 60) & 0xff) as u16;
    let low = (tail & ((1 << 60) - 1)) as u64;
    let mut bytes = [0; 10];
    bytes[..2].copy_from_slice(&high.to_be_bytes());
    bytes[2..].copy_from_slice(&low.to_be_bytes());
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identifiers_go_up_even_when_the_clock_goes_back() {
        let mut ids = IdSource::new(|bytes| bytes.fill(0xff));
        let made: Vec<Id> = [5, 5, 5, 4, 5, 6, 6, 1]
            .iter()
            .map(|&ms| ids.next(ms))
            .collect();
        assert!(made.windows(2).all(|pair| pair[0] < pair[1]), "{made:?}");
    }

    #[test]
    fn an_identifier_survives_its_text() {
        let id = Id::from_parts(1_700_000_000_123, &[7; 10]);
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(id.to_string().as_bytes()[14], b'7', "version 7");
    }
}
