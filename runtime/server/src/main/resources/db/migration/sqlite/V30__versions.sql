-- How often an execution was moved to another plan during its present stay.
ALTER TABLE executions ADD COLUMN migrations INTEGER NOT NULL DEFAULT 0;

-- Who deployed, and after which line of the log: what came later ran on this deployment.
ALTER TABLE deployments ADD COLUMN actor TEXT NOT NULL DEFAULT '';
ALTER TABLE deployments ADD COLUMN after_input INTEGER NOT NULL DEFAULT 0;
-- The plans that new executions took.
CREATE TABLE deployment_plans (
  deployment INTEGER NOT NULL,
  plan       TEXT NOT NULL,
  PRIMARY KEY (deployment, plan)
) WITHOUT ROWID;
INSERT INTO deployment_plans (deployment, plan)
  SELECT deployment, hash FROM plans WHERE active = 1;
