-- Counts who stands where, without reading every execution: asked before each deploy and every minute.
CREATE INDEX executions_standing ON executions (journey, plan, stage, status) WHERE status <> 1;
