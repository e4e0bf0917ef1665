-- Who came to a card by which share, a row for each day of the company: a projection of the events that carry a token.
-- It knows tokens only as clients write them; which of them are shares of the card is said by card_share.
CREATE TABLE share_open (
    tenant_id  uuid        NOT NULL,
    card_id    uuid        NOT NULL,
    token      text        NOT NULL,
    visitor_id uuid        NOT NULL,
    day        date        NOT NULL,
    first_at   timestamptz NOT NULL,
    opens      bigint      NOT NULL,    -- how often the card itself was opened
    PRIMARY KEY (tenant_id, card_id, token, visitor_id, day)
);
SELECT protect_tenant_table('share_open');

-- In which group chats a visitor opened a share. WeChat tells it to the visitor's own session only.
CREATE TABLE share_group (
    tenant_id  uuid        NOT NULL,
    card_id    uuid        NOT NULL,
    token      text        NOT NULL,
    visitor_id uuid        NOT NULL,
    group_key  text        NOT NULL,    -- a keyed hash of WeChat's id of the group
    entered_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, card_id, token, visitor_id, group_key),
    FOREIGN KEY (tenant_id, token) REFERENCES card_share
);
SELECT protect_tenant_table('share_group');
