/** When a delivery is tried again, and what the contract says of webhooks. */
import { describe, expect, test } from 'vitest'
import { nextAttemptAt, webhookPolicy } from '../../src/features/webhooks/policy.ts'
import { readContract } from '../../src/kernel/index.ts'
import { document } from '../support/answers.ts'

const seconds = (attempts: number, retryAfter?: string) => {
  const at = nextAttemptAt(webhookPolicy, attempts, retryAfter, Date.now())
  return at === null ? null : (at.getTime() - Date.now()) / 1000
}

describe('the next attempt', () => {
  test('is delayed as Standard Webhooks recommends, and up to a tenth longer', () => {
    const hour = 3600
    const schedule = [5, 300, 1800, 2 * hour, 5 * hour, 10 * hour, 14 * hour, 20 * hour, 24 * hour]
    for (const [index, wait] of schedule.entries()) {
      const waits = Array.from({ length: 20 }, () => seconds(index + 1) as number)
      expect(Math.min(...waits)).toBeGreaterThan(wait - 1)
      expect(Math.max(...waits)).toBeLessThan(wait * 1.1 + 1)
      expect(new Set(waits.map((each) => each.toFixed(3))).size).toBeGreaterThan(1)
    }
    expect(seconds(10)).toBeNull()
  })

  test('is delayed for as long as the receiver asks for, up to a day', () => {
    expect(seconds(1, '120')).toBeCloseTo(120, 0)
    expect(seconds(1, new Date(Date.now() + 600_000).toUTCString())).toBeGreaterThan(598)
    expect(seconds(1, '999999999')).toBeCloseTo(86_400, 0)
    // Less than the schedule gives is no reason to hurry, and what is neither seconds nor a date says nothing.
    for (const asked of ['0', '-5', 'soon', '', 'Thu, 01 Jan 1970 00:00:00 GMT'])
      expect(seconds(2, asked)).toBeGreaterThan(299)
  })
})

describe('the contract', () => {
  const mapping = document.components.schemas.Event.discriminator.mapping
  const { webhooks, components } = document

  test('has an entry for each type of event, with its schema and what it is signed with', () => {
    expect(Object.keys(webhooks).sort()).toEqual([...Object.keys(mapping), 'webhook.test'].sort())
    for (const [type, reference] of Object.entries({
      ...mapping,
      'webhook.test': '#/components/schemas/WebhookTestEvent',
    })) {
      const { post } = webhooks[type]
      expect(post.requestBody.content['application/json'].schema).toEqual({ $ref: reference })
      const names = post.parameters.map(
        ({ $ref }: { $ref: string }) => components.parameters[$ref.split('/')[3] as string].name,
      )
      expect(names).toEqual(['webhook-id', 'webhook-timestamp', 'webhook-signature'])
      expect(post.requestBody.content['application/json'].example.type).toBe(type)
    }
  })

  test('lets a webhook ask for each type of event', () => {
    expect([...components.schemas.EventType.enum].sort()).toEqual(Object.keys(mapping).sort())
  })

  test('can give its webhooks any names', () => {
    expect(readContract(document).operations.some(({ path }) => path === '/webhooks')).toBe(true)
  })
})
