//! A campaign goes to a colleague, or to the other laptop of the stand, as one file that a passphrase opens.
//!
//! The file tells what was ever said of the campaign's rows, field by field with its moment. Whoever takes it over learns
//! what they did not know, so that two laptops that gave each other a file have the same campaign. Whose it is, is never
//! told: it belongs to whoever takes it over.

mod file;
mod refusal;
mod take;

pub use refusal::HandOverError;
pub(crate) use refusal::explain;

use crate::{
    Error, Session,
    firm::{ACCEPTABLE, keys},
    places,
    router::Handle,
    words,
};
use contract::hand_over::{HandOverCampaign, HandedOver};
use domain::Capability;
use file::{House, OptedOut, Passed};
use serde_json::json;
use std::collections::BTreeMap;
use store::{Distributor, Id, Reader, User};

/// What the passphrase is bound to.
const PURPOSE: &[u8] = b"campaign";

/// More than this is not carried in one file.
pub(super) const MAX_BYTES: u64 = 1 << 30;

impl Session {
    fn passed(&self, reader: &Reader<'_>, id: Id) -> Result<Passed, Error> {
        let campaign = self.own_campaign(reader, id)?;
        let parts = reader.campaign_parts(id)?;
        let mut houses = BTreeMap::new();
        let mut named = file::ids_in(&parts.records, "distributor_id");
        named.append(&mut file::ids_in(&parts.records, "shelf_id"));
        for named in named {
            if let Some(house) = reader.get::<Distributor>(&words::id(&named)?)? {
                let (name, vat_number) = (house.name, house.vat_number);
                houses.insert(named, House { name, vat_number });
            }
        }
        let mut opted_out = Vec::new();
        for prospect in reader.prospects_of(id)? {
            if let Some(email) = prospect.email
                && let Some(one) = reader.suppressed(self.user_id, &email)?
            {
                let reason = one.reason;
                opted_out.push(OptedOut { email, reason });
            }
        }
        let mut contents = Vec::new();
        let mut bytes = 0;
        for hash in parts.contents {
            // A content that was erased since is nobody's to give.
            if let Some(content) = reader.blob(&hash)? {
                bytes += content.len() as u64;
                if bytes > MAX_BYTES {
                    return Err(HandOverError::TooLarge.into());
                }
                contents.push((hash, content));
            }
        }
        Ok(Passed {
            campaign_id: id.to_string(),
            name: campaign.name,
            from: reader.expect::<User>(&self.user_id)?.name,
            houses,
            opted_out,
            records: parts.records.into_iter().map(Into::into).collect(),
            contents,
        })
    }
}

impl Handle<HandOverCampaign> for Session {
    fn handle(&self, request: HandOverCampaign) -> Result<HandedOver, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        let (passed, prospects) = self.read(|reader| {
            let counts = reader.stage_counts(id)?;
            Ok((self.passed(reader, id)?, counts.iter().sum()))
        })?;
        if vault::strength(&request.passphrase).score < ACCEPTABLE {
            return Err(Error::WeakPassphrase);
        }
        let path = self.places.path(&request.place)?;
        let contents = u32::try_from(passed.contents.len()).unwrap_or(u32::MAX);
        let sealed = vault::seal_to_pass(
            &request.passphrase,
            PURPOSE,
            &passed.encode()?,
            vault::Cost::STANDARD,
            crate::clock::random,
        )
        .map_err(keys::error)?;
        places::save(&path, &sealed)?;
        self.write(|writer| {
            let detail = json!({ "prospects": prospects, "contents": contents });
            let id = id.to_string();
            self.audit(writer, "campaigns.hand_over", "campaigns", &id, &detail)
        })?;
        Ok(HandedOver {
            prospects,
            contents,
            bytes: sealed.len() as u64,
        })
    }
}
