/**
 * Authorization: every operation of the contract against every kind of caller, with the expected status of each
 * cell. The rows are the operations' `callers` in test/operations; authorization.md shows them as one table. Each
 * cell has unchanged data: a new world is built after every successful write.
 */
import type { IncomingMessage } from 'node:http'
import request, { type Response } from 'supertest'
import { describe, expect, test } from 'vitest'
import { contract } from '../generated/contract.ts'
import { operationIds, tableOf, tags } from './operations/cases.ts'
import { expectedOf } from './support/callers.ts'
import { useService } from './support/service.ts'
import { type Actor, actors, buildRoleWorld, type RoleWorld } from './support/world-of-roles.ts'

const rows = operationIds.flatMap((id) => {
  const callers = tableOf(id)?.callers
  return callers ? [{ id, callers }] : []
})

/** Reads no further than the head of an answer. */
function leave(answer: Response, done: (error: Error | null, body: null) => void): void {
  done(null, null)
  ;(answer as unknown as IncomingMessage).destroy()
}

const service = useService()
let unchanged: RoleWorld | undefined

describe.each(rows)('$id', ({ id, callers }) => {
  test.each(actors.map((actor): [Actor, number] => [actor, expectedOf(callers, actor)]))(
    '%s: %d',
    async (actor, status) => {
      const world = unchanged ?? (await buildRoleWorld(service()))
      const { method, path } = contract[id]
      let sent = request(service().server)[method](callers.path?.(world) ?? path)
      const token = world.tokens[actor]
      if (token) sent = sent.set('Authorization', `Bearer ${token}`)
      if (callers.form) sent = sent.type('form')
      if (callers.stream) sent = sent.buffer(false).parse(leave)
      const answer = await sent.send(callers.body?.(world))
      unchanged = method === 'get' || answer.status >= 400 ? world : undefined
      expect(answer.status, answer.text).toBe(status)
    },
  )
})

test('every operation has a row', () => {
  expect(rows.map(({ id }) => id)).toEqual(operationIds)
})

test('authorization.md shows the rows', async () => {
  const stale =
    'test/authorization.md is stale. If the rows of test/operations are right, update it: ' +
    '`npx vitest run test/authorization.test.ts -t authorization.md -u`'
  await expect(markdown(), stale).toMatchFileSnapshot('authorization.md')
})

/** The rows as one table per tag. */
function markdown(): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(' | ')} |`
  const tables = tags.map((tag) => {
    const lines = rows
      .filter(({ id }) => contract[id].tag === tag)
      .map(({ id, callers }) =>
        line([`\`${id}\``, ...actors.map((actor) => expectedOf(callers, actor)), callers.note ?? '']),
      )
    const columns = ['operation', ...actors, 'note']
    return [`\n## ${tag}\n`, line(columns), line(columns.map(() => '---')), ...lines, ''].join('\n')
  })
  return `# Authorization

The status that each kind of caller gets for the same request. The rows are the \`callers\` of every operation in
[operations/](operations). [authorization.test.ts](authorization.test.ts) checks each cell and generates this file.

- anonymous: no token
- garbage: an invalid token
- other: a user who is not a member of the project
- viewer, editor, owner: members of the project
- admin: an admin of the service, who is not a member of the project
- disabled: a disabled user, who was an owner of the project

Todos, sections, labels, invitations and deleted todos belong to the project; sessions, API tokens, notifications and webhooks to the
owner; reminders to the viewer.
${tables.join('')}`
}
