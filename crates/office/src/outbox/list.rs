//! The outbox as a person sees it: what waits, and why.

use super::reason::why;
use crate::{
    Error, Session,
    inbox::{count, page_size},
    router::Handle,
    when, words,
    workspaces::offset,
};
use contract::outbox::{ListOutbox, OutboxCounts, OutboxMailView, OutboxPage};
use domain::{Capability, outbox::State};
use store::{Campaign, OutboxFilter, OutboxMail, Reader, StateCounts};

const fn counts(counts: StateCounts) -> OutboxCounts {
    let [draft, ready, sending, sent, failed, unknown, cancelled] = counts;
    OutboxCounts {
        draft,
        ready,
        sending,
        sent,
        failed,
        unknown,
        cancelled,
    }
}

impl Session {
    pub(super) fn mail_view(
        &self,
        reader: &Reader<'_>,
        mail: OutboxMail,
    ) -> Result<OutboxMailView, Error> {
        let campaign = reader.get::<Campaign>(&mail.campaign_id)?;
        Ok(OutboxMailView {
            id: mail.id.to_string(),
            campaign_id: mail.campaign_id.to_string(),
            campaign: campaign.map(|one| one.name).unwrap_or_default(),
            prospect_id: mail.prospect_id.to_string(),
            template_id: mail.template_id.to_string(),
            state: mail.state.as_str().to_owned(),
            why: mail.reason.map(|reason| why(reason, &mail.said)),
            next_at: mail.next_ms.map(when::time_ms),
            attempts: count(reader.outbox_attempts(mail.id)?.len()),
            sha256: mail.content.to_string(),
            size: u32::try_from(mail.bytes).unwrap_or(u32::MAX),
            sent_at: mail.sent_ms.map(when::time_ms),
            changed_at: when::time_ms(mail.changed_ms),
            recipient: mail.recipient,
            name: mail.name,
            subject: mail.subject,
            message_id: mail.message_id,
        })
    }
}

impl Handle<ListOutbox> for Session {
    fn handle(&self, request: ListOutbox) -> Result<OutboxPage, Error> {
        self.allow(Capability::Work)?;
        let from = offset(request.cursor.as_deref())?;
        let limit = page_size(request.limit, 500);
        let state = request
            .state
            .as_deref()
            .map(|word| word.parse::<State>())
            .transpose()
            .map_err(|error| Error::invalid("state of a mail", &error.word))?;
        let campaign = request.campaign_id.as_deref().map(words::id).transpose()?;
        let filter = OutboxFilter {
            owner: self.user_id,
            state,
            campaign,
        };
        self.read(|reader| {
            // One more than the page says whether there is another page.
            let mut found = reader.outbox_page(&filter, from, limit + 1)?;
            let more = found.len() > limit;
            found.truncate(limit);
            Ok(OutboxPage {
                items: found
                    .into_iter()
                    .map(|mail| self.mail_view(reader, mail))
                    .collect::<Result<_, _>>()?,
                next: more.then(|| (from + limit).to_string()),
                counts: counts(reader.outbox_counts(self.user_id, campaign)?),
                busy: self.outbox.is_busy(),
            })
        })
    }
}
