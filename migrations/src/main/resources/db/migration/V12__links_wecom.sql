-- Code images are files now; whatever was kept here is asked of WeChat once more.
DROP TABLE card_code;

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

-- WeCom's tokens are shared in the same way, under keys that are no app ids.
ALTER TABLE wechat_access_token DROP CONSTRAINT wechat_access_token_app_id_fkey;
