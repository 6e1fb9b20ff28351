//! Letters: what is written comes back as it was, and no value of a stranger becomes a header or a tag.

use mail::mixer::{
    Composed, File, Interest, Language, Letter, MAX_BYTES, Mailbox, Picture, Placeholder, Problem,
    Spot, Template, Values, compose,
};
use mail::{attachment_bytes, inline_part, parse};
use proptest::prelude::*;

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

struct Given {
    subject: &'static str,
    body: &'static str,
    values: Values,
    from: Mailbox,
    to: Mailbox,
    interests: Vec<Interest>,
    files: Vec<File>,
}

impl Given {
    fn new() -> Self {
        let mailbox = |name: &str, address: &str| Mailbox {
            name: name.to_owned(),
            address: address.to_owned(),
        };
        Self {
            subject: "Salon {{ event }}",
            body: "Bonjour {{ first_name }},\n\nMerci de votre visite.\n{{ sender_name }}\n\n{{ catalog_block }}",
            values: Values::from([
                (Placeholder::Event, "Équip’Hôtel".to_owned()),
                (Placeholder::FirstName, "Zoé".to_owned()),
                (Placeholder::SenderName, "Hugo Lefèvre".to_owned()),
            ]),
            from: mailbox("Hugo Lefèvre", "hugo@distri.example.fr"),
            to: mailbox("Zoé Ñandú", "zoe@client.example.fr"),
            interests: Vec::new(),
            files: Vec::new(),
        }
    }

    fn compose(&self) -> Composed {
        compose(&Letter {
            subject: &Template::subject(self.subject).unwrap(),
            body: &Template::body(self.body).unwrap(),
            language: Language::French,
            values: &self.values,
            from: &self.from,
            to: &self.to,
            interests: &self.interests,
            files: &self.files,
            message_id: "0123456789abcdef@distri.example.fr",
            date: 1_795_000_000,
        })
    }

    fn bytes(&self) -> Vec<u8> {
        let composed = self.compose();
        composed
            .bytes
            .unwrap_or_else(|| panic!("{:?}", composed.problems))
    }

    fn problems(&self) -> Vec<Problem> {
        let composed = self.compose();
        assert_eq!(composed.bytes.is_none(), !composed.problems.is_empty());
        composed.problems
    }
}

/// The header fields, unfolded; panics on a line break that is not CRLF.
fn header(bytes: &[u8]) -> Vec<String> {
    let end = bytes
        .windows(4)
        .position(|window| window == b"\r\n\r\n")
        .unwrap();
    let text = String::from_utf8(bytes[..end].to_vec()).unwrap();
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "{text}");
    text.replace("\r\n ", " ")
        .replace("\r\n\t", " ")
        .split("\r\n")
        .map(str::to_owned)
        .collect()
}

#[test]
fn a_letter_comes_back_as_it_was_written() {
    let given = Given::new();
    let (composed, bytes) = (given.compose(), given.bytes());
    assert!(bytes.is_ascii() && bytes.ends_with(b"\r\n"));
    assert!(
        bytes
            .split(|&byte| byte == b'\n')
            .all(|line| line.len() <= 998),
        "RFC 5322, section 2.1.1"
    );
    let read = parse(&bytes).unwrap();
    assert!(read.flags.is_empty(), "{:?}", read.flags);
    assert_eq!(read.subject, "Salon Équip’Hôtel");
    assert_eq!(
        (read.from[0].name.as_str(), read.from[0].address.as_str()),
        ("Hugo Lefèvre", "hugo@distri.example.fr")
    );
    assert_eq!(
        (read.to[0].name.as_str(), read.to[0].address.as_str()),
        ("Zoé Ñandú", "zoe@client.example.fr")
    );
    assert_eq!(
        read.message_id.as_deref(),
        Some("0123456789abcdef@distri.example.fr")
    );
    assert!(read.text.contains("Bonjour Zoé,"), "{}", read.text);
    assert_eq!(
        read.html.as_deref().map(|html| html.replace("\r\n", "\n")),
        Some(composed.html.clone())
    );
    for face in [&composed.text, &composed.html] {
        assert!(face.contains("Désinscription"), "{face}");
    }
    assert_eq!(
        read.headers.list_unsubscribe.as_deref(),
        Some("<mailto:hugo@distri.example.fr?subject=D%C3%A9sinscription>")
    );
    assert!(header(&bytes).iter().all(|field| !field.starts_with("Bcc")));
    assert_eq!(bytes, given.bytes(), "the same letter, the same bytes");
}

#[test]
fn products_come_with_their_pictures_and_files_go_along() {
    let mut given = Given::new();
    given.interests = vec![
        Interest {
            name: "Four <vapeur>".replace(['<', '>'], "«"),
            reference: "F-12".to_owned(),
            price: "1 290,00 €".to_owned(),
            note: "à livrer\nen mars".to_owned(),
            picture: Some(Picture {
                content_type: "image/png".to_owned(),
                bytes: PNG.to_vec(),
            }),
        },
        Interest {
            name: "Plaque R&D".to_owned(),
            ..Interest::default()
        },
    ];
    given.files = vec![File {
        name: "Tarif été.csv".to_owned(),
        content_type: "text/csv".to_owned(),
        bytes: "a;b\n1;é\r\nfin".into(),
    }];
    let (composed, bytes) = (given.compose(), given.bytes());
    assert!(composed.text.contains("(F-12) : 1 290,00 €\n  à livrer"));
    assert!(composed.html.contains("Plaque R&amp;D"));
    let read = parse(&bytes).unwrap();
    let (kind, picture) =
        inline_part(&bytes, "picture0.0123456789abcdef@distri.example.fr").unwrap();
    assert_eq!((kind.as_str(), picture.as_slice()), ("image/png", PNG));
    let file = read
        .attachments
        .iter()
        .find(|one| one.filename == "Tarif été.csv")
        .unwrap();
    assert_eq!(
        attachment_bytes(&bytes, file.part_index).unwrap(),
        "a;b\n1;é\r\nfin".as_bytes()
    );
}

#[test]
fn without_products_the_letter_says_nothing_about_them() {
    let composed = Given::new().compose();
    assert!(!composed.html.contains("<table"));
    assert!(!composed.text.contains("\n\n\n"));
}

#[test]
fn what_cannot_be_sent_safely_is_named() {
    let mut missing = Given::new();
    missing.values.remove(&Placeholder::FirstName);
    assert_eq!(
        missing.problems(),
        [Problem::Missing(Placeholder::FirstName)]
    );

    let mut script = Given::new();
    script.values.insert(
        Placeholder::FirstName,
        "<img src=x onerror=alert(1)>".into(),
    );
    let spot = Spot::Value(Placeholder::FirstName);
    assert_eq!(script.problems(), [Problem::Markup(spot.clone())]);
    assert!(!script.compose().html.contains("<img"));

    let mut injected = Given::new();
    injected
        .values
        .insert(Placeholder::Event, "x\r\nBcc: all@client.example.fr".into());
    assert!(
        injected
            .problems()
            .contains(&Problem::LineBreak(Spot::Subject))
    );
    let mut name = Given::new();
    name.to.name = "Zoé\r\nBcc: x@y.fr".into();
    assert_eq!(name.problems(), [Problem::LineBreak(Spot::Recipient)]);
    let mut address = Given::new();
    address.to.address = "zoe@client.example.fr>\r\nBcc: <x@y.fr".into();
    assert_eq!(address.problems(), [Problem::LineBreak(Spot::Recipient)]);
    let mut several = Given::new();
    several.to.address = "a@x.fr, b@x.fr".into();
    assert_eq!(several.problems(), [Problem::Address(Spot::Recipient)]);

    let mut large = Given::new();
    large.files = vec![File {
        name: "plan.bin".to_owned(),
        content_type: "application/octet-stream".to_owned(),
        bytes: vec![7; MAX_BYTES],
    }];
    assert!(matches!(large.problems()[..], [Problem::TooLarge(bytes)] if bytes > MAX_BYTES));
}

proptest! {
    #[test]
    fn no_value_becomes_a_header_and_every_name_comes_back(
        first_name in "\\PC{1,40}", event in any::<String>(), name in any::<String>(),
    ) {
        let mut given = Given::new();
        given.values.insert(Placeholder::FirstName, first_name.clone());
        given.values.insert(Placeholder::Event, event);
        given.to.name = name.clone();
        let composed = given.compose();
        let Some(bytes) = composed.bytes else { return Ok(()) };
        let known = ["From", "To", "Subject", "Date", "Message-ID", "List-Unsubscribe", "Content-Language",
            "MIME-Version", "Content-Type"];
        let fields = header(&bytes);
        prop_assert_eq!(fields.len(), known.len(), "{:?}", fields);
        for field in &fields {
            let word = field.split(':').next().unwrap();
            prop_assert!(known.contains(&word), "{}", field);
        }
        prop_assert!(bytes.is_ascii());
        let read = parse(&bytes).unwrap();
        prop_assert_eq!(read.to.len(), 1);
        prop_assert_eq!(read.to[0].address.as_str(), "zoe@client.example.fr");
    }

    #[test]
    fn names_beyond_ascii_come_back(name in "[A-Za-zÀ-ÿ一-龥][A-Za-zÀ-ÿĀ-ſ一-龥’ ,\\.\"-]{0,30}[A-Za-zÀ-ÿ一-龥]") {
        let mut given = Given::new();
        given.to.name = name.clone();
        let bytes = given.bytes();
        let read = parse(&bytes).unwrap();
        let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        prop_assert_eq!(words(&read.to[0].name), words(&name));
    }

    #[test]
    fn no_text_makes_the_template_panic(source in any::<String>()) {
        let _ = (Template::body(&source), Template::subject(&source));
    }
}
