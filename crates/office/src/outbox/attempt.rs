//! One attempt: written down before the first byte, and settled by what the server said.

use super::{OutboxError, approved::Approved};
use crate::{Error, Session};
use domain::outbox::{ATTEMPTS, Reason, State, Step, wait};
use mail::sending::{Envelope, Outcome, Said, Transport};
use store::{Id, OutboxAttempt, OutboxMail, Sender, Writer};

/// A mail after a step, with why.
pub(super) fn moved(
    mail: OutboxMail,
    step: Step,
    reason: Option<Reason>,
    said: &str,
    now_ms: i64,
) -> Result<OutboxMail, OutboxError> {
    Ok(OutboxMail {
        state: mail.state.after(step)?,
        reason,
        said: said.to_owned(),
        next_ms: None,
        changed_ms: now_ms,
        ..mail
    })
}

/// What an outcome does to a mail.
struct Verdict {
    step: Step,
    reason: Option<Reason>,
    said: Said,
    /// Not before.
    next_ms: Option<i64>,
    failures: i64,
}

/// - `fraction`: a random number from 0 to 1.
fn verdict(outcome: Outcome, failures: i64, fraction: f64, now_ms: i64) -> Verdict {
    let plain = |step, reason, said| Verdict {
        step,
        reason,
        said,
        next_ms: None,
        failures: 0,
    };
    match outcome {
        Outcome::Accepted(said) => plain(Step::Accept, None, said),
        Outcome::Refused(reason, said) => plain(Step::Refuse, Some(reason), said),
        Outcome::Unknown(said) => plain(Step::Lose, Some(Reason::NoAnswer), said),
        Outcome::Postponed {
            reason,
            said,
            retry_after,
        } => {
            // A server that cannot be reached says nothing about the mail: it waits for as long as it takes.
            let counts = !matches!(reason, Reason::Offline | Reason::NotTrusted);
            let failures = failures + i64::from(counts);
            if counts && failures >= i64::from(ATTEMPTS) {
                return plain(Step::Refuse, Some(Reason::GaveUp), said);
            }
            let tried = u32::try_from(failures.max(1)).unwrap_or(u32::MAX);
            let pause = wait(tried, fraction, retry_after).as_millis();
            Verdict {
                step: Step::Postpone,
                reason: Some(reason),
                said,
                next_ms: Some(now_ms.saturating_add(i64::try_from(pause).unwrap_or(i64::MAX))),
                failures,
            }
        }
    }
}

impl Session {
    /// Hands one mail over. Answers the mail as it is afterwards.
    pub(super) fn attempt(
        &self,
        approved: &Approved,
        sender: &Sender,
        transport: &mut dyn Transport,
    ) -> Result<OutboxMail, Error> {
        let envelope = Envelope {
            from: sender.address.clone(),
            to: approved.mail().recipient.clone(),
        };
        let attempt = self.begin(approved, sender.id)?;
        // From here on a kill leaves a mail that is `sending`, and the next start finds it.
        let outcome = transport.send(&envelope, approved.bytes());
        self.settle(approved.mail().id, attempt, outcome)
    }

    /// Writes down, to the disk, that an attempt is about to begin.
    fn begin(&self, approved: &Approved, sender: Id) -> Result<OutboxAttempt, Error> {
        self.write(|writer| {
            let mail: OutboxMail = writer.expect(&approved.mail().id)?;
            // Somebody may have cancelled it since it was read.
            if mail.approved != approved.mail().approved {
                return Err(OutboxError::NotApproved.into());
            }
            let number = writer.outbox_attempts(mail.id)?.len();
            let attempt = OutboxAttempt {
                id: self.new_id(),
                mail_id: mail.id,
                sender_id: sender,
                number: i64::try_from(number).unwrap_or(i64::MAX) + 1,
                content: mail.content,
                started_ms: self.now_ms(),
                ended_ms: None,
                outcome: None,
                reason: None,
                code: None,
                said: String::new(),
            };
            writer.insert(&attempt)?;
            writer.save(&moved(mail, Step::Begin, None, "", self.now_ms())?)?;
            Ok(attempt)
        })
    }

    fn settle(
        &self,
        mail: Id,
        attempt: OutboxAttempt,
        outcome: Outcome,
    ) -> Result<OutboxMail, Error> {
        let mut random = [0; 4];
        crate::clock::random(&mut random);
        let fraction = f64::from(u32::from_be_bytes(random)) / f64::from(u32::MAX);
        self.write(|writer| {
            let mail: OutboxMail = writer.expect(&mail)?;
            let now_ms = self.now_ms();
            let verdict = verdict(outcome, mail.failures, fraction, now_ms);
            let words = &verdict.said.words;
            let mut mail = moved(mail, verdict.step, verdict.reason, words, now_ms)?;
            mail.next_ms = verdict.next_ms;
            mail.failures = verdict.failures;
            mail.sent_ms = (mail.state == State::Sent).then_some(now_ms);
            writer.save(&mail)?;
            let ended = OutboxAttempt {
                code: verdict.said.code.map(i64::from),
                ..attempt
            };
            end(writer, ended, &mail)?;
            Ok(mail)
        })
    }
}

/// Writes down how an attempt ended.
pub(super) fn end(
    writer: &Writer<'_>,
    attempt: OutboxAttempt,
    mail: &OutboxMail,
) -> Result<(), Error> {
    Ok(writer.save(&OutboxAttempt {
        ended_ms: Some(mail.changed_ms),
        outcome: Some(mail.state),
        reason: mail.reason,
        said: mail.said.clone(),
        ..attempt
    })?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn postponed(reason: Reason) -> Outcome {
        Outcome::Postponed {
            reason,
            said: Said::default(),
            retry_after: None,
        }
    }

    #[test]
    fn a_server_that_asks_for_patience_too_often_leaves_it_to_a_person() {
        let last = i64::from(ATTEMPTS) - 1;
        let verdict_of = |reason, failures| {
            let verdict = verdict(postponed(reason), failures, 0.5, 1000);
            (verdict.step, verdict.reason, verdict.next_ms)
        };
        assert_eq!(
            verdict_of(Reason::Temporary, 0),
            (Step::Postpone, Some(Reason::Temporary), Some(61_000))
        );
        assert_eq!(
            verdict_of(Reason::Temporary, last),
            (Step::Refuse, Some(Reason::GaveUp), None)
        );
        assert_eq!(
            verdict_of(Reason::Offline, last).0,
            Step::Postpone,
            "a month without a network is no refusal"
        );
    }
}
