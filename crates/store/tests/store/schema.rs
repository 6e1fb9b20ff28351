//! The database, for the reader of a change to see, and that every earlier format leads to it.

use crate::{Firm, raw};

#[test]
fn the_schema_is_what_the_snapshot_says() {
    let firm = Firm::new();
    let connection = raw(firm.folder.path());
    let mut statement = connection
        .prepare("SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL AND (name NOT LIKE 'search_%' AND name NOT LIKE 'product_words_%' OR name = 'search_rows') ORDER BY rowid")
        .unwrap();
    let schema: Vec<String> = statement
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    expect_test::expect_file!["schema.sql"].assert_eq(&(schema.join(";\n\n") + ";\n"));
}

#[test]
fn every_table_is_strict() {
    let firm = Firm::new();
    let connection = raw(firm.folder.path());
    let loose: Vec<String> = connection
        .prepare("SELECT name FROM pragma_table_list WHERE type = 'table' AND strict = 0 AND name NOT LIKE 'sqlite_%' AND schema = 'main'")
        .unwrap()
        .query_map([], |row| row.get(0))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    assert_eq!(loose, [] as [&str; 0]);
}

#[test]
fn every_column_of_a_synchronised_table_has_a_default() {
    let firm = Firm::new();
    let connection = raw(firm.folder.path());
    for table in [
        "users",
        "accounts",
        "communications",
        "contacts",
        "workspaces",
        "deadlines",
    ] {
        let without: Vec<String> = connection
            .prepare("SELECT name FROM pragma_table_info(?1) WHERE \"notnull\" = 1 AND dflt_value IS NULL AND name NOT IN ('n', 'id')")
            .unwrap()
            .query_map([table], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        assert_eq!(
            without,
            [] as [&str; 0],
            "{table}: a record may arrive before the one that sets it"
        );
    }
}
