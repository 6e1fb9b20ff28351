//! Which language a page is in, from a few of its lines: reading a whole page only to learn that it is in another
//! language costs as much as the page.

use super::attempt::Attempt;
use super::engine::{Engine, With};
use super::prepare::Prepared;
use crate::Error;

/// Lines that say less than this, in letters read for certain, tell no language.
const TELLING: f32 = 24.0;
/// Lines that make this much of their sense in another language may be in that one.
const CLOSE: f32 = 0.9;

/// A few lines of a page, and how much sense they make in each language that was tried.
pub(super) struct Taste<'a> {
    laid: &'a Prepared,
    senses: Vec<Option<f32>>,
}

impl<'a> Taste<'a> {
    pub(super) fn new(laid: &'a Prepared, engine: &Engine) -> Self {
        Self {
            laid,
            senses: vec![None; engine.languages()],
        }
    }

    /// Letters that the lines have in a language, each counted as surely as it was read.
    fn sense(&mut self, engine: &mut Engine, language: usize) -> Result<f32, Error> {
        if let Some(Some(sense)) = self.senses.get(language) {
            return Ok(*sense);
        }
        let words = engine.read(With::One(language), &self.laid.band(), self.laid.dpi)?;
        let sense = Attempt::of(words).sense();
        if let Some(kept) = self.senses.get_mut(language) {
            *kept = Some(sense);
        }
        Ok(sense)
    }

    /// Whether the page may well be in a language rather than in another. When its lines tell nothing, it may.
    pub(super) fn may_be(
        &mut self,
        engine: &mut Engine,
        language: usize,
        rather_than: usize,
    ) -> Result<bool, Error> {
        let other = self.sense(engine, rather_than)?;
        Ok(other < TELLING || self.sense(engine, language)? > CLOSE * other)
    }
}
