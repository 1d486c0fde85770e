-- Where Salesforce sends a workflow's outbound messages. The URL's secret is kept as a digest and shown once.
CREATE TABLE outbound_endpoint (
    workflow_id     BIGINT      NOT NULL,
    project_id      BIGINT      NOT NULL,
    secret_digest   BINARY(32)  NOT NULL,
    secret_hint     VARCHAR(8)  NOT NULL COMMENT 'its last characters, to tell URLs apart',
    org_id          BIGINT      NULL COMMENT 'the only one whose messages are taken; none before the first publication',
    object          VARCHAR(80) CHARACTER SET ascii COLLATE ascii_general_ci NULL,
    action_id       CHAR(15)    CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'of the definition that sent first: the only one from then on',
    last_message_at DATETIME(6) NULL,
    last_refusal    VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
    last_refused_at DATETIME(6) NULL,
    created_at      DATETIME(6) NOT NULL,
    version         INT         NOT NULL DEFAULT 0,
    PRIMARY KEY (workflow_id),
    CONSTRAINT uq_outbound_endpoint_secret UNIQUE (secret_digest),
    CONSTRAINT fk_outbound_endpoint_workflow FOREIGN KEY (workflow_id) REFERENCES workflow (id),
    CONSTRAINT fk_outbound_endpoint_project FOREIGN KEY (project_id) REFERENCES project (id),
    CONSTRAINT fk_outbound_endpoint_org FOREIGN KEY (org_id) REFERENCES org (id)
);

-- One notification of a message. Salesforce sends it again until it hears that it was taken; here it is once.
CREATE TABLE outbound_notification (
    id              BIGINT      NOT NULL AUTO_INCREMENT,
    workflow_id     BIGINT      NOT NULL,
    organization_id CHAR(15)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    notification_id CHAR(15)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    object          VARCHAR(80) CHARACTER SET ascii COLLATE ascii_general_ci NULL,
    record_id       VARCHAR(18) CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'none if the record could not be read',
    fields          JSON        NOT NULL COMMENT 'values by field name, as they were when the message was sent',
    created_at      DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_outbound_notification UNIQUE (workflow_id, organization_id, notification_id),
    CONSTRAINT fk_outbound_notification_workflow FOREIGN KEY (workflow_id) REFERENCES workflow (id),
    INDEX ix_outbound_notification_workflow (workflow_id, id)
);

-- A run is of a response version or of a notification, and so is an event that started none.
ALTER TABLE run
    ADD COLUMN outbound_notification_id BIGINT NULL AFTER response_version_id,
    ADD CONSTRAINT fk_run_outbound_notification FOREIGN KEY (outbound_notification_id) REFERENCES outbound_notification (id);

ALTER TABLE unstarted_event
    MODIFY COLUMN response_id BIGINT NULL,
    MODIFY COLUMN response_version_id BIGINT NULL,
    ADD COLUMN outbound_notification_id BIGINT NULL AFTER response_version_id,
    ADD CONSTRAINT fk_unstarted_event_outbound_notification FOREIGN KEY (outbound_notification_id) REFERENCES outbound_notification (id);
