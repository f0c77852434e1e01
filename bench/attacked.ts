/**
 * How long others wait while somebody attacks: each attack goes on from four clients at an even pace, and a few who mean well
 * read todos at another one, before it and while it goes on. How much a service can do is another question: as fast as
 * they can, four clients keep a core busy with plain requests too.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { attack, attacks } from './attacks.ts'
import type { Wish } from './flags.ts'
import { send } from './load.ts'
import { warmUp } from './measure.ts'
import { reader, todoId, tokenOf } from './people.ts'
import { count, describeTaken, table, taken, times, writeSection } from './results.ts'
import { withService } from './service.ts'

const attackers = 4
/** Milliseconds from one attack of a client to the next. */
const rest = 40
/** Todos that are read a second, by four clients. */
const pace = 200

/** What as many clients cost who mean well, with a connection for each request. */
const harmless: typeof attacks = {
  'none: a plain request': { bytes: () => ['GET /health HTTP/1.1\r\nHost: here\r\n\r\n'] },
}

export async function attacked({ seconds }: Wish): Promise<string> {
  const rows = await withService(10_000, async ({ url }, { secret }) => {
    const token = tokenOf(reader, secret)
    const requests = [{ path: `/todos/${todoId(reader, 1)}` }]
    await warmUp({ url, token, requests, connections: 20 }, seconds)
    const wait = async () => {
      const { latency, non2xx, errors } = await send({ url, token, requests, connections: 4, seconds, rate: pace })
      return { ...latency, failed: non2xx + errors }
    }
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
      const during = await wait()
      going = false
      await Promise.all(attacking)
      const rate = count(Math.round(done / seconds))
      const ratio = times(during.p99 / before.p99)
      measured.push([name, `${rate}/s`, `${before.p99} ms`, `${during.p99} ms`, ratio, String(during.failed)])
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
