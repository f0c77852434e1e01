/** Connections that send many requests at once, and read no response. */
import { connect, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Attack } from '../../../support/bystander.ts'

interface Readers {
  url: string
  connections: number
  /** Requests of one connection, sent at once. */
  requests: number
  path: string
  token: string
}

export const attack: Attack<Readers> = async ({ url, connections, requests, path, token }, { stop, count }) => {
  const request = `GET ${path} HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\n\r\n`
  const open: Socket[] = []
  while (!stop.aborted) {
    if (open.length < connections) {
      const socket = connect(Number(new URL(url).port), '127.0.0.1', () => socket.write(request.repeat(requests)))
      socket.on('error', () => count('error'))
      socket.on('close', () => open.splice(open.indexOf(socket), 1))
      open.push(socket)
      count('connected')
    }
    await sleep(open.length < connections ? 5 : 50)
  }
  for (const socket of [...open]) socket.destroy()
}
