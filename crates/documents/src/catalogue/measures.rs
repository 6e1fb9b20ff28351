//! Signs of measures that text recognition takes for others: `2,5 mm?` is `2,5 mm²`, `20 À` is `20 A`.

use regex::Regex;
use std::sync::LazyLock;

static SLIPS: LazyLock<[(Regex, &str); 6]> = LazyLock::new(|| {
    let regex = |pattern: &str| Regex::new(pattern).unwrap_or_else(|error| unreachable!("{error}"));
    [
        (regex(r"(\d ?(?:mm|cm|m))e?\?"), "${1}²"),
        (regex(r"(\d ?m)°"), "${1}³"),
        (regex(r"(\d )À(\s|$)"), "${1}A${2}"),
        (regex(r"(\d ?)Im(\s|$)"), "${1}lm${2}"),
        (regex(r"(\d ?)mi(\s|$|,)"), "${1}ml${2}"),
        (regex(r"(^|\s)[@©®] ?(\d)"), "${1}Ø ${2}"),
    ]
});

/// A text of a scan with its measures put right.
pub(super) fn put_right(text: &str) -> String {
    SLIPS.iter().fold(text.to_owned(), |text, (slip, right)| {
        slip.replace_all(&text, *right).into_owned()
    })
}

#[cfg(test)]
mod tests {
    use super::put_right;

    #[test]
    fn measures_have_their_signs_and_words_are_left_alone() {
        for (read, printed) in [
            ("Fil rigide 2,5 mm? noir", "Fil rigide 2,5 mm² noir"),
            ("Câble 3G1,5 mme? noir", "Câble 3G1,5 mm² noir"),
            ("Disjoncteur 20 À 4,5 kA", "Disjoncteur 20 A 4,5 kA"),
            ("Projecteur 12 000 Im", "Projecteur 12 000 lm"),
            ("Tube EDTA 4 mi violet", "Tube EDTA 4 ml violet"),
            ("Boîte © 67 prof. 40", "Boîte Ø 67 prof. 40"),
            ("big-bag 1 m°", "big-bag 1 m³"),
            ("Que dire de 6 m ?", "Que dire de 6 m ?"),
            ("De 8 à 12 ans", "De 8 à 12 ans"),
        ] {
            assert_eq!(put_right(read), printed);
        }
    }
}
