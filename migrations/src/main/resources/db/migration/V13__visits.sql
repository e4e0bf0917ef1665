-- What a visitor did on one salesperson's card without a pause of more than 30 minutes. Visits of several salespeople, or of
-- several visitors who are one person, are put together when read: any scope has exact visits (docs/decisions/0024-visits.md).
CREATE TABLE visit (
    tenant_id    uuid        NOT NULL,
    visitor_id   uuid        NOT NULL,
    employee_id  uuid        NOT NULL,
    started_at   timestamptz NOT NULL,
    ended_at     timestamptz NOT NULL,    -- of the event that lasted longest into the future
    last_act_at  timestamptz,             -- of what radars show; null: nothing of it
    events       bigint      NOT NULL,
    acts         bigint      NOT NULL,    -- those that radars show
    contacts     bigint      NOT NULL,    -- those by which somebody wants contact
    dwell_ms     bigint      NOT NULL,
    person_ms    bigint      NOT NULL,    -- attention by class of page: 我, 产品, 公司
    product_ms   bigint      NOT NULL,
    company_ms   bigint      NOT NULL,
    way_event_id uuid        NOT NULL,    -- the event that says how the visitor came
    way_at       timestamptz NOT NULL,
    way_card_id  uuid,
    way_scene    integer,
    way_share    text,
    PRIMARY KEY (tenant_id, visitor_id, employee_id, started_at)
);
CREATE INDEX visit_recent ON visit (tenant_id, employee_id, last_act_at DESC, visitor_id DESC)
    WHERE last_act_at IS NOT NULL;
SELECT protect_tenant_table('visit');

-- How many visitors did a thing on a salesperson's card, ever. None of its columns is ever updated: with room on its page, a
-- count is updated without touching any index.
ALTER TABLE interaction_count SET (fillfactor = 85);
CREATE INDEX interaction_count_employee ON interaction_count (tenant_id, employee_id, type, visitor_id);
