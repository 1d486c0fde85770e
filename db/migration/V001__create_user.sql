CREATE TABLE user (
    id            BIGINT       NOT NULL AUTO_INCREMENT,
    email         VARCHAR(254) NOT NULL COMMENT 'lower case',
    name          VARCHAR(100) NOT NULL,
    password_hash VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    role          VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state         VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    language      VARCHAR(8)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    color_scheme  VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at    DATETIME(6)  NOT NULL,
    version       INT          NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT uq_user_email UNIQUE (email)
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
