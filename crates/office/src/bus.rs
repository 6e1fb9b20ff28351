//! Tells every window what happened.

use contract::Event;
use std::sync::{
    Mutex, PoisonError,
    mpsc::{Receiver, Sender, channel},
};

/// Carries events from the office to whoever listens.
#[derive(Default)]
pub(crate) struct Bus {
    listeners: Mutex<Vec<Sender<Event>>>,
}

impl Bus {
    /// Everything that is told from now on.
    pub(crate) fn subscribe(&self) -> Receiver<Event> {
        let (sender, receiver) = channel();
        self.listeners
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .push(sender);
        receiver
    }

    /// Tells everybody; whoever no longer listens is forgotten.
    pub(crate) fn tell(&self, event: &Event) {
        let mut listeners = self
            .listeners
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        listeners.retain(|listener| listener.send(event.clone()).is_ok());
    }

    /// Says that answers of these features may have changed.
    pub(crate) fn changed(&self, features: &[&str]) {
        self.tell(&Event::Changed {
            features: features.iter().map(|&feature| feature.to_owned()).collect(),
        });
    }
}
