/** Where the caller wants events to be sent, and what became of each. */
import { newProject } from '../support/build.ts'
import { deliveryPath, json, notSignedIn, webhookPath } from '../support/callers.ts'
import type { Cases, Input, MakeInput } from '../support/cases.ts'
import { limited, newPerson } from '../support/service.ts'
import { webhook } from '../support/webhooks.ts'
import type { World } from '../support/world.ts'

const unknownId = '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11'
const url = 'https://example.com/hooks'

type Rest = Omit<Input, 'as' | 'path'>

const ofAda =
  (input: Rest = {}): MakeInput =>
  async ({ service, ada }) => ({ ...input, as: ada, path: await webhook(service, ada.id) })

const unknown = (input: Rest = {}) => ({
  "somebody else's": {
    code: 'webhook_not_found' as const,
    input: async ({ service, ada, bob }: World) => ({ ...input, as: bob, path: await webhook(service, ada.id) }),
  },
  'no such webhook': {
    code: 'webhook_not_found' as const,
    input: ({ ada }: World) => ({ ...input, as: ada, path: { webhook_id: unknownId } }),
  },
})

const unknownDelivery = () => ({
  "somebody else's": {
    code: 'delivery_not_found' as const,
    input: async ({ service, ada, bob }: World) => ({ as: bob, path: await webhook(service, ada.id) }),
  },
  'one of another webhook': {
    code: 'delivery_not_found' as const,
    input: async ({ service, ada }: World) => {
      const { delivery_id } = await webhook(service, ada.id)
      return { as: ada, path: { ...(await webhook(service, ada.id)), delivery_id } }
    },
  },
  'an event of a project that the caller has left': {
    code: 'delivery_not_found' as const,
    input: async ({ service, ada }: World) => {
      const path = await webhook(service, ada.id)
      const { pool } = service.database
      await pool('webhook_deliveries').update({ visible_in: unknownId }).where({ id: path.delivery_id })
      return { as: ada, path }
    },
  },
})

const unfitBody = (name: string, value: unknown, at = `body /${name}`) => ({
  [`${name} is ${String(JSON.stringify(value)).slice(0, 30)}`]: {
    code: 'validation_failed' as const,
    at: [at],
    input: async ({ service, ada }: World) => ({
      as: ada,
      path: await webhook(service, ada.id),
      body: { url, [name]: value },
    }),
  },
})

const unfit = {
  ...unfitBody('url', 'example.com/hooks'),
  ...unfitBody('url', 'ftp://example.com'),
  ...unfitBody('url', 'https://example.com/a b'),
  ...unfitBody('url', `https://example.com/${'x'.repeat(2000)}`),
  ...unfitBody('description', 'a\0b'),
  ...unfitBody('description', 'x'.repeat(501)),
  ...unfitBody('filter', 'du < today'),
  ...unfitBody('event_types', ['todo.eaten'], 'body /event_types/0'),
  ...unfitBody('event_types', ['todo.created', 'todo.created']),
  ...unfitBody('secret', 'whsec_mine'),
}

/** A caller whose address is not confirmed, with a webhook of before. */
const unconfirmed = (body?: object) => ({
  'a caller whose address is not confirmed': {
    code: 'email_unconfirmed' as const,
    input: async ({ service }: World) => {
      const person = await newPerson(service)
      const path = await webhook(service, person.id)
      await service.database.pool('users').update({ email_verified_at: null }).where({ id: person.id })
      return { as: person, path, ...(body && { body }) }
    },
  },
})

/** URLs to which nothing is sent, as long as the service is not told otherwise. */
const refused = (body: object = {}) => ({
  ...Object.fromEntries(
    [
      'http://example.com/hooks',
      'https://ada:secret@example.com/hooks',
      'https://127.0.0.1/hooks',
      'https://[::1]/hooks',
      'https://2852039166/latest/meta-data',
      'https://0x7f.1/hooks',
    ].map((url) => [
      url,
      { code: 'webhook_url_refused' as const, input: async (world: World) => ofAda({ body: { ...body, url } })(world) },
    ]),
  ),
  'a project that the caller does not see': {
    code: 'unknown_project' as const,
    input: ofAda({ body: { url, project_id: unknownId } }),
  },
})

const badCursor = {
  'a cursor that does not decode': { code: 'cursor_invalid' as const, input: ofAda({ query: { cursor: 'abc' } }) },
}

const disabled = {
  'a disabled webhook': {
    code: 'webhook_disabled' as const,
    input: async ({ service, ada }: World) => ({ as: ada, path: await webhook(service, ada.id, { enabled: false }) }),
  },
}

const unfitId = {
  'an id that is none': {
    code: 'validation_failed' as const,
    at: ['path /webhook_id'],
    input: ({ ada }: World) => ({ as: ada, path: { webhook_id: '1', delivery_id: unknownId } }),
  },
}

const everyOption = { skip: 0, limit: 1, count: true, sort: 'created_at' }

export const webhooksCases = {
  listWebhooks: {
    callers: { expected: { ...notSignedIn, others: 200 } },
    valid: ({ ada }) => ({ as: ada }),
    200: {
      none: ({ bob }) => ({ as: bob }),
      'with everything that one may ask for': ofAda({ query: everyOption }),
    },
    409: badCursor,
  },

  createWebhook: {
    callers: { expected: { ...notSignedIn, others: 201 }, body: json({ url: 'https://example.com/hooks' }) },
    valid: ({ ada }) => ({ as: ada, body: { url } }),
    201: {
      'a URL': ({ ada }) => ({ as: ada, body: { url } }),
      everything: async ({ ada }) => {
        const project_id = await newProject(ada)
        const event_types = ['todo.created', 'member.removed']
        const body = { url, description: 'Display', event_types, project_id, enabled: false }
        return { as: ada, body }
      },
      'every type, to another port': ({ ada }) => ({
        as: ada,
        body: { url: 'https://example.com:8443/?a=b', event_types: [], project_id: null, description: null },
      }),
    },
    409: {
      ...refused(),
      ...unconfirmed({ url }),
      'no room for another webhook': {
        code: 'quota_exceeded',
        input: async ({ service }) => ({
          as: await limited(await newPerson(service), service, { webhooks: 0 }),
          body: { url },
        }),
      },
    },
    422: unfit,
  },

  getWebhook: {
    callers: { expected: { ...notSignedIn, owner: 200, others: 404 }, path: webhookPath },
    valid: ofAda(),
    200: { "the caller's": ofAda() },
    304: { 'it is as the caller has it': ofAda({ headers: { 'If-None-Match': '"1"' } }) },
    404: unknown(),
    422: unfitId,
  },

  updateWebhook: {
    callers: {
      expected: { ...notSignedIn, owner: 200, others: 404 },
      path: webhookPath,
      body: json({ enabled: false }),
    },
    valid: ofAda({ body: { enabled: false } }),
    200: {
      disabled: ofAda({ body: { enabled: false } }),
      everything: async (world) => {
        const project_id = await newProject(world.ada)
        const body = {
          url,
          description: 'Display',
          event_types: ['todo.created'],
          project_id,
          enabled: true,
        }
        return ofAda({ body })(world)
      },
      cleared: ofAda({ body: { description: null, event_types: [], project_id: null } }),
      nothing: ofAda({ body: {} }),
    },
    404: unknown({ body: { enabled: false } }),
    409: { ...refused({}), ...unconfirmed({ description: 'To the wall display' }) },
    422: { ...unfit, ...unfitBody('url', null), ...unfitBody('enabled', null), ...unfitBody('version', 2) },
  },

  deleteWebhook: {
    callers: { expected: { ...notSignedIn, owner: 204, others: 404 }, path: webhookPath },
    valid: ofAda(),
    204: { 'with its deliveries': ofAda() },
    404: unknown(),
    422: unfitId,
  },

  rotateWebhookSecret: {
    callers: {
      expected: { ...notSignedIn, owner: 200, others: 404 },
      path: (world) => `${webhookPath(world)}/rotate-secret`,
    },
    valid: ofAda(),
    200: { "the caller's": ofAda() },
    404: unknown(),
    422: unfitId,
  },

  testWebhook: {
    callers: { expected: { ...notSignedIn, owner: 201, others: 404 }, path: (world) => `${webhookPath(world)}/test` },
    valid: ofAda(),
    201: { "the caller's": ofAda() },
    404: unknown(),
    409: { ...disabled, ...unconfirmed() },
    422: unfitId,
  },

  listWebhookDeliveries: {
    callers: {
      expected: { ...notSignedIn, owner: 200, others: 404 },
      path: (world) => `${webhookPath(world)}/deliveries`,
    },
    valid: ofAda(),
    200: {
      all: ofAda(),
      'with everything that one may ask for': ofAda({ query: { ...everyOption, state: 'pending' } }),
    },
    404: unknown(),
    409: badCursor,
    422: unfitId,
  },

  getWebhookDelivery: {
    callers: { expected: { ...notSignedIn, owner: 200, others: 404 }, path: deliveryPath },
    valid: ofAda(),
    200: { 'one that waits': ofAda() },
    304: {
      'it is as the caller has it': async ({ service, ada }) => {
        const path = await webhook(service, ada.id)
        const { headers } = await ada.send('get', `/webhooks/${path.webhook_id}/deliveries/${path.delivery_id}`)
        return { as: ada, path, headers: { 'If-None-Match': headers.etag as string } }
      },
    },
    404: unknownDelivery(),
    422: unfitId,
  },

  redeliverWebhookDelivery: {
    callers: {
      expected: { ...notSignedIn, owner: 200, others: 404 },
      path: (world) => `${deliveryPath(world)}/redeliver`,
    },
    valid: ofAda(),
    200: { 'one that waits': ofAda() },
    404: unknownDelivery(),
    409: { ...disabled, ...unconfirmed() },
    422: unfitId,
  },
} satisfies Cases<'webhooks'>
