//! Words and numbers of a folded text.

/// What a token is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Word,
    Number,
}

/// A run of letters or of digits, by its folded byte range.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    pub(crate) start: u32,
    pub(crate) end: u32,
    pub(crate) kind: Kind,
}

impl Token {
    pub(crate) fn text<'a>(&self, folded: &'a str) -> &'a str {
        &folded[self.start as usize..self.end as usize]
    }
}

/// Splits into runs of letters and runs of digits: `16h45` is three tokens.
pub(crate) fn tokens(folded: &str) -> Vec<Token> {
    let mut out = Vec::with_capacity(folded.len() / 5);
    let mut open: Option<Token> = None;
    for (at, byte) in folded.bytes().enumerate() {
        let kind = match byte {
            b'0'..=b'9' => Some(Kind::Number),
            b'a'..=b'z' | b'A'..=b'Z' => Some(Kind::Word),
            // Within a character, which its first byte has judged.
            0x80..=0xBF => continue,
            0xC0.. => folded[at..]
                .starts_with(char::is_alphabetic)
                .then_some(Kind::Word),
            _ => None,
        };
        let at32 = u32::try_from(at).unwrap_or(u32::MAX);
        match (&mut open, kind) {
            (Some(token), Some(kind)) if token.kind == kind => {}
            (_, kind) => {
                if let Some(mut token) = open.take() {
                    token.end = at32;
                    out.push(token);
                }
                open = kind.map(|kind| Token {
                    start: at32,
                    end: at32,
                    kind,
                });
            }
        }
    }
    if let Some(mut token) = open {
        token.end = u32::try_from(folded.len()).unwrap_or(u32::MAX);
        out.push(token);
    }
    out
}
