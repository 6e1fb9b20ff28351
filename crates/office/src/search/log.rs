//! What a person searched: remembered inside the encrypted file, on this computer only, emptied when they say so.

use super::MAX_QUERY;
use crate::{Error, Session, router::Handle, when};
use contract::{
    Done,
    search::{
        ForgetSearches, KeepSearch, ListSearches, PastSearchView, RememberSearch, SearchesView,
    },
};
use domain::Capability;
use store::PastSearch;

fn view(search: PastSearch) -> PastSearchView {
    PastSearchView {
        query: search.query,
        at: when::time_ms(search.at_ms),
        times: search.times,
    }
}

/// The words without what surrounds them; nobody remembers a book.
fn words(query: &str) -> Result<String, Error> {
    let words: String = query.trim().chars().take(MAX_QUERY).collect();
    if words.is_empty() {
        return Err(Error::invalid("search", query));
    }
    Ok(words)
}

impl Handle<ListSearches> for Session {
    fn handle(&self, _: ListSearches) -> Result<SearchesView, Error> {
        self.require(Capability::Read)?;
        self.read(|reader| {
            let views = |saved| -> Result<Vec<PastSearchView>, Error> {
                let searches = reader.searches(self.user_id, saved)?;
                Ok(searches.into_iter().map(view).collect())
            };
            Ok(SearchesView {
                recent: views(false)?,
                saved: views(true)?,
            })
        })
    }
}

impl Handle<RememberSearch> for Session {
    fn handle(&self, request: RememberSearch) -> Result<Done, Error> {
        self.require(Capability::Read)?;
        let query = words(&request.query)?;
        self.write(|writer| Ok(writer.searched(self.user_id, &query)?))?;
        Ok(Done {})
    }
}

impl Handle<KeepSearch> for Session {
    fn handle(&self, request: KeepSearch) -> Result<Done, Error> {
        self.require(Capability::Read)?;
        let query = words(&request.query)?;
        self.write(|writer| Ok(writer.keep_search(self.user_id, &query, request.saved)?))?;
        Ok(Done {})
    }
}

impl Handle<ForgetSearches> for Session {
    fn handle(&self, request: ForgetSearches) -> Result<Done, Error> {
        self.require(Capability::Read)?;
        let query = request.query.as_deref();
        self.write(|writer| Ok(writer.forget_searches(self.user_id, query)?))?;
        Ok(Done {})
    }
}
