/** The contract and the database say the same of what is stored. A failure names the member, and what each says. */

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type JsonObject, resolver, type Schema } from '../src/kernel/index.ts'
import { createDatabase, type TestDatabase } from './support/database.ts'
import { findDrift, findUnplaced } from './support/drift.ts'
import { accepted, notStored, placements } from './support/drift-tables.ts'
import { schemasOf } from './support/members.ts'

const contract = parse(readFileSync(join(import.meta.dirname, '../openapi.yaml'), 'utf8')) as JsonObject

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
    'alter table todos drop column description cascade',
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
