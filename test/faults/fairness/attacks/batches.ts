/** One client that sends the same batch again and again, with a pause between two. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Attack } from '../../../support/bystander.ts'

export interface Batches {
  url: string
  token: string
  /** Milliseconds. */
  pause: number
  operations: { method: string; path: string; body: object }[]
}

export const attack: Attack<Batches> = async ({ url, token, pause, operations }, { stop, count }) => {
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' }
  while (!stop.aborted) {
    const response = await fetch(`${url}/batch`, { method: 'POST', headers, body: JSON.stringify({ operations }) })
    await response.arrayBuffer()
    count(response.status)
    await sleep(pause)
  }
}
