//! Lists of messages.

use crate::{Error, Session, router::Handle, when, words};
use contract::inbox::{
    CountMessages, InboxCounts, InboxTab, ListMessages, MarkRead, MessageFilter, MessagePage,
    MessageRow, SlaView,
};
use domain::{Capability, Status};
use std::collections::{HashMap, HashSet};
use store::{Card, Cursor, Id, InboxFilter, Reader};

/// Counts stop here: nobody reads the difference between 100 000 and 100 001, and a count walks an index.
const COUNT_CAP: usize = 1_000_000;

/// What a list shows of other tables, read once a page.
pub(crate) struct Directory {
    initials: HashMap<Id, String>,
    references: HashMap<Id, String>,
    drafted: HashSet<Id>,
}

/// The names that a page of cards needs.
pub(crate) fn directory(reader: &Reader<'_>, cards: &[Card]) -> Result<Directory, Error> {
    let initials = reader
        .users()?
        .into_iter()
        .map(|user| (user.id, crate::members::initials(&user.name)))
        .collect();
    let mut references = HashMap::new();
    for id in cards.iter().filter_map(|card| card.workspace_id) {
        if let std::collections::hash_map::Entry::Vacant(slot) = references.entry(id)
            && let Some(workspace) = reader.workspace(id)?
        {
            slot.insert(workspace.reference);
        }
    }
    let mut drafted = HashSet::new();
    for card in cards {
        if reader.has_draft(card.id)? {
            drafted.insert(card.id);
        }
    }
    Ok(Directory {
        initials,
        references,
        drafted,
    })
}

impl Directory {
    /// The reference of a card's workspace.
    pub(crate) fn reference(&self, card: &Card) -> Option<String> {
        card.workspace_id
            .and_then(|id| self.references.get(&id).cloned())
    }

    /// The initials of who takes care of a card.
    pub(crate) fn assignee(&self, card: &Card) -> Option<String> {
        card.assignee_user_id
            .and_then(|id| self.initials.get(&id).cloned())
    }
}

/// The service-level clock of a message.
pub(crate) fn sla_view(
    received_ms: i64,
    due_ms: Option<i64>,
    status: Status,
    now_ms: i64,
) -> SlaView {
    let due = due_ms.unwrap_or(received_ms);
    SlaView {
        due_at: when::time_ms(due),
        started_at: when::time_ms(received_ms),
        overdue: due_ms.is_some_and(|due| due <= now_ms) && status.is_open(),
    }
}

/// One line of a list.
pub(crate) fn row(card: &Card, directory: &Directory, thread_size: u32) -> MessageRow {
    MessageRow {
        id: card.id.to_string(),
        source: "mail".to_owned(),
        from: if card.from_name.is_empty() {
            card.from_address.clone()
        } else {
            card.from_name.clone()
        },
        from_address: card.from_address.clone(),
        subject: card.subject.clone(),
        snippet: card.snippet.clone(),
        received_at: when::time_ms(card.received_ms),
        category: words::category(card.category),
        priority: words::priority(card.priority),
        sentiment: words::sentiment(card.sentiment),
        status: words::status(card.status),
        read: card.read,
        has_attachments: card.has_attachments,
        has_draft: directory.drafted.contains(&card.id),
        thread_size,
        workspace_reference: directory.reference(card),
        assignee: directory.assignee(card),
        needs_review: card.flags.iter().any(|flag| flag == super::NEEDS_REVIEW),
        unparsed: card.parse_state == store::ParseState::Failed,
        snoozed_until: card.snoozed_until_ms.map(when::time_ms),
    }
}

/// What the window's filter means for the store.
pub(crate) fn card_filter(filter: Option<&MessageFilter>) -> Result<InboxFilter, Error> {
    let Some(filter) = filter else {
        return Ok(InboxFilter::default());
    };
    let id = |text: &Option<String>| text.as_deref().map(words::id).transpose();
    Ok(InboxFilter {
        statuses: filter.status.map(words::to_status).into_iter().collect(),
        category: filter.category.map(words::to_category),
        priority: filter.priority.map(words::to_priority),
        sentiment: filter.sentiment.map(words::to_sentiment),
        procedure: filter.procedure.map(words::to_procedure),
        unread: filter.unread.unwrap_or(false),
        account_id: id(&filter.account_id)?,
        assignee_user_id: id(&filter.assignee_id)?,
        ..InboxFilter::default()
    })
}

/// What is open: everything but closed.
const OPEN: [Status; 3] = [Status::ToValidate, Status::Validated, Status::Escalated];

impl Session {
    fn tab(&self, tab: InboxTab, mut filter: InboxFilter) -> InboxFilter {
        let now_ms = self.now_ms();
        if tab != InboxTab::All && tab != InboxTab::Snoozed && filter.statuses.is_empty() {
            filter.statuses = OPEN.to_vec();
        }
        match tab {
            InboxTab::ToHandle => filter.awake_at_ms = Some(now_ms),
            InboxTab::Mine => {
                filter.assignee_user_id = Some(self.user_id);
                filter.awake_at_ms = Some(now_ms);
            }
            InboxTab::Snoozed => filter.asleep_at_ms = Some(now_ms),
            InboxTab::Review => filter.needs_review = true,
            InboxTab::All => {}
        }
        filter
    }
}

/// A cursor from the window.
pub(crate) fn cursor(text: Option<&str>) -> Result<Option<Cursor>, Error> {
    text.map(|text| text.parse().map_err(|_| Error::invalid("cursor", text)))
        .transpose()
}

/// A page size from the window.
pub(crate) fn page_size(limit: u32, most: u32) -> usize {
    limit.clamp(1, most) as usize
}

pub(crate) fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

impl Handle<ListMessages> for Session {
    fn handle(&self, request: ListMessages) -> Result<MessagePage, Error> {
        self.require(Capability::Read)?;
        let filter = self.tab(request.tab, card_filter(request.filter.as_ref())?);
        let after = cursor(request.cursor.as_deref())?;
        self.read(|reader| {
            let page = reader.cards(&filter, after, page_size(request.limit, 200))?;
            let directory = directory(reader, &page.items)?;
            let items = page
                .items
                .iter()
                .map(|card| Ok(row(card, &directory, thread_size(reader, card)?)))
                .collect::<Result<_, Error>>()?;
            let total = count(reader.count_cards(&filter, COUNT_CAP)?);
            Ok(MessagePage {
                items,
                next: page.next.map(|cursor| cursor.to_string()),
                total,
            })
        })
    }
}

/// How many messages the thread of a card has.
pub(crate) fn thread_size(reader: &Reader<'_>, card: &Card) -> Result<u32, Error> {
    card.thread_id
        .map_or(Ok(1), |thread| Ok(count(reader.thread_size(thread)?)))
}

impl Handle<CountMessages> for Session {
    fn handle(&self, _: CountMessages) -> Result<InboxCounts, Error> {
        let user = self.require(Capability::Read)?;
        let tab = |tab| self.tab(tab, InboxFilter::default());
        let now_ms = self.now_ms();
        self.read(|reader| {
            let cards = |filter: &InboxFilter| -> Result<u32, Error> {
                Ok(count(reader.count_cards(filter, COUNT_CAP)?))
            };
            let column = |status| InboxFilter {
                statuses: vec![status],
                ..InboxFilter::default()
            };
            let refused = reader
                .accounts()?
                .iter()
                .map(|account| {
                    Ok(u32::from(
                        reader.account_health(account.id)?.state == store::AccountState::Refused,
                    ))
                })
                .sum::<Result<u32, Error>>()?;
            Ok(InboxCounts {
                to_handle: cards(&tab(InboxTab::ToHandle))?,
                unread: cards(&InboxFilter {
                    unread: true,
                    ..tab(InboxTab::ToHandle)
                })?,
                mine: cards(&tab(InboxTab::Mine))?,
                snoozed: cards(&tab(InboxTab::Snoozed))?,
                review: cards(&tab(InboxTab::Review))?,
                all: cards(&InboxFilter::default())?,
                to_validate: cards(&column(Status::ToValidate))?,
                escalated: cards(&column(Status::Escalated))?,
                lapsing: u32::try_from(
                    reader
                        .count_running(
                            None,
                            now_ms - crate::deadlines::HISTORY_MS,
                            now_ms + 72 * 3_600_000,
                        )?
                        .1,
                )
                .unwrap_or(0),
                refused_accounts: refused,
                notifications: count(
                    reader
                        .notifications(user.id, 200)?
                        .iter()
                        .filter(|told| !told.read)
                        .count(),
                ),
            })
        })
    }
}

impl Handle<MarkRead> for Session {
    fn handle(&self, request: MarkRead) -> Result<contract::Done, Error> {
        self.require(Capability::Read)?;
        let ids = words::ids(&request.ids)?;
        self.write(|writer| {
            for id in ids {
                writer.set_read(id, request.read)?;
            }
            Ok(())
        })?;
        self.bus.changed(&["inbox"]);
        Ok(contract::Done {})
    }
}
