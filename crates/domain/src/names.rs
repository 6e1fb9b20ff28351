//! Comparing the names of people, who are written differently in every mail.
//!
//! `DIALLO Mamadou`, `Mamadou Diallo` and `mamadou  DIALLO` are one person's name; so are
//! `Nguyễn` and `Nguyen`, `Jean-Pierre` and `Jean Pierre`.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// `text` without case, accents and punctuation, its words separated by one space.
///
/// ```
/// use domain::names::fold;
/// assert_eq!(fold("  N’GUESSAN, Anne-Élodie "), "n guessan anne elodie");
/// ```
#[must_use]
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut between_words = false;
    for letter in text
        .nfkd()
        .filter(|letter| !is_combining_mark(*letter))
        .flat_map(plain)
    {
        if letter.is_alphanumeric() {
            if between_words && !folded.is_empty() {
                folded.push(' ');
            }
            between_words = false;
            folded.push(letter);
        } else {
            between_words = true;
        }
    }
    folded
}

/// The lower-case letters for one letter that has no accent to remove but is written otherwise in ASCII.
fn plain(letter: char) -> Vec<char> {
    match letter {
        'œ' | 'Œ' => vec!['o', 'e'],
        'æ' | 'Æ' => vec!['a', 'e'],
        'ß' | 'ẞ' => vec!['s', 's'],
        'ø' | 'Ø' => vec!['o'],
        'ł' | 'Ł' => vec!['l'],
        'đ' | 'Đ' | 'ð' | 'Ð' => vec!['d'],
        'ı' => vec!['i'],
        _ => letter
            .to_lowercase()
            .filter(|lower| !is_combining_mark(*lower))
            .collect(),
    }
}

/// How two written names relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NameMatch {
    /// The names share too little.
    Different,
    /// One may be a shorter form of the other: an initial, a missing second given name, one letter off.
    Compatible,
    /// The same words, in any order.
    Same,
}

/// Words that stand before a name and are not part of it.
const TITLES: &[&str] = &[
    "m",
    "mr",
    "mme",
    "mlle",
    "monsieur",
    "madame",
    "mademoiselle",
    "maitre",
    "me",
    "dr",
    "docteur",
];

/// Compares two names without regard to order, case, accents, hyphens and titles.
///
/// An empty name is compatible with nothing: absence of a name is no evidence.
#[must_use]
pub fn compare(left: &str, right: &str) -> NameMatch {
    let (left, right) = (words(left), words(right));
    if left.is_empty() || right.is_empty() {
        return NameMatch::Different;
    }
    if same_words(&left, &right)
        || joined(&left).any(|one| same_words(&one, &right))
        || joined(&right).any(|one| same_words(&one, &left))
    {
        return NameMatch::Same;
    }
    let (fewer, more) = if left.len() <= right.len() {
        (left, right)
    } else {
        (right, left)
    };
    let whole = shared_words(&fewer, &more);
    let enough = whole >= 1 && whole_or_short(&fewer, &more);
    if enough {
        NameMatch::Compatible
    } else {
        NameMatch::Different
    }
}

fn same_words(left: &[String], right: &[String]) -> bool {
    let sorted = |words: &[String]| {
        let mut words = words.to_vec();
        words.sort_unstable();
        words
    };
    left.len() == right.len() && sorted(left) == sorted(right)
}

/// The name with each pair of neighbours written as one word: `jean pierre` as `jeanpierre`.
fn joined(words: &[String]) -> impl Iterator<Item = Vec<String>> + '_ {
    (1..words.len()).map(|second| {
        let (head, tail) = words.split_at(second);
        let mut one = head.to_vec();
        let glued = one.pop().unwrap_or_default() + tail.first().map_or("", String::as_str);
        one.push(glued);
        one.extend(tail.iter().skip(1).cloned());
        one
    })
}

fn words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let all: Vec<String> = folded
        .split(' ')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    let title = all.len() > 1
        && all
            .first()
            .is_some_and(|word| TITLES.contains(&word.as_str()));
    all.into_iter().skip(usize::from(title)).collect()
}

/// How many words of `fewer`, longer than an initial, stand in `more` as they are.
fn shared_words(fewer: &[String], more: &[String]) -> usize {
    fewer
        .iter()
        .filter(|word| word.chars().count() > 1 && more.contains(word))
        .count()
}

/// Whether every word of `fewer` has a partner of its own in `more`: itself, its initial, or one typing slip away.
fn whole_or_short(fewer: &[String], more: &[String]) -> bool {
    let mut free: Vec<&String> = more.iter().collect();
    let mut take = |fits: &dyn Fn(&str) -> bool| {
        let place = free.iter().position(|candidate| fits(candidate));
        place.map(|place| free.swap_remove(place)).is_some()
    };
    // Exact partners first, so that an initial does not take the word that another one equals.
    let rest: Vec<&String> = fewer
        .iter()
        .filter(|word| !take(&|other| other == word.as_str()))
        .collect();
    rest.into_iter()
        .all(|word| take(&|other| is_initial(word, other) || one_slip(word, other)))
}

fn is_initial(left: &str, right: &str) -> bool {
    let (short, long) = if left.len() <= right.len() {
        (left, right)
    } else {
        (right, left)
    };
    short.chars().count() == 1 && long.chars().next() == short.chars().next()
}

/// Whether two words of five letters or more differ by one letter put in, left out, replaced or swapped.
fn one_slip(left: &str, right: &str) -> bool {
    let (left, right): (Vec<char>, Vec<char>) = (left.chars().collect(), right.chars().collect());
    if left.len().min(right.len()) < 5 || left.len().abs_diff(right.len()) > 1 {
        return false;
    }
    let head = left.iter().zip(&right).take_while(|(a, b)| a == b).count();
    let (left, right) = (
        left.get(head..).unwrap_or_default(),
        right.get(head..).unwrap_or_default(),
    );
    let tail = left
        .iter()
        .rev()
        .zip(right.iter().rev())
        .take_while(|(a, b)| a == b)
        .count();
    let (left, right) = (
        left.split_at(left.len() - tail).0,
        right.split_at(right.len() - tail).0,
    );
    match (left, right) {
        ([], _) | (_, []) => left.len() + right.len() <= 1,
        ([_], [_]) => true,
        ([a, b], [c, d]) => a == d && b == c,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn order_case_accents_hyphens_and_titles_do_not_count() {
        for (left, right) in [
            ("DIALLO Mamadou", "Mamadou Diallo"),
            ("Mme Nguyễn Thị Hoa", "NGUYEN THI HOA"),
            ("Jean-Pierre KOFFI", "koffi jean pierre"),
            ("Amélie Cœur", "AMELIE COEUR"),
            ("Łukasz Żak", "zak lukasz"),
            ("Jeanpierre Koffi", "jean-pierre koffi"),
        ] {
            assert_eq!(compare(left, right), NameMatch::Same, "{left} / {right}");
        }
    }

    #[test]
    fn a_shorter_or_misspelled_form_is_only_compatible() {
        for (left, right) in [
            ("M. Diallo", "Mamadou Diallo"),
            ("M Diallo", "Mamadou Diallo"),
            ("Mamadou DIALO", "Mamadou Diallo"),
            ("Fatou Binta Sow", "Fatou Sow"),
            ("Mamadou Dialol", "Mamadou Diallo"),
        ] {
            assert_eq!(
                compare(left, right),
                NameMatch::Compatible,
                "{left} / {right}"
            );
        }
    }

    #[test]
    fn other_people_and_absent_names_are_different() {
        for (left, right) in [
            ("Awa Diallo", "Mamadou Diallo"),
            ("", "Mamadou Diallo"),
            ("", ""),
            ("A. B.", "Alice Bernard"),
            ("…", "—"),
        ] {
            assert_eq!(
                compare(left, right),
                NameMatch::Different,
                "{left} / {right}"
            );
        }
    }

    proptest::proptest! {
        #[test]
        fn comparing_is_symmetric_and_every_name_is_its_own(left in "[a-cé. -]{0,12}", right in "[a-cé. -]{0,12}") {
            proptest::prop_assert_eq!(compare(&left, &right), compare(&right, &left));
            if !fold(&left).is_empty() {
                proptest::prop_assert_eq!(compare(&left, &left), NameMatch::Same);
            }
        }

        #[test]
        fn folding_twice_is_folding_once(text in "\\PC{0,30}") {
            let once = fold(&text);
            proptest::prop_assert_eq!(fold(&once), once);
        }
    }
}
