-- What was set aside is counted every few seconds, however much is waiting.
CREATE INDEX outbox_parked ON outbox (tenant_id, id) WHERE parked_at IS NOT NULL;
