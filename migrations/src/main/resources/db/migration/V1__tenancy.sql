-- Row-level security stands behind every query: a connection sees the rows of the tenant named by the
-- setting `cardradar.tenant`, all rows when it is '*' (logins, jobs, the event writer), none when it is unset.

CREATE FUNCTION protect_tenant_table(target regclass) RETURNS void
    LANGUAGE plpgsql AS
$$
BEGIN
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
    EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
    -- The sub-selects are evaluated once a statement, not once a row.
    EXECUTE format(
        'CREATE POLICY tenant_isolation ON %s USING (
             (SELECT current_setting(''cardradar.tenant'', true)) = ''*''
             OR tenant_id = (SELECT NULLIF(NULLIF(current_setting(''cardradar.tenant'', true), ''*''), '''')::uuid))',
        target);
END
$$;

-- Global: looked up before the tenant is known.
CREATE TABLE tenant (
    id         uuid        PRIMARY KEY,
    name       text        NOT NULL,
    time_zone  text        NOT NULL DEFAULT 'Asia/Shanghai',
    created_at timestamptz NOT NULL
);

-- Global: an app id names its tenant. Secrets are encrypted by the service before they get here.
CREATE TABLE wechat_app (
    app_id           text        PRIMARY KEY,
    tenant_id        uuid        NOT NULL REFERENCES tenant,   -- who registered it
    name             text        NOT NULL,
    secret           bytea       NOT NULL,
    callback_token   bytea       NOT NULL,
    encoding_aes_key bytea,
    cloud_env        text,              -- the CloudBase environment; null without
    gateway_key      bytea,             -- encrypted; signs what the gateway cloud function forwards
    created_at       timestamptz NOT NULL
);

-- Global: the companies that use an app, the one that registered it among them.
CREATE TABLE wechat_app_company (
    app_id     text        NOT NULL REFERENCES wechat_app,
    tenant_id  uuid        NOT NULL REFERENCES tenant,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (app_id, tenant_id)
);
CREATE INDEX wechat_app_company_tenant ON wechat_app_company (tenant_id);

-- Global: WeChat's access tokens (encrypted), one per app, shared by all nodes; whoever holds the lease fetches the next.
-- WeCom's are here too, under keys that are no app ids.
CREATE TABLE wechat_access_token (
    app_id      text        PRIMARY KEY,
    token       bytea,
    expires_at  timestamptz,
    lease_id    uuid,
    lease_until timestamptz
);

-- One answer for one creating request, however often it is sent.
CREATE TABLE idempotency_key (
    tenant_id    uuid        NOT NULL,
    caller_id    uuid        NOT NULL,
    key          text        NOT NULL,
    request_hash bytea       NOT NULL,
    resource_id  text        NOT NULL,
    created_at   timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, caller_id, key)
);
SELECT protect_tenant_table('idempotency_key');

-- Work that follows from a committed fact: projections, the search index. Deleted when done.
CREATE TABLE outbox (
    tenant_id  uuid        NOT NULL,
    id         uuid        NOT NULL,
    topic      text        NOT NULL,
    payload    jsonb       NOT NULL,
    created_at timestamptz NOT NULL,
    due_at     timestamptz NOT NULL,
    attempts   integer     NOT NULL DEFAULT 0,
    parked_at  timestamptz,
    last_error text,
    PRIMARY KEY (tenant_id, id)
) WITH (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 2000);
-- The one index that no tenant leads: workers claim across tenants (docs/decisions/0006-outbox.md).
CREATE INDEX outbox_claim ON outbox (topic, due_at, id) WHERE parked_at IS NULL;
SELECT protect_tenant_table('outbox');
