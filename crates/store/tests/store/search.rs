//! Search, as a lawyer types it.

use domain::{Category, Status};
use store::{Contact, ContactKind, HitKind, Question, SearchDocument, SearchPage};

use crate::{Firm, NOW, id, keep_mail, mail};

const DAY: i64 = 86_400_000;

/// Five mails, a day apart, and a contact.
fn firm() -> Firm {
    let firm = Firm::new();
    let mails = [
        (
            "Refus de titre de séjour",
            "La préfecture a refusé mon titre. L'Œuvre de ma sœur.",
        ),
        (
            "Re: rendez-vous",
            "Merci, les enfants viendront avec moi à la préfecture de Lyon.",
        ),
        (
            "Facture 2026-0397",
            "Veuillez trouver la facture. The appeals were filed by the lawyers.",
        ),
        (
            "OQTF sans délai",
            "Mon enfant et moi avons reçu une obligation de quitter le territoire.",
        ),
        (
            "Newsletter",
            "Nos meilleures offres du mois, titre de transport inclus.",
        ),
    ];
    firm.write(|writer| {
        for (number, (subject, body)) in (0..).zip(mails) {
            let mut mail = mail(
                number,
                NOW + i64::try_from(number).unwrap() * DAY,
                subject,
                body,
            );
            mail.0.read = number == 0;
            if number == 3 {
                mail.0.status = Status::Escalated;
                mail.0.category = Category::Ceseda;
                mail.0.from_name = "Ali Benali".to_owned();
                mail.0.from_address = "ali@example.org".to_owned();
                mail.0.has_attachments = true;
            }
            keep_mail(writer, &mail)?;
        }
        let contact = SearchDocument::new(HitKind::Contact, id(99), NOW + 9 * DAY);
        writer.index(store::PreparedSearch::new(&SearchDocument {
            subject: "Zoé Enfantin",
            ..contact
        }));
        Ok(())
    });
    firm
}

fn page(firm: &Firm, question: &Question<'_>) -> SearchPage {
    firm.read(|reader| reader.search(question))
}

/// The numbers of the mails found, newest first; 99 is the contact.
fn found(firm: &Firm, text: &str) -> Vec<u64> {
    let page = page(firm, &Question::new(text, 10));
    assert_eq!(page.total, page.hits.len());
    page.hits
        .iter()
        .map(|hit| (0..100).find(|number| id(*number) == hit.id).unwrap())
        .collect()
}

#[test]
fn words_are_found_in_every_form_newest_first() {
    let firm = firm();
    for (text, expected) in [
        ("prefecture", vec![1, 0]),
        ("PRÉFECTURES", vec![1, 0]),
        ("enfant", vec![3, 1]),
        ("enfants lyon", vec![1]),
        ("lawyer appeal", vec![2]),
        ("oeuvre sœur", vec![0]),
        ("l'œuvre", vec![0]),
        ("refuser", vec![0]),
        ("refus de la titre", vec![0]),
        ("l'été de", vec![]),
        ("nothing", vec![]),
        ("", vec![]),
    ] {
        assert_eq!(found(&firm, text), expected, "{text}");
    }
}

#[test]
fn phrases_or_exclusion_and_beginnings() {
    let firm = firm();
    for (text, expected) in [
        ("\"titre de séjour\"", vec![0]),
        ("\"titre de transport\"", vec![4]),
        ("titre", vec![4, 0]),
        ("titre -transport", vec![0]),
        ("facture OR newsletter", vec![4, 2]),
        ("pref*", vec![1, 0]),
        ("2026-0397", vec![2]),
        ("subject:titre", vec![0]),
    ] {
        assert_eq!(found(&firm, text), expected, "{text}");
    }
}

#[test]
fn filters_narrow_and_stand_alone() {
    let firm = firm();
    for (text, expected) in [
        ("from:ali", vec![3]),
        ("from:ali@example.org", vec![3]),
        ("from:zoe prefecture", vec![1, 0]),
        ("to:cabinet titre", vec![4, 0]),
        ("is:escalated", vec![3]),
        ("is:unread prefecture", vec![1]),
        ("is:read", vec![0]),
        ("category:ceseda", vec![3]),
        ("has:attachment", vec![3]),
        ("is:escalated OR is:read", vec![3, 0]),
        ("-is:unread", vec![0]),
        ("is:unread -titre", vec![3, 2, 1]),
        ("before:2023-11-16", vec![1, 0]),
        ("after:2023-11-17 -newsletter", vec![3]),
        ("titre after:2023-11-15", vec![4]),
        ("titre before:2023", vec![]),
        ("after:2024", vec![]),
        ("is:nonsense", vec![]),
    ] {
        assert_eq!(found(&firm, text), expected, "{text}");
    }
}

#[test]
fn only_the_wanted_kinds_and_only_while_typing_a_beginning() {
    let firm = firm();
    assert_eq!(found(&firm, "enfantin"), [99]);
    assert_eq!(found(&firm, "enf"), [] as [u64; 0]);
    let typing = Question {
        typing: true,
        ..Question::new("enf", 10)
    };
    assert_eq!(page(&firm, &typing).total, 3);
    let contacts = Question {
        kinds: &[HitKind::Contact],
        ..typing
    };
    let hits = page(&firm, &contacts).hits;
    assert_eq!(
        hits.iter().map(|hit| hit.kind).collect::<Vec<_>>(),
        [HitKind::Contact]
    );
}

#[test]
fn pages_and_totals() {
    let firm = firm();
    let second = Question {
        offset: 1,
        ..Question::new("prefecture", 1)
    };
    let page = page(&firm, &second);
    assert_eq!(
        (page.total, page.total_is_exact, page.hits.len()),
        (2, true, 1)
    );
    assert_eq!(page.hits[0].id, id(0));
    assert_eq!(page.hits[0].at_ms, NOW, "to the second");
}

#[test]
fn what_is_indexed_anew_is_found_by_its_new_words_only() {
    let firm = firm();
    firm.write(|writer| {
        let (mail, body) = mail(4, NOW + 4 * DAY, "Newsletter", "Tout autre chose");
        // Twice in one transaction, as when a contact's name and number are new: the last word counts.
        writer.reindex(crate::searchable(&mail, "Tout autre jour"));
        writer.reindex(crate::searchable(&mail, &body));
        Ok(())
    });
    assert_eq!(found(&firm, "autre jour"), [] as [u64; 0]);
    assert_eq!(found(&firm, "offres"), [] as [u64; 0]);
    assert_eq!(found(&firm, "autre chose"), [4]);
    firm.write(|writer| writer.unindex(HitKind::Contact, id(99)));
    assert_eq!(found(&firm, "enfantin"), [] as [u64; 0]);
}

#[test]
fn a_rolled_back_mail_is_not_found_and_its_words_are_learnt_again() {
    let firm = firm();
    let write = |fail: bool| {
        firm.store.write(NOW, |writer| {
            keep_mail(writer, &mail(50, NOW, "Hapax", "legomenon legomena"))?;
            if fail {
                Err(store::Error::InUse)
            } else {
                Ok(())
            }
        })
    };
    assert!(write(true).is_err());
    assert_eq!(found(&firm, "hapax"), [] as [u64; 0]);
    write(false).unwrap();
    assert_eq!(found(&firm, "legomen*"), [50]);
    assert_eq!(
        found(&firm, "hapaxes"),
        [50],
        "the word is in the vocabulary"
    );
}

#[test]
fn many_mails_of_one_second_are_all_found() {
    let firm = Firm::new();
    firm.write(|writer| {
        (0..300)
            .try_for_each(|number| keep_mail(writer, &mail(number, NOW, "Même seconde", "texte")))
    });
    firm.write(|writer| keep_mail(writer, &mail(300, NOW, "Même seconde", "texte")));
    let page = page(&firm, &Question::new("seconde", 1000));
    assert_eq!((page.total, page.hits.len()), (301, 301));
    assert_eq!(firm.store.verify().unwrap(), []);
}

#[test]
fn every_word_with_a_beginning_is_found_or_the_total_says_so() {
    let firm = Firm::new();
    firm.write(|writer| {
        (0..150).try_for_each(|number| {
            let body = format!("zorglub{}", letters(number));
            let at = NOW + i64::try_from(number).unwrap() * DAY;
            keep_mail(writer, &mail(number, at, "s", &body))
        })
    });
    for text in ["zorglub*", "z*", "ZORG*"] {
        let page = page(&firm, &Question::new(text, 200));
        assert_eq!((page.total, page.total_is_exact), (150, true), "{text}");
    }
}

/// A number in letters.
fn letters(number: u64) -> String {
    number
        .to_string()
        .bytes()
        .map(|digit| char::from(digit - b'0' + b'a'))
        .collect()
}

#[test]
fn the_dates_of_a_burst_are_its_own() {
    let firm = Firm::new();
    // The last second of 14 November 2023 in Paris.
    let last = 1_700_002_799_000;
    firm.write(|writer| {
        (0..40).try_for_each(|number| keep_mail(writer, &mail(number, last + 7, "s", "rafale")))?;
        keep_mail(writer, &mail(90, last + 2000, "s", "rafale du lendemain"))
    });
    let total = |text| page(&firm, &Question::new(text, 50)).total;
    assert_eq!(total("rafale before:2023-11-15"), 40);
    assert_eq!(total("rafale after:2023-11-15"), 1);
    assert_eq!(total("rafale -before:2023-11-15"), 1);
    assert_eq!(total("rafale after:2023-11-14 before:2023-11-15"), 40);
    let page = page(&firm, &Question::new("rafale before:2023-11-15", 50));
    assert!(page.hits.iter().all(|hit| hit.at_ms == last + 7));
}

#[test]
fn phrases_and_what_is_excluded_are_taken_at_their_word() {
    let firm = Firm::new();
    let bodies = [
        "kappa avec titre de sejour",
        "kappa titre loin du sejour",
        "kappa avec l'avocat commis",
        "omega",
        "omega Jean Dupont a dit",
        "rejetée, refusées",
        "chevaux",
    ];
    firm.write(|writer| {
        for (number, body) in (0..).zip(bodies) {
            let at = NOW + i64::try_from(number).unwrap() * DAY;
            let mut mail = mail(number, at, "sujet", body);
            let names = ["Jean Dupont", "Dupont Jean"];
            if let 3 | 4 = number {
                mail.0.from_name = names[usize::try_from(number).unwrap() - 3].to_owned();
            }
            if number == 6 {
                mail.0.attachment_count = 1;
                attach(writer, &mail.0)?;
                writer.insert(&mail.0)?;
                writer.set_text(mail.0.id, &store::PreparedText::new(body, None)?)?;
                writer.index(store::PreparedSearch::new(&SearchDocument {
                    body,
                    attachments: "contrat bail.txt contenu de la clause penale",
                    ..SearchDocument::new(HitKind::Mail, mail.0.id, at)
                }));
            } else {
                keep_mail(writer, &mail)?;
            }
        }
        Ok(())
    });
    for (text, expected) in [
        ("kappa -\"titre de sejour\"", vec![2, 1]),
        ("kappa -\"titre sejour\"", vec![2, 1, 0]),
        ("kappa -l'avocat", vec![1, 0]),
        ("\"titre de sejour\" OR chevaux", vec![6, 0]),
        ("\"long sejour\" OR \"loin du sejour\"", vec![1]),
        ("from:\"Jean Dupont\"", vec![3]),
        ("-from:\"Jean Dupont\" omega", vec![4]),
        ("\"clause penale\"", vec![6]),
        ("\"contrat bail\"", vec![6]),
        ("\"titre de\"", vec![0]),
        ("\"a avec\"", vec![]),
        ("\"loin du\"", vec![1]),
        ("\"l a\"", vec![]),
        ("rejeter", vec![5]),
        ("refusée", vec![5]),
    ] {
        assert_eq!(found(&firm, text), expected, "{text}");
    }
    let page = page(&firm, &Question::new("\"a dit\"", 10));
    assert_eq!(page.total, 1, "one word of it is in no index");
}

/// A file with a name, of which nobody kept the pages.
fn attach(writer: &store::Writer<'_>, mail: &store::Communication) -> Result<(), store::Error> {
    writer.insert(&store::Attachment {
        id: id(1000),
        communication_id: mail.id,
        filename: "contrat bail.txt".to_owned(),
        content_type: "text/plain".to_owned(),
        bytes: 1,
        blob_hash: None,
        part_index: Some(1),
        inline: false,
        content_id: None,
        text_state: store::TextState::Done,
        error: None,
    })
}

/// Three contacts and a mail that names one of them.
fn people() -> Firm {
    let firm = Firm::new();
    firm.write(|writer| {
        for (number, name) in (1..).zip(["Ahmed Benhaddou", "Mariam Konaté", "Jean-Noël Martin"])
        {
            let contact = Contact {
                id: id(number),
                display_name: name.to_owned(),
                kind: ContactKind::Person,
                known: false,
                notes: String::new(),
                created_ms: NOW,
                merged_into: None,
            };
            writer.insert(&contact)?;
            writer.index(store::PreparedSearch::new(&SearchDocument {
                subject: name,
                ..SearchDocument::new(HitKind::Contact, id(number), NOW)
            }));
        }
        keep_mail(
            writer,
            &mail(9, NOW, "Le maintien", "Konatte, écrit ainsi par erreur."),
        )
    });
    firm
}

#[test]
fn a_name_typed_wrongly_is_replaced_by_the_nearest_one_and_nothing_else_is() {
    let firm = people();
    for (typed, meant) in [
        ("Benhado", Some("Benhaddou")),
        ("recours Benhadduo", Some("recours Benhaddou")),
        ("from:konaet", Some("from:Konaté")),
        ("MARTYN jean", Some("Martin jean")),
        // Begins a word that is here, is written so somewhere, is too short, is no name, or is meant as it stands.
        ("Benha", None),
        ("Konatte", None),
        ("mari", None),
        ("2026x", None),
        ("subject:Benhado", None),
        ("\"Benhado\"", None),
        ("-Benhado", None),
        ("Zzyzzx", None),
        ("", None),
    ] {
        let answer = firm.read(|reader| reader.nearest_names(typed));
        assert_eq!(answer.as_deref(), meant, "{typed}");
    }
}

#[test]
fn what_was_searched_is_remembered_for_its_person_kept_and_forgotten() {
    let firm = Firm::new();
    let (me, other) = (id(1), id(2));
    let queries = |user, saved| -> Vec<(String, u32)> {
        let searches = firm.read(|reader| reader.searches(user, saved));
        searches
            .into_iter()
            .map(|search| (search.query, search.times))
            .collect()
    };
    for (after, query) in (0..).zip(["OQTF", "Konaté", "OQTF"]) {
        firm.write_at(NOW + after, |writer| writer.searched(me, query));
    }
    firm.write_at(NOW, |writer| writer.searched(other, "visa"));
    assert_eq!(
        queries(me, false),
        [("OQTF".to_owned(), 2), ("Konaté".to_owned(), 1)]
    );
    firm.write_at(NOW, |writer| writer.keep_search(me, "OQTF", true));
    firm.write_at(NOW, |writer| writer.forget_searches(me, None));
    assert_eq!(queries(me, false), []);
    assert_eq!(queries(me, true), [("OQTF".to_owned(), 2)]);
    assert_eq!(queries(other, false), [("visa".to_owned(), 1)]);
    firm.write_at(NOW, |writer| writer.forget_searches(me, Some("OQTF")));
    assert_eq!(queries(me, true), []);

    for number in 0..230 {
        firm.write_at(NOW + number, |writer| {
            writer.searched(me, &format!("n° {number}"))
        });
    }
    let left = queries(me, false);
    assert_eq!((left.len(), left[0].0.as_str()), (200, "n° 229"));
}

#[test]
fn a_telephone_number_is_found_however_it_is_spelled() {
    let firm = firm();
    firm.write(|writer| {
        let call = SearchDocument::new(HitKind::Contact, id(98), NOW);
        writer.index(store::PreparedSearch::new(&SearchDocument {
            subject: "Boubacar Sylla",
            body: "+33639981407",
            ..call
        }));
        let letter = "Joignable au 06 39 98 14 07 après 18 h.";
        keep_mail(writer, &mail(97, NOW + DAY, "Rappel", letter))?;
        Ok(())
    });
    for typed in [
        "06 39 98 14 07",
        "0639981407",
        "+33 6 39 98 14 07",
        "+33639981407",
    ] {
        let hits = page(&firm, &Question::new(typed, 10)).hits;
        let mut found: Vec<HitKind> = hits.iter().map(|hit| hit.kind).collect();
        found.sort_by_key(|kind| kind.as_str());
        assert_eq!(found, [HitKind::Contact, HitKind::Mail], "{typed}");
    }
}
