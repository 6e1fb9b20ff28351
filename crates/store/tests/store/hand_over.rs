//! A campaign as records: what goes with it, what stays, and which records another computer refuses.

use store::{
    BlobHash, Campaign, CampaignParts, CampaignStatus, Catalogue, CatalogueFile, FileKind, Id,
    Interest, Joined, JournalRecord, PreparedBlob, Product, ProductPrice, Prospect, Reading,
    StagedProduct, Value, Writer,
};

use crate::{Firm, NOW, id};

const ME: u64 = 1;
const COLLEAGUE: u64 = 2;
const HOUSE: u64 = 50;

fn campaign(number: u64, owner: u64) -> Campaign {
    Campaign {
        id: id(number),
        owner_user_id: id(owner),
        name: "Salon".to_owned(),
        event: String::new(),
        place: String::new(),
        starts_on: None,
        ends_on: None,
        distributor_id: Some(id(HOUSE + owner)),
        status: CampaignStatus::Open,
        created_ms: NOW,
    }
}

fn product(number: u64, owner: u64, shelf: Id) -> Product {
    Product {
        name: Some(format!("Nappe {number}")),
        picture: Some(BlobHash::of(&picture(number))),
        ..Product::new(id(number), id(owner), shelf, id(200), NOW)
    }
}

fn picture(number: u64) -> Vec<u8> {
    format!("a picture of {number}").into_bytes()
}

/// A campaign with a catalogue of one file and one place of a page, three products, one of them on the shelf of another
/// show, and a prospect who wants that one.
fn stock(writer: &Writer<'_>, owner: u64) -> Result<(), store::Error> {
    let of = |number: u64| id(number + owner * 1000);
    let shown = campaign(100 + owner * 1000, owner);
    writer.insert(&shown)?;
    writer.insert(&Catalogue {
        id: of(200),
        owner_user_id: id(owner),
        campaign_id: shown.id,
        title: "Tarif".to_owned(),
        printed_prices: serde_json::json!([2]),
        staged_ms: Some(NOW),
        published_ms: Some(NOW),
        created_ms: NOW,
        removed_ms: None,
    })?;
    let scan = PreparedBlob::new(format!("a scan of {owner}").as_bytes())?;
    writer.insert(&CatalogueFile {
        id: of(210),
        catalogue_id: of(200),
        position: 0,
        filename: "tarif.pdf".to_owned(),
        content_type: "application/pdf".to_owned(),
        bytes: 9,
        content: writer.put_blob(&scan)?,
        pages: 1,
    })?;
    writer.save_reading(&Reading::waiting(of(210), FileKind::Catalogue, NOW))?;
    writer.insert(&StagedProduct::new(
        of(220),
        of(200),
        1,
        0,
        [0.0, 0.0, 1.0, 1.0],
    ))?;
    for (number, shelf) in [
        (300, id(HOUSE + owner)),
        (301, shown.id),
        (302, of(900)),
        (303, of(900)),
    ] {
        let number = number + owner * 1000;
        writer.put_blob(&PreparedBlob::new(&picture(number))?)?;
        writer.insert(&product(number, owner, shelf))?;
        writer.insert(&ProductPrice {
            id: id(number + 100),
            product_id: id(number),
            catalogue_id: None,
            price_cents: Some(1000),
            currency: None,
            at_ms: NOW,
        })?;
    }
    let lead = domain::prospects::Lead::default();
    writer.insert(&Prospect::new(of(500), shown.id, lead, NOW))?;
    writer.insert(&Interest {
        id: Interest::key(of(500), of(302)),
        prospect_id: of(500),
        product_id: of(302),
        quantity: 40,
        note: "écru".to_owned(),
        created_ms: NOW,
        changed_ms: NOW,
        removed_ms: None,
    })
}

fn parts(firm: &Firm, campaign: u64) -> CampaignParts {
    firm.read(|reader| reader.campaign_parts(id(campaign)))
}

fn ids<'p>(parts: &'p CampaignParts, entity: &str) -> Vec<&'p str> {
    let of = parts.records.iter().filter(|one| one.entity == entity);
    of.map(|one| one.entity_id.as_str()).collect()
}

#[test]
fn a_campaign_goes_with_its_catalogue_its_products_and_who_wants_them() {
    let firm = Firm::new();
    firm.write(|writer| {
        stock(writer, ME)?;
        stock(writer, COLLEAGUE)
    });
    let mine = parts(&firm, 1100);
    for (entity, numbers) in [
        ("campaigns", vec![1100]),
        ("catalogues", vec![1200]),
        ("catalogue_files", vec![1210]),
        ("staged_products", vec![1220]),
        // The fourth stands on the shelf of another show, and nobody here wants it.
        ("products", vec![1300, 1301, 1302]),
        ("product_prices", vec![1400, 1401, 1402]),
        ("prospects", vec![1500]),
        ("readings", vec![]),
    ] {
        let expected: Vec<String> = numbers.iter().map(|n| id(*n).to_string()).collect();
        assert_eq!(ids(&mine, entity), expected, "{entity}");
    }
    assert_eq!(ids(&mine, "interests").len(), 1);
    let mut contents = vec![BlobHash::of(b"a scan of 1")];
    contents.extend([1300, 1301, 1302].map(|number| BlobHash::of(&picture(number))));
    assert_eq!(mine.contents, contents);

    let other = Firm::new();
    let joined = other.write(|writer| writer.join_campaign(id(1100), id(ME), &mine.records));
    assert_eq!(joined, Joined::New(mine.records.len()));
    let told: Vec<JournalRecord> = parts(&other, 1100).records;
    let told: Vec<_> = told.iter().map(|one| (&one.stamp, &one.fields)).collect();
    let said: Vec<_> = mine
        .records
        .iter()
        .map(|one| (&one.stamp, &one.fields))
        .collect();
    assert_eq!(told, said, "and goes on from there as it came");
    let again = other.write(|writer| writer.join_campaign(id(1100), id(ME), &mine.records));
    assert_eq!(again, Joined::New(0));
}

#[test]
fn records_that_reach_into_products_of_others_or_of_another_shelf_are_refused() {
    let firm = Firm::new();
    firm.write(|writer| {
        stock(writer, ME)?;
        stock(writer, COLLEAGUE)
    });
    let mine = parts(&firm, 1100);
    let like = |entity: &str, from: u64, to: u64, fields: &[(&str, Value)]| {
        let mut record = mine
            .records
            .iter()
            .find(|one| one.entity == entity && one.entity_id == id(from).to_string())
            .unwrap()
            .clone();
        record.entity_id = id(to).to_string();
        record.stamp.hlc += 1 << 30;
        record.fields = fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), value.clone()))
            .collect();
        record
    };
    let text = |number: u64| Value::Text(id(number).to_string());
    let renamed = ("name", Value::Text("Autre chose".to_owned()));
    for (record, why) in [
        (
            like("products", 1300, 2300, std::slice::from_ref(&renamed)),
            "a product of somebody else",
        ),
        (
            like("products", 1300, 2300, &[("owner_user_id", text(ME))]),
            "taking a product away from somebody else",
        ),
        (
            like("products", 1300, 1303, &[renamed]),
            "a product of another show that nobody wants",
        ),
        (
            like("products", 1300, 1300, &[("shelf_id", text(1100))]),
            "moving a product to another shelf",
        ),
        (
            like(
                "product_prices",
                1400,
                2400,
                &[("price_cents", Value::Integer(1))],
            ),
            "a price of somebody else",
        ),
        (
            like("product_prices", 1400, 1400, &[("product_id", text(2300))]),
            "a price for something of somebody else",
        ),
        (
            like(
                "staged_products",
                1220,
                2220,
                &[("catalogue_id", text(1200))],
            ),
            "a place in the catalogue of somebody else",
        ),
        (
            like(
                "catalogue_files",
                1210,
                2210,
                &[("pages", Value::Integer(9))],
            ),
            "a file of somebody else",
        ),
    ] {
        let copy = Firm::new();
        copy.write(|writer| {
            stock(writer, ME)?;
            stock(writer, COLLEAGUE)
        });
        let joined = copy.write(|writer| writer.join_campaign(id(1100), id(ME), &[record]));
        assert_eq!(joined, Joined::Foreign, "{why}");
    }
}
