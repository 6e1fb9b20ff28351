//! What a person began to type and has not saved: kept inside the encrypted file, on this computer only.

use crate::{Error, Session, router::Handle, when};
use contract::{
    Done,
    begun::{BegunRow, BegunView, KeepBegun, ListBegun},
};
use domain::Capability;

/// A form's name with two ids in it is shorter.
const MOST_PLACE: usize = 200;
/// The longest field of the window takes 20,000 characters; forms have several.
const MOST_VALUE: usize = 200_000;

impl Handle<ListBegun> for Session {
    fn handle(&self, _: ListBegun) -> Result<BegunView, Error> {
        self.require(Capability::Read)?;
        let items = self.read(|reader| Ok(reader.begun(self.user_id)?))?;
        Ok(BegunView {
            items: items
                .into_iter()
                .map(|begun| BegunRow {
                    place: begun.place,
                    value: begun.value,
                    at: when::time_ms(begun.at_ms),
                })
                .collect(),
        })
    }
}

impl Handle<KeepBegun> for Session {
    fn handle(&self, request: KeepBegun) -> Result<Done, Error> {
        self.require(Capability::Read)?;
        let KeepBegun { place, value } = request;
        if place.is_empty() || place.chars().count() > MOST_PLACE {
            return Err(Error::invalid("form", &place));
        }
        if value
            .as_deref()
            .is_some_and(|value| value.chars().count() > MOST_VALUE)
        {
            return Err(Error::invalid("what stands in a form", &place));
        }
        self.write(|writer| {
            match value {
                Some(value) => writer.keep_begun(self.user_id, &place, &value)?,
                None => writer.forget_begun(self.user_id, &place)?,
            }
            Ok(())
        })?;
        Ok(Done {})
    }
}
