use super::*;
use ::documents::sheet::write_xlsx;

fn list(bytes: &[u8]) -> List {
    read(bytes, &Correction::default()).unwrap()
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
    let rows = rows.map(|row| row.map(str::to_owned).to_vec());
    // The mark of whoever wrote it stands in the third column.
    let list = list(&write_xlsx("Liste", &["E-mail", "Nom"], &rows).unwrap());
    assert_eq!(addresses(&list), ["b@x.fr"]);
    assert_eq!(rejected(&list), [(2, "too_many_columns")]);
}
