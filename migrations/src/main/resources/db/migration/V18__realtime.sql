-- The radar's numbers are shared by items and by what rings: notices, alerts, digests. One number stays enough to
-- resume a stream. What is unread is therefore counted, not the difference of two numbers.
ALTER TABLE radar_inbox ADD COLUMN unread bigint NOT NULL DEFAULT 0;
ALTER TABLE radar_inbox ADD COLUMN digest_at timestamptz;    -- when what was held in quiet hours is told; null: nothing is held
SELECT set_config('cardradar.tenant', '*', true);
UPDATE radar_inbox SET unread = last_seq - read_seq;

-- What rings. A notice of several acts is one row, which takes a new number whenever it is told anew.
CREATE TABLE radar_signal (
    tenant_id   uuid        NOT NULL,
    employee_id uuid        NOT NULL,
    seq         bigint      NOT NULL,
    id          uuid        NOT NULL,    -- stays when the number changes
    kind        smallint    NOT NULL,    -- SignalKind.code
    visitor_id  uuid,                    -- null for a digest
    type        smallint,                -- EventType.code; null for a digest
    subject     text        NOT NULL,    -- <kind>:<id>, or empty
    first_at    timestamptz NOT NULL,
    last_at     timestamptz NOT NULL,
    times       bigint      NOT NULL,
    nth         bigint      NOT NULL,    -- of the last act
    held        smallint    NOT NULL,    -- 0 told, 1 held in quiet hours, 2 told in a digest
    details     text,                    -- JSON: reasons of an alert, figures of a digest
    PRIMARY KEY (tenant_id, employee_id, seq)
);
CREATE INDEX radar_signal_held ON radar_signal (tenant_id, employee_id) WHERE held = 1;
SELECT protect_tenant_table('radar_signal');

-- What the radar remembers of a visitor's latest acts, to coalesce notices and to judge alerts: JSON that only the
-- service reads. Written with every batch, hence the room in its pages.
CREATE TABLE radar_watch (
    tenant_id   uuid NOT NULL,
    employee_id uuid NOT NULL,
    visitor_id  uuid NOT NULL,
    state       text NOT NULL,
    PRIMARY KEY (tenant_id, employee_id, visitor_id)
) WITH (fillfactor = 70);
SELECT protect_tenant_table('radar_watch');

CREATE TABLE radar_notice_settings (
    tenant_id   uuid NOT NULL,
    employee_id uuid NOT NULL,
    settings    text NOT NULL,
    PRIMARY KEY (tenant_id, employee_id)
);
SELECT protect_tenant_table('radar_notice_settings');

CREATE TABLE radar_alert_rules (
    tenant_id uuid NOT NULL,
    rules     text NOT NULL,
    PRIMARY KEY (tenant_id)
);
SELECT protect_tenant_table('radar_alert_rules');
