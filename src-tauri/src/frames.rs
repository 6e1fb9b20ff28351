//! `guichet:` - the bytes that do not fit in JSON: attachments, and the pictures of pages.
//!
//! Whatever is answered here was written by a stranger. Each answer therefore carries its own policy:
//! no script, no request to any server, no form, no frame in the frame.

use office::Desk;
use tauri::http::{Request, Response, StatusCode, Uri, header};
use tauri::{Manager as _, Runtime, UriSchemeContext, UriSchemeResponder};

/// The scheme's name, as the content security policy of the window spells it.
pub(crate) const SCHEME: &str = "guichet";

/// What the content of an answer may do when it is shown: nothing.
const POLICY: &str = "sandbox; default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Name, type and bytes, as the office keeps an attachment.
type Attachment = (String, String, Vec<u8>);

/// Answers one request of the window for bytes, off the window's thread.
pub(crate) fn answer<R: Runtime>(
    context: UriSchemeContext<'_, R>,
    request: Request<Vec<u8>>,
    responder: UriSchemeResponder,
) {
    let desk = context.app_handle().state::<Desk>().inner().clone();
    tauri::async_runtime::spawn_blocking(move || {
        let found = match page(request.uri()) {
            Some(page) => page.draw(&desk),
            None => attachment_id(request.uri().path()).and_then(|id| desk.attachment(id).ok()),
        };
        responder.respond(reply(found));
    });
}

/// The attachment that an address under our scheme means.
pub(crate) fn attachment_id(path: &str) -> Option<&str> {
    path.strip_prefix("/attachment/")
}

/// The page of a document that an address under our scheme means: `/page/{id}/{version}/{number}?side={pixels}`.
struct Page<'a> {
    id: &'a str,
    version: u32,
    number: u32,
    side: u32,
}

/// Pixels of a page that fills a window.
const PAGE_SIDE: u32 = 1600;

fn page(address: &Uri) -> Option<Page<'_>> {
    let mut parts = address.path().strip_prefix("/page/")?.split('/');
    let page = Page {
        id: parts.next()?,
        version: parts.next()?.parse().ok()?,
        number: parts.next()?.parse().ok()?,
        side: address
            .query()
            .and_then(|query| query.strip_prefix("side="))
            .map_or(Some(PAGE_SIDE), |side| side.parse().ok())?,
    };
    parts.next().is_none().then_some(page)
}

impl Page<'_> {
    fn draw(&self, desk: &Desk) -> Option<Attachment> {
        let (kind, bytes) = desk
            .page_picture(self.id, self.version, self.number, self.side)
            .ok()?;
        Some((String::new(), kind, bytes))
    }
}

fn reply(found: Option<Attachment>) -> Response<Vec<u8>> {
    let (status, (name, kind, bytes)) = match found {
        Some(attachment) => (StatusCode::OK, attachment),
        None => (
            StatusCode::NOT_FOUND,
            (String::new(), "text/plain".to_owned(), Vec::new()),
        ),
    };
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, kind)
        .header(
            header::CONTENT_DISPOSITION,
            format!("inline; filename*=UTF-8''{}", encoded(&name)),
        )
        .header(header::CONTENT_SECURITY_POLICY, POLICY)
        .header(header::X_CONTENT_TYPE_OPTIONS, "nosniff")
        .header(header::REFERRER_POLICY, "no-referrer")
        .header(header::CACHE_CONTROL, "no-store")
        .body(bytes)
        // Only the content type comes from outside; one that is no header value makes the bytes unshowable, not the window.
        .unwrap_or_else(|_| Response::new(Vec::new()))
}

/// A file name as a header carries it (RFC 8187): letters and digits as they are, every other byte in hexadecimal.
fn encoded(name: &str) -> String {
    name.bytes()
        .map(|byte| match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'.' | b'-' | b'_' => {
                char::from(byte).to_string()
            }
            _ => format!("%{byte:02X}"),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attachment(name: &str, kind: &str) -> Option<Attachment> {
        Some((name.to_owned(), kind.to_owned(), b"<p>".to_vec()))
    }

    #[test]
    fn an_attachment_may_not_fetch_or_run_anything() {
        let reply = reply(attachment("a.html", "text/html"));
        let policy = reply.headers()[header::CONTENT_SECURITY_POLICY]
            .to_str()
            .unwrap();
        assert!(policy.starts_with("sandbox; default-src 'none'"));
        assert!(
            !policy.contains("http") && !policy.contains("allow-"),
            "nothing is given back: {policy}"
        );
        assert_eq!(reply.headers()[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
    }

    #[test]
    fn neither_a_name_nor_a_type_with_a_line_break_adds_a_header() {
        let named = reply(attachment("a\r\nX: y\".pdf", "application/pdf"));
        assert_eq!(
            named.headers()[header::CONTENT_DISPOSITION],
            "inline; filename*=UTF-8''a%0D%0AX%3A%20y%22.pdf"
        );
        assert!(
            reply(attachment("a", "text/html\r\nX: y"))
                .body()
                .is_empty()
        );
    }

    #[test]
    fn a_page_has_an_address_and_nothing_else_does() {
        let address: Uri = "guichet://localhost/page/abc/2/14?side=300"
            .parse()
            .unwrap();
        let page = page(&address).unwrap();
        assert_eq!(
            (page.id, page.version, page.number, page.side),
            ("abc", 2, 14, 300)
        );
        for other in [
            "guichet://localhost/page/abc/2",
            "guichet://localhost/page/abc/2/14/more",
            "guichet://localhost/page/abc/two/14",
            "guichet://localhost/page/abc/2/14?side=all",
            "guichet://localhost/attachment/abc",
        ] {
            assert!(super::page(&other.parse().unwrap()).is_none(), "{other}");
        }
    }

    #[test]
    fn what_the_office_does_not_have_is_not_found() {
        assert_eq!(reply(None).status(), StatusCode::NOT_FOUND);
    }
}
