//! The plan of a firm: sixty days with everything, then what its licence opens; reading never ends.

use super::{Cabinet, jade};
use crate::cabinet::{PASSPHRASE, platform};
use contract::{
    case_law::{ImportDecisions, ShowLibrary},
    licence::{LicenceView, SetLicence, ShowLicence},
    words::Role,
};
use vault::{Licence, SigningSeed};

fn text(tenant: &str, plan: &str, until: &str, seed: &SigningSeed) -> String {
    let licence = Licence {
        tenant: tenant.to_owned(),
        plan: plan.to_owned(),
        issued: "2026-11-20".to_owned(),
        until: until.to_owned(),
    };
    licence.sign(seed)
}

fn set(text: String) -> SetLicence {
    SetLicence {
        text: Some(text),
        place: None,
    }
}

impl Cabinet {
    fn standing(&self) -> (String, String, String) {
        let LicenceView {
            plan,
            standing,
            until,
            ..
        } = self.ask(ShowLicence {});
        (plan, standing, until)
    }
}

fn said(plan: &str, standing: &str, until: &str) -> (String, String, String) {
    (plan.to_owned(), standing.to_owned(), until.to_owned())
}

#[test]
fn after_the_trial_the_library_is_read_only_until_a_licence_comes() {
    let firm = Cabinet::new();
    assert_eq!(firm.standing(), said("enterprise", "trial", "2027-01-18"));
    let path = firm.decision_file("a.xml", jade(1, "Texte lisible.").as_bytes());
    firm.shelve(std::slice::from_ref(&path));

    firm.clock.set("2027-01-19T09:00:00+01:00");
    firm.lock();
    firm.unlock(PASSPHRASE).unwrap();
    assert_eq!(firm.standing(), said("basic", "trial_over", "2027-01-18"));
    let token = firm.desk.offer(&path).token;
    let import = || ImportDecisions {
        places: vec![token.clone()],
    };
    assert_eq!(firm.refused(import()).reason, "plan_case_law");
    assert_eq!(firm.decisions("lisible").total, 1, "reading never ends");
    let library = firm.ask(ShowLibrary {});
    assert!(!library.may_add && library.refused.is_some());

    let licence = text(&firm.tenant_id, "premium", "2027-06-30", &platform());
    firm.ask(set(licence));
    assert_eq!(firm.standing(), said("premium", "licensed", "2027-06-30"));
    assert!(firm.ask(ShowLibrary {}).may_add);
    let job = firm.ask(import());
    assert_eq!(firm.finished(&job.id).state, "done");

    firm.clock.set("2027-07-01T09:00:00+02:00");
    assert_eq!(firm.standing(), said("basic", "lapsed", "2027-06-30"));
}

#[test]
fn every_wrong_licence_has_its_own_answer_and_changes_nothing() {
    let firm = Cabinet::new();
    let own = firm.tenant_id.clone();
    let good = text(&own, "basic", "2027-06-30", &platform());
    for (licence, kind) in [
        ("bonjour".to_owned(), "not_a_licence"),
        (String::new(), "not_a_licence"),
        (good.replace("basic", "premium"), "licence_signature"),
        (
            text(&own, "premium", "2027-06-30", &SigningSeed::new([1; 32])),
            "licence_signature",
        ),
        (
            text(
                "0199aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee",
                "premium",
                "2027-06-30",
                &platform(),
            ),
            "licence_other_firm",
        ),
        (
            text(&own, "premium", "2026-11-19", &platform()),
            "licence_ended",
        ),
        (
            text(&own, "platinum", "2027-06-30", &platform()),
            "licence_plan",
        ),
    ] {
        assert_eq!(firm.refused(set(licence)).reason, kind);
        assert_eq!(firm.standing().1, "trial");
    }
    firm.ask(set(good));
    assert_eq!(firm.standing(), said("basic", "licensed", "2027-06-30"));
}

#[test]
fn everybody_reads_and_only_whoever_works_brings_in() {
    let firm = Cabinet::new();
    let path = firm.decision_file("a.xml", jade(1, "Texte.").as_bytes());
    firm.shelve(std::slice::from_ref(&path));
    let manager = firm.add("Yannick", Role::Manager);
    firm.lock();
    firm.unlock(&manager).unwrap();
    assert_eq!(firm.decisions("").total, 1);
    assert!(!firm.ask(ShowLibrary {}).may_add);
    let token = firm.desk.offer(&path).token;
    let refused = firm.refused(ImportDecisions {
        places: vec![token],
    });
    assert_eq!(refused.reason, "forbidden");
    let licence = text(&firm.tenant_id, "premium", "2027-06-30", &platform());
    assert_eq!(firm.refused(set(licence)).reason, "forbidden");
}
