//! Who may ask: a program on this computer that has the token.

use super::Server;
use axum::{
    Json,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde_json::json;
use std::sync::Arc;

/// What the window may load and do. Mail pictures that a person allowed come from the network.
const POLICY: &str = "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: https:; media-src 'self' data:; \
    font-src 'self'; connect-src 'self'; frame-src 'none'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// Refuses what was not addressed to this computer, and what another web page asks for.
pub(super) async fn this_computer(
    State(server): State<Arc<Server>>,
    request: Request,
    next: Next,
) -> Response {
    if !is_here(request.headers(), server.port) {
        return refusal(
            StatusCode::FORBIDDEN,
            "not_here",
            "Seuls les pages et les programmes de cet ordinateur obtiennent une réponse.",
            "Only pages and programs of this computer are answered.",
        );
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let set = [
        (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (header::REFERRER_POLICY, "no-referrer"),
        (
            header::HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
    ];
    for (name, value) in set {
        headers.insert(name, HeaderValue::from_static(value));
    }
    headers
        .entry(header::CONTENT_SECURITY_POLICY)
        .or_insert(HeaderValue::from_static(POLICY));
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Whether `Host` names this server on loopback, and `Origin`, where there is one, too.
fn is_here(headers: &HeaderMap, port: u16) -> bool {
    let names = [format!("127.0.0.1:{port}"), format!("localhost:{port}")];
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    let host_is_here =
        host.is_some_and(|host| names.iter().any(|name| name.eq_ignore_ascii_case(host)));
    let origin_is_here = match headers.get(header::ORIGIN).map(HeaderValue::to_str) {
        None => true,
        Some(Ok(origin)) => names.iter().any(|name| {
            origin
                .strip_prefix("http://")
                .is_some_and(|rest| rest.eq_ignore_ascii_case(name))
        }),
        Some(Err(_)) => false,
    };
    host_is_here && origin_is_here
}

/// Refuses who does not have the token: in `Authorization: Bearer`, or as `?token=` where a browser cannot
/// send headers.
pub(super) async fn token(
    State(server): State<Arc<Server>>,
    request: Request,
    next: Next,
) -> Response {
    let bearer = request
        .headers()
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "));
    let in_address = request.uri().query().and_then(|query| {
        query
            .split('&')
            .find_map(|pair| pair.strip_prefix("token="))
    });
    let readable_by_address = request.method() == axum::http::Method::GET;
    let given = bearer.or(in_address.filter(|_| readable_by_address));
    if !given.is_some_and(|given| same(given.as_bytes(), server.token.as_bytes())) {
        return refusal(
            StatusCode::UNAUTHORIZED,
            "token",
            "Il faut le jeton affiché par guichetctl serve.",
            "The token that guichetctl serve printed is needed.",
        );
    }
    next.run(request).await
}

/// Whether two texts are the same, in a time that tells nothing about where they differ.
fn same(left: &[u8], right: &[u8]) -> bool {
    left.len() == right.len()
        && left
            .iter()
            .zip(right)
            .fold(0, |differs, (left, right)| differs | (left ^ right))
            == 0
}

/// A refusal in the shape of a failure of the contract.
pub(super) fn refusal(status: StatusCode, reason: &str, fr: &str, en: &str) -> Response {
    let failure = json!({
        "code": "refused", "reason": reason, "messageFr": fr, "messageEn": en,
        "remedyFr": "", "remedyEn": "", "trace": "",
    });
    (status, Json(failure)).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(host: &str, origin: Option<&str>) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert(header::HOST, host.parse().unwrap());
        if let Some(origin) = origin {
            headers.insert(header::ORIGIN, origin.parse().unwrap());
        }
        headers
    }

    #[test]
    fn only_this_computer_and_its_own_pages_are_answered() {
        assert!(is_here(&headers("127.0.0.1:8080", None), 8080));
        assert!(is_here(
            &headers("localhost:8080", Some("http://localhost:8080")),
            8080
        ));
        for (host, origin) in [
            ("evil.example:8080", None),
            ("127.0.0.1:8081", None),
            ("127.0.0.1", None),
            ("127.0.0.1:8080.evil.example", None),
            ("127.0.0.1:8080", Some("http://evil.example")),
            ("127.0.0.1:8080", Some("https://127.0.0.1:8080")),
            ("127.0.0.1:8080", Some("null")),
        ] {
            assert!(!is_here(&headers(host, origin), 8080), "{host} {origin:?}");
        }
    }

    #[test]
    fn a_token_is_the_same_or_it_is_not() {
        assert!(same(b"abc", b"abc"));
        assert!(!same(b"abc", b"abd") && !same(b"abc", b"ab") && !same(b"", b"a"));
    }
}
