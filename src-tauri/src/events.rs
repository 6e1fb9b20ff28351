//! What happens in the office, told to the window and to the desktop.

use contract::Event;
use tauri::{AppHandle, Emitter as _, Runtime};
use tauri_plugin_notification::NotificationExt as _;

use office::Desk;

/// The one event of the window; its payload is a [`contract::Event`].
const OFFICE: &str = "office";

/// Forwards every event of the office to the window until either of them is gone.
pub(crate) fn forward<R: Runtime>(app: AppHandle<R>, desk: &Desk) -> std::io::Result<()> {
    let events = desk.subscribe();
    std::thread::Builder::new()
        .name("events".to_owned())
        .spawn(move || {
            for event in events {
                tell(&app, &event);
            }
        })
        .map(drop)
}

fn tell<R: Runtime>(app: &AppHandle<R>, event: &Event) {
    if let Event::Notify { title, body, .. } = event {
        // The office has already left out what a locked or discreet screen must not show.
        let shown = app.notification().builder().title(title).body(body).show();
        if let Err(error) = shown {
            tracing::warn!(%error, "the desktop shows no notifications");
        }
    }
    if let Err(error) = app.emit_to("main", OFFICE, event) {
        tracing::warn!(%error, "an event did not reach the window");
    }
}
