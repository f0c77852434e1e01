/** Whether a request for the last route of a contract takes more CPU than one for the first. */
import { join } from 'node:path'
import { apply } from './load.ts'
import { warmUp } from './measure.ts'
import type { BenchOptions } from './options.ts'
import { count, describeTaken, table, taken, times, writeSection } from './results.ts'
import { startServer } from './server-process.ts'
import { median } from './statistics.ts'

export const operations = 500
const routes = { first: 0, middle: operations / 2, last: operations - 1 }

export async function routesByPlace({ seconds, rounds }: BenchOptions): Promise<string> {
  const cwd = import.meta.dirname
  const env = { NODE_ENV: 'production' }
  const server = await startServer({ program: 'node', args: [join(cwd, 'routes-server.ts')], cwd, env })
  const costs = new Map<string, number[]>()
  try {
    const loads = Object.entries(routes).map(([name, index]) => ({ name, load: loadOf(server.url, index) }))
    for (const { load } of loads) await warmUp(load, seconds)
    for (let round = 0; round < rounds; round++)
      for (const { name, load } of loads) {
        const before = await server.cpuTime()
        const { count } = await apply({ ...load, seconds })
        costs.set(name, [...(costs.get(name) ?? []), ((await server.cpuTime()) - before) / count])
      }
  } finally {
    await server.stop()
  }
  const first = median(costs.get('first') ?? [])
  const rows = [...costs].map(([name, all]) => [
    `the ${name} route`,
    `${count(Math.round(median(all) * 1000))} us`,
    times(median(all) / first),
  ])
  const text = table(['', 'CPU', 'of the first'], rows)
  await writeSection(
    'Routes: `npm run bench -- routes`',
    `${describeTaken(taken())} A contract of ${operations} operations; each request has a body, which is validated, sent back and validated again.\n\n${text}`,
  )
  return text
}

function loadOf(url: string, index: number) {
  const body = JSON.stringify({
    id: index + 1,
    name: 'Thing',
    note: null,
    made_at: '2026-01-01T00:00:00Z',
    tags: ['one', 'two'],
  })
  const headers = { 'Content-Type': 'application/json' }
  return {
    url,
    token: 'nobody',
    requests: [{ method: 'PUT', path: `/things${index}/1`, headers, body }],
    connections: 20,
  }
}
