/** What is done for each queue. A missing one does not compile. */
import type { Context } from '../context.ts'
import { forgetOldEvents } from '../events/retention.ts'
import { sendMail } from '../mail/send.ts'
import { notifyDueSoon } from '../notifications/due-soon.ts'
import { purgeOldTrash } from '../trash/purge.ts'
import { deliverWebhook } from '../webhooks/deliver.ts'
import { dispatchEvents, forgetOldDeliveries } from '../webhooks/dispatch.ts'
import type { Workers } from './jobs.ts'
import type { Tick } from './ticks.ts'

export function createWorkers(context: Context): Workers {
  return {
    mail: ({ data }) => sendMail(context, data),
    event_retention: () => forgetOldEvents(context),
    trash_purge: () => purgeOldTrash(context),
    due_soon: () => notifyDueSoon(context),
    webhook_delivery: ({ data }) => deliverWebhook(context, data),
    webhook_retention: () => forgetOldDeliveries(context),
  }
}

/** What is done about every second. */
export function createTicks(context: Context): Tick[] {
  return [{ name: 'webhook_dispatch', interval: 1000, run: () => dispatchEvents(context) }]
}
