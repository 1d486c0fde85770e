-- Which of the owner's accounts serves an org in a project. A row without an account was set once and is unbound now:
-- no other Salesforce user may take its place by itself.
CREATE TABLE binding (
    project_id        BIGINT      NOT NULL,
    org_id            BIGINT      NOT NULL,
    linked_account_id BIGINT      NULL,
    salesforce_user_id CHAR(18)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'whom the owner chose last',
    set_by_id         BIGINT      NOT NULL,
    set_at            DATETIME(6) NOT NULL,
    version           INT         NOT NULL DEFAULT 0,
    PRIMARY KEY (project_id, org_id),
    CONSTRAINT fk_binding_project FOREIGN KEY (project_id) REFERENCES project (id),
    CONSTRAINT fk_binding_org FOREIGN KEY (org_id) REFERENCES org (id),
    CONSTRAINT fk_binding_account FOREIGN KEY (linked_account_id) REFERENCES linked_account (id),
    INDEX ix_binding_account (linked_account_id)
);

-- Somebody asked the owner for an account in an org; gone once an account serves it.
CREATE TABLE link_request (
    project_id BIGINT      NOT NULL,
    org_id     BIGINT      NOT NULL,
    user_id    BIGINT      NOT NULL COMMENT 'who asked',
    asked_at   DATETIME(6) NOT NULL,
    PRIMARY KEY (project_id, org_id, user_id),
    CONSTRAINT fk_link_request_project FOREIGN KEY (project_id) REFERENCES project (id),
    CONSTRAINT fk_link_request_org FOREIGN KEY (org_id) REFERENCES org (id),
    CONSTRAINT fk_link_request_user FOREIGN KEY (user_id) REFERENCES user (id)
);

-- The owner's answer to what one person publishes writing one object by one operation in one org.
CREATE TABLE consent (
    id           BIGINT      NOT NULL AUTO_INCREMENT,
    project_id   BIGINT      NOT NULL,
    owner_id     BIGINT      NOT NULL,
    publisher_id BIGINT      NOT NULL,
    org_id       BIGINT      NOT NULL,
    object       VARCHAR(80) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
    operation    VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    state        VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    decided_at   DATETIME(6) NULL,
    created_at   DATETIME(6) NOT NULL,
    version      INT         NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT uq_consent UNIQUE (project_id, owner_id, publisher_id, org_id, object, operation),
    CONSTRAINT fk_consent_project FOREIGN KEY (project_id) REFERENCES project (id),
    CONSTRAINT fk_consent_owner FOREIGN KEY (owner_id) REFERENCES user (id),
    CONSTRAINT fk_consent_publisher FOREIGN KEY (publisher_id) REFERENCES user (id),
    CONSTRAINT fk_consent_org FOREIGN KEY (org_id) REFERENCES org (id)
);
