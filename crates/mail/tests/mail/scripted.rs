//! Servers that behave badly, each played by a script.

use mail::imap::{
    Auth, Batch, CancellationToken, Connection, Error, Secret, Security, Settings, Timeouts,
};
use std::time::Duration;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};

/// What the server says to a command; `{tag}` is the command's tag.
type Script = fn(&str) -> Option<String>;

/// A server on loopback that greets and then follows a script until the script ends with `None`.
async fn server(greeting: &'static str, script: Script) -> Settings {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(play(stream, greeting, script));
        }
    });
    let mut settings = Settings::new(
        "127.0.0.1",
        "zoe",
        Auth::Password(Secret::new("secret-de-zoe")),
    );
    settings.port = port;
    settings.security = Security::PlainOnThisMachine;
    let short = Duration::from_millis(500);
    settings.timeouts = Timeouts {
        connect: short,
        sign_in: short,
        silence: short,
    };
    settings
}

async fn play(stream: TcpStream, greeting: &str, script: Script) {
    let (read, mut write) = stream.into_split();
    let mut lines = BufReader::new(read).lines();
    let _ = write.write_all(greeting.as_bytes()).await;
    let mut last = String::new();
    while let Ok(Some(line)) = lines.next_line().await {
        // A line without a tag goes on with the command before it.
        let (tag, command) = line.split_once(' ').unwrap_or((&last, &line));
        let Some(answer) = script(command) else {
            return;
        };
        let _ = write
            .write_all(answer.replace("{tag}", tag).as_bytes())
            .await;
        last = tag.to_owned();
    }
}

fn ok() -> Option<String> {
    Some("{tag} OK done\r\n".to_owned())
}

/// A server of the old school: no IDLE, no special folders, one message in the inbox.
fn weak(command: &str) -> Option<String> {
    let answer = match command.split(' ').next().unwrap_or_default() {
        "CAPABILITY" => "* CAPABILITY IMAP4rev1\r\n",
        "LIST" => {
            "* LIST () \"/\" INBOX\r\n* LIST () \"/\" \"&AMk-l&AOk-ments envoy&AOk-s\"\r\n* LIST (\\Noselect) \"/\" Clients\r\n"
        }
        "STATUS" => return Some("{tag} BAD what is that\r\n".to_owned()),
        "EXAMINE" => "* 1 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n* FLAGS (\\Seen)\r\n",
        "UID" if command.contains("SEARCH") => "* SEARCH 4\r\n",
        "UID" if command.contains("BODY") => {
            "* 1 FETCH (UID 4 FLAGS (\\Seen \\Flagged) INTERNALDATE \"02-Mar-2026 09:00:00 +0100\" BODY[] {8}\r\nA: b\r\n\r\n)\r\n"
        }
        "UID" => "* 1 FETCH (UID 4 RFC822.SIZE 8)\r\n",
        _ => "",
    };
    Some(format!("{answer}{{tag}} OK done\r\n"))
}

async fn sync(settings: &Settings, kept: &mut Vec<Batch>) -> Result<u32, Error> {
    let mut connection = Connection::open(settings).await?;
    let mut sink = |batch| {
        kept.push(batch);
        Ok(())
    };
    connection
        .sync("INBOX", None, &CancellationToken::new(), &mut sink)
        .await
        .map(|report| report.fetched)
}

#[tokio::test]
async fn a_server_without_idle_and_without_counts_is_polled() {
    let settings = server("* OK hello\r\n", weak).await;
    let report = mail::imap::test(&settings).await.unwrap();
    assert!(!report.can_idle);
    let folders: Vec<_> = report
        .folders
        .iter()
        .map(|folder| (folder.display.as_str(), folder.selectable, folder.messages))
        .collect();
    assert_eq!(
        folders,
        [
            ("INBOX", true, None),
            ("Clients", false, None),
            ("Éléments envoyés", true, None)
        ]
    );
    assert_eq!(
        report.folders[2].special_use,
        Some(mail::imap::SpecialUse::Sent)
    );

    let mut connection = Connection::open(&settings).await.unwrap();
    let waited = connection
        .idle("INBOX", Duration::from_secs(1), &CancellationToken::new())
        .await;
    assert!(matches!(waited, Err(Error::NotSupported { what: "IDLE" })));
    let mut kept = Vec::new();
    assert_eq!(sync(&settings, &mut kept).await.unwrap(), 1);
    let message = &kept[0].messages[0];
    assert_eq!(
        (message.provider_id.as_str(), message.bytes.as_slice()),
        ("INBOX/7/4", &b"A: b\r\n\r\n"[..])
    );
    assert!(message.flags.seen && message.flags.flagged);
    assert_eq!(
        message.received.map(|at| at.to_string()).as_deref(),
        Some("2026-03-02T08:00:00Z")
    );
}

#[tokio::test]
async fn a_server_that_falls_silent_does_not_hold_us() {
    let mute = server("* OK hello\r\n", |command| {
        if command.starts_with("LOGIN") {
            Some(String::new())
        } else {
            ok()
        }
    })
    .await;
    assert!(matches!(
        mail::imap::test(&mute).await,
        Err(Error::Silent { .. })
    ));
    let mute = server("", weak).await;
    assert!(matches!(
        mail::imap::test(&mute).await,
        Err(Error::Unreachable { .. })
    ));
    let mute = server("* OK hello\r\n", |command| {
        if command.contains("BODY") {
            Some("* 1 FETCH (UID 4 BODY[] {800}\r\nA: b".to_owned())
        } else {
            weak(command)
        }
    })
    .await;
    assert!(matches!(
        sync(&mute, &mut Vec::new()).await,
        Err(Error::Silent { .. })
    ));
}

#[tokio::test]
async fn a_server_that_talks_nonsense_or_hangs_up_is_told_apart() {
    let nonsense = server("HTTP/1.1 400 Bad Request\r\n\r\n", weak).await;
    assert!(matches!(
        mail::imap::test(&nonsense).await,
        Err(Error::Protocol { .. })
    ));
    let busy = server("* BYE too many connections\r\n", weak).await;
    let error = mail::imap::test(&busy).await.unwrap_err();
    assert!(
        matches!(&error, Error::Dropped { cause } if cause == "too many connections")
            && error.is_transient(),
        "{error:?}"
    );
    let cut = server("* OK hello\r\n", |command| {
        if command.contains("BODY") {
            None
        } else {
            weak(command)
        }
    })
    .await;
    let mut kept = Vec::new();
    let error = sync(&cut, &mut kept).await.unwrap_err();
    assert!(
        matches!(error, Error::Dropped { .. }) && kept.is_empty(),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_server_that_repeats_the_password_does_not_get_it_into_a_message() {
    let parrot = server("* OK hello\r\n", |command| {
        Some(format!("{{tag}} NO cannot do {command}\r\n"))
    })
    .await;
    let error = mail::imap::test(&parrot).await.unwrap_err();
    assert!(matches!(error, Error::Refused { .. }));
    assert!(
        !format!("{error} {error:?}").contains("secret-de-zoe"),
        "{error:?}"
    );
}

#[tokio::test]
async fn a_message_that_vanishes_in_between_is_counted_and_not_waited_for() {
    let vanishing = server("* OK hello\r\n", |command| {
        if command.contains("BODY") {
            ok()
        } else {
            weak(command)
        }
    })
    .await;
    let mut connection = Connection::open(&vanishing).await.unwrap();
    let report = connection
        .sync("INBOX", None, &CancellationToken::new(), &mut |_| Ok(()))
        .await
        .unwrap();
    assert_eq!(
        (
            report.fetched,
            report.vanished,
            report.cursor.map(|cursor| cursor.last_uid)
        ),
        (0, 1, Some(4))
    );
}

#[tokio::test]
async fn one_broken_message_does_not_keep_the_others_back() {
    let broken = server("* OK hello\r\n", |command| match command {
        command if command.contains("SEARCH") => Some("* SEARCH 6 5 4\r\n{tag} OK done\r\n".to_owned()),
        command if command.contains("SIZE") => Some("* 1 FETCH (UID 4 RFC822.SIZE 8)\r\n* 2 FETCH (UID 5 RFC822.SIZE 8)\r\n* 3 FETCH (UID 6 RFC822.SIZE 8)\r\n{tag} OK done\r\n".to_owned()),
        command if command.contains("FETCH 4:6") => Some("* 1 FETCH (UID 4 BODY[] {8}\r\nA: b\r\n\r\n)\r\n{tag} NO message 2 is damaged\r\n".to_owned()),
        command if command.contains("FETCH 5 ") => Some("{tag} NO it is damaged\r\n".to_owned()),
        command if command.contains("FETCH 6 ") => Some("* 3 FETCH (UID 6 BODY[] {8}\r\nC: d\r\n\r\n)\r\n{tag} OK done\r\n".to_owned()),
        other => weak(other),
    })
    .await;
    let mut connection = Connection::open(&broken).await.unwrap();
    let mut kept: Vec<Batch> = Vec::new();
    let mut sink = |batch| {
        kept.push(batch);
        Ok(())
    };
    let report = connection
        .sync("INBOX", None, &CancellationToken::new(), &mut sink)
        .await
        .unwrap();
    assert_eq!(
        (report.fetched, report.vanished, report.unreadable),
        (2, 0, vec!["INBOX/7/5".to_owned()])
    );
    assert_eq!(
        kept[0]
            .messages
            .iter()
            .map(|message| message.provider_id.as_str())
            .collect::<Vec<_>>(),
        ["INBOX/7/4", "INBOX/7/6"]
    );
}

#[tokio::test]
async fn a_token_signs_in_and_an_expired_one_is_refused_in_words() {
    let mut good = server("* OK hello\r\n", |command| match command {
        "AUTHENTICATE XOAUTH2" => Some("+ \r\n".to_owned()),
        "dXNlcj16b2UBYXV0aD1CZWFyZXIgamV0b24BAQ==" => ok(),
        other => weak(other),
    })
    .await;
    good.auth = Auth::OAuth2(Secret::new("jeton"));
    mail::imap::test(&good).await.unwrap();

    let mut expired = server("* OK hello\r\n", |command| match command {
        "AUTHENTICATE XOAUTH2" => Some("+ \r\n".to_owned()),
        "" => Some("{tag} NO [AUTHENTICATIONFAILED] token expired\r\n".to_owned()),
        _ => Some("+ eyJzdGF0dXMiOiI0MDAifQ==\r\n".to_owned()),
    })
    .await;
    expired.auth = Auth::OAuth2(Secret::new("jeton"));
    let error = mail::imap::test(&expired).await.unwrap_err();
    assert!(
        matches!(&error, Error::Refused { server } if server.contains("token expired")),
        "{error:?}"
    );
}
