//! What the firm's closed workspaces say about one that is open, and about each procedure.
//!
//! A figure is of the narrowest group that has enough matters: those before the same court or authority, else the whole
//! procedure. Nothing here writes anything.

use super::list::day_text;
use crate::{Error, Session, router::Handle, when, words};
use contract::outcomes::{
    DaysView, DelayView, ForecastView, ForecastWorkspace, GroupView, OfficeRef, OutcomesView,
    RateView, RatesView, ShowOutcomes, SuccessView,
};
use domain::{
    Capability, Outcome, Procedure,
    forecast::{self, NEEDED, Observed, Outcomes, Share},
};
use store::{Contact, DurationCount, Group, Id, OutcomeCount, Part, Reader};

impl Handle<ForecastWorkspace> for Session {
    fn handle(&self, request: ForecastWorkspace) -> Result<ForecastView, Error> {
        self.require(Capability::Read)?;
        let today = when::day(self.now()).to_string();
        self.read(|reader| {
            let id = super::show::named(reader, &request.id)?;
            let workspace = reader.expect::<store::Workspace>(&id)?;
            let procedure = workspace.procedure.unwrap_or(Procedure::Autre);
            let wide = Figures::of(reader, procedure, None, None, &today)?;
            let Some(office) = office_of(reader, id)? else {
                return Ok(wide.view());
            };
            let narrow = Figures::of(reader, procedure, Some(office), None, &today)?;
            Ok(ForecastView {
                procedure: words::procedure(procedure),
                success: narrow.success().unless_too_few(wide.success()),
                delay: narrow.delay().unless_too_few(wide.delay()),
            })
        })
    }
}

impl Handle<ShowOutcomes> for Session {
    fn handle(&self, request: ShowOutcomes) -> Result<OutcomesView, Error> {
        self.require(Capability::Read)?;
        let today = when::day(self.now()).to_string();
        let group = Group {
            since: day_text(request.since.as_deref())?,
            ..Group::default()
        };
        self.read(|reader| {
            let (outcomes, durations) = (
                reader.outcome_counts(&group)?,
                reader.durations(&group, &today)?,
            );
            let figures = Procedure::ALL.iter().map(|&procedure| Figures {
                procedure,
                office: None,
                outcomes: outcomes
                    .iter()
                    .filter(|one| one.procedure == procedure)
                    .cloned()
                    .collect(),
                durations: durations
                    .iter()
                    .filter(|one| one.procedure == procedure)
                    .cloned()
                    .collect(),
            });
            Ok(OutcomesView {
                procedures: figures
                    .filter(|figures| {
                        !(figures.outcomes.is_empty() && figures.durations.is_empty())
                    })
                    .map(|figures| figures.view())
                    .collect(),
            })
        })
    }
}

/// The court that a workspace is before, else the authority; the first one when there are several.
fn office_of(reader: &Reader<'_>, workspace: Id) -> Result<Option<OfficeRef>, Error> {
    let links = reader.workspace_contacts(workspace)?;
    let part = |part| links.iter().find(|link| link.part == part);
    let Some(link) = part(Part::Court).or_else(|| part(Part::Authority)) else {
        return Ok(None);
    };
    let contact: Option<Contact> = reader.get(&link.contact_id)?;
    Ok(contact.map(|contact| OfficeRef {
        id: contact.id.to_string(),
        name: contact.display_name,
    }))
}

/// What was counted of one group.
struct Figures {
    procedure: Procedure,
    office: Option<OfficeRef>,
    outcomes: Vec<OutcomeCount>,
    durations: Vec<DurationCount>,
}

impl Figures {
    fn of(
        reader: &Reader<'_>,
        procedure: Procedure,
        office: Option<OfficeRef>,
        since: Option<String>,
        today: &str,
    ) -> Result<Self, Error> {
        let group = Group {
            procedure: Some(procedure),
            office: office
                .as_ref()
                .map(|office| words::id(&office.id))
                .transpose()?,
            since,
        };
        Ok(Self {
            procedure,
            office,
            outcomes: reader.outcome_counts(&group)?,
            durations: reader.durations(&group, today)?,
        })
    }

    fn view(&self) -> ForecastView {
        ForecastView {
            procedure: words::procedure(self.procedure),
            success: self.success(),
            delay: self.delay(),
        }
    }

    fn success(&self) -> SuccessView {
        let counted = |outcome| {
            self.outcomes
                .iter()
                .filter(|one| one.outcome == outcome)
                .map(|one| count(one.matters))
                .sum()
        };
        let outcomes = Outcomes {
            favourable: counted(Outcome::Favourable),
            partly: counted(Outcome::Partly),
            unfavourable: counted(Outcome::Unfavourable),
        };
        let days = self
            .outcomes
            .iter()
            .map(|one| (one.first_on.as_deref(), one.last_on.as_deref()));
        let success = forecast::success(outcomes);
        SuccessView {
            group: self.group(outcomes.decided(), days),
            rates: success.enough().map(|success| RatesView {
                favourable: rate(success.favourable),
                partly: rate(success.partly),
                unfavourable: rate(success.unfavourable),
            }),
        }
    }

    fn delay(&self) -> DelayView {
        let observed: Vec<Observed> = self
            .durations
            .iter()
            .map(|one| Observed {
                days: count(one.days),
                ended: count(one.ended),
                running: count(one.running),
            })
            .collect();
        let days = self
            .durations
            .iter()
            .map(|one| (one.first_on.as_deref(), one.last_on.as_deref()));
        let delay = forecast::delay(&observed);
        DelayView {
            group: self.group(observed.iter().map(|one| one.ended).sum(), days),
            running: observed.iter().map(|one| one.running).sum(),
            days: delay.enough().map(|delay| DaysView {
                median: delay.median,
                low: delay.low,
                high: delay.high,
                quarter: delay.quarter,
                three_quarters: delay.three_quarters,
            }),
        }
    }

    fn group<'a>(
        &self,
        n: u32,
        days: impl Iterator<Item = (Option<&'a str>, Option<&'a str>)> + Clone,
    ) -> GroupView {
        GroupView {
            n,
            needed: NEEDED,
            office: self.office.clone(),
            from_year: days
                .clone()
                .filter_map(|(first, _)| first)
                .min()
                .and_then(year),
            to_year: days.filter_map(|(_, last)| last).max().and_then(year),
        }
    }
}

/// A figure that may be of too few matters.
trait Figure: Sized {
    fn has_enough(&self) -> bool;

    /// This one, or the wider one when this one is of too few.
    fn unless_too_few(self, wider: Self) -> Self {
        if self.has_enough() { self } else { wider }
    }
}

impl Figure for SuccessView {
    fn has_enough(&self) -> bool {
        self.rates.is_some()
    }
}

impl Figure for DelayView {
    fn has_enough(&self) -> bool {
        self.days.is_some()
    }
}

const fn rate(share: Share) -> RateView {
    RateView {
        count: share.count,
        rate: share.rate,
        low: share.low,
        high: share.high,
    }
}

fn year(day: &str) -> Option<u32> {
    day.split('-').next()?.parse().ok()
}

fn count(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(0)
}
