//! The parts of letters of every program.

use super::*;

fn spoken(text: &str, thread: Thread) -> String {
    let layout = Layout::new(text, thread);
    layout
        .pieces
        .iter()
        .filter(|p| p.zone.speaks())
        .map(|p| &text[p.start..p.end])
        .collect()
}

#[test]
fn an_answer_leaves_the_thread_below_it_behind() {
    let text = "juste la facture\n\n-----message transfere-----\nde : cabinet\ndate : 19 septembre\n\noqtf notifiee";
    assert_eq!(spoken(text, Thread::Reply), "juste la facture\n\n");
}

#[test]
fn a_forwarded_notice_is_the_content() {
    let text = "pour info\n\n---------- forwarded message ---------\nde : prefecture\ndate : lundi\nobjet : refus\n\nvotre demande est refusee";
    assert_eq!(
        spoken(text, Thread::Forward),
        "pour info\n\nvotre demande est refusee"
    );
}

#[test]
fn answers_between_quoted_questions_are_new() {
    assert_eq!(
        spoken(
            "> date d'entree ?\nseptembre 2014\n> papiers ?\noui\n",
            Thread::Reply
        ),
        "septembre 2014\noui\n"
    );
}

#[test]
fn a_letter_of_quotes_alone_says_what_it_quotes() {
    assert_eq!(
        spoken("> votre recours est rejete\n", Thread::Fresh),
        "> votre recours est rejete\n"
    );
}

#[test]
fn the_writer_named_above_unmarked_quotes_ends_the_letter() {
    assert_eq!(
        spoken(
            "merci\nle 2 fevrier 2026 a 11:07, x <x@y> a ecrit :\ncher monsieur",
            Thread::Reply
        ),
        "merci\n"
    );
}
