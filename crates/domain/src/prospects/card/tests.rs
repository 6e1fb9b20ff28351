use super::*;
use proptest::prelude::*;

/// A card of lines; `!` before a line makes it taller.
fn card(text: &str) -> Vec<(Field, String, Sure)> {
    let lines: Vec<CardLine> = text
        .lines()
        .map(|line| CardLine {
            height: if line.starts_with('!') { 20.0 } else { 10.0 },
            text: line.trim_start_matches('!').to_owned(),
        })
        .collect();
    let found = read_card(&lines);
    for value in &found {
        assert!(
            lines[value.line].text.get(value.at.clone()).is_some(),
            "{value:?}"
        );
    }
    found
        .into_iter()
        .map(|value| (value.field, value.value, value.sure))
        .collect()
}

fn values(text: &str) -> Vec<(Field, String)> {
    card(text)
        .into_iter()
        .map(|(field, value, _)| (field, value))
        .collect()
}

fn said(pairs: &[(Field, &str)]) -> Vec<(Field, String)> {
    pairs
        .iter()
        .map(|(field, value)| (*field, (*value).to_owned()))
        .collect()
}

#[test]
fn a_french_card_is_read_whole() {
    let text = "Hôtel des Trois Fontaines SAS\n!Capucine LORMEAU\nDirectrice des achats\n12 rue du Lac\n\
                74000 Annecy\nTél. : 04 65 71 08 32 - Port. 06 39 98 00 01\nFax 04 65 71 08 33\n\
                E-mail : C.Lormeau@trois-fontaines.fr\nwww.trois-fontaines.fr";
    assert_eq!(
        values(text),
        said(&[
            (Field::Email, "c.lormeau@trois-fontaines.fr"),
            (Field::FirstName, "Capucine"),
            (Field::LastName, "LORMEAU"),
            (Field::Company, "Hôtel des Trois Fontaines SAS"),
            (Field::JobTitle, "Directrice des achats"),
            (Field::Phone, "+33465710832"),
            (Field::Mobile, "+33639980001"),
            (Field::City, "Annecy"),
            (Field::PostalCode, "74000"),
        ])
    );
}

#[test]
fn an_english_card_and_a_house_that_only_the_address_names() {
    let text = "Keller Gastro\nJonas Keller\nHead of Purchasing\njonas.keller@kellergastro.ch\n+41 44 668 18 00\n8001 Zürich";
    assert_eq!(
        values(text),
        said(&[
            (Field::Email, "jonas.keller@kellergastro.ch"),
            (Field::FirstName, "Jonas"),
            (Field::LastName, "Keller"),
            (Field::Company, "Keller Gastro"),
            (Field::JobTitle, "Head of Purchasing"),
            (Field::Phone, "+41446681800"),
            (Field::City, "Zürich"),
            (Field::PostalCode, "8001"),
        ])
    );
}

#[test]
fn a_badge_has_a_tall_name_and_a_company_and_both_are_to_check() {
    let text = "VISITEUR 2026\n!Amina Ferhat\nTraiteur Ferhat et fils";
    let found = card(text);
    assert_eq!(
        found[0],
        (Field::FirstName, "Amina".to_owned(), Sure::Check)
    );
    assert_eq!(
        found[1],
        (Field::LastName, "Ferhat".to_owned(), Sure::Check)
    );
    assert_eq!(
        found[2],
        (
            Field::Company,
            "Traiteur Ferhat et fils".to_owned(),
            Sure::Likely
        )
    );
}

#[test]
fn the_address_says_which_line_is_the_name_and_gmail_is_no_company() {
    let text = "!Grand Bazar\nMme Zoé Durand-Petit\nzoe.durand-petit@gmail.com\nM. 06 39 98 00 02";
    let found = card(text);
    assert!(
        found.contains(&(Field::LastName, "Durand-Petit".to_owned(), Sure::Sure)),
        "{found:?}"
    );
    assert!(
        found.contains(&(Field::Company, "Grand Bazar".to_owned(), Sure::Check)),
        "{found:?}"
    );
    assert!(
        found.contains(&(Field::Mobile, "+33639980002".to_owned(), Sure::Sure)),
        "{found:?}"
    );
}

#[test]
fn a_nought_that_was_read_as_a_letter_is_likely_a_nought() {
    let found = card("Mobile 06 39 98 O0 01 ou 04 65 71 08 32");
    assert_eq!(
        found,
        [
            (Field::Phone, "+33465710832".to_owned(), Sure::Sure),
            (Field::Mobile, "+33639980001".to_owned(), Sure::Likely),
        ]
    );
}

#[test]
fn nothing_is_made_of_nothing() {
    assert_eq!(values(""), []);
    assert_eq!(values("12\n--\n3 %"), []);
    assert_eq!(
        values("SIRET 123 456 789 00012"),
        [],
        "a register number is no telephone"
    );
}

proptest! {
    #[test]
    fn any_text_is_read_without_harm(text in "[ -~éÉ@+0-9\n]{0,200}") {
        let _ = card(&text);
    }
}
