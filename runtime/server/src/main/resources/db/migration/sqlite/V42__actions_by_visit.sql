-- An action is one of a clause of a visit, so that is what may not come twice. Its key is made of the same; an
-- index on keys, which come in no order, would touch a page of its own for every action.
CREATE TABLE outbox_by_visit (
  number        INTEGER PRIMARY KEY,
  key           TEXT NOT NULL,
  subject       INTEGER NOT NULL,
  execution     INTEGER NOT NULL,
  visit         INTEGER NOT NULL,
  clause        TEXT NOT NULL,
  repeat        INTEGER NOT NULL,
  withdrawable  INTEGER NOT NULL,
  input         INTEGER NOT NULL,
  place         INTEGER NOT NULL,
  request       TEXT NOT NULL,
  state         INTEGER NOT NULL,
  changed_at    INTEGER NOT NULL,
  trace         TEXT,
  -- The name of the app that is asked; NULL where people are told.
  app           INTEGER,
  asked_at      INTEGER NOT NULL,
  -- Not before this is it tried (again).
  due           INTEGER NOT NULL,
  attempts      INTEGER NOT NULL DEFAULT 0,
  -- Who hands it over, and until when nobody else may.
  claimed_by    TEXT,
  claimed_until INTEGER,
  -- What the receiver said, or why it failed.
  note          TEXT
);
INSERT INTO outbox_by_visit (number, key, subject, execution, visit, clause, repeat, withdrawable, input, place,
    request, state, changed_at, trace, app, asked_at, due, attempts, claimed_by, claimed_until, note)
  SELECT number, key, subject, execution, visit, clause, repeat, withdrawable, input, place,
    request, state, changed_at, trace, app, asked_at, due, attempts, claimed_by, claimed_until, note
  FROM outbox ORDER BY number;
DROP TABLE outbox;
ALTER TABLE outbox_by_visit RENAME TO outbox;

CREATE UNIQUE INDEX outbox_by_action ON outbox (subject, execution, visit, clause, repeat);
CREATE INDEX outbox_by_due ON outbox (due, number) WHERE state = 0;
CREATE INDEX outbox_claimed ON outbox (claimed_until) WHERE state = 3;
-- What is not over: waiting, claimed, dead.
CREATE INDEX outbox_open ON outbox (subject, execution, number) WHERE state IN (0, 3, 4);
CREATE INDEX outbox_open_by_number ON outbox (number) WHERE state IN (0, 3, 4);
