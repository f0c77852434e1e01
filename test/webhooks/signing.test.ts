/** Receivers can verify the service's signatures, and reject forged and replayed requests. */
import { describe, expect, test } from 'vitest'
import { newSigningSecret, signatures } from '../../src/features/webhooks/signing.ts'
import { verifyWebhook, WebhookVerificationError } from '../../src/sdk/webhooks.ts'

const secret = newSigningSecret()
const id = '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e70'
const body = '{"type":"todo.created","data":{"title":"Grüße 🪴"}}'
const now = () => Math.floor(Date.now() / 1000)

function headersOf({ timestamp = now(), secrets = [secret] } = {}) {
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': signatures(secrets, id, String(timestamp), body),
  }
}

test('a signature is the one that Standard Webhooks publishes', () => {
  const published = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
  const signed = signatures([published], 'msg_p5jXN8AQM9LWM0D4loKWxJek', '1614265330', '{"test": 2432232314}')
  expect(signed).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=')
})

describe('a request of the service', () => {
  test('is accepted with any kind of headers and body', async () => {
    for (const headers of [headersOf(), new Headers(headersOf())])
      for (const sent of [body, new TextEncoder().encode(body), Buffer.from(body)])
        expect(await verifyWebhook(secret, headers, sent)).toEqual(JSON.parse(body))
  })

  test('is accepted with either of two secrets, and beside signatures of unknown versions', async () => {
    const other = newSigningSecret()
    const headers = headersOf({ secrets: [other, secret] })
    for (const known of [secret, other]) await verifyWebhook(known, headers, body)
    headers['webhook-signature'] = `v2,abc v1a,${'A'.repeat(43)}= ${headers['webhook-signature']}`
    await verifyWebhook(secret, headers, body)
  })

  test('is accepted as long as it is new', async () => {
    await verifyWebhook(secret, headersOf({ timestamp: now() - 290 }), body)
    await verifyWebhook(secret, headersOf({ timestamp: now() - 3000 }), body, { tolerance: 3600 })
  })
})

describe('refused is', () => {
  const good = headersOf()
  const cases: [what: string, headers: Record<string, string>, body?: string, secret?: string][] = [
    ['another body', good, body.replace('created', 'deleted')],
    ['another id', { ...good, 'webhook-id': `${id}0` }],
    ['another time', { ...good, 'webhook-timestamp': String(now() - 1) }],
    ['another secret', good, body, newSigningSecret()],
    ['an old request', headersOf({ timestamp: now() - 301 })],
    ['one of the future', headersOf({ timestamp: now() + 310 })],
    ['no time', { ...good, 'webhook-timestamp': 'now' }],
    ['no signature', { ...good, 'webhook-signature': '' }],
    ['half a signature', { ...good, 'webhook-signature': good['webhook-signature'].slice(0, 40) }],
    ['a signature of another version', { ...good, 'webhook-signature': good['webhook-signature'].replace('v1', 'v2') }],
    ['a signature that is no base64', { ...good, 'webhook-signature': 'v1,%%%' }],
    ['no id', { 'webhook-timestamp': good['webhook-timestamp'], 'webhook-signature': good['webhook-signature'] }],
  ]
  test.each(cases)('%s', async (_, headers, sent = body, known = secret) => {
    await expect(verifyWebhook(known, headers, sent)).rejects.toThrow(WebhookVerificationError)
  })

  test('an invalid secret, as a mistake of the receiver', async () => {
    await expect(verifyWebhook('whsec_', headersOf(), body)).rejects.toThrow(TypeError)
  })
})
