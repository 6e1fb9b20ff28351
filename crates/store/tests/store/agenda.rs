//! Appointments, reminders, and the daily page of deadlines.

use crate::{Firm, NOW, id, raw};
use store::{Appointment, Finding};

fn appointment(n: u64, start_ms: i64, end_ms: i64) -> Appointment {
    Appointment {
        id: id(n),
        workspace_id: None,
        title: format!("Rendez-vous {n}"),
        place: "TA de Lille".to_owned(),
        notes: String::new(),
        start_ms,
        end_ms,
        all_day: false,
        people: serde_json::json!([]),
        reminders: serde_json::json!([60]),
        created_by: None,
        created_ms: NOW,
        removed_ms: None,
    }
}

#[test]
fn an_appointment_is_found_wherever_it_touches_the_days_asked_for() {
    let firm = Firm::new();
    firm.write(|writer| {
        writer.save(&appointment(1, 100, 200))?;
        writer.save(&appointment(2, 300, 300))?;
        writer.save(&Appointment {
            removed_ms: Some(NOW),
            ..appointment(3, 100, 400)
        })
    });
    let between = |from, until| -> Vec<_> {
        let rows = firm.read(|reader| reader.appointments(from, until));
        rows.into_iter().map(|row| row.id).collect()
    };
    assert_eq!(between(0, 1000), [id(1), id(2)]);
    assert_eq!(between(150, 160), [id(1)], "in the middle of it");
    assert_eq!(between(200, 300), [], "it ends where the days begin");
    assert_eq!(between(300, 301), [id(2)], "a moment without length");
}

#[test]
fn a_reminder_is_said_once_and_anew_when_its_moment_moves() {
    let firm = Firm::new();
    assert!(firm.write(|writer| writer.reminded(id(1), 500)));
    assert!(!firm.write(|writer| writer.reminded(id(1), 500)));
    assert!(firm.write(|writer| writer.reminded(id(1), 600)));
    assert!(firm.read(|reader| reader.was_reminded(id(1), 600)));
    assert!(!firm.read(|reader| reader.was_reminded(id(2), 600)));
}

#[test]
fn the_page_of_a_day_is_written_once_and_its_hash_is_in_the_audit_log() {
    let firm = Firm::new();
    assert!(firm.write(|writer| writer.log_deadlines("2026-11-20", "{\"lines\":[]}", 0)));
    assert!(!firm.write(|writer| writer.log_deadlines("2026-11-20", "other", 1)));
    let page = firm.read(|reader| reader.log_page("2026-11-20")).unwrap();
    assert!(page.is_intact());
    let chained = firm.read(|reader| reader.audit_log(None, 1));
    assert_eq!(chained[0].seq, page.audit_seq);
    assert_eq!(chained[0].detail["sha256"], page.sha256.as_str());
    assert_eq!(firm.store.verify().unwrap(), []);
}

#[test]
fn a_page_that_was_changed_or_taken_out_is_found() {
    for (tamper, what) in [
        ("UPDATE deadline_log SET body = '{}'", "was changed"),
        (
            "UPDATE deadline_log SET body = '{}', sha256 = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'",
            "is not in the audit log",
        ),
        ("DELETE FROM deadline_log", "is missing"),
    ] {
        let firm = Firm::new();
        firm.write(|writer| writer.log_deadlines("2026-11-20", "{\"lines\":[]}", 0));
        raw(firm.folder.path()).execute_batch(tamper).unwrap();
        let findings = firm.store.verify().unwrap();
        assert!(
            findings.contains(&Finding::DeadlineLog {
                day: "2026-11-20".to_owned(),
                what
            }),
            "{tamper}: {findings:?}"
        );
    }
}
