-- What operators count and look after.

-- How often what happened, a day (days since 1970-01-01, UTC) and journey. It names nobody, so it stays
-- when subjects are forgotten and when the log is pruned. Kinds: 1 started, 2 advanced, 7 stalled, 13 forced,
-- 100 advanced because a person corrected a fact, 101 action. Without a stage, target or clause there is 0.
CREATE TABLE usage (
  day     INTEGER NOT NULL,
  journey INTEGER NOT NULL,
  kind    INTEGER NOT NULL,
  stage   INTEGER NOT NULL,
  target  INTEGER NOT NULL,
  clause  INTEGER NOT NULL,
  times   INTEGER NOT NULL,
  PRIMARY KEY (day, journey, kind, stage, target, clause)
) WITHOUT ROWID;
INSERT INTO usage (day, journey, kind, stage, target, clause, times)
  SELECT i.at / 86400000000, e.journey,
    CASE WHEN t.kind = 2 AND i.kind = 5 THEN 100 ELSE t.kind END AS what,
    coalesce(t.stage, 0), coalesce(t.target, 0), coalesce(t.clause, 0), count(*)
  FROM timeline t
  JOIN inputs i ON i.number = t.input
  JOIN executions e ON e.subject = t.subject AND e.place = t.execution
  WHERE t.kind IN (1, 2, 7, 13)
  GROUP BY i.at / 86400000000, e.journey, what, coalesce(t.stage, 0), coalesce(t.target, 0), coalesce(t.clause, 0);
INSERT INTO usage (day, journey, kind, stage, target, clause, times)
  SELECT i.at / 86400000000, e.journey, 101, 0, 0, 0, count(*)
  FROM outbox o
  JOIN inputs i ON i.number = o.input
  JOIN executions e ON e.subject = o.subject AND e.place = o.execution
  GROUP BY i.at / 86400000000, e.journey;

-- How many a day may be expected of a journey; NULL: any number.
CREATE TABLE limits (
  journey     TEXT NOT NULL PRIMARY KEY,
  transitions INTEGER,
  actions     INTEGER,
  executions  INTEGER
) WITHOUT ROWID;

-- When an app was heard of last, and how much time passed in silences of which length (see SilenceLengths).
CREATE TABLE rhythms (
  app      INTEGER PRIMARY KEY,
  signals  INTEGER NOT NULL,
  last_at  INTEGER NOT NULL,
  silences TEXT
);

-- Executions that need people, without looking at all of them.
CREATE INDEX executions_stopped ON executions (ended_at) WHERE status > 1;

-- Who else needs the line of a signal.
CREATE INDEX inputs_by_delivers ON inputs (delivers) WHERE delivers IS NOT NULL;

-- The state of a subject behind which its log was pruned: up to which line, how many lines that were,
-- and the instant of the last of them.
CREATE TABLE snapshots (
  subject INTEGER PRIMARY KEY,
  input   INTEGER NOT NULL,
  at      INTEGER NOT NULL,
  inputs  INTEGER NOT NULL,
  hash    TEXT NOT NULL,
  state   TEXT NOT NULL
);

-- What is left of forgotten subjects: the line of the log that says so, and how much there was.
CREATE TABLE tombstones (
  subject    INTEGER PRIMARY KEY,
  type       INTEGER NOT NULL,
  input      INTEGER NOT NULL,
  at         INTEGER NOT NULL,
  inputs     INTEGER NOT NULL,
  executions INTEGER NOT NULL
);
-- Values of keys that are not to come back, as digests under a secret of this database.
CREATE TABLE suppressed_keys (
  digest TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID;
CREATE TABLE secrets (
  name  TEXT NOT NULL PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;

-- The highest numbers that were given to rows which are not there any more.
CREATE TABLE high_numbers (
  name   TEXT NOT NULL PRIMARY KEY,
  number INTEGER NOT NULL
) WITHOUT ROWID;
