//! The readers' connections: made when first needed, then kept.

use std::ops::Deref;

use parking_lot::{Condvar, Mutex};
use rusqlite::Connection;

use super::connect::Database;
use crate::Error;

/// More readers than this wait: the machine has no more cores to read with.
const MOST_CONNECTIONS: usize = 4;

pub(super) struct Pool {
    idle: Mutex<Idle>,
    returned: Condvar,
}

struct Idle {
    connections: Vec<Connection>,
    made: usize,
}

/// A connection for the time of one read.
pub(super) struct Lease<'a> {
    pool: &'a Pool,
    connection: Option<Connection>,
}

impl Pool {
    pub(super) const fn new() -> Self {
        let idle = Idle {
            connections: Vec::new(),
            made: 0,
        };
        Self {
            idle: Mutex::new(idle),
            returned: Condvar::new(),
        }
    }

    /// A connection of this reader's own, waiting for one when all are taken.
    pub(super) fn lease(&self, database: &Database) -> Result<Lease<'_>, Error> {
        let mut idle = self.idle.lock();
        loop {
            if let Some(connection) = idle.connections.pop() {
                return Ok(Lease {
                    pool: self,
                    connection: Some(connection),
                });
            }
            if idle.made < MOST_CONNECTIONS {
                idle.made += 1;
                break;
            }
            self.returned.wait(&mut idle);
        }
        drop(idle);
        match database.connect_reader() {
            Ok(connection) => Ok(Lease {
                pool: self,
                connection: Some(connection),
            }),
            Err(error) => {
                self.idle.lock().made -= 1;
                self.returned.notify_one();
                Err(error)
            }
        }
    }
}

impl Deref for Lease<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.connection
            .as_ref()
            .expect("a lease holds its connection until it is dropped")
    }
}

impl Drop for Lease<'_> {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take() {
            self.pool.idle.lock().connections.push(connection);
            self.pool.returned.notify_one();
        }
    }
}
