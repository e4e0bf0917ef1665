-- What the radar remembers of a visitor, packed: as JSON it was longer than PostgreSQL keeps without compressing it, and
-- packing and unpacking it took a third of all projections' time. A row is packed when it is next written.
ALTER TABLE radar_watch ADD COLUMN memory bytea;
ALTER TABLE radar_watch ALTER COLUMN state DROP NOT NULL;
