/** Todos. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    create table todos (
      id uuid primary key,
      user_id uuid not null references users on delete cascade,
      title text not null check (char_length(title) between 1 and 200),
      description text check (char_length(description) <= 1000),
      completed boolean not null default false,
      completed_at timestamptz check (completed = (completed_at is not null)),
      priority smallint not null default 3 check (priority between 1 and 5),
      due_at timestamptz,
      version integer not null default 1,
      created_at timestamptz not null default now(),
      updated_at timestamptz not null default now()
    );
    -- One per order of a list; they are read in both directions.
    create index todos_created_at on todos (user_id, created_at, id);
    create index todos_updated_at on todos (user_id, updated_at, id);
    create index todos_due_at on todos (user_id, due_at, id);
    create index todos_priority on todos (user_id, priority, id);
    create index todos_title on todos (user_id, title, id);
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw('drop table todos')
}
