//! Contacts, members and what they are told.

use crate::firm::{Firm, PASSPHRASE, letter, oqtf};
use contract::{
    FailureCode,
    contacts::{ListContacts, ListDuplicates, MergeContacts, ShowContact, UnmergeContacts},
    members::{AddMember, ListMembers, UpdateMember},
    words::{Language, Role},
};
use serde_json::json;

fn contacts(query: &str) -> ListContacts {
    ListContacts {
        query: Some(query.into()),
        cursor: None,
        limit: 50,
    }
}

#[test]
fn a_contact_is_found_by_the_number_however_it_is_typed() {
    let firm = Firm::new();
    firm.receive(&[oqtf()]);
    for typed in [
        "06 39 98 22 16",
        "0639982216",
        "06.39.98.22.16",
        "+33 6 39 98 22 16",
        "9822",
    ] {
        let found = firm.ask(contacts(typed)).items;
        assert_eq!(found.len(), 1, "{typed}");
    }
    assert_eq!(firm.ask(contacts("06 39 98 22 17")).items, []);
}

#[test]
fn the_same_address_is_one_contact_and_a_phone_with_the_same_name_too() {
    let firm = Firm::new();
    let say = |from: &str, text: &str| {
        letter(
            from,
            text,
            &format!("Bonjour Maître, {text}.\n\nMamadou Diallo\n06 39 98 14 52"),
        )
    };
    firm.receive(&[say(
        "Mamadou DIALLO <m.diallo@example.org>",
        "ma carte de séjour expire",
    )]);
    firm.receive(&[say(
        "\"Diallo, Mamadou\" <M.Diallo@Example.org>",
        "voici mes bulletins",
    )]);
    firm.receive(&[say(
        "Mamadou Diallo <autre.adresse@example.org>",
        "nouvelle adresse",
    )]);
    let page = firm.ask(contacts("diallo"));
    assert_eq!(page.total, 1, "{:?}", page.items);
    assert_eq!(page.items[0].messages, 3);
    assert!(page.items[0].points.contains(&"+33639981452".to_owned()));
    assert_eq!(firm.ask(contacts("autre.adresse")).total, 1);
    assert_eq!(firm.ask(contacts("personne d'autre")).total, 0);
}

#[test]
fn contacts_stand_in_the_order_of_a_directory() {
    let firm = Firm::new();
    for name in [
        "Zoé Perrin",
        "Éloïse Martin",
        "emma Roy",
        "Eduardo Lima",
        "Œdipe Noël",
        "Olga Petrova",
    ] {
        let address = name.split(' ').next_back().unwrap().to_lowercase();
        let from = format!("{name} <{address}@example.org>").replace('ë', "e");
        firm.receive(&[letter(
            &from,
            name,
            "Bonjour Maître, je vous écris pour un rendez-vous.",
        )]);
    }
    let names: Vec<String> = firm
        .ask(contacts(""))
        .items
        .into_iter()
        .map(|row| row.name)
        .collect();
    let expected = [
        "Eduardo Lima",
        "Éloïse Martin",
        "emma Roy",
        "Œdipe Noel",
        "Olga Petrova",
        "Zoé Perrin",
    ];
    assert_eq!(names, expected);
}

#[test]
fn newsletters_and_notices_make_no_contact() {
    let firm = Firm::new();
    let bulk = letter(
        "Lexavenir <lettre@lexavenir.example>",
        "Lettre d'information",
        "Au sommaire cette semaine.",
    )
    .replace(
        "\nContent-Type",
        "\nList-Unsubscribe: <https://example.org>\nContent-Type",
    );
    firm.receive(&[bulk]);
    assert_eq!(firm.ask(contacts("")).total, 0);
}

#[test]
fn two_contacts_become_one_and_two_again_exactly() {
    let firm = Firm::new();
    firm.receive(&[letter(
        "Elena Markovic <elena@example.org>",
        "Un",
        "Bonjour, premier message.",
    )]);
    firm.receive(&[letter(
        "Éléna Marković <e.markovic@example.fr>",
        "Deux",
        "Bonjour, deuxième message.",
    )]);
    let pairs = firm.ask(ListDuplicates {}).pairs;
    let [pair] = pairs.as_slice() else {
        panic!("{pairs:?}")
    };
    assert_eq!(pair.evidence, ["same_name"]);
    let before = (
        firm.ask(ShowContact {
            id: pair.left.id.clone(),
        }),
        firm.ask(ShowContact {
            id: pair.right.id.clone(),
        }),
    );
    let merge = firm.ask(MergeContacts {
        keep: pair.left.id.clone(),
        absorb: pair.right.id.clone(),
    });
    let one = firm.ask(ShowContact {
        id: pair.left.id.clone(),
    });
    assert_eq!(
        (
            one.contact.messages,
            one.contact.points.len(),
            one.merges.len()
        ),
        (2, 2, 1)
    );
    assert_eq!(
        firm.ask(ShowContact {
            id: pair.right.id.clone()
        })
        .contact
        .id,
        pair.left.id,
        "an old link leads to who stayed"
    );
    assert!(firm.ask(ListDuplicates {}).pairs.is_empty());
    firm.ask(UnmergeContacts {
        merge_id: merge.id.clone(),
    });
    let after = (
        firm.ask(ShowContact {
            id: pair.left.id.clone(),
        }),
        firm.ask(ShowContact {
            id: pair.right.id.clone(),
        }),
    );
    assert_eq!(before, after);
    assert_eq!(
        firm.refused(UnmergeContacts { merge_id: merge.id }).reason,
        "duplicate",
        "once"
    );
    assert_eq!(
        firm.call("audit.verify", json!({})),
        json!({ "ok": true, "findings": [] })
    );
}

fn member(email: &str, role: Role, passphrase: &str) -> AddMember {
    AddMember {
        name: "Me Clara Noblecourt".into(),
        email: email.into(),
        role,
        language: Language::Fr,
        passphrase: passphrase.into(),
    }
}

#[test]
fn a_member_unlocks_with_a_passphrase_of_their_own_until_they_leave() {
    let firm = Firm::new();
    let secret = "brouette sirocco quarante hublot pistache";
    assert_eq!(
        firm.refused(member("c@cabinet.example", Role::Manager, "azerty"))
            .reason,
        "weak_passphrase"
    );
    assert_eq!(
        firm.refused(member("nobody", Role::Manager, secret)).reason,
        "invalid"
    );
    let members = firm
        .ask(member("C@Cabinet.example", Role::Manager, secret))
        .members;
    assert_eq!(
        members.len(),
        2,
        "a refused member was not half added: {members:?}"
    );
    assert_eq!(
        firm.refused(member("c@cabinet.example", Role::Manager, secret))
            .reason,
        "duplicate"
    );

    let theirs = firm
        .desk
        .unlock(&firm.tenant, Some(secret), None, None)
        .unwrap();
    assert_eq!(
        (theirs.user_name.as_str(), theirs.role),
        ("Me Clara Noblecourt", Role::Manager)
    );
    let refused = firm.refused(member("d@cabinet.example", Role::Employee, secret));
    assert_eq!(
        refused.code,
        FailureCode::Forbidden,
        "a manager adds nobody"
    );

    firm.desk
        .unlock(&firm.tenant, Some(PASSPHRASE), None, None)
        .unwrap();
    let log = firm.call("audit.list", json!({ "limit": 20 }));
    assert!(
        log["items"]
            .as_array()
            .unwrap()
            .iter()
            .any(|row| row["action"] == "forbidden_attempt" && row["by"] == "Me Clara Noblecourt")
    );
    let leave = UpdateMember {
        id: theirs.user_id.clone(),
        name: None,
        role: None,
        disabled: Some(true),
    };
    firm.ask(leave);
    assert!(
        firm.desk
            .unlock(&firm.tenant, Some(secret), None, None)
            .is_err(),
        "whoever left opens nothing"
    );
    firm.ask(member("c@cabinet.example", Role::Employee, secret));
    let back = firm
        .desk
        .unlock(&firm.tenant, Some(secret), None, None)
        .unwrap();
    assert_eq!(
        (back.user_id, back.role),
        (theirs.user_id, Role::Employee),
        "the same person, with their history"
    );
}

#[test]
fn a_firm_never_loses_its_last_administrator() {
    let firm = Firm::new();
    let me = firm.ask(ListMembers {}).members[0].id.clone();
    let change = |role, disabled| UpdateMember {
        id: me.clone(),
        name: None,
        role,
        disabled,
    };
    assert_eq!(
        firm.refused(change(Some(Role::Employee), None)).reason,
        "last_administrator"
    );
    assert_eq!(
        firm.refused(change(None, Some(true))).reason,
        "last_administrator"
    );
    assert_eq!(firm.ask(ListMembers {}).members[0].role, Role::Admin);
}

#[test]
fn notifications_are_read_one_by_one_or_all() {
    let firm = Firm::new();
    let critical = |n: u32| {
        letter(
            &format!("Nadia {n} <nadia{n}@example.org>"),
            "Urgent, centre de rétention",
            &format!(
                "Mon frère est au centre de rétention de Lesquin. Une OQTF sans délai lui a été notifiée le 19 novembre 2026 à 17 h 2{n}."
            ),
        )
    };
    firm.receive(&[critical(0), critical(1)]);
    let told = firm.call("notifications.list", json!({}));
    let unread = told["unread"].as_u64().unwrap();
    assert!(unread >= 2, "{told}");
    let first = told["items"][0]["id"].clone();
    assert!(
        told["items"]
            .as_array()
            .unwrap()
            .iter()
            .all(|row| row["title"] != ""),
        "{told}"
    );
    assert_eq!(
        firm.call("notifications.mark_read", json!({ "ids": [first] }))["unread"],
        unread - 1
    );
    assert_eq!(
        firm.call("notifications.mark_read", json!({ "ids": [] }))["unread"],
        0
    );
}

#[test]
fn the_search_finds_mails_contacts_and_workspaces_with_their_passage() {
    let firm = Firm::new();
    firm.receive(&[oqtf()]);
    let found = firm.call("search.query", json!({ "query": "cherkaoui", "limit": 20 }));
    let kinds: Vec<&str> = found["hits"]
        .as_array()
        .unwrap()
        .iter()
        .map(|hit| hit["kind"].as_str().unwrap())
        .collect();
    for kind in ["mail", "contact", "workspace"] {
        assert!(kinds.contains(&kind), "{kind} not among {kinds:?}");
    }
    let mails = firm.call(
        "search.query",
        json!({ "query": "notifie arrete", "kinds": ["mail"], "limit": 20 }),
    );
    let hit = &mails["hits"][0];
    let (snippet, marks) = (
        hit["snippet"].as_str().unwrap(),
        hit["marks"].as_array().unwrap(),
    );
    let units: Vec<u16> = snippet.encode_utf16().collect();
    let marked: Vec<String> = marks
        .iter()
        .map(|mark| {
            String::from_utf16(
                &units[mark[0].as_u64().unwrap() as usize..mark[1].as_u64().unwrap() as usize],
            )
            .unwrap()
        })
        .collect();
    assert!(
        marked.iter().any(|word| word.starts_with("notifi")),
        "{marked:?} in {snippet}"
    );
    assert_eq!(
        firm.desk
            .call(
                "search.query",
                json!({ "query": "x", "kinds": ["planet"], "limit": 1 })
            )
            .unwrap_err()
            .reason,
        "invalid"
    );
}
