//! Messages as programs really write them.

use expect_test::{Expect, expect};
use mail::{Address, Defect, Message, ParseError, attachment_bytes, inline_part, parse};
use std::fmt::Write;
use std::path::Path;

fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new("tests/fixtures").join(name)).unwrap()
}

fn people(list: &[Address]) -> String {
    list.iter()
        .map(|person| format!("{} <{}>", person.name, person.address))
        .collect::<Vec<_>>()
        .join(", ")
}

fn shown(message: &Message) -> String {
    let mut out = String::new();
    let mut line = |name: &str, value: String| {
        if !value.is_empty() {
            writeln!(out, "{name}: {value}").unwrap();
        }
    };
    line("id", message.message_id.clone().unwrap_or_default());
    line("from", people(&message.from));
    line("to", people(&message.to));
    line("cc", people(&message.cc));
    line("reply", people(&message.reply_to));
    line(
        "date",
        message
            .date
            .map(|date| format!("{} {:+}", date.at, date.offset_seconds))
            .unwrap_or_default(),
    );
    line("subject", message.subject.clone());
    line("answers", message.in_reply_to.join(" "));
    line("references", message.references.join(" "));
    for file in &message.attachments {
        let place = if file.inline { "inside" } else { "beside" };
        line(
            place,
            format!(
                "{} {} {} {:?} {}",
                file.part_index, file.filename, file.content_type, file.content_id, file.bytes
            ),
        );
    }
    line(
        "flags",
        message
            .flags
            .iter()
            .map(|flag| flag.as_str())
            .collect::<Vec<_>>()
            .join(" "),
    );
    write!(out, "\n{}\n", message.text).unwrap();
    out
}

#[track_caller]
fn check(name: &str, expected: Expect) {
    let raw = fixture(name);
    let message = parse(&raw).unwrap();
    expected.assert_eq(&shown(&message));
    for file in &message.attachments {
        assert_eq!(
            attachment_bytes(&raw, file.part_index).map(|bytes| bytes.len()),
            Some(file.bytes)
        );
    }
}

#[test]
fn raw_8bit_headers_and_text_without_a_character_set_are_readable() {
    check(
        "raw_8bit_headers.eml",
        expect![[r#"
        id: 1@93.example.fr
        from: Préfecture de la Seine-Saint-Denis <PREF@93.example.fr>
        to:  <contact@cabinet.example.fr>
        date: 2026-03-12T09:05:00Z +3600
        subject: Notification d'une décision
        flags: wrong_charset raw_headers

        L'arrêté du 3 mars : 100 € – délai 30 jours.
    "#]],
    );
}

#[test]
fn a_mail_of_all_containers_has_one_text_and_its_files() {
    check(
        "outlook_related.eml",
        expect![[r#"
        id: rel.1@cabinet.example.fr
        from: Maître Zoé Martin <zoe.martin@cabinet.example.fr>
        to: Benali, Amine <amine@courriel.example.fr>
        cc: Élodie <elodie@courriel.example.fr>
        reply:  <secretariat@cabinet.example.fr>
        date: 2026-03-03T23:30:00Z -18000
        subject: Réunion du 3 mars – ordre du jour
        answers: q.1@courriel.example.fr
        references: q.0@courriel.example.fr q.1@courriel.example.fr
        inside: 2 logo.png image/png Some("logo@01") 8
        beside: 3 arrêté du 3 mars.pdf application/pdf None 9

        Bonjour,

        Voici l’ordre du jour.
    "#]],
    );
    let raw = fixture("outlook_related.eml");
    assert_eq!(
        inline_part(&raw, "<logo@01>"),
        Some(("image/png".into(), b"\x89PNG\r\n\x1a\n".to_vec()))
    );
    assert_eq!(inline_part(&raw, "other"), None);
    let message = parse(&raw).unwrap();
    assert!(message.html.unwrap().contains("cid:logo@01"));
    assert_eq!(message.headers.importance.as_deref(), Some("1 (Highest)"));
}

#[test]
fn html_alone_becomes_words_and_a_wrong_character_set_is_corrected() {
    check(
        "html_only_wrong_charset.eml",
        expect![[r#"
        id: html.1@courriel.example.fr
        from:  <zoe@courriel.example.fr>
        to:  <contact@cabinet.example.fr>
        date: 2026-03-02T08:00:00Z +3600
        subject: Mes documents
        flags: wrong_charset

        Bonjour Maître,

        Voici ma carte de séjour.
        Merci

        > Le 1 mars, Cabinet a écrit :
        > Envoyez vos documents
    "#]],
    );
}

#[test]
fn a_page_that_names_its_own_character_set_is_read_in_it() {
    let page = |meta: &str| {
        let mut raw = b"From: a@b.fr\r\nSubject: Prix\r\nContent-Type: text/html\r\n\r\n".to_vec();
        raw.extend_from_slice(format!("<html><head>{meta}</head><body>").as_bytes());
        raw.extend_from_slice(b"prix 5 \xa4</body></html>");
        parse(&raw).unwrap().text
    };
    for meta in [
        "<meta charset=iso-8859-15>",
        "<META HTTP-EQUIV=\"Content-Type\" CONTENT=\"text/html; charset=ISO-8859-15\">",
        "<title>charset</title><meta charset = 'csisolatin9' />",
    ] {
        assert_eq!(page(meta).trim(), "prix 5 \u{20ac}", "{meta}");
    }
    for meta in [
        "",
        "<meta charset=utf-16>",
        "<meta charset=",
        "<meta charset=nonsense>",
    ] {
        assert_eq!(page(meta).trim(), "prix 5 \u{a4}", "{meta}");
    }
}

#[test]
fn the_euro_sign_of_iso_8859_15_is_a_euro_sign() {
    check(
        "euro_8859_15.eml",
        expect![[r#"
        id: f.1@fournisseur.example.com
        from: Compta <compta@fournisseur.example.com>
        to:  <contact@cabinet.example.fr>
        date: 2026-03-02T08:00:00Z +3600
        subject: Facture de 120 €

        Montant : 120 €, à régler avant le 15.
    "#]],
    );
}

#[test]
fn a_truncated_multipart_gives_what_arrived() {
    check(
        "truncated_multipart.eml",
        expect![[r#"
        id: t.1@courriel.example.fr
        from:  <amine@courriel.example.fr>
        to:  <contact@cabinet.example.fr>
        date: 2026-03-02T08:00:00Z +3600
        subject: pièces
        beside: 1 decision.pdf application/pdf None 12
        flags: broken_structure

        Voici la décision.
    "#]],
    );
}

#[test]
fn a_short_note_tells_the_message_it_forwards() {
    check(
        "forwarded_message.eml",
        expect![[r#"
        id: fw.1@courriel.example.fr
        from: Fatou <fatou@courriel.example.fr>
        to:  <contact@cabinet.example.fr>
        date: 2026-03-02T08:00:00Z +3600
        subject: Tr: convocation
        beside: 1 convocation.eml message/rfc822 None 227

        Que dois-je faire ?

        -----Message transféré-----
        De :  <prefecture@93.example.fr>
        Objet : Convocation

        Vous êtes convoquée le 12 mars.
    "#]],
    );
    let raw = fixture("forwarded_message.eml");
    let message = parse(&raw).unwrap();
    let inner = parse(&attachment_bytes(&raw, message.attachments[0].part_index).unwrap()).unwrap();
    assert_eq!(
        (inner.subject.as_str(), inner.text.as_str()),
        ("Convocation", "Vous êtes convoquée le 12 mars.")
    );
}

#[test]
fn a_bounce_is_not_about_what_bounced() {
    check(
        "bounce.eml",
        expect![[r#"
        id: b.1@mx.example.fr
        from: Mail Delivery System <MAILER-DAEMON@mx.example.fr>
        to:  <contact@cabinet.example.fr>
        date: 2026-03-02T08:00:00Z +3600
        subject: Undelivered Mail Returned to Sender
        beside: 1 piece-2.txt message/delivery-status None 56
        beside: 2 piece-3.eml message/rfc822 None 76

        Adresse inconnue.
    "#]],
    );
    let message = parse(&fixture("bounce.eml")).unwrap();
    assert_eq!(message.headers.return_path.as_deref(), Some(""));
    assert_eq!(
        message.headers.auto_submitted.as_deref(),
        Some("auto-replied")
    );
}

#[test]
fn flowed_paragraphs_are_joined() {
    check(
        "flowed_reply.eml",
        expect![[r#"
        id: fl.1@courriel.example.fr
        from: Inès <ines@courriel.example.fr>
        to:  <contact@cabinet.example.fr>
        date: 2026-03-02T08:00:00Z +3600
        subject: Re: rendez-vous
        answers: fl.0@cabinet.example.fr

        Oui, je serai présente.

        -- 
        Inès

        > Êtes-vous libre ?
    "#]],
    );
}

#[test]
fn a_newsletter_is_read_from_its_html_and_known_by_its_headers() {
    check(
        "newsletter.eml",
        expect![[r#"
        id: n.1@lettre.example.com
        from: La lettre <lettre@lettre.example.com>
        to:  <contact@cabinet.example.fr>
        date: 2026-03-02T08:00:00Z +3600
        subject: L'essentiel de la semaine

        Droit des étrangers

        Une décision <https://lettre.example.com/a> importante.
    "#]],
    );
    let headers = parse(&fixture("newsletter.eml")).unwrap().headers;
    assert_eq!(
        headers.list_id.as_deref(),
        Some("La lettre <lettre.example.com>")
    );
    assert_eq!(
        headers.list_unsubscribe.as_deref(),
        Some("<https://lettre.example.com/u>, <mailto:u@lettre.example.com>")
    );
    assert_eq!(headers.precedence.as_deref(), Some("bulk"));
    assert_eq!(headers.mailer.as_deref(), Some("Lettreur 2.0"));
}

#[test]
fn text_around_a_picture_stays_together_and_a_file_name_cannot_lie() {
    check(
        "mail_app_mixed.eml",
        expect![[r#"
        id: ap.1@courriel.example.fr
        from:  <yusuf@courriel.example.fr>
        to:  <contact@cabinet.example.fr>
        date: 2026-03-02T08:00:00Z +3600
        beside: 1 passeportgpj.exe image/jpeg None 6

        Voici mon passeport :

        Et mon bail suivra.
    "#]],
    );
}

#[test]
fn nul_bytes_and_missing_headers_are_flagged() {
    check(
        "nul_and_no_headers_wanted.eml",
        expect![[r#"
        subject: bonjour
        flags: nul_bytes no_date no_sender no_message_id

        undeux
    "#]],
    );
}

#[test]
fn what_is_no_mail_is_refused_with_a_reason() {
    assert_eq!(parse(b""), Err(ParseError::Empty));
    assert_eq!(parse(b"\r\n \n"), Err(ParseError::Empty));
    assert_eq!(
        parse(b"just some words\nand more"),
        Err(ParseError::NotAMail)
    );
    assert_eq!(parse(&[0xff; 500]), Err(ParseError::NotAMail));
}

#[test]
fn a_saved_mail_may_start_with_a_byte_order_mark_or_an_mbox_line() {
    for start in [
        "\u{feff}",
        "From x@y.fr Mon Mar  2 09:00:00 2026\n",
        "\r\n\n",
    ] {
        let message =
            parse(format!("{start}From: a@b.fr\nSubject: ok\n\ntexte").as_bytes()).unwrap();
        assert_eq!(
            (message.subject.as_str(), message.text.as_str()),
            ("ok", "texte"),
            "{start:?}"
        );
    }
}

/// A message of messages, a container in a container: `depth` levels of `level`.
fn nested(level: impl Fn(usize) -> String, depth: usize) -> Vec<u8> {
    let mut raw = "From: a@b.fr\nSubject: profond\n".to_owned();
    for number in 0..depth {
        raw.push_str(&level(number));
    }
    raw.push_str("\nfond\n");
    raw.into_bytes()
}

#[test]
fn nesting_to_death_is_survived_and_flagged() {
    let multiparts = nested(
        |n| format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n"),
        20_000,
    );
    let message = parse(&multiparts).unwrap();
    assert!(
        message.flags.contains(&Defect::TooManyParts),
        "{:?}",
        message.flags
    );
    let messages = nested(
        |n| format!("Content-Type: message/rfc822\n\nSubject: {n}\n"),
        50_000,
    );
    assert_eq!(parse(&messages).unwrap().attachments.len(), 1);
}

#[test]
fn a_flood_of_parts_is_cut_and_flagged() {
    let mut raw = b"From: a@b.fr\nContent-Type: multipart/mixed; boundary=b\n\n".to_vec();
    for number in 0..20_000 {
        raw.extend_from_slice(
            format!("--b\nContent-Type: image/png; name={number}.png\n\nx\n").as_bytes(),
        );
    }
    let message = parse(&raw).unwrap();
    assert!(message.flags.contains(&Defect::TooManyParts));
    assert!(message.attachments.len() <= 1000);
}

#[test]
fn an_endless_header_is_cut_and_flagged() {
    let mut raw = b"From: a@b.fr\nSubject: ok\n".to_vec();
    raw.extend_from_slice(&b"X-Filler: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n".repeat(60_000));
    raw.extend_from_slice(b"\ntexte");
    let message = parse(&raw).unwrap();
    assert!(message.flags.contains(&Defect::HeadersTooLong));
    assert_eq!(message.text, "texte");
}

#[test]
fn an_endless_field_hides_nothing_that_stands_behind_it() {
    let to = "Client <client@exemple.fr>,\n ".repeat(60_000);
    let raw = format!(
        "To: {to}x@y.fr\nFrom: a@b.fr\nSubject: bas\nMessage-ID: <lc@x>\nContent-Type: text/html\n\n<p>corps</p>"
    );
    let message = parse(raw.as_bytes()).unwrap();
    assert!(message.flags.contains(&Defect::HeadersTooLong));
    assert_eq!(
        (message.subject.as_str(), message.message_id.as_deref()),
        ("bas", Some("lc@x"))
    );
    assert_eq!(message.text, "corps");
    assert_eq!(message.to.len(), 1000);
}

fn with_picture(kind: &str, text: &str, picture: &str) -> Message {
    let raw = format!(
        "From: a@b.fr\nSubject: s\nContent-Type: multipart/{kind}; boundary=b\n\n--b\nContent-Type: {text}\n--b\nContent-Type: {picture}\n\nx\n--b--\n"
    );
    parse(raw.as_bytes()).unwrap()
}

#[test]
fn a_picture_that_the_html_does_not_show_stands_beside_the_text() {
    let inside = |kind, text, picture| with_picture(kind, text, picture).attachments[0].inline;
    let photo = "image/png\nContent-ID: <p@x>\nContent-Disposition: inline; filename=photo.png";
    let shows = "text/html\n\n<p>Voici</p><img alt='' src=\"cid:p@x\">";
    assert!(inside("related", shows, photo));
    assert!(!inside("mixed", "text/plain\n\nVoici", photo));
    assert!(!inside(
        "related",
        "text/html\n\n<p>Voici cid:p@x</p>",
        photo
    ));
    // What no window shows inside a text is beside it, whatever the HTML says.
    for other in ["application/pdf", "image/heic", "image/tiff"] {
        let file = photo.replace("image/png", other);
        let message = with_picture("related", shows, &file);
        assert!(!message.attachments[0].inline, "{other}");
    }
}

#[test]
fn a_multipart_without_a_boundary_is_read_and_flagged() {
    for boundary in ["", "; boundary=\"\""] {
        let raw = format!(
            "From: a@b.fr\nSubject: s\nContent-Type: multipart/mixed{boundary}\n\n--b1\nContent-Type: text/plain\n\nle corps\n--b1--\n"
        );
        let message = parse(raw.as_bytes()).unwrap();
        assert_eq!(message.text, "le corps");
        assert!(message.flags.contains(&Defect::BrokenStructure));
        let raw = raw.replace("--b1", "Bonjour");
        let message = parse(raw.as_bytes()).unwrap();
        assert!(message.text.contains("le corps"), "{}", message.text);
        assert!(message.attachments.is_empty());
        assert!(message.flags.contains(&Defect::BrokenStructure));
    }
}

#[test]
fn an_address_is_never_made_of_the_words_around_it() {
    let from = |text: &str| -> String {
        let raw = format!("From: {text}\nSubject: s\n\nx");
        people(&parse(raw.as_bytes()).unwrap().from)
    };
    for (written, read) in [
        (
            "Alice Martin alice@example.org",
            "Alice Martin <alice@example.org>",
        ),
        (
            "Q <\"john doe\"@Example.org>",
            "Q <\"john doe\"@example.org>",
        ),
        (
            "R <@hop.example,@h2.example:r@example.org>",
            "R <r@example.org>",
        ),
        ("A <a @ example.org>", "A <a@example.org>"),
        ("MAILER-DAEMON", "MAILER-DAEMON <>"),
        (
            "=?utf-8?Q?=C3?= =?utf-8?Q?=89lo?= <e@example.org>",
            "Élo <e@example.org>",
        ),
    ] {
        assert_eq!(from(written), read, "{written}");
    }
}

#[test]
fn identifiers_keep_their_blanks_and_the_nearest_ancestors() {
    let ancestors: String = (0..600).map(|number| format!("<r{number}@x>\n ")).collect();
    let raw = format!(
        "From: a@b.fr\nMessage-ID: <abc 3@x>\nIn-Reply-To: Votre message <q@x>\nReferences: {ancestors}<parent@x>\nSubject: seul"
    );
    let message = parse(raw.as_bytes()).unwrap();
    assert_eq!(message.message_id.as_deref(), Some("abc 3@x"));
    assert_eq!(message.in_reply_to, ["q@x"]);
    assert_eq!(message.references.len(), 500);
    assert_eq!(message.references.last().unwrap(), "parent@x");
    assert_eq!(message.subject, "seul", "the last line has no end");
}

#[test]
fn a_text_without_end_is_cut_and_flagged() {
    let mut raw = b"From: a@b.fr\nSubject: ok\nContent-Type: text/html\n\n".to_vec();
    raw.extend_from_slice(&b"<p>mot <b>mot</b></p>".repeat(1_000_000));
    let message = parse(&raw).unwrap();
    assert!(message.flags.contains(&Defect::TextTruncated));
    assert!(message.text.len() <= 2 * 1024 * 1024);
}

#[test]
fn a_mail_of_200_megabytes_is_read() {
    let mut raw = b"From: a@b.fr\nSubject: lourd\nContent-Type: multipart/mixed; boundary=b\n\n--b\nContent-Type: text/plain\n\nVoir la video.\n--b\nContent-Type: video/mp4; name=v.mp4\nContent-Transfer-Encoding: base64\n\n".to_vec();
    let line = [b"QUJD".repeat(19), b"\n".to_vec()].concat();
    for _ in 0..200 * 1024 * 1024 / line.len() {
        raw.extend_from_slice(&line);
    }
    raw.extend_from_slice(b"--b--\n");
    let message = parse(&raw).unwrap();
    assert_eq!(
        (message.text.as_str(), message.attachments.len()),
        ("Voir la video.", 1)
    );
    assert_eq!(
        message.attachments[0].bytes,
        (200 * 1024 * 1024 / line.len()) * 57
    );
    assert!(
        message
            .flags
            .iter()
            .all(|flag| *flag != Defect::BrokenStructure)
    );
}
