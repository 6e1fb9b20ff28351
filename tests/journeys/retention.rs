//! How long the firm keeps what: for ever, or to the day.

use crate::{cabinet::Cabinet, letters};
use contract::{
    audit::Verify,
    inbox::{CorrectAnalysis, LinkWorkspace, MoveMessages},
    rights::SetRetention,
    words::Status,
    workspaces::UpdateWorkspace,
};

fn archive(firm: &Cabinet, id: &str) {
    firm.ask(UpdateWorkspace {
        id: id.to_owned(),
        title: None,
        description: None,
        procedure: None,
        responsible_id: None,
        archived: Some(true),
        ending: None,
        forget_ending: None,
        filed_on: None,
    });
}

const NEWSLETTER: &str = "La lettre de novembre : réforme, jurisprudence, agenda";

fn keep_days(firm: &Cabinet, class: &str, days: u32) -> contract::rights::RetentionView {
    firm.ask(SetRetention {
        class: class.to_owned(),
        days: Some(days),
    })
}

fn tick(firm: &Cabinet) {
    firm.desk.session().unwrap().check_timers().unwrap();
}

#[test]
fn what_is_kept_for_some_days_goes_on_the_day_after_and_nothing_else_goes() {
    // Class, days, when it begins, and the days on which it is there still and gone.
    let table = [
        ("spam", 3, "2026-11-23", "2026-11-24"),
        ("unfiled", 10, "2026-11-30", "2026-12-01"),
        ("unfiled", 1, "2026-11-21", "2026-11-22"),
        ("archived", 30, "2026-12-20", "2026-12-21"),
        ("notifications", 5, "2026-11-25", "2026-11-26"),
    ];
    for (class, days, last, gone) in table {
        let firm = Cabinet::new();
        firm.receive(&[
            &letters::oqtf(),
            &letters::oqtf_critical(),
            &letters::ordinary("Zoé Petit", "zoe.petit@courriel.example").subject("hors dossier"),
            &letters::newsletter(),
            &letters::ordinary("Luc Roy", "luc.roy@courriel.example").subject("en cours"),
        ]);
        for subject in ["hors dossier", "en cours"] {
            firm.ask(LinkWorkspace {
                id: firm.by_subject(subject).id,
                workspace_id: None,
            });
        }
        firm.ask(CorrectAnalysis {
            id: firm.by_subject(NEWSLETTER).id,
            field: "category".to_owned(),
            value: "spam".to_owned(),
        });
        let closed = firm.by_subject("hors dossier").id;
        for to in [Status::Validated, Status::Closed] {
            firm.ask(MoveMessages {
                ids: vec![closed.clone()],
                to,
            });
        }
        let amadou = firm
            .by_subject("OQTF reçue hier, que faire ?")
            .workspace
            .unwrap()
            .id;
        for deadline in firm.workspace(&amadou).deadlines {
            firm.ask(contract::deadlines::Decide {
                id: deadline.id,
                state: contract::words::DeadlineState::Rejected,
                note: None,
            });
        }
        archive(&firm, &amadou);
        // A second archived one has an open deadline: it never goes.
        let fatou = firm
            .by_subject("OQTF sans délai et assignation à résidence")
            .workspace
            .unwrap()
            .id;
        archive(&firm, &fatou);
        let told = firm.notifications().len();
        assert!(told > 0);
        let view = keep_days(&firm, class, days);
        let shown = view.classes.iter().find(|one| one.class == class).unwrap();
        assert_eq!(shown.next_on.as_deref(), Some(gone), "{class}");
        assert_eq!(shown.due, contract::rights::ErasedCounts::default());
        assert!(
            days > 29 || shown.soon != shown.due,
            "{class}: within 30 days"
        );

        let state = |firm: &Cabinet| {
            let subjects: Vec<String> = firm.inbox().into_iter().map(|row| row.subject).collect();
            let oldest = firm.notifications().iter().map(|one| one.at.clone()).min();
            (subjects, oldest)
        };
        let before = state(&firm);
        firm.clock.set(&format!("{last}T23:50:00+01:00"));
        tick(&firm);
        let kept = state(&firm);
        assert_eq!(kept, before, "{class}: nothing goes on the last day");
        firm.clock.set(&format!("{gone}T00:10:00+01:00"));
        tick(&firm);
        let after = state(&firm);
        let went: Vec<&String> = before
            .0
            .iter()
            .filter(|subject| !after.0.contains(subject))
            .collect();
        match class {
            "spam" => assert_eq!(went, [NEWSLETTER]),
            "unfiled" => assert_eq!(went, ["hors dossier"]),
            "archived" => assert_eq!(went, ["OQTF reçue hier, que faire ?"]),
            _ => {
                assert_eq!(went, [] as [&String; 0]);
                assert!(after.1 > before.1, "the old notifications went: {after:?}");
            }
        }
        let audit = firm.ask(contract::audit::ListAudit {
            cursor: None,
            limit: 50,
        });
        let purges = audit
            .items
            .iter()
            .filter(|line| line.action == "retention.purge")
            .count();
        assert_eq!(purges, 1, "{class}");
        tick(&firm);
        assert_eq!(
            state(&firm),
            after,
            "once a day, and a second time changes nothing"
        );
        let verified = firm.ask(Verify {});
        assert!(verified.ok, "{class}: {verified:?}");
    }
}

#[test]
fn without_a_choice_everything_is_kept() {
    let firm = Cabinet::new();
    firm.receive(&[&letters::oqtf(), &letters::newsletter()]);
    let before = firm.inbox().len();
    firm.clock.set("2036-11-20T10:00:00+01:00");
    tick(&firm);
    assert_eq!(firm.inbox().len(), before);
}
