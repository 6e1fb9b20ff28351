//! What the person at the screen learns: a word for programs, a sentence in both languages, and a remedy.

use super::Error;
use super::french::french;
use contract::FailureCode;
use domain::Status;
use std::io::ErrorKind;

impl Error {
    pub(super) fn explain(&self) -> Explanation {
        match self {
            Self::Locked => say(FailureCode::Locked, "locked", "Le cabinet est verrouillé.", "The firm is locked.")
                .remedy("Saisissez votre phrase secrète.", "Enter your passphrase."),
            Self::WrongPassphrase => {
                say(FailureCode::Refused, "wrong_passphrase", "Cette phrase secrète n’ouvre pas ce cabinet. Rien n’a été modifié.", "This passphrase does not open this firm. Nothing was changed.")
                    .remedy("Vérifiez le clavier et les majuscules, ou utilisez le kit de secours.", "Check the keyboard and capitals, or use the recovery kit.")
            }
            Self::CodeWanted => say(FailureCode::Refused, "code_wanted", "Le code de votre téléphone est demandé.", "The code of your telephone is wanted.")
                .remedy("Ouvrez votre application d’authentification et saisissez les six chiffres.", "Open your authenticator and type the six digits."),
            Self::WrongCode => say(FailureCode::Refused, "wrong_code", "Ce code n’est pas celui du moment, ou a déjà servi.", "This is not the code of the moment, or it was used already.")
                .remedy("Attendez le code suivant ; vérifiez que ce poste et le téléphone sont à l’heure.", "Wait for the next code; check that this computer and the telephone show the right time."),
            Self::CodeWait { seconds } => say(FailureCode::Refused, "code_wait", format!("Trop de codes faux : le prochain essai est possible dans {seconds} s."), format!("Too many wrong codes: the next try is possible in {seconds} s."))
                .remedy("Sans téléphone, un administrateur ou le kit de secours rouvre le cabinet.", "Without the telephone an administrator or the recovery kit reopens the firm."),
            Self::SecondFactorMissing => say(FailureCode::Forbidden, "second_factor_missing", "Le cabinet demande un code en plus de la phrase secrète : associez d’abord votre téléphone.", "The firm asks for a code as well as the passphrase: pair your telephone first.")
                .remedy("Réglages, Sécurité, Code du téléphone.", "Settings, Security, Telephone code."),
            Self::WrongKit(detail) => say(FailureCode::Refused, "wrong_kit", format!("Ces mots n’ouvrent pas ce cabinet : {detail}."), format!("These words do not open this firm: {detail}."))
                .remedy("Relisez la feuille mot à mot ; le contrôle imprimé aide à comparer.", "Read the sheet again word by word; the printed control code helps."),
            Self::WeakPassphrase => say(FailureCode::Refused, "weak_passphrase", "Cette phrase secrète se devine trop vite.", "This passphrase is too easy to guess.")
                .remedy("Choisissez quatre ou cinq mots sans rapport.", "Choose four or five unrelated words."),
            Self::Keyring(_) => say(FailureCode::Refused, "keyring", "Le trousseau de ce poste ne donne pas la clé. Vos données sont intactes.", "The keyring of this computer does not give the key. Your data is intact.")
                .remedy("Ouvrez le cabinet avec votre phrase secrète.", "Open the firm with your passphrase."),
            Self::UnknownFirm(_) => say(FailureCode::NotFound, "unknown_firm", "Ce cabinet n’est pas sur ce poste.", "This firm is not on this computer.")
                .remedy("Vérifiez le dossier des données dans les réglages.", "Check the data folder in the settings."),
            Self::NotFound { .. } | Self::Store(store::Error::NotFound { .. }) => {
                say(FailureCode::NotFound, "not_found", "Cet élément n’existe plus.", "This item no longer exists.")
                    .remedy("Actualisez la liste.", "Refresh the list.")
            }
            Self::UnknownCommand(name) => say(FailureCode::Broken, "unknown_command", format!("Commande inconnue : {name}."), format!("Unknown command: {name}.")),
            Self::BadRequest { command, detail } => say(FailureCode::Broken, "bad_request", format!("Demande mal formée pour {command} : {detail}."), format!("Malformed request for {command}: {detail}.")),
            Self::Invalid { what, value } if value.is_empty() => say(FailureCode::Refused, "invalid", format!("À remplir : {}.", french(what)), format!("To be filled in: {what}.")),
            Self::Invalid { what, value } => say(FailureCode::Refused, "invalid", format!("« {value} » ne convient pas ({}).", french(what)), format!("“{value}” is not a valid {what}."))
                .remedy("Corrigez la valeur.", "Correct the value."),
            Self::Forbidden { .. } => say(FailureCode::Forbidden, "forbidden", "Votre rôle ne permet pas cette action. La tentative est inscrite au journal.", "Your role does not allow this. The attempt is in the audit log.")
                .remedy("Demandez à l’administrateur du cabinet.", "Ask the firm’s administrator."),
            Self::OthersMailbox(label) => say(FailureCode::Forbidden, "others_mailbox", format!("La boîte « {label} » est celle d’un autre membre. La tentative est inscrite au journal."), format!("The mailbox “{label}” is another member’s. The attempt is in the audit log."))
                .remedy("Son titulaire peut le faire ; un administrateur peut la mettre en pause ou la retirer.", "Its owner can do this; an administrator can pause or remove it."),
            Self::TakenPassphrase => say(FailureCode::Refused, "taken_passphrase", "Cette phrase secrète ne peut pas servir : elle doit n’ouvrir le cabinet que pour une seule personne. Rien n’a été modifié.", "This passphrase cannot be used: it must open the firm for one person only. Nothing was changed.")
                .remedy("Choisissez d’autres mots.", "Choose other words."),
            Self::LastAdministrator => say(FailureCode::Refused, "last_administrator", "Le cabinet garde au moins un administrateur : sans lui, personne ne changerait plus ses réglages.", "The firm keeps at least one administrator: without one nobody could change its settings any more.")
                .remedy("Nommez d’abord un autre administrateur.", "Make somebody else an administrator first."),
            Self::AddAgain(name) => say(FailureCode::Refused, "add_again", format!("L’accès de {name} a été retiré, avec sa phrase secrète."), format!("The access of {name} was taken away, and the passphrase with it."))
                .remedy("Ajoutez de nouveau ce membre, avec la même adresse et une nouvelle phrase secrète : il retrouve son historique.", "Add the member again, with the same address and a new passphrase: the history is kept."),
            Self::TakenAddress(name) => say(FailureCode::Refused, "taken_address", format!("Cette adresse est celle de {name}, qui est déjà dans cette campagne. Rien n’a été changé."), format!("This address is that of {name}, who is in this campaign already. Nothing was changed."))
                .remedy("Complétez sa fiche, ou ajoutez cette personne sans l’adresse.", "Complete that card, or add this person without the address."),
            Self::ReadOnlyFirm => say(FailureCode::Forbidden, "read_only", "L’abonnement est résilié : le cabinet se lit et s’exporte, il ne se modifie plus.", "The subscription was cancelled: the firm can be read and exported, no longer changed.")
                .remedy("Réactivez l’abonnement dans les réglages.", "Reactivate the subscription in the settings."),
            Self::MergedWorkspace => say(FailureCode::Refused, "merged_workspace", "Ce dossier a été réuni à un autre, qui tient tout ce qu’il contenait.", "This workspace was merged into another one, which holds all it had.")
                .remedy("Ouvrez l’autre dossier, ou séparez-les de nouveau.", "Open the other workspace, or take them apart again."),
            Self::IllegalStep(step) => say(FailureCode::Refused, "illegal_step", format!("Ce message ne peut pas passer de « {} » à « {} ».", column(step.from)[0], column(step.to)[0]), format!("This message cannot go from “{}” to “{}”.", column(step.from)[1], column(step.to)[1]))
                .remedy("Rouvrez le message : il indique les étapes possibles.", "Open the message again: it shows the steps that are possible."),
            Self::TooLateToUndo => say(FailureCode::Refused, "too_late", "Autre chose a changé depuis : l’annulation n’est plus possible.", "Something else has changed since: it can no longer be undone.")
                .remedy("Corrigez à la main ce qui doit l’être.", "Correct by hand what has to be."),
            Self::AlreadyUndone => say(FailureCode::Refused, "already_undone", "C’est déjà annulé.", "This was taken back already."),
            Self::Mailbox(detail) => say(FailureCode::Offline, "mailbox", format!("La boîte ne répond pas : {detail}. Aucun message n’est perdu."), format!("The mailbox does not answer: {detail}. No message is lost."))
                .remedy("Vérifiez le serveur et le mot de passe, puis réessayez.", "Check the server and the password, then try again."),
            Self::Deadline(error) => say(FailureCode::Refused, "deadline", format!("L’échéance ne se calcule pas : {error}."), format!("The deadline cannot be computed: {error}."))
                .remedy("Corrigez les dates ou saisissez l’échéance à la main.", "Correct the dates or enter the deadline by hand."),
            Self::Law(error) => say(FailureCode::Broken, "law_file", format!("Le fichier des règles est refusé : {error}."), format!("The rule file is refused: {error}."))
                .remedy("Réinstallez Guichet ; si l’erreur persiste, joignez le journal à votre demande d’aide.", "Install Guichet again; if it persists, send the log with your request for help."),
            Self::FirmRules(error) => say(FailureCode::Refused, "firm_rules", format!("Ligne {} : {}. Aucune règle n’a été changée.", error.line, error.problem), format!("Line {}: {}. No rule was changed.", error.line, error.problem))
                .remedy("Corrigez cette ligne, puis enregistrez de nouveau.", "Correct this line, then save again."),
            Self::SamePerson => say(FailureCode::Refused, "same_person", "La seconde confirmation revient à une autre personne que la première.", "The second confirmation is for another person than the first.")
                .remedy("Demandez à un autre membre du cabinet d’ouvrir sa session et de confirmer.", "Ask another member of the firm to open the firm and confirm."),
            Self::RunningDeadline(references) => say(FailureCode::Refused, "running_deadline", format!("Un délai court dans le dossier ouvert {references}. Rien n’a été effacé."), format!("A deadline runs in the open workspace {references}. Nothing was erased."))
                .remedy("Décidez de l’échéance ou archivez le dossier, puis recommencez.", "Decide about the deadline or archive the workspace, then try again."),
            Self::ReasonWanted => say(FailureCode::Refused, "reason_wanted", "Cette échéance est passée sans décision : dites en une phrase ce qui s’est passé.", "This deadline passed without a decision: say in one sentence what happened.")
                .remedy("Écrivez cette phrase, puis recommencez.", "Write that sentence, then try again."),
            Self::Provider(detail) => say(FailureCode::Offline, "provider", format!("Le fournisseur de modèle n’a pas répondu : {detail}. L’analyse intégrée reste affichée."), format!("The model provider did not answer: {detail}. The built-in analysis stays."))
                .remedy("Réessayez plus tard ou désactivez le fournisseur.", "Try later or switch the provider off."),
            Self::File { path, error } => explain_file(path, error),
            Self::Envelope(_) => say(FailureCode::Broken, "damaged_keys", "Le fichier de clés de ce cabinet est endommagé. Il n’a pas été modifié.", "The key file of this firm is damaged. It was not modified.")
                .remedy("Restaurez « firm.keys.json » depuis une sauvegarde.", "Restore “firm.keys.json” from a backup."),
            Self::NewerFormat | Self::Store(store::Error::NewerSchema { .. }) => {
                say(FailureCode::Blocked, "newer", "Ce cabinet a été ouvert par une version plus récente de Guichet. Rien n’a été touché.", "This firm was opened by a newer release of Guichet. Nothing was touched.")
                    .remedy("Mettez Guichet à jour sur ce poste.", "Update Guichet on this computer.")
            }
            Self::Document(error) => explain_document(error),
            Self::Store(error) | Self::Backup(store::BackupError::Store(error)) => explain_store(error),
            Self::Backup(error) => crate::backup::explain(error),
            Self::List(error) => crate::prospects::explain(error),
            Self::Export(error) => crate::prospects::explain_export(error),
            Self::HandOver(error) => crate::campaigns::hand_over::explain(error),
            Self::Outbox(error) => crate::outbox::explain(error),
            Self::Draft(refusal) => crate::drafts::explain(*refusal),
            Self::Import(error) => crate::dossiers::explain(error),
            Self::Licence(error) => crate::licence::explain(error),
            Self::BackupUnproven => say(FailureCode::Broken, "backup_unproven", "Cette sauvegarde n’est pas celle que la clé du cabinet a scellée : elle a été modifiée ou mélangée. Rien n’a été restauré.", "This backup is not the one that the firm’s key sealed: it was altered or mixed. Nothing was restored.")
                .remedy("Prenez une autre copie.", "Take another copy."),
            Self::FirmHere(name) => say(FailureCode::Refused, "firm_here", format!("Le cabinet « {name} » est déjà sur ce poste. Rien n’a été touché."), format!("The firm “{name}” is already on this computer. Nothing was touched."))
                .remedy("Ouvrez-le, ou restaurez dans un autre dossier de données.", "Open it, or restore into another data folder."),
            Self::Broken(_) => say(FailureCode::Broken, "broken", "Une erreur interne est survenue. Vos données sont intactes.", "An internal error happened. Your data is intact.")
                .remedy("Réessayez ; si l’erreur persiste, joignez le journal à votre demande d’aide.", "Try again; if it persists, send the log with your request for help."),
        }
    }
}

fn explain_document(error: &::documents::Error) -> Explanation {
    use ::documents::Error;
    match error {
        Error::Encrypted => say(
            FailureCode::Blocked,
            "encrypted",
            "Ce fichier est protégé par un mot de passe. Il est gardé tel quel.",
            "This file is protected by a password. It is kept as it is.",
        )
        .remedy(
            "Demandez une version sans mot de passe.",
            "Ask for a version without a password.",
        ),
        Error::TooLarge { .. } | Error::TooManyPixels { .. } => say(
            FailureCode::Blocked,
            "too_large",
            "Ce fichier est trop grand pour être lu. Il est gardé tel quel.",
            "This file is too large to be read. It is kept as it is.",
        )
        .remedy(
            "Enregistrez-le sur le disque pour l’ouvrir avec un autre programme.",
            "Save it to disk and open it with another program.",
        ),
        Error::NoOcr { language } => say(
            FailureCode::Blocked,
            "no_ocr",
            format!(
                "La reconnaissance de texte n’est pas installée pour la langue « {language} »."
            ),
            format!("Text recognition is not installed for the language “{language}”."),
        )
        .remedy(
            "Installez le paquet de langue de Tesseract, puis relancez la lecture.",
            "Install the language package of Tesseract, then read again.",
        ),
        Error::Unsupported => say(
            FailureCode::Refused,
            "unsupported",
            "Guichet ne sait pas montrer les pages de ce type de fichier.",
            "Guichet cannot show the pages of this kind of file.",
        )
        .remedy(
            "Enregistrez-le sur le disque pour l’ouvrir avec un autre programme.",
            "Save it to disk and open it with another program.",
        ),
        error => say(
            FailureCode::Broken,
            "document_damaged",
            format!("Ce fichier ne se lit pas : {error}. Il est gardé tel quel."),
            format!("This file cannot be read: {error}. It is kept as it is."),
        )
        .remedy("Demandez un nouvel envoi.", "Ask for it to be sent again."),
    }
}

pub(crate) fn explain_store(error: &store::Error) -> Explanation {
    match error {
        store::Error::Missing { .. } => say(
            FailureCode::NotFound,
            "missing",
            "Le fichier du cabinet est introuvable.",
            "The firm’s file cannot be found.",
        )
        .remedy(
            "Restaurez une sauvegarde ou vérifiez le dossier des données.",
            "Restore a backup or check the data folder.",
        ),
        store::Error::Exists { .. } => say(
            FailureCode::Blocked,
            "exists",
            "Un cabinet existe déjà à cet endroit. Il n’a pas été remplacé.",
            "A firm already exists there. It was not replaced.",
        ),
        store::Error::InUse => say(
            FailureCode::Blocked,
            "in_use",
            "Ce cabinet est déjà ouvert dans une autre fenêtre ou un autre programme.",
            "This firm is already open in another window or program.",
        )
        .remedy(
            "Fermez l’autre, puis réessayez.",
            "Close the other one, then try again.",
        ),
        store::Error::WrongKey => say(
            FailureCode::Blocked,
            "wrong_key",
            "La clé ne correspond pas au fichier de ce cabinet. Rien n’a été modifié.",
            "The key does not fit this firm’s file. Nothing was modified.",
        )
        .remedy(
            "Restaurez ensemble le fichier du cabinet et son fichier de clés.",
            "Restore the firm’s file together with its key file.",
        ),
        store::Error::Damaged { .. } => say(
            FailureCode::Broken,
            "damaged",
            "Le fichier du cabinet est endommagé. Il n’a pas été modifié.",
            "The firm’s file is damaged. It was not modified.",
        )
        .remedy(
            "Copiez le dossier, puis restaurez la dernière sauvegarde.",
            "Copy the folder, then restore the last backup.",
        ),
        store::Error::DiskFull => say(
            FailureCode::Blocked,
            "disk_full",
            "Le disque est plein. Rien n’a été perdu ; la dernière action n’a pas été enregistrée.",
            "The disk is full. Nothing was lost; the last action was not saved.",
        )
        .remedy(
            "Libérez de la place, puis réessayez.",
            "Free some space, then try again.",
        ),
        store::Error::ReadOnly { .. } => say(
            FailureCode::Blocked,
            "read_only_folder",
            "Le dossier des données ne peut pas être modifié.",
            "The data folder cannot be written.",
        )
        .remedy(
            "Donnez le droit d’écriture ou choisissez un autre dossier.",
            "Give the right to write or choose another folder.",
        ),
        store::Error::Duplicate { .. } => say(
            FailureCode::Refused,
            "duplicate",
            "Cet élément existe déjà.",
            "This item exists already.",
        ),
        store::Error::BlobMissing { .. } => say(
            FailureCode::Broken,
            "blob_missing",
            "Le contenu de ce document manque dans le dossier des données.",
            "The content of this document is missing from the data folder.",
        )
        .remedy(
            "Lancez la vérification, puis restaurez une sauvegarde.",
            "Run the check, then restore a backup.",
        ),
        store::Error::NewerSchema { .. }
        | store::Error::NotFound { .. }
        | store::Error::Io(_)
        | store::Error::Sqlite(_) => say(
            FailureCode::Broken,
            "storage",
            "Le stockage a répondu par une erreur. Rien n’a été perdu.",
            "The storage answered with an error. Nothing was lost.",
        )
        .remedy(
            "Réessayez ; vérifiez le disque si l’erreur persiste.",
            "Try again; check the disk if it persists.",
        ),
    }
}

fn explain_file(path: &str, error: &std::io::Error) -> Explanation {
    let words = error.to_string();
    let (fr, en) = why(error.kind()).unwrap_or((&words, &words));
    say(
        FailureCode::Blocked,
        "file",
        format!("« {path} » : {fr}."),
        format!("“{path}”: {en}."),
    )
    .remedy("Choisissez un autre emplacement.", "Choose another place.")
}

/// Why the system refused, in words; `None` where only its own will do.
pub(crate) fn why(kind: ErrorKind) -> Option<(&'static str, &'static str)> {
    Some(match kind {
        ErrorKind::NotFound => ("cet emplacement n’existe pas", "this place does not exist"),
        ErrorKind::PermissionDenied => ("l’accès est refusé", "access is denied"),
        ErrorKind::ReadOnlyFilesystem => (
            "ce disque ne peut pas être modifié",
            "this disk cannot be written",
        ),
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => {
            ("le disque est plein", "the disk is full")
        }
        ErrorKind::IsADirectory => ("c’est un dossier", "this is a folder"),
        ErrorKind::NotADirectory => ("ce n’est pas un dossier", "this is no folder"),
        ErrorKind::AlreadyExists => ("ce nom est déjà pris", "this name is already taken"),
        ErrorKind::InvalidFilename => ("ce nom n’est pas permis", "this name is not allowed"),
        _ => return None,
    })
}

/// What a column of the board is called, in French and English (`ui/src/shared/text/locales`, `words.status`).
const fn column(status: Status) -> [&'static str; 2] {
    match status {
        Status::ToValidate => ["À valider", "To validate"],
        Status::Validated => ["Validé", "Validated"],
        Status::Escalated => ["Escaladé", "Escalated"],
        Status::Closed => ["Clos", "Closed"],
    }
}

/// What a person learns.
pub(crate) struct Explanation {
    pub(super) code: FailureCode,
    pub(super) reason: &'static str,
    pub(super) fr: String,
    pub(super) en: String,
    pub(super) remedy_fr: &'static str,
    pub(super) remedy_en: &'static str,
}

pub(crate) fn say(
    code: FailureCode,
    reason: &'static str,
    fr: impl Into<String>,
    en: impl Into<String>,
) -> Explanation {
    Explanation {
        code,
        reason,
        fr: fr.into(),
        en: en.into(),
        remedy_fr: "",
        remedy_en: "",
    }
}

impl Explanation {
    pub(crate) fn remedy(self, fr: &'static str, en: &'static str) -> Self {
        Self {
            remedy_fr: fr,
            remedy_en: en,
            ..self
        }
    }
}
