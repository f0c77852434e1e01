/** Clients that mean harm, again and again, against a real process: it holds no more afterwards, and serves the others meanwhile. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { attack, attacks } from '../../bench/attacks.ts'
import { startWatched, type Watched } from '../../bench/watched.ts'
import { createTodo, newPerson, type Person } from '../start/process.ts'

let service: Watched
let ada: Person

beforeAll(async () => {
  service = await startWatched()
  ada = await newPerson(service.url)
}, 120_000)
afterAll(() => service.stop(), 60_000)

async function attackAtOnce(round: number): Promise<void> {
  await Promise.all(Object.values(attacks).map((one) => attack(one, service.url, ada.token, round)))
}

test('a thousand attacks leave nothing behind, and keep nobody from being served', { timeout: 180_000 }, async () => {
  const rounds = async (from: number, to: number) => {
    for (let round = from; round < to; round++) {
      await attackAtOnce(round)
      if (round % 10 === 0) expect((await createTodo(service.url, ada.token, 'Dig')).status).toBe(201)
    }
    return service.look()
  }
  // The first ones are also what the code is compiled for.
  const before = await rounds(0, 150)
  const after = await rounds(150, 300)
  // A body of the largest size that is read is 100 KB: of each attack's there would be megabytes.
  expect(after.heap - before.heap).toBeLessThan(3_000_000)
  expect(after.timers - before.timers).toBeLessThan(20)
  await expect.poll(async () => (await service.look()).files, { timeout: 20_000 }).toBeLessThan(before.files + 10)
  const { files } = await service.look()
  const megabytes = ({ heap }: typeof before) => (heap / 1e6).toFixed(1)
  console.log(
    `before and after ${150 * Object.keys(attacks).length} attacks: heap ${megabytes(before)} and ${megabytes(after)} MB, ` +
      `${before.timers} and ${after.timers} timers, ${before.files} and ${files} files`,
  )
})
