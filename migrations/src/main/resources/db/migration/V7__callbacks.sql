-- What WeChat has pushed: written before it is acknowledged, handled afterwards, once for each company concerned.
CREATE TABLE wechat_push (
    tenant_id   uuid        NOT NULL REFERENCES tenant,
    id          uuid        NOT NULL,
    app_id      text        NOT NULL,
    push_key    text        NOT NULL,   -- the same for each repetition of a push
    kind        text        NOT NULL,
    openid_hash bytea,                  -- keyed hash: finds a person's pushes when they must be erased
    payload     bytea,                  -- encrypted; gone once it is handled
    state       text        NOT NULL CHECK (state IN ('WAITING', 'HANDLED', 'UNKNOWN', 'FAILED')),
    attempts    integer     NOT NULL DEFAULT 0,
    reason      text,                   -- of the last failure
    sent_at     timestamptz NOT NULL,
    received_at timestamptz NOT NULL,
    finished_at timestamptz,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, app_id, push_key)
);
CREATE INDEX wechat_push_state ON wechat_push (tenant_id, state, id);
CREATE INDEX wechat_push_person ON wechat_push (tenant_id, openid_hash) WHERE payload IS NOT NULL;
SELECT protect_tenant_table('wechat_push');

-- In plain mode WeChat's signature does not cover the body: each time and nonce may bring one body only.
-- Belongs to the company that registered the app.
CREATE TABLE wechat_push_nonce (
    tenant_id   uuid        NOT NULL REFERENCES tenant,
    app_id      text        NOT NULL,
    nonce       bytea       NOT NULL,   -- SHA-256 of time and nonce
    body        bytea       NOT NULL,   -- SHA-256 of the body
    received_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, app_id, nonce)
);
SELECT protect_tenant_table('wechat_push_nonce');

-- What people have asked, through WeChat, to be forgotten. The proof that stays holds no personal data: a keyed hash.
CREATE TABLE erasure_request (
    tenant_id   uuid        NOT NULL REFERENCES tenant,
    id          uuid        NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('PROFILE_CHANGED', 'AUTHORIZATION_REVOKED', 'ACCOUNT_CANCELLED')),
    app_id      text        NOT NULL,
    openid_hash bytea       NOT NULL,
    openid      bytea,                  -- encrypted; gone once the request is done
    push_key    text        NOT NULL,
    fields      text[]      NOT NULL,   -- what was revoked; empty stands for everything
    state       text        NOT NULL CHECK (state IN ('OPEN', 'DONE')),
    asked_at    timestamptz NOT NULL,
    due_at      timestamptz NOT NULL,
    done_at     timestamptz,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, app_id, push_key)
);
CREATE INDEX erasure_request_state ON erasure_request (tenant_id, state, due_at);
SELECT protect_tenant_table('erasure_request');
