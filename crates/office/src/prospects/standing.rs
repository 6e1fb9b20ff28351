//! Where a prospect stands, as four cells of a table that Guichet writes and reads again.

use crate::when;
use domain::prospects::{Answer, Stage};
use serde::{Deserialize, Serialize};
use std::str::FromStr;
use store::Prospect;

/// What a table says of a prospect beyond who they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Standing {
    #[serde(with = "as_word")]
    pub(super) stage: Stage,
    #[serde(with = "as_words")]
    pub(super) answer: Option<Answer>,
    pub(super) score: Option<i64>,
    pub(super) follow_up: Option<String>,
}

impl Default for Standing {
    /// Somebody who was not sorted yet.
    fn default() -> Self {
        Self {
            stage: Stage::WaitingRoom,
            answer: None,
            score: None,
            follow_up: None,
        }
    }
}

/// The stages as people call them.
const STAGES: [(Stage, &str); 4] = [
    (Stage::WaitingRoom, "Salle d’attente"),
    (Stage::Oven, "Four"),
    (Stage::Fridge, "Frigo"),
    (Stage::Trash, "Corbeille"),
];

/// The answers as people call them.
const ANSWERS: [(Answer, &str); 4] = [
    (Answer::Yes, "Oui"),
    (Answer::No, "Non"),
    (Answer::Ghost, "Silence"),
    (Answer::Trash, "Corbeille"),
];

/// One of the four cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cell {
    Stage,
    Answer,
    Score,
    FollowUp,
}

impl Cell {
    /// In the order in which they are written.
    pub(super) const ALL: [Self; 4] = [Self::Stage, Self::Answer, Self::Score, Self::FollowUp];

    /// The name of its column.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Stage => "Étape",
            Self::Answer => "Réponse",
            Self::Score => "Intérêt",
            Self::FollowUp => "Relance",
        }
    }

    /// Its word in previews and reports.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Stage => "stage",
            Self::Answer => "answer",
            Self::Score => "score",
            Self::FollowUp => "follow_up",
        }
    }

    /// The cell of this column name, in a table that Guichet wrote.
    pub(super) fn named(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|cell| cell.name() == name.trim())
    }
}

impl Standing {
    pub(super) fn of(prospect: &Prospect) -> Self {
        Self {
            stage: prospect.stage,
            answer: prospect.answer,
            score: prospect.score,
            follow_up: prospect.follow_up.clone(),
        }
    }

    /// What stands after a list said something of it: an empty cell takes nothing away.
    pub(super) fn told(mut self, said: &[(Cell, String)]) -> Self {
        for (cell, written) in said {
            self.read(*cell, written);
        }
        self
    }

    /// Puts a prospect there. The steps of its history are written beside.
    pub(super) fn put(&self, prospect: &mut Prospect) {
        prospect.stage = self.stage;
        prospect.answer = self.answer;
        prospect.score = self.score;
        prospect.follow_up.clone_from(&self.follow_up);
    }

    /// One cell as it is written.
    pub(super) fn cell(&self, cell: Cell) -> String {
        match cell {
            Cell::Stage => STAGES
                .iter()
                .find(|(stage, _)| *stage == self.stage)
                .map_or("", |(_, name)| name)
                .to_owned(),
            Cell::Answer => ANSWERS
                .iter()
                .find(|(answer, _)| Some(*answer) == self.answer)
                .map_or("", |(_, name)| name)
                .to_owned(),
            Cell::Score => self
                .score
                .map(|score| score.to_string())
                .unwrap_or_default(),
            Cell::FollowUp => self.follow_up.clone().unwrap_or_default(),
        }
    }

    /// Reads one cell. Answers false when it says nothing that is known, and leaves what was there.
    pub(super) fn read(&mut self, cell: Cell, written: &str) -> bool {
        let written = written.trim();
        match cell {
            Cell::Stage => {
                let named = STAGES.iter().find(|(_, name)| *name == written);
                let stage = named.map(|(stage, _)| *stage);
                stage.is_some_and(|stage| {
                    self.stage = stage;
                    true
                })
            }
            Cell::Answer => {
                let named = ANSWERS.iter().find(|(_, name)| *name == written);
                let named = named.map(|(answer, _)| *answer);
                // As earlier releases wrote it.
                let answer = named.or_else(|| Answer::from_str(written).ok());
                answer.is_some_and(|answer| {
                    self.answer = Some(answer);
                    true
                })
            }
            Cell::Score => match written.parse() {
                Ok(score @ 0..=100) => {
                    self.score = Some(score);
                    true
                }
                _ => false,
            },
            Cell::FollowUp => when::parse_day(written).is_ok_and(|day| {
                self.follow_up = Some(day.to_string());
                true
            }),
        }
    }
}

/// A stage as its word.
mod as_word {
    use domain::prospects::Stage;
    use serde::{Deserialize, Deserializer, Serializer, de::Error as _};

    pub(super) fn serialize<S: Serializer>(stage: &Stage, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(stage.as_str())
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Stage, D::Error> {
        let word = String::deserialize(from)?;
        word.parse().map_err(|_| D::Error::custom("a stage"))
    }
}

/// An answer as its word, when there is one.
mod as_words {
    use domain::prospects::Answer;
    use serde::{Deserialize, Deserializer, Serialize as _, Serializer, de::Error as _};

    pub(super) fn serialize<S: Serializer>(
        answer: &Option<Answer>,
        to: S,
    ) -> Result<S::Ok, S::Error> {
        answer.map(Answer::as_str).serialize(to)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(
        from: D,
    ) -> Result<Option<Answer>, D::Error> {
        let word = Option::<String>::deserialize(from)?;
        word.map(|word| word.parse().map_err(|_| D::Error::custom("an answer")))
            .transpose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn standing() -> impl Strategy<Value = Standing> {
        let stage = proptest::sample::select(Stage::ALL.to_vec());
        let answer = proptest::option::of(proptest::sample::select(Answer::ALL.to_vec()));
        let day = proptest::option::of((1..=28_u8).prop_map(|day| format!("2026-02-{day:02}")));
        (stage, answer, proptest::option::of(0..=100_i64), day).prop_map(
            |(stage, answer, score, follow_up)| Standing {
                stage,
                answer,
                score,
                follow_up,
            },
        )
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back(before in standing()) {
            let mut after = Standing::default();
            for cell in Cell::ALL {
                prop_assert_eq!(Cell::named(cell.name()), Some(cell));
                let written = before.cell(cell);
                prop_assert!(written.is_empty() || after.read(cell, &written));
            }
            prop_assert_eq!(&after, &before);
            let json = serde_json::to_string(&before).unwrap();
            prop_assert_eq!(serde_json::from_str::<Standing>(&json).unwrap(), before);
        }
    }

    #[test]
    fn what_nobody_knows_changes_nothing() {
        let mut standing = Standing::default();
        for (cell, written) in [
            (Cell::Stage, "Grille-pain"),
            (Cell::Answer, "peut-être"),
            (Cell::Score, "101"),
            (Cell::FollowUp, "lundi"),
        ] {
            assert!(!standing.read(cell, written), "{written}");
        }
        assert_eq!(standing, Standing::default());
    }
}
