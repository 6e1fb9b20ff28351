//! Mail on its way out: no order of steps sends what nobody approved, or sends again what may have left.

use domain::outbox::{State, Step};
use proptest::prelude::*;

fn steps() -> impl Strategy<Value = Vec<Step>> {
    proptest::collection::vec(proptest::sample::select(Step::ALL), 0..60)
}

proptest! {
    #[test]
    fn nothing_is_attempted_without_approval(steps in steps()) {
        let (mut state, mut approved) = (State::Draft, false);
        for step in steps {
            let Ok(next) = state.after(step) else { continue };
            // What was taken back must be approved anew.
            approved = (approved || step == Step::Approve) && step != Step::PutBack;
            prop_assert!(next != State::Sending || approved);
            state = next;
        }
    }

    #[test]
    fn what_may_have_left_is_attempted_again_only_by_a_person(steps in steps()) {
        let (mut state, mut may_have_left, mut wanted) = (State::Draft, false, false);
        for step in steps {
            let Ok(next) = state.after(step) else { continue };
            match step {
                Step::Accept | Step::Lose => (may_have_left, wanted) = (true, false),
                Step::SendAgain => wanted = true,
                Step::Begin => prop_assert!(!may_have_left || wanted),
                _ => {}
            }
            state = next;
        }
    }

    #[test]
    fn an_illegal_step_says_so_and_a_legal_one_always_moves(
        state in proptest::sample::select(State::ALL),
        step in proptest::sample::select(Step::ALL),
    ) {
        match state.after(step) {
            Ok(next) => prop_assert!(next != state && state.may(step)),
            Err(error) => prop_assert_eq!((error.from, error.step), (state, step)),
        }
    }
}

#[test]
fn the_machine_alone_never_leaves_an_unknown_a_sent_or_a_cancelled_mail() {
    for state in [State::Unknown, State::Sent, State::Cancelled, State::Failed] {
        for &step in Step::ALL.iter().filter(|step| !step.is_a_persons()) {
            assert!(!state.may(step), "{state} {step:?}");
        }
    }
}

#[test]
fn every_state_can_be_reached_and_an_attempt_has_four_ends() {
    let mut reached = vec![State::Draft];
    let mut at = 0;
    while let Some(&state) = reached.get(at) {
        for &step in Step::ALL {
            if let Ok(next) = state.after(step)
                && !reached.contains(&next)
            {
                reached.push(next);
            }
        }
        at += 1;
    }
    reached.sort();
    assert_eq!(reached, State::ALL);
    let ends: Vec<Step> = Step::ALL
        .iter()
        .copied()
        .filter(|&step| State::Sending.may(step))
        .collect();
    assert_eq!(
        ends,
        [Step::Accept, Step::Refuse, Step::Postpone, Step::Lose]
    );
}
