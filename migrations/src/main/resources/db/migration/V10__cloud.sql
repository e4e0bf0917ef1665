-- Documents of companies that keep them here and not in CloudBase.
CREATE TABLE document (
    tenant_id  uuid        NOT NULL REFERENCES tenant,
    collection text        NOT NULL,
    id         text        NOT NULL,
    fields     jsonb       NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, collection, id)
);
SELECT protect_tenant_table('document');

-- Cards whose copy in CloudBase may differ from what visitors see here. A row goes when the copy has been written
-- and nobody has marked the card again meanwhile. The card may be gone.
CREATE TABLE card_mirror_due (
    tenant_id  uuid        NOT NULL REFERENCES tenant,
    card_id    uuid        NOT NULL,
    mark       uuid        NOT NULL,
    due_at     timestamptz NOT NULL,
    attempts   integer     NOT NULL,
    last_error text,
    PRIMARY KEY (tenant_id, card_id)
);
SELECT protect_tenant_table('card_mirror_due');

-- How far the events in a mini-program's cloud collection have been taken in; the tenant registered the app.
CREATE TABLE cloud_event_cursor (
    tenant_id uuid        NOT NULL REFERENCES tenant,
    app_id    text        NOT NULL,
    position  timestamptz NOT NULL,
    pulled_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, app_id)
);
SELECT protect_tenant_table('cloud_event_cursor');
