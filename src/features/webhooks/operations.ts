/** The caller's webhooks and their deliveries. */
import type { Knex } from 'knex'
import { changedMembers } from '../../db/merge-patch.ts'
import { newId } from '../../db/new-id.ts'
import { type Caller, problem, type Schemas } from '../../service/api.ts'
import type { Context } from '../../service/context.ts'
import type { Handlers } from '../../service/handlers.ts'
import { listReply } from '../../service/list-reply.ts'
import { findProject } from '../projects/queries.ts'
import { readFilterOf } from '../todos/filter/query.ts'
import { requireConfirmed } from '../users/access.ts'
import * as deliveries from './deliveries.ts'
import * as queries from './queries.ts'
import { newSigningSecret } from './signing.ts'
import { parseTarget, TargetRefused } from './target.ts'

export const webhooks = {
  async listWebhooks(_, { db, user, query }) {
    const page = await queries.listWebhooks(db, user.id, query)
    return listReply('listWebhooks', { query }, page, () => queries.countWebhooks(db, user.id))
  },

  async createWebhook(context, { db, user, audit, body }) {
    await requireConfirmed(db, user.id)
    await requireSendable(context, db, user, body)
    const id = newId()
    audit.targetId = id
    audit.isNotified = true
    const secret = newSigningSecret()
    const sealed_secret = context.webhookSecrets.seal(secret, id)
    const webhook = await queries.insertWebhook(db, user.id, {
      id,
      ...body,
      sealed_secret,
      api_token_id: apiTokenOf(user),
    })
    return {
      status: 201,
      body: { ...webhook, secret },
      headers: { Location: `/webhooks/${id}`, 'Cache-Control': 'no-store' },
    }
  },

  async getWebhook(_, { db, user, path }) {
    return { status: 200, body: await requireWebhook(db, user, path.webhook_id) }
  },

  async updateWebhook(context, { db, user, audit, path, body }) {
    const before = await queries.lockWebhook(db, user.id, path.webhook_id)
    if (!before) throw problem('webhook_not_found')
    if (body.enabled ?? before.enabled) await requireConfirmed(db, user.id)
    await requireSendable(context, db, user, body)
    const changes = changedMembers(before, body)
    if (Object.keys(changes).length === 0) return { status: 200, body: before }
    audit.isNotified = 'url' in changes
    return { status: 200, body: await queries.updateWebhook(db, before, changes, apiTokenOf(user)) }
  },

  async deleteWebhook(_, { db, user, path }) {
    if (!(await queries.deleteWebhook(db, user.id, path.webhook_id))) throw problem('webhook_not_found')
    return { status: 204 }
  },

  async rotateWebhookSecret({ webhookSecrets }, { db, user, path }) {
    const secret = newSigningSecret()
    const sealed = webhookSecrets.seal(secret, path.webhook_id)
    const replaced = await queries.replaceSecret(db, user.id, path.webhook_id, sealed)
    if (!replaced) throw problem('webhook_not_found')
    return { status: 200, body: { secret, ...replaced }, headers: { 'Cache-Control': 'no-store' } }
  },

  async testWebhook({ jobs }, { db, user, path: { webhook_id } }) {
    await requireEnabled(db, user, webhook_id)
    const event: Schemas['WebhookTestEvent'] = {
      id: newId(),
      type: 'webhook.test',
      occurred_at: new Date().toISOString(),
      actor_id: user.id,
      project_id: null,
      data: { webhook_id },
      changes: [],
    }
    const delivery = { webhook_id, event_id: event.id, event_type: event.type, visible_in: null }
    const made = await deliveries.insertDeliveries(db, [{ ...delivery, request_body: JSON.stringify(event) }])
    const { id } = made[0] as { id: string }
    await jobs.enqueue(db, 'webhook_delivery', [{ delivery_id: id, webhook_id, user_id: user.id, attempt: 1 }])
    return {
      status: 201,
      body: await requireDelivery(db, user, webhook_id, id),
      headers: { Location: `/webhooks/${webhook_id}/deliveries/${id}` },
    }
  },

  async listWebhookDeliveries(_, { db, user, path, query }) {
    await requireWebhook(db, user, path.webhook_id)
    const filter = { state: query.state }
    const page = await deliveries.listDeliveries(db, user.id, path.webhook_id, filter, query)
    const countRows = () => deliveries.countDeliveries(db, user.id, path.webhook_id, filter)
    return listReply('listWebhookDeliveries', { path, query }, page, countRows)
  },

  async getWebhookDelivery(_, { db, user, path }) {
    return { status: 200, body: await requireDelivery(db, user, path.webhook_id, path.delivery_id) }
  },

  async redeliverWebhookDelivery({ jobs }, { db, user, path: { webhook_id, delivery_id } }) {
    await requireDelivery(db, user, webhook_id, delivery_id)
    await requireEnabled(db, user, webhook_id)
    const attempts = await deliveries.restartDelivery(db, user.id, webhook_id, delivery_id)
    if (attempts === null) throw problem('delivery_not_found')
    await jobs.enqueue(db, 'webhook_delivery', [{ delivery_id, webhook_id, user_id: user.id, attempt: attempts + 1 }])
    return { status: 200, body: await requireDelivery(db, user, webhook_id, delivery_id) }
  },
} satisfies Handlers<'webhooks'>

/** The API token of a program; null for a session. */
const apiTokenOf = ({ scopes, session_id }: Caller) => (scopes === null ? null : session_id)

async function requireWebhook(db: Knex, user: Caller, id: string): Promise<queries.Webhook> {
  const webhook = await queries.findWebhook(db, user.id, id)
  if (!webhook) throw problem('webhook_not_found')
  return webhook
}

/** Throws 409 for a disabled webhook and for a caller whose address is not confirmed. Locks it until the transaction ends. */
async function requireEnabled(db: Knex, user: Caller, id: string): Promise<void> {
  const webhook = await queries.lockWebhook(db, user.id, id)
  if (!webhook) throw problem('webhook_not_found')
  if (!webhook.enabled) throw problem('webhook_disabled')
  await requireConfirmed(db, user.id)
}

async function requireDelivery(
  db: Knex,
  user: Caller,
  webhookId: string,
  id: string,
): Promise<deliveries.WebhookDeliveryDetail> {
  const delivery = await deliveries.findDelivery(db, user.id, webhookId, id)
  if (!delivery) throw problem('delivery_not_found')
  return delivery
}

/** Throws 422 for a filter that cannot be read, 409 for a URL that webhooks may not be sent to and for a project that the caller cannot see. */
async function requireSendable(
  { config }: Context,
  db: Knex,
  user: Caller,
  { url, project_id, filter }: Pick<Schemas['WebhookUpdate'], 'url' | 'project_id' | 'filter'>,
): Promise<void> {
  if (filter != null) readFilterOf(filter, { userId: user.id, zone: user.time_zone }, 'body')
  try {
    if (url !== undefined) parseTarget(url, config.webhookTargets)
  } catch (cause) {
    if (!(cause instanceof TargetRefused)) throw cause
    throw problem('webhook_url_refused', { detail: cause.message, cause })
  }
  if (typeof project_id === 'string' && !(await findProject(db, user.id, project_id))) throw problem('unknown_project')
}
