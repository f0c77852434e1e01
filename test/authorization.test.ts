/**
 * Who may do what: every operation of the contract against every kind of caller, with the expected status of each
 * cell. An operation without a row does not compile and is red. Each cell has a world of its own.
 */
import type { IncomingMessage } from 'node:http'
import request, { type Response } from 'supertest'
import { describe, expect, test } from 'vitest'
import { contract } from '../generated/contract.ts'
import { emptyExport } from './support/exports.ts'
import { useService } from './support/service.ts'
import { type Actor, actors, buildRoleWorld, type RoleWorld as World } from './support/world-of-roles.ts'

type OperationId = keyof typeof contract

interface Row {
  /** The expected status per actor, in the order of `actors`. */
  expected: string
  /** Path parameters and query, where the world gives them. */
  path?: (world: World) => string
  body?: (world: World) => object
  form?: boolean
  /** The answer does not end by itself. */
  stream?: boolean
}

const json = (body: object) => () => body
const project = ({ project_id }: World) => `/projects/${project_id}`
const viewer = (world: World) => `${project(world)}/members/${world.viewer.id}`
const invitation = (world: World) => `${project(world)}/invitations/${world.invitation_id}`
const webhook = ({ webhook_id }: World) => `/webhooks/${webhook_id}`
const delivery = (world: World) => `${webhook(world)}/deliveries/${world.delivery_id}`
const todo = ({ todo_id }: World) => `/todos/${todo_id}`

/*
 * nobody: no token. garbage: a token of nobody. other: a user without a part in the project. viewer, editor, owner:
 * of the project. admin: of the service, without a part in the project. disabled: a user who was the owner.
 */
const matrix: Record<OperationId, Row> = {
  //                               nobody garbage other viewer editor owner admin disabled
  getHealth: { expected: '           200    200     200   200    200    200   200   200' },
  getReadiness: { expected: '        200    200     200   200    200    200   200   200' },
  getOpenapiJson: { expected: '      200    200     200   200    200    200   200   200' },
  getOpenapiYaml: { expected: '      200    200     200   200    200    200   200   200' },
  explainProblem: {
    expected: '                      200    200     200   200    200    200   200   200',
    path: () => '/problems/not_found',
  },
  getAccountPage: {
    expected: '                      200    200     200   200    200    200   200   200',
    path: () => '/account/email',
  },
  getDocs: { expected: '             200    200     200   200    200    200   200   200' },
  getRedoc: { expected: '            200    200     200   200    200    200   200   200' },
  register: {
    expected: '                      201    201     201   201    201    201   201   201',
    body: ({ bystander }) => ({ email: `new.${bystander.email}`, password: 'seven grey herons', name: 'New' }),
  },
  createToken: {
    expected: '                      401    401     401   401    401    401   401   401',
    body: json({ grant_type: 'password', username: 'nobody@example.com', password: 'seven grey herons' }),
    form: true,
  },
  revokeToken: {
    expected: '                      204    204     204   204    204    204   204   204',
    body: json({ token: 'tpr_unknown' }),
    form: true,
  },
  requestPasswordReset: {
    expected: '                      202    202     202   202    202    202   202   202',
    body: ({ bystander }) => ({ email: bystander.email }),
  },
  // Whoever has the mailed token may, whoever they are; nobody here has one.
  resetPassword: {
    expected: '                      409    409     409   409    409    409   409   409',
    body: json({ token: 'garbage', new_password: 'seven grey herons' }),
  },
  confirmEmailChange: {
    expected: '                      409    409     409   409    409    409   409   409',
    body: json({ token: 'garbage' }),
  },

  getMe: { expected: '               401    401     200   200    200    200   200   401' },
  updateMe: {
    expected: '                      401    401     200   200    200    200   200   401',
    body: json({ name: 'New' }),
  },
  // The only admin stays.
  deleteMe: { expected: '            401    401     204   204    204    204   409   401' },
  changePassword: {
    expected: '                      401    401     403   403    403    403   403   401',
    body: json({ current_password: 'wrong', new_password: 'seven grey herons' }),
  },
  getPreferences: { expected: '      401    401     200   200    200    200   200   401' },
  updatePreferences: {
    expected: '                      401    401     200   200    200    200   200   401',
    body: json({ mail: { todo_completed: true } }),
  },
  exportData: { expected: '          401    401     200   200    200    200   200   401' },
  importData: {
    expected: '                      401    401     200   200    200    200   200   401',
    body: json(emptyExport),
  },
  requestEmailChange: {
    expected: '                      401    401     403   403    403    403   403   401',
    body: json({ email: 'new@example.com', password: 'wrong' }),
  },

  listSessions: { expected: '        401    401     200   200    200    200   200   401' },
  endSessions: { expected: '         401    401     204   204    204    204   204   401' },
  // The owner's.
  endSession: {
    expected: '                      401    401     404   404    404    204   404   401',
    path: ({ session_id }) => `/users/me/sessions/${session_id}`,
  },
  listApiTokens: { expected: '       401    401     200   200    200    200   200   401' },
  createApiToken: {
    expected: '                      401    401     201   201    201    201   201   401',
    body: json({ name: 'Wall display', scopes: ['todos:read'] }),
  },
  // The owner's.
  getApiToken: {
    expected: '                      401    401     404   404    404    200   404   401',
    path: ({ api_token_id }) => `/users/me/api-tokens/${api_token_id}`,
  },
  deleteApiToken: {
    expected: '                      401    401     404   404    404    204   404   401',
    path: ({ api_token_id }) => `/users/me/api-tokens/${api_token_id}`,
  },

  listTodos: { expected: '           401    401     200   200    200    200   200   401' },
  createTodo: {
    expected: '                      401    401     409   409    201    201   409   401',
    body: ({ project_id }) => ({ title: 'New', project_id }),
  },
  getTodo: {
    expected: '                      401    401     404   200    200    200   404   401',
    path: todo,
  },
  updateTodo: {
    expected: '                      401    401     404   403    200    200   404   401',
    path: todo,
    body: json({ completed: true }),
  },
  deleteTodo: {
    expected: '                      401    401     404   403    204    204   404   401',
    path: todo,
  },
  moveTodo: {
    expected: '                      401    401     404   403    200    200   404   401',
    path: (world) => `${todo(world)}/move`,
    body: json({ to: 'first' }),
  },

  listTrash: { expected: '           401    401     200   200    200    200   200   401' },
  emptyTrash: { expected: '          401    401     200   200    200    200   200   401' },
  // A todo of the project.
  purgeTrashItem: {
    expected: '                      401    401     404   404    204    204   404   401',
    path: ({ deleted_id }) => `/trash/${deleted_id}`,
  },
  restoreTrashItem: {
    expected: '                      401    401     404   404    200    200   404   401',
    path: ({ deleted_id }) => `/trash/${deleted_id}/restore`,
  },

  listProjects: { expected: '        401    401     200   200    200    200   200   401' },
  createProject: {
    expected: '                      401    401     201   201    201    201   201   401',
    body: json({ name: 'New' }),
  },
  getProject: {
    expected: '                      401    401     404   200    200    200   404   401',
    path: project,
  },
  updateProject: {
    expected: '                      401    401     404   403    403    200   404   401',
    path: project,
    body: json({ name: 'New' }),
  },
  deleteProject: {
    expected: '                      401    401     404   403    403    200   404   401',
    path: project,
  },
  listMembers: {
    expected: '                      401    401     404   200    200    200   404   401',
    path: (world) => `${project(world)}/members`,
  },
  addMember: {
    expected: '                      401    401     404   403    403    201   404   401',
    path: (world) => `${project(world)}/members`,
    body: ({ bystander }) => ({ user_id: bystander.id, role: 'viewer' }),
  },
  getMember: {
    expected: '                      401    401     404   200    200    200   404   401',
    path: viewer,
  },
  updateMember: {
    expected: '                      401    401     404   403    403    200   404   401',
    path: viewer,
    body: json({ role: 'editor' }),
  },
  // The viewer leaves.
  removeMember: {
    expected: '                      401    401     404   204    403    204   404   401',
    path: viewer,
  },

  listInvitations: {
    expected: '                      401    401     404   403    403    200   404   401',
    path: (world) => `${project(world)}/invitations`,
  },
  createInvitation: {
    expected: '                      401    401     404   403    403    201   404   401',
    path: (world) => `${project(world)}/invitations`,
    body: json({ email: 'new@example.com', role: 'viewer' }),
  },
  getInvitation: {
    expected: '                      401    401     404   403    403    200   404   401',
    path: invitation,
  },
  withdrawInvitation: {
    expected: '                      401    401     404   403    403    204   404   401',
    path: invitation,
  },
  acceptInvitation: {
    expected: '                      401    401     409   409    409    409   409   401',
    body: json({ token: 'garbage' }),
  },
  declineInvitation: {
    expected: '                      409    409     409   409    409    409   409   409',
    body: json({ token: 'garbage' }),
  },

  listActivity: { expected: '        401    401     200   200    200    200   200   401' },
  streamEvents: { expected: '        401    401     200   200    200    200   200   401', stream: true },
  createEventTicket: { expected: '   401    401     200   200    200    200   200   401' },
  // Whoever opens a WebSocket there is asked for a token.
  openEventSocket: {
    expected: '                      426    426     426   426    426    426   426   426',
    path: () => '/events/ws',
  },
  sync: { expected: '                401    401     200   200    200    200   200   401' },

  listWebhooks: { expected: '        401    401     200   200    200    200   200   401' },
  createWebhook: {
    expected: '                      401    401     201   201    201    201   201   401',
    body: json({ url: 'https://example.com/hooks' }),
  },
  // The owner's.
  getWebhook: {
    expected: '                      401    401     404   404    404    200   404   401',
    path: webhook,
  },
  updateWebhook: {
    expected: '                      401    401     404   404    404    200   404   401',
    path: webhook,
    body: json({ enabled: false }),
  },
  deleteWebhook: {
    expected: '                      401    401     404   404    404    204   404   401',
    path: webhook,
  },
  rotateWebhookSecret: {
    expected: '                      401    401     404   404    404    200   404   401',
    path: (world) => `${webhook(world)}/rotate-secret`,
  },
  testWebhook: {
    expected: '                      401    401     404   404    404    201   404   401',
    path: (world) => `${webhook(world)}/test`,
  },
  listWebhookDeliveries: {
    expected: '                      401    401     404   404    404    200   404   401',
    path: (world) => `${webhook(world)}/deliveries`,
  },
  getWebhookDelivery: {
    expected: '                      401    401     404   404    404    200   404   401',
    path: delivery,
  },
  redeliverWebhookDelivery: {
    expected: '                      401    401     404   404    404    200   404   401',
    path: (world) => `${delivery(world)}/redeliver`,
  },

  listNotifications: { expected: '   401    401     200   200    200    200   200   401' },
  getUnreadCount: { expected: '      401    401     200   200    200    200   200   401' },
  readAllNotifications: {
    expected: '                      401    401     200   200    200    200   200   401',
  },
  // The owner's.
  getNotification: {
    expected: '                      401    401     404   404    404    200   404   401',
    path: ({ notification_id }) => `/notifications/${notification_id}`,
  },
  updateNotification: {
    expected: '                      401    401     404   404    404    200   404   401',
    path: ({ notification_id }) => `/notifications/${notification_id}`,
    body: json({ read: true }),
  },

  listJobs: { expected: '            401    401     403   403    403    403   200   401' },
  getJob: {
    expected: '                      401    401     403   403    403    403   200   401',
    path: ({ job_id }) => `/admin/jobs/${job_id}`,
  },
  // It waits.
  retryJob: {
    expected: '                      401    401     403   403    403    403   409   401',
    path: ({ job_id }) => `/admin/jobs/${job_id}/retry`,
  },
  cancelJob: {
    expected: '                      401    401     403   403    403    403   200   401',
    path: ({ job_id }) => `/admin/jobs/${job_id}/cancel`,
  },
  listUsers: { expected: '           401    401     403   403    403    403   200   401' },
  getUser: {
    expected: '                      401    401     403   403    403    403   200   401',
    path: ({ bystander }) => `/admin/users/${bystander.id}`,
  },
  updateUser: {
    expected: '                      401    401     403   403    403    403   200   401',
    path: ({ bystander }) => `/admin/users/${bystander.id}`,
    body: json({ disabled: true }),
  },
  deleteUser: {
    expected: '                      401    401     403   403    403    403   204   401',
    path: ({ bystander }) => `/admin/users/${bystander.id}`,
  },
  // Whoever is signed in; what they may do in it is as above.
  runBatch: {
    expected: '                      401    401     200   200    200    200   200   401',
    body: json({ operations: [{ method: 'GET', path: '/admin/users' }] }),
  },
}

/** Reads no further than the head of an answer. */
function leave(answer: Response, done: (error: Error | null, body: null) => void): void {
  done(null, null)
  ;(answer as unknown as IncomingMessage).destroy()
}

const service = useService()

describe.each(Object.entries(matrix) as [OperationId, Row][])('%s', (id, row) => {
  const statuses = row.expected.trim().split(/\s+/).map(Number)
  test.each(actors.map((actor, index): [Actor, number] => [actor, statuses[index] as number]))(
    '%s: %d',
    async (actor, status) => {
      expect(statuses).toHaveLength(actors.length)
      const world = await buildRoleWorld(service())
      const { method, path } = contract[id]
      let sent = request(service().server)[method](row.path?.(world) ?? path)
      const token = world.tokens[actor]
      if (token) sent = sent.set('Authorization', `Bearer ${token}`)
      if (row.form) sent = sent.type('form')
      if (row.stream) sent = sent.buffer(false).parse(leave)
      const answer = await sent.send(row.body?.(world))
      expect(answer.status, answer.text).toBe(status)
    },
  )
})

test('every operation has a row', () => {
  expect(Object.keys(matrix).sort()).toEqual(Object.keys(contract).sort())
})
