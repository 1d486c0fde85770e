CREATE TABLE project (
    id          BIGINT       NOT NULL AUTO_INCREMENT,
    public_id   CHAR(12)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'random; part of every response key',
    slug        VARCHAR(60)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL COMMENT 'readable, unique; paths take either',
    name        VARCHAR(100) NOT NULL,
    color       VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    owner_id    BIGINT       NOT NULL,
    created_at  DATETIME(6)  NOT NULL,
    deleted_at  DATETIME(6)  NULL,
    version     INT          NOT NULL DEFAULT 0,
    PRIMARY KEY (id),
    CONSTRAINT uq_project_public_id UNIQUE (public_id),
    CONSTRAINT uq_project_slug UNIQUE (slug),
    CONSTRAINT fk_project_owner FOREIGN KEY (owner_id) REFERENCES user (id)
);

CREATE TABLE project_member (
    project_id  BIGINT      NOT NULL,
    user_id     BIGINT      NOT NULL,
    access      VARCHAR(20) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_at  DATETIME(6) NOT NULL,
    version     INT         NOT NULL DEFAULT 0,
    PRIMARY KEY (project_id, user_id),
    CONSTRAINT fk_project_member_project FOREIGN KEY (project_id) REFERENCES project (id),
    CONSTRAINT fk_project_member_user FOREIGN KEY (user_id) REFERENCES user (id),
    INDEX ix_project_member_user (user_id, project_id)
);

-- Shared with an address that nobody signs in with yet; becomes a membership when its person comes.
CREATE TABLE project_invitation (
    project_id    BIGINT       NOT NULL,
    email         VARCHAR(254) NOT NULL COMMENT 'lower case',
    access        VARCHAR(20)  CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
    created_by_id BIGINT       NOT NULL,
    created_at    DATETIME(6)  NOT NULL,
    PRIMARY KEY (project_id, email),
    CONSTRAINT fk_project_invitation_project FOREIGN KEY (project_id) REFERENCES project (id),
    CONSTRAINT fk_project_invitation_created_by FOREIGN KEY (created_by_id) REFERENCES user (id),
    INDEX ix_project_invitation_email (email)
);
