//! Interests: which prospect wants which product. Noted in one step from either side.

use super::row;
use crate::{Error, Session, router::Handle, when, words};
use contract::products::{
    AddInterest, InterestView, InterestsView, ListInterests, RemoveInterest, UpdateInterest,
};
use domain::Capability;
use store::{Id, Interest, Product, Prospect, Reader};

/// More is a warehouse.
const MOST: u32 = 1_000_000;

/// Longer is a letter.
const MAX_NOTE: usize = 2_000;

fn quantity(wanted: u32) -> Result<i64, Error> {
    if (1..=MOST).contains(&wanted) {
        Ok(i64::from(wanted))
    } else {
        Err(Error::invalid("quantity", &wanted.to_string()))
    }
}

fn note(written: &str) -> Result<String, Error> {
    let lines: Vec<&str> = written.trim().lines().map(str::trim).collect();
    let note = lines.join("\n");
    let is_hidden = |c: char| c.is_control() && c != '\n';
    if note.chars().count() > MAX_NOTE || note.contains(is_hidden) {
        return Err(Error::invalid("note", written));
    }
    Ok(note)
}

/// As a prospect is shown: name and company, or what else is known.
fn shown(prospect: &Prospect) -> String {
    let names = [&prospect.first_name, &prospect.last_name];
    let name: Vec<&str> = names.into_iter().flatten().map(String::as_str).collect();
    let name = name.join(" ");
    let company = prospect.company.clone().unwrap_or_default();
    match (name.is_empty(), company.is_empty()) {
        (false, false) => format!("{name} ({company})"),
        (false, true) => name,
        (true, false) => company,
        (true, true) => prospect.email.clone().unwrap_or_default(),
    }
}

fn view(
    reader: &Reader<'_>,
    interest: Interest,
    prospect: &Prospect,
    product: &Product,
) -> Result<InterestView, Error> {
    Ok(InterestView {
        id: interest.id.to_string(),
        prospect_id: prospect.id.to_string(),
        prospect: shown(prospect),
        campaign_id: prospect.campaign_id.to_string(),
        product: row(reader, product)?,
        quantity: u32::try_from(interest.quantity).unwrap_or(MOST),
        note: interest.note,
        at: when::time_ms(interest.created_ms),
    })
}

impl Session {
    /// A prospect of the person's own campaign who is still there.
    fn shown_prospect(&self, reader: &Reader<'_>, id: Id) -> Result<Prospect, Error> {
        let prospect = self.own_prospect(reader, id)?;
        if prospect.removed_ms.is_some() {
            return Err(Error::NotFound {
                entity: "prospect",
                id: id.to_string(),
            });
        }
        Ok(prospect)
    }

    /// What a prospect wants, oldest first; products that were taken away are left out.
    pub(crate) fn wanted_by(
        &self,
        reader: &Reader<'_>,
        prospect: Id,
    ) -> Result<Vec<(Interest, Product)>, Error> {
        let mut wanted = Vec::new();
        for interest in reader.interests_of(prospect)? {
            match self.own_product(reader, interest.product_id) {
                Ok(product) if product.removed_ms.is_none() => wanted.push((interest, product)),
                Ok(_) | Err(Error::NotFound { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(wanted)
    }

    /// Who wants a product, newest first.
    pub(super) fn interested(
        &self,
        reader: &Reader<'_>,
        product: &Product,
    ) -> Result<Vec<InterestView>, Error> {
        let mut views = Vec::new();
        for interest in reader.interests_in(product.id)? {
            match self.shown_prospect(reader, interest.prospect_id) {
                Ok(prospect) => views.push(view(reader, interest, &prospect, product)?),
                Err(Error::NotFound { .. }) => {}
                Err(error) => return Err(error),
            }
        }
        Ok(views)
    }

    fn interests(&self, prospect: Id) -> Result<InterestsView, Error> {
        self.read(|reader| {
            let prospect = self.own_prospect(reader, prospect)?;
            let items = self
                .wanted_by(reader, prospect.id)?
                .into_iter()
                .map(|(interest, product)| view(reader, interest, &prospect, &product))
                .collect::<Result<_, _>>()?;
            Ok(InterestsView { items })
        })
    }

    fn own_interest(&self, reader: &Reader<'_>, id: Id) -> Result<Interest, Error> {
        let missing = || Error::NotFound {
            entity: "interest",
            id: id.to_string(),
        };
        let interest = reader
            .get::<Interest>(&id)?
            .filter(|interest| interest.removed_ms.is_none())
            .ok_or_else(missing)?;
        self.own_prospect(reader, interest.prospect_id)
            .map_err(|_| missing())?;
        Ok(interest)
    }

    fn interest_view(&self, id: Id) -> Result<InterestView, Error> {
        self.read(|reader| {
            let interest = self.own_interest(reader, id)?;
            let prospect = self.own_prospect(reader, interest.prospect_id)?;
            let product = self.own_product(reader, interest.product_id)?;
            view(reader, interest, &prospect, &product)
        })
    }
}

impl Handle<ListInterests> for Session {
    fn handle(&self, request: ListInterests) -> Result<InterestsView, Error> {
        self.allow(Capability::Work)?;
        self.interests(words::id(&request.prospect_id)?)
    }
}

impl Handle<AddInterest> for Session {
    fn handle(&self, request: AddInterest) -> Result<InterestView, Error> {
        self.require(Capability::Work)?;
        let (prospect, product) = (
            words::id(&request.prospect_id)?,
            words::id(&request.product_id)?,
        );
        let wanted = request.quantity.map(quantity).transpose()?;
        let said = request.note.as_deref().map(note).transpose()?;
        let id = Interest::key(prospect, product);
        self.write(|writer| {
            self.shown_prospect(writer, prospect)?;
            let own = self.own_product(writer, product)?;
            if own.removed_ms.is_some() {
                return Err(Error::NotFound {
                    entity: "product",
                    id: product.to_string(),
                });
            }
            let now_ms = self.now_ms();
            let before = writer.get::<Interest>(&id)?.unwrap_or(Interest {
                id,
                prospect_id: prospect,
                product_id: product,
                quantity: 1,
                note: String::new(),
                created_ms: now_ms,
                changed_ms: now_ms,
                removed_ms: None,
            });
            Ok(writer.save(&Interest {
                quantity: wanted.unwrap_or(before.quantity),
                note: said.unwrap_or(before.note),
                changed_ms: now_ms,
                removed_ms: None,
                ..before
            })?)
        })?;
        self.bus.changed(&["interests", "products", "prospects"]);
        self.interest_view(id)
    }
}

impl Handle<UpdateInterest> for Session {
    fn handle(&self, request: UpdateInterest) -> Result<InterestView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        let (quantity, note) = (quantity(request.quantity)?, note(&request.note)?);
        self.write(|writer| {
            let before = self.own_interest(writer, id)?;
            Ok(writer.save(&Interest {
                quantity,
                note,
                changed_ms: self.now_ms(),
                ..before
            })?)
        })?;
        self.bus.changed(&["interests", "products", "prospects"]);
        self.interest_view(id)
    }
}

impl Handle<RemoveInterest> for Session {
    fn handle(&self, request: RemoveInterest) -> Result<InterestsView, Error> {
        self.require(Capability::Work)?;
        let id = words::id(&request.id)?;
        let prospect = self.write(|writer| {
            let before = self.own_interest(writer, id)?;
            let prospect = before.prospect_id;
            let now_ms = self.now_ms();
            writer.save(&Interest {
                changed_ms: now_ms,
                removed_ms: Some(now_ms),
                ..before
            })?;
            Ok(prospect)
        })?;
        self.bus.changed(&["interests", "products", "prospects"]);
        self.interests(prospect)
    }
}
