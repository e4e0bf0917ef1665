-- Templates of subscription messages (订阅消息) that an app of the company has, as WeChat last told.
CREATE TABLE message_template (
    tenant_id   uuid        NOT NULL REFERENCES tenant,
    id          uuid        NOT NULL,
    app_id      text        NOT NULL,
    template_id text        NOT NULL,   -- WeChat's priTmplId
    title       text        NOT NULL,
    content     text        NOT NULL,   -- lines such as 备注:{{thing3.DATA}}
    example     text        NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('ONCE', 'LONG_TERM')),
    synced_at   timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, app_id, template_id)
);
SELECT protect_tenant_table('message_template');

-- The ledger of grants: each choice of a user about a template, as WeChat itself reported it. An ACCEPT is worth one
-- message until a message has it or WeChat says that it is void.
CREATE TABLE subscription_grant (
    tenant_id   uuid        NOT NULL REFERENCES tenant,
    id          uuid        NOT NULL,
    app_id      text        NOT NULL,
    openid      text        NOT NULL,
    template_id text        NOT NULL,
    choice      text        NOT NULL CHECK (choice IN ('ACCEPT', 'REJECT', 'TURNED_OFF')),
    chosen_at   timestamptz NOT NULL,
    message_id  uuid,                   -- the message that it is reserved for or was spent on
    void_at     timestamptz,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX subscription_grant_user ON subscription_grant (tenant_id, openid, app_id, template_id, chosen_at);
CREATE INDEX subscription_grant_message ON subscription_grant (tenant_id, message_id) WHERE message_id IS NOT NULL;
SELECT protect_tenant_table('subscription_grant');

-- When a user last opened the window for customer-service messages (客服消息). What was sent since is counted from
-- outgoing_message, under a lock on this row.
CREATE TABLE service_window (
    tenant_id   uuid        NOT NULL REFERENCES tenant,
    app_id      text        NOT NULL,
    openid      text        NOT NULL,
    messaged_at timestamptz,            -- the user's last message: 5 sends in 48 hours
    entered_at  timestamptz,            -- the user's last entry into a session: 2 sends in a minute
    closed_at   timestamptz,            -- WeChat refused: closed until the user acts again
    PRIMARY KEY (tenant_id, app_id, openid)
);
SELECT protect_tenant_table('service_window');

-- Every message out, whichever way it goes.
CREATE TABLE outgoing_message (
    tenant_id   uuid        NOT NULL REFERENCES tenant,
    id          uuid        NOT NULL,
    channel     text        NOT NULL,
    employee_id uuid        NOT NULL,   -- whose customer it goes to; without a customer, who gets it
    written_by  uuid,                   -- the manager who sent it in the owner's place; null: the owner, or the service
    customer_id uuid,
    app_id      text,                   -- the WeChat user it goes to
    openid      text,
    template_id text,
    content     bytea       NOT NULL,   -- encrypted
    state       text        NOT NULL CHECK (state IN ('QUEUED', 'SENDING', 'SENT', 'REFUSED', 'FAILED', 'UNKNOWN')),
    reason      text,                   -- why it is not sent (yet)
    errcode     integer,                -- WeChat's number and request id, for its support
    rid         text,
    attempts    integer     NOT NULL,
    due_at      timestamptz NOT NULL,   -- of the next attempt
    lease_until timestamptz,            -- while SENDING: whoever sends has given an answer by then, or died
    expires_at  timestamptz NOT NULL,   -- no attempt after this
    delivery    text        CHECK (delivery IN ('DELIVERED', 'FAILED')),   -- what WeChat's push said
    delivery_error text,
    created_at  timestamptz NOT NULL,
    finished_at timestamptz,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, employee_id) REFERENCES employee,
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customer
);
CREATE INDEX outgoing_message_customer ON outgoing_message (tenant_id, customer_id, created_at)
    WHERE customer_id IS NOT NULL;
CREATE INDEX outgoing_message_employee ON outgoing_message (tenant_id, employee_id, created_at);
CREATE INDEX outgoing_message_user ON outgoing_message (tenant_id, openid, app_id, created_at)
    WHERE openid IS NOT NULL;
SELECT protect_tenant_table('outgoing_message');
