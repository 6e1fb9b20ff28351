//! Workspaces: a person, a procedure, its pieces and its deadlines.

use crate::{
    Day, Time,
    case_law::DecisionRow,
    deadlines::DeadlineView,
    documents::DocumentRow,
    drafts::DocumentDraftRow,
    inbox::{MessageRow, WorkspaceRef},
    notes::NoteView,
    outcomes::{Counted, Ending, EndingView},
    people::PersonView,
    tasks::TaskView,
    words::{Outcome, Procedure, Urgency},
};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Lists workspaces, most urgent first.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ListWorkspaces {
    /// Only this procedure.
    pub procedure: Option<Procedure>,
    /// Only this urgency.
    pub urgency: Option<Urgency>,
    /// Archived ones instead of open ones.
    pub archived: Option<bool>,
    /// Only those that ended so.
    pub outcome: Option<Outcome>,
    /// Only those that a figure was made of; it says by itself whether they are open or archived.
    pub counted: Option<Counted>,
    /// Words of the title, the reference or the client.
    pub query: Option<String>,
    /// The `next` of the page before.
    pub cursor: Option<String>,
    /// At most this many, 1 to 200.
    pub limit: u32,
}

/// One page of workspaces.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WorkspacePage {
    /// The rows.
    pub items: Vec<WorkspaceRow>,
    /// Cursor of the next page.
    pub next: Option<String>,
    /// How many in all.
    pub total: u32,
    /// What was answered instead, with the nearest names, because nothing was found.
    pub corrected: Option<String>,
}

/// One line of the list.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceRow {
    /// Id.
    pub id: String,
    /// Reference, `2026-0397`.
    pub reference: String,
    /// Title.
    pub title: String,
    /// The client's name.
    pub client: String,
    /// Procedure.
    pub procedure: Procedure,
    /// Urgency.
    pub urgency: Urgency,
    /// The deadline that lapses first.
    pub next_deadline: Option<DeadlineView>,
    /// Items done.
    pub done: u32,
    /// Items in all.
    pub items: u32,
    /// Alerts that nobody acknowledged.
    pub alerts: u32,
    /// Messages filed here.
    pub messages: u32,
    /// Who is responsible.
    pub responsible: Option<String>,
    /// Last thing that happened.
    pub updated_at: Time,
    /// Whether it is archived.
    pub archived: bool,
    /// How it ended, when somebody said so.
    pub ending: Option<EndingView>,
}

/// Shows one workspace.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ShowWorkspace {
    /// Which: id or reference.
    pub id: String,
}

/// One workspace.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct WorkspaceView {
    /// Id.
    pub id: String,
    /// Reference.
    pub reference: String,
    /// Title.
    pub title: String,
    /// Free notes.
    pub description: String,
    /// Procedure.
    pub procedure: Procedure,
    /// Urgency.
    pub urgency: Urgency,
    /// Whether it is archived.
    pub archived: bool,
    /// How it ended, when somebody said so.
    pub ending: Option<EndingView>,
    /// The day on which the appeal or application was lodged.
    pub filed_on: Option<Day>,
    /// When it was opened.
    pub created_at: Time,
    /// Who is responsible.
    pub responsible_id: Option<String>,
    /// Their name.
    pub responsible: Option<String>,
    /// Deadlines by prudent date, soonest first.
    pub deadlines: Vec<DeadlineView>,
    /// The checklist.
    pub checklist: Vec<ItemView>,
    /// Documents that were added, and what hangs on the messages filed here; newest first.
    pub documents: Vec<DocumentRow>,
    /// What happened, newest first.
    pub timeline: Vec<TimelineView>,
    /// Alerts, unacknowledged first.
    pub alerts: Vec<AlertView>,
    /// People.
    pub people: Vec<PersonView>,
    /// What is to do: open ones by date, then what is done.
    pub tasks: Vec<TaskView>,
    /// Notes, newest first.
    pub notes: Vec<NoteView>,
    /// Decisions of the library that are used here, newest decision first.
    pub decisions: Vec<DecisionRow>,
    /// Answers being written to the messages filed here, the last one first.
    pub drafts: Vec<DraftRow>,
    /// Letters and acts that were prepared, the one changed last first.
    pub document_drafts: Vec<DocumentDraftRow>,
    /// The workspace that this one was merged into.
    pub merged_into: Option<WorkspaceRef>,
    /// The workspaces that were merged into this one, by reference; each can be taken apart.
    pub merged_from: Vec<WorkspaceRef>,
    /// Messages filed here, newest first; at most 50.
    pub messages: Vec<MessageRow>,
}

/// An answer that is being written.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct DraftRow {
    /// The message that is answered.
    pub message_id: String,
    /// Who wrote it.
    pub to: String,
    /// Its subject.
    pub subject: String,
    /// How the answer begins.
    pub text: String,
    /// When somebody last wrote at it.
    pub updated_at: Time,
    /// Who.
    pub by: Option<String>,
}

/// One item of the checklist.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct ItemView {
    /// Id.
    pub id: String,
    /// `piece` or `etape`.
    pub kind: String,
    /// Text.
    pub label: String,
    /// Whether it is expected in every file that meets the condition.
    pub mandatory: bool,
    /// When it applies; empty is always.
    pub condition: String,
    /// Where it comes from.
    pub source: String,
    /// When it was done.
    pub done_at: Option<Time>,
    /// By whom.
    pub done_by: Option<String>,
    /// The document that fulfils it.
    pub document_id: Option<String>,
    /// Who sees to it, by id.
    pub owner_id: Option<String>,
    /// Who sees to it, by name.
    pub owner: Option<String>,
    /// By which day.
    pub due_on: Option<Day>,
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct TimelineView {
    /// Id.
    pub id: String,
    /// When.
    pub at: Time,
    /// One word of a closed list: `workspace_created`, `message_filed`, `deadline_proposed`…
    pub kind: String,
    /// Values for the sentence: `who`, `what`, `from`, `to`.
    pub params: std::collections::BTreeMap<String, String>,
    /// Who did it; nothing when it was the machine.
    pub by: Option<String>,
    /// The message, when it is about one.
    pub message_id: Option<String>,
}

/// One alert.
#[derive(Debug, Clone, PartialEq, Serialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct AlertView {
    /// Id.
    pub id: String,
    /// One word: `deadline_critical`, `document_missing`, `unverified_rule`…
    pub kind: String,
    /// `critical`, `high`, `medium`, `low`.
    pub level: String,
    /// Values for the sentence.
    pub params: std::collections::BTreeMap<String, String>,
    /// Since when.
    pub at: Time,
    /// Who acknowledged it.
    pub acknowledged_by: Option<String>,
    /// Until when it sleeps, when somebody asked to be reminded later.
    pub snoozed_until: Option<Time>,
}

/// Opens a workspace by hand, or from a message.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct CreateWorkspace {
    /// What the matter is; made from the client and the procedure when absent.
    pub title: Option<String>,
    /// Procedure.
    pub procedure: Procedure,
    /// The client, when they are known.
    pub contact_id: Option<String>,
    /// The client's name, when they are not.
    pub client_name: Option<String>,
    /// The client's address or telephone number, when the firm does not know them.
    pub client_point: Option<String>,
    /// The message that it is opened from; it is filed there.
    pub message_id: Option<String>,
}

/// Changes a workspace; absent fields stay.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct UpdateWorkspace {
    /// Which.
    pub id: String,
    /// Title.
    pub title: Option<String>,
    /// Notes.
    pub description: Option<String>,
    /// Procedure; the checklist becomes that of the new one, nothing done is lost.
    pub procedure: Option<Procedure>,
    /// Responsible person; empty text for nobody.
    pub responsible_id: Option<String>,
    /// Archive or reopen. What is reopened has not ended any more.
    pub archived: Option<bool>,
    /// How it ended; only of an archived one.
    pub ending: Option<Ending>,
    /// Nobody knows any more how it ended.
    pub forget_ending: Option<bool>,
    /// The day on which the appeal or application was lodged; empty text for none.
    pub filed_on: Option<Day>,
}

/// Ticks or unticks an item.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct TickItem {
    /// Which item.
    pub id: String,
    /// Done or not.
    pub done: bool,
}

/// Adds an item of the firm's own.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct AddItem {
    /// Where.
    pub workspace_id: String,
    /// Text.
    pub label: String,
    /// Whether it is mandatory.
    pub mandatory: bool,
}

/// Acknowledges an alert, or lets it come back later.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct AcknowledgeAlert {
    /// Which.
    pub id: String,
    /// Come back then instead of being acknowledged.
    pub snooze_until: Option<Time>,
    /// Open again: neither acknowledged nor asleep.
    pub take_back: Option<bool>,
}

/// Says who sees to an item of the checklist, and by when.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct PlanItem {
    /// Which item.
    pub id: String,
    /// Who; nothing for nobody.
    pub owner_id: Option<String>,
    /// By which day; nothing for no day.
    pub due_on: Option<Day>,
}

/// Archives, reopens or hands over several workspaces.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct ChangeWorkspaces {
    /// Which.
    pub ids: Vec<String>,
    /// Archive or reopen.
    pub archived: Option<bool>,
    /// Responsible person; empty text for nobody.
    pub responsible_id: Option<String>,
}

/// Merges a workspace into another one: everything in it goes there, and it is archived.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct MergeWorkspaces {
    /// The one that ends.
    pub from: String,
    /// The one that stays.
    pub into: String,
}

/// Takes a merge back: everything that came from the workspace goes back to it.
#[derive(Debug, Clone, PartialEq, Deserialize, TS)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[ts(optional_fields)]
pub struct UnmergeWorkspaces {
    /// The one that was merged into another.
    pub id: String,
}
