//! French public holidays of any year, and the working days between them.
//!
//! A deadline that ends on a Saturday, a Sunday or a public holiday moves to the next working day
//! (art. 642 CPC), and the holidays are those of the seat of the court. A bridge day between a
//! holiday and a weekend is an ordinary working day.
//!
//! Sources: code du travail L. 3133-1 (the eleven days), L. 3134-13 (Alsace-Moselle), L. 3422-2
//! (abolition of slavery, overseas); decree n° 83-1003 for its dates.

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;

use crate::word::vocabulary;

vocabulary! {
    /// A part of France with public holidays of its own.
    Zone as "holiday zone" {
        /// Mainland without Alsace-Moselle, and Corsica.
        Metropole = "Métropole",
        /// Bas-Rhin, Haut-Rhin and Moselle: Good Friday and 26 December as well.
        AlsaceMoselle = "Alsace-Moselle",
        /// Guadeloupe: 27 May.
        Guadeloupe = "Guadeloupe",
        /// French Guiana: 10 June.
        Guyane = "Guyane",
        /// Martinique: 22 May.
        Martinique = "Martinique",
        /// Mayotte: 27 April.
        Mayotte = "Mayotte",
        /// Réunion: 20 December.
        LaReunion = "La Réunion",
        /// Saint Barthélemy: 9 October.
        SaintBarthelemy = "Saint-Barthélemy",
        /// Saint Martin: 28 May.
        SaintMartin = "Saint-Martin",
        /// Saint Pierre and Miquelon: the eleven days.
        SaintPierreEtMiquelon = "Saint-Pierre-et-Miquelon",
        /// New Caledonia: the eleven days; its local days are not known here.
        NouvelleCaledonie = "Nouvelle-Calédonie",
        /// French Polynesia: the eleven days; its local days are not known here.
        PolynesieFrancaise = "Polynésie française",
        /// Wallis and Futuna: the eleven days; its local days are not known here.
        WallisEtFutuna = "Wallis-et-Futuna",
    }
}

/// A public holiday, as it is written in an explanation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Holiday {
    /// The day.
    pub date: Date,
    /// Its French name: `lundi de Pâques`.
    pub name: &'static str,
}

impl Zone {
    /// The zone called `name`, however it is spelled: case, accents, hyphens and a leading article
    /// do not count.
    ///
    /// ```
    /// use domain::holidays::Zone;
    /// assert_eq!(Zone::named("la reunion"), Some(Zone::LaReunion));
    /// assert_eq!(Zone::named("Atlantide"), None);
    /// ```
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        let key = |word: &str| {
            let folded = crate::names::fold(word);
            folded
                .strip_prefix("la ")
                .map_or(folded.clone(), str::to_owned)
        };
        let wanted = key(name);
        Self::ALL
            .iter()
            .copied()
            .find(|zone| key(zone.as_str()) == wanted)
    }

    /// The IANA time zone in which the days of this zone begin and end.
    #[must_use]
    pub const fn time_zone_name(self) -> &'static str {
        match self {
            Self::Metropole | Self::AlsaceMoselle => "Europe/Paris",
            Self::Guadeloupe => "America/Guadeloupe",
            Self::Guyane => "America/Cayenne",
            Self::Martinique => "America/Martinique",
            Self::Mayotte => "Indian/Mayotte",
            Self::LaReunion => "Indian/Reunion",
            Self::SaintBarthelemy => "America/St_Barthelemy",
            Self::SaintMartin => "America/Marigot",
            Self::SaintPierreEtMiquelon => "America/Miquelon",
            Self::NouvelleCaledonie => "Pacific/Noumea",
            Self::PolynesieFrancaise => "Pacific/Tahiti",
            Self::WallisEtFutuna => "Pacific/Wallis",
        }
    }

    /// The time zone of [`Self::time_zone_name`].
    ///
    /// # Errors
    ///
    /// When the time-zone database does not hold it, which the bundled one always does.
    pub fn time_zone(self) -> Result<TimeZone, jiff::Error> {
        TimeZone::get(self.time_zone_name())
    }

    /// Whether this is an overseas zone.
    #[must_use]
    pub const fn is_overseas(self) -> bool {
        !matches!(self, Self::Metropole | Self::AlsaceMoselle)
    }

    /// Whether the list of this zone leaves out holidays that only local law knows.
    #[must_use]
    pub const fn has_unlisted_local_days(self) -> bool {
        matches!(
            self,
            Self::NouvelleCaledonie | Self::PolynesieFrancaise | Self::WallisEtFutuna
        )
    }

    /// The day of the abolition of slavery, kept since 1983, as (month, day).
    const fn abolition(self, year: i16) -> Option<(i8, i8)> {
        match self {
            _ if year < 1983 => None,
            Self::Mayotte => Some((4, 27)),
            Self::Martinique => Some((5, 22)),
            Self::Guadeloupe => Some((5, 27)),
            // Until 2017 the island kept the day of Guadeloupe.
            Self::SaintMartin if year < 2018 => Some((5, 27)),
            Self::SaintMartin => Some((5, 28)),
            Self::Guyane => Some((6, 10)),
            Self::SaintBarthelemy => Some((10, 9)),
            Self::LaReunion => Some((12, 20)),
            _ => None,
        }
    }
}

/// Easter Sunday of `year`, or `None` for a year before the Gregorian calendar.
///
/// Source: the anonymous Gregorian computus, Nature, 20 April 1876, as given by J. Meeus,
/// Astronomical Algorithms, 1991, chapter 8.
#[must_use]
pub fn easter(year: i16) -> Option<Date> {
    if year < 1583 {
        return None;
    }
    let y = i32::from(year);
    let (century, rest) = (y / 100, y % 100);
    let golden = y % 19;
    let skipped_leap = century / 4;
    let moon_correction = (century - (century + 8) / 25 + 1) / 3;
    let epact = (19 * golden + century - skipped_leap - moon_correction + 15) % 30;
    let to_sunday = (32 + 2 * (century % 4) + 2 * (rest / 4) - epact - rest % 4) % 7;
    let late = (golden + 11 * epact + 22 * to_sunday) / 451;
    let day_of_march = epact + to_sunday - 7 * late + 114;
    let month = i8::try_from(day_of_march / 31).ok()?;
    let day = i8::try_from(day_of_march % 31 + 1).ok()?;
    Date::new(year, month, day).ok()
}

/// The public holidays of `year` in `zone`, in order.
///
/// Follows the history of the law for the holidays that came and went: 8 May was one from 1953 to
/// 1959 and again since 1982.
#[must_use]
pub fn holidays(year: i16, zone: Zone) -> Vec<Holiday> {
    let fixed = |month, day, name| {
        Date::new(year, month, day)
            .ok()
            .map(|date| Holiday { date, name })
    };
    let paschal = |offset: i32, name| {
        let date = easter(year)?
            .checked_add(jiff::Span::new().days(offset))
            .ok()?;
        Some(Holiday { date, name })
    };
    let only_if = |kept: bool, day: Option<Holiday>| if kept { day } else { None };
    let alsace = zone == Zone::AlsaceMoselle;
    let mut days: Vec<Holiday> = [
        fixed(1, 1, "jour de l'an"),
        only_if(alsace, paschal(-2, "Vendredi saint")),
        only_if(year >= 1886, paschal(1, "lundi de Pâques")),
        only_if(year >= 1919, fixed(5, 1, "fête du Travail")),
        only_if(
            (1953..=1959).contains(&year) || year >= 1982,
            fixed(5, 8, "victoire de 1945"),
        ),
        only_if(year >= 1802, paschal(39, "Ascension")),
        only_if(year >= 1886, paschal(50, "lundi de Pentecôte")),
        only_if(year >= 1880, fixed(7, 14, "fête nationale")),
        only_if(year >= 1802, fixed(8, 15, "Assomption")),
        only_if(year >= 1802, fixed(11, 1, "Toussaint")),
        only_if(year >= 1918, fixed(11, 11, "armistice de 1918")),
        only_if(year >= 1802, fixed(12, 25, "Noël")),
        only_if(alsace, fixed(12, 26, "deuxième jour de Noël")),
        zone.abolition(year)
            .and_then(|(month, day)| fixed(month, day, "abolition de l'esclavage")),
    ]
    .into_iter()
    .flatten()
    .collect();
    days.sort_unstable();
    days
}

/// The holiday that falls on `date` in `zone`, if one does.
#[must_use]
pub fn holiday_on(date: Date, zone: Zone) -> Option<Holiday> {
    holidays(date.year(), zone)
        .into_iter()
        .find(|holiday| holiday.date == date)
}

/// Whether `date` is neither a Saturday, nor a Sunday, nor a public holiday in `zone`.
#[must_use]
pub fn is_working_day(date: Date, zone: Zone) -> bool {
    !matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
        && holiday_on(date, zone).is_none()
}

/// `date` itself when it is a working day, else the first one after it.
///
/// Answers `None` only at the end of the calendar, 31 December 9999.
#[must_use]
pub fn working_day_from(date: Date, zone: Zone) -> Option<Date> {
    std::iter::successors(Some(date), |day| day.tomorrow().ok())
        .find(|&day| is_working_day(day, zone))
}

/// `date` itself when it is a working day, else the last one before it.
///
/// Answers `None` only at the beginning of the calendar.
#[must_use]
pub fn working_day_until(date: Date, zone: Zone) -> Option<Date> {
    std::iter::successors(Some(date), |day| day.yesterday().ok())
        .find(|&day| is_working_day(day, zone))
}

/// The first working day strictly after `date`.
#[must_use]
pub fn next_working_day(date: Date, zone: Zone) -> Option<Date> {
    working_day_from(date.tomorrow().ok()?, zone)
}

/// The last working day strictly before `date`.
#[must_use]
pub fn previous_working_day(date: Date, zone: Zone) -> Option<Date> {
    working_day_until(date.yesterday().ok()?, zone)
}
