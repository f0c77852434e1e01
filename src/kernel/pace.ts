/**
 * Slows connections down whose requests are refused, or cost so little that nothing else limits them: such a connection is not
 * read for a moment after a response. Clients that send the next request at once would otherwise occupy every turn of the event
 * loop, and a request in flight needs several turns (bench/RESULTS.md, overload). A client that waits as `Retry-After` says
 * is not affected.
 */
import type { Socket } from 'node:net'
import { Windows } from './policies.ts'

/** Milliseconds that a connection is not read after a refusal; up to half as long, so that connections spread. */
const pauseMs = 200
/** Pauses differ by multiples of this, so that those of one turn of the event loop share a few timers. */
const stepMs = 25
/** The longest such time: it doubles with each refusal that follows soon. */
const longestPauseMs = 800
/** Milliseconds after which a refusal no longer follows the one before. */
const forgottenMs = 2_000
const refusals = new WeakMap<Socket, { pause: number; at: number }>()

/** Cheap responses to one address in a second that are not paced. */
const cheapPerSecond = 100
const cheap = new Windows<string>(1)

/** To be called after a response that refuses its request because of too many others. */
export function paceRefused(socket: Socket): void {
  const now = performance.now()
  const before = refusals.get(socket)
  const follows = before !== undefined && now - before.at < before.pause + forgottenMs
  const length = follows ? Math.min(longestPauseMs, before.pause * 2) : pauseMs
  refusals.set(socket, { pause: length, at: now })
  pause(socket, length)
}

/** To be called after a response that took nearly no work, such as to a probe or to invalid credentials. */
export function paceCheap(socket: Socket): void {
  if (cheap.add(socket.remoteAddress ?? '').count > cheapPerSecond) paceRefused(socket)
}

/** By duration: the connections that are to be paused in this turn of the event loop. They share a timer. */
const pausing = new Map<number, Socket[]>()

function pause(socket: Socket, milliseconds: number): void {
  const length = Math.ceil((milliseconds * (1 - Math.random() / 2)) / stepMs) * stepMs
  const others = pausing.get(length)
  if (others) {
    others.push(socket)
    return
  }
  pausing.set(length, [socket])
  // Later in the turn, since the end of a response makes Node read on.
  setImmediate(() => {
    const paused = pausing.get(length) ?? []
    pausing.delete(length)
    for (const one of paused) one.pause()
    setTimeout(() => {
      // One that ended meanwhile is read no more.
      for (const one of paused) if (!one.writableEnded) one.resume()
    }, length)
  })
}
