-- Files that visitors and employees have uploaded; the bytes are in the store.
CREATE TABLE file (
    tenant_id     uuid        NOT NULL REFERENCES tenant,
    id            uuid        NOT NULL,
    owner_kind    text        NOT NULL CHECK (owner_kind IN ('EMPLOYEE', 'VISITOR')),
    owner_id      uuid        NOT NULL,
    purpose       text        NOT NULL,
    name          text        NOT NULL,
    state         text        NOT NULL CHECK (state IN ('uploading', 'checking', 'available', 'quarantined', 'rejected')),
    declared_type text        NOT NULL,
    -- Of what is kept, which is not byte by byte what was uploaded; null while uploading
    content_type  text,
    size          bigint,
    sha256        bytea,
    width         integer,
    height        integer,
    stored_path   text,                  -- no client ever had a ticket for it; null once the bytes are gone
    created_at    timestamptz NOT NULL,
    updated_at    timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX file_owner ON file (tenant_id, owner_id, created_at);
CREATE INDEX file_uploading ON file (tenant_id, created_at) WHERE state = 'uploading';
SELECT protect_tenant_table('file');

-- What is to disappear from the store, written before it can lie there unknown.
CREATE TABLE file_removal (
    tenant_id uuid        NOT NULL REFERENCES tenant,
    path      text        NOT NULL,
    due_at    timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, path)
);
SELECT protect_tenant_table('file_removal');

-- What WeChat, or a manager, thinks of a content that others shall see.
CREATE TABLE content_check (
    tenant_id    uuid        NOT NULL REFERENCES tenant,
    id           uuid        NOT NULL,
    subject_kind text        NOT NULL CHECK (subject_kind IN ('CARD', 'FILE')),
    subject_id   uuid        NOT NULL,
    author_id    uuid        NOT NULL,   -- an employee or a visitor
    enforced     boolean     NOT NULL,   -- the content waits for the outcome
    state        text        NOT NULL
        CHECK (state IN ('WAITING', 'ASKED', 'REVIEW', 'PASSED', 'RISKY', 'ALLOWED', 'REJECTED', 'OBSOLETE')),
    suggestion   text,                   -- WeChat's
    label        text,
    reason       text,                   -- why people must decide, where WeChat has not judged
    attempts     integer     NOT NULL DEFAULT 0,
    asks         integer     NOT NULL DEFAULT 0,   -- of them, those that WeChat took
    due_at       timestamptz,            -- when there is something to do; null when there is not
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    decided_by   uuid,
    PRIMARY KEY (tenant_id, id)
);
CREATE INDEX content_check_due ON content_check (tenant_id, due_at) WHERE due_at IS NOT NULL;
CREATE INDEX content_check_state ON content_check (tenant_id, state, id);
SELECT protect_tenant_table('content_check');

-- Global: a pushed verdict names its question, not the company that asked. Whichever comes first, our own note of the
-- question or WeChat's verdict, the other finds it.
CREATE TABLE content_trace (
    trace_id    text        PRIMARY KEY,
    tenant_id   uuid,                    -- with check_id: whose question it was; null until we know
    check_id    uuid,
    suggestion  text,                    -- null until the verdict comes, and where WeChat could not judge
    label       text,
    received_at timestamptz,             -- of the verdict
    created_at  timestamptz NOT NULL
);
CREATE INDEX content_trace_created ON content_trace (created_at);

-- The last wish to publish a card, as far as the content check has a say in it.
CREATE TABLE card_publication (
    tenant_id    uuid        NOT NULL,
    card_id      uuid        NOT NULL,
    check_id     uuid        NOT NULL,
    state        text        NOT NULL CHECK (state IN ('held', 'published', 'refused')),
    content      jsonb       NOT NULL,   -- CardContent as it was checked
    requested_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, card_id),
    FOREIGN KEY (tenant_id, card_id) REFERENCES card
);
SELECT protect_tenant_table('card_publication');
