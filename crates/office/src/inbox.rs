//! The inbox: the raw list, one message with everything beside it, and what a person does with it.

mod analysis;
mod correct;
mod list;
mod open;
mod steps;

pub(crate) use analysis::{Analysis, utf16_len};
pub(crate) use list::{
    Directory, card_filter, count, cursor, directory, page_size, row as message_row, sla_view,
    thread_size,
};
pub(crate) use steps::{Undoable, change_status};

/// The remark on a message that a person must look at because the machine was not sure.
pub(crate) const NEEDS_REVIEW: &str = "needs_review";

/// The remark on a message that a manager has seen (A20).
pub(crate) const SEEN_BY_MANAGER: &str = "seen_by_manager";

/// The remark on a message whose analysis a person accepted as a whole.
pub(crate) const ACCEPTED: &str = "accepted";

/// The sentence that a passage stands in, at most 240 characters: what a person needs to judge it.
pub(crate) fn sentence_around(text: &str, start: usize, end: usize) -> String {
    if text.get(start..end).is_none() {
        return String::new();
    }
    let ends = ['\n', '.', '!', '?'];
    let from = text
        .get(..start)
        .and_then(|before| before.rfind(ends))
        .map_or(0, |at| at + 1);
    let to = text
        .get(end..)
        .and_then(|after| after.find(ends))
        .map_or(text.len(), |at| (end + at + 1).min(text.len()));
    let sentence = text
        .get(from..to)
        .or_else(|| text.get(start..end))
        .unwrap_or_default();
    let folded = sentence.split_whitespace().collect::<Vec<_>>().join(" ");
    folded.chars().take(240).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_passage_is_shown_in_its_sentence() {
        let text = "Bonjour. La décision m'a été notifiée\nhier à 17 h 20. Merci";
        let start = text.find("hier").unwrap();
        assert_eq!(sentence_around(text, start, start + 4), "hier à 17 h 20.");
        assert_eq!(sentence_around(text, 9999, 10_000), "");
    }
}
