/** The mock as an Express application: the service's kernel, with the contract's examples in place of the features. */

import express, { type Express } from 'express'
import { requestBeginner } from '../../src/http/begin-request.ts'
import { preflight } from '../../src/http/cors.ts'
import { bind, type Contract, Gate, type Operation, Problem, sunsetPolicy } from '../../src/kernel/index.ts'
import type { EndedRequest } from '../../src/telemetry/ended-request.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { answerFrom } from './answer.ts'
import { readExamples } from './examples.ts'
import { type Preference, parsePrefer } from './prefer.ts'

export interface MockOptions {
  /** The web origins whose pages may call. */
  corsOrigins: readonly string[]
  /** Told of every request, once it has ended. */
  observe(request: EndedRequest): void
}

/** What a request brings to the handlers. */
interface Scope {
  preferences: Preference[]
}

/** Throws a ContractError or a StartupError when the contract cannot be served. */
export async function createMock(contract: Contract, { corsOrigins, observe }: MockOptions): Promise<Express> {
  const log = createLog('error')
  const examples = await readExamples(contract)
  const each = <T>(make: (operation: Operation) => [name: string, value: T]) =>
    Object.fromEntries(contract.operations.map(make))

  const app = express()
  app.disable('x-powered-by')
  const begin = requestBeginner(observe)
  app.use((request, response, next) => {
    begin(request, response)
    next()
  })
  app.use(preflight(corsOrigins))
  app.use(
    bind({
      contract,
      realm: 'taskpact',
      context: {},
      handlers: each((operation) => {
        const answer = answerFrom(contract, operation, examples.get(operation) ?? new Map())
        return [operation.id, async (_: object, { preferences }: Scope) => answer(preferences)]
      }),
      authenticators: Object.fromEntries(Object.keys(contract.securitySchemes).map((scheme) => [scheme, authenticate])),
      policies: { ...notKept(contract), 'x-sunset': sunsetPolicy },
      gate: new Gate(1_000),
      open: (request) => ({ preferences: parsePrefer(request.get('prefer')) }),
      unitOfWork: (_, scope, work) => work(scope),
      idempotency: { take: async () => 'unused', keep: async () => {} },
      locks: each(({ path }) => [path, async () => {}]),
      toProblem: () => undefined,
      // A problem that was asked for is no failure.
      onFailure: (error) => error instanceof Problem || log.error({ err: error }, 'the request failed'),
      requestId: (request) => request.id,
    }),
  )
  return app
}

/** Whoever has credentials is let in, as the one or the other. */
async function authenticate(credentials: string) {
  const id = credentials === 'admin' ? '00000000-0000-7000-8000-000000000001' : '00000000-0000-7000-8000-000000000002'
  return { id, role: credentials === 'admin' ? 'admin' : 'user' }
}

/** The policies of a contract, such as rate limits, which a mock has no reason to keep. */
function notKept({ operations }: Contract) {
  return Object.fromEntries(
    operations.flatMap(({ extensions }) => Object.keys(extensions)).map((name) => [name, () => null]),
  )
}
