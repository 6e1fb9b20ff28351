//! A card or a badge at the stand: a photograph, a code, a file, a pasted signature become fields to confirm, each with
//! the place it was read at. Nothing is kept before somebody says so.

use crate::cabinet::Cabinet;
use contract::{
    FailureCode,
    campaigns::ShowCampaign,
    capture::{CardReading, ReadCard},
    prospects::{LeadView, SaveProspect},
    words::{Confidence, Role},
};
use std::{fs, path::Path, time::Instant};

impl Cabinet {
    fn shot(&self, campaign: &str, path: &Path) -> ReadCard {
        ReadCard {
            campaign_id: campaign.to_owned(),
            place: Some(self.desk.offer(path).token),
            data: None,
            text: None,
        }
    }

    fn fixture(&self, campaign: &str, name: &str) -> CardReading {
        let path = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("fixtures/cards")
            .join(name);
        self.ask(self.shot(campaign, &path))
    }

    fn pasted(&self, campaign: &str, text: &str) -> CardReading {
        self.ask(ReadCard {
            campaign_id: campaign.to_owned(),
            place: None,
            data: None,
            text: Some(text.to_owned()),
        })
    }
}

fn one<'r>(
    reading: &'r CardReading,
    field: &str,
) -> Option<(&'r str, Confidence, Option<[f32; 4]>)> {
    let value = reading.values.iter().find(|value| value.field == field)?;
    Some((value.value.as_str(), value.confidence, value.place))
}

#[test]
fn a_photographed_card_becomes_fields_with_their_places_whichever_way_it_was_held() {
    let firm = Cabinet::new();
    let campaign = firm.stand("Salon", None);
    for name in ["card.png", "card-turned.jpg"] {
        let reading = firm.fixture(&campaign, name);
        assert_eq!(reading.source, "picture", "{name}");
        let lead = &reading.lead;
        assert_eq!(
            [
                &lead.email,
                &lead.first_name,
                &lead.last_name,
                &lead.company,
                &lead.job_title
            ]
            .map(Option::as_deref),
            [
                Some("c.lormeau@trois-fontaines.example.fr"),
                Some("Capucine"),
                Some("LORMEAU"),
                Some("Auberge des Trois Fontaines SAS"),
                Some("Directrice des achats"),
            ],
            "{name}: {:?}",
            reading.values
        );
        assert_eq!(
            [&lead.phone, &lead.mobile, &lead.city, &lead.postal_code].map(Option::as_deref),
            [
                Some("+33465710832"),
                Some("+33639980001"),
                Some("Annecy"),
                Some("74000")
            ],
            "{name}"
        );
        let picture = reading.picture.as_ref().unwrap();
        assert!(picture.width > picture.height, "{name}: upright");
        let (_, confidence, place) = one(&reading, "email").unwrap();
        let [left, top, right, bottom] = place.unwrap();
        assert_eq!(confidence, Confidence::Sure);
        assert!(
            left < 0.2 && right > 0.4 && top > 0.8 && bottom <= 1.0 && top < bottom,
            "{name}: where it stands on the card: {place:?}"
        );
    }
    let view = firm.ask(ShowCampaign { id: campaign });
    assert_eq!(view.stages.waiting_room, 0, "nothing is kept by reading");
}

#[test]
fn a_code_that_says_who_somebody_is_is_believed_and_a_number_is_only_kept_beside_them() {
    let firm = Cabinet::new();
    let campaign = firm.stand("Salon", None);
    let reading = firm.fixture(&campaign, "badge-vcard.png");
    assert_eq!(reading.source, "vcard");
    let lead = &reading.lead;
    assert_eq!(
        [
            &lead.last_name,
            &lead.email,
            &lead.mobile,
            &lead.city,
            &lead.job_title
        ]
        .map(Option::as_deref),
        [
            Some("Keller"),
            Some("jonas@keller.example.ch"),
            Some("+41795550123"),
            Some("Basel"),
            Some("Leiter Einkauf")
        ]
    );
    let (_, _, place) = one(&reading, "email").unwrap();
    let [left, top, ..] = place.unwrap();
    assert!(
        (0.15..0.35).contains(&left) && (0.35..0.55).contains(&top),
        "{place:?}"
    );

    let reading = firm.fixture(&campaign, "badge-number.png");
    assert_eq!(reading.source, "picture");
    assert_eq!(
        reading.lead.company.as_deref(),
        Some("Keller Gastro AG"),
        "{:?}",
        reading.values
    );
    assert_eq!(
        reading.lead.last_name.as_deref(),
        Some("Keller"),
        "{:?}",
        reading.values
    );
    assert!(
        reading
            .lead
            .notes
            .as_deref()
            .is_some_and(|notes| notes.contains("7F3A91")),
        "{:?}",
        reading.lead
    );
}

#[test]
fn a_pasted_card_a_signature_and_a_file_are_read_and_who_is_known_is_told() {
    let firm = Cabinet::new();
    let (before, now) = (firm.stand("Salon", None), firm.stand("Salon", None));
    for campaign in [&before, &now] {
        firm.ask(SaveProspect {
            was: None,
            campaign_id: campaign.clone(),
            id: None,
            lead: LeadView {
                email: Some("anna@example.com".to_owned()),
                ..LeadView::default()
            },
            score: None,
            follow_up: None,
            stage: None,
        });
    }
    let reading = firm.pasted(
        &now,
        "MECARD:N:Roux,Anna;TEL:06 39 98 00 01;EMAIL:Anna@Example.com;;",
    );
    assert_eq!(
        (
            reading.source.as_str(),
            reading.met_before.len(),
            reading.known.is_some()
        ),
        ("mecard", 1, true)
    );
    assert_eq!(
        reading.lead.mobile.as_deref(),
        Some("+33639980001"),
        "its number says that it is one"
    );

    let reading = firm.pasted(
        &now,
        "Zoé Petit\nResponsable achats\nGroupe Petit\nzoe.petit@groupe-petit.example.fr\n",
    );
    assert_eq!(
        (reading.source.as_str(), reading.lead.job_title.as_deref()),
        ("text", Some("Responsable achats"))
    );
    assert_eq!(
        one(&reading, "last_name").unwrap().1,
        Confidence::Sure,
        "the address says so too"
    );

    let file = firm.place("anna.vcf");
    fs::write(&file, "BEGIN:VCARD\r\nVERSION:2.1\r\nN;CHARSET=UTF-8:Roux;Anna\r\nTEL;CELL:pas un numéro\r\nEND:VCARD\r\n").unwrap();
    let reading = firm.ask(firm.shot(&now, &file));
    assert_eq!(
        (reading.source.as_str(), reading.lead.last_name.as_deref()),
        ("vcard", Some("Roux"))
    );
    assert_eq!(
        reading.lead.notes.as_deref(),
        Some("pas un numéro"),
        "what does not hold is not lost"
    );
}

#[test]
fn hostile_files_are_refused_in_words_and_nobody_else_reads_into_a_campaign() {
    let firm = Cabinet::new();
    let campaign = firm.stand("Salon", None);
    let file = firm.place("carte");
    let refused = |bytes: &[u8]| {
        fs::write(&file, bytes).unwrap();
        firm.refused(firm.shot(&campaign, &file))
    };
    for bytes in [
        &b"\x89PNG\r\n\x1a\n broken"[..],
        b"\xff\xd8\xff\xe1\xff\xff",
        b"%PDF-1.7 nothing",
        b"PK\x03\x04",
    ] {
        let began = Instant::now();
        let failure = refused(bytes);
        assert!(
            failure.reason.starts_with("document_") || failure.code == FailureCode::Refused,
            "{failure:?}"
        );
        assert!(began.elapsed().as_secs() < 20);
    }
    fs::File::create(&file).unwrap().set_len(40 << 20).unwrap();
    assert_eq!(
        firm.refused(firm.shot(&campaign, &file)).code,
        FailureCode::Refused,
        "too large"
    );
    let long = firm.refused(ReadCard {
        campaign_id: campaign.clone(),
        place: None,
        data: None,
        text: Some("x\n".repeat(20_000)),
    });
    assert_eq!(long.code, FailureCode::Refused);
    let bomb = firm.pasted(
        &campaign,
        &format!("BEGIN:VCARD\n{}END:VCARD", "TEL:06\n".repeat(2_000)),
    );
    assert!(
        bomb.values.len() < 10,
        "the same thing once: {}",
        bomb.values.len()
    );

    let passphrase = firm.add("Paul Roche", Role::Admin);
    firm.lock();
    firm.unlock(&passphrase).unwrap();
    let failure = firm.refused(ReadCard {
        campaign_id: campaign,
        place: None,
        data: None,
        text: Some("a@b.fr".to_owned()),
    });
    assert_eq!(failure.code, FailureCode::NotFound);
}
