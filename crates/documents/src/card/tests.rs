use super::*;
use proptest::prelude::*;

fn read(text: &str) -> Vec<(CardField, String)> {
    written_card(text)
        .map(|card| card.values)
        .unwrap_or_default()
}

fn all() -> Vec<(CardField, String)> {
    [
        (CardField::LastName, "Lormeau"),
        (CardField::FirstName, "Capucine"),
        (CardField::Company, "Hôtel des Trois Fontaines"),
        (CardField::JobTitle, "Directrice des achats"),
        (CardField::Phone, "+33465710832"),
        (CardField::Mobile, "06 39 98 00 01"),
        (CardField::Email, "c.lormeau@troisfontaines.example"),
        (CardField::City, "Annecy"),
        (CardField::PostalCode, "74000"),
        (CardField::Country, "France"),
    ]
    .map(|(field, value)| (field, value.to_owned()))
    .to_vec()
}

#[test]
fn a_vcard_of_each_version_says_the_same() {
    let old = "BEGIN:VCARD\r\nVERSION:2.1\r\nN:Lormeau;Capucine\r\n\
        ORG;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:H=C3=B4tel des Trois Fontaines\r\nTITLE:Directrice des achats\r\n\
        TEL;WORK;VOICE:+33465710832\r\nTEL;CELL:06 39 98 00 01\r\nTEL;FAX:+33465710833\r\n\
        EMAIL;INTERNET:c.lormeau@troisfontaines.example\r\nADR;WORK:;;12 rue du Lac;Annecy;;74000;France\r\nEND:VCARD\r\n";
    let middle = "BEGIN:VCARD\nVERSION:3.0\nFN:Capucine Lormeau\nN:Lormeau;Capucine;;;\nORG:Hôtel des Trois\n  Fontaines\n\
        TITLE:Directrice des achats\nTEL;TYPE=WORK,VOICE:+33465710832\nTEL;TYPE=CELL:06 39 98 00 01\n\
        EMAIL;TYPE=INTERNET:c.lormeau@troisfontaines.example\nADR;TYPE=WORK:;;12 rue du Lac;Annecy;;74000;France\nEND:VCARD\n";
    let new = "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Capucine Lormeau\r\nN:Lormeau;Capucine;;;\r\nORG:Hôtel des Trois Fontaines\r\n\
        TITLE:Directrice des achats\r\nTEL;VALUE=uri;TYPE=work:tel:+33465710832\r\nTEL;TYPE=cell:06 39 98 00 01\r\n\
        EMAIL:c.lormeau@troisfontaines.example\r\nADR:;;12 rue du Lac;Annecy;;74000;France\r\nEND:VCARD\r\n";
    for card in [old, middle, new] {
        assert_eq!(read(card), all(), "{card}");
    }
}

#[test]
fn a_name_that_is_not_in_parts_stays_whole() {
    let card = "BEGIN:VCARD\nVERSION:4.0\nFN:Anna Roux\nEND:VCARD";
    assert_eq!(read(card), [(CardField::FullName, "Anna Roux".to_owned())]);
}

#[test]
fn a_mecard_is_read_with_its_backslashes() {
    let card = r"MECARD:N:Roux,Anna;ORG:Keller\; Gastro;TEL:+33639980001;EMAIL:anna@example.com;ADR:,,1 rue,Lyon,,69002,France;NOTE:a\:b;;";
    let expected = [
        (CardField::LastName, "Roux"),
        (CardField::FirstName, "Anna"),
        (CardField::Company, "Keller; Gastro"),
        (CardField::Phone, "+33639980001"),
        (CardField::Email, "anna@example.com"),
        (CardField::City, "Lyon"),
        (CardField::PostalCode, "69002"),
        (CardField::Country, "France"),
        (CardField::Note, "a:b"),
    ]
    .map(|(field, value)| (field, value.to_owned()));
    assert_eq!(read(card), expected);
}

#[test]
fn what_is_no_card_and_what_is_too_large_is_none() {
    for text in [
        "",
        "https://example.com/?id=1",
        "BEGIN:VCALENDAR\nEND:VCALENDAR",
        "MECARD:",
        "BEGIN:VCARD\nEND:VCARD",
    ] {
        assert_eq!(written_card(text), None, "{text}");
    }
    let large = format!("BEGIN:VCARD\nFN:{}\nEND:VCARD", "x".repeat(MAX_CARD_BYTES));
    assert_eq!(written_card(&large), None);
    let long = format!("BEGIN:VCARD\nFN:{}\nEND:VCARD", "x".repeat(10_000));
    assert_eq!(read(&long)[0].1.len(), 500);
    assert_eq!(card_text(b"MECARD:N:Ren\xe9;;"), "MECARD:N:René;;");
}

proptest! {
    #[test]
    fn any_card_is_read_without_harm(body in "[ -~\\n;:=\\\\,]{0,300}") {
        let _ = written_card(&format!("BEGIN:VCARD\nVERSION:3.0\n{body}\nEND:VCARD"));
        let _ = written_card(&format!("MECARD:{body}"));
    }
}
