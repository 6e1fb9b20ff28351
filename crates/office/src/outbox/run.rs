//! Handing over what is ready, one after the other.

use super::{
    OutboxError, Turn,
    approved::{Approved, is_put_away},
    attempt::moved,
    find_uncertain,
    senders::server,
};
use crate::{Error, ImportProgress, Session, inbox::count, router::Handle};
use ::mail::smtp::Smtp;
use contract::{ingest::JobView, outbox::RunOutbox};
use domain::{
    Capability,
    outbox::{Reason, State, Step, room_at},
};
use std::collections::{HashMap, hash_map::Entry};
use store::{Id, OutboxMail, Sender};

const HOUR_MS: i64 = 3_600_000;

/// What handing over came to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sent {
    /// Mails that a server took.
    pub sent: u32,
    /// Mails that were refused.
    pub failed: u32,
    /// Mails of which nobody knows.
    pub unknown: u32,
    /// Mails that are approved and wait.
    pub waiting: u32,
}

/// Whether mails that wait for the network are tried before their time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Eager {
    /// A person is there and wants it now.
    Yes,
    /// The timers only look.
    No,
}

/// Why nothing more leaves from an account in this run.
#[derive(Debug, Clone)]
struct Hold {
    reason: Reason,
    next_ms: Option<i64>,
    said: String,
}

/// One run, with a connection for each account.
struct Run<'a> {
    session: &'a Session,
    lines: HashMap<Id, Smtp>,
    /// How often accounts had been written when it began: what it finds out about one that was corrected since is old.
    corrections: u32,
    held: HashMap<Id, Hold>,
    sent: Sent,
}

impl Session {
    /// Hands over what is ready and due, and answers when that is done.
    ///
    /// # Errors
    ///
    /// [`OutboxError::Busy`] while it is going on already; when the firm's file cannot be read or written. What a
    /// server says is no error but the fate of a mail.
    pub fn run_outbox(&self, progress: ImportProgress<'_>) -> Result<Sent, Error> {
        self.require(Capability::Work)?;
        self.hand_over(Eager::Yes, progress)
    }

    pub(super) fn hand_over(
        &self,
        eager: Eager,
        progress: ImportProgress<'_>,
    ) -> Result<Sent, Error> {
        let turn = Turn::take(&self.outbox)?;
        let handed = self.hand_over_all(eager, progress);
        // Whoever looks when told must find it at rest: nothing is told after.
        drop(turn);
        self.bus.changed(&["outbox"]);
        handed
    }

    fn hand_over_all(&self, eager: Eager, progress: ImportProgress<'_>) -> Result<Sent, Error> {
        find_uncertain(self)?;
        let mut run = Run {
            session: self,
            lines: HashMap::new(),
            corrections: self.outbox.corrections(),
            held: HashMap::new(),
            sent: Sent::default(),
        };
        let all = self.due(eager)?;
        let total = count(all.len());
        for (done, mail) in all.into_iter().enumerate() {
            if !progress(count(done), total) {
                break;
            }
            run.one(mail.id)?;
            self.bus.changed(&["outbox"]);
        }
        run.write_holds()?;
        drop(run.lines);
        let [_, waiting, ..] = self.read(|reader| Ok(reader.outbox_counts(self.user_id, None)?))?;
        Ok(Sent {
            waiting,
            ..run.sent
        })
    }

    /// What may be attempted now, in the order in which it was approved.
    fn due(&self, eager: Eager) -> Result<Vec<OutboxMail>, Error> {
        let now_ms = self.now_ms();
        let mut ready = self.read(|reader| {
            Ok(reader.outbox_in(self.user_id, self.store.device_id(), State::Ready)?)
        })?;
        ready.retain(|mail| {
            let for_network = matches!(mail.reason, Some(Reason::Offline | Reason::NotTrusted));
            mail.next_ms.is_none_or(|next| next <= now_ms) || (for_network && eager == Eager::Yes)
        });
        Ok(ready)
    }

    /// Hands over by itself what is due. Called on a timer.
    ///
    /// # Errors
    ///
    /// When the firm's file cannot be read, or there is no thread for it.
    pub(crate) fn send_due(&self, is_time: bool) -> Result<(), Error> {
        let wanted = self.outbox.is_wanted();
        if !(is_time || wanted) || self.outbox.is_busy() || self.is_read_only()? {
            return Ok(());
        }
        if self.due(Eager::No)?.is_empty() {
            return Ok(());
        }
        self.start_sending(Eager::No).map(drop)
    }

    fn start_sending(&self, eager: Eager) -> Result<JobView, Error> {
        self.start_job("outbox", String::new(), move |session, job| {
            let handed = session.hand_over(eager, &mut |done, total| {
                session.step(job, done, Some(total))
            });
            match handed {
                // Whoever is handing over has this mail too.
                Ok(_) | Err(Error::Outbox(OutboxError::Busy)) => Ok(None),
                Err(error) => Err(error),
            }
        })
    }
}

impl Run<'_> {
    /// One mail, as it is now: a person may have changed it since the run began.
    fn one(&mut self, id: Id) -> Result<(), Error> {
        let session = self.session;
        let found = session.read(|reader| {
            let mail: OutboxMail = reader.expect(&id)?;
            let sender = mail
                .sender_id
                .map_or(Ok(None), |id| reader.get::<Sender>(&id))?;
            let suppressed = reader.suppressed(session.user_id, &mail.recipient)?;
            let put_away = is_put_away(reader, &mail)?;
            Ok::<_, Error>((
                mail,
                put_away,
                sender.filter(|one| one.removed_ms.is_none()),
                suppressed,
            ))
        })?;
        let (mail, put_away, sender, suppressed) = found;
        if mail.state != State::Ready {
            return Ok(());
        }
        if let Some(entry) = suppressed {
            return self.forbid(id, Reason::Suppressed, &entry.reason);
        }
        if put_away {
            return self.forbid(id, Reason::PutAway, "");
        }
        let Some(sender) = sender else {
            return self.forbid(id, Reason::NoSender, "");
        };
        if self.is_held(&sender)? {
            return Ok(());
        }
        let approved = match session.read(|reader| Approved::of(reader, mail)) {
            Ok(approved) => approved,
            Err(Error::Outbox(error)) => {
                return self.forbid(id, Reason::Refused, &error.to_string());
            }
            Err(error) => return Err(error),
        };
        let line = match self.lines.entry(sender.id) {
            Entry::Occupied(line) => line.into_mut(),
            Entry::Vacant(place) => {
                let settings = session.read(|reader| server(reader, &sender))?;
                let smtp = Smtp::new(settings)
                    .map_err(|error| Error::Broken(format!("no runtime for a server: {error}")))?;
                place.insert(smtp)
            }
        };
        let after = std::thread::scope(|scope| {
            // On a thread of its own: callers may be inside a runtime.
            let attempt = scope.spawn(|| session.attempt(&approved, &sender, line));
            attempt
                .join()
                .unwrap_or_else(|_| Err(Error::Broken("a defect stopped a mail".to_owned())))
        });
        match after {
            Ok(after) => self.count(&after, sender.id),
            // A person gave it up a moment ago.
            Err(Error::Outbox(_)) => Ok(()),
            Err(error) => Err(error),
        }
    }

    fn count(&mut self, after: &OutboxMail, sender: Id) -> Result<(), Error> {
        match after.state {
            State::Sent => self.sent.sent += 1,
            State::Failed => self.sent.failed += 1,
            State::Unknown => self.sent.unknown += 1,
            _ => {}
        }
        let hold = |reason| Hold {
            reason,
            next_ms: after.next_ms,
            said: after.said.clone(),
        };
        match after.reason {
            Some(Reason::Authentication) => {
                self.held.insert(sender, hold(Reason::Authentication));
                self.refuse(sender, &after.said)
            }
            Some(reason @ (Reason::Offline | Reason::NotTrusted)) => {
                self.held.insert(sender, hold(reason));
                Ok(())
            }
            _ => Ok(()),
        }
    }

    /// Has nothing leave from an account until a person has seen to it, unless somebody did while it was tried.
    fn refuse(&self, sender: Id, said: &str) -> Result<(), Error> {
        self.session.write(|writer| {
            if self.is_overtaken() {
                return Ok(());
            }
            let sender: Sender = writer.expect(&sender)?;
            Ok(writer.save(&Sender {
                refused: Some(said.to_owned()),
                ..sender
            })?)
        })
    }

    /// Whether a person wrote an account since the run began; the next run, which is wanted then, goes by it.
    fn is_overtaken(&self) -> bool {
        self.session.outbox.corrections() != self.corrections
    }

    /// Whether nothing more may leave from this account now.
    fn is_held(&mut self, sender: &Sender) -> Result<bool, Error> {
        if self.held.contains_key(&sender.id) {
            return Ok(true);
        }
        let hold = match &sender.refused {
            Some(said) => Some(Hold {
                reason: Reason::Authentication,
                next_ms: None,
                said: said.clone(),
            }),
            None => {
                let now_ms = self.session.now_ms();
                let left = self
                    .session
                    .read(|reader| Ok(reader.outbox_left_since(sender.id, now_ms - HOUR_MS)?))?;
                let cap = u32::try_from(sender.hourly_cap).unwrap_or(0);
                room_at(&left, cap, now_ms).map(|at| Hold {
                    reason: Reason::HourlyCap,
                    next_ms: Some(at),
                    said: String::new(),
                })
            }
        };
        let is_held = hold.is_some();
        self.held.extend(hold.map(|hold| (sender.id, hold)));
        Ok(is_held)
    }

    fn forbid(&mut self, id: Id, reason: Reason, said: &str) -> Result<(), Error> {
        self.sent.failed += 1;
        self.session.write(|writer| {
            let mail: OutboxMail = writer.expect(&id)?;
            let now_ms = self.session.now_ms();
            Ok(writer.save(&moved(mail, Step::Forbid, Some(reason), said, now_ms)?)?)
        })
    }

    /// Says of every mail that an account holds back why it waits, and until when.
    fn write_holds(&self) -> Result<(), Error> {
        if self.held.is_empty() {
            return Ok(());
        }
        let session = self.session;
        session.write(|writer| {
            if self.is_overtaken() {
                return Ok(());
            }
            let ready =
                writer.outbox_in(session.user_id, session.store.device_id(), State::Ready)?;
            for mail in ready {
                let hold = mail.sender_id.and_then(|id| self.held.get(&id));
                // A mail whose own attempt was postponed keeps its own reason.
                let own = matches!(mail.reason, Some(Reason::Temporary | Reason::Dropped))
                    && mail.next_ms.is_some();
                if let Some(hold) = hold.filter(|_| !own) {
                    writer.save(&OutboxMail {
                        reason: Some(hold.reason),
                        next_ms: hold.next_ms,
                        said: hold.said.clone(),
                        ..mail
                    })?;
                }
            }
            Ok(())
        })
    }
}

impl Handle<RunOutbox> for Session {
    fn handle(&self, _: RunOutbox) -> Result<JobView, Error> {
        self.require(Capability::Work)?;
        if self.outbox.is_busy() {
            return Err(OutboxError::Busy.into());
        }
        self.start_sending(Eager::Yes)
    }
}
