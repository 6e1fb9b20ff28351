//! Why the outbox or the mixer would not do something.

use crate::error::{Explanation, say};
use contract::FailureCode;
use domain::outbox::{IllegalStep, State};
use mail::mixer::{MAX_BYTES, TemplateError};

/// Why the outbox or the mixer would not do something. Nothing has left in any of these cases.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OutboxError {
    /// Mail is being handed over already.
    #[error("mail is being handed over already")]
    Busy,
    /// Subject or body of a template cannot be read.
    #[error("the {0} of the template: {1}")]
    Template(&'static str, TemplateError),
    /// An attachment, or all of a template's, are too large.
    #[error("{0} is too large for a mail")]
    TooLarge(String),
    /// A mail cannot take this step.
    #[error(transparent)]
    Step(#[from] IllegalStep),
    /// The bytes are not those that the person saw.
    #[error("the mail changed since it was looked at")]
    Changed,
    /// The bytes are not those that were approved.
    #[error("the mail is not the one that was approved")]
    NotApproved,
    /// The address asked not to be written to.
    #[error("the address is not to be written to: {0}")]
    Suppressed(String),
    /// The prospect was put away.
    #[error("its prospect was put away")]
    PutAway,
    /// There is no account to send from.
    #[error("there is no account to send from")]
    NoSender,
    /// It was prepared for an account that is gone, or before there was one.
    #[error("it was prepared without the account to send from")]
    OtherSender,
}

/// The state in a person's words.
pub(super) const fn called(state: State) -> (&'static str, &'static str) {
    match state {
        State::Draft => ("brouillon", "a draft"),
        State::Ready => ("prêt", "ready"),
        State::Sending => ("en cours d’envoi", "being sent"),
        State::Sent => ("envoyé", "sent"),
        State::Failed => ("en échec", "failed"),
        State::Unknown => ("sans réponse connue", "without a known outcome"),
        State::Cancelled => ("abandonné", "given up"),
    }
}

/// What the person learns.
pub(crate) fn explain(error: &OutboxError) -> Explanation {
    match error {
        OutboxError::Busy => say(
            FailureCode::Refused,
            "outbox_busy",
            "Un envoi est déjà en cours.",
            "Mail is being sent already.",
        )
        .remedy(
            "Attendez qu’il se termine : les messages prêts partent avec lui.",
            "Wait until it ends: mail that is ready leaves with it.",
        ),
        OutboxError::Template(part, error) => {
            let (fr, en) = crate::mixer::flaw(&error.flaw);
            let (part_fr, part_en) = match *part {
                "subject" => ("Objet", "Subject"),
                _ => ("Texte", "Text"),
            };
            let line = error.line;
            say(
                FailureCode::Refused,
                "template",
                format!("{part_fr}, ligne {line} : {fr}. Le modèle n’a pas été enregistré."),
                format!("{part_en}, line {line}: {en}. The template was not saved."),
            )
        }
        OutboxError::TooLarge(name) => {
            let most = MAX_BYTES >> 20;
            say(
                FailureCode::Refused,
                "too_large",
                format!("« {name} » est trop lourd : un message fait {most} Mo au plus."),
                format!("“{name}” is too large: a mail has {most} MB at most."),
            )
            .remedy(
                "Allégez la pièce jointe, ou partagez-la par un lien.",
                "Make the attachment lighter, or share it by a link.",
            )
        }
        OutboxError::Step(step) => {
            let (fr, en) = called(step.from);
            say(
                FailureCode::Refused,
                "illegal_step",
                format!("Ce message est {fr} : cette action n’est pas possible."),
                format!("This mail is {en}: that cannot be done."),
            )
            .remedy(
                "Actualisez la liste : le message montre ce qui est possible.",
                "Refresh the list: the mail shows what can be done.",
            )
        }
        OutboxError::Changed => say(
            FailureCode::Refused,
            "changed",
            "Ce message a changé depuis que vous l’avez lu.",
            "This mail changed since you read it.",
        )
        .remedy(
            "Ouvrez-le de nouveau, puis approuvez-le.",
            "Open it again, then approve it.",
        ),
        OutboxError::NotApproved => say(
            FailureCode::Broken,
            "not_approved",
            "Ce message n’est pas celui qui a été approuvé. Il n’est pas parti.",
            "This mail is not the one that was approved. It did not leave.",
        )
        .remedy(
            "Préparez-le de nouveau, relisez-le, puis approuvez-le.",
            "Prepare it again, read it, then approve it.",
        ),
        OutboxError::Suppressed(reason) => say(
            FailureCode::Refused,
            "suppressed",
            format!("Cette adresse ne doit plus recevoir de message : {reason}."),
            format!("This address must not be written to any more: {reason}."),
        )
        .remedy(
            "Abandonnez ce message ; si l’adresse a été écartée par erreur, retirez-la de la liste d’opposition.",
            "Give this mail up; if the address was put there by mistake, take it off the suppression list.",
        ),
        OutboxError::PutAway => say(
            FailureCode::Refused,
            "put_away",
            "Le prospect est à la corbeille, ou n’est plus de la campagne.",
            "The prospect is in the trash, or no longer in the campaign.",
        )
        .remedy(
            "Abandonnez ce message, ou sortez le prospect de la corbeille.",
            "Give this mail up, or take the prospect out of the trash.",
        ),
        OutboxError::NoSender => say(
            FailureCode::Refused,
            "no_sender",
            "Aucun compte d’envoi n’est réglé.",
            "No account to send from is set up.",
        )
        .remedy(
            "Ajoutez un compte d’envoi dans les réglages.",
            "Add an account to send from in the settings.",
        ),
        OutboxError::OtherSender => say(
            FailureCode::Refused,
            "other_sender",
            "Ce message a été préparé avant votre compte d’envoi, ou pour un autre.",
            "This mail was prepared before your account to send from, or for another one.",
        )
        .remedy(
            "Préparez-le de nouveau, puis approuvez-le.",
            "Prepare it again, then approve it.",
        ),
    }
}
