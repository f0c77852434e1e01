/** The service for breached passwords: a local server plays it. */
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import request from 'supertest'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type BreachCheck, breachedPasswords } from '../../src/features/auth/breached-passwords.ts'
import { assertProblem } from '../support/cases.ts'
import { mailToken } from '../support/mailed.ts'
import { goodPassword, newRegistered, signIn, startService } from '../support/service.ts'

const known = 'seven grey herons'
const digestOf = (password: string) => createHash('sha1').update(password).digest('hex').toUpperCase()
const suffix = digestOf(known).slice(5)
const padding = Array.from({ length: 800 }, (_, index) => `${index.toString(16).padStart(35, '0').toUpperCase()}:0`)
const range = [...padding, `${suffix}:42`, ...padding].join('\r\n')

let server: Server
let url: string
let asked: { path: string; padding: unknown }[]
let respond: RequestListener
beforeEach(async () => {
  asked = []
  respond = (_, response) => void response.end(range)
  server = createServer((incoming, response) => {
    asked.push({ path: incoming.url ?? '', padding: incoming.headers['add-padding'] })
    respond(incoming, response)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/range/`
})
afterEach(() => {
  server.closeAllConnections()
  server.close()
})

describe('the client', () => {
  function client({ now = Date.now } = {}) {
    const counted: BreachCheck[] = []
    const warnings: unknown[] = []
    const log = { warn: (line: unknown) => warnings.push(line) } as never
    return { ...breachedPasswords({ url, log, now, count: (check) => counted.push(check) }), counted, warnings }
  }

  test('sends five digits of the digest, asks for padding, and finds the rest', async () => {
    const { has, counted } = client()
    expect(await has(known)).toBe(true)
    expect(await has(goodPassword)).toBe(false)
    expect(asked).toEqual(
      [known, goodPassword].map((password) => ({ path: `/range/${digestOf(password).slice(0, 5)}`, padding: 'true' })),
    )
    expect(counted).toEqual(['found', 'absent'])
  })

  test('takes padding for nothing', async () => {
    respond = (_, response) => void response.end(`${suffix}:0\r\n`)
    expect(await client().has(known)).toBe(false)
  })

  const failures: Record<string, RequestListener> = {
    'an error': (_, response) => void response.writeHead(503).end(),
    'a redirect': (_, response) => void response.writeHead(302, { Location: '/elsewhere' }).end(),
    'no response': () => {},
    'a response that never ends': (_, response) => void response.write(range.slice(0, 100)),
    'a response without end': (_, response) => {
      const more = () => {
        while (response.write(range));
      }
      response.on('drain', more)
      more()
    },
    'a closed connection': (incoming) => void incoming.socket.destroy(),
  }
  test.each(Object.keys(failures))('%s refuses nothing, and is logged and counted', async (which) => {
    respond = failures[which] as RequestListener
    const { has, counted, warnings } = client()
    const begun = performance.now()
    expect(await has(known)).toBe(false)
    expect(performance.now() - begun).toBeLessThan(3_000)
    expect([counted, warnings.length]).toEqual([['failed'], 1])
  })

  test('does not ask a service that has just failed', async () => {
    let time = 0
    const { has, counted } = client({ now: () => time })
    respond = (_, response) => void response.writeHead(500).end()
    for (let each = 0; each < 5; each++) await has(known)
    expect([asked.length, counted]).toEqual([1, ['failed', 'skipped', 'skipped', 'skipped', 'skipped']])
    time = 10_001
    respond = (_, response) => void response.end(range)
    expect(await has(known)).toBe(true)
  })
})

test('new passwords are asked about, and no sign-in is', async () => {
  const service = await startService({ BREACHED_PASSWORDS_URL: url })
  try {
    const registration = { email: 'ada@example.com', name: 'Ada', password: known }
    const post = (path: string, body: object) => request(service.server).post(path).send(body)
    assertProblem(await post('/auth/register', registration), 'password_too_common')
    const ada = await newRegistered(service)
    const changed = await ada.send('put', '/users/me/password', { current_password: ada.password, new_password: known })
    assertProblem(changed, 'password_too_common')
    const token = await mailToken(service, 'password_reset', ada)
    assertProblem(await post('/auth/password-reset/confirm', { token, new_password: known }), 'password_too_common')
    const before = asked.length
    expect(before).toBe(4)
    await signIn(service.server, ada)
    expect(asked.length).toBe(before)
    const metrics = await service.context.metrics.registry.metrics()
    expect(metrics).toContain('breached_password_checks_total{result="found"} 3')
  } finally {
    await service.close()
  }
})
