//! What people drop on the library: files of every kind, zips of a month, and hostile ones.

use super::{Cabinet, counts, jade};
use std::{
    io::{Cursor, Write as _},
    time::{Duration, Instant},
};
use zip::{ZipWriter, write::SimpleFileOptions};

const TRIBUNAL: &str = "TRIBUNAL ADMINISTRATIF\nDE MELUN\n\nN° 2301234\n\nMme C...\n\n4ème chambre\n\nLecture du 5 avril 2023\n\n\
    Vu la procédure suivante :\nPar une requête, Mme C... demande l'annulation de l'arrêté.\n\n\
    DÉCIDE :\nArticle 1er : L'arrêté du 2 janvier 2023 est annulé.\n";

fn zipped(members: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in members {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn the_facts_of_a_text_file_are_read_from_it() {
    let firm = Cabinet::new();
    let html = format!(
        "<html><body><p>{}</p></body></html>",
        TRIBUNAL.replace('\n', "<br>")
    );
    let paths = [
        firm.decision_file("jugement C.txt", TRIBUNAL.as_bytes()),
        firm.decision_file("lettre.txt", "Bonjour, voici la décision.".as_bytes()),
    ];
    assert_eq!(counts(&firm.shelve(&paths)), [2, 2, 0, 0, 0]);
    let rows = firm.decisions("arrêté").items;
    let row = rows.first().unwrap();
    assert_eq!(
        row.citation,
        "TA Melun, 4ème chambre, 5 avril 2023, n° 2301234"
    );
    assert_eq!(
        (row.outcome.as_str(), row.title.as_str()),
        ("Annulation", "jugement C")
    );
    let unsure = firm.decisions("voici").items;
    assert_eq!(
        (unsure[0].citation.as_str(), unsure[0].court.as_str()),
        ("", "")
    );
    // The same judgment as a page of the web is the same judgment.
    let page = firm.decision_file("jugement.html", html.as_bytes());
    assert_eq!(counts(&firm.shelve(&[page])), [1, 0, 1, 0, 0]);
}

#[test]
fn a_scan_is_read_by_the_reader_of_documents() {
    let firm = Cabinet::new();
    let scan = include_bytes!("../../fixtures/documents/oqtf-scan.pdf");
    let path = firm.decision_file("scan.pdf", scan);
    let report = firm.shelve(&[path]);
    assert_eq!(counts(&report), [1, 1, 0, 0, 0]);
    let started = Instant::now();
    while firm.decisions("territoire").total == 0 {
        firm.desk.session().unwrap().read_documents().unwrap();
        assert!(
            started.elapsed() < Duration::from_secs(120),
            "still reading"
        );
        std::thread::sleep(Duration::from_millis(20));
    }
    let row = &firm.decisions("territoire").items[0];
    assert!(row.snippet.contains("territoire"), "{row:?}");
    let hits = firm.search("territoire");
    assert!(
        hits.iter().all(|hit| hit.kind == "decision"),
        "it is no document of a matter: {hits:?}"
    );
    let session = firm.desk.session().unwrap();
    let undone = session
        .undo_decision_import(&report.id, &mut |_, _| true)
        .unwrap();
    assert_eq!(
        undone.removed, 1,
        "what the reader filled in is nobody's work"
    );
}

#[test]
fn a_hostile_zip_costs_its_own_files_only() {
    let firm = Cabinet::new();
    let good = jade(1, "Un bon texte.");
    let broken = &jade(2, "Coupé.")[..300];
    let bomb = vec![b' '; 70 << 20];
    let zip = zipped(&[
        ("2023/good.xml", good.as_bytes()),
        ("2023/broken.xml", broken.as_bytes()),
        ("../../escape.xml", good.as_bytes()),
        ("bomb.xml", &bomb),
        ("inner.zip", b"PK"),
        ("picture.bin", &[0; 100]),
    ]);
    let paths = [
        firm.decision_file("TA_202301.zip", &zip),
        firm.decision_file("cut.zip", &zip[..zip.len() / 2]),
    ];
    let report = firm.shelve(&paths);
    assert_eq!(counts(&report), [7, 1, 0, 0, 6], "{report:?}");
    let reasons: Vec<_> = report
        .refusals
        .iter()
        .map(|it| (it.file.as_str(), it.reason.as_str()))
        .collect();
    assert_eq!(
        reasons,
        [
            ("TA_202301.zip/broken.xml", "damaged"),
            ("TA_202301.zip/escape.xml", "unsafe_name"),
            ("TA_202301.zip/bomb.xml", "too_large"),
            ("TA_202301.zip/inner.zip", "unsupported"),
            ("TA_202301.zip/picture.bin", "unsupported"),
            ("cut.zip", "damaged"),
        ]
    );
    assert_eq!(firm.decisions("bon texte").total, 1);
}

#[test]
fn an_import_that_is_stopped_keeps_what_is_in_and_goes_on_later() {
    let firm = Cabinet::new();
    let texts: Vec<(String, String)> = (0..450)
        .map(|number| (format!("{number}.xml"), jade(number, "Texte.")))
        .collect();
    let members: Vec<(&str, &[u8])> = texts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    let path = firm.decision_file("all.zip", &zipped(&members));
    let session = firm.desk.session().unwrap();
    let stopped = session
        .import_decisions(std::slice::from_ref(&path), &mut |done, _| done < 250)
        .unwrap();
    assert!(stopped.stopped);
    assert_eq!(stopped.created, 250);
    let rest = firm.shelve(&[path]);
    assert_eq!(counts(&rest), [450, 200, 0, 250, 0]);
    let mut cursor = None;
    let mut seen = 0;
    loop {
        let page = firm.ask(contract::case_law::ListDecisions {
            limit: 200,
            cursor,
            ..Default::default()
        });
        seen += page.items.len();
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(seen, 450);
}
