//! What a campaign asks of whoever is met, what they replied, and the score that the replies explain.

use crate::{Error, Session, router::Handle, words};
use contract::questions::{
    QuestionChoice, QuestionDraft, QuestionView, QuestionsView, RepliesView, ReplyQuestion,
    ReplyView, SaveQuestions, ShowQuestions, ShowReplies,
};
use domain::{
    Capability,
    prospects::{Choice, Judge, QuestionKind, cell, score},
};
use serde_json::json;
use store::{CampaignQuestion, Id, Prospect, ProspectReply, Reader};

/// More are a form that nobody fills in at a stand.
const MOST: usize = 12;

/// More choices are a list.
const MOST_CHOICES: usize = 8;

/// A question is one line.
const MAX_TEXT: usize = 200;

/// Longer is a note.
const MAX_REPLY: usize = 500;

fn choices(question: &CampaignQuestion) -> Vec<QuestionChoice> {
    serde_json::from_value(question.choices.clone()).unwrap_or_default()
}

fn points(number: i64) -> u8 {
    u8::try_from(number.clamp(0, 100)).unwrap_or(0)
}

fn judge(question: &CampaignQuestion) -> Judge {
    let choice = |choice: QuestionChoice| Choice {
        label: choice.label,
        points: choice.points.min(100),
    };
    Judge {
        kind: question.kind,
        points: points(question.points),
        at_least: question.at_least,
        choices: choices(question).into_iter().map(choice).collect(),
    }
}

fn view(question: &CampaignQuestion) -> QuestionView {
    QuestionView {
        id: question.id.to_string(),
        text: question.text.clone(),
        kind: question.kind.as_str().to_owned(),
        points: points(question.points),
        at_least: i32::try_from(question.at_least).unwrap_or(i32::MAX),
        choices: choices(question),
    }
}

/// What somebody typed as a choice, in order and none twice.
fn offered(draft: &QuestionDraft) -> Result<Vec<QuestionChoice>, Error> {
    let mut offered: Vec<QuestionChoice> = Vec::new();
    for choice in draft.choices.iter().flatten() {
        let label = cell(&choice.label).filter(|label| label.chars().count() <= MAX_TEXT);
        let label = label.ok_or_else(|| Error::invalid("choice", &choice.label))?;
        if choice.points > 100 || offered.iter().any(|one| one.label == label) {
            return Err(Error::invalid("choice", &label));
        }
        let points = choice.points;
        offered.push(QuestionChoice { label, points });
    }
    if !(2..=MOST_CHOICES).contains(&offered.len()) {
        let many = offered.len().to_string();
        return Err(Error::invalid("number of choices (2 to 8)", &many));
    }
    Ok(offered)
}

impl Session {
    fn question(
        &self,
        campaign: Id,
        place: usize,
        draft: &QuestionDraft,
    ) -> Result<CampaignQuestion, Error> {
        let text = cell(&draft.text).filter(|text| text.chars().count() <= MAX_TEXT);
        let kind: QuestionKind = draft
            .kind
            .parse()
            .map_err(|_| Error::invalid("kind of question", &draft.kind))?;
        let earns = draft.points.unwrap_or(0);
        if earns > 100 {
            return Err(Error::invalid("points (0 to 100)", &earns.to_string()));
        }
        let choices = match kind {
            QuestionKind::Choice => offered(draft)?,
            _ => Vec::new(),
        };
        let id = draft.id.as_deref().map(words::id).transpose()?;
        Ok(CampaignQuestion {
            id: id.unwrap_or_else(|| self.new_id()),
            campaign_id: campaign,
            place: i64::try_from(place).unwrap_or(i64::MAX),
            text: text.ok_or_else(|| Error::invalid("question", &draft.text))?,
            kind,
            points: i64::from(earns),
            at_least: i64::from(draft.at_least.unwrap_or(0)),
            choices: json!(choices),
            removed_ms: None,
        })
    }

    fn questions_view(&self, campaign: Id) -> Result<QuestionsView, Error> {
        self.read(|reader| {
            self.own_campaign(reader, campaign)?;
            let items = reader.campaign_questions(campaign)?;
            Ok(QuestionsView {
                items: items.iter().map(view).collect(),
            })
        })
    }

    fn replies_of(&self, reader: &Reader<'_>, prospect: &Prospect) -> Result<RepliesView, Error> {
        let replies = reader.prospect_replies(prospect.id)?;
        let mut items = Vec::new();
        for question in reader.campaign_questions(prospect.campaign_id)? {
            let reply = replies
                .iter()
                .find(|reply| reply.question_id == question.id);
            // A reply to a question that changed its kind since says nothing any more.
            let value = reply.and_then(|reply| reply.value.clone());
            let earned = value.as_ref().map(|value| judge(&question).points(value));
            items.push(ReplyView {
                question: view(&question),
                points: earned.and_then(Result::ok).unwrap_or(0),
                value: value.filter(|_| earned.is_some_and(|earned| earned.is_ok())),
            });
        }
        let replied = items.iter().filter(|item| item.value.is_some());
        let earned: Vec<u8> = replied.map(|item| item.points).collect();
        Ok(RepliesView {
            sum: (!earned.is_empty()).then(|| score(earned)),
            score: prospect.score.map(points),
            items,
        })
    }
}

impl Handle<ShowQuestions> for Session {
    fn handle(&self, request: ShowQuestions) -> Result<QuestionsView, Error> {
        self.allow(Capability::Work)?;
        self.questions_view(words::id(&request.campaign_id)?)
    }
}

impl Handle<SaveQuestions> for Session {
    fn handle(&self, request: SaveQuestions) -> Result<QuestionsView, Error> {
        self.require(Capability::Work)?;
        let campaign = words::id(&request.campaign_id)?;
        if request.items.len() > MOST {
            let many = request.items.len().to_string();
            return Err(Error::invalid("number of questions (at most 12)", &many));
        }
        self.write(|writer| {
            self.own_campaign(writer, campaign)?;
            let known = writer.campaign_questions(campaign)?;
            let mut kept = Vec::new();
            for (place, draft) in request.items.iter().enumerate() {
                let question = self.question(campaign, place, draft)?;
                let is_known = known.iter().any(|one| one.id == question.id);
                if draft.id.is_some() && !is_known {
                    return Err(Error::NotFound {
                        entity: "question",
                        id: question.id.to_string(),
                    });
                }
                writer.save(&question)?;
                kept.push(question.id);
            }
            for gone in known.into_iter().filter(|one| !kept.contains(&one.id)) {
                writer.save(&CampaignQuestion {
                    removed_ms: Some(self.now_ms()),
                    ..gone
                })?;
            }
            let detail = json!({ "count": kept.len() });
            let id = campaign.to_string();
            self.audit(writer, "campaigns.questions", "campaigns", &id, &detail)
        })?;
        self.bus.changed(&["campaigns", "prospects"]);
        self.questions_view(campaign)
    }
}

impl Handle<ShowReplies> for Session {
    fn handle(&self, request: ShowReplies) -> Result<RepliesView, Error> {
        self.allow(Capability::Work)?;
        let id = words::id(&request.prospect_id)?;
        self.read(|reader| {
            let prospect = self.own_prospect(reader, id)?;
            self.replies_of(reader, &prospect)
        })
    }
}

impl Handle<ReplyQuestion> for Session {
    fn handle(&self, request: ReplyQuestion) -> Result<RepliesView, Error> {
        self.require(Capability::Work)?;
        let (prospect, question) = (
            words::id(&request.prospect_id)?,
            words::id(&request.question_id)?,
        );
        let value = request.value.as_deref().and_then(cell);
        let view = self.write(|writer| {
            let mut prospect = self.own_prospect(writer, prospect)?;
            let asked = writer
                .campaign_questions(prospect.campaign_id)?
                .into_iter()
                .find(|one| one.id == question)
                .ok_or_else(|| Error::NotFound {
                    entity: "question",
                    id: question.to_string(),
                })?;
            if let Some(value) = &value
                && (value.chars().count() > MAX_REPLY || judge(&asked).points(value).is_err())
            {
                return Err(Error::invalid("reply", value));
            }
            writer.save(&ProspectReply {
                id: ProspectReply::key(prospect.id, question),
                prospect_id: prospect.id,
                question_id: question,
                value: value.clone(),
                at_ms: self.now_ms(),
            })?;
            prospect.score = self.replies_of(writer, &prospect)?.sum.map(i64::from);
            writer.save(&prospect)?;
            self.replies_of(writer, &prospect)
        })?;
        self.bus.changed(&["prospects", "campaigns"]);
        Ok(view)
    }
}
