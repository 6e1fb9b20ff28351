//! A firm in a folder of its own, with a clock that the journey sets.

use crate::letters::Letter;
use contract::{
    Command, Failure,
    board::{BoardView, CardView, ShowBoard},
    contacts::{ContactRow, ListContacts},
    firm::{CreateFirm, Lock, MakeRecoveryKit, SessionView, Unlock},
    inbox::{InboxTab, ListMessages, MessageRow, MessageView, OpenMessage},
    ingest::{IngestReport, JobView, ListJobs, StartIngest},
    members::AddMember,
    notifications::{ListNotifications, NotificationView},
    search::{HitView, Search},
    words::{FirmKind, Language, Role, Scope},
    workspaces::{ListWorkspaces, ShowWorkspace, WorkspaceRow, WorkspaceView},
};
use jiff::{SignedDuration, Timestamp};
use office::{Clock, Desk, DeskOptions, Error, Handle, Keyring, Session, Weak};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicU32, Ordering},
    },
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// The passphrase of the head of the firm.
pub(crate) const PASSPHRASE: &str = "cerise lampadaire quinze otarie rivage";

/// A Friday morning in Paris, with 48 open hours of a week behind it.
pub(crate) const NOW: &str = "2026-11-20T10:12:00+01:00";

/// How long a job may take before a journey gives up.
const PATIENCE: Duration = Duration::from_secs(300);

/// A clock that stands still until it is set.
#[derive(Debug)]
pub(crate) struct Hands(Mutex<Timestamp>);

impl Hands {
    pub(crate) fn at(time: &str) -> Arc<Self> {
        Arc::new(Self(Mutex::new(time.parse().unwrap())))
    }

    pub(crate) fn set(&self, time: &str) {
        *self.0.lock().unwrap() = time.parse().unwrap();
    }

    /// Moves the clock, also backwards.
    pub(crate) fn pass(&self, by: SignedDuration) {
        let mut now = self.0.lock().unwrap();
        *now = now.checked_add(by).unwrap();
    }
}

impl Clock for Hands {
    fn now(&self) -> Timestamp {
        *self.0.lock().unwrap()
    }
}

/// What the journeys' own platform signs licences with.
pub(crate) fn platform() -> vault::SigningSeed {
    vault::SigningSeed::new([42; 32])
}

/// A desk on a data folder.
pub(crate) fn desk(data_dir: &Path, clock: &Arc<Hands>) -> Desk {
    let options = DeskOptions {
        data_dir: data_dir.to_owned(),
        clock: Arc::clone(clock) as Arc<dyn Clock>,
        keyring: Keyring::None,
        platform_key: platform().verifying_key().encode(),
    };
    Desk::open(options).unwrap()
}

/// The file of a closed firm in a data folder, opened with its keys.
pub(crate) fn file_of(data: &Path, tenant_id: &str) -> store::Store {
    let folder = data.join("firms").join(tenant_id);
    let envelope =
        vault::Envelope::decode(&fs::read(folder.join("firm.keys.json")).unwrap()).unwrap();
    let (_, master) = envelope.open_with_passphrase(None, PASSPHRASE).unwrap();
    let keys = master.derive();
    let keys = store::Keys {
        database: keys.database,
        blobs: keys.blobs,
        names: keys.names,
    };
    let device = fs::read_to_string(data.join("device"))
        .unwrap()
        .trim()
        .parse()
        .unwrap();
    let options = store::Options {
        folder,
        keys,
        device,
    };
    let started = Instant::now();
    loop {
        match store::Store::open(&options) {
            Err(store::Error::InUse) if started.elapsed() < Duration::from_secs(5) => {
                std::thread::sleep(Duration::from_millis(10))
            }
            opened => return opened.unwrap(),
        }
    }
}

/// An open firm. The folder goes with the last journey that uses it.
pub(crate) struct Cabinet {
    pub(crate) desk: Desk,
    pub(crate) clock: Arc<Hands>,
    pub(crate) tenant_id: String,
    pub(crate) kit: Vec<String>,
    folder: Arc<TempDir>,
    drops: AtomicU32,
}

impl Cabinet {
    /// A law firm, just made: Claire Valmer is its head and sits at the screen.
    pub(crate) fn new() -> Self {
        Self::beside(
            &Arc::new(tempfile::tempdir().unwrap()),
            "Cabinet Valmer",
            PASSPHRASE,
        )
    }

    /// A firm in a data folder that may hold others.
    pub(crate) fn beside(folder: &Arc<TempDir>, name: &str, passphrase: &str) -> Self {
        let clock = Hands::at(NOW);
        let desk = desk(&folder.path().join("data"), &clock);
        let kit = desk.handle(MakeRecoveryKit {}).unwrap().words;
        let request = CreateFirm {
            name: name.to_owned(),
            kind: FirmKind::LawFirm,
            owner_name: "Claire Valmer".to_owned(),
            owner_email: "claire@valmer-avocats.example.fr".to_owned(),
            language: Language::Fr,
            passphrase: passphrase.to_owned(),
            kit_words: kit.clone(),
            remember: false,
        };
        let session = desk.create_firm(&request, Weak::Refused).unwrap();
        Self {
            desk,
            clock,
            tenant_id: session.tenant_id,
            kit,
            folder: Arc::clone(folder),
            drops: AtomicU32::new(0),
        }
    }

    /// The application's data folder.
    pub(crate) fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// A new place outside of the data folder.
    pub(crate) fn place(&self, name: &str) -> PathBuf {
        let number = self.drops.fetch_add(1, Ordering::Relaxed);
        let place = self
            .folder
            .path()
            .join(format!("{}-{number}", &self.tenant_id[30..]))
            .join(name);
        fs::create_dir_all(place.parent().unwrap()).unwrap();
        place
    }

    /// Puts a question that must be answered.
    pub(crate) fn ask<C>(&self, command: C) -> C::Reply
    where
        C: Command,
        Session: Handle<C>,
    {
        self.desk
            .ask(command)
            .unwrap_or_else(|error| panic!("{}: {error}", C::NAME))
    }

    /// Puts a question that must be refused.
    pub(crate) fn refused<C>(&self, command: C) -> Failure
    where
        C: Command,
        Session: Handle<C>,
    {
        let Err(error) = self.desk.ask(command) else {
            panic!("{} was answered", C::NAME)
        };
        error.into_failure("00000000".to_owned())
    }

    pub(crate) fn lock(&self) {
        self.desk.handle(Lock {}).unwrap();
    }

    /// Unlocks as whoever has this passphrase.
    pub(crate) fn unlock(&self, passphrase: &str) -> Result<SessionView, Error> {
        let request = || Unlock {
            tenant_id: self.tenant_id.clone(),
            passphrase: Some(passphrase.to_owned()),
            code: None,
            remember: None,
        };
        let started = Instant::now();
        loop {
            // A job that was told to stop may hold the file for a moment longer.
            match self.desk.handle(request()) {
                Err(Error::Store(store::Error::InUse))
                    if started.elapsed() < Duration::from_secs(5) =>
                {
                    std::thread::sleep(Duration::from_millis(10))
                }
                answer => return answer,
            }
        }
    }

    /// Adds a member, whose passphrase is the answer. The head of the firm stays at the screen.
    pub(crate) fn add(&self, name: &str, role: Role) -> String {
        let passphrase = format!("chaloupe girouette mandarine {name} tambour");
        let email = format!(
            "{}@valmer-avocats.example.fr",
            name.to_lowercase().replace(' ', ".")
        );
        self.ask(AddMember {
            name: name.to_owned(),
            email,
            role,
            language: Language::Fr,
            passphrase: passphrase.clone(),
        });
        passphrase
    }

    /// Drops letters on the window and waits until they are in.
    pub(crate) fn receive(&self, letters: &[&Letter]) -> IngestReport {
        let folder = self.place("mails");
        fs::create_dir_all(&folder).unwrap();
        for (number, letter) in letters.iter().enumerate() {
            fs::write(folder.join(format!("{number:05}.eml")), letter.bytes()).unwrap();
        }
        self.bring_in(&folder)
    }

    /// Receives one letter and opens it.
    pub(crate) fn receive_one(&self, letter: &Letter) -> MessageView {
        let report = self.receive(&[letter]);
        assert_eq!(
            (report.read, report.stored, report.failed.len()),
            (1, 1, 0),
            "{report:?}"
        );
        self.by_subject(&letter.subject)
    }

    /// Drops a file or folder on the window and waits until it is in.
    pub(crate) fn bring_in(&self, path: &Path) -> IngestReport {
        let token = self.desk.offer(path).token;
        let job = self.ask(StartIngest {
            places: vec![token],
            account: None,
        });
        let job = self.finished(&job.id);
        assert_eq!(job.state, "done", "{job:?}");
        job.report.unwrap()
    }

    /// A job once it has ended.
    pub(crate) fn finished(&self, id: &str) -> JobView {
        let started = Instant::now();
        loop {
            let job = self
                .ask(ListJobs {})
                .jobs
                .into_iter()
                .find(|job| job.id == id)
                .unwrap();
            if job.state != "running" {
                return job;
            }
            assert!(started.elapsed() < PATIENCE, "still running: {job:?}");
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// The rows of one tab of the inbox, all of them, newest first.
    pub(crate) fn tab(&self, tab: InboxTab) -> Vec<MessageRow> {
        let (mut rows, mut cursor) = (Vec::new(), None);
        loop {
            let page = self.ask(ListMessages {
                tab,
                filter: None,
                cursor,
                limit: 200,
            });
            rows.extend(page.items);
            cursor = page.next;
            if cursor.is_none() {
                assert_eq!(
                    rows.len(),
                    page.total as usize,
                    "the total is the number of rows"
                );
                return rows;
            }
        }
    }

    /// Every message.
    pub(crate) fn inbox(&self) -> Vec<MessageRow> {
        self.tab(InboxTab::All)
    }

    pub(crate) fn open(&self, id: &str) -> MessageView {
        self.ask(OpenMessage {
            id: id.to_owned(),
            remote_content: None,
        })
    }

    /// The one message with this subject.
    pub(crate) fn by_subject(&self, subject: &str) -> MessageView {
        let rows: Vec<_> = self
            .inbox()
            .into_iter()
            .filter(|row| row.subject == subject)
            .collect();
        assert_eq!(rows.len(), 1, "messages with the subject {subject:?}");
        self.open(&rows[0].id)
    }

    pub(crate) fn board(&self) -> BoardView {
        self.ask(ShowBoard {
            scope: Scope::Firm,
            filter: None,
            limit: 500,
        })
    }

    /// The card of a message.
    pub(crate) fn card(&self, id: &str) -> CardView {
        self.board()
            .columns
            .into_iter()
            .flat_map(|column| column.cards)
            .find(|card| card.id == id)
            .unwrap()
    }

    pub(crate) fn workspaces(&self) -> Vec<WorkspaceRow> {
        self.ask(ListWorkspaces {
            procedure: None,
            urgency: None,
            archived: None,
            query: None,
            cursor: None,
            limit: 200,
            outcome: None,
            counted: None,
        })
        .items
    }

    pub(crate) fn workspace(&self, id: &str) -> WorkspaceView {
        self.ask(ShowWorkspace { id: id.to_owned() })
    }

    pub(crate) fn contacts(&self) -> Vec<ContactRow> {
        self.ask(ListContacts {
            query: None,
            cursor: None,
            limit: 200,
        })
        .items
    }

    pub(crate) fn notifications(&self) -> Vec<NotificationView> {
        self.ask(ListNotifications {}).items
    }

    pub(crate) fn search(&self, query: &str) -> Vec<HitView> {
        self.ask(Search {
            query: query.to_owned(),
            kinds: None,
            limit: 50,
            offset: None,
        })
        .hits
    }

    /// Locks the firm and opens its file with its keys: for what has no command.
    pub(crate) fn file(&self) -> store::Store {
        self.lock();
        file_of(&self.data(), &self.tenant_id)
    }

    /// The names of everything that happened, in order. Locks the firm.
    pub(crate) fn events(&self) -> Vec<String> {
        let events = self
            .file()
            .read(|reader| reader.events_after(0, 100_000))
            .unwrap();
        events.into_iter().map(|event| event.name).collect()
    }
}
