//! What another machine must not see: names, numbers and addresses become placeholders, and come back
//! in the answer. The table stays here.

use std::sync::OnceLock;

use regex::Regex;

use crate::entities::names::shape::{Case, name_at, whole};
use crate::judgement::Triage;
use crate::letter::Letter;

/// The values replaced in a letter, each with its placeholder.
#[derive(Clone, Default)]
pub struct Redaction {
    /// Placeholder and original, longest original first.
    table: Vec<(String, String)>,
    is_active: bool,
}

impl std::fmt::Debug for Redaction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Redaction({} values)", self.table.len())
    }
}

impl Redaction {
    /// Replaces nothing: for providers on this machine.
    #[must_use]
    pub fn nothing() -> Self {
        Self::default()
    }

    /// Everything in the letter that names somebody or something of theirs.
    #[must_use]
    pub fn of(letter: &Letter<'_>, triage: &Triage) -> Self {
        let mut names: Vec<String> = triage
            .entities
            .person_names
            .iter()
            .map(|f| f.value.clone())
            .collect();
        let boxes = letter.to.iter().chain(&letter.cc).map(|m| m.name);
        names.extend(
            boxes
                .chain([letter.from_name])
                .chain(letter.owners.names.iter().copied())
                .map(ToOwned::to_owned),
        );
        for text in [letter.subject, letter.text, letter.from_name] {
            names.extend(names_in(text));
        }
        let mut redaction = Self {
            table: Vec::new(),
            is_active: true,
        };
        for name in names {
            redaction.add_name(&name);
        }
        for text in [letter.subject, letter.text, letter.from_name] {
            for hit in numbers().find_iter(text) {
                redaction.add(kind_of(hit.as_str()), hit.as_str());
            }
        }
        redaction
            .table
            .sort_by(|a, b| b.1.len().cmp(&a.1.len()).then_with(|| a.1.cmp(&b.1)));
        redaction
    }

    /// A name as a whole, and each of its words: first names alone give people away too.
    fn add_name(&mut self, name: &str) {
        let words: Vec<&str> = name
            .split(|c: char| !c.is_alphabetic() && c != '-' && c != '\'' && c != '’')
            .filter(|w| w.chars().count() > 2)
            .collect();
        for word in words {
            let folded = crate::fold::Folded::new(word).text;
            if !COMMON.contains(&folded.as_str()) {
                self.add("NAME", word);
            }
        }
    }

    fn add(&mut self, kind: &str, original: &str) {
        let original = original.trim();
        if original.is_empty()
            || self
                .table
                .iter()
                .any(|(_, o)| o.to_lowercase() == original.to_lowercase())
        {
            return;
        }
        let number = self
            .table
            .iter()
            .filter(|(p, _)| p[1..].starts_with(kind))
            .count()
            + 1;
        self.table
            .push((format!("[{kind}_{number}]"), original.to_owned()));
    }

    /// The text with every value replaced, whatever its case.
    #[must_use]
    pub fn hide(&self, text: &str) -> String {
        if !self.is_active {
            return text.to_owned();
        }
        let mut text = text.to_owned();
        for (placeholder, original) in &self.table {
            text = replaced(&text, original, placeholder);
        }
        // Whatever looks like a number or an address and was not in the table goes without return.
        numbers().replace_all(&text, "[HIDDEN]").into_owned()
    }

    /// The answer with the originals back in place.
    #[must_use]
    pub fn restore(&self, answer: &str) -> String {
        let mut answer = answer.to_owned();
        for (placeholder, original) in &self.table {
            answer = answer.replace(placeholder.as_str(), original);
        }
        answer
    }
}

/// Addresses, telephone and file numbers, account numbers, links, streets.
fn numbers() -> &'static Regex {
    static NUMBERS: OnceLock<Regex> = OnceLock::new();
    NUMBERS.get_or_init(|| {
        Regex::new(concat!(
            r"(?i)[\p{L}\d._%+-]+@[\p{L}\d.-]+\.\p{L}{2,}",
            r"|https?://\S+|www\.\S+",
            r"|\b\d{1,4}\s?(?:bis|ter)?,?\s+(?:rue|avenue|av\.|boulevard|bd|place|allée|allee|impasse|chemin|quai|cours|route|square)\s[^\n,;]{2,60}",
            r"|\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}(?:\s?[A-Z0-9]{1,3})?\b",
            r"|\b[A-Z]{1,4}\d?\s?\d{2,4}(?:[\s.]?\d{2,5}){2,4}\s?[A-Z]{0,2}\b",
            r"|\+?\(?\d[\d\s().\-/]{5,}\d",
            r"|\b\d{1,4}[A-Z]{1,3}\s?\d{3,}[\dA-Z]*\b",
            r"|\b\d{5,}\b",
        ))
        .expect("a constant pattern")
    })
}

fn kind_of(value: &str) -> &'static str {
    if value.contains('@') {
        "EMAIL"
    } else if value.starts_with("http") || value.starts_with("www") {
        "LINK"
    } else if value.chars().filter(|c| c.is_alphabetic()).count() > 6 {
        "ADDRESS"
    } else {
        "NUMBER"
    }
}

/// Whatever has the shape of a person's name: after a title or an introduction, in capitals, or two
/// capitalised words in a row.
fn names_in(text: &str) -> Vec<String> {
    static SHAPES: OnceLock<[Regex; 2]> = OnceLock::new();
    let [introduced, capitalised] = SHAPES.get_or_init(|| {
        [
            r"(?i)\b(?:m\.|mr\.?|mme\.?|mlle|monsieur|madame|mrs\.?|ms\.?|me|maître|maitre|m['’ ]?ap+el+e|nom\s*:|prénom\s*:|prenom\s*:|name is|je suis|c'est|mari|femme|époux|épouse|frère|frere|sœur|soeur|fils|fille|husband|wife|brother|sister)\s+",
            r"\b\p{Lu}[\p{L}'’-]+(?:[ \u{a0}]+(?:de |da |el |ben |van |von |le |la )?\p{Lu}[\p{L}'’-]*\.?)+",
        ]
        .map(|p| Regex::new(p).expect("a constant pattern"))
    });
    let mut out: Vec<String> = introduced
        .find_iter(text)
        .filter_map(|hit| {
            name_at(text, hit.end(), Case::Strict).or_else(|| name_at(text, hit.end(), Case::Any))
        })
        .map(|n| n.value)
        .collect();
    out.extend(
        capitalised
            .find_iter(text)
            .map(|hit| hit.as_str().to_owned()),
    );
    out.extend(
        text.lines()
            .filter_map(|line| whole(line, 0))
            .map(|n| n.value),
    );
    out
}

/// Words that may stand in a name's place and give nobody away.
const COMMON: &[&str] = &[
    "bonjour",
    "bonsoir",
    "maitre",
    "madame",
    "monsieur",
    "cabinet",
    "merci",
    "cordialement",
    "prefecture",
    "tribunal",
    "administratif",
    "cour",
    "nationale",
    "droit",
    "asile",
    "ofpra",
    "cnda",
    "oqtf",
    "ofii",
    "anef",
    "france",
    "paris",
    "republique",
    "decision",
    "recours",
    "refus",
    "titre",
    "sejour",
    "carte",
    "visa",
    "demande",
    "service",
    "greffe",
    "audience",
    "convocation",
    "avis",
    "dossier",
    "objet",
    "arrete",
    "obligation",
    "quitter",
    "territoire",
    "francais",
    "naturalisation",
    "regroupement",
    "familial",
    "les",
    "des",
    "une",
    "pour",
    "dans",
    "par",
    "sur",
    "avec",
    "est",
    "pas",
    "que",
    "qui",
    "the",
    "and",
    "hello",
    "dear",
    "mais",
    "nous",
    "vous",
];

/// Case-insensitive replacement of whole words.
fn replaced(text: &str, original: &str, placeholder: &str) -> String {
    let Ok(pattern) = Regex::new(&format!(r"(?i){}", regex::escape(original))) else {
        return text.to_owned();
    };
    let mut out = String::with_capacity(text.len());
    let mut last = 0;
    for hit in pattern.find_iter(text) {
        let before = text[..hit.start()].chars().next_back();
        let after = text[hit.end()..].chars().next();
        let inside = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
        if inside(before) || inside(after) {
            continue;
        }
        out.push_str(&text[last..hit.start()]);
        out.push_str(placeholder);
        last = hit.end();
    }
    out.push_str(&text[last..]);
    out
}
