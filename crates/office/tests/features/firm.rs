//! A firm for the length of a test.

use contract::{
    Command, Failure,
    firm::CreateFirm,
    ingest::{IngestReport, ListJobs, StartIngest},
    words::{FirmKind, Language, Procedure},
    workspaces::{CreateWorkspace, ListWorkspaces, WorkspaceView},
};
use jiff::Timestamp;
use office::{Clock, Desk, DeskOptions, Handle, Keyring, Session, Weak};
use serde_json::{Value, json};
use std::{
    sync::{Arc, Mutex},
    time::Duration,
};
use tempfile::TempDir;

pub(crate) const PASSPHRASE: &str = "un tilleul sous la pluie de novembre";

/// A clock that stands still until somebody moves it.
pub(crate) struct Hands(Mutex<Timestamp>);

impl Hands {
    pub(crate) fn set(&self, now: &str) {
        *self.0.lock().unwrap() = now.parse().unwrap();
    }
}

impl Clock for Hands {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}

/// A firm on Friday 20 November 2026 at 10:12 in Paris.
pub(crate) struct Firm {
    pub(crate) desk: Desk,
    pub(crate) clock: Arc<Hands>,
    pub(crate) tenant: String,
    folder: TempDir,
}

impl Firm {
    pub(crate) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let clock = Arc::new(Hands(Mutex::new("2026-11-20T09:12:00Z".parse().unwrap())));
        let options = DeskOptions {
            data_dir: folder.path().join("data"),
            clock: Arc::clone(&clock) as Arc<dyn Clock>,
            keyring: Keyring::None,
            ..DeskOptions::at(folder.path())
        };
        let desk = Desk::open(options).unwrap();
        let kit = desk.call("firm.make_recovery_kit", json!({})).unwrap();
        let session = desk
            .create_firm(
                &CreateFirm {
                    name: "Cabinet Test".into(),
                    kind: FirmKind::LawFirm,
                    owner_name: "Me Hélène Vauquelin".into(),
                    owner_email: "h.vauquelin@cabinet.example".into(),
                    language: Language::Fr,
                    passphrase: PASSPHRASE.into(),
                    kit_words: serde_json::from_value(kit["words"].clone()).unwrap(),
                    remember: false,
                },
                Weak::Refused,
            )
            .unwrap();
        Self {
            desk,
            clock,
            tenant: session.tenant_id,
            folder,
        }
    }

    pub(crate) fn session(&self) -> Arc<Session> {
        self.desk.session().unwrap()
    }

    /// The answer to a command.
    pub(crate) fn ask<C>(&self, command: C) -> C::Reply
    where
        C: Command,
        Session: Handle<C>,
    {
        self.desk
            .ask(command)
            .unwrap_or_else(|error| panic!("{}: {error}", C::NAME))
    }

    /// The refusal of a command.
    pub(crate) fn refused<C>(&self, command: C) -> Failure
    where
        C: Command,
        Session: Handle<C>,
    {
        match self.desk.ask(command) {
            Ok(_) => panic!("{} was not refused", C::NAME),
            Err(error) => error.into_failure(String::new()),
        }
    }

    /// The answer to a command as the window writes it.
    pub(crate) fn call(&self, name: &str, request: Value) -> Value {
        self.desk
            .call(name, request)
            .unwrap_or_else(|failure| panic!("{name}: {failure:?}"))
    }

    /// Brings letters in and waits until they are filed.
    pub(crate) fn receive(&self, letters: &[String]) -> IngestReport {
        let folder = tempfile::tempdir_in(self.folder.path()).unwrap();
        let places = letters
            .iter()
            .enumerate()
            .map(|(n, letter)| {
                let path = folder.path().join(format!("{n}.eml"));
                std::fs::write(&path, letter.replace('\n', "\r\n")).unwrap();
                self.desk.offer(&path).token
            })
            .collect();
        let job = self.ask(StartIngest {
            places,
            account: None,
        });
        self.finished(&job.id).report.unwrap()
    }

    /// Waits for a job, three minutes at most: training takes its time on a busy machine.
    pub(crate) fn finished(&self, id: &str) -> contract::ingest::JobView {
        for _ in 0..18_000 {
            let jobs = self.ask(ListJobs {}).jobs;
            if let Some(job) = jobs
                .into_iter()
                .find(|job| job.id == id && job.state != "running")
            {
                assert_eq!(job.state, "done", "{:?}", job.error);
                return job;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("the job {id} did not end");
    }
}

/// A letter as a mailbox holds it.
pub(crate) fn letter(from: &str, subject: &str, body: &str) -> String {
    let id = subject
        .bytes()
        .chain(body.bytes())
        .fold(7u64, |hash, byte| hash.wrapping_mul(31) ^ u64::from(byte));
    format!(
        "From: {from}\nTo: h.vauquelin@cabinet.example\nSubject: {subject}\nDate: Fri, 20 Nov 2026 09:00:00 +0100\n\
         Message-ID: <{id}@example.org>\nContent-Type: text/plain; charset=utf-8\n\n{body}\n"
    )
}

/// A mail that opens a workspace and hints at a deadline.
pub(crate) fn oqtf() -> String {
    letter(
        "Nadia Cherkaoui <nadia@example.org>",
        "Obligation de quitter le territoire",
        "Bonjour Maître,\n\nJ'ai reçu une obligation de quitter le territoire français (OQTF) avec un délai de départ volontaire \
         de trente jours. L'arrêté du préfet du Nord m'a été notifié le 18 novembre 2026. Je voudrais faire un recours.\n\n\
         Nadia Cherkaoui\n06 39 98 22 16",
    )
}

/// The open workspaces.
pub(crate) fn list() -> ListWorkspaces {
    ListWorkspaces {
        procedure: None,
        urgency: None,
        archived: None,
        query: None,
        cursor: None,
        limit: 100,
        outcome: None,
        counted: None,
    }
}

/// Opens a workspace by hand.
pub(crate) fn workspace(firm: &Firm, client: &str, procedure: Procedure) -> WorkspaceView {
    firm.ask(CreateWorkspace {
        title: None,
        procedure,
        contact_id: None,
        client_name: Some(client.into()),
        client_point: None,
        message_id: None,
    })
}
