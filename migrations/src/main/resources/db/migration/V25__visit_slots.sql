-- A visit goes on for minutes and is updated with each batch: with its last act's time in an index, each update wrote both
-- indexes anew. Its slot of five minutes seldom changes; within one, the people list sorts.
CREATE FUNCTION visit_slot(at timestamptz) RETURNS timestamptz LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN date_bin(interval '5 minutes', at, timestamptz '2000-01-01 00:00:00+00');
ALTER TABLE visit ADD COLUMN last_act_slot timestamptz GENERATED ALWAYS AS (visit_slot(last_act_at)) STORED;
ALTER TABLE visit SET (fillfactor = 80);
DROP INDEX visit_recent;
CREATE INDEX visit_recent ON visit (tenant_id, employee_id, last_act_slot DESC, visitor_id)
    WHERE last_act_slot IS NOT NULL;
