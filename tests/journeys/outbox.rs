//! Mail to prospects through a real SMTP server: what was previewed arrives to the byte, once, whatever the server does.

mod cancelled;
mod corrected;
mod erased;
mod guards;
mod kills;
mod obstacles;
mod once;
mod products;
mod report;
mod restored;

use crate::cabinet::Cabinet;
use contract::{
    campaigns::SaveCampaign,
    ingest::ListJobs,
    mixer::{MailPreview, PrepareMails, PreviewMail, SaveMailTemplate, ShowPrepared},
    outbox::{
        ApproveMails, CancelMails, DecideMail, ListOutbox, OutboxMailView, OutboxPage, ProveMail,
        PutBackMails, RetryMails, SaveSender, SmtpServer, SuppressAddress, TestSender,
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
            was: None,
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
