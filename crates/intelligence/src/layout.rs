//! The parts of a letter: what is new, what is quoted, what is signature.

/// What a stretch of the body is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zone {
    /// Written for this letter.
    New,
    /// Passed on as the content of this letter.
    Forwarded,
    /// Name, address and numbers under the letter.
    Signature,
    /// Earlier letters of the thread, and their headings.
    History,
    /// Disclaimers and machine notices.
    Footer,
}

impl Zone {
    /// Part of what the letter itself says.
    pub(crate) const fn speaks(self) -> bool {
        matches!(self, Self::New | Self::Forwarded | Self::Signature)
    }
}

/// A stretch of lines, by folded byte range.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Piece {
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) zone: Zone,
}

/// The pieces of a body, in order, without gaps.
#[derive(Debug, Clone, Default)]
pub(crate) struct Layout {
    pub(crate) pieces: Vec<Piece>,
}

/// How a letter stands to earlier ones, as its headers and subject tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Thread {
    Fresh,
    Reply,
    Forward,
}

impl Thread {
    /// `subject` is folded. The first prefix decides: `Re: TR: …` answers a forwarded letter.
    pub(crate) fn of(subject: &str, is_reply: bool) -> Self {
        let subject = subject.trim_start_matches(['[', ' ']);
        let has = |prefixes: &[&str]| {
            prefixes.iter().any(|p| {
                subject
                    .strip_prefix(p)
                    .is_some_and(|rest| rest.trim_start().starts_with(':'))
            })
        };
        if has(&["tr", "fw", "fwd", "wg", "transfert"]) {
            Self::Forward
        } else if is_reply || has(&["re", "rep", "aw"]) {
            Self::Reply
        } else {
            Self::Fresh
        }
    }
}

impl Layout {
    pub(crate) fn new(folded: &str, thread: Thread) -> Self {
        let lines = lines(folded);
        let mut zones: Vec<Zone> = Vec::with_capacity(lines.len());
        let mut zone = Zone::New;
        for (at, line) in lines.iter().enumerate() {
            let text = &folded[line.0..line.1];
            let here = match zone {
                Zone::History => Zone::History,
                _ if text.starts_with('>') || text.starts_with('|') && thread == Thread::Reply => {
                    Zone::History
                }
                Zone::Forwarded if is_heading_line(text) && near_start(&zones) => Zone::History,
                _ => match marker(folded, &lines, at) {
                    Some(Marker::Separator) | Some(Marker::Heading)
                        if opens_forward(zone, text, thread) =>
                    {
                        zone = Zone::Forwarded;
                        Zone::History
                    }
                    Some(Marker::Line) => Zone::History,
                    Some(_) => {
                        zone = Zone::History;
                        Zone::History
                    }
                    None => {
                        zone = step(zone, text);
                        zone
                    }
                },
            };
            zones.push(here);
        }
        speak_up(folded, &lines, &mut zones);
        let mut pieces: Vec<Piece> = Vec::new();
        for (line, zone) in lines.iter().zip(zones) {
            match pieces.last_mut() {
                Some(last) if last.zone == zone => last.end = line.2,
                _ => pieces.push(Piece {
                    start: line.0,
                    end: line.2,
                    zone,
                }),
            }
        }
        Self { pieces }
    }

    pub(crate) fn zone(&self, at: usize) -> Zone {
        let index = self.pieces.partition_point(|piece| piece.end <= at);
        self.pieces.get(index).map_or(Zone::New, |piece| piece.zone)
    }

    /// Folded bytes of the given zone.
    pub(crate) fn bytes(&self, zone: Zone) -> usize {
        self.pieces
            .iter()
            .filter(|piece| piece.zone == zone)
            .map(|piece| piece.end - piece.start)
            .sum()
    }
}

/// Start, end without and end with the newline.
type Line = (usize, usize, usize);

fn lines(folded: &str) -> Vec<Line> {
    let mut start = 0;
    folded
        .split_inclusive('\n')
        .map(|line| {
            let whole = (start, start + line.trim_end().len(), start + line.len());
            start = whole.2;
            whole
        })
        .collect()
}

enum Marker {
    /// `-----Message d'origine-----`
    Separator,
    /// `De : … / Envoyé : …`
    Heading,
    /// `Le … a écrit :` above unmarked text.
    Wrote,
    /// `Le … a écrit :` above text marked with `>`.
    Line,
}

fn marker(folded: &str, lines: &[Line], at: usize) -> Option<Marker> {
    let text = &folded[lines[at].0..lines[at].1];
    if text.len() > 240 || text.is_empty() {
        return None;
    }
    if is_separator(text) {
        return Some(Marker::Separator);
    }
    if is_from_line(text)
        && (1..=4).any(|ahead| {
            lines
                .get(at + ahead)
                .is_some_and(|l| is_date_or_subject(&folded[l.0..l.1]))
        })
    {
        return Some(Marker::Heading);
    }
    if wrote(folded, lines, at) {
        let next = lines[at + 1..]
            .iter()
            .map(|l| &folded[l.0..l.1])
            .filter(|l| !l.is_empty())
            .find(|l| !ends_wrote(l));
        return Some(if next.is_some_and(|l| l.starts_with('>')) {
            Marker::Line
        } else {
            Marker::Wrote
        });
    }
    None
}

fn is_separator(text: &str) -> bool {
    let inner = text.trim_matches(['-', '_', '*', ' ', '=']);
    let ruled = inner.len() + 4 <= text.len();
    let says = |words: &[&str]| words.iter().any(|word| inner.starts_with(word));
    says(&[
        "debut du message transfere",
        "begin forwarded message",
        "debut du message reexpedie",
    ]) || ruled
        && says(&[
            "message d'origine",
            "original message",
            "message original",
            "message transfere",
            "forwarded message",
            "message transmis",
            "message reexpedie",
            "mail original",
            "courriel original",
        ])
}

fn is_from_line(text: &str) -> bool {
    label(text).is_some_and(|l| matches!(l, "de" | "from" | "expediteur" | "von"))
}

fn is_date_or_subject(text: &str) -> bool {
    label(text).is_some_and(|l| {
        matches!(
            l,
            "envoye" | "sent" | "date" | "objet" | "subject" | "envoye le"
        )
    })
}

/// Lines of the heading of a quoted or forwarded letter.
fn is_heading_line(text: &str) -> bool {
    text.is_empty()
        || label(text).is_some_and(|l| {
            matches!(
                l,
                "de" | "from"
                    | "a"
                    | "to"
                    | "cc"
                    | "envoye"
                    | "sent"
                    | "date"
                    | "objet"
                    | "subject"
                    | "envoye le"
                    | "destinataire"
                    | "expediteur"
                    | "reply-to"
                    | "repondre a"
            )
        })
}

fn label(text: &str) -> Option<&str> {
    let (label, _) = text.trim_start_matches(['>', '*', ' ']).split_once(':')?;
    let label = label.trim_matches(['*', ' ']);
    (label.len() < 16).then_some(label)
}

/// The heading lines stand directly under the separator.
fn near_start(zones: &[Zone]) -> bool {
    zones.last() == Some(&Zone::History)
}

/// `Le mar. 24 févr. 2026 à 09:58, X <x@y> a écrit :`, on one line or two.
fn wrote(folded: &str, lines: &[Line], at: usize) -> bool {
    let text = &folded[lines[at].0..lines[at].1];
    if !(text.starts_with("le ") || text.starts_with("on ") || text.starts_with("am ")) {
        return false;
    }
    ends_wrote(text)
        || text.bytes().any(|b| b.is_ascii_digit())
            && lines.get(at + 1).is_some_and(|l| {
                l.1 - l.0 < 120
                    && ends_wrote(&folded[l.0..l.1])
                    && !folded[l.0..l.1].starts_with("le ")
            })
}

fn ends_wrote(text: &str) -> bool {
    let text = text.trim_end_matches([' ', ':']);
    text.ends_with("a ecrit") || text.ends_with("wrote") || text.ends_with("schrieb")
}

fn opens_forward(zone: Zone, text: &str, thread: Thread) -> bool {
    let says_forward = ["transf", "forward", "transmis", "reexpedi"]
        .iter()
        .any(|word| text.contains(word));
    zone != Zone::Forwarded
        && (thread == Thread::Forward || thread == Thread::Fresh && says_forward)
}

fn step(zone: Zone, text: &str) -> Zone {
    if text.is_empty() {
        return zone;
    }
    if matches!(text, "--" | "__" | "___") || text.len() > 3 && text.bytes().all(|b| b == b'_') {
        return Zone::Signature;
    }
    if text.starts_with("ps ")
        || text.starts_with("ps:")
        || text.starts_with("p.s")
        || text.starts_with("post-scriptum")
        || text.starts_with("===")
    {
        return Zone::New;
    }
    if FOOTERS.iter().any(|start| text.starts_with(start)) {
        return Zone::Footer;
    }
    if zone == Zone::New && CLOSINGS.iter().any(|c| text.starts_with(c)) && text.len() < 60 {
        return Zone::Signature;
    }
    zone
}

const FOOTERS: &[&str] = &[
    "ce message et ses pieces jointes",
    "ce message et toutes les pieces",
    "ce courriel et ses pieces",
    "pensez a l'environnement",
    "avant d'imprimer",
    "this e-mail and any",
    "this email and any",
    "this message and any",
    "confidentiality notice",
    "cet e-mail a ete envoye via",
    "ce message a ete envoye via",
    "ce message est confidentiel",
    "ce courriel est confidentiel",
    "les informations contenues dans ce message",
];

/// Closing formulas at the start of a line; what follows is signature.
const CLOSINGS: &[&str] = &[
    "cordialement",
    "bien cordialement",
    "tres cordialement",
    "bien a vous",
    "sinceres salutations",
    "salutations distinguees",
    "bonne journee",
    "bonne soiree",
    "belle journee",
    "bien confraternellement",
    "confraternellement",
    "votre bien devoue",
    "respectueusement",
    "avec mes remerciements",
    "regards",
    "best regards",
    "kind regards",
    "sincerely",
    "yours ",
    "best,",
    "thanks,",
    "amities",
    "bien sincerement",
    "cdlt",
    "cdt",
    "veuillez agreer",
    "je vous prie d'agreer",
];

/// A letter without a word of its own says what it quotes.
fn speak_up(folded: &str, lines: &[Line], zones: &mut [Zone]) {
    let words = |zone: &Zone, line: &Line| {
        zone.speaks()
            && folded[line.0..line.1]
                .bytes()
                .filter(u8::is_ascii_alphabetic)
                .count()
                > 2
    };
    if zones
        .iter()
        .zip(lines)
        .any(|(zone, line)| words(zone, line) && *zone != Zone::Signature)
    {
        return;
    }
    for (zone, line) in zones.iter_mut().zip(lines) {
        let text = &folded[line.0..line.1];
        if *zone == Zone::History && !is_separator(text) && !is_heading_line(text) {
            *zone = Zone::Forwarded;
        }
    }
}

#[cfg(test)]
mod tests;
