//! What keeps a mail from leaving, in both languages.

use contract::outbox::OutboxProblem;
use mail::mixer::{Flaw, MAX_BYTES, Placeholder, Problem, Spot};

fn said(word: &str, subject: &str, fr: String, en: String) -> OutboxProblem {
    OutboxProblem {
        word: word.to_owned(),
        subject: subject.to_owned(),
        message_fr: fr,
        message_en: en,
    }
}

/// The placeholder in a person's words.
const fn called(name: Placeholder) -> (&'static str, &'static str) {
    match name {
        Placeholder::FirstName => ("le prénom", "the first name"),
        Placeholder::LastName => ("le nom", "the last name"),
        Placeholder::Company => ("la société", "the company"),
        Placeholder::JobTitle => ("la fonction", "the job title"),
        Placeholder::City => ("la ville", "the city"),
        Placeholder::Campaign => ("la campagne", "the campaign"),
        Placeholder::Event => ("le salon", "the show"),
        Placeholder::SenderName => ("votre nom d’expéditeur", "your name as sender"),
        Placeholder::CatalogBlock => ("le bloc produits", "the block of products"),
        Placeholder::OptOut => ("la désinscription", "the opt-out"),
    }
}

fn place(spot: &Spot) -> (String, String, String) {
    let both =
        |subject: &str, fr: &str, en: &str| (subject.to_owned(), fr.to_owned(), en.to_owned());
    match spot {
        Spot::Value(name) => both(name.as_str(), called(*name).0, called(*name).1),
        Spot::Subject => both("subject", "l’objet", "the subject"),
        Spot::Recipient => both("recipient", "le destinataire", "the recipient"),
        Spot::Sender => both("sender", "l’expéditeur", "the sender"),
        Spot::Interest(name) => (
            name.clone(),
            format!("le produit « {name} »"),
            format!("the product “{name}”"),
        ),
        Spot::Attachment(name) => (
            name.clone(),
            format!("la pièce jointe « {name} »"),
            format!("the attachment “{name}”"),
        ),
    }
}

/// A problem of a letter.
pub(super) fn problem(problem: &Problem) -> OutboxProblem {
    match problem {
        Problem::Missing(name) => {
            let (fr, en) = called(*name);
            said(
                "missing",
                name.as_str(),
                format!("Il manque {fr}, et le modèle ne prévoit rien à la place."),
                format!("There is no value for {en}, and the template has nothing in its place."),
            )
        }
        Problem::Markup(spot) => {
            let (subject, fr, en) = place(spot);
            said(
                "markup",
                &subject,
                format!("Il y a du HTML dans {fr} : corrigez la fiche."),
                format!("There is HTML in {en}: correct the entry."),
            )
        }
        Problem::LineBreak(spot) => {
            let (subject, fr, en) = place(spot);
            said(
                "line_break",
                &subject,
                format!("Il y a un retour à la ligne dans {fr} : le message n’est pas écrit."),
                format!("There is a line break in {en}: the mail is not written."),
            )
        }
        Problem::Address(spot) => {
            let (subject, fr, en) = place(spot);
            said(
                "address",
                &subject,
                format!("L’adresse n’est pas valable ({fr})."),
                format!("The address is not valid ({en})."),
            )
        }
        Problem::Picture(spot) => {
            let (subject, fr, en) = place(spot);
            said(
                "picture",
                &subject,
                format!("L’image ne s’affiche pas dans un message ({fr}) : PNG, JPEG ou GIF."),
                format!("The picture cannot be shown in a mail ({en}): PNG, JPEG or GIF."),
            )
        }
        Problem::TooLarge(bytes) => {
            let (size, most) = (bytes.div_ceil(1 << 20), MAX_BYTES >> 20);
            said(
                "too_large",
                "",
                format!("Le message pèse {size} Mo ; {most} Mo au plus."),
                format!("The mail has {size} MB; {most} MB at most."),
            )
        }
    }
}

/// Nobody can write to somebody without an address.
pub(super) fn incomplete() -> OutboxProblem {
    said(
        "incomplete",
        "recipient",
        "Ce prospect n’a pas d’adresse.".to_owned(),
        "This prospect has no address.".to_owned(),
    )
}

/// The address is on the list of those who are never written to.
pub(super) fn suppressed(reason: &str) -> OutboxProblem {
    said(
        "suppressed",
        "recipient",
        format!("Cette adresse ne doit plus recevoir de message : {reason}."),
        format!("This address must not be written to any more: {reason}."),
    )
}

/// What is wrong with a template, French and English.
pub(crate) fn flaw(flaw: &Flaw) -> (String, String) {
    match flaw {
        Flaw::Unknown(name) => (
            format!("« {name} » n’est pas un champ connu"),
            format!("“{name}” is no known placeholder"),
        ),
        Flaw::Open => (
            "« {{ » n’est pas refermé par « }} »".to_owned(),
            "“{{” is not closed by “}}”".to_owned(),
        ),
        Flaw::Syntax(text) => (
            format!("« {text} » n’est ni un champ ni un champ avec une valeur par défaut"),
            format!("“{text}” is neither a placeholder nor one with a default"),
        ),
        Flaw::Statement => (
            "seuls les champs {{ … }} sont possibles".to_owned(),
            "only placeholders {{ … }} are possible".to_owned(),
        ),
        Flaw::Markup => (
            "le HTML n’est pas possible, écrivez du texte".to_owned(),
            "HTML is not possible, write text".to_owned(),
        ),
        Flaw::LineBreak => (
            "un objet tient sur une ligne".to_owned(),
            "a subject is one line".to_owned(),
        ),
        Flaw::BlockInSubject(name) => (
            format!("« {name} » n’a pas sa place dans un objet"),
            format!("“{name}” is not for a subject"),
        ),
    }
}
