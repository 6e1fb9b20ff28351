//! The case-law library: decisions come in, are found, used, renewed and sent back; and the plan says who may add.

mod files;
mod plan;

use crate::cabinet::Cabinet;
use contract::{
    case_law::{
        ArchiveDecisions, AttachDecision, DecisionImportReport, DecisionPage, ListDecisions,
        RemoveDecisions, RenameTag, ShowDecision, ShowLibrary, TagDecisions, UpdateDecision,
    },
    documents::ReadPage,
    words::Procedure,
    workspaces::CreateWorkspace,
};
use std::{fs, path::PathBuf};

/// One invented decision as the DILA publishes them.
pub(super) fn jade(number: u32, text: &str) -> String {
    let (day, month) = (1 + number % 28, 1 + number % 12);
    let year = 2005 + number % 20;
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<TEXTE_JURI_ADMIN><META><META_COMMUN><ID>CETATEXT{number:012}</ID>\
         </META_COMMUN><META_SPEC><META_JURI><TITRE>CAA de LYON, {number}</TITRE>\
         <DATE_DEC>{year}-{month:02}-{day:02}</DATE_DEC><JURIDICTION>CAA de LYON</JURIDICTION>\
         <NUMERO>{:02}LY{number:05}</NUMERO><SOLUTION>Rejet</SOLUTION></META_JURI><META_JURI_ADMIN>\
         <FORMATION>3ème chambre</FORMATION><PUBLI_RECUEIL>C</PUBLI_RECUEIL></META_JURI_ADMIN></META_SPEC></META>\
         <TEXTE><BLOC_TEXTUEL><CONTENU>Vu la procédure suivante :<br/>{text}</CONTENU></BLOC_TEXTUEL></TEXTE>\
         </TEXTE_JURI_ADMIN>",
        year % 100
    )
}

impl Cabinet {
    /// Writes a file outside of the firm.
    pub(super) fn decision_file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.place(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    pub(super) fn shelve(&self, paths: &[PathBuf]) -> DecisionImportReport {
        let session = self.desk.session().unwrap();
        session.import_decisions(paths, &mut |_, _| true).unwrap()
    }

    pub(super) fn decisions(&self, query: &str) -> DecisionPage {
        self.ask(ListDecisions {
            query: Some(query.to_owned()),
            limit: 50,
            ..ListDecisions::default()
        })
    }
}

fn counts(report: &DecisionImportReport) -> [u32; 5] {
    [
        report.read,
        report.created,
        report.updated,
        report.unchanged,
        report.refused,
    ]
}

#[test]
fn the_same_decision_twice_is_one_and_a_new_text_a_version() {
    let firm = Cabinet::new();
    let first = firm.decision_file(
        "a.xml",
        jade(1, "L'éloignement est disproportionné.").as_bytes(),
    );
    assert_eq!(
        counts(&firm.shelve(std::slice::from_ref(&first))),
        [1, 1, 0, 0, 0]
    );
    assert_eq!(counts(&firm.shelve(&[first])), [1, 0, 0, 1, 0]);

    let again = firm.decision_file(
        "b.xml",
        jade(1, "Texte rectifié par ordonnance.").as_bytes(),
    );
    let renewed = firm.shelve(std::slice::from_ref(&again));
    assert_eq!(counts(&renewed), [1, 0, 1, 0, 0]);
    let page = firm.decisions("rectifié");
    assert_eq!(page.total, 1);
    assert_eq!(
        firm.decisions("disproportionné").total,
        0,
        "the new text is searched"
    );

    let session = firm.desk.session().unwrap();
    let undone = session
        .undo_decision_import(&renewed.id, &mut |_, _| true)
        .unwrap();
    assert_eq!((undone.removed, undone.restored, undone.kept), (0, 1, 0));
    assert_eq!(
        firm.decisions("disproportionné").total,
        1,
        "the text before is back"
    );
    assert!(
        session
            .undo_decision_import(&renewed.id, &mut |_, _| true)
            .is_err(),
        "nothing is left to take back"
    );
}

#[test]
fn a_decision_is_found_everywhere_with_its_passage() {
    let firm = Cabinet::new();
    let path = firm.decision_file(
        "CETATEXT.xml",
        jade(
            422,
            "Considérant que l'intérêt supérieur de l'enfant n'a pas été examiné.",
        )
        .as_bytes(),
    );
    firm.shelve(&[path]);
    let page = firm.decisions("intérêt supérieur");
    let row = page.items.first().unwrap();
    assert_eq!(
        row.citation,
        "CAA Lyon, 3ème chambre, 3 mars 2007, n° 07LY00422"
    );
    assert!(row.snippet.contains("intérêt supérieur"), "{}", row.snippet);
    assert!(!row.marks.is_empty());

    let hits = firm.search("enfant examiné");
    let hit = hits.first().expect("the global search finds it too");
    assert_eq!(
        (hit.kind.as_str(), hit.id.as_str()),
        ("decision", row.id.as_str())
    );
    assert!(hit.snippet.contains("enfant"));
    let view = firm.ask(ShowDecision { id: row.id.clone() });
    let text = firm.ask(ReadPage {
        id: view.document_id,
        version: None,
        number: hit.page.unwrap(),
        find: Some("enfant".to_owned()),
    });
    assert!(text.text.contains("enfant") && !text.marks.is_empty());
    assert_eq!(view.licence, "Licence Ouverte 2.0");

    // What a person corrects is found by the correction.
    firm.ask(UpdateDecision {
        id: row.id.clone(),
        note: Some("Très utile contre les refus de regroupement.".to_owned()),
        procedure: Some("OQTF".to_owned()),
        ..UpdateDecision::default()
    });
    assert_eq!(firm.decisions("regroupement").total, 1);
    let filtered = firm.ask(ListDecisions {
        procedure: Some(Procedure::Oqtf),
        court: Some("CAA Lyon".to_owned()),
        from_year: Some(2007),
        to_year: Some(2007),
        outcome: Some("Rejet".to_owned()),
        limit: 10,
        ..ListDecisions::default()
    });
    assert_eq!(filtered.total, 1);
    let later = firm.ask(ListDecisions {
        from_year: Some(2008),
        limit: 10,
        ..ListDecisions::default()
    });
    assert_eq!(later.total, 0);
}

#[test]
fn an_import_is_taken_back_but_not_what_somebody_worked_on() {
    let firm = Cabinet::new();
    let paths: Vec<_> = (1..=4)
        .map(|number| {
            let text = format!("Point numéro {number}.");
            firm.decision_file(&format!("{number}.xml"), jade(number, &text).as_bytes())
        })
        .collect();
    let report = firm.shelve(&paths);
    let rows = firm.decisions("").items;
    assert_eq!(rows.len(), 4);
    firm.ask(TagDecisions {
        ids: vec![rows[0].id.clone()],
        tag: "À citer".to_owned(),
        tagged: true,
    });
    let session = firm.desk.session().unwrap();
    let undone = session
        .undo_decision_import(&report.id, &mut |_, _| true)
        .unwrap();
    assert_eq!((undone.removed, undone.kept), (3, 1));
    assert_eq!(firm.decisions("").total, 1);
    assert_eq!(firm.decisions("point").total, 1, "what is out is not found");
    let state = &firm.ask(ShowLibrary {}).imports[0];
    assert_eq!((state.state.as_str(), state.undoable), ("undone", false));

    assert_eq!(
        counts(&firm.shelve(&paths)),
        [4, 3, 0, 1, 0],
        "nothing was destroyed"
    );
    assert_eq!(firm.decisions("point").total, 4);
    let findings = firm.ask(contract::audit::Verify {});
    assert!(findings.ok, "{findings:?}");
}

#[test]
fn tags_are_given_renamed_and_merged() {
    let firm = Cabinet::new();
    let paths: Vec<_> = (1..=3)
        .map(|number| {
            firm.decision_file(&format!("{number}.xml"), jade(number, "Texte.").as_bytes())
        })
        .collect();
    firm.shelve(&paths);
    let ids: Vec<String> = firm
        .decisions("")
        .items
        .into_iter()
        .map(|row| row.id)
        .collect();
    let tag = |ids: &[String], tag: &str, tagged| {
        firm.ask(TagDecisions {
            ids: ids.to_vec(),
            tag: tag.to_owned(),
            tagged,
        })
        .ids
    };
    assert_eq!(tag(&ids[..1], "OQTF", true).len(), 1);
    let changed = tag(&ids, "oqtf", true);
    assert_eq!(changed.len(), 2, "what had it already is not changed");
    assert_eq!(
        tag(&changed, "oqtf", false).len(),
        2,
        "and so the opposite undoes it"
    );
    tag(&ids[1..2], "éloignement", true);
    firm.ask(RenameTag {
        tag: "oqtf".to_owned(),
        name: "éloignement".to_owned(),
    });
    let tags = firm.ask(ShowLibrary {}).tags;
    let seen: Vec<_> = tags
        .iter()
        .map(|it| (it.value.as_str(), it.count))
        .collect();
    assert_eq!(seen, [("éloignement", 2)]);
    assert_eq!(
        firm.decisions("éloignement").total,
        2,
        "a tag is found as a word"
    );
}

#[test]
fn a_decision_is_used_in_a_matter_and_told_there() {
    let firm = Cabinet::new();
    let path = firm.decision_file("a.xml", jade(7, "Texte.").as_bytes());
    firm.shelve(&[path]);
    let id = firm.decisions("").items[0].id.clone();
    let workspace = firm.ask(CreateWorkspace {
        title: None,
        procedure: Procedure::Oqtf,
        contact_id: None,
        client_name: Some("Idrissa Konaté".to_owned()),
        client_point: None,
        message_id: None,
    });
    let attach = |attached| AttachDecision {
        id: id.clone(),
        workspace_id: workspace.id.clone(),
        attached,
    };
    let view = firm.ask(attach(true));
    assert_eq!(view.workspaces[0].id, workspace.id);
    firm.ask(attach(true));
    let seen = firm.workspace(&workspace.id);
    assert_eq!(seen.decisions.len(), 1, "twice is once");
    assert_eq!(seen.timeline[0].kind, "decision_attached");
    assert_eq!(
        seen.documents.len(),
        0,
        "its text is no document of the matter"
    );
    firm.ask(attach(false));
    assert!(firm.workspace(&workspace.id).decisions.is_empty());

    firm.ask(ArchiveDecisions {
        ids: vec![id.clone()],
        archived: true,
    });
    assert_eq!(firm.decisions("").total, 0);
    let gone = RemoveDecisions {
        ids: vec![id.clone()],
        removed: true,
    };
    firm.ask(gone.clone());
    firm.ask(RemoveDecisions {
        removed: false,
        ..gone
    });
    firm.ask(ArchiveDecisions {
        ids: vec![id],
        archived: false,
    });
    assert_eq!(firm.decisions("").total, 1);
}
