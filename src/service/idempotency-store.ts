/** Keeps the answers of requests with an `Idempotency-Key` in Postgres, in the transaction of what they answer. */

import { prepared } from '../db/statements/prepared.ts'
import type { IdempotencyStore, KeptReply } from '../kernel/index.ts'
import type { Scope } from './api.ts'

/** As long as a client may try again, in SQL. */
const lifetime = "interval '24 hours'"

/** Expired keys that each new one takes with it: more than one, so that the table shrinks to what is in use. */
const sweep = 10

interface Row {
  fingerprint: Buffer
  reply_status: number
  reply_headers: Record<string, string>
  reply_body: Buffer | null
}

function keptReply({ fingerprint, reply_status, reply_headers, reply_body }: Row): KeptReply {
  return { fingerprint: fingerprint.toString('hex'), status: reply_status, headers: reply_headers, payload: reply_body }
}

interface Id {
  userId: string
  key: string
}

const readKept = prepared<keyof Id, Row>(
  (db, value) =>
    db('idempotency_keys')
      .select('fingerprint', 'reply_status', 'reply_headers', 'reply_body')
      .where({ user_id: value('userId'), idempotency_key: value('key') })
      .whereRaw(`created_at > now() - ${lifetime}`),
  { readOnly: true },
)

/** The lock ends with the transaction, however that ends: a killed process leaves no key taken. */
const tryLock = prepared<'lock', { taken: boolean }>(
  (db, value) => db.raw('select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as taken', [value('lock')]),
  { readOnly: true },
)

/** Takes the place of one that has expired and was not swept yet, and sweeps others. */
const keepAndSweep = prepared<keyof Id | keyof Row>(
  (db, value) =>
    db.raw(
      `with swept as (
      delete from idempotency_keys where (user_id, idempotency_key) in (
        select user_id, idempotency_key from idempotency_keys
        where created_at < now() - ${lifetime} and (user_id, idempotency_key) <> (?::uuid, ?)
        order by created_at limit ${sweep} for update skip locked
      )
    )
    insert into idempotency_keys
      (user_id, idempotency_key, fingerprint, reply_status, reply_headers, reply_body)
    values (?, ?, ?, ?, ?, ?)
    on conflict (user_id, idempotency_key) do update set
      fingerprint = excluded.fingerprint, reply_status = excluded.reply_status,
      reply_headers = excluded.reply_headers, reply_body = excluded.reply_body, created_at = excluded.created_at`,
      [
        ...[value('userId'), value('key')],
        ...[value('userId'), value('key')],
        ...[value('fingerprint'), value('reply_status'), value('reply_headers'), value('reply_body')],
      ],
    ),
  { deferred: true },
)

export const idempotencyStore: IdempotencyStore<Pick<Scope, 'db'>> = {
  async take({ db }, { userId, key }) {
    // In this order on one connection: the row is read after the lock is taken, since its previous holder may have
    // stored a response.
    const [[lock], [row]] = await Promise.all([
      tryLock(db, { lock: `${userId} ${key}` }),
      readKept(db, { userId, key }),
    ])
    if (row) return keptReply(row)
    return lock?.taken ? 'unused' : 'in_flight'
  },

  async keep({ db }, { userId, key }, { fingerprint, status, headers, payload }) {
    await keepAndSweep(db, {
      userId,
      key,
      fingerprint: Buffer.from(fingerprint, 'hex'),
      reply_status: status,
      reply_headers: headers,
      reply_body: payload === null ? null : Buffer.from(payload),
    })
  },
}
