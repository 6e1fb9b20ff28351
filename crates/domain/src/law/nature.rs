//! What kind of date a rule gives, where it is not a deadline that the law sets.

use super::Rule;

/// What a computed date may be called.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Nature {
    /// A deadline that a text sets.
    Legal,
    /// The usual length, where the letter of the authority sets the true one.
    SetByLetter,
    /// The outer bound that judges set to a delay that never began to run: never a date to work towards.
    OuterBound,
}

impl Rule {
    /// What kind of date this rule gives.
    ///
    /// Source: L. 121-1 and L. 122-1 CRPA (no length is set for observations); R. 421-5 CJA and CE, ass., 13 July 2016,
    /// n° 387763, Czabaj (the reasonable delay of one year).
    #[must_use]
    pub fn nature(&self) -> Nature {
        match self.family.as_str() {
            "retrait-observations" => Nature::SetByLetter,
            "delai-raisonnable" => Nature::OuterBound,
            _ => Nature::Legal,
        }
    }
}
