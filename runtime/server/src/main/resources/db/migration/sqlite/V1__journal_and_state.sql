-- Times are microseconds since 1970-01-01T00:00Z. What is called a number in the columns type, key,
-- field, source, journey, plan, stage, target, outcome, event, condition and clause is a number of names.
PRAGMA application_id = 1296649285;
PRAGMA user_version = 1;

-- Texts that come again and again.
CREATE TABLE names (
  number INTEGER PRIMARY KEY,
  text   TEXT NOT NULL UNIQUE
);

-- What was put into operation: the catalogue of each deployment, and the plans, of which the active
-- ones are those that new executions take.
CREATE TABLE deployments (
  number  INTEGER PRIMARY KEY,
  at      INTEGER NOT NULL,
  catalog TEXT NOT NULL
);
CREATE TABLE plans (
  hash       TEXT NOT NULL PRIMARY KEY,
  journey    TEXT NOT NULL,
  json       TEXT NOT NULL,
  deployment INTEGER NOT NULL,
  active     INTEGER NOT NULL
) WITHOUT ROWID;

-- The value of the first key identifies a subject; the values of its other keys are bound to it.
CREATE TABLE subjects (
  number INTEGER PRIMARY KEY,
  type   INTEGER NOT NULL,
  key    TEXT NOT NULL,
  UNIQUE (type, key)
);
CREATE TABLE subject_keys (
  type    INTEGER NOT NULL,
  key     INTEGER NOT NULL,
  value   TEXT NOT NULL,
  subject INTEGER NOT NULL,
  input   INTEGER NOT NULL,
  PRIMARY KEY (type, key, value)
) WITHOUT ROWID;
CREATE INDEX subject_keys_by_subject ON subject_keys (subject);
-- Links between two subjects of which each has its own value of the first key.
CREATE TABLE refused_links (
  input   INTEGER NOT NULL,
  type    INTEGER NOT NULL,
  key     INTEGER NOT NULL,
  value   TEXT NOT NULL,
  subject INTEGER NOT NULL,
  PRIMARY KEY (input, type, key, value)
) WITHOUT ROWID;

-- Which signals were received; the digest tells the same signal from another under its id.
CREATE TABLE signal_ids (
  source INTEGER NOT NULL,
  id     TEXT NOT NULL,
  digest INTEGER NOT NULL,
  PRIMARY KEY (source, id)
) WITHOUT ROWID;

-- The append-only log of all inputs. Each row is one macrostep of its subject; a signal without a
-- subject is parked, and its delivery is a row of its own that points at it.
CREATE TABLE inputs (
  number      INTEGER PRIMARY KEY,
  kind        INTEGER NOT NULL,
  at          INTEGER NOT NULL,
  subject     INTEGER,
  source      INTEGER,
  id          TEXT,
  type        INTEGER,
  source_time INTEGER,
  delivers    INTEGER,
  body        TEXT
);
CREATE INDEX inputs_by_subject ON inputs (subject) WHERE subject IS NOT NULL;
CREATE TABLE parked (
  type  INTEGER NOT NULL,
  key   INTEGER NOT NULL,
  value TEXT NOT NULL,
  input INTEGER NOT NULL,
  PRIMARY KEY (type, key, value, input)
) WITHOUT ROWID;
CREATE INDEX parked_by_input ON parked (input);
CREATE TABLE dead_letters (
  number  INTEGER PRIMARY KEY,
  at      INTEGER NOT NULL,
  place   TEXT NOT NULL,
  reasons TEXT NOT NULL,
  body    TEXT NOT NULL
);

-- The state of the subjects.
CREATE TABLE records (
  subject INTEGER NOT NULL,
  number  INTEGER NOT NULL,
  type    INTEGER NOT NULL,
  id      TEXT NOT NULL,
  gone_at INTEGER,
  PRIMARY KEY (subject, number)
) WITHOUT ROWID;
CREATE TABLE facts (
  subject     INTEGER NOT NULL,
  record      INTEGER NOT NULL,
  field       INTEGER NOT NULL,
  value       TEXT,
  source_time INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  since       INTEGER NOT NULL,
  input       INTEGER NOT NULL,
  PRIMARY KEY (subject, record, field)
) WITHOUT ROWID;
CREATE TABLE happenings (
  subject     INTEGER NOT NULL,
  number      INTEGER NOT NULL,
  event       INTEGER NOT NULL,
  payload     TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  PRIMARY KEY (subject, number)
) WITHOUT ROWID;
CREATE TABLE clocks (
  subject   INTEGER NOT NULL,
  place     INTEGER NOT NULL,
  condition INTEGER NOT NULL,
  about     INTEGER,
  records   TEXT NOT NULL,
  since     INTEGER,
  PRIMARY KEY (subject, place)
) WITHOUT ROWID;
CREATE TABLE journey_states (
  subject    INTEGER NOT NULL,
  place      INTEGER NOT NULL,
  journey    INTEGER NOT NULL,
  about      INTEGER,
  memory     TEXT,
  matched    INTEGER NOT NULL,
  recheck_at INTEGER,
  PRIMARY KEY (subject, place)
) WITHOUT ROWID;
CREATE TABLE executions (
  subject         INTEGER NOT NULL,
  place           INTEGER NOT NULL,
  journey         INTEGER NOT NULL,
  number          INTEGER NOT NULL,
  about           INTEGER,
  plan            INTEGER NOT NULL,
  started_at      INTEGER NOT NULL,
  memory          TEXT,
  stage           INTEGER NOT NULL,
  visit           INTEGER NOT NULL,
  entered_at      INTEGER NOT NULL,
  visit_memory    TEXT,
  reminders       TEXT,
  stalled_since   INTEGER,
  answer          TEXT,
  status          INTEGER NOT NULL,
  outcome         TEXT,
  ended_at        INTEGER,
  broken_promises TEXT,
  timers          TEXT,
  PRIMARY KEY (subject, place)
) WITHOUT ROWID;

-- When time alone may next change something: one row for each subject that waits for it.
CREATE TABLE timers (
  subject INTEGER PRIMARY KEY,
  due     INTEGER NOT NULL
);
CREATE INDEX timers_by_due ON timers (due);

-- What followed from the inputs.
CREATE TABLE timeline (
  subject   INTEGER NOT NULL,
  input     INTEGER NOT NULL,
  place     INTEGER NOT NULL,
  kind      INTEGER NOT NULL,
  execution INTEGER,
  stage     INTEGER,
  target    INTEGER,
  clause    INTEGER,
  detail    TEXT,
  PRIMARY KEY (subject, input, place)
) WITHOUT ROWID;
CREATE TABLE outbox (
  number       INTEGER PRIMARY KEY,
  key          TEXT NOT NULL UNIQUE,
  subject      INTEGER NOT NULL,
  execution    INTEGER NOT NULL,
  visit        INTEGER NOT NULL,
  clause       TEXT NOT NULL,
  repeat       INTEGER NOT NULL,
  withdrawable INTEGER NOT NULL,
  input        INTEGER NOT NULL,
  place        INTEGER NOT NULL,
  request      TEXT NOT NULL,
  state        INTEGER NOT NULL,
  changed_at   INTEGER NOT NULL
);
CREATE INDEX outbox_by_subject ON outbox (subject, input);
CREATE INDEX outbox_waiting ON outbox (subject, execution, visit) WHERE state = 0;
