/** Events to a thousand streams of one process: the time until the first and the last has an event, and the CPU of each delivery. */
import { type ClientRequest, get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { BenchOptions } from './options.ts'
import { tokenOf, writer } from './people.ts'
import { count, describeTaken, megabytes, table, taken, writeSection } from './results.ts'
import { withService } from './service.ts'
import { median } from './statistics.ts'

const readers = 1_000
/** Streams that are opened at once: more would overflow the accept queue of the process. */
const batch = 100
/** Milliseconds within which all streams must have an event, on a busy machine. */
const timeout = 30_000

export async function fanOut({ rounds }: BenchOptions): Promise<string> {
  const rows = await withService(0, async (server, { secret }) => {
    const token = tokenOf(writer, secret)
    const streams: ClientRequest[] = []
    try {
      const before = (await server.memory()).now
      let arrived = 0
      for (let opened = 0; opened < readers; opened += batch)
        streams.push(
          ...(await Promise.all(Array.from({ length: batch }, () => follow(server.url, token, () => arrived++)))),
        )
      const each = ((await server.memory()).now - before) / readers

      // The first event is not counted: V8 compiles the code of streams meanwhile.
      const events = 1 + Math.max(10, rounds)
      const [first, last, cpu]: number[][] = [[], [], []]
      for (let event = 0; event < events; event++) {
        arrived = 0
        const cpuBefore = await server.cpuTime()
        const begun = performance.now()
        await createTodo(server.url, token)
        while (arrived === 0) await within(begun)
        const firstAt = performance.now() - begun
        while (arrived < readers) await within(begun)
        if (event === 0) continue
        first?.push(firstAt)
        last?.push(performance.now() - begun)
        cpu?.push((await server.cpuTime()) - cpuBefore)
      }
      return [
        ['from sending the write to the first reader', `${median(first ?? []).toFixed(0)} ms`],
        ['to the last of 1,000', `${median(last ?? []).toFixed(0)} ms`],
        [
          'CPU for each event and reader, the write included',
          `${((median(cpu ?? []) / readers) * 1000).toFixed(0)} us`,
        ],
        ['memory for each stream', `${count(Math.round(each / 1024))} KB`],
        ['peak memory', megabytes((await server.memory()).peak)],
      ]
    } finally {
      for (const stream of streams) stream.destroy()
    }
  })
  const text = table(['', 'median'], rows)
  await writeSection('Events to 1,000 streams: `npm run bench -- fan-out`', `${describeTaken(taken())}\n\n${text}`)
  return text
}

async function within(begun: number): Promise<void> {
  if (performance.now() - begun > timeout) throw new Error(`An event took more than ${timeout} ms.`)
  await sleep(1)
}

/** Opens a stream; `onEvent` is called for each event. */
function follow(url: string, token: string, onEvent: () => void): Promise<ClientRequest> {
  return new Promise((resolve, reject) => {
    const request = get(
      `${url}/events`,
      { agent: false, headers: { Authorization: `Bearer ${token}` } },
      (response) => {
        if (response.statusCode !== 200) return reject(new Error(`GET /events: ${response.statusCode}`))
        response.setEncoding('utf8')
        response.on('data', (text: string) => {
          if (text.includes('todo.created')) onEvent()
        })
        // The stream is destroyed at the end of the study, which is an error to Node.
        response.on('error', () => {})
        resolve(request)
      },
    )
    request.on('error', reject)
  })
}

async function createTodo(url: string, token: string): Promise<void> {
  const answer = await fetch(`${url}/todos`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ title: 'Buy oat milk' }),
  })
  if (!answer.ok) throw new Error(`POST /todos: ${answer.status}`)
  await answer.body?.cancel()
}
