/** The change log, read during many writes: every event once, in the order of the commits, also after a late commit. */
import { setTimeout as sleep } from 'node:timers/promises'
import { v7 as uuid } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  currentPosition,
  findOldEvents,
  forgetEvents,
  isExpired,
  type LoggedEvent,
  readEvents,
} from '../../src/changelog/queries.ts'
import { createPool } from '../../src/db/knex.ts'
import { inTransaction } from '../../src/db/transactions/transaction.ts'
import { ContractViolation } from '../../src/kernel/index.ts'
import type { Schemas } from '../../src/service/api.ts'
import { createDatabase } from '../support/database.ts'
import { startService, type TestService } from '../support/service.ts'

let service: TestService
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.close())

const todo = (id: string, priority = 1): Schemas['Todo'] => ({
  id,
  title: 'Dig',
  description: null,
  completed: false,
  completed_at: null,
  priority,
  due_on: null,
  due_at: null,
  time_zone: null,
  start_on: null,
  recurrence: null,
  recurrence_from: 'due' as const,
  next_id: null,
  series_id: null,
  project_id: null,
  section_id: null,
  position: '5000000001',
  label_ids: [],
  assignee_ids: [],
  user_id: id,
  version: 1,
  created_at: '2026-11-21T09:00:00.000000Z',
  updated_at: '2026-11-21T09:00:00.000000Z',
})

const created = (id: string, priority = 1) => ({
  type: 'todo.created' as const,
  actorId: null,
  projectId: null,
  userId: id,
  data: todo(id, priority),
})

test('three readers get each event of many writers once, and those of one object in their order', {
  timeout: 60_000,
}, async () => {
  const { database, context } = service
  const pools = [0, 1, 2].map(() =>
    createPool({ connection: database.connection, max: 3, applicationName: 'taskpact tests' }),
  )
  const start = await currentPosition(database.pool)
  let writing = true
  const kept: string[] = []

  /** Writes about one object, again and again; some of its transactions take long, and some are undone. */
  async function write(writer: number): Promise<void> {
    const id = uuid()
    for (let round = 1; round <= 15; round++) {
      const undone = Math.random() < 0.2
      const written = inTransaction(pools[writer % 3] as never, async (db) => {
        await context.events.append(db, [created(id, 1), { ...created(id, 2) }])
        if (Math.random() < 0.3) await sleep(Math.random() * 120)
        if (undone) throw new Error('undone')
      })
      if (undone) await expect(written).rejects.toThrow('undone')
      else {
        await written
        kept.push(id, id)
      }
    }
  }

  /** Follows the log until it has seen what was there when the writers had ended. */
  async function follow(reader: number): Promise<LoggedEvent[]> {
    const seen: LoggedEvent[] = []
    for (let position = start; ; ) {
      const wasWriting = writing
      const events = await readEvents(pools[reader] as never, position, 7)
      seen.push(...events)
      position = events.at(-1)?.position ?? position
      if (events.length === 0) {
        if (!wasWriting) return seen
        await sleep(3)
      }
    }
  }

  try {
    const readers = [0, 1, 2].map(follow)
    await Promise.all(Array.from({ length: 9 }, (_, writer) => write(writer)))
    writing = false
    const [first, ...others] = await Promise.all(readers)
    const ids = first?.map(({ event }) => event.id)
    expect(new Set(ids).size).toBe(ids?.length)
    expect(first?.map(({ todoId }) => todoId).sort()).toEqual(kept.sort())
    for (const other of others) expect(other.map(({ event }) => event.id)).toEqual(ids)
    // Within a transaction the order is that of the writing.
    for (const id of new Set(kept)) {
      const priorities = first
        ?.filter(({ todoId }) => todoId === id)
        .map(({ event }) => (event.data as { priority: number }).priority)
      expect(priorities).toEqual(priorities?.map((_, index) => (index % 2) + 1))
    }
  } finally {
    await Promise.all(pools.map((pool) => pool.destroy()))
  }
})

test('an open transaction delays later events, and one of another database does not', async () => {
  const { pool } = service.database
  const elsewhere = await createDatabase()
  const after = await currentPosition(pool)
  const foreign = await elsewhere.pool.transaction()
  const own = await pool.transaction()
  try {
    await foreign.raw('select pg_current_xact_id()')
    const [first, late] = [uuid(), uuid()]
    await service.context.events.append(pool, [created(first)])
    const ids = async () => (await readEvents(pool, after, 10)).map(({ todoId }) => todoId)
    expect(await ids()).toEqual([first])
    await service.context.events.append(own, [created(late)])
    const last = uuid()
    await service.context.events.append(pool, [created(last)])
    // A committed event stays invisible until older transactions end, so that no reader skips theirs.
    expect(await ids()).toEqual([first])
    await own.commit()
    expect(await ids()).toEqual([first, late, last])
  } finally {
    await foreign.rollback()
    await elsewhere.drop()
  }
})

test('an event that breaks the contract is not written', async () => {
  const { pool } = service.database
  const wrong = { ...created(uuid()), data: { ...todo(uuid()), priority: 9 } }
  await expect(service.context.events.append(pool, [wrong])).rejects.toThrow(ContractViolation)
  const secret = { ...created(uuid()), data: { ...todo(uuid()), password_hash: 'x' } }
  await expect(service.context.events.append(pool, [secret])).rejects.toThrow(ContractViolation)
})

test('an event of the version before has the members that came later, and one of a later version none that are not known', async () => {
  const { pool } = service.database
  const after = await currentPosition(pool)
  const [old, newer] = [uuid(), uuid()]
  await service.context.events.append(pool, [created(old), created(newer)])
  await pool('events').where({ todo_id: old }).update({ newer_members: null })
  const later = { mood: 'good', section_id: newer }
  await pool('events')
    .where({ todo_id: newer })
    .update({ newer_members: pool.raw('newer_members || ?::jsonb', [JSON.stringify(later)]) })
  const read = (await readEvents(pool, after, 10)).map(({ event }) => event.data)
  expect(read).toEqual([todo(old), { ...todo(newer), section_id: newer }])
})

test('changes of lists are kept for this version, and as the version before knows them', async () => {
  const { pool } = service.database
  const after = await currentPosition(pool)
  const [id, first, second, label] = [uuid(), uuid(), uuid(), uuid()]
  const [before, data] = [todo(id), { ...todo(id), title: 'Plant', assignee_ids: [first, second], label_ids: [label] }]
  await service.context.events.append(pool, [{ ...created(id), type: 'todo.updated', data, before }])
  const stored = await pool('events').where({ todo_id: id }).first('data', 'changes')
  expect(stored.data).toMatchObject({ title: 'Plant', assignee_id: first })
  expect(stored.data).not.toHaveProperty('assignee_ids')
  const title = { member: 'title', from: before.title, to: 'Plant' }
  expect(stored.changes).toEqual([title, { member: 'assignee_id', from: null, to: first }])
  const lists = [
    { member: 'label_ids', from: [], to: [label] },
    { member: 'assignee_ids', from: [], to: [first, second] },
  ]
  expect((await readEvents(pool, after, 10)).map(({ event }) => event)).toMatchObject([
    { data, changes: [title, ...lists] },
  ])
  // As a process of the version before has written it.
  await pool('events').where({ todo_id: id }).update({ newer_members: null })
  expect((await readEvents(pool, after, 10)).map(({ event }) => event)).toMatchObject([
    {
      data: { ...data, assignee_ids: [first], label_ids: [] },
      changes: [title, { member: 'assignee_ids', from: [], to: [first] }],
    },
  ])
})

test('a reader whose position is older than the log is notified of that', async () => {
  const { pool } = service.database
  const before = await currentPosition(pool)
  await service.context.events.append(pool, [created(uuid())])
  await pool('events').update({ occurred_at: pool.raw(`now() - interval '31 days'`) })
  const after = await currentPosition(pool)
  await service.context.events.append(pool, [created(uuid())])
  expect(await isExpired(pool, before)).toBe(false)
  // Nothing is forgotten that somebody may still commit before: a transaction anywhere on the server delays it.
  const forget = async () => {
    await forgetEvents(pool, await findOldEvents(pool, 30, 50, []))
    return pool('events').whereRaw(`occurred_at < now() - interval '30 days'`)
  }
  await expect.poll(forget, { timeout: 15_000 }).toEqual([])
  expect(await isExpired(pool, before)).toBe(true)
  expect(await isExpired(pool, after)).toBe(false)
  await expect.poll(() => readEvents(pool, after, 10)).toHaveLength(1)
})
