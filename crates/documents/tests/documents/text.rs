//! Files in, text out, at once.

use crate::made::{assemble, pdf, stream};
use documents::{Error, Kind, PageSource, text};
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

pub(crate) fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        archive
            .start_file(*name, SimpleFileOptions::default())
            .unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn docx(body: &str) -> Vec<u8> {
    let xml = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"x\"><w:body>{body}</w:body></w:document>"
    );
    zipped(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", xml.as_bytes()),
    ])
}

#[test]
fn a_born_digital_pdf_gives_its_pages_in_order() {
    let extracted = text(
        "application/pdf",
        "oqtf.pdf",
        &pdf(&[
            "Obligation de quitter le territoire\nDelai de 30 jours",
            "",
            "Page trois",
        ]),
    )
    .unwrap();
    assert_eq!(extracted.kind, Kind::Pdf);
    let pages: Vec<_> = extracted
        .pages
        .iter()
        .map(|page| (page.number, page.text.as_str(), page.source))
        .collect();
    assert_eq!(
        pages,
        [
            (
                1,
                "Obligation de quitter le territoire\nDelai de 30 jours",
                PageSource::Text
            ),
            (2, "", PageSource::None),
            (3, "Page trois", PageSource::Text)
        ]
    );
}

#[test]
fn a_pdf_that_one_library_cannot_read_is_read_by_the_other() {
    // A page tree of its own parent stops the first one; it draws text all the same.
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 2 0 R >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 << /Type /Font \
         /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >> >> >>",
    ];
    let mut objects: Vec<String> = objects.map(str::to_owned).to_vec();
    objects.push(stream(
        "",
        b"BT /F1 12 Tf 72 720 Td (Deux avis valent mieux) Tj ET",
    ));
    let extracted = text("", "x.pdf", &assemble(&objects, "")).unwrap();
    assert_eq!(extracted.full_text(), "Deux avis valent mieux");
}

#[test]
fn a_scanned_pdf_says_that_it_holds_no_text() {
    assert_eq!(
        text("application/pdf", "scan.pdf", &pdf(&["", ""])),
        Err(Error::NoText { pages: 2 })
    );
}

#[test]
fn a_pdf_with_a_password_is_told_from_a_damaged_one() {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [] /Count 0 >>".to_owned(),
    ];
    let key = "00".repeat(32);
    objects.push(format!(
        "<< /Filter /Standard /V 1 /R 2 /O <{key}> /U <{key}> /P -4 >>"
    ));
    let locked = assemble(
        &objects,
        &format!("/Encrypt 3 0 R /ID [<{0}><{0}>]", "11".repeat(16)),
    );
    assert_eq!(
        text("application/pdf", "x.pdf", &locked),
        Err(Error::Encrypted)
    );
    assert!(matches!(
        text("application/pdf", "x.pdf", b"%PDF-1.7\nrien du tout"),
        Err(Error::Damaged(_))
    ));
}

#[test]
fn a_pdf_built_to_recurse_for_ever_is_survived() {
    // Its page is its own parent and has no size; its drawing draws itself.
    let content = "/X Do BT /F1 12 Tf 72 720 Td (avant) Tj ET";
    let objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 /Parent 2 0 R >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /Resources 5 0 R /Contents 4 0 R >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /XObject << /X 6 0 R >> /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>".to_owned(),
        "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources 5 0 R /Length 5 >>\nstream\n/X Do\nendstream".to_owned(),
    ];
    let text_of = |objects: &[String]| text("", "x.pdf", &assemble(objects, ""));
    assert_eq!(text_of(&objects).unwrap().full_text(), "avant");
    let mut objects = objects;
    objects[1] = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned();
    assert_eq!(
        text("", "x.pdf", &assemble(&objects, ""))
            .unwrap()
            .full_text(),
        "avant"
    );
}

#[test]
fn a_word_document_gives_its_paragraphs_and_tables() {
    let body = "<w:p><w:r><w:t>Arr\u{ea}t\u{e9} du </w:t></w:r><w:r><w:t>3 mars &amp; suite</w:t></w:r><w:r><w:delText>non</w:delText></w:r></w:p>\
                <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Nom</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>Date&#233;</w:t></w:r></w:p></w:tc></w:tr></w:tbl>";
    let extracted = text("application/octet-stream", "decision.docx", &docx(body)).unwrap();
    assert_eq!(
        (extracted.kind, extracted.full_text().as_str()),
        (Kind::Docx, "Arrêté du 3 mars & suite\nNom\tDateé")
    );
}

#[test]
fn an_opendocument_text_gives_its_paragraphs() {
    let xml = "<office:document-content><office:body><office:text><text:h>Titre</text:h><text:p>Un<text:s/>deux<text:line-break/>trois <text:span>quatre</text:span></text:p></office:text></office:body></office:document-content>";
    let file = zipped(&[
        ("mimetype", b"application/vnd.oasis.opendocument.text"),
        ("content.xml", xml.as_bytes()),
    ]);
    assert_eq!(
        text("", "note.odt", &file).unwrap().full_text(),
        "Titre\nUn deux\ntrois quatre"
    );
}

#[test]
fn a_document_that_unpacks_to_gigabytes_is_refused() {
    let bomb = zipped(&[("word/document.xml", &vec![b' '; 80 * 1024 * 1024])]);
    assert!(bomb.len() < 1024 * 1024, "the file itself is small");
    assert!(matches!(
        text("", "x.docx", &bomb),
        Err(Error::TooLarge { .. })
    ));
}

#[test]
fn an_entity_bomb_expands_to_nothing() {
    let xml = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\">]><w:document><w:p><w:t>ok&b;</w:t></w:p></w:document>";
    let file = zipped(&[("word/document.xml", xml.as_bytes())]);
    assert_eq!(text("", "x.docx", &file).unwrap().full_text(), "ok");
}

#[test]
fn plain_html_csv_and_rtf_files_are_read_by_what_they_are() {
    assert_eq!(
        text("text/plain", "note.txt", b"d\xe9lai")
            .unwrap()
            .full_text(),
        "délai"
    );
    let html = text(
        "application/octet-stream",
        "page.html",
        "<h1>Décision</h1><p>Refus</p><script>x()</script>".as_bytes(),
    )
    .unwrap();
    assert_eq!(html.kind, Kind::Html);
    assert!(
        html.full_text().contains("Décision")
            && html.full_text().contains("Refus")
            && !html.full_text().contains("x()")
    );
    assert_eq!(
        text("text/csv", "a.csv", b"nom;date\nA;3").unwrap().kind,
        Kind::Csv
    );
    assert_eq!(
        text("application/msword", "a.doc", br"{\rtf1 Bonjour}")
            .unwrap()
            .kind,
        Kind::Rtf,
        "the bytes decide"
    );
}

#[test]
fn what_holds_no_text_is_unsupported_not_an_accident() {
    assert_eq!(
        text("image/jpeg", "photo.jpg", &[0xff, 0xd8, 0xff, 0xe0, 0, 16]),
        Err(Error::Unsupported)
    );
    assert_eq!(text("", "", b""), Err(Error::Unsupported));
    assert_eq!(
        text("text/plain", "vide.txt", b"  \n"),
        Err(Error::NoText { pages: 1 })
    );
    assert_eq!(
        text("application/zip", "x.zip", &zipped(&[("a", b"b")])),
        Err(Error::Unsupported)
    );
}

#[test]
fn a_damaged_office_file_is_damaged() {
    let mut file = docx("<w:p/>");
    file.truncate(file.len() / 2);
    assert!(matches!(text("", "x.docx", &file), Err(Error::Damaged(_))));
}

#[test]
fn a_very_long_text_is_cut_and_says_so() {
    let long = "é".repeat(documents::MAX_TEXT_BYTES);
    let extracted = text("text/plain", "x.txt", long.as_bytes()).unwrap();
    assert!(extracted.truncated && extracted.full_text().len() <= documents::MAX_TEXT_BYTES);
}

#[test]
fn no_prefix_and_no_single_changed_byte_of_a_file_makes_it_panic() {
    for file in [
        pdf(&["Bonjour"]),
        docx("<w:p><w:r><w:t>Bonjour</w:t></w:r></w:p>"),
        br"{\rtf1\'e9 {\*x}\u233 ?}".to_vec(),
    ] {
        for length in (0..file.len()).step_by(37) {
            let _ = text("", "x", &file[..length]);
            let mut changed = file.clone();
            changed[length] ^= 0x5f;
            let _ = text("", "x", &changed);
        }
    }
}
