-- How actions get out.

-- The name of the app that is asked; NULL where people are told.
ALTER TABLE outbox ADD COLUMN app INTEGER;
ALTER TABLE outbox ADD COLUMN asked_at INTEGER NOT NULL DEFAULT 0;
-- Not before this is it tried (again).
ALTER TABLE outbox ADD COLUMN due INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN attempts INTEGER NOT NULL DEFAULT 0;
-- Who hands it over, and until when nobody else may.
ALTER TABLE outbox ADD COLUMN claimed_by TEXT;
ALTER TABLE outbox ADD COLUMN claimed_until INTEGER;
-- What the receiver said, or why it failed.
ALTER TABLE outbox ADD COLUMN note TEXT;
UPDATE outbox SET asked_at = changed_at, due = changed_at;

CREATE INDEX outbox_by_due ON outbox (due, number) WHERE state = 0;
CREATE INDEX outbox_claimed ON outbox (claimed_until) WHERE state = 3;
-- What is not over: waiting, claimed, dead.
CREATE INDEX outbox_open ON outbox (subject, execution, number) WHERE state IN (0, 3, 4);
CREATE INDEX outbox_open_by_number ON outbox (number) WHERE state IN (0, 3, 4);

-- Questions of visits that are not over.
CREATE TABLE questions (
  subject   INTEGER NOT NULL,
  execution INTEGER NOT NULL,
  visit     INTEGER NOT NULL,
  action    INTEGER NOT NULL,
  PRIMARY KEY (subject, execution, visit)
) WITHOUT ROWID;
CREATE UNIQUE INDEX questions_by_action ON questions (action);

-- How apps were reached at a deployment; NULL where nothing was said.
ALTER TABLE deployments ADD COLUMN bindings TEXT;
