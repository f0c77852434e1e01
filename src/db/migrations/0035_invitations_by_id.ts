/** Invitations of users by id, and at most one pending invitation of a person to a project. */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    alter table invitations
      add column user_id uuid references users on delete cascade,
      alter column email drop not null,
      add constraint invitations_invitee check ((user_id is null) <> (email is null));

    -- An expired invitation stays pending, so an address may have several: the latest stays.
    delete from invitations using invitations as later
    where invitations.status = 'pending' and later.status = 'pending' and later.project_id = invitations.project_id
      and lower(later.email) = lower(invitations.email)
      and (later.created_at, later.id) > (invitations.created_at, invitations.id);
    create unique index invitations_pending_by_id on invitations (user_id, project_id) where status = 'pending';
    create unique index invitations_pending_by_email on invitations (lower(email), project_id) where status = 'pending';
    -- For the deletion of an account.
    create index invitations_user_id on invitations (user_id) where user_id is not null;
    create index invitations_email on invitations (lower(email)) where email is not null;
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    delete from invitations where email is null;
    drop index invitations_pending_by_email, invitations_email;
    alter table invitations drop column user_id, alter column email set not null;
  `)
}
