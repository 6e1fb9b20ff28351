//! Files that are broken, locked, or made to do harm.

use crate::made::{
    assemble, assemble_raw, fixture, jpeg, ocr, opened, pdf, raw_stream, scan, scanned_pdf, stream,
};
use crate::text::zipped;
use documents::{Error, open};
use flate2::{Compression, write::ZlibEncoder};
use std::io::Write;
use std::sync::Arc;
use std::time::{Duration, Instant};

fn refused(bytes: Vec<u8>) -> Error {
    open("", "", Arc::from(bytes)).err().unwrap()
}

#[test]
fn a_file_with_a_password_is_told_and_one_without_is_read() {
    assert_eq!(refused(fixture("locked.pdf")), Error::Encrypted);
    let protected = opened(fixture("protected.pdf"));
    assert!(protected.marks().encrypted && !protected.marks().signed);
    let text = protected.own_text(1).unwrap().unwrap().text;
    assert_eq!(text, "Lisible par tous");
}

#[test]
fn a_signature_is_noticed() {
    let mut signed = pdf(&["Contrat"]);
    assert!(!opened(signed.clone()).marks().signed);
    let at = signed.len() - 6;
    let signature = b"\n9 0 obj\n<< /Type /Sig /ByteRange [0 10 20 30] /Contents <00> >>\nendobj\n";
    signed.splice(at..at, signature.iter().copied());
    assert!(opened(signed).marks().signed);
}

#[test]
fn what_is_left_of_a_cut_file_is_read() {
    let whole = pdf(&["Premier feuillet", "Deuxieme feuillet"]);
    assert!(!opened(whole.clone()).marks().repaired);
    let table = whole
        .windows(5)
        .rposition(|word| word == b"xref\n")
        .unwrap();
    let cut = opened(whole[..table - 20].to_vec());
    assert!(cut.marks().repaired);
    assert_eq!(cut.own_text(1).unwrap().unwrap().text, "Premier feuillet");
}

#[test]
fn a_file_that_lies_about_lengths_and_places_is_read_all_the_same() {
    let honest = String::from_utf8(pdf(&["Verite"])).unwrap();
    for (truth, lie) in [
        ("/Length 46", "/Length 4"),
        ("/Length 46", "/Length 400000"),
        ("startxref\n", "startxref\n99"),
        ("/Count 1", "/Count 3000000"),
    ] {
        let lying = honest.replace(truth, lie);
        assert_ne!(honest, lying, "{truth} is in the file");
        let document = opened(lying.into_bytes());
        assert_eq!(document.page_count(), 1, "{lie}");
        assert_eq!(
            document.own_text(1).unwrap().unwrap().text,
            "Verite",
            "{lie}"
        );
    }
}

#[test]
fn three_thousand_pages_are_opened_at_once_and_read_one_by_one() {
    let pages: Vec<String> = (1..=3000)
        .map(|number| format!("Feuillet {number}"))
        .collect();
    let pages: Vec<&str> = pages.iter().map(String::as_str).collect();
    let bytes = pdf(&pages);
    let begun = Instant::now();
    let document = opened(bytes);
    assert_eq!(document.page_count(), 3000);
    for number in [1, 1500, 3000] {
        let text = document.own_text(number).unwrap().unwrap().text;
        assert_eq!(text, format!("Feuillet {number}"));
    }
    assert!(
        begun.elapsed() < Duration::from_secs(5),
        "{:?}",
        begun.elapsed()
    );
}

#[test]
fn a_picture_too_large_to_unpack_is_refused_before_it_is_unpacked() {
    // A PNG of 60,000 by 60,000, of which only the header is there.
    let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
    let sides = [60_000u32.to_be_bytes(), 60_000u32.to_be_bytes()].concat();
    png.extend(sides);
    png.extend([1, 0, 0, 0, 0]);
    let mut checksum = flate2::Crc::new();
    checksum.update(&png[12..]);
    png.extend(checksum.sum().to_be_bytes());
    png.extend(b"\0\0\0\0IDAT");
    let error = refused(png);
    assert!(
        matches!(
            error,
            Error::TooManyPixels {
                megapixels: 3600,
                ..
            }
        ),
        "{error:?}"
    );

    let whole = "q 595 0 0 842 0 0 cm /X Do Q";
    let told = "/Width 60000 /Height 60000 /ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode";
    let untold =
        "/Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode";
    // The sides of a JPEG stand in its header; the PDF around it says 10 by 10.
    let mut large = jpeg(&scan());
    let header = large
        .windows(2)
        .position(|marker| marker == [0xff, 0xc0])
        .unwrap();
    large[header + 5..header + 9].copy_from_slice(&[0xff; 4]);
    for (picture, data) in [(told, vec![0; 20]), (untold, large)] {
        let document = opened(scanned_pdf(picture, &data, whole, ""));
        let read = document.read(1, &mut ocr());
        assert!(matches!(read, Err(Error::TooManyPixels { .. })), "{read:?}");
        let shown = document.picture(1, 500);
        assert!(
            matches!(shown, Err(Error::TooManyPixels { .. })),
            "{shown:?}"
        );
    }
}

/// So many zeros, packed a thousand to one.
fn zeros(megabytes: usize) -> Vec<u8> {
    let mut encoder = ZlibEncoder::new(Vec::new(), Compression::fast());
    let block = vec![0; 1024 * 1024];
    for _ in 0..megabytes {
        encoder.write_all(&block).unwrap();
    }
    encoder.finish().unwrap()
}

#[test]
fn a_pdf_that_unpacks_to_gigabytes_is_refused() {
    let page = |contents: Vec<u8>| {
        assemble_raw(
            &[
                b"<< /Type /Catalog /Pages 2 0 R >>".to_vec(),
                b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_vec(),
                b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>".to_vec(),
                contents,
            ],
            "",
        )
    };
    let heavy = zeros(420);
    let once = page(raw_stream("/Filter /FlateDecode", &heavy));
    assert!(matches!(refused(once), Error::TooLarge { .. }));
    let twice = page(raw_stream("/Filter [/FlateDecode /FlateDecode]", &zeros(1)));
    assert!(matches!(refused(twice), Error::TooLarge { .. }));

    let picture =
        "/Width 10 /Height 10 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode";
    let document = opened(scanned_pdf(
        picture,
        &heavy,
        "q 595 0 0 842 0 0 cm /X Do Q",
        "",
    ));
    let read = document.read(1, &mut ocr());
    assert!(matches!(read, Err(Error::TooLarge { .. })), "{read:?}");
}

#[test]
fn a_page_of_any_size_is_drawn_within_bounds() {
    let mut ocr = ocr();
    for size in ["1000000000 1000000000", "200000 0.5", "0 0"] {
        let page = String::from_utf8(pdf(&["Grand"])).unwrap();
        let document = opened(page.replace("595 842", size).into_bytes());
        let picture = document.picture(1, 20_000).unwrap();
        let pixels = u64::from(picture.width) * u64::from(picture.height);
        assert!(pixels <= 33_000_000, "{size}: {pixels}");
        assert!(document.read(1, &mut ocr).is_ok(), "{size}");
    }
}

#[test]
fn a_drawing_that_draws_itself_a_billion_times_is_left() {
    let draws = "/X Do ".repeat(10);
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R /Resources << /XObject << /X 5 0 R >> >> >>"
            .to_owned(),
        stream("", draws.as_bytes()),
    ];
    for next in 6..=16 {
        let form = format!(
            "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {next} 0 R >> >>"
        );
        objects.push(stream(&form, draws.as_bytes()));
    }
    objects.push(stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9]",
        b"0 0 9 9 re f",
    ));
    let document = opened(assemble(&objects, ""));
    let begun = Instant::now();
    let read = document.own_text(1);
    assert!(
        matches!(read, Err(Error::Damaged(_) | Error::TooSlow { .. })),
        "{read:?}"
    );
    assert!(document.picture(1, 100).is_err());
    assert!(
        begun.elapsed() < Duration::from_secs(50),
        "{:?}",
        begun.elapsed()
    );
}

#[test]
fn a_word_document_that_unpacks_to_gigabytes_is_opened_and_refused_when_read() {
    let bomb = opened(zipped(&[(
        "word/document.xml",
        &vec![b' '; 80 * 1024 * 1024],
    )]));
    assert!(matches!(bomb.own_text(1), Err(Error::TooLarge { .. })));
}

#[test]
fn no_prefix_and_no_single_changed_byte_of_a_file_stops_the_reading() {
    let scanned = {
        let small = image::imageops::thumbnail(&scan(), 120, 170);
        let picture =
            "/Width 120 /Height 170 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode";
        scanned_pdf(picture, &jpeg(&small), "q 595 0 0 842 0 0 cm /X Do Q", "")
    };
    let png = crate::made::png(&image::imageops::thumbnail(&scan(), 120, 170));
    for file in [pdf(&["Bonjour"]), fixture("protected.pdf"), scanned, png] {
        let step = file.len() / 40 + 1;
        for at in (0..file.len()).step_by(step) {
            let mut changed = file.clone();
            changed[at] ^= 0x5f;
            for bytes in [file[..at].to_vec(), changed] {
                if let Ok(document) = open("", "", Arc::from(bytes)) {
                    let _ = document.own_text(1);
                    let _ = document.picture(1, 60);
                }
            }
        }
    }
}
