//! Files that go in and out: a browser has no paths, so their bytes wait in the data folder ([`super::drops`]).

use super::{Server, files::named, guard::refusal};
use axum::{
    Json,
    body::Body,
    extract::{Path as Named, Query, State},
    http::{Method, StatusCode, header},
    response::{IntoResponse, Response},
};
use futures::{StreamExt as _, stream};
use serde::Deserialize;
use std::{
    io,
    path::{Path, PathBuf},
    sync::Arc,
};
use tokio::{
    fs::File,
    io::{AsyncReadExt as _, AsyncWriteExt as _},
};

/// No mailbox that somebody drops on a window is larger.
const MAX_BYTES: u64 = 16 << 30;

/// Bytes of a file that are sent at once.
const CHUNK: usize = 64 << 10;

/// What a file is called.
#[derive(Debug, Deserialize)]
pub(super) struct Dropped {
    name: String,
    /// The office will write it; nothing comes in.
    #[serde(default)]
    save: bool,
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
    if dropped.save {
        let path = folder.join(file_name(&dropped.name));
        let place = server.desk.offer(&path);
        server.drops.awaits(&folder, &path);
        server.drops.offered(&folder, &place.token);
        return Json(place).into_response();
    }
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

/// Gives a file that the office wrote, once it is whole.
pub(super) async fn fetch(
    State(server): State<Arc<Server>>,
    Named(token): Named<String>,
    method: Method,
) -> Response {
    let missing = || {
        let (fr, en) = ("Ce fichier n’existe pas.", "There is no such file.");
        refusal(StatusCode::NOT_FOUND, "not_found", fr, en)
    };
    let Some(path) = server.drops.written(&token) else {
        return missing();
    };
    let Ok(file) = File::open(&path).await else {
        return missing();
    };
    if method == Method::GET {
        server.drops.fetched(&token);
    }
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let chunks = stream::try_unfold(file, |mut file| async move {
        let mut chunk = vec![0; CHUNK];
        let read = file.read(&mut chunk).await?;
        chunk.truncate(read);
        Ok::<_, io::Error>((read > 0).then_some((chunk, file)))
    });
    let headers = [
        (header::CONTENT_TYPE, "application/octet-stream".to_owned()),
        (header::CONTENT_DISPOSITION, named("attachment", &name)),
    ];
    (headers, Body::from_stream(chunks)).into_response()
}

fn refused(error: &io::Error) -> Response {
    if error.kind() == io::ErrorKind::FileTooLarge {
        let status = StatusCode::PAYLOAD_TOO_LARGE;
        return refusal(
            status,
            "too_large",
            "Le fichier est trop grand.",
            "The file is too large.",
        );
    }
    let fr = format!("Le fichier n’a pas pu être écrit : {error}");
    let en = format!("The file could not be written: {error}");
    refusal(StatusCode::INSUFFICIENT_STORAGE, "file", &fr, &en)
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
