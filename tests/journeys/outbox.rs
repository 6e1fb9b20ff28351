//! Mail to prospects through a real SMTP server: what was previewed arrives to the byte, once, whatever the server does.

mod kills;

use crate::cabinet::Cabinet;
use contract::{
    campaigns::SaveCampaign,
    ingest::ListJobs,
    mixer::{MailPreview, PrepareMails, PreviewMail, SaveMailTemplate, ShowPrepared},
    outbox::{
        ApproveMails, CancelMails, DecideMail, ListOutbox, OutboxMailView, OutboxPage, ProveMail,
        RetryMails, SaveSender, SmtpServer, SuppressAddress, TestSender,
    },
    prospects::{LeadView, SaveProspect},
    words::{Language, Role, Stage},
};
use jiff::SignedDuration;
use office::Sent;
use std::{fs, time::Duration};
use testkit::SmtpBed;

const USER: &str = "hugo@distri.example.fr";
const PASSWORD: &str = "quai-des-brumes-1938";

/// A show with prospects, a template, an account, and the server it leaves through.
struct Show {
    firm: Cabinet,
    server: SmtpBed,
    campaign: String,
    template: String,
    prospects: Vec<String>,
}

fn address(number: usize) -> String {
    format!("client{number}@acheteur.example.fr")
}

fn account(server: &SmtpBed, secret: &str, hourly_cap: u32) -> SaveSender {
    SaveSender {
        id: None,
        from_name: "Hugo Lefèvre".to_owned(),
        address: USER.to_owned(),
        hourly_cap,
        server: SmtpServer {
            host: "localhost".to_owned(),
            port: server.tls_port(),
            security: "tls".to_owned(),
            username: USER.to_owned(),
            secret: Some(secret.to_owned()),
            auth: "password".to_owned(),
            extra_root_pem: Some(server.ca_pem().to_owned()),
        },
    }
}

impl Show {
    fn new(prospects: usize) -> Self {
        let show = Self::without_account(prospects);
        show.firm.ask(account(&show.server, PASSWORD, 0));
        show
    }

    fn without_account(prospects: usize) -> Self {
        let (firm, server) = (Cabinet::new(), SmtpBed::start(USER, PASSWORD));
        let campaign = firm.ask(SaveCampaign {
            id: None,
            name: "Équip’Hôtel 2026".to_owned(),
            event: Some("Équip’Hôtel".to_owned()),
            place: None,
            starts_on: None,
            ends_on: None,
            distributor: None,
        });
        let template = firm.ask(template(
            "{{ event }} : merci, {{ first_name }}",
            "Bonjour {{ first_name }},\n\nMerci de votre visite.\n.\n..\n\n{{ sender_name }}",
        ));
        let mut show = Self {
            firm,
            server,
            campaign: campaign.id,
            template: template.id,
            prospects: Vec::new(),
        };
        show.prospects = (0..prospects)
            .map(|number| show.add(number, "Zoé"))
            .collect();
        show
    }

    fn add(&self, number: usize, first_name: &str) -> String {
        let lead = LeadView {
            email: Some(address(number)),
            first_name: Some(first_name.to_owned()),
            last_name: Some(format!("Ñandú-{number}")),
            ..LeadView::default()
        };
        let added = self.firm.ask(SaveProspect {
            campaign_id: self.campaign.clone(),
            id: None,
            lead,
            score: None,
            follow_up: None,
            stage: Some(Stage::Oven),
        });
        added.row.id
    }

    fn preview(&self, prospect: &str) -> MailPreview {
        self.firm.ask(PreviewMail {
            campaign_id: self.campaign.clone(),
            prospect_id: prospect.to_owned(),
            template_id: self.template.clone(),
        })
    }

    fn prepare(&self, again: bool) -> contract::mixer::PrepareReport {
        let job = self.firm.ask(PrepareMails {
            campaign_id: self.campaign.clone(),
            template_id: self.template.clone(),
            stage: Some(Stage::Oven),
            ids: None,
            again: Some(again),
        });
        loop {
            let jobs = self.firm.ask(ListJobs {}).jobs;
            let now = jobs.into_iter().find(|one| one.id == job.id).unwrap();
            if now.state != "running" {
                assert_eq!(now.state, "done", "{:?}", now.error);
                return self.firm.ask(ShowPrepared {});
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    fn page(&self, state: Option<&str>) -> OutboxPage {
        self.firm.ask(ListOutbox {
            state: state.map(str::to_owned),
            campaign_id: None,
            cursor: None,
            limit: 500,
        })
    }

    fn mail_to(&self, number: usize) -> OutboxMailView {
        let mut mails = self.page(None).items;
        mails.retain(|mail| mail.recipient == address(number));
        assert_eq!(mails.len(), 1);
        mails.remove(0)
    }

    /// The state of the mail to somebody, and the word for why.
    fn fate(&self, number: usize) -> (String, String) {
        let mail = self.mail_to(number);
        (mail.state, mail.why.map(|why| why.word).unwrap_or_default())
    }

    fn approve(&self) -> u32 {
        let drafts = self.page(Some("draft")).items;
        let (ids, sha256s) = drafts.into_iter().map(|one| (one.id, one.sha256)).unzip();
        let done = self.firm.ask(ApproveMails { ids, sha256s });
        assert!(done.refused.is_empty(), "{:?}", done.refused);
        done.changed
    }

    fn ready(&self) {
        self.prepare(false);
        self.approve();
    }

    fn run(&self) -> Sent {
        let session = self.firm.desk.session().unwrap();
        session.run_outbox(&mut |_, _| true).unwrap()
    }

    fn pass(&self, minutes: i64) {
        self.firm.clock.pass(SignedDuration::from_mins(minutes));
    }

    /// How many mails the server has for somebody.
    fn arrived(&self, number: usize) -> usize {
        let to = vec![address(number)];
        let mails = self.server.received();
        mails.iter().filter(|mail| mail.to == to).count()
    }
}

fn template(subject: &str, body: &str) -> SaveMailTemplate {
    SaveMailTemplate {
        id: None,
        name: "Merci".to_owned(),
        subject: subject.to_owned(),
        body: body.to_owned(),
        language: Language::Fr,
        places: None,
        keep: None,
    }
}

fn sent(sent: u32, failed: u32, unknown: u32, waiting: u32) -> Sent {
    Sent {
        sent,
        failed,
        unknown,
        waiting,
    }
}

fn decoded(preview: &MailPreview) -> Vec<u8> {
    use base64::{Engine as _, engine::general_purpose::STANDARD};
    STANDARD.decode(&preview.bytes).unwrap()
}

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
fn a_server_that_asks_for_patience_is_tried_again_when_it_is_time() {
    let show = Show::new(2);
    show.ready();
    show.server
        .answer("rcpt", &address(0), 1, "451 4.3.2 later");
    assert_eq!(show.run(), sent(1, 0, 0, 1));
    let waiting = show.mail_to(0);
    let why = waiting.why.unwrap();
    assert_eq!(
        (why.word.as_str(), why.said.as_str()),
        ("temporary", "4.3.2 later")
    );
    assert!(waiting.next_at.is_some());
    assert_eq!(show.run(), sent(0, 0, 0, 1), "not before its time");
    show.pass(2);
    assert_eq!(show.run(), sent(1, 0, 0, 0));
    assert_eq!((show.arrived(0), show.arrived(1)), (1, 1));
    assert_eq!(show.mail_to(0).attempts, 2);
}

#[test]
fn refusals_are_told_apart_and_only_what_failed_is_tried_again() {
    let show = Show::new(5);
    show.ready();
    show.server
        .answer("rcpt", &address(0), 1, "550 5.1.1 no such user");
    show.server
        .answer("content", &address(1), 1, "554 5.7.1 looks like spam");
    show.server
        .answer("content", &address(2), 1, "552 5.3.4 too big");
    assert_eq!(show.run(), sent(2, 3, 0, 0));
    for (number, word) in [(0, "recipient"), (1, "refused"), (2, "too_large")] {
        assert_eq!(show.fate(number), ("failed".to_owned(), word.to_owned()));
        assert_eq!(show.arrived(number), 0);
    }
    let ids: Vec<String> = (0..5).map(|number| show.mail_to(number).id).collect();
    let retried = show.firm.ask(RetryMails { ids });
    assert_eq!((retried.changed, retried.refused.len()), (3, 2));
    assert!(retried.refused.iter().all(|one| one.word == "illegal_step"));
    assert_eq!(show.run(), sent(3, 0, 0, 0));
    assert!((0..5).all(|number| show.arrived(number) == 1));
}

#[test]
fn a_server_that_dies_within_a_mail_gets_it_again_and_once() {
    let mut show = Show::new(3);
    show.ready();
    show.server.die_within(&address(1));
    let first = show.run();
    assert_eq!(
        (first.unknown, first.failed),
        (0, 0),
        "it did not leave, which is certain"
    );
    assert_eq!(show.fate(1), ("ready".to_owned(), "dropped".to_owned()));
    assert_eq!(show.arrived(1), 0);
    show.server.behave();
    show.server.restart();
    show.pass(10);
    show.run();
    assert!((0..3).all(|number| show.arrived(number) == 1));
    assert_eq!(show.page(None).counts.sent, 3);
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
fn a_wrong_password_fails_one_mail_and_holds_the_others() {
    let show = Show::without_account(3);
    let test = show.firm.ask(TestSender {
        server: account(&show.server, "wrong", 0).server,
    });
    assert_eq!(
        test.why.map(|why| why.word).as_deref(),
        Some("authentication")
    );
    let senders = show.firm.ask(account(&show.server, "wrong", 0));
    show.ready();
    assert_eq!(show.run(), sent(0, 1, 0, 2));
    assert_eq!(
        show.run(),
        sent(0, 0, 0, 2),
        "the password is not tried again"
    );
    let fates: Vec<_> = (0..3).map(|number| show.fate(number)).collect();
    assert!(
        fates.iter().all(|(_, why)| why == "authentication"),
        "{fates:?}"
    );
    show.firm.ask(SaveSender {
        id: Some(senders.items[0].id.clone()),
        ..account(&show.server, PASSWORD, 0)
    });
    let failed = show.page(Some("failed")).items;
    show.firm.ask(RetryMails {
        ids: failed.into_iter().map(|mail| mail.id).collect(),
    });
    assert_eq!(show.run(), sent(3, 0, 0, 0));
    assert_eq!(show.server.received().len(), 3);
}

#[test]
fn an_hourly_cap_goes_on_at_the_exact_recipient() {
    let show = Show::without_account(5);
    show.firm.ask(account(&show.server, PASSWORD, 2));
    show.ready();
    assert_eq!(show.run(), sent(2, 0, 0, 3));
    let waiting = show.page(Some("ready")).items;
    assert!(waiting.iter().all(|mail| {
        mail.next_at.is_some()
            && mail
                .why
                .as_ref()
                .is_some_and(|why| why.word == "hourly_cap")
    }));
    show.pass(30);
    assert_eq!(show.run(), sent(0, 0, 0, 3));
    show.pass(31);
    assert_eq!(show.run(), sent(2, 0, 0, 1));
    show.pass(61);
    assert_eq!(show.run(), sent(1, 0, 0, 0));
    assert!((0..5).all(|number| show.arrived(number) == 1));
}

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
fn offline_everything_waits_and_then_leaves() {
    let mut show = Show::new(3);
    show.ready();
    show.server.stop();
    assert_eq!(show.run(), sent(0, 0, 0, 3));
    let waiting = show.page(Some("ready")).items;
    for mail in waiting {
        let why = mail.why.unwrap();
        assert_eq!(why.word, "offline");
        assert!(why.message_fr.starts_with("Hors ligne"));
    }
    show.server.restart();
    assert_eq!(show.run(), sent(3, 0, 0, 0));
}

#[test]
fn starttls_is_taken_and_a_stranger_s_certificate_is_not() {
    let show = Show::without_account(1);
    let starttls = |root: Option<String>| {
        let mut save = account(&show.server, PASSWORD, 0);
        save.server.port = show.server.starttls_port();
        save.server.security = "starttls".to_owned();
        save.server.extra_root_pem = root;
        save
    };
    let test = show.firm.ask(TestSender {
        server: starttls(None).server,
    });
    assert_eq!(test.why.map(|why| why.word).as_deref(), Some("not_trusted"));
    show.firm
        .ask(starttls(Some(show.server.ca_pem().to_owned())));
    show.ready();
    assert_eq!(show.run(), sent(1, 0, 0, 0));
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
fn a_missing_value_blocks_and_is_named_and_a_changed_draft_is_written_anew() {
    let show = Show::new(1);
    let nameless = show.firm.ask(SaveProspect {
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
