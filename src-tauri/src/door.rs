//! What the window may ask: a question for the office, or a place on disk from the person.

#![allow(
    clippy::result_large_err,
    reason = "a failure crosses this door once for each refused call; a box would only hide its size"
)]

use contract::event::Place;
use contract::{Failure, FailureCode};
use serde::Deserialize;
use serde_json::Value;
use tauri::async_runtime::spawn_blocking;
use tauri::{AppHandle, State};
use tauri_plugin_dialog::{DialogExt as _, FilePath};

use office::Desk;

/// Carries one call of the contract to the office and its answer back.
///
/// The database blocks, so the call runs off the async runtime.
/// The office turns a panic of its own into an answer; what is caught here is a thread that could not be had.
#[tauri::command]
pub(crate) async fn call(
    desk: State<'_, Desk>,
    name: String,
    body: Value,
) -> Result<Value, Failure> {
    let desk = desk.inner().clone();
    let asked = name.clone();
    spawn_blocking(move || desk.call(&name, body))
        .await
        .unwrap_or_else(|_| Err(broken(&asked)))
}

/// What the person is asked to point at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Wanted {
    /// Any number of files with mail in them.
    Files,
    /// Folders with mail in them.
    Folders,
    /// A file to write, which need not exist.
    Save,
}

/// Shows the system's own dialog and answers what the person pointed at; nothing when they changed their mind.
///
/// The window gets tokens, never paths: a page that was taken over could otherwise read or overwrite any file of this person.
#[tauri::command]
pub(crate) async fn choose(
    app: AppHandle,
    desk: State<'_, Desk>,
    wanted: Wanted,
    suggested_name: Option<String>,
) -> Result<Vec<Place>, Failure> {
    let desk = desk.inner().clone();
    spawn_blocking(move || {
        let dialog = app.dialog().file();
        let chosen = match wanted {
            Wanted::Files => dialog.blocking_pick_files().unwrap_or_default(),
            Wanted::Folders => dialog.blocking_pick_folders().unwrap_or_default(),
            Wanted::Save => {
                let name = suggested_name.unwrap_or_else(|| "guichet".to_owned());
                dialog
                    .set_file_name(name)
                    .blocking_save_file()
                    .into_iter()
                    .collect()
            }
        };
        chosen
            .into_iter()
            .filter_map(|path: FilePath| path.into_path().ok())
            .map(|path| desk.offer(&path))
            .collect()
    })
    .await
    .map_err(|_| broken("choose"))
}

/// Names the question, never what was in it: the text of a panic may quote a mail.
fn broken(name: &str) -> Failure {
    tracing::error!(name, "a call was not carried out");
    Failure {
        code: FailureCode::Broken,
        reason: "panic".to_owned(),
        message_fr: "Guichet a rencontré un défaut. Rien de ce qui était enregistré n’est perdu.".to_owned(),
        message_en: "Guichet met a defect. Nothing that was saved is lost.".to_owned(),
        remedy_fr: "Réessayez ; si cela revient, fermez et rouvrez Guichet, puis envoyez le journal guichet.log.".to_owned(),
        remedy_en: "Try again; if it comes back, close and reopen Guichet, then send the log guichet.log.".to_owned(),
        trace: name.to_owned(),
    }
}
