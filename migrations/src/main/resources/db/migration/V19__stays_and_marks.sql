-- A stay (a heartbeat that is sent again with the same id) grows: dwell_ms is the longest that was told, projected_ms how
-- much of it the projections have been told of; NULL: they have not been told of it at all. Of other events it is NULL.
ALTER TABLE interaction_event ADD COLUMN projected_ms integer;

-- Why an event is kept and not counted (`internal`): Mark.code; NULL for one that counts.
ALTER TABLE interaction_event ADD COLUMN mark smallint;
