-- Our own record of a Salesforce organisation: a refreshed sandbox with a new id is one change here.
CREATE TABLE org (
    id            BIGINT       NOT NULL AUTO_INCREMENT,
    salesforce_id CHAR(18)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    name          VARCHAR(100) NOT NULL,
    environment   VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    host          VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'of the instance URL last seen',
    api_calls_used  INT        NULL COMMENT 'LimitInfoHeader, rolling 24 hours',
    api_calls_limit INT        NULL,
    api_calls_read_at DATETIME(6) NULL,
    created_at    DATETIME(6)  NOT NULL,
    version       INT          NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT uq_org_salesforce_id UNIQUE (salesforce_id)
);

CREATE TABLE salesforce_app (
    id              BIGINT       NOT NULL AUTO_INCREMENT,
    public_id       CHAR(12)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'names the redirect URI',
    name            VARCHAR(100) NOT NULL,
    environment     VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    login_url       VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    consumer_key    VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    consumer_secret VARBINARY(1024) NOT NULL COMMENT 'encrypted',
    created_at      DATETIME(6)  NOT NULL,
    deleted_at      DATETIME(6)  NULL,
    version         INT          NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT uq_salesforce_app_public_id UNIQUE (public_id)
);

-- The tokens of one approval. Encrypted with associated data that names the row, so that none can stand in another's.
CREATE TABLE oauth_grant (
    id                BIGINT       NOT NULL AUTO_INCREMENT,
    salesforce_app_id BIGINT       NOT NULL,
    access_token      VARBINARY(4096) NULL,
    refresh_token     VARBINARY(4096) NULL,
    token_generation  INT          NOT NULL DEFAULT 0 COMMENT 'raised with every access token; a caller names the one that failed',
    instance_url      VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    scope             VARCHAR(255) NOT NULL,
    granted_at        DATETIME(6)  NOT NULL,
    refreshed_at      DATETIME(6)  NOT NULL,
    refresh_lease_holder CHAR(36)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    refresh_lease_until  DATETIME(6) NULL,
    refresh_ambiguous TINYINT(1)   NOT NULL DEFAULT 0 COMMENT 'a refresh was sent and its answer lost',
    refresh_failed_at DATETIME(6)  NULL COMMENT 'so that who waited for it need not try it too',
    refresh_failure   VARCHAR(80)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    revoked_at        DATETIME(6)  NULL,
    version           INT          NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT fk_oauth_grant_salesforce_app FOREIGN KEY (salesforce_app_id) REFERENCES salesforce_app (id),
    INDEX ix_oauth_grant_refreshed (refreshed_at)
);

CREATE TABLE linked_account (
    id                 BIGINT       NOT NULL AUTO_INCREMENT,
    user_id            BIGINT       NOT NULL,
    slot               TINYINT      NOT NULL COMMENT '1 to 5; the unique key is the limit',
    name               VARCHAR(60)  NOT NULL,
    org_id             BIGINT       NOT NULL,
    oauth_grant_id     BIGINT       NOT NULL,
    salesforce_user_id CHAR(18)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    username           VARCHAR(255) NOT NULL,
    display_name       VARCHAR(255) NOT NULL,
    state              VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state_code         VARCHAR(80)  CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'why, as Salesforce named it',
    state_since        DATETIME(6)  NOT NULL,
    confirm_until      DATETIME(6)  NULL COMMENT 'a link waiting for its confirmation keeps its slot until then',
    last_used_at       DATETIME(6)  NULL,
    checked_at         DATETIME(6)  NULL COMMENT 'when Salesforce was last asked about it without a run',
    approval_app       VARCHAR(80)  NULL COMMENT 'what the org calls our app in its list of approvals',
    org_refreshed      TINYINT(1)   NOT NULL DEFAULT 0 COMMENT 'its sandbox was refreshed since its last sign-in: the username tells who is the same',
    approvals_used     TINYINT      NULL COMMENT 'of the five that Salesforce keeps per user and app',
    created_at         DATETIME(6)  NOT NULL,
    version            INT          NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT uq_linked_account_slot UNIQUE (user_id, slot),
    CONSTRAINT uq_linked_account_identity UNIQUE (user_id, org_id, salesforce_user_id),
    CONSTRAINT uq_linked_account_grant UNIQUE (oauth_grant_id),
    CONSTRAINT fk_linked_account_user FOREIGN KEY (user_id) REFERENCES user (id),
    CONSTRAINT fk_linked_account_org FOREIGN KEY (org_id) REFERENCES org (id),
    CONSTRAINT fk_linked_account_grant FOREIGN KEY (oauth_grant_id) REFERENCES oauth_grant (id),
    CONSTRAINT ck_linked_account_slot CHECK (slot BETWEEN 1 AND 5),
    INDEX ix_linked_account_username (username)
);

-- A repair that signed in another user or org: it waits beside the account for its person's yes.
CREATE TABLE account_replacement (
    linked_account_id  BIGINT       NOT NULL,
    oauth_grant_id     BIGINT       NOT NULL,
    org_id             BIGINT       NOT NULL,
    salesforce_user_id CHAR(18)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    username           VARCHAR(255) NOT NULL,
    display_name       VARCHAR(255) NOT NULL,
    expires_at         DATETIME(6)  NOT NULL,
    PRIMARY KEY (linked_account_id),
    CONSTRAINT fk_account_replacement_account FOREIGN KEY (linked_account_id) REFERENCES linked_account (id),
    CONSTRAINT fk_account_replacement_grant FOREIGN KEY (oauth_grant_id) REFERENCES oauth_grant (id),
    CONSTRAINT fk_account_replacement_org FOREIGN KEY (org_id) REFERENCES org (id),
    INDEX ix_account_replacement_expiry (expires_at)
);

-- A sandbox where a username that we know came back with another org id: an admin says whether it is the same org.
CREATE TABLE sandbox_refresh (
    org_id        BIGINT       NOT NULL COMMENT 'the org that it may be',
    salesforce_id CHAR(18)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the id that it has now',
    name          VARCHAR(100) NOT NULL,
    host          VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    found_at      DATETIME(6)  NOT NULL,
    declined_at   DATETIME(6)  NULL COMMENT 'an admin said that the id is another org\'s; not asked again',
    PRIMARY KEY (org_id),
    CONSTRAINT fk_sandbox_refresh_org FOREIGN KEY (org_id) REFERENCES org (id)
);

-- Sign-ins that wait for that answer.
CREATE TABLE sandbox_sign_in (
    linked_account_id  BIGINT       NOT NULL,
    oauth_grant_id     BIGINT       NOT NULL,
    salesforce_user_id CHAR(18)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    username           VARCHAR(255) NOT NULL,
    display_name       VARCHAR(255) NOT NULL,
    signed_in_at       DATETIME(6)  NOT NULL,
    PRIMARY KEY (linked_account_id),
    CONSTRAINT fk_sandbox_sign_in_account FOREIGN KEY (linked_account_id) REFERENCES linked_account (id),
    CONSTRAINT fk_sandbox_sign_in_grant FOREIGN KEY (oauth_grant_id) REFERENCES oauth_grant (id),
    INDEX ix_sandbox_sign_in_time (signed_in_at)
);

-- What the last check of an account found, so that screens need not ask Salesforce.
CREATE TABLE requirement_report (
    linked_account_id  BIGINT      NOT NULL,
    salesforce_user_id CHAR(18)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'of another user in the account''s place it says nothing',
    checked_at         DATETIME(6) NOT NULL,
    findings           JSON        NOT NULL COMMENT 'codes and API names; no record data',
    PRIMARY KEY (linked_account_id),
    CONSTRAINT fk_requirement_report_account FOREIGN KEY (linked_account_id) REFERENCES linked_account (id) ON DELETE CASCADE
);

-- A sign-in that was sent to Salesforce and has not come back. The state itself is never stored, only its digest.
CREATE TABLE authorization_attempt (
    id                BIGINT       NOT NULL AUTO_INCREMENT,
    state_digest      BINARY(32)   NOT NULL,
    session_digest    BINARY(32)   NOT NULL COMMENT 'the browser that finishes is the one that began',
    user_id           BIGINT       NOT NULL,
    salesforce_app_id BIGINT       NOT NULL,
    purpose           VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    slot              TINYINT      NULL,
    account_name      VARCHAR(60)  NULL,
    linked_account_id BIGINT       NULL COMMENT 'the account to repair',
    workflow_id       BIGINT       NULL COMMENT 'the workflow to take over',
    code_verifier     VARBINARY(512) NOT NULL COMMENT 'encrypted',
    return_to         VARCHAR(500) NOT NULL,
    created_at        DATETIME(6)  NOT NULL,
    expires_at        DATETIME(6)  NOT NULL,
    used_at           DATETIME(6)  NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_authorization_attempt_state UNIQUE (state_digest),
    CONSTRAINT fk_authorization_attempt_user FOREIGN KEY (user_id) REFERENCES user (id),
    CONSTRAINT fk_authorization_attempt_app FOREIGN KEY (salesforce_app_id) REFERENCES salesforce_app (id),
    INDEX ix_authorization_attempt_user (user_id, id),
    INDEX ix_authorization_attempt_expiry (expires_at)
);
