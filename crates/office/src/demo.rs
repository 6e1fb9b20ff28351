//! A believable firm to look around in.

use crate::{Error, Session, router::Handle};
use contract::{demo::LoadDemo, ingest::JobView};

impl Handle<LoadDemo> for Session {
    fn handle(&self, _: LoadDemo) -> Result<JobView, Error> {
        Err(Error::Broken("soon".to_owned()))
    }
}
