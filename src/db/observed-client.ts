/** Connections whose queries can be traced. */
import pg from 'pg'

/** Runs a query and returns its result. `statement` has placeholders and no values. */
export type AroundQuery = <T>(statement: string, query: () => Promise<T>) => Promise<T>

type Callback = (error: unknown, result?: unknown) => void

/**
 * Returns a class of connections that passes all queries through `around`, except streams, whose end the reader
 * decides.
 */
export function observedClient(around: AroundQuery): typeof pg.Client {
  return class ObservedClient extends pg.Client {
    // biome-ignore lint/suspicious/noExplicitAny: pg declares a dozen overloads of this one
    override query(...given: any[]): any {
      const [query] = given
      const submit = super.query.bind(this) as (...args: unknown[]) => Promise<unknown>
      if (typeof query?.submit === 'function') return submit(...given)
      const callback = typeof given.at(-1) === 'function' ? (given.pop() as Callback) : undefined
      const answer = around(withoutValues(typeof query === 'string' ? query : query.text), () => submit(...given))
      if (!callback) return answer
      answer.then((result) => callback(null, result), callback)
    }
  } as typeof pg.Client
}

/** Removes the literals that some libraries write into their SQL; all other values are bound. */
function withoutValues(statement: string): string {
  return statement.replaceAll(/'(?:[^']|'')*'/g, "'?'")
}
