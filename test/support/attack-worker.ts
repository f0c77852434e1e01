/** Runs one attack in a thread of its own, so that it takes no time from the clients that are measured beside it. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Attack, Tally } from './bystander.ts'

const { file, data } = workerData as { file: string; data: unknown }
const stop = new AbortController()
parentPort?.once('message', () => stop.abort())
const { attack } = (await import(file)) as { attack: Attack<unknown> }
const tally: Tally = {}
const count = (outcome: number | string) => {
  tally[outcome] = (tally[outcome] ?? 0) + 1
}
await attack(data, { stop: stop.signal, count })
parentPort?.postMessage(tally)
process.exit()
