//! Bytes: attachments, and the files of the window.

use super::{Server, guard::refusal};
use axum::{
    extract::{Path, Query, State},
    http::{HeaderValue, StatusCode, Uri, header},
    response::{IntoResponse, Response},
};
use std::{
    path::{Component, PathBuf},
    sync::Arc,
};

/// Types that a browser shows without running anything of the sender's.
const SHOWN: &[&str] = &[
    "application/pdf",
    "image/png",
    "image/jpeg",
    "image/gif",
    "image/webp",
    "text/plain",
];

/// The bytes of an attachment. What could run is only ever saved.
pub(super) async fn attachment(
    State(server): State<Arc<Server>>,
    Path(id): Path<String>,
) -> Response {
    let found = tokio::task::spawn_blocking(move || server.desk.attachment(&id)).await;
    let Ok(Ok((filename, content_type, bytes))) = found else {
        return refusal(
            StatusCode::NOT_FOUND,
            "not_found",
            "Cette pièce jointe n’existe pas.",
            "There is no such attachment.",
        );
    };
    let shown = SHOWN.contains(&content_type.as_str());
    let (kind, disposition) = if shown {
        (content_type.as_str(), "inline")
    } else {
        ("application/octet-stream", "attachment")
    };
    let disposition = named(disposition, &filename);
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_str(kind)),
        (
            header::CONTENT_DISPOSITION,
            HeaderValue::from_str(&disposition),
        ),
        (
            header::CONTENT_SECURITY_POLICY,
            Ok(HeaderValue::from_static(
                "default-src 'none'; style-src 'unsafe-inline'; sandbox",
            )),
        ),
    ];
    let mut response = bytes.into_response();
    for (name, value) in headers {
        if let Ok(value) = value {
            response.headers_mut().insert(name, value);
        }
    }
    response
}

/// The size of a picture.
#[derive(Debug, Clone, Copy, serde::Deserialize)]
pub(super) struct PictureSize {
    /// Most pixels in width and height.
    side: Option<u32>,
}

/// Pixels of a page that fills a window.
const PAGE_SIDE: u32 = 1600;

/// The picture of a page of a document.
pub(super) async fn page(
    State(server): State<Arc<Server>>,
    Path((id, version, number)): Path<(String, u32, u32)>,
    Query(size): Query<PictureSize>,
) -> Response {
    let side = size.side.unwrap_or(PAGE_SIDE);
    let drawn =
        tokio::task::spawn_blocking(move || server.desk.page_picture(&id, version, number, side))
            .await;
    match drawn {
        Ok(Ok((kind, bytes))) => ([(header::CONTENT_TYPE, kind)], bytes).into_response(),
        _ => refusal(
            StatusCode::NOT_FOUND,
            "not_found",
            "Cette page n’a pas d’image.",
            "There is no picture of this page.",
        ),
    }
}

/// A disposition with the name under which a browser keeps a file (RFC 6266).
pub(super) fn named(disposition: &str, name: &str) -> String {
    let name: String = name.bytes().flat_map(encoded).collect();
    format!("{disposition}; filename*=UTF-8''{name}")
}

/// A byte of a file name in a header (RFC 8187).
fn encoded(byte: u8) -> Vec<char> {
    if byte.is_ascii_alphanumeric() || b".-_".contains(&byte) {
        vec![char::from(byte)]
    } else {
        format!("%{byte:02X}").chars().collect()
    }
}

/// A file of the window; its pages are one file.
pub(super) async fn window(State(server): State<Arc<Server>>, uri: Uri) -> Response {
    let Some(folder) = server
        .ui
        .as_ref()
        .filter(|_| !uri.path().starts_with("/api/"))
    else {
        return refusal(
            StatusCode::NOT_FOUND,
            "not_found",
            "Il n’y a rien ici.",
            "There is nothing here.",
        );
    };
    let wanted = relative(uri.path());
    let page = wanted
        .as_ref()
        .is_none_or(|path| path.extension().is_none());
    let path = folder.join(
        wanted
            .filter(|_| !page)
            .unwrap_or_else(|| PathBuf::from("index.html")),
    );
    match tokio::fs::read(&path).await {
        Ok(bytes) => ([(header::CONTENT_TYPE, content_type(&path))], bytes).into_response(),
        Err(_) => refusal(
            StatusCode::NOT_FOUND,
            "not_found",
            "Il n’y a rien ici.",
            "There is nothing here.",
        ),
    }
}

/// The path inside the window's folder; `None` for the root and for whatever would leave it.
fn relative(path: &str) -> Option<PathBuf> {
    let path = PathBuf::from(path.trim_start_matches('/'));
    let inside = path
        .components()
        .all(|part| matches!(part, Component::Normal(_)));
    (inside && path.components().next().is_some()).then_some(path)
}

fn content_type(path: &std::path::Path) -> &'static str {
    match path
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "woff" => "font/woff",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_never_leaves_the_windows_folder() {
        assert_eq!(
            relative("/assets/index.js"),
            Some(PathBuf::from("assets/index.js"))
        );
        for path in ["/", "/../secret", "/a/../../secret", "//etc/../passwd"] {
            assert!(relative(path).is_none(), "{path}");
        }
    }

    #[test]
    fn a_file_name_cannot_break_out_of_its_header() {
        let name: String = "é\"\r\n;.pdf".bytes().flat_map(encoded).collect();
        assert_eq!(name, "%C3%A9%22%0D%0A%3B.pdf");
    }
}
