//! The queries a person waits for use an index and sort nothing.

use crate::{Firm, raw};

pub(crate) fn plan(firm: &Firm, sql: &str) -> String {
    let connection = raw(firm.folder.path());
    let mut statement = connection
        .prepare(&format!("EXPLAIN QUERY PLAN {sql}"))
        .unwrap();
    let count = statement.parameter_count();
    let lines: Vec<String> = statement
        .query_map(rusqlite::params_from_iter(vec![1; count]), |row| row.get(3))
        .unwrap()
        .map(Result::unwrap)
        .collect();
    lines.join("\n")
}

#[test]
fn lists_board_and_sweep_walk_an_index() {
    let firm = Firm::new();
    let list = "SELECT id FROM communications WHERE";
    let newest = "ORDER BY received_ms DESC, n DESC LIMIT 50";
    for (sql, index) in [
        (
            format!("SELECT id FROM communications {newest}"),
            "communications_by_time",
        ),
        (
            format!("{list} (received_ms, n) < (?1, ?2) {newest}"),
            "communications_by_time",
        ),
        (
            format!("{list} status = ?1 {newest}"),
            "communications_by_status",
        ),
        (
            format!("{list} category = ?1 {newest}"),
            "communications_by_time",
        ),
        (
            format!("{list} priority = 'critical' {newest}"),
            "communications_by_time",
        ),
        (
            format!("{list} read = 0 {newest}"),
            "communications_by_time",
        ),
        (
            format!("{list} workspace_id = ?1 {newest}"),
            "communications_by_workspace",
        ),
        (
            format!("{list} contact_id = ?1 {newest}"),
            "communications_by_contact",
        ),
        (
            format!("{list} thread_id = ?1 ORDER BY received_ms, n"),
            "communications_by_thread",
        ),
        (
            "SELECT id FROM communications INDEXED BY communications_due
                 WHERE sla_due_ms <= ?1 AND escalated_ms IS NULL
                 AND status IN ('to_validate', 'validated') ORDER BY sla_due_ms LIMIT 10"
                .to_owned(),
            "communications_due",
        ),
    ] {
        let plan = plan(&firm, &sql);
        assert!(plan.contains(index), "{sql}\n{plan}");
        assert!(!plan.contains("TEMP B-TREE"), "{sql}\n{plan}");
    }
}

#[test]
fn the_outbox_walks_an_index_whatever_it_is_narrowed_to() {
    let firm = Firm::new();
    let plan = plan(
        &firm,
        "SELECT id FROM outbox_mails WHERE owner_user_id = ?1 AND (?2 IS NULL OR state = ?2)
         AND (?3 IS NULL OR campaign_id = ?3) ORDER BY changed_ms DESC, id LIMIT ?4 OFFSET ?5",
    );
    assert!(plan.contains("outbox_mails_by_change"), "{plan}");
    assert!(!plan.contains("TEMP B-TREE"), "{plan}");
}

#[test]
fn search_walks_the_index_backwards_without_sorting() {
    let firm = Firm::new();
    let plan = plan(
        &firm,
        "SELECT rowid FROM search WHERE search MATCH 'a' AND rowid >= ?1 AND rowid < ?2 ORDER BY rowid DESC",
    );
    assert!(!plan.contains("TEMP B-TREE"), "{plan}");
}

#[test]
fn a_content_is_found_among_all_documents_by_its_hash() {
    let firm = Firm::new();
    let plan = plan(
        &firm,
        "SELECT id FROM documents WHERE workspace_id = ?1 AND removed_ms IS NULL
         AND id IN (SELECT document_id FROM document_versions WHERE blob_hash = ?2)",
    );
    assert!(plan.contains("document_versions_by_content"), "{plan}");
    assert!(!plan.contains("SCAN"), "{plan}");
}

#[test]
fn the_figures_about_outcomes_are_made_of_an_index_alone() {
    let firm = Firm::new();
    let merged = "AND w.id NOT IN (SELECT workspace_id FROM workspace_merges)";
    for sql in [
        format!(
            "SELECT w.procedure, w.outcome, count(*), min(w.ended_on), max(w.ended_on) FROM workspaces w
             WHERE w.status = 'archived' AND w.outcome IN ('favourable', 'partly', 'unfavourable') {merged}
             AND w.procedure = ?1 GROUP BY w.procedure, w.outcome"
        ),
        format!(
            "SELECT w.procedure, julianday(w.ended_on) - julianday(coalesce(w.filed_on, date(w.created_ms / 1000, 'unixepoch')))
             FROM workspaces w WHERE w.status = 'archived' AND w.outcome IS NOT NULL AND w.ended_on IS NOT NULL {merged}
             AND w.procedure = ?1"
        ),
    ] {
        let plan = plan(&firm, &sql);
        assert!(
            plan.contains("COVERING INDEX workspaces_by_outcome (procedure=? AND status=?"),
            "{sql}\n{plan}"
        );
        assert!(!plan.contains("SCAN w"), "{sql}\n{plan}");
    }
}

#[test]
fn the_case_law_library_is_listed_by_its_indexes() {
    let firm = Firm::new();
    let list = "SELECT id FROM decisions WHERE removed_ms IS NULL AND archived_ms IS NULL";
    for (sql, index) in [
        (
            format!("{list} ORDER BY read_on DESC, id DESC LIMIT 50"),
            "decisions_by_day",
        ),
        (
            format!("{list} ORDER BY court, read_on DESC, id DESC LIMIT 50"),
            "decisions_by_court",
        ),
        (
            format!("{list} AND court = ?1 ORDER BY read_on DESC, id DESC LIMIT 50"),
            "decisions_by_court",
        ),
        (
            format!("{list} ORDER BY created_ms DESC, id DESC LIMIT 50"),
            "decisions_by_time",
        ),
        (
            "SELECT id FROM decisions WHERE ecli = ?1 AND ecli <> '' ORDER BY id LIMIT 1"
                .to_owned(),
            "decisions_by_ecli",
        ),
        (
            "SELECT id FROM decisions WHERE case_key = ?1 AND case_key <> '' ORDER BY id LIMIT 1"
                .to_owned(),
            "decisions_by_case",
        ),
        (
            "SELECT decision_id FROM decision_tags WHERE tag = ?1".to_owned(),
            "decision_tags_by_tag",
        ),
    ] {
        let plan = plan(&firm, &sql);
        assert!(plan.contains(index), "{sql}\n{plan}");
    }
}
