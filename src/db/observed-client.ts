/** Connections that let somebody watch their queries. */
import pg from 'pg'

/** Runs a query; `statement` has placeholders and no values. It passes on what the query answers or throws. */
export type AroundQuery = <T>(statement: string, query: () => Promise<T>) => Promise<T>

type Callback = (error: unknown, result?: unknown) => void

/** The class of connections whose queries all go through `around`. Streams, which end when their readers like, do not. */
export function observedClient(around: AroundQuery): typeof pg.Client {
  return class ObservedClient extends pg.Client {
    // biome-ignore lint/suspicious/noExplicitAny: pg declares a dozen forms, which all come to this one
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

/** Values are bound, but for some that libraries write into their SQL as literals. */
function withoutValues(statement: string): string {
  return statement.replaceAll(/'(?:[^']|'')*'/g, "'?'")
}
