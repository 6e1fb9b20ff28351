//! Making, locking, unlocking and recovering a firm.

use crate::{
    cabinet::{Cabinet, Hands, NOW, PASSPHRASE, desk},
    letters,
};
use contract::{
    FailureCode,
    firm::{CreateFirm, Recover, ShowFirms, ShowSession},
    inbox::CountMessages,
    members::ChangePassphrase,
    settings::{ShowSettings, UpdateSettings},
    words::{FirmKind, Language},
};
use office::{Desk, Error, Handle};
use serde_json::json;
use std::{collections::BTreeMap, fs, path::Path};

const NEW_PASSPHRASE: &str = "brouette sirocco quarante hublot pistache";

/// Every file under a folder with its bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                found.insert(path.display().to_string(), fs::read(&path).unwrap());
            }
        }
    }
    found
}

fn copy(from: &Path, to: &Path) {
    for (name, bytes) in files(from) {
        let target = to.join(Path::new(&name).strip_prefix(from).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::write(target, bytes).unwrap();
    }
}

fn recover(
    desk: &Desk,
    tenant_id: &str,
    words: &str,
) -> Result<contract::firm::SessionView, Error> {
    desk.handle(Recover {
        tenant_id: tenant_id.to_owned(),
        words: words.to_owned(),
        new_passphrase: NEW_PASSPHRASE.to_owned(),
    })
}

#[test]
fn a_firm_is_locked_and_the_passphrase_opens_it_again_with_everything_in_it() {
    let firm = Cabinet::new();
    firm.receive_one(&letters::oqtf());
    firm.lock();
    let failure = firm.refused(CountMessages {});
    assert_eq!(
        (failure.code, failure.reason.as_str()),
        (FailureCode::Locked, "locked"),
        "a locked firm answers nothing"
    );
    assert!(
        !failure.remedy_fr.is_empty() && !failure.remedy_en.is_empty(),
        "what to do is said in both languages"
    );

    let session = firm.unlock(PASSPHRASE).unwrap();
    assert_eq!(
        (session.firm_name.as_str(), session.user_name.as_str()),
        ("Cabinet Valmer", "Claire Valmer")
    );
    assert_eq!(firm.inbox().len(), 1);
}

#[test]
fn a_wrong_passphrase_is_refused_and_changes_nothing() {
    let firm = Cabinet::new();
    firm.receive_one(&letters::oqtf());
    firm.lock();
    let before = files(&firm.data());
    for wrong in [
        "",
        "x",
        "cerise lampadaire quinze otarie rivages",
        &PASSPHRASE.to_uppercase(),
    ] {
        let failure = firm.unlock(wrong).unwrap_err().into_failure("t".to_owned());
        assert_eq!(failure.reason, "wrong_passphrase", "{wrong:?}");
        assert_eq!(failure.code, FailureCode::Refused);
    }
    assert_eq!(
        files(&firm.data()),
        before,
        "not a byte on disk is another one"
    );
    firm.unlock(PASSPHRASE).unwrap();
}

#[test]
fn the_printed_words_alone_open_a_firm_that_was_copied_to_another_computer() {
    let firm = Cabinet::new();
    firm.receive_one(&letters::oqtf());
    firm.lock();
    let elsewhere = tempfile::tempdir().unwrap();
    let data = elsewhere.path().join("home");
    copy(&firm.data(), &data);
    // Another computer: it has an identity of its own.
    fs::remove_file(data.join("device")).unwrap();

    let other = desk(&data, &Hands::at(NOW));
    let firms = other.handle(ShowFirms {}).unwrap().firms;
    assert_eq!(
        (firms.len(), firms[0].name.as_str()),
        (1, "Cabinet Valmer"),
        "the firm is found with its name"
    );
    recover(&other, &firm.tenant_id, &firm.kit.join(" ")).unwrap();
    assert_eq!(
        other.ask(CountMessages {}).unwrap().all,
        1,
        "the old data is there"
    );

    drop(other);
    let other = desk(&data, &Hands::at(NOW));
    let unlock = |passphrase: &str| other.unlock(&firm.tenant_id, Some(passphrase), None, None);
    assert!(
        matches!(unlock(PASSPHRASE), Err(Error::WrongPassphrase)),
        "the forgotten passphrase no longer opens it"
    );
    unlock(NEW_PASSPHRASE).unwrap();
    assert_eq!(other.ask(CountMessages {}).unwrap().all, 1);
    // What happened on the copy is no matter of the original.
    firm.unlock(PASSPHRASE).unwrap();
}

#[test]
fn a_wrong_word_of_the_kit_is_named_and_another_firms_kit_opens_nothing() {
    let firm = Cabinet::new();
    firm.lock();
    let mut typed = firm.kit.clone();
    typed[6] = "bicyclettte".to_owned();
    let failure = recover(&firm.desk, &firm.tenant_id, &typed.join(" "))
        .unwrap_err()
        .into_failure("t".to_owned());
    assert_eq!(failure.reason, "wrong_kit");
    assert!(
        failure.message_fr.contains("bicyclettte") && failure.message_fr.contains('7'),
        "{}",
        failure.message_fr
    );
    assert!(
        failure.message_en.contains("bicyclettte"),
        "{}",
        failure.message_en
    );

    typed = firm.kit.clone();
    typed.pop();
    assert!(
        recover(&firm.desk, &firm.tenant_id, &typed.join(" ")).is_err(),
        "a word is missing"
    );

    let stranger = firm
        .desk
        .handle(contract::firm::MakeRecoveryKit {})
        .unwrap()
        .words;
    let failure = recover(&firm.desk, &firm.tenant_id, &stranger.join(" "))
        .unwrap_err()
        .into_failure("t".to_owned());
    assert_eq!(failure.reason, "wrong_kit", "a kit of another firm");
    firm.unlock(PASSPHRASE).unwrap();
}

#[test]
fn the_kit_is_read_as_people_type() {
    let firm = Cabinet::new();
    firm.lock();
    let typed = format!("  {} \n", firm.kit.join("\n ").to_uppercase());
    recover(&firm.desk, &firm.tenant_id, &typed).unwrap();
}

#[test]
fn a_firm_is_not_made_with_a_passphrase_that_can_be_guessed_and_nothing_is_left_behind() {
    let folder = tempfile::tempdir().unwrap();
    let desk = desk(folder.path(), &Hands::at(NOW));
    let kit = desk
        .handle(contract::firm::MakeRecoveryKit {})
        .unwrap()
        .words;
    let request = |passphrase: &str, kit_words: &[String]| CreateFirm {
        name: "Cabinet".to_owned(),
        kind: FirmKind::LawFirm,
        owner_name: "C".to_owned(),
        owner_email: "c@x.example".to_owned(),
        language: Language::Fr,
        passphrase: passphrase.to_owned(),
        kit_words: kit_words.to_vec(),
        remember: false,
    };
    for passphrase in ["", "azerty", "motdepasse", "12345678901"] {
        assert!(
            matches!(
                desk.handle(request(passphrase, &kit)),
                Err(Error::WeakPassphrase)
            ),
            "{passphrase}"
        );
    }
    assert!(
        matches!(
            desk.handle(request(PASSPHRASE, &kit[1..])),
            Err(Error::WrongKit(_))
        ),
        "no firm without its kit"
    );
    assert!(desk.handle(ShowFirms {}).unwrap().firms.is_empty());
    assert!(
        !folder.path().join("firms").exists()
            || fs::read_dir(folder.path().join("firms"))
                .unwrap()
                .next()
                .is_none()
    );
}

#[test]
fn a_changed_passphrase_replaces_the_old_one_and_needs_it() {
    let firm = Cabinet::new();
    let change = |current: &str| ChangePassphrase {
        current: current.to_owned(),
        new: NEW_PASSPHRASE.to_owned(),
    };
    assert_eq!(
        firm.refused(change("not the one")).reason,
        "wrong_passphrase"
    );
    firm.ask(change(PASSPHRASE));
    firm.lock();
    assert!(matches!(
        firm.unlock(PASSPHRASE),
        Err(Error::WrongPassphrase)
    ));
    firm.unlock(NEW_PASSPHRASE).unwrap();
}

#[test]
fn settings_survive_a_restart() {
    let firm = Cabinet::new();
    let changed = json!({
        "firmName": "Valmer & Associés", "subscriptionStatus": "trial", "language": "en", "theme": "dark", "discreet": true,
        "lockAfterMinutes": 7, "notifications": false, "privateNotifications": true, "slaHours": 36, "businessHoursOnly": true,
        "holidayZone": "Guyane", "reviewBelowPercent": 70, "pollMinutes": 12,
        "businessHours": [[{"from": "08:30", "to": "12:00"}, {"from": "13:00", "to": "17:15"}], [], [], [], [{"from": "09:00", "to": "16:00"}], [], []],
    });
    firm.desk.call("settings.update", changed.clone()).unwrap();
    let firm_again = desk(&firm.data(), &firm.clock);
    firm.lock();
    drop(firm.desk.clone());
    let started = std::time::Instant::now();
    while let Err(error) = firm_again.unlock(&firm.tenant_id, Some(PASSPHRASE), None, None) {
        assert!(started.elapsed().as_secs() < 5, "{error}");
    }
    let view = firm_again.call("settings.show", json!({})).unwrap();
    for (name, value) in changed.as_object().unwrap() {
        assert_eq!(&view[name], value, "{name}");
    }
    assert_eq!(
        firm_again
            .handle(ShowSession {})
            .unwrap()
            .lock_after_minutes,
        7
    );
    // One bad value: nothing of the request is kept.
    let half = UpdateSettings {
        sla_hours: Some(12),
        poll_minutes: Some(0),
        ..UpdateSettings::default()
    };
    assert!(firm_again.ask(half).is_err());
    assert_eq!(firm_again.ask(ShowSettings {}).unwrap().sla_hours, 36);
}

#[test]
fn an_idle_firm_locks_itself_and_a_touch_keeps_it_open() {
    let firm = Cabinet::new();
    let events = firm.desk.subscribe();
    firm.desk
        .call("settings.update", json!({ "lockAfterMinutes": 10 }))
        .unwrap();
    firm.desk.handle(ShowSession {}).unwrap();
    firm.desk.start_timers().unwrap();
    firm.clock.pass(jiff::SignedDuration::from_mins(9));
    firm.desk.handle(contract::firm::Touch {}).unwrap();
    firm.clock.pass(jiff::SignedDuration::from_mins(9));
    std::thread::sleep(std::time::Duration::from_millis(1500));
    assert!(
        firm.desk.session().is_ok(),
        "nine minutes after the last touch"
    );

    firm.clock.pass(jiff::SignedDuration::from_mins(2));
    let started = std::time::Instant::now();
    while firm.desk.session().is_ok() {
        assert!(
            started.elapsed().as_secs() < 10,
            "eleven minutes without anybody"
        );
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    assert!(
        events
            .try_iter()
            .any(|event| matches!(event, contract::Event::Locked { why } if why == "idle")),
        "the window is told why"
    );
}

#[test]
fn two_desks_on_one_firm_do_not_work_at_the_same_time() {
    let firm = Cabinet::new();
    firm.receive_one(&letters::oqtf());
    let second = desk(&firm.data(), &firm.clock);
    let failure = second
        .unlock(&firm.tenant_id, Some(PASSPHRASE), None, None)
        .unwrap_err()
        .into_failure("t".to_owned());
    assert_eq!(
        (failure.code, failure.reason.as_str()),
        (FailureCode::Blocked, "in_use")
    );
    assert!(
        failure.message_fr.contains("déjà ouvert") && !failure.remedy_fr.is_empty(),
        "{failure:?}"
    );
    assert_eq!(firm.inbox().len(), 1, "the first one works on");

    firm.lock();
    let started = std::time::Instant::now();
    while second
        .unlock(&firm.tenant_id, Some(PASSPHRASE), None, None)
        .is_err()
    {
        assert!(
            started.elapsed().as_secs() < 5,
            "once the first one is locked the second may"
        );
    }
}
