/** Quotas: every operation that stores something names one, and no user passes a limit, whatever they send at once. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { quotaNames } from '../../src/config/values.ts'
import { quotasOf, takesIdempotencyKey } from '../../src/kernel/index.ts'
import type { Schemas } from '../../src/service/api.ts'
import { newInvitation, newLabel, newProject, newTodo } from '../support/build.ts'
import { assertContract, assertProblem, type Input, send } from '../support/cases.ts'
import { limited, newPerson, type Person, personOf, startService, type TestService } from '../support/service.ts'
import { useWorld } from '../support/world.ts'
import { validInput } from './cases.ts'

type Id = Parameters<typeof send>[0]
type Name = Schemas['QuotaName']

const isPlain = process.env.TASKPACT_PLAIN === '1'
const world = useWorld()
const service = () => world().service
const operations = () => service().context.contract.operations

/** Why an operation that changes something names no quota. */
const unlimited: Partial<Record<Id, string>> = {
  register: 'makes a user, who has no quota yet; it is limited by address',
  revokeToken: 'ends a session',
  beginOidcSignIn: 'stores nothing',
  endOidcSessions: 'ends sessions; the token of it is kept for an hour',
  endFramedOidcSessions: 'ends sessions',
  updateMe: 'changes a row',
  changePassword: 'changes a row',
  updateManyTodos: 'changes rows, of which the next ones of series and missing labels are counted one by one',
  skipTodo: 'changes a row',
  moveTodo: 'changes rows',
  updateProject: 'changes a row',
  moveProject: 'changes rows',
  updateLabel: 'changes a row',
  updateSection: 'changes a row',
  updateView: 'changes a row',
  moveView: 'changes rows',
  moveSection: 'changes rows',
  updateMember: 'changes a row',
  restoreTrashItem: 'changes rows, which counted in the trash too',
  createEventTicket: 'a ticket lasts 30 seconds, and is deleted by the next one',
  updateWebhook: 'changes a row',
  rotateWebhookSecret: 'changes a row',
  testWebhook: 'makes a delivery, which is kept for 30 days',
  redeliverWebhookDelivery: 'changes a row',
  updateUser: 'changes a row',
  createUser: 'admins decide who has an account',
  replaceUserPassword: 'changes a row',
  sendUserPasswordReset: 'replaces the token before, and is limited by address',
  confirmUserEmail: 'changes a row',
  startTotp: 'a user has one secret',
  startPasskey: 'stores nothing',
  updatePasskey: 'changes a row',
  startPasskeySignIn: 'stores nothing',
  startPasskeyStepUp: 'stores nothing',
  confirmTotp: 'changes a row, and makes ten recovery codes',
  replaceRecoveryCodes: 'replaces rows, of which a user has ten',
  replaceUserQuotas: 'changes a row',
  sendTestMail: 'is limited by address',
  replaceMaintenance: 'the service has one row',
  replaceAnnouncement: 'the service has one row',
  declineInvitation: 'changes a row',
  declineReceivedInvitation: 'changes a row',
  readAllNotifications: 'changes rows',
  updateNotification: 'changes a row',
  updatePreferences: 'a user has one row',
  snoozeReminder: 'changes a row',
  requestEmailChange: 'replaces the token before, and is limited by address',
  confirmEmailChange: 'changes a row',
  cancelEmailChange: 'deletes a token',
  renewAuthentication: 'changes a row',
  requestPasswordReset: 'replaces the token before, and is limited by address',
  resetPassword: 'changes a row',
  retryJob: 'changes a row',
  cancelJob: 'changes a row',
  runBatch: 'each of its operations takes its own quota',
}

describe('the contract', () => {
  test('names a quota, or there is a reason for none, for every operation that changes something', () => {
    const unsafe = operations().filter(({ method }) => ['post', 'put', 'patch'].includes(method))
    const without = unsafe.filter(({ quotas, quotaItems }) => quotas.length + quotaItems.length === 0)
    expect(without.map(({ id }) => id).sort()).toEqual(Object.keys(unlimited).sort())
  })

  test('has the quotas of the configuration and of the schema, each with an operation or a key', () => {
    const { document } = service().context.contract
    const names = Object.keys(quotasOf(document))
    expect([...quotaNames].sort()).toEqual([...names].sort())
    const { QuotaName, QuotaLimits } = (
      document.components as { schemas: Record<string, { enum: string[]; properties: object }> }
    ).schemas
    expect(QuotaName?.enum).toEqual(names)
    expect(Object.keys(QuotaLimits?.properties ?? {})).toEqual(names)
    const named = new Set(operations().flatMap(({ quotas, quotaItems }) => [...quotas, ...quotaItems]))
    expect(names.filter((name) => !named.has(name))).toEqual(['kept_responses'])
  })
})

describe('an operation without room', () => {
  /** An own todo with a label that goes to a project, where the label is missing. */
  const labelledTodo = async (): Promise<Input> => {
    const { ada } = world()
    const { id } = await newLabel(ada, { name: randomUUID() })
    const todo = await newTodo(ada, { label_ids: [id] })
    return { as: ada, path: { todo_id: todo.id }, body: { project_id: await newProject(ada) } }
  }
  /** The same for all todos of a project. */
  const labelledProject = async (): Promise<Input> => {
    const { ada } = world()
    const project_id = await newProject(ada)
    const { id } = await newLabel(ada, { name: 'Urgent', project_id })
    await newTodo(ada, { project_id, label_ids: [id] })
    return { as: ada, path: { project_id }, query: { move_todos_to: await newProject(ada) } }
  }

  const taking: [Id, Name, make?: () => Promise<Input>][] = [
    ['createTodo', 'todos'],
    ['updateTodo', 'labels', labelledTodo],
    ['deleteProject', 'labels', labelledProject],
    ['createLabel', 'labels'],
    ['createSection', 'sections'],
    ['createView', 'views'],
    ['createReminder', 'reminders'],
    ['quickAddTodo', 'todos'],
    ['createProject', 'projects'],
    ['createInvitation', 'invitations'],
    ['addMember', 'invitations'],
    ['createServiceInvitation', 'invitations'],
    ['createWebhook', 'webhooks'],
    ['createApiToken', 'api_tokens'],
    ['createPasskey', 'passkeys'],
    ['importData', 'imports'],
    ['acceptInvitation', 'members'],
    ['acceptReceivedInvitation', 'members'],
  ]

  test('is each one that takes a quota', () => {
    const refusing = operations().filter(({ mayExceedQuota }) => mayExceedQuota)
    expect(refusing.map(({ id }) => id).sort()).toEqual(taking.map(([id]) => id).sort())
  })

  test.each(taking)('is 409 for %s, and names %s', async (id, name, make) => {
    const input = await (make?.() ?? validInput(id, world()))
    // The limit of members is that of the project's owner.
    const holder = name === 'members' ? world().ada : (input.as as Person)
    await limited(holder, service(), { [name]: 0 })
    try {
      const answer = await send(id, input.to ?? service(), input)
      assertContract(id, answer)
      assertProblem(answer, 'quota_exceeded')
      expect(answer.body.quota).toEqual({ name, limit: 0, used: expect.any(Number) })
    } finally {
      await limited(holder, service(), {})
    }
    expect((await send(id, input.to ?? service(), input)).status).toBeLessThan(300)
  })

  test('is each one with an Idempotency-Key when the stored responses are too many, and changes nothing', async () => {
    for (const { id } of operations().filter(takesIdempotencyKey)) {
      const input = await validInput(id as Id, world())
      await limited(input.as as Person, service(), { kept_responses: 0 })
      const answer = await send(id as Id, service(), {
        ...input,
        headers: { ...input.headers, 'Idempotency-Key': randomUUID() },
      })
      await limited(input.as as Person, service(), {})
      assertContract(id as Id, answer)
      expect([id, answer.status, answer.body.quota?.name]).toEqual([id, 409, 'kept_responses'])
    }
  })
})

describe('100 creates at once, sent to two services', () => {
  let services: TestService[]
  beforeAll(async () => {
    const QUOTAS = 'todos=12,projects=12,webhooks=12,api_tokens=12,invitations=12'
    const first = await startService({ QUOTAS })
    services = [first, await startService({ QUOTAS }, {}, first.database)]
  })
  afterAll(async () => {
    await services[1]?.close()
    await services[0]?.close()
  })

  const creates: [string, string, (index: number, project: string) => [path: string, body: object]][] = [
    ['todos', 'user_id', (index) => ['/todos', { title: `Todo ${index}` }]],
    ['todos', 'user_id', (index, project_id) => ['/todos', { title: `Todo ${index}`, project_id }]],
    ['projects', 'owner_id', (index) => ['/projects', { name: `Project ${index}` }]],
    ['webhooks', 'user_id', (index) => ['/webhooks', { url: `https://example.com/${index}` }]],
    ['sessions', 'user_id', (index) => ['/users/me/api-tokens', { name: `${index}`, scopes: ['todos:read'] }]],
    [
      'invitations',
      'invited_by',
      (index, id) => [`/projects/${id}/invitations`, { email: `p${index}@example.com`, role: 'viewer' }],
    ],
  ]

  test.each(creates)('make no more %s than the limit', async (table, column, requestOf) => {
    const first = services[0] as TestService
    const ada = await newPerson(first)
    const project = await newProject(ada)
    const both = services.map(({ server }) => personOf({ server }, ada))
    // pg-boss starts with the first job of a process, on a connection of its own.
    for (const [index, one] of both.entries())
      await one
        .send('post', `/projects/${project}/invitations`, { email: `first${index}@example.com`, role: 'viewer' })
        .expect(201)
    const answers = await Promise.all(
      Array.from({ length: 100 }, async (_, index) => {
        const [path, body] = requestOf(index, project)
        return both[index % 2]?.send('post', path, body)
      }),
    )
    const made = answers.filter((answer) => answer?.status === 201).length
    const refused = answers.filter((answer) => answer?.body.code === 'quota_exceeded').length
    const present = { projects: 1, invitations: 2 }[table] ?? 0
    expect([made, refused]).toEqual([12 - present, 88 + present])
    const rows = first.database.pool(table).where({ [column]: ada.id })
    if (table === 'sessions') rows.whereNotNull('name')
    expect(await rows).toHaveLength(12)
  })

  test('make no more members than the limit of the owner', async () => {
    const first = services[0] as TestService
    const ada = await limited(await newPerson(first), first, { members: 4 })
    const project = await newProject(ada)
    const people = await Promise.all(Array.from({ length: 8 }, () => newPerson(first)))
    const invitations = await Promise.all(people.map((person) => newInvitation(ada, project, person, 'viewer')))
    const answers = await Promise.all(
      people.map((person, index) => person.send('post', `/users/me/invitations/${invitations[index]?.id}/accept`)),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3)
    expect(await first.database.pool('project_members').where({ project_id: project })).toHaveLength(4)
  })
})

describe('a large quota', () => {
  const limit = 10_000
  const insert = (person: Person, count: number) =>
    service().database.pool.raw(
      `insert into todos (id, user_id, title, position)
       select gen_random_uuid(), ?, 'Dig', '5' || lpad(n::text, 9, '0') from generate_series(1, ?) as n`,
      [person.id, count],
    )
  const isMarked = async ({ id }: Person) =>
    (await service().database.pool('users').first('near_quota').where({ id })).near_quota

  test.skipIf(isPlain)(
    'without the plain path is counted once for many creates far from the limit, and exactly near it',
    async () => {
      const ada = await limited(await newPerson(service()), service(), { todos: limit })
      await insert(ada, 8_900)
      await newTodo(ada)
      expect(await isMarked(ada)).toBe(false)
      await insert(ada, 1_089)
      // This process knows that the user may create 62 without a count: another one would know the same.
      const spare = 62
      for (let made = 1; made < spare; made++) await newTodo(ada)
      await ada.send('post', '/todos', { title: 'counted' })
      await expect.poll(() => isMarked(ada)).toBe(true)
    },
  )

  test('is not passed by 50 creates at once, nor by those of batches', async () => {
    const ada = await limited(await newPerson(service()), service(), { todos: limit })
    await insert(ada, limit - 20)
    const batch = {
      operations: Array.from({ length: 15 }, () => ({ method: 'POST', path: '/todos', body: { title: 'Dig' } })),
    }
    const answers = await Promise.all([
      ...Array.from({ length: 25 }, () => ada.send('post', '/todos', { title: 'Dig' })),
      ...Array.from({ length: 4 }, () => ada.send('post', '/batch', batch)),
    ])
    const made = answers.flatMap(
      ({ status, body }) => body.results?.map((part: { status: number }) => part.status) ?? [status],
    )
    expect(made.filter((status) => status === 201)).toHaveLength(20)
    expect(made.filter((status) => status === 409)).toHaveLength(65)
    expect(await service().database.pool('todos').where({ user_id: ada.id }).pluck('id')).toHaveLength(limit)
    // The plain path counts each create, and marks no user.
    if (!isPlain) await expect.poll(() => isMarked(ada)).toBe(true)
    await service().database.pool('todos').where({ user_id: ada.id }).delete()
    await newTodo(ada)
    await expect.poll(() => isMarked(ada)).toBe(false)
  })
})
