//! Files that tests make, and the fixtures.

use documents::{Document, Languages, Ocr, open};
use image::codecs::jpeg::JpegEncoder;
use image::{DynamicImage, GrayImage};
use std::collections::HashMap;
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

/// A decision as a prefecture sends it: `jpg` is its scan at 200 dpi, slightly askew; `pdf` is the original;
/// `txt` is what it says.
pub(crate) fn fixture(name: &str) -> Vec<u8> {
    std::fs::read(Path::new("../../tests/fixtures/scans").join(name)).unwrap()
}

pub(crate) fn opened(bytes: Vec<u8>) -> Document {
    open("", "", Arc::from(bytes)).unwrap()
}

pub(crate) fn ocr() -> Ocr {
    Ocr::new(&Languages::default(), None).unwrap()
}

pub(crate) fn scan() -> GrayImage {
    image::load_from_memory(&fixture("decision.jpg"))
        .unwrap()
        .into_luma8()
}

pub(crate) fn jpeg(image: &GrayImage) -> Vec<u8> {
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, 92)
        .encode_image(image)
        .unwrap();
    bytes
}

pub(crate) fn png(image: &GrayImage) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    DynamicImage::ImageLuma8(image.clone())
        .write_to(&mut bytes, image::ImageFormat::Png)
        .unwrap();
    bytes.into_inner()
}

/// The share of the words of the decision that a text has, whatever their order.
pub(crate) fn recall(text: &str) -> f64 {
    let truth = String::from_utf8(fixture("decision.txt")).unwrap();
    let mut left: HashMap<&str, usize> = HashMap::new();
    for word in text.split_whitespace() {
        *left.entry(word).or_default() += 1;
    }
    let words: Vec<&str> = truth.split_whitespace().collect();
    let found = words
        .iter()
        .filter(|word| {
            left.get_mut(**word).is_some_and(|count| {
                let is_left = *count > 0;
                *count = count.saturating_sub(1);
                is_left
            })
        })
        .count();
    found as f64 / words.len() as f64
}

/// A PDF with these pages; an empty string is a page without text.
pub(crate) fn pdf(pages: &[&str]) -> Vec<u8> {
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        String::new(),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
            .to_owned(),
    ];
    let mut kids = Vec::new();
    for page in pages {
        let number = objects.len() + 1;
        kids.push(format!("{number} 0 R"));
        objects.push(format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents {} 0 R >>",
            number + 1
        ));
        let lines: String = page
            .lines()
            .map(|line| format!("({line}) Tj 0 -14 Td "))
            .collect();
        let content = if page.is_empty() {
            String::new()
        } else {
            format!("BT /F1 12 Tf 72 720 Td {lines}ET")
        };
        objects.push(stream("", content.as_bytes()));
    }
    objects[1] = format!(
        "<< /Type /Pages /Kids [{}] /Count {} >>",
        kids.join(" "),
        kids.len()
    );
    assemble(&objects, "")
}

/// One page of A4 that is this picture, and whatever else `content` draws. `page` goes into the page's dictionary.
pub(crate) fn scanned_pdf(picture: &str, data: &[u8], content: &str, page: &str) -> Vec<u8> {
    let objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
        format!(
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] {page} /Contents 4 0 R /Resources \
             << /XObject << /X 5 0 R >> /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        )
        .into_bytes(),
        stream("", content.as_bytes()).into_bytes(),
        raw_stream(&format!("/Type /XObject /Subtype /Image {picture}"), data),
    ];
    assemble_raw(&objects, "")
}

pub(crate) fn stream(dictionary: &str, data: &[u8]) -> String {
    String::from_utf8(raw_stream(dictionary, data)).unwrap()
}

pub(crate) fn raw_stream(dictionary: &str, data: &[u8]) -> Vec<u8> {
    let mut object = format!("<< {dictionary} /Length {} >>\nstream\n", data.len()).into_bytes();
    object.extend(data);
    object.extend(b"\nendstream");
    object
}

pub(crate) fn assemble(objects: &[String], trailer: &str) -> Vec<u8> {
    let objects: Vec<Vec<u8>> = objects
        .iter()
        .map(|object| object.clone().into_bytes())
        .collect();
    assemble_raw(&objects, trailer)
}

pub(crate) fn assemble_raw(objects: &[Vec<u8>], trailer: &str) -> Vec<u8> {
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut offsets = Vec::new();
    for (number, object) in objects.iter().enumerate() {
        offsets.push(file.len());
        writeln!(file, "{} 0 obj", number + 1).unwrap();
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let start = file.len();
    write!(file, "xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).unwrap();
    for offset in offsets {
        writeln!(file, "{offset:010} 00000 n ").unwrap();
    }
    write!(
        file,
        "trailer\n<< /Size {} /Root 1 0 R {trailer} >>\nstartxref\n{start}\n%%EOF\n",
        objects.len() + 1
    )
    .unwrap();
    file
}
