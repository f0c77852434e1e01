/** The kinds of background work, what each needs to know, and how patiently each is tried. */
import type { MailData } from '../mail/letters.ts'

/** Ids and not contents: a job reads what is true when it runs. */
export interface QueueData {
  /** Sends one mail. */
  mail: MailData
  /** Tells whoever has a todo that is due within a day; runs on a schedule. */
  due_soon: Record<string, never>
  /** Forgets events that are too old; runs on a schedule. */
  event_retention: Record<string, never>
  /** Deletes for ever what has been in the trash for long enough; runs on a schedule. */
  trash_purge: Record<string, never>
}

export type QueueName = keyof QueueData

export interface QueueSettings {
  /** How often a failed job is tried again. */
  retryLimit: number
  /** Seconds before the first retry; it doubles each time, with jitter, up to `retryDelayMax`. */
  retryDelay: number
  retryDelayMax: number
  /** Seconds after which an attempt counts as failed. */
  expireInSeconds: number
  /** When it runs by itself, in cron's notation and UTC. */
  schedule?: string
}

export const queues: Record<QueueName, QueueSettings> = {
  // Ten retries take about five hours: a mail server that is down comes back by then.
  mail: { retryLimit: 10, retryDelay: 10, retryDelayMax: 3600, expireInSeconds: 120 },
  event_retention: { retryLimit: 3, retryDelay: 60, retryDelayMax: 600, expireInSeconds: 600, schedule: '17 * * * *' },
  trash_purge: { retryLimit: 3, retryDelay: 60, retryDelayMax: 600, expireInSeconds: 600, schedule: '37 * * * *' },
  due_soon: { retryLimit: 3, retryDelay: 10, retryDelayMax: 60, expireInSeconds: 600, schedule: '*/15 * * * *' },
}

/** Where pg-boss puts a copy of what has failed for good; nothing works on it. */
export const deadLetterQueue = 'dead_letter'
