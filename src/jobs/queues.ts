/** The queues of background jobs: the data of each, and how its jobs are retried. */

/**
 * A mail to be sent, by what it is about; letter and id together name it for ever. Whether there still is something to
 * send is decided when it is sent.
 */
export type MailData =
  /** To the account with this address, if there is one. The job looks it up, so that the request does not reveal it. */
  | { letter: 'password_reset'; id: string; email: string }
  /** To the new address; if it belongs to another account, that account is notified instead, for the same reason. */
  | { letter: 'email_change'; id: string; user_id: string; email: string }
  | { letter: 'email_changed'; id: string; email: string; new_email: string }
  | { letter: 'invitation'; id: string }
  | { letter: 'notification'; id: string }

export interface DeliveryJob {
  delivery_id: string
  webhook_id: string
  /** Which attempt it is, counted from 1. */
  attempt: number
}

/** Ids instead of contents: a job reads the present state when it runs. */
export interface QueueData {
  /** Sends one email. */
  mail: MailData
  /** Notifies the owners and assignees of todos that are due within a day; runs on a schedule. */
  due_soon: Record<string, never>
  /** Deletes events past the retention; runs on a schedule. */
  event_retention: Record<string, never>
  /** Makes one attempt at a webhook delivery; the next attempt is a job of its own. */
  webhook_delivery: DeliveryJob
  /** Deletes webhook deliveries past the retention; runs on a schedule. */
  webhook_retention: Record<string, never>
  /** Purges the trash of todos and projects past the retention; runs on a schedule. */
  trash_purge: Record<string, never>
}

export type QueueName = keyof QueueData

export interface QueueSettings<Data = never> {
  /** Number of retries of a failed job. */
  retryLimit: number
  /** Seconds before the first retry; it doubles each time, with jitter, up to `retryDelayMax`. */
  retryDelay: number
  retryDelayMax: number
  /** Seconds after which an attempt counts as failed. */
  expireInSeconds: number
  /** A cron expression in UTC, for a queue whose job runs on a schedule. */
  schedule?: string
  /** For jobs that wait for foreign servers: a slow one must not delay the others. */
  parallel?: {
    /** Batches that each process works on at once. */
    workers: number
    /** The member of the data by which jobs are grouped; at most `perGroup` of a group run at once. */
    group: keyof Data & string
    perGroup: number
  }
}

export const queues: { [Q in QueueName]: QueueSettings<QueueData[Q]> } = {
  // Ten retries take about five hours, long enough for most outages of a mail server.
  mail: { retryLimit: 10, retryDelay: 10, retryDelayMax: 3600, expireInSeconds: 120 },
  event_retention: { retryLimit: 3, retryDelay: 60, retryDelayMax: 600, expireInSeconds: 600, schedule: '17 * * * *' },
  trash_purge: { retryLimit: 3, retryDelay: 60, retryDelayMax: 600, expireInSeconds: 600, schedule: '37 * * * *' },
  due_soon: { retryLimit: 3, retryDelay: 10, retryDelayMax: 60, expireInSeconds: 600, schedule: '*/15 * * * *' },
  // Retries for faults of the service. A receiver's failure is a result, and has a retry schedule of its own.
  webhook_delivery: {
    retryLimit: 10,
    retryDelay: 5,
    retryDelayMax: 600,
    expireInSeconds: 60,
    parallel: { workers: 10, group: 'webhook_id', perGroup: 2 },
  },
  webhook_retention: {
    retryLimit: 3,
    retryDelay: 60,
    retryDelayMax: 600,
    expireInSeconds: 600,
    schedule: '41 * * * *',
  },
}

/** The queue in which pg-boss puts a copy of each job whose retries are used up. It has no worker. */
export const deadLetterQueue = 'dead_letter'
