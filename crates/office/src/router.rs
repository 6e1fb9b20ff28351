//! Which function answers which command.

use crate::{Desk, Error, Session};
use contract::Command;
use serde_json::Value;
use std::collections::BTreeMap;

/// Answers one command. A [`Session`] answers what needs an open firm, a [`Desk`] the rest.
pub trait Handle<C: Command> {
    /// Does what the command asks.
    ///
    /// # Errors
    ///
    /// [`Error`] with the reason; nothing has been changed then.
    fn handle(&self, request: C) -> Result<C::Reply, Error>;
}

type Answer = Box<dyn Fn(&Desk, Value) -> Result<Value, Error> + Send + Sync>;

/// The table of commands.
#[derive(Default)]
pub(crate) struct Router {
    answers: BTreeMap<&'static str, Answer>,
}

impl Router {
    /// Answers `C` with or without an open firm.
    pub(crate) fn at_the_door<C: Command>(mut self) -> Self
    where
        Desk: Handle<C>,
    {
        let answer = |desk: &Desk, body: Value| reply::<C>(desk.handle(request::<C>(body)?)?);
        self.answers.insert(C::NAME, Box::new(answer));
        self
    }

    /// Answers `C` when a firm is open.
    pub(crate) fn inside<C: Command>(mut self) -> Self
    where
        Session: Handle<C>,
    {
        let answer = |desk: &Desk, body: Value| {
            let request = request::<C>(body)?;
            reply::<C>(desk.session()?.handle(request)?)
        };
        self.answers.insert(C::NAME, Box::new(answer));
        self
    }

    /// Puts a request to the function that answers it.
    pub(crate) fn call(&self, desk: &Desk, name: &str, body: Value) -> Result<Value, Error> {
        let answer = self
            .answers
            .get(name)
            .ok_or_else(|| Error::UnknownCommand(name.to_owned()))?;
        answer(desk, body)
    }

    #[cfg(test)]
    fn names(&self) -> std::collections::BTreeSet<&'static str> {
        self.answers.keys().copied().collect()
    }
}

fn request<C: Command>(body: Value) -> Result<C, Error> {
    serde_json::from_value(body).map_err(|error| Error::BadRequest {
        command: C::NAME.to_owned(),
        detail: error.to_string(),
    })
}

fn reply<C: Command>(reply: C::Reply) -> Result<Value, Error> {
    serde_json::to_value(reply).map_err(|error| Error::Broken(format!("{}: {error}", C::NAME)))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    #[test]
    fn every_command_of_the_contract_is_answered() {
        let promised: BTreeSet<_> = contract::NAMES.iter().copied().collect();
        assert_eq!(
            crate::routes::table().names(),
            promised,
            "the window must never meet a command nobody answers"
        );
    }
}
