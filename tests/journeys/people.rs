//! Who wrote: one person is one contact, also with two addresses; two people are two (B38).

use crate::{
    cabinet::Cabinet,
    letters::{self, Letter},
};
use contract::{
    contacts::{
        ContactRow, ContactView, ListDuplicates, MergeContacts, ShowContact, UnmergeContacts,
    },
    search::Search,
    words::Status,
};

fn with_phone(name: &str, address: &str, phone: &str) -> Letter {
    letters::from(name, address).text(&format!(
        "Bonjour Maître,\n\nJe vous envoie les bulletins de salaire pour mon dossier de naturalisation. Vous pouvez m'appeler au {phone}.\n\nCordialement,\n{name}\n"
    ))
}

fn show(firm: &Cabinet, id: &str) -> ContactView {
    firm.ask(ShowContact { id: id.to_owned() })
}

fn named(firm: &Cabinet, part: &str) -> Vec<ContactRow> {
    firm.contacts()
        .into_iter()
        .filter(|contact| contact.name.to_lowercase().contains(part))
        .collect()
}

#[test]
fn the_same_person_by_address_and_by_telephone_is_one_contact() {
    let firm = Cabinet::new();
    firm.receive_one(
        &with_phone(
            "Mariam Keïta",
            "mariam.keita@courriel.example",
            "06 39 98 11 22",
        )
        .subject("un"),
    );
    firm.receive_one(
        &letters::ordinary("Mariam KEITA", "Mariam.Keita@Courriel.example").subject("deux"),
    );
    firm.receive_one(
        &with_phone(
            "Keita Mariam",
            "mkeita75@autre.example",
            "+33 (0)6.39.98.11.22",
        )
        .subject("trois"),
    );
    let [contact] = &named(&firm, "ke")[..] else {
        panic!("{:?}", firm.contacts())
    };
    assert_eq!(contact.messages, 3);
    let mut points = contact.points.clone();
    points.sort();
    assert_eq!(
        points.iter().filter(|point| point.contains('@')).count(),
        2,
        "{points:?}"
    );
    assert_eq!(show(&firm, &contact.id).messages.len(), 3);
}

#[test]
fn a_name_typed_wrongly_finds_the_person_and_says_so() {
    let firm = Cabinet::new();
    firm.receive_one(&letters::ordinary(
        "Ahmed Benhaddou",
        "ahmed@benhaddou.example.fr",
    ));
    let found = firm.ask(Search {
        query: "Benhado".to_owned(),
        kinds: None,
        limit: 20,
        offset: None,
    });
    assert_eq!(found.corrected.as_deref(), Some("Benhaddou"));
    assert!(found.hits.iter().any(|hit| hit.title == "Ahmed Benhaddou"));
    let right = firm.ask(Search {
        query: "Benhaddou".to_owned(),
        kinds: None,
        limit: 20,
        offset: None,
    });
    assert_eq!((right.corrected, right.total), (None, found.total));
}

#[test]
fn a_couple_that_shares_a_mailbox_is_two_people() {
    let firm = Cabinet::new();
    let first = firm.receive_one(
        &letters::ordinary("Ousmane Barry", "famille.barry@courriel.example").subject("lui"),
    );
    let second = firm.receive_one(
        &letters::ordinary("Aïssata Camara", "famille.barry@courriel.example").subject("elle"),
    );
    assert_ne!(first.contact.unwrap().id, second.contact.unwrap().id);
}

#[test]
fn two_people_of_one_name_are_two_contacts_and_a_question_to_a_person() {
    let firm = Cabinet::new();
    let first = firm
        .receive_one(&letters::ordinary("Ali Hassan", "ali.hassan@courriel.example").subject("un"));
    let second = firm
        .receive_one(&letters::ordinary("Ali Hassan", "hassan.ali@autre.example").subject("deux"));
    let (first, second) = (first.contact.unwrap().id, second.contact.unwrap().id);
    assert_ne!(first, second, "a name alone proves nothing");
    let pairs = firm.ask(ListDuplicates {}).pairs;
    let [pair] = &pairs[..] else {
        panic!("{pairs:?}")
    };
    let mut pair_ids = [pair.left.id.clone(), pair.right.id.clone()];
    pair_ids.sort();
    let mut ids = [first, second];
    ids.sort();
    assert_eq!(pair_ids, ids);
    assert_eq!(pair.evidence, ["same_name"]);
}

#[test]
fn a_merge_makes_one_of_two_and_is_taken_back_exactly() {
    let firm = Cabinet::new();
    let opened = firm.receive_one(&letters::oqtf());
    let other = firm.receive_one(
        &letters::ordinary("Amadou Oury Diallo", "aodiallo@autre.example").subject("autre adresse"),
    );
    let (keep, absorb) = (
        opened.contact.clone().unwrap().id,
        other.contact.clone().unwrap().id,
    );
    assert_ne!(keep, absorb);
    let before = (
        show(&firm, &keep),
        show(&firm, &absorb),
        firm.contacts(),
        firm.workspace(&opened.workspace.clone().unwrap().id).people,
    );

    let merge = firm.ask(MergeContacts {
        keep: keep.clone(),
        absorb: absorb.clone(),
    });
    assert_eq!(merge.kept_id, keep);
    let one = show(&firm, &keep);
    assert_eq!(
        (one.messages.len(), one.contact.points.len()),
        (
            before.0.messages.len() + before.1.messages.len(),
            before.0.contact.points.len() + before.1.contact.points.len()
        )
    );
    assert_eq!(firm.contacts().len(), before.2.len() - 1);
    assert_eq!(
        show(&firm, &absorb).contact.id,
        keep,
        "an old link leads to the one that stayed"
    );
    assert_eq!(firm.open(&other.id).contact.unwrap().id, keep);
    assert_eq!(one.merges.len(), 1);
    // A mail to either address is the same person now.
    let next = firm.receive_one(
        &letters::ordinary("Amadou Oury Diallo", "aodiallo@autre.example")
            .subject("encore")
            .at("2026-11-20T09:50:00+01:00"),
    );
    assert_eq!(next.contact.unwrap().id, keep);

    firm.ask(UnmergeContacts {
        merge_id: merge.id.clone(),
    });
    let (first, second) = (show(&firm, &keep), show(&firm, &absorb));
    assert_eq!(first.contact.points, before.0.contact.points);
    assert_eq!(first.contact.name, before.0.contact.name);
    assert_eq!(second.contact.name, before.1.contact.name);
    assert_eq!(second.contact.points, before.1.contact.points);
    assert_eq!(firm.open(&opened.id).contact.unwrap().id, keep);
    assert_eq!(firm.open(&other.id).contact.unwrap().id, absorb);
    assert_eq!(
        firm.workspace(&opened.workspace.unwrap().id).people,
        before.3
    );
    assert!(first.merges.is_empty());
    assert!(
        firm.desk
            .call(
                "contacts.unmerge",
                serde_json::json!({ "mergeId": merge.id })
            )
            .is_err(),
        "once"
    );
}

#[test]
fn a_contact_is_not_merged_with_itself_or_with_nobody() {
    let firm = Cabinet::new();
    let id = firm.receive_one(&letters::oqtf()).contact.unwrap().id;
    firm.refused(MergeContacts {
        keep: id.clone(),
        absorb: id.clone(),
    });
    firm.refused(MergeContacts {
        keep: id.clone(),
        absorb: "01890a5d-ac96-774b-bcce-b302099a8057".to_owned(),
    });
    assert_eq!(firm.contacts().len(), 1);
}

#[test]
fn a_known_clients_next_mail_is_not_a_first_contact() {
    let firm = Cabinet::new();
    assert!(
        firm.receive_one(&letters::oqtf())
            .analysis
            .unwrap()
            .first_contact
            .value
    );
    let again = letters::oqtf_critical();
    let again = letters::from("Amadou Diallo", "amadou.diallo@courriel.example")
        .subject("suite")
        .text(&again.text.replace("Fatou SARR", "Amadou DIALLO"))
        .at("2026-11-20T09:30:00+01:00");
    let message = firm.receive_one(&again);
    assert!(!message.analysis.unwrap().first_contact.value);
    assert!(!message.contact.unwrap().is_new);
    assert_eq!(
        (firm.contacts().len(), message.status),
        (1, Status::ToValidate)
    );
}
