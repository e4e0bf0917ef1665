-- V19 was released in two forms that differ in storage parameters only, which V22 sets again. A database that has the
-- other form is taken for one that has this one; any other difference is still refused.
DO $$
BEGIN
    IF to_regclass('flyway_schema_history') IS NOT NULL THEN
        UPDATE flyway_schema_history SET checksum = 1822953134 WHERE version = '19' AND checksum = -539782886;
    END IF;
END
$$;
