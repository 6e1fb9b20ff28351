//! Where a message goes: one row, the right workspace, nothing at all, or a person's hands; and that it is found again.

use crate::{
    cabinet::Cabinet,
    letters::{self, Letter},
};
use contract::{
    deadlines::Decide,
    inbox::{InboxTab, LinkWorkspace},
    ingest::{CancelJob, ListJobs, StartIngest},
    settings::UpdateSettings,
    words::{Category, DeadlineState, Priority, Status},
};

#[test]
fn everything_of_a_message_is_found() {
    let firm = Cabinet::new();
    let letter = letters::oqtf().attach(
        "recit.txt",
        "text/plain",
        "Le témoin s'appelle Zéphyrine Kouassi-Lambert.".as_bytes(),
    );
    let message = firm.receive_one(&letter);
    for query in [
        "obligation quitter territoire",
        "OQTF",
        "prefecture",
        "préfecture",
        "contestation",
        "amad*",
        "from:diallo",
        "subject:OQTF",
        "zephyrine",
        "has:attachment diallo",
        "is:to_validate OQTF",
    ] {
        let hits = firm.search(query);
        assert!(
            hits.iter()
                .any(|hit| hit.kind == "mail" && hit.id == message.id),
            "{query:?} finds {hits:?}"
        );
    }
    for query in [
        "from:personne",
        "before:2026-11-19 OQTF",
        "OQTF -diallo",
        "\"territoire quitter\"",
    ] {
        let hits = firm.search(query);
        assert!(!hits.iter().any(|hit| hit.id == message.id), "{query:?}");
    }
    let workspace = message.workspace.unwrap();
    assert!(
        firm.search("Diallo")
            .iter()
            .any(|hit| hit.kind == "workspace" && hit.id == workspace.id)
    );
    assert!(
        firm.search("Diallo")
            .iter()
            .any(|hit| hit.kind == "contact")
    );
    let hit = firm
        .search("territoire")
        .into_iter()
        .find(|hit| hit.id == message.id)
        .unwrap();
    let units: Vec<u16> = hit.snippet.encode_utf16().collect();
    let [start, end] = hit.marks[0];
    assert_eq!(
        String::from_utf16(&units[start as usize..end as usize])
            .unwrap()
            .to_lowercase(),
        "territoire",
        "the mark is on the word"
    );
}

#[test]
fn the_same_message_twice_is_one_row_whatever_its_file_is_called() {
    let firm = Cabinet::new();
    let letter = letters::oqtf();
    firm.receive_one(&letter);
    let report = firm.receive(&[&letter, &letter]);
    assert_eq!((report.read, report.stored, report.duplicates), (2, 0, 2));
    assert_eq!(
        (
            firm.inbox().len(),
            firm.workspaces().len(),
            firm.contacts().len()
        ),
        (1, 1, 1)
    );
    let message = firm.by_subject(&letter.subject);
    assert_eq!(message.deadlines.len(), 1);
    assert_eq!(
        firm.search("OQTF")
            .iter()
            .filter(|hit| hit.kind == "mail")
            .count(),
        1
    );
}

#[test]
fn an_answer_in_the_thread_lands_in_the_same_workspace() {
    let firm = Cabinet::new();
    let first = letters::oqtf();
    let opened = firm.receive_one(&first).workspace.unwrap();
    let answer = letters::ordinary("Amadou Diallo", "amadou.diallo@courriel.example")
        .answers(&first)
        .at("2026-11-20T09:40:00+01:00");
    let message = firm.receive_one(&answer);
    assert_eq!(
        message.workspace.as_ref().map(|workspace| &workspace.id),
        Some(&opened.id)
    );
    assert_eq!(message.thread.len(), 1, "the first letter stands beside it");
    assert_eq!(
        firm.inbox()
            .iter()
            .map(|row| row.thread_size)
            .collect::<Vec<_>>(),
        [2, 2]
    );
    let workspace = firm.workspace(&opened.id);
    assert!(
        workspace
            .timeline
            .iter()
            .any(|happened| happened.kind == "message_filed"
                && happened.message_id.as_ref() == Some(&message.id))
    );
    assert_eq!((firm.workspaces().len(), firm.contacts().len()), (1, 1));
}

#[test]
fn a_prefectures_mail_about_a_known_client_goes_to_that_clients_workspace() {
    let firm = Cabinet::new();
    let opened = firm.receive_one(&letters::oqtf()).workspace.unwrap();
    let letter = letters::from("Préfecture du Nord", "pref-eloignement@nord.gouv.fr")
        .subject("M. Amadou DIALLO, obligation de quitter le territoire")
        .at("2026-11-20T09:30:00+01:00")
        .text(
            "Maître,\n\nJe vous prie de trouver ci-joint copie de l'arrêté du 17 novembre 2026 portant obligation de quitter le territoire français \
             pris à l'encontre de Monsieur Amadou DIALLO, ressortissant guinéen, notifié le 19 novembre 2026 avec un délai de départ volontaire de trente jours.\n\n\
             Le bureau de l'éloignement\n",
        );
    let message = firm.receive_one(&letter);
    assert_eq!(
        message.workspace.as_ref().map(|workspace| &workspace.id),
        Some(&opened.id),
        "{message:?}"
    );
    assert_eq!(
        firm.workspaces().len(),
        1,
        "no second workspace for the same matter"
    );
    let workspace = firm.workspace(&opened.id);
    assert!(
        workspace
            .people
            .iter()
            .any(|person| person.part == "client" && person.name.to_uppercase().contains("DIALLO")),
        "{:?}",
        workspace.people
    );
    assert_eq!(
        workspace.deadlines.len(),
        1,
        "the same notification is the same deadline: {:?}",
        workspace.deadlines
    );
    let authority = firm
        .contacts()
        .into_iter()
        .find(|contact| {
            contact
                .points
                .iter()
                .any(|point| point.contains("nord.gouv.fr"))
        })
        .unwrap();
    assert_eq!(authority.kind, "authority");
}

#[test]
fn below_the_threshold_nothing_is_opened_and_a_person_must_look() {
    let firm = Cabinet::new();
    firm.ask(UpdateSettings {
        review_below_percent: Some(100),
        ..UpdateSettings::default()
    });
    let message = firm.receive_one(&letters::oqtf());
    assert!(message.analysis.as_ref().unwrap().needs_review);
    assert!(
        message.workspace.is_none() && firm.workspaces().is_empty() && message.deadlines.is_empty()
    );
    let review = firm.tab(InboxTab::Review);
    assert_eq!(
        review.iter().map(|row| &row.id).collect::<Vec<_>>(),
        [&message.id]
    );
    assert!(review[0].needs_review && firm.card(&message.id).needs_review);
}

#[test]
fn a_mail_that_says_nothing_is_not_guessed() {
    let firm = Cabinet::new();
    let message = firm.receive_one(
        &letters::from("", "x71@courriel.example")
            .subject("?")
            .text("Voir pièce.\n"),
    );
    assert!(
        message.workspace.is_none() && message.deadlines.is_empty() && firm.workspaces().is_empty()
    );
    let analysis = message.analysis.unwrap();
    assert_eq!(
        (analysis.procedure.value, analysis.entities.len()),
        (None, 0),
        "nothing is read into it"
    );
}

#[test]
fn a_lawyer_who_writes_about_a_hearing_is_nobodys_new_client() {
    let firm = Cabinet::new();
    let letter = letters::from("Me Solveig Aubry", "s.aubry@barreau.example.fr")
        .subject("Renvoi de l'audience Okafor")
        .text(
            "Mon cher Confrère,\n\nJ'accepte le renvoi de l'audience devant le tribunal administratif contre l'OQTF. Le tribunal propose le \
             14 décembre 2026 à 9 h 15. Pouvez-vous me confirmer que cette date vous convient ?\n\nVotre bien dévouée,\nSolveig Aubry\n",
        );
    let message = firm.receive_one(&letter);
    assert!(message.workspace.is_none() && firm.workspaces().is_empty());
    assert!(message.contact.is_some(), "whoever wrote is known");
    let about = letters::from("Maître Jean Rochet", "j.rochet@cabinet-rochet.example.org")
        .subject("OQTF notifiée hier à M. Karim Benali")
        .text(
            "Mon cher Confrère,\n\nLa préfecture a notifié hier, le 19 novembre 2026, à M. Karim Benali une obligation de quitter le territoire \
             français avec un délai de départ volontaire de trente jours. Je ne puis le défendre : voulez-vous le recevoir ?\n\nJean Rochet\n",
        );
    let workspace = firm.receive_one(&about).workspace;
    assert!(workspace.is_none_or(|it| it.title.contains("Benali")));
}

#[test]
fn a_newsletter_makes_no_contact_and_no_workspace() {
    let firm = Cabinet::new();
    let message = firm.receive_one(&letters::newsletter());
    assert_eq!(
        message.analysis.as_ref().unwrap().category.value,
        Category::General
    );
    assert_eq!(
        message.analysis.as_ref().unwrap().priority.value,
        Priority::Low
    );
    assert!(
        message.contact.is_none() && firm.contacts().is_empty() && firm.workspaces().is_empty()
    );
}

#[test]
fn a_letter_of_the_firms_own_is_no_work_for_anybody() {
    let firm = Cabinet::new();
    let first = letters::oqtf();
    let opened = firm.receive_one(&first).workspace.unwrap();
    let own = letters::from("Claire Valmer", "claire@valmer-avocats.example.fr")
        .answers(&first)
        .at("2026-11-20T10:00:00+01:00");
    let message = firm.receive_one(&own.header("Cc", "amadou.diallo@courriel.example"));
    assert_eq!(message.status, Status::Closed);
    assert_eq!(firm.workspaces().len(), 1);
    assert_eq!(message.thread.len(), 1);
    assert_eq!(firm.contacts().len(), 1, "nobody of the firm is a client");
    assert!(!message.sla.overdue);
    let _ = opened;
}

#[test]
fn a_message_is_filed_by_hand_and_taken_out_again() {
    let firm = Cabinet::new();
    let opened = firm.receive_one(&letters::oqtf()).workspace.unwrap();
    let other = firm.receive_one(&letters::ordinary(
        "Mariam Keïta",
        "mariam.keita@courriel.example",
    ));
    let filed = firm.ask(LinkWorkspace {
        id: other.id.clone(),
        workspace_id: Some(opened.id.clone()),
    });
    assert_eq!(
        filed.workspace.as_ref().map(|workspace| &workspace.id),
        Some(&opened.id)
    );
    assert_eq!(firm.workspace(&opened.id).messages.len(), 2);
    let out = firm.ask(LinkWorkspace {
        id: other.id,
        workspace_id: None,
    });
    assert!(out.workspace.is_none());
    let timeline = firm.workspace(&opened.id).timeline;
    let by_person: Vec<_> = timeline
        .iter()
        .filter(|happened| happened.by.as_deref() == Some("Claire Valmer"))
        .map(|happened| happened.kind.as_str())
        .collect();
    assert_eq!(
        by_person,
        ["message_removed", "message_filed"],
        "newest first"
    );
}

#[test]
fn a_proposed_deadline_goes_where_its_letter_is_filed_and_a_confirmed_one_stays() {
    let firm = Cabinet::new();
    let letter = firm.receive_one(&letters::oqtf());
    let wrong = letter.workspace.unwrap().id;
    let right = firm.matter().id;
    let proposed = firm.workspace(&wrong).deadlines;
    assert_eq!(proposed.len(), 1);
    let file_in = |workspace: &str| {
        firm.ask(LinkWorkspace {
            id: letter.id.clone(),
            workspace_id: Some(workspace.to_owned()),
        })
    };
    file_in(&right);
    assert_eq!(firm.workspace(&wrong).deadlines, []);
    assert_eq!(firm.workspace(&right).deadlines, proposed);
    firm.ask(Decide {
        note: None,
        id: proposed[0].id.clone(),
        state: DeadlineState::Confirmed,
    });
    file_in(&wrong);
    assert_eq!(firm.workspace(&right).deadlines.len(), 1);
}

#[test]
fn attachments_keep_their_bytes_and_their_text_is_found() {
    let firm = Cabinet::new();
    let bytes: Vec<u8> = (0..=255).cycle().take(70_000).collect();
    let letter: Letter = letters::oqtf()
        .attach("photo.jpg", "image/jpeg", &bytes)
        .attach(
            "note.txt",
            "text/plain",
            "Rendez-vous à la sous-préfecture de Dunkerque".as_bytes(),
        );
    let message = firm.receive_one(&letter);
    let [photo, note] = &message.attachments[..] else {
        panic!("{:?}", message.attachments)
    };
    assert_eq!(
        firm.desk.attachment(&photo.id).unwrap(),
        ("photo.jpg".to_owned(), "image/jpeg".to_owned(), bytes)
    );
    assert_eq!(
        (note.text_state.as_str(), note.filename.as_str()),
        ("done", "note.txt")
    );
    assert!(
        firm.search("dunkerque")
            .iter()
            .any(|hit| hit.id == message.id)
    );
    assert_eq!(
        firm.workspace(&message.workspace.unwrap().id)
            .documents
            .len(),
        2
    );
}

#[test]
fn mail_that_is_stopped_on_its_way_in_comes_in_whole_the_next_time() {
    const LETTERS: usize = 6000;
    let firm = Cabinet::new();
    let folder = firm.place("mails");
    std::fs::create_dir_all(&folder).unwrap();
    for number in 0..LETTERS {
        let name = format!("Client {number}");
        let letter = letters::ordinary(&name, &format!("client{number}@courriel.example"));
        std::fs::write(folder.join(format!("{number:05}.eml")), letter.bytes()).unwrap();
    }
    std::fs::write(folder.join("broken.eml"), []).unwrap();
    let job = firm.ask(StartIngest {
        places: vec![firm.desk.offer(&folder).token],
        account: None,
    });
    while firm
        .ask(ListJobs {})
        .jobs
        .iter()
        .any(|job| job.done == 0 && job.state == "running")
    {
        std::thread::sleep(std::time::Duration::from_millis(2));
    }
    firm.ask(CancelJob { id: job.id.clone() });
    let stopped = firm.finished(&job.id);
    let first = stopped.report.unwrap();
    assert_eq!(stopped.state, "cancelled");
    assert!((1..LETTERS).contains(&(first.stored as usize)), "{first:?}");
    assert_eq!(firm.inbox().len(), first.stored as usize);
    let rest = firm.bring_in(&folder);
    assert_eq!((first.stored + rest.stored) as usize, LETTERS + 1);
    assert_eq!(rest.duplicates, first.stored);
    assert_eq!(firm.inbox().len(), LETTERS + 1);
}

#[test]
fn a_client_at_the_provider_of_the_firm_is_a_client() {
    let firm = Cabinet::new();
    let letter = letters::oqtf().named("Karim Benali", "karim.benali@valmer-avocats.example.fr");
    let message = firm.receive_one(&letter);
    assert_eq!(message.status, Status::ToValidate);
    assert!(message.workspace.is_some() && !message.read);
}

#[test]
fn another_letter_at_a_known_path_is_another_letter() {
    let firm = Cabinet::new();
    let path = firm.place("m.eml");
    let bring = |letter: &Letter| {
        std::fs::write(&path, letter.bytes()).unwrap();
        let report = firm.bring_in(&path);
        (report.stored, report.duplicates)
    };
    let (first, second) = (letters::oqtf(), letters::newsletter());
    assert_eq!(bring(&first), (1, 0));
    assert_eq!(bring(&first), (0, 1), "the same file again");
    assert_eq!(bring(&second), (1, 0), "the file was written over");
    assert_eq!(bring(&second), (0, 1));
    assert_eq!(bring(&first), (0, 1), "and back");
    assert_eq!(firm.inbox().len(), 2);
}
