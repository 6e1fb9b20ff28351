//! HTML cut into tags and text, in one pass and without a tree.

use memchr::{memchr, memmem};

/// A piece of HTML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Piece<'a> {
    /// Text between tags, entities not yet resolved.
    Text(&'a str),
    /// A tag that opens something. The second field is what stands after the name.
    Open(&'a str, &'a str),
    /// A tag that closes something.
    Close(&'a str),
}

/// The pieces of a document with their byte offsets. Comments, declarations and the content of scripts and styles are skipped.
pub(super) struct Pieces<'a> {
    html: &'a str,
    at: usize,
    /// Elements of [`UNSHOWN`] that were seen to have no end: looking again at each would take for ever.
    endless: [bool; UNSHOWN.len()],
}

/// Elements whose content is never shown.
const UNSHOWN: &[&str] = &[
    "script", "style", "title", "template", "svg", "math", "object", "noframes", "noembed",
    "textarea", "select",
];

impl<'a> Pieces<'a> {
    pub(super) fn of(html: &'a str) -> Self {
        Self {
            html,
            at: 0,
            endless: [false; UNSHOWN.len()],
        }
    }

    /// Passes what an element hides, if it hides something and ends.
    fn skip_unshown(&mut self, name: &str) {
        let Some(known) = UNSHOWN
            .iter()
            .position(|unshown| name.eq_ignore_ascii_case(unshown))
        else {
            return;
        };
        let Some(endless) = self.endless.get_mut(known) else {
            return;
        };
        if *endless {
            return;
        }
        match to_close(self.html.get(self.at..).unwrap_or_default(), name) {
            Some(length) => self.at += length,
            None => *endless = true,
        }
    }

    fn rest(&self) -> &'a str {
        self.html.get(self.at..).unwrap_or_default()
    }

    /// The tag at the current `<`, and its length; `None` when it is only a character.
    fn tag(&self) -> Option<(Piece<'a>, usize)> {
        let inner = self.rest().get(1..)?;
        let (closing, inner) = inner
            .strip_prefix('/')
            .map_or((false, inner), |inner| (true, inner));
        if !inner.starts_with(|c: char| c.is_ascii_alphabetic()) {
            return None;
        }
        let name_end = inner
            .find(|c: char| c.is_whitespace() || matches!(c, '>' | '/'))
            .unwrap_or(inner.len());
        let (name, after) = inner.split_at(name_end);
        let length = end_of_tag(after);
        let attributes = after.get(..length).unwrap_or_default();
        let used = 1 + usize::from(closing) + name_end + length + usize::from(length < after.len());
        Some((
            if closing {
                Piece::Close(name)
            } else {
                Piece::Open(name, attributes)
            },
            used,
        ))
    }
}

/// Where the `>` of a tag is, past quoted values; the end of the text when there is none.
fn end_of_tag(attributes: &str) -> usize {
    let mut quote = None;
    let mut after_equals = false;
    for (at, byte) in attributes.bytes().enumerate() {
        match quote {
            Some(open) if byte == open => quote = None,
            Some(_) => {}
            // A quote opens a value only after `=`; elsewhere it is a stray character.
            None if matches!(byte, b'"' | b'\'') && after_equals => quote = Some(byte),
            None if byte == b'>' => return at,
            None => {}
        }
        if !byte.is_ascii_whitespace() {
            after_equals = byte == b'=';
        }
    }
    // An unclosed quote must not swallow the rest of the mail.
    if quote.is_some() {
        return memchr(b'>', attributes.as_bytes()).unwrap_or(attributes.len());
    }
    attributes.len()
}

impl<'a> Iterator for Pieces<'a> {
    type Item = (usize, Piece<'a>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let start = self.at;
            let rest = self.rest();
            if rest.is_empty() {
                return None;
            }
            if !rest.starts_with('<') {
                let length = memchr(b'<', rest.as_bytes()).unwrap_or(rest.len());
                self.at += length;
                return Some((start, Piece::Text(rest.get(..length)?)));
            }
            if let Some(after) = rest.strip_prefix("<!--") {
                let length =
                    memmem::find(after.as_bytes(), b"-->").map_or(after.len(), |end| end + 3);
                self.at += 4 + length;
                continue;
            }
            if rest.starts_with("<!") || rest.starts_with("<?") {
                self.at += memchr(b'>', rest.as_bytes()).map_or(rest.len(), |end| end + 1);
                continue;
            }
            let Some((piece, length)) = self.tag() else {
                let next = rest
                    .get(1..)
                    .and_then(|after| memchr(b'<', after.as_bytes()))
                    .map_or(rest.len(), |at| at + 1);
                self.at += next;
                return Some((start, Piece::Text(rest.get(..next)?)));
            };
            self.at += length;
            if let Piece::Open(name, attributes) = piece
                && !attributes.ends_with('/')
            {
                self.skip_unshown(name);
            }
            return Some((start, piece));
        }
    }
}

/// How long the content of an element is up to its closing tag, if it has one.
fn to_close(rest: &str, name: &str) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = rest
        .get(at..)
        .and_then(|rest| memmem::find(rest.as_bytes(), b"</"))
    {
        at += found;
        let closing = rest
            .as_bytes()
            .get(at + 2..at + 2 + name.len())
            .unwrap_or_default();
        if closing.eq_ignore_ascii_case(name.as_bytes()) {
            return Some(at);
        }
        at += 2;
    }
    None
}

/// The value of an attribute of a tag, entities not yet resolved.
pub(super) fn attribute<'a>(attributes: &'a str, wanted: &str) -> Option<&'a str> {
    let mut rest = attributes;
    loop {
        rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if rest.is_empty() {
            return None;
        }
        let name_end = rest
            .find(|c: char| c.is_whitespace() || matches!(c, '=' | '/'))
            .unwrap_or(rest.len())
            .max(1);
        let name_end = (name_end..=rest.len()).find(|&end| rest.is_char_boundary(end))?;
        let (name, after) = rest.split_at(name_end);
        let (value, after) = match after.trim_start().strip_prefix('=') {
            Some(after) => value(after.trim_start()),
            None => ("", after),
        };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(value);
        }
        rest = after;
    }
}

fn value(text: &str) -> (&str, &str) {
    let quoted = |quote: char| {
        let inner = text.strip_prefix(quote)?;
        inner.split_once(quote).or(Some((inner, "")))
    };
    quoted('"').or_else(|| quoted('\'')).unwrap_or_else(|| {
        let end = text.find(char::is_whitespace).unwrap_or(text.len());
        text.split_at(end)
    })
}

/// Appends text with its entities resolved.
pub(super) fn push_resolved(result: &mut String, text: &str) {
    let mut rest = text;
    while let Some(ampersand) = memchr(b'&', rest.as_bytes()) {
        let (before, entity) = rest.split_at(ampersand);
        result.push_str(before);
        let end = entity.bytes().take(32).position(|byte| byte == b';');
        let token = end.and_then(|end| entity.get(..=end));
        let is_entity = token.is_some_and(|token| {
            token.len() > 2
                && token[1..token.len() - 1]
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'#')
        });
        match token {
            Some(token) if is_entity => {
                mail_parser::decoders::html::add_html_token(result, token.as_bytes(), false);
                rest = entity.get(token.len()..).unwrap_or_default();
            }
            _ => {
                result.push('&');
                rest = entity.get(1..).unwrap_or_default();
            }
        }
    }
    result.push_str(rest);
}

/// Text with its entities resolved.
pub(super) fn resolved(text: &str) -> String {
    let mut result = String::with_capacity(text.len());
    push_resolved(&mut result, text);
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_inside_a_quoted_value_is_not_a_tag() {
        let pieces: Vec<_> = Pieces::of("a<p title='<img src=x>'>b</p >c")
            .map(|(_, piece)| piece)
            .collect();
        assert_eq!(
            pieces,
            [
                Piece::Text("a"),
                Piece::Open("p", " title='<img src=x>'"),
                Piece::Text("b"),
                Piece::Close("p"),
                Piece::Text("c")
            ]
        );
    }

    #[test]
    fn scripts_and_comments_are_skipped_and_lone_brackets_are_text() {
        let texts: String =
            Pieces::of("1 < 2<!-- x --><script>if (a</b) {}</script><style>p{}</style> 3")
                .filter_map(|(_, piece)| {
                    if let Piece::Text(text) = piece {
                        Some(text)
                    } else {
                        None
                    }
                })
                .collect();
        assert_eq!(texts, "1 < 2 3");
    }

    #[test]
    fn attributes_are_found_however_they_are_written() {
        assert_eq!(attribute(" a=1 HREF = \"x y\" b", "href"), Some("x y"));
        assert_eq!(attribute(" href=x/y?z=1 ", "href"), Some("x/y?z=1"));
        assert_eq!(attribute(" data-href=x", "href"), None);
        assert_eq!(attribute(" é=1 ==", "href"), None);
        assert_eq!(
            resolved("caf&eacute; &#8217;&amp;&nope &;"),
            "café ’&&nope &;"
        );
    }
}
