//! The second factor: a passphrase alone no longer opens the firm, a code opens it once, and paper always does.

use crate::cabinet::{Cabinet, PASSPHRASE};
use contract::{
    firm::{Recover, SessionView, Unlock},
    inbox::CountMessages,
    second_factor::{
        DropSecondFactor, KeepSecondFactor, MakeSecondFactor, RequireSecondFactor, ShowSecondFactor,
    },
    words::Role,
};
use jiff::SignedDuration;
use office::{Clock as _, Error, Handle};
use vault::SecondFactor;

fn open(firm: &Cabinet, passphrase: &str, code: Option<&str>) -> Result<SessionView, Error> {
    firm.desk.handle(Unlock {
        tenant_id: firm.tenant_id.clone(),
        passphrase: Some(passphrase.to_owned()),
        code: code.map(str::to_owned),
        remember: None,
    })
}

fn reason(refused: Result<SessionView, Error>) -> String {
    refused.unwrap_err().into_failure(String::new()).reason
}

/// What the telephone shows now.
fn code(firm: &Cabinet, telephone: &SecondFactor) -> String {
    telephone.code(firm.clock.now().as_second().unsigned_abs())
}

/// The person at the screen pairs a telephone.
fn pair(firm: &Cabinet) -> SecondFactor {
    let made = firm.ask(MakeSecondFactor {});
    assert!(made.qr_svg.contains("<svg"));
    let telephone = SecondFactor::parse(&made.secret).unwrap();
    let wrong = KeepSecondFactor {
        secret: made.secret.clone(),
        code: "000000".to_owned(),
    };
    assert_eq!(firm.refused(wrong).reason, "wrong_code");
    let kept = firm.ask(KeepSecondFactor {
        secret: made.secret,
        code: code(firm, &telephone),
    });
    assert!(kept.enrolled);
    firm.clock.pass(SignedDuration::from_secs(60));
    telephone
}

#[test]
fn the_passphrase_wants_the_code_and_a_code_opens_once() {
    let firm = Cabinet::new();
    assert!(!firm.ask(ShowSecondFactor {}).enrolled);
    let telephone = pair(&firm);
    firm.lock();
    assert_eq!(reason(open(&firm, PASSPHRASE, None)), "code_wanted");
    assert_eq!(reason(open(&firm, "wrong", None)), "wrong_passphrase");
    let now = code(&firm, &telephone);
    open(&firm, PASSPHRASE, Some(&now)).unwrap();
    firm.lock();
    assert_eq!(reason(open(&firm, PASSPHRASE, Some(&now))), "wrong_code");
    firm.clock.pass(SignedDuration::from_secs(30));
    open(&firm, PASSPHRASE, Some(&code(&firm, &telephone))).unwrap();
}

#[test]
fn guessing_waits_longer_each_time_and_the_telephone_is_let_in_after_it() {
    let firm = Cabinet::new();
    let telephone = pair(&firm);
    firm.lock();
    for _ in 0..5 {
        assert_eq!(
            reason(open(&firm, PASSPHRASE, Some("000000"))),
            "wrong_code"
        );
    }
    let now = code(&firm, &telephone);
    assert_eq!(reason(open(&firm, PASSPHRASE, Some(&now))), "code_wait");
    firm.clock.pass(SignedDuration::from_secs(31));
    assert_eq!(
        reason(open(&firm, PASSPHRASE, Some("000000"))),
        "wrong_code"
    );
    firm.clock.pass(SignedDuration::from_secs(31));
    assert_eq!(
        reason(open(&firm, PASSPHRASE, Some("000000"))),
        "code_wait",
        "the wait doubles"
    );
    firm.clock.pass(SignedDuration::from_secs(31));
    open(&firm, PASSPHRASE, Some(&code(&firm, &telephone))).unwrap();
}

#[test]
fn a_firm_that_asks_it_answers_nothing_to_a_member_without_a_telephone() {
    let firm = Cabinet::new();
    let yanis = firm.add("Yanis Ferrand", Role::Employee);
    let ask = || RequireSecondFactor { required: true };
    assert_eq!(firm.refused(ask()).reason, "second_factor_missing");
    let telephone = pair(&firm);
    assert!(firm.ask(ask()).required);
    firm.lock();

    let session = open(&firm, &yanis, None).unwrap();
    assert!(session.second_factor_missing);
    let refused = firm.refused(CountMessages {});
    assert_eq!(refused.reason, "second_factor_missing");
    assert_eq!(
        firm.refused(RequireSecondFactor { required: false }).reason,
        "forbidden"
    );
    let theirs = pair(&firm);
    firm.ask(CountMessages {});
    let me = session.user_id;
    assert_eq!(
        firm.refused(DropSecondFactor {
            member_id: me.clone()
        })
        .reason,
        "forbidden",
        "who must have one cannot drop it"
    );
    firm.lock();
    assert_eq!(reason(open(&firm, &yanis, None)), "code_wanted");
    assert_eq!(
        reason(open(&firm, &yanis, Some(&code(&firm, &telephone)))),
        "wrong_code",
        "the telephone of another"
    );
    open(&firm, &yanis, Some(&code(&firm, &theirs))).unwrap();
    firm.lock();

    // The telephone is lost: an administrator forgets it, and the member brings another.
    firm.clock.pass(SignedDuration::from_secs(60));
    open(&firm, PASSPHRASE, Some(&code(&firm, &telephone))).unwrap();
    let left = firm.ask(DropSecondFactor { member_id: me });
    assert_eq!(left.members.len(), 1);
    firm.lock();
    assert!(open(&firm, &yanis, None).unwrap().second_factor_missing);
}

#[test]
fn the_kit_opens_the_firm_without_the_telephone() {
    let firm = Cabinet::new();
    pair(&firm);
    firm.lock();
    firm.desk
        .handle(Recover {
            tenant_id: firm.tenant_id.clone(),
            words: firm.kit.join(" "),
            new_passphrase: "brouette sirocco quarante hublot pistache".to_owned(),
        })
        .unwrap();
    assert!(!firm.ask(ShowSecondFactor {}).enrolled);
}
