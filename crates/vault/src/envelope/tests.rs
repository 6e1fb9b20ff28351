use super::*;
use crate::{RecoveryWords, TenantKind};

const TENANT: &str = "0190a000-0000-7000-8000-000000000001";
const ANNE: &str = "0190a000-0000-7000-8000-0000000000aa";
const BORIS: &str = "0190a000-0000-7000-8000-0000000000bb";

/// Different bytes at every call, the same in every run.
fn random() -> impl FnMut(&mut [u8]) {
    let mut next = 0_u8;
    move |bytes| {
        for byte in bytes {
            next = next.wrapping_mul(5).wrapping_add(17);
            *byte = next;
        }
    }
}

fn firm() -> (Envelope, MasterKey, RecoveryWords) {
    let mut random = random();
    let master = MasterKey::make(&mut random);
    let words = RecoveryWords::make(&mut random);
    let mut envelope = Envelope::new(TENANT, "Cabinet Élan", TenantKind::LawFirm);
    envelope
        .set_passphrase(
            &master,
            ANNE,
            "Anne",
            "été à Nice",
            Cost::FOR_TESTS,
            &mut random,
        )
        .unwrap();
    envelope
        .set_passphrase(
            &master,
            BORIS,
            "Boris",
            "hiver",
            Cost::FOR_TESTS,
            &mut random,
        )
        .unwrap();
    envelope.set_recovery(&master, &words, &mut random);
    (envelope, master, words)
}

#[test]
fn each_member_comes_in_with_the_own_passphrase() {
    let (envelope, master, _) = firm();
    let opened = envelope.open_with_passphrase(None, "hiver").unwrap();
    assert_eq!(opened, (BORIS.to_owned(), master));
    let other = envelope.open_with_passphrase(Some(ANNE), "hiver");
    assert_eq!(
        other,
        Err(Error::WrongPassphrase),
        "Boris's passphrase is not Anne's"
    );
}

#[test]
fn accents_may_be_composed_or_not() {
    let (envelope, master, _) = firm();
    let typed = "e\u{301}te\u{301} a\u{300} Nice";
    assert_eq!(
        envelope.open_with_passphrase(None, typed),
        Ok((ANNE.to_owned(), master))
    );
    assert_eq!(
        envelope.open_with_passphrase(None, "ete a Nice"),
        Err(Error::WrongPassphrase)
    );
}

#[test]
fn a_replaced_passphrase_does_not_open_any_more() {
    let (mut envelope, master, _) = firm();
    envelope
        .set_passphrase(
            &master,
            BORIS,
            "Boris",
            "printemps",
            Cost::FOR_TESTS,
            random(),
        )
        .unwrap();
    assert_eq!(envelope.passphrases.len(), 2);
    assert_eq!(
        envelope.open_with_passphrase(None, "hiver"),
        Err(Error::WrongPassphrase)
    );
    assert!(envelope.open_with_passphrase(None, "printemps").is_ok());
}

#[test]
fn the_last_passphrase_cannot_be_removed() {
    let (mut envelope, ..) = firm();
    envelope.remove_passphrase(ANNE).unwrap();
    assert_eq!(
        envelope.remove_passphrase(ANNE),
        Err(Error::NoSlot {
            user_id: ANNE.to_owned()
        })
    );
    assert_eq!(envelope.remove_passphrase(BORIS), Err(Error::LastWayIn));
}

#[test]
fn the_recovery_kit_opens_its_own_firm_only() {
    let (envelope, master, words) = firm();
    assert_eq!(envelope.open_with_recovery(&words), Ok(master));
    let other = RecoveryWords::make(|bytes| bytes.fill(1));
    assert_eq!(envelope.open_with_recovery(&other), Err(Error::WrongKit));
}

#[test]
fn a_slot_does_not_move_to_another_member_or_firm() {
    let (envelope, ..) = firm();
    let mut stolen = envelope.clone();
    stolen.passphrases[1].user_id = ANNE.to_owned();
    stolen.passphrases.remove(0);
    assert_eq!(
        stolen.open_with_passphrase(None, "hiver"),
        Err(Error::WrongPassphrase)
    );
    let mut moved = envelope;
    moved.tenant_id = "another".to_owned();
    assert_eq!(
        moved.open_with_passphrase(None, "hiver"),
        Err(Error::WrongPassphrase)
    );
}

#[test]
fn damage_and_newer_formats_are_told_apart() {
    let (envelope, ..) = firm();
    let json = String::from_utf8(envelope.encode()).unwrap();
    assert_eq!(Envelope::decode(json.as_bytes()), Ok(envelope));
    let newer = json.replace("\"format\": 1", "\"format\": 2");
    assert_eq!(
        Envelope::decode(newer.as_bytes()),
        Err(Error::NewerFormat { found: 2, known: 1 })
    );
    let damaged = Err(Error::Damaged {
        what: "the key file",
    });
    assert_eq!(
        Envelope::decode(&json.as_bytes()[..json.len() / 2]),
        damaged
    );
    assert_eq!(Envelope::decode(b"\0\x01garbage"), damaged);
}

#[test]
fn an_absurd_cost_does_not_exhaust_the_machine() {
    let (mut envelope, ..) = firm();
    envelope.passphrases[0].kdf.cost.memory_kib = u32::MAX;
    let answer = envelope.open_with_passphrase(Some(ANNE), "été à Nice");
    assert_eq!(
        answer,
        Err(Error::Damaged {
            what: "the key file"
        })
    );
}

/// A key file of the first release. It must open for ever: never change this text.
#[test]
fn a_key_file_of_the_first_release_still_opens() {
    let (envelope, master, words) = firm();
    expect_test::expect_file!["first_release.json"]
        .assert_eq(&String::from_utf8(envelope.encode()).unwrap());
    let stored = Envelope::decode(include_bytes!("first_release.json")).unwrap();
    assert_eq!(
        stored
            .open_with_passphrase(Some(ANNE), "été à Nice")
            .unwrap()
            .1,
        master
    );
    assert_eq!(stored.open_with_recovery(&words), Ok(master));
}

#[test]
fn a_passphrase_of_somebody_else_is_noticed() {
    let (envelope, ..) = firm();
    let opens = |except, passphrase| envelope.opens_for_another(except, passphrase).unwrap();
    assert!(opens(None, "hiver") && opens(Some(ANNE), "hiver"));
    assert!(!opens(Some(BORIS), "hiver"), "one's own is one's own");
    assert!(!opens(None, "printemps"));
}
