//! Bad input through the whole way: no panic, nothing lost, and a line that says what and where.

use crate::{cabinet::Cabinet, letters};
use contract::{audit::Verify, inbox::MessageView, ingest::IngestReport, words::Status};
use std::{fs, io::Write};

const HEAD: &str = "Message-ID: <x@bad.example>\r\nDate: Fri, 20 Nov 2026 09:00:00 +0100\r\nFrom: A <a@bad.example>\r\nTo: b@bad.example\r\n";

/// Brings in one file with these bytes.
fn bring(firm: &Cabinet, name: &str, bytes: &[u8]) -> IngestReport {
    let place = firm.place(name);
    fs::write(&place, bytes).unwrap();
    firm.bring_in(&place)
}

/// Brings in one message that must be kept, and opens it.
fn kept(firm: &Cabinet, name: &str, bytes: &[u8]) -> MessageView {
    let before: Vec<String> = firm.inbox().into_iter().map(|row| row.id).collect();
    let report = bring(firm, name, bytes);
    assert_eq!(
        (report.read, report.stored, report.failed.len()),
        (1, 1, 0),
        "{name}: {report:?}"
    );
    let row = firm
        .inbox()
        .into_iter()
        .find(|row| !before.contains(&row.id))
        .unwrap();
    firm.open(&row.id)
}

/// The bytes that are kept of a message. Locks the firm.
fn raw(firm: &Cabinet, id: &str) -> Vec<u8> {
    let store = firm.file();
    let id: store::Id = id.parse().unwrap();
    store
        .read(|reader| {
            let row: store::Communication = reader.expect(&id)?;
            reader.blob(&row.raw_hash.unwrap())
        })
        .unwrap()
        .unwrap()
}

fn has(message: &MessageView, defect: &str) -> bool {
    message.defects.iter().any(|known| known == defect)
}

#[test]
fn a_message_that_is_no_mail_is_kept_byte_for_byte_and_waits_for_a_person() {
    let firm = Cabinet::new();
    let noise = letters::noise(50_000);
    for (name, bytes) in [
        ("noise.eml", noise.as_slice()),
        ("blank.eml", b"\r\n\r\n\r\n"),
        ("words.eml", "Ceci n'est pas un mail.\n".as_bytes()),
    ] {
        let message = kept(&firm, name, bytes);
        assert!(has(&message, "unparsed"), "{name}: {:?}", message.defects);
        assert_eq!(message.status, Status::ToValidate);
    }
    let rows = firm.tab(contract::inbox::InboxTab::Review);
    assert_eq!(rows.len(), 3);
    assert!(
        rows.iter()
            .all(|row| row.unparsed && row.needs_review && !row.subject.is_empty()),
        "named by its file: {rows:?}"
    );
    assert!(
        firm.search("noise").iter().any(|hit| hit.kind == "mail"),
        "found by the name of its file"
    );
    let verified = firm.ask(Verify {});
    assert!(verified.ok, "{:?}", verified.findings);
    let noisy = rows
        .iter()
        .find(|row| row.subject.contains("noise"))
        .unwrap();
    assert!(raw(&firm, &noisy.id) == noise, "not a byte is lost");
}

#[test]
fn an_empty_file_is_said_to_be_empty_and_does_no_harm() {
    let firm = Cabinet::new();
    let report = bring(&firm, "vide.eml", b"");
    assert!(
        report.unparsed == 1
            || report
                .failed
                .iter()
                .any(|failed| failed.path.ends_with("vide.eml")),
        "{report:?}"
    );
    let report = bring(&firm, "vide.mbox", b"");
    assert_eq!(report.stored, 0, "{report:?}");
    assert!(firm.ask(Verify {}).ok);
}

#[test]
fn untidy_mail_is_read_as_far_as_it_goes_and_the_defect_is_named() {
    let firm = Cabinet::new();
    let truncated = format!(
        "{HEAD}Subject: coupe\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nDébut du texte\r\n--b\r\nContent-Type: application/pdf; name=\"a.pdf\"\r\nContent-Transfer-Encoding: base64\r\n\r\nJVBERi0xLj"
    );
    let message = kept(&firm, "coupe.eml", truncated.as_bytes());
    assert!(
        message.text.contains("Début du texte") && has(&message, "broken_structure"),
        "{:?}",
        message.defects
    );

    let mut wrong = format!("{HEAD}Subject: jeu de caracteres\r\nContent-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: 8bit\r\n\r\n").into_bytes();
    wrong.extend_from_slice(
        b"D\xe9cision de la pr\xe9fecture notifi\xe9e \xe0 l'int\xe9ress\xe9.\r\n",
    );
    let message = kept(&firm, "latin.eml", &wrong);
    assert!(
        message
            .text
            .contains("Décision de la préfecture notifiée à l'intéressé."),
        "{}",
        message.text
    );
    assert!(has(&message, "wrong_charset"), "{:?}", message.defects);

    let mut raw_headers = b"Subject: Arr\xeat\xe9 pr\xe9fectoral\r\n".to_vec();
    raw_headers.extend_from_slice(HEAD.as_bytes());
    raw_headers.extend_from_slice(b"\r\nBonjour\r\n");
    let message = kept(&firm, "entetes.eml", &raw_headers);
    assert_eq!(message.subject, "Arrêté préfectoral");
    assert!(has(&message, "raw_headers"));

    let nul = format!("{HEAD}Subject: nul\r\n\r\nAvant\0apr\0ès\r\n");
    let message = kept(&firm, "nul.eml", nul.as_bytes());
    assert!(
        !message.text.contains('\0')
            && message.text.contains("Avant")
            && has(&message, "nul_bytes")
    );

    let nobody = kept(
        &firm,
        "personne.eml",
        b"Subject: sans rien\r\n\r\nTexte\r\n",
    );
    assert!(
        has(&nobody, "no_sender") && has(&nobody, "no_date"),
        "{:?}",
        nobody.defects
    );
    assert_eq!(
        nobody.received_at,
        crate::cabinet::NOW,
        "what has no date arrived now"
    );

    let future = kept(&firm, "futur.eml", b"From: a@bad.example\r\nDate: Fri, 20 Nov 2099 09:00:00 +0100\r\nSubject: futur\r\n\r\nTexte\r\n");
    assert_eq!(
        future.received_at,
        crate::cabinet::NOW,
        "nothing arrives in the future"
    );
    assert!(!firm.search("préfectoral").is_empty());
}

#[test]
fn parts_nested_to_death_and_headers_without_end_are_cut_off_and_flagged() {
    let firm = Cabinet::new();
    let mut nested = format!("{HEAD}Subject: poupees\r\n");
    for depth in 0..5000 {
        nested.push_str(&format!(
            "Content-Type: multipart/mixed; boundary=\"b{depth}\"\r\n\r\n--b{depth}\r\n"
        ));
    }
    nested.push_str("Content-Type: text/plain\r\n\r\nau fond\r\n");
    assert!(has(
        &kept(&firm, "poupees.eml", nested.as_bytes()),
        "too_many_parts"
    ));

    let mut many =
        format!("{HEAD}Subject: parties\r\nContent-Type: multipart/mixed; boundary=\"b\"\r\n\r\n");
    for part in 0..20_000 {
        many.push_str(&format!("--b\r\nContent-Type: text/plain; name=\"{part}.txt\"\r\nContent-Disposition: attachment\r\n\r\nx\r\n"));
    }
    assert!(has(
        &kept(&firm, "parties.eml", many.as_bytes()),
        "too_many_parts"
    ));

    let mut enclosed = String::new();
    for _ in 0..3000 {
        enclosed.push_str("Content-Type: message/rfc822\r\n\r\n");
    }
    kept(
        &firm,
        "enclos.eml",
        format!("{HEAD}Subject: enclos\r\n{enclosed}From: z@bad.example\r\n\r\nz\r\n").as_bytes(),
    );

    let endless = format!(
        "{HEAD}Subject: {}\r\nX-Long: {}\r\n\r\nTexte\r\n",
        "objet ".repeat(20_000),
        "y".repeat(9_000_000)
    );
    assert!(has(
        &kept(&firm, "entete.eml", endless.as_bytes()),
        "headers_too_long"
    ));
    assert!(firm.ask(Verify {}).ok);
}

#[test]
fn what_unpacks_to_far_more_than_it_weighs_is_not_unpacked() {
    let firm = Cabinet::new();
    let mut archive = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let packed = zip::write::SimpleFileOptions::default()
        .compression_method(zip::CompressionMethod::Deflated);
    archive.start_file("word/document.xml", packed).unwrap();
    archive
        .write_all(b"<w:document><w:body><w:p><w:r><w:t>")
        .unwrap();
    let megabyte = vec![b'a'; 1 << 20];
    for _ in 0..300 {
        archive.write_all(&megabyte).unwrap();
    }
    let bomb = archive.finish().unwrap().into_inner();
    assert!(bomb.len() < 2 << 20, "{} bytes for 300 MB", bomb.len());
    let before = peak_kb();
    let word = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    let message = firm.receive_one(&letters::oqtf().attach("contrat.docx", word, &bomb));
    let [file] = &message.attachments[..] else {
        panic!("{:?}", message.attachments)
    };
    assert!(
        file.text_state == "failed" || file.text_state == "done",
        "{file:?}"
    );
    assert!(
        message.workspace.is_some(),
        "the letter around it is read as ever"
    );
    assert!(
        peak_kb() - before < 300 * 1024,
        "{} KB more",
        peak_kb() - before
    );
}

/// The most memory that this process ever held, in KB.
fn peak_kb() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap();
    let line = status
        .lines()
        .find(|line| line.starts_with("VmHWM"))
        .unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

#[test]
fn a_message_of_sixty_megabytes_is_kept_in_bounded_memory() {
    let firm = Cabinet::new();
    firm.receive_one(&letters::newsletter());
    // Whole lines of base64, so that what is repeated decodes to what is repeated.
    let block = letters::noise(57 * 100_000);
    let (scan, encoded) = (block.repeat(8), letters::base64(&block).repeat(8));
    let letter = letters::oqtf().attach("scan.tif", "image/tiff", b"");
    let raw = String::from_utf8(letter.bytes()).unwrap();
    let raw = raw.replacen("base64\r\n\r\n", &format!("base64\r\n\r\n{encoded}"), 1);
    assert!(raw.len() > 60_000_000);
    let place = firm.place("lourd.eml");
    fs::write(&place, raw).unwrap();
    let before = peak_kb();
    let report = firm.bring_in(&place);
    let more = peak_kb() - before;
    assert_eq!((report.stored, report.unparsed), (1, 0));
    assert!(more < 400 * 1024, "{more} KB more");
    let message = firm.by_subject(&letter.subject);
    assert_eq!(message.attachments[0].bytes, scan.len() as u64);
    assert!(firm.desk.attachment(&message.attachments[0].id).unwrap().2 == scan);
}
