//! Against a real Dovecot.

use mail::imap::{
    Auth, Batch, CancellationToken, Connection, Cursor, Error, Secret, Security, Settings,
    SpecialUse, SyncReport, Timeouts, Wake,
};
use std::time::Duration;
use testkit::Dovecot;

fn server() -> Dovecot {
    let server = Dovecot::start();
    server.add_user("zoe@cabinet.test", "mot de passe \"étrange\"");
    server
}

fn settings(server: &Dovecot) -> Settings {
    let mut settings = Settings::new(
        "localhost",
        "zoe@cabinet.test",
        Auth::Password(Secret::new("mot de passe \"étrange\"")),
    );
    settings.port = server.imaps_port();
    settings.extra_root_pem = Some(server.ca_pem().to_owned());
    settings.timeouts = Timeouts {
        connect: Duration::from_secs(5),
        sign_in: Duration::from_secs(20),
        silence: Duration::from_secs(10),
    };
    settings
}

fn deliver(server: &Dovecot, folder: &str, numbers: std::ops::Range<u64>) {
    for n in numbers {
        server.deliver("zoe@cabinet.test", folder, &testkit::corpus::message(n, 11));
    }
}

/// Syncs into a list.
async fn sync(
    connection: &mut Connection,
    folder: &str,
    cursor: Option<Cursor>,
    kept: &mut Vec<Batch>,
) -> Result<SyncReport, Error> {
    let mut sink = |batch| {
        kept.push(batch);
        Ok(())
    };
    connection
        .sync(folder, cursor, &CancellationToken::new(), &mut sink)
        .await
}

fn ids(kept: &[Batch]) -> Vec<String> {
    kept.iter()
        .flat_map(|batch| {
            batch
                .messages
                .iter()
                .map(|message| message.provider_id.clone())
        })
        .collect()
}

#[tokio::test]
async fn a_connection_test_shows_folders_and_counts() {
    let server = server();
    deliver(&server, "INBOX", 0..3);
    deliver(&server, "Clients/Envoy&AOk-s", 3..4);
    let report = mail::imap::test(&settings(&server)).await.unwrap();
    assert!(report.can_idle && report.capabilities.contains(&"IMAP4REV1".to_owned()));
    let inbox = &report.folders[0];
    assert_eq!(
        (
            inbox.name.as_str(),
            inbox.special_use,
            inbox.messages,
            inbox.unseen
        ),
        ("INBOX", Some(SpecialUse::Inbox), Some(3), Some(3))
    );
    let use_of = |name: &str| {
        report
            .folders
            .iter()
            .find(|folder| folder.display == name)
            .and_then(|folder| folder.special_use)
    };
    assert_eq!(
        (use_of("Sent"), use_of("Trash"), use_of("Junk")),
        (
            Some(SpecialUse::Sent),
            Some(SpecialUse::Trash),
            Some(SpecialUse::Junk)
        )
    );
    let nested = report
        .folders
        .iter()
        .find(|folder| folder.display == "Clients/Envoyés")
        .unwrap();
    assert_eq!(
        (nested.messages, nested.special_use),
        (Some(1), Some(SpecialUse::Sent))
    );
}

#[tokio::test]
async fn several_folders_are_brought_once_and_then_only_what_is_new() {
    let server = server();
    deliver(&server, "INBOX", 0..250);
    deliver(&server, "Clients/Benali", 250..255);
    let mut connection = Connection::open(&settings(&server)).await.unwrap();

    let mut kept = Vec::new();
    let first = sync(&mut connection, "INBOX", None, &mut kept)
        .await
        .unwrap();
    assert_eq!(
        (first.fetched, first.resynced, first.vanished),
        (250, false, 0)
    );
    assert!(kept.len() >= 3 && kept.iter().all(|batch| batch.messages.len() <= 100));
    assert_eq!(kept.last().unwrap().progress.done, 250);
    let messages: Vec<_> = kept.iter().flat_map(|batch| &batch.messages).collect();
    for (n, message) in (0u64..).zip(&messages) {
        // Dovecot gives line ends as CRLF.
        let sent = String::from_utf8_lossy(&testkit::corpus::message(n, 11)).replace('\n', "\r\n");
        assert_eq!(
            String::from_utf8_lossy(&message.bytes),
            sent,
            "mail {n} arrives in order and unchanged"
        );
        assert!(
            !message.flags.seen
                && message.received.is_some()
                && message.folder.as_deref() == Some("INBOX")
        );
    }

    let again = sync(&mut connection, "INBOX", first.cursor, &mut Vec::new())
        .await
        .unwrap();
    assert_eq!((again.fetched, again.cursor), (0, first.cursor));

    deliver(&server, "INBOX", 300..302);
    let mut new = Vec::new();
    let third = sync(&mut connection, "INBOX", first.cursor, &mut new)
        .await
        .unwrap();
    assert_eq!((third.fetched, ids(&new).len()), (2, 2));

    let mut other = Vec::new();
    assert_eq!(
        sync(&mut connection, "Clients/Benali", None, &mut other)
            .await
            .unwrap()
            .fetched,
        5
    );
    assert!(ids(&other)[0].starts_with("Clients/Benali/"));
    let empty = sync(&mut connection, "Drafts", None, &mut Vec::new())
        .await
        .unwrap();
    assert_eq!((empty.fetched, empty.cursor), (0, None));
    connection.close().await;

    let mut after = Connection::open(&settings(&server)).await.unwrap();
    let unseen = after.count_folders().await.unwrap()[0].unseen;
    assert_eq!(
        unseen,
        Some(252),
        "reading leaves everything unread on the server"
    );
}

#[tokio::test]
async fn a_wrong_password_is_told_from_a_server_that_cannot_be_reached() {
    let mut server = server();
    let mut wrong = settings(&server);
    wrong.auth = Auth::Password(Secret::new("hunter2-faux"));
    let error = mail::imap::test(&wrong).await.unwrap_err();
    assert!(
        matches!(&error, Error::Refused { server } if server.contains("AUTHENTICATIONFAILED") || server.to_lowercase().contains("auth")),
        "{error}"
    );
    assert!(
        !format!("{error:?} {wrong:?}").contains("hunter2"),
        "the password is in no message"
    );
    wrong.auth = Auth::OAuth2(Secret::new("jeton-perime"));
    let error = mail::imap::test(&wrong).await.unwrap_err();
    assert!(matches!(error, Error::Refused { .. }), "{error:?}");
    server.stop();
    let error = mail::imap::test(&settings(&server)).await.unwrap_err();
    assert!(
        matches!(error, Error::Unreachable { .. }) && error.is_transient(),
        "{error:?}"
    );
    let mut nowhere = settings(&server);
    nowhere.host = "serveur.invalid".to_owned();
    assert!(matches!(
        mail::imap::test(&nowhere).await.unwrap_err(),
        Error::Unreachable { .. }
    ));
}

#[tokio::test]
async fn a_server_without_a_trusted_certificate_never_sees_the_password() {
    let server = server();
    let mut unknown = settings(&server);
    unknown.extra_root_pem = None;
    assert!(matches!(
        mail::imap::test(&unknown).await,
        Err(Error::NotTrusted { .. })
    ));
    unknown.security = Security::StartTls;
    unknown.port = server.imap_port();
    assert!(matches!(
        mail::imap::test(&unknown).await,
        Err(Error::NotTrusted { .. })
    ));
    assert!(
        !server.log().contains("zoe@cabinet.test"),
        "nobody tried to sign in"
    );
    let mut other_name = settings(&server);
    other_name.host = "ip6-localhost".to_owned();
    let refused = mail::imap::test(&other_name).await.unwrap_err();
    assert!(
        matches!(
            refused,
            Error::NotTrusted { .. } | Error::Unreachable { .. }
        ),
        "{refused:?}"
    );
}

#[tokio::test]
async fn starttls_and_plain_on_this_machine_work_and_plain_elsewhere_is_refused() {
    let server = server();
    let mut settings = settings(&server);
    settings.port = server.imap_port();
    settings.security = Security::StartTls;
    mail::imap::test(&settings).await.unwrap();
    settings.security = Security::PlainOnThisMachine;
    mail::imap::test(&settings).await.unwrap();
    settings.host = "imap.example.fr".to_owned();
    assert!(matches!(
        mail::imap::test(&settings).await,
        Err(Error::Unprotected { .. })
    ));
    settings.host = "localhost".to_owned();
    settings.security = Security::Tls;
    assert!(
        matches!(
            mail::imap::test(&settings).await,
            Err(Error::NotTrusted { .. })
        ),
        "TLS to a plain port"
    );
}

#[tokio::test]
async fn a_server_that_dies_in_the_middle_costs_nothing_and_doubles_nothing() {
    let mut server = server();
    deliver(&server, "INBOX", 0..450);
    let mut connection = Connection::open(&settings(&server)).await.unwrap();
    let mut kept: Vec<Batch> = Vec::new();
    let mut cursor = None;
    let error = {
        let mut sink = |batch: Batch| {
            cursor = Some(batch.cursor);
            kept.push(batch);
            if kept.len() == 2 {
                server.stop();
            }
            Ok(())
        };
        connection
            .sync("INBOX", None, &CancellationToken::new(), &mut sink)
            .await
            .unwrap_err()
    };
    assert!(error.is_transient(), "{error:?}");
    assert_eq!(kept.len(), 2);

    server.restart();
    let mut connection = Connection::open(&settings(&server)).await.unwrap();
    let report = sync(&mut connection, "INBOX", cursor, &mut kept)
        .await
        .unwrap();
    assert!(!report.resynced);
    let mut all = ids(&kept);
    assert_eq!(all.len(), 450);
    all.sort();
    all.dedup();
    assert_eq!(all.len(), 450, "no message came twice");
}

#[tokio::test]
async fn a_batch_that_is_not_kept_does_not_move_the_cursor() {
    let server = server();
    deliver(&server, "INBOX", 0..150);
    let mut connection = Connection::open(&settings(&server)).await.unwrap();
    let mut full = |_: Batch| Err("the disk is full".into());
    let error = connection
        .sync("INBOX", None, &CancellationToken::new(), &mut full)
        .await
        .unwrap_err();
    assert!(matches!(&error, Error::Sink(cause) if cause.to_string() == "the disk is full"));
    let mut kept = Vec::new();
    assert_eq!(
        sync(&mut connection, "INBOX", None, &mut kept)
            .await
            .unwrap()
            .fetched,
        150,
        "the connection is still good"
    );
}

#[tokio::test]
async fn a_folder_made_anew_is_read_anew_and_says_so() {
    let server = server();
    deliver(&server, "Dossiers", 0..5);
    let mut connection = Connection::open(&settings(&server)).await.unwrap();
    let mut kept = Vec::new();
    let first = sync(&mut connection, "Dossiers", None, &mut kept)
        .await
        .unwrap();
    connection.close().await;
    server.recreate_folder("zoe@cabinet.test", "Dossiers");
    deliver(&server, "Dossiers", 3..6);
    let mut connection = Connection::open(&settings(&server)).await.unwrap();
    let mut anew = Vec::new();
    let second = sync(&mut connection, "Dossiers", first.cursor, &mut anew)
        .await
        .unwrap();
    assert_eq!((second.resynced, second.fetched), (true, 3));
    assert_ne!(
        second.cursor.unwrap().uid_validity,
        first.cursor.unwrap().uid_validity
    );
    assert!(
        ids(&anew).iter().all(|id| !ids(&kept).contains(id)),
        "the same number is another message now"
    );
}

#[tokio::test]
async fn a_folder_that_is_gone_is_told_from_a_broken_line() {
    let server = server();
    let mut connection = Connection::open(&settings(&server)).await.unwrap();
    let error = sync(&mut connection, "Absent", None, &mut Vec::new())
        .await
        .unwrap_err();
    assert!(
        matches!(&error, Error::FolderGone { folder, .. } if folder == "Absent")
            && !error.is_transient(),
        "{error:?}"
    );
    assert_eq!(
        sync(&mut connection, "INBOX", None, &mut Vec::new())
            .await
            .unwrap()
            .fetched,
        0
    );
}

#[tokio::test]
async fn new_mail_wakes_an_idle_connection() {
    let server = server();
    deliver(&server, "INBOX", 0..1);
    let mut connection = Connection::open(&settings(&server)).await.unwrap();
    assert!(connection.can_idle());
    let cancel = CancellationToken::new();
    assert_eq!(
        connection
            .idle("INBOX", Duration::from_millis(300), &cancel)
            .await
            .unwrap(),
        Wake::TimedOut
    );
    let (wake, ()) = tokio::join!(
        connection.idle("INBOX", Duration::from_secs(30), &cancel),
        async {
            tokio::time::sleep(Duration::from_millis(500)).await;
            deliver(&server, "INBOX", 1..2);
        }
    );
    assert_eq!(wake.unwrap(), Wake::NewMail);
    assert_eq!(
        sync(&mut connection, "INBOX", None, &mut Vec::new())
            .await
            .unwrap()
            .fetched,
        2,
        "the connection goes on"
    );
    let (cancelled, ()) = tokio::join!(
        connection.idle("INBOX", Duration::from_secs(30), &cancel),
        async {
            tokio::time::sleep(Duration::from_millis(200)).await;
            cancel.cancel();
        }
    );
    assert!(matches!(cancelled, Err(Error::Cancelled)));
}

#[tokio::test]
async fn an_idle_connection_notices_that_the_server_is_gone() {
    let mut server = server();
    let mut connection = Connection::open(&settings(&server)).await.unwrap();
    let waiting = tokio::spawn(async move {
        connection
            .idle("INBOX", Duration::from_secs(30), &CancellationToken::new())
            .await
    });
    tokio::time::sleep(Duration::from_millis(500)).await;
    tokio::task::spawn_blocking(move || server.stop())
        .await
        .unwrap();
    let error = waiting.await.unwrap().unwrap_err();
    assert!(error.is_transient(), "{error:?}");
}

#[tokio::test]
async fn a_sync_stops_when_asked_and_keeps_what_it_has() {
    let server = server();
    deliver(&server, "INBOX", 0..300);
    let mut connection = Connection::open(&settings(&server)).await.unwrap();
    let cancel = CancellationToken::new();
    let mut kept = 0;
    let mut sink = |_: Batch| {
        kept += 1;
        cancel.cancel();
        Ok(())
    };
    let result = connection.sync("INBOX", None, &cancel, &mut sink).await;
    assert!(matches!(result, Err(Error::Cancelled)));
    assert_eq!(kept, 1);
}
