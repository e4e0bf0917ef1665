CREATE TABLE department (
    tenant_id  uuid        NOT NULL REFERENCES tenant,
    id         uuid        NOT NULL,
    parent_id  uuid,
    name       text        NOT NULL,
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    FOREIGN KEY (tenant_id, parent_id) REFERENCES department
);
SELECT protect_tenant_table('department');

CREATE TABLE employee (
    tenant_id  uuid        NOT NULL REFERENCES tenant,
    id         uuid        NOT NULL,
    name       text        NOT NULL,
    position   text,
    phone      bytea,                 -- encrypted
    phone_hash bytea,                 -- keyed hash, for look-up
    role       text        NOT NULL CHECK (role IN ('ADMIN', 'MANAGER', 'STAFF')),
    state      text        NOT NULL CHECK (state IN ('INVITED', 'ACTIVE', 'SUSPENDED', 'DEPARTED')),
    created_at timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, id),
    UNIQUE (tenant_id, phone_hash)
);
SELECT protect_tenant_table('employee');

CREATE TABLE department_member (
    tenant_id     uuid NOT NULL,
    department_id uuid NOT NULL,
    employee_id   uuid NOT NULL,
    PRIMARY KEY (tenant_id, department_id, employee_id),
    FOREIGN KEY (tenant_id, department_id) REFERENCES department,
    FOREIGN KEY (tenant_id, employee_id) REFERENCES employee
);
CREATE INDEX department_member_employee ON department_member (tenant_id, employee_id);
SELECT protect_tenant_table('department_member');

-- Global: a phone logs in before its tenant is known; one person may work for several companies.
CREATE TABLE login_phone (
    phone_hash  bytea NOT NULL,
    tenant_id   uuid  NOT NULL,
    employee_id uuid  NOT NULL,
    PRIMARY KEY (phone_hash, tenant_id, employee_id),
    FOREIGN KEY (tenant_id, employee_id) REFERENCES employee
);

CREATE TABLE credential (
    tenant_id       uuid        NOT NULL,
    employee_id     uuid        NOT NULL,
    password_hash   text        NOT NULL,
    failed_attempts integer     NOT NULL DEFAULT 0,
    locked_until    timestamptz,
    changed_at      timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, employee_id),
    FOREIGN KEY (tenant_id, employee_id) REFERENCES employee
);
SELECT protect_tenant_table('credential');

-- Who a WeChat user of one app is to us: an employee, or else a visitor.
CREATE TABLE wechat_identity (
    tenant_id      uuid        NOT NULL REFERENCES tenant,
    app_id         text        NOT NULL,
    openid         text        NOT NULL,
    unionid        text,
    principal_kind text        NOT NULL CHECK (principal_kind IN ('EMPLOYEE', 'VISITOR')),
    principal_id   uuid        NOT NULL,
    session_key    bytea,             -- encrypted; never leaves the server
    created_at     timestamptz NOT NULL,
    last_login_at  timestamptz NOT NULL,
    PRIMARY KEY (tenant_id, app_id, openid)
);
CREATE INDEX wechat_identity_principal ON wechat_identity (tenant_id, principal_id);
SELECT protect_tenant_table('wechat_identity');

CREATE TABLE refresh_token (
    tenant_id      uuid        NOT NULL REFERENCES tenant,
    token_hash     bytea       NOT NULL,
    family_id      uuid        NOT NULL,   -- all tokens that descend from one log-in
    principal_kind text        NOT NULL,
    principal_id   uuid        NOT NULL,
    app_id         text,
    issued_at      timestamptz NOT NULL,
    expires_at     timestamptz NOT NULL,
    used_at        timestamptz,
    revoked_at     timestamptz,
    PRIMARY KEY (tenant_id, token_hash)
);
CREATE INDEX refresh_token_family ON refresh_token (tenant_id, family_id);
CREATE INDEX refresh_token_principal ON refresh_token (tenant_id, principal_id);
SELECT protect_tenant_table('refresh_token');
