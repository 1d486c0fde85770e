-- A project on its way to another owner. Nothing changes before the switch.
CREATE TABLE transfer (
    id              BIGINT       NOT NULL AUTO_INCREMENT,
    public_id       CHAR(12)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    project_id      BIGINT       NOT NULL,
    open_project_id BIGINT       NULL COMMENT 'the project while the transfer is open: one at a time; null when it ended',
    state           VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    former_owner_id BIGINT       NOT NULL,
    new_owner_id    BIGINT       NOT NULL,
    requested_by_id BIGINT       NOT NULL,
    reason          VARCHAR(500) NOT NULL,
    requested_at    DATETIME(6)  NOT NULL,
    expires_at      DATETIME(6)  NOT NULL,
    approved_by_id  BIGINT       NULL,
    approved_at     DATETIME(6)  NULL,
    admitted        TINYINT(1)   NOT NULL DEFAULT 0 COMMENT 'the new owner is a member only to get ready',
    checked_at      DATETIME(6)  NULL COMMENT 'when Salesforce was last asked what the new owner may do there',
    ended_by_id     BIGINT       NULL COMMENT 'none where the time was over',
    ended_at        DATETIME(6)  NULL COMMENT 'of the switch, too',
    end_reason      VARCHAR(500) NOT NULL DEFAULT '',
    forced          TINYINT(1)   NOT NULL DEFAULT 0,
    undone_transfer_id BIGINT    NULL COMMENT 'the transfer that this one took back',
    version         INT          NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT uq_transfer_public_id UNIQUE (public_id),
    CONSTRAINT uq_transfer_open UNIQUE (open_project_id),
    CONSTRAINT fk_transfer_project FOREIGN KEY (project_id) REFERENCES project (id),
    CONSTRAINT fk_transfer_former_owner FOREIGN KEY (former_owner_id) REFERENCES user (id),
    CONSTRAINT fk_transfer_new_owner FOREIGN KEY (new_owner_id) REFERENCES user (id),
    CONSTRAINT fk_transfer_requested_by FOREIGN KEY (requested_by_id) REFERENCES user (id),
    CONSTRAINT fk_transfer_approved_by FOREIGN KEY (approved_by_id) REFERENCES user (id),
    CONSTRAINT fk_transfer_ended_by FOREIGN KEY (ended_by_id) REFERENCES user (id),
    CONSTRAINT fk_transfer_undone FOREIGN KEY (undone_transfer_id) REFERENCES transfer (id),
    INDEX ix_transfer_project (project_id, id),
    INDEX ix_transfer_state (state, expires_at)
);

-- What the new owner has chosen for the time after the switch.
CREATE TABLE transfer_binding (
    transfer_id        BIGINT   NOT NULL,
    org_id             BIGINT   NOT NULL,
    linked_account_id  BIGINT   NOT NULL,
    salesforce_user_id CHAR(18) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'whom the choice was for: another user in the account''s place is not',
    PRIMARY KEY (transfer_id, org_id),
    CONSTRAINT fk_transfer_binding_transfer FOREIGN KEY (transfer_id) REFERENCES transfer (id),
    CONSTRAINT fk_transfer_binding_org FOREIGN KEY (org_id) REFERENCES org (id),
    CONSTRAINT fk_transfer_binding_account FOREIGN KEY (linked_account_id) REFERENCES linked_account (id) ON DELETE CASCADE
);

CREATE TABLE transfer_consent (
    transfer_id  BIGINT      NOT NULL,
    publisher_id BIGINT      NOT NULL,
    org_id       BIGINT      NOT NULL,
    object       VARCHAR(80) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
    operation    VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (transfer_id, publisher_id, org_id, object, operation),
    CONSTRAINT fk_transfer_consent_transfer FOREIGN KEY (transfer_id) REFERENCES transfer (id),
    CONSTRAINT fk_transfer_consent_publisher FOREIGN KEY (publisher_id) REFERENCES user (id),
    CONSTRAINT fk_transfer_consent_org FOREIGN KEY (org_id) REFERENCES org (id)
);

-- What the new owner's accounts lack for steps, as their last check found: a row for each step that was looked at.
CREATE TABLE transfer_step_check (
    transfer_id       BIGINT NOT NULL,
    workflow_step_id  BIGINT NOT NULL,
    linked_account_id BIGINT NOT NULL,
    lacks             JSON   NOT NULL COMMENT 'codes and API names; no record data',
    PRIMARY KEY (transfer_id, workflow_step_id),
    CONSTRAINT fk_transfer_step_check_transfer FOREIGN KEY (transfer_id) REFERENCES transfer (id),
    CONSTRAINT fk_transfer_step_check_step FOREIGN KEY (workflow_step_id) REFERENCES workflow_step (id),
    CONSTRAINT fk_transfer_step_check_account FOREIGN KEY (linked_account_id) REFERENCES linked_account (id) ON DELETE CASCADE
);

-- How it was before the switch, for taking it back.
CREATE TABLE transfer_former_binding (
    transfer_id        BIGINT   NOT NULL,
    org_id             BIGINT   NOT NULL,
    linked_account_id  BIGINT   NULL,
    salesforce_user_id CHAR(18) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    PRIMARY KEY (transfer_id, org_id),
    CONSTRAINT fk_transfer_former_binding_transfer FOREIGN KEY (transfer_id) REFERENCES transfer (id),
    CONSTRAINT fk_transfer_former_binding_org FOREIGN KEY (org_id) REFERENCES org (id),
    CONSTRAINT fk_transfer_former_binding_account FOREIGN KEY (linked_account_id) REFERENCES linked_account (id) ON DELETE CASCADE
);

CREATE TABLE transfer_former_creator (
    transfer_id BIGINT NOT NULL,
    workflow_id BIGINT NOT NULL,
    PRIMARY KEY (transfer_id, workflow_id),
    CONSTRAINT fk_transfer_former_creator_transfer FOREIGN KEY (transfer_id) REFERENCES transfer (id),
    CONSTRAINT fk_transfer_former_creator_workflow FOREIGN KEY (workflow_id) REFERENCES workflow (id)
);
