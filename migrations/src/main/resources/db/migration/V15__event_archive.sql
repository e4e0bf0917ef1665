-- Partitions that have left the table for the file store, and may come back.

-- Global: a range of time, whichever companies have events in it.
CREATE TABLE event_archive (
    id              uuid        PRIMARY KEY,
    partition_name  text        NOT NULL,
    from_at         timestamptz NOT NULL,
    to_at           timestamptz NOT NULL,
    -- writing -> verified -> detached -> archived -> restoring -> restored; replaced: a later archive has the range
    state           text        NOT NULL CHECK
        (state IN ('writing', 'verified', 'detached', 'archived', 'restoring', 'restored', 'replaced')),
    columns         text[]      NOT NULL,    -- of interaction_event when it was written
    keep_until      timestamptz,             -- of a restored one: not archived again before
    error           text,                    -- why the last attempt went no further
    created_at      timestamptz NOT NULL,
    updated_at      timestamptz NOT NULL
);

-- One object in the file store: some events of one company, in the order of their ids.
CREATE TABLE event_archive_chunk (
    tenant_id   uuid        NOT NULL REFERENCES tenant,
    archive_id  uuid        NOT NULL,
    number      integer     NOT NULL,
    path        text        NOT NULL,
    -- What follows is null until the object lies in the store and was read back
    event_count integer,
    last_id     uuid,
    digest      bigint,                      -- sum of the rows' hashes: the same over the table
    bytes       bigint,
    sha256      bytea,
    verified_at timestamptz,
    restored_at timestamptz,
    PRIMARY KEY (tenant_id, archive_id, number)
);
SELECT protect_tenant_table('event_archive_chunk');

-- Which events changed while a partition is being copied. An entry for every change: two of one event must not meet.
CREATE TABLE event_change (
    tenant_id uuid   NOT NULL,
    n         bigint GENERATED ALWAYS AS IDENTITY,
    id        uuid   NOT NULL,
    PRIMARY KEY (tenant_id, n)
);
SELECT protect_tenant_table('event_change');

CREATE FUNCTION note_event_change() RETURNS trigger
    LANGUAGE plpgsql AS
$$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        INSERT INTO event_change (tenant_id, id) VALUES (OLD.tenant_id, OLD.id);
    ELSE
        INSERT INTO event_change (tenant_id, id) VALUES (NEW.tenant_id, NEW.id);
    END IF;
    RETURN NULL;
END
$$;

-- Rejected events are deleted by age.
CREATE INDEX rejected_event_received ON rejected_event (tenant_id, received_at);
