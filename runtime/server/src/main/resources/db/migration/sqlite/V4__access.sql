-- Who may call. A token's secret is not kept, only its SHA-256; roles are words with spaces between.
CREATE TABLE tokens (
  number     INTEGER PRIMARY KEY,
  name       TEXT NOT NULL UNIQUE,
  hash       TEXT NOT NULL,
  roles      TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
);
-- Who did what. Signals are not here: they are in the log of inputs.
CREATE TABLE audit (
  number INTEGER PRIMARY KEY,
  at     INTEGER NOT NULL,
  actor  TEXT NOT NULL,
  action TEXT NOT NULL,
  target TEXT NOT NULL,
  status INTEGER NOT NULL
);
