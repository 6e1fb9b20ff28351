//! Taking a campaign over: new here, or joined with what is here already.

use super::{
    HandOverError, MAX_BYTES, PURPOSE,
    file::{Passed, Said, Told},
};
use crate::{Error, Session, campaigns::distributor_named, router::Handle};
use contract::hand_over::{TakeOverCampaign, TakenOver};
use domain::Capability;
use serde_json::json;
use std::{
    collections::{BTreeMap, HashMap},
    path::Path,
};
use store::{
    Campaign, Id, Interest, Joined, JournalRecord, PreparedBlob, Product, ProductPrice, Prospect,
    ProspectReply, Suppression, Writer,
};

/// How far ahead another clock may be: a laptop that was never set right is taken at its word, nonsense is not.
const AHEAD_MS: i64 = 366 * 24 * 60 * 60 * 1_000;

/// The time in a stamp of the journal.
const fn moment_ms(hlc: i64) -> i64 {
    hlc >> 16
}

fn bytes_of(path: &Path) -> Result<Vec<u8>, Error> {
    let failed = |error| Error::File {
        path: path.display().to_string(),
        error,
    };
    if path.metadata().map_err(failed)?.len() > MAX_BYTES + (64 << 20) {
        return Err(HandOverError::TooLarge.into());
    }
    std::fs::read(path).map_err(failed)
}

fn opened(passphrase: &str, bytes: &[u8]) -> Result<Passed, Error> {
    let refused = |error| match error {
        vault::Error::Foreign => HandOverError::NoCampaign,
        vault::Error::WrongPassphrase => HandOverError::WrongPassphrase,
        vault::Error::NewerFormat { .. } => HandOverError::Newer,
        _ => HandOverError::Damaged,
    };
    let content = vault::open_passed(passphrase, PURPOSE, bytes).map_err(refused)?;
    Passed::decode(&content)
}

/// How many prospects a file brought, changed and left.
struct Counts {
    added: u32,
    changed: u32,
    unchanged: u32,
}

impl Counts {
    fn between(before: &[Prospect], after: &[Prospect]) -> Self {
        let known: HashMap<Id, &Prospect> = before.iter().map(|one| (one.id, one)).collect();
        let mut counts = Self {
            added: 0,
            changed: 0,
            unchanged: 0,
        };
        for one in after {
            match known.get(&one.id) {
                None => counts.added += 1,
                Some(before) if *before != one => counts.changed += 1,
                Some(_) => counts.unchanged += 1,
            }
        }
        counts
    }
}

/// The names under which things of the file are known here.
struct Names {
    campaign: Id,
    me: Id,
    /// The other ids of what somebody else on this computer has.
    copied: HashMap<String, String>,
    /// Whether all of the campaign is a copy.
    is_copy: bool,
    distributors: BTreeMap<String, String>,
    shelves: HashMap<String, String>,
}

impl Names {
    fn told(&self, told: Told) -> Result<JournalRecord, Error> {
        let mut record = told;
        if let Some(id) = self.copied.get(&record.id) {
            record.id.clone_from(id);
        }
        for (column, value) in &mut record.fields {
            let Said::Text(text) = value else { continue };
            match column.as_str() {
                // Whose it is, is never told.
                "owner_user_id" => *text = self.me.to_string(),
                "distributor_id" => match self.distributors.get(text) {
                    Some(id) => text.clone_from(id),
                    None => *value = Said::Null,
                },
                "shelf_id" => {
                    if let Some(id) = self.shelves.get(text) {
                        text.clone_from(id);
                    }
                }
                _ => {
                    if let Some(id) = self.copied.get(text) {
                        text.clone_from(id);
                    } else if self.is_copy
                        && column == "batch_id"
                        && let Ok(id) = text.parse::<Id>()
                    {
                        // A decision that is taken back is taken back for one person.
                        *text = id.copied_for(self.me).to_string();
                    }
                }
            }
        }
        record.record()
    }
}

/// The id that two others make.
type Made = fn(Id, Id) -> Id;

/// Rows whose id is made of what they join.
const JOINING: &[(&str, &str, &str, Made)] = &[
    (
        "prospect_replies",
        "prospect_id",
        "question_id",
        ProspectReply::key,
    ),
    ("interests", "prospect_id", "product_id", Interest::key),
];

/// A text of a record.
fn said<'t>(told: &'t Told, column: &str) -> Option<&'t str> {
    told.fields.iter().find_map(|(name, said)| match said {
        Said::Text(text) if name == column => Some(text.as_str()),
        _ => None,
    })
}

/// The ids of a copy. A prospect is made of its campaign and its address there too.
fn all_copied(
    passed: &Passed,
    from: Id,
    to: Id,
    me: Id,
) -> Result<HashMap<String, String>, HandOverError> {
    let mut ids = HashMap::from([(from.to_string(), to.to_string())]);
    for told in &passed.records {
        let id: Id = told.id.parse().map_err(|_| HandOverError::Damaged)?;
        if let Some(email) = said(told, "email")
            && Prospect::key(from, email) == id
        {
            ids.insert(told.id.clone(), Prospect::key(to, email).to_string());
        }
        ids.entry(told.id.clone())
            .or_insert_with(|| id.copied_for(me).to_string());
    }
    Ok(ids)
}

/// The ids of what somebody else on this computer has although the campaign is not theirs: products of their distributor,
/// and what those cost.
fn products_copied(
    writer: &Writer<'_>,
    passed: &Passed,
    me: Id,
) -> Result<HashMap<String, String>, Error> {
    let mut ids = HashMap::new();
    for told in &passed.records {
        let id: Id = told.id.parse().map_err(|_| HandOverError::Damaged)?;
        let is_others = match told.entity.as_str() {
            "products" => writer
                .get::<Product>(&id)?
                .is_some_and(|here| here.owner_user_id != me),
            "product_prices" => match writer.get::<ProductPrice>(&id)? {
                Some(here) => writer
                    .get::<Product>(&here.product_id)?
                    .is_some_and(|here| here.owner_user_id != me),
                None => false,
            },
            _ => false,
        };
        if is_others {
            ids.insert(told.id.clone(), id.copied_for(me).to_string());
        }
    }
    Ok(ids)
}

/// What joins copied things is a copy too.
fn joined(passed: &Passed, ids: &mut HashMap<String, String>) {
    for told in &passed.records {
        let Some((_, one, other, key)) = JOINING.iter().find(|row| row.0 == told.entity) else {
            continue;
        };
        let (Some(one), Some(other)) = (said(told, one), said(told, other)) else {
            continue;
        };
        let named = |id: &str| ids.get(id).map_or(id, String::as_str).parse::<Id>().ok();
        if (ids.contains_key(one) || ids.contains_key(other))
            && let (Some(one), Some(other)) = (named(one), named(other))
        {
            ids.insert(told.id.clone(), key(one, other).to_string());
        }
    }
}

impl Session {
    /// Under which names the file is known here. A campaign that somebody else on this computer has is copied.
    fn names(&self, writer: &Writer<'_>, passed: &Passed) -> Result<Names, Error> {
        let told: Id = passed
            .campaign_id
            .parse()
            .map_err(|_| HandOverError::Damaged)?;
        let others = writer
            .get::<Campaign>(&told)?
            .is_some_and(|here| here.owner_user_id != self.user_id);
        let campaign = if others {
            told.copied_for(self.user_id)
        } else {
            told
        };
        let mut copied = if others {
            all_copied(passed, told, campaign, self.user_id)?
        } else {
            products_copied(writer, passed, self.user_id)?
        };
        joined(passed, &mut copied);
        let mut distributors = BTreeMap::new();
        for (id, house) in &passed.houses {
            let name: String = house.name.chars().take(super::super::MAX_NAME).collect();
            if let Some(here) = distributor_named(self, writer, name.trim())? {
                distributors.insert(id.clone(), here.to_string());
            }
        }
        let mut shelves = HashMap::new();
        for told in &passed.records {
            if let Some(shelf) = said(told, "shelf_id") {
                let here = match distributors.get(shelf).or_else(|| copied.get(shelf)) {
                    Some(here) => here.clone(),
                    None => self.other_shelf(writer, shelf)?,
                };
                shelves.insert(shelf.to_owned(), here);
            }
        }
        Ok(Names {
            campaign,
            me: self.user_id,
            copied,
            is_copy: others,
            distributors,
            shelves,
        })
    }

    /// The shelf of a campaign that the file does not hold, under the name it has, or will have, for this person.
    fn other_shelf(&self, writer: &Writer<'_>, shelf: &str) -> Result<String, Error> {
        let id: Id = shelf.parse().map_err(|_| HandOverError::Damaged)?;
        let others = writer
            .get::<Campaign>(&id)?
            .is_some_and(|here| here.owner_user_id != self.user_id);
        Ok(if others {
            id.copied_for(self.user_id).to_string()
        } else {
            shelf.to_owned()
        })
    }

    /// Whoever asked a colleague not to be written to is not written to by the next one either.
    fn keep_opt_outs(&self, writer: &Writer<'_>, passed: &Passed) -> Result<(), Error> {
        for one in &passed.opted_out {
            let Ok(email) = domain::prospects::address(&one.email) else {
                continue;
            };
            let id = Suppression::key(self.user_id, &email);
            // One that a person took off the list here stays off it.
            if writer.get::<Suppression>(&id)?.is_none() {
                writer.insert(&Suppression {
                    id,
                    owner_user_id: self.user_id,
                    email,
                    reason: one.reason.chars().take(200).collect(),
                    created_ms: self.now_ms(),
                    removed_ms: None,
                })?;
            }
        }
        Ok(())
    }
}

impl Handle<TakeOverCampaign> for Session {
    fn handle(&self, request: TakeOverCampaign) -> Result<TakenOver, Error> {
        self.require(Capability::Work)?;
        let path = self.places.path(&request.place)?;
        let passed = opened(&request.passphrase, &bytes_of(&path)?)?;
        let latest = passed.records.iter().map(|told| told.hlc).max();
        if latest.is_some_and(|latest| moment_ms(latest) > self.now_ms() + AHEAD_MS) {
            return Err(HandOverError::Ahead.into());
        }
        let contents = passed
            .contents
            .iter()
            .map(|(_, content)| PreparedBlob::new(content))
            .collect::<Result<Vec<_>, _>>()?;
        let from = passed.from.clone();
        let (id, is_new, counts) = self.write(|writer| {
            let names = self.names(writer, &passed)?;
            let id = names.campaign;
            let is_new = writer.get::<Campaign>(&id)?.is_none();
            let before = writer.prospects_of(id)?;
            self.keep_opt_outs(writer, &passed)?;
            let records = passed
                .records
                .iter()
                .map(|told| names.told(told.clone()))
                .collect::<Result<Vec<_>, _>>()?;
            for content in &contents {
                writer.put_blob(content)?;
            }
            let Joined::New(new) = writer.join_campaign(id, self.user_id, &records)? else {
                return Err(HandOverError::Foreign.into());
            };
            self.own_campaign(writer, id)
                .map_err(|_| HandOverError::NoCampaign)?;
            let counts = Counts::between(&before, &writer.prospects_of(id)?);
            if new > 0 {
                let detail = json!({ "records": new, "added": counts.added });
                let id = id.to_string();
                self.audit(writer, "campaigns.take_over", "campaigns", &id, &detail)?;
            }
            Ok((id, is_new, counts))
        })?;
        self.bus.changed(&["catalogues", "products", "interests"]);
        let campaign = self.changed_campaign(id)?;
        Ok(TakenOver {
            campaign,
            from,
            is_new,
            added: counts.added,
            changed: counts.changed,
            unchanged: counts.unchanged,
        })
    }
}
