//! Why a campaign cannot be handed over or taken over.

use crate::error::{Explanation, say};
use contract::FailureCode;

/// Why a campaign cannot be handed over or taken over. Nothing has been changed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum HandOverError {
    /// The file holds no campaign.
    #[error("this file holds no campaign")]
    NoCampaign,
    /// The file was cut off or altered.
    #[error("this file is not what was written")]
    Damaged,
    /// The passphrase does not open the file.
    #[error("the passphrase does not open this file")]
    WrongPassphrase,
    /// A newer release wrote it.
    #[error("a newer release wrote this file")]
    Newer,
    /// It speaks of things that belong to another campaign.
    #[error("this file speaks of another campaign")]
    Foreign,
    /// The clock of the computer that wrote it is far ahead.
    #[error("the file comes from the future")]
    Ahead,
    /// It is larger than one file can be.
    #[error("the campaign is too large for one file")]
    TooLarge,
}

/// What the person learns.
pub(crate) fn explain(error: &HandOverError) -> Explanation {
    let refused = |reason, fr: &str, en: &str| {
        say(
            FailureCode::Refused,
            reason,
            format!("{fr} Rien n’a été modifié."),
            format!("{en} Nothing was changed."),
        )
    };
    match error {
        HandOverError::NoCampaign => refused(
            "no_campaign",
            "Ce fichier ne contient pas de campagne.",
            "This file holds no campaign.",
        )
        .remedy(
            "Choisissez le fichier que votre collègue a enregistré.",
            "Choose the file that your colleague saved.",
        ),
        HandOverError::Damaged => refused(
            "damaged_file",
            "Ce fichier est incomplet ou a été altéré.",
            "This file is incomplete or was altered.",
        )
        .remedy(
            "Copiez-le de nouveau, ou demandez-en un autre à votre collègue.",
            "Copy it again, or ask your colleague for another one.",
        ),
        HandOverError::WrongPassphrase => refused(
            "wrong_file_passphrase",
            "Cette phrase secrète n’ouvre pas ce fichier.",
            "This passphrase does not open this file.",
        )
        .remedy(
            "Demandez à votre collègue la phrase choisie pour ce fichier ; ce n’est pas celle du cabinet.",
            "Ask your colleague for the passphrase of this file; it is not the one of the firm.",
        ),
        HandOverError::Newer => refused(
            "newer_file",
            "Ce fichier vient d’une version plus récente de Guichet.",
            "This file comes from a newer release of Guichet.",
        )
        .remedy("Mettez Guichet à jour.", "Update Guichet."),
        HandOverError::Foreign => refused(
            "foreign_rows",
            "Ce fichier touche à d’autres campagnes que la sienne.",
            "This file reaches into other campaigns than its own.",
        )
        .remedy(
            "Demandez un nouveau fichier à votre collègue.",
            "Ask your colleague for a new file.",
        ),
        HandOverError::Ahead => refused(
            "clock_ahead",
            "L’horloge de l’autre ordinateur avance de plus d’un an : ses données l’emporteraient toujours.",
            "The clock of the other computer is more than a year ahead: its data would always win.",
        )
        .remedy(
            "Mettez les deux ordinateurs à l’heure, puis enregistrez un nouveau fichier.",
            "Set both computers to the right time, then save a new file.",
        ),
        HandOverError::TooLarge => refused(
            "campaign_too_large",
            "Cette campagne dépasse 1 Go : un seul fichier ne peut pas la porter.",
            "This campaign is larger than 1 GB: one file cannot carry it.",
        )
        .remedy(
            "Retirez des photos ou des mémos, puis recommencez.",
            "Remove photos or memos, then try again.",
        ),
    }
}
