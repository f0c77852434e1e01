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
    CONSTRAINT notifications_type_check CHECK ((type = ANY (ARRAY['project_created'::text, 'project_invited'::text, 'todo_assigned'::text, 'todo_due_soon'::text, 'todo_completed'::text])))
);
CREATE TABLE public.preferences (
    user_id uuid NOT NULL,
    project_created boolean DEFAULT false NOT NULL,
    project_invited boolean DEFAULT true NOT NULL,
    todo_assigned boolean DEFAULT true NOT NULL,
    todo_due_soon boolean DEFAULT true NOT NULL,
    todo_completed boolean DEFAULT false NOT NULL
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
ALTER TABLE ONLY pgboss.job ATTACH PARTITION pgboss.job_common DEFAULT;
ALTER TABLE ONLY pgboss.queue_stats ATTACH PARTITION pgboss.queue_stats_20261130 FOR VALUES FROM ('2026-11-30 00:00:00+00') TO ('2026-12-01 00:00:00+00');
ALTER TABLE ONLY pgboss.queue_stats ATTACH PARTITION pgboss.queue_stats_20261201 FOR VALUES FROM ('2026-12-01 00:00:00+00') TO ('2026-12-02 00:00:00+00');
ALTER TABLE ONLY public.knex_migrations ALTER COLUMN id SET DEFAULT nextval('public.knex_migrations_id_seq'::regclass);
ALTER TABLE ONLY public.knex_migrations_lock ALTER COLUMN index SET DEFAULT nextval('public.knex_migrations_lock_index_seq'::regclass);
INSERT INTO pgboss.job_common VALUES ('4378c55b-35e0-401c-8e8f-f75a9c7eb962', 'mail', 0, '{"id": "01a22a6f-854d-7279-bc4c-f3b92b4db75a", "letter": "notification"}', 'completed', 10, 0, 10, true, 3600, 120, 604800, NULL, NULL, NULL, NULL, '2026-11-30 03:11:21.412284+00', '2026-11-30 03:11:21.412284+00', '2026-11-30 03:11:21.624251+00', '2026-11-30 03:11:21.797697+00', '2026-12-14 03:11:21.412284+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:11:21.624251+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('ba8fa6c7-c283-4344-8005-2a4faebbda8f', 'mail', 0, '{"id": "01a22a6f-85b3-764b-bc4c-1ed2a3827b8d", "letter": "notification"}', 'completed', 10, 0, 10, true, 3600, 120, 604800, NULL, NULL, NULL, NULL, '2026-11-30 03:11:21.495256+00', '2026-11-30 03:11:21.495256+00', '2026-11-30 03:11:21.624251+00', '2026-11-30 03:11:21.797697+00', '2026-12-14 03:11:21.495256+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:11:21.624251+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('35a4a8cc-2bdd-4d94-8d14-a747b66d2689', 'mail', 0, '{"id": "01a22a6f-872e-75cc-8465-bd2d4a7aab0f", "letter": "invitation"}', 'completed', 10, 0, 10, true, 3600, 120, 604800, NULL, NULL, NULL, NULL, '2026-11-30 03:11:21.898282+00', '2026-11-30 03:11:21.898282+00', '2026-11-30 03:11:22.128074+00', '2026-11-30 03:11:22.248825+00', '2026-12-14 03:11:21.898282+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:11:22.128074+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('aa498145-d3f1-4a75-b486-280c0cde9b25', 'mail', 0, '{"id": "01a22a6f-876e-7422-add6-0fc3d989ed8b", "email": "bob@example.com", "letter": "password_reset"}', 'completed', 10, 0, 10, true, 3600, 120, 604800, NULL, NULL, NULL, NULL, '2026-11-30 03:11:21.967388+00', '2026-11-30 03:11:21.967388+00', '2026-11-30 03:11:22.128074+00', '2026-11-30 03:11:22.248825+00', '2026-12-14 03:11:21.967388+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:11:22.128074+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('f104adb4-0dd6-43fb-a667-0f7b1fcee8f2', 'mail', 0, '{"id": "01a22a6f-873f-75b0-a103-cc8357153c9d", "letter": "invitation"}', 'completed', 10, 0, 10, true, 3600, 120, 604800, NULL, NULL, NULL, NULL, '2026-11-30 03:11:21.911495+00', '2026-11-30 03:11:21.911495+00', '2026-11-30 03:11:22.128074+00', '2026-11-30 03:11:22.248825+00', '2026-12-14 03:11:21.911495+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:11:22.128074+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.job_common VALUES ('fada67c5-8a39-4c61-ba37-5e5599e45a99', 'mail', 0, '{"id": "01a22a6f-8795-7179-a2d9-f726afcc1ecc", "email": "bob@example.org", "letter": "email_change", "user_id": "01a22a6f-808b-7062-b7ad-e577eadf28bb"}', 'completed', 10, 0, 10, true, 3600, 120, 604800, NULL, NULL, NULL, NULL, '2026-11-30 03:11:22.009031+00', '2026-11-30 03:11:22.009031+00', '2026-11-30 03:11:22.128074+00', '2026-11-30 03:11:22.248825+00', '2026-12-14 03:11:22.009031+00', NULL, 'dead_letter', 'standard', '2026-11-30 03:11:22.128074+00', 10, false, false, 0, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO pgboss.queue VALUES ('__pgboss__send-it', 'standard', 2, 0, false, NULL, 900, 1209600, 604800, NULL, false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{0}', NULL, false, NULL, '2026-11-30 03:11:23.472868+00', '2026-11-30 03:11:23.488604+00', '2026-11-30 03:11:23.533294+00', '2026-11-30 03:11:18.524299+00', '2026-11-30 03:11:18.524299+00');
INSERT INTO pgboss.queue VALUES ('dead_letter', 'standard', 2, 0, false, NULL, 900, 7776000, 604800, NULL, false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{0}', NULL, false, NULL, '2026-11-30 03:11:23.472868+00', '2026-11-30 03:11:23.488604+00', '2026-11-30 03:11:23.533294+00', '2026-11-30 03:11:15.350308+00', '2026-11-30 03:11:15.350308+00');
INSERT INTO pgboss.queue VALUES ('due_soon', 'standard', 3, 10, true, 60, 600, 1209600, 604800, 'dead_letter', false, 'job_common', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, '{0}', 10, false, NULL, '2026-11-30 03:11:23.472868+00', '2026-11-30 03:11:23.488604+00', '2026-11-30 03:11:23.533294+00', '2026-11-30 03:11:15.363621+00', '2026-11-30 03:11:15.365463+00');
INSERT INTO pgboss.queue VALUES ('mail', 'standard', 10, 10, true, 3600, 120, 1209600, 604800, 'dead_letter', false, 'job_common', 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, NULL, NULL, '{0}', 10, false, NULL, '2026-11-30 03:11:23.472868+00', '2026-11-30 03:11:23.488604+00', '2026-11-30 03:11:23.533294+00', '2026-11-30 03:11:15.359263+00', '2026-11-30 03:11:15.362215+00');
INSERT INTO pgboss.schedule VALUES ('due_soon', '', 'cron', '*/15 * * * *', 'UTC', '{}', '{}', '2026-11-30 03:11:18.656662+00', '2026-11-30 03:11:18.656662+00', NULL);
INSERT INTO pgboss.version VALUES (43, '2026-11-30 03:11:18.660445+00', '2026-11-30 03:11:15.342757+00', '2026-11-30 03:11:23.524104+00', NULL, NULL);
INSERT INTO public.invitations VALUES ('01a22a6f-872e-75cc-8465-bd2d4a7aab0f', '01a22a6f-84fd-773f-bf8b-e00130867668', 'dora@example.com', 'viewer', 'pending', '01a22a6f-7e82-770d-9737-76aa40b30ee2', '2026-11-30 03:11:21.898282+00', '2026-12-07 03:11:21.898282+00');
INSERT INTO public.invitations VALUES ('01a22a6f-873f-75b0-a103-cc8357153c9d', '01a22a6f-84fd-773f-bf8b-e00130867668', 'cleo@example.com', 'editor', 'pending', '01a22a6f-7e82-770d-9737-76aa40b30ee2', '2026-11-30 03:11:21.911495+00', '2026-12-07 03:11:21.911495+00');
INSERT INTO public.knex_migrations VALUES (1, '0001_users', 1, '2026-11-30 03:11:15.039+00');
INSERT INTO public.knex_migrations VALUES (2, '0002_todos', 1, '2026-11-30 03:11:15.049+00');
INSERT INTO public.knex_migrations VALUES (3, '0003_rate_limits', 1, '2026-11-30 03:11:15.057+00');
INSERT INTO public.knex_migrations VALUES (4, '0004_projects', 1, '2026-11-30 03:11:15.09+00');
INSERT INTO public.knex_migrations VALUES (5, '0005_notifications', 1, '2026-11-30 03:11:15.146+00');
INSERT INTO public.knex_migrations_lock VALUES (1, 0);
INSERT INTO public.mail_tokens VALUES ('01a22a6f-8795-7179-a2d9-f726afcc1ecc', 'email_change', '01a22a6f-808b-7062-b7ad-e577eadf28bb', 'bob@example.org', '2026-11-30 03:11:22.1551+00', '2026-12-01 03:11:22.1551+00');
INSERT INTO public.mail_tokens VALUES ('01a22a6f-876e-7422-add6-0fc3d989ed8b', 'password_reset', '01a22a6f-808b-7062-b7ad-e577eadf28bb', NULL, '2026-11-30 03:11:22.162781+00', '2026-11-30 04:11:22.162781+00');
INSERT INTO public.notifications VALUES ('01a22a6f-8501-764a-9fab-c5552ec3224b', '01a22a6f-7e82-770d-9737-76aa40b30ee2', 'project_created', 'Your project “Garden” was created.', '01a22a6f-7e82-770d-9737-76aa40b30ee2', '01a22a6f-84fd-773f-bf8b-e00130867668', NULL, NULL, NULL, '2026-11-30 03:11:21.342132+00');
INSERT INTO public.notifications VALUES ('01a22a6f-8517-7147-8aaf-f3b26de6a465', '01a22a6f-808b-7062-b7ad-e577eadf28bb', 'project_created', 'Your project “House” was created.', '01a22a6f-808b-7062-b7ad-e577eadf28bb', '01a22a6f-850c-7351-8bc0-f0b7439def98', NULL, NULL, NULL, '2026-11-30 03:11:21.361821+00');
INSERT INTO public.notifications VALUES ('01a22a6f-854d-7279-bc4c-f3b92b4db75a', '01a22a6f-808b-7062-b7ad-e577eadf28bb', 'project_invited', 'Ada made you a member of “Garden”.', '01a22a6f-7e82-770d-9737-76aa40b30ee2', '01a22a6f-84fd-773f-bf8b-e00130867668', NULL, NULL, NULL, '2026-11-30 03:11:21.412284+00');
INSERT INTO public.notifications VALUES ('01a22a6f-85b3-764b-bc4c-1ed2a3827b8d', '01a22a6f-808b-7062-b7ad-e577eadf28bb', 'todo_assigned', 'Ada assigned “Dig” to you.', '01a22a6f-7e82-770d-9737-76aa40b30ee2', '01a22a6f-84fd-773f-bf8b-e00130867668', '01a22a6f-85a8-74dc-b613-f6dbdc228b77', NULL, NULL, '2026-11-30 03:11:21.495256+00');
INSERT INTO public.notifications VALUES ('01a22a6f-8743-72d8-ab08-6a31f9e2df73', '01a22a6f-818f-70ea-a424-1250e95c0ad8', 'project_invited', 'Ada invited you to “Garden”. The invitation is in your mail.', '01a22a6f-7e82-770d-9737-76aa40b30ee2', '01a22a6f-84fd-773f-bf8b-e00130867668', NULL, NULL, NULL, '2026-11-30 03:11:21.911495+00');
INSERT INTO public.preferences VALUES ('01a22a6f-808b-7062-b7ad-e577eadf28bb', false, true, true, true, true);
INSERT INTO public.project_members VALUES ('01a22a6f-84fd-773f-bf8b-e00130867668', '01a22a6f-7e82-770d-9737-76aa40b30ee2', 'owner', '2026-11-30 03:11:21.342132+00');
INSERT INTO public.project_members VALUES ('01a22a6f-850c-7351-8bc0-f0b7439def98', '01a22a6f-808b-7062-b7ad-e577eadf28bb', 'owner', '2026-11-30 03:11:21.361821+00');
INSERT INTO public.project_members VALUES ('01a22a6f-84fd-773f-bf8b-e00130867668', '01a22a6f-808b-7062-b7ad-e577eadf28bb', 'editor', '2026-11-30 03:11:21.412284+00');
INSERT INTO public.projects VALUES ('01a22a6f-850c-7351-8bc0-f0b7439def98', '01a22a6f-808b-7062-b7ad-e577eadf28bb', 'House', NULL, 'active', 1, 1, 1, '2026-11-30 03:11:21.361821+00', '2026-11-30 03:11:21.361821+00');
INSERT INTO public.projects VALUES ('01a22a6f-84fd-773f-bf8b-e00130867668', '01a22a6f-7e82-770d-9737-76aa40b30ee2', 'Garden', 'all seasons', 'active', 2, 1, 1, '2026-11-30 03:11:21.342132+00', '2026-11-30 03:11:21.342132+00');
INSERT INTO public.refresh_tokens VALUES ('\x73ac5b4f5c4a359649948eaad9155914beed204d08d9535d6711ecc9c95f15ec', '01a22a6f-7fae-763c-a1d6-7eca4a8d544c', NULL, '2026-11-30 03:11:19.955716+00');
INSERT INTO public.refresh_tokens VALUES ('\x5f6a750f1bf13f3d98dfb8b1540e26e293558a12063e2d0915f3ae27502a26b0', '01a22a6f-8237-73a2-9f22-174617eac611', NULL, '2026-11-30 03:11:20.616555+00');
INSERT INTO public.refresh_tokens VALUES ('\xfe24ae9c9805fb3b417444d382ad135d94cfac74d7b4123d51f6ca80272695c0', '01a22a6f-8317-70c2-8149-3cea2032be32', NULL, '2026-11-30 03:11:20.851753+00');
INSERT INTO public.sent_mails VALUES ('notification-01a22a6f-854d-7279-bc4c-f3b92b4db75a', '2026-11-30 03:11:21.637579+00');
INSERT INTO public.sent_mails VALUES ('notification-01a22a6f-85b3-764b-bc4c-1ed2a3827b8d', '2026-11-30 03:11:21.638723+00');
INSERT INTO public.sent_mails VALUES ('invitation-01a22a6f-872e-75cc-8465-bd2d4a7aab0f', '2026-11-30 03:11:22.133407+00');
INSERT INTO public.sent_mails VALUES ('invitation-01a22a6f-873f-75b0-a103-cc8357153c9d', '2026-11-30 03:11:22.137747+00');
INSERT INTO public.sent_mails VALUES ('email_change-01a22a6f-8795-7179-a2d9-f726afcc1ecc', '2026-11-30 03:11:22.185439+00');
INSERT INTO public.sent_mails VALUES ('password_reset-01a22a6f-876e-7422-add6-0fc3d989ed8b', '2026-11-30 03:11:22.204507+00');
INSERT INTO public.sessions VALUES ('01a22a6f-7fae-763c-a1d6-7eca4a8d544c', '01a22a6f-7e82-770d-9737-76aa40b30ee2', '2026-11-30 03:11:19.955716+00', '2026-11-30 03:11:19.955716+00', '2026-12-30 03:11:19.955716+00');
INSERT INTO public.sessions VALUES ('01a22a6f-8237-73a2-9f22-174617eac611', '01a22a6f-818f-70ea-a424-1250e95c0ad8', '2026-11-30 03:11:20.616555+00', '2026-11-30 03:11:20.616555+00', '2026-12-30 03:11:20.616555+00');
INSERT INTO public.sessions VALUES ('01a22a6f-8317-70c2-8149-3cea2032be32', '01a22a6f-818f-70ea-a424-1250e95c0ad8', '2026-11-30 03:11:20.851753+00', '2026-11-30 03:11:20.851753+00', '2026-12-30 03:11:20.851753+00');
INSERT INTO public.todos VALUES ('01a22a6f-84a9-720a-9cfd-b8d84c7befcf', '01a22a6f-7e82-770d-9737-76aa40b30ee2', 'Mend the gate', 'before the frost', false, NULL, 3, '2026-12-01 09:00:00+00', 1, '2026-11-30 03:11:21.264494+00', '2026-11-30 03:11:21.264494+00', NULL, NULL);
INSERT INTO public.todos VALUES ('01a22a6f-8463-74d9-9bfb-3336451d9c8c', '01a22a6f-7e82-770d-9737-76aa40b30ee2', 'Buy oat milk', NULL, true, '2026-11-30 03:11:21.318383+00', 3, NULL, 2, '2026-11-30 03:11:21.190295+00', '2026-11-30 03:11:21.318383+00', NULL, NULL);
INSERT INTO public.todos VALUES ('01a22a6f-84f2-71a8-b9d1-692bd13f79da', '01a22a6f-808b-7062-b7ad-e577eadf28bb', 'Bob''s own', NULL, false, NULL, 3, NULL, 1, '2026-11-30 03:11:21.330356+00', '2026-11-30 03:11:21.330356+00', NULL, NULL);
INSERT INTO public.todos VALUES ('01a22a6f-85a8-74dc-b613-f6dbdc228b77', '01a22a6f-7e82-770d-9737-76aa40b30ee2', 'Dig', NULL, false, NULL, 3, NULL, 1, '2026-11-30 03:11:21.495256+00', '2026-11-30 03:11:21.495256+00', '01a22a6f-84fd-773f-bf8b-e00130867668', '01a22a6f-808b-7062-b7ad-e577eadf28bb');
INSERT INTO public.todos VALUES ('01a22a6f-8647-7245-b392-3616e5198786', '01a22a6f-808b-7062-b7ad-e577eadf28bb', 'Sow', NULL, true, '2026-11-30 03:11:21.792406+00', 3, NULL, 2, '2026-11-30 03:11:21.637631+00', '2026-11-30 03:11:21.792406+00', '01a22a6f-84fd-773f-bf8b-e00130867668', NULL);
INSERT INTO public.todos VALUES ('01a22a6f-870b-7483-a109-50acdf42c0a9', '01a22a6f-808b-7062-b7ad-e577eadf28bb', 'Paint', NULL, false, NULL, 3, '2026-11-30 23:00:00+00', 1, '2026-11-30 03:11:21.851018+00', '2026-11-30 03:11:21.851018+00', '01a22a6f-850c-7351-8bc0-f0b7439def98', NULL);
INSERT INTO public.users VALUES ('01a22a6f-7e82-770d-9737-76aa40b30ee2', 'ada@example.com', 'Ada', '$argon2id$v=19$m=19456,t=2,p=1$ZRyZs40zgimBJK1ocnSb1Q$NlZBzoHU93OY/YyEpsUd+h3Xd82M1GWQ3BPAnm6GoNk', 'user', 1, NULL, '2026-11-30 03:11:19.684515+00', '2026-11-30 03:11:19.684515+00');
INSERT INTO public.users VALUES ('01a22a6f-818f-70ea-a424-1250e95c0ad8', 'cleo@example.com', 'Cleo', '$argon2id$v=19$m=19456,t=2,p=1$NZhkCLo0J2KI+8DdNpii2A$R/9PLyKOfIm1WArAe85vcUdLIXd2tdZI2xNAq+yujVU', 'admin', 1, NULL, '2026-11-30 03:11:20.466897+00', '2026-11-30 03:11:20.466897+00');
INSERT INTO public.users VALUES ('01a22a6f-808b-7062-b7ad-e577eadf28bb', 'bob@example.com', 'Bob', '$argon2id$v=19$m=19456,t=2,p=1$341SRedkUQCpZ9YqNSwdXw$M0T3RY7YS/GrJgZ/+O/NCQWwwo5FP1lUj520lSzmMnc', 'user', 3, NULL, '2026-11-30 03:11:20.203603+00', '2026-11-30 03:11:22.269744+00');
SELECT pg_catalog.setval('public.knex_migrations_id_seq', 5, true);
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
