/** Shares the database connections of requests among their callers: a request that waits for a lock holds one meanwhile. */
import type { Turns } from '../db/limits/limits.ts'
import { type JsonObject, type RequestFacts, Shares, shareOf, tooManyAtOnce } from '../kernel/index.ts'

/** Returns the turns of a request, for the caller that its facts name at the time. */
export type ConnectionTurns = (facts: Pick<RequestFacts, 'caller'>) => Turns

/**
 * `wait` is the milliseconds that a request waits for a turn; then it throws 429 `concurrency_limited`. Statements and
 * transactions that requests share take no turn, so that no caller can hold up the authentication of another one.
 */
export function connectionTurns(
  document: JsonObject,
  { connections, wait }: { connections: number; wait: number },
): ConnectionTurns {
  const shares = new Shares({ ...shareOf(document, 'connections'), slots: connections })

  async function waitForTurn(caller: string, signal: AbortSignal): Promise<void> {
    if (!(await shares.take(caller, { signal, wait }))) throw tooManyAtOnce('requests that use the database')
  }

  return (facts) => {
    const callers: string[] = []
    return {
      take(more, signal) {
        const caller = facts.caller ?? ''
        if (more) shares.add(caller)
        else if (!shares.tryTake(caller)) return waitForTurn(caller, signal).then(() => void callers.push(caller))
        callers.push(caller)
        return undefined
      },
      release() {
        shares.release(callers.pop() ?? '')
      },
    }
  }
}
