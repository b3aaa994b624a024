//! The tables, version by version. A released version's text is never edited: a change is a further migration.

/// What the `application_id` of `SQLite` says of a file that is a case store: "IDCS".
pub(super) const APPLICATION: i32 = 0x4944_4353;

/// Each brings a store from the version before to its own, which is its place from 1.
pub(super) const MIGRATIONS: &[&str] = &[V1];

const V1: &str = "
-- Single facts: the rules in force (JSON), the head of the log.
CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The log. A record is JSON and holds the hash of the one before; its hash is the SHA-256 of its bytes.
CREATE TABLE audit (
    seq     INTEGER PRIMARY KEY,
    case_id TEXT,
    run     INTEGER,
    record  TEXT NOT NULL,
    hash    TEXT NOT NULL
) STRICT;
CREATE INDEX audit_of_case ON audit (case_id) WHERE case_id IS NOT NULL;
CREATE TRIGGER audit_is_not_edited BEFORE UPDATE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;
CREATE TRIGGER audit_is_not_shortened BEFORE DELETE ON audit
    BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TABLE run (
    number        INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    kind          TEXT NOT NULL CHECK (kind IN ('screen', 'rescreen')),
    population    TEXT NOT NULL,
    state         TEXT NOT NULL CHECK (state IN ('running', 'finished', 'failed')),
    started       TEXT NOT NULL,
    ended         TEXT,
    user          TEXT NOT NULL,
    keeps_rows    INTEGER NOT NULL,
    config_sha256 TEXT,
    lists         TEXT,
    manifest      TEXT
) STRICT;

-- Rows that were not screened; every row where the run keeps them.
CREATE TABLE screened (
    run         INTEGER NOT NULL REFERENCES run (number) ON DELETE CASCADE,
    file        INTEGER NOT NULL,
    row         INTEGER NOT NULL,
    party_id    TEXT,
    outcome     TEXT NOT NULL,
    reason      TEXT,
    score       REAL,
    list        TEXT,
    designation TEXT,
    PRIMARY KEY (run, file, row)
) STRICT, WITHOUT ROWID;

-- What counterparties and designations said, each time they said something else.
CREATE TABLE party (
    number      INTEGER PRIMARY KEY,
    population  TEXT NOT NULL,
    key         TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    fields      TEXT NOT NULL,
    UNIQUE (population, key, fingerprint)
) STRICT;
CREATE TABLE designation (
    number      INTEGER PRIMARY KEY,
    list        TEXT NOT NULL,
    id          TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    fields      TEXT NOT NULL,
    UNIQUE (list, id, fingerprint)
) STRICT;

CREATE TABLE cases (
    id                   TEXT PRIMARY KEY,
    population           TEXT NOT NULL,
    party_key            TEXT NOT NULL,
    party_id             TEXT,
    list                 TEXT NOT NULL,
    designation_id       TEXT NOT NULL,
    name                 TEXT NOT NULL,
    listed_name          TEXT NOT NULL,
    type                 TEXT NOT NULL,
    disposition          TEXT NOT NULL,
    proposed_by          TEXT,
    good_guy_wish        TEXT,
    assignee             TEXT,
    score                REAL NOT NULL,
    name_score           REAL NOT NULL,
    priority             REAL NOT NULL,
    hit                  INTEGER NOT NULL REFERENCES hit (number) DEFERRABLE INITIALLY DEFERRED,
    -- The records that the last decision was made on.
    reviewed_hit         INTEGER REFERENCES hit (number),
    opened_at            TEXT NOT NULL,
    changed_at           TEXT NOT NULL,
    decided_at           TEXT,
    opened_run           INTEGER NOT NULL REFERENCES run (number),
    seen_run             INTEGER NOT NULL REFERENCES run (number),
    -- How often it was acted on: an act on an older version is stale.
    version              INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE INDEX cases_in_queue ON cases (disposition, priority DESC, id);
CREATE INDEX cases_by_priority ON cases (priority DESC, id);
CREATE INDEX cases_of_party ON cases (population, party_key);
-- What a hit is referred to by, which is looked for whenever one is written.
CREATE INDEX cases_of_hit ON cases (hit);
CREATE INDEX cases_reviewed_on_hit ON cases (reviewed_hit);

-- What runs found for a case, each time it was something else.
CREATE TABLE hit (
    number       INTEGER PRIMARY KEY,
    case_id      TEXT NOT NULL REFERENCES cases (id),
    digest       TEXT NOT NULL,
    parties      TEXT NOT NULL,
    party        INTEGER NOT NULL REFERENCES party (number),
    designation  INTEGER NOT NULL REFERENCES designation (number),
    score        REAL NOT NULL,
    name_score   REAL NOT NULL,
    priority     REAL NOT NULL,
    evidence     TEXT NOT NULL,
    checklist    TEXT NOT NULL,
    first_run    INTEGER NOT NULL REFERENCES run (number),
    UNIQUE (case_id, digest)
) STRICT;
CREATE TABLE run_hit (
    run      INTEGER NOT NULL REFERENCES run (number),
    case_id  TEXT NOT NULL REFERENCES cases (id),
    file     INTEGER NOT NULL,
    row      INTEGER NOT NULL,
    hit      INTEGER NOT NULL REFERENCES hit (number),
    -- Where the case stood before the run; nothing where the run opened it.
    state    TEXT,
    good_guy INTEGER REFERENCES good_guy (number),
    PRIMARY KEY (run, case_id, file, row)
) STRICT, WITHOUT ROWID;

CREATE TABLE good_guy (
    number      INTEGER PRIMARY KEY,
    case_id     TEXT NOT NULL REFERENCES cases (id),
    state       TEXT NOT NULL CHECK (state IN ('active', 'lapsed', 'revoked')),
    author      TEXT NOT NULL,
    approver    TEXT NOT NULL,
    reason      TEXT NOT NULL,
    note        TEXT NOT NULL,
    made_at     TEXT NOT NULL,
    expires     TEXT NOT NULL,
    parties     TEXT NOT NULL,
    designation TEXT NOT NULL,
    ended_at    TEXT,
    end_reason  TEXT
) STRICT;
CREATE UNIQUE INDEX good_guy_in_force ON good_guy (case_id) WHERE state = 'active';
CREATE INDEX good_guy_by_day ON good_guy (expires) WHERE state = 'active';
";

/// What a run found so far. It is nobody's business until the run ends: temporary tables are seen by one connection, hold
/// up no other writer and go with the process.
pub(super) const STAGE: &str = "
CREATE TEMP TABLE staged_row (
    file        INTEGER NOT NULL,
    row         INTEGER NOT NULL,
    party_id    TEXT,
    outcome     TEXT NOT NULL,
    reason      TEXT,
    score       REAL,
    list        TEXT,
    designation TEXT,
    PRIMARY KEY (file, row)
) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE staged_party (
    key         TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    fields      TEXT NOT NULL,
    PRIMARY KEY (key, fingerprint)
) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE staged_designation (
    list        TEXT NOT NULL,
    id          TEXT NOT NULL,
    fingerprint TEXT NOT NULL,
    fields      TEXT NOT NULL,
    PRIMARY KEY (list, id, fingerprint)
) STRICT, WITHOUT ROWID;
CREATE TEMP TABLE staged_hit (
    case_id            TEXT NOT NULL,
    file               INTEGER NOT NULL,
    row                INTEGER NOT NULL,
    party_key          TEXT NOT NULL,
    name               TEXT NOT NULL,
    fingerprint        TEXT NOT NULL,
    list               TEXT NOT NULL,
    id                 TEXT NOT NULL,
    listed_fingerprint TEXT NOT NULL,
    listed_name        TEXT NOT NULL,
    type               TEXT NOT NULL,
    score              REAL NOT NULL,
    name_score         REAL NOT NULL,
    priority           REAL NOT NULL,
    evidence           TEXT NOT NULL,
    checklist          TEXT NOT NULL,
    good_guy           INTEGER,
    PRIMARY KEY (case_id, file, row)
) STRICT, WITHOUT ROWID;
";
