/** The limits of what clients of the event socket send, as `x-socket-limits` of the contract has them. */
import { type Contract, ContractError, Windows } from '../../kernel/index.ts'

/** Amounts of one window. */
interface Budget {
  frames: number
  bytes: number
}

export interface SocketLimits {
  message_bytes: number
  /** Subscriptions that a socket may have open. */
  subscriptions: number
  window_seconds: number
  socket: Budget
  /** Of all sockets of a user. */
  user: Budget
}

export function socketLimits({ document }: Contract): SocketLimits {
  const sockets = document['x-websockets'] as Record<string, { get: { 'x-socket-limits': SocketLimits } }>
  const limits = sockets['/events/ws']?.get['x-socket-limits']
  if (!limits) throw new ContractError(['/events/ws has no x-socket-limits'])
  return limits
}

export interface SocketBudgets {
  /** Counts an amount that a socket received. Returns false once the socket or its user has used up the limit. */
  spend(socket: object, userId: string, kind: keyof Budget, amount: number): boolean
  /** Is to be called when a socket has closed. The user's count goes on. */
  forget(socket: object): void
}

export function createSocketBudgets(limits: SocketLimits): SocketBudgets {
  const frames = new Windows<object | string>(limits.window_seconds)
  const bytes = new Windows<object | string>(limits.window_seconds)
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
