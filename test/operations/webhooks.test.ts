/** Webhooks as a resource. Their deliveries are tested in test/webhooks. */
import { describe, expect, test } from 'vitest'
import { runCases } from '../support/cases.ts'
import { locationOf } from '../support/links.ts'
import { webhooksCases } from './webhooks.cases.ts'

const world = runCases<'webhooks'>(webhooksCases)

describe('a secret', () => {
  test('is shown once, never to be stored, and kept encrypted', async () => {
    const { ada, service } = world()
    const answer = await ada.send('post', '/webhooks', { url: 'https://example.com/hooks' })
    const { body, headers } = answer
    expect(body.secret).toMatch(/^whsec_[\w+/]{43}=$/)
    expect(headers['cache-control']).toBe('no-store')
    const { body: read } = await ada.send('get', locationOf(answer))
    expect(read).toEqual({ ...body, secret: undefined })
    const { pool } = service.database
    const { sealed_secret } = await pool('webhooks').first('sealed_secret').where({ id: body.id })
    expect(sealed_secret.toString('latin1')).not.toContain(body.secret)
    const box = service.context.webhookSecrets
    expect(box.open(sealed_secret, body.id)).toBe(body.secret)
    // A copy in the row of another webhook opens nothing.
    expect(box.open(sealed_secret, '0199d0a2-7c3e-7b54-9a43-5f6f2c9d1e11')).toBeNull()
  })

  test('is a new one each time', async () => {
    const { ada } = world()
    const { body } = await ada.send('post', '/webhooks', { url: 'https://example.com/hooks' })
    const { body: rotated } = await ada.send('post', `/webhooks/${body.id}/rotate-secret`)
    expect(rotated.secret).not.toBe(body.secret)
    const hours = (Date.parse(rotated.previous_expires_at) - Date.now()) / 3_600_000
    expect(Math.round(hours)).toBe(24)
  })
})
