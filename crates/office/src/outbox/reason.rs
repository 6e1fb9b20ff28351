//! Why a mail waits, failed or is unknown, and what to do, in both languages.

use contract::outbox::OutboxReason;
use domain::outbox::Reason;

/// What it means and what to do.
pub(super) fn why(reason: Reason, said: &str) -> OutboxReason {
    let (fr, en) = match reason {
        Reason::Offline => (
            "Hors ligne : le serveur d’envoi ne répond pas. Le message partira dès qu’il sera joignable.",
            "Offline: the sending server cannot be reached. The mail leaves as soon as it can.",
        ),
        Reason::NotTrusted => (
            "L’identité du serveur n’a pas pu être vérifiée. Rien n’a été transmis ; vérifiez le nom du serveur.",
            "The server’s identity could not be verified. Nothing was said to it; check the server name.",
        ),
        Reason::Temporary => (
            "Le serveur demande de patienter. Un nouvel essai aura lieu tout seul.",
            "The server asks for patience. It is tried again by itself.",
        ),
        Reason::Dropped => (
            "La connexion s’est coupée avant la fin du message : il n’est pas parti. Un nouvel essai aura lieu tout seul.",
            "The connection broke before the end of the mail: it did not leave. It is tried again by itself.",
        ),
        Reason::HourlyCap => (
            "Le nombre de messages par heure est atteint. L’envoi reprendra ici même.",
            "The number of mails an hour is reached. Sending goes on right here.",
        ),
        Reason::Recipient => (
            "Le serveur refuse cette adresse. Corrigez la fiche du prospect.",
            "The server refuses this address. Correct the prospect.",
        ),
        Reason::Refused => (
            "Le serveur refuse ce message. Lisez sa réponse.",
            "The server refuses this mail. Read its answer.",
        ),
        Reason::TooLarge => (
            "Ce message est trop lourd pour le serveur. Allégez les pièces jointes.",
            "This mail is too large for the server. Make the attachments lighter.",
        ),
        Reason::Authentication => (
            "Le serveur refuse le nom d’utilisateur ou le mot de passe. Corrigez le compte d’envoi, puis réessayez.",
            "The server refuses the user name or the password. Correct the sending account, then try again.",
        ),
        Reason::Suppressed => (
            "Cette adresse ne doit plus recevoir de message.",
            "This address must not be written to any more.",
        ),
        Reason::PutAway => (
            "Le prospect est à la corbeille, ou n’est plus de la campagne : le message n’est pas parti. Sortez-le de la corbeille, puis réessayez.",
            "The prospect is in the trash, or no longer in the campaign: the mail did not leave. Take them out of the trash, then try again.",
        ),
        Reason::GaveUp => (
            "Tous les essais ont rencontré un obstacle. Lisez la dernière réponse, puis réessayez.",
            "Every attempt met an obstacle. Read the last answer, then try again.",
        ),
        Reason::NoSender => (
            "Le compte d’envoi n’existe plus. Ajoutez-en un, puis préparez de nouveau ce message.",
            "The sending account is gone. Add one, then prepare this mail again.",
        ),
        Reason::NoAnswer => (
            "La connexion s’est coupée après la fin du message et avant la réponse : il est peut-être parti. Cherchez-le dans les messages envoyés ou demandez au destinataire, puis dites-le ici.",
            "The connection broke after the end of the mail and before the answer: it may have left. Look for it among the sent messages or ask the recipient, then say so here.",
        ),
        Reason::Interrupted => (
            "Guichet s’est arrêté pendant l’envoi : le message est peut-être parti. Cherchez-le dans les messages envoyés ou demandez au destinataire, puis dites-le ici.",
            "Guichet ended while it was sending: the mail may have left. Look for it among the sent messages or ask the recipient, then say so here.",
        ),
        Reason::Restored => (
            "Le cabinet a été restauré d’une sauvegarde : le message est peut-être parti après elle. Cherchez-le dans les messages envoyés ou demandez au destinataire, puis décidez.",
            "The firm was restored from a backup: the mail may have left after it was made. Look for it among the sent messages or ask the recipient, then decide.",
        ),
    };
    OutboxReason {
        word: reason.as_str().to_owned(),
        message_fr: fr.to_owned(),
        message_en: en.to_owned(),
        said: said.to_owned(),
    }
}

/// Why an account that is tried cannot send: there is no mail yet that would wait.
pub(super) fn why_not(reason: Reason, host: &str, port: u16, said: &str) -> OutboxReason {
    let mut why = why(reason, said);
    if reason == Reason::Offline {
        why.message_fr = format!(
            "« {host} » ne répond pas sur le port {port}. Vérifiez ce nom et ce port ; hors ligne, l’essai est impossible."
        );
        why.message_en = format!(
            "“{host}” does not answer on port {port}. Check the name and the port; offline nothing can be tried."
        );
    }
    why
}
