-- What became of a message that could not be taken: it was sent again, or somebody let it be.
ALTER TABLE dead_letters ADD COLUMN settled_at INTEGER;
ALTER TABLE dead_letters ADD COLUMN settled_by TEXT;
ALTER TABLE dead_letters ADD COLUMN settled_how TEXT;
CREATE INDEX dead_letters_open ON dead_letters (number) WHERE settled_at IS NULL;
