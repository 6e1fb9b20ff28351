//! A business card or a badge becomes fields to confirm: what a code on it says, else what its lines say. Nothing is
//! written here.

mod seen;

use super::lead_view;
use crate::{Error, Session, router::Handle, words};
use ::documents::{CardField, CardKind, WrittenCard, card_text, written_card};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use contract::{
    capture::{CardPicture, CardReading, CardValueView, ReadCard},
    prospects::MetBefore,
    words::Confidence,
};
use domain::{
    Capability,
    prospects::{CardLine, Field, Lead, Sure, address, cell, phone, read_card},
};
use store::{Campaign, Id, Reader};

/// The largest photograph of a card.
const MAX_BYTES: usize = 32 << 20;

/// More text is no card.
const MAX_TEXT: usize = 20_000;

/// What was read of a card.
#[derive(Default)]
struct Found {
    source: &'static str,
    values: Vec<CardValueView>,
    picture: Option<CardPicture>,
}

const fn confidence(sure: Sure) -> Confidence {
    match sure {
        Sure::Sure => Confidence::Sure,
        Sure::Likely => Confidence::Likely,
        Sure::Check => Confidence::Check,
    }
}

const fn source(kind: CardKind) -> &'static str {
    match kind {
        CardKind::Vcard => "vcard",
        CardKind::Mecard => "mecard",
    }
}

/// What a value of a card is kept as; what does not hold is kept as a note, so that nothing is lost.
fn kept(field: CardField, said: &str) -> Vec<(Field, String)> {
    let note = || cell(said).map(|said| (Field::Notes, said));
    let one = |field| cell(said).map(|said| (field, said));
    let number = |field| match phone(said) {
        Ok(Some(number)) => Some((field, number)),
        _ => note(),
    };
    let value = match field {
        CardField::LastName => one(Field::LastName),
        CardField::FirstName => one(Field::FirstName),
        CardField::Company => one(Field::Company),
        CardField::JobTitle => one(Field::JobTitle),
        CardField::City => one(Field::City),
        CardField::PostalCode => one(Field::PostalCode),
        CardField::Country => one(Field::Country),
        CardField::Note => note(),
        CardField::Email => {
            address(said).map_or_else(|_| note(), |said| Some((Field::Email, said)))
        }
        CardField::Mobile => number(Field::Mobile),
        CardField::Phone => match number(Field::Phone) {
            Some((Field::Phone, said)) if said.starts_with("+336") || said.starts_with("+337") => {
                Some((Field::Mobile, said))
            }
            other => other,
        },
        CardField::FullName => {
            return match said.rsplit_once(' ') {
                Some((first, last)) => {
                    let parts = [
                        (Field::FirstName, cell(first)),
                        (Field::LastName, cell(last)),
                    ];
                    let parts = parts.into_iter();
                    parts
                        .filter_map(|(field, said)| Some((field, said?)))
                        .collect()
                }
                None => one(Field::LastName).into_iter().collect(),
            };
        }
    };
    value.into_iter().collect()
}

/// The values of a card that a machine wrote. The first of a field wins, others are notes.
fn written(card: &WrittenCard, place: Option<[f32; 4]>) -> Vec<CardValueView> {
    let mut values: Vec<CardValueView> = Vec::new();
    for (field, said) in &card.values {
        for (field, value) in kept(*field, said) {
            let taken = values.iter().any(|one| one.field == field.as_str());
            let same = values.iter().any(|one| one.value == value);
            let field = if taken { Field::Notes } else { field };
            if !same {
                values.push(CardValueView {
                    field: field.as_str().to_owned(),
                    value,
                    said: said.clone(),
                    confidence: Confidence::Sure,
                    place,
                });
            }
        }
    }
    values
}

/// The values of lines, with the place of each when the lines have one.
fn of_lines(
    lines: &[CardLine],
    place: impl Fn(usize, std::ops::Range<usize>) -> Option<[f32; 4]>,
) -> Vec<CardValueView> {
    let view = |one: domain::prospects::CardValue| {
        let line = lines.get(one.line).map_or("", |line| line.text.as_str());
        CardValueView {
            field: one.field.as_str().to_owned(),
            said: line.get(one.at.clone()).unwrap_or_default().to_owned(),
            confidence: confidence(one.sure),
            place: place(one.line, one.at),
            value: one.value,
        }
    };
    read_card(lines).into_iter().map(view).collect()
}

fn of_text(text: &str) -> Result<Found, Error> {
    if text.len() > MAX_TEXT {
        return Err(Error::invalid("card", "> 20 000"));
    }
    if let Some(card) = written_card(text) {
        return Ok(Found {
            source: source(card.kind),
            values: written(&card, None),
            picture: None,
        });
    }
    let lines: Vec<CardLine> = text
        .lines()
        .map(|line| CardLine {
            text: line.to_owned(),
            height: 1.0,
        })
        .collect();
    Ok(Found {
        source: "text",
        values: of_lines(&lines, |_, _| None),
        picture: None,
    })
}

/// All values as one prospect; notes stand below one another.
fn lead(values: &[CardValueView]) -> Lead {
    let mut lead = Lead::default();
    for one in values {
        let Ok(field) = one.field.parse::<Field>() else {
            continue;
        };
        let slot = lead.slot(field);
        *slot = match (field, slot.take()) {
            (Field::Notes, Some(before)) => Some(format!("{before}\n{}", one.value)),
            (_, Some(before)) => Some(before),
            (_, None) => Some(one.value.clone()),
        };
    }
    lead
}

impl Session {
    fn card_bytes(&self, request: &ReadCard) -> Result<(String, Vec<u8>), Error> {
        let too_large = || Error::invalid("photo of at most 32 MB", "");
        if let Some(data) = &request.data {
            if data.len() > MAX_BYTES.div_ceil(3) * 4 {
                return Err(too_large());
            }
            let bytes = STANDARD
                .decode(data)
                .map_err(|_| Error::invalid("base64", ""))?;
            return Ok((String::new(), bytes));
        }
        let path = self
            .places
            .path(request.place.as_deref().unwrap_or_default())?;
        let failed = |error| Error::File {
            path: path.display().to_string(),
            error,
        };
        if path.metadata().map_err(failed)?.len() > MAX_BYTES as u64 {
            return Err(too_large());
        }
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        Ok((name, std::fs::read(&path).map_err(failed)?))
    }

    /// Who has this address: here, and at other shows of the same person.
    fn known_as(
        &self,
        reader: &Reader<'_>,
        campaign: Id,
        email: &str,
    ) -> Result<(Option<String>, Vec<MetBefore>), Error> {
        let (mut known, mut before) = (None, Vec::new());
        for one in reader.prospects_with(self.user_id, email)? {
            if one.campaign_id == campaign {
                known = Some(one.id.to_string());
                continue;
            }
            before.push(MetBefore {
                prospect_id: one.id.to_string(),
                campaign_id: one.campaign_id.to_string(),
                campaign: reader.expect::<Campaign>(&one.campaign_id)?.name,
                stage: words::stage(one.stage),
                by: "email".to_owned(),
            });
        }
        Ok((known, before))
    }
}

impl Handle<ReadCard> for Session {
    fn handle(&self, request: ReadCard) -> Result<CardReading, Error> {
        self.require(Capability::Work)?;
        let campaign = words::id(&request.campaign_id)?;
        self.read(|reader| self.own_campaign(reader, campaign))?;
        let found = match &request.text {
            Some(text) => of_text(text)?,
            None => {
                let (name, bytes) = self.card_bytes(&request)?;
                match written_card(&card_text(
                    bytes.get(..bytes.len().min(MAX_TEXT)).unwrap_or_default(),
                )) {
                    Some(_) => of_text(&card_text(&bytes))?,
                    None => seen::read(self, &name, bytes)?,
                }
            }
        };
        let lead = lead(&found.values);
        let (known, met_before) = match &lead.email {
            Some(email) => self.read(|reader| self.known_as(reader, campaign, email))?,
            None => (None, Vec::new()),
        };
        Ok(CardReading {
            source: found.source.to_owned(),
            values: found.values,
            lead: lead_view(lead),
            known,
            met_before,
            picture: found.picture,
        })
    }
}
