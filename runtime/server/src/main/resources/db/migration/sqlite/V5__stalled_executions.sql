-- Finds the few executions that stand longer than expected among the many that do not.
CREATE INDEX executions_stalled ON executions (stalled_since) WHERE stalled_since IS NOT NULL AND status = 0;
