/** A TCP proxy that is switched to another server, as a balancer or a name is when a database fails over. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface Gateway {
  port: number
  /** New connections go to this port of this machine; those that are open stay where they are. */
  switchTo(port: number): void
  close(): Promise<void>
}

export async function openGateway(target: number): Promise<Gateway> {
  let to = target
  const sockets = new Set<Socket>()
  const server = createServer((inner) => {
    const outer = connect(to, '127.0.0.1')
    for (const [one, other] of [
      [inner, outer],
      [outer, inner],
    ] as const) {
      sockets.add(one)
      one.on('error', () => one.destroy())
      one.on('close', () => {
        sockets.delete(one)
        other.destroy()
      })
    }
    inner.pipe(outer)
    outer.pipe(inner)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    switchTo(port) {
      to = port
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
