//! Why dossiers cannot be brought in, and what the person at the screen learns of it.

use crate::error::{Explanation, say};
use contract::FailureCode;

/// Why dossiers cannot be brought in. Nothing has been changed in any of these cases.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// It is no export of dossiers.
    #[error("this is no export of dossiers in the documented format")]
    NotDossiers,
    /// A newer format.
    #[error("the export has version {0} of the format")]
    Newer(u64),
    /// More rows than any firm has.
    #[error("the export has more than {0} rows of a kind")]
    TooMany(u32),
    /// Another import is at work.
    #[error("another import is at work")]
    Busy,
    /// Nothing that this import made is left.
    #[error("nothing of this import is left to take back")]
    NothingLeft,
    /// A file cannot be read.
    #[error("the export cannot be read: {0}")]
    Unreadable(#[from] std::io::Error),
}

/// What the person learns.
pub(crate) fn explain(error: &ImportError) -> Explanation {
    match error {
        ImportError::NotDossiers => say(
            FailureCode::Refused,
            "not_dossiers",
            "Ce n’est pas un export de dossiers au format attendu. Rien n’a été importé.",
            "This is no export of dossiers in the expected format. Nothing was imported.",
        )
        .remedy(
            "Choisissez le fichier JSON, ou le dossier qui contient « dossiers.csv ».",
            "Choose the JSON file, or the folder that holds “dossiers.csv”.",
        ),
        ImportError::Newer(version) => say(
            FailureCode::Refused,
            "newer_dossiers",
            format!(
                "Cet export est en version {version} ; cette version de Guichet lit la version 1."
            ),
            format!("This export has version {version}; this release of Guichet reads version 1."),
        )
        .remedy(
            "Mettez Guichet à jour sur ce poste.",
            "Update Guichet on this computer.",
        ),
        ImportError::TooMany(most) => say(
            FailureCode::Refused,
            "too_many_dossiers",
            format!("Cet export dépasse {most} lignes d’une même sorte. Rien n’a été importé."),
            format!("This export has more than {most} rows of one kind. Nothing was imported."),
        )
        .remedy(
            "Exportez en plusieurs fois : rien n’est créé deux fois.",
            "Export in several parts: nothing is made twice.",
        ),
        ImportError::Busy => say(
            FailureCode::Refused,
            "import_running",
            "Un import est déjà en cours.",
            "An import is already running.",
        )
        .remedy(
            "Attendez sa fin ou arrêtez-le.",
            "Wait for its end or stop it.",
        ),
        ImportError::NothingLeft => say(
            FailureCode::Refused,
            "nothing_left",
            "Il ne reste rien à annuler de cet import.",
            "Nothing is left to undo of this import.",
        ),
        ImportError::Unreadable(error) => say(
            FailureCode::Blocked,
            "unreadable_dossiers",
            format!("L’export ne se lit pas : {error}."),
            format!("The export cannot be read: {error}."),
        )
        .remedy(
            "Vérifiez que le fichier est là et que vous avez le droit de le lire.",
            "Check that the file is there and that you may read it.",
        ),
    }
}
