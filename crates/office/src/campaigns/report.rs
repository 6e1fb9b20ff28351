//! What a campaign came to: counted, and written into a file.

mod paper;

use crate::{Error, Session, places, router::Handle, when, words};
use contract::{
    Done,
    campaigns::StageCounts,
    report::{
        AnswerCounts, CampaignReport, ReportDay, ReportProduct, SaveCampaignReport,
        ShowCampaignReport,
    },
};
use domain::{
    Capability,
    prospects::{Answer, Stage},
};
use jiff::civil::Date;
use serde_json::json;
use std::collections::BTreeMap;
use store::{Campaign, Id, ProspectStory, WantedProduct};

/// More lines than this are a list, not a report.
const MOST_PRODUCTS: usize = 100;

/// Whether somebody was met: added at the stand, or of a list and sorted or judged since.
fn was_met(story: &ProspectStory) -> bool {
    story.import_id.is_none()
        || story.stage != Stage::WaitingRoom
        || story.answer.is_some()
        || story.score.is_some()
}

/// Whether somebody who was met wants more.
fn is_interested(story: &ProspectStory) -> bool {
    was_met(story)
        && story.stage != Stage::Trash
        && (story.stage == Stage::Oven || story.answer == Some(Answer::Yes))
}

/// Whether somebody who was written to said yes or no.
fn has_answered(story: &ProspectStory) -> bool {
    story.mails > 0 && matches!(story.answer, Some(Answer::Yes | Answer::No))
}

fn count(stories: &[ProspectStory], which: impl Fn(&ProspectStory) -> bool) -> u32 {
    let many = stories.iter().filter(|story| which(story)).count();
    u32::try_from(many).unwrap_or(u32::MAX)
}

/// What happened on each day: met, sent, answered.
fn days(stories: &[ProspectStory]) -> Vec<ReportDay> {
    let mut days: BTreeMap<Date, [u32; 3]> = BTreeMap::new();
    let mut happened = |at_ms: Option<i64>, what: usize| {
        if let Some(at_ms) = at_ms {
            let day = days.entry(when::day(when::moment(at_ms))).or_default();
            if let Some(number) = day.get_mut(what) {
                *number += 1;
            }
        }
    };
    for story in stories {
        if was_met(story) {
            let met = match story.import_id {
                None => story.created_ms,
                Some(_) => story.decided_ms.unwrap_or(story.created_ms),
            };
            happened(Some(met), 0);
        }
        happened(story.sent_ms, 1);
        if has_answered(story) {
            happened(story.answered_ms, 2);
        }
    }
    let view = |(day, [met, sent, answered]): (Date, [u32; 3])| ReportDay {
        day: day.to_string(),
        met,
        sent,
        answered,
    };
    days.into_iter().map(view).collect()
}

fn product(one: WantedProduct) -> ReportProduct {
    let WantedProduct { product, .. } = one;
    let named = product.name.or_else(|| product.reference.clone());
    ReportProduct {
        id: product.id.to_string(),
        reference: product.reference,
        name: named.unwrap_or_default(),
        price_cents: product.price_cents,
        currency: product.currency,
        unit: product.unit,
        price_from: product.price_from,
        wanted: one.wanted,
        quantity: one.quantity,
        sent: one.sent,
        answered: one.answered,
        yes: one.yes,
    }
}

fn report(
    campaign: &Campaign,
    stories: &[ProspectStory],
    incomplete: u32,
    (products, products_total): (Vec<WantedProduct>, u32),
) -> CampaignReport {
    let stage = |stage| count(stories, |story| story.stage == stage);
    let answer = |answer| count(stories, |story| story.answer == answer);
    let mails = stories.iter().map(|story| story.mails).sum::<i64>();
    CampaignReport {
        id: campaign.id.to_string(),
        name: campaign.name.clone(),
        listed: count(stories, |_| true),
        met: count(stories, was_met),
        interested: count(stories, is_interested),
        sent: count(stories, |story| story.mails > 0),
        answered: count(stories, has_answered),
        mails: u32::try_from(mails).unwrap_or(u32::MAX),
        incomplete,
        stages: StageCounts {
            waiting_room: stage(Stage::WaitingRoom),
            oven: stage(Stage::Oven),
            fridge: stage(Stage::Fridge),
            trash: stage(Stage::Trash),
        },
        answers: AnswerCounts {
            yes: answer(Some(Answer::Yes)),
            no: answer(Some(Answer::No)),
            ghost: answer(Some(Answer::Ghost)),
            trash: answer(Some(Answer::Trash)),
            none: answer(None),
        },
        days: days(stories),
        products: products.into_iter().map(product).collect(),
        products_total,
    }
}

impl Session {
    fn campaign_report(&self, id: Id) -> Result<(Campaign, CampaignReport), Error> {
        self.read(|reader| {
            let campaign = self.own_campaign(reader, id)?;
            let stories = reader.campaign_stories(id)?;
            let incomplete = reader.incomplete_prospects(id)?;
            let wanted = reader.wanted_products(id, self.user_id, MOST_PRODUCTS)?;
            let report = report(&campaign, &stories, incomplete, wanted);
            Ok((campaign, report))
        })
    }
}

impl Handle<ShowCampaignReport> for Session {
    fn handle(&self, request: ShowCampaignReport) -> Result<CampaignReport, Error> {
        self.allow(Capability::Work)?;
        Ok(self.campaign_report(words::id(&request.id)?)?.1)
    }
}

impl Handle<SaveCampaignReport> for Session {
    fn handle(&self, request: SaveCampaignReport) -> Result<Done, Error> {
        self.allow(Capability::Work)?;
        let id = words::id(&request.id)?;
        let (campaign, report) = self.campaign_report(id)?;
        let path = self.places.path(&request.place)?;
        let today = when::day(self.now());
        let charts = paper::charts(&campaign, &report, request.language, today);
        let bytes = ::documents::charts_pdf(&charts).map_err(Error::Document)?;
        places::save(&path, &bytes)?;
        self.write(|writer| {
            let id = id.to_string();
            self.audit(writer, "campaigns.report", "campaigns", &id, &json!({}))
        })?;
        Ok(Done {})
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn story() -> impl Strategy<Value = ProspectStory> {
        let stage = proptest::sample::select(Stage::ALL.to_vec());
        let answer = proptest::option::of(proptest::sample::select(Answer::ALL.to_vec()));
        (
            stage,
            answer,
            proptest::option::of(0..=100_i64),
            any::<bool>(),
            0..3_i64,
        )
            .prop_map(|(stage, answer, score, listed, mails)| ProspectStory {
                stage,
                answer,
                score,
                import_id: listed.then(|| Id::from_parts(1, &[0; 10])),
                created_ms: 1_795_000_000_000,
                decided_ms: (stage != Stage::WaitingRoom).then_some(1_795_100_000_000),
                answered_ms: answer.map(|_| 1_795_200_000_000),
                sent_ms: (mails > 0).then_some(1_795_150_000_000),
                mails,
            })
    }

    proptest! {
        #[test]
        fn no_part_is_larger_than_its_whole(stories in proptest::collection::vec(story(), 0..40)) {
            let campaign = Campaign {
                id: Id::from_parts(1, &[0; 10]),
                owner_user_id: Id::from_parts(1, &[1; 10]),
                name: String::new(),
                event: String::new(),
                place: String::new(),
                starts_on: None,
                ends_on: None,
                distributor_id: None,
                status: store::CampaignStatus::Open,
                created_ms: 0,
            };
            let report = report(&campaign, &stories, 0, (Vec::new(), 0));
            prop_assert!(report.interested <= report.met && report.met <= report.listed);
            prop_assert!(report.answered <= report.sent && report.sent <= report.mails);
            let StageCounts { waiting_room, oven, fridge, trash } = report.stages;
            prop_assert_eq!(waiting_room + oven + fridge + trash, report.listed);
            let AnswerCounts { yes, no, ghost, trash, none } = report.answers;
            prop_assert_eq!(yes + no + ghost + trash + none, report.listed);
            prop_assert_eq!(report.days.iter().map(|day| day.met).sum::<u32>(), report.met);
            prop_assert_eq!(report.days.iter().map(|day| day.sent).sum::<u32>(), report.sent);
            prop_assert_eq!(report.days.iter().map(|day| day.answered).sum::<u32>(), report.answered);
        }
    }
}
