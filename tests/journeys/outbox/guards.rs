//! Addresses that are never written to, and text that wants to be more than text.

use super::*;
use contract::prospects::SortProspects;

#[test]
fn a_suppressed_address_gets_nothing_in_any_way() {
    let show = Show::new(2);
    show.ready();
    show.firm.ask(SuppressAddress {
        email: address(0).to_uppercase(),
        reason: "l’a demandé".to_owned(),
    });
    assert_eq!(show.run(), sent(1, 1, 0, 0));
    assert_eq!(show.fate(0), ("failed".to_owned(), "suppressed".to_owned()));
    // The same person on another list of the same campaign.
    show.add(0, "Zoé");
    let again = show.prepare(true);
    assert_eq!(again.blocked.len(), 1);
    let problem = &again.blocked[0].problems[0];
    assert_eq!(problem.word, "suppressed");
    assert!(problem.message_fr.contains("l’a demandé"), "{problem:?}");
    assert_eq!(show.arrived(0), 0);
}

#[test]
fn nothing_that_is_typed_becomes_a_header_or_a_tag() {
    let show = Show::new(1);
    for (subject, body) in [
        ("Merci\r\nBcc: tous@acheteur.example.fr", "x"),
        ("Merci {{ prenom }}", "x"),
        ("Merci", "<script>alert(1)</script>"),
        ("Merci", "{% for x in y %}"),
        ("Merci", "{{ first_name"),
    ] {
        let refused = show.firm.refused(template(subject, body));
        assert_eq!(refused.reason, "template", "{subject} {body}");
    }
    let mut sender = account(&show.server, PASSWORD, 0);
    sender.from_name = "Hugo\r\nBcc: tous@acheteur.example.fr".to_owned();
    assert_eq!(show.firm.refused(sender).reason, "invalid");

    let marked = show.add(1, "<img src=x onerror=alert(1)>");
    let preview = show.preview(&marked);
    assert_eq!(
        (preview.problems[0].word.as_str(), preview.bytes.as_str()),
        ("markup", "")
    );
    assert!(!preview.html.contains("<img"));
    // A list's cell is one line by then; what was a header is a name.
    let injected = show.add(2, "Zoé\r\nBcc: tous@acheteur.example.fr");
    let preview = show.preview(&injected);
    let read = mail::parse(&decoded(&preview)).unwrap();
    assert!(read.bcc.is_empty() && read.to.len() == 1);
    let report = show.prepare(false);
    assert_eq!(report.blocked.len(), 1);
    show.approve();
    assert_eq!(show.run(), sent(2, 0, 0, 0));
    let everybody: Vec<String> = show
        .server
        .received()
        .into_iter()
        .flat_map(|mail| mail.to)
        .collect();
    assert!(
        everybody.iter().all(|to| to.starts_with("client")),
        "{everybody:?}"
    );
}

#[test]
fn nothing_leaves_for_who_was_put_away_since_and_what_is_wanted_again_may() {
    let show = Show::new(3);
    show.prepare(false);
    let of = |number: usize| show.mail_to(number);
    let put = |number: usize, stage: Stage| {
        let ids = vec![show.prospects[number].clone()];
        show.firm.ask(SortProspects { ids, stage });
    };
    put(1, Stage::Trash);
    let draft = of(1);
    let refused = show.firm.ask(ApproveMails {
        ids: vec![draft.id],
        sha256s: vec![draft.sha256],
    });
    assert_eq!(
        (refused.changed, refused.refused[0].word.as_str()),
        (0, "put_away")
    );
    for number in [0, 2] {
        let draft = of(number);
        let done = show.firm.ask(ApproveMails {
            ids: vec![draft.id],
            sha256s: vec![draft.sha256],
        });
        assert_eq!(done.changed, 1);
    }
    put(2, Stage::Trash);
    assert_eq!(show.run(), sent(1, 1, 0, 0));
    assert_eq!(show.fate(2), ("failed".to_owned(), "put_away".to_owned()));
    assert_eq!(show.arrived(2), 0);
    put(2, Stage::Oven);
    show.firm.ask(RetryMails {
        ids: vec![of(2).id],
    });
    assert_eq!(show.run(), sent(1, 0, 0, 0));
    assert_eq!(show.arrived(2), 1);
}

#[test]
fn what_was_approved_or_given_up_is_a_draft_again_and_leaves_only_when_approved_anew() {
    let show = Show::new(2);
    show.ready();
    let ids = |state: &str| -> Vec<String> {
        show.page(Some(state))
            .items
            .into_iter()
            .map(|one| one.id)
            .collect()
    };
    let put_back = |ids: Vec<String>| show.firm.ask(PutBackMails { ids });
    assert_eq!(put_back(ids("ready")).changed, 2);
    assert_eq!(
        show.run(),
        sent(0, 0, 0, 0),
        "an approval that was taken back is none"
    );

    show.firm.ask(CancelMails { ids: ids("draft") });
    assert_eq!(
        show.prepare(false).unchanged,
        2,
        "a stage leaves alone who was passed over"
    );
    let named = PrepareMails {
        campaign_id: show.campaign.clone(),
        template_id: show.template.clone(),
        stage: None,
        ids: Some(vec![show.prospects[0].clone()]),
        again: None,
    };
    let session = show.firm.desk.session().unwrap();
    let report = session.prepare_mails(&named, &mut |_, _| true).unwrap();
    assert_eq!(
        (report.renewed, report.unchanged),
        (1, 0),
        "who is named is meant"
    );
    assert_eq!(show.fate(0).0, "draft");
    assert_eq!(put_back(ids("cancelled")).changed, 1);

    assert_eq!(show.approve(), 2);
    assert_eq!(show.run(), sent(2, 0, 0, 0));
    assert_eq!((show.arrived(0), show.arrived(1)), (1, 1));
    let gone = put_back(ids("sent"));
    assert_eq!(
        (gone.changed, gone.refused.len()),
        (0, 2),
        "what left cannot come back"
    );
}

#[test]
fn a_mail_prepared_before_the_account_says_so_and_leaves_once_prepared_again() {
    let show = Show::without_account(1);
    show.prepare(false);
    let refused = || {
        let draft = show.mail_to(0);
        let done = show.firm.ask(ApproveMails {
            ids: vec![draft.id],
            sha256s: vec![draft.sha256],
        });
        done.refused[0].word.clone()
    };
    assert_eq!(refused(), "no_sender");
    show.firm.ask(account(&show.server, PASSWORD, 0));
    assert_eq!(refused(), "other_sender");
    show.ready();
    assert_eq!(show.run(), sent(1, 0, 0, 0));
}
