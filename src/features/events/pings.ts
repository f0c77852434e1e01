/** Finds out which sockets nobody is at any more, with one timer for all of them. */
import type { WebSocket } from 'ws'

/** Milliseconds between two pings of a socket; who has not answered the last one is gone. */
const interval = 30_000
/** Each is pinged in one of so many turns, so that thousands are not pinged at once. */
const turns = 30

export interface Pinged {
  readonly socket: WebSocket
  /** Whether the last ping was answered. */
  alive: boolean
}

export interface Pings {
  /** Pings from now on, until the socket closes. */
  watch(pinged: Pinged): void
  /** How many are pinged. */
  readonly count: number
}

export function createPings(): Pings {
  const byTurn = Array.from({ length: turns }, () => new Set<Pinged>())
  let next = 0
  let count = 0
  let timer: NodeJS.Timeout | undefined

  function ping(): void {
    for (const pinged of byTurn[next % turns] ?? []) {
      if (pinged.alive) pinged.socket.ping()
      else pinged.socket.terminate()
      pinged.alive = false
    }
    next++
  }

  return {
    watch(pinged) {
      const turn = byTurn[count % turns] as Set<Pinged>
      turn.add(pinged)
      count++
      timer ??= setInterval(ping, interval / turns)
      pinged.socket.once('close', () => {
        turn.delete(pinged)
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
