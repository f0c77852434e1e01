/** The worker of each queue and the ticks. A missing worker does not compile. */

import { forgetOldEvents } from '../changelog/retention.ts'
import { forgetOldEntries } from '../features/admin/audit-queries.ts'
import { notifyDueSoon } from '../features/notifications/due-soon.ts'
import { purgeOldTrash } from '../features/trash/purge.ts'
import { deliverWebhook } from '../features/webhooks/deliver.ts'
import { dispatchEvents, forgetOldDeliveries } from '../features/webhooks/dispatch.ts'
import { resealSecrets } from '../features/webhooks/reseal.ts'
import type { Workers } from '../jobs/jobs.ts'
import type { Tick } from '../jobs/ticks.ts'
import { sendMail } from '../mail/send.ts'
import type { Context } from '../service/context.ts'

export function createWorkers(context: Context): Workers {
  return {
    mail: ({ data }) => sendMail(context, data),
    event_retention: async () => {
      await forgetOldEvents(context)
      await forgetOldEntries(context)
    },
    trash_purge: () => purgeOldTrash(context),
    due_soon: () => notifyDueSoon(context),
    webhook_delivery: ({ data }) => deliverWebhook(context, data),
    webhook_retention: () => forgetOldDeliveries(context),
  }
}

/** An hour in milliseconds: while the secret changes, a process that does not have the new one may still seal with the former. */
const resealInterval = 3_600_000

/** Work that is repeated at short intervals. */
export function createTicks(context: Context): Tick[] {
  const { dispatchInterval } = context.webhookPolicy
  return [
    { name: 'webhook_dispatch', interval: dispatchInterval, run: () => dispatchEvents(context) },
    { name: 'webhook_reseal', interval: resealInterval, run: () => resealSecrets(context) },
  ]
}
