//! Three partners, three sheets: two open the firm, one does not.

use crate::{cabinet::Cabinet, letters};
use contract::{
    firm::Recover,
    recovery::{KeepShares, MakeShares, SaveShare, ShowShares},
};
use office::{Error, Handle};
use std::fs;

fn recover(firm: &Cabinet, words: &str) -> Result<contract::firm::SessionView, Error> {
    firm.desk.handle(Recover {
        tenant_id: firm.tenant_id.clone(),
        words: words.to_owned(),
        new_passphrase: "brouette sirocco quarante hublot pistache".to_owned(),
    })
}

#[test]
fn any_two_of_three_sheets_open_the_firm_and_one_alone_does_not() {
    let firm = Cabinet::new();
    firm.receive_one(&letters::oqtf());
    assert_eq!(firm.ask(ShowShares {}).control, None);
    let made = firm.ask(MakeShares {});
    assert_eq!(
        firm.ask(ShowShares {}).control,
        None,
        "not in force before they are kept"
    );
    let sheets: Vec<Vec<String>> = made
        .sheets
        .iter()
        .map(|sheet| sheet.words.clone())
        .collect();
    assert!(sheets.iter().all(|words| words.len() == 21));
    let kept = firm.ask(KeepShares {
        sheets: sheets.clone(),
    });
    assert_eq!(kept.control, Some(made.control.clone()));

    let file = firm.place("feuille-2.txt");
    let place = firm.desk.offer(&file).token;
    firm.ask(SaveShare {
        words: sheets[1].clone(),
        place,
    });
    let printed = fs::read_to_string(&file).unwrap();
    assert!(printed.contains("2 sur 3") && printed.contains(&made.control));
    firm.lock();

    let text = |number: usize| sheets[number].join(" ");
    for words in [
        text(0),
        format!("{} {}", text(0), text(0)),
        format!("{} {}", text(0), "abaisser ".repeat(21)),
    ] {
        let refused = recover(&firm, &words)
            .unwrap_err()
            .into_failure(String::new());
        assert_eq!(refused.reason, "wrong_kit", "{refused:?}");
    }
    for (one, two) in [(0, 1), (2, 0), (1, 2)] {
        let numbered: Vec<String> = (1..)
            .zip(&sheets[two])
            .map(|(at, word)| format!("{at}. {word}"))
            .collect();
        let words = format!("{}\n\n{}", text(one), numbered.join("\n"));
        recover(&firm, &words).unwrap();
        assert_eq!(firm.inbox().len(), 1);
        firm.lock();
    }
    recover(&firm, &firm.kit.join(" ")).unwrap();
    let again = firm.ask(MakeShares {});
    firm.ask(KeepShares {
        sheets: again.sheets.into_iter().map(|sheet| sheet.words).collect(),
    });
    firm.lock();
    assert!(
        recover(&firm, &format!("{} {}", text(0), text(1))).is_err(),
        "sheets that were replaced open nothing"
    );
}
