//! `guichet:` - bytes that do not fit in JSON: mail bodies for the sandboxed frame, their pictures, attachments.
//!
//! Whatever is answered here was written by a stranger. Each answer therefore carries its own policy:
//! no script, no request to any server, no form, no frame in the frame.

use crate::stub::Desk;
use tauri::http::{Request, Response, StatusCode, header};
use tauri::{Manager as _, Runtime, UriSchemeContext, UriSchemeResponder};

/// The scheme's name, as the content security policy of the window spells it.
pub(crate) const SCHEME: &str = "guichet";

/// What the content of an answer may do when it is shown.
///
/// `sandbox` without `allow-scripts` keeps a page inert even if it were opened outside the window's own frame.
/// `allow-popups` lets a click on a link reach [`crate::window`], which opens nothing and asks the person instead.
const POLICY: &str = "sandbox allow-popups; default-src 'none'; img-src data: guichet: http://guichet.localhost; \
                      style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// The same, once the person has asked to see the remote pictures of one message.
const POLICY_WITH_PICTURES: &str = "sandbox allow-popups; default-src 'none'; \
                      img-src data: https: guichet: http://guichet.localhost; \
                      style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Answers one request of the window for bytes, off the window's thread.
pub(crate) fn answer<R: Runtime>(context: UriSchemeContext<'_, R>, request: Request<Vec<u8>>, responder: UriSchemeResponder) {
    let desk = context.app_handle().state::<Desk>().inner().clone();
    tauri::async_runtime::spawn_blocking(move || {
        let address = request.uri();
        let path = address.path_and_query().map_or("", |whole| whole.as_str()).trim_start_matches('/');
        responder.respond(reply(desk.blob(path), asks_for_pictures(address.query())));
    });
}

/// Whether the person has allowed remote pictures: `?remote=1`, which only the window's own address bar-less page can add.
fn asks_for_pictures(query: Option<&str>) -> bool {
    query.is_some_and(|query| query.split('&').any(|pair| pair == "remote=1"))
}

fn reply(found: Option<(String, Vec<u8>)>, pictures: bool) -> Response<Vec<u8>> {
    let (status, kind, bytes) = match found {
        Some((kind, bytes)) => (StatusCode::OK, kind, bytes),
        None => (StatusCode::NOT_FOUND, "text/plain".to_owned(), Vec::new()),
    };
    let policy = if pictures { POLICY_WITH_PICTURES } else { POLICY };
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, kind)
        .header(header::CONTENT_SECURITY_POLICY, policy)
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(header::REFERRER_POLICY, "no-referrer")
        .header(header::CACHE_CONTROL, "no-store")
        .body(bytes)
        // Only the content type comes from outside; one that is no header value makes the bytes unshowable, not the window.
        .unwrap_or_else(|_| Response::new(Vec::new()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mail_may_not_fetch_or_run_anything_by_itself() {
        let reply = reply(Some(("text/html".to_owned(), b"<p>".to_vec())), asks_for_pictures(None));
        let policy = reply.headers()[header::CONTENT_SECURITY_POLICY].to_str().unwrap();
        assert!(policy.contains("default-src 'none'"));
        assert!(!policy.contains("https:"), "no remote picture tells the sender that the mail was read");
        assert!(!policy.contains("script"), "no directive gives scripts back, and the sandbox does not allow them");
    }

    #[test]
    fn pictures_are_fetched_only_when_the_person_asked() {
        assert!(asks_for_pictures(Some("v=2&remote=1")));
        assert!(!asks_for_pictures(Some("remote=10")));
        assert!(!asks_for_pictures(Some("x=remote=1")));
    }

    #[test]
    fn a_content_type_with_a_line_break_adds_no_header() {
        let reply = reply(Some(("text/html\r\nX: y".to_owned(), b"<p>".to_vec())), false);
        assert!(reply.body().is_empty());
    }

    #[test]
    fn what_the_office_does_not_have_is_not_found() {
        assert_eq!(reply(None, false).status(), StatusCode::NOT_FOUND);
    }
}
