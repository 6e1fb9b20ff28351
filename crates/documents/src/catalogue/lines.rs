//! Words to pieces of text, pieces to rows.

use super::words::{Sheet, Token};

/// A gap of this many letter sizes parts pieces of text.
const PIECE_GAP: f32 = 0.95;
/// How far a word may stand off the row, in letter sizes.
const OFF_ROW: f32 = 0.42;

/// Words that stand together on a row.
#[derive(Debug, Clone, Default)]
pub(super) struct Piece {
    pub(super) tokens: Vec<Token>,
}

impl Piece {
    pub(super) fn text(&self) -> String {
        let words: Vec<&str> = self
            .tokens
            .iter()
            .map(|token| token.text.as_str())
            .collect();
        words.join(" ")
    }

    pub(super) fn x0(&self) -> f32 {
        self.tokens.first().map_or(0.0, |token| token.x0)
    }

    pub(super) fn x1(&self) -> f32 {
        self.tokens.last().map_or(0.0, |token| token.x1)
    }

    pub(super) fn y(&self) -> f32 {
        self.tokens.iter().map(|token| token.y).sum::<f32>() / self.tokens.len().max(1) as f32
    }

    /// The size of its letters: that of its longest words counts most.
    pub(super) fn size(&self) -> f32 {
        let weight =
            |token: &Token| token.text.chars().filter(|c| c.is_alphanumeric()).count() as f32;
        let total: f32 = self.tokens.iter().map(weight).sum();
        if total < 1.0 {
            return self.tokens.first().map_or(1.0, |token| token.size);
        }
        self.tokens
            .iter()
            .map(|token| token.size * weight(token))
            .sum::<f32>()
            / total
    }

    /// How wide its letters are, compared with those of usual type of one pixel. A word much wider than the others was
    /// measured with what stands beside it.
    pub(super) fn width_of_type(&self) -> f32 {
        let widths: Vec<(f32, f32)> = self
            .tokens
            .iter()
            .map(|token| {
                let usual = token.text.chars().map(usual_width).sum::<f32>().max(0.1);
                (token.x1 - token.x0, usual)
            })
            .collect();
        let narrowest = widths
            .iter()
            .filter(|(_, usual)| *usual > 1.5)
            .map(|(wide, usual)| wide / usual)
            .fold(f32::MAX, f32::min);
        let (wide, usual) = widths
            .iter()
            .filter(|(wide, usual)| wide / usual < 1.6 * narrowest)
            .fold((0.0, 0.0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        wide / usual.max(0.1)
    }

    /// Strokes of a drawing or of a ruling line, which were read as dashes and brackets.
    fn is_bare(&self) -> bool {
        self.tokens.iter().all(|token| {
            let is_stroke =
                |c: char| c.is_ascii_punctuation() || matches!(c, '–' | '—' | '―' | '…');
            token.confidence < 0.999 && token.text.chars().all(is_stroke)
        })
    }

    /// The mean over its letters.
    pub(super) fn confidence(&self) -> f32 {
        let weight = |token: &Token| token.text.chars().count() as f32;
        let total: f32 = self.tokens.iter().map(weight).sum();
        self.tokens
            .iter()
            .map(|token| token.confidence * weight(token))
            .sum::<f32>()
            / total.max(1.0)
    }

    /// The words before those in small print: `Plateaux cocktail` of a title with its delivery behind.
    pub(super) fn headline(&self) -> Piece {
        let smallest = |tokens: &[Token]| tokens.iter().map(|it| it.size).fold(f32::MAX, f32::min);
        let largest = |tokens: &[Token]| tokens.iter().map(|it| it.size).fold(0.0, f32::max);
        let to = (1..self.tokens.len())
            .find(|at| largest(&self.tokens[*at..]) < SMALL * smallest(&self.tokens[..*at]))
            .unwrap_or(self.tokens.len());
        Piece {
            tokens: self.tokens[..to].to_vec(),
        }
    }

    /// The words that lie over these bytes of [`Piece::text`].
    pub(super) fn over(&self, from: usize, to: usize) -> Piece {
        let mut at = 0;
        let mut tokens = Vec::new();
        for token in &self.tokens {
            let end = at + token.text.len();
            if at < to && end > from {
                tokens.push(token.clone());
            }
            at = end + 1;
        }
        Piece { tokens }
    }
}

/// Type that is this much smaller beside other type is small print.
const SMALL: f32 = 0.85;

/// The width of a letter in usual type, in sizes.
fn usual_width(c: char) -> f32 {
    match c {
        'i' | 'j' | 'l' | 'I' | '\'' | '’' | '.' | ',' | ':' | ';' | '!' | '|' => 0.26,
        'f' | 't' | 'r' | '(' | ')' | '-' | '/' | ' ' => 0.35,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 0.86,
        _ if c.is_uppercase() => 0.67,
        _ => 0.54,
    }
}

/// Pieces on one line, from left to right.
#[derive(Debug, Clone, Default)]
pub(super) struct Row {
    pub(super) pieces: Vec<Piece>,
}

impl Row {
    /// The row without the specks behind its words, where nothing else stands behind them: a band on a bad copy.
    pub(super) fn without_specks(&self) -> Row {
        let is_speck = |token: &Token| token.confidence < 0.45 && token.text.chars().count() <= 2;
        let [first, rest @ ..] = &self.pieces[..] else {
            return self.clone();
        };
        let letters = first.text().chars().filter(|c| c.is_alphabetic()).count();
        let mut behind = rest.iter().flat_map(|piece| &piece.tokens);
        if letters > 3 && behind.all(is_speck) {
            return Row {
                pieces: vec![first.clone()],
            };
        }
        self.clone()
    }

    /// All its words as one piece.
    pub(super) fn joined(&self) -> Piece {
        Piece {
            tokens: self
                .pieces
                .iter()
                .flat_map(|piece| piece.tokens.clone())
                .collect(),
        }
    }

    /// What may be a title: all that stands on the row, or what nothing but small print follows.
    pub(super) fn title(&self) -> Option<Piece> {
        match &self.pieces[..] {
            [only] => Some(only.headline()),
            [title, note] => (note.size() < SMALL * title.size()).then(|| title.headline()),
            _ => None,
        }
    }

    pub(super) fn y(&self) -> f32 {
        self.pieces.iter().map(Piece::y).sum::<f32>() / self.pieces.len().max(1) as f32
    }

    pub(super) fn size(&self) -> f32 {
        self.pieces.iter().map(Piece::size).fold(0.0, f32::max)
    }

    pub(super) fn text(&self) -> String {
        let pieces: Vec<String> = self.pieces.iter().map(Piece::text).collect();
        pieces.join(" ")
    }

    pub(super) fn x0(&self) -> f32 {
        self.pieces.first().map_or(0.0, Piece::x0)
    }

    pub(super) fn x1(&self) -> f32 {
        self.pieces.last().map_or(0.0, Piece::x1)
    }

    /// The row with only these of its words; `None` when none is left.
    pub(super) fn with(&self, keeps: impl Fn(&Token) -> bool) -> Option<Self> {
        let kept = |piece: &Piece| Piece {
            tokens: piece
                .tokens
                .iter()
                .filter(|token| keeps(token))
                .cloned()
                .collect(),
        };
        let pieces: Vec<Piece> = self
            .pieces
            .iter()
            .map(kept)
            .filter(|piece| !piece.tokens.is_empty())
            .collect();
        (!pieces.is_empty()).then_some(Self { pieces })
    }
}

/// The rows of a page, from top to bottom.
pub(super) fn rows(sheet: &Sheet) -> Vec<Row> {
    let mut tokens: Vec<Token> = sheet.tokens.iter().flat_map(split_leaders).collect();
    tokens.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    // From left to right each word goes on the row whose last word it follows best.
    let mut lines: Vec<Vec<Token>> = Vec::new();
    let mut ends: std::collections::BTreeMap<i64, Vec<usize>> = std::collections::BTreeMap::new();
    let tallest = tokens
        .iter()
        .map(|token| token.size)
        .fold(1.0, f32::max)
        .min(sheet.height / 8.0);
    for token in tokens {
        let (low, high) = ((token.y - tallest) as i64, (token.y + tallest) as i64);
        let best = ends
            .range(low..=high)
            .flat_map(|(_, at)| at)
            .filter_map(|at| lines[*at].last().map(|last| (*at, last)))
            .filter_map(|(at, last)| {
                let off = (last.y - token.y).abs();
                let size = last.size.min(token.size * 1.3).max(token.size * 0.6);
                let fits = off < OFF_ROW * size && last.x1 < token.x0 + 0.6 * token.size;
                fits.then_some((at, off))
            })
            .min_by(|a, b| a.1.total_cmp(&b.1));
        let y = token.y as i64;
        match best {
            Some((at, _)) => {
                let old = lines[at].last().map_or(y, |last| last.y as i64);
                if let Some(there) = ends.get_mut(&old) {
                    there.retain(|other| *other != at);
                }
                lines[at].push(token);
                ends.entry(y).or_default().push(at);
            }
            None => {
                ends.entry(y).or_default().push(lines.len());
                lines.push(vec![token]);
            }
        }
    }
    let mut rows: Vec<Row> = lines
        .into_iter()
        .map(|line| Row {
            pieces: pieces(line)
                .into_iter()
                .skip_while(Piece::is_bare)
                .collect(),
        })
        .collect();
    rows.retain(|row| !row.pieces.is_empty());
    rows.sort_by(|a, b| a.y().total_cmp(&b.y()));
    join_halves(rows, usual_size(sheet))
}

/// The size of most words.
fn usual_size(sheet: &Sheet) -> f32 {
    let mut sizes: Vec<f32> = sheet.tokens.iter().map(|token| token.size).collect();
    sizes.sort_by(f32::total_cmp);
    sizes.get(sizes.len() / 2).copied().unwrap_or(1.0)
}

/// A row of which some words were measured lower, with a piece of a ruling line, was taken for two: each has what the
/// other lacks.
fn join_halves(rows: Vec<Row>, size: f32) -> Vec<Row> {
    let mut joined: Vec<Row> = Vec::with_capacity(rows.len());
    for row in rows {
        let fits = joined.last().is_some_and(|above| {
            let is_apart = |piece: &Piece| {
                above.pieces.iter().all(|other| {
                    piece.x1() + 0.5 * size < other.x0() || other.x1() + 0.5 * size < piece.x0()
                })
            };
            let too_tall = above.size().max(row.size()) > 1.4 * size;
            too_tall && row.y() - above.y() < OFF_ROW * size && row.pieces.iter().all(is_apart)
        });
        match joined.last_mut().filter(|_| fits) {
            Some(above) => {
                above.pieces.extend(row.pieces);
                above.pieces.sort_by(|a, b| a.x0().total_cmp(&b.x0()));
            }
            None => joined.push(row),
        }
    }
    joined
}

/// Words to pieces: a wide gap or leader dots part them.
fn pieces(line: Vec<Token>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut parted = true;
    let spaced = spaced_dots(&line);
    for (at, token) in line.into_iter().enumerate() {
        if spaced[at] || is_leader(&token) {
            parted = true;
            continue;
        }
        match pieces.last_mut() {
            Some(piece) if !parted => {
                let last_size = piece.tokens.last().map_or(token.size, |last| last.size);
                let gap = token.x0 - piece.x1();
                if gap < PIECE_GAP * last_size.max(token.size) {
                    piece.tokens.push(token);
                } else {
                    pieces.push(Piece {
                        tokens: vec![token],
                    });
                }
            }
            _ => pieces.push(Piece {
                tokens: vec![token],
            }),
        }
        parted = false;
    }
    pieces
}

/// Which words are dots that lead the eye, each a word by itself: `. . . .`
fn spaced_dots(line: &[Token]) -> Vec<bool> {
    let is_dots = |token: &Token| token.text.chars().all(|c| ".…·".contains(c));
    let mut found = vec![false; line.len()];
    let mut from = 0;
    while from < line.len() {
        let to = (from..line.len())
            .find(|at| !is_dots(&line[*at]))
            .unwrap_or(line.len());
        if to - from >= 3 {
            found[from..to].fill(true);
        }
        from = to + 1;
    }
    found
}

/// Dots that lead the eye across the page, or what a reader of pictures makes of them.
fn is_leader(token: &Token) -> bool {
    let text = token.text.as_str();
    let count = text.chars().count();
    let dots = text.chars().filter(|c| ".…·_-—–,:•".contains(*c)).count();
    if count >= 3 && dots == count {
        return true;
    }
    if count == 1 && text == "…" {
        return true;
    }
    // Rows of dots come as rows of small round letters, with little confidence.
    let round = text
        .chars()
        .filter(|c| ".…·ceosnmuraiz".contains(*c))
        .count();
    let mut kinds: Vec<char> = text.chars().collect();
    kinds.sort_unstable();
    kinds.dedup();
    count >= 6 && round == count && kinds.len() * 3 <= count && token.confidence < 0.75
}

/// A word with leader dots at an end is parted from them.
fn split_leaders(token: &Token) -> Vec<Token> {
    let text = token.text.as_str();
    let mut runs = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        if c == '.' || c == '…' || c == '·' {
            start.get_or_insert(at);
        } else if let Some(from) = start.take()
            && (text[from..at].chars().count() >= 3 || text[from..at].contains('…'))
        {
            runs.push((from, at));
        }
    }
    if runs.is_empty() {
        return vec![token.clone()];
    }
    let share = |at: usize| token.x0 + (token.x1 - token.x0) * at as f32 / text.len() as f32;
    let part = |from: usize, to: usize| Token {
        text: text[from..to].to_owned(),
        x0: share(from),
        x1: share(to),
        ..token.clone()
    };
    let mut parts = Vec::new();
    let mut at = 0;
    for (from, to) in runs {
        if from > at {
            parts.push(part(at, from));
        }
        parts.push(part(from, to));
        at = to;
    }
    if at < text.len() {
        parts.push(part(at, text.len()));
    }
    parts
}
