//! Sorting prospects: one key a decision, many at once, and everything that was done at once is taken back at once.

use crate::{Error, Session, router::Handle, when, words};
use contract::{
    follow_ups::SetFollowUp,
    prospects::{AnswerProspects, BatchView, RemoveProspects, SortProspects, UndoBatch},
};
use domain::{
    Capability,
    prospects::{Answer, Stage},
};
use jiff::civil::Date;
use serde_json::json;
use std::collections::BTreeSet;
use store::{Id, Prospect, ProspectChange, Writer};

/// More at once is a mistake.
const MOST: usize = 20_000;

/// What of a prospect a step changes, and to what.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Change {
    Stage(Stage),
    Answer(Option<Answer>),
    Removed(bool),
    FollowUp(Option<Date>),
}

const REMOVED: &str = "removed";
const FOLLOW_UP: &str = "follow_up";

impl Change {
    const fn field(self) -> &'static str {
        match self {
            Self::Stage(_) => "stage",
            Self::Answer(_) => "answer",
            Self::Removed(_) => REMOVED,
            Self::FollowUp(_) => FOLLOW_UP,
        }
    }

    fn word(self) -> Option<String> {
        let word = match self {
            Self::Stage(stage) => Some(stage.as_str()),
            Self::Answer(answer) => answer.map(Answer::as_str),
            Self::Removed(removed) => removed.then_some(REMOVED),
            Self::FollowUp(day) => return day.map(|day| day.to_string()),
        };
        word.map(str::to_owned)
    }

    /// What a prospect is now, of the same field.
    fn now(self, prospect: &Prospect) -> Self {
        match self {
            Self::Stage(_) => Self::Stage(prospect.stage),
            Self::Answer(_) => Self::Answer(prospect.answer),
            Self::Removed(_) => Self::Removed(prospect.removed_ms.is_some()),
            Self::FollowUp(_) => {
                let day = prospect.follow_up.as_deref();
                Self::FollowUp(day.and_then(|day| day.parse().ok()))
            }
        }
    }

    /// From the words of a step; `None` for a step of a newer release.
    fn read(field: &str, word: Option<&str>) -> Option<Self> {
        match (field, word) {
            ("stage", Some(word)) => word.parse().ok().map(Self::Stage),
            ("answer", None) => Some(Self::Answer(None)),
            ("answer", Some(word)) => word.parse().ok().map(|answer| Self::Answer(Some(answer))),
            (REMOVED, word) => Some(Self::Removed(word.is_some())),
            (FOLLOW_UP, None) => Some(Self::FollowUp(None)),
            (FOLLOW_UP, Some(day)) => day.parse().ok().map(|day| Self::FollowUp(Some(day))),
            _ => None,
        }
    }

    fn apply(self, prospect: &mut Prospect, now_ms: i64) {
        match self {
            Self::Stage(stage) => prospect.stage = stage,
            Self::Answer(answer) => prospect.answer = answer,
            Self::Removed(removed) => prospect.removed_ms = removed.then_some(now_ms),
            Self::FollowUp(day) => prospect.follow_up = day.map(|day| day.to_string()),
        }
    }
}

impl Session {
    /// Changes one prospect within a batch. Answers false when it is so already.
    fn change_one(
        &self,
        writer: &Writer<'_>,
        batch: Id,
        mut prospect: Prospect,
        change: Change,
    ) -> Result<bool, Error> {
        let before = change.now(&prospect);
        if before == change {
            return Ok(false);
        }
        change.apply(&mut prospect, self.now_ms());
        let step = ProspectChange {
            id: self.new_id(),
            prospect_id: prospect.id,
            batch_id: batch,
            at_ms: self.now_ms(),
            by_user: Some(self.user_id),
            field: change.field().to_owned(),
            from_word: before.word(),
            to_word: change.word(),
        };
        writer.change_prospect(&prospect, &step)?;
        Ok(true)
    }

    fn change_all(&self, wanted: &[String], changes: &[Change]) -> Result<BatchView, Error> {
        self.require(Capability::Work)?;
        if wanted.is_empty() || wanted.len() > MOST {
            let number = wanted.len().to_string();
            return Err(Error::invalid("number of prospects", &number));
        }
        let wanted: Vec<Id> = wanted
            .iter()
            .map(|id| words::id(id))
            .collect::<Result<_, _>>()?;
        let batch = self.new_id();
        let changed = self.write(|writer| {
            let mut changed = 0;
            for id in &wanted {
                let mut any = false;
                for change in changes {
                    let prospect = self.own_prospect(writer, *id)?;
                    any |= self.change_one(writer, batch, prospect, *change)?;
                }
                changed += u32::from(any);
            }
            let to: Vec<_> = changes
                .iter()
                .map(|one| (one.field(), one.word()))
                .collect();
            let detail = json!({ "to": to, "count": changed });
            let id = batch.to_string();
            self.audit(writer, "prospects.sort", "prospects", &id, &detail)?;
            Ok(changed)
        })?;
        self.bus.changed(&["prospects", "campaigns"]);
        Ok(BatchView {
            batch: batch.to_string(),
            changed,
            left: u32::try_from(wanted.len()).unwrap_or(u32::MAX) - changed,
        })
    }
}

impl Handle<SortProspects> for Session {
    fn handle(&self, request: SortProspects) -> Result<BatchView, Error> {
        self.change_all(
            &request.ids,
            &[Change::Stage(words::to_stage(request.stage))],
        )
    }
}

impl Handle<AnswerProspects> for Session {
    fn handle(&self, request: AnswerProspects) -> Result<BatchView, Error> {
        let answer = request.answer.map(words::to_answer);
        let stage = answer.map(|answer| Change::Stage(answer.stage()));
        let changes: Vec<Change> = std::iter::once(Change::Answer(answer))
            .chain(stage)
            .collect();
        self.change_all(&request.ids, &changes)
    }
}

impl Handle<SetFollowUp> for Session {
    fn handle(&self, request: SetFollowUp) -> Result<BatchView, Error> {
        let day = request.day.as_deref().map(when::parse_day).transpose()?;
        self.change_all(&request.ids, &[Change::FollowUp(day)])
    }
}

impl Handle<RemoveProspects> for Session {
    fn handle(&self, request: RemoveProspects) -> Result<BatchView, Error> {
        self.change_all(&request.ids, &[Change::Removed(true)])
    }
}

impl Handle<UndoBatch> for Session {
    fn handle(&self, request: UndoBatch) -> Result<BatchView, Error> {
        self.require(Capability::Work)?;
        let done = words::id(&request.batch)?;
        let batch = self.new_id();
        let (changed, left) = self.write(|writer| {
            let steps = writer.prospect_batch(done)?;
            if steps.is_empty() {
                return Err(Error::NotFound {
                    entity: "batch",
                    id: done.to_string(),
                });
            }
            let (mut back, mut stays) = (BTreeSet::new(), BTreeSet::new());
            for step in steps {
                let prospect = self.own_prospect(writer, step.prospect_id)?;
                let after = Change::read(&step.field, step.to_word.as_deref());
                let before = Change::read(&step.field, step.from_word.as_deref());
                // Whoever was sorted again since stays where the last decision put them.
                let still = after.is_some_and(|after| after.now(&prospect) == after);
                match before.filter(|_| still) {
                    Some(before) if self.change_one(writer, batch, prospect, before)? => {
                        back.insert(step.prospect_id);
                    }
                    _ => {
                        stays.insert(step.prospect_id);
                    }
                }
            }
            let count = |ids: &BTreeSet<Id>| u32::try_from(ids.len()).unwrap_or(u32::MAX);
            let (changed, left) = (count(&back), count(&stays));
            let detail = json!({ "of": done.to_string(), "count": changed });
            let id = batch.to_string();
            self.audit(writer, "prospects.undo", "prospects", &id, &detail)?;
            Ok((changed, left))
        })?;
        self.bus.changed(&["prospects", "campaigns"]);
        Ok(BatchView {
            batch: batch.to_string(),
            changed,
            left,
        })
    }
}
