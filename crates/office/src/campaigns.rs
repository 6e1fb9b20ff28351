//! Campaigns and distributors. Each belongs to whoever made it: to everybody else of the firm it does not exist.

mod distributors;
pub(crate) mod hand_over;
mod report;

pub(crate) use distributors::distributor_named;
pub use hand_over::HandOverError;

use crate::{
    Error, Session,
    inbox::page_size,
    router::Handle,
    when, words,
    workspaces::{self},
};
use contract::campaigns::{
    ArchiveCampaign, CampaignPage, CampaignView, DuplicateCampaign, ListCampaigns, SaveCampaign,
    ShowCampaign, StageCounts,
};
use domain::Capability;
use serde_json::json;
use store::{Campaign, CampaignStatus, Distributor, Id, Reader, fold};

/// A name is one line.
const MAX_NAME: usize = 200;

/// A line of text of at most [`MAX_NAME`] characters.
fn line(what: &'static str, text: Option<&str>) -> Result<String, Error> {
    let text = text.unwrap_or_default().trim();
    if text.chars().count() > MAX_NAME || text.contains(char::is_control) {
        return Err(Error::invalid(what, text));
    }
    Ok(text.to_owned())
}

impl Session {
    /// The person's own campaign. Somebody else's is not found: that it exists is nobody's business.
    ///
    /// # Errors
    ///
    /// [`Error::NotFound`], or when the file cannot be read.
    pub(crate) fn own_campaign(&self, reader: &Reader<'_>, id: Id) -> Result<Campaign, Error> {
        let own = reader
            .get::<Campaign>(&id)?
            .filter(|campaign| campaign.owner_user_id == self.user_id);
        own.ok_or_else(|| Error::NotFound {
            entity: "campaign",
            id: id.to_string(),
        })
    }

    fn campaign_view(
        &self,
        reader: &Reader<'_>,
        campaign: Campaign,
    ) -> Result<CampaignView, Error> {
        let [waiting_room, oven, fridge, trash] = reader.stage_counts(campaign.id)?;
        let distributor = campaign
            .distributor_id
            .map_or(Ok(None), |id| reader.get::<Distributor>(&id))?;
        Ok(CampaignView {
            id: campaign.id.to_string(),
            name: campaign.name,
            event: campaign.event,
            place: campaign.place,
            starts_on: campaign.starts_on,
            ends_on: campaign.ends_on,
            distributor: distributor.map(distributors::view),
            archived: campaign.status == CampaignStatus::Archived,
            stages: StageCounts {
                waiting_room,
                oven,
                fridge,
                trash,
            },
            incomplete: reader.incomplete_prospects(campaign.id)?,
            created_at: when::time_ms(campaign.created_ms),
        })
    }

    fn changed_campaign(&self, id: Id) -> Result<CampaignView, Error> {
        self.bus.changed(&["campaigns", "prospects"]);
        self.read(|reader| {
            let campaign = self.own_campaign(reader, id)?;
            self.campaign_view(reader, campaign)
        })
    }
}

impl Handle<ListCampaigns> for Session {
    fn handle(&self, request: ListCampaigns) -> Result<CampaignPage, Error> {
        self.allow(Capability::Work)?;
        let from = workspaces::offset(request.cursor.as_deref())?;
        let limit = page_size(request.limit, 200);
        let status = if request.archived.unwrap_or(false) {
            CampaignStatus::Archived
        } else {
            CampaignStatus::Open
        };
        let distributor = request
            .distributor_id
            .as_deref()
            .map(words::id)
            .transpose()?;
        let wanted = fold(request.query.as_deref().unwrap_or_default());
        self.read(|reader| {
            let mut found = reader.campaigns(self.user_id, status)?;
            found.retain(|one| {
                let said = fold(&format!("{} {} {}", one.name, one.event, one.place));
                wanted.split_whitespace().all(|word| said.contains(word))
                    && distributor.is_none_or(|id| one.distributor_id == Some(id))
            });
            let total = found.len();
            let items = found
                .into_iter()
                .skip(from)
                .take(limit)
                .map(|campaign| self.campaign_view(reader, campaign))
                .collect::<Result<Vec<_>, _>>()?;
            let end = from + items.len();
            Ok(CampaignPage {
                next: (end < total && !items.is_empty()).then(|| end.to_string()),
                items,
                total: u32::try_from(total).unwrap_or(u32::MAX),
            })
        })
    }
}

impl Handle<ShowCampaign> for Session {
    fn handle(&self, request: ShowCampaign) -> Result<CampaignView, Error> {
        self.allow(Capability::Work)?;
        let id = words::id(&request.id)?;
        self.read(|reader| {
            let campaign = self.own_campaign(reader, id)?;
            self.campaign_view(reader, campaign)
        })
    }
}

impl Handle<SaveCampaign> for Session {
    fn handle(&self, request: SaveCampaign) -> Result<CampaignView, Error> {
        self.require(Capability::Work)?;
        let name = line("name", Some(&request.name))?;
        if name.is_empty() {
            return Err(Error::invalid("name", ""));
        }
        let day = |day: Option<&String>| {
            day.map(|day| when::parse_day(day).map(|day| day.to_string()))
                .transpose()
        };
        let (starts_on, ends_on) = (
            day(request.starts_on.as_ref())?,
            day(request.ends_on.as_ref())?,
        );
        if let (Some(first), Some(last)) = (&starts_on, &ends_on)
            && last < first
        {
            return Err(Error::invalid("last day", last));
        }
        let known = request.id.as_deref().map(words::id).transpose()?;
        let distributor = line("distributor", request.distributor.as_deref())?;
        let id = self.write(|writer| {
            let before = match known {
                Some(id) => self.own_campaign(writer, id)?,
                None => Campaign {
                    id: self.new_id(),
                    owner_user_id: self.user_id,
                    name: String::new(),
                    event: String::new(),
                    place: String::new(),
                    starts_on: None,
                    ends_on: None,
                    distributor_id: None,
                    status: CampaignStatus::Open,
                    created_ms: self.now_ms(),
                },
            };
            let campaign = Campaign {
                name,
                event: line("event", request.event.as_deref())?,
                place: line("place", request.place.as_deref())?,
                starts_on,
                ends_on,
                distributor_id: distributor_named(self, writer, &distributor)?,
                ..before
            };
            writer.save(&campaign)?;
            let what = if known.is_some() {
                "campaigns.change"
            } else {
                "campaigns.create"
            };
            self.audit(
                writer,
                what,
                "campaigns",
                &campaign.id.to_string(),
                &json!({}),
            )?;
            Ok(campaign.id)
        })?;
        self.changed_campaign(id)
    }
}

impl Handle<DuplicateCampaign> for Session {
    fn handle(&self, request: DuplicateCampaign) -> Result<CampaignView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        let name = line("name", Some(&request.name))?;
        if name.is_empty() {
            return Err(Error::invalid("name", ""));
        }
        let copy = self.write(|writer| {
            let copy = Campaign {
                id: self.new_id(),
                name,
                // Another show is on other days.
                starts_on: None,
                ends_on: None,
                status: CampaignStatus::Open,
                created_ms: self.now_ms(),
                ..self.own_campaign(writer, id)?
            };
            writer.insert(&copy)?;
            let detail = json!({ "from": id.to_string() });
            self.audit(
                writer,
                "campaigns.duplicate",
                "campaigns",
                &copy.id.to_string(),
                &detail,
            )?;
            Ok(copy.id)
        })?;
        self.changed_campaign(copy)
    }
}

impl Handle<ArchiveCampaign> for Session {
    fn handle(&self, request: ArchiveCampaign) -> Result<CampaignView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        self.write(|writer| {
            let before = self.own_campaign(writer, id)?;
            let status = if request.archived {
                CampaignStatus::Archived
            } else {
                CampaignStatus::Open
            };
            writer.save(&Campaign { status, ..before })?;
            let detail = json!({ "archived": request.archived });
            self.audit(
                writer,
                "campaigns.archive",
                "campaigns",
                &id.to_string(),
                &detail,
            )
        })?;
        self.changed_campaign(id)
    }
}
