CREATE TABLE user (
    id            BIGINT       NOT NULL AUTO_INCREMENT,
    email         VARCHAR(254) NOT NULL COMMENT 'lower case',
    name          VARCHAR(100) NOT NULL,
    password_hash VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'none before an invitation is accepted',
    role          VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state         VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    language      VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    color_scheme  VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    session_epoch INT          NOT NULL DEFAULT 0 COMMENT 'sessions of an older one are over',
    runs_until    DATETIME(6)  NULL COMMENT 'of somebody deactivated: their projects run on until then',
    created_at    DATETIME(6)  NOT NULL,
    version       INT          NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT uq_user_email UNIQUE (email),
    INDEX ix_user_runs_until (runs_until)
);

-- The way in of somebody who has no password yet; gone once it was used.
CREATE TABLE user_invitation (
    user_id       BIGINT      NOT NULL,
    secret_digest BINARY(32)  NULL COMMENT 'of the one link that works; none before the mail leaves',
    expires_at    DATETIME(6) NOT NULL,
    created_by_id BIGINT      NOT NULL,
    created_at    DATETIME(6) NOT NULL,
    PRIMARY KEY (user_id),
    CONSTRAINT uq_user_invitation_secret UNIQUE (secret_digest),
    CONSTRAINT fk_user_invitation_user FOREIGN KEY (user_id) REFERENCES user (id),
    CONSTRAINT fk_user_invitation_created_by FOREIGN KEY (created_by_id) REFERENCES user (id)
);

-- One row per account and one per address; the service decides what a row means.
CREATE TABLE sign_in_throttle (
    throttle_key  VARCHAR(255) NOT NULL,
    failure_count INT          NOT NULL,
    last_failed_at DATETIME(6) NOT NULL,
    locked_until  DATETIME(6)  NULL,
    PRIMARY KEY (throttle_key),
    INDEX ix_sign_in_throttle_age (last_failed_at)
);
