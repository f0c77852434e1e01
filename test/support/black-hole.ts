/** A proxy in front of Postgres that can stop passing bytes, as a network does that loses everything. */
import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface BlackHole {
  port: number
  /** From now on nothing passes, on old connections and new ones; no connection is closed. */
  swallow(): void
  /** New connections work again; what was swallowed is lost. */
  pass(): void
  close(): Promise<void>
}

/** Passes connections on to a Postgres server; `host` may be the folder of its Unix socket. */
export async function openBlackHole({ host, port }: { host: string; port: number }): Promise<BlackHole> {
  let swallowing = false
  const sockets = new Set<Socket>()
  const track = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
  }
  const server = createServer((inner) => {
    track(inner)
    const outer = host.startsWith('/') ? connect(`${host}/.s.PGSQL.${port}`) : connect(port, host)
    track(outer)
    let lost = swallowing
    const relay = (from: Socket, to: Socket) => {
      from.on('data', (bytes) => {
        lost ||= swallowing
        if (!lost) to.write(bytes)
      })
      from.on('close', () => lost || to.destroy())
    }
    relay(inner, outer)
    relay(outer, inner)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as AddressInfo).port,
    swallow() {
      swallowing = true
    },
    pass() {
      swallowing = false
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}
