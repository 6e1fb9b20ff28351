//! One mail, from its number.

use super::encode::{base64, header, latin1, quoted_printable};
use super::phrases::{CITIES, FIRST_NAMES, KINDS, Kind, LAST_NAMES, MONTHS, SENTENCES};
use super::random::Random;
use jiff::Timestamp;
use jiff::tz::Offset;
use std::fmt::Write;

/// A finished mail.
pub(super) struct Mail {
    pub(super) bytes: Vec<u8>,
    pub(super) has_attachment: bool,
}

/// The people and facts of one mail.
struct Facts {
    first: &'static str,
    last: &'static str,
    values: [(&'static str, String); 7],
}

/// Threads have six places: mail `n` may answer one of those before it in its block.
const THREAD: u64 = 6;

/// When mail `n` was written: one every three and a half minutes from the start of 2025, so that a large firm's folder
/// ends before today.
pub(super) fn second(n: u64) -> i64 {
    1_735_689_600 + i64::try_from(n % 262_800).unwrap_or(0) * 210
}

pub(super) fn mail(n: u64, seed: u64) -> Mail {
    let mut random = Random::new(seed, n);
    let kind = kind(n, seed);
    let facts = Facts::new(&mut random);
    let text = body(&mut random, kind, &facts, n);
    let mut bytes = head(&mut random, kind, &facts, n, seed).into_bytes();
    let (content, has_attachment) = content(&mut random, &text);
    bytes.extend_from_slice(&content);
    Mail {
        bytes,
        has_attachment,
    }
}

/// Mails of one block are of one kind when that kind has threads.
fn kind(n: u64, seed: u64) -> &'static Kind {
    let block = Random::new(seed ^ 0xb10c, n / THREAD).pick(KINDS);
    if block.is_thread {
        block
    } else {
        Random::new(seed ^ 0x0ddf, n).pick(KINDS)
    }
}

/// Which mail this one answers, if any.
fn parent(n: u64, seed: u64) -> Option<u64> {
    let is_thread = Random::new(seed ^ 0xb10c, n / THREAD).pick(KINDS).is_thread;
    let place = n % THREAD;
    let answers = is_thread && place > 0 && Random::new(seed ^ 0xa75, n).chance(70);
    answers.then(|| n - 1 - Random::new(seed ^ 0xf00, n).below(place))
}

fn id(n: u64, seed: u64) -> String {
    format!("{n}.{seed:x}@corpus.example.fr")
}

impl Facts {
    fn new(random: &mut Random) -> Self {
        let (first, last) = (*random.pick(FIRST_NAMES), *random.pick(LAST_NAMES));
        let city = *random.pick(CITIES);
        let date = format!("{} {} 2026", 1 + random.below(28), random.pick(MONTHS));
        let reference = format!("{}-{:05}", 2024 + random.below(3), random.below(100_000));
        let tracking = format!("2C{:011}", random.below(100_000_000_000));
        // Numbers that the French regulator keeps free for fiction.
        let phone = format!("06 39 98 {:02} {:02}", random.below(100), random.below(100));
        let values = [
            ("{prenom}", first.to_owned()),
            ("{nom}", last.to_owned()),
            ("{ville}", city.to_owned()),
            ("{date}", date),
            ("{ref}", reference),
            ("{suivi}", tracking),
            ("{tel}", phone),
        ];
        Self {
            first,
            last,
            values,
        }
    }

    fn fill(&self, pattern: &&str) -> String {
        let mut text = (*pattern).to_owned();
        if text.contains('{') {
            for (name, value) in &self.values {
                text = text.replace(name, value);
            }
        }
        text
    }

    fn local_part(&self) -> String {
        let name = format!("{}.{}", self.first, self.last).to_lowercase();
        name.chars()
            .filter(|c| c.is_ascii_alphanumeric() || *c == '.')
            .collect()
    }
}

fn head(random: &mut Random, kind: &Kind, facts: &Facts, n: u64, seed: u64) -> String {
    let moment = Timestamp::from_second(second(n)).expect("the corpus stays in this century");
    let date = moment
        .to_zoned(Offset::constant(1).to_time_zone())
        .strftime("%a, %d %b %Y %H:%M:%S %z")
        .to_string();
    let mut subject = facts.fill(Random::new(seed ^ 0x5b7, n / THREAD).pick(kind.subjects));
    let mut chain = String::new();
    if let Some(parent) = parent(n, seed) {
        subject = format!("Re: {subject}");
        chain = format!("In-Reply-To: <{0}>\nReferences: <{0}>\n", id(parent, seed));
    }
    let local = facts.local_part();
    let hop = random.below(250);
    format!(
        "Return-Path: <{local}@{domain}>\n\
         Received: from mx{hop}.{domain} (mx{hop}.{domain} [192.0.2.{hop}])\n\tby mail.cabinet.example.fr with ESMTPS id {n:x}\n\tfor <contact@cabinet.example.fr>; {date}\n\
         Message-ID: <{id}>\nDate: {date}\nFrom: {name} <{local}@{domain}>\nTo: Cabinet <contact@cabinet.example.fr>\n\
         Subject: {subject}\n{chain}{extra}MIME-Version: 1.0\n",
        domain = kind.domain,
        id = id(n, seed),
        name = header(&format!("{} {}", facts.first, facts.last)),
        subject = header(&subject),
        extra = kind.headers,
    )
}

/// The words: an opening, some paragraphs, a greeting, and what it answers.
fn body(random: &mut Random, kind: &Kind, facts: &Facts, n: u64) -> String {
    let mut text = facts.fill(random.pick(kind.openings));
    text.push_str("\n\n");
    // Most letters are short and a few are very long, as in life.
    let paragraphs = match random.below(10) {
        0..=5 => 1 + random.below(3),
        6..=8 => 4 + random.below(6),
        _ => 24 + random.below(28),
    };
    for _ in 0..paragraphs {
        for _ in 0..3 + random.below(4) {
            text.push_str(&facts.fill(random.pick(SENTENCES)));
            text.push(' ');
        }
        text.push_str("\n\n");
    }
    let _ = writeln!(text, "Bien cordialement,\n{} {}", facts.first, facts.last);
    if kind.is_thread && !n.is_multiple_of(THREAD) {
        text.push_str(
            "\nLe lun. 5 janv. 2026 à 10:12, Cabinet <contact@cabinet.example.fr> a écrit :\n",
        );
        for _ in 0..3 + random.below(12) {
            let _ = writeln!(text, "> {}", facts.fill(random.pick(SENTENCES)));
        }
    }
    text
}

fn html(text: &str) -> String {
    let mut paragraphs = String::with_capacity(text.len() * 2);
    for paragraph in text.split("\n\n") {
        let inner = paragraph
            .replace('<', "&lt;")
            .replace('>', "&gt;")
            .replace('\n', "<br>");
        let _ = writeln!(
            paragraphs,
            "<p style=\"margin:0 0 12px;font-family:Arial,sans-serif\">{inner}</p>"
        );
    }
    format!(
        "<!DOCTYPE html><html><head><meta charset=\"utf-8\"><title></title></head><body><div>{paragraphs}</div>\
         <img src=\"https://suivi.example.com/o.gif\" width=\"1\" height=\"1\"></body></html>\n"
    )
}

/// The MIME headers and the body, in one of the shapes that mail has; whether something is attached.
fn content(random: &mut Random, text: &str) -> (Vec<u8>, bool) {
    let inner = match random.below(10) {
        0 | 1 => part("text/plain; charset=utf-8", "8bit", text.as_bytes()),
        2 => part("text/plain; charset=iso-8859-1", "8bit", &latin1(text)),
        3 => part(
            "text/plain; charset=windows-1252",
            "quoted-printable",
            &quoted_printable(&latin1(text)),
        ),
        4 => part(
            "text/plain; charset=utf-8",
            "base64",
            &base64(text.as_bytes()),
        ),
        5 => part(
            "text/html; charset=utf-8",
            "quoted-printable",
            &quoted_printable(html(text).as_bytes()),
        ),
        _ => {
            let plain = part(
                "text/plain; charset=utf-8",
                "quoted-printable",
                &quoted_printable(text.as_bytes()),
            );
            let html = part(
                "text/html; charset=utf-8",
                "quoted-printable",
                &quoted_printable(html(text).as_bytes()),
            );
            multipart("alternative", "alt", &[plain, html])
        }
    };
    if !random.chance(15) {
        return (inner, false);
    }
    let mut parts = vec![inner];
    for _ in 0..=random.below(2) {
        parts.push(attachment(random, text));
    }
    (multipart("mixed", "mix", &parts), true)
}

fn part(kind: &str, encoding: &str, body: &[u8]) -> Vec<u8> {
    let mut bytes =
        format!("Content-Type: {kind}\nContent-Transfer-Encoding: {encoding}\n\n").into_bytes();
    bytes.extend_from_slice(body);
    bytes
}

fn multipart(subtype: &str, boundary: &str, parts: &[Vec<u8>]) -> Vec<u8> {
    let mut bytes =
        format!("Content-Type: multipart/{subtype}; boundary=\"=_{boundary}\"\n\n").into_bytes();
    for part in parts {
        bytes.extend_from_slice(format!("--=_{boundary}\n").as_bytes());
        bytes.extend_from_slice(part);
        bytes.push(b'\n');
    }
    bytes.extend_from_slice(format!("--=_{boundary}--\n").as_bytes());
    bytes
}

fn attachment(random: &mut Random, text: &str) -> Vec<u8> {
    let number = random.below(1000);
    let (kind, name, content) = match random.below(10) {
        0..=4 => ("application/pdf", format!("piece-{number}.pdf"), pdf(text)),
        5..=7 => ("image/jpeg", format!("photo-{number}.jpg"), noise(random)),
        _ => (
            "text/plain",
            format!("note-{number}.txt"),
            text.as_bytes().to_vec(),
        ),
    };
    let named =
        format!("{kind}; name=\"{name}\"\nContent-Disposition: attachment; filename=\"{name}\"");
    part(&named, "base64", &base64(&content))
}

/// A picture that cannot be compressed: the start of a JPEG and noise.
fn noise(random: &mut Random) -> Vec<u8> {
    let mut bytes = vec![0xff, 0xd8, 0xff, 0xe0];
    for _ in 0..1500 + random.below(4000) {
        bytes.extend_from_slice(&random.next().to_le_bytes());
    }
    bytes
}

/// A PDF of one page that holds the first lines of the text.
fn pdf(text: &str) -> Vec<u8> {
    let mut lines = String::new();
    for line in text
        .lines()
        .flat_map(|line| line.as_bytes().chunks(80))
        .take(30)
    {
        let plain = line
            .iter()
            .map(|&byte| char::from(byte))
            .filter(|c| matches!(c, ' '..='~') && !matches!(c, '(' | ')' | '\\'));
        let _ = writeln!(lines, "({}) Tj 0 -18 Td", plain.collect::<String>());
    }
    let content = format!("BT /F1 11 Tf 60 780 Td\n{lines}ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>".to_owned(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
    ];
    let mut file = String::from("%PDF-1.4\n");
    let mut index = String::new();
    for (number, object) in objects.iter().enumerate() {
        let _ = writeln!(index, "{:010} 00000 n ", file.len());
        let _ = write!(file, "{} 0 obj\n{object}\nendobj\n", number + 1);
    }
    let start = file.len();
    let _ = write!(
        file,
        "xref\n0 6\n0000000000 65535 f \n{index}trailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n"
    );
    file.into_bytes()
}
