-- The traceparent of the signal that an action follows from (W3C Trace Context).
ALTER TABLE outbox ADD COLUMN trace TEXT;
