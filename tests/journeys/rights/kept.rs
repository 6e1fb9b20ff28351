//! What stays when somebody is erased, and who may not erase.

use super::{ADDRESS, NAME, archive, firm, left, note, person};
use crate::letters;
use contract::{
    audit::Verify,
    inbox::LinkWorkspace,
    rights::{ErasePerson, PreviewErasure},
    words::Role,
};
use serde_json::json;

#[test]
fn what_another_client_has_part_in_stays_and_is_told() {
    let firm = firm();
    let person = person(&firm);
    let workspace = firm
        .by_subject("OQTF reçue hier kanariobjetzq")
        .workspace
        .unwrap();
    archive(&firm, &workspace.id);
    let fatou = firm
        .by_subject("OQTF sans délai et assignation à résidence")
        .workspace
        .unwrap();
    let copied = letters::ordinary("Fatou Sarr", "fatou.sarr@courriel.example")
        .subject("avec copie")
        .header("Cc", &format!("Mon voisin <{ADDRESS}>"));
    let both = letters::ordinary(NAME, ADDRESS)
        .subject("à deux")
        .header("Cc", "Fatou Sarr <fatou.sarr@courriel.example>");
    let filed = letters::ordinary(NAME, ADDRESS).subject("témoignage");
    firm.receive(&[&copied, &both, &filed]);
    for subject in ["avec copie", "à deux"] {
        firm.ask(LinkWorkspace {
            id: firm.by_subject(subject).id,
            workspace_id: None,
        });
    }
    firm.ask(LinkWorkspace {
        id: firm.by_subject("témoignage").id,
        workspace_id: Some(fatou.id.clone()),
    });
    firm.ask(contract::people::SetPerson {
        workspace_id: fatou.id.clone(),
        contact_id: Some(person.id.clone()),
        name: None,
        point: None,
        part: "family".to_owned(),
    });
    note(&firm, &fatou.id, &format!("Témoin : {NAME}"));
    assert!(
        firm.search("kanaripersonnezq")
            .iter()
            .any(|hit| hit.kind == "workspace" && hit.id == fatou.id)
    );
    let preview = firm.ask(PreviewErasure {
        contact_id: person.id.clone(),
    });
    let kept: Vec<(&str, u32)> = preview
        .kept
        .iter()
        .map(|kept| (kept.reason.as_str(), kept.count))
        .collect();
    assert_eq!(
        kept,
        [
            ("address_only", 1),
            ("mention", 1),
            ("other_workspace", 1),
            ("shared", 1),
            ("workspace", 1)
        ]
    );
    firm.ask(ErasePerson {
        contact_id: person.id.clone(),
        name: NAME.to_owned(),
    });
    for subject in ["avec copie", "à deux", "témoignage"] {
        assert_eq!(firm.by_subject(subject).subject, subject, "it stays");
    }
    assert_eq!(firm.workspace(&fatou.id).people.len(), 1);
    assert!(
        !firm
            .search("kanaripersonnezq")
            .iter()
            .any(|hit| hit.kind == "workspace"),
        "the workspace that stays is no longer found by the name"
    );
    let verified = firm.ask(Verify {});
    assert!(verified.ok, "{verified:?}");
    let store = firm.file();
    let left = left(
        &store,
        &["kanaritextezq", "kanaridocumentzq", "kanariobjetzq"],
    );
    assert_eq!(left, [] as [&str; 0]);
}

#[test]
fn only_the_head_of_the_firm_erases_and_exports() {
    let firm = firm();
    let id = person(&firm).id;
    let passphrase = firm.add("Bruno Tessier", Role::Employee);
    firm.lock();
    firm.unlock(&passphrase).unwrap();
    let asked = [
        json!({ "contactId": id }),
        json!({ "contactId": id, "name": NAME }),
        json!({ "class": "spam", "days": 1 }),
    ];
    let commands = [
        "rights.preview_erasure",
        "rights.erase",
        "rights.set_retention",
    ];
    for (command, request) in commands.into_iter().zip(asked) {
        assert_eq!(
            firm.desk.call(command, request).unwrap_err().reason,
            "forbidden"
        );
    }
    let session = firm.desk.session().unwrap();
    let out = firm.place("x.zip");
    assert!(session.export_person(&id, &out, &mut |_, _| true).is_err());
    assert!(!out.exists());
}

#[test]
fn the_firms_model_forgets_what_only_the_person_taught_it() {
    let firm = firm();
    let job = firm.ask(contract::intelligence::Retrain {});
    assert_eq!(firm.finished(&job.id).state, "done");
    let learnt = |firm: &crate::cabinet::Cabinet| {
        let store = firm.file();
        let model = store.read(|reader| reader.secret("intelligence/model"));
        drop(store);
        firm.unlock(crate::cabinet::PASSPHRASE).unwrap();
        model.unwrap().is_some()
    };
    assert!(learnt(&firm));
    let workspace = firm
        .by_subject("OQTF reçue hier kanariobjetzq")
        .workspace
        .unwrap();
    archive(&firm, &workspace.id);
    firm.ask(ErasePerson {
        contact_id: person(&firm).id,
        name: NAME.to_owned(),
    });
    assert!(!learnt(&firm), "no lesson is left");
}
