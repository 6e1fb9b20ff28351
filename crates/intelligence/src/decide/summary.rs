//! One or two sentences of the letter itself that say what it is about.

use crate::judgement::{Span, Summary};
use crate::layout::Zone;
use crate::lexicon::Concept as C;
use crate::reading::Reading;
use crate::sentence::Sentence;

const MAX_CHARS: usize = 260;

/// Chooses the sentences with the most to say, in their own order.
pub(crate) fn summary(reading: &Reading<'_>) -> Summary {
    let mut ranked: Vec<(f32, usize, &Sentence)> = reading
        .sentences
        .iter()
        .enumerate()
        .take(60)
        .map(|(at, s)| (worth(reading, s, at), at, s))
        .filter(|(worth, ..)| *worth > 0.0)
        .collect();
    ranked.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let mut chosen: Vec<(usize, Span, String)> = Vec::new();
    let mut length = 0;
    for (worth, at, sentence) in ranked {
        let text = original(reading, sentence);
        let enough =
            !chosen.is_empty() && (worth < 1.2 || length + text.chars().count() > MAX_CHARS);
        if chosen.len() == 2 || enough {
            break;
        }
        length += text.chars().count();
        chosen.push((at, reading.body_span(sentence.start, sentence.end), text));
    }
    if chosen.is_empty() {
        return fallback(reading);
    }
    chosen.sort_by_key(|c| c.0);
    Summary {
        text: chosen
            .iter()
            .map(|c| c.2.as_str())
            .collect::<Vec<_>>()
            .join(" "),
        sources: chosen.into_iter().map(|c| c.1).collect(),
    }
}

/// Nothing stands out: the first words, else the subject.
fn fallback(reading: &Reading<'_>) -> Summary {
    let first = reading
        .sentences
        .iter()
        .find(|s| s.zone != Zone::Signature && !is_greeting(&reading.flat[s.start..s.end]))
        .or_else(|| reading.sentences.first());
    match first {
        Some(sentence) => Summary {
            text: original(reading, sentence),
            sources: vec![reading.body_span(sentence.start, sentence.end)],
        },
        None => {
            let subject = crate::fold::clip(reading.letter.subject, MAX_CHARS);
            let span = Span {
                field: crate::judgement::Field::Subject,
                start: 0,
                end: subject.len(),
            };
            Summary {
                text: squeeze(subject),
                sources: if subject.is_empty() {
                    Vec::new()
                } else {
                    vec![span]
                },
            }
        }
    }
}

fn worth(reading: &Reading<'_>, sentence: &Sentence, at: usize) -> f32 {
    let text = &reading.flat[sentence.start..sentence.end];
    let words = text.split(' ').filter(|w| w.len() > 1).count();
    if is_greeting(text) || words < 3 {
        return 0.0;
    }
    let mut worth = 0.3;
    for hit in reading
        .hits
        .iter()
        .filter(|h| h.start >= sentence.start && h.end <= sentence.end)
    {
        worth += weight(hit.concept);
    }
    worth += if text.contains('?') { 0.5 } else { 0.0 };
    worth += if text.bytes().any(|b| b.is_ascii_digit()) {
        0.2
    } else {
        0.0
    };
    worth -= if words > 45 { 0.6 } else { 0.0 };
    worth -= if sentence.zone == Zone::Signature {
        1.0
    } else {
        0.0
    };
    #[allow(clippy::cast_precision_loss, reason = "a few dozen sentences")]
    let late = at as f32 * 0.03;
    worth - late.min(0.6)
}

const fn weight(concept: C) -> f32 {
    match concept {
        C::Oqtf
        | C::RefusTitre
        | C::RetraitTitre
        | C::OfpraReject
        | C::Dublin
        | C::VisaRefused
        | C::NatPostponed
        | C::NatRefused
        | C::Detention
        | C::Expulsion
        | C::CourtJudgment
        | C::CndaReject => 1.0,
        C::Hearing
        | C::Summons
        | C::Notified
        | C::AppointmentAuthority
        | C::Custody
        | C::HoursLimit
        | C::Collect
        | C::Delivered
        | C::Favourable
        | C::Eviction => 0.7,
        C::AskQuote
        | C::AskConsultation
        | C::AskNews
        | C::SendsDocs
        | C::FeesMoney
        | C::AcceptQuote
        | C::SalesProduct
        | C::Refused
        | C::Appeal
        | C::Blocked
        | C::Supplier
        | C::AutoReply
        | C::Extortion
        | C::AdPitch
        | C::AdLeads => 0.45,
        C::Thanks
        | C::Joy
        | C::Anger
        | C::Fear
        | C::Permit
        | C::Naturalisation
        | C::FamilyReunion
        | C::Asylum
        | C::Visa => 0.3,
        _ => 0.05,
    }
}

fn is_greeting(text: &str) -> bool {
    let text = text.trim_end_matches([',', '.', '!', ' ', ':']);
    let starts = [
        "bonjour",
        "bonsoir",
        "cher ",
        "chere ",
        "dear ",
        "hello",
        "hi ",
        "hi,",
        "maitre",
        "madame",
        "monsieur",
        "mon cher",
        "salut",
        "coucou",
        "cordialement",
        "bien a vous",
        "merci d'avance",
        "bien cordialement",
        "regards",
        "je vous prie d'agreer",
        "veuillez agreer",
        "vous en souhaitant",
        "dans l'attente",
    ];
    starts.iter().any(|s| text.starts_with(s)) && text.len() < 48
}

fn original(reading: &Reading<'_>, sentence: &Sentence) -> String {
    let range = reading.body.range(sentence.start, sentence.end);
    let text = squeeze(reading.letter.text.get(range).unwrap_or_default());
    match text.char_indices().nth(MAX_CHARS) {
        Some((at, _)) => format!("{}…", text[..at].trim_end()),
        None => text,
    }
}

fn squeeze(text: &str) -> String {
    text.trim_start_matches(['>', '-', '*', '•', ' '])
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}
