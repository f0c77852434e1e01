/** A service that delivers webhooks at once, and a receiver of its own for each test. */
import type { ServerResponse } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { webhookPolicy } from '../../src/features/webhooks/policy.ts'
import type { Schemas } from '../../src/service/api.ts'
import { createTicks, createWorkers } from '../../src/start/workers.ts'
import { newWebhook } from './build.ts'
import { newPerson, type Person, startService, type TestService } from './service.ts'
import { type Receiver, startReceiver } from './webhooks.ts'

type Delivery = Schemas['WebhookDelivery']

/** The real schedule in milliseconds instead of hours, and new events are dispatched at once. */
export const hurriedPolicy = {
  ...webhookPolicy,
  dispatchInterval: 50,
  schedule: webhookPolicy.schedule.map((_, attempt) => attempt),
  timeout: 300,
}

export class DeliveryWorld {
  service!: TestService
  receiver!: Receiver
  ada!: Person

  /** A webhook of the receiver's. */
  subscribe(change: Partial<Schemas['WebhookCreate']> = {}, person = this.ada): Promise<Schemas['WebhookWithSecret']> {
    return newWebhook(person, { url: this.receiver.url, ...change })
  }

  async deliveriesOf({ id }: { id: string }, person = this.ada): Promise<Delivery[]> {
    return (await person.send('get', `/webhooks/${id}/deliveries?sort=created_at`).expect(200)).body
  }

  async detailOf({ id, webhook_id }: Delivery): Promise<Schemas['WebhookDeliveryDetail']> {
    return (await this.ada.send('get', `/webhooks/${webhook_id}/deliveries/${id}`).expect(200)).body
  }

  /** Waits until a webhook has so many deliveries and none of them is pending. */
  async settled(webhook: { id: string }, count: number, person = this.ada): Promise<Delivery[]> {
    const areOver = async () => {
      const deliveries = await this.deliveriesOf(webhook, person)
      return deliveries.length === count && deliveries.every(({ state }) => state !== 'pending')
    }
    await expect.poll(areOver, { timeout: 15_000, message: `${count} deliveries that are over` }).toBe(true)
    return this.deliveriesOf(webhook, person)
  }
}

/** For all tests of a file: `const at = useDeliveries()`. */
export function useDeliveries(): DeliveryWorld {
  const world = new DeliveryWorld()
  beforeAll(async () => {
    world.service = await startService({ WEBHOOK_TARGETS: 'any' }, { webhookPolicy: hurriedPolicy })
    await world.service.context.jobs.work(createWorkers(world.service.context), createTicks(world.service.context))
  })
  afterAll(() => world.service?.close())
  beforeEach(async () => {
    world.receiver = await startReceiver()
    world.ada = await newPerson(world.service)
  })
  afterEach(() => world.receiver.close())
  return world
}

/** A receiver's response to each delivery. */
export const answering =
  (status: number, headers: Record<string, string> = {}) =>
  (_: unknown, answer: ServerResponse) =>
    answer.writeHead(status, headers).end()
