//! Filling a template: `[one|another]` is a choice, `{slot}` a word from a list.

use std::collections::BTreeMap;
use std::sync::OnceLock;

/// Draws choices from a seed: the same seed, the same letter.
pub(super) struct Draw {
    state: u64,
    given: &'static str,
    surname: &'static str,
}

/// Word lists by name; the data is `assets/triage/corpus/slots.toml`.
fn list(name: &str) -> &'static [String] {
    static LISTS: OnceLock<BTreeMap<String, Vec<String>>> = OnceLock::new();
    let lists = LISTS.get_or_init(|| {
        toml::from_str(include_str!("../../../../assets/triage/corpus/slots.toml"))
            .expect("the slots are part of the program and a test reads them")
    });
    lists.get(name).map_or(&[], Vec::as_slice)
}

impl Draw {
    pub(super) fn new(seed: u64) -> Self {
        let mut draw = Self {
            state: seed ^ 0x9e37_79b9_7f4a_7c15,
            given: "",
            surname: "",
        };
        draw.given = draw.word("given");
        draw.surname = draw.word("surnames");
        draw
    }

    /// SplitMix64.
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, limit: usize) -> usize {
        usize::try_from(self.next() % limit.max(1) as u64).unwrap_or(0)
    }

    fn pick<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }

    fn word(&mut self, name: &str) -> &'static str {
        let words = list(name);
        let at = self.below(words.len());
        words.get(at).map_or("", String::as_str)
    }

    /// A run of random digits.
    fn digits(&mut self, count: usize) -> String {
        (0..count)
            .map(|_| char::from(b'0' + u8::try_from(self.below(10)).unwrap_or(0)))
            .collect()
    }

    /// The template with every choice made.
    pub(super) fn fill(&mut self, template: &str) -> String {
        let mut out = String::with_capacity(template.len());
        let mut rest = template;
        while let Some(at) = rest.find(['[', '{']) {
            out.push_str(&rest[..at]);
            let closing = if rest[at..].starts_with('[') {
                ']'
            } else {
                '}'
            };
            let Some(end) = rest[at..].find(closing).map(|e| at + e) else {
                break;
            };
            let inner = &rest[at + 1..end];
            if closing == ']' {
                let choices: Vec<&str> = inner.split('|').collect();
                let choice = self.pick(&choices);
                let filled = self.fill(choice);
                out.push_str(&filled);
            } else {
                out.push_str(&self.slot(inner));
            }
            rest = &rest[end + 1..];
        }
        out.push_str(rest);
        out
    }

    fn slot(&mut self, name: &str) -> String {
        let plain = |word: &str| word.to_lowercase().replace([' ', '\''], "");
        match name {
            "given" => self.given.to_owned(),
            "sur" => self.surname.to_owned(),
            "SUR" => self.surname.to_uppercase(),
            "name" => format!("{} {}", self.given, self.surname),
            "user" => format!("{}.{}", plain(self.given), plain(self.surname)),
            "other" => format!("{} {}", self.word("given"), self.word("surnames")),
            "othergiven" => self.word("given").to_owned(),
            "date" => self.date(),
            "hour" => format!(
                "{}{}{}",
                8 + self.below(10),
                self.pick(&["h", " h ", ":"]),
                self.pick(&["00", "15", "30", "45"])
            ),
            "n" => (2 + self.below(28)).to_string(),
            "year" => (2017 + self.below(9)).to_string(),
            "eur" => self
                .pick(&[
                    "150", "240", "300", "450", "600", "850", "1 200", "1 500", "2 400",
                ])
                .to_owned(),
            "phone" => format!(
                "0{} {} {} {} {}",
                self.pick(&["6", "7", "1", "4"]),
                self.digits(2),
                self.digits(2),
                self.digits(2),
                self.digits(2)
            ),
            "agdref" => format!(
                "{}{}",
                self.pick(&["750", "930", "770", "690", "130"]),
                self.digits(7)
            ),
            "ta" => format!("26{}", self.digits(5)),
            "cnda" => format!("26{}", self.digits(6)),
            "rg" => format!("{}/{}", self.pick(&["24", "25", "26"]), self.digits(5)),
            "s10" => format!(
                "{}{}5FR",
                self.pick(&["RR", "RK", "LL", "EE", "XY"]),
                self.digits(8)
            ),
            "lr" => format!(
                "{} {} {} {} {}",
                self.pick(&["1A", "2C", "2D"]),
                self.digits(3),
                self.digits(3),
                self.digits(4),
                self.digits(1)
            ),
            other => match LISTS_OF_SLOTS.iter().find(|(slot, _)| *slot == other) {
                Some((_, list)) => {
                    let choice = self.word(list);
                    self.fill(choice)
                }
                // Left as it is: a test finds slots that nobody fills.
                None => format!("{{{other}}}"),
            },
        }
    }

    fn date(&mut self) -> String {
        let (day, month) = (1 + self.below(28), self.below(12));
        let named = list("months").get(month).map_or("mars", String::as_str);
        match self.below(4) {
            0 => format!("{day:02}/{:02}/2026", month + 1),
            1 => format!("{day} {named} 2026"),
            2 => format!("{day} {named}"),
            _ => format!("{} {day} {named}", self.word("days")),
        }
    }
}

/// Slots that are one word, or one template, of a list.
const LISTS_OF_SLOTS: &[(&str, &str)] = &[
    ("lawyer", "lawyers"),
    ("city", "cities"),
    ("country", "countries"),
    ("nat", "nationalities"),
    ("job", "jobs"),
    ("company", "companies"),
    ("fair", "fairs"),
    ("day", "days"),
    ("past", "past"),
    ("soon", "soon"),
    ("doc", "docs"),
    ("product", "products"),
    ("hi", "greetings"),
    ("bye", "closings"),
];
