//! What was said and seen at the stand: kept sealed, played back to the byte, taken away and put back, handed over,
//! erased with the person, and nobody else's.

use crate::cabinet::Cabinet;
use base64::{Engine as _, engine::general_purpose::STANDARD};
use contract::{
    FailureCode,
    campaigns::SaveCampaign,
    contacts::ListContacts,
    hand_over::{HandOverCampaign, TakeOverCampaign},
    memos::{AddMemo, ListMemos, MemoView, OpenMemo, RemoveMemo},
    products::{AddInterest, ShowProduct},
    prospects::{LeadView, SaveProspect, ShowProspect},
    rights::ErasePerson,
    words::Role,
};
use std::fs;

const SECRET: &str = "marmotte échalote tambour girouette";

/// A recording too large for the database file: it stands in the blob folder.
fn voice() -> Vec<u8> {
    let mut bytes = b"OggS-la-voix-du-stand".to_vec();
    let mut state = 7_u32;
    bytes.extend((0..200_000).map(|_| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 24) as u8
    }));
    bytes
}

impl Cabinet {
    fn met(&self, email: &str) -> (String, String) {
        let campaign = self.ask(SaveCampaign {
            id: None,
            name: "Salon".to_owned(),
            event: None,
            place: None,
            starts_on: None,
            ends_on: None,
            distributor: None,
        });
        let prospect = self.ask(SaveProspect {
            was: None,
            campaign_id: campaign.id.clone(),
            id: None,
            lead: LeadView {
                email: Some(email.to_owned()),
                ..LeadView::default()
            },
            score: None,
            follow_up: None,
            stage: None,
        });
        (campaign.id, prospect.row.id)
    }

    fn record(&self, prospect: &str, bytes: &[u8], seconds: Option<u32>) -> Vec<MemoView> {
        self.ask(AddMemo {
            prospect_id: prospect.to_owned(),
            place: None,
            data: Some(STANDARD.encode(bytes)),
            seconds,
        })
        .items
    }

    fn memos(&self, prospect: &str) -> Vec<MemoView> {
        self.ask(ListMemos {
            prospect_id: prospect.to_owned(),
        })
        .items
    }

    fn plays(&self, id: &str) -> Vec<u8> {
        let content = self.ask(OpenMemo { id: id.to_owned() });
        STANDARD.decode(content.data).unwrap()
    }
}

#[test]
fn a_memo_is_sealed_played_back_to_the_byte_taken_away_and_put_back() {
    let firm = Cabinet::new();
    let (_, prospect) = firm.met("anna@example.com");
    let photo = firm.place("badge.jpg");
    fs::write(&photo, b"\xff\xd8\xff\xe0 une photo").unwrap();
    firm.ask(AddMemo {
        prospect_id: prospect.clone(),
        place: Some(firm.desk.offer(&photo).token),
        data: None,
        seconds: None,
    });
    let memos = firm.record(&prospect, &voice(), Some(12));
    let said: Vec<_> = memos
        .iter()
        .map(|memo| (memo.kind.as_str(), memo.seconds))
        .collect();
    assert_eq!(
        said,
        [("voice", Some(12)), ("photo", None)],
        "the newest first"
    );
    assert_eq!(firm.plays(&memos[0].id), voice());
    assert_eq!(firm.plays(&memos[1].id), fs::read(&photo).unwrap());

    let gone = firm.ask(RemoveMemo {
        id: memos[0].id.clone(),
        removed: true,
    });
    assert_eq!(gone.items.len(), 1);
    let back = firm.ask(RemoveMemo {
        id: memos[0].id.clone(),
        removed: false,
    });
    assert_eq!(back.items, memos);

    for (data, why) in [
        (b"<svg onload=alert(1)>".as_slice(), "a script"),
        (b"", "nothing"),
    ] {
        let refused = firm.refused(AddMemo {
            prospect_id: prospect.clone(),
            place: None,
            data: Some(STANDARD.encode(data)),
            seconds: None,
        });
        assert_eq!(refused.code, FailureCode::Refused, "{why}");
    }
    let large = firm.place("film.ogg");
    fs::File::create(&large).unwrap().set_len(17 << 20).unwrap();
    let refused = firm.refused(AddMemo {
        prospect_id: prospect.clone(),
        place: Some(firm.desk.offer(&large).token),
        data: None,
        seconds: None,
    });
    assert_eq!(refused.code, FailureCode::Refused);

    let passphrase = firm.add("Paul Roche", Role::Admin);
    firm.lock();
    let open = walk(&firm.data());
    assert!(
        !open.iter().any(
            |bytes| bytes.windows(17).any(|part| part == b"la-voix-du-stand.")
                || bytes.windows(16).any(|part| part == b"la-voix-du-stand")
        ),
        "nothing of it can be heard on disk"
    );
    firm.unlock(&passphrase).unwrap();
    let id = memos[0].id.clone();
    let refusals = [
        firm.refused(ListMemos {
            prospect_id: prospect.clone(),
        }),
        firm.refused(OpenMemo { id: id.clone() }),
        firm.refused(RemoveMemo { id, removed: true }),
        firm.refused(AddMemo {
            prospect_id: prospect,
            place: None,
            data: Some(STANDARD.encode(voice())),
            seconds: None,
        }),
    ];
    assert!(
        refusals.iter().all(|one| one.code == FailureCode::NotFound),
        "{refusals:?}"
    );
}

/// Every file below a folder.
fn walk(folder: &std::path::Path) -> Vec<Vec<u8>> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(walk(&path));
        } else {
            all.extend(fs::read(&path));
        }
    }
    all
}

#[test]
fn memos_go_along_when_a_campaign_is_handed_over() {
    let (one, two) = (Cabinet::new(), Cabinet::new());
    let (campaign, prospect) = one.met("anna@example.com");
    one.record(&prospect, &voice(), None);
    let path = one.place("salon.guichet-campagne");
    let handed = one.ask(HandOverCampaign {
        id: campaign,
        passphrase: SECRET.to_owned(),
        place: one.desk.offer(&path).token,
    });
    assert_eq!(handed.contents, 1);
    two.ask(TakeOverCampaign {
        place: two.desk.offer(&path).token,
        passphrase: SECRET.to_owned(),
    });
    let memos = two.memos(&prospect);
    assert_eq!((memos.len(), two.plays(&memos[0].id)), (1, voice()));
}

#[test]
fn memos_and_wishes_are_erased_with_the_person() {
    let firm = Cabinet::new();
    let letter = crate::letters::ordinary("Mariam Keïta", "mariam.keita@courriel.example");
    firm.receive_one(&letter);
    let (_, prospect) = firm.met("Mariam.Keita@courriel.example");
    let (campaign, other) = firm.met("anna@example.com");
    let product = firm.shelf(&campaign).remove(0).id;
    for prospect in [&prospect, &other] {
        firm.ask(AddInterest {
            prospect_id: prospect.clone(),
            product_id: product.clone(),
            quantity: None,
            note: Some("pour la terrasse".to_owned()),
        });
    }
    firm.record(&other, b"OggS another voice", None);
    let memo = firm.record(&prospect, &voice(), None).remove(0);
    let contacts = firm
        .ask(ListContacts {
            query: None,
            cursor: None,
            limit: 50,
        })
        .items;
    let person = contacts
        .iter()
        .find(|one| one.name.contains("Keïta"))
        .unwrap();
    firm.ask(ErasePerson {
        contact_id: person.id.clone(),
        name: person.name.clone(),
    });
    assert_eq!(
        firm.refused(ShowProspect { id: prospect }).code,
        FailureCode::NotFound
    );
    assert_eq!(
        firm.refused(OpenMemo { id: memo.id }).code,
        FailureCode::NotFound
    );
    assert_eq!(firm.memos(&other).len(), 1, "nobody else's");
    let left = firm.ask(ShowProduct { id: product });
    assert_eq!(left.row.interested, 1, "nor anybody else's wish");
}
