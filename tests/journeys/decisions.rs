//! From the words of a letter to the rule: what it says beside the decision, and what hangs on it, choose the delay.

use crate::{
    cabinet::Cabinet,
    letters::{self, Letter},
};
use contract::{
    deadlines::DeadlineView,
    today::ShowToday,
    words::{Category, Priority, Scope, Urgency},
    workspaces::AcknowledgeAlert,
};

/// A letter of somebody new, as it reaches the firm on the morning of the given day.
fn letter(number: usize, day: &str, text: &str) -> Letter {
    letters::from(
        &format!("Client {number}"),
        &format!("client{number}@example.org"),
    )
    .subject(&format!("Décision {number}"))
    .at(&format!("{day}T09:00:00+01:00"))
    .text(&format!("Maître,\n\n{text}\n"))
}

fn deadlines(firm: &Cabinet, letter: &Letter) -> Vec<DeadlineView> {
    let message = firm.receive_one(letter);
    let workspace = message
        .workspace
        .unwrap_or_else(|| panic!("no workspace for {:?}", letter.text));
    firm.workspace(&workspace.id).deadlines
}

/// Source: law.md 2 (which version), 3 (OQTF), 5 (asylum).
#[test]
fn what_a_letter_says_beside_its_decision_chooses_the_rule() {
    let firm = Cabinet::new();
    for (number, (day, text, rules)) in [
        (
            "2026-11-20",
            "Je suis placé au centre de rétention de Lesquin. Un arrêté de transfert vers l'Italie (règlement Dublin) \
             m'a été notifié le 19 novembre 2026 à 15 h 00.",
            &["transfert-surveillance@", "retention-placement-jld@"][..],
        ),
        (
            "2026-11-20",
            "Je suis en zone d'attente à Roissy. Le refus d'entrée sur le territoire au titre de l'asile m'a été \
             notifié le 19 novembre 2026 à 18 h 00.",
            &["refus-entree-asile@"],
        ),
        (
            "2026-11-19",
            "OQTF du 17 novembre 2026 avec délai de départ de trente jours, fondée sur L. 611-1 4° car l'OFPRA a \
             rejeté ma demande. Notifiée le 18 novembre 2026. Je suis libre.",
            &["oqtf-deboute-accelere@"],
        ),
        (
            "2026-11-18",
            "Une OQTF sans délai de départ m'a été notifiée le 16 novembre 2026 par la police.",
            &["oqtf-retention@"],
        ),
        (
            "2026-11-18",
            "Une OQTF sans délai de départ m'a été notifiée le 16 novembre 2026. Je suis libre.",
            &["oqtf-sans-delai-libre@"],
        ),
        (
            "2026-11-16",
            "J'ai retiré à la poste le 12 novembre 2026 un recommandé de la préfecture de police. C'est un arrêté du \
             5 novembre 2026 portant obligation de quitter le territoire français dans un délai de trente jours. Je \
             suis libre.",
            &["oqtf-avec-ddv-libre@2026-06-08"],
        ),
        (
            "2024-07-22",
            "La préfecture m'a envoyé une OQTF avec délai de départ de 30 jours. L'arrêté est daté du 12 juillet \
             2024 et il m'a été notifié le 18 juillet 2024. Je suis libre.",
            &["oqtf-avec-ddv-libre@2021-05-01"],
        ),
        (
            "2026-11-16",
            "l'ofpra a rejeté ma demande d'asile. décision du 30 octobre 2026, j'ai eu le courrier le 10 novembre \
             2026. J'avais fait ma demande d'asile le 12 janvier 2026, procédure normale. je veux faire recours à la \
             CNDA.",
            &["cnda-recours@2021-05-01", "cnda-aj@"],
        ),
        (
            "2026-11-18",
            "La Cour nationale du droit d'asile a rejeté mon recours contre l'OFPRA. Sa décision m'a été notifiée le \
             12 novembre 2026.",
            &["cassation-ce@"],
        ),
        (
            "2026-11-20",
            "L'OFII a mis fin aux conditions matérielles d'accueil, décision notifiée le 17 novembre 2026.",
            &["cma-recours@"],
        ),
        (
            "2026-11-20",
            "On m'a placé au CRA du Mesnil-Amelot. L'OQTF sans délai et le placement en rétention m'ont été notifiés le \
             19 novembre 2026 à 16 h 45.",
            &["oqtf-retention@", "retention-placement-jld@"],
        ),
    ]
    .into_iter()
    .enumerate()
    {
        let found = deadlines(&firm, &letter(number, day, text));
        let ids: Vec<&str> = (found.iter())
            .filter_map(|deadline| deadline.rule.as_deref())
            .collect();
        for rule in rules {
            assert!(
                ids.iter().any(|id| id.starts_with(rule)),
                "{text}\nwanted {rule}, got {ids:?}"
            );
        }
        assert_eq!(ids.len(), rules.len(), "{text}\n{ids:?}");
    }
}

#[test]
fn the_day_that_chose_the_version_is_told_with_where_it_came_from() {
    let firm = Cabinet::new();
    let said = |number, text| -> String {
        let found = deadlines(&firm, &letter(number, "2026-11-19", text));
        let warnings = found[0].warnings.iter().map(|warning| warning.fr.as_str());
        warnings.collect::<Vec<_>>().join("\n")
    };
    let told = said(
        1,
        "La préfecture a refusé le renouvellement de mon titre de séjour par une décision du 2 novembre 2026, que \
         j'ai reçue en recommandé le 6 novembre 2026.",
    );
    assert!(
        told.contains("Date de la décision lue dans le texte : 2 novembre 2026"),
        "{told}"
    );
    let told = said(
        2,
        "L'OFPRA a rejeté ma demande d'asile, décision notifiée le 9 novembre 2026.",
    );
    assert!(
        told.contains("Date d’introduction de la demande d’asile inconnue"),
        "{told}"
    );
}

/// The mail says next to nothing, the decision that hangs on it says everything.
#[test]
fn a_decision_that_hangs_on_a_mail_speaks_for_it() {
    let firm = Cabinet::new();
    let decision = "PRÉFECTURE DE L'OISE\nARRÊTÉ portant obligation de quitter le territoire français\n\
        Article 1er : M. Yao KOUAMÉ est obligé de quitter le territoire français sans délai.\n\
        Article 2 : M. KOUAMÉ est assigné à résidence pour une durée de quarante-cinq jours.\n\
        Fait à Beauvais, le 17 novembre 2026.\n\
        Notifié par voie administrative le 18/11/2026 à 11 heures 20.\n";
    let letter = letters::from("Yao Kouamé", "yao.kouame@example.org")
        .subject("arrêté en pièce jointe")
        .at("2026-11-20T09:00:00+01:00")
        .text("Maître,\n\nVoici l'arrêté que la police m'a donné.\n\nYao Kouamé\n")
        .attach("arrete.txt", "text/plain", decision.as_bytes());
    let message = firm.receive_one(&letter);
    let analysis = message.analysis.unwrap();
    assert_eq!(analysis.category.value, Category::Ceseda);
    assert_eq!(analysis.priority.value, Priority::Critical);
    let workspace = firm.workspace(&message.workspace.unwrap().id);
    let deadline = &workspace.deadlines[0];
    assert!(
        deadline
            .rule
            .as_deref()
            .is_some_and(|rule| rule.starts_with("oqtf-assignation@")),
        "{deadline:?}"
    );
    assert!(deadline.document_id.is_some());
    assert_eq!(deadline.page, Some(1));
    assert!(deadline.start.contains("18/11/2026"), "{}", deadline.start);
}

/// A notice of hearing opens no delay, and its day must not be lost for that.
#[test]
fn a_hearing_that_a_mail_announces_is_told_in_its_workspace() {
    let firm = Cabinet::new();
    let message = firm.receive_one(&letter(
        1,
        "2026-11-19",
        "TRIBUNAL ADMINISTRATIF DE MONTREUIL\nDossier n° 2614567 - Mme Olga PETROVA c/ préfet de la Seine-Saint-Denis \
         (refus de titre de séjour)\n\nJ'ai l'honneur de vous informer que cette affaire sera appelée à l'audience du \
         15 décembre 2026 à 9 h 30, salle 2.\n\nLe greffier",
    ));
    let workspace = firm.workspace(&message.workspace.unwrap().id);
    let alert = (workspace.alerts.iter())
        .find(|alert| alert.kind == "hearing_announced")
        .unwrap();
    assert_eq!(alert.params["what"], "15/12/2026");
    assert_eq!(alert.params["hour"], "09:30");
    // A reminder of it is no second hearing.
    firm.receive_one(
        &letter(
            2,
            "2026-11-19",
            "TRIBUNAL ADMINISTRATIF DE MONTREUIL\nDossier n° 2614567 - Mme Olga PETROVA c/ préfet de la \
             Seine-Saint-Denis (refus de titre de séjour)\n\nRappel : l'affaire est appelée à l'audience du 15 décembre \
             2026.\n\nLe greffier",
        ),
    );
    let workspace = firm.workspace(&workspace.id);
    let hearings = (workspace.alerts.iter()).filter(|alert| alert.kind == "hearing_announced");
    assert_eq!(hearings.count(), 1);
    assert_eq!(workspace.urgency, Urgency::Eleve);

    // Whoever opens the first screen learns of it as well, until somebody took it on.
    let announced = |scope: Scope| -> Vec<(String, Option<String>)> {
        let today = firm.ask(ShowToday { scope });
        let days = today.decide.into_iter().filter(|row| row.day.is_some());
        days.map(|row| (row.kind, row.day)).collect()
    };
    let hearing = (
        "hearing_announced".to_owned(),
        Some("2026-12-15".to_owned()),
    );
    assert_eq!(announced(Scope::Firm), [hearing]);
    assert_eq!(announced(Scope::Mine), [], "nobody is responsible yet");
    firm.ask(AcknowledgeAlert {
        id: alert.id.clone(),
        take_back: None,
        snooze_until: None,
    });
    assert_eq!(announced(Scope::Firm), []);
}
