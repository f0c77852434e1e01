/** Keeps the answers of requests with an `Idempotency-Key` in Postgres, in the transaction of what they answer. */

import type { Knex } from 'knex'
import { prepared } from '../db/statements/prepared.ts'
import type { IdempotencyStore, KeptReply } from '../kernel/index.ts'
import type { Caller, Scope } from './api.ts'
import type { Quotas } from './quotas.ts'

/** As long as a client may try again, in SQL. */
const lifetime = "interval '24 hours'"

/** The most that one response takes: its body, its headers, and the row. */
const maximumBytes = 120_000
/** Bytes of a row besides its body and headers, with its part of the indexes. */
const rowBytes = 400

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

/** Takes the place of one that has expired and was not deleted yet. */
const keepReply = prepared<keyof Id | keyof Row | 'stored_bytes'>(
  (db, value) =>
    db.raw(
      `insert into idempotency_keys
        (user_id, idempotency_key, fingerprint, reply_status, reply_headers, reply_body, stored_bytes)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict (user_id, idempotency_key) do update set
        fingerprint = excluded.fingerprint, reply_status = excluded.reply_status, stored_bytes = excluded.stored_bytes,
        reply_headers = excluded.reply_headers, reply_body = excluded.reply_body, created_at = excluded.created_at`,
      [
        ...[value('userId'), value('key'), value('fingerprint'), value('reply_status')],
        ...[value('reply_headers'), value('reply_body'), value('stored_bytes')],
      ],
    ),
  { deferred: true },
)

/** Locks a user's key until the transaction ends. Returns one row, which says whether no other transaction has the lock. */
export const lockKey = (db: Knex, userId: string, key: string) => tryLock(db, { lock: `${userId} ${key}` })

/** The store of responses, within the quota of each user. */
export function idempotencyStore(quotas: Quotas): IdempotencyStore<Pick<Scope, 'db'>, Caller> {
  return {
    async take({ db }, { user, key }) {
      // In this order on one connection: the row is read after the lock is taken, since its previous holder may have
      // stored a response.
      const [[lock], [row]] = await Promise.all([lockKey(db, user.id, key), readKept(db, { userId: user.id, key })])
      if (row) return keptReply(row)
      if (!lock?.taken) return 'in_flight'
      await quotas.requireRoom(db, user, 'kept_responses', maximumBytes)
      return 'unused'
    },

    async keep({ db }, { user, key }, { fingerprint, status, headers, payload }) {
      const bytes = rowBytes + Buffer.byteLength(JSON.stringify(headers)) + Buffer.byteLength(payload ?? '')
      quotas.charge(db, user, 'kept_responses', bytes)
      await keepReply(db, {
        userId: user.id,
        key,
        fingerprint: Buffer.from(fingerprint, 'hex'),
        reply_status: status,
        reply_headers: headers,
        reply_body: payload === null ? null : Buffer.from(payload),
        stored_bytes: bytes,
      })
    },
  }
}

/** Rows per statement, so that none holds its locks for long. */
const batchSize = 1000

/** Deletes the expired responses. */
export async function forgetOldReplies(pool: Knex): Promise<void> {
  const old = `select ctid from idempotency_keys where created_at < now() - ${lifetime}
    order by created_at limit ${batchSize} for update skip locked`
  while ((await pool.raw(`delete from idempotency_keys where ctid in (${old})`)).rowCount === batchSize);
}
