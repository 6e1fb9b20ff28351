//! What was previewed arrives to the byte, once, and what may have arrived waits for a person.

use super::*;

#[test]
fn what_was_previewed_arrives_to_the_byte_and_once() {
    let show = Show::new(4);
    let first = show.preview(&show.prospects[0]);
    assert_eq!(first.problems, []);
    assert_eq!(first.subject, "Équip’Hôtel : merci, Zoé");
    assert!(first.text.contains("Désinscription"), "{}", first.text);
    show.pass(90);
    let report = show.prepare(false);
    assert_eq!(
        (report.created, report.unchanged, report.blocked.len()),
        (3, 1, 0)
    );
    let previews: Vec<MailPreview> = show.prospects.iter().map(|id| show.preview(id)).collect();
    assert_eq!(previews[0], first, "name and date are fixed with the draft");

    assert_eq!(show.run(), sent(0, 0, 0, 0), "nobody approved anything");
    let draft = show.mail_to(0);
    let other = show.firm.ask(ApproveMails {
        ids: vec![draft.id],
        sha256s: vec![show.mail_to(1).sha256],
    });
    assert_eq!(
        (other.changed, other.refused[0].word.as_str()),
        (0, "changed")
    );
    assert_eq!(show.approve(), 4);
    assert_eq!(show.run(), sent(4, 0, 0, 0));

    let received = show.server.received();
    assert_eq!(received.len(), 4);
    for (number, preview) in previews.iter().enumerate() {
        let mail = received
            .iter()
            .find(|mail| mail.to == [address(number)])
            .unwrap();
        assert_eq!(mail.bytes, decoded(preview), "to the byte");
        assert_eq!(mail.from, USER);
    }
    let report = show.prepare(false);
    assert_eq!((report.created, report.unchanged), (0, 4));
    assert_eq!(show.run(), sent(0, 0, 0, 0));
    assert_eq!(
        show.server.received().len(),
        4,
        "preparing again sends nothing again"
    );

    let place = show.firm.place("preuve.eml");
    show.firm.ask(ProveMail {
        id: show.mail_to(2).id,
        place: show.firm.desk.offer(&place).token,
    });
    assert_eq!(fs::read(&place).unwrap(), decoded(&previews[2]));
    let record: serde_json::Value =
        serde_json::from_slice(&fs::read(place.with_extension("eml.json")).unwrap()).unwrap();
    assert_eq!(record["sha256"], previews[2].sha256.as_str());
    assert_eq!(record["approved_sha256"], record["sha256"]);
    assert_eq!(record["attempts"][0]["server_said"], "2.0.0 kept");

    assert_eq!(show.prepare(true).created, 4, "unless a person asks for it");
}

#[test]
fn a_mail_whose_answer_never_came_waits_for_a_person() {
    let show = Show::new(2);
    show.ready();
    show.server.swallow(&address(0));
    show.server.swallow(&address(1));
    assert_eq!(show.run(), sent(0, 0, 2, 0));
    assert_eq!(show.fate(0), ("unknown".to_owned(), "no_answer".to_owned()));
    show.pass(600);
    assert_eq!(show.run(), sent(0, 0, 0, 0), "never by itself");
    let id = show.mail_to(0).id;
    for refused in [
        show.firm.ask(RetryMails {
            ids: vec![id.clone()],
        }),
        show.firm.ask(CancelMails {
            ids: vec![id.clone()],
        }),
    ] {
        assert_eq!((refused.changed, refused.refused.len()), (0, 1));
    }
    assert_eq!(
        show.prepare(true).created,
        0,
        "not even when the same mail is asked for again"
    );
    let decide = |number: usize, decision: &str| {
        show.firm.ask(DecideMail {
            id: show.mail_to(number).id,
            decision: decision.to_owned(),
        })
    };
    assert_eq!(decide(0, "it_left").state, "sent");
    assert_eq!(decide(1, "send_again").state, "ready");
    assert_eq!(show.run(), sent(1, 0, 0, 0));
    assert_eq!((show.arrived(0), show.arrived(1)), (1, 2));
}

#[test]
fn the_outbox_of_one_person_is_nobody_else_s() {
    let show = Show::new(1);
    show.ready();
    let (mail, first) = (show.mail_to(0).id, show.prospects[0].clone());
    let marc = show.firm.add("Marc Roux", Role::Employee);
    show.firm.lock();
    show.firm.unlock(&marc).unwrap();
    assert_eq!(show.page(None).items.len(), 0);
    assert_eq!(
        show.run(),
        sent(0, 0, 0, 0),
        "and leaves only by its own person"
    );
    let refused = [
        show.firm.refused(CancelMails {
            ids: vec![mail.clone()],
        }),
        show.firm.refused(DecideMail {
            id: mail,
            decision: "it_left".to_owned(),
        }),
        show.firm.refused(PreviewMail {
            campaign_id: show.campaign.clone(),
            prospect_id: first,
            template_id: show.template.clone(),
        }),
    ];
    assert!(refused.iter().all(|failure| failure.reason == "not_found"));
}
#[test]
fn a_missing_value_blocks_and_is_named_and_a_changed_draft_is_written_anew() {
    let show = Show::new(1);
    let nameless = show.firm.ask(SaveProspect {
        was: None,
        campaign_id: show.campaign.clone(),
        id: None,
        lead: LeadView {
            email: Some(address(7)),
            ..LeadView::default()
        },
        score: None,
        follow_up: None,
        stage: Some(Stage::Oven),
    });
    let preview = show.preview(&nameless.row.id);
    let problem = &preview.problems[0];
    assert_eq!(
        (problem.word.as_str(), problem.subject.as_str()),
        ("missing", "first_name")
    );
    let before = show.preview(&show.prospects[0]);
    show.pass(5);
    show.firm.ask(SaveMailTemplate {
        id: Some(show.template.clone()),
        ..template("Merci", "Bonjour {{ first_name | default(\"\") }}")
    });
    let report = show.prepare(false);
    assert_eq!(
        (report.created, report.renewed, report.blocked.len()),
        (1, 1, 0)
    );
    let after = show.preview(&show.prospects[0]);
    assert_ne!(after.sha256, before.sha256);
    assert_eq!(after.mail_id, before.mail_id);
}

#[test]
fn a_mail_that_announces_products_and_names_none_says_so_before_it_leaves() {
    let show = Show::new(2);
    let plain = show.prepare(false);
    assert_eq!((plain.created, plain.without_products), (2, 0));
    assert!(!show.preview(&show.prospects[0]).lacks_products);
    show.pass(5);
    show.firm.ask(SaveMailTemplate {
        id: Some(show.template.clone()),
        ..template(
            "Merci",
            "Voici ce que vous avez choisi :\n\n{{ catalog_block }}",
        )
    });
    let report = show.prepare(false);
    assert_eq!((report.renewed, report.without_products), (2, 2));
    let preview = show.preview(&show.prospects[0]);
    assert!(preview.lacks_products && preview.problems.is_empty());
    show.approve();
    assert!(!show.preview(&show.prospects[0]).lacks_products);
}

#[test]
fn whoever_looks_when_the_last_is_told_finds_nobody_sending() {
    let show = Show::new(0);
    let told = show.firm.desk.subscribe();
    for _ in 0..50 {
        let mut busy = None;
        std::thread::scope(|scope| {
            scope.spawn(|| show.run());
            while told.recv_timeout(Duration::from_millis(20)).is_ok() {
                busy = Some(show.page(None).busy);
            }
        });
        assert_eq!(busy, Some(false));
    }
}
