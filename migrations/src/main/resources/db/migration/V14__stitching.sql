-- Several visitors who are one person (docs/decisions/0025-stitching.md). What is stitched keeps what it had by itself, in
-- customer_part and relationship_part, so that it can be taken apart again; what everybody reads is what the parts make
-- together, in customer and relationship as before.

ALTER TABLE customer ADD COLUMN merged_into uuid;       -- the customer who this one is part of; null: nobody's
ALTER TABLE customer ADD FOREIGN KEY (tenant_id, merged_into) REFERENCES customer;
CREATE INDEX customer_merged ON customer (tenant_id, merged_into) WHERE merged_into IS NOT NULL;

-- Who this belongs to without any stitch. Null: to customer_id, which then is no part of a stitched customer, or the row
-- was written for the stitched customer as such.
ALTER TABLE customer_visitor ADD COLUMN home_id uuid;
ALTER TABLE follow_up ADD COLUMN home_id uuid;
ALTER TABLE stage_change ADD COLUMN home_id uuid;

-- What is known of a visitor that says who else the visitor is. Keys are keyed hashes; of a phone only the latest is kept.
CREATE TABLE visitor_evidence (
    tenant_id  uuid        NOT NULL REFERENCES tenant,
    visitor_id uuid        NOT NULL,
    kind       text        NOT NULL CHECK (kind IN ('ANONYMOUS', 'UNIONID', 'PHONE')),
    key        bytea       NOT NULL,
    known_at   timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, visitor_id, kind, key)
);
CREATE INDEX visitor_evidence_key ON visitor_evidence (tenant_id, kind, key);
SELECT protect_tenant_table('visitor_evidence');

-- Who an anonymous visitor turned out to be: the first who logged in, and nobody after.
CREATE TABLE anonymous_claim (
    tenant_id    uuid        NOT NULL REFERENCES tenant,
    anonymous_id uuid        NOT NULL,
    visitor_id   uuid        NOT NULL,
    claimed_at   timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, anonymous_id)
);
SELECT protect_tenant_table('anonymous_claim');

-- The ledger. Rows without undone_at are what holds now; each joined two persons who were not one by then, so that taking
-- any of them away parts the person in two.
CREATE TABLE stitch (
    tenant_id     uuid        NOT NULL REFERENCES tenant,
    id            uuid        NOT NULL,
    reason        text        NOT NULL CHECK (reason IN ('ANONYMOUS', 'UNIONID', 'PHONE', 'MANUAL')),
    evidence      bytea,                -- the key of the evidence; null: somebody said so
    one_id        uuid        NOT NULL, -- the customers who are tied together, each without any stitch
    other_id      uuid        NOT NULL,
    survivor_id   uuid        NOT NULL, -- under whose id the person went on
    merged_id     uuid        NOT NULL, -- whose id leads there since
    visitors      integer     NOT NULL, -- what came from merged_id
    relationships integer     NOT NULL,
    follow_ups    integer     NOT NULL,
    stage_changes integer     NOT NULL,
    stitched_at   timestamptz NOT NULL,
    stitched_by   uuid,                 -- null: the service
    undone_at     timestamptz,
    undone_by     uuid,
    allowed_at    timestamptz,          -- a manager stitched the two again: the undoing no longer forbids it
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, one_id) REFERENCES customer,
    FOREIGN KEY (tenant_id, other_id) REFERENCES customer
);
CREATE INDEX stitch_one ON stitch (tenant_id, one_id);
CREATE INDEX stitch_other ON stitch (tenant_id, other_id);
SELECT protect_tenant_table('stitch');

-- What each part of a stitched customer has by itself.
CREATE TABLE customer_part (
    tenant_id         uuid NOT NULL,
    customer_id       uuid NOT NULL,
    name              text,
    company           text,
    position          text,
    email             text,
    phone             bytea,            -- encrypted
    phone_hash        bytea,
    phone_verified_at timestamptz,
    former_phone      bytea,            -- encrypted
    PRIMARY KEY (tenant_id, customer_id),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customer
);
SELECT protect_tenant_table('customer_part');

CREATE TABLE relationship_part (
    tenant_id         uuid        NOT NULL,
    customer_id       uuid        NOT NULL,
    employee_id       uuid        NOT NULL,
    remark            text,
    stage             text        NOT NULL,
    stage_since       timestamptz NOT NULL,
    source            text        NOT NULL,
    heat              double precision NOT NULL DEFAULT 0,
    heat_at           timestamptz NOT NULL,
    last_active_at    timestamptz,
    last_followed_at  timestamptz,
    next_follow_up_at timestamptz,
    created_at        timestamptz NOT NULL,
    tags              text[]        NOT NULL DEFAULT '{}',
    tagged_at         timestamptz[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (tenant_id, customer_id, employee_id),
    FOREIGN KEY (tenant_id, customer_id) REFERENCES customer_part
);
SELECT protect_tenant_table('relationship_part');
