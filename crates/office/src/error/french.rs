//! What was asked for where a value does not fit, in French.

/// The French of what [`super::Error::Invalid`] names; itself where only programs say it.
pub(super) fn french(what: &'static str) -> &'static str {
    WORDS
        .binary_search_by_key(&what, |(english, _)| english)
        .map_or(what, |at| WORDS[at].1)
}

/// Sorted by the English.
const WORDS: &[(&str, &str)] = &[
    ("ECLI", "ECLI"),
    (
        "ECLI: another decision has it",
        "ECLI : une autre décision le porte",
    ),
    ("SHA-256", "SHA-256"),
    ("address of a provider", "adresse d’un fournisseur"),
    ("address or number", "adresse ou numéro de téléphone"),
    (
        "address that is free in this campaign",
        "adresse qu’aucun autre prospect de cette campagne ne porte",
    ),
    ("base64", "base64"),
    ("card", "carte"),
    ("cell", "case"),
    ("choice", "choix"),
    ("cursor", "curseur"),
    ("date", "date"),
    ("date between 1970 and 2100", "date entre 1970 et 2100"),
    ("date or time", "date ou heure"),
    ("day", "jour"),
    (
        "day of at most four openings",
        "jour d’au plus quatre ouvertures",
    ),
    (
        "day of the end, before the filing",
        "jour de la fin, avant celui du dépôt",
    ),
    (
        "deadline that waits for a second person",
        "échéance qui attend une seconde personne",
    ),
    ("decision", "décision"),
    (
        "decision (it_left, send_again)",
        "décision : parti, ou à renvoyer",
    ),
    (
        "decision date that a rule covers (enter the deadline by hand)",
        "date de décision qu’aucune règle ne couvre : saisissez l’échéance à la main",
    ),
    ("description", "description"),
    ("document of a workspace", "document d’un dossier"),
    ("document of this workspace", "document de ce dossier"),
    ("document that was added", "document ajouté à la main"),
    ("draft", "brouillon"),
    ("end after the start", "fin après le début"),
    ("field", "champ"),
    ("file", "fichier"),
    (
        "file of rules (up to 1 MB)",
        "fichier de règles, 1 Mo au plus",
    ),
    ("firm name", "nom du cabinet"),
    ("folder", "dossier de la boîte"),
    ("form", "formulaire"),
    ("holiday zone", "zone de jours fériés"),
    ("id", "identifiant"),
    ("kind of hit", "sorte de résultat"),
    ("kind of question", "sorte de question"),
    ("languages of documents", "langues des documents"),
    ("last day", "dernier jour"),
    (
        "last day (within 400 days)",
        "dernier jour, à moins de 400 jours du premier",
    ),
    ("later time", "moment à venir"),
    ("line through the product", "ligne du produit"),
    ("list of up to 12 reminders", "12 rappels au plus"),
    ("mail address", "adresse électronique"),
    ("mailbox on a server", "boîte d’un serveur"),
    ("name", "nom"),
    ("name of a person", "nom d’une personne"),
    ("name of this contact", "nom de ce contact"),
    ("name that is free", "nom encore libre"),
    ("name, company or address", "nom, société ou adresse"),
    ("note", "note"),
    ("number", "nombre"),
    ("number of choices (2 to 8)", "2 à 8 choix"),
    (
        "number of days (1 to 36500)",
        "nombre de jours, de 1 à 36 500",
    ),
    ("number of decisions", "nombre de décisions"),
    ("number of drafts", "nombre de brouillons"),
    ("number of files", "nombre de fichiers"),
    ("number of hashes", "nombre d’empreintes"),
    ("number of mails", "nombre de mails"),
    ("number of memos", "nombre de mémos"),
    ("number of messages", "nombre de messages"),
    (
        "number of minutes (0 to 1440)",
        "nombre de minutes, de 0 à 1 440",
    ),
    (
        "number of minutes (0, or 5 to 10080)",
        "nombre de minutes : 0, ou de 5 à 10 080",
    ),
    (
        "number of minutes (up to a year)",
        "nombre de minutes, un an au plus",
    ),
    ("number of products", "nombre de produits"),
    ("number of prospects", "nombre de prospects"),
    ("number of questions (at most 12)", "12 questions au plus"),
    ("number of workspaces", "nombre de dossiers"),
    ("order", "ordre"),
    (
        "outcome of an open workspace",
        "issue d’un dossier encore ouvert",
    ),
    ("page", "page"),
    ("part", "rôle"),
    (
        "part of one page that is not published",
        "part d’une page qui n’est pas publiée",
    ),
    ("person", "personne"),
    ("photo of at most 32 MB", "photo de 32 Mo au plus"),
    ("place", "emplacement"),
    ("place on a page", "endroit d’une page"),
    ("points (0 to 100)", "points, de 0 à 100"),
    ("port", "port"),
    ("procedure", "procédure"),
    ("product", "produit"),
    ("product of this catalogue", "produit de ce catalogue"),
    (
        "product that is not published",
        "produit qui n’est pas publié",
    ),
    (
        "protection (tls, starttls, plain)",
        "protection : tls, starttls ou plain",
    ),
    ("provider", "fournisseur"),
    ("quantity", "quantité"),
    ("question", "question"),
    ("reason", "motif"),
    ("recording or photo", "enregistrement ou photo"),
    (
        "reference that no other product has",
        "référence qu’aucun autre produit ne porte",
    ),
    ("reply", "réponse"),
    ("residence", "lieu de résidence"),
    ("responsible person", "responsable"),
    ("retention class", "durée de conservation"),
    (
        "rule in force (enter the date by hand)",
        "règle en vigueur : saisissez la date à la main",
    ),
    ("score", "score"),
    ("search", "recherche"),
    ("second confirmation of yours", "votre seconde confirmation"),
    ("secret", "secret"),
    ("server name", "nom du serveur"),
    ("shorter reason", "motif plus court"),
    ("size of at most 16 MB", "taille de 16 Mo au plus"),
    ("state", "état"),
    ("state of a mail", "état d’un mail"),
    ("steps", "étapes"),
    ("subject", "objet"),
    ("subscription status", "état de l’abonnement"),
    ("tag", "étiquette"),
    ("telephone number", "numéro de téléphone"),
    ("text file in UTF-8", "fichier texte en UTF-8"),
    ("text of a mail", "texte d’un mail"),
    (
        "text of rules (up to 1 MB)",
        "texte de règles, 1 Mo au plus",
    ),
    ("time", "heure"),
    ("time of day", "heure du jour"),
    ("time to come", "moment à venir"),
    ("title", "titre"),
    ("user name", "nom d’utilisateur"),
    ("value", "valeur"),
    ("verdict", "verdict"),
    ("version", "version"),
    (
        "way to sign in (password, oauth2)",
        "façon de se connecter : mot de passe ou oauth2",
    ),
    ("week of opening hours", "semaine d’ouverture"),
    ("week of seven days", "semaine de sept jours"),
    ("what stands in a form", "contenu d’un formulaire"),
];

#[cfg(test)]
mod tests {
    use super::WORDS;
    use std::fs;
    use std::path::Path;

    /// What the sources of a folder say to `Error::invalid`.
    fn said(folder: &Path, found: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                said(&path, found);
            } else if path.extension().is_some_and(|kind| kind == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let call = ["Error::", "invalid("].concat();
                for rest in text.split(&call).skip(1) {
                    if let Some(rest) = rest.trim_start().strip_prefix('"') {
                        found.push(rest.split('"').next().unwrap().to_owned());
                    }
                }
            }
        }
    }

    #[test]
    fn all_that_may_not_fit_is_said_in_french() {
        assert!(WORDS.is_sorted_by_key(|(english, _)| english));
        let mut found = Vec::new();
        said(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
            &mut found,
        );
        assert!(found.len() > 100);
        found.retain(|what| !WORDS.iter().any(|(english, _)| english == what));
        assert!(found.is_empty(), "without French: {found:?}");
    }
}
