//! The questions that a campaign asks of whoever is met, and the score that comes of the replies.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Shows the questions of a campaign.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShowQuestions {
    /// The campaign.
    pub campaign_id: String,
}

/// The questions.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuestionsView {
    /// In their order.
    pub items: Vec<QuestionView>,
}

/// One question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuestionView {
    /// Id.
    pub id: String,
    /// As it is asked.
    pub text: String,
    /// `yes_no`, `choice`, `number` or `text`.
    pub kind: String,
    /// What a yes, or a number that is large enough, earns.
    pub points: u8,
    /// From which number on.
    pub at_least: i32,
    /// The choices.
    pub choices: Vec<QuestionChoice>,
}

/// One of a few replies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct QuestionChoice {
    /// As it is said.
    pub label: String,
    /// What it earns, 0 to 100.
    pub points: u8,
}

/// Writes the questions of a campaign, all of them, in their order. Replies to a question that stays are kept.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct SaveQuestions {
    /// The campaign.
    pub campaign_id: String,
    /// At most twelve.
    pub items: Vec<QuestionDraft>,
}

/// One question, new or known.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct QuestionDraft {
    /// Which; a new one when absent.
    pub id: Option<String>,
    /// As it is asked.
    pub text: String,
    /// `yes_no`, `choice`, `number` or `text`.
    pub kind: String,
    /// What a yes, or a number that is large enough, earns: 0 to 100.
    pub points: Option<u8>,
    /// From which number on.
    pub at_least: Option<i32>,
    /// The choices, two to eight.
    pub choices: Option<Vec<QuestionChoice>>,
}

/// Shows what somebody replied.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ShowReplies {
    /// The prospect.
    pub prospect_id: String,
}

/// Writes down what somebody replied. The score becomes the sum of what the replies earn.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ReplyQuestion {
    /// The prospect.
    pub prospect_id: String,
    /// The question.
    pub question_id: String,
    /// `yes` or `no`, the label of a choice, a number, or words; absent takes the reply back.
    #[ts(optional = nullable)]
    pub value: Option<String>,
}

/// What somebody replied, and what that makes.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct RepliesView {
    /// Every question of the campaign, in its order.
    pub items: Vec<ReplyView>,
    /// What the replies earn together, at most 100; absent without any reply.
    pub sum: Option<u8>,
    /// The score that stands; another one than `sum` was given by hand.
    pub score: Option<u8>,
}

/// One question with its reply.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ReplyView {
    /// The question.
    pub question: QuestionView,
    /// The reply; absent when nobody asked yet.
    pub value: Option<String>,
    /// What it earns.
    pub points: u8,
}
