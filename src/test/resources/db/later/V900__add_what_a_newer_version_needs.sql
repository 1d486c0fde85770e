-- As a later version would: what the running one does not know has a default or may be null.
ALTER TABLE task_run ADD COLUMN something_newer VARCHAR(20) NULL;
ALTER TABLE run ADD COLUMN something_newer INT NOT NULL DEFAULT 0;
CREATE TABLE something_newer (
    id BIGINT NOT NULL AUTO_INCREMENT,
    PRIMARY KEY (id)
);
