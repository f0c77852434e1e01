/**
 * Shares a number of slots among callers, so that none of them holds what the others need. A caller may take one more while it
 * holds fewer than a part of the free ones (the dynamic thresholds of Choudhury and Hahne, IEEE/ACM Transactions on
 * Networking 6(2), 1998): however many slots some callers have, there is room for the next one.
 */
import { ContractError, type JsonObject } from './model.ts'
import { kernelProblem, type Problem } from './problem.ts'

/** One entry of a contract's `x-shares`. */
export interface Share {
  /** The part of all slots that a caller may hold that is alone. All when absent. */
  share?: number | undefined
  /** Slots of one caller at most. Any number when absent. */
  limit?: number | undefined
  /** The number of slots, where the contract states it. */
  total?: number | undefined
}

export interface ShareOptions extends Share {
  /** Number of slots. Any number when absent. */
  slots?: number
  /** Calls of one caller that may wait for a slot; 1,000 when absent. */
  maxWaiting?: number
}

interface TakeOptions {
  signal: AbortSignal
  /** Milliseconds to wait for a turn; as long as it takes when absent. */
  wait?: number
}

interface Waiting {
  admit(): void
}

/** Each caller waits in a line of its own, and free slots are given to the lines in turn. */
export class Shares {
  /** The number of slots. Lowering it takes none away from its caller. */
  slots: number
  readonly #part: number
  readonly #limit: number
  readonly #maxWaiting: number
  readonly #held = new Map<string, number>()
  readonly #lines = new Map<string, Set<Waiting>>()
  #taken = 0

  constructor({ total = Number.POSITIVE_INFINITY, slots = total, share = 1, limit, maxWaiting = 1_000 }: ShareOptions) {
    this.slots = slots
    // A caller that is alone stops at its share: it holds as many then as this part of the others.
    this.#part = share / (1 - share)
    this.#limit = limit ?? Number.POSITIVE_INFINITY
    this.#maxWaiting = maxWaiting
  }

  get isFull(): boolean {
    return this.#taken >= Math.floor(this.slots)
  }

  heldBy(caller: string): number {
    return this.#held.get(caller) ?? 0
  }

  /** Takes slots, which are to be released, if the caller may have more, they are free, and none of its calls waits. */
  tryTake(caller: string, amount = 1): boolean {
    if (this.#lines.has(caller) || !this.mayTake(caller, amount)) return false
    this.add(caller, amount)
    return true
  }

  /** Takes slots in any case: for a caller that could otherwise not finish. */
  add(caller: string, amount = 1): void {
    this.#taken += amount
    this.#held.set(caller, (this.#held.get(caller) ?? 0) + amount)
  }

  /**
   * Takes a slot once it is the caller's turn. Returns false when its line is full, or when the wait is over; throws the
   * signal's reason when that is aborted. In both cases the call has left the line.
   */
  async take(caller: string, { signal, wait }: TakeOptions): Promise<boolean> {
    signal.throwIfAborted()
    if (this.tryTake(caller)) return true
    const line = this.#lines.get(caller) ?? new Set()
    if (line.size >= this.#maxWaiting) return false
    const turn = Promise.withResolvers<boolean>()
    const waiting = { admit: () => turn.resolve(true) }
    const onAbort = () => turn.reject(signal.reason)
    const late = wait === undefined ? undefined : setTimeout(() => turn.resolve(false), wait)
    signal.addEventListener('abort', onAbort)
    this.#lines.set(caller, line.add(waiting))
    try {
      return await turn.promise
    } finally {
      clearTimeout(late)
      signal.removeEventListener('abort', onAbort)
      this.#leaveLine(caller, waiting)
    }
  }

  release(caller: string, amount = 1): void {
    this.#taken -= amount
    const held = (this.#held.get(caller) ?? 0) - amount
    if (held > 0) this.#held.set(caller, held)
    else this.#held.delete(caller)
    if (this.#lines.size > 0) this.#admitWaiting()
  }

  /** Whether so many slots are free, and the caller has less than its share. */
  mayTake(caller: string, amount = 1): boolean {
    const free = Math.floor(this.slots) - this.#taken
    const held = this.#held.get(caller) ?? 0
    return free >= amount && held < Math.min(this.#limit, Math.max(1, this.#part * free))
  }

  /** The line that gets a slot is the last one then. */
  #admitWaiting(): void {
    for (const [caller, line] of this.#lines) {
      if (this.isFull) return
      if (!this.mayTake(caller)) continue
      this.add(caller)
      const [first] = line as Set<Waiting> & [Waiting]
      this.#leaveLine(caller, first)
      if (this.#lines.delete(caller)) this.#lines.set(caller, line)
      first.admit()
    }
  }

  #leaveLine(caller: string, waiting: Waiting): void {
    const line = this.#lines.get(caller)
    line?.delete(waiting)
    if (line?.size === 0) this.#lines.delete(caller)
  }
}

/** Reads an entry of the document's `x-shares`. Throws a ContractError where it is none; without one, nothing is shared. */
export function shareOf(document: JsonObject, name: string): Share {
  const { share, limit, total } = (document['x-shares'] as Record<string, Share> | undefined)?.[name] ?? {}
  if (share !== undefined && !(share > 0 && share <= 1))
    throw new ContractError([`x-shares has a share of ${name} that is no part of one: ${share}`])
  for (const number of [limit, total])
    if (number !== undefined && !(Number.isSafeInteger(number) && number > 0))
      throw new ContractError([`x-shares has a limit of ${name} that is no number above 0: ${number}`])
  return { share, limit, total }
}

/** Slots that requests take for a while each. */
export interface SharedSlots {
  shares: Shares
  /** Milliseconds that a request waits for its turn; then it gets 429. */
  wait: number
  /** The requests of a caller that has its share, in the plural. */
  what: string
}

/** Takes a slot once it is the caller's turn. Throws 429 where that takes too long, and the reason of `signal`. */
export async function takeTurn(
  { shares, wait, what }: SharedSlots,
  caller: string,
  signal: AbortSignal,
): Promise<void> {
  if (!(await shares.take(caller, { signal, wait }))) throw tooManyAtOnce(what)
}

/** The 429 of a caller that has its share of something, named in the plural. */
export function tooManyAtOnce(what: string): Problem {
  const detail = `You have as many ${what} as one caller may have. Wait until one has ended, and try again.`
  return kernelProblem('concurrency_limited', { detail, headers: { 'Retry-After': '1' } })
}

/**
 * Runs `work` in a slot of `shares` when it is the turn of `caller`. Throws 429 where the line of the caller is full, or the turn
 * does not come within `wait` milliseconds, naming `what` it waits for in the plural; throws the reason of `signal` when that is
 * aborted before the turn.
 */
export async function inTurn<T>(
  shares: Shares,
  caller: string,
  { what, ...options }: TakeOptions & { what: string },
  work: () => Promise<T>,
): Promise<T> {
  if (!(await shares.take(caller, options))) throw tooManyAtOnce(what)
  try {
    return await work()
  } finally {
    shares.release(caller)
  }
}
