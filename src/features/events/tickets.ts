/** Tickets for event streams: one-time credentials in the URL, for browsers, which cannot send headers there. */
import { createHash, randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import type { Reader } from '../../changelog/tail.ts'
import type { Authenticator, Problem } from '../../kernel/index.ts'
import { type Caller, problem, type Schemas, type Scope } from '../../service/api.ts'
import { bearerChallenge } from '../auth/bearer-challenge.ts'
import { selectHolders } from '../users/queries.ts'

type Holder = Pick<Reader, 'userId' | 'sessionId' | 'expiresAt'>

/** Long enough to open a connection, too short to be worth stealing from a log. */
const lifetime = '30 seconds'

/** Creates a ticket, and deletes expired ones. */
export async function insertTicket(db: Knex, holder: Caller): Promise<Schemas['EventTicket']> {
  const ticket = `tpe_${randomBytes(32).toString('base64url')}`
  await db('event_tickets').delete().where('expires_at', '<', db.fn.now())
  const [row] = await db('event_tickets')
    .insert({
      ticket_hash: hashOf(ticket),
      user_id: holder.id,
      session_id: holder.session_id,
      token_expires_at: new Date(holder.token_expires_at),
      expires_at: db.raw('now() + ?::interval', [lifetime]),
    })
    .returning('expires_at')
  return { ticket, expires_at: row.expires_at }
}

/** The caller of `GET /events` with a ticket. Throws 401 also where the session has ended since the ticket was made. */
export const ticketAuthenticator: Authenticator<Caller, Pick<Scope, 'db'>> = async (ticket, { db }) => {
  const holder = await useTicket(db, ticket)
  const [found] = holder ? await selectHolders(db, { userIds: [holder.userId], sessionIds: [holder.sessionId] }) : []
  if (!holder || !found || (holder.sessionId !== null && !found.session_alive)) throw invalidTicket()
  const { place: _, session_alive: __, token_version: ___, has_second_factor: ____, ...user } = found
  return {
    ...user,
    session_id: holder.sessionId,
    authentication_age: null,
    // An account without a demanded second factor gets no ticket.
    lacks_second_factor: false,
    token_expires_at: holder.expiresAt,
    scopes: ['events:read'],
  }
}

export function invalidTicket(): Problem {
  return problem('unauthenticated', { detail: 'The ticket is unknown, used or expired.', headers: bearerChallenge })
}

/** Uses a ticket: of two concurrent uses one succeeds. Null for one that is unknown, used or expired. */
export async function useTicket(db: Knex, ticket: string): Promise<Holder | null> {
  const [row] = await db('event_tickets')
    .delete()
    .where({ ticket_hash: hashOf(ticket) })
    .where('expires_at', '>', db.fn.now())
    .returning(['user_id', 'session_id', 'token_expires_at'])
  if (!row) return null
  return { userId: row.user_id, sessionId: row.session_id, expiresAt: Date.parse(row.token_expires_at) }
}

function hashOf(ticket: string): Buffer {
  return createHash('sha256').update(ticket).digest()
}
