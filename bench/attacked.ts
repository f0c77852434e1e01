/**
 * How long other clients wait during an attack. Four clients attack at an even pace, while other clients read todos at an
 * even pace, before the attack and during it. The attack is not sent as fast as possible: that would measure the capacity of
 * the service, and four clients can keep a core busy with plain requests too.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { attack, attacks } from './attacks.ts'
import { evenly } from './load.ts'
import { warmUp } from './measure.ts'
import type { BenchOptions } from './options.ts'
import { reader, todoId, tokenOf } from './people.ts'
import { count, describeTaken, table, taken, times, writeSection } from './results.ts'
import { withService } from './service.ts'
import { percentile } from './statistics.ts'

const attackers = 4
/** Milliseconds from one attack of a client to its next one. */
const pause = 40
/** Todos that other clients read a second. */
const pace = 200

/** To compare with: as many plain requests, each on a connection of its own. */
const harmless: typeof attacks = {
  'none: a plain request': { bytes: () => ['GET /health HTTP/1.1\r\nHost: here\r\n\r\n'] },
}

export async function attacked({ seconds }: BenchOptions): Promise<string> {
  const rows = await withService(10_000, async ({ url }, { secret }) => {
    const token = tokenOf(reader, secret)
    const requests = [{ path: `/todos/${todoId(reader, 1)}` }]
    await warmUp({ url, token, requests, connections: 20 }, seconds)
    const measure = () => readEvenly(`${url}/todos/${todoId(reader, 1)}`, token, seconds)
    const measured: string[][] = []
    for (const [name, one] of Object.entries({ ...harmless, ...attacks })) {
      const before = await measure()
      let done = 0
      let going = true
      const attacking = Array.from({ length: attackers }, async () => {
        while (going) {
          await attack(one, url, token, done++)
          await sleep(pause)
        }
      })
      const during = await measure().finally(() => {
        going = false
      })
      await Promise.all(attacking)
      const rate = count(Math.round(done / seconds))
      const ratio = times(during.p99 / before.p99)
      measured.push([
        name,
        `${rate}/s`,
        `${before.p99.toFixed(0)} ms`,
        `${during.p99.toFixed(0)} ms`,
        ratio,
        String(during.failed),
      ])
    }
    return measured
  })
  const text = table(['attack', 'how often', 'p99 before', 'p99 during it', 'ratio', 'not served'], rows)
  await writeSection(
    'Attacks: `npm run bench -- attacked`',
    `${describeTaken(taken())} Other clients read ${pace} todos a second; the attackers share the machine's cores with the service.\n\n${text}`,
  )
  return text
}

/** Sends requests at an even pace, however long responses take: autocannon sends bursts when it has a rate. */
async function readEvenly(url: string, token: string, seconds: number): Promise<{ p99: number; failed: number }> {
  const times: number[] = []
  let failed = 0
  const read = async () => {
    const begun = performance.now()
    try {
      const response = await fetch(url, { headers: { Authorization: `Bearer ${token}` } })
      await response.arrayBuffer()
      if (!response.ok) throw new Error(`GET ${url}: ${response.status}`)
      times.push(performance.now() - begun)
    } catch {
      failed++
    }
  }
  await evenly(pace, seconds, read)
  return { p99: percentile(times, 0.99), failed }
}
