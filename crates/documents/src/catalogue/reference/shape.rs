//! What codes look like, and a code put right by what the others of its column look like.

/// What a code looks like: `VX-204` is `VX-000`; letters in front are kept, others are `A`.
pub(in crate::catalogue) fn shape(code: &str) -> String {
    let mut in_front = true;
    code.chars()
        .map(|c| {
            if c.is_ascii_digit() {
                in_front = false;
                '0'
            } else if c.is_alphabetic() && !in_front {
                'A'
            } else {
                c
            }
        })
        .collect()
}

/// The shape that most codes have, when it is most of them.
pub(in crate::catalogue) fn common_shape<'a>(
    codes: impl Iterator<Item = &'a str>,
) -> Option<String> {
    let mut counts: std::collections::BTreeMap<String, usize> = std::collections::BTreeMap::new();
    let mut total = 0;
    for code in codes {
        *counts.entry(shape(code.trim())).or_default() += 1;
        total += 1;
    }
    let (shape, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (count >= 4 && count * 10 >= total * 7).then_some(shape)
}

/// How many letters most codes begin with, whatever follows.
pub(in crate::catalogue) fn common_front<'a>(
    codes: impl Iterator<Item = &'a str>,
) -> Option<usize> {
    let mut counts: std::collections::BTreeMap<usize, usize> = std::collections::BTreeMap::new();
    let mut total = 0;
    for code in codes {
        *counts.entry(letters_in_front(code)).or_default() += 1;
        total += 1;
    }
    let (letters, count) = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (letters > 0 && count >= 6 && count * 10 >= total * 6).then_some(letters)
}

fn letters_in_front(code: &str) -> usize {
    code.chars().take_while(|c| c.is_alphabetic()).count()
}

/// The code behind the figures of a drawing beside it: `90 cm EST140N`, where codes begin with three letters.
pub(super) fn behind_figures(text: &str, front: usize) -> &str {
    match text.rsplit_once(' ') {
        Some((before, code))
            if letters_in_front(code) == front && letters_in_front(before) != front =>
        {
            code
        }
        _ => text,
    }
}

/// The code with noughts where letters `O` stand among its digits: `EMB9ON`, and `AVEO1` where codes begin with three letters.
pub(super) fn with_noughts(code: &str, front: usize) -> String {
    let signs: Vec<char> = code.chars().collect();
    let mut put_right: Vec<char> = Vec::with_capacity(signs.len());
    for (at, sign) in signs.iter().enumerate() {
        let after_digit = put_right.last().is_some_and(char::is_ascii_digit);
        let leads = at == front && signs.get(at + 1).is_some_and(char::is_ascii_digit);
        let is_nought = *sign == 'O' && at >= front && (after_digit || leads);
        put_right.push(if is_nought { '0' } else { *sign });
    }
    put_right.into_iter().collect()
}

/// A text as a code of this shape, when it is one but for signs that are taken for others.
pub(in crate::catalogue) fn shaped(text: &str, pattern: &str) -> Option<String> {
    let text = text.trim_end_matches(|c: char| !c.is_alphanumeric());
    if shape(text) == pattern {
        return Some(text.to_owned());
    }
    to_shape(text, pattern)
}

/// The code with signs swapped for those they are taken for, or with a speck in front removed, when that gives the shape.
pub(super) fn to_shape(code: &str, shape: &str) -> Option<String> {
    if let Some(whole) = with_separators(code, shape) {
        return Some(whole);
    }
    let wanted: Vec<char> = shape.chars().collect();
    let mut signs: Vec<char> = code.chars().collect();
    // A line of the table beside it, or a letter that was read twice.
    while signs.len() > wanted.len() {
        let tail = signs.len() - wanted.len();
        let is_extra = (0..signs.len()).find(|at| {
            !signs[*at].is_ascii_digit()
                && fits(
                    signs
                        .iter()
                        .enumerate()
                        .filter(|(other, _)| other != at)
                        .map(|(_, sign)| *sign),
                    &wanted,
                )
        });
        if tail > 1 {
            return None;
        }
        signs.remove(is_extra?);
    }
    if signs.len() != wanted.len() {
        return None;
    }
    signs
        .iter()
        .zip(&wanted)
        .map(|(sign, want)| swapped(*sign, *want))
        .collect()
}

/// The code with the blanks, dashes and dots that were lost between its parts: `AP206` is `AP 206`.
fn with_separators(code: &str, pattern: &str) -> Option<String> {
    let is_separator = |c: &char| matches!(c, ' ' | '-' | '.' | '/');
    let bare = |text: &str| {
        text.chars()
            .filter(|c| !is_separator(c))
            .collect::<String>()
    };
    let signs = bare(code);
    if signs.len() + code.chars().filter(is_separator).count() != code.len()
        || shape(&signs) != bare(pattern)
    {
        return None;
    }
    let mut signs = signs.chars();
    pattern
        .chars()
        .map(|want| {
            if is_separator(&want) {
                Some(want)
            } else {
                signs.next()
            }
        })
        .collect()
}

fn fits(signs: impl Iterator<Item = char>, wanted: &[char]) -> bool {
    let signs: Vec<char> = signs.collect();
    signs.len() == wanted.len()
        && signs
            .iter()
            .zip(wanted)
            .all(|(sign, want)| swapped(*sign, *want).is_some())
}

fn swapped(sign: char, want: char) -> Option<char> {
    match want {
        '0' if sign.is_ascii_digit() => Some(sign),
        '0' => match sign {
            'O' | 'o' | 'Q' | 'D' => Some('0'),
            'I' | 'l' | 'i' | '|' | '!' => Some('1'),
            'Z' | 'z' => Some('2'),
            'S' | 's' => Some('5'),
            'G' => Some('6'),
            'B' => Some('8'),
            'g' | 'q' => Some('9'),
            _ => None,
        },
        'A' if sign.is_alphabetic() => Some(sign),
        'A' => match sign {
            '0' => Some('O'),
            '1' => Some('I'),
            '5' => Some('S'),
            '8' => Some('B'),
            _ => None,
        },
        _ if sign == want => Some(sign),
        _ if sign.to_uppercase().eq(want.to_uppercase()) => Some(want),
        'S' if sign == '$' => Some('S'),
        '-' if "–—_.~".contains(sign) => Some('-'),
        'S' if sign == '5' => Some('S'),
        'O' if sign == '0' => Some('O'),
        'B' if sign == '8' => Some('B'),
        'I' if sign == '1' || sign == 'l' => Some('I'),
        _ => None,
    }
}
