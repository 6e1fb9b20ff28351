CREATE TABLE meta (
    key   TEXT NOT NULL PRIMARY KEY,
    value ANY
) STRICT, WITHOUT ROWID;

CREATE TABLE devices (
    n  INTEGER NOT NULL PRIMARY KEY,
    id TEXT    NOT NULL UNIQUE
) STRICT;

CREATE TABLE journal (
    seq       INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    -- Hybrid logical clock: milliseconds << 16 | counter.
    hlc       INTEGER NOT NULL,
    device    INTEGER NOT NULL REFERENCES devices (n),
    -- `tenant`: every device of the firm; `owner`: only the owner's devices.
    scope     TEXT    NOT NULL DEFAULT 'tenant',
    -- The table, and the key of the row.
    entity    TEXT    NOT NULL,
    entity_id TEXT    NOT NULL,
    op        TEXT    NOT NULL,
    -- Column names and values; empty for a deletion.
    fields    BLOB    NOT NULL,
    -- 1: names a table or column this release does not know, or a value it cannot hold.
    pending   INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE sqlite_sequence(name,seq);

CREATE INDEX journal_by_row  ON journal (entity_id, entity);

CREATE INDEX journal_pending ON journal (seq) WHERE pending = 1;

CREATE TABLE audit (
    seq       INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    at_ms     INTEGER NOT NULL,
    -- NULL: the machine.
    user_id   TEXT,
    device_id TEXT    NOT NULL,
    -- `message.filed`, `forbidden_attempt`, ...
    action    TEXT    NOT NULL,
    entity    TEXT    NOT NULL,
    entity_id TEXT    NOT NULL,
    -- JSON.
    detail    TEXT    NOT NULL,
    prev_hash BLOB    NOT NULL,
    -- SHA-256 over all of the above.
    hash      BLOB    NOT NULL
) STRICT;

CREATE TRIGGER audit_is_not_changed BEFORE UPDATE ON audit
    BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER audit_is_not_cut BEFORE DELETE ON audit
    BEGIN SELECT raise(ABORT, 'the audit log is append-only'); END;

CREATE TABLE settings (
    -- Dotted name, `sla.hours`.
    key   TEXT NOT NULL PRIMARY KEY,
    -- JSON.
    value TEXT NOT NULL DEFAULT 'null'
) STRICT, WITHOUT ROWID;

CREATE TABLE users (
    id         TEXT    NOT NULL PRIMARY KEY,
    name       TEXT    NOT NULL DEFAULT '',
    email      TEXT    NOT NULL DEFAULT '',
    role       TEXT    NOT NULL DEFAULT 'employee',
    -- `fr` or `en`.
    language   TEXT    NOT NULL DEFAULT 'fr',
    created_ms INTEGER NOT NULL DEFAULT 0,
    -- 1: may not sign in any more; the history keeps the name.
    disabled   INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE accounts (
    id             TEXT    NOT NULL PRIMARY KEY,
    kind           TEXT    NOT NULL DEFAULT 'imap',
    label          TEXT    NOT NULL DEFAULT '',
    address        TEXT    NOT NULL DEFAULT '',
    host           TEXT    NOT NULL DEFAULT '',
    port           INTEGER NOT NULL DEFAULT 0,
    security       TEXT    NOT NULL DEFAULT 'tls',
    username       TEXT    NOT NULL DEFAULT '',
    authentication TEXT    NOT NULL DEFAULT 'password',
    -- JSON array of folder names; empty = the inbox.
    folders        TEXT    NOT NULL DEFAULT '[]',
    owner_user_id  TEXT,
    created_ms     INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE account_health (
    account_id      TEXT    NOT NULL PRIMARY KEY,
    state           TEXT    NOT NULL DEFAULT 'ok',
    last_success_ms INTEGER,
    last_error      TEXT,
    last_error_ms   INTEGER,
    -- Attempts that failed since the last success.
    failures        INTEGER NOT NULL DEFAULT 0,
    -- When the next attempt is due.
    next_ms         INTEGER
) STRICT, WITHOUT ROWID;

CREATE TABLE account_cursors (
    account_id   TEXT    NOT NULL,
    folder       TEXT    NOT NULL,
    uid_validity INTEGER NOT NULL DEFAULT 0,
    last_uid     INTEGER NOT NULL DEFAULT 0,
    -- Highest mod-sequence (RFC 7162), 0 = the server has none.
    modseq       INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (account_id, folder)
) STRICT, WITHOUT ROWID;

CREATE TABLE secrets (
    -- `account/<id>/password`, `provider/<name>/key`.
    key   TEXT NOT NULL PRIMARY KEY,
    value BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE blobs (
    n      INTEGER NOT NULL PRIMARY KEY,
    -- The first 64 bits of the hash: a narrow index, verified on every hit.
    key    INTEGER NOT NULL,
    -- SHA-256 of the content.
    hash   BLOB    NOT NULL,
    -- Bytes of the content.
    size   INTEGER NOT NULL,
    -- 1: zstd.
    packed INTEGER NOT NULL,
    -- NULL: in a file of the blob folder.
    stored BLOB
) STRICT;

CREATE INDEX blobs_by_key ON blobs (key);

CREATE TABLE arrivals (
    n                INTEGER NOT NULL PRIMARY KEY,
    -- The raw bytes; a row of `blobs`.
    blob             INTEGER NOT NULL REFERENCES blobs (n),
    account_id       TEXT    NOT NULL,
    -- What the provider calls the message: folder, UIDVALIDITY and UID, or a path.
    provider_id      TEXT    NOT NULL,
    -- 64 bits of the hash of account and provider id: a narrow index, verified on every hit.
    provider_key     INTEGER NOT NULL,
    arrived_ms       INTEGER NOT NULL,
    state            TEXT    NOT NULL DEFAULT 'kept',
    error            TEXT,
    communication_id TEXT
, received_ms INTEGER, flags INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE INDEX arrivals_by_blob ON arrivals (blob);

CREATE INDEX arrivals_by_provider ON arrivals (provider_key);

CREATE INDEX arrivals_waiting ON arrivals (n) WHERE state <> 'parsed';

CREATE TABLE communications (
    n                INTEGER NOT NULL PRIMARY KEY,
    id               TEXT    NOT NULL UNIQUE,
    account_id       TEXT,
    -- Channel: `mail`.
    source           TEXT    NOT NULL DEFAULT 'mail',
    -- What the provider calls it.
    provider_id      TEXT    NOT NULL DEFAULT '',
    -- Message-ID header, angle brackets removed; senders repeat it at times.
    message_id       TEXT    NOT NULL DEFAULT '',
    -- SHA-256 of the raw bytes.
    raw_hash         BLOB,
    thread_id        TEXT,
    direction        TEXT    NOT NULL DEFAULT 'in',
    from_name        TEXT    NOT NULL DEFAULT '',
    from_address     TEXT    NOT NULL DEFAULT '',
    to_text          TEXT    NOT NULL DEFAULT '',
    subject          TEXT    NOT NULL DEFAULT '',
    -- The first words of the text.
    snippet          TEXT    NOT NULL DEFAULT '',
    -- The Date header; NULL when it is absent or absurd.
    sent_ms          INTEGER,
    received_ms      INTEGER NOT NULL DEFAULT 0,
    contact_id       TEXT,
    workspace_id     TEXT,
    category         TEXT    NOT NULL DEFAULT 'general',
    priority         TEXT    NOT NULL DEFAULT 'medium',
    sentiment        TEXT    NOT NULL DEFAULT 'neutral',
    procedure        TEXT,
    first_contact    INTEGER NOT NULL DEFAULT 0,
    -- 0 to 1.
    confidence       REAL    NOT NULL DEFAULT 0,
    summary          TEXT    NOT NULL DEFAULT '',
    suggested_action TEXT    NOT NULL DEFAULT '',
    summary_state    TEXT    NOT NULL DEFAULT 'proposed',
    -- 1: a person's values stand; the machine leaves them alone.
    corrected        INTEGER NOT NULL DEFAULT 0,
    status           TEXT    NOT NULL DEFAULT 'to_validate',
    -- When an answer is due.
    sla_due_ms       INTEGER,
    escalated_ms     INTEGER,
    closed_ms        INTEGER,
    read             INTEGER NOT NULL DEFAULT 0,
    assignee_user_id TEXT,
    snoozed_until_ms INTEGER,
    has_attachments  INTEGER NOT NULL DEFAULT 0,
    attachment_count INTEGER NOT NULL DEFAULT 0,
    parse_state      TEXT    NOT NULL DEFAULT 'ok',
    -- JSON array of words, `injected_instruction`.
    flags            TEXT    NOT NULL DEFAULT '[]',
    -- Raw bytes.
    size             INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE INDEX communications_by_time      ON communications
    (received_ms, n, status, category, priority, read, has_attachments);

CREATE INDEX communications_by_status    ON communications (status, received_ms);

CREATE INDEX communications_by_due       ON communications (status, sla_due_ms);

CREATE INDEX communications_to_review    ON communications (received_ms) WHERE instr(flags, 'needs_review') > 0;

CREATE INDEX communications_asleep       ON communications (snoozed_until_ms) WHERE snoozed_until_ms IS NOT NULL;

CREATE INDEX communications_unparsed     ON communications (received_ms) WHERE parse_state = 'failed';

CREATE INDEX communications_by_thread    ON communications (thread_id, received_ms) WHERE thread_id IS NOT NULL;

CREATE INDEX communications_by_contact   ON communications (contact_id, received_ms) WHERE contact_id IS NOT NULL;

CREATE INDEX communications_by_workspace ON communications (workspace_id, received_ms) WHERE workspace_id IS NOT NULL;

CREATE INDEX communications_by_assignee  ON communications (assignee_user_id, received_ms) WHERE assignee_user_id IS NOT NULL;

CREATE INDEX communications_due ON communications (sla_due_ms)
    WHERE sla_due_ms IS NOT NULL AND escalated_ms IS NULL AND status IN ('to_validate', 'validated');

CREATE TABLE texts (
    -- The message, `communications.n`.
    n        INTEGER NOT NULL PRIMARY KEY REFERENCES communications (n) ON DELETE CASCADE,
    -- UTF-8, zstd.
    text     BLOB    NOT NULL,
    -- JSON, zstd; NULL when there is no analysis.
    analysis BLOB
) STRICT;

CREATE TABLE attachments (
    id               TEXT    NOT NULL PRIMARY KEY,
    communication_id TEXT    NOT NULL DEFAULT '',
    filename         TEXT    NOT NULL DEFAULT '',
    content_type     TEXT    NOT NULL DEFAULT '',
    bytes            INTEGER NOT NULL DEFAULT 0,
    -- SHA-256 of content that is kept on its own; NULL when it is inside the raw message.
    blob_hash        BLOB,
    -- Which MIME part of the raw message it is.
    part_index       INTEGER,
    inline           INTEGER NOT NULL DEFAULT 0,
    content_id       TEXT,
    text_state       TEXT    NOT NULL DEFAULT 'none',
    error            TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX attachments_by_communication ON attachments (communication_id);

CREATE TABLE message_refs (
    -- 64 bits of the hash of a Message-ID.
    ref       INTEGER NOT NULL PRIMARY KEY,
    -- The sixteen bytes of the id: half the width of its text.
    thread_id BLOB    NOT NULL
) STRICT;

CREATE TABLE thread_subjects (
    -- 64 bits of the hash of correspondent and subject.
    key       INTEGER NOT NULL PRIMARY KEY,
    thread_id BLOB    NOT NULL,
    -- When the thread was last heard of.
    last_ms   INTEGER NOT NULL
) STRICT;

CREATE TABLE status_history (
    id               TEXT    NOT NULL PRIMARY KEY,
    communication_id TEXT    NOT NULL DEFAULT '',
    from_status      TEXT    NOT NULL DEFAULT 'to_validate',
    to_status        TEXT    NOT NULL DEFAULT 'to_validate',
    at_ms            INTEGER NOT NULL DEFAULT 0,
    -- NULL: the machine (the service-level sweep).
    user_id          TEXT,
    reason           TEXT    NOT NULL DEFAULT '',
    -- 1: this entry takes the one before back.
    undone           INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX status_history_by_communication ON status_history (communication_id, at_ms);

CREATE TABLE labels (
    id               TEXT    NOT NULL PRIMARY KEY,
    communication_id TEXT    NOT NULL DEFAULT '',
    -- `category`, `priority`, `sentiment`, `procedure`, `first_contact`.
    field            TEXT    NOT NULL DEFAULT '',
    machine          TEXT    NOT NULL DEFAULT '',
    human            TEXT    NOT NULL DEFAULT '',
    user_id          TEXT,
    at_ms            INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX labels_by_communication ON labels (communication_id);

CREATE TABLE contacts (
    id           TEXT    NOT NULL PRIMARY KEY,
    display_name TEXT    NOT NULL DEFAULT '',
    kind         TEXT    NOT NULL DEFAULT 'person',
    -- 1: a person said who this is; 0: only seen in a message.
    known        INTEGER NOT NULL DEFAULT 0,
    notes        TEXT    NOT NULL DEFAULT '',
    created_ms   INTEGER NOT NULL DEFAULT 0,
    -- The contact this one was found to be.
    merged_into  TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX contacts_by_name ON contacts (display_name) WHERE merged_into IS NULL;

CREATE TABLE contact_points (
    id         TEXT NOT NULL PRIMARY KEY,
    contact_id TEXT NOT NULL DEFAULT '',
    kind       TEXT NOT NULL DEFAULT 'email',
    -- Address in lower case, number in E.164.
    value      TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE INDEX contact_points_by_value   ON contact_points (value, kind);

CREATE TABLE contact_names (
    id         TEXT NOT NULL PRIMARY KEY,
    contact_id TEXT NOT NULL DEFAULT '',
    name       TEXT NOT NULL DEFAULT '',
    -- Without case, accents and punctuation; words in alphabetical order.
    folded     TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE INDEX contact_names_by_folded  ON contact_names (folded);

CREATE INDEX contact_names_by_contact ON contact_names (contact_id);

CREATE TABLE contact_merges (
    id       TEXT    NOT NULL PRIMARY KEY,
    kept     TEXT    NOT NULL DEFAULT '',
    absorbed TEXT    NOT NULL DEFAULT '',
    -- JSON object: ids of the communications, points, names and workspace links that moved.
    moved    TEXT    NOT NULL DEFAULT 'null',
    at_ms    INTEGER NOT NULL DEFAULT 0,
    user_id  TEXT,
    undone   INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX contact_merges_by_kept ON contact_merges (kept);

CREATE TABLE workspaces (
    id                  TEXT    NOT NULL PRIMARY KEY,
    -- `2026-0397`. Unique on the device that made it; two devices may meet in one, so the index is not.
    reference           TEXT    NOT NULL DEFAULT '',
    procedure           TEXT,
    title               TEXT    NOT NULL DEFAULT '',
    description         TEXT    NOT NULL DEFAULT '',
    status              TEXT    NOT NULL DEFAULT 'open',
    urgency             TEXT    NOT NULL DEFAULT 'moyen',
    -- ISO date of the decision that is fought.
    decision_date       TEXT,
    -- RFC 3339 or ISO date: when the decision reached the client, as precisely as it is known.
    notification        TEXT,
    -- The word of the deadline rule: how the client is placed.
    situation           TEXT,
    -- Which authority decided.
    decided_by          TEXT,
    created_ms          INTEGER NOT NULL DEFAULT 0,
    responsible_user_id TEXT
, outcome TEXT, ended_on TEXT, filed_on TEXT) STRICT;

CREATE INDEX workspaces_by_reference ON workspaces (reference);

CREATE INDEX workspaces_by_number    ON workspaces (substr(reference, 1, 4), CAST(substr(reference, 6) AS INTEGER));

CREATE INDEX workspaces_by_status    ON workspaces (status, created_ms);

CREATE TABLE workspace_contacts (
    -- `<workspace>/<contact>`.
    id           TEXT NOT NULL PRIMARY KEY,
    workspace_id TEXT NOT NULL DEFAULT '',
    contact_id   TEXT NOT NULL DEFAULT '',
    part         TEXT NOT NULL DEFAULT 'client'
) STRICT, WITHOUT ROWID;

CREATE INDEX workspace_contacts_by_workspace ON workspace_contacts (workspace_id);

CREATE INDEX workspace_contacts_by_contact   ON workspace_contacts (contact_id);

CREATE TABLE checklist_items (
    -- `<workspace>/<item>`.
    id           TEXT    NOT NULL PRIMARY KEY,
    workspace_id TEXT    NOT NULL DEFAULT '',
    -- The item's name in the checklist of the law data; empty for one that was added by hand.
    item_id      TEXT    NOT NULL DEFAULT '',
    -- `piece`, `step`, ...: the law data's word.
    kind         TEXT    NOT NULL DEFAULT '',
    label        TEXT    NOT NULL DEFAULT '',
    mandatory    INTEGER NOT NULL DEFAULT 0,
    -- When it applies, in words; NULL = always.
    condition    TEXT,
    -- Article or form it comes from.
    source       TEXT,
    position     INTEGER NOT NULL DEFAULT 0,
    done_ms      INTEGER,
    done_by      TEXT,
    document_id  TEXT
, owner_user_id TEXT, due_on TEXT) STRICT, WITHOUT ROWID;

CREATE INDEX checklist_by_workspace ON checklist_items (workspace_id, position);

CREATE TABLE deadlines (
    id               TEXT    NOT NULL PRIMARY KEY,
    workspace_id     TEXT    NOT NULL DEFAULT '',
    -- The message it was read from.
    communication_id TEXT,
    -- `oqtf-retention@2024-07-15`; NULL = entered by hand.
    rule_id          TEXT,
    family           TEXT    NOT NULL DEFAULT '',
    variant          TEXT    NOT NULL DEFAULT '',
    title            TEXT    NOT NULL DEFAULT '',
    -- RFC 3339 or ISO date: the event the delay runs from.
    start_text       TEXT    NOT NULL DEFAULT '',
    -- NULL: the date is not known; a person must enter it.
    due_ms           INTEGER,
    -- The prudent date, not after due_ms.
    due_safe_ms      INTEGER,
    -- If the delay is counted in clear days.
    due_if_franc_ms  INTEGER,
    -- How the rule counts: `hours`, `days`, `days_franc`, `months`.
    mode             TEXT    NOT NULL DEFAULT '',
    -- `steps` and `warnings`: JSON arrays of objects with a sentence per language; `sources`: of text.
    steps            TEXT    NOT NULL DEFAULT '[]',
    sources          TEXT    NOT NULL DEFAULT '[]',
    warnings         TEXT    NOT NULL DEFAULT '[]',
    -- The rule's own confidence, the law data's word.
    confidence       TEXT    NOT NULL DEFAULT '',
    -- The words of the message it came from.
    passage          TEXT    NOT NULL DEFAULT '',
    state            TEXT    NOT NULL DEFAULT 'proposed',
    confirmed_by     TEXT,
    confirmed_ms     INTEGER,
    manual           INTEGER NOT NULL DEFAULT 0,
    created_ms       INTEGER NOT NULL DEFAULT 0,
    -- JSON object: what else the rule needed to know.
    facts            TEXT    NOT NULL DEFAULT 'null'
, document_id TEXT, page        INTEGER, second_by TEXT, second_ms INTEGER, note TEXT NOT NULL DEFAULT '', lapsed_ms INTEGER) STRICT;

CREATE INDEX deadlines_by_workspace ON deadlines (workspace_id);

CREATE INDEX deadlines_running ON deadlines (due_safe_ms, state, workspace_id) WHERE state IN ('proposed', 'confirmed');

CREATE TABLE drafts (
    -- The message that is answered.
    communication_id TEXT    NOT NULL PRIMARY KEY,
    text             TEXT    NOT NULL DEFAULT '',
    by_user          TEXT,
    updated_ms       INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE alerts (
    id               TEXT    NOT NULL PRIMARY KEY,
    workspace_id     TEXT,
    communication_id TEXT,
    -- `deadline_near`, `unconfirmed_deadline`, ...
    kind             TEXT    NOT NULL DEFAULT '',
    level            TEXT    NOT NULL DEFAULT 'medium',
    -- Key of the sentence in the language files, and a JSON object to fill it with.
    text_key         TEXT    NOT NULL DEFAULT '',
    params           TEXT    NOT NULL DEFAULT 'null',
    at_ms            INTEGER NOT NULL DEFAULT 0,
    acknowledged_by  TEXT,
    acknowledged_ms  INTEGER,
    snoozed_until_ms INTEGER
, repeated_ms INTEGER) STRICT, WITHOUT ROWID;

CREATE INDEX alerts_by_workspace ON alerts (workspace_id) WHERE workspace_id IS NOT NULL;

CREATE INDEX alerts_open         ON alerts (at_ms) WHERE acknowledged_ms IS NULL;

CREATE TABLE notifications (
    id               TEXT    NOT NULL PRIMARY KEY,
    user_id          TEXT    NOT NULL DEFAULT '',
    -- `SLA_BREACH`, `EMAIL_URGENT`, ...
    kind             TEXT    NOT NULL DEFAULT '',
    communication_id TEXT,
    workspace_id     TEXT,
    at_ms            INTEGER NOT NULL DEFAULT 0,
    read             INTEGER NOT NULL DEFAULT 0
, subject TEXT NOT NULL DEFAULT '') STRICT, WITHOUT ROWID;

CREATE INDEX notifications_by_user  ON notifications (user_id, at_ms);

CREATE INDEX notifications_by_cause ON notifications (communication_id, kind) WHERE communication_id IS NOT NULL;

CREATE TABLE timeline (
    id               TEXT    NOT NULL PRIMARY KEY,
    workspace_id     TEXT    NOT NULL DEFAULT '',
    at_ms            INTEGER NOT NULL DEFAULT 0,
    -- `message_received`, `deadline_confirmed`, ...
    kind             TEXT    NOT NULL DEFAULT '',
    -- JSON object that fills the sentence of this kind.
    params           TEXT    NOT NULL DEFAULT 'null',
    communication_id TEXT,
    by_user          TEXT,
    by_machine       INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX timeline_by_workspace ON timeline (workspace_id, at_ms);

CREATE TABLE events (
    seq       INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    -- `email:received`.
    name      TEXT    NOT NULL,
    -- The table and the id it is about.
    entity    TEXT    NOT NULL,
    entity_id TEXT    NOT NULL,
    at_ms     INTEGER NOT NULL,
    -- JSON object.
    payload   TEXT    NOT NULL DEFAULT 'null'
) STRICT;

CREATE TABLE jobs (
    id         TEXT    NOT NULL PRIMARY KEY,
    kind       TEXT    NOT NULL,
    state      TEXT    NOT NULL DEFAULT 'running',
    done       INTEGER NOT NULL DEFAULT 0,
    -- NULL: not known yet.
    total      INTEGER,
    -- JSON object: what the job needs to go on.
    detail     TEXT    NOT NULL DEFAULT 'null',
    error      TEXT,
    started_ms INTEGER NOT NULL,
    updated_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX jobs_by_time ON jobs (updated_ms);

CREATE VIRTUAL TABLE search USING fts5 (
    subject, body, sender, recipients, attachments,
    content = '', contentless_delete = 1, detail = column, tokenize = 'ascii'
);

CREATE TABLE search_rows (
    -- The row of the index: eight to a second since the epoch.
    n             INTEGER NOT NULL PRIMARY KEY,
    kind          TEXT    NOT NULL,
    -- A mail, `communications.n`; NULL for anything else.
    communication INTEGER,
    -- The id of anything else; NULL for a mail.
    id            TEXT
) STRICT;

CREATE TABLE words (
    word TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
    id           TEXT    NOT NULL PRIMARY KEY,
    workspace_id TEXT    NOT NULL DEFAULT '',
    filename     TEXT    NOT NULL DEFAULT '',
    created_ms   INTEGER NOT NULL DEFAULT 0,
    created_by   TEXT,
    -- When somebody took it out; it can be put back.
    removed_ms   INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX documents_by_workspace ON documents (workspace_id);

CREATE TABLE document_versions (
    id           TEXT    NOT NULL PRIMARY KEY,
    document_id  TEXT    NOT NULL DEFAULT '',
    filename     TEXT    NOT NULL DEFAULT '',
    content_type TEXT    NOT NULL DEFAULT '',
    bytes        INTEGER NOT NULL DEFAULT 0,
    -- SHA-256 of the content.
    blob_hash    BLOB,
    at_ms        INTEGER NOT NULL DEFAULT 0,
    by_user      TEXT,
    -- The version whose content it brought back.
    restores     TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX document_versions_by_document ON document_versions (document_id);

CREATE TABLE readings (
    -- The attachment or the version of a document.
    file_id   TEXT    NOT NULL PRIMARY KEY,
    kind      TEXT    NOT NULL,
    state     TEXT    NOT NULL DEFAULT 'waiting',
    -- NULL: not counted yet.
    pages     INTEGER,
    -- JSON array of words: what is special about the file.
    marks     TEXT    NOT NULL DEFAULT '[]',
    error     TEXT,
    -- Higher is read first.
    priority  INTEGER NOT NULL DEFAULT 0,
    queued_ms INTEGER NOT NULL DEFAULT 0
, only_for TEXT) STRICT, WITHOUT ROWID;

CREATE INDEX readings_waiting ON readings (priority DESC, queued_ms) WHERE state = 'waiting';

CREATE INDEX readings_failed  ON readings (queued_ms) WHERE state = 'failed';

CREATE TABLE pages (
    file_id    TEXT    NOT NULL,
    -- From 1.
    number     INTEGER NOT NULL,
    source     TEXT    NOT NULL,
    confidence REAL,
    -- UTF-8, zstd.
    text       BLOB    NOT NULL,
    -- JSON array of `[start, end, left, top, right, bottom]`, zstd; NULL when places are not known.
    words      BLOB, turned INTEGER NOT NULL DEFAULT 0, width  INTEGER NOT NULL DEFAULT 0, height INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (file_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE tasks (
    id            TEXT    NOT NULL PRIMARY KEY,
    workspace_id  TEXT    NOT NULL DEFAULT '',
    label         TEXT    NOT NULL DEFAULT '',
    -- ISO date.
    due_on        TEXT,
    owner_user_id TEXT,
    created_ms    INTEGER NOT NULL DEFAULT 0,
    done_ms       INTEGER,
    done_by       TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX tasks_by_workspace ON tasks (workspace_id);

CREATE INDEX tasks_open         ON tasks (due_on) WHERE done_ms IS NULL;

CREATE TABLE notes (
    id           TEXT    NOT NULL PRIMARY KEY,
    workspace_id TEXT    NOT NULL DEFAULT '',
    text         TEXT    NOT NULL DEFAULT '',
    by_user      TEXT,
    at_ms        INTEGER NOT NULL DEFAULT 0,
    edited_ms    INTEGER,
    removed_ms   INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX notes_by_workspace ON notes (workspace_id, at_ms);

CREATE TABLE workspace_merges (
    -- The matter that ended.
    workspace_id TEXT    NOT NULL PRIMARY KEY,
    into_id      TEXT    NOT NULL DEFAULT '',
    -- JSON object: ids of what moved, by table.
    moved        TEXT    NOT NULL DEFAULT 'null',
    at_ms        INTEGER NOT NULL DEFAULT 0,
    by_user      TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX workspace_merges_by_into ON workspace_merges (into_id);

CREATE INDEX deadlines_by_document ON deadlines (document_id) WHERE document_id IS NOT NULL;

CREATE TABLE backup_plan (
    device_id TEXT    NOT NULL PRIMARY KEY,
    folder    TEXT    NOT NULL,
    -- Minutes after midnight, civil time.
    at_minute INTEGER NOT NULL,
    -- Backups that stay in the file.
    keep      INTEGER NOT NULL,
    since_ms  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE backup_runs (
    n         INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    device_id TEXT    NOT NULL,
    kind      TEXT    NOT NULL,
    at_ms     INTEGER NOT NULL,
    path      TEXT    NOT NULL,
    -- JSON; NULL when it failed.
    report    TEXT,
    -- One stable word; NULL when it went well.
    failure   TEXT,
    detail    TEXT    NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX backup_runs_by_kind ON backup_runs (device_id, kind, at_ms);

CREATE TABLE appointments (
    id           TEXT    NOT NULL PRIMARY KEY,
    -- The matter; NULL = of the firm.
    workspace_id TEXT,
    title        TEXT    NOT NULL DEFAULT '',
    place        TEXT    NOT NULL DEFAULT '',
    notes        TEXT    NOT NULL DEFAULT '',
    start_ms     INTEGER NOT NULL DEFAULT 0,
    -- Not before start_ms. Whole days: midnight after the last one, in Paris.
    end_ms       INTEGER NOT NULL DEFAULT 0,
    all_day      INTEGER NOT NULL DEFAULT 0,
    -- JSON array of member ids; empty = everybody.
    people       TEXT    NOT NULL DEFAULT '[]',
    -- JSON array: minutes before the start.
    reminders    TEXT    NOT NULL DEFAULT '[]',
    created_by   TEXT,
    created_ms   INTEGER NOT NULL DEFAULT 0,
    -- Taken out of the agenda then; NULL = it stands.
    removed_ms   INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX appointments_by_time ON appointments (start_ms) WHERE removed_ms IS NULL;

CREATE TABLE reminders (
    -- The deadline or appointment.
    subject TEXT    NOT NULL,
    -- When it was to be said; a date that moves is reminded of anew.
    at_ms   INTEGER NOT NULL,
    -- When it was said, or passed over because a later one was due too.
    said_ms INTEGER NOT NULL,
    PRIMARY KEY (subject, at_ms)
) STRICT, WITHOUT ROWID;

CREATE TABLE deadline_log (
    -- ISO date in Paris.
    day       TEXT    NOT NULL PRIMARY KEY,
    at_ms     INTEGER NOT NULL DEFAULT 0,
    -- JSON, exactly as it was hashed.
    body      TEXT    NOT NULL DEFAULT '',
    -- SHA-256 of body, hexadecimal.
    sha256    TEXT    NOT NULL DEFAULT '',
    -- Deadlines on the page.
    lines     INTEGER NOT NULL DEFAULT 0,
    -- The line of the audit log that carries the hash.
    audit_seq INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX deadlines_unexplained ON deadlines (due_safe_ms) WHERE state = 'missed' AND lapsed_ms IS NOT NULL;

CREATE INDEX deadlines_by_date ON deadlines (due_safe_ms);

CREATE INDEX document_versions_by_content ON document_versions (blob_hash) WHERE blob_hash IS NOT NULL;

CREATE TABLE consents (
    id         TEXT    NOT NULL PRIMARY KEY,
    contact_id TEXT    NOT NULL DEFAULT '',
    -- What for, in the firm's words.
    purpose    TEXT    NOT NULL DEFAULT '',
    -- 1: given; 0: withdrawn.
    given      INTEGER NOT NULL DEFAULT 0,
    -- ISO date: when the person said so.
    said_on    TEXT    NOT NULL DEFAULT '',
    -- How it is known: a letter, a signed form, a call.
    evidence   TEXT    NOT NULL DEFAULT '',
    by_user    TEXT,
    at_ms      INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX consents_by_contact ON consents (contact_id, at_ms);

CREATE TABLE erasures (
    id      TEXT    NOT NULL PRIMARY KEY,
    at_ms   INTEGER NOT NULL,
    by_user TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE erased_roots (
    erasure_id TEXT NOT NULL,
    entity     TEXT NOT NULL,
    entity_id  TEXT NOT NULL,
    PRIMARY KEY (erasure_id, entity, entity_id)
) STRICT, WITHOUT ROWID;

CREATE TABLE erased_messages (
    hash BLOB NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE erased_files (
    hash BLOB NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE import_runs (
    id         TEXT    NOT NULL PRIMARY KEY,
    -- The system they come from, as its export names itself.
    source     TEXT    NOT NULL DEFAULT '',
    -- The file or folder, without its path.
    title      TEXT    NOT NULL DEFAULT '',
    by_user    TEXT,
    started_ms INTEGER NOT NULL DEFAULT 0,
    ended_ms   INTEGER,
    state      TEXT    NOT NULL DEFAULT 'running',
    -- JSON: what came of it; null until it ended.
    report     TEXT    NOT NULL DEFAULT 'null',
    -- JSON: what came of taking it back; null until then.
    undone     TEXT    NOT NULL DEFAULT 'null'
) STRICT, WITHOUT ROWID;

CREATE INDEX import_runs_by_time ON import_runs (started_ms);

CREATE TABLE imported (
    -- `<source>/<kind>/<their id>`.
    id           TEXT    NOT NULL PRIMARY KEY,
    -- The run that made it.
    run_id       TEXT    NOT NULL DEFAULT '',
    kind         TEXT    NOT NULL DEFAULT '',
    -- The matter it is in; NULL for a contact.
    workspace_id TEXT,
    -- Our table, and the key of our row.
    entity       TEXT    NOT NULL DEFAULT '',
    entity_id    TEXT    NOT NULL DEFAULT '',
    -- 0: it was here before, and was only recognised.
    made         INTEGER NOT NULL DEFAULT 1,
    -- SHA-256 of what they have, and of our row as the import left it.
    legacy_hash  BLOB    NOT NULL DEFAULT (zeroblob(32)),
    row_hash     BLOB    NOT NULL DEFAULT (zeroblob(32))
) STRICT, WITHOUT ROWID;

CREATE INDEX imported_by_run       ON imported (run_id, workspace_id);

CREATE INDEX imported_by_workspace ON imported (workspace_id) WHERE workspace_id IS NOT NULL;

CREATE TABLE document_drafts (
    id               TEXT    NOT NULL PRIMARY KEY,
    workspace_id     TEXT    NOT NULL DEFAULT '',
    -- The template it was written from: `court-appeal`.
    template         TEXT    NOT NULL DEFAULT '',
    language         TEXT    NOT NULL DEFAULT 'fr',
    title            TEXT    NOT NULL DEFAULT '',
    text             TEXT    NOT NULL DEFAULT '',
    -- JSON array of `[start, end, source]`: bytes of the text, and which of the sources.
    passages         TEXT    NOT NULL DEFAULT '[]',
    -- JSON array of objects: where something comes from.
    sources          TEXT    NOT NULL DEFAULT '[]',
    by_user          TEXT,
    created_ms       INTEGER NOT NULL DEFAULT 0,
    updated_ms       INTEGER NOT NULL DEFAULT 0,
    -- SHA-256, in hex, of the title and text that a person validated. Void as soon as they are others.
    validated_sha256 TEXT,
    validated_by     TEXT,
    validated_ms     INTEGER,
    -- The document it became.
    document_id      TEXT,
    removed_ms       INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX document_drafts_by_workspace ON document_drafts (workspace_id);

CREATE INDEX workspaces_by_outcome ON workspaces (procedure, status, outcome, ended_on, filed_on, created_ms, id);

CREATE TABLE decisions (
    id          TEXT    NOT NULL PRIMARY KEY,
    document_id TEXT    NOT NULL DEFAULT '',
    court       TEXT    NOT NULL DEFAULT '',
    formation   TEXT    NOT NULL DEFAULT '',
    -- JSON: the case numbers, the one it is cited by first.
    numbers     TEXT    NOT NULL DEFAULT '[]',
    -- Capitals, no spaces; empty when it has none.
    ecli        TEXT    NOT NULL DEFAULT '',
    -- Court, first number and day in one; empty when one of them is not known.
    case_key    TEXT    NOT NULL DEFAULT '',
    -- Civil date; empty when it is not known.
    read_on     TEXT    NOT NULL DEFAULT '',
    title       TEXT    NOT NULL DEFAULT '',
    outcome     TEXT    NOT NULL DEFAULT '',
    -- Class in the Lebon: A, B, C.
    publication TEXT    NOT NULL DEFAULT '',
    procedure   TEXT,
    summary     TEXT    NOT NULL DEFAULT '',
    -- What the firm thinks of it.
    note        TEXT    NOT NULL DEFAULT '',
    -- Where the text comes from, and under which licence it may be used again.
    source      TEXT    NOT NULL DEFAULT '',
    licence     TEXT    NOT NULL DEFAULT '',
    created_ms  INTEGER NOT NULL DEFAULT 0,
    created_by  TEXT,
    archived_ms INTEGER,
    removed_ms  INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX decisions_by_day      ON decisions (read_on, id);

CREATE INDEX decisions_by_court    ON decisions (court, read_on DESC, id DESC);

CREATE INDEX decisions_by_time     ON decisions (created_ms, id);

CREATE INDEX decisions_by_ecli     ON decisions (ecli)     WHERE ecli <> '';

CREATE INDEX decisions_by_case     ON decisions (case_key) WHERE case_key <> '';

CREATE INDEX decisions_by_document ON decisions (document_id);

CREATE TABLE decision_tags (
    -- `<decision>/<tag>`.
    id          TEXT NOT NULL PRIMARY KEY,
    decision_id TEXT NOT NULL DEFAULT '',
    tag         TEXT NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE INDEX decision_tags_by_tag      ON decision_tags (tag, decision_id);

CREATE INDEX decision_tags_by_decision ON decision_tags (decision_id);

CREATE TABLE decision_workspaces (
    -- `<decision>/<workspace>`.
    id           TEXT    NOT NULL PRIMARY KEY,
    decision_id  TEXT    NOT NULL DEFAULT '',
    workspace_id TEXT    NOT NULL DEFAULT '',
    at_ms        INTEGER NOT NULL DEFAULT 0,
    by_user      TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX decision_workspaces_by_decision  ON decision_workspaces (decision_id);

CREATE INDEX decision_workspaces_by_workspace ON decision_workspaces (workspace_id);

CREATE TABLE decision_imports (
    id         TEXT    NOT NULL PRIMARY KEY,
    -- The file or folder, without its path.
    title      TEXT    NOT NULL DEFAULT '',
    by_user    TEXT,
    started_ms INTEGER NOT NULL DEFAULT 0,
    ended_ms   INTEGER,
    state      TEXT    NOT NULL DEFAULT 'running',
    -- JSON: what came of it; null until it ended.
    report     TEXT    NOT NULL DEFAULT 'null'
) STRICT, WITHOUT ROWID;

CREATE INDEX decision_imports_by_time ON decision_imports (started_ms);

CREATE TABLE decision_arrivals (
    -- `<import>/<decision>`.
    id          TEXT    NOT NULL PRIMARY KEY,
    import_id   TEXT    NOT NULL DEFAULT '',
    decision_id TEXT    NOT NULL DEFAULT '',
    -- 0: it was here, and got another version of its text.
    made        INTEGER NOT NULL DEFAULT 1,
    -- The version of the text that it replaced.
    replaced    TEXT,
    -- SHA-256 of the row as the import left it.
    row_hash    BLOB    NOT NULL DEFAULT (zeroblob(32))
) STRICT, WITHOUT ROWID;

CREATE INDEX decision_arrivals_by_import   ON decision_arrivals (import_id);

CREATE INDEX decision_arrivals_by_decision ON decision_arrivals (decision_id);

CREATE TABLE distributors (
    id            TEXT    NOT NULL PRIMARY KEY,
    owner_user_id TEXT    NOT NULL DEFAULT '',
    name          TEXT    NOT NULL DEFAULT '',
    vat_number    TEXT,
    notes         TEXT    NOT NULL DEFAULT '',
    created_ms    INTEGER NOT NULL DEFAULT 0,
    removed_ms    INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX distributors_by_owner ON distributors (owner_user_id, name);

CREATE TABLE campaigns (
    id             TEXT    NOT NULL PRIMARY KEY,
    owner_user_id  TEXT    NOT NULL DEFAULT '',
    name           TEXT    NOT NULL DEFAULT '',
    -- The show.
    event          TEXT    NOT NULL DEFAULT '',
    place          TEXT    NOT NULL DEFAULT '',
    -- ISO dates.
    starts_on      TEXT,
    ends_on        TEXT,
    distributor_id TEXT,
    status         TEXT    NOT NULL DEFAULT 'open',
    created_ms     INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX campaigns_by_owner ON campaigns (owner_user_id, status, starts_on);

CREATE TABLE prospects (
    -- Made of the campaign and the address, so that two devices that add the same person add one row.
    id          TEXT    NOT NULL PRIMARY KEY,
    campaign_id TEXT    NOT NULL DEFAULT '',
    -- Lower case; NULL is incomplete: nothing can be sent.
    email       TEXT,
    first_name  TEXT,
    last_name   TEXT,
    company     TEXT,
    job_title   TEXT,
    -- E.164.
    phone       TEXT,
    mobile      TEXT,
    city        TEXT,
    postal_code TEXT,
    country     TEXT,
    notes       TEXT,
    stage       TEXT    NOT NULL DEFAULT 'waiting_room',
    answer      TEXT,
    -- 0 to 100, as the person at the stand judged.
    score       INTEGER,
    -- ISO date of the next call or mail.
    follow_up   TEXT,
    -- The list it came from.
    import_id   TEXT,
    created_ms  INTEGER NOT NULL DEFAULT 0,
    removed_ms  INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX prospects_by_campaign  ON prospects (campaign_id, stage, created_ms) WHERE removed_ms IS NULL;

CREATE INDEX prospects_by_email     ON prospects (email) WHERE email IS NOT NULL;

CREATE INDEX prospects_by_import    ON prospects (import_id) WHERE import_id IS NOT NULL;

CREATE INDEX prospects_to_follow_up ON prospects (follow_up) WHERE follow_up IS NOT NULL AND removed_ms IS NULL;

CREATE TABLE prospect_changes (
    id          TEXT    NOT NULL PRIMARY KEY,
    prospect_id TEXT    NOT NULL DEFAULT '',
    -- What was done at once is taken back at once.
    batch_id    TEXT    NOT NULL DEFAULT '',
    at_ms       INTEGER NOT NULL DEFAULT 0,
    by_user     TEXT,
    -- `stage`, `answer` or `removed`.
    field       TEXT    NOT NULL DEFAULT '',
    from_word   TEXT,
    to_word     TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX prospect_changes_by_prospect ON prospect_changes (prospect_id, at_ms);

CREATE INDEX prospect_changes_by_batch    ON prospect_changes (batch_id);

CREATE TABLE prospect_imports (
    id          TEXT    NOT NULL PRIMARY KEY,
    campaign_id TEXT    NOT NULL DEFAULT '',
    -- The file, without its path.
    filename    TEXT    NOT NULL DEFAULT '',
    at_ms       INTEGER NOT NULL DEFAULT 0,
    -- JSON: counts, and what was rejected.
    report      TEXT    NOT NULL DEFAULT 'null',
    -- JSON array: what stood in the rows that it changed.
    replaced    TEXT    NOT NULL DEFAULT '[]',
    undone_ms   INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX prospect_imports_by_campaign ON prospect_imports (campaign_id, at_ms);

CREATE TABLE mail_templates (
    id            TEXT    NOT NULL PRIMARY KEY,
    owner_user_id TEXT    NOT NULL DEFAULT '',
    name          TEXT    NOT NULL DEFAULT '',
    subject       TEXT    NOT NULL DEFAULT '',
    -- Paragraphs with placeholders, lines ended by \n.
    body          TEXT    NOT NULL DEFAULT '',
    -- `fr` or `en`.
    language      TEXT    NOT NULL DEFAULT 'fr',
    -- JSON array: filename, content_type, sha256 of the content, bytes.
    attachments   TEXT    NOT NULL DEFAULT '[]',
    created_ms    INTEGER NOT NULL DEFAULT 0,
    changed_ms    INTEGER NOT NULL DEFAULT 0,
    removed_ms    INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX mail_templates_by_owner ON mail_templates (owner_user_id, name);

CREATE TABLE senders (
    id             TEXT    NOT NULL PRIMARY KEY,
    owner_user_id  TEXT    NOT NULL DEFAULT '',
    -- As recipients see them.
    from_name      TEXT    NOT NULL DEFAULT '',
    address        TEXT    NOT NULL DEFAULT '',
    host           TEXT    NOT NULL DEFAULT '',
    port           INTEGER NOT NULL DEFAULT 0,
    security       TEXT    NOT NULL DEFAULT 'tls',
    -- Empty: the server asks for no sign-in.
    username       TEXT    NOT NULL DEFAULT '',
    authentication TEXT    NOT NULL DEFAULT 'password',
    -- Mails within an hour, 0 = as many as there are.
    hourly_cap     INTEGER NOT NULL DEFAULT 0,
    -- What the server said when it did not take the credentials; NULL: nothing stands in the way.
    refused        TEXT,
    created_ms     INTEGER NOT NULL DEFAULT 0,
    removed_ms     INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX senders_by_owner ON senders (owner_user_id, created_ms);

CREATE TABLE suppressions (
    -- Made of the owner and the address, so that two devices that say the same add one row.
    id            TEXT    NOT NULL PRIMARY KEY,
    owner_user_id TEXT    NOT NULL DEFAULT '',
    -- Lower case.
    email         TEXT    NOT NULL DEFAULT '',
    reason        TEXT    NOT NULL DEFAULT '',
    created_ms    INTEGER NOT NULL DEFAULT 0,
    removed_ms    INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX suppressions_by_owner ON suppressions (owner_user_id, email) WHERE removed_ms IS NULL;

CREATE TABLE outbox_mails (
    -- Made of campaign, prospect, template and round: the same mail cannot be made twice.
    id            TEXT    NOT NULL PRIMARY KEY,
    owner_user_id TEXT    NOT NULL DEFAULT '',
    -- Only this device sends it.
    device_id     TEXT    NOT NULL DEFAULT '',
    campaign_id   TEXT    NOT NULL DEFAULT '',
    prospect_id   TEXT    NOT NULL DEFAULT '',
    template_id   TEXT    NOT NULL DEFAULT '',
    -- 0; more when a person asked for the same mail again.
    round         INTEGER NOT NULL DEFAULT 0,
    sender_id     TEXT,
    recipient     TEXT    NOT NULL DEFAULT '',
    -- As the recipient is shown.
    name          TEXT    NOT NULL DEFAULT '',
    subject       TEXT    NOT NULL DEFAULT '',
    -- Without angle brackets.
    message_id    TEXT    NOT NULL DEFAULT '',
    -- What the Date header says.
    date_ms       INTEGER NOT NULL DEFAULT 0,
    -- SHA-256 of the exact bytes, which is the address of the content.
    content       BLOB    NOT NULL DEFAULT (zeroblob(32)),
    bytes         INTEGER NOT NULL DEFAULT 0,
    state         TEXT    NOT NULL DEFAULT 'draft',
    -- What a person approved; only these bytes may leave.
    approved      BLOB,
    approved_by   TEXT,
    approved_ms   INTEGER,
    -- Not before.
    next_ms       INTEGER,
    reason        TEXT,
    -- The server's words, or the system's.
    said          TEXT    NOT NULL DEFAULT '',
    -- Temporary obstacles in a row.
    failures      INTEGER NOT NULL DEFAULT 0,
    sent_ms       INTEGER,
    created_ms    INTEGER NOT NULL DEFAULT 0,
    changed_ms    INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX outbox_mails_by_state    ON outbox_mails (owner_user_id, state, created_ms);

CREATE INDEX outbox_mails_by_prospect ON outbox_mails (prospect_id, template_id);

CREATE TABLE outbox_attempts (
    id          TEXT    NOT NULL PRIMARY KEY,
    mail_id     TEXT    NOT NULL DEFAULT '',
    sender_id   TEXT    NOT NULL DEFAULT '',
    number      INTEGER NOT NULL DEFAULT 0,
    -- SHA-256 of the bytes that were offered.
    content     BLOB    NOT NULL DEFAULT (zeroblob(32)),
    started_ms  INTEGER NOT NULL DEFAULT 0,
    -- NULL: no outcome is known.
    ended_ms    INTEGER,
    -- `sent`, `ready`, `failed` or `unknown`: where the mail stood after it.
    outcome     TEXT,
    reason      TEXT,
    -- The SMTP reply.
    code        INTEGER,
    said        TEXT    NOT NULL DEFAULT ''
) STRICT, WITHOUT ROWID;

CREATE INDEX outbox_attempts_by_mail   ON outbox_attempts (mail_id, number);

CREATE INDEX outbox_attempts_by_sender ON outbox_attempts (sender_id, started_ms);

CREATE TABLE catalogues (
    id             TEXT    NOT NULL PRIMARY KEY,
    owner_user_id  TEXT    NOT NULL DEFAULT '',
    campaign_id    TEXT    NOT NULL DEFAULT '',
    title          TEXT    NOT NULL DEFAULT '',
    -- JSON array: how many prices are printed on each page.
    printed_prices TEXT    NOT NULL DEFAULT 'null',
    -- When its products were laid out for review; NULL before it was read to the end.
    staged_ms      INTEGER,
    published_ms   INTEGER,
    created_ms     INTEGER NOT NULL DEFAULT 0,
    removed_ms     INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX catalogues_by_campaign ON catalogues (campaign_id, created_ms);

CREATE TABLE catalogue_files (
    id           TEXT    NOT NULL PRIMARY KEY,
    catalogue_id TEXT    NOT NULL DEFAULT '',
    -- From 0, in the order of the pages.
    position     INTEGER NOT NULL DEFAULT 0,
    filename     TEXT    NOT NULL DEFAULT '',
    content_type TEXT    NOT NULL DEFAULT '',
    bytes        INTEGER NOT NULL DEFAULT 0,
    -- SHA-256 of its bytes, which is the address of the content.
    content      BLOB    NOT NULL DEFAULT (zeroblob(32)),
    -- 0: it cannot be opened.
    pages        INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX catalogue_files_by_catalogue ON catalogue_files (catalogue_id, position);

CREATE TABLE staged_products (
    id           TEXT    NOT NULL PRIMARY KEY,
    catalogue_id TEXT    NOT NULL DEFAULT '',
    -- From 1, through all files of the catalogue.
    page         INTEGER NOT NULL DEFAULT 1,
    -- In the order of reading.
    position     INTEGER NOT NULL DEFAULT 0,
    -- JSON array: left, top, right, bottom of the crop, as fractions of the page.
    place        TEXT    NOT NULL DEFAULT '[0,0,1,1]',
    reference    TEXT,
    name         TEXT,
    -- NULL: one must ask.
    price_cents  INTEGER,
    -- ISO 4217.
    currency     TEXT,
    unit         TEXT,
    category     TEXT,
    description  TEXT,
    -- `HT` or `TTC`.
    vat          TEXT,
    -- 1: the price is that of the cheapest.
    price_from   INTEGER NOT NULL DEFAULT 0,
    -- How sure the reader was, 0 to 1.
    confidence   REAL    NOT NULL DEFAULT 0,
    state        TEXT    NOT NULL DEFAULT 'waiting',
    -- 1: a person drew it.
    by_hand      INTEGER NOT NULL DEFAULT 0,
    -- JSON array: each field as it was read, with the places of its words.
    read         TEXT    NOT NULL DEFAULT 'null',
    -- JSON: what it was before the last decision, and before that; null when nothing was decided.
    before       TEXT    NOT NULL DEFAULT 'null',
    -- The last decision; what was done at once is taken back at once.
    batch_id     TEXT,
    -- The product it became.
    product_id   TEXT,
    decided_ms   INTEGER,
    decided_by   TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX staged_products_by_confidence ON staged_products (catalogue_id, confidence, position, id);

CREATE INDEX staged_products_by_page       ON staged_products (catalogue_id, page, position, id);

CREATE INDEX staged_products_by_batch      ON staged_products (batch_id) WHERE batch_id IS NOT NULL;

CREATE TABLE products (
    -- This device's own number of the row: the index of words refers to it.
    n             INTEGER NOT NULL PRIMARY KEY,
    id            TEXT    NOT NULL UNIQUE,
    owner_user_id TEXT    NOT NULL DEFAULT '',
    -- The distributor, or the campaign when it has none: whose list this is.
    shelf_id      TEXT    NOT NULL DEFAULT '',
    -- What makes it the same product in a later catalogue.
    sameness      TEXT    NOT NULL DEFAULT '',
    reference     TEXT,
    name          TEXT,
    -- NULL: one must ask.
    price_cents   INTEGER,
    -- ISO 4217.
    currency      TEXT,
    unit          TEXT,
    category      TEXT,
    description   TEXT,
    -- `HT` or `TTC`.
    vat           TEXT,
    -- 1: the price is that of the cheapest.
    price_from    INTEGER NOT NULL DEFAULT 0,
    -- The catalogue it was published from last, its page there, and the crop on that page.
    catalogue_id  TEXT    NOT NULL DEFAULT '',
    page          INTEGER NOT NULL DEFAULT 1,
    place         TEXT    NOT NULL DEFAULT '[0,0,1,1]',
    -- SHA-256 of its picture, a JPEG, which is the address of the content.
    picture       BLOB,
    -- Words of reference and name, folded.
    named_words   TEXT    NOT NULL DEFAULT '',
    -- Words of category and description, folded.
    other_words   TEXT    NOT NULL DEFAULT '',
    created_ms    INTEGER NOT NULL DEFAULT 0,
    changed_ms    INTEGER NOT NULL DEFAULT 0,
    removed_ms    INTEGER
) STRICT;

CREATE INDEX products_by_shelf    ON products (shelf_id, category, name, reference, id) WHERE removed_ms IS NULL;

CREATE INDEX products_by_sameness ON products (shelf_id, sameness);

CREATE TABLE product_prices (
    id           TEXT    NOT NULL PRIMARY KEY,
    product_id   TEXT    NOT NULL DEFAULT '',
    -- The catalogue that says so; NULL when a person did.
    catalogue_id TEXT,
    price_cents  INTEGER,
    currency     TEXT,
    at_ms        INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX product_prices_by_product   ON product_prices (product_id, at_ms);

CREATE INDEX product_prices_by_catalogue ON product_prices (catalogue_id, product_id) WHERE catalogue_id IS NOT NULL;

CREATE VIRTUAL TABLE product_words USING fts5 (
    named_words, other_words,
    content = 'products', content_rowid = 'n', detail = column, tokenize = 'ascii', prefix = '2 3'
);

CREATE VIRTUAL TABLE product_vocabulary USING fts5vocab ('product_words', 'row');

CREATE TRIGGER products_are_indexed AFTER INSERT ON products BEGIN
    INSERT INTO product_words (rowid, named_words, other_words) VALUES (new.n, new.named_words, new.other_words);
END;

CREATE TRIGGER products_are_forgotten AFTER DELETE ON products BEGIN
    INSERT INTO product_words (product_words, rowid, named_words, other_words)
    VALUES ('delete', old.n, old.named_words, old.other_words);
END;

CREATE TRIGGER products_are_indexed_anew AFTER UPDATE OF named_words, other_words ON products BEGIN
    INSERT INTO product_words (product_words, rowid, named_words, other_words)
    VALUES ('delete', old.n, old.named_words, old.other_words);
    INSERT INTO product_words (rowid, named_words, other_words) VALUES (new.n, new.named_words, new.other_words);
END;

CREATE TABLE interests (
    -- Made of the prospect and the product, so that two devices that note the same add one row.
    id          TEXT    NOT NULL PRIMARY KEY,
    prospect_id TEXT    NOT NULL DEFAULT '',
    product_id  TEXT    NOT NULL DEFAULT '',
    quantity    INTEGER NOT NULL DEFAULT 1,
    note        TEXT    NOT NULL DEFAULT '',
    created_ms  INTEGER NOT NULL DEFAULT 0,
    changed_ms  INTEGER NOT NULL DEFAULT 0,
    removed_ms  INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX interests_by_prospect ON interests (prospect_id, created_ms) WHERE removed_ms IS NULL;

CREATE INDEX interests_by_product  ON interests (product_id, created_ms)  WHERE removed_ms IS NULL;

CREATE TABLE prospect_memos (
    id           TEXT    NOT NULL PRIMARY KEY,
    prospect_id  TEXT    NOT NULL DEFAULT '',
    -- `voice` or `photo`.
    kind         TEXT    NOT NULL DEFAULT '',
    -- As its bytes say.
    content_type TEXT    NOT NULL DEFAULT '',
    -- SHA-256, the address of the content.
    content      BLOB    NOT NULL DEFAULT (zeroblob(32)),
    bytes        INTEGER NOT NULL DEFAULT 0,
    -- Length of a recording, when it was said.
    seconds      INTEGER,
    at_ms        INTEGER NOT NULL DEFAULT 0,
    removed_ms   INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX prospect_memos_by_prospect ON prospect_memos (prospect_id, at_ms);

CREATE TABLE campaign_questions (
    id          TEXT    NOT NULL PRIMARY KEY,
    campaign_id TEXT    NOT NULL DEFAULT '',
    -- Its place in the list, from 0.
    place       INTEGER NOT NULL DEFAULT 0,
    text        TEXT    NOT NULL DEFAULT '',
    kind        TEXT    NOT NULL DEFAULT 'text',
    -- What a yes, or a number that is large enough, earns.
    points      INTEGER NOT NULL DEFAULT 0,
    at_least    INTEGER NOT NULL DEFAULT 0,
    -- JSON array: label, points.
    choices     TEXT    NOT NULL DEFAULT '[]',
    removed_ms  INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX campaign_questions_by_campaign ON campaign_questions (campaign_id, place);

CREATE TABLE prospect_replies (
    -- Made of the prospect and the question, so that two devices that write the same reply write one row.
    id          TEXT    NOT NULL PRIMARY KEY,
    prospect_id TEXT    NOT NULL DEFAULT '',
    question_id TEXT    NOT NULL DEFAULT '',
    -- NULL: taken back.
    value       TEXT,
    at_ms       INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE INDEX prospect_replies_by_prospect ON prospect_replies (prospect_id);

CREATE INDEX prospects_by_phone  ON prospects (phone)  WHERE phone IS NOT NULL;

CREATE INDEX prospects_by_mobile ON prospects (mobile) WHERE mobile IS NOT NULL;

CREATE INDEX contact_points_by_contact ON contact_points (contact_id, kind, value);

CREATE TABLE joined_threads (
    thread_id BLOB NOT NULL PRIMARY KEY,
    -- Never a thread that was joined itself when this was written.
    into_id   BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX outbox_mails_by_change ON outbox_mails (owner_user_id, changed_ms DESC, id);

CREATE TABLE begun (
    user_id TEXT    NOT NULL,
    -- The form, as the window names it, with the id of what it belongs to: `workspaces.note.0192…`.
    place   TEXT    NOT NULL,
    -- What stands in it, as the window writes it.
    value   TEXT    NOT NULL,
    -- When it was last typed in.
    at_ms   INTEGER NOT NULL,
    PRIMARY KEY (user_id, place)
) STRICT, WITHOUT ROWID;

CREATE INDEX checklist_planned ON checklist_items (due_on) WHERE done_ms IS NULL;
