/**
 * Finds the notifications, events and deliveries of webhooks that name a user, to take the name out of them when the account
 * is deleted, and takes the addresses of members out of events.
 */
import type { Knex } from 'knex'

export async function up(db: Knex): Promise<void> {
  await db.raw(`
    -- The user whose name an event has: the member, the actor of a notification, or the user of the account.
    create function named_user(event_type text, data jsonb) returns uuid language sql immutable parallel safe as $$
      select (case
        when event_type like 'member.%' then data ->> 'user_id'
        when event_type = 'notification.created' then data ->> 'actor_id'
        when event_type = 'user.updated' then data ->> 'id'
      end)::uuid
    $$;
    create index events_named_user on events (named_user(type, data), id) where named_user(type, data) is not null;
    create index webhook_deliveries_named_user on webhook_deliveries
      (named_user(event_type, request_body::jsonb -> 'data'), id)
      where named_user(event_type, request_body::jsonb -> 'data') is not null;
    create index notifications_of_actor on notifications (actor_id, id) where actor_id is not null;
    drop index notifications_actor_id;
    update events set data = data - 'email' where type like 'member.%' and jsonb_exists(data, 'email');
  `)
}

export async function down(db: Knex): Promise<void> {
  await db.raw(`
    create index notifications_actor_id on notifications (actor_id);
    drop index events_named_user, webhook_deliveries_named_user, notifications_of_actor;
    drop function named_user;
  `)
}
