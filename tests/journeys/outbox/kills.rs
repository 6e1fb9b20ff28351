//! Killed at any moment around a send: nothing is lost, nothing is sent twice by itself, and what nobody can know is
//! said to be unknown. Counted at the server.

use super::{PASSWORD, USER};
use crate::kill::{Office, fractions, guichetctl, kill_after, timed};
use serde_json::Value;
use std::{collections::BTreeMap, fs};
use testkit::SmtpBed;

/// How often the process is killed, unless `GUICHET_KILLS` says otherwise.
const KILLS: u32 = 30;

/// Mails for each kill.
const MAILS: u32 = 6;

/// How many mails with each `Message-ID` the server has.
fn arrived(server: &SmtpBed) -> BTreeMap<String, usize> {
    let mut count = BTreeMap::new();
    for mail in server.received() {
        let id = mail::parse(&mail.bytes).unwrap().message_id.unwrap();
        *count.entry(id).or_insert(0) += 1;
    }
    count
}

fn mails(office: &Office<'_>) -> Vec<Value> {
    office.json(&["outbox", "list"])["items"]
        .as_array()
        .unwrap()
        .clone()
}

fn text<'a>(mail: &'a Value, field: &str) -> &'a str {
    mail[field].as_str().unwrap()
}

#[test]
fn killed_around_a_send_nothing_is_lost_and_nothing_is_twice() {
    let kills: u32 = std::env::var("GUICHET_KILLS")
        .ok()
        .and_then(|number| number.parse().ok())
        .unwrap_or(KILLS);
    let total = kills * MAILS;
    let program = guichetctl();
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(path("passphrase"), crate::cabinet::PASSPHRASE).unwrap();
    let office = Office {
        program: &program,
        data: folder.path().join("data"),
        passphrase: folder.path().join("passphrase"),
    };
    office.create();
    let server = SmtpBed::slow(USER, PASSWORD, 60);
    let port = server.plain_port().to_string();
    let account = [
        "accounts",
        "add",
        "smtp",
        "--address",
        USER,
        "--host",
        "127.0.0.1",
        "--security",
        "plain",
        "--hourly-cap",
        "0",
        "--port",
        &port,
    ];
    office.json(&account);
    let campaign = office.json(&["campaign", "create", "--name", "Salon"]);
    let campaign = text(&campaign, "campaign_id");
    let list: String = (0..total)
        .map(|number| format!("client{number}@acheteur.example.fr;Zoé {number}\n"))
        .collect();
    fs::write(path("liste.csv"), format!("email;prénom\n{list}")).unwrap();
    office.json(&[
        "prospects",
        "import",
        &path("liste.csv"),
        "--campaign",
        campaign,
    ]);
    fs::write(path("texte"), "Bonjour {{ first_name }},\n\nMerci.\n").unwrap();
    let template = office.json(&[
        "mixer",
        "template",
        "add",
        "--name",
        "Merci",
        "--subject",
        "Merci {{ first_name }}",
        "--body-file",
        &path("texte"),
    ]);
    let template = text(&template, "template_id");
    let prepared = office.json(&[
        "mixer",
        "prepare",
        "--campaign",
        campaign,
        "--template",
        template,
    ]);
    assert_eq!(prepared["created"], total);
    assert_eq!(
        office.json(&["outbox", "approve", "--all"])["changed"],
        total
    );

    let (opening, _) = timed(|| office.json(&["outbox", "list", "--state", "unknown"]));
    let mut fraction = fractions();
    let (mut at_work, mut unknown) = (0, 0);
    for round in 0..kills {
        // From the opening of the firm on, over about as many mails as there are for each kill.
        let delay =
            opening.mul_f64(0.9) + std::time::Duration::from_millis(500).mul_f64(fraction());
        at_work += u32::from(kill_after(&mut office.command(&["outbox", "run"]), delay));
        let counts = office.json(&["outbox", "list", "--state", "sending"]);
        assert_eq!(
            counts["sending"], 0,
            "round {round}: what was in the middle is unknown now"
        );
        let now = counts["unknown"].as_u64().unwrap();
        assert!(
            now == unknown || now == unknown + 1,
            "round {round}: one attempt, at most one unknown"
        );
        unknown = now;
    }
    let end = office.run(&["outbox", "run"]);
    let end: Value = serde_json::from_slice(&end.stdout).unwrap();
    assert_eq!(
        (end["failed"].as_u64(), end["waiting"].as_u64()),
        (Some(0), Some(0)),
        "{end}"
    );

    let there = arrived(&server);
    assert!(
        there.values().all(|&count| count == 1),
        "sent twice: {there:?}"
    );
    let (mut ambiguous_there, mut ambiguous_not) = (0, 0);
    for mail in mails(&office) {
        let has = there.contains_key(text(&mail, "message_id"));
        match text(&mail, "state") {
            "sent" => assert!(has, "lost: {mail}"),
            "unknown" => {
                assert_eq!(mail["why"]["word"], "interrupted");
                let decision = if has { "it_left" } else { "send_again" };
                office.json(&["outbox", "decide", text(&mail, "id"), decision]);
                *(if has {
                    &mut ambiguous_there
                } else {
                    &mut ambiguous_not
                }) += 1;
            }
            other => panic!("{other}: {mail}"),
        }
    }
    office.json(&["outbox", "run"]);
    let there = arrived(&server);
    assert_eq!(there.len(), total as usize, "every mail arrived");
    assert!(there.values().all(|&count| count == 1));
    assert!(mails(&office).iter().all(|mail| mail["state"] == "sent"));
    assert_eq!(office.json(&["verify"])["ok"], true);
    println!(
        "{kills} kills, {at_work} at work: {total} mails, {unknown} unknown ({ambiguous_there} had arrived, {ambiguous_not} had not)"
    );
    assert!(
        at_work > kills / 2,
        "only {at_work} of {kills} kills hit a run"
    );
    assert!(
        unknown > u64::from(kills / 10),
        "only {unknown} kills hit a send"
    );
}
