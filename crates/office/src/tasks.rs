//! What somebody has to do in a workspace.

use crate::{
    Error, Session,
    inbox::page_size,
    router::Handle,
    when, words,
    workspaces::{line, member},
};
use contract::{
    tasks::{DueTaskView, DueTasksView, FinishTask, ListDueTasks, RemoveTask, SaveTask, TaskView},
    words::Scope,
    workspaces::WorkspaceView,
};
use domain::Capability;
use serde_json::json;
use std::collections::HashMap;
use store::{Id, Reader, Task, User, Workspace};

/// The tasks of a workspace: open ones by date, then what is done.
pub(crate) fn of_workspace(
    reader: &Reader<'_>,
    workspace: Id,
    names: &HashMap<Id, String>,
) -> Result<Vec<TaskView>, Error> {
    let name = |user: Option<Id>| user.and_then(|id| names.get(&id).cloned());
    let view = |task: Task| TaskView {
        id: task.id.to_string(),
        label: task.label,
        due_on: task.due_on,
        owner_id: task.owner_user_id.map(|id| id.to_string()),
        owner: name(task.owner_user_id),
        done_at: task.done_ms.map(when::time_ms),
        done_by: name(task.done_by),
    };
    Ok(reader.tasks(workspace)?.into_iter().map(view).collect())
}

impl Handle<ListDueTasks> for Session {
    fn handle(&self, request: ListDueTasks) -> Result<DueTasksView, Error> {
        let user = self.require(Capability::Read)?;
        let today = when::day(self.now());
        let until = match &request.until {
            Some(day) => when::parse_day(day)?,
            None => today,
        };
        let mine = (request.scope == Scope::Mine).then_some(user.id);
        let limit = page_size(request.limit, 200);
        self.read(|reader| {
            let (tasks, total) = reader.due_tasks("", &until.to_string(), mine, limit)?;
            let today = today.to_string();
            let mut items = Vec::new();
            for task in tasks {
                let matter = reader.workspace_summary(task.workspace_id, self.now_ms())?;
                let owner = task.owner_user_id.map(|id| reader.expect::<User>(&id));
                items.push(DueTaskView {
                    id: task.id,
                    is_piece: task.is_piece,
                    label: task.label,
                    overdue: task.due_on < today,
                    due_on: task.due_on,
                    owner: owner.transpose()?.map(|owner| owner.name),
                    workspace_id: task.workspace_id.to_string(),
                    reference: matter.workspace.reference,
                    who: if matter.client.is_empty() {
                        matter.workspace.title
                    } else {
                        matter.client
                    },
                });
            }
            Ok(DueTasksView {
                items,
                total: u32::try_from(total).unwrap_or(u32::MAX),
                today,
            })
        })
    }
}

impl Handle<SaveTask> for Session {
    fn handle(&self, request: SaveTask) -> Result<WorkspaceView, Error> {
        self.require(Capability::Work)?;
        let workspace = words::id(&request.workspace_id)?;
        let label = line("task", &request.label)?;
        let due_on = request.due_on.as_deref().map(when::parse_day).transpose()?;
        self.write(|writer| {
            writer.expect::<Workspace>(&workspace)?;
            let owner_user_id = member(writer, request.owner_id.as_deref())?;
            let known = request.id.as_deref().map(words::id).transpose()?;
            let before: Option<Task> = known.map_or(Ok(None), |id| writer.get(&id))?;
            let is_new = before.is_none();
            let task = Task {
                id: known.unwrap_or_else(|| self.new_id()),
                workspace_id: workspace,
                label,
                due_on: due_on.map(|day| day.to_string()),
                owner_user_id,
                created_ms: before
                    .as_ref()
                    .map_or_else(|| self.now_ms(), |task| task.created_ms),
                done_ms: before.as_ref().and_then(|task| task.done_ms),
                done_by: before.and_then(|task| task.done_by),
            };
            writer.save(&task)?;
            if is_new {
                self.note(
                    writer,
                    workspace,
                    "task_added",
                    json!({ "what": task.label }),
                )?;
            }
            Ok(())
        })?;
        self.changed_workspace(workspace)
    }
}

impl Handle<FinishTask> for Session {
    fn handle(&self, request: FinishTask) -> Result<WorkspaceView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        let workspace = self.write(|writer| {
            let mut task: Task = writer.expect(&id)?;
            if task.done_ms.is_some() != request.done {
                task.done_ms = request.done.then(|| self.now_ms());
                task.done_by = request.done.then_some(self.user_id);
                writer.save(&task)?;
                let kind = if request.done {
                    "task_done"
                } else {
                    "task_undone"
                };
                self.note(
                    writer,
                    task.workspace_id,
                    kind,
                    json!({ "what": task.label }),
                )?;
            }
            Ok(task.workspace_id)
        })?;
        self.changed_workspace(workspace)
    }
}

impl Handle<RemoveTask> for Session {
    fn handle(&self, request: RemoveTask) -> Result<WorkspaceView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        let workspace = self.write(|writer| {
            let task: Task = writer.expect(&id)?;
            writer.delete::<Task>(&id)?;
            self.note(
                writer,
                task.workspace_id,
                "task_removed",
                json!({ "what": task.label }),
            )?;
            Ok(task.workspace_id)
        })?;
        self.changed_workspace(workspace)
    }
}
