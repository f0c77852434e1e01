/** The kinds of background work, what each needs to know, and how patiently each is tried. */

/** A mail to be sent, by what it is about; letter and id together name it for ever. Whether there still is something to send is decided when it is sent. */
export type MailData =
  /** For whoever has the address, if anybody has. Looked up here, so that the request tells nobody whether one has. */
  | { letter: 'password_reset'; id: string; email: string }
  /** To the new address; when somebody has it already, that one is told instead, for the same reason. */
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

/** Ids and not contents: a job reads what is true when it runs. */
export interface QueueData {
  /** Sends one mail. */
  mail: MailData
  /** Tells whoever has a todo that is due within a day; runs on a schedule. */
  due_soon: Record<string, never>
  /** Forgets events that are too old; runs on a schedule. */
  event_retention: Record<string, never>
  /** Makes one attempt at one delivery of a webhook; the next one is a job of its own. */
  webhook_delivery: DeliveryJob
  /** Forgets deliveries that are too old; runs on a schedule. */
  webhook_retention: Record<string, never>
  /** Deletes for ever what has been in the trash for long enough; runs on a schedule. */
  trash_purge: Record<string, never>
}

export type QueueName = keyof QueueData

export interface QueueSettings<Data = never> {
  /** How often a failed job is tried again. */
  retryLimit: number
  /** Seconds before the first retry; it doubles each time, with jitter, up to `retryDelayMax`. */
  retryDelay: number
  retryDelayMax: number
  /** Seconds after which an attempt counts as failed. */
  expireInSeconds: number
  /** When it runs by itself, in cron's notation and UTC. */
  schedule?: string
  /** Of a queue whose jobs wait for others' servers; one that is slow must not hold up the rest. */
  parallel?: {
    /** How many batches each process works on at once. */
    workers: number
    /** The member of the data that says which jobs belong together, and how many of those run at once. */
    group: keyof Data & string
    perGroup: number
  }
}

export const queues: { [Q in QueueName]: QueueSettings<QueueData[Q]> } = {
  // Ten retries take about five hours: a mail server that is down comes back by then.
  mail: { retryLimit: 10, retryDelay: 10, retryDelayMax: 3600, expireInSeconds: 120 },
  event_retention: { retryLimit: 3, retryDelay: 60, retryDelayMax: 600, expireInSeconds: 600, schedule: '17 * * * *' },
  trash_purge: { retryLimit: 3, retryDelay: 60, retryDelayMax: 600, expireInSeconds: 600, schedule: '37 * * * *' },
  due_soon: { retryLimit: 3, retryDelay: 10, retryDelayMax: 60, expireInSeconds: 600, schedule: '*/15 * * * *' },
  // These retries are for faults of our own; that a receiver fails is a result, and has a schedule of its own.
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

/** Where pg-boss puts a copy of what has failed for good; nothing works on it. */
export const deadLetterQueue = 'dead_letter'
