-- The event id is a UUIDv7, so its order is its time: ranges of ids are ranges of time. The table is partitioned
-- by the id itself, and (tenant, event id) stays unique over all partitions however late a retry comes.
CREATE TABLE interaction_event (
    tenant_id    uuid        NOT NULL,
    id           uuid        NOT NULL,
    type         smallint    NOT NULL,    -- EventType.code
    occurred_at  timestamptz NOT NULL,    -- corrected for the client's clock
    received_at  timestamptz NOT NULL,
    visitor_id   uuid        NOT NULL,    -- the employee when `internal`
    employee_id  uuid,                    -- owner of the card when it happened
    card_id      uuid,
    subject_kind smallint,
    subject_id   text,
    dwell_ms     integer,
    scene        integer,
    internal     boolean     NOT NULL,    -- by an employee: kept, never counted
    share        text,
    props        jsonb,
    PRIMARY KEY (tenant_id, id)
) PARTITION BY RANGE (id);
CREATE INDEX interaction_event_visitor ON interaction_event (tenant_id, visitor_id, occurred_at);
CREATE TABLE interaction_event_default PARTITION OF interaction_event DEFAULT;
SELECT protect_tenant_table('interaction_event');
-- A partition asked for by its own name is not guarded by its parent.
SELECT protect_tenant_table('interaction_event_default');

-- What was refused, and why; nothing vanishes.
CREATE TABLE rejected_event (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    received_at timestamptz NOT NULL,
    sender_id   uuid        NOT NULL,
    code        text        NOT NULL,
    detail      text        NOT NULL,
    event       jsonb       NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
SELECT protect_tenant_table('rejected_event');

-- Projections ----------------------------------------------------------------------------------------------

CREATE TABLE visitor (
    tenant_id        uuid        NOT NULL,
    id               uuid        NOT NULL,
    name             text,
    first_seen_at    timestamptz NOT NULL,
    last_seen_at     timestamptz NOT NULL,
    first_card_id    uuid,
    first_scene      integer,
    first_share      text,
    events           bigint      NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
SELECT protect_tenant_table('visitor');

-- How often a visitor did a thing to a salesperson's card or one subject of it: the "nth time".
CREATE TABLE interaction_count (
    tenant_id   uuid        NOT NULL,
    visitor_id  uuid        NOT NULL,
    employee_id uuid        NOT NULL,
    type        smallint    NOT NULL,
    subject_id  text        NOT NULL,    -- '' where the event has no subject
    events      bigint      NOT NULL,
    dwell_ms    bigint      NOT NULL,
    last_at     timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, visitor_id, employee_id, type, subject_id)
);
SELECT protect_tenant_table('interaction_count');

-- The radar of one salesperson, numbered in commit order: the cursor of the realtime stream.
CREATE TABLE radar_inbox (
    tenant_id   uuid   NOT NULL,
    employee_id uuid   NOT NULL,
    last_seq    bigint NOT NULL,
    read_seq    bigint NOT NULL DEFAULT 0,
    PRIMARY KEY (tenant_id, employee_id)
);
SELECT protect_tenant_table('radar_inbox');

CREATE TABLE radar_item (
    tenant_id   uuid        NOT NULL,
    employee_id uuid        NOT NULL,
    seq         bigint      NOT NULL,
    event_id    uuid        NOT NULL,
    visitor_id  uuid        NOT NULL,
    type        smallint    NOT NULL,
    occurred_at timestamptz NOT NULL,
    nth         bigint      NOT NULL,
    PRIMARY KEY (tenant_id, employee_id, seq)
);
CREATE INDEX radar_item_time ON radar_item (tenant_id, employee_id, occurred_at DESC, event_id DESC);
SELECT protect_tenant_table('radar_item');

-- Rollups: days and hours of the tenant's time zone.
CREATE TABLE activity_daily (
    tenant_id   uuid     NOT NULL,
    employee_id uuid     NOT NULL,
    day         date     NOT NULL,
    type        smallint NOT NULL,
    events      bigint   NOT NULL,
    dwell_ms    bigint   NOT NULL,
    PRIMARY KEY (tenant_id, employee_id, day, type)
);
SELECT protect_tenant_table('activity_daily');

CREATE TABLE activity_hourly (
    tenant_id   uuid        NOT NULL,
    hour        timestamptz NOT NULL,
    employee_id uuid        NOT NULL,
    type        smallint    NOT NULL,
    events      bigint      NOT NULL,
    dwell_ms    bigint      NOT NULL,
    PRIMARY KEY (tenant_id, hour, employee_id, type)
);
SELECT protect_tenant_table('activity_hourly');

-- Exact distinct visitors: one row a visitor, salesperson and day.
CREATE TABLE visitor_day (
    tenant_id   uuid NOT NULL,
    day         date NOT NULL,
    employee_id uuid NOT NULL,
    visitor_id  uuid NOT NULL,
    PRIMARY KEY (tenant_id, day, employee_id, visitor_id)
);
SELECT protect_tenant_table('visitor_day');

-- The same for the whole company, which is asked most and is too much to add up from every salesperson.
CREATE TABLE company_daily (
    tenant_id uuid     NOT NULL,
    day       date     NOT NULL,
    type      smallint NOT NULL,
    events    bigint   NOT NULL,
    dwell_ms  bigint   NOT NULL,
    PRIMARY KEY (tenant_id, day, type)
);
SELECT protect_tenant_table('company_daily');

CREATE TABLE company_hourly (
    tenant_id uuid        NOT NULL,
    hour      timestamptz NOT NULL,
    type      smallint    NOT NULL,
    events    bigint      NOT NULL,
    dwell_ms  bigint      NOT NULL,
    PRIMARY KEY (tenant_id, hour, type)
);
SELECT protect_tenant_table('company_hourly');

CREATE TABLE company_visitor_day (
    tenant_id  uuid NOT NULL,
    visitor_id uuid NOT NULL,
    day        date NOT NULL,
    PRIMARY KEY (tenant_id, visitor_id, day)
);
SELECT protect_tenant_table('company_visitor_day');

-- The visitors of a day by the day on which each came before. Distinct visitors of a period are the sum over its days of
-- those who came before it: each is counted on the first of their days in it (docs/decisions/0013-distinct-visitors.md).
CREATE TABLE visitor_return (
    tenant_id   uuid   NOT NULL,
    day         date   NOT NULL,
    came_before date   NOT NULL,    -- '-infinity': never
    visitors    bigint NOT NULL,
    PRIMARY KEY (tenant_id, day, came_before)
);
SELECT protect_tenant_table('visitor_return');

-- What the nightly check found; an empty table is the promise.
CREATE TABLE rollup_difference (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    checked_at  timestamptz NOT NULL,
    day         date        NOT NULL,
    rollup      text        NOT NULL,
    detail      text        NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
SELECT protect_tenant_table('rollup_difference');
