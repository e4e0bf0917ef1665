-- Global: belongs to an app id, whichever tenants use it. What a gateway cloud function signed with, so that nobody can
-- send it a second time.
CREATE TABLE gateway_nonce (
    app_id     text        NOT NULL REFERENCES wechat_app,
    nonce      text        NOT NULL,
    expires_at timestamptz NOT NULL,   -- from then on its time stamp alone is refused
    PRIMARY KEY (app_id, nonce)
);
CREATE INDEX gateway_nonce_expiry ON gateway_nonce (expires_at);
