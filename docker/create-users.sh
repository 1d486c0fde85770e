#!/usr/bin/env bash
# Run by the database's image at its first start. The console's migration grants the run-time user its tables.
set -euo pipefail
docker_process_sql <<SQL
CREATE DATABASE surveylink CHARACTER SET utf8mb4 COLLATE utf8mb4_uca1400_ai_ci;
CREATE USER 'surveylink_migration'@'%' IDENTIFIED BY '${SURVEYLINK_DB_MIGRATION_PASSWORD}';
GRANT ALL PRIVILEGES ON surveylink.* TO 'surveylink_migration'@'%' WITH GRANT OPTION;
CREATE USER 'surveylink'@'%' IDENTIFIED BY '${SURVEYLINK_DB_PASSWORD}';
SQL
