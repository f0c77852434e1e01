/** The contract and the database say the same of what is stored. A failure names the member, and what each says. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type JsonObject, resolver, type Schema } from '../src/kernel/index.ts'
import { createDatabase, type TestDatabase } from './support/database.ts'
import { findDrift, findUnplaced, type Placement } from './support/drift.ts'
import { schemasOf } from './support/members.ts'

const contract = parse(readFileSync(join(import.meta.dirname, '../openapi.yaml'), 'utf8')) as JsonObject

/** The table of each schema's objects. Inputs are compared as well: TodoCreate, TodoUpdate. */
const placements: Placement[] = [
  { schema: 'User', table: 'users', inputs: ['Registration', 'EmailChange'] },
  { schema: 'AdminUser', table: 'users' },
  { schema: 'Session', table: 'sessions' },
  { schema: 'ApiToken', table: 'sessions' },
  { schema: 'ApiTokenWithSecret', table: 'sessions' },
  { schema: 'Passkey', table: 'passkeys' },
  { schema: 'RememberedDevice', table: 'remembered_devices' },
  { schema: 'NewPasskey', table: 'passkeys' },
  { schema: 'Preferences', table: 'preferences', columns: { time_zone: 'users.time_zone' } },
  { schema: 'Preferences.mail', table: 'preferences' },
  { schema: 'Todo', table: 'todos' },
  {
    schema: 'Project',
    table: 'projects',
    columns: {
      role: 'project_members.role',
      is_favourite: 'project_members.is_favourite',
      is_muted: 'project_members.is_muted',
      position: 'project_members.position',
    },
  },
  { schema: 'ProjectData', table: 'projects' },
  { schema: 'Section', table: 'sections' },
  { schema: 'Label', table: 'labels' },
  { schema: 'Member', table: 'project_members', columns: { name: 'users.name', email: 'users.email' } },
  { schema: 'Invitation', table: 'invitations' },
  {
    schema: 'ReceivedInvitation',
    table: 'invitations',
    columns: { project_name: 'projects.name', inviter_name: 'users.name' },
  },
  { schema: 'ServiceInvitation', table: 'service_invitations' },
  { schema: 'ServiceInvitationWithLink', table: 'service_invitations' },
  { schema: 'TrashItem', table: 'todos' },
  { schema: 'Notification', table: 'notifications' },
  { schema: 'Event', table: 'events' },
  { schema: 'AuditEntry', table: 'audit_entries' },
  { schema: 'Identity', table: 'identities' },
  { schema: 'Webhook', table: 'webhooks' },
  { schema: 'WebhookWithSecret', table: 'webhooks' },
  { schema: 'WebhookDelivery', table: 'webhook_deliveries' },
  { schema: 'WebhookDeliveryDetail', table: 'webhook_deliveries' },
]

/** Schemas of objects with an `id` that are in no table of ours, and why. */
const notStored: Record<string, string> = {
  ImportedUser: 'read from an export; only its id is used',
  ImportedProject: 'read from an export, and kept as a Project',
  ImportedSection: 'read from an export, and kept as a Section',
  ImportedLabel: 'read from an export, and kept as a Label',
  ImportedTodo: 'read from an export, and kept as a Todo',
  ImportedWebhook: 'read from an export, and kept as a Webhook',
  ImportedNotification: 'read from an export, and kept as a Notification',
  Job: "in pg-boss's own tables, whose layout is not ours",
  TodoReference: 'what is left to say of a todo that is gone',
  TodoUpdateResult: 'what a change of many todos has done to one',
  ProjectReference: 'what is left to say of a project that is gone',
  SyncTodo: 'a todo as it is now, or none',
  SyncProject: 'a project as it is now, or none',
  SyncSection: 'a section as it is now, or none',
  SyncLabel: 'a label as it is now, or none',
  PasskeyAttestation: 'the id is what the authenticator has chosen',
  PasskeyAssertion: 'the id is what the authenticator has chosen',
  PasskeyDescriptor: 'the id is what the authenticator has chosen',
  BatchOperation: 'the id is what its client calls it',
  SocketSubscribe: 'the id is what its client calls the subscription',
  SocketUnsubscribe: 'the id is what its client calls the subscription',
  SocketSubscribed: 'the id is what its client calls the subscription',
  SocketEvent: 'the id is what its client calls the subscription',
  SocketRefused: 'the id is what its client calls the subscription',
  WebhookTestEvent: 'only the text that is sent is kept',
}

/** Differences that are meant, and why. */
const accepted: Record<string, string> = {
  'Registration.password: in the contract, no column users.password in the database': 'Only its hash is kept.',
  'Registration.invitation: in the contract, no column users.invitation in the database':
    'The account is named by the invitation.',
  'ServiceInvitation.status: in the contract, no column service_invitations.status in the database':
    'It follows from its times and from its inviter.',
  'ServiceInvitationWithLink.link: in the contract, no column service_invitations.link in the database':
    'Its token is signed when it is shown.',
  'AdminUserUpdate.disabled: in the contract, no column users.disabled in the database':
    'Kept as the time of it, disabled_at.',
  'Session.current: in the contract, no column sessions.current in the database': 'It depends on who asks.',
  'Session.ends_at: in the contract, no column sessions.ends_at in the database':
    'It follows from created_at and SESSION_MAX_DAYS.',
  'ApiToken.name: never null in the contract, nullable in the database': 'A session without a name is no API token.',
  'ApiToken.scopes: never null in the contract, nullable in the database':
    'Kept with the name or not at all (sessions_api_token).',
  'ApiToken.last_used_at: nullable in the contract, not null in the database':
    'A session is used when it begins; an API token is not, and is shown as unused.',
  'ApiToken.expires_at: nullable in the contract, not null in the database': 'Never is kept as infinity.',
  'ApiTokenCreate.expires_in_days: in the contract, no column sessions.expires_in_days in the database':
    'Kept as the time of it, expires_at.',
  'NewPasskey.recovery_codes: in the contract, no column passkeys.recovery_codes in the database':
    'Their hashes are kept, in recovery_codes.',
  'PasskeyCreate.credential: in the contract, no column passkeys.credential in the database':
    'Its parts are kept, as credential_id, public_key, counter and transports.',
  "Session.methods: nothing in the contract that is compared with the database's check (methods <@ '{password,oidc,totp,recovery_code,passkey,remembered_device,provider_factor}'::text[])":
    'It is the enum of the items.',
  'Identity.provider: in the contract, no column identities.provider in the database':
    'It follows from the issuer and the configuration.',
  'Identity.issuer: maxLength 2000 in the contract, none in the database':
    'It is of the configuration, or of a provider that it names.',
  'ApiTokenWithSecret.token: in the contract, no column sessions.token in the database': 'Only its hash is kept.',
  'Preferences.mail: in the contract, no column preferences.mail in the database': 'Each of its members has a column.',
  'Todo.version: minimum 1 in the contract, integer in the database': 'It begins with 1 and is only counted up.',
  'Section.version: minimum 1 in the contract, integer in the database': 'It begins with 1 and is only counted up.',
  'Label.version: minimum 1 in the contract, integer in the database': 'It begins with 1 and is only counted up.',
  'Project.version: minimum 1 in the contract, integer in the database': 'It begins with 1 and is only counted up.',
  'Project.open_task_count: minimum 0 in the contract, integer in the database':
    'A check has it between 0 and task_count; one of two columns is not compared.',
  'Invitation.status: "expired" in the contract, refused in the database':
    'A pending one that nobody answered in time is shown as expired.',
  'ReceivedInvitation.invited_by: never null in the contract, nullable in the database':
    'Without its sender an invitation is not valid.',
  'Member.email: nullable in the contract, not null in the database': 'Shown to owners only.',
  'TrashItem.type: in the contract, no column todos.type in the database': 'It says which table the item is in.',
  'TrashItem.purge_at: in the contract, no column todos.purge_at in the database':
    'It follows from deleted_at and from how long the service is told to keep things.',
  'TrashItem.deleted_at: never null in the contract, nullable in the database':
    'What has no such time is not in the trash.',
  'NotificationUpdate.read: in the contract, no column notifications.read in the database':
    'Kept as the time of it, read_at.',
  'Event.type: an enum in the contract, no check of it in the database':
    'Events are checked against the contract before they are written (src/changelog/record.ts).',
  'AuditEntry.kind: an enum in the contract, no check of it in the database': 'It is the `x-audit` of an operation.',
  'Webhook.version: minimum 1 in the contract, integer in the database': 'It begins with 1 and is only counted up.',
  'Webhook.url: minLength 8 in the contract, none in the database': 'What is shorter is no URL, and is refused before.',
  'WebhookWithSecret.secret: in the contract, no column webhooks.secret in the database':
    'Kept encrypted, as sealed_secret.',
  'WebhookDelivery.event_type: minLength 1 in the contract, none in the database': 'Copied from an event.',
  'WebhookDelivery.event_type: maxLength 100 in the contract, none in the database': 'Copied from an event.',
  'WebhookDelivery.attempts: minimum 0 in the contract, integer in the database':
    'It begins with 0 and is only counted up.',
  'WebhookDelivery.response_status: minimum 100 in the contract, integer in the database':
    'Less is no answer (src/features/webhooks/post.ts).',
  'WebhookDelivery.response_status: maximum 999 in the contract, integer in the database':
    'HTTP writes it in three digits.',
  'WebhookDelivery.error: maxLength 1000 in the contract, none in the database': 'A sentence of ours.',
  'WebhookDeliveryDetail.request: in the contract, no column webhook_deliveries.request in the database':
    'Kept in request_url, request_headers and request_body.',
  'WebhookDeliveryDetail.response_body: maxLength 4096 in the contract, none in the database':
    'No more of it than that is kept (src/features/webhooks/post.ts).',
}

let database: TestDatabase
beforeAll(async () => {
  database = await createDatabase()
})
afterAll(() => database.drop())

test('the database has the constraints of the contract, except for the accepted differences', async () => {
  const found = await findDrift(contract, database.pool, placements)
  expect(found.toSorted()).toEqual(Object.keys(accepted).toSorted())
})

test('every object with an id has a place in a table, or a reason to have none', () => {
  expect(findUnplaced(contract, placements, Object.keys(notStored))).toEqual([])
})

/** A change of the database, and what is then found. */
const databaseChanges: [change: string, ...found: string[]][] = [
  [
    'alter table todos drop column description',
    'Todo.description: in the contract, no column todos.description in the database',
  ],
  [
    'alter table projects alter column created_at type timestamp',
    'Project.created_at: timestamp with time zone in the contract, timestamp without time zone in the database',
  ],
  [
    'alter table webhooks alter column project_id type text',
    'Webhook.project_id: uuid in the contract, text in the database',
  ],
  [
    'alter table webhooks alter column event_types type jsonb using to_jsonb(event_types)',
    'Webhook.event_types: text[] in the contract, jsonb in the database',
  ],
  ['alter table events alter column changes type text', 'Event.changes: jsonb in the contract, text in the database'],
  [
    'alter table preferences alter column todo_assigned drop default, alter column todo_assigned type text',
    'Preferences.mail.todo_assigned: boolean in the contract, text in the database',
  ],
  [
    'alter table projects alter column version type smallint',
    'Project.version: minimum 1 in the contract, smallint in the database',
    'Project.version: maximum 2147483647 in the contract, smallint in the database',
  ],
  [
    'alter table todos alter column user_id drop not null',
    'Todo.user_id: never null in the contract, nullable in the database',
  ],
  [
    'alter table todos alter column due_at set not null',
    'Todo.due_at: nullable in the contract, not null in the database',
  ],
  [
    'alter table projects drop constraint projects_name_check, add check (char_length(name) between 1 and 60)',
    'Project.name: maxLength 100 in the contract, 60 in the database',
  ],
  [
    "alter table projects drop constraint projects_name_check, add check (name <> '' and length(name) < 300)",
    'Project.name: maxLength 100 in the contract, 299 in the database',
  ],
  [
    'alter table projects drop constraint projects_name_check, add check (octet_length(name) between 1 and 100)',
    'Project.name: maxLength 100 in the contract, 25 in the database',
  ],
  [
    'alter table projects drop constraint projects_name_check',
    'Project.name: minLength 1 in the contract, none in the database',
    'Project.name: maxLength 100 in the contract, none in the database',
  ],
  [
    'alter table users drop constraint users_name_check, add check (char_length(name) between 2 and 100)',
    'User.name: minLength 1 in the contract, 2 in the database',
  ],
  [
    'alter table users drop constraint users_email_check, add check (char_length(email) between 3 and 254)',
    'User.email: minLength 6 in the contract, 3 in the database',
    'Member.email: minLength 6 in the contract, 3 in the database',
  ],
  [
    "alter table projects add check (name ~ '^[a-z]? [0-9]+$')",
    'Project.name: texts in the contract, none that was tried is taken in the database',
  ],
  [
    "alter table projects drop constraint projects_status_check, add check (status in ('active', 'closed'))",
    'Project.status: "archived" in the contract, refused in the database',
    'Project.status: not "closed" in the contract, taken in the database',
  ],
  [
    'alter table webhook_deliveries drop constraint webhook_deliveries_state_check',
    'WebhookDelivery.state: an enum in the contract, no check of it in the database',
  ],
  [
    'alter table todos drop constraint todos_priority_check, add check (priority between 0 and 4)',
    'Todo.priority: minimum 1 in the contract, 0 in the database',
    'Todo.priority: maximum 5 in the contract, 4 in the database',
  ],
  [
    'alter table todos alter column priority set default 2',
    'TodoCreate.priority: default 3 in the contract, 2 in the database',
  ],
  [
    'alter table todos add check (isfinite(due_at))',
    "Todo.due_at: nothing in the contract that is compared with the database's check isfinite(due_at)",
  ],
]

test.each(databaseChanges)('%s', async (change, ...found) => {
  const transaction = await database.pool.transaction()
  try {
    await transaction.raw(change)
    expect(news(await findDrift(contract, transaction, placements))).toEqual(found)
  } finally {
    await transaction.rollback()
  }
})

/** A change of the contract, and what is then found. */
const contractChanges: [change: string, apply: (schemas: Record<string, Schema>) => void, ...found: string[]][] = [
  [
    'a longer title that may only be written',
    ({ TodoUpdate }) => Object.assign(memberOf(TodoUpdate, 'title'), { maxLength: 201 }),
    'TodoUpdate.title: maxLength 201 in the contract, 200 in the database',
  ],
  [
    'no limit of a title',
    ({ StoredTitle }) => delete StoredTitle?.maxLength,
    'Todo.title: no maxLength in the contract, 200 in the database',
  ],
  [
    'another value that may only be written',
    ({ ProjectUpdate }) => Object.assign(memberOf(ProjectUpdate, 'status'), { enum: ['active', 'paused'] }),
    'ProjectUpdate.status: "paused" in the contract, refused in the database',
  ],
  [
    'null for a title that may only be written',
    ({ TodoUpdate }) => Object.assign(memberOf(TodoUpdate, 'title'), { type: ['string', 'null'] }),
    'TodoUpdate.title: nullable in the contract, not null in the database',
  ],
  [
    'a shorter title that may only be written',
    ({ TodoUpdate }) => Object.assign(memberOf(TodoUpdate, 'title'), { maxLength: 9 }),
  ],
  [
    'a new member',
    ({ Notification }) => Object.assign(Notification?.properties as object, { urgent: { type: 'boolean' } }),
    'Notification.urgent: in the contract, no column notifications.urgent in the database',
  ],
  [
    'a new member of one kind of event',
    ({ TodoEvent }) => Object.assign(TodoEvent?.properties as object, { reason: { type: 'string' } }),
    'Event.reason: in the contract, no column events.reason in the database',
  ],
  [
    'a name that need not be said',
    ({ ProjectCreate }) => Object.assign(ProjectCreate as Schema, { required: [] }),
    'ProjectCreate.name: optional without a default in the contract, not null without a default in the database',
  ],
  [
    'a member of two types',
    ({ Todo }) => Object.assign(memberOf(Todo, 'completed'), { type: ['boolean', 'string'] }),
    'Todo.completed: boolean or text in the contract, boolean in the database',
  ],
  ['a schema that is gone', (schemas) => delete schemas.AdminUser, 'AdminUser: placed, and not in the contract'],
]

test.each(contractChanges)('%s', async (_, apply, ...found) => {
  const changed = structuredClone(contract)
  apply(schemasOf(changed))
  expect(news(await findDrift(changed, database.pool, placements))).toEqual(found)
})

test('a needless placement is found', async () => {
  const columns = { title: 'todos.title', colour: 'users.name' }
  const found = await findDrift(contract, database.pool, [{ schema: 'Todo', table: 'todos', columns }])
  expect(news(found)).toEqual([
    'Todo.title: no need to say that it is in todos.title',
    'Todo.colour: no need to say that it is in users.name',
  ])
})

test('a new object without a placement is found, and a needless reason', () => {
  const changed = structuredClone(contract)
  schemasOf(changed).Comment = { type: 'object', properties: { id: { $ref: '#/components/schemas/Id' } } }
  expect(findUnplaced(changed, placements, [...Object.keys(notStored), 'Todo', 'Nothing'])).toEqual([
    'Comment: has an id, and no place in a table',
    'Todo: no need to say that it is not stored',
    'Nothing: no need to say that it is not stored',
  ])
})

/** The differences that are found and not accepted. */
function news(found: string[]): string[] {
  return found.filter((difference) => !(difference in accepted))
}

/** A member's schema, made its own so that it can be changed alone. */
function memberOf(schema: Schema | undefined, name: string): Schema {
  const properties = schema?.properties as Record<string, Schema>
  const own = { ...resolver(contract)(properties[name]) }
  properties[name] = own
  return own
}
