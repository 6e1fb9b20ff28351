//! A firm whose subscription ended reads and exports its sales side, and sends nothing.

use super::*;
use serde_json::json;

#[test]
fn a_cancelled_firm_reads_and_exports_its_campaigns() {
    let show = Show::new(2);
    show.ready();
    let call = |command: &str, body| show.firm.desk.call(command, body).map_err(Box::new);
    call(
        "settings.update",
        json!({ "subscriptionStatus": "cancelled" }),
    )
    .unwrap();

    let campaign = &show.campaign;
    for (command, body) in [
        ("campaigns.list", json!({ "limit": 10 })),
        ("campaigns.show", json!({ "id": campaign })),
        (
            "prospects.list",
            json!({ "campaignId": campaign, "limit": 10 }),
        ),
        ("outbox.list", json!({ "limit": 10 })),
        ("outbox.senders", json!({})),
        ("mixer.templates", json!({})),
        (
            "products.list",
            json!({ "campaignId": campaign, "limit": 10 }),
        ),
        ("audit.list", json!({ "limit": 10 })),
    ] {
        call(command, body).unwrap_or_else(|failure| panic!("{command}: {failure:?}"));
    }
    let place = show.firm.place("prospects.csv");
    let token = show.firm.desk.offer(&place).token;
    let stages = json!(["waiting_room", "oven", "fridge", "trash"]);
    let body = json!({ "campaignId": campaign, "stages": stages, "place": token });
    assert_eq!(call("prospects.export", body).unwrap()["count"], 2);
    assert!(fs::read_to_string(place).unwrap().contains(&address(1)));

    for (command, body) in [
        ("outbox.run", json!({})),
        (
            "campaigns.archive",
            json!({ "id": campaign, "archived": true }),
        ),
    ] {
        assert_eq!(
            call(command, body).unwrap_err().reason,
            "read_only",
            "{command}"
        );
    }
    assert_eq!(show.server.received().len(), 0);
}
