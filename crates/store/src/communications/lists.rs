//! The lists of messages: the inbox and the columns of the board, newest first, page by page.

use std::fmt;
use std::str::FromStr;

use domain::{Category, Priority, Procedure, Sentiment, Status};
use rusqlite::types::Value;

use super::{Direction, ParseState, SummaryState};
use crate::access::Reader;
use crate::row::{Row, row};
use crate::{Error, Id};

row! {
    /// What a list, the board or the search shows of a message.
    local Card in "communications" {
        /// Identity.
        id: Id,
        /// Which mailbox it came through.
        account_id: Option<Id>,
        /// The conversation it belongs to.
        thread_id: Option<Id>,
        /// In or out.
        direction: Direction,
        /// The sender's name as written.
        from_name: String,
        /// The sender's address.
        from_address: String,
        /// Recipients, for display.
        to_text: String,
        /// As written.
        subject: String,
        /// The first words.
        snippet: String,
        /// When the firm's server received it.
        received_ms: i64,
        /// Who wrote it.
        contact_id: Option<Id>,
        /// The matter it is filed in.
        workspace_id: Option<Id>,
        /// What kind of message it is.
        category: Category,
        /// How soon it wants a person.
        priority: Priority,
        /// The mood of the writer.
        sentiment: Sentiment,
        /// The procedure it is about.
        procedure: Option<Procedure>,
        /// The firm never heard from this person before.
        first_contact: bool,
        /// How sure the machine is, 0 to 1.
        confidence: f64,
        /// In a sentence or two.
        summary: String,
        /// What to do next.
        suggested_action: String,
        /// What a person did with the summary.
        summary_state: SummaryState,
        /// Where it stands.
        status: Status,
        /// When an answer is due.
        sla_due_ms: Option<i64>,
        /// When it was escalated.
        escalated_ms: Option<i64>,
        /// When it was closed.
        closed_ms: Option<i64>,
        /// Somebody opened it.
        read: bool,
        /// Who takes care of it.
        assignee_user_id: Option<Id>,
        /// Hidden until then.
        snoozed_until_ms: Option<i64>,
        /// It has attachments.
        has_attachments: bool,
        /// Whether the raw bytes could be read.
        parse_state: ParseState,
        /// Remarks.
        flags: Vec<String>,
    }
}

/// A place in a list. Its text form is stable for the length of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cursor {
    at_ms: i64,
    n: i64,
}

impl fmt::Display for Cursor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.at_ms, self.n)
    }
}

impl FromStr for Cursor {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (at, n) = text.split_once('.').unwrap_or((text, ""));
        Ok(Self {
            at_ms: at.parse()?,
            n: n.parse()?,
        })
    }
}

/// One page of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Page<T> {
    /// The rows, in the order of the filter.
    pub items: Vec<T>,
    /// Where the next page starts; `None` at the end.
    pub next: Option<Cursor>,
}

/// Which messages a list shows. Every field that is set narrows it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct InboxFilter {
    /// Only these columns of the board; empty means all.
    pub statuses: Vec<Status>,
    /// Only this category.
    pub category: Option<Category>,
    /// Only this priority.
    pub priority: Option<Priority>,
    /// Only this direction.
    pub direction: Option<Direction>,
    /// Only what nobody opened.
    pub unread: bool,
    /// Only what has attachments.
    pub with_attachments: bool,
    /// Only this mailbox.
    pub account_id: Option<Id>,
    /// Only this contact.
    pub contact_id: Option<Id>,
    /// Only this workspace.
    pub workspace_id: Option<Id>,
    /// Only what this member takes care of.
    pub assignee_user_id: Option<Id>,
    /// Only this mood.
    pub sentiment: Option<Sentiment>,
    /// Only this procedure.
    pub procedure: Option<Procedure>,
    /// Only what a person must look at because the machine was not sure.
    pub needs_review: bool,
    /// Hides what is snoozed beyond this moment; `None` shows everything.
    pub awake_at_ms: Option<i64>,
    /// Only what is snoozed beyond this moment.
    pub asleep_at_ms: Option<i64>,
    /// Which row comes first.
    pub order: Order,
}

/// Which row of a list comes first.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Order {
    /// Received last.
    #[default]
    Newest,
    /// Due first; what has no due time is left out.
    SoonestDue,
}

impl Order {
    /// The moment by which a row is ordered.
    fn place_of(self, card: &Card) -> i64 {
        match self {
            Self::Newest => card.received_ms,
            Self::SoonestDue => card.sla_due_ms.unwrap_or(i64::MAX),
        }
    }
}

impl InboxFilter {
    /// The conditions and their values, numbered from ?1.
    fn conditions(&self) -> (Vec<String>, Vec<Value>) {
        let mut conditions = Vec::new();
        let mut values: Vec<Value> = Vec::new();
        let mut equals = |column: &str, value: Option<String>| {
            if let Some(value) = value {
                values.push(Value::Text(value));
                conditions.push(format!("{column} = ?{}", values.len()));
            }
        };
        equals("workspace_id", self.workspace_id.map(|id| id.to_string()));
        equals("contact_id", self.contact_id.map(|id| id.to_string()));
        equals(
            "assignee_user_id",
            self.assignee_user_id.map(|id| id.to_string()),
        );
        equals("account_id", self.account_id.map(|id| id.to_string()));
        equals("category", self.category.map(|word| word.to_string()));
        equals("priority", self.priority.map(|word| word.to_string()));
        equals("direction", self.direction.map(|word| word.to_string()));
        equals("sentiment", self.sentiment.map(|word| word.to_string()));
        equals("procedure", self.procedure.map(|word| word.to_string()));
        if let [one] = self.statuses[..] {
            equals("status", Some(one.to_string()));
        } else if !self.statuses.is_empty() {
            let words: Vec<_> = self
                .statuses
                .iter()
                .map(|word| format!("'{word}'"))
                .collect();
            // The unary plus keeps the index on status out: it would have to be merged and sorted.
            conditions.push(format!("+status IN ({})", words.join(", ")));
        }
        if self.unread {
            conditions.push("read = 0".to_owned());
        }
        if self.with_attachments {
            conditions.push("has_attachments = 1".to_owned());
        }
        if self.needs_review {
            conditions.push("instr(flags, 'needs_review') > 0".to_owned());
        }
        if self.order == Order::SoonestDue {
            conditions.push("sla_due_ms IS NOT NULL".to_owned());
        }
        if let Some(now_ms) = self.asleep_at_ms {
            values.push(Value::Integer(now_ms));
            conditions.push(format!("snoozed_until_ms > ?{}", values.len()));
        }
        if let Some(now_ms) = self.awake_at_ms {
            values.push(Value::Integer(now_ms));
            let n = values.len();
            conditions.push(format!(
                "(snoozed_until_ms IS NULL OR snoozed_until_ms <= ?{n})"
            ));
        }
        (conditions, values)
    }

    /// The query of one page, and its values.
    pub(crate) fn query(&self, after: Option<Cursor>, limit: usize) -> (String, Vec<Value>) {
        let (mut conditions, mut values) = self.conditions();
        let (column, direction, beyond) = match self.order {
            Order::Newest => ("received_ms", "DESC", "<"),
            Order::SoonestDue => ("sla_due_ms", "ASC", ">"),
        };
        if let Some(after) = after {
            values.push(Value::Integer(after.at_ms));
            values.push(Value::Integer(after.n));
            let n = values.len();
            conditions.push(format!("({column}, n) {beyond} (?{}, ?{n})", n - 1));
        }
        values.push(Value::Integer(crate::arrivals::sql_limit(limit)));
        let limit = values.len();
        let select = Card::SELECT;
        let condition = where_clause(&conditions);
        let sql = format!(
            "SELECT {select}, n FROM communications {condition} \
             ORDER BY {column} {direction}, n {direction} LIMIT ?{limit}"
        );
        (sql, values)
    }
}

fn where_clause(conditions: &[String]) -> String {
    if conditions.is_empty() {
        String::new()
    } else {
        format!("WHERE {}", conditions.join(" AND "))
    }
}

impl Reader<'_> {
    /// One page of messages, in the order of the filter.
    ///
    /// - `after`: the `next` of the page before; `None` is the first page.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn cards(
        &self,
        filter: &InboxFilter,
        after: Option<Cursor>,
        limit: usize,
    ) -> Result<Page<Card>, Error> {
        let (sql, values) = filter.query(after, limit);
        let mut statement = self.connection.prepare_cached(&sql)?;
        let rows = statement.query_map(rusqlite::params_from_iter(values), |row| {
            Ok((Card::read(row)?, row.get::<_, i64>(Card::COLUMNS.len())?))
        })?;
        let rows: Vec<(Card, i64)> = rows.collect::<Result<_, _>>()?;
        let next = rows
            .last()
            .filter(|_| rows.len() == limit)
            .map(|(card, n)| Cursor {
                at_ms: filter.order.place_of(card),
                n: *n,
            });
        Ok(Page {
            items: rows.into_iter().map(|(card, _)| card).collect(),
            next,
        })
    }

    /// The card of one message.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn card(&self, id: Id) -> Result<Option<Card>, Error> {
        self.row("WHERE id = ?1", [id.to_string()])
    }

    /// How many messages a filter selects, counted up to `cap`.
    ///
    /// # Errors
    ///
    /// When the file cannot be read.
    pub fn count_cards(&self, filter: &InboxFilter, cap: usize) -> Result<usize, Error> {
        let (conditions, mut values) = filter.conditions();
        values.push(Value::Integer(crate::arrivals::sql_limit(cap)));
        let sql = format!(
            "SELECT count(*) FROM (SELECT 1 FROM communications {} LIMIT ?{})",
            where_clause(&conditions),
            values.len()
        );
        let count: Option<i64> = self.value(&sql, rusqlite::params_from_iter(values))?;
        Ok(usize::try_from(count.unwrap_or(0)).unwrap_or(0))
    }
}
