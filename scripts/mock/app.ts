/** The mock as an Express application: the service's kernel, with the contract's examples in place of the features. */

import express, { type Express } from 'express'
import { requestBeginner } from '../../src/http/begin-request.ts'
import { corsHandler } from '../../src/http/cors.ts'
import { bind, type Contract, Gate, type Operation, Problem, sunsetPolicy } from '../../src/kernel/index.ts'
import type { EndedRequest } from '../../src/telemetry/ended-request.ts'
import { createLog } from '../../src/telemetry/log.ts'
import { readExamples } from './examples.ts'
import { type Preference, parsePrefer } from './prefer.ts'
import { createResponder } from './respond.ts'

export interface MockSettings {
  /** The web origins whose pages may send requests. */
  corsOrigins: readonly string[]
  /** Is called once for every request, after its response has ended. */
  observe(request: EndedRequest): void
}

/** The part of a request that the handlers need. */
interface Scope {
  preferences: Preference[]
}

/** Throws a ContractError or a StartupError when the contract cannot be served. */
export async function createMock(contract: Contract, { corsOrigins, observe }: MockSettings): Promise<Express> {
  const log = createLog({ logLevel: 'error', logFormat: 'json' })
  const examples = await readExamples(contract)
  const each = <T>(make: (operation: Operation) => [name: string, value: T]) =>
    Object.fromEntries(contract.operations.map(make))

  const app = express()
  app.disable('x-powered-by')
  const begin = requestBeginner([observe])
  app.use((request, response, next) => {
    begin(request, response)
    next()
  })
  app.use(corsHandler(corsOrigins))
  app.use(
    bind({
      contract,
      realm: 'taskpact',
      context: {},
      handlers: each((operation) => {
        const respond = createResponder(contract, operation, examples.get(operation) ?? new Map())
        return [operation.id, async (_: object, { preferences }: Scope) => respond(preferences)]
      }),
      authenticators: Object.fromEntries(Object.keys(contract.securitySchemes).map((scheme) => [scheme, authenticate])),
      policies: { ...ignoredPolicies(contract), 'x-sunset': sunsetPolicy },
      gate: new Gate(1_000),
      open: (request) => ({ preferences: parsePrefer(request.get('prefer')) }),
      unitOfWork: (_, scope, work) => work(scope),
      idempotency: { take: async () => 'unused', keep: async () => {} },
      takeQuota: async () => {},
      locks: each(({ path }) => [path, async () => {}]),
      toProblem: () => undefined,
      // Problems are the expected response of a request that prefers one.
      onFailure: (error) => error instanceof Problem || log.error({ err: error }, 'the request failed'),
      requestId: (request) => request.id,
    }),
  )
  return app
}

/** Accepts all credentials as recent ones: "admin" as the admin, any others as the user. */
async function authenticate(credentials: string) {
  const id = credentials === 'admin' ? '00000000-0000-7000-8000-000000000001' : '00000000-0000-7000-8000-000000000002'
  return { id, role: credentials === 'admin' ? 'admin' : 'user', authentication_age: 0 }
}

/** Policies of the contract that do nothing here, such as rate limits. */
function ignoredPolicies({ operations }: Contract) {
  return Object.fromEntries(
    operations.flatMap(({ extensions }) => Object.keys(extensions)).map((name) => [name, () => null]),
  )
}
