//! A letter as RFC 5322 bytes, with attachments that can be opened.

use super::{MAILBOX, letters::Written};
use crate::when;
use base64::{Engine as _, prelude::BASE64_STANDARD};

const MIXED: &str = "=_guichet_demo_mixed";
const ALTERNATIVE: &str = "=_guichet_demo_alternative";

/// The message of a letter.
pub(super) fn message(letter: &Written) -> Vec<u8> {
    let mut head = String::new();
    let mut header = |name: &str, value: &str| head.push_str(&format!("{name}: {value}\r\n"));
    header("From", &mailbox(&letter.from));
    header(
        "To",
        &mailbox(if letter.to.is_empty() {
            MAILBOX
        } else {
            &letter.to
        }),
    );
    header("Subject", &encoded(&letter.subject));
    header(
        "Date",
        &letter
            .at
            .to_zoned(when::paris())
            .strftime("%a, %d %b %Y %H:%M:%S %z")
            .to_string(),
    );
    header("Message-ID", &format!("<{}>", id(&letter.key)));
    if !letter.thread.is_empty() {
        header("In-Reply-To", &format!("<{}>", id(&letter.thread)));
        header("References", &format!("<{}>", id(&letter.thread)));
    }
    if letter.bulk {
        header("List-Unsubscribe", "<https://lettre.example.org/stop>");
        header("Precedence", "bulk");
    }
    header("MIME-Version", "1.0");
    let body = if letter.bulk {
        alternative(&letter.body)
    } else {
        part("text/plain; charset=utf-8", &letter.body)
    };
    if letter.attachments.is_empty() {
        return format!("{head}{body}").into_bytes();
    }
    let mut whole = format!(
        "{head}Content-Type: multipart/mixed; boundary=\"{MIXED}\"\r\n\r\n--{MIXED}\r\n{body}\r\n"
    );
    for name in &letter.attachments {
        whole.push_str(&attached(name, &pdf(name, &letter.subject)));
    }
    whole.push_str(&format!("--{MIXED}--\r\n"));
    whole.into_bytes()
}

fn id(key: &str) -> String {
    format!("{key}@demo.vauquelin-dieng.example")
}

/// Headers and text of one part.
fn part(content_type: &str, text: &str) -> String {
    format!(
        "Content-Type: {content_type}\r\nContent-Transfer-Encoding: 8bit\r\n\r\n{}",
        text.replace('\n', "\r\n")
    )
}

/// What machines send: the text, and the same as a page.
fn alternative(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;");
    let paragraphs: String = escaped
        .split("\n\n")
        .map(|paragraph| format!("<p>{}</p>\n", paragraph.trim().replace('\n', "<br>")))
        .collect();
    let page =
        format!("<html><body style=\"font-family:sans-serif\">\n{paragraphs}</body></html>\n");
    format!(
        "Content-Type: multipart/alternative; boundary=\"{ALTERNATIVE}\"\r\n\r\n--{ALTERNATIVE}\r\n{}\r\n--{ALTERNATIVE}\r\n{}\r\n--{ALTERNATIVE}--\r\n",
        part("text/plain; charset=utf-8", text),
        part("text/html; charset=utf-8", &page),
    )
}

fn attached(name: &str, bytes: &[u8]) -> String {
    let mut lines = String::new();
    for line in BASE64_STANDARD.encode(bytes).as_bytes().chunks(76) {
        lines.push_str(&String::from_utf8_lossy(line));
        lines.push_str("\r\n");
    }
    format!(
        "--{MIXED}\r\nContent-Type: application/pdf; name=\"{name}\"\r\nContent-Disposition: attachment; filename=\"{name}\"\r\n\
         Content-Transfer-Encoding: base64\r\n\r\n{lines}"
    )
}

/// `Name <address>` with the name encoded where it must be.
fn mailbox(text: &str) -> String {
    match text.split_once(" <") {
        Some((name, address)) if name.is_ascii() => format!("\"{name}\" <{address}"),
        Some((name, address)) => format!("{} <{address}", encoded(name)),
        None => text.to_owned(),
    }
}

/// A header value: as it is, or as encoded words of at most 45 bytes (RFC 2047).
fn encoded(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut words = vec![String::new()];
    for letter in text.chars() {
        if words
            .last()
            .is_none_or(|word| word.len() + letter.len_utf8() > 45)
        {
            words.push(String::new());
        }
        if let Some(word) = words.last_mut() {
            word.push(letter);
        }
    }
    words
        .iter()
        .map(|word| format!("=?UTF-8?B?{}?=", BASE64_STANDARD.encode(word)))
        .collect::<Vec<_>>()
        .join("\r\n ")
}

/// A page of a few lines that any reader opens.
fn pdf(name: &str, subject: &str) -> Vec<u8> {
    let title = name.trim_end_matches(".pdf").replace('_', " ");
    let lines = [
        title.as_str(),
        subject,
        "",
        "Document inventé, pour la démonstration de Guichet.",
    ];
    let mut page = String::from("BT /F1 12 Tf 72 760 Td 18 TL\n");
    for line in lines {
        page.push_str(&format!("({}) Tj T*\n", literal(line)));
    }
    page.push_str("ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{page}\nendstream", page.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    let mut file = String::from("%PDF-1.4\n");
    let mut places = String::new();
    for (number, object) in objects.iter().enumerate() {
        places.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.push_str(&format!("{} 0 obj\n{object}\nendobj\n", number + 1));
    }
    let table = file.len();
    file.push_str(&format!("xref\n0 6\n0000000000 65535 f \n{places}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n"));
    file.into_bytes()
}

/// A PDF string: Latin-1 letters as octal, what has no such letter as a question mark.
fn literal(text: &str) -> String {
    text.chars()
        .map(|letter| match u32::from(letter) {
            _ if "()\\".contains(letter) => format!("\\{letter}"),
            0x20..=0x7e => letter.to_string(),
            code @ 0xa0..=0xff => format!("\\{code:03o}"),
            0x2019 => "'".to_owned(),
            _ => "?".to_owned(),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::demo::letters;

    #[test]
    fn every_letter_is_read_back_as_it_was_written() {
        let now = "2026-11-20T09:12:00Z".parse().unwrap();
        for letter in letters::write(120, now).unwrap() {
            let message = mail::parse(&super::message(&letter)).unwrap();
            assert_eq!(message.subject, letter.subject);
            assert_eq!(message.text.trim(), letter.body.trim(), "{}", letter.key);
            assert!(
                letter.from.starts_with(&message.from[0].name),
                "{} {:?}",
                letter.from,
                message.from
            );
            assert_eq!(message.date.unwrap().at, letter.at, "{}", letter.key);
            assert_eq!(message.attachments.len(), letter.attachments.len());
            assert!(
                message.flags.is_empty(),
                "{}: {:?}",
                letter.key,
                message.flags
            );
        }
    }

    #[test]
    fn an_attachment_is_a_page_with_words() {
        let read = documents::text(
            "application/pdf",
            "a.pdf",
            &super::pdf("arrete_oqtf.pdf", "Arrêté (page 1)"),
        )
        .unwrap();
        assert!(
            read.full_text().contains("Arrêté (page 1)"),
            "{:?}",
            read.full_text()
        );
    }
}
