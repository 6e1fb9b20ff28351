//! The board: four columns of cards over the same messages as the inbox.

use crate::{Error, Session, inbox, router::Handle, when, words};
use contract::{
    Time,
    board::{BoardView, CardView, ColumnView, ShowBoard, ShowColumn},
    inbox::MessageFilter,
    words::Scope,
};
use domain::{Capability, Status};
use std::collections::{HashMap, hash_map::Entry};
use store::{Card, Cursor, Id, InboxFilter, Order, Reader, SummaryState};

const COUNT_CAP: usize = 1_000_000;

/// What to show of one column.
struct Slice<'a> {
    status: Status,
    scope: Scope,
    filter: Option<&'a MessageFilter>,
    after: Option<Cursor>,
    limit: usize,
}

impl Session {
    fn column(&self, slice: &Slice<'_>) -> Result<ColumnView, Error> {
        let mut filter: InboxFilter = inbox::card_filter(slice.filter)?;
        filter.statuses = vec![slice.status];
        if slice.scope == Scope::Mine {
            filter.assignee_user_id = Some(self.user_id);
        }
        filter.awake_at_ms = Some(self.now_ms());
        // What waits for an answer stands by its due time, the rest by its arrival.
        if matches!(slice.status, Status::Validated | Status::Escalated) {
            filter.order = Order::SoonestDue;
        }
        let now_ms = self.now_ms();
        self.read(|reader| {
            let page = reader.cards(&filter, slice.after, slice.limit)?;
            let directory = inbox::directory(reader, &page.items)?;
            let lapses = lapses(reader, &page.items)?;
            Ok(ColumnView {
                status: words::status(slice.status),
                total: inbox::count(reader.count_cards(&filter, COUNT_CAP)?),
                cards: page
                    .items
                    .iter()
                    .map(|card| CardView {
                        lapses_at: card.workspace_id.and_then(|id| lapses.get(&id).cloned()),
                        ..view(card, &directory, now_ms)
                    })
                    .collect(),
                next: page.next.map(|cursor| cursor.to_string()),
            })
        })
    }
}

/// What lapses first in each workspace that has an open card on this page.
fn lapses(reader: &Reader<'_>, cards: &[Card]) -> Result<HashMap<Id, Time>, Error> {
    let mut lapses = HashMap::new();
    let open = cards.iter().filter(|card| card.status.is_open());
    for workspace in open.filter_map(|card| card.workspace_id) {
        if let Entry::Vacant(place) = lapses.entry(workspace)
            && let Some(at_ms) = reader.next_lapse(workspace)?
        {
            place.insert(when::time_ms(at_ms));
        }
    }
    Ok(lapses)
}

fn view(card: &Card, directory: &inbox::Directory, now_ms: i64) -> CardView {
    let has = |flag: &str| card.flags.iter().any(|have| have == flag);
    // A rejected text is never shown as fact (A21).
    let summary = if card.summary_state == SummaryState::Rejected {
        card.subject.clone()
    } else {
        card.summary.clone()
    };
    CardView {
        id: card.id.to_string(),
        source: "mail".to_owned(),
        title: if card.from_name.is_empty() {
            card.from_address.clone()
        } else {
            card.from_name.clone()
        },
        summary,
        proposed: card.summary_state == SummaryState::Proposed,
        sentiment: words::sentiment(card.sentiment),
        category: words::category(card.category),
        priority: words::priority(card.priority),
        status: words::status(card.status),
        sla: inbox::sla_view(card.received_ms, card.sla_due_ms, card.status, now_ms),
        received_at: when::time_ms(card.received_ms),
        closed_at: card.closed_ms.map(when::time_ms),
        workspace_id: card.workspace_id.map(|id| id.to_string()),
        workspace_reference: directory.reference(card),
        lapses_at: None,
        assignee: directory.assignee(card),
        seen_by_manager: has(inbox::SEEN_BY_MANAGER),
        needs_review: has(inbox::NEEDS_REVIEW),
    }
}

impl Handle<ShowBoard> for Session {
    fn handle(&self, request: ShowBoard) -> Result<BoardView, Error> {
        let user = self.require(Capability::Read)?;
        let limit = inbox::page_size(request.limit, 500);
        let columns = Status::ALL
            .iter()
            .map(|&status| {
                self.column(&Slice {
                    status,
                    scope: request.scope,
                    filter: request.filter.as_ref(),
                    after: None,
                    limit,
                })
            })
            .collect::<Result<_, _>>()?;
        Ok(BoardView {
            columns,
            may_reply: user.role.may(Capability::Reply),
            now: when::time(self.now()),
        })
    }
}

impl Handle<ShowColumn> for Session {
    fn handle(&self, request: ShowColumn) -> Result<ColumnView, Error> {
        self.require(Capability::Read)?;
        let after = inbox::cursor(request.cursor.as_deref())?;
        let limit = inbox::page_size(request.limit, 500);
        self.column(&Slice {
            status: words::to_status(request.status),
            scope: request.scope,
            filter: request.filter.as_ref(),
            after,
            limit,
        })
    }
}
