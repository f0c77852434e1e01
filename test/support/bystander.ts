/**
 * A bystander of an attack: a user of the same service who sends requests and follows the own events, from the same address
 * as the attacker. `besideAttack` compares what they see before, during and after it.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { expect } from 'vitest'
import { quiet, watchMachine } from '../../bench/machine.ts'
import type { Look, Watched } from '../../bench/watched.ts'
import { createStreamParser } from '../../src/sdk/event-stream.ts'
import { newPerson } from '../start/process.ts'
import { type Answer, ask } from './load.ts'

/** How often an attack had which outcome: a status, or another word. */
export type Tally = Record<string, number>

/**
 * The function that the file of an attack exports as `attack`. It goes on until `stop` is aborted, and must end soon after
 * that. It runs in a thread of its own.
 */
export type Attack<Data> = (
  data: Data,
  running: { stop: AbortSignal; count(outcome: number | string): void },
) => Promise<void>

export interface Bystander {
  token: string
  /** Sends requests, and creates todos whose events they wait for, for some milliseconds. */
  watch(milliseconds: number): Promise<Seen>
  leave(): void
}

/** The statuses, times and events that a bystander saw. */
export interface Seen {
  /** Of their requests, by status. */
  statuses: Tally
  /** Milliseconds of their requests. */
  p50: number
  p99: number
  /** The most milliseconds from a request to its event. */
  slowestEvent: number
  /** Responses that are no success. */
  refused: Answer[]
}

/** Milliseconds between two requests, and between two todos. */
const requestEveryMs = 20
const todoEveryMs = 400
/** Milliseconds after which an event counts as missed. */
const eventTimeoutMs = 15_000

/** A new user with a stream of their events. `email` is one that has no account yet. */
export async function newBystander(url: string, email = 'bystander@example.com'): Promise<Bystander> {
  const { token } = await newPerson(url, email)
  const leaving = new AbortController()
  const { body, status } = await fetch(`${url}/events`, {
    headers: { Authorization: `Bearer ${token}` },
    signal: leaving.signal,
  })
  expect(status).toBe(200)
  const arrivals = new Map<string, number>()
  const read = async () => {
    const parse = createStreamParser()
    for await (const bytes of body as ReadableStream<Uint8Array>)
      for (const { data } of parse(bytes)) {
        const event = data ? JSON.parse(data) : undefined
        if (event?.type === 'todo.created') arrivals.set(event.data.title, performance.now())
      }
  }
  const reading = read().catch((error) => {
    if (!leaving.signal.aborted) throw error
  })
  let created = 0

  /** When the event of a todo arrived; infinity: not in time. */
  async function arrival(title: string): Promise<number> {
    const latest = performance.now() + eventTimeoutMs
    while (!arrivals.has(title) && performance.now() < latest) await sleep(5)
    return arrivals.get(title) ?? Number.POSITIVE_INFINITY
  }

  async function watch(milliseconds: number): Promise<Seen> {
    const end = performance.now() + milliseconds
    const answers: Answer[] = []
    const delays: number[] = []
    const request = async () => {
      while (performance.now() < end) {
        answers.push(await ask(url, 'GET', '/todos?limit=20', { token }))
        await sleep(requestEveryMs)
      }
    }
    const follow = async () => {
      while (performance.now() < end) {
        const title = `watched ${++created}`
        const begun = performance.now()
        const answer = await ask(url, 'POST', '/todos', { token, body: { title } })
        answers.push(answer)
        if (answer.status === 201) delays.push((await arrival(title)) - begun)
        await sleep(todoEveryMs)
      }
    }
    await Promise.all([request(), follow()])
    return seen(answers, delays)
  }

  return {
    token,
    watch,
    async leave() {
      leaving.abort()
      await reading
    },
  }
}

function seen(answers: Answer[], delays: number[]): Seen {
  const times = answers.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b)
  const at = (part: number) => times[Math.floor(times.length * part)] ?? 0
  const statuses: Tally = {}
  for (const { status } of answers) statuses[status] = (statuses[status] ?? 0) + 1
  return {
    statuses,
    p50: at(0.5),
    p99: at(0.99),
    slowestEvent: Math.max(...delays),
    refused: answers.filter(({ status }) => status >= 300),
  }
}

export interface Outcome {
  before: Seen
  during: Seen
  /** The outcomes of the attacker's requests. */
  attack: Tally
  memory: { before: Look; after: Look }
  /** The part of the machine that processes of others took meanwhile. */
  others: number
}

export interface Plan<Data> {
  /** A file that exports `attack`: `new URL('./attacks/probes.ts', import.meta.url)`. */
  file: URL
  data: Data
  /** Milliseconds of the attack; 4,000 when absent. */
  milliseconds?: number
  /** Called when the attack is over and before memory is looked at, for what should come back first. */
  settle?(): Promise<void>
}

/** Runs an attack beside a bystander. Its first half second is not watched. */
export async function besideAttack<Data>(
  service: Watched,
  bystander: Bystander,
  { file, data, milliseconds = 4_000, settle }: Plan<Data>,
): Promise<Outcome> {
  const othersShare = watchMachine()
  // The code is compiled, and the connections are made.
  await bystander.watch(500)
  const before = await bystander.watch(2_000)
  const memoryBefore = await service.look()
  const worker = new Worker(new URL('./attack-worker.ts', import.meta.url), { workerData: { file: file.href, data } })
  const ended = new Promise<Tally>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  ended.catch(() => {})
  try {
    await sleep(500)
    const during = await bystander.watch(milliseconds)
    worker.postMessage('stop')
    const attack = await ended
    await settle?.()
    const others = othersShare()
    return { before, during, attack, memory: { before: memoryBefore, after: await service.look() }, others }
  } finally {
    await worker.terminate()
  }
}

/** How much more heap may be held after an attack than before it: what is compiled and cached meanwhile. */
const heapMargin = 25_000_000

/**
 * Expects that the bystander was served all the time, at most three times as slowly plus 50 ms, that their events came within
 * two seconds more than before, and that the memory is free again.
 */
export function expectUnharmed(name: string, { before, during, attack, memory, others }: Outcome): void {
  const ms = (value: number) => `${value.toFixed(0)} ms`
  console.log(
    `${name}: p50 ${ms(before.p50)} -> ${ms(during.p50)}, p99 ${ms(before.p99)} -> ${ms(during.p99)}, slowest event ` +
      `${ms(before.slowestEvent)} -> ${ms(during.slowestEvent)}; attacker ${JSON.stringify(attack)}; heap ` +
      `${(memory.before.heap / 1e6).toFixed(1)} -> ${(memory.after.heap / 1e6).toFixed(1)} MB`,
  )
  expect(during.refused.map(({ status, body }) => [status, body?.code])).toEqual([])
  judgeTimes(name, others, () => {
    expect(during.p99).toBeLessThanOrEqual(3 * before.p99 + 50)
    expect(during.slowestEvent).toBeLessThanOrEqual(before.slowestEvent + 2_000)
  })
  expect(memory.after.heap - memory.before.heap).toBeLessThan(heapMargin)
}

/**
 * Runs expectations of times. Where they fail, and processes of others took the machine meanwhile, it says so instead: the
 * times are theirs.
 */
export function judgeTimes(name: string, others: number, expectTimes: () => void): void {
  try {
    expectTimes()
  } catch (error) {
    if (others <= quiet) throw error
    const taken = `processes of others took ${Math.round(others * 100)} % of the machine, ${quiet * 100} % are allowed`
    console.log(`${name}: NOT JUDGED, since ${taken}: ${(error as Error).message}`)
  }
}
