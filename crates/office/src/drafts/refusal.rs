//! Why a draft goes no further.

use crate::error::{Explanation, say};
use contract::FailureCode;

/// Why a draft goes no further.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum DraftRefusal {
    /// Nobody validated it as it is now.
    #[error("nobody validated this text")]
    NotValidated,
    /// What the person saw is not what is kept now.
    #[error("the text changed since it was shown")]
    Changed,
    /// Something is still to be filled.
    #[error("{0} blanks are still to be filled")]
    Blanks(usize),
}

/// What the person learns.
pub(crate) fn explain(refusal: DraftRefusal) -> Explanation {
    match refusal {
        DraftRefusal::NotValidated => say(
            FailureCode::Refused,
            "draft_not_validated",
            "Ce projet n’a pas été validé dans son état actuel : il ne sort que comme projet.",
            "This draft was not validated as it is now: it only leaves as a draft.",
        )
        .remedy(
            "Relisez-le et validez-le.",
            "Read it again and validate it.",
        ),
        DraftRefusal::Changed => say(
            FailureCode::Refused,
            "draft_changed",
            "Le texte a changé depuis que vous l’avez lu. Il n’a pas été validé.",
            "The text changed since you read it. It was not validated.",
        )
        .remedy(
            "Relisez-le tel qu’il est maintenant.",
            "Read it as it is now.",
        ),
        DraftRefusal::Blanks(count) => say(
            FailureCode::Refused,
            "draft_blanks",
            format!("Il reste {count} passage(s) à compléter."),
            format!("{count} passage(s) are still to be completed."),
        )
        .remedy(
            "Complétez chaque passage entre crochets, ou supprimez-le.",
            "Complete each passage in brackets, or delete it.",
        ),
    }
}
