/** The queues of background jobs: the data of each, and how its jobs are retried. */

/**
 * A mail to be sent, by what it is about; letter and id together name it for ever. Whether there still is something to
 * send is decided when it is sent.
 */
export type MailData =
  /**
   * To the account with this address, if there is one. The job looks it up, so that the request does not reveal it.
   * `version` is that of the account's credentials: an email that was requested before a revocation is not sent.
   */
  | { letter: 'password_reset'; id: string; email: string; version?: number | null }
  /** To the new address; if it belongs to another account, that account is notified instead, for the same reason. */
  | { letter: 'email_change'; id: string; user_id: string; email: string }
  /** To the present address, with a link that stops the change. */
  | { letter: 'email_change_requested'; id: string; user_id: string }
  /** After a new password by email. */
  | { letter: 'webhooks_disabled'; id: string; user_id: string }
  /** To the former address. `user_id` is absent in a job of version 0.2. */
  | { letter: 'email_changed'; id: string; user_id?: string; email: string; new_email: string }
  /** About the security of an account, gathered under `mail_id`, to the confirmed address of that moment. */
  | { letter: 'account_notices'; id: string; user_id: string; mail_id: string; email: string }
  /** `cause`: the user who invites. */
  | { letter: 'invitation'; id: string; cause?: string }
  /** An invitation to the service. `cause`: the admin who invites; null for the command line. */
  | { letter: 'service_invitation'; id: string; cause: string | null }
  /** To see that emails arrive. */
  | { letter: 'test'; id: string; email: string }
  /** Notifications of one user, gathered under this id. `cause`: the user whose change is the first of them. */
  | { letter: 'notifications'; id: string; user_id: string; cause: string | null }
  /**
   * The daily digest of a user, until the end of its day. `since` and `until` are the positions of the log between which others'
   * changes belong to it.
   */
  | { letter: 'digest'; id: string; user_id: string; ends_at: string; since: string; until: string }
  /** One notification, by its id: a job of version 0.2. */
  | { letter: 'notification'; id: string }

export interface DeliveryJob {
  delivery_id: string
  webhook_id: string
  /** The owner of the webhook; absent in a job of version 0.2. */
  user_id?: string
  /** Which attempt it is, counted from 1. */
  attempt: number
}

/** A part of periodic work that failed by itself and was left out, by the name of the work and of the part. */
export interface LeftOver {
  work: string
  part: string
}

/** Ids instead of contents: a job reads the present state when it runs. */
export interface QueueData {
  /** Sends an email that another user or a schedule causes: invitations, notifications and digests. */
  mail: MailData
  /** Sends an email about an account: these have slots of their own, so that no others delay them. */
  account_mail: MailData
  /** Notifies the owners and assignees of todos that are due within a day; runs on a schedule. */
  due_soon: Record<string, never>
  /** Deletes events past the retention; runs on a schedule. */
  event_retention: Record<string, never>
  /** Makes one attempt at a webhook delivery; the next attempt is a job of its own. */
  webhook_delivery: DeliveryJob
  /** Deletes webhook deliveries past the retention; runs on a schedule. */
  webhook_retention: Record<string, never>
  /** Deletes stored responses of idempotency keys that have expired; runs on a schedule. */
  reply_retention: Record<string, never>
  /** Purges the trash of todos and projects past the retention; runs on a schedule. */
  trash_purge: Record<string, never>
  /** Takes the name of a deleted user out of the rows of others. */
  forget_user: { user_id: string }
  /** Does a part of periodic work again that failed by itself. */
  left_over: LeftOver
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
  /** For jobs that wait for foreign servers: users take turns, and a slow server delays no other job. */
  slots?: Slots<Data>
}

export interface Slots<Data = never> {
  /** Jobs that a process runs at once. */
  total: number
  /** Jobs of one user at once, while others need the slots. */
  perLane: number
  /** The user who caused the job, and the receiver that it waits for. */
  laneOf(data: Data): { lane: string; target: string }
}

/** The same slots for a queue of mails: jobs by the account that causes them, then by receiver. */
const mailSlots = (total: number): Slots<MailData> => ({ total, perLane: 1, laneOf: laneOfMail })

function laneOfMail(data: MailData): { lane: string; target: string } {
  const target = 'user_id' in data && data.user_id ? data.user_id : 'email' in data ? data.email.toLowerCase() : data.id
  return { lane: data.letter === 'digest' ? digestLane : ('cause' in data && data.cause) || target, target }
}

/** Of all digests: those of many users are due at the same hour, and take one turn among the emails of others. */
const digestLane = 'digests'

export const queues: { [Q in QueueName]: QueueSettings<QueueData[Q]> } = {
  // Ten retries take about five hours, long enough for most outages of a mail server.
  mail: { retryLimit: 10, retryDelay: 10, retryDelayMax: 3600, expireInSeconds: 120, slots: mailSlots(2) },
  account_mail: { retryLimit: 10, retryDelay: 10, retryDelayMax: 3600, expireInSeconds: 120, slots: mailSlots(1) },
  event_retention: { retryLimit: 3, retryDelay: 60, retryDelayMax: 600, expireInSeconds: 600, schedule: '17 * * * *' },
  reply_retention: {
    retryLimit: 3,
    retryDelay: 60,
    retryDelayMax: 600,
    expireInSeconds: 600,
    schedule: '*/10 * * * *',
  },
  trash_purge: { retryLimit: 3, retryDelay: 60, retryDelayMax: 600, expireInSeconds: 600, schedule: '37 * * * *' },
  due_soon: { retryLimit: 3, retryDelay: 10, retryDelayMax: 60, expireInSeconds: 600, schedule: '*/15 * * * *' },
  // Retries for faults of the service. A receiver's failure is a result, and has a retry schedule of its own.
  webhook_delivery: {
    retryLimit: 10,
    retryDelay: 5,
    retryDelayMax: 600,
    expireInSeconds: 60,
    slots: {
      total: 100,
      perLane: 4,
      laneOf: ({ user_id, webhook_id }) => ({ lane: user_id ?? webhook_id, target: webhook_id }),
    },
  },
  webhook_retention: {
    retryLimit: 3,
    retryDelay: 60,
    retryDelayMax: 600,
    expireInSeconds: 600,
    schedule: '1-59/10 * * * *',
  },
  forget_user: { retryLimit: 10, retryDelay: 10, retryDelayMax: 3600, expireInSeconds: 600 },
  left_over: { retryLimit: 5, retryDelay: 60, retryDelayMax: 3600, expireInSeconds: 600 },
}

/** The queue in which pg-boss puts a copy of each job whose retries are used up. It has no worker. */
export const deadLetterQueue = 'dead_letter'
