//! Days as letters write them.

use super::*;
use crate::fold::Folded;
use crate::token::tokens;

/// Seen from Wednesday 4 March 2026, 14:00.
fn days(text: &str) -> Vec<String> {
    let now = DateTime::constant(2026, 3, 4, 14, 0, 0, 0);
    let folded = Folded::new(text).text;
    let found = mentions(&folded, &tokens(&folded), now);
    found
        .iter()
        .filter_map(|m| m.day.resolve(now, false))
        .map(|d| d.to_string())
        .collect()
}

#[test]
fn written_dates_are_read_in_french_and_english() {
    for text in [
        "01/03/26",
        "1.3.2026",
        "le 1er mars",
        "dimanche 1er mars 2026",
        "2026-03-01",
        "March 1st, 2026",
        "1 March",
        "the 1st of March 2026",
        "01-03-2026",
        "01 / 03 / 2026",
    ] {
        assert_eq!(days(text), ["2026-03-01"], "{text}");
    }
    assert_eq!(days("les 18 et 19 mars 2026"), ["2026-03-18", "2026-03-19"]);
    assert_eq!(days("le 22/04 à 9h20"), ["2026-04-22"]);
}

#[test]
fn clients_write_days_in_other_languages() {
    for (text, date) in [
        ("el viernes 6 de marzo", "2026-03-06"),
        ("no dia 3 de março de 2026", "2026-03-03"),
        ("domenica 8 marzo", "2026-03-08"),
        ("am 9. März", "2026-03-09"),
        ("В пятницу, 6 марта", "2026-03-06"),
        ("6 Mart Cuma günü", "2026-03-06"),
        ("ayer", "2026-03-03"),
        ("сегодня", "2026-03-04"),
        ("on the 9th the consulate", "2026-03-09"),
    ] {
        assert_eq!(days(text), [date], "{text}");
    }
}

#[test]
fn relative_days_are_seen_from_the_letter() {
    for (text, date) in [
        ("hier", "2026-03-03"),
        ("avant-hier", "2026-03-02"),
        ("hier soir", "2026-03-03"),
        ("ce soir", "2026-03-04"),
        ("aujourd'hui", "2026-03-04"),
        ("demain matin", "2026-03-05"),
        ("après-demain", "2026-03-06"),
        ("mercredi dernier", "2026-02-25"),
        ("mardi prochain", "2026-03-10"),
        ("last Friday", "2026-02-27"),
        ("le 18 de ce mois", "2026-03-18"),
        ("il y a 3 jours", "2026-03-01"),
        ("in two weeks", "2026-03-18"),
        ("demain jeudi", "2026-03-05"),
        ("ce soir (04/03/2026)", "2026-03-04"),
        ("jeudi 12", "2026-03-12"),
        ("demain 5 mars", "2026-03-05"),
        ("the day after tomorrow", "2026-03-06"),
        ("lundi en huit", "2026-03-16"),
        ("mardi en quinze", "2026-03-24"),
    ] {
        assert_eq!(days(text), [date], "{text}");
    }
}

#[test]
fn words_that_belong_to_one_day_are_not_read_as_a_second_one() {
    for text in ["rdv jeudi 5h40 pour mon titre", "rdv le jeudi 5 h 40"] {
        assert_eq!(days(text).len(), 1, "{text}: {:?}", days(text));
    }
}

#[test]
fn other_numbers_are_not_dates() {
    for text in [
        "bail 3/6/9",
        "page 1/3",
        "24/7",
        "48 h",
        "du lundi au vendredi",
        "12 rue des Lilas",
        "06 39 98 14 52",
        "32/13/2026",
        "2,50",
        "RG 25/06113",
    ] {
        assert_eq!(days(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn the_hour_is_taken_from_next_to_the_day() {
    let now = DateTime::constant(2026, 3, 4, 14, 0, 0, 0);
    for (text, hour) in [
        ("hier à 16h45", "16:45:00"),
        ("hier soir a 21h30", "21:30:00"),
        ("le 12 mai 2026 à 9 heures 15", "09:15:00"),
        ("tomorrow at 4:45 pm", "16:45:00"),
        ("à 10 h 05 le 3 mars", "10:05:00"),
    ] {
        let folded = Folded::new(text).text;
        let found = mentions(&folded, &tokens(&folded), now);
        assert_eq!(
            found[0].time.map(|t| t.to_string()).as_deref(),
            Some(hour),
            "{text}"
        );
    }
}
