//! Words that tell what a line of a card is. They are compared without case and accents.

const JOBS: &[&str] = &[
    "directeur",
    "directrice",
    "responsable",
    "gerant",
    "gerante",
    "president",
    "presidente",
    "dirigeant",
    "dirigeante",
    "acheteur",
    "acheteuse",
    "achats",
    "commercial",
    "commerciale",
    "chef",
    "cheffe",
    "chargee",
    "charge",
    "assistant",
    "assistante",
    "ingenieur",
    "ingenieure",
    "conseiller",
    "conseillere",
    "consultant",
    "consultante",
    "technicien",
    "technicienne",
    "fondateur",
    "fondatrice",
    "cofondateur",
    "cofondatrice",
    "associe",
    "associee",
    "architecte",
    "decorateur",
    "decoratrice",
    "gouvernante",
    "proprietaire",
    "adjoint",
    "adjointe",
    "manager",
    "director",
    "head",
    "ceo",
    "cto",
    "cfo",
    "coo",
    "pdg",
    "dg",
    "daf",
    "drh",
    "founder",
    "owner",
    "buyer",
    "purchasing",
    "sales",
    "engineer",
    "officer",
    "executive",
    "partner",
    "chairman",
    "procurement",
    "designer",
    "developer",
    "developpeur",
    "developpeuse",
    "vendeur",
    "vendeuse",
    "attache",
    "attachee",
    "delegue",
    "deleguee",
    "secretaire",
    "comptable",
];

const FORMS: &[&str] = &[
    "sas",
    "sasu",
    "sarl",
    "sa",
    "eurl",
    "snc",
    "scop",
    "sci",
    "gmbh",
    "ag",
    "kg",
    "ohg",
    "ltd",
    "llc",
    "llp",
    "plc",
    "inc",
    "corp",
    "spa",
    "srl",
    "bv",
    "nv",
    "sprl",
    "groupe",
    "group",
    "cie",
    "societe",
    "company",
    "ets",
    "etablissements",
    "industries",
    "hotels",
    "traiteur",
];

const HOUSES: &[&str] = &[
    "gmail",
    "googlemail",
    "outlook",
    "hotmail",
    "live",
    "msn",
    "yahoo",
    "icloud",
    "wanadoo",
    "orange",
    "free",
    "laposte",
    "bbox",
    "protonmail",
    "proton",
    "numericable",
    "neuf",
    "aliceadsl",
    "example",
];

const STREETS: &[&str] = &[
    "rue",
    "avenue",
    "av",
    "boulevard",
    "bd",
    "bld",
    "place",
    "chemin",
    "route",
    "allee",
    "impasse",
    "quai",
    "cours",
    "street",
    "road",
    "lane",
    "square",
    "bp",
    "zi",
    "za",
    "zac",
    "lieu",
    "stand",
    "hall",
    "batiment",
    "etage",
    "cedex",
];

const TITLES: &[&str] = &[
    "m", "mr", "mme", "mlle", "mrs", "ms", "miss", "dr", "pr", "monsieur", "madame",
];

pub(super) fn is_job(word: &str) -> bool {
    JOBS.contains(&word)
}

pub(super) fn is_company_form(word: &str) -> bool {
    FORMS.contains(&word)
}

/// A house that gives everybody an address: it says nothing of where somebody works.
pub(super) fn is_mail_house(label: &str) -> bool {
    HOUSES.contains(&label)
}

pub(super) fn is_street(word: &str) -> bool {
    STREETS.contains(&word)
}

/// How somebody is addressed: it is no part of the name.
pub(super) fn starts_title(word: &str) -> bool {
    TITLES.contains(&word)
}
