//! The products that a prospect looked at, as part of a letter.

use super::page::escaped;
use super::problem::{Problem, Spot, has_markup};

/// A product that somebody looked at, as it is to be written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Interest {
    /// Its name.
    pub name: String,
    /// Its reference; may be empty.
    pub reference: String,
    /// Its price with the currency, in the language of the letter; may be empty.
    pub price: String,
    /// What was said about it; may be empty.
    pub note: String,
    /// Its picture.
    pub picture: Option<Picture>,
}

/// A picture that is shown within the letter.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// `image/png`, `image/jpeg` or `image/gif`.
    pub content_type: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl Interest {
    pub(super) fn problems(&self) -> Vec<Problem> {
        let spot = || Spot::Interest(self.name.clone());
        let texts = [&self.name, &self.reference, &self.price, &self.note];
        let mut problems = Vec::new();
        if texts.into_iter().any(|text| has_markup(text)) {
            problems.push(Problem::Markup(spot()));
        }
        let shown = ["image/png", "image/jpeg", "image/gif"];
        if self
            .picture
            .as_ref()
            .is_some_and(|picture| !shown.contains(&picture.content_type.as_str()))
        {
            problems.push(Problem::Picture(spot()));
        }
        problems
    }

    fn title(&self) -> String {
        if self.reference.is_empty() {
            self.name.clone()
        } else {
            format!("{} ({})", self.name, self.reference)
        }
    }
}

/// The name of the picture with this number within one mail.
pub(super) fn content_id(number: usize, message_id: &str) -> String {
    format!("picture{number}.{message_id}")
}

pub(super) fn text(interests: &[Interest]) -> String {
    let one = |interest: &Interest| {
        let mut lines = format!("- {}", interest.title());
        if !interest.price.is_empty() {
            lines.push_str(&format!(" : {}", interest.price));
        }
        for line in interest.note.lines() {
            lines.push_str(&format!("\n  {line}"));
        }
        lines
    };
    interests.iter().map(one).collect::<Vec<_>>().join("\n")
}

pub(super) fn html(interests: &[Interest], message_id: &str) -> String {
    if interests.is_empty() {
        return String::new();
    }
    let mut html = "<table role=\"presentation\" cellpadding=\"8\">\n".to_owned();
    for (number, interest) in interests.iter().enumerate() {
        html.push_str("<tr><td>");
        if interest.picture.is_some() {
            html.push_str(&format!(
                "<img src=\"cid:{}\" alt=\"{}\" width=\"160\">",
                content_id(number, message_id),
                escaped(&interest.name)
            ));
        }
        html.push_str(&format!(
            "</td><td><strong>{}</strong>",
            escaped(&interest.title())
        ));
        for line in [interest.price.as_str()]
            .into_iter()
            .chain(interest.note.lines())
            .filter(|line| !line.is_empty())
        {
            html.push_str(&format!("<br>{}", escaped(line)));
        }
        html.push_str("</td></tr>\n");
    }
    html.push_str("</table>\n");
    html
}
