/** Detects dead sockets by pings (RFC 6455, 5.5.2), with one timer for all of them. */
import type { WebSocket } from 'ws'

/** Milliseconds between two pings of a socket. A socket that has not answered by the next ping is terminated. */
const intervalMs = 30_000
/** Sockets are spread over this many slots of an interval, so that thousands are not pinged at once. */
const slots = 30

export interface Pinged {
  readonly socket: WebSocket
  /** Whether the last ping was answered. */
  alive: boolean
}

export interface Pings {
  /** Pings the socket until it closes. */
  watch(pinged: Pinged): void
  /** Number of open sockets. */
  readonly count: number
}

export function createPings(): Pings {
  const bySlot = Array.from({ length: slots }, () => new Set<Pinged>())
  let next = 0
  let count = 0
  let timer: NodeJS.Timeout | undefined

  function ping(): void {
    for (const pinged of bySlot[next % slots] ?? []) {
      if (pinged.alive) pinged.socket.ping()
      else pinged.socket.terminate()
      pinged.alive = false
    }
    next++
  }

  return {
    watch(pinged) {
      const slot = bySlot[count % slots] as Set<Pinged>
      slot.add(pinged)
      count++
      timer ??= setInterval(ping, intervalMs / slots)
      pinged.socket.once('close', () => {
        slot.delete(pinged)
        if (--count > 0) return
        clearInterval(timer)
        timer = undefined
      })
    },
    get count() {
      return count
    },
  }
}
