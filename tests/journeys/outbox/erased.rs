//! Somebody who was written to is erased: the mail to them goes, what others get stays.

use super::{Show, address, sent, template};
use crate::letters::{self, noise};
use contract::{
    audit::Verify, contacts::ListContacts, mixer::SaveMailTemplate, prospects::ListProspects,
    rights::ErasePerson,
};
use std::fs;

#[test]
fn mail_to_somebody_goes_with_them_and_what_goes_along_stays_for_the_others() {
    let show = Show::new(2);
    let list = noise(300_000);
    let file = show.firm.place("tarif.jpg");
    fs::write(&file, &list).unwrap();
    show.firm.ask(SaveMailTemplate {
        id: Some(show.template.clone()),
        places: Some(vec![show.firm.desk.offer(&file).token]),
        ..template("Merci, {{ first_name }}", "Bonjour {{ first_name }}")
    });
    show.ready();
    assert_eq!(show.run(), sent(2, 0, 0, 0));
    // The same file comes back from them: as their letter it goes, as the firm's own it does not.
    let letter = letters::ordinary("Zoé Ñandú", &address(0));
    show.firm
        .receive_one(&letter.attach("tarif.jpg", "image/jpeg", &list));
    let contacts = show.firm.ask(ListContacts {
        query: Some(address(0)),
        cursor: None,
        limit: 10,
    });
    let contact = &contacts.items[0];
    show.firm.ask(ErasePerson {
        contact_id: contact.id.clone(),
        name: contact.name.clone(),
    });

    let mails = show.page(None).items;
    assert_eq!(mails.len(), 1);
    assert_eq!(mails[0].recipient, address(1));
    let people = show.firm.ask(ListProspects {
        campaign_id: show.campaign.clone(),
        stage: None,
        incomplete: None,
        query: None,
        cursor: None,
        limit: 10,
    });
    assert_eq!(people.total, 1);
    let again = show.prepare(true);
    assert_eq!((again.created, again.blocked.len()), (1, 0));
    show.approve();
    assert_eq!(show.run(), sent(1, 0, 0, 0));
    assert_eq!(show.arrived(1), 2);
    assert!(show.firm.ask(Verify {}).ok);
    let left = show
        .firm
        .file()
        .read(|reader| reader.leftovers(&[&address(0)]));
    assert_eq!(left.unwrap(), [] as [&str; 0]);
}
