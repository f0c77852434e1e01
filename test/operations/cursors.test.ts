/** A cursor is any text that a client sends: a forged one is 409 or 422, or leads to the caller's own data, and never fails. */
import fc from 'fast-check'
import request from 'supertest'
import { describe, expect, test } from 'vitest'
import { contract } from '../../generated/contract.ts'
import { encodeCursor } from '../../src/db/cursor.ts'
import { operationOf } from '../support/answers.ts'
import { newProject } from '../support/build.ts'
import { assertContract, assertProblem } from '../support/cases.ts'
import { useWorld } from '../support/world.ts'
import { operationIds, validInput } from './cases.ts'

const world = useWorld()

/** The operations that take a cursor, and the names of its parameters. */
const taking = operationIds.flatMap((id) => {
  const names = (operationOf(id).parameters ?? []).map((parameter) => (parameter as { name?: string }).name ?? '')
  const referred = JSON.stringify(operationOf(id).parameters ?? [])
  const name = names.includes('since')
    ? 'since'
    : names.includes('cursor') || /Cursor"/.test(referred)
      ? 'cursor'
      : null
  return name === null ? [] : [[id, name] as const]
})

const uuid = '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e10'
const scalar = fc.oneof(
  fc.constantFrom(null, 0, -1, 1e30, 2 ** 31, true, '', '0', '1', '5000', '999999999999999999', '-1', '1e3', uuid),
  fc.constantFrom('created_at', '-created_at', 'title', 'position', 'due', 'priority', 'todo', 'project', 'todos'),
  fc.constantFrom(
    '2026-01-01T00:00:00Z',
    '0000-01-01T00:00:00Z',
    '2026-02-30T00:00:00Z',
    '9999-12-31T23:59:59.999999Z',
  ),
  fc.constantFrom('a\u0000', '\ud800', "x'; drop", '__proto__', 'x'.repeat(300)),
)
const entry = fc.oneof(scalar, fc.array(scalar, { maxLength: 4 }), fc.constant({ toString: 1 }))
const list = fc.oneof(
  entry,
  fc.array(entry, { maxLength: 3 }),
  fc.integer({ min: 1, max: 300 }).map((n) => Array(n).fill(['todo'])),
)
/** Texts of base64url, and values in the form of our cursors. */
const forged = fc.oneof(
  fc.stringMatching(/^[\w-]{1,40}$/),
  fc.array(list, { maxLength: 4 }).map(encodeCursor),
  fc.tuple(fc.constantFrom('0', '1', '5000'), fc.constantFrom('0', '7'), list).map((values) => encodeCursor(values)),
  fc.tuple(scalar, fc.array(scalar, { maxLength: 3 }).map(encodeCursor)).map((values) => encodeCursor(values)),
)

describe.each(taking)('%s', (id, name) => {
  test('never fails on a forged cursor', async () => {
    const { as, path = {} } = await validInput(id, world())
    const url = contract[id].path.replace(/\{(\w+)\}/g, (_, key) => path[key] as string)
    await fc.assert(
      fc.asyncProperty(forged, async (cursor) => {
        // A stream does not end, and a HEAD of it does.
        const answer = await request(world().service.server)
          [name === 'since' ? 'head' : 'get'](url)
          .query({ [name]: cursor })
          .auth(as?.access_token ?? '', { type: 'bearer' })
        expect([200, 409, 422]).toContain(answer.status)
        if (name !== 'since') assertContract(id, answer)
      }),
      { numRuns: 40 },
    )
  }, 60_000)
})

test('there are many such operations', () => {
  expect(taking.length).toBeGreaterThan(10)
})

test.each([
  ['300 entries', Array(300).fill(['todo'])],
  ['51 entries', Array(51).fill(['todo'])],
  ['an entry that is too long', [['todo', null, null, null]]],
  ['an unknown kind', [['webhook']]],
  ['no entries', 'x'],
])('a forged cursor of a sync with %s is 409', async (_, backlog) => {
  const { ada } = world()
  const { body } = await ada.send('get', '/sync').expect(200)
  const [transaction] = JSON.parse(Buffer.from(body.cursor, 'base64url').toString())
  const answer = await ada.send('get', `/sync?cursor=${encodeCursor([transaction, '0', backlog])}`)
  assertContract('sync', answer)
  assertProblem(answer, 'cursor_invalid')
})

test('a forged cursor of a sync behind every event is 409', async () => {
  const { ada } = world()
  const { body } = await ada.send('get', '/sync').expect(200)
  const [transaction, sequence] = JSON.parse(Buffer.from(body.cursor, 'base64url').toString())
  const soon = [String(BigInt(transaction) + 1000n), sequence]
  for (const position of [soon, [transaction, String(BigInt(sequence) + 1000n)], [transaction, '9'.repeat(18)]])
    assertProblem(await ada.send('get', `/sync?cursor=${encodeCursor(position)}`), 'cursor_expired')
})

test('a sync over fifty projects that appeared at once keeps its cursor within the contract', async () => {
  const { ada, bob } = world()
  const { body: start } = await bob.send('get', '/sync?limit=100').expect(200)
  for (let count = 0; count < 60; count++) await newProject(ada, [[bob, 'viewer']], `Garden ${count}`)
  let { cursor } = start
  const seen = new Set<string>()
  for (let more = true; more; ) {
    const { body } = await bob.send('get', `/sync?limit=100&cursor=${cursor}`).expect(200)
    for (const change of body.changes) if (change.type === 'project' && change.project) seen.add(change.id)
    ;({ cursor, has_more: more } = body)
  }
  expect(seen.size).toBeGreaterThanOrEqual(60)
})
