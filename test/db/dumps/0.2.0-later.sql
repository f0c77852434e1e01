SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
CREATE SCHEMA pgboss;
CREATE TYPE pgboss.job_state AS ENUM (
    'created',
    'retry',
    'active',
    'completed',
    'cancelled',
    'failed'
);
CREATE FUNCTION pgboss.create_queue(queue_name text, options jsonb) RETURNS void
    LANGUAGE plpgsql
    AS $_$
    DECLARE
      tablename varchar := CASE WHEN options->>'partition' = 'true'
                            THEN 'j' || encode(sha224(queue_name::bytea), 'hex')
                            ELSE 'job_common'
                            END;
      queue_created_on timestamptz;
    BEGIN
      WITH q as (
        INSERT INTO pgboss.queue (
          name,
          policy,
          retry_limit,
          retry_delay,
          retry_backoff,
          retry_delay_max,
          expire_seconds,
          retention_seconds,
          deletion_seconds,
          warning_queued,
          dead_letter,
          partition,
          table_name,
          heartbeat_seconds,
          notify,
          created_on,
          updated_on
        )
        VALUES (
          queue_name,
          options->>'policy',
          COALESCE((options->>'retryLimit')::int, 2),
          COALESCE((options->>'retryDelay')::int, 0),
          COALESCE((options->>'retryBackoff')::bool, false),
          (options->>'retryDelayMax')::int,
          COALESCE((options->>'expireInSeconds')::int, 900),
          COALESCE((options->>'retentionSeconds')::int, 1209600),
          COALESCE((options->>'deleteAfterSeconds')::int, 604800),
          COALESCE((options->>'warningQueueSize')::int, 0),
          options->>'deadLetter',
          COALESCE((options->>'partition')::bool, false),
          tablename,
          (options->>'heartbeatSeconds')::int,
          COALESCE((options->>'notify')::bool, false),
          pgboss.job_now(),
          pgboss.job_now()
        )
        ON CONFLICT DO NOTHING
        RETURNING created_on
      )
      SELECT created_on into queue_created_on from q;
      IF queue_created_on IS NULL OR options->>'partition' IS DISTINCT FROM 'true' THEN
        RETURN;
      END IF;
      EXECUTE format('CREATE TABLE pgboss.%I (LIKE pgboss.job INCLUDING DEFAULTS)', tablename);
      EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD PRIMARY KEY (name, id)$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue (name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i11 ON pgboss.job (name, priority DESC, created_on, start_after) WHERE state < 'active' AND NOT blocked$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i4 ON pgboss.job (name, singleton_on, COALESCE(singleton_key, '')) WHERE state <> 'cancelled' AND singleton_on IS NOT NULL$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i7 ON pgboss.job (name, group_id) WHERE state = 'active' AND group_id IS NOT NULL$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i9 ON pgboss.job (name, id) WHERE blocking AND state = 'completed'$cmd$, tablename);
      EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i12 ON pgboss.job (source_root_id) WHERE source_root_id IS NOT NULL$cmd$, tablename);
      IF options->>'policy' = 'short' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i1 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state = 'created' AND policy = 'short'$cmd$, tablename);
      ELSIF options->>'policy' = 'singleton' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i2 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state = 'active' AND policy = 'singleton'$cmd$, tablename);
      ELSIF options->>'policy' = 'stately' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i3 ON pgboss.job (name, state, COALESCE(singleton_key, '')) WHERE state <= 'active' AND policy = 'stately'$cmd$, tablename);
      ELSIF options->>'policy' = 'exclusive' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i6 ON pgboss.job (name, COALESCE(singleton_key, '')) WHERE state <= 'active' AND policy = 'exclusive'$cmd$, tablename);
      ELSIF options->>'policy' = 'key_strict_fifo' THEN
        EXECUTE pgboss.job_table_format($cmd$CREATE UNIQUE INDEX job_i8 ON pgboss.job (name, singleton_key) WHERE state IN ('active', 'retry', 'failed') AND policy = 'key_strict_fifo'$cmd$, tablename);
        EXECUTE pgboss.job_table_format($cmd$CREATE INDEX job_i10 ON pgboss.job (name, singleton_key, state DESC, created_on, id) INCLUDE (start_after) WHERE state < 'active' AND NOT blocked AND policy = 'key_strict_fifo'$cmd$, tablename);
        EXECUTE pgboss.job_table_format($cmd$ALTER TABLE pgboss.job ADD CONSTRAINT job_key_strict_fifo_singleton_key_check CHECK (NOT (policy = 'key_strict_fifo' AND singleton_key IS NULL))$cmd$, tablename);
      END IF;
      EXECUTE format('ALTER TABLE pgboss.%I ADD CONSTRAINT cjc CHECK (name=%L)', tablename, queue_name);
      EXECUTE format('ALTER TABLE pgboss.job ATTACH PARTITION pgboss.%I FOR VALUES IN (%L)', tablename, queue_name);
    END;
    $_$;
CREATE FUNCTION pgboss.delete_queue(queue_name text) RETURNS void
    LANGUAGE plpgsql
    AS $$
    DECLARE
      v_table varchar;
      v_partition bool;
    BEGIN

      SELECT table_name, partition
      FROM pgboss.queue
      WHERE name = queue_name
      INTO v_table, v_partition;
      IF v_partition THEN
        EXECUTE format('DROP TABLE IF EXISTS pgboss.%I', v_table);
      ELSE
        EXECUTE format('DELETE FROM pgboss.%I WHERE name = %L', v_table, queue_name);
      END IF;

      DELETE FROM pgboss.queue WHERE name = queue_name;
    END;
    $$;
CREATE FUNCTION pgboss.job_now() RETURNS timestamp with time zone
    LANGUAGE sql STABLE
    AS $$
      SELECT pg_catalog.now();
    $$;
CREATE FUNCTION pgboss.job_table_format(command text, table_name text) RETURNS text
    LANGUAGE sql IMMUTABLE
    AS $_$
      SELECT format(
        regexp_replace(
          regexp_replace(command, '\.job\y', '.%1$I', 'g'),
          '\yjob_i(\d+)', '%1$s_i\1', 'g'
        ),
        table_name
      );
    $_$;
CREATE FUNCTION pgboss.job_table_run(command text, tbl_name text DEFAULT NULL::text, queue_name text DEFAULT NULL::text) RETURNS void
    LANGUAGE plpgsql
    AS $$
    DECLARE
      tbl RECORD;
    BEGIN
      IF queue_name IS NOT NULL THEN
        SELECT table_name INTO tbl_name FROM pgboss.queue WHERE name = queue_name;
      END IF;
      IF tbl_name IS NOT NULL THEN
        EXECUTE pgboss.job_table_format(command, tbl_name);
        RETURN;
      END IF;
      EXECUTE pgboss.job_table_format(command, 'job_common');
      FOR tbl IN SELECT table_name FROM pgboss.queue WHERE partition = true
      LOOP
        EXECUTE pgboss.job_table_format(command, tbl.table_name);
      END LOOP;
    END;
    $$;
CREATE FUNCTION pgboss.job_table_run_async(command_name text, version integer, command text, tbl_name text DEFAULT NULL::text, queue_name text DEFAULT NULL::text) RETURNS void
    LANGUAGE plpgsql
    AS $$
    BEGIN
      IF queue_name IS NOT NULL THEN
        SELECT table_name INTO tbl_name FROM pgboss.queue WHERE name = queue_name;
      END IF;
      IF tbl_name IS NOT NULL THEN
        INSERT INTO pgboss.bam (name, version, status, queue, table_name, command)
        VALUES (
          command_name,
          version,
          'pending',
          queue_name,
          tbl_name,
          pgboss.job_table_format(command, tbl_name)
        );
        RETURN;
      END IF;
      INSERT INTO pgboss.bam (name, version, status, queue, table_name, command)
      SELECT
        command_name,
        version,
        'pending',
        NULL,
        'job_common',
        pgboss.job_table_format(command, 'job_common')
      UNION ALL
      SELECT
        command_name,
        version,
        'pending',
        queue.name,
        queue.table_name,
        pgboss.job_table_format(command, queue.table_name)
      FROM pgboss.queue
      WHERE partition = true;
    END;
    $$;
CREATE FUNCTION public.begin_event_epoch() RETURNS void
    LANGUAGE plpgsql
    AS $$
    declare
      start bigint := last_event_position()::text::bigint + 1099511627776;
    begin
      update event_epoch set added = greatest(added, start);
      update forgotten_events set through_transaction_id = start::text::xid8;
    end $$;
CREATE FUNCTION public.count_deleted_todos() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    begin
      update projects set task_count = task_count - removed.total, open_task_count = open_task_count - removed.open,
        version = version + 1
      from (
        select project_id, count(*) as total, count(*) filter (where not completed) as open
        from old_todos where project_id is not null and deleted_at is null group by project_id
      ) as removed
      where projects.id = removed.project_id;
      return null;
    end $$;
CREATE FUNCTION public.count_inserted_todos() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    begin
      update projects set task_count = task_count + added.total, open_task_count = open_task_count + added.open,
        version = version + 1
      from (
        select project_id, count(*) as total, count(*) filter (where not completed) as open
        from new_todos where project_id is not null and deleted_at is null group by project_id
      ) as added
      where projects.id = added.project_id;
      return null;
    end $$;
CREATE FUNCTION public.count_updated_todos() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    begin
      update projects set task_count = task_count + changed.total, open_task_count = open_task_count + changed.open,
        version = version + 1
      from (
        select project_id, sum(total) as total, sum(open) as open
        from (
          select project_id, 1 as total, (not completed)::integer as open from new_todos where deleted_at is null
          union all
          select project_id, -1, -(not completed)::integer from old_todos where deleted_at is null
        ) as changes
        where project_id is not null
        group by project_id
        having sum(total) <> 0 or sum(open) <> 0
      ) as changed
      where projects.id = changed.project_id;
      return null;
    end $$;
CREATE FUNCTION public.ended_without_events(transaction xid8) RETURNS boolean
    LANGUAGE plpgsql
    AS $$
    begin
      return pg_visible_in_snapshot(transaction, pg_current_snapshot()) and not exists (
        select from events
        where transaction_id >= (select (transaction::text::bigint + added)::text::xid8 from event_epoch)
          and coalesce(written_by = transaction,
            transaction_id = (select (transaction::text::bigint + added)::text::xid8 from event_epoch))
      );
    end $$;
CREATE FUNCTION public.event_end() RETURNS xid8
    LANGUAGE sql STABLE
    AS $$
      select (pg_snapshot_xmax(pg_current_snapshot())::text::bigint + added)::text::xid8 from event_epoch
    $$;
CREATE FUNCTION public.event_horizon() RETURNS xid8
    LANGUAGE plpgsql STABLE
    AS $$
    declare
      snapshot pg_snapshot := pg_current_snapshot();
      horizon xid8 := pg_snapshot_xmax(snapshot);
      candidate xid8;
    begin
      -- Within a transaction Postgres would answer what it did the first time.
      perform pg_stat_clear_snapshot();
      for candidate in
        select open from pg_snapshot_xip(snapshot) as open
        where not exists (
          select from pg_stat_activity where backend_xid = open::xid and datname <> current_database()
        )
        order by open
      loop
        if not ended_without_events(candidate) then
          horizon := candidate;
          exit;
        end if;
      end loop;
      return (select (horizon::text::bigint + added)::text::xid8 from event_epoch);
    end $$;
CREATE FUNCTION public.event_transaction_id() RETURNS xid8
    LANGUAGE sql
    AS $$
      select (greatest(
        pg_current_xact_id()::text::bigint, pg_snapshot_xmax(pg_current_snapshot())::text::bigint - 1
      ) + added)::text::xid8 from event_epoch
    $$;
CREATE FUNCTION public.last_event_position() RETURNS xid8
    LANGUAGE sql STABLE
    AS $$
      select greatest(
        (select transaction_id from events order by transaction_id desc limit 1),
        (select transaction_id from webhook_cursor),
        (select since_transaction_id from webhooks order by since_transaction_id desc limit 1),
        (select through_transaction_id from forgotten_events)
      )
    $$;
CREATE FUNCTION public.note_deleted_projects() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        insert into former_versions as known
          select imported_by, max(version) from old_rows
          where imported_by is not null and substr(id::text, 15, 1) = '5' group by 1 order by 1
        on conflict (user_id) do update set version = greatest(known.version, excluded.version);
        return null;
      end $$;
CREATE FUNCTION public.note_deleted_todos() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        insert into former_versions as known
          select user_id, max(version) from old_rows
          where user_id is not null and substr(id::text, 15, 1) = '5' group by 1 order by 1
        on conflict (user_id) do update set version = greatest(known.version, excluded.version);
        return null;
      end $$;
CREATE FUNCTION public.note_deleted_webhooks() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
      begin
        insert into former_versions as known
          select user_id, max(version) from old_rows
          where user_id is not null and substr(id::text, 15, 1) = '5' group by 1 order by 1
        on conflict (user_id) do update set version = greatest(known.version, excluded.version);
        return null;
      end $$;
CREATE FUNCTION public.require_deleted_project() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    begin
      if exists (select from todos where id = new.id and deleted_with_project and project_id = new.project_id)
        and not exists (select from projects where id = new.project_id and deleted_at is not null for share)
      then
        raise foreign_key_violation using constraint = 'todos_deleted_with_project',
          message = 'a todo is deleted with its project, which is not deleted';
      end if;
      return null;
    end $$;
CREATE FUNCTION public.require_restored_todos() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    begin
      if exists (select from todos where project_id = new.id and deleted_with_project)
        and exists (select from projects where id = new.id and deleted_at is null)
      then
        raise foreign_key_violation using constraint = 'todos_deleted_with_project',
          message = 'a project is restored without the todos that were deleted with it';
      end if;
      return null;
    end $$;
SET default_tablespace = '';
SET default_table_access_method = heap;
CREATE TABLE pgboss.bam (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    version integer NOT NULL,
    status text DEFAULT 'pending'::text NOT NULL,
    queue text,
    table_name text NOT NULL,
    command text NOT NULL,
    error text,
    created_on timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    started_on timestamp with time zone,
    completed_on timestamp with time zone
);
CREATE TABLE pgboss.job (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    priority integer DEFAULT 0 NOT NULL,
    data jsonb,
    state pgboss.job_state DEFAULT 'created'::pgboss.job_state NOT NULL,
    retry_limit integer DEFAULT 2 NOT NULL,
    retry_count integer DEFAULT 0 NOT NULL,
    retry_delay integer DEFAULT 0 NOT NULL,
    retry_backoff boolean DEFAULT false NOT NULL,
    retry_delay_max integer,
    expire_seconds integer DEFAULT 900 NOT NULL,
    deletion_seconds integer DEFAULT 604800 NOT NULL,
    singleton_key text,
    singleton_on timestamp without time zone,
    group_id text,
    group_tier text,
    start_after timestamp with time zone DEFAULT now() NOT NULL,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    started_on timestamp with time zone,
    completed_on timestamp with time zone,
    keep_until timestamp with time zone DEFAULT (now() + '336:00:00'::interval) NOT NULL,
    output jsonb,
    dead_letter text,
    policy text,
    heartbeat_on timestamp with time zone,
    heartbeat_seconds integer,
    blocked boolean DEFAULT false NOT NULL,
    blocking boolean DEFAULT false NOT NULL,
    pending_dependencies integer DEFAULT 0 NOT NULL,
    source_name text,
    source_id uuid,
    source_created_on timestamp with time zone,
    source_retry_count integer,
    source_output jsonb,
    source_root_id uuid
)
PARTITION BY LIST (name);
CREATE TABLE pgboss.job_common (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    priority integer DEFAULT 0 NOT NULL,
    data jsonb,
    state pgboss.job_state DEFAULT 'created'::pgboss.job_state NOT NULL,
    retry_limit integer DEFAULT 2 NOT NULL,
    retry_count integer DEFAULT 0 NOT NULL,
    retry_delay integer DEFAULT 0 NOT NULL,
    retry_backoff boolean DEFAULT false NOT NULL,
    retry_delay_max integer,
    expire_seconds integer DEFAULT 900 NOT NULL,
    deletion_seconds integer DEFAULT 604800 NOT NULL,
    singleton_key text,
    singleton_on timestamp without time zone,
    group_id text,
    group_tier text,
    start_after timestamp with time zone DEFAULT now() NOT NULL,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    started_on timestamp with time zone,
    completed_on timestamp with time zone,
    keep_until timestamp with time zone DEFAULT (now() + '336:00:00'::interval) NOT NULL,
    output jsonb,
    dead_letter text,
    policy text,
    heartbeat_on timestamp with time zone,
    heartbeat_seconds integer,
    blocked boolean DEFAULT false NOT NULL,
    blocking boolean DEFAULT false NOT NULL,
    pending_dependencies integer DEFAULT 0 NOT NULL,
    source_name text,
    source_id uuid,
    source_created_on timestamp with time zone,
    source_retry_count integer,
    source_output jsonb,
    source_root_id uuid,
    CONSTRAINT job_key_strict_fifo_singleton_key_check CHECK ((NOT ((policy = 'key_strict_fifo'::text) AND (singleton_key IS NULL))))
);
CREATE TABLE pgboss.job_dependency (
    child_name text NOT NULL,
    child_id uuid NOT NULL,
    parent_name text NOT NULL,
    parent_id uuid NOT NULL
);
CREATE TABLE pgboss.queue (
    name text NOT NULL,
    policy text NOT NULL,
    retry_limit integer NOT NULL,
    retry_delay integer NOT NULL,
    retry_backoff boolean NOT NULL,
    retry_delay_max integer,
    expire_seconds integer NOT NULL,
    retention_seconds integer NOT NULL,
    deletion_seconds integer NOT NULL,
    dead_letter text,
    partition boolean NOT NULL,
    table_name text NOT NULL,
    deferred_count integer DEFAULT 0 NOT NULL,
    queued_count integer DEFAULT 0 NOT NULL,
    ready_count integer DEFAULT 0 NOT NULL,
    warning_queued integer DEFAULT 0 NOT NULL,
    active_count integer DEFAULT 0 NOT NULL,
    failed_count integer DEFAULT 0 NOT NULL,
    total_count integer DEFAULT 0 NOT NULL,
    created_delta integer DEFAULT 0 NOT NULL,
    completed_delta integer DEFAULT 0 NOT NULL,
    failed_delta integer DEFAULT 0 NOT NULL,
    delta_on timestamp with time zone,
    delta_seconds integer,
    ready_history integer[] DEFAULT '{}'::integer[] NOT NULL,
    heartbeat_seconds integer,
    notify boolean DEFAULT false NOT NULL,
    singletons_active text[],
    monitor_claim_on timestamp with time zone,
    monitor_on timestamp with time zone,
    maintain_on timestamp with time zone,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    updated_on timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT queue_check CHECK ((dead_letter IS DISTINCT FROM name))
);
CREATE TABLE pgboss.queue_stats (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    deferred_count integer DEFAULT 0 NOT NULL,
    queued_count integer DEFAULT 0 NOT NULL,
    ready_count integer DEFAULT 0 NOT NULL,
    active_count integer DEFAULT 0 NOT NULL,
    failed_count integer DEFAULT 0 NOT NULL,
    total_count integer DEFAULT 0 NOT NULL,
    created_delta integer,
    completed_delta integer,
    failed_delta integer,
    delta_seconds integer,
    delta_on timestamp with time zone,
    captured_on timestamp with time zone DEFAULT now() NOT NULL
)
PARTITION BY RANGE (captured_on);
CREATE TABLE pgboss.queue_stats_20261130 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    deferred_count integer DEFAULT 0 NOT NULL,
    queued_count integer DEFAULT 0 NOT NULL,
    ready_count integer DEFAULT 0 NOT NULL,
    active_count integer DEFAULT 0 NOT NULL,
    failed_count integer DEFAULT 0 NOT NULL,
    total_count integer DEFAULT 0 NOT NULL,
    created_delta integer,
    completed_delta integer,
    failed_delta integer,
    delta_seconds integer,
    delta_on timestamp with time zone,
    captured_on timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE pgboss.queue_stats_20261201 (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    name text NOT NULL,
    deferred_count integer DEFAULT 0 NOT NULL,
    queued_count integer DEFAULT 0 NOT NULL,
    ready_count integer DEFAULT 0 NOT NULL,
    active_count integer DEFAULT 0 NOT NULL,
    failed_count integer DEFAULT 0 NOT NULL,
    total_count integer DEFAULT 0 NOT NULL,
    created_delta integer,
    completed_delta integer,
    failed_delta integer,
    delta_seconds integer,
    delta_on timestamp with time zone,
    captured_on timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE pgboss.schedule (
    name text NOT NULL,
    key text DEFAULT ''::text NOT NULL,
    kind text DEFAULT 'cron'::text NOT NULL,
    cron text NOT NULL,
    timezone text DEFAULT 'UTC'::text,
    data jsonb,
    options jsonb,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    updated_on timestamp with time zone DEFAULT now() NOT NULL,
    last_job_id uuid,
    CONSTRAINT schedule_kind_check CHECK ((kind = ANY (ARRAY['cron'::text, 'rrule'::text])))
);
CREATE TABLE pgboss.subscription (
    event text NOT NULL,
    name text NOT NULL,
    created_on timestamp with time zone DEFAULT now() NOT NULL,
    updated_on timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE pgboss.version (
    version integer NOT NULL,
    cron_on timestamp with time zone,
    bam_on timestamp with time zone,
    flow_on timestamp with time zone,
    reindex_on timestamp with time zone,
    monitor_backoff_on timestamp with time zone
);
CREATE TABLE pgboss.warning (
    id uuid DEFAULT gen_random_uuid() NOT NULL,
    type text NOT NULL,
    message text NOT NULL,
    data jsonb,
    created_on timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.audit_entries (
    id uuid NOT NULL,
    kind text NOT NULL,
    user_id uuid,
    actor_id uuid,
    session_id uuid,
    target_id uuid,
    user_agent text,
    address text,
    created_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT audit_entries_address_check CHECK ((char_length(address) <= 45)),
    CONSTRAINT audit_entries_user_agent_check CHECK ((char_length(user_agent) <= 500))
);
CREATE TABLE public.event_epoch (
    singleton boolean DEFAULT true NOT NULL,
    added bigint DEFAULT 0 NOT NULL,
    CONSTRAINT event_epoch_singleton_check CHECK (singleton)
);
CREATE TABLE public.event_tickets (
    ticket_hash bytea NOT NULL,
    user_id uuid NOT NULL,
    session_id uuid,
    token_expires_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL
);
CREATE TABLE public.events (
    id uuid NOT NULL,
    transaction_id xid8 DEFAULT public.event_transaction_id() NOT NULL,
    sequence bigint NOT NULL,
    type text NOT NULL,
    occurred_at timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    actor_id uuid,
    project_id uuid,
    user_id uuid,
    todo_id uuid,
    data jsonb NOT NULL,
    changes jsonb NOT NULL,
    traceparent text,
    written_by xid8 DEFAULT pg_current_xact_id(),
    CONSTRAINT events_check CHECK (((project_id IS NOT NULL) OR (user_id IS NOT NULL)))
);
ALTER TABLE public.events ALTER COLUMN sequence ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME public.events_sequence_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);
CREATE TABLE public.forgotten_events (
    singleton boolean DEFAULT true NOT NULL,
    through_transaction_id xid8 NOT NULL,
    CONSTRAINT forgotten_events_singleton_check CHECK (singleton)
);
CREATE TABLE public.former_versions (
    user_id uuid NOT NULL,
    version integer NOT NULL
);
CREATE TABLE public.idempotency_keys (
    user_id uuid NOT NULL,
    idempotency_key text NOT NULL,
    fingerprint bytea NOT NULL,
    reply_status smallint NOT NULL,
    reply_headers jsonb NOT NULL,
    reply_body bytea,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    stored_bytes integer DEFAULT 0 NOT NULL
);
CREATE TABLE public.identities (
    issuer text NOT NULL,
    subject text NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.invitations (
    id uuid NOT NULL,
    project_id uuid NOT NULL,
    email text NOT NULL,
    role text NOT NULL,
    status text DEFAULT 'pending'::text NOT NULL,
    invited_by uuid,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT invitations_email_check CHECK (((char_length(email) >= 6) AND (char_length(email) <= 254))),
    CONSTRAINT invitations_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'editor'::text, 'viewer'::text]))),
    CONSTRAINT invitations_status_check CHECK ((status = ANY (ARRAY['pending'::text, 'accepted'::text, 'declined'::text])))
);
CREATE TABLE public.knex_migrations (
    id integer NOT NULL,
    name character varying(255),
    batch integer,
    migration_time timestamp with time zone
);
CREATE SEQUENCE public.knex_migrations_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.knex_migrations_id_seq OWNED BY public.knex_migrations.id;
CREATE TABLE public.knex_migrations_lock (
    index integer NOT NULL,
    is_locked integer
);
CREATE SEQUENCE public.knex_migrations_lock_index_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;
ALTER SEQUENCE public.knex_migrations_lock_index_seq OWNED BY public.knex_migrations_lock.index;
CREATE TABLE public.left_overs (
    work text NOT NULL,
    part text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.mail_gatherings (
    user_id uuid NOT NULL,
    last_at timestamp with time zone NOT NULL
);
CREATE TABLE public.mail_leases (
    key text NOT NULL,
    attempt integer DEFAULT 1 NOT NULL,
    leased_until timestamp with time zone NOT NULL
);
CREATE TABLE public.mail_tokens (
    id uuid NOT NULL,
    purpose text NOT NULL,
    user_id uuid NOT NULL,
    email text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    CONSTRAINT mail_tokens_check CHECK (((email IS NOT NULL) = (purpose = 'email_change'::text))),
    CONSTRAINT mail_tokens_purpose_check CHECK ((purpose = ANY (ARRAY['password_reset'::text, 'email_change'::text])))
);
CREATE TABLE public.notifications (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    type text NOT NULL,
    message text NOT NULL,
    actor_id uuid,
    project_id uuid,
    todo_id uuid,
    key text,
    read_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    wanted_by_mail boolean DEFAULT false NOT NULL,
    mail_id uuid,
    CONSTRAINT notifications_message_check CHECK ((char_length(message) <= 1000)),
    CONSTRAINT notifications_type_check CHECK ((type = ANY (ARRAY['project_created'::text, 'project_invited'::text, 'todo_assigned'::text, 'todo_due_soon'::text, 'todo_completed'::text, 'webhook_disabled'::text])))
);
CREATE TABLE public.preferences (
    user_id uuid NOT NULL,
    project_created boolean DEFAULT false NOT NULL,
    project_invited boolean DEFAULT true NOT NULL,
    todo_assigned boolean DEFAULT true NOT NULL,
    todo_due_soon boolean DEFAULT true NOT NULL,
    todo_completed boolean DEFAULT false NOT NULL,
    webhook_disabled boolean DEFAULT true NOT NULL
);
CREATE TABLE public.project_members (
    project_id uuid NOT NULL,
    user_id uuid NOT NULL,
    role text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT project_members_role_check CHECK ((role = ANY (ARRAY['owner'::text, 'editor'::text, 'viewer'::text])))
);
CREATE TABLE public.projects (
    id uuid NOT NULL,
    owner_id uuid NOT NULL,
    name text NOT NULL,
    description text,
    status text DEFAULT 'active'::text NOT NULL,
    task_count integer DEFAULT 0 NOT NULL,
    open_task_count integer DEFAULT 0 NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    deleted_at timestamp with time zone,
    deleted_by uuid,
    imported_by uuid,
    owner_role text DEFAULT 'owner'::text NOT NULL,
    CONSTRAINT projects_check CHECK (((open_task_count >= 0) AND (open_task_count <= task_count))),
    CONSTRAINT projects_description_check CHECK ((char_length(description) <= 500)),
    CONSTRAINT projects_in_trash_are_empty CHECK (((deleted_at IS NULL) OR (task_count = 0))),
    CONSTRAINT projects_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 100))),
    CONSTRAINT projects_owner_role_check CHECK ((owner_role = 'owner'::text)),
    CONSTRAINT projects_status_check CHECK ((status = ANY (ARRAY['active'::text, 'archived'::text]))),
    CONSTRAINT projects_task_count_check CHECK ((task_count >= 0))
);
CREATE TABLE public.rate_limits (
    key character varying(255) NOT NULL,
    points integer DEFAULT 0 NOT NULL,
    expire bigint
);
CREATE TABLE public.refresh_tokens (
    token_hash bytea NOT NULL,
    session_id uuid NOT NULL,
    used_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.sent_mails (
    key text NOT NULL,
    sent_at timestamp with time zone DEFAULT now() NOT NULL
);
CREATE TABLE public.sessions (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    last_used_at timestamp with time zone DEFAULT now() NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    user_agent text,
    address text,
    name text,
    scopes text[],
    token_hash bytea,
    used_token_hash bytea,
    next_token_salt bytea,
    refreshed_at timestamp with time zone,
    CONSTRAINT sessions_address_check CHECK ((char_length(address) <= 45)),
    CONSTRAINT sessions_api_token CHECK ((num_nulls(name, scopes, token_hash) = ANY (ARRAY[0, 3]))),
    CONSTRAINT sessions_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 100))),
    CONSTRAINT sessions_refreshed CHECK ((num_nulls(used_token_hash, next_token_salt, refreshed_at) = ANY (ARRAY[0, 3]))),
    CONSTRAINT sessions_user_agent_check CHECK ((char_length(user_agent) <= 500))
);
CREATE TABLE public.todos (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    title text NOT NULL,
    description text,
    completed boolean DEFAULT false NOT NULL,
    completed_at timestamp with time zone,
    priority smallint DEFAULT 3 NOT NULL,
    due_at timestamp with time zone,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    project_id uuid,
    assignee_id uuid,
    deleted_at timestamp with time zone,
    deleted_by uuid,
    deleted_with_project boolean DEFAULT false NOT NULL,
    "position" text NOT NULL COLLATE pg_catalog."C",
    CONSTRAINT todos_check CHECK ((completed = (completed_at IS NOT NULL))),
    CONSTRAINT todos_check1 CHECK (((NOT deleted_with_project) OR ((deleted_at IS NOT NULL) AND (project_id IS NOT NULL)))),
    CONSTRAINT todos_description_check CHECK ((char_length(description) <= 1000)),
    CONSTRAINT todos_own_assignee CHECK (((project_id IS NOT NULL) OR (assignee_id = user_id))),
    CONSTRAINT todos_position_check CHECK (("position" ~ '^[0-9]{10}[0-9A-Za-z]{0,90}$'::text)),
    CONSTRAINT todos_priority_check CHECK (((priority >= 1) AND (priority <= 5))),
    CONSTRAINT todos_title_check CHECK (((char_length(title) >= 1) AND (char_length(title) <= 200)))
);
CREATE TABLE public.users (
    id uuid NOT NULL,
    email text NOT NULL,
    name text NOT NULL,
    password_hash text,
    role text DEFAULT 'user'::text NOT NULL,
    token_version integer DEFAULT 1 NOT NULL,
    disabled_at timestamp with time zone,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    email_verified_at timestamp with time zone,
    credentials_version integer DEFAULT 1 NOT NULL,
    quotas jsonb DEFAULT '{}'::jsonb NOT NULL,
    near_quota boolean DEFAULT false NOT NULL,
    CONSTRAINT users_email_check CHECK (((char_length(email) >= 6) AND (char_length(email) <= 254))),
    CONSTRAINT users_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 100))),
    CONSTRAINT users_role_check CHECK ((role = ANY (ARRAY['user'::text, 'admin'::text])))
);
CREATE TABLE public.webhook_cursor (
    singleton boolean DEFAULT true NOT NULL,
    transaction_id xid8 NOT NULL,
    sequence bigint NOT NULL,
    CONSTRAINT webhook_cursor_singleton_check CHECK (singleton)
);
CREATE TABLE public.webhook_deliveries (
    id uuid NOT NULL,
    webhook_id uuid NOT NULL,
    event_id uuid NOT NULL,
    event_type text NOT NULL,
    visible_in uuid,
    request_body text NOT NULL,
    state text DEFAULT 'pending'::text NOT NULL,
    attempts integer DEFAULT 0 NOT NULL,
    recent_attempts integer DEFAULT 0 NOT NULL,
    next_attempt_at timestamp with time zone,
    last_attempt_at timestamp with time zone,
    request_url text,
    request_headers jsonb,
    response_status integer,
    response_body text,
    error text,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    finished_at timestamp with time zone,
    CONSTRAINT webhook_deliveries_state_check CHECK ((state = ANY (ARRAY['pending'::text, 'succeeded'::text, 'failed'::text, 'cancelled'::text])))
);
CREATE TABLE public.webhook_turns (
    user_id uuid NOT NULL,
    transaction_id xid8 NOT NULL,
    sequence bigint NOT NULL,
    begun_event_id uuid,
    begun_webhook_id uuid,
    waits_since timestamp with time zone DEFAULT clock_timestamp() NOT NULL,
    CONSTRAINT webhook_turns_check CHECK (((begun_event_id IS NULL) = (begun_webhook_id IS NULL)))
);
CREATE TABLE public.webhooks (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    url text NOT NULL,
    description text,
    event_types text[] NOT NULL,
    project_id uuid,
    enabled boolean NOT NULL,
    disabled_reason text,
    failing_since timestamp with time zone,
    sealed_secret bytea NOT NULL,
    previous_sealed_secret bytea,
    previous_expires_at timestamp with time zone,
    since_transaction_id xid8 DEFAULT public.event_horizon() NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    api_token_id uuid,
    CONSTRAINT webhooks_check CHECK (((disabled_reason IS NULL) OR (NOT enabled))),
    CONSTRAINT webhooks_description_check CHECK ((char_length(description) <= 500)),
    CONSTRAINT webhooks_disabled_reason_check CHECK ((disabled_reason = ANY (ARRAY['gone'::text, 'failing'::text, 'password_reset'::text, 'api_token_ended'::text]))),
    CONSTRAINT webhooks_url_check CHECK ((char_length(url) <= 2000))
);
ALTER TABLE ONLY pgboss.job ATTACH PARTITION pgboss.job_common DEFAULT;
ALTER TABLE ONLY pgboss.queue_stats ATTACH PARTITION pgboss.queue_stats_20261130 FOR VALUES FROM ('2026-11-30 00:00:00+00') TO ('2026-12-01 00:00:00+00');
ALTER TABLE ONLY pgboss.queue_stats ATTACH PARTITION pgboss.queue_stats_20261201 FOR VALUES FROM ('2026-12-01 00:00:00+00') TO ('2026-12-02 00:00:00+00');
ALTER TABLE ONLY public.knex_migrations ALTER COLUMN id SET DEFAULT nextval('public.knex_migrations_id_seq'::regclass);
ALTER TABLE ONLY public.knex_migrations_lock ALTER COLUMN index SET DEFAULT nextval('public.knex_migrations_lock_index_seq'::regclass);
INSERT INTO pgboss.job_common VALUES ('707afe4d-2854-4b49-b83b-822b2b37ead5', 'mail', 0, '{"id": "01a22a70-fc2d-7262-a431-3672c5b8aec6", "cause": "01a22a70-f3ab-7419-b860-758eb8720070", "letter": "invitation"}', 'completed', 10, 0, 10, true, 3600, 120, 604800, NULL, NULL, '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a70-fc2d-7262-a431-3672c5b8aec6', '2026-11-30 03:12:57.351567+00', '2026-11-30 03:12:57.351567+00', '2026-11-30 03:12:57.795+00', '2026-11-30 03:12:59.173901+00', '2026-12-14 03:12:57.351567+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:12:57.795+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('9ca3c9ea-8766-4385-a6ad-4c9155ba46c3', 'account_mail', 0, '{"id": "01a22a70-fdb8-71e0-8abe-e77268285951", "email": "bob@example.com", "letter": "password_reset", "version": 1}', 'completed', 10, 0, 10, true, 3600, 120, 604800, NULL, NULL, 'bob@example.com', 'bob@example.com', '2026-11-30 03:12:57.769696+00', '2026-11-30 03:12:57.769696+00', '2026-11-30 03:12:58.268286+00', '2026-11-30 03:12:59.370621+00', '2026-12-14 03:12:57.769696+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:12:58.268286+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('40bb4456-0b23-4cc3-b40b-16e5cec87678', 'mail', 0, '{"id": "01a22a70-fcec-7224-b669-de275a5bb8cf", "cause": "01a22a70-f3ab-7419-b860-758eb8720070", "letter": "invitation"}', 'completed', 10, 0, 10, true, 3600, 120, 604800, NULL, NULL, '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a70-fcec-7224-b669-de275a5bb8cf', '2026-11-30 03:12:57.544265+00', '2026-11-30 03:12:57.544265+00', '2026-11-30 03:12:59.234777+00', '2026-11-30 03:12:59.383075+00', '2026-12-14 03:12:57.544265+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:12:59.234777+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('066b2fe8-6085-4019-af5c-a41ee4d27080', 'mail', 0, '{"id": "01a22a70-fd0d-708d-b922-0c1a46effc3b", "cause": "01a22a70-f3ab-7419-b860-758eb8720070", "letter": "notifications", "user_id": "01a22a70-f5a0-73a3-aa2f-cf05f375db14"}', 'completed', 10, 0, 10, true, 3600, 120, 604800, NULL, NULL, '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a70-f5a0-73a3-aa2f-cf05f375db14', '2026-11-30 03:12:57.620779+00', '2026-11-30 03:12:57.620779+00', '2026-11-30 03:12:59.386059+00', '2026-11-30 03:12:59.520806+00', '2026-12-14 03:12:57.620779+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:12:59.386059+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('6c8e188a-3805-40a5-a5d5-d3f377347127', 'account_mail', 0, '{"id": "01a22a71-0086-7626-90e3-c6d09e5c8a63", "email": "bob@example.org", "letter": "email_change", "user_id": "01a22a70-f5a0-73a3-aa2f-cf05f375db14"}', 'completed', 10, 0, 10, true, 3600, 120, 604800, NULL, NULL, '01a22a70-f5a0-73a3-aa2f-cf05f375db14', '01a22a70-f5a0-73a3-aa2f-cf05f375db14', '2026-11-30 03:12:58.455463+00', '2026-11-30 03:12:58.455463+00', '2026-11-30 03:12:59.375385+00', '2026-11-30 03:12:59.531668+00', '2026-12-14 03:12:58.455463+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:12:59.375385+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('d362cd7f-8602-4540-afb2-efee180e0bda', 'account_mail', 0, '{"id": "01a22a71-0086-7626-90e3-c6d09e5c8a63", "letter": "email_change_requested", "user_id": "01a22a70-f5a0-73a3-aa2f-cf05f375db14"}', 'completed', 10, 0, 10, true, 3600, 120, 604800, NULL, NULL, '01a22a70-f5a0-73a3-aa2f-cf05f375db14', '01a22a70-f5a0-73a3-aa2f-cf05f375db14', '2026-11-30 03:12:58.455463+00', '2026-11-30 03:12:58.455463+00', '2026-11-30 03:12:59.532897+00', '2026-11-30 03:12:59.579497+00', '2026-12-14 03:12:58.455463+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:12:59.532897+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('59d3e16e-8b38-4529-b299-4386ad4639c4', 'webhook_delivery', 0, '{"attempt": 2, "user_id": "01a22a70-f3ab-7419-b860-758eb8720070", "webhook_id": "01a22a71-036a-70a2-a280-644eddc6099f", "delivery_id": "01a22a71-06d0-77e4-bb36-0d4869965323"}', 'created', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a71-036a-70a2-a280-644eddc6099f', '2026-11-30 03:13:06.226+00', '2026-11-30 03:13:00.744714+00', NULL, NULL, '2026-12-14 03:13:06.226+00', NULL, 'dead_letter', 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('99336f6e-2b3a-4456-97cc-b2ddb09b08ab', 'webhook_delivery', 0, '{"attempt": 2, "user_id": "01a22a70-f3ab-7419-b860-758eb8720070", "webhook_id": "01a22a71-0148-71cf-81d6-a69f36712d60", "delivery_id": "01a22a71-05d2-74ab-9447-f371f0c2b7d6"}', 'created', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a71-0148-71cf-81d6-a69f36712d60', '2026-11-30 03:13:05.572+00', '2026-11-30 03:13:00.290497+00', NULL, NULL, '2026-12-14 03:13:05.572+00', NULL, 'dead_letter', 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('10ba589d-beb6-4749-b202-169a58d9ad50', 'webhook_delivery', 0, '{"attempt": 1, "user_id": "01a22a70-f3ab-7419-b860-758eb8720070", "webhook_id": "01a22a71-0148-71cf-81d6-a69f36712d60", "delivery_id": "01a22a71-05d2-74ab-9447-f371f0c2b7d6"}', 'completed', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a71-0148-71cf-81d6-a69f36712d60', '2026-11-30 03:12:59.704975+00', '2026-11-30 03:12:59.704975+00', '2026-11-30 03:13:00.196723+00', '2026-11-30 03:13:00.317999+00', '2026-12-14 03:12:59.704975+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:13:00.282567+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('3f45365b-b667-41d6-b7d5-4c6260139e0b', 'webhook_delivery', 0, '{"attempt": 1, "user_id": "01a22a70-f3ab-7419-b860-758eb8720070", "webhook_id": "01a22a71-036a-70a2-a280-644eddc6099f", "delivery_id": "01a22a71-05d2-74ab-9447-f47ca4e6e706"}', 'completed', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a71-036a-70a2-a280-644eddc6099f', '2026-11-30 03:12:59.704975+00', '2026-11-30 03:12:59.704975+00', '2026-11-30 03:13:00.196723+00', '2026-11-30 03:13:00.358768+00', '2026-12-14 03:12:59.704975+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:13:00.282567+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('a36f56c0-68dc-4dd2-9a33-ff4e8381f75d', 'webhook_delivery', 0, '{"attempt": 2, "user_id": "01a22a70-f3ab-7419-b860-758eb8720070", "webhook_id": "01a22a71-036a-70a2-a280-644eddc6099f", "delivery_id": "01a22a71-05d2-74ab-9448-0388bac8dde0"}', 'created', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a71-036a-70a2-a280-644eddc6099f', '2026-11-30 03:13:05.579+00', '2026-11-30 03:13:00.542476+00', NULL, NULL, '2026-12-14 03:13:05.579+00', NULL, 'dead_letter', 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('eced6168-db33-41ca-91fa-e165f1779287', 'webhook_delivery', 0, '{"attempt": 2, "user_id": "01a22a70-f3ab-7419-b860-758eb8720070", "webhook_id": "01a22a71-036a-70a2-a280-644eddc6099f", "delivery_id": "01a22a71-05d2-74ab-9448-04cf19fd8629"}', 'created', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a71-036a-70a2-a280-644eddc6099f', '2026-11-30 03:13:06.05+00', '2026-11-30 03:13:00.61055+00', NULL, NULL, '2026-12-14 03:13:06.05+00', NULL, 'dead_letter', 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('dc6455fa-1846-4419-98a3-b36bf23c5a55', 'webhook_delivery', 0, '{"attempt": 2, "user_id": "01a22a70-f3ab-7419-b860-758eb8720070", "webhook_id": "01a22a71-036a-70a2-a280-644eddc6099f", "delivery_id": "01a22a71-05d2-74ab-9447-f47ca4e6e706"}', 'created', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a71-036a-70a2-a280-644eddc6099f', '2026-11-30 03:13:05.57+00', '2026-11-30 03:13:00.295328+00', NULL, NULL, '2026-12-14 03:13:05.57+00', NULL, 'dead_letter', 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('7268cda2-375b-4e11-ae48-69ff7038ca9e', 'webhook_delivery', 0, '{"attempt": 2, "user_id": "01a22a70-f3ab-7419-b860-758eb8720070", "webhook_id": "01a22a71-0148-71cf-81d6-a69f36712d60", "delivery_id": "01a22a71-06d0-77e4-bb36-07c05bec97fe"}', 'created', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a71-0148-71cf-81d6-a69f36712d60', '2026-11-30 03:13:05.469+00', '2026-11-30 03:13:00.359595+00', NULL, NULL, '2026-12-14 03:13:05.469+00', NULL, 'dead_letter', 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('2cf097e6-79c0-4740-9827-84eb69d9c0ef', 'webhook_delivery', 0, '{"attempt": 1, "user_id": "01a22a70-f3ab-7419-b860-758eb8720070", "webhook_id": "01a22a71-0148-71cf-81d6-a69f36712d60", "delivery_id": "01a22a71-06d0-77e4-bb36-07c05bec97fe"}', 'completed', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a71-0148-71cf-81d6-a69f36712d60', '2026-11-30 03:13:00.064732+00', '2026-11-30 03:13:00.064732+00', '2026-11-30 03:13:00.332289+00', '2026-11-30 03:13:00.423698+00', '2026-12-14 03:13:00.064732+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:13:00.332289+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('d898e2ac-d343-4011-9298-55ba7d852d72', 'webhook_delivery', 0, '{"attempt": 2, "user_id": "01a22a70-f3ab-7419-b860-758eb8720070", "webhook_id": "01a22a71-036a-70a2-a280-644eddc6099f", "delivery_id": "01a22a71-05d2-74ab-9447-fbedf658a635"}', 'created', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a71-036a-70a2-a280-644eddc6099f', '2026-11-30 03:13:05.892+00', '2026-11-30 03:13:00.432692+00', NULL, NULL, '2026-12-14 03:13:05.892+00', NULL, 'dead_letter', 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('bbb623df-be84-4416-a9f1-45f1908385d2', 'webhook_delivery', 0, '{"attempt": 1, "user_id": "01a22a70-f3ab-7419-b860-758eb8720070", "webhook_id": "01a22a71-036a-70a2-a280-644eddc6099f", "delivery_id": "01a22a71-05d2-74ab-9447-fbedf658a635"}', 'completed', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a71-036a-70a2-a280-644eddc6099f', '2026-11-30 03:12:59.704975+00', '2026-11-30 03:12:59.704975+00', '2026-11-30 03:13:00.374291+00', '2026-11-30 03:13:00.454851+00', '2026-12-14 03:12:59.704975+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:13:00.374291+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('de3e0a01-3f22-41bd-82ce-42d9ec813173', 'webhook_delivery', 0, '{"attempt": 2, "user_id": "01a22a70-f3ab-7419-b860-758eb8720070", "webhook_id": "01a22a71-036a-70a2-a280-644eddc6099f", "delivery_id": "01a22a71-05d2-74ab-9447-ff0b952a1a3d"}', 'created', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a71-036a-70a2-a280-644eddc6099f', '2026-11-30 03:13:05.765+00', '2026-11-30 03:13:00.49208+00', NULL, NULL, '2026-12-14 03:13:05.765+00', NULL, 'dead_letter', 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('d45348cc-2602-4a37-869e-d9eb0abf9161', 'webhook_delivery', 0, '{"attempt": 1, "user_id": "01a22a70-f3ab-7419-b860-758eb8720070", "webhook_id": "01a22a71-036a-70a2-a280-644eddc6099f", "delivery_id": "01a22a71-05d2-74ab-9447-ff0b952a1a3d"}', 'completed', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a71-036a-70a2-a280-644eddc6099f', '2026-11-30 03:12:59.704975+00', '2026-11-30 03:12:59.704975+00', '2026-11-30 03:13:00.462345+00', '2026-11-30 03:13:00.521148+00', '2026-12-14 03:12:59.704975+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:13:00.462345+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('8e3160e7-b401-4f94-89c4-eb21ffdd6df8', 'webhook_delivery', 0, '{"attempt": 1, "user_id": "01a22a70-f3ab-7419-b860-758eb8720070", "webhook_id": "01a22a71-036a-70a2-a280-644eddc6099f", "delivery_id": "01a22a71-05d2-74ab-9448-0388bac8dde0"}', 'completed', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a71-036a-70a2-a280-644eddc6099f', '2026-11-30 03:12:59.704975+00', '2026-11-30 03:12:59.704975+00', '2026-11-30 03:13:00.523525+00', '2026-11-30 03:13:00.582562+00', '2026-12-14 03:12:59.704975+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:13:00.523525+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('0205d65b-423a-4e90-b1a9-13b104baae5b', 'webhook_delivery', 0, '{"attempt": 1, "user_id": "01a22a70-f3ab-7419-b860-758eb8720070", "webhook_id": "01a22a71-036a-70a2-a280-644eddc6099f", "delivery_id": "01a22a71-05d2-74ab-9448-04cf19fd8629"}', 'completed', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a71-036a-70a2-a280-644eddc6099f', '2026-11-30 03:12:59.704975+00', '2026-11-30 03:12:59.704975+00', '2026-11-30 03:13:00.587892+00', '2026-11-30 03:13:00.624894+00', '2026-12-14 03:12:59.704975+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:13:00.587892+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('172b38a9-97a9-45e8-a354-4c1f889cc6c3', 'webhook_delivery', 0, '{"attempt": 2, "user_id": "01a22a70-f3ab-7419-b860-758eb8720070", "webhook_id": "01a22a71-036a-70a2-a280-644eddc6099f", "delivery_id": "01a22a71-06d0-77e4-bb36-0a515445f412"}', 'created', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a71-036a-70a2-a280-644eddc6099f', '2026-11-30 03:13:05.864+00', '2026-11-30 03:13:00.669561+00', NULL, NULL, '2026-12-14 03:13:05.864+00', NULL, 'dead_letter', 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('f4633cd9-81dc-4b4a-b50e-87517b914c9c', 'webhook_delivery', 0, '{"attempt": 1, "user_id": "01a22a70-f3ab-7419-b860-758eb8720070", "webhook_id": "01a22a71-036a-70a2-a280-644eddc6099f", "delivery_id": "01a22a71-06d0-77e4-bb36-0a515445f412"}', 'completed', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a71-036a-70a2-a280-644eddc6099f', '2026-11-30 03:13:00.064732+00', '2026-11-30 03:13:00.064732+00', '2026-11-30 03:13:00.632006+00', '2026-11-30 03:13:00.685709+00', '2026-12-14 03:13:00.064732+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:13:00.632006+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('da7f86ed-195c-43d5-bde2-25dc65666ba3', 'webhook_delivery', 0, '{"attempt": 1, "user_id": "01a22a70-f3ab-7419-b860-758eb8720070", "webhook_id": "01a22a71-036a-70a2-a280-644eddc6099f", "delivery_id": "01a22a71-06d0-77e4-bb36-0d4869965323"}', 'completed', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a71-036a-70a2-a280-644eddc6099f', '2026-11-30 03:13:00.064732+00', '2026-11-30 03:13:00.064732+00', '2026-11-30 03:13:00.688599+00', '2026-11-30 03:13:00.809083+00', '2026-12-14 03:13:00.064732+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:13:00.688599+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.queue VALUES ('dead_letter', 'standard', 2, 0, false, NULL, 900, 7776000, 604800, NULL, false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{0}', NULL, false, NULL, '2026-11-30 03:12:59.189921+00', '2026-11-30 03:12:59.21184+00', '2026-11-30 03:12:59.281824+00', '2026-11-30 03:12:53.441195+00', '2026-11-30 03:12:53.450582+00');
INSERT INTO pgboss.queue VALUES ('mail', 'standard', 10, 10, true, 3600, 120, 1209600, 604800, 'dead_letter', false, 'job_common', 0, 2, 2, 0, 0, 0, 3, 0, 0, 0, NULL, NULL, '{2}', 10, false, NULL, '2026-11-30 03:12:59.189921+00', '2026-11-30 03:12:59.21184+00', '2026-11-30 03:12:59.281824+00', '2026-11-30 03:12:53.462245+00', '2026-11-30 03:12:53.480278+00');
INSERT INTO pgboss.queue VALUES ('account_mail', 'standard', 10, 10, true, 3600, 120, 1209600, 604800, 'dead_letter', false, 'job_common', 0, 2, 2, 0, 1, 0, 3, 0, 0, 0, NULL, NULL, '{2}', 10, false, NULL, '2026-11-30 03:12:59.189921+00', '2026-11-30 03:12:59.21184+00', '2026-11-30 03:12:59.281824+00', '2026-11-30 03:12:53.482434+00', '2026-11-30 03:12:53.504649+00');
INSERT INTO pgboss.queue VALUES ('event_retention', 'standard', 3, 60, true, 600, 600, 1209600, 604800, 'dead_letter', false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{0}', 10, false, NULL, '2026-11-30 03:12:59.189921+00', '2026-11-30 03:12:59.21184+00', '2026-11-30 03:12:59.281824+00', '2026-11-30 03:12:53.506189+00', '2026-11-30 03:12:53.508829+00');
INSERT INTO pgboss.queue VALUES ('reply_retention', 'standard', 3, 60, true, 600, 600, 1209600, 604800, 'dead_letter', false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{0}', 10, false, NULL, '2026-11-30 03:12:59.189921+00', '2026-11-30 03:12:59.21184+00', '2026-11-30 03:12:59.281824+00', '2026-11-30 03:12:53.510276+00', '2026-11-30 03:12:53.512809+00');
INSERT INTO pgboss.queue VALUES ('trash_purge', 'standard', 3, 60, true, 600, 600, 1209600, 604800, 'dead_letter', false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{0}', 10, false, NULL, '2026-11-30 03:12:59.189921+00', '2026-11-30 03:12:59.21184+00', '2026-11-30 03:12:59.281824+00', '2026-11-30 03:12:53.51692+00', '2026-11-30 03:12:53.520665+00');
INSERT INTO pgboss.queue VALUES ('due_soon', 'standard', 3, 10, true, 60, 600, 1209600, 604800, 'dead_letter', false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{0}', 10, false, NULL, '2026-11-30 03:12:59.189921+00', '2026-11-30 03:12:59.21184+00', '2026-11-30 03:12:59.281824+00', '2026-11-30 03:12:53.52245+00', '2026-11-30 03:12:53.524337+00');
INSERT INTO pgboss.queue VALUES ('webhook_delivery', 'standard', 10, 5, true, 600, 60, 1209600, 604800, 'dead_letter', false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{0}', 10, false, NULL, '2026-11-30 03:12:59.189921+00', '2026-11-30 03:12:59.21184+00', '2026-11-30 03:12:59.281824+00', '2026-11-30 03:12:53.525434+00', '2026-11-30 03:12:53.527051+00');
INSERT INTO pgboss.queue VALUES ('webhook_retention', 'standard', 3, 60, true, 600, 600, 1209600, 604800, 'dead_letter', false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{0}', 10, false, NULL, '2026-11-30 03:12:59.189921+00', '2026-11-30 03:12:59.21184+00', '2026-11-30 03:12:59.281824+00', '2026-11-30 03:12:53.532288+00', '2026-11-30 03:12:53.551434+00');
INSERT INTO pgboss.queue VALUES ('left_over', 'standard', 5, 60, true, 3600, 600, 1209600, 604800, 'dead_letter', false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{0}', 10, false, NULL, '2026-11-30 03:12:59.189921+00', '2026-11-30 03:12:59.21184+00', '2026-11-30 03:12:59.281824+00', '2026-11-30 03:12:53.555552+00', '2026-11-30 03:12:53.557329+00');
INSERT INTO pgboss.queue VALUES ('__pgboss__send-it', 'standard', 2, 0, false, NULL, 900, 1209600, 604800, NULL, false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{0}', NULL, false, NULL, '2026-11-30 03:12:59.189921+00', '2026-11-30 03:12:59.21184+00', '2026-11-30 03:12:59.281824+00', '2026-11-30 03:12:53.873511+00', '2026-11-30 03:12:53.873511+00');
INSERT INTO pgboss.schedule VALUES ('event_retention', '', 'cron', '17 * * * *', 'UTC', '{}', '{}', '2026-11-30 03:12:54.112909+00', '2026-11-30 03:12:54.112909+00', NULL);
INSERT INTO pgboss.schedule VALUES ('reply_retention', '', 'cron', '*/10 * * * *', 'UTC', '{}', '{}', '2026-11-30 03:12:54.138582+00', '2026-11-30 03:12:54.138582+00', NULL);
INSERT INTO pgboss.schedule VALUES ('trash_purge', '', 'cron', '37 * * * *', 'UTC', '{}', '{}', '2026-11-30 03:12:54.149724+00', '2026-11-30 03:12:54.149724+00', NULL);
INSERT INTO pgboss.schedule VALUES ('due_soon', '', 'cron', '*/15 * * * *', 'UTC', '{}', '{}', '2026-11-30 03:12:54.214458+00', '2026-11-30 03:12:54.214458+00', NULL);
INSERT INTO pgboss.schedule VALUES ('webhook_retention', '', 'cron', '41 * * * *', 'UTC', '{}', '{}', '2026-11-30 03:12:54.234762+00', '2026-11-30 03:12:54.234762+00', NULL);
INSERT INTO pgboss.version VALUES (43, '2026-11-30 03:12:54.133133+00', '2026-11-30 03:12:53.445806+00', '2026-11-30 03:12:59.157998+00', NULL, NULL);
INSERT INTO public.audit_entries VALUES ('01a22a70-f3c5-778d-8d83-4ac93c769027', 'registered', '01a22a70-f3ab-7419-b860-758eb8720070', NULL, NULL, NULL, 'node', '127.0.0.1', '2026-11-30 03:12:55.238821+00');
INSERT INTO public.audit_entries VALUES ('01a22a70-f4fa-7791-a211-4c06512cf0b9', 'signed_in', '01a22a70-f3ab-7419-b860-758eb8720070', NULL, NULL, NULL, 'node', '127.0.0.1', '2026-11-30 03:12:55.554541+00');
INSERT INTO public.audit_entries VALUES ('01a22a70-f5d2-7427-b0f1-205ea8edcbf4', 'registered', '01a22a70-f5a0-73a3-aa2f-cf05f375db14', NULL, NULL, NULL, 'node', '127.0.0.1', '2026-11-30 03:12:55.763557+00');
INSERT INTO public.audit_entries VALUES ('01a22a70-f668-70a4-bd05-64c064c3c6f5', 'signed_in', '01a22a70-f5a0-73a3-aa2f-cf05f375db14', NULL, NULL, NULL, 'node', '127.0.0.1', '2026-11-30 03:12:55.91678+00');
INSERT INTO public.audit_entries VALUES ('01a22a70-f6e0-722f-a80a-ffb4d005cd25', 'registered', '01a22a70-f6d8-7153-97e7-30c516978291', NULL, NULL, NULL, 'node', '127.0.0.1', '2026-11-30 03:12:56.033433+00');
INSERT INTO public.audit_entries VALUES ('01a22a70-f740-732b-b8cf-36efff54774f', 'signed_in', '01a22a70-f6d8-7153-97e7-30c516978291', NULL, NULL, NULL, 'node', '127.0.0.1', '2026-11-30 03:12:56.128424+00');
INSERT INTO public.audit_entries VALUES ('01a22a70-f771-7203-8729-b5ee78a07123', 'signed_in', '01a22a70-f6d8-7153-97e7-30c516978291', NULL, NULL, NULL, 'node', '127.0.0.1', '2026-11-30 03:12:56.177826+00');
INSERT INTO public.audit_entries VALUES ('01a22a70-f8b4-7024-887e-1a65f2e67a85', 'signed_in', '01a22a70-f5a0-73a3-aa2f-cf05f375db14', NULL, NULL, NULL, 'node', '127.0.0.1', '2026-11-30 03:12:56.52888+00');
INSERT INTO public.audit_entries VALUES ('01a22a71-00ec-7462-b11b-2d173e48e3f7', 'email_change_requested', '01a22a70-f5a0-73a3-aa2f-cf05f375db14', '01a22a70-f5a0-73a3-aa2f-cf05f375db14', '01a22a70-f85c-70bb-a626-d93aca171532', NULL, 'node', '127.0.0.1', '2026-11-30 03:12:58.604999+00');
INSERT INTO public.audit_entries VALUES ('01a22a71-02e7-76e6-94a9-f74044e0eaea', 'webhook_created', '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a70-f47a-73ea-8438-cb0d443edc4a', NULL, 'node', '127.0.0.1', '2026-11-30 03:12:59.132086+00');
INSERT INTO public.audit_entries VALUES ('01a22a71-0382-77fe-a200-a5a0cd145bcf', 'webhook_created', '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a70-f47a-73ea-8438-cb0d443edc4a', NULL, 'node', '127.0.0.1', '2026-11-30 03:12:59.275118+00');
INSERT INTO public.audit_entries VALUES ('01a22a71-03e2-7263-8956-9ad8955bc00e', 'api_token_created', '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a70-f47a-73ea-8438-cb0d443edc4a', NULL, 'node', '127.0.0.1', '2026-11-30 03:12:59.385585+00');
INSERT INTO public.audit_entries VALUES ('01a22a71-0640-768a-baaf-02508c3b6332', 'user_quotas_changed', '01a22a70-f5a0-73a3-aa2f-cf05f375db14', '01a22a70-f6d8-7153-97e7-30c516978291', '01a22a70-f769-77ea-94c0-0b0b03a7def8', NULL, 'node', '127.0.0.1', '2026-11-30 03:12:59.970389+00');
INSERT INTO public.audit_entries VALUES ('01a22a71-06e6-716b-933f-1ebf08b38e8b', 'user_changed', '01a22a70-f5a0-73a3-aa2f-cf05f375db14', '01a22a70-f6d8-7153-97e7-30c516978291', '01a22a70-f769-77ea-94c0-0b0b03a7def8', NULL, 'node', '127.0.0.1', '2026-11-30 03:13:00.139388+00');
INSERT INTO public.audit_entries VALUES ('01a22a71-0703-73f7-9267-f9b4dcd7e6a6', 'user_changed', '01a22a70-f5a0-73a3-aa2f-cf05f375db14', '01a22a70-f6d8-7153-97e7-30c516978291', '01a22a70-f769-77ea-94c0-0b0b03a7def8', NULL, 'node', '127.0.0.1', '2026-11-30 03:13:00.163863+00');
INSERT INTO public.event_epoch VALUES (true, 0);
INSERT INTO public.event_tickets VALUES ('\xb84680ff471db746579710a85ccb2fc5846f3ac54efa1c0a17f4afe67fbfaaa0', '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a70-f47a-73ea-8438-cb0d443edc4a', '2026-11-30 03:27:55+00', '2026-11-30 03:13:29.447367+00');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a70-f903-74db-b0a0-75516ff0a357', '1510', 1, 'todo.created', '2026-11-30 03:12:56.587225+00', '01a22a70-f3ab-7419-b860-758eb8720070', NULL, '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a70-f8fa-763d-a1a9-515daec171f3', '{"id": "01a22a70-f8fa-763d-a1a9-515daec171f3", "title": "Buy oat milk", "due_at": null, "user_id": "01a22a70-f3ab-7419-b860-758eb8720070", "version": 1, "position": "500000000071f3", "priority": 3, "completed": false, "created_at": "2026-11-30T03:12:56.56695Z", "project_id": null, "updated_at": "2026-11-30T03:12:56.56695Z", "assignee_id": null, "description": null, "completed_at": null}', '[]', NULL, '1510');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a70-f96a-77d1-9adb-9384cb2d0886', '1512', 2, 'todo.created', '2026-11-30 03:12:56.68694+00', '01a22a70-f3ab-7419-b860-758eb8720070', NULL, '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a70-f913-727e-8b0d-0ee240c275cb', '{"id": "01a22a70-f913-727e-8b0d-0ee240c275cb", "title": "Mend the gate", "due_at": "2026-12-01T09:00:00Z", "user_id": "01a22a70-f3ab-7419-b860-758eb8720070", "version": 1, "position": "500000000175cb", "priority": 3, "completed": false, "created_at": "2026-11-30T03:12:56.621635Z", "project_id": null, "updated_at": "2026-11-30T03:12:56.621635Z", "assignee_id": null, "description": "before the frost", "completed_at": null}', '[]', NULL, '1512');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a70-f993-74c4-9013-2bd2fbbd61f7', '1514', 3, 'todo.created', '2026-11-30 03:12:56.725544+00', '01a22a70-f3ab-7419-b860-758eb8720070', NULL, '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a70-f981-75ea-83de-fb0de09ca5a0', '{"id": "01a22a70-f981-75ea-83de-fb0de09ca5a0", "title": "Café crème", "due_at": null, "user_id": "01a22a70-f3ab-7419-b860-758eb8720070", "version": 1, "position": "5000000002a5a0", "priority": 3, "completed": false, "created_at": "2026-11-30T03:12:56.718446Z", "project_id": null, "updated_at": "2026-11-30T03:12:56.718446Z", "assignee_id": null, "description": null, "completed_at": null}', '[]', NULL, '1514');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a70-f9bc-76a9-bedb-1c78b3464eb3', '1516', 4, 'todo.updated', '2026-11-30 03:12:56.772548+00', '01a22a70-f3ab-7419-b860-758eb8720070', NULL, '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a70-f8fa-763d-a1a9-515daec171f3', '{"id": "01a22a70-f8fa-763d-a1a9-515daec171f3", "title": "Buy oat milk", "due_at": null, "user_id": "01a22a70-f3ab-7419-b860-758eb8720070", "version": 2, "position": "500000000071f3", "priority": 3, "completed": true, "created_at": "2026-11-30T03:12:56.56695Z", "project_id": null, "updated_at": "2026-11-30T03:12:56.762745Z", "assignee_id": null, "description": null, "completed_at": "2026-11-30T03:12:56.762745Z"}', '[{"to": true, "from": false, "member": "completed"}, {"to": "2026-11-30T03:12:56.762745Z", "from": null, "member": "completed_at"}]', NULL, '1516');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a70-f9d0-77e7-a8fa-c0df2d0da2ab', '1518', 5, 'todo.created', '2026-11-30 03:12:56.784906+00', '01a22a70-f5a0-73a3-aa2f-cf05f375db14', NULL, '01a22a70-f5a0-73a3-aa2f-cf05f375db14', '01a22a70-f9ce-7661-a08d-1b94d556bc46', '{"id": "01a22a70-f9ce-7661-a08d-1b94d556bc46", "title": "Bob''s own", "due_at": null, "user_id": "01a22a70-f5a0-73a3-aa2f-cf05f375db14", "version": 1, "position": "5000000000bc46", "priority": 3, "completed": false, "created_at": "2026-11-30T03:12:56.781175Z", "project_id": null, "updated_at": "2026-11-30T03:12:56.781175Z", "assignee_id": null, "description": null, "completed_at": null}', '[]', NULL, '1518');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a70-f9e9-7521-b6b9-d2087794673f', '1520', 6, 'project.created', '2026-11-30 03:12:56.812367+00', '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a70-f9de-7465-a8a4-5ca1dfec025c', NULL, NULL, '{"id": "01a22a70-f9de-7465-a8a4-5ca1dfec025c", "name": "Garden", "status": "active", "version": 1, "owner_id": "01a22a70-f3ab-7419-b860-758eb8720070", "created_at": "2026-11-30T03:12:56.796237Z", "task_count": 0, "updated_at": "2026-11-30T03:12:56.796237Z", "description": "all seasons", "open_task_count": 0}', '[]', NULL, '1520');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a70-f9ff-7114-bee7-6acb48101a0d', '1521', 7, 'notification.created', '2026-11-30 03:12:56.839196+00', '01a22a70-f3ab-7419-b860-758eb8720070', NULL, '01a22a70-f3ab-7419-b860-758eb8720070', NULL, '{"id": "01a22a70-f9f3-70ac-9731-ca4b0f1205c3", "type": "project_created", "message": "Your project “Garden” was created.", "read_at": null, "todo_id": null, "actor_id": "01a22a70-f3ab-7419-b860-758eb8720070", "created_at": "2026-11-30T03:12:56.796237Z", "project_id": "01a22a70-f9de-7465-a8a4-5ca1dfec025c"}', '[]', NULL, '1520');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a70-fa16-757b-ae18-a5cf0666236f', '1523', 8, 'project.created', '2026-11-30 03:12:56.856504+00', '01a22a70-f5a0-73a3-aa2f-cf05f375db14', '01a22a70-fa12-75c6-b1d8-664f33b0e2f4', NULL, NULL, '{"id": "01a22a70-fa12-75c6-b1d8-664f33b0e2f4", "name": "House", "status": "active", "version": 1, "owner_id": "01a22a70-f5a0-73a3-aa2f-cf05f375db14", "created_at": "2026-11-30T03:12:56.848421Z", "task_count": 0, "updated_at": "2026-11-30T03:12:56.848421Z", "description": null, "open_task_count": 0}', '[]', NULL, '1523');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a70-fa1c-76d8-9b91-e16008d18b13', '1523', 9, 'notification.created', '2026-11-30 03:12:56.861846+00', '01a22a70-f5a0-73a3-aa2f-cf05f375db14', NULL, '01a22a70-f5a0-73a3-aa2f-cf05f375db14', NULL, '{"id": "01a22a70-fa1a-74b6-84d3-0160e0a094a1", "type": "project_created", "message": "Your project “House” was created.", "read_at": null, "todo_id": null, "actor_id": "01a22a70-f5a0-73a3-aa2f-cf05f375db14", "created_at": "2026-11-30T03:12:56.848421Z", "project_id": "01a22a70-fa12-75c6-b1d8-664f33b0e2f4"}', '[]', NULL, '1523');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a70-fa3f-70bb-abf1-eea0fbc8ee15', '1525', 10, 'notification.created', '2026-11-30 03:12:56.901882+00', '01a22a70-f3ab-7419-b860-758eb8720070', NULL, '01a22a70-f5a0-73a3-aa2f-cf05f375db14', NULL, '{"id": "01a22a70-fa3d-72e2-82c8-1a1fe4975ab1", "type": "project_invited", "message": "Ada made you a member of “Garden”.", "read_at": null, "todo_id": null, "actor_id": "01a22a70-f3ab-7419-b860-758eb8720070", "created_at": "2026-11-30T03:12:56.8757Z", "project_id": "01a22a70-f9de-7465-a8a4-5ca1dfec025c"}', '[]', NULL, '1525');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a70-fa46-70be-b052-ad44080a2601', '1525', 11, 'member.added', '2026-11-30 03:12:56.90557+00', '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a70-f9de-7465-a8a4-5ca1dfec025c', '01a22a70-f5a0-73a3-aa2f-cf05f375db14', NULL, '{"name": "Bob", "role": "editor", "email": "bob@example.com", "user_id": "01a22a70-f5a0-73a3-aa2f-cf05f375db14", "created_at": "2026-11-30T03:12:56.8757Z", "project_id": "01a22a70-f9de-7465-a8a4-5ca1dfec025c"}', '[]', NULL, '1525');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a70-fa5c-73f3-929e-c70206d8a46d', '1527', 12, 'todo.created', '2026-11-30 03:12:56.926257+00', '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a70-f9de-7465-a8a4-5ca1dfec025c', NULL, '01a22a70-fa55-7340-932c-adc8a4c1ad07', '{"id": "01a22a70-fa55-7340-932c-adc8a4c1ad07", "title": "Dig", "due_at": null, "user_id": "01a22a70-f3ab-7419-b860-758eb8720070", "version": 1, "position": "5000000000ad07", "priority": 3, "completed": false, "created_at": "2026-11-30T03:12:56.91398Z", "project_id": "01a22a70-f9de-7465-a8a4-5ca1dfec025c", "updated_at": "2026-11-30T03:12:56.91398Z", "assignee_id": "01a22a70-f5a0-73a3-aa2f-cf05f375db14", "description": null, "completed_at": null}', '[]', NULL, '1527');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a70-fa6c-76ac-ae73-a141c3c49fcc', '1527', 13, 'notification.created', '2026-11-30 03:12:56.94797+00', '01a22a70-f3ab-7419-b860-758eb8720070', NULL, '01a22a70-f5a0-73a3-aa2f-cf05f375db14', NULL, '{"id": "01a22a70-fa66-74fc-8eb3-d1ae56fb3228", "type": "todo_assigned", "message": "Ada assigned “Dig” to you.", "read_at": null, "todo_id": "01a22a70-fa55-7340-932c-adc8a4c1ad07", "actor_id": "01a22a70-f3ab-7419-b860-758eb8720070", "created_at": "2026-11-30T03:12:56.91398Z", "project_id": "01a22a70-f9de-7465-a8a4-5ca1dfec025c"}', '[]', NULL, '1527');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a70-fab0-7196-aee6-7e756735fc2c', '1529', 14, 'todo.created', '2026-11-30 03:12:57.009795+00', '01a22a70-f5a0-73a3-aa2f-cf05f375db14', '01a22a70-f9de-7465-a8a4-5ca1dfec025c', NULL, '01a22a70-faa7-7202-acc9-f492e64f3828', '{"id": "01a22a70-faa7-7202-acc9-f492e64f3828", "title": "Sow", "due_at": null, "user_id": "01a22a70-f5a0-73a3-aa2f-cf05f375db14", "version": 1, "position": "50000000013828", "priority": 3, "completed": false, "created_at": "2026-11-30T03:12:56.992336Z", "project_id": "01a22a70-f9de-7465-a8a4-5ca1dfec025c", "updated_at": "2026-11-30T03:12:56.992336Z", "assignee_id": null, "description": null, "completed_at": null}', '[]', NULL, '1529');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a70-fd24-72bc-a573-d0148c0887b6', '1537', 17, 'notification.created', '2026-11-30 03:12:57.64234+00', '01a22a70-f3ab-7419-b860-758eb8720070', NULL, '01a22a70-f6d8-7153-97e7-30c516978291', NULL, '{"id": "01a22a70-fd0c-737e-ae27-9ac713929b50", "type": "project_invited", "message": "Ada invited you to “Garden”. The invitation is in your mail.", "read_at": null, "todo_id": null, "actor_id": "01a22a70-f3ab-7419-b860-758eb8720070", "created_at": "2026-11-30T03:12:57.544265Z", "project_id": "01a22a70-f9de-7465-a8a4-5ca1dfec025c"}', '[]', NULL, '1537');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a70-fb3e-7473-920d-b4cd421bc32b', '1531', 15, 'todo.updated', '2026-11-30 03:12:57.188393+00', '01a22a70-f5a0-73a3-aa2f-cf05f375db14', '01a22a70-f9de-7465-a8a4-5ca1dfec025c', NULL, '01a22a70-faa7-7202-acc9-f492e64f3828', '{"id": "01a22a70-faa7-7202-acc9-f492e64f3828", "title": "Sow", "due_at": null, "user_id": "01a22a70-f5a0-73a3-aa2f-cf05f375db14", "version": 2, "position": "50000000013828", "priority": 3, "completed": true, "created_at": "2026-11-30T03:12:56.992336Z", "project_id": "01a22a70-f9de-7465-a8a4-5ca1dfec025c", "updated_at": "2026-11-30T03:12:57.144513Z", "assignee_id": null, "description": null, "completed_at": "2026-11-30T03:12:57.144513Z"}', '[{"to": true, "from": false, "member": "completed"}, {"to": "2026-11-30T03:12:57.144513Z", "from": null, "member": "completed_at"}]', NULL, '1531');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a70-fbb4-72f7-8300-0bf0762a0655', '1533', 16, 'todo.created', '2026-11-30 03:12:57.273242+00', '01a22a70-f5a0-73a3-aa2f-cf05f375db14', '01a22a70-fa12-75c6-b1d8-664f33b0e2f4', NULL, '01a22a70-fba8-710f-b590-ac58cdcfda2e', '{"id": "01a22a70-fba8-710f-b590-ac58cdcfda2e", "title": "Paint", "due_at": "2026-11-30T23:00:00Z", "user_id": "01a22a70-f5a0-73a3-aa2f-cf05f375db14", "version": 1, "position": "5000000000da2e", "priority": 3, "completed": false, "created_at": "2026-11-30T03:12:57.25069Z", "project_id": "01a22a70-fa12-75c6-b1d8-664f33b0e2f4", "updated_at": "2026-11-30T03:12:57.25069Z", "assignee_id": null, "description": null, "completed_at": null}', '[]', NULL, '1533');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a71-0476-7006-a8c5-646e0e911539', '1577', 18, 'todo.created', '2026-11-30 03:12:59.513018+00', '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a70-f9de-7465-a8a4-5ca1dfec025c', NULL, '01a22a71-0474-738d-b1ea-0c948f148732', '{"id": "01a22a71-0474-738d-b1ea-0c948f148732", "title": "Gone", "due_at": null, "user_id": "01a22a70-f3ab-7419-b860-758eb8720070", "version": 1, "position": "50000000028732", "priority": 3, "completed": false, "created_at": "2026-11-30T03:12:59.504768Z", "project_id": "01a22a70-f9de-7465-a8a4-5ca1dfec025c", "updated_at": "2026-11-30T03:12:59.504768Z", "assignee_id": null, "description": null, "completed_at": null}', '[]', NULL, '1577');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a71-049d-76ee-ab4f-0ea6214d64ef', '1586', 20, 'todo.deleted', '2026-11-30 03:12:59.564898+00', '01a22a70-f3ab-7419-b860-758eb8720070', NULL, '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a70-f981-75ea-83de-fb0de09ca5a0', '{"id": "01a22a70-f981-75ea-83de-fb0de09ca5a0", "title": "Café crème", "due_at": null, "user_id": "01a22a70-f3ab-7419-b860-758eb8720070", "version": 1, "position": "5000000002a5a0", "priority": 3, "completed": false, "created_at": "2026-11-30T03:12:56.718446Z", "project_id": null, "updated_at": "2026-11-30T03:12:56.718446Z", "assignee_id": null, "description": null, "completed_at": null}', '[]', NULL, '1584');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a71-04ce-7588-bc67-24caa617e94b', '1590', 21, 'project.created', '2026-11-30 03:12:59.600098+00', '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a71-04c9-73ff-92af-40726bb133fc', NULL, NULL, '{"id": "01a22a71-04c9-73ff-92af-40726bb133fc", "name": "Barn", "status": "active", "version": 1, "owner_id": "01a22a70-f3ab-7419-b860-758eb8720070", "created_at": "2026-11-30T03:12:59.592269Z", "task_count": 0, "updated_at": "2026-11-30T03:12:59.592269Z", "description": null, "open_task_count": 0}', '[]', NULL, '1590');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a71-04ed-7367-ae00-98a0f426c6d2', '1590', 22, 'notification.created', '2026-11-30 03:12:59.632071+00', '01a22a70-f3ab-7419-b860-758eb8720070', NULL, '01a22a70-f3ab-7419-b860-758eb8720070', NULL, '{"id": "01a22a71-04dc-759d-a204-9af98c447f84", "type": "project_created", "message": "Your project “Barn” was created.", "read_at": null, "todo_id": null, "actor_id": "01a22a70-f3ab-7419-b860-758eb8720070", "created_at": "2026-11-30T03:12:59.592269Z", "project_id": "01a22a71-04c9-73ff-92af-40726bb133fc"}', '[]', NULL, '1590');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a71-0522-7628-9306-53d25b2322eb', '1592', 23, 'todo.created', '2026-11-30 03:12:59.689587+00', '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a71-04c9-73ff-92af-40726bb133fc', NULL, '01a22a71-051e-756a-b7cf-00d286ee5043', '{"id": "01a22a71-051e-756a-b7cf-00d286ee5043", "title": "Sweep", "due_at": null, "user_id": "01a22a70-f3ab-7419-b860-758eb8720070", "version": 1, "position": "50000000005043", "priority": 3, "completed": false, "created_at": "2026-11-30T03:12:59.667659Z", "project_id": "01a22a71-04c9-73ff-92af-40726bb133fc", "updated_at": "2026-11-30T03:12:59.667659Z", "assignee_id": null, "description": null, "completed_at": null}', '[]', NULL, '1592');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a71-05c3-76a8-bde3-0bf7d79a235f', '1595', 24, 'project.deleted', '2026-11-30 03:12:59.851082+00', '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a71-04c9-73ff-92af-40726bb133fc', NULL, NULL, '{"id": "01a22a71-04c9-73ff-92af-40726bb133fc", "name": "Barn", "status": "active", "version": 2, "owner_id": "01a22a70-f3ab-7419-b860-758eb8720070", "created_at": "2026-11-30T03:12:59.592269Z", "task_count": 1, "updated_at": "2026-11-30T03:12:59.592269Z", "description": null, "open_task_count": 1}', '[]', NULL, '1595');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a71-048e-77bb-acbf-f311251b1a2b', '1582', 19, 'todo.deleted', '2026-11-30 03:12:59.538805+00', '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a70-f9de-7465-a8a4-5ca1dfec025c', NULL, '01a22a71-0474-738d-b1ea-0c948f148732', '{"id": "01a22a71-0474-738d-b1ea-0c948f148732", "title": "Gone", "due_at": null, "user_id": "01a22a70-f3ab-7419-b860-758eb8720070", "version": 1, "position": "50000000028732", "priority": 3, "completed": false, "created_at": "2026-11-30T03:12:59.504768Z", "project_id": "01a22a70-f9de-7465-a8a4-5ca1dfec025c", "updated_at": "2026-11-30T03:12:59.504768Z", "assignee_id": null, "description": null, "completed_at": null}', '[]', NULL, '1581');
INSERT INTO public.forgotten_events VALUES (true, '0');
INSERT INTO public.idempotency_keys VALUES ('01a22a70-f3ab-7419-b860-758eb8720070', '0190a1b2-0000-7000-8000-000000000001', '\x7693d7e81d3224cc90b3f29bcb4dc856bbf7a8524bb16e2a9d5868fb261648bb', 201, '{"ETag": "\"1\"", "Location": "/todos/01a22a71-0474-738d-b1ea-0c948f148732", "Content-Type": "application/json"}', '\x7b226964223a2230316132326137312d303437342d373338642d623165612d306339343866313438373332222c227469746c65223a22476f6e65222c226465736372697074696f6e223a6e756c6c2c22636f6d706c65746564223a66616c73652c22636f6d706c657465645f6174223a6e756c6c2c227072696f72697479223a332c226475655f6174223a6e756c6c2c2270726f6a6563745f6964223a2230316132326137302d663964652d373436352d613861342d356361316466656330323563222c22706f736974696f6e223a223530303030303030303238373332222c2261737369676e65655f6964223a6e756c6c2c22757365725f6964223a2230316132326137302d663361622d373431392d623836302d373538656238373230303730222c2276657273696f6e223a312c22637265617465645f6174223a22323032362d31312d33305430333a31323a35392e3530343736385a222c22757064617465645f6174223a22323032362d31312d33305430333a31323a35392e3530343736385a227d', '2026-11-30 03:12:59.504768+00', 897);
INSERT INTO public.invitations VALUES ('01a22a70-fc2d-7262-a431-3672c5b8aec6', '01a22a70-f9de-7465-a8a4-5ca1dfec025c', 'dora@example.com', 'viewer', 'pending', '01a22a70-f3ab-7419-b860-758eb8720070', '2026-11-30 03:12:57.351567+00', '2026-12-07 03:12:57.351567+00');
INSERT INTO public.invitations VALUES ('01a22a70-fcec-7224-b669-de275a5bb8cf', '01a22a70-f9de-7465-a8a4-5ca1dfec025c', 'cleo@example.com', 'editor', 'pending', '01a22a70-f3ab-7419-b860-758eb8720070', '2026-11-30 03:12:57.544265+00', '2026-12-07 03:12:57.544265+00');
INSERT INTO public.knex_migrations VALUES (1, '0001_users', 1, '2026-11-30 03:12:52.378+00');
INSERT INTO public.knex_migrations VALUES (2, '0002_todos', 1, '2026-11-30 03:12:52.401+00');
INSERT INTO public.knex_migrations VALUES (3, '0003_rate_limits', 1, '2026-11-30 03:12:52.414+00');
INSERT INTO public.knex_migrations VALUES (4, '0004_projects', 1, '2026-11-30 03:12:52.464+00');
INSERT INTO public.knex_migrations VALUES (5, '0005_notifications', 1, '2026-11-30 03:12:52.54+00');
INSERT INTO public.knex_migrations VALUES (6, '0006_events', 1, '2026-11-30 03:12:52.564+00');
INSERT INTO public.knex_migrations VALUES (7, '0007_webhooks', 1, '2026-11-30 03:12:52.608+00');
INSERT INTO public.knex_migrations VALUES (8, '0008_trash', 1, '2026-11-30 03:12:52.65+00');
INSERT INTO public.knex_migrations VALUES (9, '0009_event_tickets', 1, '2026-11-30 03:12:52.66+00');
INSERT INTO public.knex_migrations VALUES (10, '0010_idempotency_keys', 1, '2026-11-30 03:12:52.67+00');
INSERT INTO public.knex_migrations VALUES (11, '0011_sessions', 1, '2026-11-30 03:12:52.686+00');
INSERT INTO public.knex_migrations VALUES (12, '0012_identities', 1, '2026-11-30 03:12:52.708+00');
INSERT INTO public.knex_migrations VALUES (13, '0013_event_epochs', 1, '2026-11-30 03:12:52.722+00');
INSERT INTO public.knex_migrations VALUES (14, '0014_verified_addresses', 1, '2026-11-30 03:12:52.732+00');
INSERT INTO public.knex_migrations VALUES (15, '0015_todo_places', 1, '2026-11-30 03:12:52.788+00');
INSERT INTO public.knex_migrations VALUES (16, '0016_event_traces', 1, '2026-11-30 03:12:52.799+00');
INSERT INTO public.knex_migrations VALUES (17, '0017_event_horizon', 1, '2026-11-30 03:12:52.805+00');
INSERT INTO public.knex_migrations VALUES (18, '0018_repeated_refresh_and_former_versions', 1, '2026-11-30 03:12:52.844+00');
INSERT INTO public.knex_migrations VALUES (19, '0019_event_order', 1, '2026-11-30 03:12:52.852+00');
INSERT INTO public.knex_migrations VALUES (20, '0020_invariants', 1, '2026-11-30 03:12:52.903+00');
INSERT INTO public.knex_migrations VALUES (21, '0023_credentials_version', 1, '2026-11-30 03:12:52.916+00');
INSERT INTO public.knex_migrations VALUES (22, '0024_webhook_ends', 1, '2026-11-30 03:12:52.923+00');
INSERT INTO public.knex_migrations VALUES (23, '0026_quotas', 1, '2026-11-30 03:12:52.941+00');
INSERT INTO public.knex_migrations VALUES (24, '0029_webhook_turns', 1, '2026-11-30 03:12:52.952+00');
INSERT INTO public.knex_migrations VALUES (25, '0030_mails', 1, '2026-11-30 03:12:52.998+00');
INSERT INTO public.knex_migrations VALUES (26, '0031_left_overs', 1, '2026-11-30 03:12:53.019+00');
INSERT INTO public.knex_migrations VALUES (27, '0034_audit_entries', 1, '2026-11-30 03:12:53.044+00');
INSERT INTO public.knex_migrations_lock VALUES (1, 0);
INSERT INTO public.mail_gatherings VALUES ('01a22a70-f5a0-73a3-aa2f-cf05f375db14', '2026-11-30 03:12:57.620779+00');
INSERT INTO public.notifications VALUES ('01a22a70-f9f3-70ac-9731-ca4b0f1205c3', '01a22a70-f3ab-7419-b860-758eb8720070', 'project_created', 'Your project “Garden” was created.', '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a70-f9de-7465-a8a4-5ca1dfec025c', NULL, NULL, NULL, '2026-11-30 03:12:56.796237+00', false, NULL);
INSERT INTO public.notifications VALUES ('01a22a70-fa1a-74b6-84d3-0160e0a094a1', '01a22a70-f5a0-73a3-aa2f-cf05f375db14', 'project_created', 'Your project “House” was created.', '01a22a70-f5a0-73a3-aa2f-cf05f375db14', '01a22a70-fa12-75c6-b1d8-664f33b0e2f4', NULL, NULL, NULL, '2026-11-30 03:12:56.848421+00', false, NULL);
INSERT INTO public.notifications VALUES ('01a22a70-fd0c-737e-ae27-9ac713929b50', '01a22a70-f6d8-7153-97e7-30c516978291', 'project_invited', 'Ada invited you to “Garden”. The invitation is in your mail.', '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a70-f9de-7465-a8a4-5ca1dfec025c', NULL, NULL, NULL, '2026-11-30 03:12:57.544265+00', false, NULL);
INSERT INTO public.notifications VALUES ('01a22a70-fa3d-72e2-82c8-1a1fe4975ab1', '01a22a70-f5a0-73a3-aa2f-cf05f375db14', 'project_invited', 'Ada made you a member of “Garden”.', '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a70-f9de-7465-a8a4-5ca1dfec025c', NULL, NULL, NULL, '2026-11-30 03:12:56.8757+00', false, '01a22a70-fd0d-708d-b922-0c1a46effc3b');
INSERT INTO public.notifications VALUES ('01a22a70-fa66-74fc-8eb3-d1ae56fb3228', '01a22a70-f5a0-73a3-aa2f-cf05f375db14', 'todo_assigned', 'Ada assigned “Dig” to you.', '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a70-f9de-7465-a8a4-5ca1dfec025c', '01a22a70-fa55-7340-932c-adc8a4c1ad07', NULL, NULL, '2026-11-30 03:12:56.91398+00', false, '01a22a70-fd0d-708d-b922-0c1a46effc3b');
INSERT INTO public.notifications VALUES ('01a22a71-04dc-759d-a204-9af98c447f84', '01a22a70-f3ab-7419-b860-758eb8720070', 'project_created', 'Your project “Barn” was created.', '01a22a70-f3ab-7419-b860-758eb8720070', '01a22a71-04c9-73ff-92af-40726bb133fc', NULL, NULL, NULL, '2026-11-30 03:12:59.592269+00', false, NULL);
INSERT INTO public.preferences VALUES ('01a22a70-f5a0-73a3-aa2f-cf05f375db14', false, true, true, true, true, true);
INSERT INTO public.project_members VALUES ('01a22a70-f9de-7465-a8a4-5ca1dfec025c', '01a22a70-f3ab-7419-b860-758eb8720070', 'owner', '2026-11-30 03:12:56.796237+00');
INSERT INTO public.project_members VALUES ('01a22a70-fa12-75c6-b1d8-664f33b0e2f4', '01a22a70-f5a0-73a3-aa2f-cf05f375db14', 'owner', '2026-11-30 03:12:56.848421+00');
INSERT INTO public.project_members VALUES ('01a22a70-f9de-7465-a8a4-5ca1dfec025c', '01a22a70-f5a0-73a3-aa2f-cf05f375db14', 'editor', '2026-11-30 03:12:56.8757+00');
INSERT INTO public.project_members VALUES ('01a22a71-04c9-73ff-92af-40726bb133fc', '01a22a70-f3ab-7419-b860-758eb8720070', 'owner', '2026-11-30 03:12:59.592269+00');
INSERT INTO public.projects VALUES ('01a22a70-fa12-75c6-b1d8-664f33b0e2f4', '01a22a70-f5a0-73a3-aa2f-cf05f375db14', 'House', NULL, 'active', 1, 1, 2, '2026-11-30 03:12:56.848421+00', '2026-11-30 03:12:56.848421+00', NULL, NULL, NULL, 'owner');
INSERT INTO public.projects VALUES ('01a22a70-f9de-7465-a8a4-5ca1dfec025c', '01a22a70-f3ab-7419-b860-758eb8720070', 'Garden', 'all seasons', 'active', 2, 1, 6, '2026-11-30 03:12:56.796237+00', '2026-11-30 03:12:56.796237+00', NULL, NULL, NULL, 'owner');
INSERT INTO public.projects VALUES ('01a22a71-04c9-73ff-92af-40726bb133fc', '01a22a70-f3ab-7419-b860-758eb8720070', 'Barn', NULL, 'active', 0, 0, 3, '2026-11-30 03:12:59.592269+00', '2026-11-30 03:12:59.592269+00', '2026-11-30 03:12:59.805539+00', '01a22a70-f3ab-7419-b860-758eb8720070', NULL, 'owner');
INSERT INTO public.refresh_tokens VALUES ('\x415707d334b0ea0aa16659a441fd51c3677225510962b3b4b45caea630ec6cce', '01a22a70-f47a-73ea-8438-cb0d443edc4a', NULL, '2026-11-30 03:12:55.405774+00');
INSERT INTO public.refresh_tokens VALUES ('\x1c0ee17e837d781dd0e50f4d9e8cbf7066c37117e5632eb25933f16d462a3101', '01a22a70-f731-742d-ad4d-23af762a9f12', NULL, '2026-11-30 03:12:56.10874+00');
INSERT INTO public.refresh_tokens VALUES ('\xc68443f51da0d5472d866f264d990106666faf7c581e6dbc43c9ec83d5b2fbf9', '01a22a70-f769-77ea-94c0-0b0b03a7def8', NULL, '2026-11-30 03:12:56.160829+00');
INSERT INTO public.sent_mails VALUES ('invitation-01a22a70-fc2d-7262-a431-3672c5b8aec6', '2026-11-30 03:12:58.623093+00');
INSERT INTO public.sent_mails VALUES ('password_reset-01a22a70-fdb8-71e0-8abe-e77268285951', '2026-11-30 03:12:59.279306+00');
INSERT INTO public.sent_mails VALUES ('invitation-01a22a70-fcec-7224-b669-de275a5bb8cf', '2026-11-30 03:12:59.373159+00');
INSERT INTO public.sent_mails VALUES ('notifications-01a22a70-fd0d-708d-b922-0c1a46effc3b', '2026-11-30 03:12:59.496804+00');
INSERT INTO public.sent_mails VALUES ('email_change-01a22a71-0086-7626-90e3-c6d09e5c8a63', '2026-11-30 03:12:59.515775+00');
INSERT INTO public.sent_mails VALUES ('email_change_requested-01a22a71-0086-7626-90e3-c6d09e5c8a63', '2026-11-30 03:12:59.568045+00');
INSERT INTO public.sessions VALUES ('01a22a70-f47a-73ea-8438-cb0d443edc4a', '01a22a70-f3ab-7419-b860-758eb8720070', '2026-11-30 03:12:55.405774+00', '2026-11-30 03:12:55.405774+00', '2026-12-30 03:12:55.405774+00', 'node', '127.0.0.1', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.sessions VALUES ('01a22a70-f731-742d-ad4d-23af762a9f12', '01a22a70-f6d8-7153-97e7-30c516978291', '2026-11-30 03:12:56.10874+00', '2026-11-30 03:12:56.10874+00', '2026-12-30 03:12:56.10874+00', 'node', '127.0.0.1', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.sessions VALUES ('01a22a70-f769-77ea-94c0-0b0b03a7def8', '01a22a70-f6d8-7153-97e7-30c516978291', '2026-11-30 03:12:56.160829+00', '2026-11-30 03:12:56.160829+00', '2026-12-30 03:12:56.160829+00', 'node', '127.0.0.1', NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.sessions VALUES ('01a22a71-03c0-75ba-9ece-99ab4e4411f9', '01a22a70-f3ab-7419-b860-758eb8720070', '2026-11-30 03:12:59.325263+00', '2026-11-30 03:12:59.325263+00', '2027-02-28 03:12:59.325263+00', NULL, NULL, 'Calendar', '{todos:read}', '\x10dac7d16c18f9c208b03b56423edc75471f4189650a179b5f61ae115256ee85', NULL, NULL, NULL);
INSERT INTO public.todos VALUES ('01a22a70-f913-727e-8b0d-0ee240c275cb', '01a22a70-f3ab-7419-b860-758eb8720070', 'Mend the gate', 'before the frost', false, NULL, 3, '2026-12-01 09:00:00+00', 1, '2026-11-30 03:12:56.621635+00', '2026-11-30 03:12:56.621635+00', NULL, NULL, NULL, NULL, false, '500000000175cb');
INSERT INTO public.todos VALUES ('01a22a70-f8fa-763d-a1a9-515daec171f3', '01a22a70-f3ab-7419-b860-758eb8720070', 'Buy oat milk', NULL, true, '2026-11-30 03:12:56.762745+00', 3, NULL, 2, '2026-11-30 03:12:56.56695+00', '2026-11-30 03:12:56.762745+00', NULL, NULL, NULL, NULL, false, '500000000071f3');
INSERT INTO public.todos VALUES ('01a22a70-f9ce-7661-a08d-1b94d556bc46', '01a22a70-f5a0-73a3-aa2f-cf05f375db14', 'Bob''s own', NULL, false, NULL, 3, NULL, 1, '2026-11-30 03:12:56.781175+00', '2026-11-30 03:12:56.781175+00', NULL, NULL, NULL, NULL, false, '5000000000bc46');
INSERT INTO public.todos VALUES ('01a22a70-fa55-7340-932c-adc8a4c1ad07', '01a22a70-f3ab-7419-b860-758eb8720070', 'Dig', NULL, false, NULL, 3, NULL, 1, '2026-11-30 03:12:56.91398+00', '2026-11-30 03:12:56.91398+00', '01a22a70-f9de-7465-a8a4-5ca1dfec025c', '01a22a70-f5a0-73a3-aa2f-cf05f375db14', NULL, NULL, false, '5000000000ad07');
INSERT INTO public.todos VALUES ('01a22a70-faa7-7202-acc9-f492e64f3828', '01a22a70-f5a0-73a3-aa2f-cf05f375db14', 'Sow', NULL, true, '2026-11-30 03:12:57.144513+00', 3, NULL, 2, '2026-11-30 03:12:56.992336+00', '2026-11-30 03:12:57.144513+00', '01a22a70-f9de-7465-a8a4-5ca1dfec025c', NULL, NULL, NULL, false, '50000000013828');
INSERT INTO public.todos VALUES ('01a22a70-fba8-710f-b590-ac58cdcfda2e', '01a22a70-f5a0-73a3-aa2f-cf05f375db14', 'Paint', NULL, false, NULL, 3, '2026-11-30 23:00:00+00', 1, '2026-11-30 03:12:57.25069+00', '2026-11-30 03:12:57.25069+00', '01a22a70-fa12-75c6-b1d8-664f33b0e2f4', NULL, NULL, NULL, false, '5000000000da2e');
INSERT INTO public.todos VALUES ('01a22a71-0474-738d-b1ea-0c948f148732', '01a22a70-f3ab-7419-b860-758eb8720070', 'Gone', NULL, false, NULL, 3, NULL, 1, '2026-11-30 03:12:59.504768+00', '2026-11-30 03:12:59.504768+00', '01a22a70-f9de-7465-a8a4-5ca1dfec025c', NULL, '2026-11-30 03:12:59.526793+00', '01a22a70-f3ab-7419-b860-758eb8720070', false, '50000000028732');
INSERT INTO public.todos VALUES ('01a22a70-f981-75ea-83de-fb0de09ca5a0', '01a22a70-f3ab-7419-b860-758eb8720070', 'Café crème', NULL, false, NULL, 3, NULL, 1, '2026-11-30 03:12:56.718446+00', '2026-11-30 03:12:56.718446+00', NULL, NULL, '2026-11-30 03:12:59.546018+00', '01a22a70-f3ab-7419-b860-758eb8720070', false, '5000000002a5a0');
INSERT INTO public.todos VALUES ('01a22a71-051e-756a-b7cf-00d286ee5043', '01a22a70-f3ab-7419-b860-758eb8720070', 'Sweep', NULL, false, NULL, 3, NULL, 1, '2026-11-30 03:12:59.667659+00', '2026-11-30 03:12:59.667659+00', '01a22a71-04c9-73ff-92af-40726bb133fc', NULL, '2026-11-30 03:12:59.805539+00', '01a22a70-f3ab-7419-b860-758eb8720070', true, '50000000005043');
INSERT INTO public.users VALUES ('01a22a70-f3ab-7419-b860-758eb8720070', 'ada@example.com', 'Ada', '$argon2id$v=19$m=19456,t=2,p=1$Qtl6VX1QgmJX7TDr/tErDQ$7wlZoApUVTJ1II+e4+Sp3OMwGeEHV2wuA/tRyVoyv+w', 'user', 1, NULL, '2026-11-30 03:12:55.212601+00', '2026-11-30 03:12:55.212601+00', '2026-11-30 03:12:56.546907+00', 1, '{}', false);
INSERT INTO public.users VALUES ('01a22a70-f6d8-7153-97e7-30c516978291', 'cleo@example.com', 'Cleo', '$argon2id$v=19$m=19456,t=2,p=1$6bwOOvIPY4yl36eDAclsJw$SoNRag51H+neQWri4v/Iy2btA5x/ppXADRlPDNdne/k', 'admin', 1, NULL, '2026-11-30 03:12:56.025852+00', '2026-11-30 03:12:56.025852+00', '2026-11-30 03:12:56.546907+00', 1, '{}', false);
INSERT INTO public.users VALUES ('01a22a70-f5a0-73a3-aa2f-cf05f375db14', 'bob@example.com', 'Bob', '$argon2id$v=19$m=19456,t=2,p=1$+OqN+BK43tb5tuUVB/fzjA$8ensYvM3G44XNrU/0C3LOMOTbqUBQTRTFiPKcY/z680', 'user', 3, NULL, '2026-11-30 03:12:55.716263+00', '2026-11-30 03:13:00.153653+00', '2026-11-30 03:12:56.546907+00', 3, '{"todos": 500}', false);
INSERT INTO public.webhook_cursor VALUES (true, '1595', 24);
INSERT INTO public.webhook_deliveries VALUES ('01a22a71-05d2-74ab-9447-f371f0c2b7d6', '01a22a71-0148-71cf-81d6-a69f36712d60', '01a22a71-0476-7006-a8c5-646e0e911539', 'todo.created', '01a22a70-f9de-7465-a8a4-5ca1dfec025c', '{"id":"01a22a71-0476-7006-a8c5-646e0e911539","type":"todo.created","occurred_at":"2026-11-30T03:12:59.513018Z","actor_id":"01a22a70-f3ab-7419-b860-758eb8720070","project_id":"01a22a70-f9de-7465-a8a4-5ca1dfec025c","data":{"id":"01a22a71-0474-738d-b1ea-0c948f148732","title":"Gone","due_at":null,"user_id":"01a22a70-f3ab-7419-b860-758eb8720070","version":1,"position":"50000000028732","priority":3,"completed":false,"created_at":"2026-11-30T03:12:59.504768Z","project_id":"01a22a70-f9de-7465-a8a4-5ca1dfec025c","updated_at":"2026-11-30T03:12:59.504768Z","assignee_id":null,"description":null,"completed_at":null},"changes":[]}', 'pending', 1, 1, '2026-11-30 03:13:05.572+00', '2026-11-30 03:13:00.290497+00', 'https://hooks.example.com/taskpact', '[{"name": "content-type", "value": "application/json"}, {"name": "user-agent", "value": "Taskpact"}, {"name": "accept-encoding", "value": "identity"}, {"name": "webhook-id", "value": "01a22a71-0476-7006-a8c5-646e0e911539"}, {"name": "webhook-timestamp", "value": "1796008380"}]', NULL, NULL, 'The receiver cannot be reached (ENOTFOUND).', '2026-11-30 03:12:59.704975+00', NULL);
INSERT INTO public.webhook_deliveries VALUES ('01a22a71-06d0-77e4-bb36-07c05bec97fe', '01a22a71-0148-71cf-81d6-a69f36712d60', '01a22a71-0522-7628-9306-53d25b2322eb', 'todo.created', '01a22a71-04c9-73ff-92af-40726bb133fc', '{"id":"01a22a71-0522-7628-9306-53d25b2322eb","type":"todo.created","occurred_at":"2026-11-30T03:12:59.689587Z","actor_id":"01a22a70-f3ab-7419-b860-758eb8720070","project_id":"01a22a71-04c9-73ff-92af-40726bb133fc","data":{"id":"01a22a71-051e-756a-b7cf-00d286ee5043","title":"Sweep","due_at":null,"user_id":"01a22a70-f3ab-7419-b860-758eb8720070","version":1,"position":"50000000005043","priority":3,"completed":false,"created_at":"2026-11-30T03:12:59.667659Z","project_id":"01a22a71-04c9-73ff-92af-40726bb133fc","updated_at":"2026-11-30T03:12:59.667659Z","assignee_id":null,"description":null,"completed_at":null},"changes":[]}', 'pending', 1, 1, '2026-11-30 03:13:05.469+00', '2026-11-30 03:13:00.359595+00', 'https://hooks.example.com/taskpact', '[{"name": "content-type", "value": "application/json"}, {"name": "user-agent", "value": "Taskpact"}, {"name": "accept-encoding", "value": "identity"}, {"name": "webhook-id", "value": "01a22a71-0522-7628-9306-53d25b2322eb"}, {"name": "webhook-timestamp", "value": "1796008380"}]', NULL, NULL, 'The receiver cannot be reached (ENOTFOUND).', '2026-11-30 03:13:00.064732+00', NULL);
INSERT INTO public.webhook_deliveries VALUES ('01a22a71-05d2-74ab-9447-fbedf658a635', '01a22a71-036a-70a2-a280-644eddc6099f', '01a22a71-048e-77bb-acbf-f311251b1a2b', 'todo.deleted', '01a22a70-f9de-7465-a8a4-5ca1dfec025c', '{"id":"01a22a71-048e-77bb-acbf-f311251b1a2b","type":"todo.deleted","occurred_at":"2026-11-30T03:12:59.538805Z","actor_id":"01a22a70-f3ab-7419-b860-758eb8720070","project_id":"01a22a70-f9de-7465-a8a4-5ca1dfec025c","data":{"id":"01a22a71-0474-738d-b1ea-0c948f148732","title":"Gone","due_at":null,"user_id":"01a22a70-f3ab-7419-b860-758eb8720070","version":1,"position":"50000000028732","priority":3,"completed":false,"created_at":"2026-11-30T03:12:59.504768Z","project_id":"01a22a70-f9de-7465-a8a4-5ca1dfec025c","updated_at":"2026-11-30T03:12:59.504768Z","assignee_id":null,"description":null,"completed_at":null},"changes":[]}', 'pending', 1, 1, '2026-11-30 03:13:05.892+00', '2026-11-30 03:13:00.432692+00', 'https://hooks.example.com/all', '[{"name": "content-type", "value": "application/json"}, {"name": "user-agent", "value": "Taskpact"}, {"name": "accept-encoding", "value": "identity"}, {"name": "webhook-id", "value": "01a22a71-048e-77bb-acbf-f311251b1a2b"}, {"name": "webhook-timestamp", "value": "1796008380"}]', NULL, NULL, 'The receiver cannot be reached (ENOTFOUND).', '2026-11-30 03:12:59.704975+00', NULL);
INSERT INTO public.webhook_deliveries VALUES ('01a22a71-05d2-74ab-9447-ff0b952a1a3d', '01a22a71-036a-70a2-a280-644eddc6099f', '01a22a71-049d-76ee-ab4f-0ea6214d64ef', 'todo.deleted', NULL, '{"id":"01a22a71-049d-76ee-ab4f-0ea6214d64ef","type":"todo.deleted","occurred_at":"2026-11-30T03:12:59.564898Z","actor_id":"01a22a70-f3ab-7419-b860-758eb8720070","project_id":null,"data":{"id":"01a22a70-f981-75ea-83de-fb0de09ca5a0","title":"Café crème","due_at":null,"user_id":"01a22a70-f3ab-7419-b860-758eb8720070","version":1,"position":"5000000002a5a0","priority":3,"completed":false,"created_at":"2026-11-30T03:12:56.718446Z","project_id":null,"updated_at":"2026-11-30T03:12:56.718446Z","assignee_id":null,"description":null,"completed_at":null},"changes":[]}', 'pending', 1, 1, '2026-11-30 03:13:05.765+00', '2026-11-30 03:13:00.49208+00', 'https://hooks.example.com/all', '[{"name": "content-type", "value": "application/json"}, {"name": "user-agent", "value": "Taskpact"}, {"name": "accept-encoding", "value": "identity"}, {"name": "webhook-id", "value": "01a22a71-049d-76ee-ab4f-0ea6214d64ef"}, {"name": "webhook-timestamp", "value": "1796008380"}]', NULL, NULL, 'The receiver cannot be reached (ENOTFOUND).', '2026-11-30 03:12:59.704975+00', NULL);
INSERT INTO public.webhook_deliveries VALUES ('01a22a71-05d2-74ab-9448-04cf19fd8629', '01a22a71-036a-70a2-a280-644eddc6099f', '01a22a71-04ed-7367-ae00-98a0f426c6d2', 'notification.created', NULL, '{"id":"01a22a71-04ed-7367-ae00-98a0f426c6d2","type":"notification.created","occurred_at":"2026-11-30T03:12:59.632071Z","actor_id":"01a22a70-f3ab-7419-b860-758eb8720070","project_id":null,"data":{"id":"01a22a71-04dc-759d-a204-9af98c447f84","type":"project_created","message":"Your project “Barn” was created.","read_at":null,"todo_id":null,"actor_id":"01a22a70-f3ab-7419-b860-758eb8720070","created_at":"2026-11-30T03:12:59.592269Z","project_id":"01a22a71-04c9-73ff-92af-40726bb133fc"},"changes":[]}', 'pending', 1, 1, '2026-11-30 03:13:06.05+00', '2026-11-30 03:13:00.61055+00', 'https://hooks.example.com/all', '[{"name": "content-type", "value": "application/json"}, {"name": "user-agent", "value": "Taskpact"}, {"name": "accept-encoding", "value": "identity"}, {"name": "webhook-id", "value": "01a22a71-04ed-7367-ae00-98a0f426c6d2"}, {"name": "webhook-timestamp", "value": "1796008380"}]', NULL, NULL, 'The receiver cannot be reached (ENOTFOUND).', '2026-11-30 03:12:59.704975+00', NULL);
INSERT INTO public.webhook_deliveries VALUES ('01a22a71-06d0-77e4-bb36-0d4869965323', '01a22a71-036a-70a2-a280-644eddc6099f', '01a22a71-05c3-76a8-bde3-0bf7d79a235f', 'project.deleted', '01a22a71-04c9-73ff-92af-40726bb133fc', '{"id":"01a22a71-05c3-76a8-bde3-0bf7d79a235f","type":"project.deleted","occurred_at":"2026-11-30T03:12:59.851082Z","actor_id":"01a22a70-f3ab-7419-b860-758eb8720070","project_id":"01a22a71-04c9-73ff-92af-40726bb133fc","data":{"id":"01a22a71-04c9-73ff-92af-40726bb133fc","name":"Barn","status":"active","version":2,"owner_id":"01a22a70-f3ab-7419-b860-758eb8720070","created_at":"2026-11-30T03:12:59.592269Z","task_count":1,"updated_at":"2026-11-30T03:12:59.592269Z","description":null,"open_task_count":1},"changes":[]}', 'pending', 1, 1, '2026-11-30 03:13:06.226+00', '2026-11-30 03:13:00.744714+00', 'https://hooks.example.com/all', '[{"name": "content-type", "value": "application/json"}, {"name": "user-agent", "value": "Taskpact"}, {"name": "accept-encoding", "value": "identity"}, {"name": "webhook-id", "value": "01a22a71-05c3-76a8-bde3-0bf7d79a235f"}, {"name": "webhook-timestamp", "value": "1796008380"}]', NULL, NULL, 'The receiver cannot be reached (ENOTFOUND).', '2026-11-30 03:13:00.064732+00', NULL);
INSERT INTO public.webhook_deliveries VALUES ('01a22a71-05d2-74ab-9447-f47ca4e6e706', '01a22a71-036a-70a2-a280-644eddc6099f', '01a22a71-0476-7006-a8c5-646e0e911539', 'todo.created', '01a22a70-f9de-7465-a8a4-5ca1dfec025c', '{"id":"01a22a71-0476-7006-a8c5-646e0e911539","type":"todo.created","occurred_at":"2026-11-30T03:12:59.513018Z","actor_id":"01a22a70-f3ab-7419-b860-758eb8720070","project_id":"01a22a70-f9de-7465-a8a4-5ca1dfec025c","data":{"id":"01a22a71-0474-738d-b1ea-0c948f148732","title":"Gone","due_at":null,"user_id":"01a22a70-f3ab-7419-b860-758eb8720070","version":1,"position":"50000000028732","priority":3,"completed":false,"created_at":"2026-11-30T03:12:59.504768Z","project_id":"01a22a70-f9de-7465-a8a4-5ca1dfec025c","updated_at":"2026-11-30T03:12:59.504768Z","assignee_id":null,"description":null,"completed_at":null},"changes":[]}', 'pending', 1, 1, '2026-11-30 03:13:05.57+00', '2026-11-30 03:13:00.295328+00', 'https://hooks.example.com/all', '[{"name": "content-type", "value": "application/json"}, {"name": "user-agent", "value": "Taskpact"}, {"name": "accept-encoding", "value": "identity"}, {"name": "webhook-id", "value": "01a22a71-0476-7006-a8c5-646e0e911539"}, {"name": "webhook-timestamp", "value": "1796008380"}]', NULL, NULL, 'The receiver cannot be reached (ENOTFOUND).', '2026-11-30 03:12:59.704975+00', NULL);
INSERT INTO public.webhook_deliveries VALUES ('01a22a71-05d2-74ab-9448-0388bac8dde0', '01a22a71-036a-70a2-a280-644eddc6099f', '01a22a71-04ce-7588-bc67-24caa617e94b', 'project.created', '01a22a71-04c9-73ff-92af-40726bb133fc', '{"id":"01a22a71-04ce-7588-bc67-24caa617e94b","type":"project.created","occurred_at":"2026-11-30T03:12:59.600098Z","actor_id":"01a22a70-f3ab-7419-b860-758eb8720070","project_id":"01a22a71-04c9-73ff-92af-40726bb133fc","data":{"id":"01a22a71-04c9-73ff-92af-40726bb133fc","name":"Barn","status":"active","version":1,"owner_id":"01a22a70-f3ab-7419-b860-758eb8720070","created_at":"2026-11-30T03:12:59.592269Z","task_count":0,"updated_at":"2026-11-30T03:12:59.592269Z","description":null,"open_task_count":0},"changes":[]}', 'pending', 1, 1, '2026-11-30 03:13:05.579+00', '2026-11-30 03:13:00.542476+00', 'https://hooks.example.com/all', '[{"name": "content-type", "value": "application/json"}, {"name": "user-agent", "value": "Taskpact"}, {"name": "accept-encoding", "value": "identity"}, {"name": "webhook-id", "value": "01a22a71-04ce-7588-bc67-24caa617e94b"}, {"name": "webhook-timestamp", "value": "1796008380"}]', NULL, NULL, 'The receiver cannot be reached (ENOTFOUND).', '2026-11-30 03:12:59.704975+00', NULL);
INSERT INTO public.webhook_deliveries VALUES ('01a22a71-06d0-77e4-bb36-0a515445f412', '01a22a71-036a-70a2-a280-644eddc6099f', '01a22a71-0522-7628-9306-53d25b2322eb', 'todo.created', '01a22a71-04c9-73ff-92af-40726bb133fc', '{"id":"01a22a71-0522-7628-9306-53d25b2322eb","type":"todo.created","occurred_at":"2026-11-30T03:12:59.689587Z","actor_id":"01a22a70-f3ab-7419-b860-758eb8720070","project_id":"01a22a71-04c9-73ff-92af-40726bb133fc","data":{"id":"01a22a71-051e-756a-b7cf-00d286ee5043","title":"Sweep","due_at":null,"user_id":"01a22a70-f3ab-7419-b860-758eb8720070","version":1,"position":"50000000005043","priority":3,"completed":false,"created_at":"2026-11-30T03:12:59.667659Z","project_id":"01a22a71-04c9-73ff-92af-40726bb133fc","updated_at":"2026-11-30T03:12:59.667659Z","assignee_id":null,"description":null,"completed_at":null},"changes":[]}', 'pending', 1, 1, '2026-11-30 03:13:05.864+00', '2026-11-30 03:13:00.669561+00', 'https://hooks.example.com/all', '[{"name": "content-type", "value": "application/json"}, {"name": "user-agent", "value": "Taskpact"}, {"name": "accept-encoding", "value": "identity"}, {"name": "webhook-id", "value": "01a22a71-0522-7628-9306-53d25b2322eb"}, {"name": "webhook-timestamp", "value": "1796008380"}]', NULL, NULL, 'The receiver cannot be reached (ENOTFOUND).', '2026-11-30 03:13:00.064732+00', NULL);
INSERT INTO public.webhooks VALUES ('01a22a71-0148-71cf-81d6-a69f36712d60', '01a22a70-f3ab-7419-b860-758eb8720070', 'https://hooks.example.com/taskpact', NULL, '{todo.created}', NULL, true, NULL, '2026-11-30 03:13:00.290497+00', '\x3fd7192274eac85911987a56b90151aa2e5be5ac909a6458385bd4b41cf02bf20c4d81e49c19679937ebf7a2bd98bd0777ab5bdd19c32c553a2cf46a82acd1e3da5ab89c4754c0648acad6d6da02', NULL, NULL, '1551', 2, '2026-11-30 03:12:58.688375+00', '2026-11-30 03:13:00.295243+00', NULL);
INSERT INTO public.webhooks VALUES ('01a22a71-036a-70a2-a280-644eddc6099f', '01a22a70-f3ab-7419-b860-758eb8720070', 'https://hooks.example.com/all', NULL, '{}', NULL, true, NULL, '2026-11-30 03:13:00.295328+00', '\xfcae938628af47ce51ebb5f6d5720068c6c47e6748af5579f7b562096d43df440f205a0474752011d67d360baa5741f499faee61571225532c876e6e8f7f595bf83871b3de01eea317b3b2e0206e', NULL, NULL, '1561', 2, '2026-11-30 03:12:59.225551+00', '2026-11-30 03:13:00.298696+00', NULL);
SELECT pg_catalog.setval('public.events_sequence_seq', 24, true);
SELECT pg_catalog.setval('public.knex_migrations_id_seq', 27, true);
SELECT pg_catalog.setval('public.knex_migrations_lock_index_seq', 1, true);
ALTER TABLE ONLY pgboss.bam
    ADD CONSTRAINT bam_pkey PRIMARY KEY (id);
ALTER TABLE ONLY pgboss.job
    ADD CONSTRAINT job_pkey PRIMARY KEY (name, id);
ALTER TABLE ONLY pgboss.job_common
    ADD CONSTRAINT job_common_pkey PRIMARY KEY (name, id);
ALTER TABLE ONLY pgboss.job_dependency
    ADD CONSTRAINT job_dependency_pkey PRIMARY KEY (child_name, child_id, parent_name, parent_id);
ALTER TABLE ONLY pgboss.queue
    ADD CONSTRAINT queue_pkey PRIMARY KEY (name);
ALTER TABLE ONLY pgboss.queue_stats
    ADD CONSTRAINT queue_stats_pkey PRIMARY KEY (id, captured_on);
ALTER TABLE ONLY pgboss.queue_stats_20261130
    ADD CONSTRAINT queue_stats_20261130_pkey PRIMARY KEY (id, captured_on);
ALTER TABLE ONLY pgboss.queue_stats_20261201
    ADD CONSTRAINT queue_stats_20261201_pkey PRIMARY KEY (id, captured_on);
ALTER TABLE ONLY pgboss.schedule
    ADD CONSTRAINT schedule_pkey PRIMARY KEY (name, key);
ALTER TABLE ONLY pgboss.subscription
    ADD CONSTRAINT subscription_pkey PRIMARY KEY (event, name);
ALTER TABLE ONLY pgboss.version
    ADD CONSTRAINT version_pkey PRIMARY KEY (version);
ALTER TABLE ONLY pgboss.warning
    ADD CONSTRAINT warning_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.audit_entries
    ADD CONSTRAINT audit_entries_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.event_epoch
    ADD CONSTRAINT event_epoch_pkey PRIMARY KEY (singleton);
ALTER TABLE ONLY public.event_tickets
    ADD CONSTRAINT event_tickets_pkey PRIMARY KEY (ticket_hash);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forgotten_events
    ADD CONSTRAINT forgotten_events_pkey PRIMARY KEY (singleton);
ALTER TABLE ONLY public.former_versions
    ADD CONSTRAINT former_versions_pkey PRIMARY KEY (user_id);
ALTER TABLE ONLY public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (user_id, idempotency_key);
ALTER TABLE ONLY public.identities
    ADD CONSTRAINT identities_pkey PRIMARY KEY (issuer, subject);
ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knex_migrations_lock
    ADD CONSTRAINT knex_migrations_lock_pkey PRIMARY KEY (index);
ALTER TABLE ONLY public.knex_migrations
    ADD CONSTRAINT knex_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.left_overs
    ADD CONSTRAINT left_overs_pkey PRIMARY KEY (work, part);
ALTER TABLE ONLY public.mail_gatherings
    ADD CONSTRAINT mail_gatherings_pkey PRIMARY KEY (user_id);
ALTER TABLE ONLY public.mail_leases
    ADD CONSTRAINT mail_leases_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.mail_tokens
    ADD CONSTRAINT mail_tokens_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT notifications_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.preferences
    ADD CONSTRAINT preferences_pkey PRIMARY KEY (user_id);
ALTER TABLE ONLY public.project_members
    ADD CONSTRAINT project_members_pkey PRIMARY KEY (project_id, user_id);
ALTER TABLE ONLY public.project_members
    ADD CONSTRAINT project_members_role UNIQUE (project_id, user_id, role);
ALTER TABLE ONLY public.projects
    ADD CONSTRAINT projects_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.rate_limits
    ADD CONSTRAINT rate_limits_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.refresh_tokens
    ADD CONSTRAINT refresh_tokens_pkey PRIMARY KEY (token_hash);
ALTER TABLE ONLY public.sent_mails
    ADD CONSTRAINT sent_mails_pkey PRIMARY KEY (key);
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_token_hash_key UNIQUE (token_hash);
ALTER TABLE ONLY public.todos
    ADD CONSTRAINT todos_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.webhook_cursor
    ADD CONSTRAINT webhook_cursor_pkey PRIMARY KEY (singleton);
ALTER TABLE ONLY public.webhook_deliveries
    ADD CONSTRAINT webhook_deliveries_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.webhook_deliveries
    ADD CONSTRAINT webhook_deliveries_webhook_id_event_id_key UNIQUE (webhook_id, event_id);
ALTER TABLE ONLY public.webhook_turns
    ADD CONSTRAINT webhook_turns_pkey PRIMARY KEY (user_id);
ALTER TABLE ONLY public.webhooks
    ADD CONSTRAINT webhooks_pkey PRIMARY KEY (id);
CREATE UNIQUE INDEX job_common_i1 ON pgboss.job_common USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state = 'created'::pgboss.job_state) AND (policy = 'short'::text));
CREATE INDEX job_common_i10 ON pgboss.job_common USING btree (name, singleton_key, state DESC, created_on, id) INCLUDE (start_after) WHERE ((state < 'active'::pgboss.job_state) AND (NOT blocked) AND (policy = 'key_strict_fifo'::text));
CREATE INDEX job_common_i11 ON pgboss.job_common USING btree (name, priority DESC, created_on, start_after) WHERE ((state < 'active'::pgboss.job_state) AND (NOT blocked));
CREATE INDEX job_common_i12 ON pgboss.job_common USING btree (source_root_id) WHERE (source_root_id IS NOT NULL);
CREATE UNIQUE INDEX job_common_i2 ON pgboss.job_common USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state = 'active'::pgboss.job_state) AND (policy = 'singleton'::text));
CREATE UNIQUE INDEX job_common_i3 ON pgboss.job_common USING btree (name, state, COALESCE(singleton_key, ''::text)) WHERE ((state <= 'active'::pgboss.job_state) AND (policy = 'stately'::text));
CREATE UNIQUE INDEX job_common_i4 ON pgboss.job_common USING btree (name, singleton_on, COALESCE(singleton_key, ''::text)) WHERE ((state <> 'cancelled'::pgboss.job_state) AND (singleton_on IS NOT NULL));
CREATE UNIQUE INDEX job_common_i6 ON pgboss.job_common USING btree (name, COALESCE(singleton_key, ''::text)) WHERE ((state <= 'active'::pgboss.job_state) AND (policy = 'exclusive'::text));
CREATE INDEX job_common_i7 ON pgboss.job_common USING btree (name, group_id) WHERE ((state = 'active'::pgboss.job_state) AND (group_id IS NOT NULL));
CREATE UNIQUE INDEX job_common_i8 ON pgboss.job_common USING btree (name, singleton_key) WHERE ((state = ANY (ARRAY['active'::pgboss.job_state, 'retry'::pgboss.job_state, 'failed'::pgboss.job_state])) AND (policy = 'key_strict_fifo'::text));
CREATE INDEX job_common_i9 ON pgboss.job_common USING btree (name, id) WHERE (blocking AND (state = 'completed'::pgboss.job_state));
CREATE INDEX job_dep_parent_idx ON pgboss.job_dependency USING btree (parent_name, parent_id);
CREATE INDEX queue_stats_i1 ON ONLY pgboss.queue_stats USING btree (name, captured_on DESC) INCLUDE (deferred_count, queued_count, ready_count, active_count, failed_count, total_count);
CREATE INDEX queue_stats_20261130_name_captured_on_deferred_count_queued_idx ON pgboss.queue_stats_20261130 USING btree (name, captured_on DESC) INCLUDE (deferred_count, queued_count, ready_count, active_count, failed_count, total_count);
CREATE INDEX queue_stats_20261201_name_captured_on_deferred_count_queued_idx ON pgboss.queue_stats_20261201 USING btree (name, captured_on DESC) INCLUDE (deferred_count, queued_count, ready_count, active_count, failed_count, total_count);
CREATE INDEX taskpact_lanes ON pgboss.job_common USING btree (name, COALESCE(group_id, ''::text), COALESCE(group_tier, ''::text), start_after) WHERE ((state < 'active'::pgboss.job_state) AND (NOT blocked));
CREATE INDEX warning_i1 ON pgboss.warning USING btree (created_on DESC);
CREATE INDEX audit_entries_in_order ON public.audit_entries USING btree (created_at, id);
CREATE INDEX audit_entries_of_actor ON public.audit_entries USING btree (actor_id);
CREATE INDEX audit_entries_of_user ON public.audit_entries USING btree (user_id, created_at, id);
CREATE INDEX event_tickets_expires_at ON public.event_tickets USING btree (expires_at);
CREATE INDEX event_tickets_session_id ON public.event_tickets USING btree (session_id);
CREATE INDEX event_tickets_user_id ON public.event_tickets USING btree (user_id);
CREATE INDEX events_activity_in_project ON public.events USING btree (project_id, occurred_at, id) WHERE (project_id IS NOT NULL);
CREATE INDEX events_activity_of_user ON public.events USING btree (user_id, occurred_at, id) WHERE (user_id IS NOT NULL);
CREATE INDEX events_occurred_at ON public.events USING btree (occurred_at, id);
CREATE UNIQUE INDEX events_position ON public.events USING btree (transaction_id, sequence);
CREATE INDEX events_project_id ON public.events USING btree (project_id, transaction_id, sequence) WHERE (project_id IS NOT NULL);
CREATE INDEX events_todo_id ON public.events USING btree (todo_id, occurred_at, id) WHERE (todo_id IS NOT NULL);
CREATE INDEX events_user_id ON public.events USING btree (user_id, transaction_id, sequence) WHERE (user_id IS NOT NULL);
CREATE INDEX idempotency_keys_created_at ON public.idempotency_keys USING btree (created_at);
CREATE INDEX identities_user_id ON public.identities USING btree (user_id);
CREATE INDEX invitations_invited_by ON public.invitations USING btree (invited_by);
CREATE INDEX invitations_project_id ON public.invitations USING btree (project_id, created_at, id);
CREATE INDEX mail_leases_leased_until ON public.mail_leases USING btree (leased_until);
CREATE INDEX mail_tokens_user_id ON public.mail_tokens USING btree (user_id);
CREATE INDEX notifications_actor_id ON public.notifications USING btree (actor_id);
CREATE INDEX notifications_created_at ON public.notifications USING btree (user_id, created_at, id);
CREATE UNIQUE INDEX notifications_key ON public.notifications USING btree (user_id, key);
CREATE INDEX notifications_mail_id ON public.notifications USING btree (mail_id) WHERE (mail_id IS NOT NULL);
CREATE INDEX notifications_project_id ON public.notifications USING btree (project_id);
CREATE INDEX notifications_todo_id ON public.notifications USING btree (todo_id);
CREATE INDEX notifications_unread ON public.notifications USING btree (user_id) WHERE (read_at IS NULL);
CREATE INDEX notifications_wanted_by_mail ON public.notifications USING btree (user_id) WHERE wanted_by_mail;
CREATE INDEX project_members_user_id ON public.project_members USING btree (user_id, project_id);
CREATE INDEX projects_deleted_at ON public.projects USING btree (deleted_at, id) WHERE (deleted_at IS NOT NULL);
CREATE INDEX projects_deleted_by ON public.projects USING btree (deleted_by) WHERE (deleted_by IS NOT NULL);
CREATE INDEX projects_owner_id ON public.projects USING btree (owner_id);
CREATE INDEX refresh_tokens_session_id ON public.refresh_tokens USING btree (session_id);
CREATE INDEX sent_mails_sent_at ON public.sent_mails USING btree (sent_at);
CREATE INDEX sessions_user_id ON public.sessions USING btree (user_id);
CREATE INDEX todos_assignee_id ON public.todos USING btree (assignee_id) WHERE (assignee_id IS NOT NULL);
CREATE INDEX todos_created_at_in_project ON public.todos USING btree (project_id, created_at, id) WHERE ((project_id IS NOT NULL) AND (deleted_at IS NULL));
CREATE INDEX todos_created_at_of_user ON public.todos USING btree (user_id, created_at, id) WHERE ((project_id IS NULL) AND (deleted_at IS NULL));
CREATE INDEX todos_deleted_at ON public.todos USING btree (deleted_at, id) WHERE (deleted_at IS NOT NULL);
CREATE INDEX todos_deleted_by ON public.todos USING btree (deleted_by) WHERE (deleted_by IS NOT NULL);
CREATE INDEX todos_due_at_in_project ON public.todos USING btree (project_id, due_at, id) WHERE ((project_id IS NOT NULL) AND (deleted_at IS NULL));
CREATE INDEX todos_due_at_of_user ON public.todos USING btree (user_id, due_at, id) WHERE ((project_id IS NULL) AND (deleted_at IS NULL));
CREATE INDEX todos_due_soon ON public.todos USING btree (due_at) WHERE ((NOT completed) AND (due_at IS NOT NULL));
CREATE INDEX todos_id_in_project ON public.todos USING btree (project_id, id) WHERE ((project_id IS NOT NULL) AND (deleted_at IS NULL));
CREATE INDEX todos_id_of_user ON public.todos USING btree (user_id, id) WHERE ((project_id IS NULL) AND (deleted_at IS NULL));
CREATE INDEX todos_position_in_project ON public.todos USING btree (project_id, "position", id) WHERE (project_id IS NOT NULL);
CREATE INDEX todos_position_of_user ON public.todos USING btree (user_id, "position", id) WHERE (project_id IS NULL);
CREATE INDEX todos_priority_in_project ON public.todos USING btree (project_id, priority, id) WHERE ((project_id IS NOT NULL) AND (deleted_at IS NULL));
CREATE INDEX todos_priority_of_user ON public.todos USING btree (user_id, priority, id) WHERE ((project_id IS NULL) AND (deleted_at IS NULL));
CREATE INDEX todos_title_in_project ON public.todos USING btree (project_id, title, id) WHERE ((project_id IS NOT NULL) AND (deleted_at IS NULL));
CREATE INDEX todos_title_of_user ON public.todos USING btree (user_id, title, id) WHERE ((project_id IS NULL) AND (deleted_at IS NULL));
CREATE INDEX todos_trash_in_project ON public.todos USING btree (project_id, deleted_at, id) WHERE ((deleted_at IS NOT NULL) AND (NOT deleted_with_project) AND (project_id IS NOT NULL));
CREATE INDEX todos_trash_of_user ON public.todos USING btree (user_id, deleted_at, id) WHERE ((deleted_at IS NOT NULL) AND (NOT deleted_with_project) AND (project_id IS NULL));
CREATE INDEX todos_updated_at_in_project ON public.todos USING btree (project_id, updated_at, id) WHERE ((project_id IS NOT NULL) AND (deleted_at IS NULL));
CREATE INDEX todos_updated_at_of_user ON public.todos USING btree (user_id, updated_at, id) WHERE ((project_id IS NULL) AND (deleted_at IS NULL));
CREATE INDEX todos_user_id ON public.todos USING btree (user_id);
CREATE UNIQUE INDEX users_email ON public.users USING btree (lower(email));
CREATE INDEX webhook_deliveries_created_at ON public.webhook_deliveries USING btree (created_at);
CREATE INDEX webhook_deliveries_webhook_id ON public.webhook_deliveries USING btree (webhook_id, created_at, id);
CREATE INDEX webhook_turns_waits_since ON public.webhook_turns USING btree (waits_since);
CREATE INDEX webhooks_api_token_id ON public.webhooks USING btree (api_token_id) WHERE (api_token_id IS NOT NULL);
CREATE INDEX webhooks_created_at ON public.webhooks USING btree (user_id, created_at, id);
CREATE INDEX webhooks_user_id ON public.webhooks USING btree (user_id, id);
ALTER INDEX pgboss.job_pkey ATTACH PARTITION pgboss.job_common_pkey;
ALTER INDEX pgboss.queue_stats_i1 ATTACH PARTITION pgboss.queue_stats_20261130_name_captured_on_deferred_count_queued_idx;
ALTER INDEX pgboss.queue_stats_pkey ATTACH PARTITION pgboss.queue_stats_20261130_pkey;
ALTER INDEX pgboss.queue_stats_i1 ATTACH PARTITION pgboss.queue_stats_20261201_name_captured_on_deferred_count_queued_idx;
ALTER INDEX pgboss.queue_stats_pkey ATTACH PARTITION pgboss.queue_stats_20261201_pkey;
CREATE TRIGGER count_deleted_todos AFTER DELETE ON public.todos REFERENCING OLD TABLE AS old_todos FOR EACH STATEMENT EXECUTE FUNCTION public.count_deleted_todos();
CREATE TRIGGER count_inserted_todos AFTER INSERT ON public.todos REFERENCING NEW TABLE AS new_todos FOR EACH STATEMENT EXECUTE FUNCTION public.count_inserted_todos();
CREATE TRIGGER count_updated_todos AFTER UPDATE ON public.todos REFERENCING OLD TABLE AS old_todos NEW TABLE AS new_todos FOR EACH STATEMENT EXECUTE FUNCTION public.count_updated_todos();
CREATE TRIGGER note_deleted AFTER DELETE ON public.projects REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.note_deleted_projects();
CREATE TRIGGER note_deleted AFTER DELETE ON public.todos REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.note_deleted_todos();
CREATE TRIGGER note_deleted AFTER DELETE ON public.webhooks REFERENCING OLD TABLE AS old_rows FOR EACH STATEMENT EXECUTE FUNCTION public.note_deleted_webhooks();
CREATE CONSTRAINT TRIGGER require_deleted_project AFTER INSERT OR UPDATE OF deleted_with_project, project_id ON public.todos DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (new.deleted_with_project) EXECUTE FUNCTION public.require_deleted_project();
CREATE CONSTRAINT TRIGGER require_restored_todos AFTER UPDATE OF deleted_at ON public.projects DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (((old.deleted_at IS NOT NULL) AND (new.deleted_at IS NULL))) EXECUTE FUNCTION public.require_restored_todos();
ALTER TABLE ONLY pgboss.job_common
    ADD CONSTRAINT dlq_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue(name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY pgboss.job_common
    ADD CONSTRAINT q_fkey FOREIGN KEY (name) REFERENCES pgboss.queue(name) ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY pgboss.queue
    ADD CONSTRAINT queue_dead_letter_fkey FOREIGN KEY (dead_letter) REFERENCES pgboss.queue(name);
ALTER TABLE ONLY pgboss.schedule
    ADD CONSTRAINT schedule_name_fkey FOREIGN KEY (name) REFERENCES pgboss.queue(name) ON DELETE CASCADE;
ALTER TABLE ONLY pgboss.subscription
    ADD CONSTRAINT subscription_name_fkey FOREIGN KEY (name) REFERENCES pgboss.queue(name) ON DELETE CASCADE;
ALTER TABLE ONLY public.event_tickets
    ADD CONSTRAINT event_tickets_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.sessions(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.event_tickets
    ADD CONSTRAINT event_tickets_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.identities
    ADD CONSTRAINT identities_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES public.users(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.projects(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.mail_gatherings
    ADD CONSTRAINT mail_gatherings_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.mail_tokens
    ADD CONSTRAINT mail_tokens_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT notifications_actor_id_fkey FOREIGN KEY (actor_id) REFERENCES public.users(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT notifications_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.projects(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT notifications_todo_id_fkey FOREIGN KEY (todo_id) REFERENCES public.todos(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT notifications_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.preferences
    ADD CONSTRAINT preferences_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.project_members
    ADD CONSTRAINT project_members_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.projects(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.project_members
    ADD CONSTRAINT project_members_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.projects
    ADD CONSTRAINT projects_deleted_by_fkey FOREIGN KEY (deleted_by) REFERENCES public.users(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.projects
    ADD CONSTRAINT projects_owner_is_member FOREIGN KEY (id, owner_id, owner_role) REFERENCES public.project_members(project_id, user_id, role) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.refresh_tokens
    ADD CONSTRAINT refresh_tokens_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.sessions(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.todos
    ADD CONSTRAINT todos_assignee_is_member FOREIGN KEY (project_id, assignee_id) REFERENCES public.project_members(project_id, user_id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE ONLY public.todos
    ADD CONSTRAINT todos_deleted_by_fkey FOREIGN KEY (deleted_by) REFERENCES public.users(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.todos
    ADD CONSTRAINT todos_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.projects(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.todos
    ADD CONSTRAINT todos_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.webhook_deliveries
    ADD CONSTRAINT webhook_deliveries_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES public.webhooks(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.webhook_turns
    ADD CONSTRAINT webhook_turns_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.webhooks
    ADD CONSTRAINT webhooks_api_token_id_fkey FOREIGN KEY (api_token_id) REFERENCES public.sessions(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.webhooks
    ADD CONSTRAINT webhooks_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
