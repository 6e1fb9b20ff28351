//! What a reply of a server, or its silence, means for a mail.

use std::error::Error as _;
use std::time::Duration;

use domain::outbox::Reason;
use lettre::transport::smtp::Error;
use lettre::transport::smtp::response::Response;

use crate::sending::{Outcome, Said};

/// Where in the conversation something was said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum At {
    /// Greeting and hello.
    Hello,
    /// Signing in.
    SignIn,
    /// `MAIL FROM`.
    Sender,
    /// `RCPT TO`.
    Recipient,
    /// `DATA`.
    Data,
    /// The mail itself.
    Content,
}

/// A good reply.
pub(super) fn heard(reply: &Response) -> Said {
    let lines: Vec<&str> = reply.message().collect();
    Said {
        code: reply.code().to_string().parse().ok(),
        words: lines.join(" "),
    }
}

/// What an error means.
///
/// - `may_be_complete`: whether the server may have all of the mail.
pub(super) fn outcome(error: &Error, at: At, may_be_complete: bool) -> Outcome {
    let words = error
        .source()
        .map_or_else(|| error.to_string(), ToString::to_string);
    let code = error
        .status()
        .and_then(|code| code.to_string().parse::<u16>().ok());
    let said = Said { code, words };
    match code {
        // A reply is an answer: the server said no, and has not taken the mail.
        Some(code) if error.is_permanent() => permanent(code, at, said),
        Some(_) => Outcome::Postponed {
            reason: Reason::Temporary,
            said,
            retry_after: None,
        },
        None if may_be_complete => Outcome::Unknown(said),
        None if at == At::SignIn && error.is_client() => {
            Outcome::Refused(Reason::Authentication, said)
        }
        None => Outcome::Postponed {
            reason: Reason::Dropped,
            said,
            retry_after: None,
        },
    }
}

/// A server that does not answer.
pub(super) fn silence(waited: Duration, at: At, may_be_complete: bool) -> Outcome {
    let said = Said {
        code: None,
        words: format!("no answer within {} seconds ({at:?})", waited.as_secs()),
    };
    if may_be_complete {
        Outcome::Unknown(said)
    } else {
        Outcome::Postponed {
            reason: Reason::Dropped,
            said,
            retry_after: None,
        }
    }
}

fn permanent(code: u16, at: At, said: Said) -> Outcome {
    let enhanced = said.words.split_whitespace().next().unwrap_or_default();
    let reason = match (code, at, enhanced) {
        (530 | 534 | 535 | 538, _, _) | (_, At::SignIn, _) | (_, _, "5.7.8" | "5.7.9") => {
            Reason::Authentication
        }
        (_, _, "5.3.4" | "5.2.3") => Reason::TooLarge,
        // 552 of a recipient is a full mailbox (RFC 5321, section 4.2.3), which passes; of a mail it is its size.
        (552, At::Recipient, _) | (_, _, "5.2.2") => {
            return Outcome::Postponed {
                reason: Reason::Temporary,
                said,
                retry_after: None,
            };
        }
        (552, _, _) => Reason::TooLarge,
        (_, At::Recipient, enhanced) if !enhanced.starts_with("5.7.") => Reason::Recipient,
        (_, _, enhanced) if enhanced.starts_with("5.1.") && at != At::Sender => Reason::Recipient,
        _ => Reason::Refused,
    };
    Outcome::Refused(reason, said)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn reason(code: u16, at: At, words: &str) -> Option<Reason> {
        let said = Said {
            code: Some(code),
            words: words.to_owned(),
        };
        match permanent(code, at, said) {
            Outcome::Refused(reason, _) => Some(reason),
            _ => None,
        }
    }

    #[test]
    fn refusals_are_told_apart() {
        for (code, at, words, expected) in [
            (
                550,
                At::Recipient,
                "5.1.1 no such user",
                Some(Reason::Recipient),
            ),
            (
                553,
                At::Recipient,
                "mailbox name not allowed",
                Some(Reason::Recipient),
            ),
            (
                550,
                At::Recipient,
                "5.7.1 relaying denied",
                Some(Reason::Refused),
            ),
            (552, At::Recipient, "5.2.2 mailbox full", None),
            (
                552,
                At::Content,
                "too much mail data",
                Some(Reason::TooLarge),
            ),
            (
                554,
                At::Content,
                "5.3.4 message too big",
                Some(Reason::TooLarge),
            ),
            (552, At::Sender, "size", Some(Reason::TooLarge)),
            (554, At::Content, "5.7.1 spam", Some(Reason::Refused)),
            (535, At::SignIn, "5.7.8 no", Some(Reason::Authentication)),
            (
                530,
                At::Sender,
                "5.7.0 sign in first",
                Some(Reason::Authentication),
            ),
            (
                550,
                At::Sender,
                "5.1.8 sender unknown",
                Some(Reason::Refused),
            ),
        ] {
            assert_eq!(reason(code, at, words), expected, "{code} {words}");
        }
    }

    #[test]
    fn silence_is_safe_before_the_end_and_unknown_after_it() {
        let waited = Duration::from_secs(1);
        assert!(matches!(
            silence(waited, At::Content, false),
            Outcome::Postponed { .. }
        ));
        assert!(matches!(
            silence(waited, At::Content, true),
            Outcome::Unknown(_)
        ));
    }
}
