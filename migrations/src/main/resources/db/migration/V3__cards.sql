CREATE TABLE card (
    tenant_id    uuid        NOT NULL REFERENCES tenant,
    id           uuid        NOT NULL,
    employee_id  uuid        NOT NULL,
    draft        jsonb       NOT NULL,     -- CardContent
    published    jsonb,                    -- CardContent as visitors see it
    version      integer     NOT NULL,     -- of the draft; the ETag
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    published_at timestamptz,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, employee_id) REFERENCES employee
);
CREATE INDEX card_employee ON card (tenant_id, employee_id);
SELECT protect_tenant_table('card');

-- A share token fits WeChat's `scene`: at most 32 visible characters.
CREATE TABLE card_share (
    tenant_id    uuid        NOT NULL,
    token        text        NOT NULL CHECK (length(token) <= 32),
    card_id      uuid        NOT NULL,
    sharer_kind  text        NOT NULL CHECK (sharer_kind IN ('EMPLOYEE', 'VISITOR')),
    sharer_id    uuid        NOT NULL,
    parent_token text,
    channel      text        NOT NULL,
    permanent    boolean     NOT NULL DEFAULT false,   -- the one that the card's own code carries
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, token),
    FOREIGN KEY (tenant_id, card_id) REFERENCES card,
    FOREIGN KEY (tenant_id, parent_token) REFERENCES card_share
);
CREATE INDEX card_share_card ON card_share (tenant_id, card_id);
CREATE UNIQUE INDEX card_share_permanent ON card_share (tenant_id, card_id) WHERE permanent;
SELECT protect_tenant_table('card_share');

-- The visitors who gave a salesperson their phone number and so see the fields that are there for an exchange (交换名片).
CREATE TABLE card_exchange (
    tenant_id    uuid        NOT NULL,
    employee_id  uuid        NOT NULL,
    visitor_id   uuid        NOT NULL,
    card_id      uuid        NOT NULL,   -- the first card that it happened on
    exchanged_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, employee_id, visitor_id),
    FOREIGN KEY (tenant_id, employee_id) REFERENCES employee,
    FOREIGN KEY (tenant_id, card_id) REFERENCES card
);
SELECT protect_tenant_table('card_exchange');
