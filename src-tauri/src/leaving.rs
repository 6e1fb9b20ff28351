//! What leaves the window: a link to the browser, an attachment to the disk, a draft to the mail program.
//!
//! A mail decides none of it. A link from a mail shows where it leads and waits for a person's yes; an attachment is written where they say.

use std::path::Path;

use office::Desk;
use tauri::{AppHandle, Manager as _, Runtime, Url};
use tauri_plugin_dialog::{DialogExt as _, MessageDialogButtons, MessageDialogKind};

use crate::frames;

/// Addresses longer than this are cut in the question, in characters: what matters stands at the front.
const SHOWN_CHARS: usize = 300;

/// A link in a mail was clicked: asks, then opens it in the browser.
pub(crate) fn ask_to_open<R: Runtime>(app: &AppHandle<R>, address: &Url) {
    if !matches!(address.scheme(), "https" | "http" | "mailto" | "tel") {
        return;
    }
    let address = address.clone();
    app.dialog()
        .message(question(&address))
        .title("Guichet")
        .kind(MessageDialogKind::Warning)
        .buttons(MessageDialogButtons::OkCancelCustom(
            "Ouvrir · Open".to_owned(),
            "Annuler · Cancel".to_owned(),
        ))
        .show(move |yes| {
            if yes {
                hand_over(&address);
            }
        });
}

/// The host stands on a line of its own: it is what tells a préfecture from somebody who writes like one.
fn question(address: &Url) -> String {
    let host = address.host_str().unwrap_or_else(|| address.path());
    let whole: String = address.as_str().chars().take(SHOWN_CHARS).collect();
    format!(
        "Ce lien vient d’un courrier. Il mène à :\nThis link comes from a mail. It leads to:\n\n{host}\n\n{whole}"
    )
}

/// Gives an address to the program that the system has for it.
pub(crate) fn hand_over(address: &Url) {
    if let Err(error) = tauri_plugin_opener::open_url(address.as_str(), None::<&str>) {
        tracing::warn!(scheme = address.scheme(), %error, "no program took the address");
    }
}

/// A click on an attachment: asks where to put it and writes it there.
pub(crate) fn save_attachment<R: Runtime>(app: &AppHandle<R>, address: &Url) {
    let Some(id) = frames::attachment_id(address.path()).map(str::to_owned) else {
        return;
    };
    let app = app.clone();
    tauri::async_runtime::spawn_blocking(move || {
        let Ok((name, _, bytes)) = app.state::<Desk>().attachment(&id) else {
            return;
        };
        let chosen = app
            .dialog()
            .file()
            .set_file_name(file_name(&name))
            .blocking_save_file();
        let Some(path) = chosen.and_then(|chosen| chosen.into_path().ok()) else {
            return;
        };
        if let Err(error) = std::fs::write(&path, bytes) {
            tracing::warn!(%error, "an attachment was not saved");
            let text = format!(
                "Rien n’a été enregistré. / Nothing was saved.\n\n{}\n{error}",
                path.display()
            );
            app.dialog()
                .message(text)
                .title("Guichet")
                .kind(MessageDialogKind::Error)
                .show(|_| ());
        }
    });
}

/// The last part of a name that a stranger chose, without anything that means a place or is invisible.
fn file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let visible: String = last.chars().filter(|letter| !letter.is_control()).collect();
    let trimmed = visible.trim().trim_start_matches('.');
    let named = Path::new(trimmed).file_name().map_or("", |_| trimmed);
    if named.is_empty() {
        "piece-jointe".to_owned()
    } else {
        named.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stranger_does_not_choose_the_folder() {
        assert_eq!(file_name("../../.bashrc"), "bashrc");
        assert_eq!(file_name(r"C:\Windows\win.ini"), "win.ini");
        assert_eq!(file_name("/etc/"), "piece-jointe");
        assert_eq!(
            file_name("décision\r\n préfecture.pdf"),
            "décision préfecture.pdf"
        );
        assert_eq!(file_name(".."), "piece-jointe");
    }

    #[test]
    fn the_question_names_the_host_first() {
        let text =
            question(&Url::parse("https://prefecture.gouv.fr.example.org/login?u=1").unwrap());
        let host = text.find("\n\nprefecture.gouv.fr.example.org\n\n").unwrap();
        assert!(host < text.find("https://").unwrap());
    }
}
