//! Contacts: found by what is known of them, merged, and taken apart again.

use store::{
    Contact, ContactKind, ContactName, ContactPoint, Part, PointKind, Workspace, WorkspaceContact,
};

use crate::{Firm, NOW, id, mail};

fn contact(number: u64, name: &str) -> Contact {
    Contact {
        id: id(number),
        display_name: name.to_owned(),
        kind: ContactKind::Person,
        known: false,
        notes: String::new(),
        created_ms: NOW,
        merged_into: None,
    }
}

fn email(number: u64, contact: u64, value: &str) -> ContactPoint {
    ContactPoint {
        id: id(number),
        contact_id: id(contact),
        kind: PointKind::Email,
        value: value.to_owned(),
    }
}

/// Aïcha twice, each with a mail; matter 50 with both, matter 51 with the second only.
fn firm() -> Firm {
    let firm = Firm::new();
    firm.write(|writer| {
        for (number, name) in [(1, "Aïcha Traoré"), (2, "TRAORE Aicha")] {
            writer.insert(&contact(number, name))?;
            writer.insert(&email(
                10 + number,
                number,
                &format!("a{number}@example.fr"),
            ))?;
            writer.add_contact_name(&ContactName::new(id(20 + number), id(number), name))?;
            let mut mail = mail(30 + number, NOW, "Bonjour", "").0;
            mail.contact_id = Some(id(number));
            writer.insert(&mail)?;
        }
        for (workspace, members) in [(50, vec![1, 2]), (51, vec![2])] {
            let reference = writer.next_reference(2026)?;
            writer.open_workspace(&Workspace::open(id(workspace), reference, NOW))?;
            for member in members {
                let part = if member == 1 {
                    Part::Client
                } else {
                    Part::Family
                };
                writer.insert(&WorkspaceContact::new(id(workspace), id(member), part))?;
            }
        }
        Ok(())
    });
    firm
}

#[test]
fn a_contact_is_found_by_address_and_by_name_however_it_is_written() {
    let firm = firm();
    let found = firm.read(|reader| reader.contact_by_point(PointKind::Email, "a2@example.fr"));
    assert_eq!(found.map(|contact| contact.id), Some(id(2)));
    let found = firm.read(|reader| reader.contacts_by_name("traoré, AÏCHA"));
    assert_eq!(found.len(), 2);
}

#[test]
fn everything_of_the_absorbed_contact_belongs_to_the_kept_one() {
    let firm = firm();
    firm.write(|writer| writer.merge_contacts(id(90), id(1), id(2), None));
    firm.read(|reader| {
        assert_eq!(reader.contact_points(id(1))?.len(), 2);
        assert_eq!(reader.contact_names(id(1))?.len(), 2);
        assert_eq!(
            reader.communication(id(32))?.unwrap().contact_id,
            Some(id(1))
        );
        assert_eq!(reader.workspaces_of(id(1))?.len(), 2);
        let parts = reader.workspace_contacts(id(50))?;
        assert_eq!(
            parts,
            [WorkspaceContact::new(id(50), id(1), Part::Client)],
            "the keeper's part stays"
        );
        assert_eq!(
            reader.contacts(0, 10)?.len(),
            1,
            "the absorbed one is not listed"
        );
        Ok(())
    });
    assert_eq!(
        firm.store.verify().unwrap().len(),
        1,
        "only that these mails were never indexed"
    );
}

#[test]
fn un_merging_restores_exactly_what_was() {
    let firm = firm();
    let rows = || {
        let mut rows = firm.read(|reader| reader.synchronised_rows());
        rows.retain(|row| !row.starts_with("contact_merges"));
        rows
    };
    let before = rows();
    firm.write(|writer| writer.merge_contacts(id(90), id(1), id(2), None));
    assert_ne!(rows(), before);
    firm.write(|writer| writer.unmerge_contacts(id(90)));
    assert_eq!(rows(), before);
    let again = firm
        .store
        .write(NOW, |writer| writer.unmerge_contacts(id(90)));
    assert!(again.is_err(), "a merge is taken back once");
}

#[test]
fn un_merging_leaves_alone_what_was_filed_since() {
    let firm = firm();
    firm.write(|writer| {
        writer.insert(&contact(3, "Somebody else"))?;
        writer.merge_contacts(id(90), id(1), id(2), None)?;
        let mut mail: store::Communication = writer.expect(&id(32))?;
        mail.contact_id = Some(id(3));
        writer.save(&mail)?;
        writer.unmerge_contacts(id(90))
    });
    let mail = firm.read(|reader| reader.communication(id(32))).unwrap();
    assert_eq!(mail.contact_id, Some(id(3)));
}

#[test]
fn a_contact_is_not_merged_into_itself_or_twice() {
    let firm = firm();
    let merge = |kept, absorbed| {
        firm.store.write(NOW, |writer| {
            writer.merge_contacts(id(90), id(kept), id(absorbed), None)
        })
    };
    assert!(merge(1, 1).is_err());
    merge(1, 2).unwrap();
    assert!(merge(1, 2).is_err());
    assert!(merge(2, 1).is_err());
}
