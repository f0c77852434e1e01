/** One event socket that sends frames as fast as they are taken, and connects again once it is closed. */
import { setTimeout as sleep } from 'node:timers/promises'
import { WebSocket } from 'ws'
import type { Attack } from '../../../support/bystander.ts'

interface Frames {
  url: string
  token: string
}

/** Bytes that may wait to be sent. */
const maxBuffered = 4_000_000

export const attack: Attack<Frames> = async ({ url, token }, { stop, count }) => {
  while (!stop.aborted) {
    const socket = new WebSocket(`${url.replace('http', 'ws')}/events/ws`, {
      headers: { Authorization: `Bearer ${token}` },
    })
    const ended = new Promise<number | string>((resolve) => {
      socket.once('unexpected-response', (_, response) => resolve(response.statusCode ?? 'none'))
      socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'))
      socket.once('close', (code) => resolve(code))
    })
    const send = async () => {
      await new Promise((resolve) => socket.once('open', resolve))
      for (let sent = 0; socket.readyState === WebSocket.OPEN && !stop.aborted; sent++) {
        const id = `i${sent % 1_000}`
        socket.send(`{"type":"subscribe","id":"${id}"}`)
        socket.send(`{"type":"unsubscribe","id":"${id}"}`)
        if (sent % 2_000 === 0) while (socket.bufferedAmount > maxBuffered && !stop.aborted) await sleep(5)
        if (sent % 200 === 0) await sleep(0)
      }
      socket.terminate()
    }
    void send()
    count(await ended)
    await sleep(50)
  }
}
