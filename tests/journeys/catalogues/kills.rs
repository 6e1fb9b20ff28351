//! Killed while it reads, a catalogue goes on at the next page; killed while it publishes, the rest is still approved.

use super::{CATALOGUE, SHELF};
use crate::kill::{Office, fractions, guichetctl, kill_after, timed};
use serde_json::Value;
use std::{collections::BTreeSet, fs, time::Duration};

/// Photos of the catalogue.
const PAGES: usize = 4;

/// How often the process is killed at most.
const KILLS: usize = 12;

fn texts(items: &Value, field: &str) -> Vec<String> {
    let text = |one: &Value| one["fields"][field].as_str().unwrap_or_default().to_owned();
    items.as_array().unwrap().iter().map(text).collect()
}

#[test]
fn killed_while_reading_and_publishing_nothing_is_lost_and_nothing_is_twice() {
    let program = guichetctl();
    let folder = tempfile::tempdir().unwrap();
    let passphrase = folder.path().join("passphrase");
    fs::write(&passphrase, crate::cabinet::PASSPHRASE).unwrap();
    let office = Office {
        program: &program,
        data: folder.path().join("data"),
        passphrase,
    };
    office.create();
    let campaign = office.json(&["campaign", "create", "--name", "Salon"])["campaign_id"]
        .as_str()
        .unwrap()
        .to_owned();
    let mut add = vec!["catalogue", "add", "--campaign", &campaign, "--no-wait"];
    let photos: Vec<String> = (0..PAGES)
        .map(|page| {
            let path = folder.path().join(format!("{page}.jpg"));
            fs::write(&path, SHELF).unwrap();
            path.to_str().unwrap().to_owned()
        })
        .collect();
    add.extend(photos.iter().map(String::as_str));
    let added = office.json(&add);
    let id = added["catalogue_id"].as_str().unwrap();
    assert_eq!(
        (added["pages"].as_u64(), added["state"].as_str()),
        (Some(4), Some("reading"))
    );

    let (opening, _) = timed(|| office.json(&["catalogue", "status", id]));
    let mut fraction = fractions();
    let (mut at_work, mut read) = (0, 0);
    for _ in 0..KILLS {
        let delay =
            opening + Duration::from_millis(300) + Duration::from_secs(4).mul_f64(fraction());
        at_work += usize::from(kill_after(
            &mut office.command(&["catalogue", "status", id, "--wait"]),
            delay,
        ));
        let now = office.json(&["catalogue", "status", id]);
        let pages = now["read"].as_u64().unwrap();
        assert!(pages >= read, "a page that was read stays: {now}");
        read = pages;
        if now["state"] != "reading" {
            break;
        }
    }
    assert!(at_work > 0, "no kill hit a reading at work");
    let done = office.json(&["catalogue", "status", id, "--wait"]);
    assert_eq!(
        (done["state"].as_str(), done["read"].as_u64()),
        (Some("review"), Some(4))
    );
    let items = office.json(&["catalogue", "review", id]);
    assert_eq!(
        items.as_array().unwrap().len(),
        2 * PAGES,
        "each page once: {items}"
    );

    let pdf = folder.path().join("orsange.pdf");
    fs::write(&pdf, CATALOGUE).unwrap();
    let added = office.json(&[
        "catalogue",
        "add",
        "--campaign",
        &campaign,
        pdf.to_str().unwrap(),
    ]);
    let id = added["catalogue_id"].as_str().unwrap();
    let items = office.json(&["catalogue", "review", id]);
    let ids: Vec<&str> = items
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["id"].as_str().unwrap())
        .collect();
    let mut approve = vec!["catalogue", "approve"];
    approve.extend(&ids);
    office.json(&approve);
    for part in 1..=4 {
        let delay = opening.mul_f64(0.5 + f64::from(part) * 0.4);
        kill_after(&mut office.command(&["catalogue", "publish", id]), delay);
        let counts = &office.json(&["catalogue", "status", id])["counts"];
        let all = counts["approved"].as_u64().unwrap() + counts["published"].as_u64().unwrap();
        assert_eq!(all, 12, "{counts}");
    }
    office.json(&["catalogue", "publish", id]);
    let products = office.json(&["products", "list", "--campaign", &campaign]);
    let references: BTreeSet<&str> = products
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|one| one["reference"].as_str())
        .collect();
    assert_eq!(
        (products.as_array().unwrap().len(), references.len()),
        (12, 12),
        "each once"
    );
    assert_eq!(texts(&items, "reference").len(), 12);
    let verified = office.json(&["verify"]);
    assert_eq!(verified["ok"].as_bool(), Some(true), "{verified}");
}
