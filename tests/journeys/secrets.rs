//! Nobody else can read it: two firms in one folder, what lies on disk, what is said in errors and logs (A02, A03, B57).

use crate::{
    cabinet::{Cabinet, PASSPHRASE},
    letters::{self, Letter, base64},
};
use contract::{audit::Verify, words::Procedure, workspaces::CreateWorkspace};
use serde_json::json;
use std::{
    fs,
    io::Write,
    path::Path,
    sync::{Arc, Mutex, OnceLock},
};
use tracing_subscriber::fmt::MakeWriter;

/// Everything that was logged by this process, at every level.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl MakeWriter<'_> for Log {
    type Writer = Self;

    fn make_writer(&self) -> Self {
        self.clone()
    }
}

fn log() -> Log {
    static LOG: OnceLock<Log> = OnceLock::new();
    LOG.get_or_init(|| {
        let log = Log::default();
        let subscriber = tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_writer(log.clone())
            .finish();
        tracing::subscriber::set_global_default(subscriber).unwrap();
        log
    })
    .clone()
}

fn contains(bytes: &[u8], needle: &[u8]) -> bool {
    let first = needle[0];
    bytes
        .iter()
        .enumerate()
        .any(|(at, &byte)| byte == first && bytes[at..].starts_with(needle))
}

/// Files in which any of the needles stands.
fn leaks(folder: &Path, needles: &[String]) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    let mut files = 0;
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            for needle in needles {
                if contains(path.to_string_lossy().as_bytes(), needle.as_bytes()) {
                    found.push(format!("{needle} in the name {}", path.display()));
                }
            }
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            files += 1;
            let bytes = fs::read(&path).unwrap();
            for needle in needles {
                if contains(&bytes, needle.as_bytes()) {
                    found.push(format!("{needle} in {}", path.display()));
                }
            }
        }
    }
    assert!(files > 2, "there is something to look at");
    found
}

/// A word that stands nowhere else.
fn canary(firm: &str, number: usize) -> String {
    // Letters only, so that it is one word for the search.
    let digits: String = format!("{number:04}")
        .bytes()
        .map(|digit| char::from(b'a' + digit - b'0'))
        .collect();
    format!("kanari{firm}{digits}zq")
}

/// Letters in which canaries stand everywhere: names, addresses, subjects, texts, file names, attachments.
fn letters_of(firm: &str, count: usize) -> Vec<Letter> {
    (0..count)
        .step_by(5)
        .map(|number| {
            let word = |place: usize| canary(firm, number + place);
            letters::oqtf()
                .subject(&format!("OQTF {}", word(0)))
                .text(
                    &letters::oqtf()
                        .text
                        .replace(
                            "Amadou DIALLO",
                            &format!("Amadou {}", word(1).to_uppercase()),
                        )
                        .replace("deux enfants", &format!("deux enfants ({})", word(2))),
                )
                .attach(
                    &format!("{}.txt", word(3)),
                    "text/plain",
                    format!("Pièce {}", word(4)).as_bytes(),
                )
                .named(
                    &format!("Amadou {}", word(1)),
                    &format!("{}@courriel.example", word(1)),
                )
        })
        .collect()
}

#[test]
fn two_firms_in_one_data_folder_know_nothing_of_each_other() {
    const CANARIES: usize = 500;
    let folder = Arc::new(tempfile::tempdir().unwrap());
    let first = Cabinet::beside(&folder, "Cabinet Un", PASSPHRASE);
    let letters = letters_of("un", CANARIES);
    let report = first.receive(&letters.iter().collect::<Vec<_>>());
    assert_eq!(report.stored as usize, letters.len());
    for number in [0, 2, 4] {
        assert!(
            !first.search(&canary("un", number)).is_empty(),
            "canary {number} can be found by those who may"
        );
    }
    first.lock();

    let second = Cabinet::beside(
        &folder,
        "Cabinet Deux",
        "pivoine escabeau trente brume gazette",
    );
    let own = letters_of("deux", 25);
    second.receive(&own.iter().collect::<Vec<_>>());
    for number in 0..CANARIES {
        let word = canary("un", number);
        assert!(second.search(&word).is_empty(), "{word}");
        assert!(
            second
                .search(&format!("{}*", &word[..word.len() - 2]))
                .is_empty(),
            "{word}"
        );
    }
    let everything = format!(
        "{:?}{:?}{:?}{:?}",
        second.inbox(),
        second.contacts(),
        second.workspaces(),
        second.board()
    );
    assert!(!everything.contains("kanariun"), "not in a list");
    for row in second.inbox() {
        assert!(!format!("{:?}", second.open(&row.id)).contains("kanariun"));
    }
    let stranger = first
        .unlock(PASSPHRASE)
        .map(|_| first.inbox()[0].id.clone())
        .unwrap();
    assert!(
        second
            .desk
            .call("inbox.open", json!({ "id": stranger }))
            .is_err(),
        "an id of another firm opens nothing"
    );
    // One firm's passphrase, and kit, are nothing to the other.
    second.lock();
    assert!(second.unlock(PASSPHRASE).is_err());
    let recover = json!({ "tenantId": second.tenant_id, "words": first.kit.join(" "), "newPassphrase": "pivoine escabeau trente brume gazette neuf" });
    assert_eq!(
        second
            .desk
            .call("firm.recover", recover)
            .unwrap_err()
            .reason,
        "wrong_kit"
    );
    // Nor are the files of one anything to the key of the other.
    let firms = first.data().join("firms");
    first.lock();
    let (from, to) = (
        firms.join(&first.tenant_id).join("firm.keys.json"),
        firms.join(&second.tenant_id).join("firm.keys.json"),
    );
    let own = fs::read(&to).unwrap();
    fs::copy(&from, &to).unwrap();
    assert!(
        second.unlock(PASSPHRASE).is_err(),
        "the key file of one beside the data of the other opens nothing"
    );
    fs::write(&to, own).unwrap();
    second
        .unlock("pivoine escabeau trente brume gazette")
        .unwrap();
    assert!(second.ask(Verify {}).ok);
}

#[test]
fn nothing_readable_lies_on_disk_while_the_firm_is_open_or_closed() {
    let firm = Cabinet::new();
    let letters = letters_of("disque", 100);
    firm.receive(&letters.iter().collect::<Vec<_>>());
    let id = firm.inbox()[0].id.clone();
    firm.desk
        .call(
            "inbox.save_draft",
            json!({ "id": id, "text": "Brouillon kanaribrouillonzq" }),
        )
        .unwrap();
    firm.ask(CreateWorkspace {
        title: Some("kanaridossierzq".to_owned()),
        procedure: Procedure::Asile,
        contact_id: None,
        client_name: Some("Kanariclientzq".to_owned()),
        client_point: None,
        message_id: None,
    });
    let colleague = firm.add("Kanaricollegue Zq", contract::words::Role::Employee);
    let mut needles: Vec<String> = (0..100).map(|number| canary("disque", number)).collect();
    needles.extend(needles.clone().iter().map(|word| word.to_uppercase()));
    needles.extend(
        [
            "kanaribrouillonzq",
            "kanaridossierzq",
            "Kanariclientzq",
            "courriel.example",
            "claire@valmer",
            "obligation de quitter",
            "territoire",
        ]
        .map(str::to_owned),
    );
    needles.push(base64(b"obligation de quitter")[..24].to_owned());
    needles.extend([
        PASSPHRASE.to_owned(),
        colleague,
        "lampadaire".to_owned(),
        "girouette".to_owned(),
    ]);
    needles.push(firm.kit.join(" "));
    needles.extend(firm.kit.windows(2).map(|pair| pair.join(" ")));
    needles.extend(firm.kit.windows(2).map(|pair| pair.join("\",\"")));
    needles.push("SQLite format 3".to_owned());
    assert_eq!(
        leaks(&firm.data(), &needles),
        Vec::<String>::new(),
        "while it is open, journal of the database included"
    );
    firm.lock();
    assert_eq!(
        leaks(&firm.data(), &needles),
        Vec::<String>::new(),
        "once it is locked"
    );
}

#[test]
fn errors_failures_and_logs_carry_no_secret_and_no_content() {
    let log = log();
    let firm = Cabinet::new();
    let letters = letters_of("journal", 50);
    firm.receive(&letters.iter().collect::<Vec<_>>());
    let broken = firm.place("casse.eml");
    fs::write(&broken, "kanaricassezq sans en-tête ni rien\n").unwrap();
    firm.bring_in(&broken);
    let id = firm.inbox()[0].id.clone();
    let wrong = "kanarisecretzq girouette mandarine";
    let mut said = String::new();
    for (command, body) in [
        (
            "firm.unlock",
            json!({ "tenantId": firm.tenant_id, "passphrase": wrong }),
        ),
        (
            "members.change_passphrase",
            json!({ "current": wrong, "new": "kanarinouveauzq girouette mandarine tambour" }),
        ),
        (
            "members.add",
            json!({ "name": "X", "email": "x@x.example", "role": "employee", "language": "fr", "passphrase": "kanaricourtzq", "x": 1 }),
        ),
        (
            "accounts.test_imap",
            json!({ "server": { "host": "127.0.0.1", "port": 9, "security": "plain", "username": "x", "secret": wrong, "auth": "password" } }),
        ),
        (
            "accounts.add_imap",
            json!({ "label": "x", "server": { "host": "127.0.0.1", "port": "9", "secret": wrong } }),
        ),
        (
            "intelligence.set_provider",
            json!({ "provider": "kanarifournisseur", "key": wrong }),
        ),
        ("inbox.move", json!({ "ids": [id], "to": "to_validate" })),
        (
            "inbox.save_draft",
            json!({ "id": "01890a5d-ac96-774b-bcce-b302099a8057", "text": "kanaribrouillonzq" }),
        ),
        (
            "search.query",
            json!({ "query": "\"kanarirecherchezq", "limit": 10 }),
        ),
        ("nonsense", json!({ "secret": wrong })),
    ] {
        if let Err(failure) = firm.desk.call(command, body) {
            assert!(
                !failure.trace.is_empty() && failure.message_fr != failure.message_en,
                "{command}: {failure:?}"
            );
            said.push_str(&format!(
                "{failure:?}{}",
                serde_json::to_string(&failure).unwrap()
            ));
        }
    }
    firm.lock();
    let written = String::from_utf8_lossy(&log.0.lock().unwrap().clone()).into_owned();
    assert!(
        written.contains("refused"),
        "failures are logged under their trace"
    );
    for (what, text) in [("failure", &said), ("log", &written)] {
        for secret in [
            "kanarisecretzq",
            "kanarinouveauzq",
            "kanaricourtzq",
            "kanaribrouillonzq",
            "kanaricassezq",
            "kanarijournal",
            "kanarirecherchezq",
            PASSPHRASE,
            "obligation de quitter",
        ] {
            let place = text
                .find(secret)
                .map(|at| text[at.saturating_sub(200)..(at + 60).min(text.len())].to_owned());
            assert_eq!(place, None, "{secret} in a {what}");
        }
        for pair in firm.kit.windows(3) {
            assert!(!text.contains(&pair.join(" ")), "the kit in a {what}");
        }
    }
}
