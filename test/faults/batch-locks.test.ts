/**
 * A batch locks what it changes in the global order (docs/decisions/032-order-of-locks.md), whatever its operations are: while it
 * waits for a lock, it holds none that comes later.
 */
import type { Knex } from 'knex'
import { expect, test } from 'vitest'
import { ask } from '../support/load.ts'
import { newRaceWorld, type RaceWorld } from '../support/race-world.ts'
import { writes } from '../support/races.ts'
import { useService } from '../support/service.ts'

const service = useService()
const members = Object.entries(writes).flatMap(([name, { request }]) => (request ? [{ name, request }] : []))

/** Locks that another transaction holds, by their name: each may be needed by an operation, and comes before the batch's first todo. */
const held: Record<string, (db: Knex, world: RaceWorld, userId: string) => Promise<unknown>> = {
  'other users': (db, { ids }, userId) =>
    db('users').select('id').whereIn('id', Object.values(ids)).whereNot({ id: userId }).forUpdate(),
  'the own list': (db, _, userId) =>
    db.raw(`select pg_advisory_xact_lock(hashtextextended('own list ' || ?::text, 0))`, [userId]),
  'the projects of the world': (db, { first, second, deleted }) =>
    db('projects').select('id').whereIn('id', [first, second, deleted]).forUpdate(),
}

/** The next owner of a project is known only behind its lock. So deletions run one at a time, and one that waits is run again. */
const exceptions = ['deleteMe, other users', 'deleteMe: the owner, other users', 'deleteUser, other users']

const waiting = async (pool: Knex) =>
  (await pool('pg_stat_activity').where({ wait_event_type: 'Lock' }).whereRaw('datname = current_database()')).length >
  0

test.each(members)('$name in a batch', async ({ name, request }) => {
  for (const [what, hold] of Object.entries(held)) {
    if (exceptions.includes(`${name}, ${what}`)) continue
    const { pool } = service().database
    const world = await newRaceWorld(service(), 'A batch')
    const userId = world.ids[request.by]
    const token = world.tokens[request.by]
    const { url } = service()
    // It is newer than all others, so its lock is the last one of its kind.
    const { body: last } = await ask(url, 'POST', '/projects', { token, body: { name: 'Last' } })
    const { body: todo } = await ask(url, 'POST', '/todos', { token, body: { title: 'Last', project_id: last.id } })
    const operations = [{ method: 'PATCH', path: `/todos/${todo.id}`, body: { title: 'First' } }, request.of(world)]
    const holder = await pool.transaction()
    await hold(holder, world, userId)
    let hasEnded = false
    const sent = ask(url, 'POST', '/batch', { token, body: { atomic: false, operations } }).finally(() => {
      hasEnded = true
    })
    try {
      while (!hasEnded && !(await waiting(pool))) await new Promise((resolve) => setTimeout(resolve, 5))
      if (!hasEnded)
        for (const [table, id] of [
          ['projects', last.id],
          ['todos', todo.id],
        ] as const)
          await pool
            .transaction((other) => other(table).where({ id }).forUpdate().noWait())
            .catch((cause) => {
              throw new Error(`the batch holds a row of ${table} while it waits for ${what}`, { cause })
            })
    } finally {
      await holder.rollback()
    }
    const { status, body } = await sent
    expect(status, JSON.stringify(body)).toBe(200)
  }
})
