//! Decisions and parts: what is approved twice, merged, cut, drawn; and all of it taken back.

use super::made::price_list;
use crate::cabinet::Cabinet;
use contract::staging::{
    AddStaged, DecideStaged, ListStaged, MergeStaged, ReadPlace, RejectPage, ShowStaged,
    SplitStaged, StagedRow, UndoStaged,
};
use jiff::SignedDuration;

fn linen() -> Vec<u8> {
    price_list(&[
        ("ORS-500", "Nappe coton blanche", "45,00 EUR"),
        ("ORS-501", "Nappe coton rayures", "47,50 EUR"),
        ("ORS-500", "Serviette coton unie", "5,20 EUR"),
        ("3760123456781", "Torchon coton", "4,10 EUR"),
        ("ORS-503", "Torchon métis", "4,60 EUR"),
        ("ORS-504", "Torchon lin", "460,00 EUR"),
        ("ORS-505", "Torchon ajouré", "4,80 EUR"),
    ])
}

fn undo(firm: &Cabinet, batch: &str) -> contract::staging::StagedChanged {
    firm.ask(UndoStaged {
        batch: batch.to_owned(),
    })
}

fn named(rows: &[StagedRow], name: &str) -> StagedRow {
    let found = rows
        .iter()
        .find(|row| row.fields.name.as_deref() == Some(name));
    found.unwrap_or_else(|| panic!("{name}: {rows:?}")).clone()
}

#[test]
fn what_cannot_be_right_is_said_and_a_reference_is_approved_once() {
    let firm = Cabinet::new();
    let campaign = firm.stand("Salon", None);
    let id = firm.scan(&campaign, &[("linge.pdf", &linen())]).id;
    let rows = firm.staged(&id, None);
    let (one, two) = (
        named(&rows, "Nappe coton blanche"),
        named(&rows, "Serviette coton unie"),
    );
    assert!(one.warnings.contains(&"duplicate_reference".to_owned()));
    assert!(
        named(&rows, "Torchon coton")
            .warnings
            .contains(&"check_digit".to_owned()),
        "{rows:?}"
    );
    assert!(
        named(&rows, "Torchon lin")
            .warnings
            .contains(&"far_price".to_owned()),
        "{rows:?}"
    );
    assert!(named(&rows, "Torchon métis").warnings.is_empty());

    let changed = firm.decide(&[&one, &two], "approve");
    assert_eq!((changed.items.len(), changed.left.len()), (1, 1));
    assert_eq!(changed.left[0].reason, "duplicate_reference");
    let view = firm.ask(ShowStaged { id: two.id.clone() });
    assert_eq!(view.same_reference, std::slice::from_ref(&one.id));
    let again = firm.decide(&[&one], "approve");
    assert_eq!(again.left[0].reason, "unchanged");
    firm.decide(&[&one], "reject");
    assert_eq!(
        firm.decide(&[&two], "approve").left,
        [],
        "the other one is no product"
    );

    let mut fields = named(&rows, "Torchon lin").fields;
    fields.currency = None;
    let nameless = firm.ask(DecideStaged {
        ids: vec![named(&rows, "Torchon lin").id],
        decision: "approve".to_owned(),
        fields: Some(fields.clone()),
        place: None,
    });
    assert_eq!(nameless.left[0].reason, "no_currency");
    fields.vat = Some("20 %".to_owned());
    let refused = firm.refused(DecideStaged {
        ids: vec![one.id],
        decision: "wait".to_owned(),
        fields: Some(fields),
        place: None,
    });
    assert_eq!(refused.reason, "invalid");
}

#[test]
fn every_decision_is_taken_back_an_hour_later_and_what_was_decided_since_stays() {
    let firm = Cabinet::new();
    let campaign = firm.stand("Salon", None);
    let id = firm.scan(&campaign, &[("linge.pdf", &linen())]).id;
    let before = firm.staged(&id, None);
    let page = firm.ask(RejectPage {
        catalogue_id: id.clone(),
        page: 1,
    });
    assert_eq!((page.counts.rejected, page.counts.waiting), (7, 0));
    firm.clock.pass(SignedDuration::from_hours(1));
    let one = named(&before, "Torchon métis");
    let since = firm.decide(&[&one], "approve");
    let back = undo(&firm, &page.batch);
    assert_eq!(
        (back.items.len(), back.counts.waiting, back.counts.approved),
        (6, 6, 1)
    );
    assert_eq!(
        undo(&firm, &since.batch).counts.rejected,
        1,
        "as it was before that"
    );
    let last = undo(&firm, &page.batch);
    assert_eq!(
        (last.items.len(), last.counts.waiting),
        (1, 7),
        "and before that"
    );
    assert_eq!(firm.staged(&id, None), before);

    firm.decide(&[&one], "approve");
    let batch = firm
        .decide(&[&named(&before, "Torchon lin")], "approve")
        .batch;
    firm.publish(&id);
    let late = undo(&firm, &batch);
    assert_eq!(
        (late.left[0].reason.as_str(), late.counts.published),
        ("published", 2)
    );
    let left = firm.decide(&[&one], "reject").left;
    assert_eq!(
        left[0].reason, "published",
        "a published product is changed in the list"
    );
}

#[test]
fn products_are_merged_cut_and_drawn_and_that_is_taken_back() {
    let firm = Cabinet::new();
    let campaign = firm.stand("Salon", None);
    let id = firm.scan(&campaign, &[("linge.pdf", &linen())]).id;
    let before = firm.staged(&id, None);
    let (one, two) = (
        named(&before, "Torchon métis"),
        named(&before, "Torchon lin"),
    );

    let merged = firm.ask(MergeStaged {
        ids: vec![one.id.clone(), two.id.clone()],
    });
    assert_eq!(
        (merged.gone.as_slice(), merged.counts.waiting),
        (&[two.id.clone()][..], 6)
    );
    let whole = &merged.items[0];
    assert_eq!(whole.fields, one.fields, "the first one that says it");
    assert!(whole.place[1] <= one.place[1] && two.place[3] <= whole.place[3]);

    let cut = firm.ask(SplitStaged {
        id: one.id.clone(),
        at: (one.place[3] + two.place[1]) / 2.0,
        upright: false,
    });
    let prices: Vec<_> = cut.items.iter().map(|row| row.fields.price_cents).collect();
    assert_eq!(
        prices,
        [Some(460), Some(46_000)],
        "each half is read by itself: {cut:?}"
    );
    assert_eq!(cut.counts.waiting, 7);
    assert_eq!(undo(&firm, &cut.batch).gone.len(), 1);
    undo(&firm, &merged.batch);
    assert_eq!(firm.staged(&id, None), before, "as if nothing had been cut");

    let place = [one.place[0], one.place[1], 1.0, one.place[3]];
    let read = firm.ask(ReadPlace {
        catalogue_id: id.clone(),
        page: 1,
        place,
    });
    assert!(
        read.text.contains("ORS-503") && read.fields.price_cents == Some(460),
        "{read:?}"
    );
    let drawn = firm.ask(AddStaged {
        catalogue_id: id.clone(),
        page: 1,
        place,
        fields: None,
    });
    assert!(drawn.items[0].by_hand && drawn.items[0].state == "waiting");
    assert_eq!(drawn.items[0].fields.price_cents, Some(460));
    assert_eq!(drawn.items[0].place, place);
    let on_page = firm.ask(ListStaged {
        catalogue_id: id.clone(),
        state: None,
        page: Some(1),
        cursor: None,
        limit: 5,
    });
    assert_eq!(
        (on_page.items.len(), on_page.total, on_page.next.as_deref()),
        (5, 8, Some("5"))
    );
    assert_eq!(undo(&firm, &drawn.batch).counts.waiting, 7);
    let outside = firm.refused(ReadPlace {
        catalogue_id: id,
        page: 1,
        place: [0.5, 0.5, 0.4, 1.2],
    });
    assert_eq!(outside.reason, "invalid");
}
