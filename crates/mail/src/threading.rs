//! Which messages belong together, from what they say themselves.
//!
//! Pure functions: they make the keys, the office looks them up. A message joins the thread of the
//! nearest parent that is known; without any known parent, the subject may decide if the office finds a
//! recent message with the same [`ThreadKeys::subject_key`] and a common correspondent.

use crate::Message;

/// What to look a message's thread up by.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ThreadKeys {
    /// The message's own identifier, normalised; `None` when it has none.
    pub own: Option<String>,
    /// Identifiers of its ancestors, normalised, nearest first, without repeats, at most 100.
    pub parents: Vec<String>,
    /// The subject without "Re:" and the like, in lower case and with single spaces;
    /// empty when nothing is left, and then it must not be used.
    pub subject_key: String,
    /// Whether the subject itself says that this answers or forwards something.
    /// Without it the subject alone must not join two messages.
    pub is_reply: bool,
}

/// How many ancestors are kept: a chain longer than this repeats what nearer ancestors already say.
const MAX_PARENTS: usize = 100;

/// The keys of one message.
#[must_use]
pub fn thread_keys(message: &Message) -> ThreadKeys {
    let own = message.message_id.as_deref().and_then(normalise_id);
    let mut parents: Vec<String> = Vec::new();
    // References ends with the direct parent (RFC 5322, 3.6.4); In-Reply-To names it as well, and is
    // nearer when the two disagree because some programs cut References.
    let chain = message
        .in_reply_to
        .iter()
        .chain(message.references.iter().rev());
    for id in chain.filter_map(|id| normalise_id(id)) {
        if Some(&id) != own.as_ref() && !parents.contains(&id) && parents.len() < MAX_PARENTS {
            parents.push(id);
        }
    }
    let (subject_key, is_reply) = normalise_subject(&message.subject);
    ThreadKeys {
        own,
        parents,
        subject_key,
        is_reply: is_reply || !message.in_reply_to.is_empty(),
    }
}

/// A message identifier as it is compared: no brackets, no blanks, domain in lower case.
///
/// `None` for what cannot identify anything (empty, or absurdly long).
#[must_use]
pub fn normalise_id(id: &str) -> Option<String> {
    let id: String = id
        .trim_matches(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"'))
        .chars()
        .filter(|c| !c.is_whitespace() && !c.is_control())
        .collect();
    if id.is_empty() || id.len() > 900 {
        return None;
    }
    Some(match id.rsplit_once('@') {
        Some((left, domain)) => format!("{left}@{}", domain.to_lowercase()),
        None => id,
    })
}

/// Prefixes that say "answer" or "forward", in the languages our mail comes in, lower case.
const PREFIXES: &[&str] = &[
    "re", "ré", "réf", "réponse", "rép", "rep", "tr", "fw", "fwd", "aw", "wg", "sv", "vs", "rv",
    "rif", "i", "enc", "antw",
];

/// The subject without its reply and forward prefixes and list tags, and whether it had any prefix.
#[must_use]
pub fn normalise_subject(subject: &str) -> (String, bool) {
    let mut rest = subject.trim();
    let mut is_reply = false;
    loop {
        let before = rest;
        if let Some(shorter) = without_prefix(rest) {
            rest = shorter;
            is_reply = true;
        } else if let Some(shorter) = without_list_tag(rest) {
            rest = shorter;
        }
        if rest == before {
            break;
        }
    }
    let words: Vec<String> = rest.split_whitespace().map(str::to_lowercase).collect();
    (words.join(" "), is_reply)
}

/// Takes one `Re:`, `RE :`, `Re[2]:`, `Re(3):` off the front.
fn without_prefix(subject: &str) -> Option<&str> {
    let (head, rest) = subject.split_once([':', '\u{ff1a}'])?;
    if head.chars().count() > 14 {
        return None;
    }
    let mut word = head.trim().to_lowercase();
    if let Some(open) = word.find(['[', '(', '^']) {
        let (_, counter) = word.split_at(open);
        if !counter
            .chars()
            .all(|c| c.is_ascii_digit() || matches!(c, '[' | ']' | '(' | ')' | '^'))
        {
            return None;
        }
        word.truncate(open);
    }
    PREFIXES.contains(&word.trim()).then(|| rest.trim_start())
}

/// Takes a `[liste]` tag off the front, if something follows it.
fn without_list_tag(subject: &str) -> Option<&str> {
    let (tag, rest) = subject.strip_prefix('[')?.split_once(']')?;
    let rest = rest.trim_start();
    (tag.chars().count() <= 40 && !rest.is_empty()).then_some(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_and_forwards_have_the_subject_they_answer() {
        for subject in [
            "Recours OQTF",
            "Re: Recours OQTF",
            "RE : Recours  OQTF",
            "TR: Re: recours oqtf",
            "Re[2]: Recours OQTF",
            "AW: WG: Recours OQTF",
            "Fwd: [cabinet] Recours OQTF",
            "[EXT] RE: Recours OQTF",
            "Ré : Recours OQTF",
        ] {
            assert_eq!(normalise_subject(subject).0, "recours oqtf", "{subject}");
        }
        assert!(!normalise_subject("Recours OQTF").1);
        assert!(normalise_subject("TR : Recours OQTF").1);
    }

    #[test]
    fn a_subject_that_only_looks_like_a_prefix_is_kept() {
        assert_eq!(
            normalise_subject("Rendez-vous: lundi").0,
            "rendez-vous: lundi"
        );
        assert_eq!(normalise_subject("[urgent]").0, "[urgent]");
        assert_eq!(normalise_subject("Re:").0, "");
    }

    #[test]
    fn the_nearest_parent_comes_first_and_nobody_is_their_own_parent() {
        let message = Message {
            message_id: Some("c@X.fr".into()),
            in_reply_to: vec!["<b@x.fr>".into()],
            references: vec!["a@x.fr".into(), "b@x.fr".into(), "c@x.fr".into()],
            ..Message::default()
        };
        let keys = thread_keys(&message);
        assert_eq!(keys.own.as_deref(), Some("c@x.fr"));
        assert_eq!(keys.parents, ["b@x.fr", "a@x.fr"]);
        assert!(keys.is_reply);
    }
}
