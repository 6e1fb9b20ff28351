//! Decisions as the courts publish them: the XML of the administrative courts.
//!
//! Two formats are read. JADE of the DILA has `TEXTE_JURI_ADMIN` with everything under `META` and `TEXTE`; the open
//! data of the Conseil d'État (opendata.justice-administrative.fr) has `Document` with `Dossier`, `Audience` and
//! `Decision`. Elements are known by their names alone: where one stands inside another has changed over the years.
//!
//! Entities that a file declares are not expanded, and nothing outside of the file is read.

use crate::{Error, charset, guard};
use encoding_rs::Encoding;
use quick_xml::{
    Reader,
    events::{BytesRef, Event},
};
use std::borrow::Cow;

/// A larger file is no decision: the longest ones have 2 MB.
pub const MAX_DECISION_BYTES: usize = 16 * 1024 * 1024;

/// Deeper than this no decision is nested.
const MAX_DEPTH: usize = 64;

/// A decision as it was published. What the file does not say is empty.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Published {
    /// `jade` or `opendata`.
    pub format: &'static str,
    /// How the source calls it.
    pub id: String,
    /// The court, as written.
    pub court: String,
    /// The formation, as written.
    pub formation: String,
    /// The case numbers.
    pub numbers: Vec<String>,
    /// The European identifier.
    pub ecli: String,
    /// The day it was read, as written.
    pub read_on: String,
    /// The title of the source.
    pub title: String,
    /// The outcome, as written.
    pub outcome: String,
    /// The class in the Lebon: `A`, `B`, `C`, or what the source says.
    pub publication: String,
    /// The summary of the source.
    pub summary: String,
    /// The text, one paragraph a line.
    pub text: String,
}

/// Whether bytes begin like one of the two formats.
#[must_use]
pub fn is_published(bytes: &[u8]) -> bool {
    let head = bytes.get(..4096).unwrap_or(bytes);
    let has = |word: &[u8]| head.windows(word.len()).any(|window| window == word);
    has(b"<TEXTE_JURI_ADMIN") || has(b"<Document") && has(b"<Donnees_Techniques")
}

/// Reads a published decision.
///
/// # Errors
///
/// [`Error::TooLarge`], [`Error::Unsupported`] when it is neither format, [`Error::Damaged`] when the XML is broken or
/// cut, [`Error::NoText`] when it holds no text.
pub fn published(bytes: &[u8]) -> Result<Published, Error> {
    if bytes.len() > MAX_DECISION_BYTES {
        return Err(Error::TooLarge {
            limit_bytes: MAX_DECISION_BYTES,
        });
    }
    let format = if bytes.windows(17).any(|it| it == b"<TEXTE_JURI_ADMIN") {
        "jade"
    } else if is_published(bytes) {
        "opendata"
    } else {
        return Err(Error::Unsupported);
    };
    let xml = decoded(bytes);
    let mut walk = Walk::default();
    walk.found.format = format;
    let mut reader = Reader::from_str(&xml);
    loop {
        let event = reader.read_event();
        match event.map_err(|cause| guard::damaged(&cause.to_string()))? {
            Event::Start(start) => {
                walk.open(&String::from_utf8_lossy(start.local_name().as_ref()))?
            }
            Event::Empty(start) => {
                walk.line(&String::from_utf8_lossy(start.local_name().as_ref()));
            }
            Event::End(_) => walk.close(),
            Event::Text(text) => {
                let text = text.decode();
                walk.say(&text.map_err(|cause| guard::damaged(&cause.to_string()))?);
            }
            Event::CData(data) => walk.say(&String::from_utf8_lossy(&data)),
            Event::GeneralRef(reference) => walk.say(&meant(&reference)),
            Event::Eof => break,
            Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) => {}
        }
    }
    if !walk.open.is_empty() {
        return Err(guard::damaged("the file ends in the middle of an element"));
    }
    walk.finish()
}

/// The text in the character set that the first line names.
fn decoded(bytes: &[u8]) -> Cow<'_, str> {
    let head = String::from_utf8_lossy(bytes.get(..200).unwrap_or(bytes)).to_lowercase();
    let named = head.split_once("encoding=").and_then(|(_, rest)| {
        let quote = rest.chars().next()?;
        rest.get(1..)?.split(quote).next().map(str::to_owned)
    });
    match named.and_then(|name| Encoding::for_label(name.as_bytes())) {
        Some(encoding) if encoding != encoding_rs::UTF_8 => encoding.decode(bytes).0,
        _ => Cow::Owned(charset::decode(bytes)),
    }
}

/// What `&amp;` and the like stand for; what a file declares by itself stays as it was written.
fn meant(reference: &BytesRef<'_>) -> String {
    if let Ok(Some(letter)) = reference.resolve_char_ref() {
        return letter.to_string();
    }
    let name = String::from_utf8_lossy(reference.as_ref()).into_owned();
    match quick_xml::escape::resolve_predefined_entity(&name) {
        Some(letter) => letter.to_owned(),
        None => format!("&{name};"),
    }
}

/// Elements that end a line.
const LINES: [&str; 7] = ["br", "p", "div", "li", "tr", "h1", "h2"];

#[derive(Default)]
struct Walk {
    found: Published,
    /// The elements that are open, outermost first.
    open: Vec<String>,
    /// What the innermost named element says so far.
    value: String,
    number: String,
}

impl Walk {
    fn open(&mut self, name: &str) -> Result<(), Error> {
        if self.open.len() >= MAX_DEPTH {
            return Err(guard::damaged("its elements are nested too deep"));
        }
        if !self.is_in_text() {
            self.value.clear();
        }
        self.line(name);
        self.open.push(name.to_owned());
        Ok(())
    }

    fn is_in(&self, name: &str) -> bool {
        self.open.iter().any(|open| open == name)
    }

    fn is_in_text(&self) -> bool {
        self.is_in("CONTENU") || self.is_in("Texte_Integral")
    }

    fn line(&mut self, name: &str) {
        if self.is_in_text() && LINES.iter().any(|line| line.eq_ignore_ascii_case(name)) {
            self.found.text.push('\n');
        }
    }

    fn say(&mut self, text: &str) {
        if self.is_in_text() {
            self.found.text.push_str(text);
        } else {
            self.value.push_str(text);
        }
    }

    fn close(&mut self) {
        let Some(name) = self.open.pop() else { return };
        self.line(&name);
        let value = one_line(&std::mem::take(&mut self.value));
        // The open data writes this word where it has nothing.
        if value.is_empty() || value == "undefined" {
            return;
        }
        let found = &mut self.found;
        let field = match name.as_str() {
            "ID" | "Identification" => &mut found.id,
            "JURIDICTION" | "Nom_Juridiction" => &mut found.court,
            "FORMATION" | "Formation_Jugement" => &mut found.formation,
            "ECLI" | "Numero_ECLI" => &mut found.ecli,
            "DATE_DEC" | "Date_Lecture" => &mut found.read_on,
            "TITRE" => &mut found.title,
            "SOLUTION" | "Solution" => &mut found.outcome,
            "PUBLI_RECUEIL" | "Code_Publication" => &mut found.publication,
            "NUMERO" | "Numero_Dossier" => &mut self.number,
            "SCT" | "ANA" => {
                if !found.summary.is_empty() {
                    found.summary.push('\n');
                }
                found.summary.push_str(&value);
                return;
            }
            _ => return,
        };
        if field.is_empty() {
            *field = value;
        }
    }

    fn finish(mut self) -> Result<Published, Error> {
        self.found.numbers = self
            .number
            .split([',', ';', ' ', '/'])
            .map(str::trim)
            .filter(|number| !number.is_empty())
            .map(str::to_owned)
            .collect();
        let lines = self.found.text.lines().map(one_line);
        let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
        self.found.text = lines.join("\n");
        if self.found.text.is_empty() {
            return Err(Error::NoText { pages: 1 });
        }
        Ok(self.found)
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    const JADE: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<TEXTE_JURI_ADMIN><META><META_COMMUN><ID>CETATEXT000000000001</ID><NATURE>Texte</NATURE></META_COMMUN>
<META_SPEC><META_JURI><TITRE>Conseil d'État, 10ème - 9ème chambres réunies, 12/06/2020, 422327</TITRE>
<DATE_DEC>2020-06-12</DATE_DEC><JURIDICTION>Conseil d'État</JURIDICTION><NUMERO>422327, 431026</NUMERO>
<SOLUTION>Rejet</SOLUTION></META_JURI><META_JURI_ADMIN><FORMATION>10ème - 9ème chambres réunies</FORMATION>
<ECLI>ECLI:FR:CECHR:2020:422327.20200612</ECLI><PUBLI_RECUEIL>A</PUBLI_RECUEIL></META_JURI_ADMIN></META_SPEC></META>
<TEXTE><BLOC_TEXTUEL><CONTENU>Vu la requête &amp; les pièces ;<br/>Considérant ce qui suit :<br/><br/>1. Un point.</CONTENU></BLOC_TEXTUEL>
<SOMMAIRE><SCT TYPE="PRINCIPAL">01-01 Actes.</SCT><ANA>La note fait grief.</ANA></SOMMAIRE></TEXTE></TEXTE_JURI_ADMIN>"#;

    const OPEN_DATA: &str = r#"<?xml version="1.0" encoding="UTF-8" ?>
<Document><Donnees_Techniques><Identification>DTA_2101234_20230105.xml</Identification></Donnees_Techniques>
<Dossier><Code_Juridiction>TA75</Code_Juridiction><Nom_Juridiction>Tribunal Administratif de Paris</Nom_Juridiction>
<Numero_Dossier>2101234</Numero_Dossier><Date_Lecture>2023-01-05</Date_Lecture><Numero_ECLI>undefined</Numero_ECLI>
<Code_Publication>D</Code_Publication><Solution>Satisfaction totale</Solution></Dossier>
<Audience><Formation_Jugement>4e Section</Formation_Jugement></Audience>
<Decision><Texte_Integral><p>Vu la procédure :</p><p>Par une <b>requête</b>,&#160;M. B...</p></Texte_Integral></Decision></Document>"#;

    #[test]
    fn both_formats_are_read() {
        let jade = published(JADE.as_bytes()).unwrap();
        assert_eq!(jade.court, "Conseil d'État");
        assert_eq!(jade.numbers, ["422327", "431026"]);
        assert_eq!(
            (jade.read_on.as_str(), jade.publication.as_str()),
            ("2020-06-12", "A")
        );
        assert_eq!(jade.ecli, "ECLI:FR:CECHR:2020:422327.20200612");
        assert_eq!(jade.summary, "01-01 Actes.\nLa note fait grief.");
        assert_eq!(
            jade.text,
            "Vu la requête & les pièces ;\nConsidérant ce qui suit :\n1. Un point."
        );

        let open = published(OPEN_DATA.as_bytes()).unwrap();
        assert_eq!(open.format, "opendata");
        assert_eq!(open.court, "Tribunal Administratif de Paris");
        assert_eq!(
            (open.ecli.as_str(), open.formation.as_str()),
            ("", "4e Section")
        );
        assert_eq!(open.text, "Vu la procédure :\nPar une requête, M. B...");
    }

    #[test]
    fn an_old_character_set_is_read() {
        let old = OPEN_DATA.replace("UTF-8", "ISO-8859-1");
        let bytes = encoding_rs::WINDOWS_1252.encode(&old).0.into_owned();
        assert!(published(&bytes).unwrap().text.contains("procédure"));
    }

    #[test]
    fn hostile_files_are_refused() {
        let cut = &JADE.as_bytes()[..JADE.len() - 40];
        assert!(matches!(published(cut), Err(Error::Damaged(_))));
        assert_eq!(published(b"<html></html>"), Err(Error::Unsupported));
        let deep = format!("<TEXTE_JURI_ADMIN>{}", "<a>".repeat(100_000));
        assert!(matches!(published(deep.as_bytes()), Err(Error::Damaged(_))));
        let large = vec![b' '; MAX_DECISION_BYTES + 1];
        assert!(matches!(published(&large), Err(Error::TooLarge { .. })));
        let empty = "<TEXTE_JURI_ADMIN><TEXTE/></TEXTE_JURI_ADMIN>";
        assert_eq!(published(empty.as_bytes()), Err(Error::NoText { pages: 1 }));
    }

    #[test]
    fn entities_of_the_file_are_not_expanded() {
        let bomb = JADE.replace(
            "<TEXTE_JURI_ADMIN>",
            "<!DOCTYPE a [<!ENTITY b \"boum\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]><TEXTE_JURI_ADMIN>",
        );
        let bomb = bomb.replace("Un point.", "&b;&c;");
        let text = published(bomb.as_bytes()).unwrap().text;
        assert!(text.ends_with("1. &b;&c;"), "{text}");
    }
}
