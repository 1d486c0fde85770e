CREATE TABLE run (
    id                   BIGINT      NOT NULL AUTO_INCREMENT,
    project_id           BIGINT      NOT NULL,
    workflow_id          BIGINT      NOT NULL,
    workflow_revision_id BIGINT      NOT NULL,
    response_id          BIGINT      NULL,
    response_version_id  BIGINT      NULL,
    state                VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at           DATETIME(6) NOT NULL,
    finished_at          DATETIME(6) NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_run_project FOREIGN KEY (project_id) REFERENCES project (id),
    CONSTRAINT fk_run_workflow FOREIGN KEY (workflow_id) REFERENCES workflow (id),
    CONSTRAINT fk_run_revision FOREIGN KEY (workflow_revision_id) REFERENCES workflow_revision (id),
    CONSTRAINT fk_run_response FOREIGN KEY (response_id) REFERENCES response (id),
    CONSTRAINT fk_run_response_version FOREIGN KEY (response_version_id) REFERENCES response_version (id),
    INDEX ix_run_project (project_id, id),
    INDEX ix_run_state (project_id, state, id),
    INDEX ix_run_workflow (workflow_id, created_at),
    INDEX ix_run_response (response_id, workflow_id, id)
);

-- One call to Salesforce: the attempt of every row that travelled in it.
CREATE TABLE salesforce_call (
    id                BIGINT      NOT NULL AUTO_INCREMENT,
    lane_id           BIGINT      NOT NULL,
    org_id            BIGINT      NOT NULL,
    linked_account_id BIGINT      NOT NULL COMMENT 'the run-as account when the batch was claimed; stays when the account goes',
    account_name      VARCHAR(60) NOT NULL,
    username          VARCHAR(255) NOT NULL,
    user_id           BIGINT      NOT NULL COMMENT 'whose account it was',
    epoch             BIGINT      NOT NULL,
    operation         VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    object            VARCHAR(80) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL,
    row_count         INT         NOT NULL,
    probe             TINYINT(1)  NOT NULL DEFAULT 0,
    started_at        DATETIME(6) NOT NULL,
    ended_at          DATETIME(6) NULL,
    outcome           VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NULL,
    code              VARCHAR(80) CHARACTER SET ascii COLLATE ascii_bin NULL,
    PRIMARY KEY (id),
    INDEX ix_salesforce_call_lane (lane_id, id),
    INDEX ix_salesforce_call_org (org_id, started_at),
    INDEX ix_salesforce_call_account (linked_account_id, started_at)
);

CREATE TABLE task_run (
    id                   BIGINT       NOT NULL AUTO_INCREMENT,
    run_id               BIGINT       NOT NULL,
    project_id           BIGINT       NOT NULL,
    workflow_id          BIGINT       NOT NULL,
    workflow_step_id     BIGINT       NOT NULL,
    lane_id              BIGINT       NOT NULL,
    record_key           VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL COMMENT 'rows with the same one never travel at once',
    state                VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    due_at               DATETIME(6)  NOT NULL,
    epoch                BIGINT       NULL COMMENT 'of the lane, while in flight',
    attempt_count        INT          NOT NULL DEFAULT 0 COMMENT 'claims so far; the number of the latest attempt',
    retry_count          INT          NOT NULL DEFAULT 0 COMMENT 'of them, those that count against the day of trying; from 0 again with a replay',
    started_by           VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL DEFAULT 'EVENT' COMMENT 'EVENT, REPLAY, or INSISTED: a replay that goes even over newer content',
    split_level          TINYINT      NOT NULL DEFAULT 0 COMMENT 'how often its batch was refused as a whole and halved, to find the row that is to blame',
    salesforce_call_id   BIGINT       NULL COMMENT 'of the latest attempt',
    salesforce_record_id CHAR(18)     CHARACTER SET ascii COLLATE ascii_bin NULL,
    record_created       TINYINT(1)   NULL,
    error_code           VARCHAR(80)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    error_fields         VARCHAR(500) NULL,
    error_message        VARCHAR(1000) NULL COMMENT 'in the words of Salesforce',
    created_at           DATETIME(6)  NOT NULL,
    finished_at          DATETIME(6)  NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_task_run_run FOREIGN KEY (run_id) REFERENCES run (id),
    INDEX ix_task_run_claim (lane_id, workflow_step_id, state, due_at, id),
    INDEX ix_task_run_record (lane_id, record_key, state, id),
    INDEX ix_task_run_due (state, lane_id, due_at)
);

CREATE TABLE task_attempt (
    task_run_id        BIGINT       NOT NULL,
    number             INT          NOT NULL,
    salesforce_call_id BIGINT       NOT NULL,
    outcome            VARCHAR(30)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    error_code         VARCHAR(80)  CHARACTER SET ascii COLLATE ascii_bin NULL,
    error_message      VARCHAR(1000) NULL,
    PRIMARY KEY (task_run_id, number),
    CONSTRAINT fk_task_attempt_task_run FOREIGN KEY (task_run_id) REFERENCES task_run (id)
);

-- The place in the order of events that a later step of a run keeps for its record until its task run is made.
CREATE TABLE record_turn (
    run_id           BIGINT       NOT NULL,
    workflow_step_id BIGINT       NOT NULL,
    workflow_id      BIGINT       NOT NULL,
    lane_id          BIGINT       NOT NULL,
    record_key       VARCHAR(255) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
    PRIMARY KEY (run_id, workflow_step_id),
    CONSTRAINT fk_record_turn_run FOREIGN KEY (run_id) REFERENCES run (id),
    INDEX ix_record_turn_record (lane_id, record_key, workflow_id, run_id)
);

-- What a person decided about a run.
CREATE TABLE run_decision (
    id               BIGINT       NOT NULL AUTO_INCREMENT,
    run_id           BIGINT       NOT NULL,
    user_id          BIGINT       NOT NULL,
    decision         VARCHAR(30)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    revision_number  INT          NOT NULL COMMENT 'of the revision that the run goes on with',
    note             VARCHAR(500) NOT NULL DEFAULT '',
    created_at       DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_run_decision_run FOREIGN KEY (run_id) REFERENCES run (id),
    CONSTRAINT fk_run_decision_user FOREIGN KEY (user_id) REFERENCES user (id)
);

-- Events that a workflow was told of and that could not start a run.
CREATE TABLE unstarted_event (
    id                  BIGINT      NOT NULL AUTO_INCREMENT,
    project_id          BIGINT      NOT NULL,
    workflow_id         BIGINT      NOT NULL,
    response_id         BIGINT      NOT NULL,
    response_version_id BIGINT      NOT NULL,
    reason              VARCHAR(30) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at          DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT fk_unstarted_event_project FOREIGN KEY (project_id) REFERENCES project (id),
    CONSTRAINT fk_unstarted_event_workflow FOREIGN KEY (workflow_id) REFERENCES workflow (id),
    CONSTRAINT fk_unstarted_event_response FOREIGN KEY (response_id) REFERENCES response (id),
    CONSTRAINT fk_unstarted_event_response_version FOREIGN KEY (response_version_id) REFERENCES response_version (id),
    INDEX ix_unstarted_event_project (project_id, id)
);

-- One row at its scope holds every row below it. "Held" of a run is derived from here, never written to runs.
CREATE TABLE hold (
    id                BIGINT       NOT NULL AUTO_INCREMENT,
    active_key        VARCHAR(80)  CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'scope and cause while it lasts, null when it ended',
    scope             VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    cause             VARCHAR(40)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    linked_account_id BIGINT       NULL,
    org_id            BIGINT       NULL,
    project_id        BIGINT       NULL,
    workflow_id       BIGINT       NULL,
    workflow_step_id  BIGINT       NULL,
    code              VARCHAR(80)  CHARACTER SET ascii COLLATE ascii_bin NULL COMMENT 'as Salesforce named it',
    message           VARCHAR(1000) NULL,
    next_probe_at     DATETIME(6)  NULL COMMENT 'none for a hold that ends with its event',
    created_at        DATETIME(6)  NOT NULL,
    ended_at          DATETIME(6)  NULL,
    version           INT          NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT uq_hold_active UNIQUE (active_key),
    INDEX ix_hold_account (linked_account_id, ended_at),
    INDEX ix_hold_org (org_id, ended_at),
    INDEX ix_hold_project (project_id, ended_at)
);

-- How much of an org's API requests may be gone before the console stops using more; without a row the default holds.
CREATE TABLE org_budget (
    org_id  BIGINT  NOT NULL,
    percent TINYINT NOT NULL,
    version INT     NOT NULL DEFAULT 0,
    PRIMARY KEY (org_id),
    CONSTRAINT fk_org_budget_org FOREIGN KEY (org_id) REFERENCES org (id)
);

-- Live screens poll one number; a commit of results raises it.
CREATE TABLE run_change (
    project_id BIGINT NOT NULL,
    number     BIGINT NOT NULL,
    PRIMARY KEY (project_id)
);
