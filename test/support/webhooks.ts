/** Webhooks by SQL, and a receiver that does what a test says. */
import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { v7 as uuid } from 'uuid'
import { expect } from 'vitest'
import { insertDeliveries } from '../../src/features/webhooks/deliveries.ts'
import { insertWebhook } from '../../src/features/webhooks/queries.ts'
import { newSigningSecret } from '../../src/features/webhooks/signing.ts'
import type { Schemas } from '../../src/service/api.ts'
import type { TestService } from './service.ts'

/** A webhook with a delivery. Nothing is sent, as long as the test starts no worker. */
export async function webhook(
  { context, database: { pool } }: TestService,
  userId: string,
  change: Partial<Schemas['WebhookCreate']> = {},
): Promise<{ webhook_id: string; delivery_id: string }> {
  const id = uuid()
  const sealed_secret = context.webhookSecrets.seal(newSigningSecret(), id)
  const url = 'https://example.com/hooks'
  await insertWebhook(pool, userId, { id, url, event_types: [], enabled: true, ...change, sealed_secret })
  const event = { event_id: uuid(), event_type: 'webhook.test', visible_in: null, request_body: '{}' }
  const [delivery] = await insertDeliveries(pool, [{ webhook_id: id, ...event }])
  return { webhook_id: id, delivery_id: delivery?.id as string }
}

export interface Received {
  /** The header `webhook-id`. */
  id: string
  headers: IncomingHttpHeaders
  body: string
  // biome-ignore lint/suspicious/noExplicitAny: an event of any type
  event: any
}

export interface Receiver {
  url: string
  /** In the order in which they came, repetitions too. */
  received: Received[]
  /** Responds to a delivery, with 204 unless a test sets another function. */
  onEvent: (received: Received, answer: ServerResponse) => void
  /** Waits for an event that is like this. */
  eventLike(event: object): Promise<Received>
  close(): Promise<void>
}

export async function startReceiver(): Promise<Receiver> {
  const server = createServer(async (request, answer) => {
    const body = await textOf(request)
    const event = body === '' ? null : JSON.parse(body)
    const one = { id: String(request.headers['webhook-id']), headers: request.headers, body, event }
    receiver.received.push(one)
    receiver.onEvent(one, answer)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hooks`,
    received: [],
    onEvent: (_, answer) => answer.writeHead(204).end(),
    async eventLike(event) {
      const find = () => this.received.find((one) => isLike(one.event, event))
      await expect.poll(find, { timeout: 15_000, message: `an event like ${JSON.stringify(event)}` }).toBeDefined()
      return find() as Received
    },
    async close() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
  return receiver
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

// biome-ignore lint/suspicious/noExplicitAny: a value of any shape, looked into by member
function isLike(value: any, pattern: object): boolean {
  return Object.entries(pattern).every(([name, wanted]) =>
    wanted !== null && typeof wanted === 'object' ? isLike(value?.[name], wanted) : value?.[name] === wanted,
  )
}
