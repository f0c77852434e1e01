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
CREATE FUNCTION public.count_deleted_todos() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    begin
      update projects set task_count = task_count - removed.total, open_task_count = open_task_count - removed.open
      from (
        select project_id, count(*) as total, count(*) filter (where not completed) as open
        from old_todos where project_id is not null group by project_id
      ) as removed
      where projects.id = removed.project_id;
      return null;
    end $$;
CREATE FUNCTION public.count_inserted_todos() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    begin
      update projects set task_count = task_count + added.total, open_task_count = open_task_count + added.open
      from (
        select project_id, count(*) as total, count(*) filter (where not completed) as open
        from new_todos where project_id is not null group by project_id
      ) as added
      where projects.id = added.project_id;
      return null;
    end $$;
CREATE FUNCTION public.count_updated_todos() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
    begin
      update projects set task_count = task_count + changed.total, open_task_count = open_task_count + changed.open
      from (
        select project_id, sum(total) as total, sum(open) as open
        from (
          select project_id, 1 as total, (not completed)::integer as open from new_todos
          union all
          select project_id, -1, -(not completed)::integer from old_todos
        ) as changes
        where project_id is not null
        group by project_id
        having sum(total) <> 0 or sum(open) <> 0
      ) as changed
      where projects.id = changed.project_id;
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
CREATE TABLE public.event_tickets (
    ticket_hash bytea NOT NULL,
    user_id uuid NOT NULL,
    session_id uuid,
    token_expires_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL
);
CREATE TABLE public.events (
    id uuid NOT NULL,
    transaction_id xid8 DEFAULT pg_current_xact_id() NOT NULL,
    sequence bigint NOT NULL,
    type text NOT NULL,
    occurred_at timestamp with time zone DEFAULT now() NOT NULL,
    actor_id uuid,
    project_id uuid,
    user_id uuid,
    todo_id uuid,
    data jsonb NOT NULL,
    changes jsonb NOT NULL,
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
CREATE TABLE public.idempotency_keys (
    user_id uuid NOT NULL,
    idempotency_key text NOT NULL,
    fingerprint bytea NOT NULL,
    reply_status smallint NOT NULL,
    reply_headers jsonb NOT NULL,
    reply_body bytea,
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
    CONSTRAINT projects_check CHECK (((open_task_count >= 0) AND (open_task_count <= task_count))),
    CONSTRAINT projects_description_check CHECK ((char_length(description) <= 500)),
    CONSTRAINT projects_name_check CHECK (((char_length(name) >= 1) AND (char_length(name) <= 100))),
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
    expires_at timestamp with time zone NOT NULL
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
    CONSTRAINT todos_check CHECK ((completed = (completed_at IS NOT NULL))),
    CONSTRAINT todos_description_check CHECK ((char_length(description) <= 1000)),
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
    since_transaction_id xid8 DEFAULT pg_snapshot_xmin(pg_current_snapshot()) NOT NULL,
    version integer DEFAULT 1 NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    updated_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT webhooks_check CHECK (((disabled_reason IS NULL) OR (NOT enabled))),
    CONSTRAINT webhooks_description_check CHECK ((char_length(description) <= 500)),
    CONSTRAINT webhooks_disabled_reason_check CHECK ((disabled_reason = ANY (ARRAY['gone'::text, 'failing'::text]))),
    CONSTRAINT webhooks_url_check CHECK ((char_length(url) <= 2000))
);
ALTER TABLE ONLY pgboss.job ATTACH PARTITION pgboss.job_common DEFAULT;
ALTER TABLE ONLY pgboss.queue_stats ATTACH PARTITION pgboss.queue_stats_20261130 FOR VALUES FROM ('2026-11-30 00:00:00+00') TO ('2026-12-01 00:00:00+00');
ALTER TABLE ONLY pgboss.queue_stats ATTACH PARTITION pgboss.queue_stats_20261201 FOR VALUES FROM ('2026-12-01 00:00:00+00') TO ('2026-12-02 00:00:00+00');
ALTER TABLE ONLY public.knex_migrations ALTER COLUMN id SET DEFAULT nextval('public.knex_migrations_id_seq'::regclass);
ALTER TABLE ONLY public.knex_migrations_lock ALTER COLUMN index SET DEFAULT nextval('public.knex_migrations_lock_index_seq'::regclass);
INSERT INTO pgboss.job_common VALUES ('6894203b-0245-4a56-add5-5378e469b794', 'mail', 0, '{"id": "01a22a6f-c053-72ff-8315-23ce9020d08a", "letter": "notification"}', 'completed', 10, 0, 10, true, 3600, 120, 604800, NULL, NULL, NULL, NULL, '2026-11-30 03:11:36.502033+00', '2026-11-30 03:11:36.502033+00', '2026-11-30 03:11:36.715921+00', '2026-11-30 03:11:37.196921+00', '2026-12-14 03:11:36.502033+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:11:36.715921+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('dfacf039-fb7f-4198-b3f8-373c1a98e0bf', 'mail', 0, '{"id": "01a22a6f-c08a-7523-aa47-37a8a4fdcbb6", "letter": "notification"}', 'completed', 10, 0, 10, true, 3600, 120, 604800, NULL, NULL, NULL, NULL, '2026-11-30 03:11:36.57875+00', '2026-11-30 03:11:36.57875+00', '2026-11-30 03:11:36.715921+00', '2026-11-30 03:11:37.196921+00', '2026-12-14 03:11:36.57875+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:11:36.715921+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('f240372a-f15d-4698-b5f6-19fb73fb0112', 'mail', 0, '{"id": "01a22a6f-c0f9-71ce-b112-51767626d11e", "letter": "invitation"}', 'completed', 10, 0, 10, true, 3600, 120, 604800, NULL, NULL, NULL, NULL, '2026-11-30 03:11:36.690943+00', '2026-11-30 03:11:36.690943+00', '2026-11-30 03:11:36.715921+00', '2026-11-30 03:11:37.196921+00', '2026-12-14 03:11:36.690943+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:11:36.715921+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('fb0e3c09-43c3-4d19-84cf-9ae3a15db3e5', 'mail', 0, '{"id": "01a22a6f-c0e3-70d2-a60b-f7bb11f65fab", "letter": "invitation"}', 'completed', 10, 0, 10, true, 3600, 120, 604800, NULL, NULL, NULL, NULL, '2026-11-30 03:11:36.66953+00', '2026-11-30 03:11:36.66953+00', '2026-11-30 03:11:36.715921+00', '2026-11-30 03:11:37.196921+00', '2026-12-14 03:11:36.66953+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:11:36.715921+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('81805158-14b1-405d-a3e4-931dabf9fe32', 'mail', 0, '{"id": "01a22a6f-c278-73ac-b04a-12c32087161a", "email": "bob@example.com", "letter": "password_reset"}', 'completed', 10, 0, 10, true, 3600, 120, 604800, NULL, NULL, NULL, NULL, '2026-11-30 03:11:37.08349+00', '2026-11-30 03:11:37.08349+00', '2026-11-30 03:11:37.201426+00', '2026-11-30 03:11:37.692283+00', '2026-12-14 03:11:37.08349+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:11:37.201426+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('d32ffdd9-a643-4fa0-879d-eb549897b196', 'mail', 0, '{"id": "01a22a6f-c2ea-76eb-85f8-20e85fe651c8", "email": "bob@example.org", "letter": "email_change", "user_id": "01a22a6f-bbb4-71af-b13d-00aa8d94499c"}', 'completed', 10, 0, 10, true, 3600, 120, 604800, NULL, NULL, NULL, NULL, '2026-11-30 03:11:37.195381+00', '2026-11-30 03:11:37.195381+00', '2026-11-30 03:11:37.201426+00', '2026-11-30 03:11:37.692283+00', '2026-12-14 03:11:37.195381+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:11:37.201426+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('2788e3fe-ca54-48db-ac08-a123a8a86f56', 'webhook_delivery', 0, '{"attempt": 2, "webhook_id": "01a22a6f-c3be-747e-8ac3-bab5fae2d926", "delivery_id": "01a22a6f-c83d-75d7-a5e8-4c5c30eb56cf"}', 'created', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a6f-c3be-747e-8ac3-bab5fae2d926', NULL, '2026-11-30 03:11:44.481+00', '2026-11-30 03:11:39.085862+00', NULL, NULL, '2026-12-14 03:11:44.481+00', NULL, 'dead_letter', 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('4812f602-52dd-4469-8e18-c714931ea27e', 'webhook_delivery', 0, '{"attempt": 1, "webhook_id": "01a22a6f-c443-7718-926f-55cb65000157", "delivery_id": "01a22a6f-c83e-72fe-af2e-cd755654c332"}', 'completed', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a6f-c443-7718-926f-55cb65000157', NULL, '2026-11-30 03:11:38.552912+00', '2026-11-30 03:11:38.552912+00', '2026-11-30 03:11:38.989898+00', '2026-11-30 03:11:39.166134+00', '2026-12-14 03:11:38.552912+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:11:38.989898+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('705fed6f-a6ce-476d-9dc0-413556432a2a', 'webhook_delivery', 0, '{"attempt": 1, "webhook_id": "01a22a6f-c3be-747e-8ac3-bab5fae2d926", "delivery_id": "01a22a6f-c83d-75d7-a5e8-4c5c30eb56cf"}', 'completed', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a6f-c3be-747e-8ac3-bab5fae2d926', NULL, '2026-11-30 03:11:38.552912+00', '2026-11-30 03:11:38.552912+00', '2026-11-30 03:11:38.989898+00', '2026-11-30 03:11:39.166134+00', '2026-12-14 03:11:38.552912+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:11:38.989898+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('7c7ac947-8b51-4fbe-ab8e-eff094483c4f', 'webhook_delivery', 0, '{"attempt": 1, "webhook_id": "01a22a6f-c443-7718-926f-55cb65000157", "delivery_id": "01a22a6f-c83e-72fe-af2e-c4199f8348b7"}', 'completed', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a6f-c443-7718-926f-55cb65000157', NULL, '2026-11-30 03:11:38.552912+00', '2026-11-30 03:11:38.552912+00', '2026-11-30 03:11:38.989898+00', '2026-11-30 03:11:39.166134+00', '2026-12-14 03:11:38.552912+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:11:38.989898+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('418a73a0-adf1-4c62-9195-138c0efd1bbc', 'webhook_delivery', 0, '{"attempt": 2, "webhook_id": "01a22a6f-c443-7718-926f-55cb65000157", "delivery_id": "01a22a6f-c83e-72fe-af2e-c4199f8348b7"}', 'created', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a6f-c443-7718-926f-55cb65000157', NULL, '2026-11-30 03:11:44.303+00', '2026-11-30 03:11:39.084148+00', NULL, NULL, '2026-12-14 03:11:44.303+00', NULL, 'dead_letter', 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('29b3b0aa-cea7-48b7-bbc2-a81b06b9e8fd', 'webhook_delivery', 0, '{"attempt": 2, "webhook_id": "01a22a6f-c443-7718-926f-55cb65000157", "delivery_id": "01a22a6f-c83e-72fe-af2e-cd755654c332"}', 'created', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a6f-c443-7718-926f-55cb65000157', NULL, '2026-11-30 03:11:44.449+00', '2026-11-30 03:11:39.086916+00', NULL, NULL, '2026-12-14 03:11:44.449+00', NULL, 'dead_letter', 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('db1b4a2d-5687-4911-ace3-55ae693825cd', 'webhook_delivery', 0, '{"attempt": 2, "webhook_id": "01a22a6f-c443-7718-926f-55cb65000157", "delivery_id": "01a22a6f-c83e-72fe-af2e-c8086580a7cd"}', 'created', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a6f-c443-7718-926f-55cb65000157', NULL, '2026-11-30 03:11:44.835+00', '2026-11-30 03:11:39.509467+00', NULL, NULL, '2026-12-14 03:11:44.835+00', NULL, 'dead_letter', 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('521e5269-0556-43a5-9aac-cf15ea206815', 'webhook_delivery', 0, '{"attempt": 2, "webhook_id": "01a22a6f-c443-7718-926f-55cb65000157", "delivery_id": "01a22a6f-c83e-72fe-af2e-d5b4accc4602"}', 'created', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a6f-c443-7718-926f-55cb65000157', NULL, '2026-11-30 03:11:44.703+00', '2026-11-30 03:11:39.507288+00', NULL, NULL, '2026-12-14 03:11:44.703+00', NULL, 'dead_letter', 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('98aaff1b-c15b-4db1-92f2-a9bb9a64aaeb', 'webhook_delivery', 0, '{"attempt": 1, "webhook_id": "01a22a6f-c443-7718-926f-55cb65000157", "delivery_id": "01a22a6f-c83e-72fe-af2e-c8086580a7cd"}', 'completed', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a6f-c443-7718-926f-55cb65000157', NULL, '2026-11-30 03:11:38.552912+00', '2026-11-30 03:11:38.552912+00', '2026-11-30 03:11:39.483947+00', '2026-11-30 03:11:39.560246+00', '2026-12-14 03:11:38.552912+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:11:39.483947+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('ae49a592-f514-4661-a72a-375b32fb793f', 'webhook_delivery', 0, '{"attempt": 1, "webhook_id": "01a22a6f-c443-7718-926f-55cb65000157", "delivery_id": "01a22a6f-c83e-72fe-af2e-d5b4accc4602"}', 'completed', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a6f-c443-7718-926f-55cb65000157', NULL, '2026-11-30 03:11:38.552912+00', '2026-11-30 03:11:38.552912+00', '2026-11-30 03:11:39.483947+00', '2026-11-30 03:11:39.560246+00', '2026-12-14 03:11:38.552912+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:11:39.483947+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('a3d952b2-1053-4988-861f-30d377ac6f07', 'webhook_delivery', 0, '{"attempt": 2, "webhook_id": "01a22a6f-c443-7718-926f-55cb65000157", "delivery_id": "01a22a6f-c83e-72fe-af2e-d07daaedc642"}', 'created', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a6f-c443-7718-926f-55cb65000157', NULL, '2026-11-30 03:11:45.131+00', '2026-11-30 03:11:40.036232+00', NULL, NULL, '2026-12-14 03:11:45.131+00', NULL, 'dead_letter', 'standard', NULL, 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('e7f0b7cf-cdd3-4a7b-8719-4ff583fef92a', 'webhook_delivery', 0, '{"attempt": 1, "webhook_id": "01a22a6f-c443-7718-926f-55cb65000157", "delivery_id": "01a22a6f-c83e-72fe-af2e-d07daaedc642"}', 'completed', 10, 0, 5, true, 600, 60, 604800, NULL, NULL, '01a22a6f-c443-7718-926f-55cb65000157', NULL, '2026-11-30 03:11:38.552912+00', '2026-11-30 03:11:38.552912+00', '2026-11-30 03:11:39.99145+00', '2026-11-30 03:11:40.046039+00', '2026-12-14 03:11:38.552912+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:11:39.99145+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.queue VALUES ('dead_letter', 'standard', 2, 0, false, NULL, 900, 7776000, 604800, NULL, false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{0}', NULL, false, NULL, '2026-11-30 03:11:38.642237+00', '2026-11-30 03:11:38.644943+00', '2026-11-30 03:11:38.671674+00', '2026-11-30 03:11:30.238819+00', '2026-11-30 03:11:30.238819+00');
INSERT INTO pgboss.queue VALUES ('mail', 'standard', 10, 10, true, 3600, 120, 1209600, 604800, 'dead_letter', false, 'job_common', 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, NULL, NULL, '{0}', 10, false, NULL, '2026-11-30 03:11:38.642237+00', '2026-11-30 03:11:38.644943+00', '2026-11-30 03:11:38.671674+00', '2026-11-30 03:11:30.247758+00', '2026-11-30 03:11:30.279157+00');
INSERT INTO pgboss.queue VALUES ('event_retention', 'standard', 3, 60, true, 600, 600, 1209600, 604800, 'dead_letter', false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{0}', 10, false, NULL, '2026-11-30 03:11:38.642237+00', '2026-11-30 03:11:38.644943+00', '2026-11-30 03:11:38.671674+00', '2026-11-30 03:11:30.28748+00', '2026-11-30 03:11:30.291827+00');
INSERT INTO pgboss.queue VALUES ('due_soon', 'standard', 3, 10, true, 60, 600, 1209600, 604800, 'dead_letter', false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{0}', 10, false, NULL, '2026-11-30 03:11:38.642237+00', '2026-11-30 03:11:38.644943+00', '2026-11-30 03:11:38.671674+00', '2026-11-30 03:11:30.293165+00', '2026-11-30 03:11:30.295134+00');
INSERT INTO pgboss.queue VALUES ('webhook_delivery', 'standard', 10, 5, true, 600, 60, 1209600, 604800, 'dead_letter', false, 'job_common', 0, 6, 6, 0, 0, 0, 6, 0, 0, 0, NULL, NULL, '{6}', 10, false, NULL, '2026-11-30 03:11:38.642237+00', '2026-11-30 03:11:38.644943+00', '2026-11-30 03:11:38.671674+00', '2026-11-30 03:11:30.296148+00', '2026-11-30 03:11:30.299225+00');
INSERT INTO pgboss.queue VALUES ('webhook_retention', 'standard', 3, 60, true, 600, 600, 1209600, 604800, 'dead_letter', false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{0}', 10, false, NULL, '2026-11-30 03:11:38.642237+00', '2026-11-30 03:11:38.644943+00', '2026-11-30 03:11:38.671674+00', '2026-11-30 03:11:30.300451+00', '2026-11-30 03:11:30.302851+00');
INSERT INTO pgboss.queue VALUES ('__pgboss__send-it', 'standard', 2, 0, false, NULL, 900, 1209600, 604800, NULL, false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{0}', NULL, false, NULL, '2026-11-30 03:11:38.642237+00', '2026-11-30 03:11:38.644943+00', '2026-11-30 03:11:38.671674+00', '2026-11-30 03:11:33.637528+00', '2026-11-30 03:11:33.637528+00');
INSERT INTO pgboss.schedule VALUES ('event_retention', '', 'cron', '17 * * * *', 'UTC', '{}', '{}', '2026-11-30 03:11:33.695403+00', '2026-11-30 03:11:33.695403+00', NULL);
INSERT INTO pgboss.schedule VALUES ('due_soon', '', 'cron', '*/15 * * * *', 'UTC', '{}', '{}', '2026-11-30 03:11:33.708505+00', '2026-11-30 03:11:33.708505+00', NULL);
INSERT INTO pgboss.schedule VALUES ('webhook_retention', '', 'cron', '41 * * * *', 'UTC', '{}', '{}', '2026-11-30 03:11:33.847464+00', '2026-11-30 03:11:33.847464+00', NULL);
INSERT INTO pgboss.version VALUES (43, '2026-11-30 03:11:33.707582+00', '2026-11-30 03:11:30.241242+00', '2026-11-30 03:11:38.639415+00', NULL, NULL);
INSERT INTO public.event_tickets VALUES ('\xbcc016989cb1e7efe9f932fd518269a72f977471579d7041c02ae78ad8be47fa', '01a22a6f-baa7-71d2-ade2-f359469e65a3', '01a22a6f-bb48-74e7-aaca-d22c92c2e509', '2026-11-30 03:26:35+00', '2026-11-30 03:12:07.622503+00');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a6f-bed5-73cf-b0f8-48b93f541f80', '1012', 1, 'todo.created', '2026-11-30 03:11:36.138617+00', '01a22a6f-baa7-71d2-ade2-f359469e65a3', NULL, '01a22a6f-baa7-71d2-ade2-f359469e65a3', '01a22a6f-bec3-7397-b4b9-9942fad70523', '{"id": "01a22a6f-bec3-7397-b4b9-9942fad70523", "title": "Buy oat milk", "due_at": null, "user_id": "01a22a6f-baa7-71d2-ade2-f359469e65a3", "version": 1, "priority": 3, "completed": false, "created_at": "2026-11-30T03:11:36.138617Z", "project_id": null, "updated_at": "2026-11-30T03:11:36.138617Z", "assignee_id": null, "description": null, "completed_at": null}', '[]');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a6f-bf15-72ae-8528-30400454f7fb', '1015', 2, 'todo.created', '2026-11-30 03:11:36.210744+00', '01a22a6f-baa7-71d2-ade2-f359469e65a3', NULL, '01a22a6f-baa7-71d2-ade2-f359469e65a3', '01a22a6f-bf12-738e-a204-ca1173de42b8', '{"id": "01a22a6f-bf12-738e-a204-ca1173de42b8", "title": "Mend the gate", "due_at": "2026-12-01T09:00:00Z", "user_id": "01a22a6f-baa7-71d2-ade2-f359469e65a3", "version": 1, "priority": 3, "completed": false, "created_at": "2026-11-30T03:11:36.210744Z", "project_id": null, "updated_at": "2026-11-30T03:11:36.210744Z", "assignee_id": null, "description": "before the frost", "completed_at": null}', '[]');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a6f-bf2b-7531-a656-b27a8d07311c', '1016', 3, 'todo.created', '2026-11-30 03:11:36.234513+00', '01a22a6f-baa7-71d2-ade2-f359469e65a3', NULL, '01a22a6f-baa7-71d2-ade2-f359469e65a3', '01a22a6f-bf2a-7153-afb4-4b6a97cc919b', '{"id": "01a22a6f-bf2a-7153-afb4-4b6a97cc919b", "title": "Café crème", "due_at": null, "user_id": "01a22a6f-baa7-71d2-ade2-f359469e65a3", "version": 1, "priority": 3, "completed": false, "created_at": "2026-11-30T03:11:36.234513Z", "project_id": null, "updated_at": "2026-11-30T03:11:36.234513Z", "assignee_id": null, "description": null, "completed_at": null}', '[]');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a6f-bf48-769c-82b5-c5d218f930da', '1018', 4, 'todo.updated', '2026-11-30 03:11:36.257715+00', '01a22a6f-baa7-71d2-ade2-f359469e65a3', NULL, '01a22a6f-baa7-71d2-ade2-f359469e65a3', '01a22a6f-bec3-7397-b4b9-9942fad70523', '{"id": "01a22a6f-bec3-7397-b4b9-9942fad70523", "title": "Buy oat milk", "due_at": null, "user_id": "01a22a6f-baa7-71d2-ade2-f359469e65a3", "version": 2, "priority": 3, "completed": true, "created_at": "2026-11-30T03:11:36.138617Z", "project_id": null, "updated_at": "2026-11-30T03:11:36.257715Z", "assignee_id": null, "description": null, "completed_at": "2026-11-30T03:11:36.257715Z"}', '[{"to": true, "from": false, "member": "completed"}, {"to": "2026-11-30T03:11:36.257715Z", "from": null, "member": "completed_at"}]');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a6f-bf61-752a-85e9-620f7ab49079', '1020', 5, 'todo.created', '2026-11-30 03:11:36.288238+00', '01a22a6f-bbb4-71af-b13d-00aa8d94499c', NULL, '01a22a6f-bbb4-71af-b13d-00aa8d94499c', '01a22a6f-bf5d-77e3-ae56-45a0fd8e41bf', '{"id": "01a22a6f-bf5d-77e3-ae56-45a0fd8e41bf", "title": "Bob''s own", "due_at": null, "user_id": "01a22a6f-bbb4-71af-b13d-00aa8d94499c", "version": 1, "priority": 3, "completed": false, "created_at": "2026-11-30T03:11:36.288238Z", "project_id": null, "updated_at": "2026-11-30T03:11:36.288238Z", "assignee_id": null, "description": null, "completed_at": null}', '[]');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a6f-bf8e-71f1-9b21-79a729566783', '1023', 6, 'project.created', '2026-11-30 03:11:36.315391+00', '01a22a6f-baa7-71d2-ade2-f359469e65a3', '01a22a6f-bf7a-711c-a5e6-3556d6cc236a', NULL, NULL, '{"id": "01a22a6f-bf7a-711c-a5e6-3556d6cc236a", "name": "Garden", "status": "active", "version": 1, "owner_id": "01a22a6f-baa7-71d2-ade2-f359469e65a3", "created_at": "2026-11-30T03:11:36.315391Z", "task_count": 0, "updated_at": "2026-11-30T03:11:36.315391Z", "description": "all seasons", "open_task_count": 0}', '[]');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a6f-bfa5-736d-98be-3f02127a516d', '1023', 7, 'notification.created', '2026-11-30 03:11:36.315391+00', '01a22a6f-baa7-71d2-ade2-f359469e65a3', NULL, '01a22a6f-baa7-71d2-ade2-f359469e65a3', NULL, '{"id": "01a22a6f-bf92-77ad-b368-54466e461429", "type": "project_created", "message": "Your project “Garden” was created.", "read_at": null, "todo_id": null, "actor_id": "01a22a6f-baa7-71d2-ade2-f359469e65a3", "created_at": "2026-11-30T03:11:36.315391Z", "project_id": "01a22a6f-bf7a-711c-a5e6-3556d6cc236a"}', '[]');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a6f-c009-73f7-bc86-8266c892e6bc', '1025', 8, 'project.created', '2026-11-30 03:11:36.416872+00', '01a22a6f-bbb4-71af-b13d-00aa8d94499c', '01a22a6f-bfe0-7734-a29e-e2f0eb7fb503', NULL, NULL, '{"id": "01a22a6f-bfe0-7734-a29e-e2f0eb7fb503", "name": "House", "status": "active", "version": 1, "owner_id": "01a22a6f-bbb4-71af-b13d-00aa8d94499c", "created_at": "2026-11-30T03:11:36.416872Z", "task_count": 0, "updated_at": "2026-11-30T03:11:36.416872Z", "description": null, "open_task_count": 0}', '[]');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a6f-c01a-7405-afb2-5442924969c3', '1025', 9, 'notification.created', '2026-11-30 03:11:36.416872+00', '01a22a6f-bbb4-71af-b13d-00aa8d94499c', NULL, '01a22a6f-bbb4-71af-b13d-00aa8d94499c', NULL, '{"id": "01a22a6f-c00e-713d-acaf-2e3c0931163e", "type": "project_created", "message": "Your project “House” was created.", "read_at": null, "todo_id": null, "actor_id": "01a22a6f-bbb4-71af-b13d-00aa8d94499c", "created_at": "2026-11-30T03:11:36.416872Z", "project_id": "01a22a6f-bfe0-7734-a29e-e2f0eb7fb503"}', '[]');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a6f-c05a-777e-a8c1-54d986b091ae', '1027', 10, 'notification.created', '2026-11-30 03:11:36.502033+00', '01a22a6f-baa7-71d2-ade2-f359469e65a3', NULL, '01a22a6f-bbb4-71af-b13d-00aa8d94499c', NULL, '{"id": "01a22a6f-c053-72ff-8315-23ce9020d08a", "type": "project_invited", "message": "Ada made you a member of “Garden”.", "read_at": null, "todo_id": null, "actor_id": "01a22a6f-baa7-71d2-ade2-f359469e65a3", "created_at": "2026-11-30T03:11:36.502033Z", "project_id": "01a22a6f-bf7a-711c-a5e6-3556d6cc236a"}', '[]');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a6f-c067-76b4-976a-02821b180d96', '1027', 11, 'member.added', '2026-11-30 03:11:36.502033+00', '01a22a6f-baa7-71d2-ade2-f359469e65a3', '01a22a6f-bf7a-711c-a5e6-3556d6cc236a', '01a22a6f-bbb4-71af-b13d-00aa8d94499c', NULL, '{"name": "Bob", "role": "editor", "email": "bob@example.com", "user_id": "01a22a6f-bbb4-71af-b13d-00aa8d94499c", "created_at": "2026-11-30T03:11:36.502033Z", "project_id": "01a22a6f-bf7a-711c-a5e6-3556d6cc236a"}', '[]');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a6f-c088-736f-b429-3834ed22f915', '1028', 12, 'todo.created', '2026-11-30 03:11:36.57875+00', '01a22a6f-baa7-71d2-ade2-f359469e65a3', '01a22a6f-bf7a-711c-a5e6-3556d6cc236a', NULL, '01a22a6f-c086-700d-86d2-e03462354cef', '{"id": "01a22a6f-c086-700d-86d2-e03462354cef", "title": "Dig", "due_at": null, "user_id": "01a22a6f-baa7-71d2-ade2-f359469e65a3", "version": 1, "priority": 3, "completed": false, "created_at": "2026-11-30T03:11:36.57875Z", "project_id": "01a22a6f-bf7a-711c-a5e6-3556d6cc236a", "updated_at": "2026-11-30T03:11:36.57875Z", "assignee_id": "01a22a6f-bbb4-71af-b13d-00aa8d94499c", "description": null, "completed_at": null}', '[]');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a6f-c08b-74e1-896e-aacbbc15bf77', '1028', 13, 'notification.created', '2026-11-30 03:11:36.57875+00', '01a22a6f-baa7-71d2-ade2-f359469e65a3', NULL, '01a22a6f-bbb4-71af-b13d-00aa8d94499c', NULL, '{"id": "01a22a6f-c08a-7523-aa47-37a8a4fdcbb6", "type": "todo_assigned", "message": "Ada assigned “Dig” to you.", "read_at": null, "todo_id": "01a22a6f-c086-700d-86d2-e03462354cef", "actor_id": "01a22a6f-baa7-71d2-ade2-f359469e65a3", "created_at": "2026-11-30T03:11:36.57875Z", "project_id": "01a22a6f-bf7a-711c-a5e6-3556d6cc236a"}', '[]');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a6f-c0a9-7448-a449-6e2df09375eb', '1031', 14, 'todo.created', '2026-11-30 03:11:36.613574+00', '01a22a6f-bbb4-71af-b13d-00aa8d94499c', '01a22a6f-bf7a-711c-a5e6-3556d6cc236a', NULL, '01a22a6f-c0a8-734b-9d76-0229fd32f1cd', '{"id": "01a22a6f-c0a8-734b-9d76-0229fd32f1cd", "title": "Sow", "due_at": null, "user_id": "01a22a6f-bbb4-71af-b13d-00aa8d94499c", "version": 1, "priority": 3, "completed": false, "created_at": "2026-11-30T03:11:36.613574Z", "project_id": "01a22a6f-bf7a-711c-a5e6-3556d6cc236a", "updated_at": "2026-11-30T03:11:36.613574Z", "assignee_id": null, "description": null, "completed_at": null}', '[]');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a6f-c0c3-7163-a6bc-c2f02ffaaa02', '1033', 15, 'todo.updated', '2026-11-30 03:11:36.639053+00', '01a22a6f-bbb4-71af-b13d-00aa8d94499c', '01a22a6f-bf7a-711c-a5e6-3556d6cc236a', NULL, '01a22a6f-c0a8-734b-9d76-0229fd32f1cd', '{"id": "01a22a6f-c0a8-734b-9d76-0229fd32f1cd", "title": "Sow", "due_at": null, "user_id": "01a22a6f-bbb4-71af-b13d-00aa8d94499c", "version": 2, "priority": 3, "completed": true, "created_at": "2026-11-30T03:11:36.613574Z", "project_id": "01a22a6f-bf7a-711c-a5e6-3556d6cc236a", "updated_at": "2026-11-30T03:11:36.639053Z", "assignee_id": null, "description": null, "completed_at": "2026-11-30T03:11:36.639053Z"}', '[{"to": true, "from": false, "member": "completed"}, {"to": "2026-11-30T03:11:36.639053Z", "from": null, "member": "completed_at"}]');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a6f-c0d3-7142-b8e1-2c58cfc0fb93', '1034', 16, 'todo.created', '2026-11-30 03:11:36.653084+00', '01a22a6f-bbb4-71af-b13d-00aa8d94499c', '01a22a6f-bfe0-7734-a29e-e2f0eb7fb503', NULL, '01a22a6f-c0d1-7614-bbee-e5d906cac494', '{"id": "01a22a6f-c0d1-7614-bbee-e5d906cac494", "title": "Paint", "due_at": "2026-11-30T23:00:00Z", "user_id": "01a22a6f-bbb4-71af-b13d-00aa8d94499c", "version": 1, "priority": 3, "completed": false, "created_at": "2026-11-30T03:11:36.653084Z", "project_id": "01a22a6f-bfe0-7734-a29e-e2f0eb7fb503", "updated_at": "2026-11-30T03:11:36.653084Z", "assignee_id": null, "description": null, "completed_at": null}', '[]');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a6f-c0ff-760f-aba0-d73370a596c6', '1038', 17, 'notification.created', '2026-11-30 03:11:36.690943+00', '01a22a6f-baa7-71d2-ade2-f359469e65a3', NULL, '01a22a6f-bcbd-750f-a2b7-44fa0dc56734', NULL, '{"id": "01a22a6f-c0fe-7389-83c4-dbe3eab2946b", "type": "project_invited", "message": "Ada invited you to “Garden”. The invitation is in your mail.", "read_at": null, "todo_id": null, "actor_id": "01a22a6f-baa7-71d2-ade2-f359469e65a3", "created_at": "2026-11-30T03:11:36.690943Z", "project_id": "01a22a6f-bf7a-711c-a5e6-3556d6cc236a"}', '[]');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a6f-c590-7738-9aa3-b4702f0a3ba9', '1073', 18, 'todo.created', '2026-11-30 03:11:37.789183+00', '01a22a6f-baa7-71d2-ade2-f359469e65a3', '01a22a6f-bf7a-711c-a5e6-3556d6cc236a', NULL, '01a22a6f-c589-7067-98cb-0484471d0501', '{"id": "01a22a6f-c589-7067-98cb-0484471d0501", "title": "Gone", "due_at": null, "user_id": "01a22a6f-baa7-71d2-ade2-f359469e65a3", "version": 1, "priority": 3, "completed": false, "created_at": "2026-11-30T03:11:37.789183Z", "project_id": "01a22a6f-bf7a-711c-a5e6-3556d6cc236a", "updated_at": "2026-11-30T03:11:37.789183Z", "assignee_id": null, "description": null, "completed_at": null}', '[]');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a6f-c5be-767d-a219-833f0bd2e349', '1075', 19, 'todo.deleted', '2026-11-30 03:11:37.906575+00', '01a22a6f-baa7-71d2-ade2-f359469e65a3', '01a22a6f-bf7a-711c-a5e6-3556d6cc236a', NULL, '01a22a6f-c589-7067-98cb-0484471d0501', '{"id": "01a22a6f-c589-7067-98cb-0484471d0501", "title": "Gone", "due_at": null, "user_id": "01a22a6f-baa7-71d2-ade2-f359469e65a3", "version": 1, "priority": 3, "completed": false, "created_at": "2026-11-30T03:11:37.789183Z", "project_id": "01a22a6f-bf7a-711c-a5e6-3556d6cc236a", "updated_at": "2026-11-30T03:11:37.789183Z", "assignee_id": null, "description": null, "completed_at": null}', '[]');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a6f-c607-715a-af04-f1e583302b9d', '1076', 20, 'todo.deleted', '2026-11-30 03:11:37.938321+00', '01a22a6f-baa7-71d2-ade2-f359469e65a3', NULL, '01a22a6f-baa7-71d2-ade2-f359469e65a3', '01a22a6f-bf2a-7153-afb4-4b6a97cc919b', '{"id": "01a22a6f-bf2a-7153-afb4-4b6a97cc919b", "title": "Café crème", "due_at": null, "user_id": "01a22a6f-baa7-71d2-ade2-f359469e65a3", "version": 1, "priority": 3, "completed": false, "created_at": "2026-11-30T03:11:36.234513Z", "project_id": null, "updated_at": "2026-11-30T03:11:36.234513Z", "assignee_id": null, "description": null, "completed_at": null}', '[]');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a6f-c62c-74e2-b01c-ddf12f34ca66', '1079', 21, 'project.created', '2026-11-30 03:11:38.012238+00', '01a22a6f-baa7-71d2-ade2-f359469e65a3', '01a22a6f-c619-767b-a137-7d8a363de246', NULL, NULL, '{"id": "01a22a6f-c619-767b-a137-7d8a363de246", "name": "Barn", "status": "active", "version": 1, "owner_id": "01a22a6f-baa7-71d2-ade2-f359469e65a3", "created_at": "2026-11-30T03:11:38.012238Z", "task_count": 0, "updated_at": "2026-11-30T03:11:38.012238Z", "description": null, "open_task_count": 0}', '[]');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a6f-c630-7057-91c4-78626aca1881', '1079', 22, 'notification.created', '2026-11-30 03:11:38.012238+00', '01a22a6f-baa7-71d2-ade2-f359469e65a3', NULL, '01a22a6f-baa7-71d2-ade2-f359469e65a3', NULL, '{"id": "01a22a6f-c62e-7152-83c7-eac939eca133", "type": "project_created", "message": "Your project “Barn” was created.", "read_at": null, "todo_id": null, "actor_id": "01a22a6f-baa7-71d2-ade2-f359469e65a3", "created_at": "2026-11-30T03:11:38.012238Z", "project_id": "01a22a6f-c619-767b-a137-7d8a363de246"}', '[]');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a6f-c670-7589-9fb5-6d8f5285f967', '1081', 23, 'todo.created', '2026-11-30 03:11:38.09226+00', '01a22a6f-baa7-71d2-ade2-f359469e65a3', '01a22a6f-c619-767b-a137-7d8a363de246', NULL, '01a22a6f-c66e-702d-8ab7-27635165f96a', '{"id": "01a22a6f-c66e-702d-8ab7-27635165f96a", "title": "Sweep", "due_at": null, "user_id": "01a22a6f-baa7-71d2-ade2-f359469e65a3", "version": 1, "priority": 3, "completed": false, "created_at": "2026-11-30T03:11:38.09226Z", "project_id": "01a22a6f-c619-767b-a137-7d8a363de246", "updated_at": "2026-11-30T03:11:38.09226Z", "assignee_id": null, "description": null, "completed_at": null}', '[]');
INSERT INTO public.events OVERRIDING SYSTEM VALUE VALUES ('01a22a6f-c6c4-7703-9112-cd79d88c7ba9', '1083', 24, 'project.deleted', '2026-11-30 03:11:38.121274+00', '01a22a6f-baa7-71d2-ade2-f359469e65a3', '01a22a6f-c619-767b-a137-7d8a363de246', '01a22a6f-baa7-71d2-ade2-f359469e65a3', NULL, '{"id": "01a22a6f-c619-767b-a137-7d8a363de246", "name": "Barn", "status": "active", "version": 1, "owner_id": "01a22a6f-baa7-71d2-ade2-f359469e65a3", "created_at": "2026-11-30T03:11:38.012238Z", "task_count": 1, "updated_at": "2026-11-30T03:11:38.012238Z", "description": null, "open_task_count": 1}', '[]');
INSERT INTO public.forgotten_events VALUES (true, '0');
INSERT INTO public.idempotency_keys VALUES ('01a22a6f-baa7-71d2-ade2-f359469e65a3', '0190a1b2-0000-7000-8000-000000000001', '\xeaabde6ed2c1eafca04637292537824046e9afae84f5f84384cf3db9d198ef79', 201, '{"ETag": "\"1\"", "Location": "/todos/01a22a6f-c589-7067-98cb-0484471d0501", "Content-Type": "application/json"}', '\x7b226964223a2230316132326136662d633538392d373036372d393863622d303438343437316430353031222c227469746c65223a22476f6e65222c226465736372697074696f6e223a6e756c6c2c22636f6d706c65746564223a66616c73652c22636f6d706c657465645f6174223a6e756c6c2c227072696f72697479223a332c226475655f6174223a6e756c6c2c2270726f6a6563745f6964223a2230316132326136662d626637612d373131632d613565362d333535366436636332333661222c2261737369676e65655f6964223a6e756c6c2c22757365725f6964223a2230316132326136662d626161372d373164322d616465322d663335393436396536356133222c2276657273696f6e223a312c22637265617465645f6174223a22323032362d31312d33305430333a31313a33372e3738393138335a222c22757064617465645f6174223a22323032362d31312d33305430333a31313a33372e3738393138335a227d', '2026-11-30 03:11:37.789183+00');
INSERT INTO public.invitations VALUES ('01a22a6f-c0e3-70d2-a60b-f7bb11f65fab', '01a22a6f-bf7a-711c-a5e6-3556d6cc236a', 'dora@example.com', 'viewer', 'pending', '01a22a6f-baa7-71d2-ade2-f359469e65a3', '2026-11-30 03:11:36.66953+00', '2026-12-07 03:11:36.66953+00');
INSERT INTO public.invitations VALUES ('01a22a6f-c0f9-71ce-b112-51767626d11e', '01a22a6f-bf7a-711c-a5e6-3556d6cc236a', 'cleo@example.com', 'editor', 'pending', '01a22a6f-baa7-71d2-ade2-f359469e65a3', '2026-11-30 03:11:36.690943+00', '2026-12-07 03:11:36.690943+00');
INSERT INTO public.knex_migrations VALUES (1, '0001_users', 1, '2026-11-30 03:11:29.737+00');
INSERT INTO public.knex_migrations VALUES (2, '0002_todos', 1, '2026-11-30 03:11:29.774+00');
INSERT INTO public.knex_migrations VALUES (3, '0003_rate_limits', 1, '2026-11-30 03:11:29.783+00');
INSERT INTO public.knex_migrations VALUES (4, '0004_projects', 1, '2026-11-30 03:11:29.844+00');
INSERT INTO public.knex_migrations VALUES (5, '0005_notifications', 1, '2026-11-30 03:11:29.929+00');
INSERT INTO public.knex_migrations VALUES (6, '0006_events', 1, '2026-11-30 03:11:29.954+00');
INSERT INTO public.knex_migrations VALUES (7, '0007_webhooks', 1, '2026-11-30 03:11:29.979+00');
INSERT INTO public.knex_migrations VALUES (8, '0009_event_tickets', 1, '2026-11-30 03:11:29.994+00');
INSERT INTO public.knex_migrations VALUES (9, '0010_idempotency_keys', 1, '2026-11-30 03:11:30.006+00');
INSERT INTO public.knex_migrations_lock VALUES (1, 0);
INSERT INTO public.mail_tokens VALUES ('01a22a6f-c2ea-76eb-85f8-20e85fe651c8', 'email_change', '01a22a6f-bbb4-71af-b13d-00aa8d94499c', 'bob@example.org', '2026-11-30 03:11:37.207191+00', '2026-12-01 03:11:37.207191+00');
INSERT INTO public.mail_tokens VALUES ('01a22a6f-c278-73ac-b04a-12c32087161a', 'password_reset', '01a22a6f-bbb4-71af-b13d-00aa8d94499c', NULL, '2026-11-30 03:11:37.207863+00', '2026-11-30 04:11:37.207863+00');
INSERT INTO public.notifications VALUES ('01a22a6f-bf92-77ad-b368-54466e461429', '01a22a6f-baa7-71d2-ade2-f359469e65a3', 'project_created', 'Your project “Garden” was created.', '01a22a6f-baa7-71d2-ade2-f359469e65a3', '01a22a6f-bf7a-711c-a5e6-3556d6cc236a', NULL, NULL, NULL, '2026-11-30 03:11:36.315391+00');
INSERT INTO public.notifications VALUES ('01a22a6f-c00e-713d-acaf-2e3c0931163e', '01a22a6f-bbb4-71af-b13d-00aa8d94499c', 'project_created', 'Your project “House” was created.', '01a22a6f-bbb4-71af-b13d-00aa8d94499c', '01a22a6f-bfe0-7734-a29e-e2f0eb7fb503', NULL, NULL, NULL, '2026-11-30 03:11:36.416872+00');
INSERT INTO public.notifications VALUES ('01a22a6f-c053-72ff-8315-23ce9020d08a', '01a22a6f-bbb4-71af-b13d-00aa8d94499c', 'project_invited', 'Ada made you a member of “Garden”.', '01a22a6f-baa7-71d2-ade2-f359469e65a3', '01a22a6f-bf7a-711c-a5e6-3556d6cc236a', NULL, NULL, NULL, '2026-11-30 03:11:36.502033+00');
INSERT INTO public.notifications VALUES ('01a22a6f-c08a-7523-aa47-37a8a4fdcbb6', '01a22a6f-bbb4-71af-b13d-00aa8d94499c', 'todo_assigned', 'Ada assigned “Dig” to you.', '01a22a6f-baa7-71d2-ade2-f359469e65a3', '01a22a6f-bf7a-711c-a5e6-3556d6cc236a', '01a22a6f-c086-700d-86d2-e03462354cef', NULL, NULL, '2026-11-30 03:11:36.57875+00');
INSERT INTO public.notifications VALUES ('01a22a6f-c0fe-7389-83c4-dbe3eab2946b', '01a22a6f-bcbd-750f-a2b7-44fa0dc56734', 'project_invited', 'Ada invited you to “Garden”. The invitation is in your mail.', '01a22a6f-baa7-71d2-ade2-f359469e65a3', '01a22a6f-bf7a-711c-a5e6-3556d6cc236a', NULL, NULL, NULL, '2026-11-30 03:11:36.690943+00');
INSERT INTO public.preferences VALUES ('01a22a6f-bbb4-71af-b13d-00aa8d94499c', false, true, true, true, true, true);
INSERT INTO public.project_members VALUES ('01a22a6f-bf7a-711c-a5e6-3556d6cc236a', '01a22a6f-baa7-71d2-ade2-f359469e65a3', 'owner', '2026-11-30 03:11:36.315391+00');
INSERT INTO public.project_members VALUES ('01a22a6f-bfe0-7734-a29e-e2f0eb7fb503', '01a22a6f-bbb4-71af-b13d-00aa8d94499c', 'owner', '2026-11-30 03:11:36.416872+00');
INSERT INTO public.project_members VALUES ('01a22a6f-bf7a-711c-a5e6-3556d6cc236a', '01a22a6f-bbb4-71af-b13d-00aa8d94499c', 'editor', '2026-11-30 03:11:36.502033+00');
INSERT INTO public.projects VALUES ('01a22a6f-bfe0-7734-a29e-e2f0eb7fb503', '01a22a6f-bbb4-71af-b13d-00aa8d94499c', 'House', NULL, 'active', 1, 1, 1, '2026-11-30 03:11:36.416872+00', '2026-11-30 03:11:36.416872+00');
INSERT INTO public.projects VALUES ('01a22a6f-bf7a-711c-a5e6-3556d6cc236a', '01a22a6f-baa7-71d2-ade2-f359469e65a3', 'Garden', 'all seasons', 'active', 2, 1, 1, '2026-11-30 03:11:36.315391+00', '2026-11-30 03:11:36.315391+00');
INSERT INTO public.refresh_tokens VALUES ('\xf28ffdb6311db43520c5250ec7fd9237caa0ef31baeab0a8e5495a5862c1b346', '01a22a6f-bb48-74e7-aaca-d22c92c2e509', NULL, '2026-11-30 03:11:35.229787+00');
INSERT INTO public.refresh_tokens VALUES ('\xbee5d47dcb12566d49f9552ecfc87ca430ce404f858aa426be9e44504e1b4664', '01a22a6f-bd44-7536-b2e1-c86aa37179d0', NULL, '2026-11-30 03:11:35.744888+00');
INSERT INTO public.refresh_tokens VALUES ('\x9811a61edf53907d4b562092ff32b8ce71f848e90cebe21683f3e58c752a673e', '01a22a6f-bddd-765c-9a4b-55e3cd9993fb', NULL, '2026-11-30 03:11:35.889179+00');
INSERT INTO public.sent_mails VALUES ('notification-01a22a6f-c053-72ff-8315-23ce9020d08a', '2026-11-30 03:11:36.768221+00');
INSERT INTO public.sent_mails VALUES ('invitation-01a22a6f-c0e3-70d2-a60b-f7bb11f65fab', '2026-11-30 03:11:36.769349+00');
INSERT INTO public.sent_mails VALUES ('notification-01a22a6f-c08a-7523-aa47-37a8a4fdcbb6', '2026-11-30 03:11:36.809023+00');
INSERT INTO public.sent_mails VALUES ('invitation-01a22a6f-c0f9-71ce-b112-51767626d11e', '2026-11-30 03:11:36.808921+00');
INSERT INTO public.sent_mails VALUES ('email_change-01a22a6f-c2ea-76eb-85f8-20e85fe651c8', '2026-11-30 03:11:37.222768+00');
INSERT INTO public.sent_mails VALUES ('password_reset-01a22a6f-c278-73ac-b04a-12c32087161a', '2026-11-30 03:11:37.227521+00');
INSERT INTO public.sessions VALUES ('01a22a6f-bb48-74e7-aaca-d22c92c2e509', '01a22a6f-baa7-71d2-ade2-f359469e65a3', '2026-11-30 03:11:35.229787+00', '2026-11-30 03:11:35.229787+00', '2026-12-30 03:11:35.229787+00');
INSERT INTO public.sessions VALUES ('01a22a6f-bd44-7536-b2e1-c86aa37179d0', '01a22a6f-bcbd-750f-a2b7-44fa0dc56734', '2026-11-30 03:11:35.744888+00', '2026-11-30 03:11:35.744888+00', '2026-12-30 03:11:35.744888+00');
INSERT INTO public.sessions VALUES ('01a22a6f-bddd-765c-9a4b-55e3cd9993fb', '01a22a6f-bcbd-750f-a2b7-44fa0dc56734', '2026-11-30 03:11:35.889179+00', '2026-11-30 03:11:35.889179+00', '2026-12-30 03:11:35.889179+00');
INSERT INTO public.todos VALUES ('01a22a6f-bf12-738e-a204-ca1173de42b8', '01a22a6f-baa7-71d2-ade2-f359469e65a3', 'Mend the gate', 'before the frost', false, NULL, 3, '2026-12-01 09:00:00+00', 1, '2026-11-30 03:11:36.210744+00', '2026-11-30 03:11:36.210744+00', NULL, NULL);
INSERT INTO public.todos VALUES ('01a22a6f-bec3-7397-b4b9-9942fad70523', '01a22a6f-baa7-71d2-ade2-f359469e65a3', 'Buy oat milk', NULL, true, '2026-11-30 03:11:36.257715+00', 3, NULL, 2, '2026-11-30 03:11:36.138617+00', '2026-11-30 03:11:36.257715+00', NULL, NULL);
INSERT INTO public.todos VALUES ('01a22a6f-bf5d-77e3-ae56-45a0fd8e41bf', '01a22a6f-bbb4-71af-b13d-00aa8d94499c', 'Bob''s own', NULL, false, NULL, 3, NULL, 1, '2026-11-30 03:11:36.288238+00', '2026-11-30 03:11:36.288238+00', NULL, NULL);
INSERT INTO public.todos VALUES ('01a22a6f-c086-700d-86d2-e03462354cef', '01a22a6f-baa7-71d2-ade2-f359469e65a3', 'Dig', NULL, false, NULL, 3, NULL, 1, '2026-11-30 03:11:36.57875+00', '2026-11-30 03:11:36.57875+00', '01a22a6f-bf7a-711c-a5e6-3556d6cc236a', '01a22a6f-bbb4-71af-b13d-00aa8d94499c');
INSERT INTO public.todos VALUES ('01a22a6f-c0a8-734b-9d76-0229fd32f1cd', '01a22a6f-bbb4-71af-b13d-00aa8d94499c', 'Sow', NULL, true, '2026-11-30 03:11:36.639053+00', 3, NULL, 2, '2026-11-30 03:11:36.613574+00', '2026-11-30 03:11:36.639053+00', '01a22a6f-bf7a-711c-a5e6-3556d6cc236a', NULL);
INSERT INTO public.todos VALUES ('01a22a6f-c0d1-7614-bbee-e5d906cac494', '01a22a6f-bbb4-71af-b13d-00aa8d94499c', 'Paint', NULL, false, NULL, 3, '2026-11-30 23:00:00+00', 1, '2026-11-30 03:11:36.653084+00', '2026-11-30 03:11:36.653084+00', '01a22a6f-bfe0-7734-a29e-e2f0eb7fb503', NULL);
INSERT INTO public.users VALUES ('01a22a6f-baa7-71d2-ade2-f359469e65a3', 'ada@example.com', 'Ada', '$argon2id$v=19$m=19456,t=2,p=1$ujDKVmnr3MLXj/j21Vno5A$+smfjgOAR9AUx9oYGTQoZx1wBYN7UOBtH+bMBEI8R9c', 'user', 1, NULL, '2026-11-30 03:11:35.08155+00', '2026-11-30 03:11:35.08155+00');
INSERT INTO public.users VALUES ('01a22a6f-bcbd-750f-a2b7-44fa0dc56734', 'cleo@example.com', 'Cleo', '$argon2id$v=19$m=19456,t=2,p=1$rYmr/8MIs6WEW2f/NZX5HQ$3ShTCzGDmUy7fNrHiB4niFhzuDNiyG5XA/VnfrjPd6A', 'admin', 1, NULL, '2026-11-30 03:11:35.61438+00', '2026-11-30 03:11:35.61438+00');
INSERT INTO public.users VALUES ('01a22a6f-bbb4-71af-b13d-00aa8d94499c', 'bob@example.com', 'Bob', '$argon2id$v=19$m=19456,t=2,p=1$764/K+bz8oeXKM6e/3qT6Q$R5KH55Ss7s9MaYGTctHnMBzOeAk0pbLTP3NnTrB9wVQ', 'user', 3, NULL, '2026-11-30 03:11:35.348928+00', '2026-11-30 03:11:38.503672+00');
INSERT INTO public.webhook_cursor VALUES (true, '1083', 24);
INSERT INTO public.webhook_deliveries VALUES ('01a22a6f-c83d-75d7-a5e8-4c5c30eb56cf', '01a22a6f-c3be-747e-8ac3-bab5fae2d926', '01a22a6f-c590-7738-9aa3-b4702f0a3ba9', 'todo.created', '01a22a6f-bf7a-711c-a5e6-3556d6cc236a', '{"id":"01a22a6f-c590-7738-9aa3-b4702f0a3ba9","type":"todo.created","occurred_at":"2026-11-30T03:11:37.789183Z","actor_id":"01a22a6f-baa7-71d2-ade2-f359469e65a3","project_id":"01a22a6f-bf7a-711c-a5e6-3556d6cc236a","data":{"id":"01a22a6f-c589-7067-98cb-0484471d0501","title":"Gone","due_at":null,"user_id":"01a22a6f-baa7-71d2-ade2-f359469e65a3","version":1,"priority":3,"completed":false,"created_at":"2026-11-30T03:11:37.789183Z","project_id":"01a22a6f-bf7a-711c-a5e6-3556d6cc236a","updated_at":"2026-11-30T03:11:37.789183Z","assignee_id":null,"description":null,"completed_at":null},"changes":[]}', 'pending', 1, 1, '2026-11-30 03:11:44.481+00', '2026-11-30 03:11:39.085862+00', 'https://hooks.example.com/taskpact', '[{"name": "content-type", "value": "application/json"}, {"name": "user-agent", "value": "Taskpact"}, {"name": "accept-encoding", "value": "identity"}, {"name": "webhook-id", "value": "01a22a6f-c590-7738-9aa3-b4702f0a3ba9"}, {"name": "webhook-timestamp", "value": "1796008299"}]', NULL, NULL, 'The receiver cannot be reached (ENOTFOUND).', '2026-11-30 03:11:38.552912+00', NULL);
INSERT INTO public.webhook_deliveries VALUES ('01a22a6f-c83e-72fe-af2e-c4199f8348b7', '01a22a6f-c443-7718-926f-55cb65000157', '01a22a6f-c590-7738-9aa3-b4702f0a3ba9', 'todo.created', '01a22a6f-bf7a-711c-a5e6-3556d6cc236a', '{"id":"01a22a6f-c590-7738-9aa3-b4702f0a3ba9","type":"todo.created","occurred_at":"2026-11-30T03:11:37.789183Z","actor_id":"01a22a6f-baa7-71d2-ade2-f359469e65a3","project_id":"01a22a6f-bf7a-711c-a5e6-3556d6cc236a","data":{"id":"01a22a6f-c589-7067-98cb-0484471d0501","title":"Gone","due_at":null,"user_id":"01a22a6f-baa7-71d2-ade2-f359469e65a3","version":1,"priority":3,"completed":false,"created_at":"2026-11-30T03:11:37.789183Z","project_id":"01a22a6f-bf7a-711c-a5e6-3556d6cc236a","updated_at":"2026-11-30T03:11:37.789183Z","assignee_id":null,"description":null,"completed_at":null},"changes":[]}', 'pending', 1, 1, '2026-11-30 03:11:44.303+00', '2026-11-30 03:11:39.084148+00', 'https://hooks.example.com/all', '[{"name": "content-type", "value": "application/json"}, {"name": "user-agent", "value": "Taskpact"}, {"name": "accept-encoding", "value": "identity"}, {"name": "webhook-id", "value": "01a22a6f-c590-7738-9aa3-b4702f0a3ba9"}, {"name": "webhook-timestamp", "value": "1796008299"}]', NULL, NULL, 'The receiver cannot be reached (ENOTFOUND).', '2026-11-30 03:11:38.552912+00', NULL);
INSERT INTO public.webhook_deliveries VALUES ('01a22a6f-c83e-72fe-af2e-cd755654c332', '01a22a6f-c443-7718-926f-55cb65000157', '01a22a6f-c607-715a-af04-f1e583302b9d', 'todo.deleted', NULL, '{"id":"01a22a6f-c607-715a-af04-f1e583302b9d","type":"todo.deleted","occurred_at":"2026-11-30T03:11:37.938321Z","actor_id":"01a22a6f-baa7-71d2-ade2-f359469e65a3","project_id":null,"data":{"id":"01a22a6f-bf2a-7153-afb4-4b6a97cc919b","title":"Café crème","due_at":null,"user_id":"01a22a6f-baa7-71d2-ade2-f359469e65a3","version":1,"priority":3,"completed":false,"created_at":"2026-11-30T03:11:36.234513Z","project_id":null,"updated_at":"2026-11-30T03:11:36.234513Z","assignee_id":null,"description":null,"completed_at":null},"changes":[]}', 'pending', 1, 1, '2026-11-30 03:11:44.449+00', '2026-11-30 03:11:39.086916+00', 'https://hooks.example.com/all', '[{"name": "content-type", "value": "application/json"}, {"name": "user-agent", "value": "Taskpact"}, {"name": "accept-encoding", "value": "identity"}, {"name": "webhook-id", "value": "01a22a6f-c607-715a-af04-f1e583302b9d"}, {"name": "webhook-timestamp", "value": "1796008299"}]', NULL, NULL, 'The receiver cannot be reached (ENOTFOUND).', '2026-11-30 03:11:38.552912+00', NULL);
INSERT INTO public.webhook_deliveries VALUES ('01a22a6f-c83e-72fe-af2e-c8086580a7cd', '01a22a6f-c443-7718-926f-55cb65000157', '01a22a6f-c5be-767d-a219-833f0bd2e349', 'todo.deleted', '01a22a6f-bf7a-711c-a5e6-3556d6cc236a', '{"id":"01a22a6f-c5be-767d-a219-833f0bd2e349","type":"todo.deleted","occurred_at":"2026-11-30T03:11:37.906575Z","actor_id":"01a22a6f-baa7-71d2-ade2-f359469e65a3","project_id":"01a22a6f-bf7a-711c-a5e6-3556d6cc236a","data":{"id":"01a22a6f-c589-7067-98cb-0484471d0501","title":"Gone","due_at":null,"user_id":"01a22a6f-baa7-71d2-ade2-f359469e65a3","version":1,"priority":3,"completed":false,"created_at":"2026-11-30T03:11:37.789183Z","project_id":"01a22a6f-bf7a-711c-a5e6-3556d6cc236a","updated_at":"2026-11-30T03:11:37.789183Z","assignee_id":null,"description":null,"completed_at":null},"changes":[]}', 'pending', 1, 1, '2026-11-30 03:11:44.835+00', '2026-11-30 03:11:39.509467+00', 'https://hooks.example.com/all', '[{"name": "content-type", "value": "application/json"}, {"name": "user-agent", "value": "Taskpact"}, {"name": "accept-encoding", "value": "identity"}, {"name": "webhook-id", "value": "01a22a6f-c5be-767d-a219-833f0bd2e349"}, {"name": "webhook-timestamp", "value": "1796008299"}]', NULL, NULL, 'The receiver cannot be reached (ENOTFOUND).', '2026-11-30 03:11:38.552912+00', NULL);
INSERT INTO public.webhook_deliveries VALUES ('01a22a6f-c83e-72fe-af2e-d5b4accc4602', '01a22a6f-c443-7718-926f-55cb65000157', '01a22a6f-c6c4-7703-9112-cd79d88c7ba9', 'project.deleted', NULL, '{"id":"01a22a6f-c6c4-7703-9112-cd79d88c7ba9","type":"project.deleted","occurred_at":"2026-11-30T03:11:38.121274Z","actor_id":"01a22a6f-baa7-71d2-ade2-f359469e65a3","project_id":"01a22a6f-c619-767b-a137-7d8a363de246","data":{"id":"01a22a6f-c619-767b-a137-7d8a363de246","name":"Barn","status":"active","version":1,"owner_id":"01a22a6f-baa7-71d2-ade2-f359469e65a3","created_at":"2026-11-30T03:11:38.012238Z","task_count":1,"updated_at":"2026-11-30T03:11:38.012238Z","description":null,"open_task_count":1},"changes":[]}', 'pending', 1, 1, '2026-11-30 03:11:44.703+00', '2026-11-30 03:11:39.507288+00', 'https://hooks.example.com/all', '[{"name": "content-type", "value": "application/json"}, {"name": "user-agent", "value": "Taskpact"}, {"name": "accept-encoding", "value": "identity"}, {"name": "webhook-id", "value": "01a22a6f-c6c4-7703-9112-cd79d88c7ba9"}, {"name": "webhook-timestamp", "value": "1796008299"}]', NULL, NULL, 'The receiver cannot be reached (ENOTFOUND).', '2026-11-30 03:11:38.552912+00', NULL);
INSERT INTO public.webhook_deliveries VALUES ('01a22a6f-c83e-72fe-af2e-d07daaedc642', '01a22a6f-c443-7718-926f-55cb65000157', '01a22a6f-c630-7057-91c4-78626aca1881', 'notification.created', NULL, '{"id":"01a22a6f-c630-7057-91c4-78626aca1881","type":"notification.created","occurred_at":"2026-11-30T03:11:38.012238Z","actor_id":"01a22a6f-baa7-71d2-ade2-f359469e65a3","project_id":null,"data":{"id":"01a22a6f-c62e-7152-83c7-eac939eca133","type":"project_created","message":"Your project “Barn” was created.","read_at":null,"todo_id":null,"actor_id":"01a22a6f-baa7-71d2-ade2-f359469e65a3","created_at":"2026-11-30T03:11:38.012238Z","project_id":"01a22a6f-c619-767b-a137-7d8a363de246"},"changes":[]}', 'pending', 1, 1, '2026-11-30 03:11:45.131+00', '2026-11-30 03:11:40.036232+00', 'https://hooks.example.com/all', '[{"name": "content-type", "value": "application/json"}, {"name": "user-agent", "value": "Taskpact"}, {"name": "accept-encoding", "value": "identity"}, {"name": "webhook-id", "value": "01a22a6f-c630-7057-91c4-78626aca1881"}, {"name": "webhook-timestamp", "value": "1796008300"}]', NULL, NULL, 'The receiver cannot be reached (ENOTFOUND).', '2026-11-30 03:11:38.552912+00', NULL);
INSERT INTO public.webhooks VALUES ('01a22a6f-c443-7718-926f-55cb65000157', '01a22a6f-baa7-71d2-ade2-f359469e65a3', 'https://hooks.example.com/all', NULL, '{}', NULL, true, NULL, '2026-11-30 03:11:39.084148+00', '\x00d385997879c7f151c187535b18b54e8da71079bd3dde6931a4843833654a94129cf296ba87550f1a3370a59ae18cb914246e64a9ea099e1df1d93f534dce5497a68bcccbc0bb82b84ce7a4e408', NULL, NULL, '1059', 2, '2026-11-30 03:11:37.544245+00', '2026-11-30 03:11:39.084148+00');
INSERT INTO public.webhooks VALUES ('01a22a6f-c3be-747e-8ac3-bab5fae2d926', '01a22a6f-baa7-71d2-ade2-f359469e65a3', 'https://hooks.example.com/taskpact', NULL, '{todo.created}', NULL, true, NULL, '2026-11-30 03:11:39.085862+00', '\x16f60286800ae28fbfb076f8aff952f7a5fbcd32e08536598ce911da98c480eb088aa58addfb5f965a9ccae60ee985dbbbd3d97fc35e5708d00ec129f1d4f922b7cfa14e39595e2920a37c5368a3', NULL, NULL, '1056', 2, '2026-11-30 03:11:37.430232+00', '2026-11-30 03:11:39.085862+00');
SELECT pg_catalog.setval('public.events_sequence_seq', 24, true);
SELECT pg_catalog.setval('public.knex_migrations_id_seq', 9, true);
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
ALTER TABLE ONLY public.event_tickets
    ADD CONSTRAINT event_tickets_pkey PRIMARY KEY (ticket_hash);
ALTER TABLE ONLY public.events
    ADD CONSTRAINT events_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.forgotten_events
    ADD CONSTRAINT forgotten_events_pkey PRIMARY KEY (singleton);
ALTER TABLE ONLY public.idempotency_keys
    ADD CONSTRAINT idempotency_keys_pkey PRIMARY KEY (user_id, idempotency_key);
ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.knex_migrations_lock
    ADD CONSTRAINT knex_migrations_lock_pkey PRIMARY KEY (index);
ALTER TABLE ONLY public.knex_migrations
    ADD CONSTRAINT knex_migrations_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.mail_tokens
    ADD CONSTRAINT mail_tokens_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.notifications
    ADD CONSTRAINT notifications_pkey PRIMARY KEY (id);
ALTER TABLE ONLY public.preferences
    ADD CONSTRAINT preferences_pkey PRIMARY KEY (user_id);
ALTER TABLE ONLY public.project_members
    ADD CONSTRAINT project_members_pkey PRIMARY KEY (project_id, user_id);
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
CREATE INDEX warning_i1 ON pgboss.warning USING btree (created_on DESC);
CREATE INDEX event_tickets_expires_at ON public.event_tickets USING btree (expires_at);
CREATE INDEX event_tickets_session_id ON public.event_tickets USING btree (session_id);
CREATE INDEX event_tickets_user_id ON public.event_tickets USING btree (user_id);
CREATE INDEX events_occurred_at ON public.events USING btree (occurred_at, id);
CREATE UNIQUE INDEX events_position ON public.events USING btree (transaction_id, sequence);
CREATE INDEX events_project_id ON public.events USING btree (project_id, transaction_id, sequence) WHERE (project_id IS NOT NULL);
CREATE INDEX events_todo_id ON public.events USING btree (todo_id, occurred_at, id) WHERE (todo_id IS NOT NULL);
CREATE INDEX events_user_id ON public.events USING btree (user_id, transaction_id, sequence) WHERE (user_id IS NOT NULL);
CREATE INDEX idempotency_keys_created_at ON public.idempotency_keys USING btree (created_at);
CREATE INDEX invitations_invited_by ON public.invitations USING btree (invited_by);
CREATE INDEX invitations_project_id ON public.invitations USING btree (project_id, created_at, id);
CREATE INDEX mail_tokens_user_id ON public.mail_tokens USING btree (user_id);
CREATE INDEX notifications_actor_id ON public.notifications USING btree (actor_id);
CREATE INDEX notifications_created_at ON public.notifications USING btree (user_id, created_at, id);
CREATE UNIQUE INDEX notifications_key ON public.notifications USING btree (user_id, key);
CREATE INDEX notifications_project_id ON public.notifications USING btree (project_id);
CREATE INDEX notifications_todo_id ON public.notifications USING btree (todo_id);
CREATE INDEX notifications_unread ON public.notifications USING btree (user_id) WHERE (read_at IS NULL);
CREATE INDEX project_members_user_id ON public.project_members USING btree (user_id, project_id);
CREATE INDEX projects_owner_id ON public.projects USING btree (owner_id);
CREATE INDEX refresh_tokens_session_id ON public.refresh_tokens USING btree (session_id);
CREATE INDEX sent_mails_sent_at ON public.sent_mails USING btree (sent_at);
CREATE INDEX sessions_user_id ON public.sessions USING btree (user_id);
CREATE INDEX todos_assignee_id ON public.todos USING btree (assignee_id) WHERE (assignee_id IS NOT NULL);
CREATE INDEX todos_created_at ON public.todos USING btree (user_id, created_at, id);
CREATE INDEX todos_due_at ON public.todos USING btree (user_id, due_at, id);
CREATE INDEX todos_due_soon ON public.todos USING btree (due_at) WHERE ((NOT completed) AND (due_at IS NOT NULL));
CREATE INDEX todos_priority ON public.todos USING btree (user_id, priority, id);
CREATE INDEX todos_project_id ON public.todos USING btree (project_id, created_at, id) WHERE (project_id IS NOT NULL);
CREATE INDEX todos_title ON public.todos USING btree (user_id, title, id);
CREATE INDEX todos_updated_at ON public.todos USING btree (user_id, updated_at, id);
CREATE UNIQUE INDEX users_email ON public.users USING btree (lower(email));
CREATE INDEX webhook_deliveries_created_at ON public.webhook_deliveries USING btree (created_at);
CREATE INDEX webhook_deliveries_webhook_id ON public.webhook_deliveries USING btree (webhook_id, created_at, id);
CREATE INDEX webhooks_created_at ON public.webhooks USING btree (user_id, created_at, id);
ALTER INDEX pgboss.job_pkey ATTACH PARTITION pgboss.job_common_pkey;
ALTER INDEX pgboss.queue_stats_i1 ATTACH PARTITION pgboss.queue_stats_20261130_name_captured_on_deferred_count_queued_idx;
ALTER INDEX pgboss.queue_stats_pkey ATTACH PARTITION pgboss.queue_stats_20261130_pkey;
ALTER INDEX pgboss.queue_stats_i1 ATTACH PARTITION pgboss.queue_stats_20261201_name_captured_on_deferred_count_queued_idx;
ALTER INDEX pgboss.queue_stats_pkey ATTACH PARTITION pgboss.queue_stats_20261201_pkey;
CREATE TRIGGER count_deleted_todos AFTER DELETE ON public.todos REFERENCING OLD TABLE AS old_todos FOR EACH STATEMENT EXECUTE FUNCTION public.count_deleted_todos();
CREATE TRIGGER count_inserted_todos AFTER INSERT ON public.todos REFERENCING NEW TABLE AS new_todos FOR EACH STATEMENT EXECUTE FUNCTION public.count_inserted_todos();
CREATE TRIGGER count_updated_todos AFTER UPDATE ON public.todos REFERENCING OLD TABLE AS old_todos NEW TABLE AS new_todos FOR EACH STATEMENT EXECUTE FUNCTION public.count_updated_todos();
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
ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_invited_by_fkey FOREIGN KEY (invited_by) REFERENCES public.users(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.invitations
    ADD CONSTRAINT invitations_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.projects(id) ON DELETE CASCADE;
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
    ADD CONSTRAINT projects_owner_id_fkey FOREIGN KEY (owner_id) REFERENCES public.users(id);
ALTER TABLE ONLY public.refresh_tokens
    ADD CONSTRAINT refresh_tokens_session_id_fkey FOREIGN KEY (session_id) REFERENCES public.sessions(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.sessions
    ADD CONSTRAINT sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.todos
    ADD CONSTRAINT todos_assignee_id_fkey FOREIGN KEY (assignee_id) REFERENCES public.users(id) ON DELETE SET NULL;
ALTER TABLE ONLY public.todos
    ADD CONSTRAINT todos_project_id_fkey FOREIGN KEY (project_id) REFERENCES public.projects(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.todos
    ADD CONSTRAINT todos_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.webhook_deliveries
    ADD CONSTRAINT webhook_deliveries_webhook_id_fkey FOREIGN KEY (webhook_id) REFERENCES public.webhooks(id) ON DELETE CASCADE;
ALTER TABLE ONLY public.webhooks
    ADD CONSTRAINT webhooks_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;
