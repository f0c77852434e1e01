/** The SQL of webhooks. */
import type { Knex } from 'knex'
import { type Page, type PageRequest, readPage, type SortKey } from '../../db/page.ts'
import { touched } from '../../db/touched.ts'
import type { Schemas } from '../../service/api.ts'

export type Webhook = Schemas['Webhook']

const columns = [
  'id',
  'url',
  'description',
  'event_types',
  'project_id',
  'filter',
  'enabled',
  'disabled_reason',
  'failing_since',
  'version',
  'created_at',
  'updated_at',
] as const satisfies (keyof Webhook)[]

const sortKeys: Record<string, SortKey> = { created_at: { column: 'created_at', type: 'timestamptz' } }

/** How long the previous secret signs besides the new one. */
const overlap = '24 hours'

export async function listWebhooks(db: Knex, userId: string, page: PageRequest): Promise<Page<Webhook>> {
  return readPage(db('webhooks').where({ user_id: userId }).select(columns), sortKeys, page)
}

export async function countWebhooks(db: Knex, userId: string): Promise<number> {
  const [row] = await db('webhooks').where({ user_id: userId }).count({ total: '*' })
  return Number(row?.total)
}

export async function findWebhook(db: Knex, userId: string, id: string): Promise<Webhook | null> {
  const row = await db('webhooks').first(columns).where({ user_id: userId, id })
  return row ?? null
}

/** A webhook, locked until the transaction ends; null when the user has no such webhook. */
export async function lockWebhook(db: Knex, userId: string, id: string): Promise<Webhook | null> {
  const row = await db('webhooks').first(columns).where({ user_id: userId, id }).forNoKeyUpdate()
  return row ?? null
}

/** Locks those of some webhooks that are the user's, by id. */
export async function lockNamedWebhooks(db: Knex, userId: string, ids: string[]): Promise<void> {
  const named = db('webhooks').where({ user_id: userId }).whereRaw('id = any(?::uuid[])', [ids])
  await named.select('id').orderBy('id').forNoKeyUpdate()
}

/** With `api_token_id` it ends with that API token. */
export async function insertWebhook(
  db: Knex,
  userId: string,
  webhook: Schemas['WebhookCreate'] & { id: string; sealed_secret: Buffer; api_token_id?: string | null },
): Promise<Webhook> {
  const [row] = await db('webhooks')
    .insert({ user_id: userId, ...webhook })
    .returning(columns)
  return row
}

/** Applies a merge patch to a locked webhook. Enabling it or changing its URL resets the record of failures. */
export async function updateWebhook(
  db: Knex,
  before: Webhook,
  patch: Schemas['WebhookUpdate'],
  apiTokenId: string | null,
): Promise<Webhook> {
  const enables = patch.enabled === true && !before.enabled
  const [row] = await db('webhooks')
    .update({
      ...patch,
      ...(enables && {
        disabled_reason: null,
        api_token_id: apiTokenId,
        since_transaction_id: db.raw('event_beginning()'),
      }),
      ...((enables || (patch.url ?? before.url) !== before.url) && { failing_since: null }),
      ...touched(db),
    })
    .where({ id: before.id })
    .returning(columns)
  return row
}

export async function deleteWebhook(db: Knex, userId: string, id: string): Promise<boolean> {
  return (await db('webhooks').delete().where({ user_id: userId, id })) > 0
}

/** Returns the time until which the previous secret signs too; null when the user has no such webhook. */
export async function replaceSecret(
  db: Knex,
  userId: string,
  id: string,
  sealedSecret: Buffer,
): Promise<{ previous_expires_at: string } | null> {
  const [row] = await db('webhooks')
    .update({
      sealed_secret: sealedSecret,
      previous_sealed_secret: db.ref('sealed_secret'),
      previous_expires_at: db.raw('now() + ?::interval', [overlap]),
    })
    .where({ user_id: userId, id })
    .returning('previous_expires_at')
  return row ?? null
}

/** The encrypted secrets of webhooks in the order of their ids, behind the one with the id `after`. */
export function readSealedSecrets(
  db: Knex,
  after: string | null,
  limit: number,
): Promise<{ id: string; sealed_secret: Buffer; previous_sealed_secret: Buffer | null }[]> {
  const query = db('webhooks').select('id', 'sealed_secret', 'previous_sealed_secret').orderBy('id').limit(limit)
  return after === null ? query : query.where('id', '>', after)
}

/** Replaces one encrypted secret of a webhook, current or previous, where it has not changed. Returns the number of them. */
export async function replaceSealedSecret(db: Knex, id: string, sealed: Buffer, anew: Buffer): Promise<number> {
  const replaced = (column: string) => db.raw('case when ?? = ? then ? else ?? end', [column, sealed, anew, column])
  return db('webhooks')
    .update({
      sealed_secret: replaced('sealed_secret'),
      previous_sealed_secret: replaced('previous_sealed_secret'),
    })
    .where({ id })
    .where((where) => where.where('sealed_secret', sealed).orWhere('previous_sealed_secret', sealed))
}

/** Resets the record of failures after a 2xx. */
export async function markWorking(db: Knex, id: string): Promise<void> {
  await db('webhooks')
    .update({ failing_since: null, ...touched(db) })
    .where({ id })
    .whereNotNull('failing_since')
}

/**
 * Records a failure. Returns the time of the first one since the last success, and the database's time; null for a
 * deleted webhook.
 */
export async function markFailing(db: Knex, id: string): Promise<{ since: string; now: string } | null> {
  await db('webhooks')
    .update({ failing_since: db.fn.now(), ...touched(db) })
    .where({ id })
    .whereNull('failing_since')
  const row = await db('webhooks').first('failing_since as since', db.raw('now() as now')).where({ id })
  return row ?? null
}

/** Disables the enabled webhooks of a user, or of an API token of the user. Returns whether there were any. */
export async function disableWebhooksOf(
  db: Knex,
  owner: { user_id: string; api_token_id?: string },
  reason: NonNullable<Webhook['disabled_reason']>,
): Promise<boolean> {
  const disabled = { enabled: false, disabled_reason: reason, ...touched(db) }
  return (
    (await db('webhooks')
      .update(disabled)
      .where({ ...owner, enabled: true })) > 0
  )
}

/** The URLs of a user's webhooks that were disabled for a reason. */
export async function findDisabledUrls(
  db: Knex,
  userId: string,
  reason: NonNullable<Webhook['disabled_reason']>,
  limit: number,
): Promise<string[]> {
  return db('webhooks')
    .where({ user_id: userId, enabled: false, disabled_reason: reason })
    .orderBy('created_at')
    .limit(limit)
    .pluck('url')
}

/** Returns the owner and the URL; null when it was disabled before. */
export async function disableWebhook(
  db: Knex,
  id: string,
  reason: NonNullable<Webhook['disabled_reason']>,
): Promise<{ user_id: string; url: string } | null> {
  const [row] = await db('webhooks')
    .update({ enabled: false, disabled_reason: reason, ...touched(db) })
    .where({ id, enabled: true })
    .returning(['user_id', 'url'])
  return row ?? null
}
