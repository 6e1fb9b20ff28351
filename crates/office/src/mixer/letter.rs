//! One prospect's letter, and the row of the outbox that holds it.

use super::{problem, templates};
use crate::{Error, Session, clock, outbox::put_back};
use ::mail::mixer::{
    Composed, File, Interest, Language, Letter, MAX_BYTES, Mailbox, Placeholder, Template, Values,
    compose,
};
use contract::outbox::OutboxProblem;
use domain::outbox::State;
use store::{Campaign, Id, MailTemplate, OutboxMail, PreparedBlob, Prospect, Reader, Sender};

/// What the words of a letter and its headers take at most, in bytes.
const TEXT_BYTES: usize = 300_000;

/// What all letters of one template and one campaign share.
pub(super) struct Mixer {
    template: MailTemplate,
    subject: Template,
    body: Template,
    language: Language,
    campaign: Campaign,
    sender: Option<Sender>,
    from: Mailbox,
    files: Vec<File>,
}

/// Whose letters are written, where somebody had one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Whose {
    /// All of a stage: whoever has one keeps it, and who was passed over stays so.
    All,
    /// Those a person named: what was given up comes back.
    Named,
    /// Also those whose mail left, failed or was given up: another one follows it.
    Again,
}

/// What a prospect's letter came to.
pub(super) enum Drafted {
    /// A mail that is new, or was written anew.
    Written {
        row: Box<OutboxMail>,
        blob: PreparedBlob,
        is_new: bool,
        /// Whether it was given up before.
        is_back: bool,
    },
    /// A mail that was there and stays as it is.
    Kept(Box<OutboxMail>),
    /// No mail, and why.
    Blocked(Composed, Vec<OutboxProblem>),
}

/// As a recipient is shown.
pub(super) fn full_name(prospect: &Prospect) -> String {
    let names = [&prospect.first_name, &prospect.last_name];
    let known: Vec<&str> = names.into_iter().flatten().map(String::as_str).collect();
    known.join(" ")
}

impl Session {
    /// Reads what the letters share.
    pub(super) fn mixer(
        &self,
        reader: &Reader<'_>,
        campaign: Id,
        template: Id,
    ) -> Result<Mixer, Error> {
        let template = self.own_template(reader, template)?;
        let stored = |_| Error::Broken(format!("the template {} cannot be read", template.id));
        let sender = reader.senders(self.user_id)?.into_iter().next();
        let user = reader.expect::<store::User>(&self.user_id)?;
        let from = sender.as_ref().map_or(
            Mailbox {
                name: user.name,
                address: user.email,
            },
            |sender| Mailbox {
                name: sender.from_name.clone(),
                address: sender.address.clone(),
            },
        );
        let files = templates::attachments(&template)?
            .into_iter()
            .map(|file| {
                let bytes = reader.blob(&file.content)?;
                let bytes = bytes.ok_or_else(|| store::Error::BlobMissing {
                    hash: file.content.to_string(),
                })?;
                Ok(File {
                    name: file.filename,
                    content_type: file.content_type,
                    bytes,
                })
            })
            .collect::<Result<_, Error>>()?;
        Ok(Mixer {
            subject: Template::subject(&template.subject).map_err(stored)?,
            body: Template::body(&template.body).map_err(stored)?,
            language: if template.language == "en" {
                Language::English
            } else {
                Language::French
            },
            campaign: self.own_campaign(reader, campaign)?,
            template,
            sender,
            from,
            files,
        })
    }

    /// Writes a prospect's letter, or finds the one that was written.
    pub(super) fn draft(
        &self,
        reader: &Reader<'_>,
        mixer: &Mixer,
        prospect: &Prospect,
        whose: Whose,
    ) -> Result<Drafted, Error> {
        let rounds = reader.outbox_rounds(prospect.id, mixer.template.id)?;
        let latest = rounds
            .into_iter()
            .find(|mail| mail.campaign_id == mixer.campaign.id);
        let is_over = |state| matches!(state, State::Sent | State::Failed | State::Cancelled);
        let mut is_back = false;
        let (known, round) = match latest {
            Some(mail) if mail.state == State::Draft => (Some(mail), 0),
            Some(mail) if whose == Whose::Again && is_over(mail.state) => (None, mail.round + 1),
            Some(mail) if whose == Whose::Named && mail.state == State::Cancelled => {
                is_back = true;
                (Some(put_back(mail, self.now_ms())?), 0)
            }
            Some(mail) => return Ok(Drafted::Kept(Box::new(mail))),
            None => (None, 0),
        };
        let row = known
            .clone()
            .unwrap_or_else(|| self.new_mail(mixer, prospect, round));
        let interests =
            self.interests_in_letter(reader, prospect.id, mixer.language, mixer.room())?;
        let composed = mixer.compose(prospect, &interests, &row);
        let mut problems: Vec<_> = composed.problems.iter().map(problem::problem).collect();
        match &prospect.email {
            None => {
                problems.retain(|one| one.word != "address");
                problems.push(problem::incomplete());
            }
            Some(email) => {
                if let Some(entry) = reader.suppressed(self.user_id, email)? {
                    problems.push(problem::suppressed(&entry.reason));
                }
            }
        }
        let Some(bytes) = composed.bytes.clone().filter(|_| problems.is_empty()) else {
            return Ok(Drafted::Blocked(composed, problems));
        };
        let sender_id = mixer.sender.as_ref().map(|sender| sender.id);
        let blob = PreparedBlob::new(&bytes)?;
        if let Some(known) = known
            .as_ref()
            .filter(|known| !is_back && known.content == blob.hash && known.sender_id == sender_id)
        {
            return Ok(Drafted::Kept(Box::new(known.clone())));
        }
        let row = OutboxMail {
            sender_id,
            recipient: prospect.email.clone().unwrap_or_default(),
            name: full_name(prospect),
            subject: composed.subject,
            content: blob.hash,
            bytes: i64::try_from(bytes.len()).unwrap_or(i64::MAX),
            changed_ms: self.now_ms(),
            ..row
        };
        Ok(Drafted::Written {
            row: Box::new(row),
            blob,
            is_new: known.is_none(),
            is_back,
        })
    }

    /// Whether the letter has a place for products and the prospect wants none.
    pub(super) fn lacks_products(
        &self,
        reader: &Reader<'_>,
        mixer: &Mixer,
        prospect: Id,
    ) -> Result<bool, Error> {
        let has_place = mixer.body.names().contains(&Placeholder::CatalogBlock);
        Ok(has_place && self.wanted_by(reader, prospect)?.is_empty())
    }

    fn new_mail(&self, mixer: &Mixer, prospect: &Prospect, round: i64) -> OutboxMail {
        let mut random = [0; 16];
        clock::random(&mut random);
        let domain = mixer.from.address.rsplit('@').next().unwrap_or_default();
        let now_ms = self.now_ms();
        OutboxMail {
            id: OutboxMail::key(mixer.campaign.id, prospect.id, mixer.template.id, round),
            owner_user_id: self.user_id,
            device_id: self.store.device_id(),
            campaign_id: mixer.campaign.id,
            prospect_id: prospect.id,
            template_id: mixer.template.id,
            round,
            sender_id: None,
            recipient: String::new(),
            name: String::new(),
            subject: String::new(),
            message_id: format!("{:032x}@{domain}", u128::from_be_bytes(random)),
            date_ms: now_ms,
            content: store::BlobHash([0; 32]),
            bytes: 0,
            state: State::Draft,
            approved: None,
            approved_by: None,
            approved_ms: None,
            next_ms: None,
            reason: None,
            said: String::new(),
            failures: 0,
            sent_ms: None,
            created_ms: now_ms,
            changed_ms: now_ms,
        }
    }
}

impl Mixer {
    /// How many bytes of pictures a letter has room for: what the mail may have, less what else is in it. Four bytes carry
    /// three.
    fn room(&self) -> usize {
        let files: usize = self.files.iter().map(|file| file.bytes.len()).sum();
        (MAX_BYTES.saturating_sub(TEXT_BYTES) / 7 * 5).saturating_sub(files)
    }

    fn compose(&self, prospect: &Prospect, interests: &[Interest], row: &OutboxMail) -> Composed {
        compose(&Letter {
            subject: &self.subject,
            body: &self.body,
            language: self.language,
            values: &self.values(prospect),
            from: &self.from,
            to: &Mailbox {
                name: full_name(prospect),
                address: prospect.email.clone().unwrap_or_default(),
            },
            interests,
            files: &self.files,
            message_id: &row.message_id,
            date: row.date_ms.div_euclid(1000),
        })
    }

    fn values(&self, prospect: &Prospect) -> Values {
        let one = |text: &Option<String>| text.clone().unwrap_or_default();
        Values::from([
            (Placeholder::FirstName, one(&prospect.first_name)),
            (Placeholder::LastName, one(&prospect.last_name)),
            (Placeholder::Company, one(&prospect.company)),
            (Placeholder::JobTitle, one(&prospect.job_title)),
            (Placeholder::City, one(&prospect.city)),
            (Placeholder::Campaign, self.campaign.name.clone()),
            (Placeholder::Event, self.campaign.event.clone()),
            (Placeholder::SenderName, self.from.name.clone()),
        ])
    }
}
