//! What the office says without being asked, as server-sent events.

use super::{EVENTS, Server};
use axum::{
    extract::State,
    response::sse::{Event as Sent, KeepAlive, Sse},
};
use contract::Event;
use futures::Stream;
use office::Desk;
use std::{convert::Infallible, sync::Arc, time::Duration};
use tokio::sync::broadcast::{self, error::RecvError};

/// Carries events from the office's own channel to whoever listens over HTTP.
pub(super) fn forward(desk: &Desk) -> broadcast::Sender<Event> {
    let (sender, _) = broadcast::channel(EVENTS);
    let (office, listeners) = (desk.subscribe(), sender.clone());
    std::thread::spawn(move || {
        while let Ok(event) = office.recv() {
            // Nobody may be listening.
            let _ = listeners.send(event);
        }
    });
    sender
}

/// Everything that happens from now on.
pub(super) async fn listen(
    State(server): State<Arc<Server>>,
) -> Sse<impl Stream<Item = Result<Sent, Infallible>>> {
    let stream = futures::stream::unfold(server.events.subscribe(), |mut events| async {
        let event = match events.recv().await {
            Ok(event) => event,
            Err(RecvError::Lagged(_)) => everything_changed(),
            Err(RecvError::Closed) => return None,
        };
        let sent = Sent::default().json_data(&event).unwrap_or_default();
        Some((Ok(sent), events))
    });
    Sse::new(stream).keep_alive(KeepAlive::new().interval(Duration::from_secs(15)))
}

/// What a listener that missed something is told: ask for everything again.
fn everything_changed() -> Event {
    let mut features: Vec<String> = contract::NAMES
        .iter()
        .filter_map(|name| Some(name.split_once('.')?.0.to_owned()))
        .collect();
    features.dedup();
    Event::Changed { features }
}
