/** Keeps the answers of requests with an `Idempotency-Key` in Postgres, in the transaction of what they answer. */
import type { Scope } from './api.ts'
import type { IdempotencyStore } from './contract/idempotency.ts'

/** As long as a client may try again, in SQL. */
const lifetime = "interval '24 hours'"

/** Expired keys that each new one takes with it: more than one, so that the table shrinks to what is in use. */
const sweep = 10

export const idempotencyStore: IdempotencyStore<Scope> = {
  async take({ db }, { userId, key }) {
    // It ends with the transaction, however that ends, so a killed process leaves no key taken. A statement of its own:
    // what is read next sees what was committed before the lock was free.
    const lock = await db.raw('select pg_try_advisory_xact_lock(hashtextextended(?, 0)) as taken', [
      `idempotency ${userId} ${key}`,
    ])
    if (!lock.rows[0].taken) return 'in_flight'
    const row = await db('idempotency_keys')
      .first('fingerprint', 'reply_status', 'reply_headers', 'reply_body')
      .where({ user_id: userId, idempotency_key: key })
      .whereRaw(`created_at > now() - ${lifetime}`)
    if (!row) return 'unused'
    return {
      fingerprint: row.fingerprint.toString('hex'),
      status: row.reply_status,
      headers: row.reply_headers,
      payload: row.reply_body,
    }
  },

  async keep({ db }, { userId, key }, { fingerprint, status, headers, payload }) {
    await db('idempotency_keys')
      .insert({
        user_id: userId,
        idempotency_key: key,
        fingerprint: Buffer.from(fingerprint, 'hex'),
        reply_status: status,
        reply_headers: headers,
        reply_body: payload,
      })
      // One that has expired and was not swept yet.
      .onConflict(['user_id', 'idempotency_key'])
      .merge(['fingerprint', 'reply_status', 'reply_headers', 'reply_body', 'created_at'])
    await db.raw(
      `delete from idempotency_keys where (user_id, idempotency_key) in (
        select user_id, idempotency_key from idempotency_keys where created_at < now() - ${lifetime}
        order by created_at limit ${sweep} for update skip locked
      )`,
    )
  },
}
