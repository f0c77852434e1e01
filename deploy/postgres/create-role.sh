#!/bin/sh
# Creates the role of Taskpact, which owns its database and is no superuser. The image of Postgres runs this once, on an empty volume.
set -eu
psql --set ON_ERROR_STOP=1 --set password="$TASKPACT_PASSWORD" --username "$POSTGRES_USER" --dbname postgres <<'SQL'
create role taskpact login nosuperuser nocreatedb nocreaterole noreplication password :'password';
create database taskpact owner taskpact;
SQL
