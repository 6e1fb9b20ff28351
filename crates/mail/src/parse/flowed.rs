//! `format=flowed` (RFC 3676): lines that end in a blank go on in the next one.

/// The text with its paragraphs joined again. `joins` is `delsp=yes`: the blank at the end goes too.
pub(super) fn unwrap(text: &str, joins: bool) -> String {
    let mut result = String::with_capacity(text.len());
    // The quote depth of the paragraph that goes on, if one does.
    let mut open: Option<usize> = None;
    for line in text.lines() {
        let content = line.trim_start_matches('>');
        let depth = line.len() - content.len();
        let content = content.strip_prefix(' ').unwrap_or(content);
        // A signature mark ends in a blank and stays a line of its own.
        let goes_on = content.ends_with(' ') && content != "-- ";
        if open != Some(depth) || content == "-- " {
            if open.is_some() {
                result.push('\n');
            }
            if depth > 0 {
                result.extend(std::iter::repeat_n('>', depth));
                result.push(' ');
            }
        }
        result.push_str(if goes_on && joins {
            content.strip_suffix(' ').unwrap_or(content)
        } else {
            content
        });
        open = goes_on.then_some(depth);
        if !goes_on {
            result.push('\n');
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::unwrap;

    #[test]
    fn paragraphs_are_joined_and_quotes_and_signature_are_not() {
        let flowed = "Bonjour Maître, \nj'ai reçu \nune OQTF.\n>> vieux \n>> texte\n> réponse\n-- \nAmine\n  espace gardé\n";
        assert_eq!(
            unwrap(flowed, false),
            "Bonjour Maître, j'ai reçu une OQTF.\n>> vieux texte\n> réponse\n-- \nAmine\n espace gardé\n"
        );
        assert_eq!(unwrap("an \nnée", true), "année\n");
    }
}
