//! What the firm is told: the list of each member, and what may stand on the desktop.

use crate::{Error, Session, router::Handle, settings, when, words};
use contract::{
    Event,
    notifications::{
        ListNotifications, MarkNotificationsRead, NotificationView, NotificationsView,
    },
    words::Language,
};
use domain::Capability;
use store::{Id, Notification, Reader};

/// The window shows this many.
const SHOWN: usize = 100;

/// A notification for the desktop, in the language of the person at the screen.
///
/// It says nothing of the content when the person asked for private notifications or the discreet window,
/// and is only a hint to refresh when they switched notifications off.
///
/// - `who`: who wrote, a mailbox, or how many messages (`SLA_BREACH`).
/// - `what`: the subject or the reason.
///
/// # Errors
///
/// When the file cannot be read.
pub(crate) fn desktop(
    session: &Session,
    reader: &Reader<'_>,
    kind: &str,
    who: &str,
    what: &str,
    message: Option<Id>,
) -> Result<Event, Error> {
    let user = reader.expect(&session.user_id)?;
    let own = settings::personal(reader, &user)?;
    if !own.notifications {
        return Ok(Event::Changed {
            features: vec!["notifications".to_owned()],
        });
    }
    let private = own.private_notifications || own.discreet;
    let (title, detail) = heading(kind, own.language, (!private).then_some(who));
    let body = if private {
        String::new()
    } else {
        detail.unwrap_or_else(|| what.to_owned())
    };
    Ok(Event::Notify {
        title,
        body,
        sticky: kind != "SLA_BREACH",
        message_id: message.map(|id| id.to_string()),
    })
}

/// The heading of a kind, with who it is about unless that is private.
fn heading(kind: &str, language: Language, who: Option<&str>) -> (String, Option<String>) {
    let (fr, en) = match kind {
        "EMAIL_URGENT" => ("Message urgent", "Urgent message"),
        "SLA_BREACH" => ("Réponse en retard", "Answer overdue"),
        "ESCALATED" => ("Message escaladé", "Message escalated"),
        "DEADLINE_CRITICAL" => ("Échéance toute proche", "Deadline very close"),
        "DEADLINE_REMINDER" => ("Rappel d’échéance", "Deadline reminder"),
        "DEADLINE_MISSED" => (
            "Échéance passée sans décision",
            "Deadline passed without a decision",
        ),
        "ALERT_AGAIN" => ("Alerte toujours ouverte", "Alert still open"),
        "APPOINTMENT" => ("Rendez-vous", "Appointment"),
        "FOLLOW_UP" => ("Relances du jour", "Follow-ups of the day"),
        "ACCOUNT_REFUSED" => ("Boîte aux lettres refusée", "Mailbox refused"),
        "MAIL_NOT_FILED" => (
            "Un message reçu n’a pas pu être rangé",
            "A received message could not be filed",
        ),
        "BACKUP_FAILED" => ("La sauvegarde a échoué", "The backup failed"),
        "BACKUP_OVERDUE" => (
            "Aucune sauvegarde depuis deux jours",
            "No backup for two days",
        ),
        "TIMERS_FAILED" => (
            "Échéances et rappels : tout n’a pas pu être vérifié",
            "Deadlines and reminders: not everything could be checked",
        ),
        "DRILL_FAILED" => (
            "L’essai de restauration a échoué",
            "The restore drill failed",
        ),
        _ => ("Guichet", "Guichet"),
    };
    let title = if language == Language::Fr { fr } else { en };
    match who {
        Some(count) if kind == "SLA_BREACH" => {
            let words = if language == Language::Fr {
                "à traiter"
            } else {
                "to handle"
            };
            (title.to_owned(), Some(format!("{count} {words}")))
        }
        Some(who) if language == Language::Fr && !who.is_empty() => {
            (format!("{title} : {who}"), None)
        }
        Some(who) if !who.is_empty() => (format!("{title}: {who}"), None),
        _ => (title.to_owned(), None),
    }
}

fn view(reader: &Reader<'_>, notification: &Notification) -> Result<NotificationView, Error> {
    let workspace = notification
        .workspace_id
        .map_or(Ok(None), |id| reader.workspace(id))?;
    let card = notification
        .communication_id
        .map_or(Ok(None), |id| reader.card(id))?;
    let from_card = |card: store::Card| {
        let who = if card.from_name.is_empty() {
            card.from_address
        } else {
            card.from_name
        };
        if card.subject.is_empty() {
            who
        } else {
            format!("{who} · {}", card.subject)
        }
    };
    let about_the_matter = notification.communication_id.is_none()
        || notification.kind.starts_with("DEADLINE_")
        || notification.kind == "ALERT_AGAIN";
    let matter =
        workspace.map(|workspace| format!("{} · {}", workspace.reference, workspace.title));
    let title = match (card.map(from_card), matter) {
        (_, Some(matter)) if !notification.subject.is_empty() => {
            format!("{} · {matter}", notification.subject)
        }
        (_, Some(matter)) if about_the_matter => matter,
        (None, None) => notification.subject.clone(),
        (Some(message), _) => message,
        (None, Some(matter)) => matter,
    };
    Ok(NotificationView {
        id: notification.id.to_string(),
        kind: notification.kind.clone(),
        title,
        message_id: notification.communication_id.map(|id| id.to_string()),
        workspace_id: notification.workspace_id.map(|id| id.to_string()),
        at: when::time_ms(notification.at_ms),
        read: notification.read,
    })
}

impl Handle<ListNotifications> for Session {
    fn handle(&self, _: ListNotifications) -> Result<NotificationsView, Error> {
        let user = self.require(Capability::Read)?;
        self.read(|reader| {
            let items = reader
                .notifications(user.id, SHOWN)?
                .iter()
                .map(|row| view(reader, row))
                .collect::<Result<_, _>>()?;
            let unread = u32::try_from(reader.count_unread_notifications(user.id)?).unwrap_or(0);
            Ok(NotificationsView { items, unread })
        })
    }
}

impl Handle<MarkNotificationsRead> for Session {
    fn handle(&self, request: MarkNotificationsRead) -> Result<NotificationsView, Error> {
        let user = self.require(Capability::Read)?;
        let ids = words::ids(&request.ids)?;
        self.write(|writer| {
            let rows = match ids.as_slice() {
                [] => writer.unread_notifications(user.id)?,
                ids => ids
                    .iter()
                    .map(|id| Ok(writer.expect::<Notification>(id)?))
                    .collect::<Result<_, Error>>()?,
            };
            // What another member was told is theirs to read.
            for row in rows
                .into_iter()
                .filter(|row| row.user_id == user.id && !row.read)
            {
                writer.save(&Notification { read: true, ..row })?;
            }
            Ok(())
        })?;
        self.bus.changed(&["notifications", "inbox"]);
        self.handle(ListNotifications {})
    }
}
