//! What a person corrects in an account stands, whatever the mail under way finds out about the account before.

use super::*;
use contract::outbox::ListSenders;
use std::{
    io::{BufRead as _, BufReader, Write as _},
    net::TcpListener,
    sync::mpsc::{Receiver, Sender, channel},
};

/// A server that refuses whoever signs in, once it is told to.
fn refusing(listener: TcpListener, asked: Sender<()>, go: Receiver<()>) {
    let (stream, _) = listener.accept().unwrap();
    let mut answers = stream.try_clone().unwrap();
    answers.write_all(b"220 here\r\n").unwrap();
    for line in BufReader::new(stream).lines() {
        let Ok(line) = line else { return };
        let answer = if line.starts_with("EHLO") {
            "250-here\r\n250 AUTH PLAIN LOGIN\r\n"
        } else if line.starts_with("AUTH") {
            asked.send(()).unwrap();
            go.recv().unwrap();
            "535 5.7.8 no\r\n"
        } else {
            "221 bye\r\n"
        };
        if answers.write_all(answer.as_bytes()).is_err() {
            return;
        }
    }
}

#[test]
fn an_account_corrected_while_it_is_refused_stays_corrected() {
    let show = Show::new(1);
    show.ready();
    let id = show.firm.ask(ListSenders {}).items.remove(0).id;
    let listener = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let mut wrong = account(&show.server, "faux", 0);
    wrong.id = Some(id.clone());
    wrong.server.host = "127.0.0.1".to_owned();
    wrong.server.port = listener.local_addr().unwrap().port();
    wrong.server.security = "plain".to_owned();
    show.firm.ask(wrong);

    let ((asked, is_asked), (go, may_go)) = (channel(), channel());
    std::thread::scope(|scope| {
        scope.spawn(|| refusing(listener, asked, may_go));
        let run = scope.spawn(|| show.run());
        is_asked.recv_timeout(Duration::from_secs(60)).unwrap();
        let mut right = account(&show.server, PASSWORD, 7);
        right.id = Some(id);
        show.firm.ask(right);
        go.send(()).unwrap();
        assert_eq!(run.join().unwrap().sent, 0);
    });
    let sender = show.firm.ask(ListSenders {}).items.remove(0);
    assert_eq!(
        (sender.host.as_str(), sender.hourly_cap, sender.refused),
        ("localhost", 7, None)
    );
    let ids = vec![show.mail_to(0).id];
    assert_eq!(show.firm.ask(RetryMails { ids }).changed, 1);
    assert_eq!(show.run(), sent(1, 0, 0, 0));
}

#[test]
fn a_higher_cap_lets_waiting_mail_go_at_once() {
    let show = Show::without_account(3);
    let mut capped = account(&show.server, PASSWORD, 1);
    let id = show.firm.ask(capped.clone()).items.remove(0).id;
    show.ready();
    assert_eq!(show.run(), sent(1, 0, 0, 2));
    assert_eq!(show.run(), sent(0, 0, 0, 2));
    capped.id = Some(id);
    capped.hourly_cap = 0;
    show.firm.ask(capped);
    assert_eq!(show.run(), sent(2, 0, 0, 0));
}

#[test]
fn one_mail_that_is_not_there_leaves_all_of_them_as_they_were() {
    let show = Show::new(2);
    show.ready();
    let mut ids: Vec<String> = show
        .page(None)
        .items
        .into_iter()
        .map(|one| one.id)
        .collect();
    // More than are changed at once.
    ids = ids.iter().cycle().take(600).cloned().collect();
    ids.push("01890a5d-ac96-774b-bcce-b302099a8057".to_owned());
    let refused = show.firm.refused(CancelMails { ids });
    assert_eq!(refused.reason, "not_found");
    assert_eq!(show.page(Some("ready")).items.len(), 2);
}
