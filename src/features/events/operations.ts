/** The activity list, delta sync, and the live event stream. */
import { follow } from '../../changelog/follow.ts'
import { encodePosition } from '../../changelog/position.ts'
import { countActivity, listActivity } from '../../changelog/queries.ts'
import type { EventStream } from '../../kernel/index.ts'
import type { Schemas } from '../../service/api.ts'
import type { Handlers } from '../../service/handlers.ts'
import { listFilter, listReply } from '../../service/list-reply.ts'
import { eventFilter, startOf } from './subscription.ts'
import { readSyncPage } from './sync.ts'
import { insertTicket } from './tickets.ts'

export const events = {
  async listActivity(_, { db, user, query }) {
    const filter = listFilter(query)
    const page = await listActivity(db, user.id, filter, query)
    return listReply('listActivity', { query }, page, () => countActivity(db, user.id, filter))
  },

  async sync(_, { db, user, query }) {
    return { status: 200, body: await readSyncPage(db, user.id, query.cursor, query.limit) }
  },

  async streamEvents(context, { db, user, query, headers }) {
    const reader = { userId: user.id, sessionId: user.session_id, expiresAt: user.token_expires_at }
    const after = await startOf(db, headers['last-event-id'] ?? query.since)
    const wants = eventFilter(query)
    const body: EventStream<Schemas['StreamEvent']> = async function* (signal) {
      const closed = context.metrics.countStream('sse')
      try {
        // A client that is disconnected before the first event can resume from here.
        yield { id: encodePosition(after) }
        for await (const message of follow(context, { reader, after, wants, signal })) {
          if (message.kind === 'ended') yield { data: { type: 'stream.ended', reason: message.reason } }
          else if (message.kind === 'heartbeat') yield { id: encodePosition(message.position) }
          else yield { id: encodePosition(message.logged.position), data: message.logged.event }
        }
      } finally {
        closed()
      }
    }
    return { status: 200, body, headers: { 'Cache-Control': 'no-store, no-transform', 'X-Accel-Buffering': 'no' } }
  },

  async createEventTicket(_, { db, user }) {
    const ticket = await insertTicket(db, user)
    return { status: 200, body: ticket, headers: { 'Cache-Control': 'no-store' } }
  },
} satisfies Handlers<'events'>
