//! What a person learns when a backup was not made or not read.

use crate::error::{Explanation, say};
use contract::FailureCode;
use store::BackupError;

/// In both languages.
pub(crate) fn explain(error: &BackupError) -> Explanation {
    match error {
        BackupError::NotABackup { path } => {
            let name = name(path);
            say(
                FailureCode::Refused,
                "not_a_backup",
                format!("« {name} » n’est pas une sauvegarde de Guichet. Le fichier n’a pas été touché."),
                format!("“{name}” is not a Guichet backup. The file was not touched."),
            )
            .remedy("Choisissez un autre fichier.", "Choose another file.")
        }
        BackupError::Newer { .. } => say(
            FailureCode::Blocked,
            "newer",
            "Cette sauvegarde vient d’une version plus récente de Guichet. Rien n’a été touché.",
            "This backup comes from a newer release of Guichet. Nothing was touched.",
        )
        .remedy("Mettez Guichet à jour sur ce poste.", "Update Guichet on this computer."),
        BackupError::Damaged(finding) => say(
            FailureCode::Broken,
            "backup_damaged",
            format!("La sauvegarde est endommagée ({finding}). Rien n’a été modifié."),
            format!("The backup is damaged ({finding}). Nothing was changed."),
        )
        .remedy(
            "Prenez une autre copie, ou faites une nouvelle sauvegarde dans un autre fichier.",
            "Take another copy, or make a new backup in another file.",
        ),
        BackupError::OtherFirm { .. } => say(
            FailureCode::Refused,
            "other_firm",
            "Ce fichier contient la sauvegarde d’un autre cabinet. Il n’a pas été touché.",
            "This file holds the backup of another firm. It was not touched.",
        )
        .remedy("Choisissez un autre nom de fichier.", "Choose another file name."),
        BackupError::InUse => say(
            FailureCode::Blocked,
            "backup_in_use",
            "Un autre programme se sert de cette sauvegarde.",
            "Another program is using this backup.",
        )
        .remedy("Attendez qu’il ait fini, puis réessayez.", "Wait until it is done, then try again."),
        BackupError::TooLarge => say(
            FailureCode::Blocked,
            "backup_too_large",
            "Le cabinet est trop volumineux pour une seule sauvegarde.",
            "The firm is too large for one backup.",
        ),
        BackupError::Cancelled => say(
            FailureCode::Refused,
            "cancelled",
            "Arrêté. Ce qui existait avant est intact.",
            "Stopped. What was there before is untouched.",
        ),
        BackupError::Full { .. } => say(
            FailureCode::Blocked,
            "disk_full",
            "Le disque est plein. Ce qui existait avant est intact, rien n’est resté à moitié fait.",
            "The disk is full. What was there before is untouched, nothing was left half made.",
        )
        .remedy("Libérez de la place, puis réessayez.", "Free some space, then try again."),
        BackupError::File { path, error } => {
            let name = path.display();
            say(
                FailureCode::Blocked,
                "file",
                format!("« {name} » : {error}."),
                format!("“{name}”: {error}."),
            )
            .remedy("Choisissez un autre emplacement.", "Choose another place.")
        }
        BackupError::Store(error) => crate::error::explain_store(error),
    }
}

fn name(path: &std::path::Path) -> String {
    path.file_name().map_or_else(
        || path.display().to_string(),
        |name| name.to_string_lossy().into_owned(),
    )
}
