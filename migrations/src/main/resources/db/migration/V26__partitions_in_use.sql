-- Partitions of events are written anew when they are closed. Until then nothing but what is updated or deleted makes a vacuum
-- of them worth its pages: to freeze what was inserted wrote every page twice more, once as itself and once into the log.
DO $$
DECLARE
    partition regclass;
BEGIN
    FOR partition IN
        SELECT i.inhrelid FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'interaction_event'::regclass AND c.relname <> 'interaction_event_default'
            AND COALESCE(obj_description(c.oid, 'pg_class'), '') <> 'clustered'
    LOOP
        EXECUTE format('ALTER TABLE %s SET (autovacuum_vacuum_insert_threshold = -1)', partition);
    END LOOP;
END
$$;
