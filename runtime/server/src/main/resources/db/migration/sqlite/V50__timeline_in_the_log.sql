-- What a line of the log led to stands in that line: in a table of its own it took a row for each entry and, since
-- that was kept by subject, a page of its own for each signal.
-- Entries: [[kind, execution, stage, target, clause, detail], ...]; NULL where there is none.
ALTER TABLE inputs ADD COLUMN entries TEXT;
UPDATE inputs SET entries =
    (SELECT json_group_array(json_array(t.kind, t.execution, t.stage, t.target, t.clause, json(t.detail))
        ORDER BY t.place)
      FROM timeline t WHERE t.subject = inputs.subject AND t.input = inputs.number)
  WHERE EXISTS (SELECT 1 FROM timeline t WHERE t.subject = inputs.subject AND t.input = inputs.number);

-- They cannot be counted where they stand now. Kind 6: several transitions were enabled at once.
INSERT INTO usage (day, journey, kind, stage, target, clause, times)
  SELECT i.at / 86400000000, coalesce(v.journey, e.journey), t.kind, coalesce(t.stage, 0), 0,
    coalesce(t.clause, 0), count(*)
  FROM timeline t
  JOIN inputs i ON i.number = t.input
  LEFT JOIN moved_executions v ON v.subject = t.subject AND v.place = t.execution
  LEFT JOIN executions e ON e.subject = t.subject AND e.place = t.execution
  WHERE t.kind = 6 AND coalesce(v.journey, e.journey) IS NOT NULL
  GROUP BY 1, 2, 3, 4, 5, 6;
DROP TABLE timeline;
