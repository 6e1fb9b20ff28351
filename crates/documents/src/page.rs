//! What a page says, and where on the page it says it.

/// One page.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// Its number, from 1.
    pub number: u32,
    /// Its text; lines end with `\n`. May be empty for a page without text.
    pub text: String,
    /// Where the text comes from.
    pub source: PageSource,
    /// How sure the reader of pictures is of the whole page, from 0 to 1; `None` for text that is in the file.
    pub confidence: Option<f32>,
    /// The words of `text` in its order, with their places. Empty when the file does not tell places.
    pub words: Vec<Word>,
    /// By how many degrees, clockwise, the page had to be turned to be read: 0, 90, 180 or 270.
    pub turned: u16,
    /// Width of the page as it is viewed, in pixels: its own for pictures, at 300 dpi for PDF; 0 when it has none.
    pub width: u32,
    /// Height of the page as it is viewed, in pixels.
    pub height: u32,
}

impl Page {
    /// A page of text without places.
    pub(crate) fn plain(number: u32, text: String) -> Self {
        let source = if text.trim().is_empty() {
            PageSource::None
        } else {
            PageSource::Text
        };
        Self {
            number,
            text,
            source,
            confidence: None,
            words: Vec::new(),
            turned: 0,
            width: 0,
            height: 0,
        }
    }
}

impl Page {
    /// What stands within a place of it: the words whose middle is inside, line by line.
    ///
    /// - `place`: left, top, right, bottom from 0 to 1, on the page as it is shown.
    #[must_use]
    pub fn within(&self, place: [f32; 4]) -> Self {
        let [left, top, right, bottom] = place;
        let mut part = Self {
            text: String::new(),
            words: Vec::new(),
            ..self.clone()
        };
        let mut last_end = None;
        for word in &self.words {
            let [x0, y0, x1, y1] = word.box_;
            let (x, y) = (f32::midpoint(x0, x1), f32::midpoint(y0, y1));
            let (start, end) = (word.start as usize, word.end as usize);
            let is_inside = (left..=right).contains(&x) && (top..=bottom).contains(&y);
            let Some(text) = self.text.get(start..end).filter(|_| is_inside) else {
                continue;
            };
            if let Some(last_end) = last_end {
                let between = self.text.get(last_end..start).unwrap_or("\n");
                part.text
                    .push(if between.contains('\n') { '\n' } else { ' ' });
            }
            last_end = Some(end);
            let at = u32::try_from(part.text.len()).unwrap_or(u32::MAX);
            part.text.push_str(text);
            part.words.push(Word {
                start: at,
                end: u32::try_from(part.text.len()).unwrap_or(u32::MAX),
                ..word.clone()
            });
        }
        part
    }
}

/// One word of a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Word {
    /// Where it begins in the text of its page, in bytes.
    pub start: u32,
    /// Where it ends, in bytes.
    pub end: u32,
    /// Left, top, right, bottom, each from 0 to 1, on the page as [`crate::Document::picture`] shows it.
    pub box_: [f32; 4],
    /// How sure the reader is, from 0 to 1; 1 for text that is in the file.
    pub confidence: f32,
}

/// Where the text of a page comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum PageSource {
    /// The file itself.
    Text,
    /// Optical character recognition.
    Ocr,
    /// The page holds no text, or none that could be read.
    None,
}

impl PageSource {
    /// The word this is stored and shown under.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Ocr => "ocr",
            Self::None => "none",
        }
    }
}

/// A page as a picture for people.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// `image/png` or `image/jpeg`.
    pub content_type: &'static str,
    /// The encoded picture.
    pub bytes: Vec<u8>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// What is to know about a file before anybody reads it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Marks {
    /// It carries an electronic signature. Whether the signature is good is not judged here.
    pub signed: bool,
    /// It is encrypted with an empty password: everybody may read it, some programs refuse to print it.
    pub encrypted: bool,
    /// Its table of contents was broken and it was pieced together: pages may be missing.
    pub repaired: bool,
}
