/** Limits the frames and bytes that clients of the event socket send, as `x-websockets` of the contract says. */
import { Windows } from '../../kernel/index.ts'

const windowSeconds = 10

/** Of one window. */
const limits = {
  socket: { frames: 100, bytes: 256 * 1024 },
  user: { frames: 500, bytes: 1024 * 1024 },
}

type Kind = keyof (typeof limits)['socket']

export interface SocketBudgets {
  /** Counts an amount that a socket received. Returns false once the socket or its user has used up the limit. */
  spend(socket: object, userId: string, kind: Kind, amount: number): boolean
  /** Is to be called when a socket has closed. The user's count goes on. */
  forget(socket: object): void
}

export function createSocketBudgets(): SocketBudgets {
  const frames = new Windows<object | string>(windowSeconds)
  const bytes = new Windows<object | string>(windowSeconds)
  const spent = { frames, bytes }

  return {
    spend(socket, userId, kind, amount) {
      const ofSocket = spent[kind].add(socket, amount).count
      const ofUser = spent[kind].add(userId, amount).count
      return ofSocket <= limits.socket[kind] && ofUser <= limits.user[kind]
    },
    forget(socket) {
      frames.forget(socket)
      bytes.forget(socket)
    },
  }
}
