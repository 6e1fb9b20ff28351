//! What holds for any bytes.

use mail::files::{MboxReader, write_mbox_entry};
use mail::html::{Remote, clean, to_text};
use mail::{attachment_bytes, inline_part, newest_text, parse};
use proptest::collection::vec;
use proptest::prelude::*;
use std::io::Cursor;

/// 400 cases, or what `PROPTEST_CASES` says for a long run.
fn cases() -> ProptestConfig {
    if std::env::var_os("PROPTEST_CASES").is_some() {
        ProptestConfig::default()
    } else {
        ProptestConfig::with_cases(400)
    }
}

/// The fixtures and some generated mails: starting points for damage.
fn real_mail() -> impl Strategy<Value = Vec<u8>> {
    let mut mails: Vec<Vec<u8>> = std::fs::read_dir("tests/fixtures")
        .unwrap()
        .map(|entry| std::fs::read(entry.unwrap().path()).unwrap())
        .collect();
    mails.sort();
    mails.extend(
        (0..20)
            .map(|n| testkit::corpus::message(n, 1))
            .filter(|mail| mail.len() < 20_000),
    );
    prop::sample::select(mails)
}

/// Pieces that matter to a mail parser, so that the hard cases are common.
fn token() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        prop::sample::select(vec![
            "\n",
            "\r\n",
            "\n\n",
            "--b\n",
            "--b--\n",
            "--",
            "Content-Type: multipart/mixed; boundary=b\n",
            "Content-Type: multipart/digest; boundary=\"b\"\n",
            "Content-Type: message/rfc822\n",
            "Content-Type: text/html; charset=utf-16\n",
            "Content-Transfer-Encoding: base64\n",
            "Content-Transfer-Encoding: quoted-printable\n",
            "From: a@b\n",
            "Subject: =?utf-8?B?w6k=?=\n",
            "=?",
            "?=",
            "=C3",
            "Date: Thu, 1 Jan",
            " 2026 10:00 +0100\n",
            "From ",
            ">From ",
            "Content-Type: text/plain; format=flowed\n",
            " \n",
            "> ",
            "\u{0}",
            "é",
        ])
        .prop_map(|text| text.as_bytes().to_vec()),
        vec(any::<u8>(), 0..12),
    ]
}

fn soup() -> impl Strategy<Value = Vec<u8>> {
    vec(token(), 0..60).prop_map(|tokens| tokens.concat())
}

fn read_everything(raw: &[u8]) {
    if let Ok(message) = parse(raw) {
        assert!(!message.text.contains('\0') && !message.subject.contains('\n'));
        for file in &message.attachments {
            let bytes =
                attachment_bytes(raw, file.part_index).expect("a listed attachment can be fetched");
            assert_eq!(bytes.len(), file.bytes);
        }
        let _ = inline_part(raw, "x");
        let newest = newest_text(&message.text);
        assert_eq!(
            (newest.newest.end, newest.signature.end, newest.quoted.end),
            (
                newest.signature.start,
                newest.quoted.start,
                message.text.len()
            )
        );
        assert!(
            message.text.is_char_boundary(newest.newest.end)
                && message.text.is_char_boundary(newest.quoted.start)
        );
        let _ = mail::threading::thread_keys(&message);
        if let Some(html) = &message.html {
            let _ = clean(html, Remote::Blocked, &|id| inline_part(raw, id));
        }
    }
}

fn markup() -> impl Strategy<Value = String> {
    let pieces = vec![
        "<script>",
        "</script>",
        "<img src=",
        "<img src=\"https://x.example/a.png\">",
        "onerror=alert(1)",
        " onload='x'",
        "javascript:alert(1)",
        "<a href=\"javascript:x\">",
        "<a href='java\nscript:x'>",
        "<svg><script>x</script></svg>",
        "<style>@import 'https://x.example'</style>",
        "<div style=\"background:url(https://x.example/b)\">",
        "\"",
        "'",
        ">",
        "<",
        "</div>",
        "<!--",
        "-->",
        "<iframe src=//x.example>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
        "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
        "<form action=https://x.example>",
        "<base href=https://x.example>",
        "<meta http-equiv=refresh content='0;url=https://x.example'>",
        "<link rel=stylesheet href=https://x.example>",
        "&#106;avascript:",
        "<video poster=https://x.example>",
        "<table background=https://x.example>",
        "texte",
        "<svg/onload=x>",
        "<img srcset=https://x.example/1>",
        "<p title='<img src=https://x.example/t>'>",
        "<a href=\"https://ok.example/\">lien</a>",
        "<textarea>",
        "<xmp>",
        "<plaintext>",
    ];
    vec(
        prop_oneof![
            prop::sample::select(pieces).prop_map(str::to_owned),
            "[ -~é<>\"'=]{0,8}"
        ],
        0..25,
    )
    .prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn any_bytes_are_read_or_refused_and_never_panic(raw in vec(any::<u8>(), 0..2000)) {
        read_everything(&raw);
    }

    #[test]
    fn any_mixture_of_mail_pieces_is_read_or_refused(raw in soup()) {
        read_everything(&raw);
    }

    #[test]
    fn a_damaged_mail_is_read_or_refused(
        mut raw in real_mail(),
        cut in any::<prop::sample::Index>(),
        changes in vec((any::<prop::sample::Index>(), any::<u8>()), 0..20),
        insert in token(),
    ) {
        for (at, byte) in changes {
            let at = at.index(raw.len());
            raw[at] = byte;
        }
        let at = cut.index(raw.len());
        raw.splice(at..at, insert);
        read_everything(&raw);
        read_everything(&raw[..at]);
    }

    #[test]
    fn an_mbox_gives_back_what_was_written(
        messages in vec(vec(prop_oneof![Just("From x".to_owned()), Just(">From ".to_owned()), Just(">>From y: z".to_owned()), Just(String::new()), Just("Subject: a".to_owned()), "[a-z:> ]{0,10}"], 1..8), 1..6),
    ) {
        let messages: Vec<String> = messages.iter().map(|lines| format!("From: a@b\n\n{}\n", lines.join("\n"))).collect();
        let mut mbox = Vec::new();
        for message in &messages {
            write_mbox_entry(&mut mbox, "a@b.fr", jiff::Timestamp::UNIX_EPOCH, message.as_bytes()).unwrap();
        }
        let mut reader = MboxReader::new(Cursor::new(mbox));
        let read: Vec<String> = std::iter::from_fn(|| reader.next_entry().unwrap()).map(|entry| String::from_utf8(entry.bytes.unwrap()).unwrap()).collect();
        prop_assert_eq!(read, messages);
    }

    #[test]
    fn any_bytes_are_an_mbox_or_nothing(raw in soup()) {
        let mut reader = MboxReader::new(Cursor::new(&raw));
        let mut last = 0;
        while let Some(entry) = reader.next_entry().unwrap() {
            prop_assert!(entry.offset >= last);
            last = entry.offset;
        }
    }

    #[test]
    fn cleaned_html_does_nothing_and_asks_nobody(html in markup()) {
        let cleaned = clean(&html, Remote::Blocked, &|_| None).html;
        let body = cleaned.split_once("<body>").unwrap().1;
        // Seen through a second parser: what it finds as tags is what a browser would find.
        for element in elements(body) {
            let lower = element.to_lowercase();
            let name: String = lower.chars().take_while(char::is_ascii_alphanumeric).collect();
            prop_assert!(!["script", "style", "iframe", "form", "svg", "object", "meta", "link", "base", "input", "video"].contains(&name.as_str()), "{}", element);
            let outside = outside_quotes(&lower);
            prop_assert!(!outside.split_whitespace().any(|attribute| attribute.starts_with("on")), "{}", element);
            prop_assert!(!lower.contains("href=\"javascript") && !lower.contains("url("), "{}", element);
            prop_assert!(!outside.contains("background="), "{}", element);
            if name == "img" {
                prop_assert!(!outside.contains("src=") || lower.contains("src=\"data:image/"), "{}", element);
            }
        }
    }

    #[test]
    fn html_in_words_holds_no_tags_of_scripts(html in markup()) {
        let _ = to_text(&html);
    }

    #[test]
    fn any_text_is_split_at_line_starts(text in "(Le 3 mars, Z a écrit :\n|> x\n|De : A\nEnvoyé : B\nObjet : C\n|-- \n|é\n|\n|-----Message transféré-----\n|mot){0,12}") {
        let newest = newest_text(&text);
        for at in [newest.newest.end, newest.quoted.start] {
            prop_assert!(at == text.len() || at == 0 || text.as_bytes()[at - 1] == b'\n');
        }
    }
}

/// The insides of all tags of serialised HTML, where values stand in double quotes.
fn elements(html: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        rest = &rest[open + 1..];
        let mut is_quoted = false;
        let end = rest.char_indices().find(|(_, c)| {
            if *c == '"' {
                is_quoted = !is_quoted;
            }
            *c == '>' && !is_quoted
        });
        let Some((end, _)) = end else { break };
        found.push(rest[..end].to_owned());
        rest = &rest[end..];
    }
    found
}

/// A tag without its quoted values.
fn outside_quotes(element: &str) -> String {
    element.split('"').step_by(2).collect::<Vec<_>>().join("")
}
