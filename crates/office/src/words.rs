//! Turns the domain's words into the contract's and back. Both sides write the same words, and a test holds them to it.

use crate::Error;
use std::str::FromStr;

/// Maps one domain vocabulary to its twin in the contract.
macro_rules! twins {
    ($($to_wire:ident, $to_domain:ident: $domain:ty = $wire:ty;)+) => {
        $(
            #[allow(dead_code, reason = "each pair is made whole; a feature may need one direction only")]
            pub(crate) fn $to_wire(value: $domain) -> $wire {
                <$wire>::from_word(value.as_str()).expect("the two vocabularies have the same words (tested)")
            }

            #[allow(dead_code, reason = "each pair is made whole; a feature may need one direction only")]
            pub(crate) fn $to_domain(value: $wire) -> $domain {
                <$domain>::from_str(value.as_str()).expect("the two vocabularies have the same words (tested)")
            }
        )+

        #[cfg(test)]
        mod tests {
            #[test]
            fn domain_and_contract_write_the_same_words() {
                $(
                    let domain: Vec<&str> = <$domain>::ALL.iter().map(|word| word.as_str()).collect();
                    assert_eq!(domain, <$wire>::WORDS, stringify!($wire));
                )+
            }
        }
    };
}

twins! {
    category, to_category: domain::Category = contract::words::Category;
    priority, to_priority: domain::Priority = contract::words::Priority;
    sentiment, to_sentiment: domain::Sentiment = contract::words::Sentiment;
    procedure, to_procedure: domain::Procedure = contract::words::Procedure;
    stage, to_stage: domain::prospects::Stage = contract::words::Stage;
    answer, to_answer: domain::prospects::Answer = contract::words::Answer;
    outcome, to_outcome: domain::Outcome = contract::words::Outcome;
    status, to_status: domain::Status = contract::words::Status;
    role, to_role: domain::Role = contract::words::Role;
    capability, to_capability: domain::Capability = contract::words::Capability;
}

/// Confidence as a word: "sûr" from 0.85, "probable" from 0.6, else "à vérifier".
pub(crate) fn confidence(value: f64) -> contract::words::Confidence {
    use contract::words::Confidence;
    if value >= 0.85 {
        Confidence::Sure
    } else if value >= 0.6 {
        Confidence::Likely
    } else {
        Confidence::Check
    }
}

/// An id from the wire.
pub(crate) fn id(text: &str) -> Result<store::Id, Error> {
    text.parse().map_err(|_| Error::invalid("id", text))
}

/// Ids from the wire.
pub(crate) fn ids(texts: &[String]) -> Result<Vec<store::Id>, Error> {
    texts.iter().map(|text| id(text)).collect()
}
