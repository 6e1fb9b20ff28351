//! Cards whose code stands at the beginning of a line of its own, before a quantity: `TW1104 25 seeds`.

use crate::catalogue::draft::{Draft, Event, Value};
use crate::catalogue::lines::Piece;
use crate::catalogue::{reference, unit};

/// Makes the codes references when most cards have one and they look alike.
pub(super) fn take_out(events: &mut [Event]) {
    let mut drafts: Vec<&mut Draft> = events
        .iter_mut()
        .filter_map(|event| match event {
            Event::Item(draft) if draft.reference.is_none() => Some(&mut **draft),
            _ => None,
        })
        .collect();
    let codes: Vec<&str> = drafts.iter().filter_map(|draft| code(draft)).collect();
    let is_usual = codes.len() * 4 >= drafts.len() * 3;
    let Some(shape) = reference::common_shape(codes.into_iter()).filter(|_| is_usual) else {
        return;
    };
    for draft in &mut drafts {
        let Some(at) = line(draft)
            .filter(|_| code(draft).is_some_and(|code| reference::shaped(code, &shape).is_some()))
        else {
            continue;
        };
        let mut first = draft.description.remove(at);
        let rest = Piece {
            tokens: first.tokens.split_off(1),
        };
        draft.reference = Some(Value::of(&first));
        let text = rest.text();
        let said = unit::unit(&text).or_else(|| is_counted(&text).then_some(text));
        match said.filter(|_| draft.unit.is_none()) {
            Some(said) => draft.unit = Some(Value::new(said, &rest)),
            None => draft.description.insert(at, rest),
        }
    }
}

fn code(draft: &Draft) -> Option<&str> {
    let line = draft.description.get(line(draft)?)?;
    line.tokens.first().map(|first| first.text.as_str())
}

/// The last line of the description that begins with a code and goes on.
fn line(draft: &Draft) -> Option<usize> {
    draft.description.iter().rposition(|line| {
        line.tokens.len() > 1 && {
            let first = &line.tokens[0].text;
            let letters = first.chars().take_while(|c| c.is_uppercase()).count();
            let digits = first.chars().filter(char::is_ascii_digit).count();
            letters > 0 && digits > 2 && reference::looks_like_code(first)
        }
    })
}

/// A number and one word: `25 seeds`.
fn is_counted(text: &str) -> bool {
    match text.split_once(' ') {
        Some((number, word)) => {
            number
                .chars()
                .all(|c| c.is_ascii_digit() || c == ',' || c == '.')
                && word.chars().all(char::is_alphabetic)
        }
        None => false,
    }
}
