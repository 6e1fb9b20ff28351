//! Price lists that journeys make.

/// A PDF of one page with these lines of text: left and top in points, size, words.
pub(super) fn pdf(lines: &[(u32, u32, u32, &str)]) -> Vec<u8> {
    heavy_pdf(0, lines)
}

/// The same with so many bytes of ballast that no page uses.
fn heavy_pdf(ballast: usize, lines: &[(u32, u32, u32, &str)]) -> Vec<u8> {
    let content: String = lines
        .iter()
        .map(|(x, y, size, text)| {
            format!(
                "BT /F1 {size} Tf 1 0 0 1 {x} {} Tm ({text}) Tj ET\n",
                842 - y
            )
        })
        .collect();
    // The font is that of Windows: one byte a letter.
    let content: Vec<u8> = content
        .chars()
        .map(|c| u8::try_from(u32::from(c)).unwrap())
        .collect();
    let stream = [
        format!("<< /Length {} >>\nstream\n", content.len()).as_bytes(),
        &content,
        b"\nendstream",
    ]
    .concat();
    let weight = [
        format!("<< /Length {ballast} >>\nstream\n").as_bytes(),
        &vec![b'.'; ballast],
        b"\nendstream",
    ]
    .concat();
    let objects: [&[u8]; 6] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        &stream,
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        &weight,
    ];
    let mut file = b"%PDF-1.4\n".to_vec();
    let mut table = format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1);
    for (number, object) in (1..).zip(objects) {
        table.push_str(&format!("{:010} 00000 n \n", file.len()));
        file.extend(format!("{number} 0 obj\n").as_bytes());
        file.extend(object);
        file.extend(b"\nendobj\n");
    }
    let end = format!(
        "{table}trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n",
        objects.len() + 1,
        file.len()
    );
    file.extend(end.as_bytes());
    file
}

/// A price list under heads: reference, name, price.
pub(super) fn price_list(rows: &[(&str, &str, &str)]) -> Vec<u8> {
    heavy_price_list(0, rows)
}

/// The same with so many bytes of ballast.
pub(super) fn heavy_price_list(ballast: usize, rows: &[(&str, &str, &str)]) -> Vec<u8> {
    let mut lines = vec![
        (60, 60, 16, "Linge de table"),
        (60, 100, 10, "Référence"),
        (180, 100, 10, "Désignation"),
        (450, 100, 10, "Prix HT"),
    ];
    for (row, (reference, name, price)) in (0..).zip(rows) {
        let top = 124 + row * 20;
        lines.push((60, top, 10, reference));
        lines.push((180, top, 10, name));
        lines.push((450, top, 10, price));
    }
    heavy_pdf(ballast, &lines)
}
