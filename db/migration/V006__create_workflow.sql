CREATE TABLE workflow (
    id                    BIGINT       NOT NULL AUTO_INCREMENT,
    public_id             CHAR(12)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    project_id            BIGINT       NOT NULL,
    name                  VARCHAR(100) NOT NULL,
    description           VARCHAR(1000) NOT NULL DEFAULT '',
    creator_id            BIGINT       NULL COMMENT 'without one the owner has the creator''s column',
    state                 VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    paused_by_admin       TINYINT(1)   NOT NULL DEFAULT 0,
    published_revision_id BIGINT       NULL,
    created_at            DATETIME(6)  NOT NULL,
    deleted_at            DATETIME(6)  NULL,
    version               INT          NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT uq_workflow_public_id UNIQUE (public_id),
    CONSTRAINT fk_workflow_project FOREIGN KEY (project_id) REFERENCES project (id),
    CONSTRAINT fk_workflow_creator FOREIGN KEY (creator_id) REFERENCES user (id),
    INDEX ix_workflow_project (project_id, deleted_at, state)
);

-- Whom anybody who edits wants told of a workflow's runs, beside owner and creator; heard while they are members.
CREATE TABLE workflow_told (
    workflow_id BIGINT NOT NULL,
    user_id     BIGINT NOT NULL,
    PRIMARY KEY (workflow_id, user_id),
    CONSTRAINT fk_workflow_told_workflow FOREIGN KEY (workflow_id) REFERENCES workflow (id),
    CONSTRAINT fk_workflow_told_user FOREIGN KEY (user_id) REFERENCES user (id)
);

CREATE TABLE workflow_revision (
    id              BIGINT       NOT NULL AUTO_INCREMENT,
    workflow_id     BIGINT       NOT NULL,
    number          INT          NOT NULL,
    definition      JSON         NOT NULL,
    note            VARCHAR(500) NOT NULL DEFAULT '',
    publisher_id    BIGINT       NOT NULL,
    awaits_consent  TINYINT(1)   NOT NULL DEFAULT 0 COMMENT 'published once the owner agrees; the one before it runs until then',
    created_at      DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_workflow_revision_number UNIQUE (workflow_id, number),
    CONSTRAINT fk_workflow_revision_workflow FOREIGN KEY (workflow_id) REFERENCES workflow (id),
    CONSTRAINT fk_workflow_revision_publisher FOREIGN KEY (publisher_id) REFERENCES user (id)
);

ALTER TABLE workflow
    ADD CONSTRAINT fk_workflow_published_revision FOREIGN KEY (published_revision_id) REFERENCES workflow_revision (id);

CREATE TABLE workflow_draft (
    workflow_id          BIGINT      NOT NULL,
    user_id              BIGINT      NOT NULL,
    base_revision_id     BIGINT      NULL COMMENT 'the revision that the draft was begun on',
    definition           JSON        NOT NULL,
    updated_at           DATETIME(6) NOT NULL,
    version              INT         NOT NULL DEFAULT 0,
    PRIMARY KEY (workflow_id, user_id),
    CONSTRAINT fk_workflow_draft_workflow FOREIGN KEY (workflow_id) REFERENCES workflow (id),
    CONSTRAINT fk_workflow_draft_user FOREIGN KEY (user_id) REFERENCES user (id)
);

-- (project, org, object): where task runs wait. Each execution raises the epoch; results count only under their own.
CREATE TABLE lane (
    id         BIGINT       NOT NULL AUTO_INCREMENT,
    lane_key   VARCHAR(160) CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'project, org and object in one unique value',
    project_id BIGINT       NOT NULL,
    org_id     BIGINT       NULL COMMENT 'none for Directory tasks and mails',
    object     VARCHAR(80)  CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
    epoch      BIGINT       NOT NULL DEFAULT 0,
    created_at DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_lane_key UNIQUE (lane_key),
    CONSTRAINT fk_lane_project FOREIGN KEY (project_id) REFERENCES project (id),
    CONSTRAINT fk_lane_org FOREIGN KEY (org_id) REFERENCES org (id)
);

-- The tasks of a revision as rows: what holds, lanes and runs refer to.
CREATE TABLE workflow_step (
    id                   BIGINT       NOT NULL AUTO_INCREMENT,
    workflow_revision_id BIGINT       NOT NULL,
    workflow_id          BIGINT       NOT NULL,
    project_id           BIGINT       NOT NULL,
    step_key             VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'the same step through its revisions',
    position             INT          NOT NULL COMMENT 'among the tasks, from 0',
    title                VARCHAR(200) NOT NULL,
    org_id               BIGINT       NULL,
    object               VARCHAR(80)  CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
    operation            VARCHAR(30)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    external_id_field    VARCHAR(80)  CHARACTER SET ascii COLLATE ascii_general_ci NULL,
    lane_id              BIGINT       NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_workflow_step_position UNIQUE (workflow_revision_id, position),
    CONSTRAINT fk_workflow_step_revision FOREIGN KEY (workflow_revision_id) REFERENCES workflow_revision (id),
    CONSTRAINT fk_workflow_step_org FOREIGN KEY (org_id) REFERENCES org (id),
    CONSTRAINT fk_workflow_step_lane FOREIGN KEY (lane_id) REFERENCES lane (id),
    INDEX ix_workflow_step_lane (lane_id),
    INDEX ix_workflow_step_org (project_id, org_id)
);

-- What an org has changed under a published revision, as the last check of the account that serves it found.
CREATE TABLE workflow_drift (
    workflow_id          BIGINT      NOT NULL,
    linked_account_id    BIGINT      NOT NULL,
    workflow_revision_id BIGINT      NOT NULL COMMENT 'of a later one it says nothing',
    findings             JSON        NOT NULL COMMENT 'codes and API names; no record data',
    found_at             DATETIME(6) NOT NULL,
    PRIMARY KEY (workflow_id, linked_account_id),
    CONSTRAINT fk_workflow_drift_workflow FOREIGN KEY (workflow_id) REFERENCES workflow (id),
    CONSTRAINT fk_workflow_drift_account FOREIGN KEY (linked_account_id) REFERENCES linked_account (id) ON DELETE CASCADE,
    CONSTRAINT fk_workflow_drift_revision FOREIGN KEY (workflow_revision_id) REFERENCES workflow_revision (id)
);

-- Somebody else's draft, handed to the creator. It names the revision that it was made on: on another one it is stale.
CREATE TABLE workflow_proposal (
    id               BIGINT        NOT NULL AUTO_INCREMENT,
    public_id        CHAR(12)      CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    workflow_id      BIGINT        NOT NULL,
    user_id          BIGINT        NOT NULL COMMENT 'whose proposal it is',
    base_revision_id BIGINT        NULL,
    definition       JSON          NOT NULL,
    note             VARCHAR(500)  NOT NULL,
    state            VARCHAR(20)   CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    reason           VARCHAR(1000) NOT NULL DEFAULT '' COMMENT 'why it was declined',
    decided_by_id    BIGINT        NULL,
    decided_at       DATETIME(6)   NULL,
    created_at       DATETIME(6)   NOT NULL,
    version          INT           NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT uq_workflow_proposal_public_id UNIQUE (public_id),
    CONSTRAINT fk_workflow_proposal_workflow FOREIGN KEY (workflow_id) REFERENCES workflow (id),
    CONSTRAINT fk_workflow_proposal_user FOREIGN KEY (user_id) REFERENCES user (id),
    CONSTRAINT fk_workflow_proposal_base FOREIGN KEY (base_revision_id) REFERENCES workflow_revision (id),
    CONSTRAINT fk_workflow_proposal_decided_by FOREIGN KEY (decided_by_id) REFERENCES user (id),
    INDEX ix_workflow_proposal_workflow (workflow_id, state, id)
);

CREATE TABLE workflow_proposal_comment (
    id                   BIGINT        NOT NULL AUTO_INCREMENT,
    workflow_proposal_id BIGINT        NOT NULL,
    user_id              BIGINT        NOT NULL,
    text                 VARCHAR(1000) NOT NULL,
    created_at           DATETIME(6)   NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_workflow_proposal_comment_proposal FOREIGN KEY (workflow_proposal_id) REFERENCES workflow_proposal (id),
    CONSTRAINT fk_workflow_proposal_comment_user FOREIGN KEY (user_id) REFERENCES user (id)
);

-- A fresh sign-in at Salesforce by somebody who wants to take a workflow over; good for fifteen minutes.
CREATE TABLE workflow_proof (
    workflow_id        BIGINT      NOT NULL,
    user_id            BIGINT      NOT NULL,
    org_id             BIGINT      NOT NULL,
    salesforce_user_id CHAR(18)    CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    proved_at          DATETIME(6) NOT NULL,
    PRIMARY KEY (workflow_id, user_id, org_id),
    CONSTRAINT fk_workflow_proof_workflow FOREIGN KEY (workflow_id) REFERENCES workflow (id),
    CONSTRAINT fk_workflow_proof_user FOREIGN KEY (user_id) REFERENCES user (id),
    CONSTRAINT fk_workflow_proof_org FOREIGN KEY (org_id) REFERENCES org (id)
);

ALTER TABLE authorization_attempt
    ADD CONSTRAINT fk_authorization_attempt_workflow FOREIGN KEY (workflow_id) REFERENCES workflow (id);
