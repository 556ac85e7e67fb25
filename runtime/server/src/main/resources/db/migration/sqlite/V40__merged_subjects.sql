-- Subjects that turned out to be others, which absorbed them. Their part of the log and its timeline stay
-- under their numbers, so that each can be replayed; whatever else they had is the other subject's.
CREATE TABLE merges (
  subject  INTEGER PRIMARY KEY,
  absorber INTEGER NOT NULL,
  input    INTEGER NOT NULL
);
CREATE INDEX merges_by_absorber ON merges (absorber);
-- What the executions of absorbed subjects were called, and the places that they have with the absorber.
CREATE TABLE moved_executions (
  subject   INTEGER NOT NULL,
  place     INTEGER NOT NULL,
  journey   INTEGER NOT NULL,
  number    INTEGER NOT NULL,
  about     INTEGER,
  about_id  TEXT,
  new_place INTEGER NOT NULL,
  PRIMARY KEY (subject, place)
) WITHOUT ROWID;
