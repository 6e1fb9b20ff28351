//! How a matter ended.

use crate::word::vocabulary;

vocabulary! {
    /// How a matter ended, as a person said it.
    Outcome as "outcome" {
        /// The client has what was asked for.
        Favourable = "favourable",
        /// Part of it.
        Partly = "partly",
        /// None of it.
        Unfavourable = "unfavourable",
        /// The client gave it up; nobody decided.
        Withdrawn = "withdrawn",
        /// Another way: nothing left to decide, another lawyer.
        Other = "other",
    }
}

impl Outcome {
    /// The outcomes in which somebody decided: only these say how such matters are decided.
    pub const DECIDED: [Self; 3] = [Self::Favourable, Self::Partly, Self::Unfavourable];
}
