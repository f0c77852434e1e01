/** The worker of each queue and the ticks. A missing worker does not compile. */
import { setTimeout as sleep } from 'node:timers/promises'
import { eventRetention } from '../changelog/retention.ts'
import { forgetDeletedUser } from '../features/account/forgetting.ts'
import { forgetOldEntries } from '../features/admin/audit-queries.ts'
import { createAttempts } from '../features/auth/attempts.ts'
import { dailyDigests } from '../features/digest/due.ts'
import { dueSoonNotices } from '../features/notifications/due-soon.ts'
import { dueReminders } from '../features/reminders/remind.ts'
import { resealSecondFactors } from '../features/second-factors/reseal.ts'
import { foldTexts } from '../features/todos/search.ts'
import { trashPurge } from '../features/trash/purge.ts'
import { deliverWebhook } from '../features/webhooks/deliver.ts'
import { deliveryRetention, dispatchEvents, dispatchLeftOver, dispatchWork } from '../features/webhooks/dispatch.ts'
import { resealSecrets } from '../features/webhooks/reseal.ts'
import type { Workers } from '../jobs/jobs.ts'
import { deleteLeftOver, doPeriodically, type PeriodicWork } from '../jobs/left-overs.ts'
import type { LeftOver } from '../jobs/queues.ts'
import type { Tick } from '../jobs/ticks.ts'
import { gatherMails } from '../mail/gather.ts'
import { gatherNotices } from '../mail/gather-notices.ts'
import { sendMail } from '../mail/send.ts'
import type { Context } from '../service/context.ts'
import { forgetOldReplies } from '../service/idempotency-store.ts'

/** Milliseconds between two looks for notifications that are to be sent by email. */
const gatherIntervalMs = 1_000

/** Milliseconds between two looks for reminders and digests that are due. */
const remindIntervalMs = 1_000

/** Milliseconds between two looks for todos that are not folded: those of an upgrade, and of a process of the version before. */
const foldIntervalMs = 5_000

/** Milliseconds between two attempts to start the workers. */
const startIntervalMs = 1_000

/**
 * Starts the workers and the ticks, and tries again where that fails, as it does while the database is lost: a service that
 * listens goes on. Resolves when they run, or after the attempt that a stop signal meets, so that none starts behind the stop.
 */
export async function startWorkers(context: Context, signalled: Promise<string>): Promise<void> {
  const [workers, ticks] = [createWorkers(context), createTicks(context)]
  for (let stopped = false; !stopped; ) {
    try {
      return await context.jobs.work(workers, ticks)
    } catch (error) {
      context.log.error({ err: error }, 'the workers did not start, and are started again')
      stopped = await Promise.race([signalled.then(() => true), sleep(startIntervalMs, false)])
    }
  }
}

/** Everything here uses connections of its own, so that requests do not wait for those of jobs. */
function forWork(context: Context): Context {
  const { config, contract, workerPool: pool } = context
  const attempts = createAttempts({
    pool,
    wait: config.databaseWaitMs,
    document: contract.document,
    enabled: config.rateLimits,
  })
  return { ...context, pool, attempts }
}

export function createWorkers(whole: Context): Workers {
  const context = forWork(whole)
  const [events, deliveries, dueSoon] = [eventRetention(context), deliveryRetention(context), dueSoonNotices(context)]
  const trash = trashPurge(context)
  const works: PeriodicWork[] = [events, deliveries, dueSoon, dueReminders(context), dailyDigests(context), ...trash]
  return {
    mail: ({ data }) => sendMail(context, data),
    account_mail: ({ data }) => sendMail(context, data),
    event_retention: async () => {
      await doPeriodically(context, events)
      await forgetOldEntries(context)
    },
    reply_retention: () => forgetOldReplies(context.pool),
    trash_purge: async () => {
      for (const work of trash) await doPeriodically(context, work)
    },
    due_soon: () => doPeriodically(context, dueSoon),
    webhook_delivery: ({ data }) => deliverWebhook(context, data),
    webhook_retention: () => doPeriodically(context, deliveries),
    forget_user: ({ data, signal }) => forgetDeletedUser(context, data.user_id, signal),
    left_over: ({ data }) => doLeftOver(context, works, data),
  }
}

/** An hour in milliseconds: while the secret changes, a process that does not have the new one may still seal with the former. */
const resealInterval = 3_600_000

/** Does the part, which throws again where it still fails. */
async function doLeftOver(context: Context, works: PeriodicWork[], leftOver: LeftOver): Promise<void> {
  if (leftOver.work === dispatchWork) await dispatchLeftOver(context, leftOver.part)
  else await works.find(({ name }) => name === leftOver.work)?.work([leftOver.part])
  await deleteLeftOver(context.pool, leftOver)
}

/** Work that is repeated at short intervals. */
export function createTicks(whole: Context): Tick[] {
  const context = forWork(whole)
  const { dispatchInterval } = context.webhookPolicy
  const works = [dueReminders(context), dueSoonNotices(context, { lastSeconds: 15 }), dailyDigests(context)]
  return [
    ...works.map((work) => ({ name: work.name, interval: remindIntervalMs, run: () => doPeriodically(context, work) })),
    { name: 'webhook_dispatch', interval: dispatchInterval, run: () => dispatchEvents(context) },
    { name: 'mail_gathering', interval: gatherIntervalMs, run: () => gatherMails(context) },
    { name: 'notice_gathering', interval: gatherIntervalMs, run: () => gatherNotices(context) },
    { name: 'text_folding', interval: foldIntervalMs, run: () => foldTexts(context, whole.stopping) },
    { name: 'webhook_reseal', interval: resealInterval, run: () => resealSecrets(context) },
    { name: 'second_factor_reseal', interval: resealInterval, run: () => resealSecondFactors(context) },
  ]
}
