//! What makes a delay begin, in words.

/// The words of `start_event`, French then English; an event that a firm invented is spelled as it wrote it.
pub(super) fn words(event: &str) -> (String, String) {
    let known = EVENTS.iter().find(|(word, _, _)| *word == event);
    match known {
        Some((_, fr, en)) => ((*fr).to_owned(), (*en).to_owned()),
        None => (event.replace('_', " "), event.replace('_', " ")),
    }
}

const EVENTS: &[(&str, &str, &str)] = &[
    (
        "attestation_de_depot_dossier_complet",
        "attestation de dépôt du dossier complet",
        "certificate that the complete file was lodged",
    ),
    (
        "communication_des_motifs",
        "communication des motifs",
        "communication of the grounds",
    ),
    (
        "communication_du_dossier_au_maire",
        "communication du dossier au maire",
        "file sent to the mayor",
    ),
    (
        "date_de_l_audience",
        "date de l'audience",
        "date of the hearing",
    ),
    (
        "date_de_la_decision",
        "date de la décision",
        "date of the decision",
    ),
    (
        "date_de_la_reunion",
        "date de la réunion",
        "date of the meeting",
    ),
    (
        "decision_baj_ou_designation",
        "décision du bureau d'aide juridictionnelle ou désignation",
        "decision on legal aid, or designation of a lawyer",
    ),
    (
        "decision_de_cloture",
        "décision de clôture",
        "decision to close the case",
    ),
    (
        "delivrance_du_visa",
        "délivrance du visa",
        "issue of the visa",
    ),
    (
        "depot_de_la_demande_complete",
        "dépôt de la demande complète",
        "lodging of the complete application",
    ),
    (
        "enregistrement_de_la_requete",
        "enregistrement de la requête",
        "registration of the appeal",
    ),
    (
        "enregistrement_en_prefecture",
        "enregistrement en préfecture",
        "registration at the préfecture",
    ),
    (
        "expiration_du_titre",
        "expiration du titre",
        "expiry of the permit",
    ),
    (
        "information_de_l_interruption",
        "information de l'interruption du délai",
        "notice that the delay was interrupted",
    ),
    (
        "information_par_l_ofpra",
        "information par l'OFPRA",
        "information by OFPRA",
    ),
    (
        "mise_a_disposition",
        "mise à disposition",
        "made available online",
    ),
    (
        "naissance_decision_implicite",
        "naissance de la décision implicite",
        "birth of the implied decision",
    ),
    ("notification", "notification", "notification"),
    (
        "notification_de_l_ordonnance",
        "notification de l'ordonnance",
        "notification of the order",
    ),
    (
        "notification_de_la_decision_juridictionnelle",
        "notification de la décision juridictionnelle",
        "notification of the court's decision",
    ),
    (
        "notification_decision_baj",
        "notification de la décision du bureau d'aide juridictionnelle",
        "notification of the decision on legal aid",
    ),
    (
        "notification_des_droits_en_retention",
        "notification des droits en rétention",
        "notification of rights in detention",
    ),
    (
        "notification_du_jugement",
        "notification du jugement",
        "notification of the judgment",
    ),
    (
        "notification_ofpra_ou_de_la_mesure",
        "notification de la décision de l'OFPRA ou de la mesure",
        "notification of the OFPRA decision or of the measure",
    ),
    (
        "notification_ou_connaissance_acquise",
        "notification ou connaissance acquise",
        "notification, or the day it became known",
    ),
    (
        "notification_ou_naissance",
        "notification ou naissance de la décision",
        "notification or birth of the decision",
    ),
    (
        "plus_tardive_notification_baj_requerant_avocat",
        "plus tardive notification du BAJ, au requérant ou à l'avocat",
        "later notification of the decision on legal aid, to client or lawyer",
    ),
    (
        "prononce_ou_notification_si_absent",
        "prononcé, ou notification en cas d'absence",
        "pronouncement, or notification in absence",
    ),
    (
        "recepisse_article_26",
        "récépissé de l'article 26",
        "receipt of article 26",
    ),
    (
        "recepisse_dossier_complet",
        "récépissé du dossier complet",
        "receipt for the complete file",
    ),
    (
        "reception_de_la_demande",
        "réception de la demande",
        "receipt of the application",
    ),
    (
        "reception_de_la_lettre",
        "réception de la lettre",
        "receipt of the letter",
    ),
    (
        "reception_de_la_lettre_ofii",
        "réception de la lettre de l'OFII",
        "receipt of OFII's letter",
    ),
    (
        "reception_du_rapo",
        "réception du recours administratif préalable",
        "receipt of the prior administrative appeal",
    ),
    (
        "reception_du_recours",
        "réception du recours",
        "receipt of the appeal",
    ),
    (
        "rejet_du_recours_administratif",
        "rejet du recours administratif",
        "rejection of the administrative appeal",
    ),
    (
        "remise_attestation_demande_asile",
        "remise de l'attestation de demande d'asile",
        "delivery of the asylum applicant's certificate",
    ),
];
