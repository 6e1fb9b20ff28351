//! Transaction 2: messages that were understood become cards, contacts, workspaces and proposed deadlines, or nothing does.

use super::{
    BatchReport,
    describe::{SNIPPET_CHARS, describe, display, first_address},
    person::{self, Parties},
    understand::{Content, Context, Lot, Understood},
};
use crate::{Error, Session, documents, inbox::NEEDS_REVIEW, when, workspaces};
use contract::Event;
use domain::{Category, EventName, Priority, Status};
use mail::threading::thread_keys;
use serde_json::json;
use store::{
    ArrivalState, Attachment, Communication, Direction, FileKind, HitKind, Id, Notification,
    ParseState, PreparedSearch, Reading, SearchDocument, ThreadKeys, Writer,
};

/// A message older than this is history when it comes in: nobody is notified of it.
const NEWS_MS: i64 = 48 * 3_600_000;

/// What was filed, and whom to tell once it is written.
#[derive(Default)]
pub(super) struct Filed {
    report: BatchReport,
    news: Vec<Event>,
    /// What a person must look at.
    doubtful: Vec<Id>,
}

impl Filed {
    /// Adds what was filed in the same transaction.
    pub(super) fn join(&mut self, other: Self) {
        self.report.stored += other.report.stored;
        self.report.unparsed += other.report.unparsed;
        self.news.extend(other.news);
        self.doubtful.extend(other.doubtful);
    }

    /// Tells the windows, after the transaction.
    pub(super) fn tell(self, session: &Session) -> Result<BatchReport, Error> {
        if self.report.stored > 0 {
            session.bus.changed(&[
                "inbox",
                "board",
                "today",
                "workspaces",
                "contacts",
                "notifications",
                "search",
            ]);
        }
        for event in self.news {
            session.bus.tell(&event);
        }
        crate::intelligence::refine_later(session, self.doubtful)?;
        Ok(self.report)
    }
}

/// Transaction 2: files messages that were understood.
pub(super) fn file(
    session: &Session,
    writer: &Writer<'_>,
    account_id: Id,
    lot: Lot,
) -> Result<Filed, Error> {
    let Lot {
        context,
        mut messages,
    } = lot;
    let filing = Filing {
        session,
        writer,
        context: &context,
        account_id,
    };
    let mut filed = Filed::default();
    for understood in &mut messages {
        // Another thread may have filed it since: the check is inside the transaction that files.
        if writer
            .arrival(understood.arrival)?
            .is_none_or(|arrival| arrival.state == ArrivalState::Parsed)
        {
            continue;
        }
        filed.report.stored += 1;
        let search = understood
            .content
            .as_mut()
            .ok()
            .and_then(|content| content.search.take());
        match &understood.content {
            Ok(content) => {
                if content.needs_review {
                    filed.doubtful.push(understood.id);
                }
                filed
                    .news
                    .extend(filing.file_content(understood, content, search)?);
            }
            Err(error) => {
                filed.report.unparsed += 1;
                filing.file_unread(understood, error)?;
            }
        }
    }
    Ok(filed)
}

/// One message being filed.
pub(super) struct Filing<'a> {
    pub(super) session: &'a Session,
    pub(super) writer: &'a Writer<'a>,
    context: &'a Context,
    account_id: Id,
}

impl Filing<'_> {
    /// A message that could not be read: kept, shown, flagged; somebody must look.
    fn file_unread(&self, understood: &Understood, error: &str) -> Result<(), Error> {
        let mut row = self.row(understood);
        row.parse_state = ParseState::Failed;
        row.flags = vec![NEEDS_REVIEW.to_owned()];
        row.subject = understood.provider_id.clone();
        row.snippet = error.chars().take(SNIPPET_CHARS).collect();
        self.writer.insert(&row)?;
        let named = SearchDocument {
            subject: &row.subject,
            ..SearchDocument::new(HitKind::Mail, row.id, row.received_ms)
        };
        self.writer.index(PreparedSearch::new(&named));
        self.writer.arrival_parsed(understood.arrival, row.id)?;
        self.session.emit(
            self.writer,
            EventName::EmailReceived,
            "communications",
            row.id,
            &json!({ "unread": true }),
        )
    }

    fn file_content(
        &self,
        understood: &Understood,
        content: &Content,
        search: Option<PreparedSearch>,
    ) -> Result<Option<Event>, Error> {
        let mut row = self.row(understood);
        describe(&mut row, content);
        if self.context.house.has(&row.from_address) {
            row.direction = Direction::Out;
        }
        let new_thread = self.session.new_id();
        let thread = self.join_thread(&row, content, new_thread)?;
        row.thread_id = Some(thread);
        if row.direction == Direction::Out || understood.flags.answered {
            row.status = Status::Closed;
            row.closed_ms = Some(row.received_ms);
            row.read = true;
        } else {
            row.sla_due_ms = Some(
                self.context
                    .policy
                    .due(understood.received, &when::paris())
                    .as_millisecond(),
            );
        }
        let parties = person::parties(self.session, self.writer, &row, content)?;
        row.contact_id = parties.sender.map(|(id, _)| id);
        let opened = if row.direction == Direction::In {
            self.workspace(
                &mut row,
                content,
                &parties,
                (thread != new_thread).then_some(thread),
            )?
        } else {
            false
        };
        self.writer.insert(&row)?;
        self.writer.set_text(row.id, &content.text)?;
        let attachments = self.attach(&row, content)?;
        if let Some(search) = search {
            self.writer.index(search);
        }
        self.writer.arrival_parsed(understood.arrival, row.id)?;
        self.tell_events(&row, &parties)?;
        self.tell_workspace(&row, content, opened, &attachments)?;
        self.notify(&row)
    }

    fn row(&self, understood: &Understood) -> Communication {
        let mut row = Communication::incoming(understood.id, understood.received.as_millisecond());
        row.account_id = Some(self.account_id);
        row.provider_id = understood.provider_id.clone();
        row.raw_hash = Some(understood.hash);
        row.size = i64::try_from(understood.size).unwrap_or(i64::MAX);
        row.read = understood.flags.seen;
        row.sla_due_ms = Some(
            self.context
                .policy
                .due(understood.received, &when::paris())
                .as_millisecond(),
        );
        row
    }

    fn join_thread(
        &self,
        row: &Communication,
        content: &Content,
        new_thread: Id,
    ) -> Result<Id, Error> {
        let keys = thread_keys(&content.message);
        let correspondent = if row.direction == Direction::Out {
            first_address(&content.message.to)
        } else {
            row.from_address.clone()
        };
        Ok(self.writer.join_thread(
            &ThreadKeys {
                message_id: keys.own.as_deref().unwrap_or_default(),
                references: keys.parents.iter().map(String::as_str).collect(),
                subject: &keys.subject_key,
                correspondent: &correspondent,
                received_ms: row.received_ms,
                is_answer: keys.is_reply,
            },
            new_thread,
        )?)
    }

    /// Finds the workspace of a message, or opens one for an immigration procedure. Returns whether it opened one.
    ///
    /// A message that a person must look at opens nothing and is attached to nothing but its own thread.
    fn workspace(
        &self,
        row: &mut Communication,
        content: &Content,
        parties: &Parties,
        thread: Option<Id>,
    ) -> Result<bool, Error> {
        if let Some(thread) = thread
            && let Some(known) = self.writer.thread_workspace(thread)?
        {
            row.workspace_id = Some(known);
            return Ok(false);
        }
        let filed = matches!(row.category, Category::Ceseda | Category::ReponseClient);
        let Some(client) = parties.client.filter(|_| filed && !content.needs_review) else {
            return Ok(false);
        };
        let open: Vec<_> = self
            .writer
            .workspaces_of(client)?
            .into_iter()
            .filter(|workspace| workspace.status == store::WorkspaceStatus::Open)
            .collect();
        let same = open
            .iter()
            .find(|workspace| row.procedure.is_some() && workspace.procedure == row.procedure);
        let only = (open.len() == 1 && row.procedure.is_none())
            .then(|| open.first())
            .flatten();
        if let Some(known) = same.or(only) {
            row.workspace_id = Some(known.id);
            return Ok(false);
        }
        let (Category::Ceseda, Some(procedure)) = (row.category, row.procedure) else {
            return Ok(false);
        };
        let opening = workspaces::Opening {
            procedure,
            title: None,
            client: Some(client),
            others: parties.others(client),
            communication: Some(row.id),
            by_machine: true,
        };
        row.workspace_id = Some(workspaces::open(self.session, self.writer, &opening)?.id);
        Ok(true)
    }

    /// Writes the attachments, and answers their identities in their order.
    fn attach(&self, row: &Communication, content: &Content) -> Result<Vec<Id>, Error> {
        let mut ids = Vec::with_capacity(content.message.attachments.len());
        for (file, (text_state, error)) in content.message.attachments.iter().zip(&content.read) {
            let attachment = Attachment {
                id: self.session.new_id(),
                communication_id: row.id,
                filename: file.filename.clone(),
                content_type: file.content_type.clone(),
                bytes: i64::try_from(file.bytes).unwrap_or(i64::MAX),
                blob_hash: None,
                part_index: Some(i64::from(file.part_index)),
                inline: file.inline,
                content_id: file.content_id.clone(),
                text_state: *text_state,
                error: error.clone(),
            };
            self.writer.insert(&attachment)?;
            ids.push(attachment.id);
            if documents::is_worth_reading(&file.content_type, file.bytes, file.inline, *text_state)
            {
                let reading =
                    Reading::waiting(attachment.id, FileKind::Attachment, row.received_ms);
                self.writer.save_reading(&reading)?;
            }
            if let Some(workspace) = row.workspace_id {
                self.session.emit(
                    self.writer,
                    EventName::DocumentUploaded,
                    "attachments",
                    attachment.id,
                    &json!({ "workspace": workspace.to_string() }),
                )?;
            }
        }
        Ok(ids)
    }

    fn tell_events(&self, row: &Communication, parties: &Parties) -> Result<(), Error> {
        let say = |event, payload| {
            self.session
                .emit(self.writer, event, "communications", row.id, &payload)
        };
        if let Some((contact, true)) = parties.sender {
            self.session.emit(
                self.writer,
                EventName::ClientCreated,
                "contacts",
                contact,
                &json!({}),
            )?;
        }
        say(EventName::EmailReceived, json!({}))?;
        say(
            EventName::EmailClassified,
            json!({ "category": row.category.as_str(), "priority": row.priority.as_str(), "confidence": row.confidence }),
        )?;
        if row.priority == Priority::Critical {
            say(EventName::EmailUrgent, json!({}))?;
        }
        if row.has_flag(NEEDS_REVIEW) {
            say(EventName::AiValidationRequired, json!({}))?;
        }
        Ok(())
    }

    /// Tells the members about a critical message that is news.
    fn notify(&self, row: &Communication) -> Result<Option<Event>, Error> {
        let is_news = self.session.now_ms() - row.received_ms < NEWS_MS;
        if row.priority != Priority::Critical
            || row.direction == Direction::Out
            || !row.status.is_open()
            || !is_news
        {
            return Ok(None);
        }
        for user in self
            .writer
            .users()?
            .into_iter()
            .filter(|user| !user.disabled)
        {
            self.writer.notify(&Notification {
                id: self.session.new_id(),
                user_id: user.id,
                kind: "EMAIL_URGENT".to_owned(),
                communication_id: Some(row.id),
                workspace_id: row.workspace_id,
                at_ms: self.session.now_ms(),
                read: false,
                subject: String::new(),
            })?;
        }
        Ok(Some(crate::notifications::desktop(
            self.session,
            self.writer,
            "EMAIL_URGENT",
            &display(row),
            &row.subject,
            Some(row.id),
        )?))
    }
}
