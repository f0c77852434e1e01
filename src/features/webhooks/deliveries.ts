/** The SQL of webhook deliveries. */
import type { Knex } from 'knex'
import { isForgotten, namedUser } from '../../changelog/forgotten.ts'
import { chunks } from '../../db/chunks.ts'
import { newId } from '../../db/new-id.ts'
import { type Page, type PageRequest, readPage, type SortKey } from '../../db/page.ts'
import type { Schemas } from '../../service/api.ts'

export type WebhookDelivery = Schemas['WebhookDelivery']
export type WebhookDeliveryDetail = Schemas['WebhookDeliveryDetail']

const columns = [
  'id',
  'webhook_id',
  'event_id',
  'event_type',
  'state',
  'attempts',
  'next_attempt_at',
  'last_attempt_at',
  'response_status',
  'error',
  'created_at',
  'finished_at',
] as const satisfies (keyof WebhookDelivery)[]

const data = `(request_body::jsonb -> 'data')`

/** SQL for the user whose name a delivery has, which an index has too. */
export const namedInDelivery = namedUser('event_type', data)

/** SQL for the body of the request without that name. */
export const neutralBody = `jsonb_set(request_body::jsonb, '{data}', neutral_data(event_type, ${data}))::text`

/** The bodies as they are shown and sent. A response may repeat the name. */
const shownRequest = `case when ${isForgotten(namedInDelivery)} then ${neutralBody} else request_body end as request_body`
const shownResponse = `case when not ${isForgotten(namedInDelivery)} then response_body end as response_body`

const sortKeys: Record<string, SortKey> = { created_at: { column: 'created_at', type: 'timestamptz' } }

export interface DeliveryFilter {
  state?: WebhookDelivery['state'] | undefined
}

/** The deliveries of a user's webhook whose events the user may still see. */
function ofOwner(db: Knex, userId: string, webhookId: string): Knex.QueryBuilder {
  const projects = db('project_members').select('project_id').where({ user_id: userId })
  return db('webhook_deliveries')
    .whereIn('webhook_id', db('webhooks').select('id').where({ user_id: userId, id: webhookId }))
    .where((either) => either.whereNull('visible_in').orWhereIn('visible_in', projects))
}

function filtered(db: Knex, userId: string, webhookId: string, { state }: DeliveryFilter): Knex.QueryBuilder {
  const query = ofOwner(db, userId, webhookId)
  return state === undefined ? query : query.where({ state })
}

export async function listDeliveries(
  db: Knex,
  userId: string,
  webhookId: string,
  filter: DeliveryFilter,
  page: PageRequest,
): Promise<Page<WebhookDelivery>> {
  return readPage(filtered(db, userId, webhookId, filter).select(columns), sortKeys, page)
}

export async function countDeliveries(
  db: Knex,
  userId: string,
  webhookId: string,
  filter: DeliveryFilter,
): Promise<number> {
  const [row] = await filtered(db, userId, webhookId, filter).count({ total: '*' })
  return Number(row?.total)
}

export async function findDelivery(
  db: Knex,
  userId: string,
  webhookId: string,
  id: string,
): Promise<WebhookDeliveryDetail | null> {
  const row = await ofOwner(db, userId, webhookId)
    .where({ id })
    .first(
      ...columns,
      db.raw(shownResponse),
      db.raw(shownRequest),
      db.raw(`coalesce(request_url, (select url from webhooks where id = webhook_id)) as request_url`),
      db.raw(`coalesce(request_headers, '[]') as request_headers`),
    )
  if (!row) return null
  const { request_url: url, request_headers: headers, request_body: body, ...delivery } = row
  return { ...delivery, request: { url, headers, body } }
}

/** Restarts a delivery in any state. Returns its number of attempts so far; null when the user has no such delivery. */
export async function restartDelivery(db: Knex, userId: string, webhookId: string, id: string): Promise<number | null> {
  const [row] = await ofOwner(db, userId, webhookId)
    .where({ id })
    .update({ state: 'pending', recent_attempts: 0, next_attempt_at: db.fn.now(), finished_at: null })
    .returning('attempts')
  return row?.attempts ?? null
}

export interface NewDelivery {
  webhook_id: string
  event_id: string
  event_type: string
  /** The project whose members may see the event; null where the owner may see it anyway. */
  visible_in: string | null
  request_body: string
}

/** Inserts the deliveries that do not exist yet, due immediately. Returns them. */
export async function insertDeliveries(
  db: Knex,
  deliveries: NewDelivery[],
): Promise<Pick<WebhookDelivery, 'id' | 'webhook_id' | 'event_id'>[]> {
  const inserted: Pick<WebhookDelivery, 'id' | 'webhook_id' | 'event_id'>[][] = []
  for (const part of chunks(deliveries))
    inserted.push(
      await db('webhook_deliveries')
        .insert(part.map((row) => ({ id: newId(), ...row, next_attempt_at: db.fn.now() })))
        .onConflict(['webhook_id', 'event_id'])
        .ignore()
        .returning(['id', 'webhook_id', 'event_id']),
    )
  return inserted.flat()
}

/** The data of an attempt. */
export interface DueDelivery {
  id: string
  webhook_id: string
  /** The owner of the webhook. */
  user_id: string
  event_id: string
  request_body: string
  recent_attempts: number
  url: string
  sealed_secret: Buffer
  /** Null without a previous secret, or after its overlap has ended. */
  previous_sealed_secret: Buffer | null
  enabled: boolean
  /** Whether the owner is active and may see the event. */
  allowed: boolean
}

/** The delivery if `attempt` is its next one; null when that was made, or the delivery has ended. */
export async function findDueDelivery(db: Knex, id: string, attempt: number): Promise<DueDelivery | null> {
  const row = await db('webhook_deliveries as delivery')
    .join('webhooks as webhook', 'webhook.id', 'delivery.webhook_id')
    .join('users as owner', 'owner.id', 'webhook.user_id')
    .first(
      'delivery.id',
      'delivery.webhook_id',
      'webhook.user_id',
      'delivery.event_id',
      db.raw(shownRequest),
      'delivery.recent_attempts',
      'webhook.url',
      db.raw(
        `webhook.enabled and (webhook.api_token_id is null or exists (
          select from sessions where sessions.id = webhook.api_token_id and sessions.expires_at > now()
        )) as enabled`,
      ),
      'webhook.sealed_secret',
      db.raw(
        `case when webhook.previous_expires_at > now() then webhook.previous_sealed_secret end as previous_sealed_secret`,
      ),
      db.raw(
        `owner.disabled_at is null and (delivery.visible_in is null or exists (
          select from project_members where project_id = delivery.visible_in and user_id = webhook.user_id
        )) as allowed`,
      ),
    )
    .where({ 'delivery.id': id, 'delivery.state': 'pending', 'delivery.attempts': attempt - 1 })
  return row ?? null
}

/** The result of an attempt. */
export interface AttemptResult {
  state: WebhookDelivery['state']
  next_attempt_at: Date | null
  error: string | null
  request_url: string
  request_headers: { name: string; value: string }[]
  response_status: number | null
  response_body: string | null
}

/** Returns false when this attempt was stored before, or the delivery was deleted. */
export async function updateAttempted(
  db: Knex,
  id: string,
  attempt: number,
  { request_headers, ...result }: AttemptResult,
): Promise<boolean> {
  const updated = await db('webhook_deliveries')
    .update({
      ...result,
      request_headers: JSON.stringify(request_headers),
      attempts: attempt,
      recent_attempts: db.raw('recent_attempts + 1'),
      last_attempt_at: db.fn.now(),
      finished_at: result.state === 'pending' ? null : db.fn.now(),
    })
    .where({ id, attempts: attempt - 1, state: 'pending' })
  return updated > 0
}

/** Ends a delivery without an attempt. `error` is the reason. */
export async function cancelDelivery(db: Knex, id: string, error: string): Promise<void> {
  await db('webhook_deliveries')
    .update({ state: 'cancelled', error, next_attempt_at: null, finished_at: db.fn.now() })
    .where({ id, state: 'pending' })
}

/**
 * The ids of at most `limit` deliveries, without some: those that are older than `days` days, and those of a webhook beyond its
 * newest `perWebhook` ones.
 */
export async function findOldDeliveries(
  db: Knex,
  { days, perWebhook }: { days: number; perWebhook: number },
  limit: number,
  except: string[],
): Promise<string[]> {
  const { rows } = await db.raw<{ rows: { id: string }[] }>(
    `select id from (
       (select id from webhook_deliveries where created_at < now() - make_interval(days => :days) limit :most)
       union
       (select further.id from webhooks cross join lateral (
          select id from webhook_deliveries where webhook_id = webhooks.id
          order by created_at desc, webhook_deliveries.id desc offset :perWebhook limit :most
        ) as further limit :most)
     ) as old where id <> all(:except::uuid[]) limit :limit`,
    { days, perWebhook, most: limit + except.length, limit, except },
  )
  return rows.map(({ id }) => id)
}

export async function deleteDeliveries(db: Knex, ids: string[]): Promise<void> {
  await db('webhook_deliveries').delete().whereIn('id', ids)
}
