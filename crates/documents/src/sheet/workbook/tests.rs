use super::*;
use rust_xlsxwriter::Workbook;
use std::io::Write as _;

fn cells(bytes: &[u8]) -> Vec<(u32, Vec<String>)> {
    let rows = workbook(bytes, |_| true).unwrap().rows;
    rows.into_iter().map(|row| (row.line, row.cells)).collect()
}

fn row(line: u32, cells: &[&str]) -> (u32, Vec<String>) {
    (line, cells.iter().map(|&cell| cell.to_owned()).collect())
}

/// A workbook with nothing in it but one sheet of these rows.
fn made(rows: &str, styles: &str, strings: &str) -> Vec<u8> {
    let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let package = "http://schemas.openxmlformats.org/package/2006/relationships";
    let parts = [
        (
            "_rels/.rels",
            format!(
                "<Relationships xmlns='{package}'><Relationship Id='r1' Type='{office}/officeDocument' Target='xl/workbook.xml'/></Relationships>"
            ),
        ),
        (
            "xl/workbook.xml",
            format!(
                "<workbook xmlns='{main}' xmlns:r='{office}'><sheets><sheet name='A' sheetId='1' r:id='r1'/></sheets></workbook>"
            ),
        ),
        (
            "xl/_rels/workbook.xml.rels",
            format!(
                "<Relationships xmlns='{package}'><Relationship Id='r1' Type='{office}/worksheet' Target='worksheets/sheet1.xml'/></Relationships>"
            ),
        ),
        (
            "xl/styles.xml",
            format!("<styleSheet xmlns='{main}'>{styles}</styleSheet>"),
        ),
        (
            "xl/sharedStrings.xml",
            format!("<sst xmlns='{main}'>{strings}</sst>"),
        ),
        (
            "xl/worksheets/sheet1.xml",
            format!("<worksheet xmlns='{main}'><sheetData>{rows}</sheetData></worksheet>"),
        ),
    ];
    let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, xml) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default())
            .unwrap();
        zip.write_all(xml.as_bytes()).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_value_in_the_last_corner_is_one_row_and_no_rectangle() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, name) in ["Email", "Nom"].into_iter().enumerate() {
        sheet
            .write_string(0, u16::try_from(column).unwrap(), name)
            .unwrap();
    }
    sheet.write_string(1_048_575, 16_383, "far").unwrap();
    let rows = cells(&book.save_to_buffer().unwrap());
    assert_eq!(rows[0], row(1, &["Email", "Nom"]));
    assert_eq!(
        (rows[1].0, rows[1].1.len(), rows.len()),
        (1_048_576, 16_384, 2)
    );
}

#[test]
fn a_row_ends_with_its_last_cell_and_begins_where_the_table_does() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (line, column, text) in [
        (4, 3, "Email"),
        (4, 4, "Nom"),
        (6, 4, "Blanc"),
        (7, 3, "a@x.fr"),
        (7, 6, "z"),
    ] {
        sheet.write_string(line, column, text).unwrap();
    }
    assert_eq!(
        cells(&book.save_to_buffer().unwrap()),
        [
            row(5, &["Email", "Nom"]),
            row(7, &["", "Blanc"]),
            row(8, &["a@x.fr", "", "", "z"]),
        ]
    );
}

#[test]
fn rows_that_stand_in_no_order_are_put_in_it() {
    let bytes = made(
        "<row r='3'><c r='A3'><v>3</v></c></row><row r='1'><c r='B1'><v>1</v></c></row><row r='3'><c r='B3'><v>4</v></c></row>",
        "",
        "",
    );
    assert_eq!(cells(&bytes), [row(1, &["", "1"]), row(3, &["3", "4"])]);
}

#[test]
fn a_small_file_that_would_become_too_large_is_refused() {
    let wide: String = (1..=2_000)
        .map(|line| {
            format!(
                "<row r='{line}'><c r='A{line}'><v>1</v></c><c r='XFD{line}'><v>1</v></c></row>"
            )
        })
        .collect();
    assert_eq!(
        workbook(&made(&wide, "", ""), |_| true).unwrap_err(),
        SheetError::TooLarge
    );

    let long = format!("<si><t>{}</t></si>", "x".repeat(1 << 20));
    let shared = "<row><c t='s'><v>0</v></c></row>".repeat(200);
    assert_eq!(
        workbook(&made(&shared, "", &long), |_| true).unwrap_err(),
        SheetError::TooLarge
    );

    let fonts = format!(
        "<fonts><font><name val='{}'/></font></fonts>",
        "x".repeat(1 << 20)
    );
    let styles = format!(
        "{fonts}<cellXfs>{}</cellXfs>",
        "<xf fontId='0'/>".repeat(10_000)
    );
    let one = "<row><c><v>1</v></c></row>";
    assert_eq!(
        workbook(&made(one, &styles, ""), |_| true).unwrap_err(),
        SheetError::TooLarge
    );
}

#[test]
fn a_number_is_seen_in_its_format() {
    let styles = "<numFmts><numFmt numFmtId='164' formatCode='dd/mm/yyyy'/></numFmts>\
        <cellXfs><xf numFmtId='0'/><xf numFmtId='165'/><xf numFmtId='9'/><xf numFmtId='164'/></cellXfs>"
        .replace("</numFmts>", "<numFmt numFmtId='165' formatCode='00000'/></numFmts>");
    let rows = "<row><c><v>1000</v></c><c s='1'><v>1000</v></c><c s='2'><v>0.25</v></c><c s='3'><v>46053</v></c></row>";
    assert_eq!(
        cells(&made(rows, &styles, "")),
        [row(1, &["1000", "01000", "25%", "2026-01-31"])]
    );
}

#[test]
fn the_first_visible_sheet_that_is_wanted_is_read() {
    let mut book = Workbook::new();
    for (name, text, hidden) in [
        ("Ancien", "h@x.fr", true),
        ("Vide", "", false),
        ("Mode d’emploi", "Bonjour", false),
        ("Liste", "a@x.fr", false),
        ("Autre", "b@x.fr", false),
    ] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        sheet
            .write_string(0, 0, text)
            .unwrap()
            .set_active(name == "Liste")
            .set_hidden(hidden);
    }
    let bytes = book.save_to_buffer().unwrap();
    let has = |sign| move |rows: &[SheetRow]| rows.iter().any(|row| row.cells[0].contains(sign));
    assert_eq!(workbook(&bytes, has('@')).unwrap().name, "Liste");
    assert_eq!(workbook(&bytes, has('!')).unwrap().name, "Mode d’emploi");
}
