//! The questions that a campaign asks of whoever is met, and what a reply is worth.

use crate::word::vocabulary;

vocabulary! {
    /// What kind of reply a question wants.
    QuestionKind as "kind of question" {
        /// Yes or no; a yes earns the points.
        YesNo = "yes_no",
        /// One of a few; each earns its own points.
        Choice = "choice",
        /// A number; the points are earned from a threshold on.
        Number = "number",
        /// Words; they earn nothing.
        Text = "text",
    }
}

/// One of a few replies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// As it is said.
    pub label: String,
    /// What it earns.
    pub points: u8,
}

/// How a reply is judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judge {
    /// What kind of reply is wanted.
    pub kind: QuestionKind,
    /// What a yes, or a number that is large enough, earns.
    pub points: u8,
    /// From which number on.
    pub at_least: i64,
    /// The choices.
    pub choices: Vec<Choice>,
}

/// A reply that a question does not take.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is no reply to the question")]
pub struct NoReply;

/// The score that replies make together: their sum, at most 100.
#[must_use]
pub fn score(points: impl IntoIterator<Item = u8>) -> u8 {
    let sum: u32 = points.into_iter().map(u32::from).sum();
    u8::try_from(sum.min(100)).unwrap_or(100)
}

impl Judge {
    /// What a reply earns.
    ///
    /// # Errors
    ///
    /// [`NoReply`] when the question does not take it: a word where a number is wanted, a choice that is not offered.
    pub fn points(&self, reply: &str) -> Result<u8, NoReply> {
        match self.kind {
            QuestionKind::YesNo => match reply {
                "yes" => Ok(self.points),
                "no" => Ok(0),
                _ => Err(NoReply),
            },
            QuestionKind::Choice => {
                let chosen = self.choices.iter().find(|choice| choice.label == reply);
                chosen.map(|choice| choice.points).ok_or(NoReply)
            }
            QuestionKind::Number => {
                let number: i64 = reply.parse().map_err(|_| NoReply)?;
                Ok(if number >= self.at_least {
                    self.points
                } else {
                    0
                })
            }
            QuestionKind::Text => Ok(0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judge(kind: QuestionKind) -> Judge {
        Judge {
            kind,
            points: 30,
            at_least: 50,
            choices: vec![
                Choice {
                    label: "Oui, cette année".to_owned(),
                    points: 40,
                },
                Choice {
                    label: "Plus tard".to_owned(),
                    points: 5,
                },
            ],
        }
    }

    #[test]
    fn each_kind_takes_its_own_replies_and_no_others() {
        for (kind, reply, points) in [
            (QuestionKind::YesNo, "yes", Ok(30)),
            (QuestionKind::YesNo, "no", Ok(0)),
            (QuestionKind::YesNo, "oui", Err(NoReply)),
            (QuestionKind::Choice, "Plus tard", Ok(5)),
            (QuestionKind::Choice, "Jamais", Err(NoReply)),
            (QuestionKind::Number, "50", Ok(30)),
            (QuestionKind::Number, "49", Ok(0)),
            (QuestionKind::Number, "beaucoup", Err(NoReply)),
            (QuestionKind::Text, "n’importe quoi", Ok(0)),
        ] {
            assert_eq!(judge(kind).points(reply), points, "{kind:?} {reply}");
        }
    }

    #[test]
    fn a_score_is_a_sum_that_stops_at_a_hundred() {
        assert_eq!(score([30, 40]), 70);
        assert_eq!(score([255, 255]), 100);
        assert_eq!(score([]), 0);
    }
}
