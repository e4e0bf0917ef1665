CREATE TABLE stage (
    tenant_id       uuid     NOT NULL REFERENCES tenant,
    key             text     NOT NULL,
    name            text     NOT NULL,
    position        smallint NOT NULL,
    win_probability smallint NOT NULL CHECK (win_probability BETWEEN 0 AND 100),
    outcome         text     NOT NULL CHECK (outcome IN ('OPEN', 'WON', 'LOST')),
    PRIMARY KEY (tenant_id, key)
);
SELECT protect_tenant_table('stage');

CREATE TABLE customer (
    tenant_id  uuid        NOT NULL REFERENCES tenant,
    id         uuid        NOT NULL,
    name       text,                   -- null: WeChat gives no name any more
    company    text,
    position   text,
    email      text,
    phone      bytea,                  -- encrypted
    phone_hash bytea,                  -- keyed hash, for duplicates
    phone_verified_at timestamptz,     -- when the customer gave it through WeChat; null: somebody typed it
    former_phone bytea,                -- encrypted: the typed one that the customer's own has replaced
    source     text        NOT NULL,
    version    integer     NOT NULL,   -- the ETag
    created_at timestamptz NOT NULL,
    updated_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX customer_created ON customer (tenant_id, created_at);
CREATE INDEX customer_phone ON customer (tenant_id, phone_hash) WHERE phone_hash IS NOT NULL;
SELECT protect_tenant_table('customer');

-- Which visitors are one customer. A link may come before its customer within one transaction: of two transactions that
-- meet the same new visitor, only the one whose link holds adds a customer.
CREATE TABLE customer_visitor (
    tenant_id   uuid        NOT NULL,
    visitor_id  uuid        NOT NULL,
    customer_id uuid        NOT NULL,
    linked_at   timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, visitor_id),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customer DEFERRABLE INITIALLY DEFERRED
);
CREATE INDEX customer_visitor_customer ON customer_visitor (tenant_id, customer_id);
SELECT protect_tenant_table('customer_visitor');

CREATE TABLE relationship (
    tenant_id        uuid        NOT NULL,
    customer_id      uuid        NOT NULL,
    employee_id      uuid        NOT NULL,
    remark           text,               -- what this salesperson calls the customer
    stage            text        NOT NULL,
    stage_since      timestamptz NOT NULL,
    source           text        NOT NULL,
    heat             double precision NOT NULL DEFAULT 0,  -- interest at heat_at, halved every week
    heat_at          timestamptz NOT NULL,
    last_active_at   timestamptz,
    last_followed_at timestamptz,
    next_follow_up_at timestamptz,
    created_at       timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, customer_id, employee_id),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customer,
    FOREIGN KEY (tenant_id, employee_id) REFERENCES employee,
    FOREIGN KEY (tenant_id, stage) REFERENCES stage
);
CREATE INDEX relationship_employee ON relationship (tenant_id, employee_id, created_at);
SELECT protect_tenant_table('relationship');

CREATE TABLE relationship_tag (
    tenant_id   uuid        NOT NULL,
    customer_id uuid        NOT NULL,
    employee_id uuid        NOT NULL,
    tag         text        NOT NULL,
    added_at    timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, customer_id, employee_id, tag),
    FOREIGN KEY (tenant_id, customer_id, employee_id) REFERENCES relationship
);
SELECT protect_tenant_table('relationship_tag');

CREATE TABLE stage_change (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    customer_id uuid        NOT NULL,
    employee_id uuid        NOT NULL,
    from_stage  text,
    to_stage    text        NOT NULL,
    reason      text,
    changed_by  uuid        NOT NULL,
    changed_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, customer_id, employee_id) REFERENCES relationship
);
CREATE INDEX stage_change_customer ON stage_change (tenant_id, customer_id, changed_at);
CREATE INDEX stage_change_employee ON stage_change (tenant_id, employee_id, changed_at);
SELECT protect_tenant_table('stage_change');

CREATE TABLE follow_up (
    tenant_id   uuid        NOT NULL,
    id          uuid        NOT NULL,
    customer_id uuid        NOT NULL,
    employee_id uuid        NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('NOTE', 'CALL', 'VISIT', 'WECHAT', 'EMAIL')),
    text        text        NOT NULL,
    next_at     timestamptz,
    written_by  uuid,               -- the manager who wrote it in the owner's place; null: the owner did
    created_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, customer_id, employee_id) REFERENCES relationship
);
CREATE INDEX follow_up_customer ON follow_up (tenant_id, customer_id, created_at);
CREATE INDEX follow_up_employee ON follow_up (tenant_id, employee_id, created_at);
SELECT protect_tenant_table('follow_up');
