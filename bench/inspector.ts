/** A client of a Node process's inspector (Chrome DevTools Protocol over a WebSocket). */
import { once } from 'node:events'

export interface Inspector {
  /** Returns the result of a method. Rejects when the inspector refuses it. */
  send(method: string, params?: object): Promise<unknown>
  close(): void
}

interface Message {
  /** Absent in an event. */
  id?: number
  result?: unknown
  error?: { message: string }
}

/** Connects to a process that runs with `--inspect=127.0.0.1:port`. */
export async function connectInspector(port: number): Promise<Inspector> {
  const [target] = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
    webSocketDebuggerUrl: string
  }[]
  if (!target) throw new Error('The inspector has no target.')
  const socket = new WebSocket(target.webSocketDebuggerUrl)
  await once(socket, 'open')
  const waiting = new Map<number, (message: Message) => void>()
  let last = 0
  socket.onmessage = ({ data }) => {
    const message = JSON.parse(data) as Message
    if (message.id !== undefined) waiting.get(message.id)?.(message)
  }
  return {
    async send(method, params = {}) {
      const id = ++last
      const { promise, resolve } = Promise.withResolvers<Message>()
      waiting.set(id, resolve)
      socket.send(JSON.stringify({ id, method, params }))
      const { result, error } = await promise
      waiting.delete(id)
      if (error) throw new Error(`${method}: ${error.message}`)
      return result
    },
    close: () => socket.close(),
  }
}
