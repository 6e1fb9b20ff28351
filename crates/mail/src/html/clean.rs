//! A sender's HTML, turned into a document that cannot do anything.

use super::InlineParts;
use super::pictures;
use super::style;
use super::tags::{Piece, Pieces};
use super::text::to_text;
use ammonia::{Builder, UrlRelative};
use std::borrow::Cow;
use std::collections::{HashMap, HashSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

/// Whether pictures on the sender's servers may be fetched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remote {
    /// Nothing is fetched: the sender does not learn that the mail was opened.
    Blocked,
    /// Images over https are fetched; styles, fonts and everything else still are not.
    Allowed,
}

/// A safe document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CleanHtml {
    /// A complete document for the `srcdoc` of a sandboxed frame, with its own content security policy.
    pub html: String,
    /// How many remote pictures were left out, tracking pixels included.
    pub remote_blocked: u32,
    /// How many of the remote pictures, blocked or not, looked like tracking pixels (invisible or 1x1).
    /// They stay out even under [`Remote::Allowed`].
    pub trackers: u32,
    /// The document was built to exhaust whoever lays it out, so only its text is shown.
    pub simplified: bool,
}

/// How much work a document may ask of the tree builder, in nodes and in steps up the tree.
/// Real newsletters stay under a tenth of both.
const MAX_NODES: usize = 300_000;
const MAX_STEPS: usize = 20_000_000;

/// Elements that keep their shape.
const TAGS: &[&str] = &[
    "a",
    "abbr",
    "address",
    "article",
    "aside",
    "b",
    "bdi",
    "bdo",
    "blockquote",
    "br",
    "caption",
    "center",
    "cite",
    "code",
    "col",
    "colgroup",
    "dd",
    "del",
    "details",
    "dfn",
    "div",
    "dl",
    "dt",
    "em",
    "figcaption",
    "figure",
    "font",
    "footer",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "i",
    "img",
    "ins",
    "kbd",
    "li",
    "main",
    "mark",
    "nav",
    "ol",
    "p",
    "pre",
    "q",
    "s",
    "samp",
    "section",
    "small",
    "span",
    "strike",
    "strong",
    "sub",
    "summary",
    "sup",
    "table",
    "tbody",
    "td",
    "tfoot",
    "th",
    "thead",
    "time",
    "tr",
    "tt",
    "u",
    "ul",
    "var",
    "wbr",
];

/// Elements that go with everything in them.
const REMOVED: &[&str] = &[
    "script", "style", "title", "template", "svg", "math", "object", "embed", "applet", "iframe",
    "frameset", "noscript", "noembed", "noframes", "textarea", "select", "button", "audio",
    "video", "canvas", "xmp",
];

/// Attributes that any element may keep.
const ATTRIBUTES: &[&str] = &[
    "align",
    "bgcolor",
    "border",
    "cellpadding",
    "cellspacing",
    "color",
    "colspan",
    "dir",
    "face",
    "height",
    "lang",
    "nowrap",
    "rowspan",
    "size",
    "style",
    "title",
    "valign",
    "width",
];

static CLEANER: LazyLock<Builder<'static>> = LazyLock::new(|| {
    let mut cleaner = Builder::default();
    cleaner
        .tags(TAGS.iter().copied().collect())
        .clean_content_tags(REMOVED.iter().copied().collect())
        .generic_attributes(ATTRIBUTES.iter().copied().collect())
        .tag_attributes(HashMap::from([
            ("a", HashSet::from(["href"])),
            ("img", HashSet::from(["src", "alt"])),
            ("ol", HashSet::from(["start", "type"])),
            ("details", HashSet::from(["open"])),
        ]))
        .url_schemes(HashSet::from([
            "http", "https", "mailto", "tel", "cid", "data",
        ]))
        .url_relative(UrlRelative::Deny)
        .link_rel(Some("noopener noreferrer"))
        .set_tag_attribute_value("a", "target", "_blank")
        .attribute_filter(attribute);
    cleaner
});

fn attribute<'a>(element: &str, name: &str, value: &'a str) -> Option<Cow<'a, str>> {
    match (element, name) {
        (_, "style") => Some(style::safe(value))
            .filter(|style| !style.is_empty())
            .map(Cow::Owned),
        ("a", "href") => {
            let scheme = value
                .split(':')
                .next()
                .unwrap_or_default()
                .trim()
                .to_ascii_lowercase();
            matches!(scheme.as_str(), "http" | "https" | "mailto" | "tel")
                .then_some(Cow::Borrowed(value))
        }
        _ => Some(Cow::Borrowed(value)),
    }
}

/// Cleans the HTML body of a message for display.
///
/// No script, form, frame, remote style or font survives; inline styles keep a safe subset; links keep
/// http, https, mailto and tel and get `rel="noopener noreferrer"`; `cid:` pictures become `data:` URIs
/// through `cid`, which gets the content id and answers with media type and bytes
/// (see [`crate::inline_part`]). Never panics.
#[must_use]
pub fn clean(html: &str, remote: Remote, cid: &InlineParts<'_>) -> CleanHtml {
    let cleaned = || {
        is_affordable(html).then(|| pictures::decide(&CLEANER.clean(html).to_string(), remote, cid))
    };
    // The tree builder is not ours, and the input is a stranger's.
    match catch_unwind(AssertUnwindSafe(cleaned)).ok().flatten() {
        Some(pictures) => CleanHtml {
            html: document(&pictures.html, remote),
            remote_blocked: pictures.blocked,
            trackers: pictures.trackers,
            simplified: false,
        },
        None => CleanHtml {
            html: document(&as_text(html), remote),
            remote_blocked: 0,
            trackers: 0,
            simplified: true,
        },
    }
}

/// Whether building the tree takes a reasonable time and space.
///
/// The HTML standard makes a browser repeat every open `<font>` in every paragraph and walk up all
/// open elements at every tag: a few hundred kilobytes can ask for gigabytes and hours.
fn is_affordable(html: &str) -> bool {
    let (mut depth, mut formatting, mut nodes, mut steps) = (0usize, 0usize, 0usize, 0usize);
    for (_, piece) in Pieces::of(html) {
        match piece {
            Piece::Open(name, attributes) => {
                let is_formatting = is_formatting(name);
                formatting += usize::from(is_formatting);
                depth += usize::from(!ends_itself(name) && !attributes.ends_with('/'));
                nodes += 1 + if is_formatting { 0 } else { formatting };
            }
            Piece::Close(name) => {
                formatting = formatting.saturating_sub(usize::from(is_formatting(name)));
                depth = depth.saturating_sub(usize::from(!ends_itself(name)));
            }
            Piece::Text(_) => nodes += 1,
        }
        steps += depth;
        if nodes > MAX_NODES || steps > MAX_STEPS {
            return false;
        }
    }
    true
}

/// Elements that the standard opens again in every block until they are closed.
fn is_formatting(name: &str) -> bool {
    let names = [
        "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt",
        "u",
    ];
    names
        .iter()
        .any(|formatting| name.eq_ignore_ascii_case(formatting))
}

/// Elements without an end, or whose end people leave out.
fn ends_itself(name: &str) -> bool {
    let names = [
        "br", "img", "hr", "meta", "link", "input", "col", "wbr", "p", "li", "td", "th", "tr",
        "dt", "dd", "option", "tbody", "thead", "tfoot",
    ];
    names.iter().any(|single| name.eq_ignore_ascii_case(single))
}

fn as_text(html: &str) -> String {
    let text = to_text(html)
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    format!("<div style=\"white-space:pre-wrap\">{text}</div>")
}

/// Wraps the cleaned body in a document that forbids itself everything.
fn document(body: &str, remote: Remote) -> String {
    let pictures = match remote {
        Remote::Blocked => "data:",
        Remote::Allowed => "data: https:",
    };
    format!(
        "<!doctype html><html><head><meta charset=\"utf-8\">\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; img-src {pictures}; style-src 'unsafe-inline'\">\
         <meta name=\"referrer\" content=\"no-referrer\">\
         <style>body{{margin:0;font:14px/1.5 system-ui,sans-serif;overflow-wrap:anywhere;color:#1f2328;background:#fff}}\
         img{{max-width:100%;height:auto}}table{{max-width:100%}}pre{{white-space:pre-wrap}}\
         blockquote{{margin:0 0 0 8px;padding-left:12px;border-left:2px solid #d0d7de;color:#57606a}}</style>\
         </head><body>{body}</body></html>"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocked(html: &str) -> CleanHtml {
        clean(html, Remote::Blocked, &|_| None)
    }

    #[test]
    fn nothing_that_acts_survives() {
        let hostile = r#"<script>alert(1)</script><img src=x onerror=alert(2)><a href="javascript:alert(3)" onclick=x>lien</a>
            <form action=https://x.fr><input name=p></form><iframe src=//x.fr></iframe><svg onload=alert(4)><script>5</script></svg>
            <meta http-equiv=refresh content="0;url=//x.fr"><link rel=stylesheet href=//x.fr><style>@import url(//x.fr)</style>
            <div style="background:url(https://x.fr/p.png);color:red">texte</div><base href="//x.fr"><object data=x></object>"#;
        let cleaned = blocked(hostile).html;
        let body = cleaned.split("<body>").nth(1).unwrap().to_lowercase();
        for word in [
            "script",
            "onerror",
            "onclick",
            "onload",
            "javascript",
            "<form",
            "<input",
            "iframe",
            "svg",
            "refresh",
            "x.fr",
            "@import",
            "<base",
            "<object",
        ] {
            assert!(!body.contains(word), "{word} in {body}");
        }
        assert!(body.contains("color:red") && body.contains("texte") && body.contains("lien"));
    }

    #[test]
    fn remote_pictures_wait_for_permission_and_trackers_never_get_it() {
        let html = r#"<img src="http://x.fr/a.png" alt="photo"><img src="https://x.fr/t.gif" width="1" height="1">"#;
        let cleaned = blocked(html);
        assert_eq!((cleaned.remote_blocked, cleaned.trackers), (2, 1));
        assert!(!cleaned.html.contains("x.fr") && cleaned.html.contains("alt=\"photo\""));
        let allowed = clean(html, Remote::Allowed, &|_| None);
        assert_eq!((allowed.remote_blocked, allowed.trackers), (1, 1));
        assert!(
            allowed.html.contains("src=\"https://x.fr/a.png\"") && !allowed.html.contains("t.gif")
        );
        assert!(allowed.html.contains("img-src data: https:"));
    }

    #[test]
    fn pictures_of_the_message_itself_are_shown() {
        let cid = |id: &str| (id == "logo@x").then(|| ("image/png".to_owned(), b"abcd".to_vec()));
        let cleaned = clean(
            r#"<img src="cid:logo@x"><img src="cid:other"><img src="data:image/svg+xml;base64,AA==">"#,
            Remote::Blocked,
            &cid,
        );
        assert_eq!(cleaned.html.matches("src=").count(), 1);
        assert!(
            cleaned
                .html
                .contains("src=\"data:image/png;base64,YWJjZA==\"")
        );
    }

    #[test]
    fn links_open_outside_and_know_nothing() {
        let cleaned = blocked(r#"<a href="https://x.fr/?a=1&b=2">x</a><a href="tel:+33100000000">t</a><a href="data:text/html,x">d</a>"#).html;
        assert!(
            cleaned.contains("rel=\"noopener noreferrer\"")
                && cleaned.contains("target=\"_blank\"")
        );
        assert!(
            cleaned.contains("href=\"https://x.fr/?a=1&amp;b=2\"")
                && cleaned.contains("tel:+33")
                && !cleaned.contains("data:text")
        );
    }

    #[test]
    fn documents_made_to_exhaust_are_shown_as_text() {
        let nested = "<div>".repeat(200_000) + "fin";
        let fonts = "<font a=1>".repeat(2000) + &"<p>x".repeat(2000) + "fin";
        for html in [nested, fonts] {
            let cleaned = blocked(&html);
            assert!(cleaned.simplified && cleaned.html.contains("fin"));
        }
    }
}
