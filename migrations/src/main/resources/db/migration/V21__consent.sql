-- Each time that a visitor gave or withdrew the consent to be followed on the radar. Rows are never changed but for the
-- moment at which the next one replaced them; the one that nothing has replaced counts. No row: nothing was ever said.
CREATE TABLE visitor_consent (
    tenant_id   uuid        NOT NULL REFERENCES tenant,
    visitor_id  uuid        NOT NULL,
    changed_at  timestamptz NOT NULL,
    tracking    boolean     NOT NULL,
    app_id      text,                   -- the mini-program in which it was said
    replaced_at timestamptz,
    PRIMARY KEY (tenant_id, visitor_id, changed_at)
);
CREATE UNIQUE INDEX visitor_consent_standing ON visitor_consent (tenant_id, visitor_id) WHERE replaced_at IS NULL;
-- All of a company who are not to be followed: ingest asks every half a minute.
CREATE INDEX visitor_consent_withdrawn ON visitor_consent (tenant_id, visitor_id) WHERE replaced_at IS NULL AND NOT tracking;
SELECT protect_tenant_table('visitor_consent');
