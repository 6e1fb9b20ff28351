//! Dropped files: a browser has no paths, so their bytes come here and wait in the data folder.

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
use std::{io, path::PathBuf, sync::Arc};
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
    match keep(&server, &dropped.name, body).await {
        Ok(path) => Json(server.desk.offer(&path)).into_response(),
        Err(error) if error.kind() == io::ErrorKind::FileTooLarge => refusal(
            StatusCode::PAYLOAD_TOO_LARGE,
            "too_large",
            "The file is too large.",
        ),
        Err(error) => refusal(StatusCode::INSUFFICIENT_STORAGE, "file", &error.to_string()),
    }
}

async fn keep(server: &Server, name: &str, body: Body) -> io::Result<PathBuf> {
    let mut random = [0; 8];
    getrandom::fill(&mut random).map_err(|error| io::Error::other(error.to_string()))?;
    // A folder of its own for each file: the name is kept, and nobody overwrites anybody.
    let folder = server
        .tmp
        .join(format!("drop-{:016x}", u64::from_be_bytes(random)));
    tokio::fs::create_dir_all(&folder).await?;
    let path = folder.join(file_name(name));
    let mut file = tokio::fs::File::create_new(&path).await?;
    let (mut bytes, mut body) = (0, body.into_data_stream());
    while let Some(chunk) = body.next().await {
        let chunk = chunk.map_err(io::Error::other)?;
        bytes += chunk.len() as u64;
        if bytes > MAX_BYTES {
            drop(file);
            tokio::fs::remove_dir_all(&folder).await?;
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
