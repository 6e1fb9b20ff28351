//! What a campaign came to, counted from what really happened: met, written to, answered.

use super::*;
use contract::{
    FailureCode,
    products::{AddInterest, RemoveProduct},
    prospects::{AnswerProspects, ImportProspects, RemoveProspects, SortProspects},
    report::{CampaignReport, SaveCampaignReport, ShowCampaignReport},
    words::Answer,
};

impl Show {
    fn report(&self) -> CampaignReport {
        self.firm.ask(ShowCampaignReport {
            id: self.campaign.clone(),
        })
    }

    fn answer(&self, number: usize, answer: Answer) {
        self.firm.ask(AnswerProspects {
            ids: vec![self.prospects[number].clone()],
            answer: Some(answer),
        });
    }
}

#[test]
fn a_report_counts_what_happened_and_nothing_else() {
    let show = Show::new(4);
    let list = show.firm.place("liste.csv");
    fs::write(&list, "email;nom\na@x.fr;A\nb@x.fr;B\nc@x.fr;C\n").unwrap();
    show.firm.ask(ImportProspects {
        campaign_id: show.campaign.clone(),
        place: show.firm.desk.offer(&list).token,
        columns: None,
        keep_incomplete: None,
        update: None,
    });
    let report = show.report();
    assert_eq!(
        (report.listed, report.met, report.interested),
        (7, 4, 4),
        "a list is no meeting"
    );
    assert_eq!((report.sent, report.answered, report.mails), (0, 0, 0));

    show.ready();
    assert_eq!(show.report().sent, 0, "what waits is not sent");
    show.pass(24 * 60);
    assert_eq!(show.run().sent, 4);
    show.pass(48 * 60);
    show.answer(0, Answer::Yes);
    show.answer(1, Answer::No);
    show.answer(2, Answer::Ghost);
    let from_list = show.firm.ask(contract::prospects::ListProspects {
        campaign_id: show.campaign.clone(),
        stage: Some(Stage::WaitingRoom),
        incomplete: None,
        query: None,
        cursor: None,
        limit: 10,
    });
    let ids: Vec<String> = from_list.items.into_iter().map(|row| row.id).collect();
    show.firm.ask(SortProspects {
        ids: ids[..1].to_vec(),
        stage: Stage::Fridge,
    });
    show.firm.ask(AnswerProspects {
        ids: ids[1..2].to_vec(),
        answer: Some(Answer::Yes),
    });
    show.firm.ask(RemoveProspects {
        ids: ids[2..].to_vec(),
    });

    let report = show.report();
    assert_eq!((report.listed, report.met, report.interested), (6, 6, 3));
    assert_eq!(
        (report.sent, report.mails, report.answered),
        (4, 4, 2),
        "silence is no answer, and nobody answers what was not sent"
    );
    assert_eq!(
        (
            report.answers.yes,
            report.answers.no,
            report.answers.ghost,
            report.answers.none
        ),
        (2, 1, 1, 2)
    );
    assert_eq!(
        (
            report.stages.oven,
            report.stages.fridge,
            report.stages.waiting_room
        ),
        (3, 3, 0)
    );
    let days: Vec<(&str, u32, u32, u32)> = report
        .days
        .iter()
        .map(|day| (day.day.as_str(), day.met, day.sent, day.answered))
        .collect();
    assert_eq!(
        days,
        [
            ("2026-11-20", 4, 0, 0),
            ("2026-11-21", 0, 4, 0),
            ("2026-11-23", 2, 0, 2)
        ]
    );
}

#[test]
fn a_report_by_product_counts_who_wants_it_and_what_became_of_them() {
    let show = Show::new(4);
    assert_eq!(
        (show.report().products, show.report().products_total),
        (vec![], 0)
    );
    let products = show.firm.shelf(&show.campaign);
    let wish = |prospect: usize, product: usize, quantity| {
        show.firm.ask(AddInterest {
            prospect_id: show.prospects[prospect].clone(),
            product_id: products[product].id.clone(),
            quantity: Some(quantity),
            note: None,
        });
    };
    for (prospect, product, quantity) in [
        (0, 5, 1),
        (1, 5, 2),
        (2, 5, 3),
        (0, 1, 40),
        (3, 1, 2),
        (1, 2, 1),
        (2, 2, 1),
        (1, 3, 500),
        (3, 4, 9),
    ] {
        wish(prospect, product, quantity);
    }
    show.firm.ask(RemoveProduct {
        id: products[4].id.clone(),
    });
    // The same products at another show are counted there.
    let other = show.firm.stand("Ailleurs", None);
    let elsewhere = show.firm.ask(ShowCampaignReport { id: other });
    assert_eq!(elsewhere.products_total, 0);

    show.ready();
    assert_eq!(show.run().sent, 4);
    let late = show.add(9, "Léo");
    show.firm.ask(AddInterest {
        prospect_id: late.clone(),
        product_id: products[5].id.clone(),
        quantity: Some(10),
        note: None,
    });
    show.answer(0, Answer::Yes);
    show.answer(1, Answer::No);
    show.answer(2, Answer::Ghost);
    show.firm.ask(AnswerProspects {
        ids: vec![late],
        answer: Some(Answer::Yes),
    });

    let report = show.report();
    assert_eq!(report.products_total, 4);
    let counted: Vec<_> = report
        .products
        .iter()
        .map(|one| {
            let at = products.iter().position(|product| product.id == one.id);
            (
                at.unwrap(),
                one.wanted,
                one.quantity,
                one.sent,
                one.answered,
                one.yes,
            )
        })
        .collect();
    assert_eq!(
        counted,
        [
            (5, 4, 16, 3, 2, 1),
            (1, 2, 42, 2, 1, 1),
            (2, 2, 2, 2, 1, 0),
            (3, 1, 500, 1, 1, 0),
        ],
        "prospects before pieces; only an answer to a mail is one"
    );
    let first = &report.products[0];
    assert_eq!(
        (&first.reference, &first.name, first.price_cents),
        (
            &products[5].reference,
            &products[5].name,
            products[5].price_cents
        )
    );

    show.firm.ask(RemoveProspects {
        ids: vec![show.prospects[1].clone()],
    });
    let fewer = show.report();
    assert_eq!((fewer.products_total, fewer.products[0].wanted), (3, 3));

    let path = show.firm.place("bilan.pdf");
    show.firm.ask(SaveCampaignReport {
        id: show.campaign.clone(),
        language: Language::Fr,
        place: show.firm.desk.offer(&path).token,
    });
    let text =
        office::document_text("application/pdf", "bilan.pdf", &fs::read(&path).unwrap()).unwrap();
    let text = text.full_text().replace('\u{a0}', " ");
    let cents = first.price_cents.unwrap();
    let price = format!("{},{:02} €", cents / 100, cents % 100);
    for said in [
        "Par article",
        &first.name,
        first.reference.as_deref().unwrap(),
        &price,
        "3 (14 p.)",
        "contactés : 2 · réponses : 1 · oui : 1",
    ] {
        assert!(text.contains(said), "{said}: {text}");
    }
}

#[test]
fn the_report_leaves_as_a_pdf_in_both_languages_and_only_for_the_owner() {
    let show = Show::new(3);
    let save = |language, name: &str| {
        let path = show.firm.place(name);
        let place = show.firm.desk.offer(&path).token;
        show.firm.ask(SaveCampaignReport {
            id: show.campaign.clone(),
            language,
            place,
        });
        let text =
            office::document_text("application/pdf", name, &fs::read(&path).unwrap()).unwrap();
        (path, text.full_text())
    };
    let (path, fr) = save(Language::Fr, "bilan.pdf");
    for said in [
        "Équip’Hôtel 2026",
        "rencontrés",
        "Salle d’attente",
        "novembre 2026",
    ] {
        assert!(fr.contains(said), "{said}: {fr}");
    }
    let (_, en) = save(Language::En, "report.pdf");
    assert!(
        en.contains("From the meeting to the answer") && en.contains("November 2026"),
        "{en}"
    );
    std::fs::write(&path, "older").unwrap();
    show.firm.ask(SaveCampaignReport {
        id: show.campaign.clone(),
        language: Language::Fr,
        place: show.firm.desk.offer(&path).token,
    });
    assert!(
        std::fs::read(&path).unwrap().starts_with(b"%PDF"),
        "saved over"
    );

    let passphrase = show.firm.add("Paul Roche", Role::Admin);
    show.firm.lock();
    show.firm.unlock(&passphrase).unwrap();
    let id = show.campaign.clone();
    let place = show.firm.desk.offer(&show.firm.place("x.pdf")).token;
    let refusals = [
        show.firm.refused(ShowCampaignReport { id: id.clone() }),
        show.firm.refused(SaveCampaignReport {
            id,
            language: Language::Fr,
            place,
        }),
    ];
    assert!(
        refusals
            .iter()
            .all(|refused| refused.code == FailureCode::NotFound),
        "{refusals:?}"
    );
}
