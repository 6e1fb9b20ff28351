//! Day names and month names, and the days they mean seen from the letter's own date.

use jiff::civil::{Date, Weekday};
use jiff::{Span as Duration, ToSpan as _};

/// 1 to 12, for a folded month of a language that clients write in: French and English ones also shortened.
pub(crate) fn month(word: &str) -> Option<i8> {
    Some(match word {
        "janvier" | "janv" | "jan" | "january" | "enero" | "janeiro" | "gennaio" | "januar"
        | "января" | "ocak" => 1,
        "fevrier" | "fevr" | "fev" | "february" | "feb" | "fevier" | "febrero" | "fevereiro"
        | "febbraio" | "februar" | "февраля" | "subat" => 2,
        "mars" | "mar" | "march" | "marzo" | "marco" | "marz" | "марта" | "mart" => 3,
        "avril" | "avr" | "april" | "apr" | "abril" | "aprile" | "апреля" | "nisan" => 4,
        "mai" | "may" | "mayo" | "maio" | "maggio" | "мая" | "mayıs" | "mayis" => 5,
        "juin" | "june" | "jun" | "junio" | "junho" | "giugno" | "juni" | "июня" | "haziran" => {
            6
        }
        "juillet" | "juil" | "july" | "jul" | "julio" | "julho" | "luglio" | "juli" | "июля"
        | "temmuz" => 7,
        "aout" | "august" | "aug" | "agosto" | "августа" | "agustos" => 8,
        "septembre" | "sept" | "sep" | "september" | "septiembre" | "setembro" | "settembre"
        | "сентября" | "eylul" => 9,
        "octobre" | "oct" | "october" | "octubre" | "outubro" | "ottobre" | "oktober"
        | "октября" | "ekim" => 10,
        "novembre" | "nov" | "november" | "noviembre" | "novembro" | "ноября" | "kasım"
        | "kasim" => 11,
        "decembre" | "dec" | "december" | "diciembre" | "dezembro" | "dicembre" | "dezember"
        | "декабря" | "aralık" | "aralik" => 12,
        _ => return None,
    })
}

/// A folded day of the week of a language that clients write in: French and English ones also shortened.
pub(crate) fn weekday(word: &str) -> Option<Weekday> {
    Some(match word {
        "lundi"
        | "lun"
        | "monday"
        | "mon"
        | "lunes"
        | "lunedi"
        | "montag"
        | "понедельник"
        | "pazartesi" => Weekday::Monday,
        "mardi" | "tuesday" | "tue" | "tues" | "martes" | "martedi" | "dienstag" | "вторник"
        | "salı" => Weekday::Tuesday,
        "mercredi" | "merc" | "wednesday" | "wed" | "miercoles" | "mercoledi" | "mittwoch"
        | "среда" | "среду" | "carsamba" => Weekday::Wednesday,
        "jeudi" | "jeu" | "thursday" | "thu" | "thurs" | "jueves" | "giovedi" | "donnerstag"
        | "четверг" | "persembe" => Weekday::Thursday,
        "vendredi" | "ven" | "vendr" | "friday" | "fri" | "viernes" | "venerdi" | "freitag"
        | "пятница" | "пятницу" | "cuma" => Weekday::Friday,
        "samedi" | "sam" | "saturday" | "sat" | "sabado" | "sabato" | "samstag" | "суббота"
        | "субботу" | "cumartesi" => Weekday::Saturday,
        "dimanche" | "dim" | "sunday" | "domingo" | "domenica" | "sonntag" | "воскресенье" => {
            Weekday::Sunday
        }
        _ => return None,
    })
}

/// How many days after the letter a word of another language lies: `ayer` is -1.
pub(crate) fn near(word: &str) -> Option<i64> {
    Some(match word {
        "anteayer" | "anteontem" | "позавчера" => -2,
        "ayer" | "ontem" | "ieri" | "gestern" | "вчера" | "dun" | "امس" | "أمس" => -1,
        "hoy" | "hoje" | "oggi" | "heute" | "сегодня" | "bugun" | "امروز" | "اليوم" => {
            0
        }
        "amanha" | "domani" | "завтра" | "yarın" | "غدا" => 1,
        _ => return None,
    })
}

/// A small number written as a word or in digits.
pub(crate) fn number(word: &str) -> Option<i16> {
    Some(match word {
        "un" | "une" | "one" => 1,
        "deux" | "two" => 2,
        "trois" | "three" => 3,
        "quatre" | "four" => 4,
        "cinq" | "five" => 5,
        "six" => 6,
        "sept" | "seven" => 7,
        "huit" | "eight" => 8,
        "dix" | "ten" => 10,
        "quinze" | "fifteen" => 15,
        digits => digits.parse().ok().filter(|n| (1..=90).contains(n))?,
    })
}

/// `days` later, or earlier when negative.
pub(crate) fn shifted(from: Date, days: i64) -> Option<Date> {
    from.checked_add(Duration::new().try_days(days).ok()?).ok()
}

/// The next such day strictly after `from`.
pub(crate) fn next(from: Date, day: Weekday) -> Option<Date> {
    from.nth_weekday(1, day).ok()
}

/// The last such day strictly before `from`.
pub(crate) fn previous(from: Date, day: Weekday) -> Option<Date> {
    from.nth_weekday(-1, day).ok()
}

/// The day of the month nearest to `from`, on or after it, or on or before it.
pub(crate) fn day_near(from: Date, day: i8, past: bool) -> Option<Date> {
    let step = if past { -1.months() } else { 1.month() };
    let mut first = from.first_of_month();
    for _ in 0..3 {
        if let Ok(date) = Date::new(first.year(), first.month(), day)
            && (if past { date <= from } else { date >= from })
        {
            return Some(date);
        }
        first = first.checked_add(step).ok()?;
    }
    None
}

/// A whole date; two-digit years are of this century.
pub(crate) fn date(year: i16, month: i16, day: i16) -> Option<Date> {
    let year = if year < 100 { year + 2000 } else { year };
    Date::new(year, i8::try_from(month).ok()?, i8::try_from(day).ok()?)
        .ok()
        .filter(|d| (1900..=2100).contains(&d.year()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn weekdays_are_strictly_before_or_after() {
        let tuesday = Date::constant(2026, 3, 10);
        assert_eq!(
            next(tuesday, Weekday::Tuesday),
            Some(Date::constant(2026, 3, 17))
        );
        assert_eq!(
            previous(tuesday, Weekday::Tuesday),
            Some(Date::constant(2026, 3, 3))
        );
    }

    #[test]
    fn a_bare_day_is_the_nearest_in_its_direction() {
        let from = Date::constant(2026, 1, 30);
        assert_eq!(day_near(from, 31, false), Some(Date::constant(2026, 1, 31)));
        assert_eq!(day_near(from, 2, false), Some(Date::constant(2026, 2, 2)));
        assert_eq!(day_near(from, 31, true), Some(Date::constant(2025, 12, 31)));
    }
}
