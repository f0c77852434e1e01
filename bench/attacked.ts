/**
 * How long others wait while somebody attacks: each attack goes on from four clients at an even pace, and a few who mean well
 * read todos at another one, before it and while it goes on. How much a service can do is another question: as fast as
 * they can, four clients keep a core busy with plain requests too.
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
/** Milliseconds from one attack of a client to the next. */
const rest = 40
/** Todos that are read a second. */
const pace = 200

/** What as many clients cost who mean well, with a connection for each request. */
const harmless: typeof attacks = {
  'none: a plain request': { bytes: () => ['GET /health HTTP/1.1\r\nHost: here\r\n\r\n'] },
}

export async function attacked({ seconds }: BenchOptions): Promise<string> {
  const rows = await withService(10_000, async ({ url }, { secret }) => {
    const token = tokenOf(reader, secret)
    const requests = [{ path: `/todos/${todoId(reader, 1)}` }]
    await warmUp({ url, token, requests, connections: 20 }, seconds)
    const wait = () => readEvenly(`${url}/todos/${todoId(reader, 1)}`, token, seconds)
    const measured: string[][] = []
    for (const [name, one] of Object.entries({ ...harmless, ...attacks })) {
      const before = await wait()
      let done = 0
      let going = true
      const attacking = Array.from({ length: attackers }, async () => {
        while (going) {
          await attack(one, url, token, done++)
          await sleep(rest)
        }
      })
      const during = await wait().finally(() => {
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
    `${describeTaken(taken())} Others read ${pace} todos a second; the attackers share the machine's cores with the service.\n\n${text}`,
  )
  return text
}

/** Asks at an even pace, whatever the answers take: autocannon asks in bursts when it has a rate. */
async function readEvenly(url: string, token: string, seconds: number): Promise<{ p99: number; failed: number }> {
  const taken: number[] = []
  let failed = 0
  const ask = async () => {
    const begun = performance.now()
    try {
      const answer = await fetch(url, { headers: { Authorization: `Bearer ${token}` } })
      await answer.arrayBuffer()
      if (!answer.ok) throw new Error(`${url} answers ${answer.status}`)
      taken.push(performance.now() - begun)
    } catch {
      failed++
    }
  }
  await evenly(pace, seconds, ask)
  return { p99: percentile(taken, 0.99), failed }
}
