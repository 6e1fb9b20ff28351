//! How fast the store takes mail in, and how fast it finds it again.
//!
//! `cargo run --release -p store --example ingest_speed -- [MAILS] [FOLDER] [all|write] [sorted]`

use std::time::{Duration, Instant};

use domain::{Category, Priority};
use serde_json::json;
use store::{
    Communication, Contact, ContactKind, ContactPoint, Error, HitKind, Id, IdSource, InboxFilter,
    Keys, NewArrival, Options, PointKind, Postmark, PreparedBlob, PreparedSearch, PreparedText,
    Question, SearchDocument, Store, ThreadKeys, TimelineEntry, Writer,
};

const BATCH: usize = store::BULK_BATCH;
const NOW: i64 = 1_700_000_000_000;

/// A small fast generator: the same mails in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % end
    }

    /// A number below `end`, small ones far more often: words of a language.
    fn zipf(&mut self, end: u64) -> u64 {
        let uniform = self.below(1 << 30) as f64 / (1 << 30) as f64;
        ((end as f64).powf(uniform) - 1.0) as u64
    }
}

fn word(number: u64) -> String {
    const SYLLABLES: &[&str] = &[
        "ba", "re", "ti", "mo", "pré", "fec", "ture", "sé", "jour", "tion", "ment", "lou", "ga",
        "dé", "lai", "cou",
    ];
    let mut word = String::new();
    let mut rest = number + 7;
    while rest > 0 {
        word.push_str(SYLLABLES[(rest % 16) as usize]);
        rest /= 16;
    }
    word
}

const FUNCTION_WORDS: &[&str] = &[
    "de", "la", "le", "et", "les", "à", "des", "en", "du", "un", "une", "que", "pour", "je",
    "vous", "est", "ne", "pas", "par", "qui", "au", "sur", "ce", "il", "nous", "mon", "ma", "dans",
    "avec", "mais", "depuis", "cette", "votre", "notre", "ont", "été", "être", "fait", "leur",
    "sans",
];

struct Mail {
    raw: Vec<u8>,
    subject: String,
    body: String,
    from: String,
    message_id: String,
    at_ms: i64,
}

struct Prepared {
    raw: PreparedBlob,
    text: PreparedText,
    search: PreparedSearch,
    communication: Communication,
    mail: Mail,
}

/// In which order of time the mails come. As it comes is the worst case.
#[derive(Clone, Copy)]
enum Order {
    AsItComes,
    Sorted,
}

fn make(dice: &mut Dice, words: &[String], number: u64, order: Order) -> Mail {
    let pick = |dice: &mut Dice| words[dice.zipf(words.len() as u64) as usize].as_str();
    let subject = (0..6).map(|_| pick(dice)).collect::<Vec<_>>().join(" ");
    // Four words in ten of French prose are function words.
    let body = (0..400)
        .map(|_| match dice.below(10) {
            0..4 => FUNCTION_WORDS[dice.zipf(FUNCTION_WORDS.len() as u64) as usize],
            _ => pick(dice),
        })
        .collect::<Vec<_>>()
        .join(" ");
    let html: String = body
        .split(' ')
        .map(|word| format!("<span class=\"x\">{word}</span> "))
        .collect();
    let from = format!("client{}@example.fr", dice.below(2000));
    let message_id = format!("{number}.{}@example.fr", dice.below(1 << 40));
    let raw = format!(
        "From: {from}\r\nSubject: {subject}\r\nMessage-ID: <{message_id}>\r\n\r\n{body}\r\n{html}"
    );
    let at_ms = match order {
        Order::AsItComes => NOW - (dice.below(3 * 365 * 86_400) * 1000) as i64,
        Order::Sorted => NOW + (number * 500_000 + dice.below(10_000_000)) as i64,
    };
    Mail {
        raw: raw.into_bytes()[..10_000].to_vec(),
        subject,
        body,
        from,
        message_id,
        at_ms,
    }
}

fn prepare(mail: Mail, id: Id) -> Result<Prepared, Error> {
    let mut communication = Communication::incoming(id, mail.at_ms);
    communication.message_id.clone_from(&mail.message_id);
    communication.subject.clone_from(&mail.subject);
    communication.from_address.clone_from(&mail.from);
    communication.snippet = mail.body.chars().take(140).collect();
    communication.summary = mail.body.chars().take(200).collect();
    communication.suggested_action = "Vérifier la date de notification".to_owned();
    communication.category = Category::ALL[mail.raw.len() % 7];
    communication.priority = Priority::ALL[mail.subject.len() % 4];
    communication.sla_due_ms = Some(mail.at_ms + 86_400_000);
    communication.size = mail.raw.len() as i64;
    let raw = PreparedBlob::new(&mail.raw)?;
    communication.raw_hash = Some(raw.hash);
    let analysis =
        json!({"category": "ceseda", "spans": [[1, 2], [3, 4], [5, 6]], "dates": ["2026-03-14"]});
    let text = PreparedText::new(&mail.body, Some(&analysis.to_string()))?;
    let search = PreparedSearch::new(&SearchDocument {
        subject: &mail.subject,
        body: &mail.body,
        sender: &mail.from,
        recipients: "contact@cabinet.example",
        ..SearchDocument::new(HitKind::Mail, id, mail.at_ms)
    });
    Ok(Prepared {
        raw,
        text,
        search,
        communication,
        mail,
    })
}

fn receive(writer: &Writer<'_>, ids: &mut IdSource, mut mail: Prepared) -> Result<(), Error> {
    let account = Id::from_parts(NOW, &[1; 10]);
    let provider = format!("Maildir/cur/{}:2,S", mail.mail.message_id);
    let NewArrival::Kept(arrival) =
        writer.keep_arrival(account, &provider, &mail.raw, Postmark::default())?
    else {
        return Ok(());
    };
    let new_thread = ids.next(NOW);
    let keys = ThreadKeys {
        message_id: &mail.mail.message_id,
        subject: &mail.mail.subject,
        correspondent: &mail.mail.from,
        received_ms: mail.mail.at_ms,
        ..ThreadKeys::default()
    };
    mail.communication.thread_id = Some(writer.join_thread(&keys, new_thread)?);
    mail.communication.contact_id = Some(contact(writer, ids, &mail.mail.from)?);
    mail.communication.account_id = Some(account);
    mail.communication.provider_id = provider;
    writer.insert(&mail.communication)?;
    writer.set_text(mail.communication.id, &mail.text)?;
    writer.index(mail.search);
    writer.arrival_parsed(arrival, mail.communication.id)?;
    let id = mail.communication.id.to_string();
    writer.emit(
        "email:received",
        "communications",
        &id,
        &json!({"category": "general"}),
    )?;
    if mail.mail.at_ms % 5 == 0 {
        writer.insert(&TimelineEntry {
            id: ids.next(NOW),
            workspace_id: account,
            at_ms: NOW,
            kind: "message_received".to_owned(),
            params: json!({}),
            communication_id: Some(mail.communication.id),
            by_user: None,
            by_machine: true,
        })?;
    }
    Ok(())
}

fn contact(writer: &Writer<'_>, ids: &mut IdSource, address: &str) -> Result<Id, Error> {
    if let Some(known) = writer.contact_by_point(PointKind::Email, address)? {
        return Ok(known.id);
    }
    let id = ids.next(NOW);
    writer.insert(&Contact {
        id,
        display_name: address.to_owned(),
        kind: ContactKind::Person,
        known: false,
        notes: String::new(),
        created_ms: NOW,
        merged_into: None,
    })?;
    let point = ContactPoint {
        id: ids.next(NOW),
        contact_id: id,
        kind: PointKind::Email,
        value: address.to_owned(),
    };
    writer.insert(&point)?;
    Ok(id)
}

/// How long this thread has computed, in nanoseconds: what a busy machine does not change.
fn busy_ns() -> u64 {
    let stat = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    stat.split(' ')
        .next()
        .and_then(|ns| ns.parse().ok())
        .unwrap_or(0)
}

fn p95(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() * 95 / 100]
}

fn questions(store: &Store, name: &str, make: impl Fn(u64) -> String) -> Result<(), Error> {
    let mut times = Vec::new();
    let mut found = 0;
    for number in 0..100 {
        let text = make(number);
        let start = Instant::now();
        found += store
            .read(|reader| reader.search(&Question::new(&text, 50)))?
            .total;
        times.push(start.elapsed());
    }
    let slowest = times.iter().max().copied().unwrap_or_default();
    eprintln!(
        "search {name:<22} p95 {:>9.2?}  max {slowest:>9.2?}  total found {found}",
        p95(times)
    );
    Ok(())
}

fn folder_bytes(folder: &std::path::Path) -> u64 {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return 0;
    };
    entries
        .flatten()
        .filter_map(|entry| Some((entry.path(), entry.metadata().ok()?)))
        .map(|(path, meta)| {
            if meta.is_dir() {
                folder_bytes(&path)
            } else {
                meta.len()
            }
        })
        .sum()
}

fn main() -> Result<(), Error> {
    let mut arguments = std::env::args().skip(1);
    let mails: u64 = arguments
        .next()
        .and_then(|count| count.parse().ok())
        .unwrap_or(20_000);
    let folder = arguments.next().map_or_else(
        || std::env::temp_dir().join("guichet-ingest-speed"),
        Into::into,
    );
    let only_write = arguments.next().is_some_and(|word| word == "write");
    let order = if arguments.next().is_some() {
        Order::Sorted
    } else {
        Order::AsItComes
    };
    let _ = std::fs::remove_dir_all(&folder);
    let keys = Keys {
        database: [1; 32],
        blobs: [2; 32],
        names: [3; 32],
    };
    let options = Options {
        folder: folder.clone(),
        keys,
        device: Id::from_parts(NOW, &[9; 10]),
    };
    let store = Store::create(&options)?;

    let mut dice = Dice(0x9e37_79b9_7f4a_7c15);
    let words: Vec<String> = (0..60_000).map(word).collect();
    let mut ids = IdSource::new(|bytes| bytes.fill(5));
    let (mut preparing, mut writing, mut working) =
        (Duration::ZERO, Duration::ZERO, Duration::ZERO);
    let mut report = (0, Duration::ZERO, Duration::ZERO);
    for first in (0..mails).step_by(BATCH) {
        let batch: Vec<Mail> = (first..(first + BATCH as u64).min(mails))
            .map(|number| make(&mut dice, &words, number, order))
            .collect();
        let start = Instant::now();
        let prepared: Vec<Prepared> = batch
            .into_iter()
            .map(|mail| prepare(mail, ids.next(NOW)))
            .collect::<Result<_, _>>()?;
        preparing += start.elapsed();
        let (start, busy) = (Instant::now(), busy_ns());
        store.write(NOW, |writer| {
            prepared
                .into_iter()
                .try_for_each(|mail| receive(writer, &mut ids, mail))
        })?;
        writing += start.elapsed();
        working += Duration::from_nanos(busy_ns() - busy);
        if (first + BATCH as u64).is_multiple_of(20_000) {
            let done = first + BATCH as u64;
            let count = (done - report.0) as f64;
            let each = (writing - report.1).as_secs_f64() * 1e6 / count;
            let computing = (working - report.2).as_secs_f64() * 1e6 / count;
            eprintln!(
                "{done:>7} mails: {each:>6.1} µs each to write, computing {computing:>6.1} of it"
            );
            report = (done, writing, working);
        }
    }
    eprintln!(
        "{mails} mails: preparing {preparing:.2?} (parallel in the office), writing {writing:.2?}, computing {working:.2?} of it"
    );
    let bytes = folder_bytes(&folder);
    eprintln!(
        "{} MB on disk, {} bytes a mail",
        bytes >> 20,
        bytes / mails.max(1)
    );

    if only_write {
        return Ok(());
    }
    questions(&store, "one common word", word)?;
    questions(&store, "one rare word", |n| word(5000 + n * 37))?;
    questions(&store, "two words", |n| {
        format!("{} {}", word(n), word(n + 40))
    })?;
    questions(&store, "prefix", |n| {
        format!("{}*", &word(100 + n).chars().take(3).collect::<String>())
    })?;
    questions(&store, "from + word", |n| {
        format!("from:client{n} {}", word(n))
    })?;
    questions(&store, "is:unread + word", |n| {
        format!("is:unread {}", word(n))
    })?;
    questions(&store, "is:escalated + word", |n| {
        format!("is:escalated {}", word(n))
    })?;
    questions(&store, "has:attachment", |_| "has:attachment".to_owned())?;
    questions(&store, "before + word", |n| {
        format!("before:2022 {}", word(n))
    })?;
    questions(&store, "phrase", |n| {
        format!("\"{} {}\"", word(n), word(n + 1))
    })?;
    questions(&store, "negation", |n| {
        format!("{} -{}", word(n), word(n + 1))
    })?;

    for (name, filter) in [
        ("inbox", InboxFilter::default()),
        (
            "category",
            InboxFilter {
                category: Some(Category::Ceseda),
                ..InboxFilter::default()
            },
        ),
        (
            "unread + priority",
            InboxFilter {
                unread: true,
                priority: Some(Priority::High),
                ..InboxFilter::default()
            },
        ),
        (
            "closed (none)",
            InboxFilter {
                statuses: vec![domain::Status::Closed],
                ..InboxFilter::default()
            },
        ),
    ] {
        let mut times = Vec::new();
        for _ in 0..50 {
            let start = Instant::now();
            store.read(|reader| reader.cards(&filter, None, 100))?;
            times.push(start.elapsed());
        }
        eprintln!("list {name:<24} p95 {:>9.2?}", p95(times));
    }
    drop(store);
    let start = Instant::now();
    let store = Store::open(&options)?;
    store.read(|reader| reader.cards(&InboxFilter::default(), None, 50))?;
    eprintln!("open and first list {:.2?}", start.elapsed());
    drop(store);
    let _ = std::fs::remove_dir_all(&folder);
    Ok(())
}
