//! A draft for each of many prospects, a group at a time: a stop or a kill leaves whole drafts.

use super::letter::{Drafted, Whose, full_name};
use crate::{
    Error, ImportProgress, Session, inbox::count, outbox::put_back, router::Handle, words,
};
use contract::{
    ingest::JobView,
    mixer::{BlockedProspect, PrepareMails, PrepareReport, ShowPrepared},
};
use domain::{Capability, outbox::State};
use serde_json::json;
use store::{Campaign, Id, OutboxMail, Prospect, ProspectFilter};

/// Drafts that share a transaction.
const GROUP: usize = 100;

/// More prospects at once is a mistake.
const MOST: usize = 20_000;

/// Blocked prospects that a report names.
const NAMED: usize = 1000;

impl Session {
    /// Writes a draft for each prospect that is meant, and answers when that is done. Preparing again changes only
    /// drafts whose template or prospect changed.
    ///
    /// # Errors
    ///
    /// When campaign or template are not the person's, or the firm's file cannot be written. A prospect who cannot
    /// get a mail is no error but a line of the report.
    pub fn prepare_mails(
        &self,
        request: &PrepareMails,
        progress: ImportProgress<'_>,
    ) -> Result<PrepareReport, Error> {
        self.require(Capability::Work)?;
        let campaign = words::id(&request.campaign_id)?;
        let template = words::id(&request.template_id)?;
        let prospects = self.meant(campaign, request)?;
        let total = count(prospects.len());
        let mut report = PrepareReport::default();
        let mut done = 0;
        let whose = match (request.again, &request.ids) {
            (Some(true), _) => Whose::Again,
            (_, Some(_)) => Whose::Named,
            (_, None) => Whose::All,
        };
        for group in prospects.chunks(GROUP) {
            self.prepare_group(campaign, template, group, whose, &mut report)?;
            done += count(group.len());
            if !progress(done, total) {
                report.stopped = done < total;
                break;
            }
        }
        self.write(|writer| {
            let detail = json!({
                "created": report.created, "renewed": report.renewed, "unchanged": report.unchanged,
                "blocked": report.blocked.len(), "campaign": request.campaign_id,
            });
            let id = request.template_id.as_str();
            self.audit(writer, "mixer.prepare", "mail_templates", id, &detail)
        })?;
        self.prepared.keep(report.clone());
        self.bus.changed(&["outbox", "mixer"]);
        Ok(report)
    }

    fn meant(&self, campaign: Id, request: &PrepareMails) -> Result<Vec<Prospect>, Error> {
        self.read(|reader| {
            self.own_campaign(reader, campaign)?;
            let Some(ids) = &request.ids else {
                let filter = ProspectFilter {
                    campaign_id: campaign,
                    stage: request.stage.map(words::to_stage),
                    incomplete: false,
                    query: String::new(),
                };
                return Ok(reader.prospect_page(&filter, 0, MOST)?.0);
            };
            if ids.len() > MOST {
                return Err(Error::invalid(
                    "number of prospects",
                    &ids.len().to_string(),
                ));
            }
            words::ids(ids)?
                .into_iter()
                .map(|id| self.own_prospect(reader, id))
                .filter(|found| {
                    found
                        .as_ref()
                        .map_or(true, |prospect| prospect.campaign_id == campaign)
                })
                .collect()
        })
    }

    fn prepare_group(
        &self,
        campaign: Id,
        template: Id,
        group: &[Prospect],
        whose: Whose,
        report: &mut PrepareReport,
    ) -> Result<(), Error> {
        let drafted = self.read(|reader| {
            let mixer = self.mixer(reader, campaign, template)?;
            group
                .iter()
                .map(|prospect| {
                    let drafted = self.draft(reader, &mixer, prospect, whose)?;
                    if matches!(drafted, Drafted::Written { .. })
                        && self.lacks_products(reader, &mixer, prospect.id)?
                    {
                        report.without_products += 1;
                    }
                    Ok(drafted)
                })
                .collect::<Result<Vec<_>, Error>>()
        })?;
        self.write(|writer| {
            for (prospect, drafted) in group.iter().zip(drafted) {
                match drafted {
                    Drafted::Written {
                        row,
                        blob,
                        is_new,
                        is_back,
                    } => {
                        if is_back {
                            // Unless somebody put it back meanwhile.
                            let given_up: OutboxMail = writer.expect(&row.id)?;
                            if given_up.state == State::Cancelled {
                                writer.save(&put_back(given_up, self.now_ms())?)?;
                            }
                        }
                        self.keep_draft(writer, &row, &blob)?;
                        if is_new {
                            report.created += 1;
                        } else {
                            report.renewed += 1;
                        }
                    }
                    Drafted::Kept(_) => report.unchanged += 1,
                    Drafted::Blocked(_, problems) if report.blocked.len() < NAMED => {
                        report.blocked.push(BlockedProspect {
                            prospect_id: prospect.id.to_string(),
                            name: full_name(prospect),
                            problems,
                        });
                    }
                    Drafted::Blocked(..) => {}
                }
            }
            Ok(())
        })
    }
}

impl Handle<PrepareMails> for Session {
    fn handle(&self, request: PrepareMails) -> Result<JobView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.campaign_id)?;
        let campaign: Campaign = self.read(|reader| self.own_campaign(reader, id))?;
        self.start_job("mixer", campaign.name, move |session, job| {
            session.prepare_mails(&request, &mut |done, total| {
                session.step(job, done, Some(total))
            })?;
            Ok(None)
        })
    }
}

impl Handle<ShowPrepared> for Session {
    fn handle(&self, _: ShowPrepared) -> Result<PrepareReport, Error> {
        self.allow(Capability::Work)?;
        Ok(self.prepared.last())
    }
}
