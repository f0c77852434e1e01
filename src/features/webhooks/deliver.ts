/** Makes one attempt at a webhook delivery, and schedules the next one if it fails. */

import { inTransaction } from '../../db/transactions/transaction.ts'
import type { DeliveryJob } from '../../jobs/queues.ts'
import type { Context } from '../../service/context.ts'
import { notifyWebhookDisabled } from '../notifications/notify.ts'
import { cancelDelivery, type DueDelivery, findDueDelivery, updateAttempted } from './deliveries.ts'
import { nextAttemptAt } from './policy.ts'
import { post } from './post.ts'
import { disableWebhook, markFailing, markWorking, type Webhook } from './queries.ts'
import { signatures } from './signing.ts'

type Wires = Pick<
  Context,
  'pool' | 'config' | 'events' | 'jobs' | 'metrics' | 'quotas' | 'tracing' | 'webhookPolicy' | 'webhookSecrets'
>

/**
 * The attempt runs outside any transaction, since a receiver may be slow. If the process is killed before it has stored
 * the result, the attempt is repeated; receivers recognize the duplicate by `webhook-id`.
 */
export async function deliverWebhook(
  context: Wires,
  { delivery_id, attempt }: DeliveryJob,
): Promise<'completed' | 'failing'> {
  const delivery = await findDueDelivery(context.pool, delivery_id, attempt)
  if (delivery?.enabled && delivery.allowed) {
    const outcome = await send(context, delivery)
    await note(context, delivery, attempt, outcome)
    return outcome.error === null ? 'completed' : 'failing'
  }
  if (delivery) await cancelDelivery(context.pool, delivery.id, reasonToCancel(delivery))
  // No receiver has shown that it works.
  return 'failing'
}

function reasonToCancel({ enabled }: DueDelivery): string {
  return enabled ? 'The owner of the webhook can no longer see the event.' : 'The webhook was disabled.'
}

interface Outcome {
  /** The response's status; null without a response. */
  status: number | null
  body: string | null
  retryAfter: string | undefined
  /** Null after a success, else a sentence for the webhook's owner. */
  error: string | null
  headers: Record<string, string>
}

async function send(context: Wires, delivery: DueDelivery): Promise<Outcome> {
  const timestamp = String(Math.floor(Date.now() / 1000))
  const headers = {
    'content-type': 'application/json',
    'user-agent': 'Taskpact',
    'accept-encoding': 'identity',
    'webhook-id': delivery.event_id,
    'webhook-timestamp': timestamp,
  }
  const secrets = secretsOf(context, delivery)
  const failed = (error: string): Outcome => ({ status: null, body: null, retryAfter: undefined, error, headers })
  if (!secrets) return failed('The secret of the webhook cannot be decrypted. Rotate the secret.')
  const signature = signatures(secrets, delivery.event_id, timestamp, delivery.request_body)
  // The host only: path and query may contain a secret of the owner.
  const { hostname } = new URL(delivery.url)
  const attributes = { 'http.request.method': 'POST', 'server.address': hostname }
  return context.tracing.span({ name: 'POST webhook', kind: 'CLIENT', attributes }, async (span) => {
    try {
      const { status, body, retryAfter } = await post(
        delivery.url,
        { ...headers, 'webhook-signature': signature },
        delivery.request_body,
        { targets: context.config.webhookTargets, timeout: context.webhookPolicy.timeout },
      )
      span.describe({ attributes: { 'http.response.status_code': status } })
      if (status >= 400) span.describe({ error: String(status) })
      return { status, body, retryAfter, error: complaintAbout(status), headers }
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      span.describe({ error: code ?? 'no_answer' })
      return failed(describe(error as NodeJS.ErrnoException))
    }
  })
}

/** The signing secrets, the newest first; null when the service's secret has changed since they were sealed. */
function secretsOf({ webhookSecrets }: Wires, delivery: DueDelivery): string[] | null {
  const { webhook_id, sealed_secret, previous_sealed_secret } = delivery
  const secret = webhookSecrets.open(sealed_secret, webhook_id)
  if (secret === null) return null
  const previous = previous_sealed_secret && webhookSecrets.open(previous_sealed_secret, webhook_id)
  return previous ? [secret, previous] : [secret]
}

function complaintAbout(status: number): string | null {
  if (status >= 200 && status < 300) return null
  if (status >= 300 && status < 400) return `The receiver returned ${status}. Redirects are not followed.`
  return `The receiver returned ${status}.`
}

function describe({ code, message }: NodeJS.ErrnoException): string {
  return code === undefined ? message : `The receiver cannot be reached (${code}).`
}

async function note(context: Wires, delivery: DueDelivery, attempt: number, outcome: Outcome): Promise<void> {
  const { id, webhook_id } = delivery
  const { status, body, error } = outcome
  const noted = await inTransaction(context.pool, async (db) => {
    if (error === null) await markWorking(db, webhook_id)
    const failing = error === null ? null : await markFailing(db, webhook_id)
    const reason = failing && reasonToDisable(context, failing, status)
    // By the database's clock, which starts the job too; this process's clock may be wrong.
    const next_attempt_at =
      failing && reason === null
        ? nextAttemptAt(
            context.webhookPolicy,
            delivery.recent_attempts + 1,
            outcome.retryAfter,
            Date.parse(failing.now),
          )
        : null
    const state = error === null ? 'succeeded' : next_attempt_at === null ? 'failed' : 'pending'
    const noted = await updateAttempted(db, id, attempt, {
      state,
      next_attempt_at,
      error,
      request_url: delivery.url,
      request_headers: Object.entries(outcome.headers).map(([name, value]) => ({ name, value })),
      response_status: status,
      response_body: body,
    })
    if (noted && next_attempt_at)
      await context.jobs.enqueueAt(db, 'webhook_delivery', next_attempt_at, [
        { delivery_id: id, webhook_id, user_id: delivery.user_id, attempt: attempt + 1 },
      ])
    const disabled = reason && (await disableWebhook(db, webhook_id, reason))
    if (disabled) await notifyWebhookDisabled(context, db, disabled.user_id, new URL(disabled.url).host, reason)
    return noted ? state : null
  })
  // A repeated attempt counts once.
  if (noted) context.metrics.countDelivery(noted === 'pending' ? 'retried' : noted)
}

/** The reason to disable a webhook after a failure; null to keep it enabled. */
function reasonToDisable(
  { webhookPolicy }: Wires,
  { since, now }: { since: string; now: string },
  status: number | null,
): Extract<Webhook['disabled_reason'], 'gone' | 'failing'> | null {
  if (status === 410) return 'gone'
  return Date.parse(now) - Date.parse(since) > webhookPolicy.disableAfter ? 'failing' : null
}
