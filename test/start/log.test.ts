/** All that the real process prints, at its most talkative: JSON lines without a secret. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import request from 'supertest'
import { expect, test } from 'vitest'
import { expectNothingLeft, newPlace, signIn, start } from './process.ts'

test('LOG_LEVEL=trace prints neither a password, a token nor the signing secret', async () => {
  const place = await newPlace()
  const env = { LOG_LEVEL: 'trace', ADMIN_EMAIL: 'root@example.com', ADMIN_PASSWORD: 'seven geese in a row' }
  const service = await start(place, { env })
  const token = await signIn(service.url, env.ADMIN_EMAIL, env.ADMIN_PASSWORD)
  await request(service.url).get('/todos').auth(token, { type: 'bearer' })
  await request(service.url).get('/todos').query({ access_token: token })
  expect(await service.stop()).toBe(0)
  await expectNothingLeft(place)

  const { output, errors } = service.text
  const lines = output.split('\n').flatMap((line) => (line.startsWith('{') ? [JSON.parse(line)] : []))
  expect(lines).toMatchObject([
    { msg: 'ADMIN_EMAIL: there was no admin, so an account was created for one' },
    { msg: 'listening', address: service.url },
    { operation_id: 'createToken', status: 200 },
    { security: 'signed_in', outcome: 'succeeded' },
    { operation_id: 'listTodos', status: 200 },
    { operation_id: 'listTodos', status: 401 },
    { msg: 'stopping', signal: 'SIGTERM' },
  ])
  const secret = await readFile(join(place.data, 'jwt-secret'), 'utf8')
  for (const text of [env.ADMIN_PASSWORD, token, secret.trim()]) expect(output + errors).not.toContain(text)
})
