CREATE TABLE question (
    id         BIGINT       NOT NULL AUTO_INCREMENT,
    project_id BIGINT       NOT NULL,
    code       VARCHAR(60)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    position   INT          NOT NULL,
    type       VARCHAR(30)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    text       VARCHAR(1000) NOT NULL,
    options    JSON         NOT NULL COMMENT 'choices with code and label',
    version    INT          NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT uq_question_code UNIQUE (project_id, code),
    CONSTRAINT fk_question_project FOREIGN KEY (project_id) REFERENCES project (id)
);

CREATE TABLE embedded_data_field (
    id         BIGINT      NOT NULL AUTO_INCREMENT,
    project_id BIGINT      NOT NULL,
    name       VARCHAR(60) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    position   INT         NOT NULL,
    version    INT         NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT uq_embedded_data_field_name UNIQUE (project_id, name),
    CONSTRAINT fk_embedded_data_field_project FOREIGN KEY (project_id) REFERENCES project (id)
);

CREATE TABLE response (
    id             BIGINT       NOT NULL AUTO_INCREMENT,
    project_id     BIGINT       NOT NULL,
    external_id    VARCHAR(100) CHARACTER SET ascii COLLATE ascii_general_ci NOT NULL COMMENT 'compares without case, as external ids of Salesforce do',
    latest_number  INT          NOT NULL COMMENT 'of its versions',
    status         VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    source         VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at     DATETIME(6)  NOT NULL,
    version        INT          NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT uq_response_external_id UNIQUE (project_id, external_id),
    CONSTRAINT fk_response_project FOREIGN KEY (project_id) REFERENCES project (id),
    INDEX ix_response_project (project_id, id)
);

CREATE TABLE response_version (
    id             BIGINT      NOT NULL AUTO_INCREMENT,
    response_id    BIGINT      NOT NULL,
    number         INT         NOT NULL,
    status         VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    recorded_at    DATETIME(6) NOT NULL,
    content        JSON        NOT NULL COMMENT 'answers and embedded data',
    content_digest BINARY(32)  NOT NULL,
    created_at     DATETIME(6) NOT NULL,
    PRIMARY KEY (id),
    CONSTRAINT uq_response_version_number UNIQUE (response_id, number),
    CONSTRAINT fk_response_version_response FOREIGN KEY (response_id) REFERENCES response (id)
);

CREATE TABLE ingestion_key (
    id            BIGINT       NOT NULL AUTO_INCREMENT,
    project_id    BIGINT       NOT NULL,
    name          VARCHAR(60)  NOT NULL,
    key_digest    BINARY(32)   NOT NULL,
    key_hint      VARCHAR(8)   NOT NULL COMMENT 'the last characters, to tell keys apart',
    scopes        VARCHAR(60)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_by_id BIGINT       NOT NULL,
    created_at    DATETIME(6)  NOT NULL,
    revoked_at    DATETIME(6)  NULL,
    version       INT          NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT uq_ingestion_key_digest UNIQUE (key_digest),
    CONSTRAINT fk_ingestion_key_project FOREIGN KEY (project_id) REFERENCES project (id)
);

CREATE TABLE idempotent_request (
    ingestion_key_id BIGINT      NOT NULL,
    request_key      VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    body_digest      BINARY(32)  NOT NULL,
    answer           JSON        NOT NULL,
    created_at       DATETIME(6) NOT NULL,
    PRIMARY KEY (ingestion_key_id, request_key),
    INDEX ix_idempotent_request_age (created_at)
);
