/**
 * A service that is fuzzed: who calls it, what it is known to have, and what it is given when it has run out of that.
 */
import fc from 'fast-check'
import { insertInvitation } from '../../src/features/invitations/queries.ts'
import { insertProject } from '../../src/features/projects/queries.ts'
import { insertSection } from '../../src/features/sections/queries.ts'
import { insertSession } from '../../src/features/sessions/queries.ts'
import { insertTodo } from '../../src/features/todos/queries.ts'
import { deleteTodos } from '../../src/features/todos/subtask-queries.ts'
import { insertUser, type User } from '../../src/features/users/queries.ts'
import type { Answer } from '../support/answers.ts'
import { newJob } from '../support/jobs.ts'
import { mailToken, notification, serviceInvitation } from '../support/mailed.ts'
import { goodPassword, type TestService } from '../support/service.ts'
import { webhook } from '../support/webhooks.ts'
import { type FuzzedOperation, operations, resolve } from './contract.ts'
import { exchange } from './exchange.ts'
import { Memory, type Place, placeTemplate } from './memory.ts'
import { type Draft, draftsOf, type FuzzedRequest, settleDraft, toWire, type Wire } from './request.ts'
import { settle } from './values.ts'

export interface Caller {
  id: string
  email: string
  token: string
}

/** The number of requests to an operation, and of the responses with each status. */
export interface Tally {
  sent: number
  statuses: Map<number, number>
}

export interface World {
  memory: Memory
  /** By operationId. */
  tallies: Map<string, Tally>
  /** Somebody who has no part in anything. */
  stranger(): Promise<Caller>
  /** A valid caller of an operation; null where it takes no credentials. */
  callerOf(operation: FuzzedOperation): Promise<Caller | null>
  /** A draft as a request to what there is. */
  settle(draft: Draft): Promise<FuzzedRequest>
  /** Sees to it that there is something for an operation to list. */
  stockItemsOf(operation: FuzzedOperation): Promise<void>
  /** Sends a request, and remembers what a success tells. */
  perform(request: FuzzedRequest, caller: Caller | null): Promise<{ answer: Answer; wire: Wire }>
  /** Sends what was written, with or without credentials. */
  send(operation: FuzzedOperation, wire: Wire, authorization?: string): Promise<Answer>
}

let people = 0

export async function buildWorld(service: TestService): Promise<World> {
  const { context, database, url } = service
  const { pool } = database
  const memory = new Memory()
  const tallies = new Map<string, Tally>()
  const password_hash = await context.passwords.hash(goodPassword)

  async function newCaller(role: User['role'] = 'user'): Promise<Caller> {
    const email = `fuzz-${++people}@example.com`
    const person = { email, name: 'Somebody', email_verified_at: new Date() }
    const { id } = (await insertUser(pool, { ...person, password_hash, role })) as User
    const refresh = context.tokens.newRefreshToken()
    const device = { address: null, user_agent: null }
    const sessionId = await insertSession(pool, id, refresh.hash, device, context.config.sessions)
    for (const name of ['refresh_token', 'taskpact_refresh']) memory.learnValue(name, refresh.token)
    return { id, email, token: context.tokens.signAccess({ userId: id, sessionId, version: 1 }).token }
  }

  const callers: Record<'user' | 'admin', Caller | null> = { user: null, admin: null }
  let begun = 0

  /**
   * The caller of a role, or a new one where the last one was signed out, disabled, deleted or made another's equal.
   */
  async function alive(role: 'user' | 'admin'): Promise<Caller> {
    const last = callers[role]
    if (last) {
      const headers = { Authorization: `Bearer ${last.token}` }
      const answer = await exchange(url, { method: 'GET', target: '/users/me', headers, payload: null })
      if (answer.status === 200 && JSON.parse(answer.text).role === role) {
        // A campaign takes longer than a step-up lasts.
        await pool('sessions').update({ authenticated_at: pool.fn.now() }).where({ user_id: last.id }).whereNull('name')
        return last
      }
    }
    const caller = await newCaller(role)
    callers[role] = caller
    // The objects of the last caller are no longer visible.
    if (role === 'user') memory.forgetAll()
    await learnSecrets(caller)
    return caller
  }

  /** Values that no response contains: examples, passwords and mailed tokens; and users whom the caller may invite. */
  async function learnSecrets({ email }: Caller): Promise<void> {
    // Where the contract gives an example, there is such a thing; but of ids only what the service itself made.
    for (const { name, example, schema } of operations.flatMap(({ parameters }) => parameters))
      if (resolve(schema).format !== 'uuid') memory.learnValue(name, example)
    const bystander = await newCaller()
    for (const name of ['email', 'username']) memory.learnValue(name, email)
    for (const name of ['password', 'current_password']) memory.learnValue(name, goodPassword)
    memory.learnValue('user_id', bystander.id)
    for (const purpose of ['password_reset', 'email_change'] as const)
      memory.learnValue('token', await mailToken(service, purpose, bystander))
    const project = await insertProject(pool, bystander.id, { name: 'Garden' })
    const invited = await insertInvitation(pool, project.id, bystander.id, { email, role: 'editor' })
    memory.learnValue('token', context.mailedTokens.sign('invitation', invited))
    memory.learnValue('invitation', (await serviceInvitation(service, null)).token)
  }

  /** Creates objects that no POST to the collection can create. */
  const stocks: Record<string, (owner: Caller) => Promise<Place[]>> = {
    '/notifications/{notification_id}': async ({ id }) => [{ notification_id: await notification(service, id) }],
    '/webhooks/{webhook_id}/deliveries/{delivery_id}': async ({ id }) => [{ ...(await webhook(service, id)) }],
    '/admin/jobs/{job_id}': async () => [
      { job_id: await newJob(service) },
      { job_id: await newJob(service, 'failed') },
      { job_id: await newJob(service, 'cancelled') },
    ],
    '/admin/invitations/{invitation_id}': async () => [
      { invitation_id: (await serviceInvitation(service, null)).invitation_id },
    ],
    '/admin/users/{user_id}': async () => [{ user_id: (await newCaller()).id }],
    '/sections/{section_id}': async ({ id }) => {
      const project = await insertProject(pool, id, { name: 'Garden' })
      const place = { project_id: project.id, position: '5000000000', takes_completed: false }
      return [{ section_id: (await insertSection(pool, { ...place, name: 'Doing' })).id }]
    },
    '/trash/{item_id}': async ({ id }) => {
      const todo = await insertTodo(pool, id, { title: 'Dig', completed: false, priority: 3 })
      await deleteTodos(pool, todo.id, [], id)
      return [{ item_id: todo.id }]
    },
  }

  /** Makes something that the path names, if nothing like it is known. */
  async function stock(template: string): Promise<void> {
    if (memory.placesOf(template).length > 0) return
    const prepared = stocks[template]
    if (prepared) {
      for (const place of await prepared(await alive('user'))) memory.addPlace(template, place)
      return
    }
    const collection = template.slice(0, template.lastIndexOf('/'))
    const creator = operations.find(({ method, path }) => method === 'POST' && path === collection)
    const list = operations.find(({ method, path }) => method === 'GET' && path === collection)
    if (creator) memory.learnValue('user_id', (await newCaller()).id)
    for (const draft of [...(creator ? sampled(creator, 5) : []), ...(list ? sampled(list, 1) : [])]) {
      await world.perform(await world.settle(draft), await world.callerOf(draft.operation))
      if (memory.placesOf(template).length > 0) return
    }
  }

  function sampled(operation: FuzzedOperation, numRuns: number): Draft[] {
    return fc.sample(draftsOf(operation, 30), { numRuns, seed: ++begun }).map((draft) => ({ ...draft, place: 0 }))
  }

  const world: World = {
    memory,
    tallies,
    stranger: () => newCaller(),

    async callerOf({ roles }) {
      if (roles === null) return null
      return alive(roles.includes('admin') ? 'admin' : 'user')
    },

    async settle(draft) {
      const template = placeTemplate(draft.operation.path)
      if (++begun % 40 === 0) await learnSecrets(await alive('user'))
      if (template !== null && draft.place !== null) {
        await alive('user')
        await stock(template)
      }
      return settleDraft(
        draft,
        (value) => settle(value, (known) => memory.recall(known)),
        (pick) => {
          const places = template === null ? [] : memory.placesOf(template)
          return places[pick % places.length]
        },
      )
    },

    async stockItemsOf({ path }) {
      const items = operations.find((other) => other.path.startsWith(`${path}/{`) && other.path.endsWith('}'))
      if (!items) return
      await alive('user')
      await stock(items.path)
    },

    async perform(request, caller) {
      const { operation, path, header } = request
      const wire = toWire(request)
      const answer = await world.send(operation, wire, caller ? `Bearer ${caller.token}` : undefined)
      const succeeded = answer.status >= 200 && answer.status < 300
      if (succeeded && answer.headers['content-type'] === 'application/json')
        memory.learn(operation, path, JSON.parse(answer.text))
      for (const name of ['If-Match', 'If-None-Match']) memory.learnValue(name, answer.headers.etag)
      memory.learnValue('cursor', /[?&]cursor=([\w-]+)/.exec(answer.headers.link ?? '')?.[1])
      memory.learnValue('path', wire.target)
      memory.learnValue('Idempotency-Key', header['Idempotency-Key'])
      const emptied = succeeded && operation.method === 'DELETE'
      const named = placeTemplate(operation.path)
      if (emptied || (answer.status === 404 && named !== null))
        memory.forget(emptied ? operation.path : (named as string), path)
      return { answer, wire }
    },

    async send({ id }, wire, authorization) {
      const headers = authorization === undefined ? wire.headers : { ...wire.headers, Authorization: authorization }
      const answer = await exchange(url, { ...wire, headers })
      const tally = tallies.get(id) ?? { sent: 0, statuses: new Map() }
      tallies.set(id, tally)
      tally.sent += 1
      tally.statuses.set(answer.status, (tally.statuses.get(answer.status) ?? 0) + 1)
      return answer
    },
  }
  return world
}
