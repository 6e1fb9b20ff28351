//! The words around names, from the data file.

use std::collections::HashSet;
use std::sync::OnceLock;

use serde::Deserialize;

/// Folded words that tell where a name begins and ends.
#[derive(Debug, Deserialize)]
pub(super) struct Words {
    particles: HashSet<String>,
    ordinary: HashSet<String>,
    organisations: HashSet<String>,
}

impl Words {
    pub(super) fn get() -> &'static Self {
        static WORDS: OnceLock<Words> = OnceLock::new();
        WORDS.get_or_init(|| {
            toml::from_str(include_str!("../../../../../assets/triage/words.toml"))
                .expect("the words are part of the program and a test reads them")
        })
    }

    /// Inside surnames: `de`, `ben`, `van`.
    pub(super) fn is_particle(&self, folded: &str) -> bool {
        self.particles.contains(folded)
    }

    /// Ends a name.
    pub(super) fn is_ordinary(&self, folded: &str) -> bool {
        self.ordinary.contains(folded)
    }

    /// Makes a label no person's name.
    pub(super) fn is_organisation(&self, folded: &str) -> bool {
        self.organisations.contains(folded)
    }
}
