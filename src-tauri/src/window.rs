//! The one window, and what it refuses to do.

use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::path::{Path, PathBuf};

use office::{Desk, DeskOptions};
use tauri::webview::NewWindowResponse;
use tauri::{
    App, AppHandle, DragDropEvent, Manager as _, RunEvent, Runtime, Url, WebviewWindowBuilder,
    WindowEvent,
};

use crate::{door, events, frames, leaving, log};

/// Builds the application around a new desk and runs it until its window is closed.
pub(crate) fn open(data_dir: PathBuf) -> Result<(), String> {
    log::start(&data_dir);
    tauri::Builder::default()
        .plugin(
            tauri_plugin_single_instance::Builder::new()
                .callback(|app, _, _| come_forward(app))
                .dbus_id(instance_name(&data_dir))
                .build(),
        )
        .plugin(tauri_plugin_window_state::Builder::new().build())
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_notification::init())
        .register_asynchronous_uri_scheme_protocol(frames::SCHEME, frames::answer)
        .invoke_handler(tauri::generate_handler![door::call, door::choose])
        .setup(move |app| set_up(app, data_dir))
        .build(tauri::generate_context!())
        .map_err(|error| format!("the window could not be opened: {error}"))?
        .run(|app, event| {
            if let RunEvent::Exit = event
                && let Some(desk) = app.try_state::<Desk>()
            {
                desk.close();
            }
        });
    Ok(())
}

fn set_up(app: &mut App, data_dir: PathBuf) -> Result<(), Box<dyn std::error::Error>> {
    let desk = Desk::open(DeskOptions::at(data_dir))?;
    events::forward(app.handle().clone(), &desk)?;
    desk.start_timers()?;
    app.manage(desk);

    let config = app
        .config()
        .app
        .windows
        .first()
        .cloned()
        .ok_or("tauri.conf.json describes no window")?;
    let (here, there) = (app.handle().clone(), app.handle().clone());
    let window = WebviewWindowBuilder::from_config(app.handle(), &config)?
        .on_navigation(move |address| {
            match address.scheme() {
                frames::SCHEME => leaving::save_attachment(&here, address),
                "mailto" => leaving::hand_over(address),
                _ => {}
            }
            is_ours(address)
        })
        .on_new_window(move |address, _| {
            leaving::ask_to_open(&there, &address);
            NewWindowResponse::Deny
        })
        .build()?;
    let handle = app.handle().clone();
    window.on_window_event(move |event| {
        if let WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) = event {
            handle.state::<Desk>().drop_places(paths);
        }
    });
    Ok(())
}

/// Whether the window or a frame in it may go to this address: only our own pages, and the development server.
fn is_ours(address: &Url) -> bool {
    match address.scheme() {
        "tauri" => true,
        "about" => matches!(address.as_str(), "about:blank" | "about:srcdoc"),
        "http" | "https" => match address.host_str() {
            Some("tauri.localhost") => true,
            Some("localhost") => cfg!(dev) && address.port() == Some(1420),
            _ => false,
        },
        _ => false,
    }
}

/// A second start on the same firm shows the first window.
fn come_forward<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window("main") {
        let shown = window
            .unminimize()
            .and_then(|()| window.show())
            .and_then(|()| window.set_focus());
        if let Err(error) = shown {
            tracing::warn!(%error, "the window could not come forward");
        }
    }
}

/// One name on the session bus for each data folder, so that a second firm kept elsewhere opens its own window.
fn instance_name(data_dir: &Path) -> String {
    let mut hasher = DefaultHasher::new();
    std::path::absolute(data_dir)
        .unwrap_or_else(|_| data_dir.to_owned())
        .hash(&mut hasher);
    format!("fr.guichet.desktop.d{:016x}", hasher.finish())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ours(address: &str) -> bool {
        is_ours(&Url::parse(address).unwrap())
    }

    #[test]
    fn the_window_shows_only_what_is_ours() {
        assert!(ours("tauri://localhost/"));
        for stranger in [
            "guichet://localhost/attachment/1", // bytes of a stranger are saved, never shown instead of the window
            "https://example.org/",
            "http://tauri.localhost.example.org/",
            "file:///etc/passwd",
            "data:text/html,x",
            "javascript:0",
        ] {
            assert!(!ours(stranger), "{stranger}");
        }
    }

    #[test]
    fn each_data_folder_has_its_own_instance() {
        assert_ne!(
            instance_name(Path::new("/a")),
            instance_name(Path::new("/b"))
        );
        assert_eq!(
            instance_name(Path::new("/a")),
            instance_name(Path::new("/a"))
        );
    }
}
