//! How decisions of courts are named, cited and told apart.

use jiff::civil::Date;

/// What makes up the citation of a decision. What is not known is empty.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Cited<'a> {
    /// The court, as [`court`] names it.
    pub court: &'a str,
    /// The formation.
    pub formation: &'a str,
    /// The day it was read.
    pub read_on: Option<Date>,
    /// The case numbers.
    pub numbers: &'a [String],
    /// The class in the Lebon.
    pub publication: &'a str,
}

const MONTHS: [&str; 12] = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
];

/// Courts that exist once: what stands in a folded text, the name, and how it is cited.
const SINGLE: [(&str, &str, &str); 8] = [
    ("conseil d etat", "Conseil d'État", "CE"),
    ("cour nationale du droit d asile", "CNDA", "CNDA"),
    ("cour de cassation", "Cour de cassation", "Cass."),
    ("cour de justice de l union europeenne", "CJUE", "CJUE"),
    ("cour europeenne des droits de l homme", "CEDH", "CEDH"),
    (
        "conseil constitutionnel",
        "Conseil constitutionnel",
        "Cons. const.",
    ),
    (
        "tribunal des conflits",
        "Tribunal des conflits",
        "T. confl.",
    ),
    ("cjue", "CJUE", "CJUE"),
];

/// Courts that exist in several places: what stands in a folded text, and the short name before the place.
const SEVERAL: [(&str, &str); 4] = [
    ("cour administrative d appel", "CAA"),
    ("caa", "CAA"),
    ("tribunal administratif", "TA"),
    ("ta", "TA"),
];

/// The usual name of a court: `COUR ADMINISTRATIVE D'APPEL DE LYON` is `CAA Lyon`. One that is not known keeps the
/// name it came with.
///
/// ```
/// assert_eq!(domain::case_law::court("Tribunal Administratif de Cergy-Pontoise"), "TA Cergy-Pontoise");
/// assert_eq!(domain::case_law::court("CONSEIL D’ETAT"), "Conseil d'État");
/// ```
#[must_use]
pub fn court(written: &str) -> String {
    let written = written.split_whitespace().collect::<Vec<_>>().join(" ");
    let folded = fold(&written);
    if let Some((_, name, _)) = SINGLE
        .iter()
        .find(|(word, ..)| folded == *word || folded.starts_with(&format!("{word} ")))
    {
        return (*name).to_owned();
    }
    if let Some((_, name, _)) = SINGLE.iter().find(|(_, name, _)| fold(name) == folded) {
        return (*name).to_owned();
    }
    for (word, short) in SEVERAL {
        let Some(rest) = folded.strip_prefix(&format!("{word} ")) else {
            continue;
        };
        // The place as it was written: its last letters are as many as those of the folded one.
        let mut place = written.as_str();
        let letters = rest.chars().count();
        let skip = written.chars().count().saturating_sub(letters);
        if let Some((at, _)) = written.char_indices().nth(skip) {
            place = written.get(at..).unwrap_or(place);
        }
        for article in ["de la ", "de l'", "de l’", "de ", "d'", "d’", "du "] {
            if place.to_lowercase().starts_with(article) {
                place = place.get(article.len()..).unwrap_or(place);
                break;
            }
        }
        return format!("{short} {}", place_name(place));
    }
    written
}

/// `CHÂLONS-EN-CHAMPAGNE` is `Châlons-en-Champagne`.
fn place_name(place: &str) -> String {
    let mut name = String::with_capacity(place.len());
    let mut word = String::new();
    let put = |word: &mut String, name: &mut String| {
        let lower = word.to_lowercase();
        let is_small = ["en", "de", "sur", "sous"].contains(&lower.as_str()) && !name.is_empty();
        let mut letters = lower.chars();
        match letters.next() {
            Some(first) if !is_small => {
                name.extend(first.to_uppercase());
                name.push_str(letters.as_str());
            }
            _ => name.push_str(&lower),
        }
        word.clear();
    };
    for letter in place.trim().chars() {
        if letter == '-' || letter == ' ' {
            put(&mut word, &mut name);
            name.push(letter);
        } else {
            word.push(letter);
        }
    }
    put(&mut word, &mut name);
    name
}

/// The citation in the usual French form. Of what is not known nothing is said.
#[must_use]
pub fn citation(cited: &Cited<'_>) -> String {
    let short = SINGLE
        .iter()
        .find(|(_, name, _)| *name == cited.court)
        .map_or(cited.court, |(_, _, short)| short);
    let mut parts = vec![short.to_owned(), cited.formation.trim().to_owned()];
    parts.extend(cited.read_on.map(day_in_words));
    parts.push(match cited.numbers {
        [] => String::new(),
        [only] => format!("n° {only}"),
        several => format!("n°s {}", several.join(", ")),
    });
    parts.push(
        match cited.publication.trim() {
            "A" => "Publié au recueil Lebon",
            "B" => "Mentionné aux tables du recueil Lebon",
            _ => "",
        }
        .to_owned(),
    );
    parts.retain(|part| !part.is_empty());
    parts.join(", ")
}

/// `12 juin 2020`, `1er juillet 2021`.
#[must_use]
pub fn day_in_words(day: Date) -> String {
    let month = usize::try_from(day.month() - 1)
        .ok()
        .and_then(|at| MONTHS.get(at))
        .copied()
        .unwrap_or_default();
    let of_month = if day.day() == 1 {
        "1er".to_owned()
    } else {
        day.day().to_string()
    };
    format!("{of_month} {month} {}", day.year())
}

/// The day of words as [`day_in_words`] writes them, accents or not.
#[must_use]
pub fn day_of_words(words: &str) -> Option<Date> {
    let folded = fold(words);
    let mut parts = folded.split(' ');
    let day = parts.next()?.trim_end_matches("er").parse().ok()?;
    let month = parts.next()?;
    let month = MONTHS.iter().position(|name| fold(name) == month)?;
    let year = parts.next()?.parse().ok()?;
    Date::new(year, i8::try_from(month + 1).ok()?, day).ok()
}

/// What tells a decision without ECLI from others: court, first number and day. `None` when one of them is missing.
#[must_use]
pub fn case_key(court: &str, numbers: &[String], read_on: &str) -> Option<String> {
    let number: String = numbers
        .first()?
        .chars()
        .filter(|letter| letter.is_alphanumeric())
        .collect();
    let court = fold(court);
    let is_whole = !court.is_empty() && !number.is_empty() && !read_on.is_empty();
    is_whole.then(|| format!("{court}|{}|{read_on}", number.to_lowercase()))
}

/// An ECLI as it is compared: capitals without spaces.
#[must_use]
pub fn ecli(written: &str) -> String {
    let written = written.chars().filter(|letter| !letter.is_whitespace());
    written.collect::<String>().to_uppercase()
}

/// Lower case without accents; signs are spaces, except that letters stay as many as there were.
fn fold(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .map(|letter| match letter {
            'à' | 'â' | 'ä' => 'a',
            'é' | 'è' | 'ê' | 'ë' => 'e',
            'î' | 'ï' => 'i',
            'ô' | 'ö' => 'o',
            'ù' | 'û' | 'ü' => 'u',
            'ç' => 'c',
            letter if letter.is_alphanumeric() => letter,
            _ => ' ',
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn courts_have_one_name_however_they_are_written() {
        for (written, name) in [
            ("Conseil d'État", "Conseil d'État"),
            ("CONSEIL D'ETAT", "Conseil d'État"),
            ("Conseil d'Etat, section du contentieux", "Conseil d'État"),
            ("CAA de PARIS", "CAA Paris"),
            ("Cour administrative d’appel de Lyon", "CAA Lyon"),
            (
                "TRIBUNAL ADMINISTRATIF DE CHÂLONS-EN-CHAMPAGNE",
                "TA Châlons-en-Champagne",
            ),
            ("Tribunal Administratif d'Orléans", "TA Orléans"),
            ("Tribunal administratif de la Réunion", "TA Réunion"),
            ("Cour nationale du droit d'asile", "CNDA"),
            ("CNDA", "CNDA"),
            ("CJUE", "CJUE"),
            ("TA Paris", "TA Paris"),
            ("Cour d'appel de Douai", "Cour d'appel de Douai"),
        ] {
            assert_eq!(court(written), name, "{written}");
        }
    }

    #[test]
    fn a_citation_says_what_is_known() {
        let numbers = ["422327".to_owned()];
        let cited = Cited {
            court: "Conseil d'État",
            formation: "10ème - 9ème chambres réunies",
            read_on: Some(date(2020, 6, 12)),
            numbers: &numbers,
            publication: "A",
        };
        assert_eq!(
            citation(&cited),
            "CE, 10ème - 9ème chambres réunies, 12 juin 2020, n° 422327, Publié au recueil Lebon"
        );
        let numbers = ["21LY01".to_owned(), "21LY02".to_owned()];
        let plain = Cited {
            court: "CAA Lyon",
            read_on: Some(date(2021, 7, 1)),
            numbers: &numbers,
            ..Cited::default()
        };
        assert_eq!(
            citation(&plain),
            "CAA Lyon, 1er juillet 2021, n°s 21LY01, 21LY02"
        );
        assert_eq!(citation(&Cited::default()), "");
    }

    #[test]
    fn days_are_read_back() {
        for day in [date(2020, 6, 12), date(2021, 8, 1), date(1999, 12, 31)] {
            assert_eq!(day_of_words(&day_in_words(day)), Some(day));
        }
        assert_eq!(day_of_words("12 JUIN 2020"), Some(date(2020, 6, 12)));
        assert_eq!(day_of_words("31 juin 2020"), None);
    }

    #[test]
    fn a_case_is_known_by_court_number_and_day() {
        let key = |number: &str| case_key("CAA Lyon", &[number.to_owned()], "2020-06-12");
        assert_eq!(key("20LY00123"), key("20 LY 00123"));
        assert_ne!(key("20LY00123"), key("20LY00124"));
        assert_eq!(case_key("CAA Lyon", &[], "2020-06-12"), None);
    }
}
