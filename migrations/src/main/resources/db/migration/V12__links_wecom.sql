-- The link of each kind that WeChat made last for a share.
CREATE TABLE card_link (
    tenant_id  uuid        NOT NULL,
    token      text        NOT NULL,
    kind       text        NOT NULL CHECK (kind IN ('SCHEME', 'URL', 'SHORT')),
    url        text        NOT NULL,
    expires_at timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, token, kind),
    FOREIGN KEY (tenant_id, token) REFERENCES card_share
);
SELECT protect_tenant_table('card_link');

-- The application in WeCom (企业微信) through which a company tells its employees of things.
CREATE TABLE wecom_account (
    tenant_id  uuid        PRIMARY KEY REFERENCES tenant,
    corp_id    text        NOT NULL,
    agent_id   integer     NOT NULL,
    secret     bytea       NOT NULL,   -- encrypted
    app_id     text,                   -- the mini-program that is bound to the application
    page       text,                   -- its page that notices open
    notices    boolean     NOT NULL,   -- whether salespeople hear of visitors who want contact
    quiet_from time,                   -- no notices from then …
    quiet_to   time,                   -- … until then, by the company's clocks
    updated_at timestamptz NOT NULL,
    CHECK ((app_id IS NULL) = (page IS NULL)),
    CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
);
SELECT protect_tenant_table('wecom_account');

-- Who the employees are in WeCom.
CREATE TABLE wecom_member (
    tenant_id   uuid        NOT NULL,
    employee_id uuid        NOT NULL,
    member_id   text,                   -- null: WeCom knew nobody with the employee's mobile number
    by_hand     boolean     NOT NULL,   -- else WeCom has said so
    updated_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, employee_id),
    FOREIGN KEY (tenant_id, employee_id) REFERENCES employee
);
SELECT protect_tenant_table('wecom_member');

-- When a salesperson was last told of a visitor who wants contact: what follows soon is not told again.
CREATE TABLE contact_notice (
    tenant_id   uuid        NOT NULL,
    employee_id uuid        NOT NULL,
    visitor_id  uuid        NOT NULL,
    noticed_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, employee_id, visitor_id),
    FOREIGN KEY (tenant_id, employee_id) REFERENCES employee
);
SELECT protect_tenant_table('contact_notice');
