/** Signals: what was begun is finished, what comes too late is refused, and nothing stays behind. */
import { once } from 'node:events'
import { access } from 'node:fs/promises'
import { connect } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { expectNothingLeft, launch, newPerson, newPlace, start, titles } from './process.ts'

test('SIGTERM lets a request in flight finish, and takes no others', async () => {
  const place = await newPlace()
  const service = await start(place)
  const { token } = await newPerson(service.url)
  const { port, hostname } = new URL(service.url)
  const body = JSON.stringify({ title: 'Just in time' })
  const head = `POST /todos HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json`
  const socket = connect(Number(port), hostname)
  let answer = ''
  socket.on('data', (chunk) => (answer += chunk))
  socket.write(`${head}\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 10)}`)
  // It waits for the rest of the body by now: another request, sent later, has been answered.
  await titles(service.url, token)

  const end = service.stop()
  await expect.poll(() => refuses(Number(port), hostname), { timeout: 5_000 }).toBe(true)
  socket.write(body.slice(10))
  await once(socket, 'close')
  expect(answer).toMatch(/^HTTP\/1\.1 201 /)
  expect(await end).toBe(0)
  await expectNothingLeft(place)

  const again = await start(place)
  expect(await titles(again.url, token)).toEqual(['Just in time'])
  // A terminal that is closed.
  expect(await again.stop('SIGHUP')).toBe(0)
  await expectNothingLeft(place)
})

async function refuses(port: number, host: string): Promise<boolean> {
  const socket = connect(port, host)
  const refused = await once(socket, 'connect').then(
    () => false,
    () => true,
  )
  socket.destroy()
  return refused
}

test('a signal while the service starts, and more of them while it stops, as Ctrl-C in npm sends', async () => {
  const place = await newPlace()
  const { child, exit } = launch(place)
  await expect.poll(() => access(join(place.data, 'postgres', 'postmaster.pid')), { timeout: 15_000 }).toBe(undefined)
  for (let sent = 0; sent < 3; sent++) {
    child.kill('SIGINT')
    await sleep(10)
  }
  expect(await exit).toBe(0)
  await expectNothingLeft(place)
})
