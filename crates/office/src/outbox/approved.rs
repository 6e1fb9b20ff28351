//! The one thing that can be handed to a server.

use super::OutboxError;
use crate::Error;
use domain::{outbox::State, prospects::Stage};
use store::{BlobHash, OutboxMail, Prospect, Reader};

/// A mail that a person approved exactly as it is. [`Approved::of`] is the only way to one, and only one of these can
/// be attempted.
pub(super) struct Approved {
    mail: OutboxMail,
    bytes: Vec<u8>,
}

impl Approved {
    /// The mail, when what it holds is what was approved.
    pub(super) fn of(reader: &Reader<'_>, mail: OutboxMail) -> Result<Self, Error> {
        let bytes = bytes(reader, &mail)?;
        let hash = BlobHash::of(&bytes);
        if mail.state != State::Ready || mail.approved != Some(hash) || mail.content != hash {
            return Err(OutboxError::NotApproved.into());
        }
        Ok(Self { mail, bytes })
    }

    pub(super) const fn mail(&self) -> &OutboxMail {
        &self.mail
    }

    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

/// The exact bytes of a mail, checked against their hash.
pub(crate) fn bytes(reader: &Reader<'_>, mail: &OutboxMail) -> Result<Vec<u8>, Error> {
    let bytes = reader.blob(&mail.content)?;
    Ok(bytes.ok_or_else(|| store::Error::BlobMissing {
        hash: mail.content.to_string(),
    })?)
}

/// Whether the prospect of a mail was put away since it was prepared: into the trash, or out of the campaign.
pub(super) fn is_put_away(reader: &Reader<'_>, mail: &OutboxMail) -> Result<bool, Error> {
    let prospect = reader.get::<Prospect>(&mail.prospect_id)?;
    Ok(prospect.is_some_and(|one| one.removed_ms.is_some() || one.stage == Stage::Trash))
}
