//! A letter or an act as a Word file (ECMA-376), for people to print, sign and work on.

use docx_rs::{
    AlignmentType, Docx, Footer, Header, LineSpacing, PageMargin, PageNum, Paragraph, Run, RunFonts,
};

/// A text to be written as a file.
#[derive(Debug, Clone, Copy)]
pub struct LetterFile<'a> {
    /// In the file's properties.
    pub title: &'a str,
    /// One paragraph a line. A line that begins with `## ` or `### ` is a heading, one with `- ` an item of a list.
    pub text: &'a str,
    /// Stands at the top of each page, in capitals as it is: that this is a draft. Empty is nothing.
    pub banner: &'a str,
    /// Follow the text under a line, one a paragraph: where its passages come from.
    pub notes: &'a [String],
}

/// Half points, as the format counts sizes.
const TEXT: usize = 23;
/// Smaller, for notes and page numbers.
const SMALL: usize = 17;
/// Twentieths of a point between paragraphs.
const AFTER: u32 = 120;

impl LetterFile<'_> {
    /// The bytes of a .docx file.
    ///
    /// # Errors
    ///
    /// When there is no memory for it.
    pub fn docx(&self) -> Result<Vec<u8>, std::io::Error> {
        let mut docx = Docx::new()
            .default_fonts(
                RunFonts::new()
                    .ascii("Times New Roman")
                    .hi_ansi("Times New Roman"),
            )
            .default_size(TEXT)
            .page_margin(
                PageMargin::new()
                    .top(1134)
                    .bottom(1134)
                    .left(1418)
                    .right(1418),
            )
            .footer(
                Footer::new().add_paragraph(
                    Paragraph::new()
                        .align(AlignmentType::Center)
                        .add_page_num(PageNum::new()),
                ),
            );
        if !self.banner.is_empty() {
            let banner = Run::new().add_text(self.banner).bold().size(SMALL);
            docx = docx.header(
                Header::new().add_paragraph(
                    Paragraph::new()
                        .align(AlignmentType::Center)
                        .add_run(banner),
                ),
            );
        }
        for line in self.text.lines() {
            docx = docx.add_paragraph(paragraph(line));
        }
        if !self.notes.is_empty() {
            docx = docx.add_paragraph(Paragraph::new());
            for note in self.notes {
                let run = Run::new().add_text(clean(note)).size(SMALL);
                docx = docx.add_paragraph(Paragraph::new().add_run(run));
            }
        }
        let mut bytes = std::io::Cursor::new(Vec::new());
        docx.build()
            .pack(&mut bytes)
            .map_err(std::io::Error::other)?;
        Ok(bytes.into_inner())
    }
}

fn paragraph(line: &str) -> Paragraph {
    let spaced = LineSpacing::new().after(AFTER);
    if let Some(heading) = line.strip_prefix("### ") {
        let run = Run::new().add_text(clean(heading)).bold().italic();
        return Paragraph::new()
            .keep_next(true)
            .line_spacing(spaced)
            .add_run(run);
    }
    if let Some(heading) = line.strip_prefix("## ") {
        let run = Run::new().add_text(clean(heading)).bold();
        return Paragraph::new()
            .keep_next(true)
            .align(AlignmentType::Center)
            .line_spacing(spaced)
            .add_run(run);
    }
    if let Some(item) = line.strip_prefix("- ") {
        let run = Run::new().add_text(format!("– {}", clean(item)));
        return Paragraph::new()
            .indent(
                Some(567),
                Some(docx_rs::SpecialIndentType::Hanging(284)),
                None,
                None,
            )
            .add_run(run);
    }
    Paragraph::new().add_run(Run::new().add_text(clean(line)))
}

/// Without the characters that XML 1.0 cannot hold (section 2.2): one of them makes a file that no program opens.
fn clean(text: &str) -> String {
    let allowed = |c: &char| matches!(c, '\t' | '\u{20}'..='\u{D7FF}' | '\u{E000}'..='\u{FFFD}' | '\u{10000}'..);
    text.chars().filter(allowed).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_read_back_word_for_word() {
        let text = "Maître Hélène Arnaud\n\n## I. FAITS & PROCÉDURE\n- pièce n° 1 <copie>\nUn \u{1}signe \u{b}interdit.";
        let bytes = LetterFile {
            title: "Requête",
            text,
            banner: "PROJET",
            notes: &["1. Arrêté du 3 mars, page 2".to_owned()],
        }
        .docx()
        .unwrap();
        let read = crate::text("", "requete.docx", &bytes).unwrap().full_text();
        for line in [
            "Maître Hélène Arnaud",
            "I. FAITS & PROCÉDURE",
            "– pièce n° 1 <copie>",
            "Un signe interdit.",
            "1. Arrêté du 3 mars, page 2",
        ] {
            assert!(read.contains(line), "{line} in {read}");
        }
    }
}
