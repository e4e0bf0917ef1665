-- Checking and rebuilding what follows from events (docs/decisions/0027-rebuild.md).

-- One check or one rebuild of one table of one company, from the wish to its end.
CREATE TABLE projection_run (
    tenant_id    uuid        NOT NULL REFERENCES tenant,
    id           uuid        NOT NULL,
    table_name   text        NOT NULL,
    kind         text        NOT NULL CHECK (kind IN ('CHECK', 'REBUILD')),
    requested_at timestamptz NOT NULL,
    bounds       text[],                     -- where one part ends and the next begins; null: not yet begun
    done         integer     NOT NULL DEFAULT 0,     -- parts that were compared
    differences  bigint      NOT NULL DEFAULT 0,     -- rows that differed from a recount
    mended       bigint      NOT NULL DEFAULT 0,     -- rows that were exchanged
    paused_ms    bigint      NOT NULL DEFAULT 0,     -- the longest time for which projections waited
    attempts     integer     NOT NULL DEFAULT 0,     -- steps that failed
    error        text,
    watches      boolean     NOT NULL,             -- whether visitors whose events are projected meanwhile are noted
    finished_at  timestamptz,
    outcome      text CHECK (outcome IN ('DONE', 'FAILED')),
    PRIMARY KEY (tenant_id, id)
);
-- One at a time for each table.
CREATE UNIQUE INDEX projection_run_open ON projection_run (tenant_id, table_name) WHERE finished_at IS NULL;
SELECT protect_tenant_table('projection_run');

-- What a rebuild has found to exchange: a row as it ought to be, a row as it was; null: there is none.
CREATE TABLE projection_correction (
    tenant_id  uuid   NOT NULL,
    run_id     uuid   NOT NULL,
    id         bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    visitor_id uuid,
    recounted  jsonb,
    kept       jsonb,
    PRIMARY KEY (tenant_id, run_id, id)
);
CREATE INDEX projection_correction_visitor ON projection_correction (tenant_id, run_id, visitor_id);
SELECT protect_tenant_table('projection_correction');

-- Visitors of whom events were projected while a rebuild is under way.
CREATE TABLE projection_touched (
    tenant_id  uuid   NOT NULL,
    run_id     uuid   NOT NULL,
    id         bigint NOT NULL GENERATED ALWAYS AS IDENTITY,
    visitor_id uuid   NOT NULL,
    PRIMARY KEY (tenant_id, run_id, id)
) WITH (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 2000);
SELECT protect_tenant_table('projection_touched');

-- What checks and rebuilds found, the first of each; an empty table is the promise. It takes the place of rollup_difference,
-- which nodes of the release before still write.
CREATE TABLE projection_difference (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    run_id     uuid,                    -- null: of the night
    found_at   timestamptz NOT NULL,
    table_name text        NOT NULL,
    key        text        NOT NULL,
    recounted  text,
    kept       text,
    PRIMARY KEY (tenant_id, id)
);
SELECT protect_tenant_table('projection_difference');

-- How far the nightly checks have come in each company: everything is looked at in turn.
CREATE TABLE projection_tour (
    tenant_id    uuid NOT NULL PRIMARY KEY,
    next_day     date,
    next_visitor uuid
);
SELECT protect_tenant_table('projection_tour');

-- Each batch of events holds the locks of its companies, shared; whoever puts a table right holds one alone.
CREATE FUNCTION projection_lock(tenant uuid) RETURNS bigint
    LANGUAGE sql IMMUTABLE STRICT AS
$$
SELECT hashtextextended('projection ' || tenant::text, 0)
$$;

-- What a batch does first. Two statements, so that the second sees what was committed while the first waited.
CREATE FUNCTION projection_begins(tenants uuid[], visitors uuid[]) RETURNS void
    LANGUAGE plpgsql AS
$$
DECLARE
    tenant uuid;
BEGIN
    FOR tenant IN SELECT DISTINCT t FROM unnest(tenants) AS t ORDER BY t LOOP
        PERFORM pg_advisory_xact_lock_shared(projection_lock(tenant));
    END LOOP;
    IF EXISTS (SELECT FROM projection_run WHERE tenant_id = ANY (tenants) AND finished_at IS NULL) THEN
        INSERT INTO projection_touched (tenant_id, run_id, visitor_id)
        SELECT DISTINCT r.tenant_id, r.id, batch.visitor
        FROM unnest(tenants, visitors) AS batch (tenant, visitor)
        JOIN projection_run r ON r.tenant_id = batch.tenant
        WHERE r.watches AND r.finished_at IS NULL;
    END IF;
END
$$;
