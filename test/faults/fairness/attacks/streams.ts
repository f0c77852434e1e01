/** As many event streams of one user as are taken, and events for them. */
import { type ClientRequest, get } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Attack } from '../../../support/bystander.ts'

interface Streams {
  url: string
  token: string
  streams: number
}

export const attack: Attack<Streams> = async ({ url, token, streams }, { stop, count }) => {
  const open: ClientRequest[] = []
  const headers = { authorization: `Bearer ${token}` }
  const openOne = () =>
    new Promise<void>((resolve) => {
      const one = get(`${url}/events`, { headers, agent: false }, (response) => {
        count(response.statusCode ?? 'none')
        // A client that does not read.
        response.pause()
        resolve()
      })
      one.once('error', (error: NodeJS.ErrnoException) => {
        if (!stop.aborted) count(error.code ?? 'error')
        resolve()
      })
      open.push(one)
    })
  for (let opened = 0; opened < streams && !stop.aborted; opened += 50)
    await Promise.all(Array.from({ length: 50 }, openOne))
  while (!stop.aborted) {
    const operations = Array.from({ length: 20 }, () => ({ method: 'POST', path: '/todos', body: { title: 'fan' } }))
    const body = JSON.stringify({ operations })
    const answer = await fetch(`${url}/batch`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body,
    })
    count(`batch ${answer.status}`)
    await answer.arrayBuffer()
    await sleep(100)
  }
  for (const one of open) one.destroy()
}
