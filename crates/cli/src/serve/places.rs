//! Dropped files: a browser has no paths, so their bytes come here and wait in the data folder ([`super::drops`]).

use super::{Server, guard::refusal};
use axum::{
    Json,
    body::Body,
    extract::{Query, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use futures::StreamExt as _;
use serde::Deserialize;
use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};
use tokio::io::AsyncWriteExt as _;

/// No mailbox that somebody drops on a window is larger.
const MAX_BYTES: u64 = 16 << 30;

/// What a dropped file is called.
#[derive(Debug, Deserialize)]
pub(super) struct Dropped {
    name: String,
}

/// Takes a file in. Answers the place that stands for it.
pub(super) async fn receive(
    State(server): State<Arc<Server>>,
    Query(dropped): Query<Dropped>,
    body: Body,
) -> Response {
    let folder = match server.drops.folder() {
        Ok(folder) => folder,
        Err(error) => return refused(&error),
    };
    match keep(&folder, &dropped.name, body).await {
        Ok(path) => {
            let place = server.desk.offer(&path);
            server.drops.offered(&folder, &place.token);
            Json(place).into_response()
        }
        Err(error) => {
            server.drops.give_up(&folder);
            refused(&error)
        }
    }
}

fn refused(error: &io::Error) -> Response {
    if error.kind() == io::ErrorKind::FileTooLarge {
        let status = StatusCode::PAYLOAD_TOO_LARGE;
        return refusal(status, "too_large", "The file is too large.");
    }
    refusal(StatusCode::INSUFFICIENT_STORAGE, "file", &error.to_string())
}

async fn keep(folder: &Path, name: &str, body: Body) -> io::Result<PathBuf> {
    let path = folder.join(file_name(name));
    let mut options = tokio::fs::OpenOptions::new();
    #[cfg(unix)]
    options.mode(0o600);
    let mut file = options.write(true).create_new(true).open(&path).await?;
    let (mut bytes, mut body) = (0, body.into_data_stream());
    while let Some(chunk) = body.next().await {
        let chunk = chunk.map_err(io::Error::other)?;
        bytes += chunk.len() as u64;
        if bytes > MAX_BYTES {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        file.write_all(&chunk).await?;
    }
    file.flush().await?;
    Ok(path)
}

/// The last part of a name, without anything that means something to a file system.
fn file_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last
        .chars()
        .filter(|letter| !letter.is_control() && !r#":*?"<>|"#.contains(*letter))
        .take(120)
        .collect();
    match clean.trim_matches([' ', '.']) {
        "" => "file".to_owned(),
        clean => clean.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_name_never_leaves_its_folder() {
        for (name, kept) in [
            ("lettre.eml", "lettre.eml"),
            ("../../etc/passwd", "passwd"),
            (r"C:\Users\a\boîte.mbox", "boîte.mbox"),
            ("..", "file"),
            ("", "file"),
            ("a\0b\n.eml", "ab.eml"),
        ] {
            assert_eq!(file_name(name), kept);
        }
    }
}
