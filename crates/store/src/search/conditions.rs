//! Conditions that are not about words, as SQL over `communications c`.

use super::query::{Condition, Item, Query};

/// The conditions of a question over `communications c`; `None` when it has none.
pub(super) fn conditions_sql(query: &Query) -> Option<String> {
    let any = |items: &[Item]| -> Option<String> {
        let conditions: Vec<String> = items
            .iter()
            .filter_map(|item| match item {
                Item::Condition(condition) => Some(condition_sql(*condition)),
                Item::Term(_) => None,
            })
            .collect();
        (!conditions.is_empty()).then(|| format!("({})", conditions.join(" OR ")))
    };
    let mut all: Vec<String> = query.groups.iter().filter_map(|group| any(group)).collect();
    all.extend(any(&query.excluded).map(|excluded| format!("NOT {excluded}")));
    (!all.is_empty()).then(|| all.join(" AND "))
}

/// One condition. The words are the domain's own: nothing a person typed gets here.
fn condition_sql(condition: Condition) -> String {
    match condition {
        Condition::Unread => "c.read = 0".to_owned(),
        Condition::Read => "c.read = 1".to_owned(),
        Condition::Open => "c.status <> 'closed'".to_owned(),
        Condition::HasAttachment => "c.has_attachments = 1".to_owned(),
        Condition::Status(word) => format!("c.status = '{word}'"),
        Condition::Category(word) => format!("c.category = '{word}'"),
        Condition::Priority(word) => format!("c.priority = '{word}'"),
    }
}
