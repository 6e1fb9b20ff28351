use super::*;
use ::documents::sheet::{Table, Value, write_xlsx};

fn list(bytes: &[u8]) -> List {
    read(bytes, &Correction::default()).unwrap()
}

fn refused(bytes: &[u8]) -> ListError {
    read(bytes, &Correction::default()).unwrap_err()
}

fn addresses(list: &List) -> Vec<&str> {
    let known = list.met.iter();
    known.filter_map(|met| met.lead.email.as_deref()).collect()
}

fn rejected(list: &List) -> Vec<(u32, &str)> {
    let rows = list.rejected.iter();
    rows.map(|(line, why)| (*line, why.as_str())).collect()
}

#[test]
fn a_cell_beyond_the_header_of_a_workbook_rejects_its_row() {
    let rows = [["a@x.fr", "A", "", "z"], ["b@x.fr", "B", "", " "]];
    let rows = rows.map(|row| row.map(|cell| Value::Text(cell.to_owned())).to_vec());
    // The mark of whoever wrote it stands in the third column.
    let table = Table {
        title: "Liste",
        names: &["E-mail", "Nom"],
        rows: rows.to_vec(),
    };
    let list = list(&write_xlsx(&[table]).unwrap());
    assert_eq!(addresses(&list), ["b@x.fr"]);
    assert_eq!(rejected(&list), [(2, "too_many_columns")]);
}

#[test]
fn a_first_row_without_an_address_loses_nobody() {
    for text in [
        "Dupont;;0639980001\nMartin;m@x.fr;0639980002\nDurand;d@x.fr;\n",
        "Dupont,,0639980001\nMartin,m@x.fr,0639980002\nDurand,d@x.fr\n",
        "m(at)x.fr\nm@x.fr\nd@x.fr\n",
        "Visiteurs du salon\nm@x.fr\td\nd@x.fr\te\n",
    ] {
        let list = list(text.as_bytes());
        assert_eq!(addresses(&list), ["m@x.fr", "d@x.fr"], "{text}");
        assert_eq!(list.rejected.len(), 1, "{text}");
        assert!(!list.columns.header);
    }
    let late = format!("{}z|m@x.fr\n", "a|b\n".repeat(3_000));
    assert_eq!(addresses(&list(late.as_bytes())), ["m@x.fr"]);
}

#[test]
fn without_a_header_the_widest_of_the_first_rows_has_the_last_column() {
    let list = list(b"m@x.fr;Martin\nd@x.fr;Durand;Lyon\n");
    assert_eq!(addresses(&list), ["m@x.fr", "d@x.fr"]);
    assert_eq!(list.first, ["m@x.fr", "Martin", ""]);
}

#[test]
fn nothing_but_delimiters_is_an_empty_file() {
    for text in [
        ",,,\n,,,\n",
        "|||\r\n",
        ";,\t\n",
        "sep=|\n|||\n",
        "\"\"\n\"\"\n",
    ] {
        assert_eq!(refused(text.as_bytes()), ListError::EmptyFile, "{text}");
    }
}

#[test]
fn without_any_address_no_column_is_the_address() {
    for text in [
        "Dupont;0639980001\nMartin;0639980002\n",
        "bonjour\n",
        "Nom;Ville\nA;B\n",
    ] {
        assert_eq!(refused(text.as_bytes()), ListError::NoEmailColumn, "{text}");
    }
    let kept = Correction {
        columns: None,
        keep_incomplete: true,
    };
    assert_eq!(
        read(b"bonjour\n", &kept),
        Err(ListError::NoEmailColumn),
        "nobody is known"
    );
    assert_eq!(read(b"Nom;Ville\nA;B\n", &kept).unwrap().met.len(), 1);
}

#[test]
fn a_quote_left_open_in_the_header_is_said_with_its_line() {
    let list = list(b"email;\"nom\na@b.fr;ok\n");
    assert_eq!(rejected(&list), [(1, "unterminated_quote")]);
    assert_eq!(addresses(&list), [] as [&str; 0]);
}
