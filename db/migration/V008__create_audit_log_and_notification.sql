-- Append-only: the run-time user is granted SELECT and INSERT here, nothing else.
CREATE TABLE audit_log (
    id           BIGINT      NOT NULL AUTO_INCREMENT,
    created_at   DATETIME(6) NOT NULL,
    actor_id     BIGINT      NULL COMMENT 'none when the console itself acted',
    action       VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    project_id   BIGINT      NULL,
    subject_type VARCHAR(40) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    subject_id   BIGINT      NULL,
    state_before JSON        NULL,
    state_after  JSON        NULL,
    address      VARCHAR(45) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'of the browser or client',
    PRIMARY KEY (id),
    INDEX ix_audit_log_time (created_at, id),
    INDEX ix_audit_log_project (project_id, created_at, id),
    INDEX ix_audit_log_actor (actor_id, created_at, id),
    INDEX ix_audit_log_action (action, created_at, id),
    INDEX ix_audit_log_subject (subject_type, subject_id, created_at, id)
);

CREATE TABLE notification (
    id         BIGINT       NOT NULL AUTO_INCREMENT,
    user_id    BIGINT       NOT NULL,
    kind       VARCHAR(60)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    arguments  JSON         NOT NULL COMMENT 'for the text in the reader''s language',
    link       VARCHAR(255) NOT NULL COMMENT 'path inside the console',
    dedupe_key VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'one unread notification per key',
    created_at DATETIME(6)  NOT NULL,
    read_at    DATETIME(6)  NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_notification_dedupe UNIQUE (user_id, dedupe_key),
    CONSTRAINT fk_notification_user FOREIGN KEY (user_id) REFERENCES user (id),
    INDEX ix_notification_user (user_id, read_at, id)
);

-- The attempt is recorded before it is sent; an unfinished one is uncertain and not sent again.
CREATE TABLE mail (
    id              BIGINT       NOT NULL AUTO_INCREMENT,
    notification_id BIGINT       NULL,
    recipient       VARCHAR(254) NOT NULL,
    subject         VARCHAR(255) NOT NULL,
    body            TEXT         NOT NULL,
    link_purpose    VARCHAR(30)  CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'who makes its secret link when it leaves: no secret lies here',
    link_subject_id BIGINT       NULL,
    state           VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    due_at          DATETIME(6)  NOT NULL,
    attempt_count   INT          NOT NULL DEFAULT 0,
    created_at      DATETIME(6)  NOT NULL,
    finished_at     DATETIME(6)  NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_mail_notification FOREIGN KEY (notification_id) REFERENCES notification (id),
    INDEX ix_mail_due (state, due_at)
);
